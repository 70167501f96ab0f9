"""The conversations joined: who is asked first matters."""

from langnghe.handlers import admin, broadcast, citizen, dialogue, leader, official
from langnghe.handlers.common import joining, menu, start
from langnghe.handlers.common.talk import Room, Talk

#: Invitations before the start page; officials' acts before the citizen's free text, which takes what is left.
ROOMS: tuple[Room, ...] = (
    joining.take,
    start.take,
    menu.take,
    admin.take,
    leader.take,
    official.take,
    dialogue.take,
    broadcast.take,
    citizen.take,
)


def converse(talk: Talk) -> None:
    """Give the talk's event to the first room that takes it; the last one takes everything."""
    for room in ROOMS:
        if room(talk):
            return
