"""A session is drafted, approved and announced in the demo; a citizen reads of it in the chat and registers."""

from datetime import timedelta
from pathlib import Path

from langnghe.bot.clock import RealClock
from langnghe.services.calendar import HANOI
from tests.web.browser import NEEDS_CHROMIUM, Visitor, chromium, visiting
from tests.web.demo import Meeting, demo

pytestmark = NEEDS_CHROMIUM

#: Later than any notice that the law asks for, on the demo's own clock.
AHEAD = timedelta(days=21)
QUESTIONS = ("Bao giờ thôn 5 có nước sạch?", "Đường thôn 3 khi nào làm?")


async def looks_right(visitor: Visitor, name: str) -> None:
    await visitor.looks(name)
    await visitor.finds_no_barrier()
    await visitor.finds_no_overflow()


async def test_an_announcement_and_a_registration(tmp_path: Path) -> None:
    day = (RealClock().now().astimezone(HANOI) + AHEAD).strftime("%d/%m/%Y")
    async with demo(tmp_path / "demo") as url, chromium() as browser, visiting(browser, url) as first:
        meeting = Meeting(first.context, url, day)
        await meeting.begins()
        await meeting.is_submitted()
        await looks_right(meeting.organiser, "dialogue-submitted")
        await meeting.is_approved()
        await looks_right(meeting.head, "dialogue-approved")
        await meeting.is_announced()
        await looks_right(meeting.organiser, "dialogue-announced")
        await meeting.reaches_the_citizen()
        await looks_right(meeting.citizen, "dialogue-news")
        await meeting.is_registered_for()
        await looks_right(meeting.citizen, "dialogue-registered")
        await meeting.shows_the_pass()
        await looks_right(meeting.citizen, "dialogue-pass")
        await meeting.is_asked(*QUESTIONS)
        await looks_right(meeting.citizen, "dialogue-asked")
        address = await meeting.is_put_in_order(*QUESTIONS)
        await looks_right(meeting.organiser, "dialogue-order")
        page = await first.context.new_page()
        await page.goto(address)
        order = Visitor(first.context, page, url)
        printed = await page.inner_text("main")
        assert all(question in printed for question in QUESTIONS)
        await looks_right(order, "dialogue-order-page")
        people = (meeting.citizen, meeting.head, meeting.organiser, order)
        assert not [fault for each in people for fault in each.faults]
