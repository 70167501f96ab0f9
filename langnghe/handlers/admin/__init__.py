"""The admins' rooms: inviting and removing people, what is missing, what failed, bodies, villages, the days."""

from collections.abc import Callable

from langnghe.handlers.admin import (
    announcement_size,
    body_rooms,
    calendar_import,
    calendar_rooms,
    gap_rooms,
    home,
    inviting,
    letters,
    people_rooms,
    remote_rooms,
    route_rooms,
    rule_import,
    rule_rooms,
    village_import,
    village_rooms,
    voters_rooms,
)
from langnghe.handlers.admin.room import answers, files, leave, presses
from langnghe.handlers.common import menu
from langnghe.handlers.common.acts import pressed
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Expects, InputKind
from langnghe.services import authority

__all__ = [
    "announcement_size",
    "body_rooms",
    "calendar_import",
    "calendar_rooms",
    "gap_rooms",
    "home",
    "inviting",
    "letters",
    "people_rooms",
    "remote_rooms",
    "route_rooms",
    "rule_import",
    "rule_rooms",
    "take",
    "village_import",
    "village_rooms",
    "voters_rooms",
]

WORDS = frozenset({"quantri", "quan tri", "admin"})


def take(talk: Talk) -> bool:
    """A press on an admin's button, their command, or what one of these rooms waits for."""
    event = talk.event
    if event.kind is InputKind.CHOICE:
        return event.choice.startswith("a.") and _press(talk)
    if menu.word_of(event, talk) in WORDS:
        return _word(talk)
    act = answers.get(talk.speaker.state)
    return act is not None and event.kind is not InputKind.START and _message(talk, act)


def _press(talk: Talk) -> bool:
    authority.require_admin(talk.work, talk.speaker.person_id)
    if not pressed(presses, talk):
        home.menu(talk, ())
    return True


def _word(talk: Talk) -> bool:
    if authority.is_admin(talk.work, talk.speaker.person_id):
        home.menu(talk, ())
    else:
        menu.show(talk, "a-not-yours")
    return True


def _message(talk: Talk, act: Callable[[Talk], None]) -> bool:
    if not authority.is_admin(talk.work, talk.speaker.person_id):
        # No longer one: the room must not keep them waiting in it.
        leave(talk)
        menu.show(talk, authority.NO_AUTHORITY)
    elif talk.event.media and (take_file := files.get(talk.speaker.state)) is not None:
        take_file(talk)
    elif talk.event.kind is not InputKind.TEXT:
        talk.say("a-text-only", expects=Expects.TEXT)
    else:
        act(talk)
    return True
