"""The main journey through the demo's doors, in a real browser, at phone and desktop width."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.web.browser import NEEDS_CHROMIUM, SIZES, Visitor, chromium, visiting
from tests.web.demo import Journey, demo, enter

pytestmark = NEEDS_CHROMIUM


async def looks_right(visitor: Visitor, name: str) -> None:
    await visitor.looks(name)
    await visitor.finds_no_barrier()
    await visitor.finds_no_overflow()


@pytest.mark.parametrize("size", list(SIZES))
async def test_from_a_citizens_message_to_a_rated_answer(size: str, tmp_path: Path) -> None:
    async with demo(tmp_path / "demo") as url, chromium() as browser, visiting(browser, url, size) as first:
        await first.opens("/")
        await looks_right(first, "demo")
        journey = Journey(first.context, url)
        await journey.begins()
        citizen, officer = journey.citizen, journey.officer
        await journey.gets_to_know_the_office()
        await journey.reports()
        await looks_right(citizen, "demo-card")
        code = await journey.submits()
        await looks_right(citizen, "demo-receipt")
        await journey.is_accepted(code)
        await looks_right(officer, "demo-officer")
        await journey.is_answered(code)
        await looks_right(officer, "demo-answered")
        await officer.presses("Xem tệp gửi kèm")
        await expect(officer.page.locator("#log .line-office img").last).to_be_visible()
        await journey.reads_and_rates()
        await looks_right(citizen, "demo-rated")
        await citizen.page.reload()
        await citizen.reads("Tổ điện chiếu sáng đã thay bóng đèn")
        await expect(citizen.page.locator(".past-chosen", has_text="(5 điểm)")).to_be_visible()
        for role in ("head", "admin"):
            await looks_right(await enter(first.context, url, role), f"demo-{role}")
        for visitor in (citizen, officer):
            assert not visitor.faults
