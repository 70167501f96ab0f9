"""Taking a conversation up on another device, seeing where it is open, and leaving it."""

from functools import partial
from typing import TYPE_CHECKING, Any

from aiohttp import web

from langnghe.locales.texts import day, moment
from langnghe.models.contract import Outbound
from langnghe.services import websessions
from langnghe.web import said
from langnghe.web.guard import Declined, refuse_other_sites, visitor_address

if TYPE_CHECKING:
    from langnghe.web.chat import Chat

#: Wrong codes and codes asked for, within a quarter of an hour.
QUARTER = 900
GUESSES = 5
GUESSES_OF_ADDRESS = 20
CODES = 5


class OtherDevices:
    """The doors between devices."""

    def __init__(self, chat: "Chat") -> None:
        self._chat = chat

    async def make_code(self, request: web.Request) -> web.Response:
        """{"code": "ABCD-EFGH", "minutes": 15}: shown once, valid once."""
        visitor = await self._chat.posting(request)
        self._chat.spend(f"code:{visitor.identity_id}", CODES, QUARTER)
        code = await self._chat.parts.books.write(
            partial(websessions.make_code, identity_id=visitor.identity_id), f"{websessions.CHANNEL}:codes"
        )
        return web.json_response({"code": code.shown, "minutes": websessions.CODE_LIFE.seconds // 60})

    async def resume(self, request: web.Request) -> web.Response:
        """Open the conversation of {"code"} in this browser; the one it had is left."""
        chat = self._chat
        refuse_other_sites(request, chat.parts.settings)
        visitor = await chat.find(request)
        code = said.cleaned((await said.json_of(request)).get("code"))
        # Every try counts, right or wrong: a code is typed once.
        self._guess(request, visitor.session if visitor else "")
        token = await chat.parts.books.write(
            partial(
                websessions.redeem_code,
                typed=code,
                leaving=visitor.session if visitor else None,
                told=self._told(),
            )
        )
        taken = await chat.parts.books.read(partial(chat.visitor_of, websessions.hashed(token)))
        if taken is None:
            raise Declined(401, "web-session-gone")
        if visitor is not None:
            chat.parts.hub.wake([visitor.identity_id])
        return chat.keep(await chat.newest(taken), token)

    def _guess(self, request: web.Request, session: str) -> None:
        self._chat.spend(
            f"guess:{visitor_address(request, self._chat.parts.settings)}", GUESSES_OF_ADDRESS, QUARTER
        )
        if session:
            self._chat.spend(f"guess:{session}", GUESSES, QUARTER)

    def _told(self) -> dict[str, Outbound]:
        texts = self._chat.parts.texts
        return {language: Outbound(texts[language]("web-resumed-elsewhere")) for language in ("vi", "en")}

    async def listed(self, request: web.Request) -> web.Response:
        """Where the conversation is open: {"devices": [{"here", "since", "seen"}]}, days as dd/mm/yyyy."""
        visitor = await self._chat.reading(request)
        life = self._chat.parts.settings.session_life

        def ask(work: Any) -> tuple[websessions.SessionSeen, ...]:
            return websessions.open_sessions(work, visitor, life)

        seen = await self._chat.parts.books.read(ask)
        return web.json_response({"devices": [_device(each) for each in seen]})

    async def end_others(self, request: web.Request) -> web.Response:
        visitor = await self._chat.posting(request)
        ended = await self._chat.parts.books.write(partial(websessions.end_others, visitor=visitor))
        return web.json_response({"ended": ended})

    async def logout(self, request: web.Request) -> web.Response:
        """End this browser's session. Other devices of the conversation stay."""
        visitor = await self._chat.posting(request)
        await self._chat.parts.books.write(partial(websessions.end, session=visitor.session))
        self._chat.parts.hub.wake([visitor.identity_id])
        return self._chat.drop(web.json_response({"ok": True}))


def _device(seen: websessions.SessionSeen) -> dict[str, Any]:
    return {"here": seen.here, "since": day(seen.created_at), "seen": moment(seen.last_seen_at)}
