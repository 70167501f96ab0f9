"""The office's books as the process reaches them: verbs in a lane, questions on read-only connections."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TypeVar

from sqlalchemy import Connection

from langnghe.bot.clock import Clock
from langnghe.bot.lanes import Lanes
from langnghe.bot.receive import Receiver, Said
from langnghe.bot.store import Store
from langnghe.models.contract import Inbound
from langnghe.services import office_calendar
from langnghe.services.calendar import WorkingCalendar
from langnghe.services.work import Composer, Office, Work

T = TypeVar("T")

#: Seconds for which a process may count by a calendar that another process has changed. Computing open deadlines
#: anew waits longer than this (`services.recomputing.SETTLING`).
CALENDAR_LOOK = 2.0


class WorkMaker:
    """Makes the unit of work of a transaction: what the office knows, the time, who puts notices into words."""

    def __init__(
        self, office: Office, clock: Clock, composer: Composer, *, culture_day: bool, process: int = 0
    ) -> None:
        self.office = office
        self._clock = clock
        self._composer = composer
        self._culture_day = culture_day
        self._process = process
        self._calendar: WorkingCalendar | None = None
        self._stamp = ""
        self._looked = 0.0

    def __call__(self, connection: Connection) -> Work:
        return Work(
            connection=connection,
            now=self._clock.now(),
            office=self.office,
            calendar=self._the_calendar(connection),
            composer=self._composer,
            process=self._process,
        )

    def _the_calendar(self, connection: Connection) -> WorkingCalendar:
        """The calendar, read anew when its stamp has changed; the stamp is looked at every few seconds."""
        seconds, known = self._clock.monotonic(), self._calendar
        if known is not None and seconds - self._looked < CALENDAR_LOOK:
            return known
        # The stamp first: a change between the two is then read once more, never missed.
        stamp = office_calendar.stamp(connection)
        if known is None or stamp != self._stamp:
            known = office_calendar.load(connection, culture_day=self._culture_day)
        self._calendar, self._stamp, self._looked = known, stamp, seconds
        return known

    def calendar_changed(self) -> None:
        """The office's calendar was changed in this process: read it anew at once."""
        self._calendar = None


class Books:
    """`langnghe.web.ports.Books`, and what jobs and workers use."""

    def __init__(
        self,
        store: Store,
        lanes: Lanes,
        receiver: Receiver,
        make_work: WorkMaker,
        hand_over: Callable[[Said], None],
    ) -> None:
        self._store = store
        self._lanes = lanes
        self._receiver = receiver
        self._make_work = make_work
        self._hand_over = hand_over
        self._readers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="reader")

    async def receive(self, event: Inbound) -> None:
        await self._receiver.receive(event)

    async def write(self, verb: Callable[[Work], T], key: str = "") -> T:
        """Run a service verb in a lane, in one transaction; what it said is delivered after the commit."""

        def job(connection: Connection) -> tuple[T, Said]:
            with closing(self._make_work(connection)) as work:
                result = verb(work)
                work.flush()
                return result, Said.of(work)

        result, said = await self._lanes.run(job, key)
        self._hand_over(said)
        return result

    async def read(self, question: Callable[[Work], T]) -> T:
        """Run a read-only question on a connection of its own."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, question)

    def _read(self, question: Callable[[Work], T]) -> T:
        with self._store.reader.connect() as connection, closing(self._make_work(connection)) as work:
            return question(work)

    def close(self) -> None:
        self._readers.shutdown(wait=True, cancel_futures=True)
