"""More time that an officer has asked for: granted, or not."""

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.leader.room import presses
from langnghe.services import extending


@desk.ticket_press(presses, "l.ext")
def grant(talk: Talk, ticket_id: int, _args: Args) -> None:
    until = extending.grant(talk.work, talk.speaker.person_id, ticket_id)
    desk.show(talk, ticket_id, "o-done-extend", until=until)


@desk.ticket_press(presses, "l.extno")
def decline(talk: Talk, ticket_id: int, _args: Args) -> None:
    extending.decline(talk.work, talk.speaker.person_id, ticket_id)
    desk.show(talk, ticket_id, "o-done-extend-no")
