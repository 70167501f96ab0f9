"""A ticket on an officer's desk: accepted, asked about, noted, assigned; one effect per press."""

import asyncio

from langnghe.models import TicketState
from langnghe.models.contract import InputKind, SendOutcome, SendResult
from langnghe.services import attachments, following
from tests.conversations.desk import HERE, acts_of, head, officer, person_of, photo_event, sends, the_ticket
from tests.house import House
from tests.people import Citizen


async def test_a_new_ticket_comes_as_a_card_with_everything_in_it(house: House) -> None:
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"), point=HERE)
    hoa.reads(
        ticket.code, "Phản ánh", "Hạ tầng giao thông", "Đèn đường thôn 3", "Ẩn danh", "20/11/2026",
        "07/12/2026", "còn 10 ngày làm việc", "Phòng Kinh tế", "openstreetmap", "Điều 26",
    )  # fmt: skip
    assert any("Tiếp nhận" in label for label in hoa.offers)
    assert not any("Duyệt" in label for label in hoa.offers)


async def test_a_named_submitter_is_shown_and_an_anonymous_one_never(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    await sends(Citizen(house, "Nguyễn Thị Lan"), anonymous=False)
    hoa.reads("Người gửi: Nguyễn Thị Lan")
    hoa.looks()
    await sends(Citizen(house, "Trần Văn Ba"))
    hoa.reads("Người gửi: Ẩn danh")
    hoa.does_not_read("Trần Văn Ba")


async def test_accepting_takes_the_ticket_on_and_tells_the_citizen(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Tiếp nhận")
    hoa.reads("Đã tiếp nhận", "Người xử lý: Hoa", "đang giải quyết")
    lan.reads(ticket.code, "Phòng Kinh tế")
    now = await the_ticket(house, ticket.code)
    assert now.state is TicketState.IN_PROGRESS
    assert now.officer_id == await person_of(hoa)


async def test_a_second_press_of_the_same_button_has_no_second_effect(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.forges(f"o.acc:{ticket.id}")
    await hoa.forges(f"o.acc:{ticket.id}")
    hoa.reads(f"Phiếu {ticket.code} đã được chính ông/bà tiếp nhận lúc 20/11/2026 09:00", "Người xử lý: Hoa")
    assert await acts_of(house, ticket.code) == ["submit", "accept"]


async def test_two_officers_at_once_get_one_effect_and_one_clear_message(house: House) -> None:
    hoa, mai = await officer(house), await officer(house, "Mai")
    ticket = await sends(Citizen(house, "Lan"))
    card = mai.screen[-1]
    await hoa.presses("Tiếp nhận")
    mai.looks()
    if mai.channel.capabilities.buttons:
        await mai.presses("Tiếp nhận", on=card)
    else:
        await mai.presses("Tiếp nhận")
    mai.reads(f"Phiếu {ticket.code} đã được Hoa tiếp nhận lúc 20/11/2026 09:00", "Người xử lý: Hoa")
    assert len([shown for shown in mai.screen if "đã được Hoa tiếp nhận" in shown.text]) == 1
    assert not any("Tiếp nhận" in label for label in mai.offers if "Không" not in label)
    assert await acts_of(house, ticket.code) == ["submit", "accept"]


async def test_two_presses_in_flight_at_the_same_time_have_one_effect(house: House) -> None:
    hoa, mai = await officer(house), await officer(house, "Mai")
    ticket = await sends(Citizen(house, "Lan"))
    for each in (hoa, mai):
        each.looks()
    presses = [each.event(InputKind.CHOICE, choice=f"o.acc:{ticket.id}") for each in (hoa, mai)]
    await asyncio.gather(*map(house.app.receiver.receive, presses))
    await house.settle()
    assert await acts_of(house, ticket.code) == ["submit", "accept"]
    taken = (await the_ticket(house, ticket.code)).officer_name
    faster, slower = (hoa, mai) if taken == "Hoa" else (mai, hoa)
    faster.reads(f"Đã tiếp nhận phiếu {ticket.code}")
    slower.reads(f"Phiếu {ticket.code} đã được {taken} tiếp nhận lúc")


async def test_a_question_goes_to_the_citizen_and_the_reply_comes_back(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Hỏi người dân")
    hoa.reads("hỏi người dân điều gì")
    await hoa.says("Cột đèn số mấy ạ?")
    hoa.reads("Đã gửi câu hỏi", "chờ người gửi trả lời câu hỏi", "Cột đèn số mấy ạ?")
    lan.reads("Cột đèn số mấy ạ?")
    assert (await the_ticket(house, ticket.code)).state is TicketState.WAITING_CITIZEN
    hoa.looks()
    await house.wait(hours=1)
    await house.does(following.reply, await person_of(lan), ticket.id, "Số 12, trước nhà văn hóa")
    hoa.reads(ticket.code, "Số 12, trước nhà văn hóa")
    await hoa.presses("Mở phiếu")
    hoa.reads("đang giải quyết")
    assert await acts_of(house, ticket.code) == ["submit", "ask", "reply"]


async def test_only_words_can_be_asked(house: House) -> None:
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.presses("Hỏi người dân")
    await hoa.sends_photo()
    hoa.reads("chỉ nhận chữ")
    await hoa.says("?!")
    hoa.reads("Nội dung đang trống")
    await hoa.presses("Thôi")
    hoa.reads("giữ nguyên")
    assert await acts_of(house, ticket.code) == ["submit"]


async def test_an_internal_note_is_never_shown_to_the_citizen(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Ghi chú nội bộ")
    await hoa.says("Chờ thợ điện xã, gọi anh Bảy <b>gấp</b> & kín")
    hoa.reads("Người dân không thấy")
    lan.does_not_read("anh Bảy")
    await lan.forges(f"c.show:{ticket.id}")
    lan.reads(ticket.code)
    lan.does_not_read("anh Bảy", "Ghi chú")
    await hoa.presses("Lịch sử")
    hoa.reads("gọi anh Bảy <b>gấp</b> & kín", "Hoa (Phòng Kinh tế xã Lân Phong): ghi chú nội bộ")


async def test_assigning_tells_the_colleague(house: House) -> None:
    hoa, mai = await officer(house), await officer(house, "Mai")
    ticket = await sends(Citizen(house, "Lan"))
    mai.looks()
    await hoa.presses("Giao xử lý")
    await hoa.presses("Mai")
    hoa.reads(f"Đã giao phiếu {ticket.code} cho Mai", "Người xử lý: Mai")
    mai.reads("Hoa giao phiếu này cho ông/bà", ticket.code)
    await hoa.forges(f"o.asg:{ticket.id}:{await person_of(mai)}")
    hoa.reads("đang do Mai xử lý")
    assert await acts_of(house, ticket.code) == ["submit", "assign"]


async def test_a_ticket_is_assigned_only_inside_its_body(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    stranger = await officer(house, "Tú", "21433.cong_an")
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.forges(f"o.asg:{ticket.id}:{await person_of(stranger)}")
    hoa.reads("không còn làm việc tại Phòng Kinh tế xã Lân Phong")
    assert (await the_ticket(house, ticket.code)).officer_id is None


async def test_anyone_can_forge_a_button_but_not_authority(quiet_house: House) -> None:
    house = quiet_house
    await officer(house)
    lan, stranger = Citizen(house, "Lan"), await officer(house, "Tú", "21433.cong_an")
    ticket = await sends(lan)
    for verb in (
        "o.acc",
        "o.open",
        "o.hist",
        "o.files",
        "o.ask",
        "o.ans",
        "o.ref",
        "o.trf",
        "o.cor",
        "l.app",
        "l.ret",
    ):
        for who in (lan, stranger):
            await who.forges(f"{verb}:{ticket.id}:0")
            who.does_not_read("Đèn đường", "Đã tiếp nhận")
    for token in (
        "o.acc",
        "o.acc:x",
        "o.acc:-1",
        f"o.acc:{2**70}",
        "o.nothing:1",
        "o.list:bad:worse",
        "o.gr:1:none",
    ):
        await stranger.forges(token)
        stranger.does_not_read("lỗi")
    assert await acts_of(house, ticket.code) == ["submit"]


async def test_the_officer_who_waits_is_told_when_the_citizen_cannot_be_reached(quiet_house: House) -> None:
    house = quiet_house
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Hỏi người dân")
    house.paper.answers[lan.external_id] = SendResult(SendOutcome.UNREACHABLE, reason="blocked")
    await hoa.says("Cột đèn số mấy ạ?")
    hoa.reads(f"Không liên lạc được với người gửi phiếu {ticket.code}")


async def test_nobody_in_the_body_is_told_to_somebody_who_can_act(quiet_house: House) -> None:
    house = quiet_house
    chair = await head(house, "Bà Chủ tịch", "21433.chu_tich")
    ticket = await sends(Citizen(house, "Lan"))
    chair.reads(ticket.code, "Đèn đường")
    assert not any("Tiếp nhận" in label for label in chair.offers)


async def test_what_a_citizen_wrote_is_never_markup(house: House) -> None:
    hoa = await officer(house)
    await sends(
        Citizen(house, "<b>Lan</b>"), "<a href='x'>bấm</a> & <i>nhanh</i> { $code } {{7*7}}", anonymous=False
    )
    hoa.reads("<a href='x'>bấm</a> & <i>nhanh</i> { $code } {{7*7}}", "<b>Lan</b>")


async def test_a_long_story_is_shortened_and_can_be_read_whole(house: House) -> None:
    hoa = await officer(house)
    story = " ".join(f"Câu số {number}." for number in range(820))
    assert 9_000 < len(story) <= 10_000
    await sends(Citizen(house, "Lan"), story)
    hoa.reads("Câu số 1.", "…")
    hoa.does_not_read("Câu số 819.")
    await hoa.presses("Đọc đủ")
    hoa.reads("Câu số 0.", "Câu số 450.", "Câu số 819.")
    await hoa.presses("Quay lại")
    hoa.reads("Câu số 1.")


async def test_a_picture_alone_is_a_matter_and_can_be_looked_at(house: House) -> None:
    desk, lan = await officer(house, "Hoa", "21433.hanh_chinh_cong"), Citizen(house, "Lan")
    await lan.starts()
    photo = await house.does(attachments.enter, await person_of(lan), photo_event(lan))
    ticket = await sends(lan, "", attachment_ids=photo, field_code="khac")
    desk.reads(ticket.code, "không viết gì")
    await desk.presses("Xem tệp gửi kèm (1)")
    desk.reads(f"Tệp của phiếu {ticket.code}: 1", "Hết tệp")
    assert len([shown for shown in desk.screen if shown.file]) == len(photo) == 1
    await desk.presses("Quay lại phiếu")
    desk.reads("không viết gì")


async def test_a_restricted_matter_is_read_by_the_head_and_the_assigned_officer_alone(house: House) -> None:
    chair = await head(house, "Bà Chủ tịch", "21433.chu_tich")
    hoa, mai = await officer(house, "Hoa", "21433.chu_tich"), await officer(house, "Mai", "21433.chu_tich")
    text = "Cán bộ một cửa quát mắng người già"
    ticket = await sends(Citizen(house, "Lan"), text, field_code="can_bo")
    for each in (chair, hoa, mai):
        each.does_not_read("quát mắng")
    chair.reads(ticket.code, "hạn chế")
    await chair.presses("Mở phiếu")
    chair.reads(text)
    await hoa.forges(f"o.open:{ticket.id}")
    hoa.reads(ticket.code, "chỉ người đứng đầu")
    hoa.does_not_read("quát mắng")
    await hoa.forges(f"o.acc:{ticket.id}")
    hoa.reads("lĩnh vực hạn chế")
    for typed in ("/viec", "tìm quát mắng"):
        await hoa.says(typed)
        hoa.does_not_read("quát mắng người già")
    hoa.looks()
    await chair.presses("Giao xử lý")
    await chair.presses("Hoa")
    hoa.reads(ticket.code)
    hoa.does_not_read("quát mắng")
    await hoa.presses("Mở phiếu")
    hoa.reads(text)
    await mai.forges(f"o.hist:{ticket.id}")
    mai.does_not_read("quát mắng")
    assert await acts_of(house, ticket.code) == ["submit", "assign"]


async def test_an_old_button_stays_clickable_and_is_answered(quiet_house: House) -> None:
    house = quiet_house
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await house.wait(minutes=5)
    await house.does(following.withdraw, await person_of(lan), ticket.id)
    hoa.reads("Người dân đã rút phiếu")
    for verb in ("o.acc", "o.ask", "o.ans", "o.trf", "o.ref", "o.cor", "o.asg", "o.trfok", "o.refok", "o.send"):
        await hoa.forges(f"{verb}:{ticket.id}:1")
        hoa.reads(f"Phiếu {ticket.code} đã được người dân rút lúc 20/11/2026 09:05")
    assert await acts_of(house, ticket.code) == ["submit", "withdraw"]
