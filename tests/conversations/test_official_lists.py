"""The work list, search, and opening a ticket by its code."""

from datetime import UTC, datetime

from sqlalchemy import select, update

from langnghe.models import Ticket
from langnghe.services import handling
from langnghe.services.work import Work
from tests.conversations.desk import head, officer, person_of, sends
from tests.conversations.test_clock import until
from tests.house import House
from tests.people import Citizen


async def test_what_is_late_is_on_top(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    late = await sends(lan, "Rác ùn ứ ở chợ")
    await house.wait(days=17)
    fresh = await sends(lan, "Cống vỡ trước trường học")
    hoa.looks()
    await hoa.says("/viec")
    news = hoa.reads("Quá hạn: 0", "Sắp đến hạn: 1", "Đang mở: 2", "hôm nay là hạn cuối", "Rác ùn ứ", "Cống vỡ")
    assert news.index(late.code) < news.index(fresh.code)
    await house.wait(days=2)
    await hoa.says("/viec")
    hoa.reads("Quá hạn: 1", "🔴", "quá hạn 2 ngày")
    await hoa.presses(late.code)
    hoa.reads("Rác ùn ứ", "quá hạn 2 ngày")


async def test_an_empty_list_says_so(house: House) -> None:
    hoa = await officer(house)
    await hoa.says("viec")
    hoa.reads("Không có phiếu nào đang mở", "Đang mở: 0")
    for show, words in (("Giao cho tôi", "đang giao cho"), ("Mới", "phiếu mới"), ("Chờ duyệt", "chờ duyệt")):
        await hoa.presses(show)
        hoa.reads(words)


async def test_the_list_can_be_narrowed(house: House) -> None:
    hoa, mai, lan = await officer(house), await officer(house, "Mai"), Citizen(house, "Lan")
    one, two = await sends(lan, "Việc một"), await sends(lan, "Việc hai")
    await house.does(handling.accept, await person_of(hoa), one.id)
    await hoa.says("/viec")
    hoa.reads(one.code, two.code)
    await hoa.presses("Giao cho tôi")
    hoa.reads(one.code)
    hoa.does_not_read(two.code)
    await hoa.presses("Mới")
    hoa.reads(two.code)
    hoa.does_not_read(one.code)
    await mai.says("/viec")
    await mai.presses("Giao cho tôi")
    mai.does_not_read(one.code)


async def test_pages_show_every_ticket_once_in_order(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    codes = [(await sends(lan, f"Việc số {number}")).code for number in range(19)]
    hoa.looks()
    await hoa.says("/viec")
    seen: list[str] = []
    for _ in range(2):
        seen += [code for code in codes if code in hoa.news]
        assert len(seen) % 8 == 0
        await hoa.presses("Trang sau")
    seen += [code for code in codes if code in hoa.news]
    assert seen == codes
    assert not any("Trang sau" in offer for offer in hoa.offers)
    await hoa.presses("Về đầu")
    hoa.reads(codes[0])


async def test_a_head_sees_what_lies_below(quiet_house: House) -> None:
    house = quiet_house
    chair, son = await head(house, "Bà Chủ tịch", "21433.chu_tich"), await head(house)
    other = await officer(house, "Tú", "21433.cong_an")
    ticket = await sends(Citizen(house, "Lan"))
    for each in (chair, son):
        await each.says("/viec")
        each.reads(ticket.code)
    chair.reads("Phòng Kinh tế xã Lân Phong")
    await other.says("/viec")
    other.does_not_read(ticket.code)


async def test_answered_tickets_leave_the_list(quiet_house: House) -> None:
    house = quiet_house
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await house.does(
        lambda work: work.session.execute(update(Ticket).where(Ticket.id == ticket.id).values(state="answered"))
    )
    await hoa.says("/viec")
    hoa.does_not_read(ticket.code)
    hoa.reads("Đang mở: 0")


# Search -------------------------------------------------------------------------------------------------------


async def test_search_folds_what_was_written_and_what_is_typed(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan, "Đèn đường thôn 3 hỏng")
    other = await sends(lan, "Nắp cống vỡ")
    for typed in ("tìm den duong", "Tìm ĐÈN hỏng", "/tim đường thôn", "tìm hong den"):
        await hoa.says(typed)
        hoa.reads(ticket.code, "1 phiếu")
        hoa.does_not_read(other.code)
    await hoa.says("/tim")
    hoa.reads("vài từ")
    await hoa.says("nap cong")
    hoa.reads(other.code)
    await hoa.presses(other.code)
    hoa.reads("Nắp cống vỡ")


async def test_signs_of_the_search_language_are_only_signs(quiet_house: House) -> None:
    house = quiet_house
    hoa, lan = await officer(house), Citizen(house, "Lan")
    half = await sends(lan, r"Giảm 50% giá vé xe_buýt ở C:\bến")
    other = await sends(lan, "Giảm 500 giá vé xe buýt")
    for typed in ("tìm 50%", "tìm xe_buyt", r"tìm c:\ben"):
        await hoa.says(typed)
        hoa.reads(half.code)
        hoa.does_not_read(other.code)
    await hoa.says("tìm %_\\")
    hoa.reads("Không tìm thấy")


async def test_search_finds_only_what_one_may_see(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    tu = await officer(house, "Tú", "21433.cong_an")
    desk = await officer(house, "Bảy", "51.hanh_chinh_cong")
    ticket = await sends(Citizen(house, "Lan"), "Đèn đường hỏng")
    for other in (tu, desk):
        await other.says("tìm đèn")
        other.reads("Không tìm thấy")
        await other.says(f"tìm {ticket.code}")
        other.reads("Không tìm thấy")
    await hoa.says(f"tìm {ticket.code.lower().replace('-', ' ')}")
    hoa.reads(ticket.code, "1 phiếu")


async def test_a_code_opens_the_card_for_who_has_authority(house: House) -> None:
    hoa, tu, lan = await officer(house), await officer(house, "Tú", "21433.cong_an"), Citizen(house, "Lan")
    ticket = await sends(lan)
    hoa.looks()
    await hoa.says(f" {ticket.code.lower().replace('-', '')} ")
    hoa.reads("Đèn đường thôn 3", "chưa giao")
    await tu.says(ticket.code)
    tu.does_not_read("Đèn đường thôn 3")
    await lan.says(ticket.code)
    assert not any("nội bộ" in offer for offer in lan.offers)


async def test_an_official_is_a_citizen_too(house: House) -> None:
    hoa = await officer(house, "Hoa", "21433.cong_an")
    ticket = await sends(hoa, "Đèn trước nhà tôi hỏng")
    await hoa.says(ticket.code)
    hoa.reads("Đèn trước nhà tôi hỏng")
    assert any("Rút" in offer for offer in hoa.offers)
    long = "Tìm thấy một con chó lạc ở chợ Lân Phong, lông vàng, cổ đeo vòng xanh, ai mất thì đến nhận"
    await hoa.says(long)
    hoa.does_not_read("Không tìm thấy phiếu")


async def test_counting_ends_at_many(quiet_house: House) -> None:
    house = quiet_house
    hoa, lan = await officer(house), Citizen(house, "Lan")
    first = await sends(lan)

    def many(work: Work) -> None:
        row = work.session.execute(select(Ticket).where(Ticket.id == first.id)).scalar_one()
        copied = {
            column.key: getattr(row, column.key)
            for column in Ticket.__table__.columns
            if column.key not in {"id", "code"}
        }
        work.session.add_all(Ticket(code=f"X{number:03}", **copied) for number in range(120))

    await house.does(many)
    await hoa.says("/viec")
    hoa.reads("Đang mở: 99+")


async def test_a_card_of_many_acts_keeps_the_seldom_ones_behind_one_button(house: House) -> None:
    hoa, chief = await officer(house), await head(house, "Ông Bảy")
    ticket = await sends(Citizen(house, "Lan"))
    for who in (hoa, chief):
        await who.says(ticket.code)
        assert len(who.offers) <= 10
        assert any("Tiếp nhận" in each for each in who.offers)
        assert not any("Ghi chú" in each for each in who.offers)
    await chief.presses("Việc khác…")
    chief.reads(ticket.code)
    for words in ("Ghi chú", "Xin ý kiến", "Trình lãnh đạo", "phức tạp", "Lập kế hoạch", "Vì sao", "Quay lại"):
        assert any(words in each for each in chief.offers), words
    old = chief.screen[-1]
    await chief.presses("Quay lại phiếu")
    chief.reads("Hạn trả lời")
    await hoa.presses("Trả lời")
    await hoa.says("Đã thay bóng đèn hôm nay, đèn sáng lại từ tối nay.")
    await hoa.presses("Xem trước")
    await hoa.presses("Gửi cho người dân")
    assert "Việc khác…" not in hoa.offers
    if chief.channel.capabilities.buttons:
        await chief.presses("Ghi chú", on=old)
        await chief.says("Theo dõi thêm")
        await chief.forges(f"o.more:{ticket.id}")
        chief.reads(ticket.code)


async def test_what_the_program_did_says_about_which_date(quiet_house: House) -> None:
    hoa = await officer(quiet_house)
    ticket = await sends(Citizen(quiet_house, "Lan"))
    await until(quiet_house, datetime(2026, 12, 8, 2, tzinfo=UTC))
    await hoa.says(ticket.code)
    hoa.reads("quá hạn trả lời")
    await hoa.presses("Lịch sử")
    hoa.reads("nhắc việc, hạn tiếp nhận", "báo cấp trên, quá hạn tiếp nhận")
