"""Who is looking at a web chat right now, and waking them when there is something new."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import structlog
from prometheus_client import Gauge

from langnghe.services import webchat
from langnghe.web.ports import Books

log = structlog.get_logger()

OPEN = Gauge("langnghe_webchat_streams", "Browsers that are listening")

#: Streams one conversation may hold open; further tabs ask now and then instead.
MOST_EARS = 8
#: Between two looks for lines that another process wrote.
LOOK = 2.0


class TooManyEars(Exception):
    """The conversation is listened to in too many places."""


class Ear:
    """One listener. What happened while it was not waiting is not missed."""

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self.closing = False

    async def hear(self, timeout: float) -> bool:  # noqa: ASYNC109 - the beat of the stream, not a deadline
        """Wait for news; False when there were none within `timeout` seconds."""
        try:
            async with asyncio.timeout(timeout):
                await self._event.wait()
        except TimeoutError:
            return False
        self._event.clear()
        return True

    def ring(self) -> None:
        self._event.set()


class Hub:
    """All listeners of this process, by identity. Used from the event loop only."""

    def __init__(self, look: float = LOOK) -> None:
        self._ears: dict[int, set[Ear]] = {}
        self._look = look
        self._closing = False

    @property
    def listening(self) -> int:
        """Browsers that listen now."""
        return sum(map(len, self._ears.values()))

    def wake(self, identity_ids: Iterable[int]) -> None:
        """These have something new to read."""
        for identity_id in identity_ids:
            for ear in self._ears.get(identity_id, ()):
                ear.ring()

    @contextmanager
    def listen(self, identity_id: int) -> Iterator[Ear]:
        """An ear for one identity's news. Raises `TooManyEars`."""
        ears = self._ears.setdefault(identity_id, set())
        if len(ears) >= MOST_EARS:
            raise TooManyEars
        ear = Ear()
        ear.closing = self._closing
        ears.add(ear)
        OPEN.inc()
        try:
            yield ear
        finally:
            OPEN.dec()
            ears.discard(ear)
            if not ears and self._ears.get(identity_id) is ears:
                del self._ears[identity_id]

    async def watch(self, books: Books) -> None:
        """Look for lines that other processes wrote, until cancelled: one question for all listeners."""
        newest: int | None = None
        while True:
            if self._ears:
                newest = await self._look_once(books, newest)
            else:
                newest = None
            await asyncio.sleep(self._look)

    async def _look_once(self, books: Books, newest: int | None) -> int | None:
        try:
            if newest is None:
                # Nobody listened until now, and who listens reads by themselves first; ring once all the same,
                # for what came between that reading and this one.
                found = await books.read(webchat.newest)
                self.wake(list(self._ears))
                return found
            since = newest
            found, identities = await books.read(lambda work: webchat.news(work, since))
        except Exception as error:  # noqa: BLE001 - the store may be away for a while
            log.warning("webchat.look_failed", error=type(error).__name__)
            return newest
        self.wake(identities)
        return found

    def close(self) -> None:
        """The process shuts down: every stream ends, and browsers connect again to whoever comes next."""
        self._closing = True
        for ears in self._ears.values():
            for ear in ears:
                ear.closing = True
                ear.ring()
