"""People in front of a real browser."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from tests.web.browser import SIZES, Visitor, chromium, visiting
from tests.web.site import Site


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as opened:
        yield opened


@pytest.fixture(params=list(SIZES))
async def lan(request: pytest.FixtureRequest, browser: Browser, site: Site) -> AsyncIterator[Visitor]:
    """A visitor at the width of a phone and of a desk, with a microphone and a place."""
    able = {"permissions": ["microphone", "geolocation"], "geolocation": {"latitude": 15.05, "longitude": 108.87}}
    async with visiting(browser, site.url, request.param, **able) as visitor:
        yield visitor


@pytest.fixture
async def minh(browser: Browser, site: Site) -> AsyncIterator[Visitor]:
    """A visitor with a phone that gives nothing away."""
    async with visiting(browser, site.url) as visitor:
        yield visitor
