"""/healthz for whoever keeps the process alive, /metrics for whoever measures it."""

import asyncio
from ipaddress import ip_address

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from langnghe.services import clocks
from langnghe.web.ports import Books, Channels

#: Seconds after which a store that does not answer counts as out of reach.
PATIENCE = 5.0
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")


class Health:
    """Says how the process is."""

    def __init__(self, books: Books, channels: Channels) -> None:
        self._books = books
        self._channels = channels

    async def healthz(self, _request: web.Request) -> web.Response:
        """200 when the books can be reached and every open ticket has a clock, else 503.

        A channel that is down is told but is no 503: the others work, and starting anew would not bring it back.
        """
        unclocked = await self._unclocked()
        reached = unclocked is not None
        states = dict(self._channels.states())
        body = {
            "ok": reached and not unclocked and all(state == "ok" for state in states.values()),
            "database": "ok" if reached else "unreachable",
            "channels": states,
            "tickets_without_clock": list(unclocked or ()),
        }
        return web.json_response(body, status=200 if reached and not unclocked else 503)

    async def _unclocked(self) -> tuple[str, ...] | None:
        """Codes of open tickets without a clock, which is a fault of ours; None when the store does not answer."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._books.read(clocks.without)
        except Exception:  # noqa: BLE001 - whatever it is, the store does not answer
            return None

    async def metrics(self, request: web.Request) -> web.Response:
        """Only for this machine itself, never for a request that a proxy passed on."""
        if not _from_here(request):
            raise web.HTTPNotFound
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


def _from_here(request: web.Request) -> bool:
    if any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ip_address(request.remote or "").is_loopback
    except ValueError:
        return False
