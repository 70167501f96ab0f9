"""The web chat: its page, its session, and what is posted in it."""

from functools import partial
from typing import Any

from aiohttp import web

from langnghe.models.contract import Inbound, InputKind
from langnghe.services import webchat, websessions
from langnghe.services.websessions import Visitor
from langnghe.web import said
from langnghe.web.events import Stream
from langnghe.web.guard import IDENTITY, LANGUAGE, Declined, language_of, refuse_other_sites, visitor_address
from langnghe.web.lines import line_json
from langnghe.web.other_devices import OtherDevices
from langnghe.web.pages import data_block
from langnghe.web.parts import Door, Parts
from langnghe.web.uploads import Uploads
from langnghe.web.words import script_words

COOKIE = "langnghe_chat"
#: New sessions from one address in ten minutes; whole villages share one behind their operator's network.
NEW_SESSIONS = 200
#: What one address may post, in sessions' worth.
SHARED_BY = 8


class Chat:
    """One door of the web chat."""

    def __init__(self, parts: Parts, door: Door) -> None:
        self.parts = parts
        self.door = door
        self._stream = Stream(self)
        self._uploads = Uploads(self)
        self._devices = OtherDevices(self)

    def routes(self) -> list[web.RouteDef]:
        at = self.door.prefix
        return [
            web.get(at.rstrip("/"), self.add_slash),
            web.get(at, self.page),
            web.post(f"{at}session", self.session),
            web.get(f"{at}events", self._stream.events),
            web.get(f"{at}history", self.history),
            web.post(f"{at}messages", self.messages),
            web.post(f"{at}files", self._uploads.files),
            web.post(f"{at}resume-code", self._devices.make_code),
            web.post(f"{at}resume", self._devices.resume),
            web.get(f"{at}devices", self._devices.listed),
            web.post(f"{at}devices/end", self._devices.end_others),
            web.post(f"{at}logout", self._devices.logout),
        ]

    # The page -----------------------------------------------------------------------------------------------

    async def add_slash(self, request: web.Request) -> web.StreamResponse:
        query = f"?{request.query_string}" if request.query_string else ""
        raise web.HTTPPermanentRedirect(self.parts.settings.base + self.door.prefix + query)

    async def page(self, request: web.Request) -> web.Response:
        """The page for anybody; who they are it asks by itself, so a link from elsewhere needs no lax cookie."""
        visitor = await self.find(request)
        if visitor is None and not self.door.private:
            raise web.HTTPSeeOther(f"{self.parts.settings.base}/")
        settings = self.parts.settings
        texts = self.parts.pages.texts(request)
        config = {
            "language": texts.language,
            "words": script_words(texts),
            "most": settings.max_file_bytes,
            "longest": said.LONGEST,
            "base": settings.base,
            "private": self.door.private,
        }
        return self.parts.pages.show(request, "chat.html", config=data_block(config), sign=self.door.sign)

    # Who is there -------------------------------------------------------------------------------------------

    async def find(self, request: web.Request) -> Visitor | None:
        """The visitor of the request's cookie."""
        token = request.cookies.get(COOKIE, "")
        if not token:
            return None
        visitor = await self.parts.books.read(partial(self.visitor_of, websessions.hashed(token)))
        if visitor is not None:
            request[LANGUAGE], request[IDENTITY] = visitor.language, visitor.identity_id
        return visitor

    def visitor_of(self, session: str, work: Any) -> Visitor | None:
        return websessions.visitor_of(work, session, self.parts.settings.session_life)

    async def reading(self, request: web.Request) -> Visitor:
        """The visitor of a request that changes nothing. Raises `Declined`."""
        visitor = await self.find(request)
        if visitor is None:
            raise Declined(401, "web-session-gone")
        return visitor

    async def posting(self, request: web.Request) -> Visitor:
        """The visitor of a request that does something, which they may do as often as is decent."""
        refuse_other_sites(request, self.parts.settings)
        visitor = await self.reading(request)
        most = self.parts.settings.posts_per_minute
        self.spend(f"post:{visitor.session}", most, 60)
        self.spend(f"post:{visitor_address(request, self.parts.settings)}", most * SHARED_BY, 60)
        return visitor

    def spend(self, key: str, most: int, seconds: float) -> None:
        wait = self.parts.limits.spend(key, most, seconds)
        if wait:
            raise Declined(429, "web-too-fast", retry=wait, seconds=max(1, round(wait)))

    def keep(self, response: web.Response, token: str) -> web.Response:
        """Give the browser its token: only for this door, never to scripts or other sites."""
        settings = self.parts.settings
        response.set_cookie(
            COOKIE,
            token,
            max_age=round(settings.session_life.total_seconds()),
            path=settings.base + self.door.prefix,
            secure=settings.https,
            httponly=True,
            samesite="Strict",
        )
        return response

    def drop(self, response: web.Response) -> web.Response:
        settings = self.parts.settings
        path = settings.base + self.door.prefix
        response.del_cookie(COOKIE, path=path, secure=settings.https, httponly=True, samesite="Strict")
        return response

    async def session(self, request: web.Request) -> web.Response:
        """Who the browser is and what was said last; the first visit and a start link are events."""
        refuse_other_sites(request, self.parts.settings)
        body = await said.json_of(request)
        start = said.payload(body.get("start"))
        token = request.cookies.get(COOKIE, "")
        visitor = await self.find(request)
        if visitor is None:
            token = await self._welcome(request)
            visitor = await self._known(token)
        elif visitor.due_for_touch(self.parts.clock.now()):
            await self.parts.books.write(partial(websessions.touch, session=visitor.session))
        visitor = await self._begin(visitor, said.client_id(body.get("client_id")) if start else "", start)
        return self.keep(await self.newest(visitor), token)

    async def _welcome(self, request: web.Request) -> str:
        if not self.door.private:
            raise Declined(401, "web-session-gone")
        self.spend(f"new:{visitor_address(request, self.parts.settings)}", NEW_SESSIONS, 600)
        return await self.parts.books.write(partial(websessions.open_private, language=language_of(request)))

    async def _known(self, token: str) -> Visitor:
        visitor = await self.parts.books.read(partial(self.visitor_of, websessions.hashed(token)))
        if visitor is None:
            raise Declined(401, "web-session-gone")
        return visitor

    async def _begin(self, visitor: Visitor, name: str, start: str) -> Visitor:
        """Have the office say its first words, or take up what a start link brings."""
        if start:
            self.spend(f"post:{visitor.session}", self.parts.settings.posts_per_minute, 60)
            await self.parts.books.receive(said.started(visitor, name, start))
        else:
            page = await self.parts.books.read(partial(webchat.before, identity_id=visitor.identity_id, limit=1))
            if page.lines:
                return visitor
            await self.parts.books.receive(said.started(visitor, "start", ""))
        again = await self.parts.books.read(partial(self.visitor_of, visitor.session))
        return again or visitor

    async def newest(self, visitor: Visitor) -> web.Response:
        """The visitor's newest page, with what the page wants to know of them."""
        page = await self.parts.books.read(partial(webchat.before, identity_id=visitor.identity_id))
        return packed(
            {
                "me": websessions.hashed(visitor.external_id)[:16],
                "language": visitor.language,
                "lines": [line_json(line) for line in page.lines],
                "more": page.more,
            }
        )

    # Reading and posting ------------------------------------------------------------------------------------

    async def history(self, request: web.Request) -> web.Response:
        """?before=ID older lines, ?after=ID newer ones, ?only=ID this one again; none of them: the newest."""
        visitor = await self.reading(request)
        identity = visitor.identity_id
        line_id = next((_number(request.query[name]) for name in _SIDES if name in request.query), None)
        if line_id is not None and "only" in request.query:
            line = await self.parts.books.read(partial(webchat.one, identity_id=identity, line_id=line_id))
            page = webchat.Page((line,) if line else (), more=False)
        elif line_id is not None and "after" in request.query:
            page = await self.parts.books.read(partial(webchat.after, identity_id=identity, line_id=line_id))
        else:
            page = await self.parts.books.read(partial(webchat.before, identity_id=identity, line_id=line_id))
        lines = [line_json(line) for line in page.lines]
        return packed({"language": visitor.language, "lines": lines, "more": page.more})

    async def messages(self, request: web.Request) -> web.Response:
        """A line of the person; answered when it is in the books for good."""
        visitor = await self.posting(request)
        event = said.written(visitor, await said.json_of(request))
        if event.kind is InputKind.CHOICE:
            await self._refuse_unoffered(visitor, event)
        await self.parts.books.receive(event)
        return web.json_response({"ok": True}, status=202)

    async def _refuse_unoffered(self, visitor: Visitor, event: Inbound) -> None:
        """A press is one on a line of this transcript that offers it; whether it is lawful, the office decides."""
        read = partial(webchat.one, identity_id=visitor.identity_id, line_id=int(event.message_ref))
        if webchat.choice_of(await self.parts.books.read(read), event.choice) is None:
            raise Declined(400, "web-bad-request")


_SIDES = ("only", "after", "before")


def _number(value: str) -> int:
    if not value.isdecimal() or len(value) > 18:
        raise Declined(400, "web-bad-request")
    return int(value)


def packed(body: dict[str, Any]) -> web.Response:
    """JSON, compressed where the browser can: networks here are slow."""
    response = web.json_response(body)
    response.enable_compression()
    return response
