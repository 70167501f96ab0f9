"""Health with very many tickets: looking at all of them takes seconds, and probes come every few."""

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from langnghe.bot.clock import SetClock
from langnghe.services import clocks
from langnghe.web import health
from langnghe.web.health import Health
from langnghe.web.ports import Books
from tests.house import FRIDAY


class SlowBooks:
    """Books in which a walk over the open tickets takes so many seconds, and finds these without a clock."""

    def __init__(self, seconds: float) -> None:
        self.clock = SetClock(FRIDAY)
        self.seconds = seconds
        self.missing: tuple[str, ...] = ()
        self.reached = True
        self.walks = 0
        self.breaks = False
        self.go_on = asyncio.Event()
        self.go_on.set()

    async def read(self, question: Callable[[Any], Any]) -> Any:
        if not self.reached:
            raise ConnectionError
        if question is not clocks.without:
            return None
        self.walks += 1
        await self.go_on.wait()
        if self.breaks:
            raise ConnectionError
        self.clock.move(timedelta(seconds=self.seconds))
        return self.missing

    def states(self) -> dict[str, str]:
        return {}

    def health(self) -> Health:
        return Health(cast("Books", self), self, self.clock)


async def probe(asked: Health) -> tuple[int, list[str]]:
    response = await asked.healthz(make_mocked_request("GET", "/healthz"))
    assert isinstance(response, web.Response)
    assert response.text
    return response.status, json.loads(response.text)["tickets_without_clock"]


async def test_a_long_walk_is_not_made_by_every_probe() -> None:
    books = SlowBooks(seconds=3)
    asked = books.health()
    assert [await probe(asked) for _ in range(3)] == [(200, [])] * 3
    assert books.walks == 1
    books.missing = ("LN-1",)
    books.clock.move(timedelta(seconds=3 * health.REST))
    assert await probe(asked) == (503, ["LN-1"])


async def test_a_short_walk_is_made_by_every_probe() -> None:
    books = SlowBooks(seconds=0.002)
    asked = books.health()
    assert await probe(asked) == (200, [])
    books.clock.move(timedelta(seconds=1))
    books.missing = ("LN-1",)
    assert await probe(asked) == (503, ["LN-1"])


async def test_a_fault_that_is_mended_is_no_fault_at_the_next_probe() -> None:
    books = SlowBooks(seconds=3)
    books.missing = ("LN-1",)
    asked = books.health()
    assert await probe(asked) == (503, ["LN-1"])
    books.missing = ()
    assert await probe(asked) == (200, [])


async def test_a_store_that_is_gone_shows_while_the_walk_rests() -> None:
    books = SlowBooks(seconds=3)
    asked = books.health()
    await probe(asked)
    books.reached = False
    assert (await probe(asked))[0] == 503
    books.reached = True
    assert (await probe(asked))[0] == 200


async def test_a_walk_longer_than_patience_goes_on_for_the_next_probe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.02)
    books = SlowBooks(seconds=9)
    books.missing = ("LN-1",)
    books.go_on.clear()
    asked = books.health()
    assert [await probe(asked), await probe(asked)] == [(200, [])] * 2
    books.go_on.set()
    assert await probe(asked) == (503, ["LN-1"])
    assert books.walks == 1


async def test_two_probes_share_one_walk() -> None:
    books = SlowBooks(seconds=3)
    books.missing = ("LN-1",)
    books.go_on.clear()
    asked = books.health()
    probes = [asyncio.create_task(probe(asked)) for _ in range(2)]
    await asyncio.sleep(0.01)
    books.go_on.set()
    assert [await each for each in probes] == [(503, ["LN-1"])] * 2
    assert books.walks == 1


async def test_a_walk_that_breaks_off_is_made_again() -> None:
    books = SlowBooks(seconds=3)
    books.breaks = True
    asked = books.health()
    assert (await probe(asked))[0] == 503
    books.breaks = False
    assert await probe(asked) == (200, [])
    assert books.walks == 2
