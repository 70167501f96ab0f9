"""What the tests of channels share: deliveries to send, events that were taken, pauses that nobody waits."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy.exc import OperationalError

from langnghe.models.contract import Choice, Delivery, Inbound, Marked, MediaKind, Outbound, StoredFile
from langnghe.services.attachments import Kept

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
_ids = count(1)


class Pauses:
    """A sleep that returns at once and remembers how long it should have been."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        await asyncio.sleep(0)


class Taken:
    """Takes events in, or fails as told: `fails[text]` are the errors that the text's next attempts meet."""

    def __init__(self) -> None:
        self.events: list[Inbound] = []
        self.attempts: Counter[str] = Counter()
        self.fails: dict[str, list[Exception]] = {}
        self.gate = asyncio.Event()
        self.gate.set()
        self._news = asyncio.Event()

    async def __call__(self, event: Inbound) -> None:
        self.attempts[event.text] += 1
        self._news.set()
        await self.gate.wait()
        if self.fails.get(event.text):
            raise self.fails[event.text].pop(0)
        self.events.append(event)
        self._news.set()

    @property
    def texts(self) -> list[str]:
        return [event.text for event in self.events]

    async def until(self, text: str, *, attempted: int = 0) -> None:
        """Wait until the text was taken, or was attempted so many times."""
        async with asyncio.timeout(5):
            while (self.attempts[text] < attempted) if attempted else (text not in self.texts):
                self._news.clear()
                await self._news.wait()


async def until(condition: Callable[[], object], patience: float = 5) -> None:
    """Let everything else run until the condition holds; TimeoutError after `patience` seconds."""
    async with asyncio.timeout(patience):
        while not condition():  # noqa: ASYNC110 - what is waited for is in the stand-in and rings no bell
            await asyncio.sleep(0)


def store_is_away() -> OperationalError:
    return OperationalError("INSERT …", {}, ConnectionError("the server closed the connection"))


def delivery(text: str = "chào", *, to: int | str = 1001, file: StoredFile | None = None, **more: Any) -> Delivery:
    """One message on its way."""
    number = next(_ids)
    attachment_id = file.attachment_id if file else more.pop("attachment_id", None)
    outbound = Outbound(Marked(text), attachment_id=attachment_id, **more)
    return Delivery(
        id=number, identity_id=1, channel="telegram", external_id=str(to), outbound=outbound, attachment=file
    )


def menu(*labels: str) -> tuple[tuple[Choice, ...], ...]:
    """One button under the other; each sends "c.<its words>"."""
    return tuple((Choice(label, f"c.{label}"),) for label in labels)


def stored(kept: Kept, *, channel: str = "webchat", ref: str = "") -> StoredFile:
    """The kept file as a row of the books."""
    return StoredFile(
        attachment_id=next(_ids),
        kind=MediaKind(kept.kind),
        path=kept.path,
        name=kept.name,
        mime=kept.mime,
        size=kept.size,
        sha256=kept.sha256,
        token="t",
        channel=channel,
        channel_ref=ref,
    )
