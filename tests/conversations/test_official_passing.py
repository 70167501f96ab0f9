"""Transferring and correcting: the receiver is found in any spelling, the citizen's clock runs on."""

from datetime import date

from sqlalchemy import select, update

from langnghe.models import Body, TicketClock, TicketKind, TicketPriority, TicketState
from langnghe.services import transferring
from langnghe.services.work import Work
from tests.conversations.desk import acts_of, head, officer, person_of, sends, the_ticket
from tests.house import House
from tests.people import Citizen

PROVINCE_ROADS = "51.so_xay_dung"


async def clocks(house: House, ticket_id: int) -> list[tuple[str, bool]]:
    """Kind of each clock of the ticket and whether it runs, in the order they were started."""

    def ask(work: Work) -> list[tuple[str, bool]]:
        rows = work.session.execute(
            select(TicketClock.kind, TicketClock.stopped_at)
            .where(TicketClock.ticket_id == ticket_id)
            .order_by(TicketClock.id)
        )
        return [(str(row.kind), row.stopped_at is None) for row in rows]

    return await house.asks(ask)


async def test_a_ticket_is_passed_on_with_a_reason_and_its_deadline_stays(house: House) -> None:
    hoa, tu, lan = await officer(house), await officer(house, "Tú", PROVINCE_ROADS), Citizen(house, "Lan")
    ticket = await sends(lan)
    assert sorted(await clocks(house, ticket.id)) == [("accept", True), ("first_answer", True), ("settle", True)]
    await house.wait(hours=2)
    await hoa.presses("Chuyển cơ quan khác")
    hoa.reads("gõ tên cơ quan")
    assert "Công an xã Lân Phong" in hoa.offers
    await hoa.says("so xay dung")
    await hoa.presses("Sở Xây dựng tỉnh Quảng Ngãi")
    hoa.reads("Vì sao")
    await hoa.says("Đường tỉnh")
    hoa.reads("chọn một lý do")
    await hoa.presses("Thuộc thẩm quyền cấp khác")
    hoa.reads("Điều 26 khoản 2 điểm b", "Viết rõ")
    await hoa.says("Đường tỉnh 623, thuộc Sở Xây dựng quản lý")
    hoa.reads("Chuyển phiếu", "Đường tỉnh 623", "Thuộc thẩm quyền cấp khác")
    assert await acts_of(house, ticket.code) == ["submit"]
    lan.looks()
    tu.looks()
    await hoa.presses("↪️ Chuyển")
    hoa.reads(f"Đã chuyển phiếu {ticket.code} đến Sở Xây dựng tỉnh Quảng Ngãi", "hạn trả lời không đổi")
    tu.reads("chuyển đến từ Phòng Kinh tế xã Lân Phong", "Đường tỉnh 623", "Đèn đường thôn 3", "07/12/2026")
    lan.reads("Sở Xây dựng tỉnh Quảng Ngãi", "Thuộc thẩm quyền cấp khác", "Đường tỉnh 623")
    lan.reads("không đổi: 07/12/2026")
    now = await the_ticket(house, ticket.code)
    assert (now.body_code, now.officer_id, now.state) == (PROVINCE_ROADS, None, TicketState.RECEIVED)
    assert now.due_at == ticket.due_at
    assert sorted(await clocks(house, ticket.id)) == [
        ("accept", False),
        ("accept", True),
        ("first_answer", True),
        ("settle", True),
    ]
    assert await acts_of(house, ticket.code) == ["submit", "transfer"]
    await tu.presses("Tiếp nhận")
    assert sorted(await clocks(house, ticket.id)) == [
        ("accept", False),
        ("accept", False),
        ("first_answer", True),
        ("settle", True),
    ]
    await tu.presses("Lịch sử")
    tu.reads("Phòng Kinh tế xã Lân Phong → Sở Xây dựng tỉnh Quảng Ngãi")


async def test_who_passed_it_on_is_told_so_at_an_old_button(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await house.wait(minutes=1)
    person = await person_of(hoa)
    await house.does(transferring.transfer, person, ticket.id, PROVINCE_ROADS, "other_level", "Đường tỉnh")
    for verb in ("o.acc", "o.trfok", "o.ans"):
        await hoa.forges(f"{verb}:{ticket.id}")
        hoa.reads(f"Phiếu {ticket.code} đã được chính ông/bà chuyển cơ quan khác lúc 20/11/2026 09:01")
        hoa.does_not_read("Đèn đường")


async def test_the_receiver_is_found_in_any_spelling(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    for typed in ("SỞ XÂY DỰNG", "so xay dung", "sở xây dưng tỉnh", "xay dung quang ngai", "so xai dung"):
        found = await house.does(transferring.receivers, await person_of(hoa), ticket.id, typed)
        assert found[0].code == PROVINCE_ROADS, typed


async def test_a_name_that_nobody_bears_is_asked_for_again(house: House) -> None:
    hoa = await officer(house)
    await sends(Citizen(house, "Lan"))
    await hoa.presses("Chuyển cơ quan khác")
    await hoa.says("zzzz qqqq")
    hoa.reads("Không tìm thấy cơ quan nào")
    await hoa.says("cong an xa lan phong")
    await hoa.presses("Công an xã Lân Phong")
    hoa.reads("Vì sao")
    await hoa.presses("Thôi")
    hoa.reads("giữ nguyên")


async def test_a_transfer_needs_a_living_receiver_and_a_reason(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.forges(f"o.tr:{ticket.id}:21433.kinh_te")
    hoa.reads("Phiếu đang ở chính Phòng Kinh tế xã Lân Phong")
    await house.does(
        lambda work: work.session.execute(
            update(Body).where(Body.code == PROVINCE_ROADS).values(valid_to=date(2026, 11, 19))
        )
    )
    await hoa.forges(f"o.tr:{ticket.id}:{PROVINCE_ROADS}")
    hoa.reads("không còn hoạt động")
    await hoa.presses("Chuyển cơ quan khác")
    await hoa.says("sở xây dựng tỉnh")
    hoa.does_not_read("1. Sở Xây dựng tỉnh Quảng Ngãi")
    await hoa.forges(f"o.tr:{ticket.id}:21433.cong_an")
    await hoa.forges(f"o.trr:{ticket.id}:because_i_say_so")
    hoa.reads("không có trong danh mục")
    await hoa.presses("Thuộc địa bàn khác")
    await hoa.says("…")
    hoa.reads("đang trống")
    assert await acts_of(house, ticket.code) == ["submit"]


async def test_a_receiver_without_anybody_is_told_to_who_can_invite(quiet_house: House) -> None:
    house = quiet_house
    hoa, son = await officer(house), await head(house, "Bà Chủ tịch tỉnh", "51.chu_tich")
    ticket = await sends(Citizen(house, "Lan"))
    await house.wait(minutes=1)
    person = await person_of(hoa)
    await house.does(transferring.transfer, person, ticket.id, PROVINCE_ROADS, "other_level", "Đường tỉnh")
    son.reads(ticket.code, "Đường tỉnh")


async def test_two_transfers_in_a_row_keep_the_whole_way(quiet_house: House) -> None:
    house = quiet_house
    hoa, tu = await officer(house), await officer(house, "Tú", PROVINCE_ROADS)
    ticket = await sends(Citizen(house, "Lan"))
    for who, to in ((hoa, PROVINCE_ROADS), (tu, "21433.cong_an")):
        await house.wait(minutes=1)
        await house.does(
            transferring.transfer, await person_of(who), ticket.id, to, "other_field", "Không đúng thẩm quyền"
        )
    assert await acts_of(house, ticket.code) == ["submit", "transfer", "transfer"]
    assert (await the_ticket(house, ticket.code)).body_code == "21433.cong_an"
    running = [kind for kind, runs in await clocks(house, ticket.id) if runs]
    assert sorted(running) == ["accept", "first_answer", "settle"]
    assert (await the_ticket(house, ticket.code)).due_at == ticket.due_at


# Correcting ---------------------------------------------------------------------------------------------------


async def test_field_and_kind_are_corrected_and_the_citizen_is_told(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Sửa phân loại")
    await hoa.presses("Lĩnh vực")
    await hoa.presses("Chiếu sáng, cây xanh")
    hoa.reads("Đã sửa phân loại", "Lĩnh vực: Chiếu sáng, cây xanh, công viên", "07/12/2026")
    lan.reads("Chiếu sáng, cây xanh, công viên")
    lan.looks()
    await hoa.presses("Sửa phân loại")
    await hoa.presses("Loại phiếu")
    await hoa.presses("Kiến nghị")
    lan.reads("Kiến nghị")
    now = await the_ticket(house, ticket.code)
    assert (now.field_code, now.kind, now.due_at) == ("chieu_sang_cay_xanh", TicketKind.PETITION, ticket.due_at)
    await hoa.forges(f"o.ck:{ticket.id}:petition")
    hoa.reads("đã được phân loại như vậy rồi")
    assert await acts_of(house, ticket.code) == ["submit", "correct", "correct"]


async def test_urgency_is_marked_without_restarting_anything(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Sửa phân loại")
    await hoa.presses("Đánh dấu khẩn")
    hoa.reads("KHẨN", "07/12/2026")
    assert lan.news == ""
    now = await the_ticket(house, ticket.code)
    assert (now.priority, now.due_at) == (TicketPriority.URGENT, ticket.due_at)


async def test_a_chat_message_never_becomes_a_complaint_or_a_denunciation(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    for token in (f"o.ck:{ticket.id}:complaint", f"o.ck:{ticket.id}:denunciation", f"o.ck:{ticket.id}:x"):
        await hoa.forges(token)
        hoa.reads("không thể là khiếu nại hay tố cáo")
    await hoa.forges(f"o.cf:{ticket.id}:nothing")
    hoa.reads("không còn dùng")
    assert await acts_of(house, ticket.code) == ["submit"]


async def test_a_ticket_that_becomes_restricted_is_told_to_its_head(quiet_house: House) -> None:
    house = quiet_house
    hoa, son = await officer(house), await head(house)
    ticket = await sends(Citizen(house, "Lan"))
    son.looks()
    await hoa.forges(f"o.cf:{ticket.id}:can_bo")
    son.reads(ticket.code, "lĩnh vực hạn chế")
    son.does_not_read("Đèn đường")
    await hoa.forges(f"o.open:{ticket.id}")
    hoa.does_not_read("Đèn đường")
