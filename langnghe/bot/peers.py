"""What this process knows of the others that serve the same books, and which of them ticks.

On SQLite there are no others. On PostgreSQL each serving process keeps one connection aside and holds two advisory
locks on it: a shared one on its number, by which the others count it, and, where nobody else has it, the one for
ticking. Both are gone with the connection, so a process that dies is out of the count and somebody else ticks at
the next look. A process that is frozen, or whose machine has lost its power or its network, sends no end: the
server ends the session after `FROZEN` seconds without a look (PostgreSQL 14 and later).
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock

import structlog
from prometheus_client import Gauge
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from langnghe.bot.clock import Clock
from langnghe.bot.store import Store
from langnghe.services import serving
from langnghe.services.serving import SERVING, TICKING

log = structlog.get_logger()

PROCESSES = Gauge("langnghe_processes", "Processes that serve these books, as this one last counted them")
LEADING = Gauge("langnghe_leading", "1 in the process that ticks")

#: Seconds between two looks. So long the part of a process that died is lost to a broadcast.
LOOK = 0.5
#: By then every other process has counted one that joined, and a slow one with it.
SETTLING = 2 * LOOK
#: A look older than this proves nothing: somebody else may tick by now.
STALE = 5.0
#: The server ends a session that has not looked for so many seconds.
FROZEN = 10
#: Pauses before connecting again.
PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0)
#: For libpq: an address that does not answer, and a server that is gone without a word, are noticed in time.
_CONNECTING = {
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 3,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,
}
_TICKING = {"kind": TICKING}
_TAKE = text("SELECT pg_try_advisory_lock(:kind, 0)")
_GIVE = text("SELECT pg_advisory_unlock(:kind, 0)")


@dataclass(frozen=True, slots=True)
class Seen:
    """One look: how many serve, whether this process has the lock for ticking, whether it has joined just now."""

    processes: int
    ticks: bool
    joined: bool


class Lookout:
    """The connection aside, with its locks; made when needed and anew after it broke. Its calls wait."""

    def __init__(self, store: Store) -> None:
        self._process = store.process
        self._engine: Engine = create_engine(
            store.url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=_CONNECTING
        )
        self._connection: Connection | None = None
        self._ticks = False
        # A look that is under way when the process ends goes on in its thread.
        self._busy = Lock()

    def look(self, *, ticking: bool) -> Seen:
        """Look around; take the lock for ticking when it is free, or give it back without `ticking`.

        Raises `SQLAlchemyError` when the store is out of reach; both locks are gone then.
        """
        with self._busy:
            try:
                return self._look(ticking=ticking)
            except BaseException:
                self._let_go()
                raise

    def close(self) -> None:
        with self._busy:
            self._let_go()

    def _look(self, *, ticking: bool) -> Seen:
        joined = self._connection is None
        connection = self._connection or self._joined()
        if ticking and not self._ticks:
            self._ticks = bool(connection.execute(_TAKE, _TICKING).scalar_one())
        elif not ticking and self._ticks:
            connection.execute(_GIVE, _TICKING)
            self._ticks = False
        return Seen(serving.others(connection, self._process) + 1, self._ticks, joined)

    def _joined(self) -> Connection:
        connection = self._connection = self._engine.connect()
        connection.execute(text(f"SET statement_timeout = '{int(STALE)}s'"))
        if (connection.dialect.server_version_info or (0,)) >= (14,):
            connection.execute(text(f"SET idle_session_timeout = '{FROZEN}s'"))
        key = {"kind": SERVING, "number": self._process}
        connection.execute(text("SELECT pg_advisory_lock_shared(:kind, :number)"), key)
        return connection

    def _let_go(self) -> None:
        connection, self._connection, self._ticks = self._connection, None, False
        if connection is not None:
            with suppress(SQLAlchemyError):
                connection.invalidate()  # closed for good, whatever state it is in
            with suppress(SQLAlchemyError):
                connection.close()


class Peers:
    """The processes on the same books, this one among them. Used from the event loop only.

    `on_leading` is called whenever this process begins to tick.
    """

    def __init__(self, store: Store, clock: Clock, on_leading: Callable[[], None] = lambda: None) -> None:
        self._clock = clock
        self._on_leading = on_leading
        self._lookout = None if store.embedded else Lookout(store)
        #: Living serving processes, this one included; the last known number while the store is out of reach.
        self.count = 1
        self._ticks = self._present = self._lookout is None
        self._looked = self._joined = 0.0
        self._alone = True
        self._resigned = self._out_of_reach = False

    @property
    def share(self) -> float:
        """The part of this process in what all may do together."""
        return 1 / self.count

    @property
    def leading(self) -> bool:
        """Whether this process ticks. Two may believe it for a moment, after a cut connection: sweeps lock."""
        return self._ticks and not self._resigned and self._fresh()

    @property
    def settled(self) -> bool:
        """Whether all others have had the time to count this process: until then it takes no share.

        False as well while the store is out of reach, because the others have stopped counting this process.
        """
        if not self._present or not self._fresh():
            return False
        return self._alone or self._clock.monotonic() - self._joined >= SETTLING

    async def start(self) -> None:
        """Join, and know of the others before anything is sent. A store that is out of reach is tried again."""
        if self._lookout is not None:
            await self._look(self._lookout)
        self._show()

    async def run(self) -> None:
        """Look until cancelled."""
        if self._lookout is None:
            await asyncio.Event().wait()
            return
        failures = 0
        while True:
            await asyncio.sleep(PAUSES[min(failures, len(PAUSES)) - 1] if failures else LOOK)
            failures = 0 if await self._look(self._lookout) else failures + 1

    def resign(self) -> None:
        """Tick no more, for the end of the process. Another one takes over within two looks."""
        self._resigned = True
        self._show()

    async def stop(self) -> None:
        """Leave: the others count this process no more. To be called when nothing more is sent."""
        if self._lookout is not None:
            self._ticks = self._present = False
            await asyncio.to_thread(self._lookout.close)
        self._show()

    async def _look(self, lookout: Lookout) -> bool:
        try:
            seen = await asyncio.to_thread(lookout.look, ticking=not self._resigned)
        except SQLAlchemyError as error:
            if not self._out_of_reach:
                log.warning("peers.out_of_reach", error=type(error).__name__)
            self._out_of_reach = True
            self._ticks = self._present = False
            self._show()
            return False
        self._looked = self._clock.monotonic()
        begins = seen.ticks and not self._ticks
        if seen.joined:
            self._joined, self._alone = self._looked, seen.processes == 1
        if seen.joined or begins or seen.processes != self.count:
            log.info("peers.changed", processes=seen.processes, leading=seen.ticks)
        self.count, self._ticks, self._present, self._out_of_reach = seen.processes, seen.ticks, True, False
        self._show()
        if begins:
            self._on_leading()
        return True

    def _fresh(self) -> bool:
        return self._lookout is None or self._clock.monotonic() - self._looked < STALE

    def _show(self) -> None:
        PROCESSES.set(self.count)
        LEADING.set(self.leading)
