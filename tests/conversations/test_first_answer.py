"""The first word of a person to the citizen, and finding out what a matter is about: clocks of their own."""

from datetime import UTC, datetime

import pytest

from langnghe.models import ClockKind
from langnghe.services import handling
from langnghe.services.refusals import Forbidden, Invalid, Stale
from tests.conversations.desk import acts_of, head, officer, person_of, sends, the_ticket
from tests.conversations.test_clock import clock_of, episodes, morning, until
from tests.house import House
from tests.office import CHAIR, FRONT_DESK
from tests.people import Citizen

#: Five working days from Friday 20/11/2026 end with Monday 30/11 (24/11 is a day off), one with Monday 23/11.
NO_WORD = datetime(2026, 12, 1, 2, tzinfo=UTC)
UNSORTED = datetime(2026, 11, 24, 2, tzinfo=UTC)


async def test_saying_how_far_it_is_is_a_first_reply_and_moves_no_date(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Tiếp nhận")
    assert (await clock_of(house, ticket, ClockKind.FIRST_ANSWER)).stopped_at is None  # accepting says nothing yet
    await hoa.presses("Báo tiến độ")
    hoa.reads("bao giờ xong", "hạn trả lời giữ nguyên")
    await hoa.says("Đã xem cột đèn, thứ Năm thay bóng.")
    hoa.reads("Đã báo tiến độ")
    lan.reads(ticket.code, "báo tiến độ", "thứ Năm thay bóng")
    clock = await clock_of(house, ticket, ClockKind.FIRST_ANSWER)
    assert (str(clock.stopped_by), (await clock_of(house, ticket)).stopped_at) == ("inform", None)
    now = await the_ticket(house, ticket.code)
    assert (str(now.state), now.due_at) == ("in_progress", ticket.due_at)
    await lan.says(ticket.code)
    lan.reads("báo tiến độ")
    await lan.presses("Gửi thêm vào phiếu")
    await lan.says("Cảm ơn cán bộ")
    hoa.reads("Cảm ơn cán bộ")


async def test_without_a_first_reply_one_level_up_is_told_and_no_more(quiet_house: House) -> None:
    house = quiet_house
    hoa, chair, lan = await officer(house), await head(house, "Ông Sơn", CHAIR), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Tiếp nhận")
    for each in (hoa, chair, lan):
        each.looks()
    await until(house, NO_WORD)
    hoa.reads("Hôm nay là hạn phản hồi lần đầu", "quá hạn phản hồi lần đầu", "trách nhiệm vẫn ở")
    hoa.does_not_read("nửa thời hạn phản hồi")
    await morning(house)
    chair.reads("quá hạn phản hồi lần đầu", ticket.code)
    assert lan.news == ""
    (episode,) = await episodes(house, ClockKind.FIRST_ANSWER)
    await house.does(handling.ask, await person_of(hoa), ticket.id, "Cột số mấy ạ?")
    chair.looks()
    await until(house, datetime(2026, 12, 21, 2, tzinfo=UTC))
    await morning(house)
    chair.reads(ticket.code)
    chair.does_not_read("phản hồi lần đầu")
    (episode,) = await episodes(house, ClockKind.FIRST_ANSWER)
    assert str(episode.ended_by) == "ask"


async def test_a_word_that_says_nothing_and_a_hand_that_may_not(house: House) -> None:
    hoa, other, lan = await officer(house), await officer(house, "Tư", FRONT_DESK), Citizen(house, "Lan")
    ticket = await sends(lan)
    with pytest.raises(Invalid):
        await house.does(handling.inform, await person_of(hoa), ticket.id, " … ")
    with pytest.raises(Forbidden):
        await house.does(handling.inform, await person_of(other), ticket.id, "Đang làm")
    await lan.says(ticket.code)
    await lan.presses("Rút")
    await lan.presses("Rút")
    with pytest.raises(Stale):
        await house.does(handling.inform, await person_of(hoa), ticket.id, "Đang làm")
    assert "inform" not in await acts_of(house, ticket.code)


async def test_what_came_without_a_field_is_classified_in_its_time(quiet_house: House) -> None:
    house = quiet_house
    desk, chair = await officer(house, "Cô Ba", FRONT_DESK), await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"), "Chuyện này khó nói lắm", field_code="khac")
    assert ticket.body_code == FRONT_DESK
    assert (await clock_of(house, ticket, ClockKind.CLASSIFY)).stopped_at is None
    await desk.presses("Tiếp nhận")
    assert (await clock_of(house, ticket, ClockKind.CLASSIFY)).stopped_at is None
    chair.looks()
    await until(house, UNSORTED)
    desk.reads("quá hạn phân loại")
    await until(house, datetime(2026, 11, 25, 2, tzinfo=UTC))  # the 24th is a day off
    await morning(house)
    chair.reads("quá hạn phân loại", ticket.code)
    await desk.says(ticket.code)
    await desk.presses("Sửa phân loại")
    await desk.presses("Lĩnh vực")
    await desk.presses("Khác")  # looked at, and found to be what it says
    clock = await clock_of(house, ticket, ClockKind.CLASSIFY)
    assert str(clock.stopped_by) == "correct"
    assert not await house.does(handling.correct, await person_of(desk), ticket.id, field="khac")  # said already
    assert (await the_ticket(house, ticket.code)).due_at == ticket.due_at


async def test_what_has_a_field_and_a_body_needs_no_classifying(house: House) -> None:
    await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    assert not await house.asks(lambda work: handling.unclassified(work, ticket.id))
