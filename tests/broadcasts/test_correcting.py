"""Correcting and calling off: to exactly those who got the first, and not before that has come to rest."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from langnghe.locales.marked import plain
from langnghe.models import BroadcastDelivery, BroadcastMute, BroadcastOutcome, BroadcastRelation, BroadcastState
from langnghe.models.contract import Marked
from langnghe.services.broadcast import approving, correcting, counting, ending, life
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
