"""Organising a session: drafted, put before the head's office, announced in time, called off, held (R28, R30)."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from langnghe.models import (
    Dialogue,
    DialogueAct,
    DialogueClock,
    DialogueClockKind,
    DialogueNews,
    RoleKind,
    Seat,
    SeatState,
    Wish,
)
from langnghe.models.contract import InputKind
from langnghe.services.dialogue import life, minutes, organising
from langnghe.services.dialogue.life import View
from langnghe.services.work import Work
from tests.conversations.desk import head, officer
from tests.dialogues.sessions import Organiser, organiser, secretary
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Citizen, Official

#: The head of the commune, who approves.
SON = "Ông Sơn"


async def sessions(house: House) -> list[Dialogue]:
    return await house.asks(lambda work: list(work.session.scalars(select(Dialogue).order_by(Dialogue.id))))


async def seen(house: House, dialogue_id: int) -> View:
    return await house.asks(lambda work: life.view(work, dialogue_id))


async def news(house: House) -> list[tuple[str, str, bool]]:
    """Kind, audience, and whether it is still to be told, in order."""
    asked = select(DialogueNews).order_by(DialogueNews.id)
    return await house.asks(
        lambda work: [(str(e.kind), str(e.audience), e.done_at is None) for e in work.session.scalars(asked)]
    )


async def running(house: House) -> list[tuple[str, datetime]]:
    """The clocks that run, and when they are due."""
    asked = select(DialogueClock).where(DialogueClock.stopped_at.is_(None)).order_by(DialogueClock.id)
    return await house.asks(lambda work: [(str(e.kind), e.due_at) for e in work.session.scalars(asked)])


async def drafts(tam: Organiser, when: str = "15/12/2026 8:00-11:00") -> int:
    """A whole draft of a conference, as an organiser types it; its id."""
    await tam.says("menu")
    await tam.presses("Lịch đối thoại tôi phụ trách")
    await tam.presses("Lập buổi mới")
    tam.reads("lập buổi nào")
    await tam.presses("Hội nghị đối thoại")
    tam.reads("cơ quan nào chủ trì")
    await tam.says("chu tich")
    await tam.presses("Chủ tịch UBND xã Lân Phong")
    tam.reads("Đã lập bản nháp", "Tên buổi là gì")
    await tam.says("Nước sạch và đường thôn")
    tam.reads("Nội dung bàn việc gì")
    await tam.says("Nghe ý kiến nhân dân về nước sạch, đường thôn")
    await tam.says(when)
    await tam.says("Hội trường UBND xã Lân Phong")
    tam.reads("bao nhiêu chỗ ngồi")
    await tam.says("120")
    tam.reads("Các mục của buổi này", "Nước sạch và đường thôn", "120")
    return (await sessions(tam.house))[-1].id


async def approved(tam: Organiser, son: Official, when: str = "15/12/2026 8:00-11:00") -> int:
    session = await drafts(tam, when)
    await tam.presses("Trình duyệt")
    son.looks()
    await son.forges(f"g.look:{session}")
    await son.presses("Duyệt")
    son.reads("Đã duyệt")
    return session


async def test_a_session_lives_from_draft_to_held_whoever_else_presses(house: House) -> None:
    tam, son = await organiser(house), await head(house, SON, CHAIR)
    thu, hoa, lan = await secretary(house), await officer(house), Citizen(house, "Lan")
    await lan.agrees()
    others = (thu, hoa, lan)

    async def nobody_else(*tokens: str) -> None:
        """None of these presses has an effect for anybody but the organiser, and none is a fault of ours."""
        before = await seen(house, session)
        for each in others:
            for token in tokens:
                await each.forges(token)
                each.does_not_read("hệ thống vừa gặp lỗi")
                await each.forges("m.menu")
        assert await seen(house, session) == before

    session = await drafts(tam)
    acts = (
        "g.edit",
        "g.send",
        "g.appr",
        "g.ret",
        "g.ann",
        "g.move",
        "g.post",
        "g.cancel",
        "g.sub",
        "g.held",
        "g.other",
        "g.rest",
    )
    every = [f"{act}:{session}" for act in acts]
    every += [f"g.edit:{session}:title", f"g.appr:{session}:99", f"g.anngo:{session}:99", f"g.urg:{session}"]
    every += [f"g.{x}:{session}" for x in ("keepw", "keepp", "hh", "hr", "hs", "hc", "suboff", "skip", "stop")]
    every += [f"g.clear:{session}:seats", f"g.pa:{session}:21433", f"g.ph:{session}:{CHAIR}", "g.nh:" + CHAIR]
    await nobody_else(*every)
    assert await running(house) == [("announce", datetime(2026, 12, 8, 17, tzinfo=UTC))]

    # Submitted; the secretary and the officer of another body cannot approve, the organiser neither.
    son.looks()
    await tam.presses("Trình duyệt")
    tam.reads("Đã trình", "chờ duyệt")
    son.reads("trình duyệt", "Nước sạch và đường thôn", "15/12/2026 08:00", "Hội trường UBND", "xã Lân Phong")
    version = (await seen(house, session)).dialogue.version
    await nobody_else(*every, f"g.appr:{session}:{version}", f"g.look:{session}")
    await tam.forges(f"g.appr:{session}:{version}")
    tam.reads("không có quyền")

    # Returned with the reason, mended, submitted again: the old approval has no effect any more.
    await son.presses("Trả lại")
    son.reads("Vì sao trả lại")
    await son.says("Thêm giờ kết thúc và số lượt phát biểu")
    son.reads("Đã trả lại", "bản nháp")
    tam.reads("trả lại", "Thêm giờ kết thúc và số lượt phát biểu")
    await son.forges(f"g.appr:{session}:{version}")
    son.reads("vừa thay đổi", "bản nháp")
    await tam.forges(f"g.edit:{session}:turns")
    await tam.says("mười")
    tam.reads("Xin gõ một số")
    await tam.says("10")
    tam.reads("Đã ghi", "Số lượt phát biểu: 10")
    await tam.presses("Trình duyệt")
    await son.forges(f"g.appr:{session}:{version}")
    son.reads("vừa được sửa", "chờ duyệt")
    await son.presses("Duyệt")
    son.reads("Đã duyệt")
    tam.reads("đã duyệt", "thông báo cho nhân dân")
    await nobody_else(*every)

    # Announced.
    await lan.forges(f"d.open:{session}")
    lan.reads("Không tìm thấy")
    await tam.presses("Xem buổi này")
    await tam.presses("Thông báo cho nhân dân")
    tam.reads("nhân dân Xã Lân Phong được nhắn tin", "chậm nhất ngày 08/12/2026")
    await tam.presses("Gửi thông báo")
    tam.reads("Đã thông báo", "đã thông báo")
    assert await news(house) == [("announced", "area", True)]
    assert await running(house) == [("hold", datetime(2026, 12, 15, 17, tzinfo=UTC))]
    await tam.forges(f"g.anngo:{session}:{version}")
    tam.reads("vừa thay đổi")
    await tam.forges(f"g.edit:{session}:title")
    tam.reads("vừa thay đổi")
    await lan.forges(f"d.open:{session}")
    lan.reads("Nước sạch và đường thôn")
    await nobody_else(*every)

    # Postponed: it waits for its new day.
    await tam.forges(f"g.open:{session}")
    await tam.presses("Tạm hoãn")
    await tam.says("Bão số 9")
    tam.reads("Đã tạm hoãn", "tạm hoãn, chưa có ngày mới", "Lý do: Bão số 9", "đã định trước đây")
    assert await news(house) == [("announced", "area", True), ("postponed", "told", True)]
    assert await running(house) == []
    await tam.forges(f"g.post:{session}")
    tam.reads("vừa thay đổi")
    await nobody_else(*every)

    # The new day, and another place.
    await tam.presses("Định ngày mới")
    await tam.says("22/12/2026 14h-17h")
    await tam.says("Nhà văn hóa thôn 3")
    tam.reads("Vì sao thay đổi")
    await tam.says("Hội trường bị tốc mái")
    tam.reads("Đã đổi", "22/12/2026, 14:00–17:00", "Nhà văn hóa thôn 3", "Hội trường bị tốc mái")
    assert await news(house) == [
        ("announced", "area", True), ("postponed", "told", False), ("moved", "told", True),
    ]  # fmt: skip
    assert await running(house) == [("hold", datetime(2026, 12, 22, 17, tzinfo=UTC))]
    now = (await seen(house, session)).dialogue
    assert (now.sequence, now.urgent_reason, str(now.state)) == (3, "", "announced")
    await nobody_else(*every)

    # Held: not before it begins, by the head in person.
    assert not any("Đã tổ chức" in each for each in tam.offers)
    await tam.forges(f"g.held:{session}")
    tam.reads("chưa ghi là đã tổ chức được")
    house.clock.move(datetime(2026, 12, 22, 10, tzinfo=UTC) - house.clock.now())
    await nobody_else(*every)
    await tam.forges(f"g.open:{session}")
    await tam.presses("Đã tổ chức")
    await tam.presses("Người đứng đầu trực tiếp chủ trì")
    tam.reads("bao nhiêu người")
    await tam.says("87 người")
    tam.reads("Đã ghi là đã tổ chức", "chưa công bố kết luận")
    tam.does_not_read("tốc mái")
    now = (await seen(house, session)).dialogue
    assert (str(now.state), now.came, now.substitute) == ("held", 87, "")
    assert now.held_at == datetime(2026, 12, 22, 7, tzinfo=UTC)
    # Ten days after is New Year's Day: on to Monday.
    assert await running(house) == [("result", datetime(2027, 1, 4, 17, tzinfo=UTC))]
    assert (await news(house))[-1] == ("rate", "present", True)
    await tam.forges(f"g.held:{session}")
    tam.reads("vừa thay đổi")
    await nobody_else(*every)

    # Who did what when.
    await tam.presses("Lịch sử")
    tam.reads(
        "ghi đã tổ chức", "87 người dự", "đổi lịch sang 22/12/2026 14:00", "tốc mái", "Ông Sơn duyệt", "tạm hoãn"
    )
    await tam.presses("Trang sau")
    tam.reads("Cô Tâm trình duyệt", "sửa Số chỗ ngồi: 120", "15/12/2026 08:00 – 11:00", "lập bản nháp")
    await tam.presses("Trang trước")
    tam.reads("trả lại: «Thêm giờ kết thúc")


async def test_what_is_missing_is_said_all_at_once(house: House) -> None:
    tam = await organiser(house)
    await head(house, SON, CHAIR)
    await tam.forges("g.new")
    await tam.presses("Tiếp công dân")
    await tam.presses("Chủ tịch UBND xã Lân Phong")
    await tam.presses("Thôi")
    tam.reads("Những gì đã ghi vẫn còn", "bản nháp")
    await tam.presses("Trình duyệt")
    tam.reads("tên buổi", "nội dung", "ngày giờ", "địa điểm hoặc đường dẫn")
    await tam.presses("Nội dung")
    await tam.says("Tiếp công dân định kỳ")
    await tam.presses("Trình duyệt")
    news = tam.reads("tên buổi", "ngày giờ")
    assert "nội dung;" not in news
    assert str((await sessions(house))[-1].state) == "draft"
    # A link alone is a place for coming together online.
    await tam.presses("Tên buổi")
    await tam.says("Tiếp công dân tháng 12")
    await tam.presses("Ngày giờ")
    await tam.says("15/12 8h")
    await tam.presses("Đường dẫn trực tuyến")
    await tam.says("http://hop.vn")
    tam.reads("phải bắt đầu bằng https://")
    await tam.says("https://hop.quangngai.gov.vn/tcd")
    await tam.presses("Trình duyệt")
    tam.reads("Đã trình")


async def test_an_edit_after_the_approval_makes_it_a_draft_again(house: House) -> None:
    tam, son = await organiser(house), await head(house, SON, CHAIR)
    session = await approved(tam, son)
    await tam.presses("Xem buổi này")
    await tam.presses("Sửa")
    tam.reads("Địa điểm: Hội trường UBND xã Lân Phong")
    await tam.presses("Địa điểm")
    tam.reads("Hiện ghi: Hội trường UBND xã Lân Phong")
    await tam.says("Hội trường UBND xã Lân Phong")  # the same: nothing has changed
    assert str((await seen(house, session)).dialogue.state) == "approved"
    await tam.presses("Địa điểm")
    await tam.says("Sân nhà văn hóa thôn 3")
    tam.reads("đã được duyệt", "trở lại bản nháp", "trình duyệt lại")
    now = (await seen(house, session)).dialogue
    assert (str(now.state), now.approved_by) == ("draft", None)
    await tam.forges(f"g.anngo:{session}:{now.version}")
    tam.reads("vừa thay đổi")
    assert await news(house) == []


async def test_the_head_makes_announces_and_approves_alone(house: House) -> None:
    son = await head(house, SON, CHAIR)
    await son.forges("g.new")
    await son.presses("Tiếp công dân")  # heads one body only: nobody asks which
    son.reads("Tên buổi là gì")
    for words in ("Tiếp công dân tháng 12", "Nghe và trả lời nhân dân", "7/12/2026 7h30-11h30", "Phòng tiếp dân"):
        await son.says(words)
    await son.presses("Để sau")
    await son.presses("Trình duyệt")
    await son.presses("Duyệt")
    await son.presses("Thông báo cho nhân dân")
    son.reads("chậm nhất ngày 30/11/2026")
    await son.presses("Gửi thông báo")
    son.reads("Đã thông báo")


async def test_too_late_is_refused_or_urgent_with_a_reason_that_is_published(house: House) -> None:
    tam, son, lan = await organiser(house), await head(house, SON, CHAIR), Citizen(house, "Lan")
    await lan.agrees()
    session = await approved(tam, son, "27/11/2026 8:00-11:00")
    await house.wait(days=1)
    await tam.presses("Xem buổi này")
    await tam.presses("Thông báo cho nhân dân")
    tam.reads("20/11/2026, đã qua")
    await tam.presses("Gửi thông báo")
    tam.reads("chậm nhất ngày 20/11/2026", "7 ngày", "Điều 43")
    assert await news(house) == []
    await tam.presses("Thông báo gấp")
    await tam.says("   ")
    tam.reads("đang trống")
    await tam.says("Sạt lở núi đe dọa 30 hộ dân")
    tam.reads("Đã thông báo", "Thông báo gấp: Sạt lở núi")
    await lan.forges(f"d.open:{session}")
    lan.reads("Thông báo gấp: Sạt lở núi đe dọa 30 hộ dân")
    # Another day needs the notice anew; what was filled in is kept when it is refused.
    await tam.presses("Đổi ngày giờ, địa điểm")
    await tam.says("26/11/2026 8:00-11:00")
    await tam.presses("Giữ địa điểm")
    await tam.says("Mưa to")
    tam.reads("chậm nhất ngày 19/11/2026")
    assert (await seen(house, session)).dialogue.sequence == 1
    await tam.presses("Chọn ngày khác")
    await tam.says("10/12/2026 8:00-11:00")
    await tam.presses("Giữ địa điểm")
    await tam.says("Mưa to")
    tam.reads("Đã đổi", "10/12/2026")
    tam.does_not_read("Thông báo gấp: Sạt lở")
    # Other hours of the same day need no notice anew.
    await house.wait(days=15)
    await tam.presses("Đổi ngày giờ, địa điểm")
    await tam.says("10/12/2026 14h-16h")
    await tam.presses("Giữ địa điểm")
    await tam.says("Hội trường bận buổi sáng")
    tam.reads("Đã đổi", "14:00–16:00")
    now = (await seen(house, session)).dialogue
    assert (now.sequence, now.urgent_reason) == (3, "")


async def test_moving_that_changes_nothing_is_refused_before_the_reason(house: House) -> None:
    tam, son = await organiser(house), await head(house, SON, CHAIR)
    session = await approved(tam, son)
    await tam.forges(f"g.anngo:{session}:{(await seen(house, session)).dialogue.version}")
    await tam.presses("Đổi ngày giờ, địa điểm")
    await tam.presses("Giữ ngày giờ")
    await tam.presses("Giữ địa điểm")
    tam.reads("vẫn như cũ")
    await tam.sends_location(48.85, 2.35)
    tam.reads("ngoài Việt Nam")
    await tam.sends_location(15.12, 108.79)
    tam.reads("Đã ghi vị trí", "Tên địa điểm mới")
    await tam.says("Nhà văn hóa thôn 3")
    await tam.says("thôi")
    tam.reads("Đã dừng")
    assert (await seen(house, session)).dialogue.sequence == 1
    await tam.presses("Đổi ngày giờ, địa điểm")
    await tam.presses("Giữ ngày giờ")
    await tam.sends_location(15.12, 108.79)
    await tam.says("Nhà văn hóa thôn 3")
    await tam.says("Gần dân hơn")
    tam.reads("Đã đổi", "Nhà văn hóa thôn 3", "Xem bản đồ")
    now = (await seen(house, session)).dialogue
    assert (now.lat, now.lon, now.sequence) == (15.12, 108.79, 2)


async def test_a_cancelled_session_is_news_only_where_it_was_announced(house: House) -> None:
    tam, son = await organiser(house), await head(house, SON, CHAIR)
    first = await drafts(tam)
    await tam.forges(f"g.cancel:{first}")
    await tam.says("Trùng lịch họp tỉnh")
    tam.reads("Đã hủy", "Trùng lịch họp tỉnh")
    assert (await news(house), await running(house)) == ([], [])
    second = await approved(tam, son)
    await tam.forges(f"g.anngo:{second}:{(await seen(house, second)).dialogue.version}")
    son.looks()
    await tam.presses("Hủy buổi này")
    tam.reads("gửi tới mọi người đã nhận thông báo")
    await tam.says("Dịch bệnh")
    assert await news(house) == [("announced", "area", False), ("cancelled", "told", True)]
    son.reads("đã hủy", "Dịch bệnh")
    for act in ("g.cancel", "g.move", "g.held", "g.sub", "g.send"):
        await tam.forges(f"{act}:{second}")
        tam.reads("vừa thay đổi", "đã hủy")
    await tam.forges("g.ended")
    tam.reads("Các buổi đã xong: 2")


async def test_a_substitute_is_shown_with_the_reason_and_can_be_taken_back(house: House) -> None:
    tam, son, lan = await organiser(house), await head(house, SON, CHAIR), Citizen(house, "Lan")
    await lan.agrees()
    session = await approved(tam, son)
    await tam.forges(f"g.anngo:{session}:{(await seen(house, session)).dialogue.version}")
    son.looks()
    await tam.presses("Người chủ trì thay")
    await tam.says("Bà Nguyễn Thị Hạnh, Phó Chủ tịch")
    tam.reads("Vì sao người đứng đầu không trực tiếp")
    await tam.says("Chủ tịch đi họp Quốc hội")
    tam.reads("Đã ghi người chủ trì thay", "Chủ trì thay: Bà Nguyễn Thị Hạnh", "đi họp Quốc hội")
    son.reads("Bà Nguyễn Thị Hạnh", "đi họp Quốc hội")
    await lan.forges(f"d.open:{session}")
    lan.reads("Chủ trì thay: Bà Nguyễn Thị Hạnh", "đi họp Quốc hội")
    await tam.presses("Người chủ trì thay")
    await tam.presses("Người đứng đầu trực tiếp chủ trì")
    tam.does_not_read("Chủ trì thay:")
    await tam.forges(f"g.suboff:{session}")
    tam.reads("vẫn do người đứng đầu")
    # In the end somebody else sat there: it is entered with the holding.
    house.clock.move(datetime(2026, 12, 15, 5, tzinfo=UTC) - house.clock.now())
    await tam.forges(f"g.open:{session}")
    await tam.presses("Đã tổ chức")
    await tam.presses("Người khác chủ trì thay")
    await tam.says("Ông Trần Văn Dũng, Phó Chủ tịch")
    await tam.says("Chủ tịch bị ốm")
    await tam.says("0")
    tam.reads("Đã ghi là đã tổ chức", "Chủ trì thay: Ông Trần Văn Dũng", "Chủ tịch bị ốm")
    now = (await seen(house, session)).dialogue
    assert (now.substitute, now.substitute_reason, now.came) == (
        "Ông Trần Văn Dũng, Phó Chủ tịch", "Chủ tịch bị ốm", 0,
    )  # fmt: skip


async def test_every_value_can_be_changed_and_what_is_bad_is_refused_with_what_to_type(house: House) -> None:
    tam = await organiser(house)
    session = await drafts(tam)
    told = {
        "title": [("", "đang trống"), ("x" * 201, "tối đa 200")],
        "when": [
            ("hôm nào rảnh", "Chưa đọc được ngày giờ"), ("15/12/2025 8h", "đã qua"),
            ("15/12/2126 8h", "xem lại năm"),
            ("15/12/2026 11:00-8:00", "sau giờ bắt đầu"), ("15/12/2026 25h", "Chưa đọc được"),
        ],
        "seats": [("0", "từ 1 đến"), ("nhiều", "Xin gõ một số"), ("-5", "Xin gõ một số")],
        "online": [("hop.vn", "https://"), ("https://hop .vn/a", "https://")],
        "register": [("20/12 8h", "không sau giờ bắt đầu"), ("mai", "Chưa đọc được hạn")],
        "ask": [("19/11/2026", "không sau giờ bắt đầu")],
        "reminders": [("sáng mai", "số và đơn vị"), ("1 phút", "10 phút"), ("3 tuần", "2 tuần")],
    }  # fmt: skip
    good = {
        "title": "Đường thôn 3", "when": "19/12/2026 8:00-11:00", "seats": "80", "online": "https://hop.vn/3",
        "register": "18/12 17h", "ask": "17/12", "reminders": "2 giờ, 1 ngày", "turns": "5",
        "co_hosts": "Mặt trận Tổ quốc xã", "basis": "Kế hoạch 12/KH-UBND",
    }  # fmt: skip
    for what, words in good.items():
        await tam.forges(f"g.edit:{session}:{what}")
        for bad, why in told.get(what, []):
            await tam.says(bad)
            tam.reads(why)
        await tam.says(words)
        tam.reads("Đã ghi")
        if what == "when":
            tam.reads("ngày nghỉ", "chậm nhất ngày 12/12/2026")
    tam.reads("18/12/2026 17:00", "17/12/2026 23:59", "1 ngày, 2 giờ", "Kế hoạch 12/KH-UBND")
    assert await running(house) == [("announce", datetime(2026, 12, 12, 17, tzinfo=UTC))]
    await tam.forges(f"g.edit:{session}:field")
    await tam.says("giao thong")
    await tam.presses("Giao thông")
    tam.reads("Lĩnh vực: Hạ tầng giao thông")
    await tam.forges(f"g.edit:{session}:area")
    await tam.says("khong co noi nay")
    tam.reads("Không tìm thấy")
    await tam.forges(f"g.pa:{session}:22849")
    tam.reads("không thuộc địa bàn")
    await tam.forges(f"g.edit:{session}:host")
    await tam.says("kinh te")
    await tam.presses("Kinh tế")
    assert (await seen(house, session)).dialogue.body_code == ROADS
    await tam.forges(f"g.edit:{session}:seats")
    await tam.presses("Bỏ trống")
    now = (await seen(house, session)).dialogue
    assert (now.seats, now.turns, now.reminders, now.co_hosts) == (None, 5, [1440, 120], "Mặt trận Tổ quốc xã")
    # The day moves, and until when people register and ask moves along.
    await tam.forges(f"g.edit:{session}:when")
    await tam.says("21/12/2026 8:00-11:00")
    now = (await seen(house, session)).dialogue
    assert now.register_until == datetime(2026, 12, 20, 10, tzinfo=UTC)


async def test_a_place_on_the_map_belongs_to_its_words(house: House) -> None:
    tam = await organiser(house)
    session = await drafts(tam)
    await tam.forges(f"g.edit:{session}:place")
    await tam.sends_location(15.12, 108.79)
    tam.reads("Đã ghi")
    await tam.forges(f"g.edit:{session}:place")
    assert any("Bỏ vị trí bản đồ" in each for each in tam.offers)
    await tam.says("Nhà văn hóa thôn 5")
    now = (await seen(house, session)).dialogue
    assert (now.place, now.lat) == ("Nhà văn hóa thôn 5", None)
    await tam.forges(f"g.edit:{session}:seats")
    await tam.sends_location(15.12, 108.79)
    tam.reads("chỉ nhận chữ viết")
    await tam.says("90")
    tam.reads("Đã ghi")


async def test_the_way_out_and_old_buttons_make_nothing_twice(house: House) -> None:
    tam = await organiser(house)
    await tam.forges("g.new")
    await tam.presses("Hội nghị")
    await tam.says("thôi")
    tam.reads("chưa lập buổi nào")
    await tam.forges(f"g.nh:{CHAIR}")
    tam.reads("lập buổi nào")
    assert await sessions(house) == []
    await tam.presses("Hội nghị")
    await tam.forges(f"g.nh:{CHAIR}")
    await tam.forges(f"g.nh:{CHAIR}")  # the same press again
    assert len(await sessions(house)) == 1
    await tam.forges("g.nk:party")
    await tam.forges("g.edit:99999999")
    tam.reads("Không tìm thấy buổi này")
    await tam.forges("g.edit:x")
    tam.reads("Nút này đã cũ")
    await tam.forges(f"g.clear:{(await sessions(house))[0].id}:title")
    tam.reads("Nút này đã cũ")
    lan = Citizen(house, "Lan")
    await lan.agrees()
    await lan.forges("g.new")
    lan.reads("không có quyền")
    await lan.forges("g.nk:conference")
    await lan.forges(f"g.nh:{CHAIR}")
    assert len(await sessions(house)) == 1


async def test_the_office_of_the_head_approves_what_others_made(house: House) -> None:
    tam = await organiser(house)
    session = await drafts(tam)
    await tam.presses("Trình duyệt")
    tam.reads("chưa có người đứng đầu")
    mai = await officer(house, "Mai", CHAIR)
    await tam.forges(f"g.send:{session}")
    tam.reads("Đã trình")
    mai.reads("trình duyệt", "Nước sạch")
    await mai.presses("Xem toàn bộ")
    mai.reads("Nghe ý kiến nhân dân")
    await mai.presses("Lịch sử")
    mai.reads("Cô Tâm trình duyệt")
    await mai.presses("Xem buổi này")
    await mai.presses("Duyệt")
    mai.reads("Đã duyệt")
    tam.reads("Mai đã duyệt")
    # Whoever approves is not thereby an organiser.
    await mai.forges(f"g.ann:{session}")
    mai.reads("không có quyền")


async def test_who_is_organiser_and_officer_does_not_approve_the_own_work(house: House) -> None:
    tam = await organiser(house)
    await tam.joins(RoleKind.OFFICER, CHAIR)
    session = await drafts(tam)
    await tam.presses("Trình duyệt")
    tam.reads("chưa có người đứng đầu")
    await head(house, SON, CHAIR)
    await tam.forges(f"g.send:{session}")
    version = (await seen(house, session)).dialogue.version
    await tam.forges(f"g.appr:{session}:{version}")
    tam.reads("không có quyền")
    assert not any("Duyệt" in each for each in tam.offers)


async def test_the_door_counts_who_came(quiet_house: House) -> None:
    house = quiet_house
    tam, son = await organiser(house), await head(house, SON, CHAIR)
    session = await approved(tam, son)
    await tam.forges(f"g.anngo:{session}:{(await seen(house, session)).dialogue.version}")
    await house.does(_seat, session, house.clock.now())
    house.clock.move(timedelta(days=26))
    await tam.forges(f"g.held:{session}")
    await tam.presses("Người đứng đầu trực tiếp")
    tam.reads("Đã điểm danh: 3 người")
    await tam.presses("Đúng 3 người")
    assert await house.asks(lambda work: minutes.came(work, session)) == 3
    await tam.forges(f"g.hc:{session}")
    tam.reads("vừa thay đổi")


def _seat(work: Work, session: int, now: datetime) -> None:
    work.session.add(
        Seat(
            dialogue_id=session, person_id=None, name="Nhóm thôn 3", number=1, wish=Wish.ATTEND,
            state=SeatState.SEATED, people=3, code="K3", made_at=now, came_at=now,
        )
    )  # fmt: skip


@pytest.mark.parametrize("kind", [DialogueClockKind.ANNOUNCE])
async def test_the_clock_of_announcing_follows_the_day(quiet_house: House, kind: DialogueClockKind) -> None:
    house = quiet_house
    tam = await organiser(house)
    session = await drafts(tam)
    for day, due in (("22/12/2026 8h", 15), ("15/12/2026 8h", 8), ("22/12/2026 9h", 15)):
        await tam.forges(f"g.edit:{session}:when")
        await tam.says(day)  # all within one instant of the clock
        assert await running(house) == [(str(kind), datetime(2026, 12, due, 17, tzinfo=UTC))]
        await house.wait(minutes=5)


async def test_seats_of_an_announced_session_may_still_change_and_it_stays_announced(house: House) -> None:
    tam, son = await organiser(house), await head(house, SON, CHAIR)
    session = await approved(tam, son)
    await tam.forges(f"g.anngo:{session}:{(await seen(house, session)).dialogue.version}")
    await house.does(_take_seats, session, 30)
    await tam.presses("Sửa")
    assert not any("Ngày giờ" in each or "Địa điểm" in each for each in tam.offers)
    await tam.presses("Số chỗ ngồi")
    await tam.says("29")
    tam.reads("Đã có 30 người đăng ký")
    await tam.says("300")
    tam.reads("Đã ghi", "Số chỗ ngồi: 300")
    tam.does_not_read("trở lại bản nháp")
    for what in ("when", "place", "title", "host"):
        await tam.forges(f"g.edit:{session}:{what}")
        tam.reads("vừa thay đổi", "đã thông báo")
    await tam.forges(f"g.pa:{session}:21433")
    tam.reads("vừa thay đổi")
    now = (await seen(house, session)).dialogue
    assert (str(now.state), now.seats, now.sequence) == ("announced", 300, 1)
    assert now.approved_by is not None


def _take_seats(work: Work, session: int, number: int) -> None:
    dialogue = life.for_change(work, session)
    dialogue.seats_taken = number
    life.transition(work, dialogue, DialogueAct.REMIND, None)


async def test_two_of_the_office_approve_in_the_same_moment(house: House) -> None:
    tam, son, mai = await organiser(house), await head(house, SON, CHAIR), await officer(house, "Mai", CHAIR)
    session = await drafts(tam)
    await tam.presses("Trình duyệt")
    version = (await seen(house, session)).dialogue.version
    for each in (tam, son, mai):
        each.looks()
    presses = [each.event(InputKind.CHOICE, choice=f"g.appr:{session}:{version}") for each in (son, mai)]
    await asyncio.gather(*map(house.app.receiver.receive, presses))
    await house.settle()
    news = son.news + mai.news
    assert news.count("Đã duyệt.") == 1
    assert news.count("nên lần bấm này không có tác dụng") == 1
    assert tam.news.count("đã duyệt") == 1
    assert (await seen(house, session)).dialogue.version == version + 1


async def test_many_bodies_and_areas_come_in_pages_and_are_found_without_accents(house: House) -> None:
    tam = await organiser(house, body="51.chu_tich")
    await tam.forges("g.new")
    await tam.presses("Tiếp công dân")
    assert len([each for each in tam.offers if "Trang" not in each and each != "Thôi"]) == organising.PAGE
    await tam.presses("Trang sau")
    await tam.presses("Trang trước")
    await tam.says("so xay dung")
    await tam.presses("Sở Xây dựng")
    await tam.presses("Thôi")
    session = (await sessions(house))[-1].id
    await tam.forges(f"g.edit:{session}:area")
    await tam.presses("Trang sau")
    await tam.says("lan phong")
    await tam.presses("Lân Phong")
    tam.reads("Địa bàn: Xã Lân Phong")
    # A body of another commune: the village chosen before is not its area.
    await tam.forges(f"g.edit:{session}:host")
    await tam.says("chu tich binh son")
    await tam.presses("Bình Sơn")
    assert (await seen(house, session)).area_name == "Xã Bình Sơn"


async def test_an_organiser_who_reads_english_gets_through_it_too(house: House) -> None:
    tam, son = await organiser(house), await head(house, SON, CHAIR)
    await tam.says("english")
    await tam.forges("g.new")
    await tam.presses("Dialogue with the people")
    await tam.says("chu tich lan phong")
    await tam.presses("Chủ tịch UBND xã Lân Phong")
    for words in ("Clean water", "Pipes and wells", "15/12/2026 8:00-11:00", "Community hall", "120"):
        await tam.says(words)
    tam.reads("Noted", "Title: Clean water", "Seats: 120")
    await tam.presses("Submit")
    son.reads("Cô Tâm trình duyệt", "Clean water")
    await son.presses("Duyệt")
    tam.reads("has approved Clean water")
    session = (await sessions(house))[-1].id
    await tam.forges(f"g.ann:{session}")
    await tam.presses("Send the announcement")
    tam.reads("Announced")
    await tam.presses("More…")
    await tam.presses("History")
    tam.reads("Ông Sơn approved it", "changed Seats: 120")
