"""The live stream of a web chat: Server-Sent Events, taken up again where they were lost."""

import json
from collections import deque
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from aiohttp import web

from langnghe.services import webchat
from langnghe.services.webchat import Page
from langnghe.services.websessions import Visitor
from langnghe.services.work import Work
from langnghe.web.guard import Declined
from langnghe.web.lines import line_json
from langnghe.web.live import Ear, TooManyEars

if TYPE_CHECKING:
    from langnghe.web.chat import Chat

#: Seconds between two signs of life: short enough for proxies, and for the page to notice a dead network.
BEAT = 20.0
#: Looks at whether the browser is still there, between two beats: its place is another tab's then.
GLANCES = 8
#: Ids remembered of what was sent, to tell a line that was committed late from one that was sent already.
REMEMBERED = 500
#: The page connects again after so many milliseconds.
RETRY_MS = 2000


class Stream:
    """Sends what is new, as it comes."""

    def __init__(self, chat: "Chat") -> None:
        self._chat = chat

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Lines after `Last-Event-ID`, or after `?after=` when the page connects for the first time.

        Events: "line" (id, the line), "language" (of the person, when it is not the page's `?lang=`), "beat"
        (nothing), "gone" (the session was ended; it comes last).
        """
        visitor = await self._chat.reading(request)
        last = _number(request.headers.get("Last-Event-ID") or request.query.get("after", ""))
        try:
            with self._chat.parts.hub.listen(visitor.identity_id) as ear:
                response = web.StreamResponse(
                    headers={
                        "Content-Type": "text/event-stream; charset=utf-8",
                        "Cache-Control": "no-store, no-transform",
                        "X-Accel-Buffering": "no",
                    }
                )
                await response.prepare(request)
                await response.write(f"retry: {RETRY_MS}\n: open\n\n".encode())
                # A browser that is gone comes back with its last id.
                with suppress(ConnectionResetError):
                    await self._send(request, response, visitor, last, ear)
                return response
        except TooManyEars:
            raise Declined(429, "web-too-many-tabs", retry=30) from None

    async def _send(
        self, request: web.Request, response: web.StreamResponse, visitor: Visitor, last: int, ear: Ear
    ) -> None:
        sent: deque[int] = deque(maxlen=REMEMBERED)
        # What the page shows: the person's may have changed since it was made, and while no stream was open.
        language = request.query.get("lang") or visitor.language
        while not ear.closing:
            fresh, page = await self._chat.parts.books.read(partial(self._news, visitor, last, tuple(sent)))
            if fresh is None:
                await response.write(_event("gone", {}))
                return
            if fresh.language != language:
                language = fresh.language
                await response.write(_event("language", {"language": language}))
            for line in page.lines:
                last = max(last, line.id)
                sent.append(line.id)
                # A line committed late must not move the page's place back.
                await response.write(_event("line", line_json(line), last))
            if not page.more and not await _news_within_a_beat(request, ear):
                await response.write(b": beat\n" + _event("beat", {}))

    def _news(self, visitor: Visitor, last: int, sent: tuple[int, ...], work: Work) -> tuple[Visitor | None, Page]:
        fresh = self._chat.visitor_of(visitor.session, work)
        return fresh, webchat.after(work, visitor.identity_id, last, sent)


async def _news_within_a_beat(request: web.Request, ear: Ear) -> bool:
    for _ in range(GLANCES):
        if await ear.hear(BEAT / GLANCES):
            return True
        if request.transport is None:
            raise ConnectionResetError
    return False


def _event(name: str, data: dict[str, Any], event_id: int | None = None) -> bytes:
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    place = f"id: {event_id}\n" if event_id is not None else ""
    return f"{place}event: {name}\ndata: {written}\n\n".encode()


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) <= 18 else 0
