"""Lanes: one job at a time, committed in groups, each rolled back alone."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from langnghe.bot.lanes import Job, LaneClosed, Lanes
from langnghe.bot.store import Store, open_store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "sqlite":
        made = open_store(f"sqlite:///{tmp_path / 'lanes.db'}")
    else:
        made = open_store(request.getfixturevalue("postgres"))
    with made.writer.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS line"))
        connection.execute(text("CREATE TABLE line (number INTEGER PRIMARY KEY)"))
    yield made
    made.close()


@pytest.fixture
async def lanes(store: Store) -> AsyncIterator[Lanes]:
    made = Lanes(store.writer, 1)
    yield made
    await made.close()


def numbers(store: Store) -> list[int]:
    with store.reader.connect() as connection:
        return [int(number) for number in connection.scalars(text("SELECT number FROM line ORDER BY number"))]


def write(number: int) -> Job[object]:
    def job(connection: Connection) -> int:
        connection.execute(text("INSERT INTO line VALUES (:number)"), {"number": number})
        return number

    return job


async def test_a_result_comes_only_after_the_commit(lanes: Lanes, store: Store) -> None:
    assert await lanes.run(write(1)) == 1
    assert numbers(store) == [1]


async def test_what_waits_together_is_committed_together_and_one_failure_rolls_back_alone(
    lanes: Lanes, store: Store
) -> None:
    blocked, released = Event(), Event()

    def block(_connection: Connection) -> None:
        blocked.set()
        released.wait(5)

    first = asyncio.create_task(lanes.run(block))
    await asyncio.to_thread(blocked.wait, 5)
    rest = [asyncio.create_task(lanes.run(write(number))) for number in (1, 2, 2, 3)]
    await asyncio.sleep(0)
    released.set()
    await first
    results = await asyncio.gather(*rest, return_exceptions=True)
    assert [type(result) for result in results] == [int, int, IntegrityError, int]
    assert numbers(store) == [1, 2, 3]


async def test_a_commit_that_fails_is_tried_job_by_job(lanes: Lanes, store: Store) -> None:
    """A job that breaks the whole transaction (a lost connection, a deadlock) must not take others with it."""
    blocked, released = Event(), Event()

    def block(_connection: Connection) -> None:
        blocked.set()
        released.wait(5)

    def end_the_transaction(connection: Connection) -> None:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("RELEASE SAVEPOINT nowhere")

    first = asyncio.create_task(lanes.run(block))
    await asyncio.to_thread(blocked.wait, 5)
    tasks = [asyncio.create_task(lanes.run(job)) for job in (write(7), end_the_transaction, write(8))]
    await asyncio.sleep(0)
    released.set()
    await first
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert results[0] == 7
    assert isinstance(results[1], Exception)
    assert results[2] == 8
    assert numbers(store) == [7, 8]


async def test_jobs_of_one_key_keep_their_order(store: Store) -> None:
    lanes = Lanes(store.writer, 3)
    order: list[int] = []

    def noted(number: int) -> Job[object]:
        return lambda _connection: order.append(number)

    await asyncio.gather(*(lanes.run(noted(number), "telegram:1001") for number in range(200)))
    await lanes.close()
    assert order == list(range(200))


async def test_closing_finishes_what_waits_and_takes_nothing_more(store: Store) -> None:
    lanes = Lanes(store.writer, 1)
    waiting = [asyncio.create_task(lanes.run(write(number))) for number in range(100)]
    await asyncio.sleep(0)
    await lanes.close()
    await asyncio.gather(*waiting)
    assert numbers(store) == list(range(100))
    with pytest.raises(LaneClosed):
        await lanes.run(write(1000))
