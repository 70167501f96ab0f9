"""More time: asked for before it is late, decided by the head, once, and told to the citizen."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from langnghe.models import Ticket
from langnghe.services import answering, extending, following, handling, transferring
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.worklist import MORE_TIME
from tests.conversations.desk import acts_of, head, officer, person_of, sends, the_ticket
from tests.conversations.test_clock import clock_of, episodes, until
from tests.house import House
from tests.office import FRONT_DESK
from tests.people import Citizen

#: The date without it is Monday 7/12/2026.
NEW = date(2026, 12, 14)
END = datetime(2026, 12, 14, 17, tzinfo=UTC)


async def test_the_officer_asks_the_head_grants_and_the_citizen_is_told(house: House) -> None:
    hoa, chief, lan = await officer(house), await head(house, "Ông Bảy"), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Tiếp nhận")
    await hoa.presses("Xin gia hạn")
    hoa.reads("07/12/2026")
    assert [each[-10:] for each in hoa.offers[:3]] == [
        "10/12/2026",
        "14/12/2026",
        "21/12/2026",
    ]  # 3, 5, 10 WD more
    await hoa.presses("14/12/2026")
    chief.looks()
    lan.looks()
    await hoa.says("Chờ vật tư về từ thành phố")
    hoa.reads("Đã trình người đứng đầu", "07/12/2026")
    assert (await the_ticket(house, ticket.code)).due_at == ticket.due_at
    lan.does_not_read("thêm thời gian")
    chief.reads("xin gia hạn", "Chờ vật tư", "14/12/2026")
    await chief.presses("Đồng ý gia hạn")
    chief.reads("Đã gia hạn")
    lan.reads("cần thêm thời gian", "07/12/2026", "14/12/2026", "Chờ vật tư")
    hoa.reads("đồng ý gia hạn")
    assert (await the_ticket(house, ticket.code)).due_at == END
    assert (await clock_of(house, ticket)).due_at == END
    assert (await acts_of(house, ticket.code))[-2:] == ["extend_ask", "extend"]


async def test_a_day_can_be_typed_and_is_checked(house: House) -> None:
    hoa = await officer(house)
    await head(house, "Ông Bảy")
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.presses("Tiếp nhận")
    await hoa.presses("Xin gia hạn")
    await hoa.says("tuần sau")
    hoa.reads("25/12/2026")
    for wrong in ("12/12/2026", "01/12/2026", "30/6/2027"):  # a Saturday, before the date, far too late
        await hoa.says(wrong)
        hoa.reads("phải là ngày làm việc")
    await hoa.says("9/12")
    hoa.reads("Vì sao cần thêm thời gian", "09/12/2026")
    await hoa.says("Chờ vật tư")
    hoa.reads("Đã trình")
    asked = await house.asks(lambda work: extending.asked_for(work, ticket.id))
    assert asked is not None
    assert asked.last_day == date(2026, 12, 9)


async def test_the_head_may_say_no_and_then_the_old_date_stays(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief = await officer(house), await head(house, "Ông Bảy")
    ticket = await sends(Citizen(house, "Lan"))
    hers, his = await person_of(hoa), await person_of(chief)
    await house.does(extending.ask, hers, ticket.id, NEW, "Chờ vật tư")
    with pytest.raises(Invalid, match="o-extend-open"):
        await house.does(extending.ask, hers, ticket.id, NEW, "Chờ vật tư")
    hoa.looks()
    await chief.presses("Không gia hạn")
    hoa.reads("không đồng ý gia hạn")
    assert (await the_ticket(house, ticket.code)).due_at == ticket.due_at
    with pytest.raises(Stale):
        await house.does(extending.grant, his, ticket.id)
    await house.does(extending.ask, hers, ticket.id, NEW, "Nay rõ lý do hơn")  # another reason may be heard


async def test_only_a_head_decides_and_only_once_is_it_granted(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief = await officer(house), await head(house, "Ông Bảy")
    stranger = await officer(house, "Tư", "21433.hanh_chinh_cong")
    ticket = await sends(Citizen(house, "Lan"))
    hers, his = await person_of(hoa), await person_of(chief)
    await house.does(extending.ask, hers, ticket.id, NEW, "Chờ vật tư")
    for person in (hers, await person_of(stranger)):
        with pytest.raises(Forbidden):
            await house.does(extending.grant, person, ticket.id)
    await house.does(extending.grant, his, ticket.id)
    with pytest.raises(Invalid, match="o-extend-used"):
        await house.does(extending.ask, his, ticket.id, date(2026, 12, 16), "Lại chờ")


async def test_a_heads_own_request_needs_nobody(quiet_house: House) -> None:
    house = quiet_house
    chief, lan = await head(house, "Ông Bảy"), Citizen(house, "Lan")
    ticket = await sends(lan)
    assert await house.does(extending.ask, await person_of(chief), ticket.id, NEW, "Chờ vật tư")
    lan.reads("cần thêm thời gian")
    assert (await the_ticket(house, ticket.code)).due_at == END


async def test_what_is_late_stays_late(quiet_house: House) -> None:
    """Neither asked for afterwards nor granted afterwards: lateness cannot be undone."""
    house = quiet_house
    hoa, chief = await officer(house), await head(house, "Ông Bảy")
    ticket, other = await sends(Citizen(house, "Lan")), await sends(Citizen(house, "Cúc"))
    await house.does(extending.ask, await person_of(hoa), ticket.id, NEW, "Chờ vật tư")
    await until(house, datetime(2026, 12, 8, 2, tzinfo=UTC))
    with pytest.raises(Invalid, match="o-extend-late"):
        await house.does(extending.grant, await person_of(chief), ticket.id)
    with pytest.raises(Invalid, match="o-extend-late"):
        await house.does(extending.ask, await person_of(hoa), other.id, NEW, "Chờ vật tư")
    await hoa.says(ticket.code)
    assert not any("gia hạn" in each for each in await hoa.may())


async def test_a_pause_after_it_moves_the_granted_date_and_reminders_come_again(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief, lan = await officer(house), await head(house, "Ông Bảy"), Citizen(house, "Lan")
    ticket = await sends(lan)
    hers = await person_of(hoa)
    await house.does(handling.accept, hers, ticket.id)
    await until(house, datetime(2026, 12, 7, 2, tzinfo=UTC))
    await house.does(extending.ask, hers, ticket.id, NEW, "Chờ vật tư")
    await house.does(extending.grant, await person_of(chief), ticket.id)
    await house.does(handling.ask, hers, ticket.id, "Cột nào ạ?")
    await house.wait(days=2)
    await house.does(following.reply, await person_of(lan), ticket.id, "Cột số 7")
    # 8 and 9 December did not count: two working days after 14/12.
    assert (await the_ticket(house, ticket.code)).due_at == datetime(2026, 12, 16, 17, tzinfo=UTC)
    hoa.looks()
    await until(house, datetime(2026, 12, 16, 2, tzinfo=UTC))
    hoa.reads("hôm nay là hạn trả lời")
    settle = (await clock_of(house, ticket)).id
    assert settle not in {each.clock_id for each in await episodes(house)}
    await until(house, datetime(2026, 12, 17, 2, tzinfo=UTC) + timedelta(hours=1))
    assert settle in {each.clock_id for each in await episodes(house)}


async def test_a_request_lapses_with_what_it_was_about(quiet_house: House) -> None:
    """Answered, passed on or run out: nothing is left to decide, in the list or on the next round's card."""
    house = quiet_house
    hoa, chief, lan = await officer(house), await head(house, "Ông Bảy"), Citizen(house, "Lan")
    hers, his = await person_of(hoa), await person_of(chief)
    answered, passed, late = [await sends(lan, f"Đèn số {number} hỏng") for number in range(3)]
    for ticket in (answered, passed, late):
        await house.does(extending.ask, hers, ticket.id, NEW, "Chờ vật tư")
    await house.wait(hours=2)
    await house.does(answering.answer, hers, answered.id, "Đã thay bóng.")
    await house.does(following.reopen, await person_of(lan), answered.id, "Vẫn tối")
    await house.does(transferring.transfer, hers, passed.id, FRONT_DESK, "other_field", "thuộc trung tâm")
    with pytest.raises(Stale):
        await house.does(extending.grant, his, answered.id)
    await until(house, datetime(2026, 12, 8, 2, tzinfo=UTC))
    for ticket in (answered, passed, late):
        assert await house.asks(partial(extending.asked_for, ticket_id=ticket.id)) is None
    waiting = await house.asks(lambda work: list(work.session.scalars(select(Ticket.code).where(MORE_TIME))))
    assert waiting == []


async def test_days_are_counted_from_the_last_day(quiet_house: House) -> None:
    """Monday 7/12: five working days more are the 14th, and twenty are 5/1/2027 (1/1 is a day off)."""
    due_at = datetime(2026, 12, 7, 17, tzinfo=UTC)
    assert await quiet_house.asks(lambda work: extending.choices(work, due_at)) == (
        date(2026, 12, 10), date(2026, 12, 14), date(2026, 12, 21),
    )  # fmt: skip
    assert await quiet_house.asks(lambda work: extending.latest(work, due_at)) == date(2027, 1, 5)
