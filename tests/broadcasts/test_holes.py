"""Fault 8 of facts/peers.md, "Broadcast holes", from every side from which one could be torn.

In mailroom the schedule commits and then the task is queued, so that a crash between loses it; batches that fail
are only logged; and contacts whose lock is busy are skipped.
"""

from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from langnghe.models import BroadcastChunk, BroadcastState
from langnghe.models.contract import SendOutcome, SendResult
from langnghe.services.broadcast import audience, entering, marking, taking
from langnghe.services.outbox import LEASE
from langnghe.services.work import Work
from tests.broadcasts.sending import announces, enter, heard, neighbours, outcomes, state, sums
from tests.conversations.desk import person_of
from tests.house import RICH, House
from tests.people import Citizen

S = BroadcastState
NAMES = "ABCDEFG"


async def begun(house: House, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Citizen], int]:
    """A broadcast that has just begun, to more people than one piece lists."""
    monkeypatch.setattr(audience, "WINDOW", 2)
    people = await neighbours(house, *NAMES)
    maker = await person_of(people[0])
    return people, await house.does(lambda work: enter(work, maker))


async def everybody_once(house: House, people: list[Citizen], broadcast_id: int) -> None:
    assert [heard(each) for each in people] == [1] * len(people)
    assert await state(house, broadcast_id) is S.DONE
    counted = await sums(house, broadcast_id)
    assert (counted.listed, counted.left) == (len(people), 0)


async def test_fault_8_the_power_goes_right_after_the_commit(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing has to be queued after the commit: whoever starts next finds it in the books."""
    people, broadcast_id = await begun(quiet_house, monkeypatch)
    # Two were taken, and the power went with them on their way.
    assert len(await quiet_house.does(taking.take, quiet_house.paper.name, 2)) == 2
    data = quiet_house.app.settings.data_dir
    another = House(quiet_house.app.store, data, RICH)
    another.clock.move(LEASE + timedelta(seconds=1))
    another.paper.screens = quiet_house.paper.screens  # the same phones
    await another.broadcasts()
    await everybody_once(quiet_house, people, broadcast_id)
    await another.close()


async def test_fault_8_a_batch_that_fails_is_taken_again(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, broadcast_id = await begun(quiet_house, monkeypatch)
    real, left = entering._insert, [True]

    def fails_once(*args: object) -> object:
        done = real(*args)  # type: ignore[arg-type]
        if left:
            left.clear()
            raise RuntimeError("the database went away")
        return done

    monkeypatch.setattr(entering, "_insert", fails_once)
    before = await quiet_house.asks(unsent)
    assert await quiet_house.app.couriers[quiet_house.paper.name].take_broadcasts() == 0
    assert not left
    assert await quiet_house.asks(unsent) == before, "the pack went on though its batch had failed"
    assert await outcomes(quiet_house, broadcast_id) == {}
    await quiet_house.broadcasts()
    await everybody_once(quiet_house, people, broadcast_id)


async def test_fault_8_what_was_sent_is_known_when_the_books_are_back(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The books are away when it is to be marked: it is kept in memory, not sent again."""
    people, broadcast_id = await begun(quiet_house, monkeypatch)
    real, left = marking.mark, [True]

    def fails_once(*args: object) -> None:
        if left:
            left.clear()
            raise RuntimeError("the database went away")
        real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(marking, "mark", fails_once)
    await quiet_house.broadcasts()
    assert not left
    await everybody_once(quiet_house, people, broadcast_id)


async def test_fault_8_who_is_busy_with_an_answer_is_not_skipped(quiet_house: House) -> None:
    """Lan's answer could not be delivered yet; what is told to everybody still reaches her, and once."""
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    quiet_house.paper.answers[lan.external_id] = [SendResult(SendOutcome.RETRY, retry_after=30)]
    await lan.says("Đường thôn 3 có ổ gà sâu")
    broadcast_id = await announces(quiet_house, hoa)
    await quiet_house.wait(seconds=31)
    await quiet_house.broadcasts()
    await everybody_once(quiet_house, [lan, hoa], broadcast_id)


async def test_fault_8_whose_row_another_process_is_changing_is_not_skipped(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process is in the middle of an event of C's, and has the pack in hand in which A and B stand."""
    people, broadcast_id = await begun(quiet_house, monkeypatch)
    if quiet_house.app.store.embedded:
        return  # one writer: the other process would wait for us, or we for it
    with closing(quiet_house.app.store.writer.connect()) as other, other.begin() as transaction:
        other.execute(text("UPDATE person SET name = name || '!' WHERE name = 'C'"))
        other.execute(select(BroadcastChunk.id).order_by(BroadcastChunk.id).limit(1).with_for_update())
        await quiet_house.broadcasts()
        # Only what the other process has in hand waits for it.
        assert [heard(each) for each in people] == [0, 0, 1, 1, 1, 1, 1]
        assert await state(quiet_house, broadcast_id) is S.SENDING
        transaction.rollback()
    await quiet_house.broadcasts()
    await everybody_once(quiet_house, people, broadcast_id)


def unsent(work: Work) -> int:
    """Receivers in packs whose turn has not come."""
    rows = work.session.execute(select(BroadcastChunk.count, BroadcastChunk.taken))
    return sum(row.count - row.taken for row in rows)
