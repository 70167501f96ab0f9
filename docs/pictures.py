"""Takes the pictures of the README from the real thing: the demo, walked through in Chromium.

    python3 run.py demo is what it starts; .venv/bin/python docs/pictures.py is how it is run.

Debian's chromium, fonts-noto-core and fonts-noto-color-emoji make the pictures look as on a phone.
"""

import asyncio
import sys
import tempfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.async_api import Page, ViewportSize

from langnghe.bot.clock import RealClock
from langnghe.services.calendar import HANOI
from langnghe.services.dialogue import card_picture
from tests.web.announcing import Announcement
from tests.web.browser import CHROMIUM, DESK, chromium, visiting
from tests.web.demo import Journey, Meeting, demo, enter

HERE = Path(__file__).resolve().parent / "pictures"
#: Between the phones of one picture, in pixels of the picture.
GAP = 36
#: A page about as wide as a sheet of paper.
PAPER: ViewportSize = {"width": 720, "height": 900}
QUESTIONS = (
    "Bao giờ thôn 5 có nước sạch?",
    "Đường thôn 3 mưa là ngập, khi nào xã làm?",
    "Chợ Phú Lễ bao giờ có mái che?",
)

TO_THE_PHOTO = """() => {
    const talk = document.getElementById('talk'), photo = document.querySelector('.line-mine img');
    talk.scrollTop += photo.getBoundingClientRect().top - talk.getBoundingClientRect().top - 12;
}"""

TO_THE_REPORT = """() => {
    const talk = document.getElementById('talk');
    const report = [...document.querySelectorAll('.line-office img')].pop();
    talk.scrollTop += report.getBoundingClientRect().top - talk.getBoundingClientRect().top - 12;
}"""


async def shot(page: Page) -> Image.Image:
    """What the page shows, once it has come to rest."""
    await page.bring_to_front()
    await page.mouse.move(0, 0)
    await page.evaluate("document.activeElement.blur()")
    await page.wait_for_timeout(1800)
    return Image.open(BytesIO(await page.screenshot())).convert("RGB")


def keep(picture: Image.Image, name: str) -> None:
    """Write the picture with few colours: it stays sharp and small."""
    HERE.mkdir(exist_ok=True)
    file = HERE / f"{name}.png"
    picture.quantize(colors=200, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.name}: {picture.width} x {picture.height}, {file.stat().st_size // 1024} KB")


def side_by_side(phones: list[Image.Image]) -> Image.Image:
    width = sum(phone.width for phone in phones) + GAP * (len(phones) + 1)
    height = phones[0].height + 2 * GAP
    wall = Image.new("RGB", (width, height), "#d9d4c6")
    left = GAP
    for phone in phones:
        wall.paste(phone, (left, GAP))
        left += phone.width + GAP
    return wall


async def take(url: str) -> None:
    async with chromium() as browser:
        async with visiting(browser, url, "phone", device_scale_factor=2) as first:
            journey = Journey(first.context, url)
            await journey.begins()
            await journey.officer.page.set_viewport_size(DESK)
            citizen, officer = journey.citizen.page, journey.officer.page
            await journey.gets_to_know_the_office()
            await journey.reports()
            await citizen.evaluate(TO_THE_PHOTO)
            phones = [await shot(citizen)]
            code = await journey.submits()
            phones.append(await shot(citizen))
            await journey.is_accepted(code)
            keep(await shot(officer), "officer")
            await journey.is_answered(code)
            await journey.citizen.page.bring_to_front()
            await journey.citizen.reads("Tổ điện chiếu sáng đã thay bóng đèn")
            phones.append(await shot(citizen))
            keep(side_by_side(phones), "citizen")
        async with visiting(browser, url, "desk") as visitor:
            await visitor.opens("/")
            keep(await shot(visitor.page), "doors")
            head = await enter(visitor.context, url, "head")
            await head.writes("menu")
            await head.presses("Việc cần làm")
            await head.page.wait_for_timeout(800)
            keep(await shot(head.page), "head")


async def meet(url: str) -> None:
    """A session with the people: the news, the registration, the pass, and the running order for the chair."""
    day = (RealClock().now().astimezone(HANOI) + timedelta(days=21)).strftime("%d/%m/%Y")
    async with chromium() as browser, visiting(browser, url, "phone", device_scale_factor=2) as first:
        meeting = Meeting(first.context, url, day)
        await meeting.begins()
        await meeting.is_submitted()
        await meeting.is_approved()
        await meeting.is_announced()
        await meeting.reaches_the_citizen()
        citizen = meeting.citizen.page
        phones = [await shot(citizen)]
        await meeting.is_registered_for()
        phones.append(await shot(citizen))
        await meeting.shows_the_pass()
        phones.append(await shot(citizen))
        keep(side_by_side(phones), "session")
        await meeting.is_asked(*QUESTIONS)
        address = await meeting.is_put_in_order(*QUESTIONS)
        page = await first.context.new_page()
        await page.set_viewport_size(PAPER)
        await page.goto(address)
        keep(await shot(page), "running-order")


async def announce(url: str) -> None:
    """An announcement: as a citizen reads it, what its maker watches, the report."""
    async with chromium() as browser, visiting(browser, url, "phone", device_scale_factor=2) as first:
        story = Announcement(browser, first, url)
        await story.begins()
        await story.is_written()
        await story.is_returned_and_approved()
        await story.reader.page.bring_to_front()
        await story.reader.reads("Cắt nước sáng mai")
        phones = [await shot(story.reader.page)]
        await story.is_steered()
        phones.append(await shot(story.admin.page))
        await story.is_corrected()
        await story.is_over()
        await story.is_reported()
        await story.admin.page.evaluate(TO_THE_REPORT)
        phones.append(await shot(story.admin.page))
        keep(side_by_side(phones), "announcement")


def card() -> None:
    """The card of a session, as it is sent round."""
    words = card_picture.CardWords(
        office="UBND xã Lân Phong, tỉnh Quảng Ngãi",
        kind="Hội nghị đối thoại với Nhân dân",
        title="Nước sạch và đường thôn",
        day="Thứ Ba, ngày 15/12/2026",
        hours="08:00–11:00",
        place="Hội trường UBND xã Lân Phong, thôn Phú Lễ",
        host="Chủ trì: Chủ tịch UBND xã Lân Phong",
        scan="Quét mã để xem, đăng ký, gửi câu hỏi",
        url="https://langnghe.example.vn/d/3sT9kQzWc0uQxLr2yV7f8A",
    )
    keep(Image.open(BytesIO(card_picture.draw(words))).convert("RGB"), "session-card")


async def main() -> None:
    card()
    if CHROMIUM is None:
        sys.exit("no Chromium on this machine: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        async with demo(Path(folder) / "demo") as url:
            await take(url)
            await meet(url)
            await announce(url)


if __name__ == "__main__":
    asyncio.run(main())
