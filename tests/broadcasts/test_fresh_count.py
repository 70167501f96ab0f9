"""Nobody decides by an old count: it is counted anew before it is sent, read by who approves, or begins."""

from datetime import timedelta

import pytest

from langnghe.models import BroadcastState
from langnghe.services.broadcast import audience, counting
from tests.broadcasts.desk import keeper, of, people, written
from tests.house import House

S = BroadcastState


async def counts(house: House) -> None:
    """Counted to the end, as it goes on every second."""
    while await house.does(counting.sweep):
        pass
    await house.settle()


async def test_an_old_draft_to_a_few_of_many_is_sent_once_they_are_counted(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    monkeypatch.setattr(audience, "WINDOW", 2)
    tam = await keeper(house)
    await people(house, 12, area="21421")
    await people(house, 3)
    made = await written(house, tam)
    await counts(house)
    house.clock.move(timedelta(hours=2))
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    tam.reads("Còn đang đếm")
    assert (await of(house, made)).state is S.DRAFT
    tam.looks()
    await counts(house)
    tam.reads("Đã đếm xong", "3 người sẽ nhận")
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    tam.reads("Tin đang được gửi")
    assert (await of(house, made)).state is S.SENDING
