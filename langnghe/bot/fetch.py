"""From a reference in the books to a file in the store: what people sent along is fetched after its commit.

Nothing is kept in memory between two steps: the rows say what is still to be fetched, and a crash leaves a lease
that runs out.
"""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, TypeVar

import structlog
from prometheus_client import Counter

from langnghe.bot.channels.channel import Channel, FetchRefused
from langnghe.bot.files import FileStore
from langnghe.bot.lanes import LaneClosed
from langnghe.services import attachments
from langnghe.services.attachments import Claimed
from langnghe.services.refusals import Refusal
from langnghe.services.work import Work

log = structlog.get_logger()

FETCHED = Counter(
    "langnghe_fetches_total", "Attempts to fetch a file by channel and outcome", ["channel", "outcome"]
)

#: Files fetched side by side: each is in memory as a whole.
SIDE_BY_SIDE = 4
#: Seconds between two looks for what nobody woke us for: an attempt that is due again, another process's crash.
LOOK = 5.0

T = TypeVar("T")


class Books(Protocol):
    """What is needed of `langnghe.bot.books.Books`."""

    async def write(self, verb: Callable[[Work], T], key: str = "") -> T: ...


class Fetcher:
    """Fetches for all channels of the process."""

    def __init__(self, books: Books, files: FileStore, channels: Mapping[str, Channel]) -> None:
        self._books = books
        self._files = files
        self._channels = channels
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Something to fetch was just committed."""
        self._woken.set()

    async def run(self) -> None:
        """Fetch until cancelled, or until the lanes close."""
        while True:
            self._woken.clear()
            try:
                while await self.step():
                    pass
            except LaneClosed:
                return
            await self._rest()

    async def fetch_now(self) -> None:
        """Fetch everything that it was woken for, without waiting: for tests."""
        if self._woken.is_set():
            self._woken.clear()
            while await self.step():
                pass

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(LOOK):
                await self._woken.wait()
        except TimeoutError:
            return

    async def step(self) -> int:
        """Fetch what is due now, a handful at most; how many were tried."""
        if not self._channels:
            return 0
        due = await self._books.write(
            partial(attachments.claim, channels=tuple(self._channels), limit=SIDE_BY_SIDE)
        )
        for ended in await asyncio.gather(*map(self._fetch, due), return_exceptions=True):
            if ended is not None:
                raise ended  # the books are out of reach; the leases run out
        return len(due)

    async def _fetch(self, claimed: Claimed) -> None:
        try:
            body = await self._channels[claimed.channel].fetch(claimed.media)
            kept = await self._files.take(body, claimed.media.name, claimed.media.mime)
        except FetchRefused as refused:
            await self._refuse(claimed, f"file-{refused.reason}")
        except Refusal as refusal:
            await self._refuse(claimed, refusal.key)
        except Exception as error:  # noqa: BLE001 - the network, the disk, or a fault of ours: it is tried again
            log.warning("fetch.failed", attachment=claimed.id, channel=claimed.channel, error=type(error).__name__)
            await self._settle(claimed, "put_off", partial(attachments.put_off, attachment_id=claimed.id))
        else:
            done = partial(attachments.mark_stored, attachment_id=claimed.id, kept=kept)
            await self._settle(claimed, "stored", done)

    async def _refuse(self, claimed: Claimed, reason: str) -> None:
        log.info("fetch.refused", attachment=claimed.id, channel=claimed.channel, reason=reason)
        refuse = partial(attachments.refuse, attachment_id=claimed.id, reason=reason, max_mb=self._files.max_mb)
        await self._settle(claimed, "refused", refuse)

    async def _settle(self, claimed: Claimed, outcome: str, verb: Callable[[Work], object]) -> None:
        await self._books.write(verb)
        FETCHED.labels(claimed.channel, outcome).inc()
