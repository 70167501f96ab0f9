"""`langnghe demo`, started as a user starts it, and its six doors in one browser."""

import asyncio
import re
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.async_api import BrowserContext, FilePayload, expect

from tests.web.browser import Visitor

#: How long the sample office may take to be built on a slow machine.
PATIENCE = 90


@asynccontextmanager
async def demo(folder: Path) -> AsyncIterator[str]:
    """The demo in a process of its own; its address. It is ended as Ctrl-C ends it."""
    command = [sys.executable, "-m", "langnghe", "demo", "--port", str(_free_port()), "--folder", str(folder)]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    try:
        async with asyncio.timeout(PATIENCE):
            said = b""
            while not (found := re.search(r"http://127\.0\.0\.1:\d+", said.decode())):
                line = await process.stdout.readline()
                assert line, f"the demo ended: {said.decode()}"
                said += line
        yield found.group()
    finally:
        if process.returncode is None:
            process.terminate()
        async with asyncio.timeout(PATIENCE):
            await process.communicate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def enter(context: BrowserContext, url: str, role: str) -> Visitor:
    """Press one of the six doors; its tab, where the conversation has begun."""
    page = await context.new_page()
    await page.goto(url)
    async with context.expect_page() as opened:
        await page.locator(f"form[action='/demo/{role}'] button").click()
    visitor = Visitor(context, await opened.value, url)
    await expect(visitor.page.locator(".line-office").first).to_be_visible()
    await page.close()
    return visitor


class Journey:
    """The main journey: a citizen writes, an officer answers, the citizen reads and rates."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self._context = context
        self._url = url
        self.citizen: Visitor
        self.officer: Visitor

    async def begins(self) -> None:
        self.citizen = await enter(self._context, self._url, "citizen")
        self.officer = await enter(self._context, self._url, "officer")
        await self.citizen.page.bring_to_front()

    async def gets_to_know_the_office(self) -> None:
        await self.citizen.presses("Tôi đồng ý")
        await self.citizen.reads("xã, phường nào")
        await self.citizen.writes("lan phong")
        await self.citizen.reads("Đã ghi: Xã Lân Phong")

    async def reports(self) -> None:
        picture = FilePayload(name="đèn hỏng.jpg", mimeType="image/jpeg", buffer=night_street())
        await self.citizen.page.set_input_files("#file-gallery", picture)
        await self.citizen.writes("Đèn đường trước chợ hỏng ba hôm nay, tối om, xe cộ dễ va nhau")
        await self.citizen.reads("Hạn trả lời")

    async def submits(self) -> str:
        await self.citizen.presses("Gửi")
        await self.citizen.reads("Mã tra cứu")
        receipt = await self.citizen.page.locator("#log .bubble", has_text="Mã tra cứu").last.inner_text()
        found = re.search(r"\b\w{4}-\w{4}\b", receipt)
        assert found
        return found.group()

    async def is_accepted(self, code: str) -> None:
        await self.officer.page.bring_to_front()
        await self.officer.reads(re.compile(f"phiếu mới.*{code}", re.DOTALL))
        await self.officer.presses("Tiếp nhận")
        await self.officer.reads(re.compile(f"{code}.*tiếp nhận", re.DOTALL))

    async def is_answered(self, code: str) -> None:
        await self.officer.presses("Trả lời")
        await self.officer.reads("Viết nội dung trả lời")
        await self.officer.writes("Tổ điện chiếu sáng đã thay bóng đèn trước chợ lúc 17 giờ hôm nay.")
        await self.officer.reads("Đã ghi vào bản thảo")
        await self.officer.presses("Xem trước")
        await self.officer.reads("đúng những gì người dân sẽ nhận")
        await self.officer.presses("Gửi cho người dân")
        await self.officer.reads(f"Đã gửi trả lời phiếu {code}")

    async def reads_and_rates(self) -> None:
        await self.citizen.page.bring_to_front()
        await self.citizen.reads("Tổ điện chiếu sáng đã thay bóng đèn")
        await self.citizen.presses("(5 điểm)")
        await expect(self.citizen.page.locator(".past-chosen", has_text="(5 điểm)")).to_be_visible()


class Meeting:
    """A session with the people: drafted, approved, announced, registered for, asked about."""

    TITLE = "Đường thôn và nước sạch"
    #: Milliseconds: the sweep that tells people comes every half minute.
    SWEEP = 90_000

    def __init__(self, context: BrowserContext, url: str, day: str) -> None:
        """`day`: "dd/mm/yyyy", later than any notice that the law asks for."""
        self._context = context
        self._url = url
        self._day = day
        self.citizen: Visitor
        self.head: Visitor
        self.organiser: Visitor

    async def begins(self) -> None:
        self.citizen = await enter(self._context, self._url, "citizen")
        await self.citizen.presses("Tôi đồng ý")
        await self.citizen.writes("lan phong")
        await self.citizen.reads("Đã ghi: Xã Lân Phong")
        self.head = await enter(self._context, self._url, "head")
        self.organiser = await enter(self._context, self._url, "organiser")

    async def is_submitted(self) -> None:
        organiser = self.organiser
        await organiser.page.bring_to_front()
        for act, read in (
            ("menu", "Ông/bà muốn làm gì"),
            (">Lịch đối thoại tôi phụ trách", "Các buổi ông/bà phụ trách"),
            (">Lập buổi mới", "lập buổi nào"),
            (">Hội nghị đối thoại", "cơ quan nào chủ trì"),
            ("kinh te", "Tìm thấy"),
            (">Kinh tế", "Tên buổi là gì"),
            (self.TITLE, "bàn việc gì"),
            ("Nghe nhân dân nói về đường thôn, nước sạch", "từ mấy giờ"),
            (f"{self._day} 8:00-11:00", "Tổ chức ở đâu"),
            ("Hội trường UBND xã Lân Phong", "bao nhiêu chỗ ngồi"),
            ("120", "Các mục của buổi này"),
            (">Trình duyệt", "Đã trình"),
        ):
            await (organiser.presses(act[1:]) if act.startswith(">") else organiser.writes(act))
            await organiser.reads(read)

    async def is_approved(self) -> None:
        await self.head.page.bring_to_front()
        await self.head.reads("trình duyệt")
        await self.head.presses("Duyệt")
        await self.head.reads("Đã duyệt")

    async def is_announced(self) -> None:
        await self.organiser.page.bring_to_front()
        await self.organiser.presses("Xem buổi này")
        await self.organiser.presses("Thông báo cho nhân dân")
        await self.organiser.reads("Xin đọc lại lần cuối")
        await self.organiser.presses("Gửi thông báo")
        await self.organiser.reads("Nhân dân trong địa bàn sẽ nhận tin")

    async def reaches_the_citizen(self) -> None:
        """The sweep that tells people runs by itself."""
        await self.citizen.page.bring_to_front()
        news = self.citizen.page.locator("#log .bubble", has_text=self.TITLE).last
        await expect(news).to_be_visible(timeout=self.SWEEP)

    async def is_registered_for(self) -> None:
        await self.citizen.presses("Đăng ký dự")
        await self.citizen.reads("họ tên")
        await self.citizen.writes("Nguyễn Thị Lan")
        await self.citizen.presses("Đến dự")
        await self.citizen.reads("Đã đăng ký")

    async def shows_the_pass(self) -> None:
        await self.citizen.presses("Hình mã vào cửa")
        await expect(self.citizen.page.locator("#log .line-office img").last).to_be_visible()

    async def is_asked(self, *questions: str) -> None:
        for question in questions:
            await self.citizen.page.bring_to_front()
            await self.citizen.writes("đối thoại")
            await self.citizen.presses(self.TITLE)
            await self.citizen.presses("Gửi câu hỏi trước")
            await self.citizen.writes(question)
            await self.citizen.presses("Gửi câu hỏi")
            await self.citizen.reads("Đã gửi")

    async def is_put_in_order(self, *questions: str) -> str:
        """These are let through, the order is made of them; the address of the page to print."""
        organiser = self.organiser
        await organiser.page.bring_to_front()
        for question in questions:
            await self._opens_the_session()
            await self._goes_to("Câu hỏi gửi trước")
            await self._goes_to(question[:16])
            await self._goes_to("✅ Đưa ra")
            await organiser.reads("Người hỏi đã được báo")
        await self._opens_the_session()
        await self._goes_to("Thứ tự trả lời")
        await self._goes_to("Xếp các câu đã đưa ra")
        await self._goes_to("Trang để in")
        link = organiser.page.locator(".choices-open a[href*='/order']").last
        return str(await link.get_attribute("href"))

    async def _opens_the_session(self) -> None:
        lines = self.organiser.page.locator("#log .line-office")
        before = await lines.count()
        await self.organiser.writes("menu")
        await expect(lines.nth(before)).to_be_attached()
        await self._goes_to("Lịch đối thoại tôi phụ trách")
        await self._goes_to(self.TITLE)

    async def _goes_to(self, label: str) -> None:
        """Press it and wait for the answer, whose buttons may have the same words."""
        lines = self.organiser.page.locator("#log .line-office")
        before = await lines.count()
        await self.organiser.presses(label)
        await expect(lines.nth(before)).to_be_attached()


def night_street() -> bytes:
    """A photo of a dark street with a lamp that is out, drawn: nobody's rights, nobody's face."""
    picture = Image.new("RGB", (1200, 900), "#141a2b")
    draw = ImageDraw.Draw(picture)
    for band in range(300):
        draw.line([(0, band), (1200, band)], fill=(20 + band // 12, 26 + band // 10, 43 + band // 5))
    draw.rectangle((0, 620, 1200, 900), fill="#23262b")
    for x in range(-50, 1250, 180):
        draw.rectangle((x, 745, x + 90, 757), fill="#6b6a5c")
    for left, width, roof in ((40, 260, 380), (330, 210, 440), (820, 330, 350)):
        draw.rectangle((left, roof, left + width, 620), fill="#2c2f3a")
        draw.polygon(
            [(left - 20, roof), (left + width // 2, roof - 70), (left + width + 20, roof)], fill="#3a2a26"
        )
        draw.rectangle((left + 30, roof + 60, left + 90, roof + 130), fill="#caa24a")
    draw.rectangle((640, 150, 654, 640), fill="#4a4f58")
    draw.line([(647, 160), (760, 130)], fill="#4a4f58", width=12)
    draw.ellipse((735, 118, 815, 150), fill="#31353d", outline="#5b616b", width=3)
    body = BytesIO()
    picture.save(body, "JPEG", quality=88)
    return body.getvalue()
