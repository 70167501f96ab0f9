"""Lanes: worker threads that own a connection, handle one job to its end, and commit in groups.

Under load a lane takes what is waiting, gives each job its own SAVEPOINT, and commits once with full durability.
Only after the commit do the waiting coroutines learn of it, so nothing is said or acknowledged before it is true.
SQLite has one lane (one writer, so never "database is locked"); PostgreSQL has several, and a key always hashes
to the same one.
"""

import asyncio
import queue
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog
from prometheus_client import Histogram
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

log = structlog.get_logger()

T = TypeVar("T")
Job = Callable[[Connection], T]

WAIT = Histogram(
    "langnghe_lane_wait_seconds",
    "From being put into a lane to being taken by it",
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)

#: Jobs in one commit at most: more would make the first one wait for the last.
LARGEST_GROUP = 64
#: With several lanes each job commits alone: transactions of many jobs would hold locks that other lanes wait for,
#: in another order, until the database breaks the deadlock after a second.
GROUP_OF_SEVERAL = 1


class LaneClosed(RuntimeError):
    """The process is shutting down and takes no more work."""


@dataclass(slots=True)
class _Ordered:
    job: Job[Any]
    future: "asyncio.Future[Any]"
    put_at: float
    outcome: Any = None
    error: BaseException | None = None


class Lane:
    """One thread, one connection. `run` is called from the event loop, jobs run in the thread."""

    def __init__(self, engine: Engine, name: str, largest_group: int = LARGEST_GROUP) -> None:
        self._largest_group = largest_group
        self._engine = engine
        self._queue: queue.SimpleQueue[_Ordered | None] = queue.SimpleQueue()
        self._loop = asyncio.get_running_loop()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    async def run(self, job: Job[T]) -> T:
        """The job's result, after it is committed; its exception if it was rolled back."""
        if self._closed:
            raise LaneClosed
        future: asyncio.Future[T] = self._loop.create_future()
        self._queue.put(_Ordered(job, future, time.monotonic()))
        return await future

    async def close(self) -> None:
        """Finish what is waiting, then end the thread."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
        await asyncio.to_thread(self._thread.join)

    # In the thread ------------------------------------------------------------------------------------------

    def _work(self) -> None:
        connection = _Reconnecting(self._engine)
        ended = False
        while not ended:
            first = self._queue.get()
            if first is None:
                break
            group = [first]
            while len(group) < self._largest_group:
                try:
                    following = self._queue.get_nowait()
                except queue.Empty:
                    break
                if following is None:
                    ended = True
                    break
                group.append(following)
            taken_at = time.monotonic()
            for ordered in group:
                WAIT.observe(taken_at - ordered.put_at)
            self._commit(connection, group)
            self._loop.call_soon_threadsafe(_settle, group)
        connection.close()

    def _commit(self, connection: "_Reconnecting", group: list[_Ordered]) -> None:
        try:
            connection.run_group(group)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not end the lane
            if len(group) == 1:
                group[0].error = error
                return
            # The group's commit failed (a deadlock, a lost connection): each alone, once, so that one bad job
            # does not take the others with it.
            log.warning("lane.group_failed", jobs=len(group), error=type(error).__name__)
            for ordered in group:
                ordered.outcome, ordered.error = None, None
                self._commit(connection, [ordered])


def _settle(group: list[_Ordered]) -> None:
    for ordered in group:
        if ordered.future.cancelled():
            continue
        if ordered.error is not None:
            ordered.future.set_exception(ordered.error)
        else:
            ordered.future.set_result(ordered.outcome)


class _Reconnecting:
    """The lane's connection, made when needed and anew after the server dropped it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def run_group(self, group: list[_Ordered]) -> None:
        connection = self._connection
        if connection is None:
            connection = self._connection = self._engine.connect()
        try:
            with connection.begin():
                if len(group) == 1:
                    group[0].outcome = group[0].job(connection)
                    return
                for ordered in group:
                    _run_in_savepoint(connection, ordered)
        except DBAPIError as error:
            if error.connection_invalidated:
                self.close()
            raise

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _run_in_savepoint(connection: Connection, ordered: _Ordered) -> None:
    # Said to the driver itself: SQLAlchemy's way of saying it costs more than the work it guards here.
    cursor = connection.connection.cursor()
    cursor.execute("SAVEPOINT job")
    try:
        ordered.outcome = ordered.job(connection)
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
        ordered.error = error
    except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for this job
        ordered.error = error
    if ordered.error is not None:
        cursor.execute("ROLLBACK TO SAVEPOINT job")
    cursor.execute("RELEASE SAVEPOINT job")
    cursor.close()


class Lanes:
    """All lanes of the process."""

    def __init__(self, engine: Engine, count: int) -> None:
        largest = LARGEST_GROUP if count == 1 else GROUP_OF_SEVERAL
        self._lanes = [Lane(engine, f"lane-{number}", largest) for number in range(count)]

    async def run(self, job: Job[T], key: str = "") -> T:
        """Run `job` in the lane of `key`; jobs of one key run in the order they were given."""
        lane = self._lanes[zlib.crc32(key.encode()) % len(self._lanes)] if key else self._lanes[0]
        return await lane.run(job)

    async def close(self) -> None:
        for lane in self._lanes:
            await lane.close()
