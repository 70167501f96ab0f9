"""The machine: room on the disk, the folders, the backups."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import make_url

from langnghe.bot import backup
from langnghe.bot.config import Settings
from langnghe.bot.doctor.finding import Fact, Finding, warning, wrong

MIB = 1 << 20
#: With less nothing can be written soon: a journal of SQLite, a file from a citizen.
NO_ROOM = 300 * MIB
LITTLE_ROOM = 2048 * MIB
#: A week, and a day of grace for who saves weekly.
BACKUP_AGE = timedelta(days=8)


def look(settings: Settings, now: datetime) -> Iterator[Finding | Fact]:
    """Everything about the machine."""
    yield from _room(settings)
    yield from _privacy(settings)
    yield from _files(settings)
    yield from _backups(settings, now)


def database_file(settings: Settings) -> Path | None:
    """The file of an embedded database."""
    url = make_url(settings.database_url)
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _room(settings: Settings) -> Iterator[Finding | Fact]:
    place = _standing(settings.data_dir)
    free = shutil.disk_usage(place).free
    database = database_file(settings)
    size = database.stat().st_size if database is not None and database.exists() else 0
    yield Fact("room", {"free": free // MIB, "folder": str(settings.data_dir)})
    if free < NO_ROOM:
        yield wrong("no-room", free=free // MIB, folder=str(settings.data_dir))
    elif free < max(LITTLE_ROOM, 2 * size):
        yield warning("little-room", free=free // MIB, folder=str(settings.data_dir), needed=2 * size // MIB)


def _standing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next(each for each in (folder.absolute(), *folder.absolute().parents) if each.exists())


def _privacy(settings: Settings) -> Iterator[Finding]:
    """What citizens wrote is for the program's own user alone."""
    database = database_file(settings)
    if sys.platform == "win32" or database is None or not database.exists():
        return
    # A folder that nobody else may enter keeps what is in it, whatever its own marks.
    closed = any(not stat.S_IMODE(each.stat().st_mode) & 0o007 for each in database.absolute().parents)
    if stat.S_IMODE(database.stat().st_mode) & 0o007 and not closed:
        yield warning("open-to-others", file=str(database))


def _files(settings: Settings) -> Iterator[Finding]:
    store, database = settings.data_dir / "files", database_file(settings)
    if not store.exists():
        if settings.data_dir.exists() and not writable(settings.data_dir):
            yield wrong("files-not-writable", folder=str(settings.data_dir))
        return
    if not writable(store):
        yield wrong("files-not-writable", folder=str(store))
    if database is not None and database.exists() and store.stat().st_dev != database.stat().st_dev:
        yield warning("files-elsewhere", folder=str(store), database=str(database))


def writable(folder: Path) -> bool:
    """Whether who runs this may put files into the folder."""
    return os.access(folder, os.W_OK | os.X_OK)


def _backups(settings: Settings, now: datetime) -> Iterator[Finding | Fact]:
    database = database_file(settings)
    if database is None:
        yield Fact("backup-of-postgresql")
        return
    if not database.exists():
        return
    last = backup.last(settings)
    if last is None:
        yield warning("no-backup")
    elif now - last.made_at > BACKUP_AGE:
        yield warning("backup-old", last.made_at, days=(now - last.made_at).days)
    else:
        yield Fact("backup", {"made_at": last.made_at, "file": last.file})
