"""What stands still is seen by whoever watches over the machine; what waits for good reasons is not told of."""

from datetime import timedelta
from typing import Any

import pytest

from langnghe.models import BroadcastRelation, ChannelPace
from langnghe.services.broadcast import approving, correcting, life, stalled, taking
from langnghe.services.broadcast.wording import Wording
from langnghe.services.work import Work
from tests.broadcasts.desk import begins, delivered, keeper, of, people, sent, tries, written
from tests.broadcasts.sending import announces, enter, neighbours
from tests.conversations.desk import person_of
from tests.house import House


async def still(house: House) -> list[int]:
    return [each.broadcast_id for each in await house.asks(stalled.stalled)]


async def begun(house: House, **given: Any) -> int:
    """A broadcast that has just begun and of which nothing was sent yet."""
    (lan,) = await neighbours(house, "Lan")
    maker = await person_of(lan)
    return await house.does(lambda work: enter(work, maker, **given))


async def test_one_that_cannot_be_put_into_words(quiet_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = quiet_house
    broken = await begun(house)
    real = Wording.message

    def fails(self: Wording, channel: str, language: str, *, group: bool = False) -> object:
        if self.broadcast.id == broken:
            raise KeyError("of a template")
        return real(self, channel, language, group=group)

    monkeypatch.setattr(Wording, "message", fails)
    await house.broadcasts()
    house.clock.move(timedelta(minutes=9))
    assert await still(house) == []
    other = await announces(house, (await neighbours(house, "Hoa"))[0])
    house.clock.move(timedelta(minutes=2))
    await house.broadcasts()
    assert await still(house) == [broken]
    assert other != broken
    monkeypatch.undo()
    await house.broadcasts()
    assert await still(house) == []


async def test_the_night_does_not_count(quiet_house: House) -> None:
    house = quiet_house
    house.clock.move(timedelta(hours=11, minutes=55))  # five to nine in the evening
    made = await begun(house)
    for minutes in (4, 6, 300, 300, 3):  # to 07:08
        house.clock.move(timedelta(minutes=minutes))
        assert await still(house) == []
    house.clock.move(timedelta(minutes=3))
    assert await still(house) == [made]


async def test_an_urgent_one_has_no_night(quiet_house: House) -> None:
    house = quiet_house
    house.clock.move(timedelta(hours=13))
    made = await begun(house, urgent=True)
    house.clock.move(timedelta(minutes=11))
    assert await still(house) == [made]


async def test_paused_stopped_or_resumed_a_moment_ago(quiet_house: House) -> None:
    house = quiet_house
    made = await begun(house)
    maker = (await of(house, made)).made_by
    await house.does(life.pause, made, maker)
    house.clock.move(timedelta(minutes=30))
    assert await still(house) == []
    await house.does(life.resume, made, maker)
    house.clock.move(timedelta(minutes=9))
    assert await still(house) == []
    house.clock.move(timedelta(minutes=2))
    assert await still(house) == [made]
    await house.does(life.stop, made, maker)
    assert await still(house) == []


async def test_a_messenger_that_told_us_to_wait(quiet_house: House) -> None:
    house = quiet_house
    made = await begun(house)
    until = house.clock.now() + timedelta(minutes=20)
    await house.does(
        lambda work: work.session.merge(
            ChannelPace(channel="paper", rate=1.0, paused_until=until, learned_at=work.now)
        )
    )
    house.clock.move(timedelta(minutes=15))
    assert await still(house) == []
    house.clock.move(timedelta(minutes=14))  # nine after the pause
    assert await still(house) == []
    house.clock.move(timedelta(minutes=2))
    assert await still(house) == [made]


async def test_what_waits_for_its_next_attempt_or_is_on_its_way(quiet_house: House) -> None:
    house = quiet_house
    made = await begun(house)
    assert len(await house.does(taking.take, "paper", 9)) == 1
    house.clock.move(timedelta(seconds=30))
    assert [each.broadcast_id for each in await house.asks(stalled.waiting)] == []  # on its way
    house.clock.move(timedelta(minutes=30))  # who had it in hand has died, and nobody takes it up
    assert await still(house) == [made]


async def test_one_that_does_not_begin(quiet_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = quiet_house
    tam = await keeper(house)
    await people(house, 2)
    made = await written(house, tam)
    await tam.forges(f"b.wh:{made}")
    await tam.says("sau 30 phút")
    assert await tries(house, approving.send, tam, made, (await of(house, made)).version) == "scheduled"

    def fails(work: Work, broadcast: object) -> None:
        raise KeyError("of a fault")

    monkeypatch.setattr(approving, "start", fails)
    house.clock.move(timedelta(minutes=34))
    await begins(house)
    assert await still(house) == []
    house.clock.move(timedelta(minutes=2))
    await begins(house)
    assert await still(house) == [made]
    monkeypatch.undo()
    await begins(house)
    assert await still(house) == []


async def test_a_correction_waits_for_the_first_one(quiet_house: House) -> None:
    house = quiet_house
    tam = await keeper(house)
    here = await people(house, 2)
    first = await sent(house, tam)
    await delivered(house, first, here)
    made = await tries(house, correcting.make, tam, first, BroadcastRelation.CORRECTION)
    await tam.forges(f"b.ed:{made}:text")
    await tam.says("Nước cắt từ 9 giờ.")
    assert await tries(house, approving.send, tam, made, (await of(house, made)).version) == "scheduled"
    house.clock.move(timedelta(minutes=30))
    assert made not in await still(house)
    await house.does(life.stop, first, await person_of(tam))
    assert made not in await still(house)
    house.clock.move(timedelta(minutes=6))
    assert made in await still(house)
