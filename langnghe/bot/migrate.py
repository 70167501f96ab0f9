"""Bringing the database's schema to what this version of the program needs."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

import langnghe.migrations
from langnghe.bot.store import open_store

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(langnghe.migrations.__file__).parent
#: Two processes that start at once must not both migrate (PostgreSQL).
LOCK = 7_305_801


class SchemaTooNew(Exception):
    """The database was written by a later version of the program."""


class BrokenReference(Exception):
    """The database holds a row that points to another which is not there."""


def config(connection: Connection | None = None) -> "Config":
    """Alembic's configuration, without a file."""
    from alembic.config import Config  # a sixth of a start: only where there is something to migrate

    made = Config()
    made.set_main_option("script_location", str(FOLDER))
    made.attributes["connection"] = connection
    return made


def head() -> str:
    """The revision this version of the program needs."""
    return max(revisions())


def revisions() -> frozenset[str]:
    """Every revision this version of the program knows: the numbers of its steps, one after the other."""
    return frozenset(step.name.partition("_")[0] for step in (FOLDER / "versions").glob("[0-9]*.py"))


def current(connection: Connection) -> str | None:
    """The revision the database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def upgrade(url: str) -> None:
    """Create or upgrade the schema at `url`. Raises `SchemaTooNew` for a database of a later version."""
    store = open_store(url)
    try:
        with store.reader.connect() as connection:
            ready = current(connection) == head()
        if not ready:
            with store.writer.connect() as connection:
                _upgrade(connection)
    finally:
        store.close()


def _upgrade(connection: Connection) -> None:
    from alembic import command  # as in `config`

    embedded = connection.dialect.name == "sqlite"
    if embedded:
        # SQLite changes a table by copying it; while the old one is dropped, rows point to nothing.
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
    _locked(connection)
    _known(connection)
    command.upgrade(config(connection), "head")
    if embedded:
        _whole(connection)
    connection.commit()


def _whole(connection: Connection) -> None:
    """Every row points to one that is there. Raises `BrokenReference`; nothing of the upgrade is kept then."""
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken is not None:
        raise BrokenReference(f"{broken[0]} row {broken[1]} points into {broken[2]}, where there is no such row")


def _locked(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def _known(connection: Connection) -> None:
    at = current(connection)
    if at is not None and at not in revisions():
        raise SchemaTooNew(f"the database is at revision {at}, which this version does not know")
