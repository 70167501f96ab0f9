"""The web under test and its guests."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import aiohttp
import pytest

from tests.conftest import NewDatabase
from tests.web.site import Guest, Site, serve

NewGuest = Callable[..., Guest]


@pytest.fixture
async def site(new_database: NewDatabase, tmp_path: Path) -> AsyncIterator[Site]:
    """The app on SQLite, its web served on loopback, its clock standing still."""
    async with serve(new_database("sqlite"), tmp_path / "data") as served:
        yield served


@pytest.fixture
async def new_guest() -> AsyncIterator[NewGuest]:
    """Make a browser of its own: `new_guest(site)`."""
    opened: list[aiohttp.ClientSession] = []

    def make(site: Site, door: str = "/chat/") -> Guest:
        # "unsafe": cookies also for an address in numbers, as browsers keep them.
        client = aiohttp.ClientSession(
            cookie_jar=aiohttp.CookieJar(unsafe=True), timeout=aiohttp.ClientTimeout(total=20)
        )
        opened.append(client)
        return Guest(site, client, door)

    yield make
    for client in opened:
        await client.close()


@pytest.fixture
async def lan(site: Site, new_guest: NewGuest) -> Guest:
    """A visitor who has opened the page."""
    guest = new_guest(site)
    await guest.opens()
    return guest
