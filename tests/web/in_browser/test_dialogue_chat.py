"""A session is drafted, approved and announced in the demo; a citizen reads of it in the chat and registers."""

from datetime import timedelta
from pathlib import Path

from playwright.async_api import expect

from langnghe.bot.clock import RealClock
from langnghe.services.calendar import HANOI
from tests.web.browser import NEEDS_CHROMIUM, Visitor, chromium, visiting
from tests.web.demo import demo, enter

pytestmark = NEEDS_CHROMIUM

#: Later than any notice that the law asks for, on the demo's own clock.
AHEAD = timedelta(days=21)
#: Milliseconds: the sweep that tells people comes every half minute.
SWEEP = 90_000
TITLE = "Đường thôn và nước sạch"


async def looks_right(visitor: Visitor, name: str) -> None:
    await visitor.looks(name)
    await visitor.finds_no_barrier()
    await visitor.finds_no_overflow()


async def drafts(organiser: Visitor, day: str) -> None:
    await organiser.page.bring_to_front()
    for act, read in (
        ("menu", "Ông/bà muốn làm gì"),
        (">Lịch đối thoại tôi phụ trách", "Các buổi ông/bà phụ trách"),
        (">Lập buổi mới", "lập buổi nào"),
        (">Hội nghị đối thoại", "cơ quan nào chủ trì"),
        ("kinh te", "Tìm thấy"),
        (">Kinh tế", "Tên buổi là gì"),
        (TITLE, "bàn việc gì"),
        ("Nghe nhân dân nói về đường thôn, nước sạch", "từ mấy giờ"),
        (f"{day} 8:00-11:00", "Tổ chức ở đâu"),
        ("Hội trường UBND xã Lân Phong", "bao nhiêu chỗ ngồi"),
        ("120", "Các mục của buổi này"),
        (">Trình duyệt", "Đã trình"),
    ):
        await (organiser.presses(act[1:]) if act.startswith(">") else organiser.writes(act))
        await organiser.reads(read)
    await looks_right(organiser, "dialogue-submitted")


async def test_an_announcement_and_a_registration(tmp_path: Path) -> None:
    day = (RealClock().now().astimezone(HANOI) + AHEAD).strftime("%d/%m/%Y")
    async with demo(tmp_path / "demo") as url, chromium() as browser, visiting(browser, url) as first:
        citizen = await enter(first.context, url, "citizen")
        await citizen.presses("Tôi đồng ý")
        await citizen.writes("lan phong")
        await citizen.reads("Đã ghi: Xã Lân Phong")
        head = await enter(first.context, url, "head")
        organiser = await enter(first.context, url, "organiser")
        await drafts(organiser, day)

        await head.page.bring_to_front()
        await head.reads("trình duyệt")
        await head.presses("Duyệt")
        await head.reads("Đã duyệt")
        await looks_right(head, "dialogue-approved")

        await organiser.page.bring_to_front()
        await organiser.presses("Xem buổi này")
        await organiser.presses("Thông báo cho nhân dân")
        await organiser.reads("Xin đọc lại lần cuối")
        await organiser.presses("Gửi thông báo")
        await organiser.reads("Nhân dân trong địa bàn sẽ nhận tin")
        await looks_right(organiser, "dialogue-announced")

        # The sweep that tells people runs by itself.
        await citizen.page.bring_to_front()
        await expect(citizen.page.locator("#log .bubble", has_text=TITLE).last).to_be_visible(timeout=SWEEP)
        await looks_right(citizen, "dialogue-news")
        await citizen.presses("Đăng ký dự")
        await citizen.reads("họ tên")
        await citizen.writes("Nguyễn Thị Lan")
        await citizen.presses("Đến dự")
        await citizen.reads("Đã đăng ký")
        await looks_right(citizen, "dialogue-registered")
        await citizen.presses("Hình mã vào cửa")
        await looks_right(citizen, "dialogue-pass")
        assert not [*citizen.faults, *head.faults, *organiser.faults]
