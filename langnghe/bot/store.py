"""Opening the database: engines set up so that a commit is durable and SQLite has one writer."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool, QueuePool

from langnghe.services.outbox import SIGNS_OF_LIFE


@dataclass(frozen=True, slots=True)
class Store:
    """`writer` gives connections for lanes, `reader` read-only ones for pages and reports."""

    url: URL
    writer: Engine
    reader: Engine
    process: int = 0
    """By which other processes on the same database know this one (PostgreSQL)."""

    @property
    def embedded(self) -> bool:
        """SQLite: one process, one lane."""
        return self.url.get_backend_name() == "sqlite"

    def close(self) -> None:
        self.reader.dispose()
        self.writer.dispose()


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()


def _sqlite_begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _sqlite_read(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")


def _sqlite_settings(read_only: bool) -> Any:
    def on_connect(connection: Any, _record: Any) -> None:
        # SQLAlchemy, not the driver, begins transactions: the driver's own way breaks SAVEPOINT.
        connection.isolation_level = None
        cursor = connection.cursor()
        # FULL: a citizen who read "đã tiếp nhận" must find the ticket after a power cut.
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000",
                       "cache_size=-32000", "temp_store=MEMORY"):  # fmt: skip
            cursor.execute(f"PRAGMA {pragma}")
        if read_only:
            cursor.execute("PRAGMA query_only=ON")
        cursor.close()

    return on_connect


#: Seconds; https://www.postgresql.org/docs/current/runtime-config-connection.html
_WATCHED_BY_SERVER = {
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    "idle_in_transaction_session_timeout": "60s",
}


def _sign_of_life(process: int) -> Any:
    """Every writing connection holds a lock with its process's number: when all are gone, so is the process.

    A machine that loses its power or its network sends no end. So that nobody waits for the locks of its last
    transaction (a person's chat, a ticket) the server itself asks whether it is still there, and ends a
    transaction in which a process was frozen.
    """

    def on_connect(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for name, value in _WATCHED_BY_SERVER.items():
            cursor.execute("SELECT set_config(%s, %s, false)", (name, value))
        cursor.execute("SELECT pg_advisory_lock_shared(%s, %s)", (SIGNS_OF_LIFE, process))
        cursor.close()
        connection.commit()

    return on_connect


def open_store(url: str) -> Store:
    """Engines for `url`: sqlite:///path or postgresql+psycopg://…

    The connection is made when first used; a wrong address shows then.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        common: dict[str, Any] = {
            "json_serializer": _dumps,
            "json_deserializer": orjson.loads,
            # An error of the database must not quote what people wrote.
            "hide_parameters": True,
            "connect_args": {"check_same_thread": False},
        }
        writer = create_engine(parsed, poolclass=NullPool, **common)
        reader = create_engine(parsed, poolclass=QueuePool, pool_size=4, **common)
        event.listen(writer, "connect", _sqlite_settings(read_only=False))
        event.listen(writer, "begin", _sqlite_begin)
        event.listen(reader, "connect", _sqlite_settings(read_only=True))
        event.listen(reader, "begin", _sqlite_read)
        return Store(parsed, writer, reader)
    parsed = parsed.set(drivername="postgresql+psycopg")
    process = secrets.randbelow(2**31)
    common = {
        "json_serializer": _dumps,
        "json_deserializer": orjson.loads,
        "hide_parameters": True,
        # What every event asks is prepared by us (`models.by_name`).
        "connect_args": {"prepare_threshold": None},
    }
    writer = create_engine(parsed, pool_size=2, max_overflow=16, **common)
    reader = create_engine(
        parsed,
        pool_size=4,
        pool_pre_ping=True,
        execution_options={"postgresql_readonly": True},
        **common,
    )
    event.listen(writer, "connect", _sign_of_life(process))
    return Store(parsed, writer, reader, process)
