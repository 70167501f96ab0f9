"""The office under test: the real app on a real database, with a clock that is set and a channel of paper.

Only the network's edge is replaced: `PaperChannel` takes what would go to a messenger and keeps it on screens,
as a phone would show it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from PIL import Image

from langnghe.bot.app import App
from langnghe.bot.channels.channel import FetchRefused, Receive
from langnghe.bot.clock import SetClock
from langnghe.bot.config import settings_from
from langnghe.bot.store import Store
from langnghe.locales.marked import plain
from langnghe.models.contract import (
    Capabilities,
    Choice,
    Delivery,
    Inbound,
    Media,
    SendOutcome,
    SendResult,
)
from langnghe.services.broadcast import ending, listing, taking
from langnghe.services.work import Work

T = TypeVar("T")

#: A Friday morning in Vietnam; law.md's vectors begin on this day.
FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)

OFFICE = {"name": "UBND tỉnh Quảng Ngãi", "province": "Quảng Ngãi", "contact": "0255 123 456"}

RICH = Capabilities(limit=4096)
#: The plainest channel there is: no buttons, no editing, no files out, 2,000 characters (a Zalo bot).
PLAIN = Capabilities(buttons=False, edit=False, files=False, limit=2000, caption_limit=2000)


@dataclass(slots=True)
class Shown:
    """A message as it stands on a screen."""

    ref: str
    text: str
    choices: list[Choice] = field(default_factory=list)
    attachment_id: int | None = None

    @property
    def file(self) -> str:
        """What stands for a file on this screen: the file itself, or the link to it; "" for none."""
        link = re.search(r"\S+/f/\S+", self.text)
        return str(self.attachment_id or (link.group() if link else ""))


class PaperChannel:
    """A messenger of paper. `answers` decides what a send leads to, per recipient; SENT unless said otherwise."""

    rate = chat_rate = group_rate = 0.0
    state = "ok"

    def __init__(self, name: str, capabilities: Capabilities) -> None:
        self.name = name
        self.capabilities = capabilities
        self.screens: dict[str, list[Shown]] = {}
        self.files: dict[str, bytes] = {}
        self.answers: dict[str, list[SendResult] | SendResult] = {}
        self.sent: list[Delivery] = []
        #: Groups that were left.
        self.left: list[str] = []
        self._refs = count(1)

    async def send(self, delivery: Delivery) -> SendResult:
        answer = self.answers.get(delivery.external_id)
        if isinstance(answer, list):
            answer = answer.pop(0) if answer else None
        if answer is not None and answer.outcome not in {SendOutcome.SENT, SendOutcome.UNKNOWN}:
            return answer
        self.sent.append(delivery)
        message = delivery.outbound
        assert len(plain(message.text)) <= self.capabilities.limit + 200  # a link's address is not counted
        assert self.capabilities.buttons or not message.choices
        assert self.capabilities.files or message.attachment_id is None
        assert all(len(choice.token.encode()) <= 64 for row in message.choices for choice in row)
        screen = self.screens.setdefault(delivery.external_id, [])
        choices = [choice for row in message.choices for choice in row]
        shown = Shown(str(next(self._refs)), plain(message.text), choices, message.attachment_id)
        if message.replaces and self.capabilities.edit and message.attachment_id is None:
            for place, old in enumerate(screen):
                if old.ref == message.replaces:
                    shown.ref = old.ref
                    screen[place] = shown
                    return answer or SendResult(SendOutcome.SENT, shown.ref)
        screen.append(shown)
        return answer or SendResult(SendOutcome.SENT, shown.ref)

    async def leave(self, external_id: str) -> SendResult:
        answer = self.answers.get(external_id)
        if isinstance(answer, list):
            answer = answer.pop(0) if answer else None
        if answer is None or answer.outcome is SendOutcome.SENT:
            self.left.append(external_id)
        return answer or SendResult(SendOutcome.SENT)

    async def fetch(self, media: Media) -> bytes:
        if media.ref not in self.files:
            raise FetchRefused("gone")
        return self.files[media.ref]

    async def listen(self, receive: Receive) -> None:
        raise NotImplementedError  # paper is never listened to: people hand their events in themselves

    async def close(self) -> None:
        return


class House:
    """The app and everything around it that a test wants to reach. The store stays its giver's."""

    def __init__(self, store: Store, folder: Path, capabilities: Capabilities, **office: Any) -> None:
        self.clock = SetClock(FRIDAY)
        self.paper = PaperChannel("paper", capabilities)
        self.other = PaperChannel("other", RICH)
        settings = settings_from(
            {
                "data_dir": folder,
                "office": {"name": "UBND tỉnh Quảng Ngãi", "province": "Quảng Ngãi", "contact": "0255 123 456"}
                | office,
                "database": {"url": store.url.render_as_string(hide_password=False), "lanes": 2},
            }
        )
        self.app = App(settings, self.clock, store, [self.paper, self.other])
        self._events = count(1)
        self._seen_through = self.clock.now()

    async def receive(self, event: Inbound) -> None:
        """Take the event in and see everything through that follows from it."""
        await self.app.receiver.receive(event)
        await self.settle()

    async def settle(self) -> None:
        """Fetch what was sent along and deliver what was said; what waited for its time, when time has passed."""
        later, self._seen_through = self.clock.now() != self._seen_through, self.clock.now()
        if later:
            self.app.fetcher.wake()
        await self.app.fetcher.fetch_now()
        await self.app.errands.drained()
        for courier in self.app.couriers.values():
            if later:
                await courier.take_due()
            await courier.deliver_now()

    async def broadcasts(self) -> None:
        """List, send and end broadcasts as far as it goes now."""
        for _ in range(1000):
            done = 0
            for sweep in (listing.sweep, taking.fill_inboxes, ending.sweep):
                done += await self.app.books.write(sweep)
            for courier in self.app.couriers.values():
                done += await courier.take_broadcasts()
            await self.settle()
            if not done:
                return
        raise AssertionError("broadcasts come to no end")

    async def does(self, verb: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Run a service verb in a transaction of its own."""
        done = await self.app.books.write(lambda work: verb(work, *args, **kwargs))
        await self.settle()
        return done

    async def asks(self, question: Callable[[Work], T]) -> T:
        return await self.app.books.read(question)

    def event_id(self) -> str:
        return str(next(self._events))

    async def wait(self, **by: float) -> None:
        """Let time pass."""
        self.clock.move(timedelta(**by))
        await self.settle()

    async def close(self) -> None:
        await self.app.errands.drained()
        for courier in self.app.couriers.values():
            await courier.drained()
        await self.app.lanes.close()
        self.app.books.close()


def jpeg(width: int = 640, height: int = 480, colour: str = "seagreen") -> bytes:
    """A small real photo."""
    body = BytesIO()
    Image.new("RGB", (width, height), colour).save(body, "JPEG")
    return body.getvalue()
