"""A real browser for the tests: Debian's Chromium, driven by Playwright, at the width of a phone and of a desk."""

import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, Page, ViewportSize, async_playwright, expect

from langnghe.models.contract import Outbound
from tests.web.site import Site, say

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
SIZES = {"phone": PHONE, "desk": DESK}
#: A folder to keep pictures of what the tests saw in, for looking at them.
PICTURES = os.environ.get("TEST_PICTURES")


#: For test modules that need it: skipped in plain words where there is none.
NEEDS_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium"),
]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--no-first-run",
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
            ],
        )
        try:
            yield browser
        finally:
            await browser.close()


class Visitor:
    """Somebody in front of the page. Faults of the page's own scripts are collected and must stay none."""

    def __init__(self, context: BrowserContext, page: Page, url: str) -> None:
        self.context = context
        self.page = page
        self.url = url
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._listen)

    def _listen(self, message: Any) -> None:
        # A lost network is told on the console too; that is not the page's fault.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(message.text)

    async def opens(self, path: str = "/chat/") -> None:
        await self.page.goto(self.url + path)
        if path.endswith("/chat/") or "/demo/" in path:
            await self.page.locator(".line-office").first.wait_for()

    async def writes(self, text: str) -> None:
        await self.page.fill("#write", text)
        await self.page.click("#send")

    async def presses(self, label: str) -> None:
        await self.page.locator(".choices-open .choice", has_text=label).first.click()

    async def reads(self, text: str | re.Pattern[str]) -> None:
        # `expect` looks again after 100, 250, 500, 1000 ms; waiting for an element looks more often.
        await self.page.locator("#log .bubble", has_text=text).last.wait_for()

    async def sees_own(self, text: str) -> None:
        """The line is in the transcript, not only on its way."""
        await self.page.locator("#log .line-mine", has_text=text).last.wait_for()

    async def looks(self, name: str) -> None:
        if PICTURES:
            await self.page.wait_for_timeout(300)
            width = (self.page.viewport_size or PHONE)["width"]
            await self.page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"))

    async def finds_no_barrier(self, part: str | None = None) -> None:
        """No serious or critical finding of axe-core on what is shown now, or on a part of it."""
        # The page forbids foreign scripts; axe comes in through the debugger, past the policy.
        results = await Axe().run(self.page, context=part)
        found = [
            f"{each['id']} ({each['impact']}): {each['nodes'][0]['html'][:160]}"
            for each in results.response["violations"]
            if each["impact"] in {"serious", "critical"}
        ]
        assert not found, "\n".join(found)

    async def finds_no_overflow(self) -> None:
        """Nothing sticks out at the side."""
        wide, shown = await self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= shown
        cut = await self.page.evaluate(CUT_OFF)
        assert not cut, cut
        small = await self.page.evaluate(SMALL_TARGETS)
        assert not small, small


CUT_OFF = """() => Array.from(document.querySelectorAll('#log .text, #log .text *, .choice'))
  .filter(e => e.offsetParent && (e.scrollWidth > e.clientWidth + 1 && e.clientWidth
    || e.getBoundingClientRect().right > e.closest('.bubble, .chat-over, body').getBoundingClientRect().right + 1))
  .map(e => e.outerHTML.slice(0, 120))"""

SMALL_TARGETS = """() => Array.from(document.querySelectorAll('button, a.button, .entries a, .choice'))
  .filter(e => e.offsetParent && (e.offsetHeight < 44 || e.offsetWidth < 44))
  .map(e => e.outerHTML.slice(0, 120) + ' ' + e.offsetWidth + 'x' + e.offsetHeight)"""


@asynccontextmanager
async def visiting(browser: Browser, url: str, size: str = "phone", **options: Any) -> AsyncIterator[Visitor]:
    """A visitor with a browser of their own: cookies, storage and permissions are theirs alone."""
    context = await browser.new_context(
        viewport=SIZES[size],
        locale=options.pop("locale", "vi-VN"),
        **options,
    )
    context.set_default_timeout(15_000)
    expect.set_options(timeout=15_000)
    visitor = Visitor(context, await context.new_page(), url)
    try:
        yield visitor
        assert not visitor.faults, visitor.faults
    finally:
        await context.close()


async def token_of(visitor: Visitor) -> str:
    """The session token in the visitor's cookie."""
    return next(cookie["value"] for cookie in await visitor.context.cookies() if cookie["name"] == "langnghe_chat")


async def says(site: Site, visitor: Visitor, *messages: Outbound) -> None:
    """The office says these in the visitor's conversation."""
    token = await token_of(visitor)
    await site.app.books.write(lambda work: say(work, token, *messages))
