"""Approving proposed answers and sending them back to be mended."""

from typing import Any

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.official_list import say_list
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.leader.room import answers, presses
from langnghe.models import Act
from langnghe.models.contract import InputKind
from langnghe.services import answering, casefile
from langnghe.services.worklist import Show

RETURNING = "leader.return"


@presses.on("l.approvals")
def approvals(talk: Talk, _args: Args) -> None:
    say_list(talk, Show.APPROVAL)


@desk.ticket_press(presses, "l.app")
def approve(talk: Talk, ticket_id: int, args: Args) -> None:
    answering.approve(talk.work, talk.speaker.person_id, ticket_id, version=number(args))
    desk.show(talk, ticket_id, "o-done-approve")


@desk.ticket_press(presses, "l.ret")
def send_back(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.RETURN)
    desk.begin(talk, RETURNING, ticket_id)
    desk.ask_text(talk, "l-return-write", ticket_id, code=seen.ticket.code)


@desk.ticket_step(answers, RETURNING)
def reason(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    if talk.event.kind is not InputKind.TEXT:
        aside(talk, "o-text-only")
        return
    answering.return_(talk.work, talk.speaker.person_id, ticket_id, talk.event.text)
    desk.leave(talk, ticket_id)
    desk.show(talk, ticket_id, "o-done-return")
