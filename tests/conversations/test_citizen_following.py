"""After the receipt: who is told, the list, the card, adding, replying, urging, withdrawing."""

from sqlalchemy import func, select

from langnghe.models import Act, Attachment, RoleKind, Ticket, TicketClock, TicketEvent, TicketKind, TicketState
from langnghe.services import handling, intake
from langnghe.services.work import Work
from tests.conversations.channels import ON_RICH, ON_SQLITE
from tests.conversations.citizens import act, answer, person_of, takes_post, ticket_of
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Citizen, Head, Officer

# Being told -------------------------------------------------------------------------------------------------


async def test_officers_are_told_of_a_new_ticket(house: House, lan: Citizen, minh: Officer, hoa: Head) -> None:
    """Peers, fault 12: DIGIT 904."""
    minh.reads(lan.code)
    assert lan.code not in hoa.news


async def test_with_no_officer_the_head_is_told_and_with_no_head_the_superior(house: House) -> None:
    chair = Head(house, "Chair")
    await takes_post(house, chair, RoleKind.HEAD, CHAIR)
    lan = Citizen(house)
    await lan.agrees()
    await lan.says("Đèn đường thôn 2 hỏng ba hôm nay")
    chair.looks()
    await lan.presses("Gửi")
    chair.reads(lan.code)


@ON_RICH
async def test_with_nobody_anywhere_the_admins_are_told_that_nobody_is(house: House) -> None:
    binh = Officer(house, "Bình")
    await takes_post(house, binh, RoleKind.ADMIN, ROADS)
    lan = Citizen(house)
    await lan.agrees()
    await lan.says("Đèn đường thôn 2 hỏng ba hôm nay")
    binh.looks()
    await lan.presses("Gửi")
    binh.reads("chưa có ai")


@ON_RICH
async def test_a_restricted_matter_is_told_to_the_head_alone(house: House) -> None:
    chair, clerk = Head(house, "Chair"), Officer(house, "Clerk")
    await takes_post(house, chair, RoleKind.HEAD, CHAIR)
    await takes_post(house, clerk, RoleKind.OFFICER, CHAIR)
    lan = Citizen(house)
    await lan.agrees()
    await lan.says("Đèn đường thôn 2 hỏng ba hôm nay")
    await lan.presses("Sửa lĩnh vực")
    for _ in range(3):
        await lan.presses("Trang sau")
    await lan.presses("Thái độ, tác phong cán bộ")
    chair.looks()
    clerk.looks()
    await lan.presses("Gửi")
    chair.reads(lan.code)
    assert lan.code not in clerk.news


# The list and the card --------------------------------------------------------------------------------------


async def test_the_card_shows_every_step_holder_head_and_days_left(
    house: House, lan: Citizen, minh: Officer
) -> None:
    """R45, opencps 1252."""
    await act(house, handling.accept, minh, lan)
    lan.reads("Phòng Kinh tế xã Lân Phong", "đã tiếp nhận", "cán bộ xử lý: Minh", "còn 10 ngày làm việc")
    await lan.says("phieu cua toi")
    lan.reads("Phiếu của tôi", "(1–1 / 1)", "đang giải quyết", "hạn 07/12/2026")
    await lan.presses(lan.code)
    lan.reads(
        "Đèn đường thôn 2",
        "Đang ở: Phòng Kinh tế",
        "Người đứng đầu: Hoa",
        "ông/bà gửi phiếu",
        "tiếp nhận",
        "còn 10",
    )
    await house.wait(days=20)
    await lan.presses("Xem mới nhất")
    lan.reads("quá 3 ngày")


@ON_SQLITE
async def test_an_empty_list_says_so(house: House) -> None:
    lan = Citizen(house)
    await lan.agrees()
    await lan.says("phiếu của tôi")
    lan.reads("chưa gửi phiếu nào")


async def test_a_long_list_has_pages(house: House, lan: Citizen) -> None:
    person = await person_of(house, lan)

    def many(work: Work) -> None:
        for number in range(11):
            intake.submit(
                work,
                person,
                intake.Draft("21433", f"Việc số {number}", kind=TicketKind.REPORT, field_code="rac_thai"),
            )

    await house.does(many)
    await lan.says("phiếu của tôi")
    lan.reads("(1–5 / 12)", "Việc số 10")
    await lan.presses("Trang sau")
    lan.reads("(6–10 / 12)")
    await lan.presses("Trang sau")
    lan.reads("(11–12 / 12)", "Đèn đường")
    await lan.presses("Trang trước")
    lan.reads("(6–10 / 12)")
    await lan.forges("c.mine:9999")
    lan.reads("(11–12 / 12)")
    await lan.forges("c.mine:x")
    lan.reads("Nút này đã cũ")


# Adding and replying ----------------------------------------------------------------------------------------


async def test_adding_to_a_ticket_reaches_the_officer(house: House, lan: Citizen, minh: Officer) -> None:
    minh.looks()
    await lan.presses("Gửi thêm vào phiếu")
    await lan.says("Cột số 17, gần nhà văn hóa")
    lan.reads("Đã gửi thêm")
    minh.reads("Cột số 17")
    ticket = await ticket_of(house)
    assert ticket.text == "Đèn đường thôn 2 hỏng ba hôm nay"
    due = ticket.due_at
    await house.wait(hours=1)
    await lan.presses("Thêm lời, ảnh")
    await lan.sends_photo()
    assert (await ticket_of(house)).due_at == due


@ON_SQLITE
async def test_an_album_added_is_one_notice_and_all_its_photos(house: House, lan: Citizen, minh: Officer) -> None:
    await lan.presses("Gửi thêm vào phiếu")
    minh.looks()
    for _ in range(3):
        await lan.sends_photo()
    assert minh.news.count("bổ sung vào phiếu") == 1
    lan.reads("Đã thêm vào phiếu")
    ticket = await ticket_of(house)

    def bound(work: Work) -> int:
        mine = select(func.count()).select_from(Attachment).where(Attachment.ticket_id == ticket.id)
        return work.session.scalar(mine) or 0

    assert await house.asks(bound) == 3
    await lan.says("Việc khác: rác chất đống ở chợ")
    lan.reads("sẽ gửi", "Rác chất đống ở chợ")


@ON_SQLITE
async def test_what_follows_in_a_moment_may_belong_to_the_ticket_before(
    house: House, lan: Citizen, minh: Officer
) -> None:
    await lan.says("Cột số 17 nữa, cũng bị như vậy")
    code = lan.code
    minh.looks()
    await lan.presses(f"Ghi vào phiếu {code}")
    lan.reads("Đã gửi thêm", code)
    minh.reads("Cột số 17")
    count = await house.asks(lambda work: work.session.scalar(select(func.count()).select_from(Ticket)))
    assert count == 1


async def test_a_question_is_answered_in_one_message(house: House, lan: Citizen, minh: Officer) -> None:
    await act(house, handling.ask, minh, lan, "Cột đèn số mấy?")
    lan.reads("hỏi ông/bà", "Cột đèn số mấy?")
    minh.looks()
    await lan.presses("Trả lời cán bộ")
    await lan.says("2")
    lan.reads("Đã gửi trả lời")
    minh.reads(lan.code)
    assert (await ticket_of(house)).state is TicketState.IN_PROGRESS
    reply = await house.asks(
        lambda work: work.session.scalars(select(TicketEvent).where(TicketEvent.act == Act.REPLY)).one()
    )
    assert reply.text == "2"


@ON_RICH
async def test_a_location_told_later_is_part_of_the_words(house: House, lan: Citizen) -> None:
    await lan.presses("Gửi thêm vào phiếu")
    await lan.sends_location(15.02, 108.83)
    added = await house.asks(
        lambda work: work.session.scalars(select(TicketEvent).where(TicketEvent.act == Act.ADD)).one()
    )
    assert added.text == "📍 15.020000, 108.830000"


@ON_SQLITE
async def test_nothing_can_be_added_to_a_settled_ticket(house: House, lan: Citizen, minh: Officer) -> None:
    await lan.presses("Gửi thêm vào phiếu")
    await answer(house, minh, lan)
    await lan.says("Cột số 17")
    lan.reads("đã có trả lời", "Đề nghị xem lại") if not lan.offers else lan.reads("đã có trả lời")
    ticket = await ticket_of(house)
    await lan.forges(f"c.add:{ticket.id}")
    lan.reads("đã có trả lời")


# Urging, withdrawing ----------------------------------------------------------------------------------------


async def test_urging_is_limited_recorded_and_told_to_the_head(
    house: House, lan: Citizen, minh: Officer, hoa: Head
) -> None:
    """R19."""
    due = (await ticket_of(house)).due_at
    await lan.presses("Theo dõi")
    minh.looks()
    hoa.looks()
    await lan.presses("Đôn đốc")
    lan.reads("Đã đôn đốc", "ông/bà đôn đốc")
    minh.reads("đôn đốc")
    hoa.reads("đôn đốc")
    await lan.presses("Đôn đốc")
    lan.reads("đã đôn đốc lúc", "Có thể đôn đốc lại từ 22/11/2026")
    await house.wait(days=2)
    await lan.presses("Đôn đốc")
    lan.reads("Đã đôn đốc.")
    assert (await ticket_of(house)).due_at == due


@ON_SQLITE
async def test_withdrawing_asks_once(house: House, lan: Citizen, minh: Officer) -> None:
    await lan.presses("Theo dõi")
    await lan.presses("Rút phiếu")
    await lan.presses("Không rút")
    assert (await ticket_of(house)).state is TicketState.RECEIVED
    await lan.presses("Rút phiếu")
    minh.looks()
    await lan.presses("Rút phiếu này")
    lan.reads("Đã rút phiếu")
    minh.reads("đã rút")
    ticket = await ticket_of(house)
    assert ticket.state is TicketState.WITHDRAWN
    running = await house.asks(
        lambda work: work.session.scalars(select(TicketClock).where(TicketClock.stopped_at.is_(None))).all()
    )
    assert not running
    await lan.forges(f"c.withdrawn:{ticket.id}")
    lan.reads("đã được người gửi rút")
