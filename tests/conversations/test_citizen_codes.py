"""Looking a ticket up by its code: everything to its owner, its course to anybody."""

from sqlalchemy import update

from langnghe.models import Ticket, TicketState
from langnghe.services import tracking
from tests.conversations.channels import ON_RICH, ON_SQLITE
from tests.conversations.citizens import ticket_of
from tests.house import House
from tests.people import Citizen


@ON_SQLITE
async def test_the_owner_finds_everything_by_the_code(house: House, lan: Citizen) -> None:
    code = lan.code
    for typed in (code.lower().replace("-", ""), f"xem phiếu {code}", f"Mã: {code.replace('-', ' ')}?"):
        await lan.says(typed)
        lan.reads("Đèn đường thôn 2", "Quá trình")


@ON_RICH
async def test_the_receipt_stays_when_its_ticket_is_looked_at(house: House, lan: Citizen) -> None:
    receipt = lan.last
    await lan.presses("Theo dõi")
    await lan.presses("Xem mới nhất")
    await lan.presses("Xem mới nhất")
    assert receipt in [shown.text for shown in lan.screen]


@ON_RICH
async def test_a_stranger_sees_the_course_only(house: House, lan: Citizen) -> None:
    nam = Citizen(house, "Nam")
    await nam.says(f" {lan.code.lower()}. ")
    nam.reads("Chiếu sáng", "Phòng Kinh tế", "Người đứng đầu: Hoa", "còn 10 ngày", "Chỉ người gửi")
    nam.does_not_read("Đèn đường thôn 2")
    ticket = await ticket_of(house)
    for verb in (
        "show",
        "add",
        "urge",
        "withdraw",
        "withdrawn",
        "rate",
        "reopen",
        "files",
        "reply",
        "why",
        "rated",
    ):
        await nam.forges(f"c.{verb}:{ticket.id}:1")
        nam.does_not_read("Đèn đường thôn 2")
    assert (await ticket_of(house)).state is TicketState.RECEIVED


@ON_RICH
async def test_of_a_restricted_field_a_stranger_sees_no_more_than_the_state(house: House, lan: Citizen) -> None:
    await house.does(lambda work: work.session.execute(update(Ticket).values(field_code="can_bo")))
    nam = Citizen(house, "Nam")
    await nam.says(lan.code)
    nam.reads("chờ đơn vị tiếp nhận", "Hạn trả lời")
    nam.does_not_read("Thái độ", "Phòng Kinh tế", "Hoa")


@ON_SQLITE
async def test_a_start_link_opens_the_ticket(house: House, lan: Citizen) -> None:
    await lan.starts(f"t_{lan.code}")
    lan.reads("Đèn đường thôn 2", "Quá trình")


@ON_SQLITE
async def test_a_slip_in_a_code_is_told(house: House, lan: Citizen) -> None:
    code = lan.code
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    nam = Citizen(house, "Nam")
    await nam.says("tra cứu")
    await nam.says(wrong)
    nam.reads("gõ nhầm")
    await nam.says(code)
    nam.reads("Chỉ người gửi")


async def test_guessing_codes_has_an_end(house: House, lan: Citizen) -> None:
    nam = Citizen(house, "Nam")
    for _ in range(10):
        await nam.says(tracking.new_code())
        nam.reads("Không có phiếu nào")
    await nam.says(tracking.new_code())
    nam.reads("thử lại sau 60 phút")
    await nam.says(lan.code)
    nam.reads("thử lại sau")
    await house.wait(minutes=61)
    await nam.says(lan.code)
    nam.reads("Chỉ người gửi")


@ON_SQLITE
async def test_a_code_typed_as_an_answer_is_an_answer(house: House, lan: Citizen) -> None:
    code = lan.code
    await lan.presses("Gửi thêm vào phiếu")
    await lan.says(code)
    lan.reads("Đã gửi thêm")


@ON_SQLITE
async def test_files_can_be_seen_again(house: House, lan: Citizen) -> None:
    await lan.presses("Gửi thêm vào phiếu")
    await lan.sends_photo()
    await lan.says(lan.code)
    await lan.presses("Xem ảnh, tệp")
    lan.reads("1 trên 1 tệp")
    assert any(shown.file for shown in lan.screen)
