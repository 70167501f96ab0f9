"""The admins' rooms: inviting and removing people, what is missing, what failed, routing, the bodies."""

from typing import Any

from aiogram.filters import Filter

from langnghe.handlers.admin import body_rooms, gap_rooms, home, inviting, letters, people_rooms, route_rooms
from langnghe.handlers.admin.room import answers, leave, presses, router
from langnghe.handlers.common import menu
from langnghe.handlers.common.acts import pressed
from langnghe.handlers.common.router import Pressed
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Expects, Inbound, InputKind
from langnghe.services import authority

__all__ = ["body_rooms", "gap_rooms", "home", "inviting", "letters", "people_rooms", "route_rooms", "router"]


@router.inbound(Pressed("a."))
async def press(_event: Inbound, talk: Talk) -> None:
    authority.require_admin(talk.work, talk.speaker.person_id)
    if not pressed(presses, talk):
        home.menu(talk, ())


class Word(Filter):
    """/quantri, or its words."""

    async def __call__(self, event: Inbound, talk: Talk) -> bool:
        return menu.word_of(event, talk) in {"quantri", "quan tri", "admin"}


@router.inbound(Word())
async def word(_event: Inbound, talk: Talk) -> None:
    if authority.is_admin(talk.work, talk.speaker.person_id):
        home.menu(talk, ())
    else:
        menu.show(talk, "a-not-yours")


class Written(Filter):
    """What an admin sends while one of these rooms waits for it."""

    async def __call__(self, event: Inbound, talk: Talk) -> bool | dict[str, Any]:
        if event.kind in {InputKind.CHOICE, InputKind.START}:
            return False
        act = answers.get(talk.speaker.state)
        return {"act": act} if act else False


@router.inbound(Written())
async def message(event: Inbound, talk: Talk, act: Any) -> None:
    if not authority.is_admin(talk.work, talk.speaker.person_id):
        # No longer one: the room must not keep them waiting in it.
        leave(talk)
        menu.show(talk, authority.NO_AUTHORITY)
    elif event.kind is not InputKind.TEXT:
        talk.say("a-text-only", expects=Expects.TEXT)
    else:
        act(talk)
