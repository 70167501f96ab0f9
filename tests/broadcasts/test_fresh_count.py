"""Nobody decides by an old count: it is counted anew before it is sent, read by who approves, or begins."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from langnghe.models import BroadcastState, RoleGrant, RoleKind
from langnghe.services.broadcast import audience, counting
from tests.broadcasts.desk import begins, every, keeper, listed, of, passes, people, sized, written
from tests.conversations.desk import head, person_of
from tests.house import House
from tests.office import CHAIR
from tests.people import Official

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


async def test_an_old_count_is_no_reason_to_forget_that_a_second_person_is_asked(quiet_house: House) -> None:
    """The last look before sending, and the card that the approver opens."""
    house = quiet_house
    await sized(house, 2)
    tam, son = await keeper(house), await head(house, body=CHAIR)
    await people(house, 1)
    made = await written(house, tam)
    await people(house, 30)
    house.clock.move(timedelta(hours=2))
    await tam.forges(f"b.send:{made}")
    tam.reads("Sẽ nhận: 31 người")
    await tam.presses("Vâng, gửi")
    assert (await of(house, made)).state is S.WAITING
    await people(house, 9)
    house.clock.move(timedelta(hours=2))
    son.looks()
    await son.forges(f"b.o:{made}")
    son.reads("Sẽ nhận: 40 người")


async def test_who_opens_the_card_is_told_when_it_is_counted(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    await sized(house, 0)
    tam, son = await keeper(house), await head(house, body=CHAIR)
    await people(house, 3)
    made = await written(house, tam)
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    monkeypatch.setattr(audience, "WINDOW", 1)
    house.clock.move(timedelta(hours=2))
    tam.looks()
    await son.forges(f"b.o:{made}")
    son.reads("Đang đếm")
    await counts(house)
    son.reads("Đã đếm xong")
    tam.does_not_read("Đã đếm xong")


# When its time comes --------------------------------------------------------------------------------------------


async def planned(house: House, tam: Official, when: str, rule: str = "") -> int:
    """One for later that nobody else is asked about while it reaches one person alone; its id."""
    await sized(house, 2)
    await people(house, 1)
    made = await written(house, tam)
    await tam.forges(f"b.wh:{made}")
    await tam.says(when)
    if rule:
        await tam.forges(f"b.rep:{made}:{rule}")
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    assert (await of(house, made)).state is S.SCHEDULED
    return made


async def test_grown_by_its_time_it_is_put_before_a_second_person(house: House) -> None:
    tam, son = await keeper(house), await head(house, body=CHAIR)
    made = await planned(house, tam, "25/11 8h")
    await people(house, 30)
    tam.looks()
    son.looks()
    await passes(house, days=6)
    assert (await of(house, made)).state is S.WAITING
    tam.reads("đã đến giờ nhưng chưa gửi", "Tôi đã nhờ họ duyệt")
    son.reads("Cô Tâm nhờ ông/bà duyệt", "Sẽ nhận: 31 người", "ngay, không hẹn giờ")
    assert await begins(house) == 0
    await son.presses("Duyệt")
    found = await of(house, made)
    assert (found.state, found.approved_by) == (S.SENDING, await person_of(son))
    assert len(await listed(house, made)) == 31


async def test_grown_where_nobody_could_approve_its_maker_reads_whom_to_invite(house: House) -> None:
    tam = await keeper(house)
    made = await planned(house, tam, "25/11 8h")
    await house.does(
        lambda work: work.session.execute(
            update(RoleGrant).where(RoleGrant.role == RoleKind.ADMIN).values(ended_at=work.now)
        )
    )
    await people(house, 30)
    await passes(house, days=6)
    tam.reads("chưa có ai duyệt được")
    assert (await of(house, made)).state is S.WAITING


async def test_within_the_size_at_its_time_it_goes_as_it_was_sent(quiet_house: House) -> None:
    house = quiet_house
    tam, _ = await keeper(house), await head(house, body=CHAIR)
    made = await planned(house, tam, "25/11 8h")
    await people(house, 1)
    await passes(house, days=6)
    assert (await of(house, made)).state is S.SENDING


async def test_a_plan_is_asked_about_at_the_time_by_which_it_has_grown(quiet_house: House) -> None:
    house = quiet_house
    tam, son = await keeper(house), await head(house, body=CHAIR)
    plan = await planned(house, tam, "21/11 10h", "daily")
    await passes(house, days=1, hours=4)
    assert [each.state for each in await every(house)] == [S.SCHEDULED, S.SENDING]
    await people(house, 30)
    await passes(house, days=1)
    assert [each.state for each in await every(house)] == [S.WAITING, S.SENDING]
    await son.forges(f"b.ok:{plan}:{(await of(house, plan)).version}")
    await begins(house)
    rows = await every(house)
    assert [each.state for each in rows] == [S.SCHEDULED, S.SENDING, S.SENDING]
    assert rows[-1].approved_by == await person_of(son)
    await people(house, 30)
    await passes(house, days=1)
    assert [each.state for each in await every(house)] == [S.SCHEDULED, S.SENDING, S.SENDING, S.SENDING]


async def test_it_waits_until_it_is_counted(quiet_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = quiet_house
    tam, _ = await keeper(house), await head(house, body=CHAIR)
    made = await planned(house, tam, "25/11 8h")
    await people(house, 12, area="21421")
    monkeypatch.setattr(audience, "WINDOW", 2)
    await passes(house, days=6)
    assert (await of(house, made)).state is S.SCHEDULED
    tam.looks()
    await counts(house)
    tam.does_not_read("Đã đếm xong")
    assert await begins(house) == 1
    assert (await of(house, made)).state is S.SENDING


# At night -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("urgent", [False, True])
async def test_only_what_is_urgent_is_asked_about_at_night(house: House, urgent: bool) -> None:
    await sized(house, 0)
    tam, son = await keeper(house), await head(house, body=CHAIR)
    await people(house, 1)
    await house.wait(hours=13)
    made = await written(house, tam)
    if urgent:
        await tam.forges(f"b.urs:{made}")
    son.looks()
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    assert (await of(house, made)).state is S.WAITING
    assert ("nhờ ông/bà duyệt" in son.news) is urgent
    await house.wait(hours=11)
    son.reads("nhờ ông/bà duyệt")
