"""Answering: drafts that survive, the preview that is the answer, approval, refusal on a ground of the list."""

import pytest

from langnghe.models import TicketKind, TicketState
from langnghe.models.contract import Media
from langnghe.services import following
from tests.conversations.desk import acts_of, head, officer, person_of, sends, the_ticket, wants_approval
from tests.house import House
from tests.people import Citizen
from tests.samples import EXE

ANSWER = "Đã thay bóng đèn cột số 12 ngày 20/11. Đèn sáng lại từ 18 giờ."


async def test_an_answer_is_previewed_exactly_as_the_citizen_reads_it(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan, anonymous=False)
    await hoa.presses("Trả lời")
    hoa.reads("Viết nội dung trả lời", "kết quả, căn cứ")
    await hoa.says("Đã thay bóng đèn cột số 12 ngày 20/11.")
    hoa.reads("Đã ghi vào bản thảo")
    await hoa.says("Đèn sáng lại từ 18 giờ & ổn định <3.")
    await hoa.presses("Xem trước")
    preview = hoa.reads(
        "Kính gửi ông/bà Lan", f"phản ánh của ông/bà (phiếu {ticket.code})", "thay bóng đèn", "ổn định <3",
        "Trân trọng cảm ơn", "Người trả lời: Hoa, Phòng Kinh tế xã Lân Phong", "Gửi?",
    )  # fmt: skip
    assert await acts_of(house, ticket.code) == ["submit"]
    await hoa.presses("Gửi cho người dân")
    hoa.reads(f"Đã gửi trả lời phiếu {ticket.code}", "đã trả lời")
    answer = preview[preview.index("Kính gửi") : preview.index("Trên đây")].strip()
    assert answer in lan.news
    assert (await the_ticket(house, ticket.code)).state is TicketState.ANSWERED


async def test_a_second_press_on_send_has_no_second_effect(quiet_house: House) -> None:
    house = quiet_house
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Trả lời")
    await hoa.says(ANSWER)
    await hoa.presses("Xem trước")
    await hoa.presses("Gửi cho người dân")
    lan.looks()
    await hoa.forges(f"o.send:{ticket.id}:1")
    hoa.reads(f"Phiếu {ticket.code} đã được chính ông/bà trả lời lúc")
    assert lan.news == ""
    assert await acts_of(house, ticket.code) == ["submit", "answer"]


async def test_a_draft_survives_another_ticket_and_what_is_done_with_it(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    first = await sends(lan)
    await hoa.presses("Trả lời")
    await hoa.says("Đã thay bóng đèn cột số 12.")
    second = await sends(Citizen(house, "Ba"), "Nắp cống trước chợ bị vỡ")
    hoa.reads(second.code, "Nắp cống")
    await hoa.says("Đèn sáng lại từ 18 giờ.")
    hoa.reads(f"bản thảo trả lời phiếu {first.code}")
    await hoa.forges(f"o.acc:{second.id}")
    hoa.reads(f"Đã tiếp nhận phiếu {second.code}", "Nắp cống")
    await hoa.presses("Ghi chú nội bộ")
    await hoa.says("Báo tổ thoát nước")
    hoa.reads("Đã ghi chú")
    await hoa.presses(f"Soạn tiếp {first.code}")
    hoa.reads(f"Bản thảo trả lời phiếu {first.code}", "0 tệp")
    await hoa.presses("Xem trước")
    hoa.reads("Đã thay bóng đèn cột số 12.", "Đèn sáng lại từ 18 giờ.")
    hoa.does_not_read("tổ thoát nước")
    await hoa.presses("Gửi cho người dân")
    lan.reads("cột số 12", "18 giờ")


async def test_photos_go_with_the_answer(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Trả lời")
    await hoa.sends_photo(caption=ANSWER)
    hoa.reads("1 tệp")
    await hoa.sends_photo()
    hoa.reads("2 tệp")
    await hoa.presses("Xem trước")
    hoa.reads("Gửi kèm 2 tệp")
    await hoa.presses("Gửi cho người dân")
    lan.reads("Đã thay bóng đèn", "Gửi kèm 2 tệp")
    assert len({shown.file for shown in lan.screen if shown.file}) == 2
    await hoa.presses("Xem tệp gửi kèm (2)")
    hoa.reads(f"Tệp của phiếu {ticket.code}: 2")


async def test_a_file_that_is_not_fetched_yet_is_waited_for(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Trả lời")

    async def fails(_media: Media) -> bytes:
        raise ConnectionError

    with monkeypatch.context() as away:
        away.setattr(house.paper, "fetch", fails)
        await hoa.sends_photo(caption=ANSWER)
        await hoa.presses("Xem trước")
        hoa.reads("Gửi kèm 1 tệp")
        await hoa.presses("Gửi cho người dân")
        hoa.reads("đang được tải về")
    assert await acts_of(house, ticket.code) == ["submit"]
    await house.wait(seconds=30)
    await hoa.forges(f"o.send:{ticket.id}:1")
    lan.reads("Gửi kèm 1 tệp")
    assert await acts_of(house, ticket.code) == ["submit", "answer"]


async def test_a_refused_file_does_not_go_with_the_answer(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    await sends(lan)
    await hoa.presses("Trả lời")
    await hoa.says(ANSWER)
    await hoa.sends_file("sua-den.exe", EXE)
    hoa.reads("1 tệp", "không dùng được")
    await hoa.presses("Xem trước")
    hoa.does_not_read("Gửi kèm")
    await hoa.presses("Gửi cho người dân")
    lan.reads("Đã thay bóng đèn")


async def test_an_answer_can_be_edited_kept_for_later_or_thrown_away(house: House) -> None:
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.presses("Trả lời")
    await hoa.says("Bản đầu")
    await hoa.presses("Xem trước")
    await hoa.presses("Sửa")
    hoa.reads("Bản đầu", "thay toàn bộ")
    await hoa.says("Bản sau cùng")
    await hoa.presses("Xem trước")
    hoa.reads("Bản sau cùng")
    hoa.does_not_read("Bản đầu")
    await hoa.presses("Để sau")
    await hoa.says("/viec")
    await hoa.presses(f"Soạn tiếp {ticket.code}")
    await hoa.presses("Xem trước")
    hoa.reads("Bản sau cùng")
    await hoa.presses("Bỏ bản thảo")
    hoa.reads("Đã bỏ bản thảo")
    await hoa.presses("Trả lời")
    hoa.reads("Viết nội dung trả lời")
    assert await acts_of(house, ticket.code) == ["submit"]


async def test_what_was_not_looked_at_is_not_sent(quiet_house: House) -> None:
    house = quiet_house
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Trả lời")
    await hoa.says(ANSWER)
    await hoa.presses("Xem trước")
    await hoa.says("Thêm một câu vội.")
    await hoa.forges(f"o.send:{ticket.id}:1")
    hoa.reads("Thêm một câu vội.", "Gửi?")
    assert await acts_of(house, ticket.code) == ["submit"]


@pytest.mark.parametrize("text", ["Đã chuyển.", "đã chuyển Sở Xây dựng xử lý", "…"])
async def test_a_bare_forward_or_nothing_is_no_answer(quiet_house: House, text: str) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.presses("Trả lời")
    await hoa.says(text)
    await hoa.presses("Xem trước")
    hoa.reads("đang trống" if text == "…" else "chuyển không thay cho giải quyết")
    await hoa.presses("Bỏ bản thảo")
    assert await acts_of(house, ticket.code) == ["submit"]


async def test_an_answer_to_a_suggestion_says_what_became_of_it(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    await sends(lan, "Nên đặt thêm thùng rác ở chợ", kind=TicketKind.SUGGESTION)
    await hoa.presses("Trả lời")
    await hoa.says("Kinh phí năm nay đủ cho ba thùng, đặt trong tháng 12.")
    await hoa.presses("Xem trước")
    hoa.reads("được xử lý thế nào", "Điều 28")
    await hoa.presses("Tiếp thu một phần")
    hoa.reads("phúc đáp góp ý", "Kết quả: Tiếp thu một phần")
    await hoa.presses("Gửi cho người dân")
    lan.reads("Kết quả: Tiếp thu một phần", "ba thùng")


async def test_a_colleague_was_faster_with_the_answer(house: House) -> None:
    hoa, mai = await officer(house), await officer(house, "Mai")
    ticket = await sends(Citizen(house, "Lan"))
    for each in (hoa, mai):
        await each.forges(f"o.ans:{ticket.id}")
        await each.says(f"{ANSWER} ({each.name})")
        await each.presses("Xem trước")
    await hoa.presses("Gửi cho người dân")
    await mai.presses("Gửi cho người dân")
    mai.reads(f"Phiếu {ticket.code} đã được Hoa trả lời lúc", "đã trả lời")
    assert await acts_of(house, ticket.code) == ["submit", "answer"]


# Approval -----------------------------------------------------------------------------------------------------


async def test_where_the_body_wants_it_the_head_sees_the_answer_first(house: House) -> None:
    await wants_approval(house)
    hoa, son, lan = await officer(house), await head(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Soạn trả lời, trình duyệt")
    await hoa.sends_photo(caption=ANSWER)
    await hoa.presses("Xem trước")
    hoa.reads("Trình người đứng đầu duyệt?")
    lan.looks()
    await hoa.presses("Trình lãnh đạo duyệt")
    hoa.reads("Đã trình người đứng đầu", "đã có dự thảo")
    assert lan.news == ""
    son.reads("Hoa trình dự thảo", "Dự thảo trả lời chờ duyệt", ANSWER, "Người trả lời: Hoa")
    await son.presses("Xem tệp gửi kèm (1)")
    await son.presses("Quay lại phiếu")
    await son.presses("Duyệt, gửi trả lời")
    son.reads("Đã duyệt", "đã trả lời")
    lan.reads(ANSWER, "Người trả lời: Hoa")
    assert any(shown.file for shown in lan.screen)
    hoa.reads("Ông Sơn đã duyệt", ticket.code)
    assert await acts_of(house, ticket.code) == ["submit", "propose", "approve", "answer"]
    await son.forges(f"l.app:{ticket.id}:2")
    son.reads("đã được chính ông/bà trả lời lúc")
    assert await acts_of(house, ticket.code) == ["submit", "propose", "approve", "answer"]


async def test_a_returned_draft_comes_back_to_be_changed(house: House) -> None:
    await wants_approval(house)
    hoa, son, lan = await officer(house), await head(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Soạn trả lời")
    await hoa.says("Đã thay bóng đèn.")
    await hoa.presses("Xem trước")
    await hoa.presses("Trình lãnh đạo duyệt")
    hoa.looks()
    await son.presses("Trả lại để sửa")
    son.reads("cần sửa gì")
    await son.says("Nêu rõ cột số mấy, ngày nào")
    son.reads("Đã trả lại dự thảo")
    hoa.reads("Ông Sơn trả lại dự thảo trả lời: Nêu rõ cột số mấy, ngày nào")
    await hoa.presses("Soạn trả lời")
    hoa.reads("Dự thảo bị trả lại", "Đã thay bóng đèn.")
    await hoa.says(ANSWER)
    await hoa.presses("Xem trước")
    await hoa.presses("Trình lãnh đạo duyệt")
    await son.presses("Duyệt, gửi trả lời")
    lan.reads(ANSWER)
    assert await acts_of(house, ticket.code) == ["submit", "propose", "return", "propose", "approve", "answer"]


async def test_the_head_approves_what_was_read_and_nothing_else(quiet_house: House) -> None:
    house = quiet_house
    await wants_approval(house)
    hoa, son, lan = await officer(house), await head(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Soạn trả lời")
    await hoa.says(ANSWER)
    await hoa.presses("Xem trước")
    await hoa.presses("Trình lãnh đạo duyệt")
    version = (await the_ticket(house, ticket.code)).version
    await house.does(following.add, await person_of(lan), ticket.id, "Cột số 13 cũng hỏng")
    await son.forges(f"l.app:{ticket.id}:{version}")
    son.reads("vừa có thêm diễn biến", "Dự thảo trả lời chờ duyệt")
    assert (await the_ticket(house, ticket.code)).state is TicketState.ANSWER_PROPOSED
    await son.presses("Duyệt, gửi trả lời")
    son.reads("Đã duyệt")


async def test_nobody_answers_past_the_head(house: House) -> None:
    await wants_approval(house)
    hoa, mai, son = await officer(house), await officer(house, "Mai"), await head(house)
    ticket = await sends(Citizen(house, "Lan"))
    for each in (hoa, mai):
        await each.forges(f"o.ans:{ticket.id}")
        await each.says(f"{ANSWER} ({each.name})")
        await each.presses("Xem trước")
    await hoa.presses("Trình lãnh đạo duyệt")
    await mai.presses("Trình lãnh đạo duyệt")
    mai.reads(f"Phiếu {ticket.code} đã được Hoa trình duyệt lúc")
    await mai.forges(f"l.app:{ticket.id}:2")
    mai.reads("không có quyền")
    assert await acts_of(house, ticket.code) == ["submit", "propose"]
    await son.forges("l.approvals")
    son.reads("chờ duyệt", ticket.code)


async def test_a_heads_own_answer_needs_nobody(house: House) -> None:
    await wants_approval(house)
    son, lan = await head(house), Citizen(house, "Lan")
    await sends(lan)
    await son.presses("Trả lời")
    await son.says(ANSWER)
    await son.presses("Xem trước")
    await son.presses("Gửi cho người dân")
    lan.reads(ANSWER, "Người trả lời: Ông Sơn")


async def test_without_a_head_a_proposal_is_kept_and_said_to_be(quiet_house: House) -> None:
    house = quiet_house
    await wants_approval(house)
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.presses("Soạn trả lời")
    await hoa.says(ANSWER)
    await hoa.presses("Xem trước")
    await hoa.presses("Trình lãnh đạo duyệt")
    hoa.reads("chưa có người đứng đầu", "Bản thảo vẫn còn")
    await hoa.forges(f"o.prev:{ticket.id}")
    hoa.reads(ANSWER)
    assert await acts_of(house, ticket.code) == ["submit"]


# Refusing -----------------------------------------------------------------------------------------------------


async def test_a_refusal_has_a_ground_of_the_list_and_words(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Không tiếp nhận")
    hoa.reads("chọn căn cứ", "phải chuyển, không từ chối")
    await hoa.presses("không có tình tiết mới")
    await hoa.says("Văn bản số 15/UBND ngày 02/10/2026 đã trả lời việc này.")
    hoa.reads("Người dân sẽ nhận", "Văn bản số 15/UBND", "NĐ 154/2026")
    assert await acts_of(house, ticket.code) == ["submit"]
    await hoa.presses("Gửi thông báo")
    hoa.reads("Đã thông báo không tiếp nhận")
    lan.reads("không có tình tiết mới", "Văn bản số 15/UBND", "NĐ 154/2026")
    assert await acts_of(house, ticket.code) == ["submit", "refuse"]
    await hoa.forges(f"o.refok:{ticket.id}")
    hoa.reads("đã được chính ông/bà thông báo không tiếp nhận lúc")
    assert await acts_of(house, ticket.code) == ["submit", "refuse"]


async def test_a_refusal_without_words_or_with_another_ground_is_not_taken(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.forges(f"o.gr:{ticket.id}:not_ours")
    hoa.reads("không có trong danh mục")
    await hoa.forges(f"o.gr:{ticket.id}:court")
    await hoa.says("...")
    hoa.reads("đang trống")
    await hoa.presses("Thôi")
    assert await acts_of(house, ticket.code) == ["submit"]
