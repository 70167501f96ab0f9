"""What the citizen is told, and what they make of it: rating, reopening, the sweep that closes."""

from sqlalchemy import select

from langnghe.models import ClockKind, Rating, TicketClock, TicketState
from langnghe.services import answering, following, handling, transferring
from tests.conversations.channels import ON_RICH, ON_SQLITE
from tests.conversations.citizens import act, answer, person_of, ticket_of
from tests.house import House
from tests.office import CHAIR
from tests.people import Citizen, Head, Officer

# Rating, reopening ------------------------------------------------------------------------------------------


async def test_the_answer_is_read_and_rated_with_reasons(
    house: House, lan: Citizen, minh: Officer, hoa: Head
) -> None:
    await answer(house, minh, lan)
    lan.reads("Đã thay bóng đèn ngày 20/11", "Người trả lời: Minh", "thấy trả lời này thế nào", "05/12/2026")
    await lan.presses("5 điểm")
    lan.reads("★★★★★", "Vì sao")
    await lan.presses("Trả lời nhanh")
    await lan.presses("hòa nhã")
    await lan.presses("Trả lời nhanh")
    await lan.says("Cảm ơn cán bộ")
    lan.reads("Lời nhận xét: «Cảm ơn cán bộ»")
    minh.looks()
    hoa.looks()
    await lan.presses("gửi điểm")
    lan.reads("Cảm ơn ông/bà đã chấm điểm", "không kèm tên ai")
    minh.reads("5/5")
    assert "5/5" not in hoa.news
    rating = await house.asks(lambda work: work.session.scalars(select(Rating)).one())
    assert (rating.score, rating.reasons, rating.comment) == (5, ["manner-good"], "Cảm ơn cán bộ")
    ticket = await ticket_of(house)
    assert ticket.score == 5
    await lan.forges(f"c.rate:{ticket.id}:1")
    lan.reads("đã chấm 5/5")
    await lan.forges(f"c.rated:{ticket.id}")
    lan.reads("Lần chấm này đã cũ")


@ON_SQLITE
async def test_a_low_rating_reaches_the_head_and_offers_reopening(
    house: House, lan: Citizen, minh: Officer, hoa: Head
) -> None:
    await answer(house, minh, lan)
    await lan.presses("1 điểm")
    await lan.presses("Việc chưa được giải quyết")
    hoa.looks()
    await lan.presses("gửi điểm")
    hoa.reads("1/5")
    lan.reads("đề nghị xem lại")
    await lan.presses("đề nghị xem lại")
    lan.reads("Vì sao")


@ON_SQLITE
async def test_a_comment_is_asked_for_in_words(house: House, lan: Citizen, minh: Officer) -> None:
    await answer(house, minh, lan)
    await lan.presses("3 điểm")
    await lan.presses("Viết lời nhận xét")
    await lan.sends_photo()
    lan.reads("chỉ nhận lời viết")
    await lan.says("4")
    lan.reads("Lời nhận xét: «4»")
    await lan.presses("gửi điểm")
    assert (await ticket_of(house)).score == 3


async def test_reopening_once_within_the_window_starts_the_clocks_anew(
    house: House, lan: Citizen, minh: Officer, hoa: Head
) -> None:
    """Fixmystreet 897: "not fixed" reaches the body."""
    await answer(house, minh, lan)
    await house.wait(days=3)
    await lan.presses("đề nghị xem lại")
    await lan.sends_photo()
    lan.reads("viết thêm một câu")
    minh.looks()
    hoa.looks()
    await lan.says("Đèn lại hỏng rồi")
    lan.reads("Đã chuyển lại đơn vị", "hạn trả lời")
    minh.reads("Đèn lại hỏng rồi")
    hoa.reads("Đèn lại hỏng rồi")
    ticket = await ticket_of(house)
    assert (ticket.state, ticket.reopened, ticket.score) == (TicketState.RECEIVED, 1, None)
    clocks = await house.asks(
        lambda work: work.session.scalars(select(TicketClock).where(TicketClock.stopped_at.is_(None))).all()
    )
    assert {clock.kind for clock in clocks} == {ClockKind.ACCEPT, ClockKind.SETTLE}
    assert ticket.due_at == next(clock.due_at for clock in clocks if clock.kind is ClockKind.SETTLE)
    await answer(house, minh, lan, "Đã thay dây điện.")
    assert not any("xem lại" in offer for offer in lan.offers)
    await lan.forges(f"c.reopen:{ticket.id}")
    lan.reads("không đề nghị xem lại được")


async def test_reopening_after_the_window_is_refused_and_the_sweep_closes(
    house: House, lan: Citizen, minh: Officer
) -> None:
    await answer(house, minh, lan)
    await lan.presses("đề nghị xem lại")
    await house.wait(days=15)
    await lan.says("Đèn lại hỏng rồi")
    lan.reads("Đã hết thời gian")
    assert await house.does(following.close_settled) == 1
    assert await house.does(following.close_settled) == 0
    ticket = await ticket_of(house)
    assert (ticket.state, ticket.closed_at is not None) == (TicketState.CLOSED, True)
    await lan.presses("Xem mới nhất")
    lan.reads("đã đóng", "Đã thay bóng đèn")
    await lan.presses("4 điểm")
    await lan.presses("gửi điểm")
    assert (await ticket_of(house)).score == 4


@ON_RICH
async def test_the_sweep_leaves_what_may_still_be_reopened(house: House, lan: Citizen, minh: Officer) -> None:
    await answer(house, minh, lan)
    assert await house.does(following.close_settled) == 0


# Notices ----------------------------------------------------------------------------------------------------


@ON_SQLITE
async def test_a_refusal_says_the_ground_and_the_reason(house: House, lan: Citizen, minh: Officer) -> None:
    await act(house, answering.refuse, minh, lan, "nothing_new", "Đã trả lời tại văn bản số 12 ngày 01/10/2026.")
    lan.reads("không được tiếp nhận", "Căn cứ", "NĐ 154/2026", "văn bản số 12")
    assert any("xem lại" in offer for offer in lan.offers)


@ON_SQLITE
async def test_a_transfer_says_from_whom_to_whom_and_that_the_date_stands(
    house: House, lan: Citizen, minh: Officer
) -> None:
    """Fixmystreet 4457: say who is responsible."""
    await house.wait(hours=1)
    await act(house, transferring.transfer, minh, lan, CHAIR, "other_level", "Thuộc thẩm quyền của Chủ tịch.")
    lan.reads(
        "Phòng Kinh tế xã Lân Phong", "Chủ tịch UBND xã Lân Phong", "Thuộc thẩm quyền", "không đổi", "07/12/2026"
    )


@ON_RICH
async def test_a_correction_is_told(house: House, lan: Citizen, minh: Officer) -> None:
    person, ticket = await person_of(house, minh), await ticket_of(house)
    lan.looks()
    await house.does(handling.correct, person, ticket.id, field="dien")
    lan.reads("phân loại lại", "Điện")
