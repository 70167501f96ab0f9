"""Correcting and calling off: to exactly those who got the first, and not before that has come to rest."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from langnghe.locales.marked import plain
from langnghe.locales.typed_marks import marks
from langnghe.models import (
    BroadcastDelivery,
    BroadcastMute,
    BroadcastOutcome,
    BroadcastRelation,
    BroadcastState,
    BroadcastWatch,
)
from langnghe.models.contract import InputKind, Marked
from langnghe.services.broadcast import approving, correcting, counting, drafts, ending, life
from langnghe.services.refusals import Invalid, Stale
from langnghe.services.work import Work
from tests.broadcasts.desk import (
    begins,
    delivered,
    ends,
    every,
    keeper,
    listed,
    of,
    people,
    sent,
    sized,
    tries,
    written,
)
from tests.conversations.desk import head, officer, person_of
from tests.house import House
from tests.office import CHAIR
from tests.people import Citizen

S, O = BroadcastState, BroadcastOutcome  # noqa: E741 - the outcomes
CORRECTION, CANCELLATION = BroadcastRelation.CORRECTION, BroadcastRelation.CANCELLATION


async def approves(house: House, tam: Citizen, made: int, words: str = "Đúng là 8 giờ") -> None:
    """Write it and say "send"."""
    await tam.forges(f"b.ed:{made}:text")
    await tam.says(words)
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")


async def test_who_got_the_first_gets_its_correction_and_nobody_else(house: House) -> None:
    tam, lan, moi = await keeper(house), Citizen(house), Citizen(house, "Mới")
    await lan.agrees()
    first = await sent(house, tam)
    await house.broadcasts()
    await moi.agrees()
    moi.looks()
    await tam.forges(f"b.o:{first}")
    await tam.presses("Đính chính")
    said = (await of(house, first)).text
    tam.reads("Xin viết điều cần đính chính", f"Tin số {first} đã viết", plain(Marked(said)), "Xin viết nội dung")
    await tam.says("Đúng là 8 giờ")
    tam.reads("Đính chính tin số", "đúng những người đã nhận", "Sẽ nhận: 1 người")
    assert not any("Gửi cho ai" in offer for offer in tam.offers)
    await tam.presses("📤 Gửi")
    await tam.presses("Vâng, gửi")
    await house.broadcasts()
    assert "ĐÍNH CHÍNH" in lan.last
    assert "Đúng là 8 giờ" in lan.last
    moi.does_not_read("Đúng là 8 giờ")


async def test_also_who_wants_no_more_of_them_and_never_who_did_not_get_it(quiet_house: House) -> None:
    house = quiet_house
    tam = await keeper(house)
    got, unsure, failed, later = await people(house, 4)
    first = await sent(house, tam)
    await delivered(house, first, [got])
    await delivered(house, first, [unsure], O.UNSURE)
    await delivered(house, first, [failed], O.UNREACHABLE)
    await ends(house, first)
    await house.does(lambda work: work.session.add(BroadcastMute(person_id=got, at=work.now, urgent_too=True)))
    made = await tries(house, correcting.make, tam, first, CORRECTION)
    await approves(house, tam, made)
    assert (await of(house, made)).state is S.SENDING
    assert await listed(house, made) == {got, unsure}
    assert later


async def test_calling_off_stops_the_first_at_once_and_waits_for_what_is_on_its_way(quiet_house: House) -> None:
    house = quiet_house
    tam = await keeper(house)
    got, flying, waiting = await people(house, 3)
    first = await sent(house, tam)
    await delivered(house, first, [got])
    await delivered(house, first, [flying], O.PENDING, leased_until=house.clock.now() + timedelta(minutes=1))
    await delivered(house, first, [waiting], O.PENDING)
    await tam.forges(f"b.can:{first}")
    tam.reads("sẽ dừng ngay bây giờ")
    assert (await of(house, first)).state is S.SENDING
    await tam.presses("Vâng, hủy tin")
    assert (await of(house, first)).state is S.STOPPED
    await tam.says("Không cắt nước nữa")
    made = (await every(house))[-1].id
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    tam.reads("Tin chưa gửi ngay")
    assert await begins(house) == 0
    assert (await of(house, made)).state is S.SCHEDULED

    def arrives(work: Work) -> None:
        work.session.execute(
            update(BroadcastDelivery)
            .where(BroadcastDelivery.broadcast_id == first, BroadcastDelivery.person_id == flying)
            .values(outcome=O.SENT, leased_until=None)
        )

    await house.does(arrives)
    assert await begins(house) == 1
    assert await listed(house, made) == {got, flying}


async def test_a_correction_waits_until_the_first_is_over(quiet_house: House) -> None:
    house = quiet_house
    tam = await keeper(house)
    got, later = await people(house, 2)
    first = await sent(house, tam)
    await delivered(house, first, [got])
    made = await tries(house, correcting.make, tam, first, CORRECTION)
    assert (await of(house, first)).state is S.SENDING
    await approves(house, tam, made)
    tam.reads("chưa gửi xong")
    assert await begins(house) == 0
    await delivered(house, first, [later])
    await ends(house, first)
    assert await begins(house) == 1
    assert await listed(house, made) == {got, later}


async def test_while_the_first_goes_on_all_it_was_listed_for_count_for_the_approval(quiet_house: House) -> None:
    house = quiet_house
    tam, _ = await keeper(house), await head(house, body=CHAIR)
    here = await people(house, 5)
    first = await sent(house, tam)
    await delivered(house, first, here[:1])
    await sized(house, 3)
    made = await tries(house, correcting.make, tam, first, CORRECTION)
    assert (await house.asks(lambda work: counting.of(work, made))).reached == 1
    await approves(house, tam, made)
    assert (await of(house, made)).state is S.WAITING


async def test_a_correction_of_a_correction_is_about_the_first(quiet_house: House) -> None:
    house = quiet_house
    tam = await keeper(house)
    got, also = await people(house, 2)
    first = await sent(house, tam)
    await delivered(house, first, [got, also])
    await ends(house, first)
    second = await tries(house, correcting.make, tam, first, CORRECTION)
    await approves(house, tam, second)
    await delivered(house, second, [got])
    await ends(house, second)
    third = await tries(house, correcting.make, tam, second, CANCELLATION)
    assert (await of(house, third)).about_id == first
    assert (await house.asks(lambda work: counting.of(work, third))).reached == 2


async def test_the_second_press_takes_up_what_was_begun(house: House) -> None:
    tam = await keeper(house)
    here = await people(house, 1)
    first = await sent(house, tam)
    await delivered(house, first, here)
    await tam.forges(f"b.cor:{first}")
    await tam.forges(f"b.cor:{first}")
    await tam.forges(f"b.cans:{first}")
    await tam.forges(f"b.cans:{first}")
    assert [each.relation for each in await every(house)] == [None, CORRECTION, CANCELLATION]


async def test_only_what_was_sent_and_only_by_who_may_announce(house: House) -> None:
    tam, hoa = await keeper(house), await officer(house)
    draft = await written(house, tam)
    await tam.forges(f"b.cor:{draft}")
    tam.reads("không làm được việc đó nữa")
    await people(house, 1)
    first = await sent(house, tam)
    for verb in ("b.cor", "b.can", "b.cans"):
        await hoa.forges(f"{verb}:{first}")
        hoa.reads("không có quyền")
    assert (await of(house, first)).state is S.SENDING
    await tam.forges("b.cor:99999")
    tam.reads("Không còn tin báo này")


async def test_a_colleague_may_correct_what_another_has_sent(quiet_house: House) -> None:
    house = quiet_house
    tam, thu = await keeper(house), await keeper(house, "Thư")
    here = await people(house, 1)
    first = await sent(house, tam)
    await delivered(house, first, here)
    await ends(house, first)
    made = await tries(house, correcting.make, thu, first, CORRECTION)
    found = await of(house, made)
    assert (found.made_by, found.body_code) == (await person_of(thu), CHAIR)


async def test_the_receivers_and_the_plan_are_not_to_be_chosen(quiet_house: House) -> None:
    house = quiet_house
    tam = await keeper(house)
    here = await people(house, 1)
    first = await sent(house, tam)
    await delivered(house, first, here)
    await ends(house, first)
    made = await tries(house, correcting.make, tam, first, CORRECTION)
    await approves(house, tam, made)
    second = await tries(house, correcting.make, tam, first, CANCELLATION)
    await tam.forges(f"b.aw:{second}:b")
    tam.reads("đúng những người đã nhận tin trước")
    await tam.forges(f"b.wh:{second}")
    await tam.says("25/11 8h")
    await tam.forges(f"b.rep:{second}:daily")
    tam.reads("chỉ gửi một lần")


async def test_a_plan_is_corrected_time_by_time(quiet_house: House) -> None:
    house = quiet_house
    tam = await keeper(house)
    await people(house, 1)
    made = await written(house, tam)
    await tam.forges(f"b.wh:{made}")
    await tam.says("25/11 8h")
    await tam.forges(f"b.rep:{made}:daily")
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    await house.does(lambda work: life.stop(work, made, 1))
    with pytest.raises(Invalid) as no:
        await tries(house, correcting.make, tam, made, CORRECTION)
    assert no.value.key == "b-correct-each"


async def test_nobody_got_it_so_nobody_is_told(quiet_house: House) -> None:
    house = quiet_house
    tam = await keeper(house)
    await people(house, 1)
    first = await sent(house, tam)
    await house.does(lambda work: life.stop(work, first, 1))
    made = await tries(house, correcting.make, tam, first, CORRECTION)
    await approves(house, tam, made)
    tam.reads("Chưa có ai nhận được")
    with pytest.raises((Invalid, Stale)):
        await tries(house, approving.send, tam, made, (await of(house, made)).version)


async def test_whoever_a_dead_process_may_have_reached_hears_that_it_is_called_off(quiet_house: House) -> None:
    house = quiet_house
    tam = await keeper(house)
    perhaps, never = await people(house, 2)
    first = await sent(house, tam)
    await delivered(house, first, [perhaps], O.PENDING, leased_until=house.clock.now() + timedelta(minutes=1))
    await delivered(house, first, [never], O.PENDING)
    made = await tries(house, correcting.make, tam, first, CANCELLATION)
    await house.does(ending.sweep)
    await approves(house, tam, made, "Không cắt nước nữa")
    assert await begins(house) == 0
    house.clock.move(timedelta(minutes=2))
    await house.does(ending.sweep)
    assert await begins(house) == 1
    assert await listed(house, made) == {perhaps}


async def test_it_is_called_off_once_whoever_presses(house: House) -> None:
    tam, thu = await keeper(house), await keeper(house, "Thư")
    here = await people(house, 1)
    first = await sent(house, tam)
    await delivered(house, first, here)
    await ends(house, first)
    hers = await tries(house, correcting.make, tam, first, CANCELLATION)
    for _ in range(2):
        await thu.forges(f"b.cans:{first}")
    thu.reads("Người khác cũng đã soạn tin hủy", f"số {hers}", "Xin viết nội dung")
    await thu.says("Có nước rồi")
    (_, _, his) = [each.id for each in await every(house)]
    await approves(house, tam, hers, "Không cắt nước nữa")
    await thu.forges(f"b.do:{his}:{(await of(house, his)).version}")
    thu.reads(f"Đã có tin hủy số {hers}", "đang gửi")
    await thu.forges(f"b.xs:{his}")
    await ends(house, hers)
    await thu.forges(f"b.cans:{first}")
    thu.reads("Cô Tâm đã soạn tin hủy", "đã gửi xong", "Không cắt nước nữa")
    assert [each.state for each in await every(house)] == [S.DONE, S.DONE, S.DROPPED]


async def test_two_who_call_it_off_at_once_send_one(quiet_house: House) -> None:
    house = quiet_house
    tam, thu = await keeper(house), await keeper(house, "Thư")
    here = await people(house, 1)
    first = await sent(house, tam)
    await delivered(house, first, here)
    await ends(house, first)
    events = []
    for each in (tam, thu):
        made = await tries(house, correcting.make, each, first, CANCELLATION)
        await tries(house, drafts.write, each, made, marks("Không cắt nước nữa"))
        events.append(each.event(InputKind.CHOICE, choice=f"b.do:{made}:{(await of(house, made)).version}"))
    await asyncio.gather(*(house.app.receiver.receive(each) for each in events))
    await house.settle()
    states = [each.state for each in await every(house)][1:]
    assert sorted(states) == [S.DRAFT, S.SENDING]


async def test_a_cancellation_that_was_given_up_makes_room_for_another(quiet_house: House) -> None:
    house = quiet_house
    tam, thu = await keeper(house), await keeper(house, "Thư")
    here = await people(house, 1)
    first = await sent(house, tam)
    await delivered(house, first, here)
    made = await tries(house, correcting.make, tam, first, CANCELLATION)
    await tam.forges(f"b.xs:{made}")
    await thu.forges(f"b.cans:{first}")
    thu.reads("Xin viết nội dung")
    assert len(await every(house)) == 3


async def test_who_corrects_what_a_colleague_corrects_is_warned(house: House) -> None:
    tam, thu = await keeper(house), await keeper(house, "Thư")
    here = await people(house, 1)
    first = await sent(house, tam)
    await delivered(house, first, here)
    await ends(house, first)
    made = await tries(house, correcting.make, tam, first, CORRECTION)
    await thu.forges(f"b.cor:{first}")
    thu.reads("Người khác cũng đã soạn đính chính", f"số {made}", "Xin viết nội dung")
    await thu.says("Đúng là 9 giờ")
    thu.reads("Người khác cũng đã soạn đính chính")
    assert len(await every(house)) == 3
    await thu.forges(f"b.xs:{made + 1}")
    await tam.forges(f"b.o:{made}")
    tam.does_not_read("Người khác")


async def test_who_follows_the_first_reads_soon_that_it_was_called_off(quiet_house: House) -> None:
    house = quiet_house
    tam, thu = await keeper(house), await keeper(house, "Thư")
    await people(house, 1)
    first = await sent(house, tam)

    def watched(work: Work) -> list[datetime]:
        query = select(BroadcastWatch.next_at).where(BroadcastWatch.broadcast_id == first)
        return list(work.session.scalars(query))

    later = house.clock.now() + timedelta(minutes=1)
    await house.does(lambda work: work.session.execute(update(BroadcastWatch).values(next_at=later)))
    await tries(house, correcting.make, thu, first, CANCELLATION)
    assert await house.asks(watched) == [house.clock.now()]
