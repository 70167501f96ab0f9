"""An announcement in the demo, from an admin's first press to the report, and what a citizen makes of it."""

from pathlib import Path

from tests.web.announcing import Announcement
from tests.web.browser import NEEDS_CHROMIUM, chromium, visiting
from tests.web.demo import demo

pytestmark = NEEDS_CHROMIUM


async def test_an_announcement_from_the_first_word_to_the_report(tmp_path: Path) -> None:
    async with demo(tmp_path / "demo") as url, chromium() as browser, visiting(browser, url) as first:
        story = Announcement(browser, first, url)
        await story.begins()
        await story.is_written()
        await story.is_returned_and_approved()
        await story.is_read_and_refused()
        await story.is_steered()
        await story.is_corrected()
        await story.is_over()
        await story.is_reported()
        people = (story.reader, story.admin, story.head)
        for each in people:
            await each.finds_no_barrier()
        assert not [fault for each in people for fault in each.faults]
