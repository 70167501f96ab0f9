"""Backup of the embedded store, while it serves.

A backup is one zip file: the database as it stood at one instant (SQLite's online backup, which no writer waits
for), every kept file that this database names, and a manifest with the checksum of each. Files are taken after the
database and are never changed once written, so nothing that the database names can be missing.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

from sqlalchemy import make_url

from langnghe.bot.config import Settings
from langnghe.services.refusals import Refusal

FORMAT = 1
DATABASE = "langnghe.db"
MANIFEST = "manifest.json"


class BackupRefused(Refusal):
    """A backup or restore that cannot be done as asked; the store is as it was."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A finished backup. `size` in bytes; `missing` are kept files that were not on the disk."""

    file: Path
    size: int
    files: int
    missing: tuple[str, ...] = ()


def database_of(settings: Settings) -> Path:
    """The file of the embedded store. Raises `BackupRefused` for PostgreSQL, which has tools of its own."""
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise BackupRefused("backup-postgresql", address=url.set(password=None).render_as_string())
    return Path(url.database)


def backup(settings: Settings, target: Path, now: datetime, *, replace: bool = False) -> Saved:
    """Write a backup of the store to `target`, which appears only when it is whole.

    Raises `BackupRefused`: "backup-exists", "backup-nothing", "backup-damaged", "backup-postgresql".
    """
    database = database_of(settings)
    if target.is_dir() or (target.exists() and not replace):
        raise BackupRefused("backup-exists", file=str(target))
    if not database.exists():
        raise BackupRefused("backup-nothing", database=str(database))
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.part")
    copy = target.with_name(f".{target.name}.db")
    try:
        _copy_database(database, copy)
        with private(draft) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            saved = _write(archive, copy, settings, now)
        draft.replace(target)
    finally:
        for left in (draft, copy):
            left.unlink(missing_ok=True)
    return Saved(target, target.stat().st_size, *saved)


@dataclass(frozen=True, slots=True)
class Remembered:
    """The newest backup that was made of this store, and where it was put then."""

    made_at: datetime
    file: str


def remember(settings: Settings, saved: Saved, now: datetime) -> None:
    """Leave a note beside the database, for `langnghe doctor`. A note that cannot be written spoils no backup."""
    note = _note(settings)
    draft = note.with_name(f"{note.name}.part")
    with contextlib.suppress(OSError):
        with private(draft) as file:
            file.write(json.dumps({"made_at": now.isoformat(), "file": str(saved.file.absolute())}).encode())
        draft.replace(note)


def last(settings: Settings) -> Remembered | None:
    """The newest backup, None when none was ever made here. Raises `BackupRefused` for PostgreSQL."""
    try:
        told = json.loads(_note(settings).read_text("utf-8"))
        return Remembered(datetime.fromisoformat(told["made_at"]), str(told["file"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _note(settings: Settings) -> Path:
    database = database_of(settings)
    return database.with_name(f"{database.name}.backup.json")


@contextlib.contextmanager
def private(path: Path) -> Iterator[IO[bytes]]:
    """A new file that nobody else on the machine can read: it holds what citizens wrote."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _copy_database(database: Path, copy: Path) -> None:
    """The database at one instant, as one file, checked."""
    copy.unlink(missing_ok=True)
    os.close(os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with opened(database, read_only=True) as source, opened(copy) as destination:
            source.backup(destination)  # all pages in one step: one instant, and no writer waits
            destination.execute("PRAGMA journal_mode=DELETE")
        check(copy)
    except sqlite3.DatabaseError as error:
        raise BackupRefused("backup-damaged", database=str(database)) from error


def check(database: Path) -> None:
    with opened(database, read_only=True) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.DatabaseError("not intact")


@contextlib.contextmanager
def opened(database: Path, *, read_only: bool = False) -> Iterator[sqlite3.Connection]:
    mode = "ro" if read_only else "rwc"
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode={mode}", uri=True, timeout=30)
    try:
        yield connection
        connection.commit()
    finally:
        connection.close()


def _write(archive: zipfile.ZipFile, copy: Path, settings: Settings, now: datetime) -> tuple[int, tuple[str, ...]]:
    with opened(copy, read_only=True) as connection:
        named = [
            row[0]
            for row in connection.execute(
                "SELECT DISTINCT path FROM attachment WHERE state = 'stored' AND path <> '' ORDER BY path"
            )
        ]
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    store = settings.data_dir / "files"
    missing = tuple(path for path in named if not (store / path).is_file())
    kept = [path for path in named if path not in missing]
    files = {f"files/{path}": _put(archive, f"files/{path}", store / path, zipfile.ZIP_STORED) for path in kept}
    manifest = {
        "format": FORMAT,
        "program": f"langnghe {version('langnghe')}",
        "made_at": now.isoformat(),
        "office": settings.office.name,
        "revision": revision,
        "sha256": {DATABASE: _put(archive, DATABASE, copy, zipfile.ZIP_DEFLATED), **files},
        "missing": missing,
    }
    archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return len(kept), missing


def _put(archive: zipfile.ZipFile, name: str, path: Path, compression: int) -> str:
    digest = hashlib.sha256()
    info = zipfile.ZipInfo(name)  # without the file's own time: a backup of the same books is the same
    info.compress_type = compression
    info.file_size = path.stat().st_size
    with path.open("rb") as source, archive.open(info, "w") as written:
        while piece := source.read(1 << 20):
            digest.update(piece)
            written.write(piece)
    return digest.hexdigest()
