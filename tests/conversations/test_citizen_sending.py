"""The shortest way from one's own words to a receipt, and every way off it."""

from typing import Any

import pytest
from sqlalchemy import func, select, text

from langnghe.models import Attachment, Base, Conversation, Ticket, TicketClock, TicketEvent, TicketKind
from langnghe.services import classify, intake
from langnghe.services.work import Work
from tests.conversations.channels import ON_RICH, ON_SQLITE
from tests.house import RICH, House, PaperChannel
from tests.people import Citizen

#: Words that speak for two fields alike.
OPEN = (
    "nha hang xom hat karaoke va do rac ra duong",
    "rác và tiếng ồn",
    "điện với nước đều mất",
    "xây nhà trái phép, đổ đất lấp mương",
)


async def _all(house: House) -> list[Ticket]:
    return await house.asks(lambda work: list(work.session.scalars(select(Ticket).order_by(Ticket.id))))


async def _newest(house: House) -> Ticket:
    return (await _all(house))[-1]


async def _remembered(house: House) -> Any:
    return await house.asks(lambda work: [dict(each) for each in work.session.scalars(select(Conversation.data))])


def _everything(work: Work) -> str:
    """Every row of every table, as text."""
    return "\n".join(
        str(tuple(row))
        for table in Base.metadata.sorted_tables
        for row in work.session.execute(text(f'SELECT * FROM "{table.name}"'))
    )


@pytest.fixture
async def lan(house: House) -> Citizen:
    lan = Citizen(house)
    await lan.agrees()
    return lan


async def test_three_steps_from_words_to_receipt(house: House, lan: Citizen) -> None:
    await lan.says("Đèn đường thôn 2 hỏng ba hôm nay")
    lan.reads(
        "Phản ánh sẽ gửi",
        "Đèn đường thôn 2",
        "Chiếu sáng",
        "Xã Lân Phong",
        "Phòng Kinh tế",
        "07/12/2026",
        "ẩn danh",
    )
    await lan.presses("Gửi")
    lan.reads("Đã gửi", lan.code, "Phòng Kinh tế xã Lân Phong", "07/12/2026", "Cán bộ không thấy tên", "tiến độ")
    ticket = await _newest(house)
    assert (ticket.code, ticket.kind, ticket.field_code) == (lan.code, TicketKind.REPORT, "chieu_sang_cay_xanh")
    assert (ticket.body_code, ticket.rung, ticket.anonymous) == ("21433.kinh_te", "field_area", True)
    clocks = await house.asks(
        lambda work: list(work.session.scalars(select(TicketClock).order_by(TicketClock.kind)))
    )
    assert [str(clock.kind) for clock in clocks] == ["accept", "first_answer", "settle"]
    assert ticket.due_at == clocks[2].due_at
    first = await house.asks(lambda work: work.session.scalars(select(TicketEvent)).one())
    assert (str(first.act), first.seq, first.public) == ("submit", 1, True)


async def test_a_second_press_on_send_finds_the_same_receipt(house: House, lan: Citizen) -> None:
    await lan.says("Đèn đường thôn 2 hỏng ba hôm nay")
    draft = (await _remembered(house))[0]["draft"]["id"]
    await lan.presses("Gửi")
    code = lan.code
    await lan.forges(f"c.send:{draft}")
    lan.reads("Đã gửi", code)
    assert len(await _all(house)) == 1


async def test_several_messages_an_album_and_a_caption_are_one_report(house: House, lan: Citizen) -> None:
    await lan.sends_photo("Rác chất đống ở cổng chợ")
    await lan.sends_photo()
    lan.reads("có 2 tệp")
    await lan.sends_photo()
    await lan.says("Đã ba hôm rồi")
    lan.reads("Rác chất đống", "Đã ba hôm rồi", "Kèm 3 tệp", "Rác thải")
    await lan.presses("Gửi")
    ticket = await _newest(house)
    assert ticket.text == "Rác chất đống ở cổng chợ\nĐã ba hôm rồi"

    def bound(work: Work) -> int:
        mine = select(func.count()).select_from(Attachment).where(Attachment.ticket_id == ticket.id)
        return work.session.scalar(mine) or 0

    assert await house.asks(bound) == 3
    assert len(await _all(house)) == 1


@ON_SQLITE
async def test_a_voice_message_alone_can_be_sent(house: House, lan: Citizen) -> None:
    await lan.sends_voice(b"OggS" + bytes(60))
    lan.reads("Kèm 1 tệp", "viết thêm một câu")
    await lan.presses("Gửi")
    ticket = await _newest(house)
    assert (ticket.text, ticket.field_code) == ("", "khac")


@ON_SQLITE
async def test_a_location_belongs_to_the_report(house: House, lan: Citizen) -> None:
    await lan.says("Ổ gà rất lớn giữa đường")
    here = house.app.office.gazetteer.by_code["21433"]
    await lan.sends_location(here.lat, here.lon)
    lan.reads("Kèm vị trí")
    await lan.presses("Gửi")
    ticket = await _newest(house)
    assert (ticket.lat, ticket.lon) == (here.lat, here.lon)


@ON_SQLITE
async def test_a_location_in_another_commune_is_asked_about(house: House, lan: Citizen) -> None:
    await lan.says("Ổ gà rất lớn giữa đường")
    place = next(each for each in house.app.office.gazetteer.places if each.name == "Xã Trà Bồng")
    await lan.sends_location(place.lat, place.lon)
    lan.reads("có thể thuộc")
    assert {"Xã Trà Bồng", "Giữ Xã Lân Phong"} <= set(lan.offers)
    await lan.presses("Giữ Xã Lân Phong")
    lan.reads("Ổ gà rất lớn", "Xã Lân Phong", "Kèm vị trí")
    await lan.sends_location(place.lat, place.lon)
    await lan.presses("Xã Trà Bồng")
    lan.reads("Nơi: Xã Trà Bồng")
    await lan.presses("Gửi")
    assert (await _newest(house)).area_code == place.code


@ON_SQLITE
async def test_a_location_before_the_place_is_known_offers_places(house: House) -> None:
    minh = Citizen(house, "Minh")
    await minh.sends_location(14.96, 108.9)
    await minh.presses("Tôi đồng ý")
    minh.reads("có thể thuộc")
    await minh.presses(minh.offers[0])
    minh.reads("Kèm vị trí", "viết thêm một câu")


@ON_SQLITE
async def test_a_location_alone_asks_for_words(house: House, lan: Citizen) -> None:
    here = house.app.office.gazetteer.by_code["21433"]
    await lan.sends_location(here.lat, here.lon)
    await lan.presses("Gửi")
    lan.reads("viết vài lời")
    assert not await _all(house)


@ON_SQLITE
async def test_the_field_can_be_changed(house: House, lan: Citizen) -> None:
    await lan.says("Đèn đường thôn 2 hỏng ba hôm nay")
    await lan.presses("Sửa lĩnh vực")
    await lan.presses("Trang sau")
    await lan.presses("Trang sau")
    await lan.presses("Điện")
    lan.reads("Lĩnh vực: Điện")
    await lan.says("Cột điện nghiêng nữa")
    lan.reads("Lĩnh vực: Điện")
    await lan.presses("Gửi")
    assert (await _newest(house)).field_code == "dien"


@ON_SQLITE
async def test_the_kind_can_be_changed(house: House, lan: Citizen) -> None:
    await lan.says("Nên lắp thêm đèn ở đường thôn 2")
    await lan.presses("Sửa loại")
    await lan.presses("Kiến nghị")
    lan.reads("Kiến nghị sẽ gửi")
    await lan.presses("Gửi")
    assert (await _newest(house)).kind is TicketKind.PETITION


@ON_SQLITE
async def test_the_place_of_the_matter_can_be_changed(house: House, lan: Citizen) -> None:
    await lan.says("Đèn đường hỏng")
    await lan.presses("Đổi nơi")
    lan.reads("Việc xảy ra ở")
    await lan.says("Mo Duc")
    lan.reads("Xã Mộ Đức", "Đèn đường hỏng")
    await lan.presses("Gửi")
    assert (await _newest(house)).area_code != "21433"
    await lan.says("Rác chất đống trước cổng")
    lan.reads("Xã Lân Phong")


@ON_SQLITE
async def test_where_the_words_leave_it_open_the_likely_fields_are_asked_first(house: House, lan: Citizen) -> None:
    await lan.says(next(each for each in OPEN if classify.propose(each).confidence < intake.SURE_FROM))
    lan.reads("thuộc lĩnh vực nào")
    assert "Không rõ, để cán bộ chọn" in lan.offers
    await lan.presses("Không rõ")
    lan.reads("Khác", "cán bộ sẽ phân loại")
    await lan.presses("Gửi")
    assert (await _newest(house)).field_code == "khac"


async def test_naming_oneself_is_a_choice_with_plain_words_on_who_sees_it(house: House, lan: Citizen) -> None:
    """Peers: fixmystreet 524."""
    await lan.says("Đèn đường hỏng")
    lan.reads("ẩn danh", "không thấy tên")
    await lan.presses("Ghi tên tôi")
    lan.reads("Cán bộ giải quyết sẽ thấy tên này")
    await lan.says("Nguyễn Thị Lan")
    lan.reads("số điện thoại")
    await lan.says("12345")
    lan.reads("chưa đúng")
    await lan.says("+84 905 123 456")
    lan.reads("thấy tên, số điện thoại")
    await lan.presses("Gửi")
    lan.reads("thấy tên và số điện thoại ông/bà đã ghi")
    assert not (await _newest(house)).anonymous
    assert "0905123456" in await house.asks(_everything)


@ON_SQLITE
async def test_the_phone_can_come_as_a_contact_or_not_at_all(house: House, lan: Citizen) -> None:
    await lan.says("Đèn đường hỏng")
    await lan.presses("Ghi tên tôi")
    await lan.presses("Dùng tên Lan")
    await lan.sends_contact("84905123456")
    lan.reads("thấy tên, số điện thoại")
    await lan.presses("Ẩn danh")
    lan.reads("không thấy tên")
    await lan.presses("Ghi tên tôi")
    await lan.presses("Dùng tên Lan")
    await lan.presses("Không ghi số")
    await lan.presses("Gửi")
    assert not (await _newest(house)).anonymous


@ON_SQLITE
async def test_cancel_keeps_the_draft_and_continue_takes_it_up(house: House, lan: Citizen) -> None:
    await lan.says("Đèn đường hỏng")
    await lan.presses("Ghi tên tôi")
    await lan.says("/huy")
    lan.reads("vẫn còn, chưa gửi")
    await lan.says("tiep tuc")
    lan.reads("Đèn đường hỏng", "Hạn trả lời")
    await lan.presses("Gửi")
    assert len(await _all(house)) == 1
    await lan.says("tiếp tục")
    lan.reads("Không có phản ánh nào")


@ON_SQLITE
async def test_dropping_asks_once(house: House, lan: Citizen) -> None:
    await lan.says("Đèn đường hỏng")
    await lan.presses("Bỏ phản ánh")
    await lan.presses("Giữ lại")
    lan.reads("Đèn đường hỏng")
    await lan.presses("Bỏ phản ánh")
    await lan.presses("Bỏ")
    lan.reads("Đã bỏ")
    assert not any("draft" in data for data in await _remembered(house))


@ON_SQLITE
async def test_a_new_matter_beside_an_old_draft_is_asked_about(house: House, lan: Citizen) -> None:
    await lan.says("Đèn đường hỏng")
    await lan.says("/huy")
    await lan.says("Rác chất đống trước chợ")
    lan.reads("viết dở chưa gửi")
    await lan.presses("Việc khác")
    news = lan.reads("Rác chất đống")
    assert "Đèn đường" not in news
    await lan.says("/huy")
    await lan.says("Mùi rất hôi")
    await lan.presses("Viết thêm")
    lan.reads("Rác chất đống", "Mùi rất hôi")


@ON_RICH
async def test_a_draft_of_yesterday_is_not_added_to_unasked(house: House, lan: Citizen) -> None:
    await lan.says("Đèn đường hỏng")
    await house.wait(hours=25)
    await lan.says("Rác chất đống trước chợ")
    lan.reads("viết dở chưa gửi")


@ON_RICH
async def test_a_button_of_a_dropped_draft_is_told_to_be_old(house: House, lan: Citizen) -> None:
    await lan.forges("c.send:nothing1")
    lan.reads("không còn nữa")
    await lan.forges("c.nosuch:1")
    lan.reads("Nút này đã cũ")
    await lan.forges("c.show:abc")
    lan.reads("Nút này đã cũ")
    await lan.says("Đèn đường hỏng")
    await lan.forges("c.field:nothing1")
    lan.reads("không còn nữa", "Đèn đường hỏng")
    await lan.forges("c.setkind")
    lan.reads("không còn nữa")


@ON_RICH
async def test_a_forged_field_or_kind_changes_nothing(house: House, lan: Citizen) -> None:
    await lan.says("Đèn đường hỏng")
    draft = (await _remembered(house))[0]["draft"]["id"]
    await lan.forges(f"c.setfield:{draft}:no_such")
    await lan.forges(f"c.setkind:{draft}:no_such")
    await lan.forges("c.place:99999")
    await lan.says("Lân Phong")
    await lan.presses("Gửi")
    ticket = await _newest(house)
    assert (ticket.kind, ticket.field_code) == (TicketKind.REPORT, "chieu_sang_cay_xanh")


@ON_SQLITE
async def test_a_complaint_gets_guidance_and_no_receipt(house: House, lan: Citizen) -> None:
    await lan.says("Tôi khiếu nại quyết định thu hồi đất của Chủ tịch xã")
    lan.reads("không phải là đơn khiếu nại", "chữ ký hoặc điểm chỉ", "90 ngày", "Bộ phận tiếp công dân")
    assert not await _all(house)
    await lan.presses("Đây chỉ là phản ánh")
    lan.reads("Phản ánh sẽ gửi")
    await lan.presses("Gửi")
    assert (await _newest(house)).kind is TicketKind.REPORT


async def test_a_denunciation_is_guided_and_not_kept_anywhere(house: House, lan: Citizen) -> None:
    """Facts F-4: no copy of it in conversation data, tickets, outbox or anywhere else."""
    await lan.says("Tôi tố cáo ông Nguyễn Văn Xấu, cán bộ địa chính, nhận hối lộ 50 triệu")
    lan.reads("không được giữ lại", "Luật Tố cáo", "Thanh tra", "bí mật")
    lan.does_not_read("Nguyễn Văn Xấu")
    assert not await _all(house)
    assert "Xấu" not in await house.asks(_everything)
    await lan.presses("Tôi chỉ muốn phản ánh")
    lan.reads("viết lại", "Không nêu tên")
    await lan.says("Tôi tố cáo ông Nguyễn Văn Xấu nhận hối lộ")
    lan.reads("không được giữ lại")
    await lan.says("Bộ phận một cửa làm giấy tờ đất chậm quá")
    lan.reads("sẽ gửi")
    assert "Xấu" not in await house.asks(_everything)


@ON_RICH
async def test_a_denunciation_before_consent_is_not_kept_either(house: House) -> None:
    minh = Citizen(house, "Minh")
    await minh.says("Tôi tố cáo ông Nguyễn Văn Xấu, chủ tịch xã, tham ô tiền")
    minh.reads("không được giữ lại")
    assert "Xấu" not in await house.asks(_everything)


@ON_RICH
async def test_the_transcript_of_the_web_chat_forgets_a_denunciation(house: House) -> None:
    minh = Citizen(house, "Minh", channel=PaperChannel("webchat", RICH))
    await minh.says("Đường hỏng")
    await minh.says("Tôi tố cáo ông Nguyễn Văn Xấu nhận hối lộ")
    rows = await house.asks(_everything)
    assert "Xấu" not in rows
    assert "không được giữ lại" in rows


@ON_RICH
async def test_a_denunciation_inside_a_draft_drops_the_draft_and_its_files(house: House, lan: Citizen) -> None:
    await lan.sends_photo("Đường hỏng")
    await lan.says("Tôi tố cáo ông Nguyễn Văn Xấu nhận hối lộ của nhà thầu")
    lan.reads("không được giữ lại")
    states = await house.asks(lambda work: list(work.session.scalars(select(Attachment.state))))
    assert [str(state) for state in states] == ["refused"]
    assert "Xấu" not in await house.asks(_everything)


@ON_SQLITE
async def test_an_emergency_gets_the_number_first_and_may_still_be_sent(house: House) -> None:
    minh = Citizen(house, "Minh")
    await minh.says("Cháy nhà ở chợ rồi, cứu với")
    news = minh.reads("GỌI NGAY 114 (cháy nổ, cứu nạn)")
    assert news.index("GỌI NGAY 114") < news.index("Về dữ liệu")
    await minh.presses("Tôi đồng ý")
    minh.does_not_read("GỌI NGAY")
    await minh.says("Lân Phong")
    await minh.presses("Gửi")
    minh.reads("Mã tra cứu")


@ON_SQLITE
async def test_ten_thousand_characters_are_the_end(house: House, lan: Citizen) -> None:
    for _ in range(5):
        await lan.says("Đèn đường hỏng. " * 120)
    await lan.says("Đèn đường hỏng. " * 120)
    lan.reads("tối đa 10.000")
    await lan.presses("Gửi")
    assert 9_000 < len((await _newest(house)).text) <= 10_000


@ON_SQLITE
async def test_marks_in_a_citizens_words_stay_words(house: House, lan: Citizen) -> None:
    await lan.says("<b>&" * 1024)
    lan.reads("<b>&<b>&")
    if "thuộc lĩnh vực nào" in lan.last:
        await lan.presses("Không rõ")
    await lan.presses("Gửi")
    assert (await _newest(house)).text == "<b>&" * 1024


@ON_SQLITE
async def test_a_question_and_praise_go_the_same_way(house: House, lan: Citizen) -> None:
    await lan.says("Làm giấy khai sinh ở đâu vậy?")
    lan.reads("Hỏi đáp sẽ gửi")
    await lan.presses("Gửi")
    assert (await _newest(house)).kind is TicketKind.QUESTION
    await lan.presses("Theo dõi")
    lan.reads("Hỏi đáp")


@ON_SQLITE
async def test_guidance_on_petitions_is_in_the_menu(house: House, lan: Citizen) -> None:
    await lan.says("menu")
    await lan.presses("Khiếu nại, tố cáo")
    await lan.presses("Khiếu nại quyết định")
    lan.reads("không phải là đơn khiếu nại")
    await lan.says("khieu nai")
    await lan.presses("Tố cáo người")
    lan.reads("Luật Tố cáo")
