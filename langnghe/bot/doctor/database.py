"""The database: reached, whole, at the schema of this version, and served by somebody."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import DBAPIError

from langnghe.bot import migrate
from langnghe.bot.clock import Clock
from langnghe.bot.config import Settings
from langnghe.bot.doctor.finding import Fact, Finding, warning, wrong
from langnghe.bot.doctor.machine import MIB, database_file
from langnghe.bot.hold import Hold
from langnghe.bot.store import Store, open_store
from langnghe.services import serving

#: Seconds that a server may take to answer at all, and one question to be answered.
CONNECT = 5
PATIENCE = 20.0
#: Seconds for which a file is read through for damage; a large one is not read to its end.
READING = 10.0
#: A journal that grew beyond this was not put into the database for long: somebody reads without an end.
LARGE_WAL = 256 * MIB
#: Seconds by which the clock of the database's machine may differ from ours.
SKEW = 30


class Database:
    """Read-only connections to the office's database; nothing is made and nothing is brought up to date."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.file = database_file(settings)
        self._store: Store | None = None

    @property
    def store(self) -> Store:
        if self._store is None:
            url = make_url(self._settings.database_url)
            if self.file is None and "connect_timeout" not in url.query:
                url = url.update_query_dict({"connect_timeout": str(CONNECT)})
            self._store = open_store(url.render_as_string(hide_password=False))
        return self._store

    def close(self) -> None:
        if self._store is not None:
            self._store.close()

    def connect(self) -> Connection:
        """A connection on which every question comes to an end."""
        connection = self.store.reader.connect()
        if self.file is None:
            connection.execute(text(f"SET LOCAL statement_timeout = {int(PATIENCE * 1000)}"))
        else:
            _end_after(cast("sqlite3.Connection", connection.connection.driver_connection), PATIENCE)
        return connection

    # Looks ------------------------------------------------------------------------------------------------------

    def look(self, clock: Clock) -> Iterator[Finding | Fact]:
        """Whether it can be used. Other looks are of use only when `usable` says so."""
        if self.file is not None and not self.file.exists():
            yield wrong("no-database", database=str(self.file))
            return
        try:
            yield from self._inside(clock)
        except DBAPIError as error:
            reason = next(iter(str(error.orig).splitlines()), type(error).__name__)
            # The drivers' reasons name a file, or host and user, never the password.
            yield wrong("database-unreachable", reason=reason)
            return
        if self.file is not None:
            yield from _journal(self.file)

    def usable(self) -> bool:
        """Whether it answers and is at the schema of this version."""
        if self.file is not None and not self.file.exists():
            return False
        try:
            with self.connect() as connection:
                return migrate.current(connection) == migrate.head()
        except DBAPIError:
            return False

    def _inside(self, clock: Clock) -> Iterator[Finding | Fact]:
        with self.connect() as connection:
            if self.file is None:
                begun = clock.now()
                there: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
                yield from skewed("database-clock", there, begun)
                size = connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
            else:
                size = self.file.stat().st_size
            at = migrate.current(connection)
        kind = "SQLite" if self.file is not None else "PostgreSQL"
        yield Fact("database", {"kind": kind, "size": -(-size // MIB), "schema": at or "–"})
        needs = migrate.head()
        if at is None:
            yield wrong("no-office")
        elif at not in migrate.revisions():
            yield wrong("schema-ahead", at=at, needs=needs)
        elif at != needs:
            yield wrong("schema-behind", at=at, needs=needs)
        if self.file is not None and damaged(self.file):
            yield wrong("database-damaged", database=str(self.file))

    def serving(self) -> int:
        """How many processes serve the office now. Raises `DBAPIError` when the database does not answer."""
        if self.file is not None:
            return int(Hold(self.file).held)
        with self.connect() as connection:
            return serving.processes(connection)


def skewed(key: str, there: datetime, here: datetime) -> Iterator[Finding]:
    """`key` when the two clocks, read at the same moment, differ by more than `SKEW`."""
    apart = (here - there).total_seconds()
    if abs(apart) > SKEW:
        yield wrong(key, seconds=round(abs(apart)), ahead="yes" if apart > 0 else "no")


def _journal(file: Path) -> Iterator[Finding]:
    journal = file.with_name(f"{file.name}-wal")
    size = journal.stat().st_size if journal.exists() else 0
    if size > LARGE_WAL:
        yield warning("wal-large", size=size // MIB, file=str(journal))


def damaged(file: Path) -> bool:
    """Whether what was read of the file in `READING` seconds is damaged."""
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=CONNECT)) as connection:
        _end_after(connection, READING)
        try:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
        except sqlite3.OperationalError:
            return False  # broken off, or locked: not damage
        except sqlite3.DatabaseError:
            return True


def _end_after(connection: sqlite3.Connection, seconds: float) -> None:
    until = time.monotonic() + seconds
    connection.set_progress_handler(lambda: int(time.monotonic() > until), 20_000)
