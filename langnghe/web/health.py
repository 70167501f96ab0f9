"""/healthz for whoever keeps the process alive, /alive for whoever asks whether an address leads here."""

import asyncio

from aiohttp import web

from langnghe.services import clocks, webchat
from langnghe.web.ports import Books, Channels, Clock

#: Seconds after which a store that does not answer counts as out of reach.
PATIENCE = 5.0
#: After a walk over the open tickets it rests so many times as long as it took: a few thousand are looked at by
#: every probe, a million (seconds) about once a minute.
REST = 20


#: What `/alive` says: it tells our answer from another program's, and nothing of how the office is.
MARK = "langnghe"


async def alive(_request: web.Request) -> web.Response:
    """Always 200 with the mark. Unlike /healthz it may be open to everybody, so proxies let it through."""
    return web.Response(text=MARK, headers={"Cache-Control": "no-store"})


class Health:
    """Says how the process is."""

    def __init__(self, books: Books, channels: Channels, clock: Clock) -> None:
        self._books = books
        self._channels = channels
        self._clock = clock
        self._walk: asyncio.Task[None] | None = None
        self._unclocked: tuple[str, ...] = ()
        self._rest_until = 0.0

    async def healthz(self, _request: web.Request) -> web.Response:
        """200 when the books can be reached and every open ticket has a clock, else 503.

        A channel that is down is told but is no 503: the others work, and starting anew would not bring it back.
        """
        unclocked = await self._look()
        reached = unclocked is not None
        states = dict(self._channels.states())
        body = {
            "ok": reached and not unclocked and all(state == "ok" for state in states.values()),
            "database": "ok" if reached else "unreachable",
            "channels": states,
            "tickets_without_clock": list(unclocked or ()),
        }
        return web.json_response(body, status=200 if reached and not unclocked else 503)

    async def _look(self) -> tuple[str, ...] | None:
        """Codes of open tickets without a clock, which is a fault of ours; None when the store does not answer."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._books.read(webchat.newest)
            await self._walk_tickets()
        except Exception:  # noqa: BLE001 - whatever it is, the store does not answer
            return None
        return self._unclocked

    async def _walk_tickets(self) -> None:
        """Look at every open ticket, unless all had a clock just now; a fault is looked at by each probe.

        One walk at a time; a long one goes on behind what is known, and the next probe finds its answer.
        """
        if not self._unclocked and self._clock.monotonic() < self._rest_until:
            return
        if self._walk is None:
            self._walk = asyncio.create_task(self._ask())
        walk = self._walk
        done, _ = await asyncio.wait({walk}, timeout=PATIENCE)
        if done:
            if self._walk is walk:
                self._walk = None
            walk.result()

    async def _ask(self) -> None:
        begun = self._clock.monotonic()
        self._unclocked = await self._books.read(clocks.without)
        ended = self._clock.monotonic()
        self._rest_until = ended + REST * (ended - begun)

    def glance(self) -> int:
        """How many open tickets without a clock are known of. A look whose time has come begins behind it."""
        if self._walk is None:
            if self._unclocked or self._clock.monotonic() >= self._rest_until:
                self._walk = asyncio.create_task(self._ask())
        elif self._walk.done():
            # Nobody waited for it. What broke it off shows in /healthz.
            if not self._walk.cancelled():
                self._walk.exception()
            self._walk = None
        return len(self._unclocked)
