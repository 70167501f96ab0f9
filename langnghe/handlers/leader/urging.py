"""Urging a body below on."""

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.leader.room import presses
from langnghe.services import urging


@desk.ticket_press(presses, "l.urge")
def urge(talk: Talk, ticket_id: int, _args: Args) -> None:
    urging.urge(talk.work, talk.speaker.person_id, ticket_id)
    desk.show(talk, ticket_id, "o-done-urge")
