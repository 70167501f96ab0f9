"""Restore of the embedded store, while it serves.

All of a backup is checked first, and what is there now is kept as a backup of its own. Then the copy is put into
the database in one SQLite transaction. While a server holds the store, the server does that itself between two
events (see `hold`): nothing in its memory may outlive the books it belongs to.
"""

import hashlib
import json
import re
import shutil
import sqlite3
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from langnghe.bot import migrate
from langnghe.bot.backup import (
    DATABASE,
    FORMAT,
    MANIFEST,
    BackupRefused,
    backup,
    check,
    database_of,
    opened,
    private,
)
from langnghe.bot.config import Settings
from langnghe.bot.hold import Held, Hold

#: Paths of the file store: named by the checksum of their bytes.
_KEPT = re.compile(r"[0-9a-f]{2}/[0-9a-f]{62}")
#: Seconds that a server has for taking a restore up: it finishes what is in its lanes first.
PATIENCE = 60.0
LONG_PATIENCE = 3600.0
LOOK = 0.2


@dataclass(frozen=True, slots=True)
class Restored:
    """A finished restore: when the backup was made, and the backup of what was there before (None if nothing)."""

    made_at: datetime
    files: int
    before: Path | None
    serving: bool
    """A running server took it up."""


def restore(
    settings: Settings,
    source: Path,
    now: datetime,
    *,
    replace: bool = False,
    pause: Callable[[float], None] = time.sleep,
) -> Restored:
    """Put the books of a backup in place of what is there, through the running server if there is one.

    Raises `BackupRefused`: "restore-no-file", "restore-no-backup", "restore-damaged", "restore-too-new",
    "restore-exists" (without `replace`), "restore-no-answer", "restore-failed", "backup-postgresql".
    """
    database = database_of(settings)
    if not source.is_file():
        raise BackupRefused("restore-no-file", file=str(source))
    occupied = database.exists() and database.stat().st_size > 0
    if occupied and not replace:
        raise BackupRefused("restore-exists", database=str(database))
    database.parent.mkdir(parents=True, exist_ok=True)
    prepared = database.with_name(f"{database.name}.restore.part")
    shutil.rmtree(prepared, ignore_errors=True)
    try:
        made_at, files = _unpack(source, prepared)
        before = _keep_present(settings, now) if occupied else None
        serving = _hand_over(settings, database, prepared, pause)
    finally:
        shutil.rmtree(prepared, ignore_errors=True)
    return Restored(made_at, files, before, serving)


def take_up(settings: Settings, prepared: Path) -> None:
    """Make a checked copy the office's books. Only who holds the store calls this, with nothing else open."""
    store = settings.data_dir / "files"
    for file in sorted((prepared / "files").glob("*/*")):
        place = store / file.relative_to(prepared / "files")
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, place)
    database = database_of(settings)
    try:
        _put_in_place(prepared / DATABASE, database)
    except sqlite3.OperationalError:
        raise  # locked, a full disk: nothing is wrong with what is there
    except sqlite3.DatabaseError:
        check(prepared / DATABASE)
        # So it is what is there that cannot even be written to: it is laid aside, never deleted.
        for ending in ("", "-wal", "-shm"):
            damaged = database.with_name(database.name + ending)
            if damaged.exists():
                damaged.replace(database.with_name(f"{database.name}.damaged{ending}"))
        _put_in_place(prepared / DATABASE, database)


def _put_in_place(copy: Path, database: Path) -> None:
    with opened(copy, read_only=True) as source, opened(database) as destination:
        source.backup(destination)  # one transaction: a crash leaves either the old books or the new ones


def _unpack(source: Path, prepared: Path) -> tuple[datetime, int]:
    """The backup in a folder, everything in it checked; when it was made, and how many files it has."""
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest(archive, source)
            for name, sha256 in manifest["sha256"].items():
                _take_out(archive, name, sha256, prepared / name)
        check(prepared / DATABASE)
        made_at = datetime.fromisoformat(manifest["made_at"])
    except (zipfile.BadZipFile, sqlite3.DatabaseError, EOFError, ValueError, KeyError, TypeError) as error:
        raise BackupRefused("restore-damaged", file=str(source)) from error
    _known(prepared / DATABASE, source)
    return made_at, len(manifest["sha256"]) - 1


def _manifest(archive: zipfile.ZipFile, source: Path) -> dict[str, Any]:
    if MANIFEST not in archive.namelist():
        raise BackupRefused("restore-no-backup", file=str(source))
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT:
        raise BackupRefused("restore-too-new", file=str(source))
    names = set(manifest["sha256"])
    if DATABASE not in names or any(
        not _KEPT.fullmatch(name.removeprefix("files/")) for name in names - {DATABASE}
    ):
        raise KeyError("names that no backup of ours has")
    return manifest


def _take_out(archive: zipfile.ZipFile, name: str, sha256: str, place: Path) -> None:
    digest = hashlib.sha256()
    place.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as packed, private(place) as file:
        while piece := packed.read(1 << 20):
            digest.update(piece)
            file.write(piece)
    if digest.hexdigest() != sha256:
        raise ValueError(f"{name} is not what was packed")


def _known(database: Path, source: Path) -> None:
    with opened(database, read_only=True) as connection:
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    if revision not in migrate.revisions():
        raise BackupRefused("restore-too-new", file=str(source))


def _keep_present(settings: Settings, now: datetime) -> Path | None:
    """What is there now, as a backup beside it; None when it is too damaged to be copied (it is laid aside)."""
    target = settings.data_dir / f"before-restore-{now:%Y%m%d-%H%M%S}.zip"
    try:
        return backup(settings, target, now, replace=True).file
    except BackupRefused as no:
        if no.key != "backup-damaged":
            raise
        return None


def _hand_over(settings: Settings, database: Path, prepared: Path, pause: Callable[[float], None]) -> bool:
    """Take the copy up here, or have the server that holds the store do it; whether a server did."""
    hold = Hold(database)
    try:
        with hold:
            take_up(settings, prepared)
            return False
    except Held:
        hold.ask(prepared)
    if not _waited(lambda: hold.asked, PATIENCE, pause) and hold.withdraw():
        raise BackupRefused("restore-no-answer", seconds=int(PATIENCE))
    _waited(lambda: hold.under_way, LONG_PATIENCE, pause)
    if reason := hold.refusal():
        raise BackupRefused("restore-failed", reason=reason)
    return True


def _waited(going_on: Callable[[], bool], patience: float, pause: Callable[[float], None]) -> bool:
    """Wait for the end of something; whether it came in time."""
    left = patience
    while going_on():
        if left <= 0:
            return False
        pause(LOOK)
        left -= LOOK
    return True
