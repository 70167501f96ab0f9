"""The way in: the notice on data, the free choice, the place; and nothing said before it is lost."""

from sqlalchemy import func, select

from langnghe.models import Attachment, Person, Ticket
from langnghe.services.work import Work
from tests.conversations.channels import ON_SQLITE
from tests.house import House
from tests.people import Citizen


async def _tickets(house: House) -> int:
    return await house.asks(lambda work: work.session.scalar(select(func.count()).select_from(Ticket)) or 0)


async def test_the_first_page_says_who_keeps_what_for_whom_and_presumes_nothing(house: House) -> None:
    lan = Citizen(house)
    await lan.starts()
    lan.reads("UBND tỉnh Quảng Ngãi", "Cơ quan giữ", "Ai xem", "Quyền của ông/bà", "có thể đọc được tin nhắn")
    assert lan.offers[:2] == ["Tôi đồng ý", "Tôi không đồng ý"]

    def agreed(work: Work) -> int:
        return (
            work.session.scalar(select(func.count()).select_from(Person).where(Person.consented_at.is_not(None)))
            or 0
        )

    assert await house.asks(agreed) == 0
    await lan.presses("Tôi đồng ý")
    assert await house.asks(agreed) == 1
    lan.reads("xã, phường nào")


@ON_SQLITE
async def test_a_typed_yes_is_a_yes(house: House) -> None:
    lan = Citizen(house)
    await lan.starts()
    await lan.says("dong y")
    lan.reads("xã, phường nào")


@ON_SQLITE
async def test_a_no_is_respected_and_shows_other_ways(house: House) -> None:
    lan = Citizen(house)
    await lan.says("Đường trước nhà tôi ngập nặng")
    await lan.presses("Tôi không đồng ý")
    lan.reads("tôn trọng", "không được giữ", "Trung tâm Phục vụ hành chính công", "0255 123 456")
    await lan.presses("Tra cứu")
    lan.reads("gõ mã tra cứu")
    await lan.presses("Menu")
    await lan.presses("Gửi phản ánh mới")
    lan.reads("Ông/bà có đồng ý không?")
    await lan.presses("Tôi đồng ý")
    lan.does_not_read("ngập")


@ON_SQLITE
async def test_the_full_terms_can_be_read_before_choosing(house: House) -> None:
    lan = Citizen(house)
    await lan.starts()
    await lan.presses("Đọc đầy đủ")
    lan.reads("Ai chịu trách nhiệm", "91/2025/QH15", "0255 123 456")
    await lan.presses("Tôi đồng ý")
    lan.reads("xã, phường nào")


@ON_SQLITE
async def test_agreement_can_be_taken_back(house: House) -> None:
    lan = Citizen(house)
    await lan.agrees()
    await lan.says("/dieukhoan")
    await lan.presses("Rút lại đồng ý")
    lan.reads("Đã rút lại đồng ý")
    await lan.says("Đèn đường trước nhà hỏng")
    lan.reads("chưa gửi", "có đồng ý không")


async def test_the_first_message_is_not_lost(house: House) -> None:
    """Peers: nessshon and bostrot lose what a new citizen writes first."""
    lan = Citizen(house)
    await lan.says("Đường trước nhà tôi ngập nặng từ hôm qua")
    lan.reads("đã được giữ lại", "chưa gửi", "Về dữ liệu")
    await lan.presses("Tôi đồng ý")
    lan.reads("xã, phường nào")
    await lan.says("xa lan phong")
    lan.reads("Đường trước nhà tôi ngập nặng", "Cấp nước, thoát nước", "Xã Lân Phong", "Hạn trả lời")
    assert await _tickets(house) == 0
    await lan.presses("Gửi")
    lan.reads("Mã tra cứu")
    assert await _tickets(house) == 1


async def test_a_picture_alone_before_anything_opens_a_ticket(house: House) -> None:
    """Peers: zammad 774."""
    lan = Citizen(house)
    await lan.sends_photo()
    await lan.presses("Tôi đồng ý")
    await lan.says("Lân Phong")
    lan.reads("Kèm 1 tệp", "viết thêm một câu")
    await lan.presses("Gửi")
    lan.reads("Mã tra cứu")

    def bound(work: Work) -> int:
        return (
            work.session.scalar(
                select(func.count()).select_from(Attachment).where(Attachment.ticket_id.is_not(None))
            )
            or 0
        )

    assert await house.asks(bound) == 1


@ON_SQLITE
async def test_what_is_said_while_the_place_is_asked_is_kept(house: House) -> None:
    lan = Citizen(house)
    await lan.starts()
    await lan.presses("Tôi đồng ý")
    await lan.says("Ba hôm nay rác chất đống trước cổng chợ, mùi rất hôi, không ai thu gom cả")
    lan.reads("giữ lại", "xã, phường nào")
    await lan.says("Lân Phong")
    lan.reads("Ba hôm nay rác chất đống", "Rác thải")


@ON_SQLITE
async def test_a_former_name_is_recognised_and_explained(house: House) -> None:
    lan = Citizen(house)
    await lan.starts()
    await lan.presses("Tôi đồng ý")
    await lan.says("thi tran Mo Duc")
    lan.reads("nay thuộc", "Xã Mộ Đức")


@ON_SQLITE
async def test_an_unclear_name_gives_choices(house: House) -> None:
    lan = Citizen(house)
    await lan.starts()
    await lan.presses("Tôi đồng ý")
    await lan.says("tp quang ngai")
    lan.reads("một trong những nơi này")
    assert 2 <= len(lan.offers) <= 6
    chosen = lan.offers[1]
    await lan.presses(chosen)
    lan.reads("Đã ghi", chosen.split(" (")[0], "việc gì, ở đâu")


@ON_SQLITE
async def test_an_unknown_name_is_said_to_be_unknown_with_an_example(house: House) -> None:
    lan = Citizen(house)
    await lan.starts()
    await lan.presses("Tôi đồng ý")
    await lan.says("Qwxyzk")
    lan.reads("Không tìm thấy «Qwxyzk»", "ví dụ")
    await lan.says("Lân Phong")
    lan.reads("Đã ghi")


@ON_SQLITE
async def test_a_location_is_never_silently_assumed(house: House) -> None:
    lan = Citizen(house)
    await lan.starts()
    await lan.presses("Tôi đồng ý")
    place = next(p for p in house.app.office.gazetteer.places if p.name == "Xã Lân Phong")
    await lan.sends_location(place.lat, place.lon)
    lan.reads("có thể thuộc")
    await lan.presses("Xã Lân Phong")
    lan.reads("Đã ghi")


@ON_SQLITE
async def test_a_location_outside_is_told(house: House) -> None:
    lan = Citizen(house)
    await lan.starts()
    await lan.presses("Tôi đồng ý")
    await lan.sends_location(21.03, 105.85)
    lan.reads("không nằm trong địa bàn")
    await lan.presses("Tôi đồng ý") if "Tôi đồng ý" in lan.offers else await lan.says("Lân Phong")
    lan.reads("Đã ghi")


@ON_SQLITE
async def test_start_again_welcomes_back(house: House) -> None:
    lan = Citizen(house)
    await lan.agrees()
    await lan.starts()
    lan.reads("xin chào")
    assert "Phiếu của tôi" in lan.offers


@ON_SQLITE
async def test_language_can_be_changed_at_any_time(house: House) -> None:
    lan = Citizen(house)
    await lan.starts()
    await lan.says("/ngonngu en")
    lan.reads("From now on: English")
    await lan.says("tieng viet")
    lan.reads("Từ nay xin dùng tiếng Việt")


@ON_SQLITE
async def test_help_and_menu_in_plain_words_without_diacritics(house: House) -> None:
    lan = Citizen(house)
    await lan.agrees()
    await lan.says("tro giup")
    lan.reads("Cách dùng", "113", "114", "115", "111")
    await lan.says("menu")
    lan.reads("muốn làm gì")


@ON_SQLITE
async def test_a_sticker_is_answered_with_what_can_be_sent(house: House) -> None:
    lan = Citizen(house)
    await lan.agrees()
    await lan.sends_sticker()
    lan.reads("không nhận được", "ảnh, ghi âm")


@ON_SQLITE
async def test_a_phone_number_that_nobody_asked_for_is_not_kept(house: House) -> None:
    lan = Citizen(house)
    await lan.agrees()
    await lan.sends_contact("0905123456")
    lan.reads("không được ghi lại")
    phones = await house.asks(lambda work: work.session.scalars(select(Person.phone)).all())
    assert set(phones) <= {""}
