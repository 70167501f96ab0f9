"""Sessions on the web: the page of one, the same as a file for calendars, and feeds to subscribe to. No login."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from langnghe.locales.texts import Texts
from langnghe.models import DialogueState
from langnghe.services.calendar import HANOI
from langnghe.services.dialogue import calendar_file, public_page
from langnghe.services.dialogue.life import View
from langnghe.services.refusals import NotFound
from langnghe.services.work import Work
from langnghe.web.parts import Parts

#: How long a calendar, or a proxy, may go by what it has, in seconds.
FEED_LIFE = 900
_TOKEN = "{token:[A-Za-z0-9_-]{22}}"  # noqa: S105 - the shape of an address
_MAP = "https://www.openstreetmap.org/?mlat={lat:.6f}&mlon={lon:.6f}#map=17/{lat:.6f}/{lon:.6f}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: what it is about, and its words, with where they lead if anywhere."""

    name: str
    words: str
    url: str = ""


class Dialogues:
    """`/d/<token>`, `/d/<token>.ics`, `/lich/<code>.ics`."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(f"/d/{_TOKEN}", self.page),
            web.get(f"/d/{_TOKEN}.ics", self.entry),
            web.get(r"/lich/{code:[A-Za-z0-9_.-]{1,48}}.ics", self.feed),
        ]

    async def page(self, request: web.Request) -> web.Response:
        """The page of a session. It is nobody's own, so others may keep it for a moment."""
        token = request.match_info["token"]
        view = await self._view(token)
        settings, texts = self._parts.settings, self._parts.pages.texts(request)
        telegram = settings.telegram_username
        response = self._parts.pages.show(
            request,
            "dialogue.html",
            kind=texts.label(f"d-kind-{view.dialogue.kind}"),
            heading=view.dialogue.title or texts.label(f"d-kind-{view.dialogue.kind}"),
            state=str(view.dialogue.state),
            coming=view.coming,
            lines=list(lines(texts, view)),
            chat=f"{settings.base}/chat/?start={public_page.START}{token}" if settings.chat_enabled else "",
            telegram=f"https://t.me/{telegram}?start={public_page.START}{token}" if telegram else "",
            ics=f"{settings.base}/d/{token}.ics",
            feeds=[
                (name, f"{settings.public_url}/lich/{code}.ics")
                for name, code in (
                    (view.area_name, view.dialogue.area_code),
                    (view.body_name, view.dialogue.body_code),
                )
            ],
        )
        response.headers["Cache-Control"] = "no-cache"
        return response

    async def _view(self, token: str) -> View:
        try:
            return await self._parts.books.read(partial(public_page.by_token, token=token))
        except NotFound:
            raise web.HTTPNotFound from None

    async def entry(self, request: web.Request) -> web.Response:
        """One session for calendars."""
        token = request.match_info["token"]

        def ask(work: Work) -> bytes:
            return calendar_file.entry(work, public_page.by_token(work, token))

        return await self._calendar(request, ask, f"doi-thoai-{token[:8]}")

    async def feed(self, request: web.Request) -> web.Response:
        """All sessions of a commune, or of a body."""
        code = request.match_info["code"]
        return await self._calendar(request, partial(calendar_file.feed, code=code), f"lich-{code}")

    async def _calendar(self, request: web.Request, ask: Callable[[Work], bytes], name: str) -> web.Response:
        try:
            body = await self._parts.books.read(ask)
        except NotFound:
            raise web.HTTPNotFound from None
        return given(request, body, name)


def given(request: web.Request, body: bytes, name: str) -> web.Response:
    """The calendar, or a word that it is still the one that is known there."""
    tag = hashlib.sha256(body).hexdigest()[:32]
    headers = {"ETag": f'"{tag}"', "Cache-Control": f"public, max-age={FEED_LIFE}"}
    known = request.if_none_match or ()
    if any(each.value in {tag, "*"} for each in known):
        return web.Response(status=304, headers=headers)
    headers["Content-Disposition"] = f'inline; filename="{name}.ics"'
    # Calendars of other sites may fetch it: there is nothing in it that is not public.
    headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return web.Response(body=body, content_type=calendar_file.MIME, charset="utf-8", headers=headers)


def lines(texts: Texts, view: View) -> Iterator[Line]:
    """What the page says of the session, in its order; nothing of what is not there."""
    dialogue = view.dialogue
    yield Line(texts.label("d-page-state"), texts.label(f"d-state-{dialogue.state}"))
    if dialogue.reason:
        yield Line(texts.label("d-page-reason"), dialogue.reason)
    yield Line(texts.label("d-page-when"), _when(texts, view))
    if dialogue.place:
        yield Line(texts.label("d-page-place"), dialogue.place)
    if dialogue.lat is not None and dialogue.lon is not None:
        yield Line("", texts.label("d-page-map"), _MAP.format(lat=dialogue.lat, lon=dialogue.lon))
    if dialogue.online_url:
        https = dialogue.online_url.startswith("https://")
        yield Line(texts.label("d-page-online"), dialogue.online_url, dialogue.online_url if https else "")
    host = f"{view.body_name} ({view.host_name})" if view.host_name else view.body_name
    yield Line(texts.label("d-page-host"), host)
    if dialogue.substitute:
        instead = texts.label(
            "d-page-substitute-words", name=dialogue.substitute, reason=dialogue.substitute_reason
        )
        yield Line(texts.label("d-page-substitute"), instead)
    yield Line(texts.label("d-page-area"), texts.label("d-page-area-words", area=view.area_name))
    yield from _told(texts, view)


def _told(texts: Texts, view: View) -> Iterator[Line]:
    dialogue = view.dialogue
    for name, words in (
        ("co-hosts", dialogue.co_hosts),
        ("about", dialogue.about),
        ("basis", dialogue.basis),
        ("urgent", dialogue.urgent_reason),
        ("conclusion", dialogue.conclusion if dialogue.published_at else ""),
    ):
        if words:
            yield Line(texts.label(f"d-page-{name}"), words)


def _when(texts: Texts, view: View) -> str:
    begins, ends = view.dialogue.starts_at, view.dialogue.ends_at
    if begins is None or view.dialogue.state is DialogueState.POSTPONED:
        # The day that was is kept with the session until the new one is known: nobody should come on it.
        return texts.label("d-when-unknown")
    here, until = begins.astimezone(HANOI), f"{ends.astimezone(HANOI):%H:%M}" if ends else ""
    return texts.label(
        "d-when",
        weekday=texts.label(f"weekday-{here.isoweekday()}"),
        day=f"{here:%d/%m/%Y}",
        begins=f"{here:%H:%M}",
        ends=until,
        ending="yes" if until else "no",
    )
