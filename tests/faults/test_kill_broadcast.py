"""SIGKILL in the middle of a broadcast, with a messenger that limits, fails and loses answers.

Everybody gets it once; twice only whose message a kill caught between the sending and the books. Who has
blocked us stands in the books as unreachable, whose answer was lost as unsure, and no faster than the limit
is sent.
"""

import asyncio
import random
from pathlib import Path

import pytest

from langnghe.bot.clock import RealClock
from langnghe.bot.store import open_store
from langnghe.models import BroadcastOutcome, BroadcastState
from tests.conftest import NewDatabase
from tests.faults import broadcast_office
from tests.faults.broadcast_office import FIRST, BroadcastBooks, Phones, compare
from tests.faults.fleet import Fleet
from tests.office import in_books
from tests.standin.botapi import BotApi

RECEIVERS, BLOCKED, KILLS = 400, 12, 3
#: Messages a second: faster than Telegram, so that the test is short.
RATE = 60
#: Generous: the machine may be busy. A hang is what lasts longer than this.
PATIENCE = 90.0


@pytest.mark.parametrize(("kind", "processes"), [("sqlite", 1), ("postgresql", 2)])
async def test_killed_in_the_middle_of_a_broadcast(
    kind: str, processes: int, new_database: NewDatabase, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    database = new_database(kind)
    chance = random.Random(20261121)
    everybody = set(range(FIRST, FIRST + RECEIVERS))
    blocked = set(chance.sample(sorted(everybody), BLOCKED))
    now = RealClock().now
    in_books(database, lambda work: broadcast_office.fill(work, RECEIVERS), now())
    broadcast = in_books(database, broadcast_office.announce, now())
    store = open_store(database)
    request.addfinalizer(store.close)
    books, phones = BroadcastBooks(database, store, broadcast), Phones()
    async with (
        BotApi(known=everybody.__contains__, remember=False, keep_calls=0) as api,
        Fleet(tmp_path, database=database, api=api, processes=processes, rate=RATE) as fleet,
    ):
        api.world.blocked |= blocked
        api.world.ledger.watch = phones.see
        api.limits.set(per_second=RATE, chat_per_second=1)
        api.faults.at_random(0.04, ["429", "500", "502", "cut_after"], seed=7, methods=["sendMessage"])
        await asyncio.wait_for(fleet.listening(), PATIENCE)
        in_books(database, lambda work: broadcast_office.begin(work, broadcast), now())
        for number in range(KILLS):
            await until(phones, RECEIVERS * (2 * number + 1) // (2 * KILLS + 1))
            await asyncio.sleep(chance.random() * 0.3)
            await fleet.kill_one(chance, books, phones)
        amid = len(phones.got)
        await over(books)
        assert await fleet.stop() == [0] * processes, fleet.logs
    found = compare(books, phones, everybody, blocked, fleet.unmarked)
    assert amid < RECEIVERS - BLOCKED, "everybody had it before the last kill"
    assert found.missed == set(), "somebody did not get it"
    assert found.unexplained == set(), "sent again though the books knew that it was sent"
    assert found.strangers == set()
    assert found.untrue == set(), "the books say otherwise than the phones"
    assert found.unsure <= phones.lost.keys(), "unsure without a reason"
    assert found.outcomes[BroadcastOutcome.UNREACHABLE] == BLOCKED
    assert found.outcomes.total() == found.receivers == RECEIVERS
    counted = books.tally()
    assert (counted.listed, counted.left) == (RECEIVERS, 0)
    assert counted.outcomes == found.outcomes
    assert books.left_in_chunks() == 0
    assert phones.rate(phones.tried) <= RATE * 1.1


async def until(phones: Phones, many: int) -> None:
    """Wait until so many have it."""
    async with asyncio.timeout(PATIENCE):
        while len(phones.got) < many:  # noqa: ASYNC110 - other processes work
            await asyncio.sleep(0.02)


async def over(books: BroadcastBooks) -> None:
    async with asyncio.timeout(PATIENCE):
        while books.state() is not BroadcastState.DONE:  # noqa: ASYNC110 - other processes work
            await asyncio.sleep(0.1)
