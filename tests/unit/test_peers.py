"""What processes on the same books know of each other: on a real PostgreSQL, each with a store of its own."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import psycopg
import pytest
from structlog.testing import capture_logs

from langnghe.bot import peers
from langnghe.bot.clock import SetClock
from langnghe.bot.peers import Peers
from langnghe.bot.store import open_store
from langnghe.services.serving import SERVING
from tests.conftest import NewDatabase
from tests.house import FRIDAY

Join = Callable[[], Peers]


@pytest.fixture
def clock() -> SetClock:
    return SetClock(FRIDAY)


@pytest.fixture
def database(new_database: NewDatabase) -> str:
    return new_database("postgresql")


@pytest.fixture
async def join(database: str, clock: SetClock) -> AsyncIterator[Join]:
    """Make one more process: `join()`, to be started by the test."""
    made: list[Peers] = []

    def one() -> Peers:
        made.append(Peers(open_store(database), clock))
        return made[-1]

    yield one
    for each in made:
        await each.stop()


async def look(*them: Peers) -> None:
    """One look of each, in this order."""
    for each in them:
        await each.start()


def ends(database: str, process: Peers) -> None:
    """The server ends this process's session, as it does when the process or its machine is gone."""
    lookout = process._lookout
    assert lookout is not None
    with psycopg.connect(database, autocommit=True) as admin:
        row = admin.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s"
            " AND objid = %s",
            (SERVING, lookout._process),
        ).fetchone()
    assert row == (True,)


async def test_the_embedded_store_has_one_process_that_ticks(new_database: NewDatabase, clock: SetClock) -> None:
    alone = Peers(open_store(new_database("sqlite")), clock)
    await alone.start()
    clock.move(timedelta(hours=1))
    assert (alone.count, alone.share, alone.leading, alone.settled) == (1, 1.0, True, True)
    alone.resign()
    assert not alone.leading
    await alone.stop()


async def test_one_alone_ticks_and_takes_its_share_at_once(join: Join) -> None:
    alone = join()
    assert not alone.leading
    assert not alone.settled
    await look(alone)
    assert (alone.count, alone.share, alone.leading, alone.settled) == (1, 1.0, True, True)


async def test_the_first_ticks_and_who_joins_waits_until_it_is_counted(join: Join, clock: SetClock) -> None:
    first, second = join(), join()
    await look(first, second)
    assert (first.count, first.leading, first.settled) == (1, True, True)
    assert (second.count, second.leading, second.settled) == (2, False, False)
    clock.move(timedelta(seconds=peers.LOOK))
    await look(first, second)
    assert (first.count, first.share, first.leading, first.settled) == (2, 0.5, True, True)
    assert not second.settled
    clock.move(timedelta(seconds=peers.LOOK))
    await look(second)
    assert (second.count, second.settled) == (2, True)


async def test_when_the_one_that_ticks_is_gone_another_takes_over_at_its_next_look(
    join: Join, database: str, clock: SetClock
) -> None:
    took_over: list[bool] = []
    first, second = join(), join()
    second._on_leading = lambda: took_over.append(second.leading)
    await look(first, second)
    ends(database, first)
    await look(second)
    assert (second.count, second.leading, took_over) == (1, True, [True])
    await look(first)  # finds its session gone
    assert (first.leading, first.settled) == (False, False)
    assert first.count == 1  # the last that was known
    await look(first)
    assert (first.count, first.leading, first.settled) == (2, False, False)
    clock.move(timedelta(seconds=peers.SETTLING))
    await look(first, second)
    assert first.settled
    assert took_over == [True]


async def test_a_look_that_is_long_ago_proves_nothing(join: Join, clock: SetClock) -> None:
    alone = join()
    await look(alone)
    clock.move(timedelta(seconds=peers.STALE))
    assert (alone.leading, alone.settled) == (False, False)
    await look(alone)
    assert (alone.leading, alone.settled) == (True, True)


async def test_who_ends_gives_up_ticking_first_and_is_counted_while_it_still_sends(join: Join) -> None:
    first, second = join(), join()
    await look(first, second)
    first.resign()
    assert not first.leading
    await look(first, second)
    assert (first.leading, second.leading) == (False, True)
    assert (first.count, second.count) == (2, 2)
    await first.stop()
    await look(second)
    assert second.count == 1


async def test_others_on_the_same_server_and_the_command_line_are_not_counted(
    join: Join, new_database: NewDatabase, clock: SetClock
) -> None:
    elsewhere = Peers(open_store(new_database("postgresql")), clock)
    await look(elsewhere)
    store = open_store(new_database("postgresql"))
    with store.writer.connect():  # shows a sign of life, as every command does
        alone = join()
        await look(alone)
        assert (alone.count, alone.leading, elsewhere.leading) == (1, True, True)
    store.close()
    await elsewhere.stop()


async def test_a_frozen_process_loses_its_place(join: Join, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "FROZEN", 1)
    frozen = join()
    await look(frozen)
    monkeypatch.setattr(peers, "FROZEN", 60)
    second = join()
    async with asyncio.timeout(20):
        while not second.leading:
            await look(second)
            await asyncio.sleep(0.05)
    assert second.count == 1


async def test_a_store_out_of_reach_is_told_once_and_keeps_nobody_from_starting(clock: SetClock) -> None:
    lost = Peers(open_store("postgresql://nobody@127.0.0.1:1/none"), clock)
    with capture_logs() as told:
        await look(lost, lost)
    assert (lost.count, lost.leading, lost.settled) == (1, False, False)
    assert [line["event"] for line in told] == ["peers.out_of_reach"]
    await lost.stop()


async def test_it_looks_by_itself(join: Join, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "LOOK", 0.02)
    monkeypatch.setattr(peers, "PAUSES", (0.02,))
    first, second = join(), join()
    await look(first, second)
    looking = [asyncio.create_task(each.run()) for each in (first, second)]
    async with asyncio.timeout(20):
        while first.count < 2:  # noqa: ASYNC110 - it looks in its own time
            await asyncio.sleep(0.01)
        ends(database, first)
        while not second.leading or second.count < 2:  # noqa: ASYNC110 - and joins again
            await asyncio.sleep(0.01)
    for task in looking:
        task.cancel()
    await asyncio.gather(*looking, return_exceptions=True)
