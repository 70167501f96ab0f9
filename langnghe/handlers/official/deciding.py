"""The umpire's word: one press on a body that had the ticket, or on one that was searched for."""

from typing import Any

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.handlers.official.room import ticket_press, ticket_step
from langnghe.handlers.official.steps import words_only
from langnghe.services import deciding, tickets
from langnghe.services.transferring import Receiver

SEARCHING = "official.decide"


@ticket_press("o.dcs")
def search(talk: Talk, ticket_id: int, _args: Args) -> None:
    asked = deciding.question(talk.work, talk.speaker.person_id, ticket_id)
    desk.begin(talk, SEARCHING, ticket_id)
    _say(talk, ticket_id, "o-decide-ask", asked.parties)


@ticket_step(SEARCHING)
def typed(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    if not words_only(talk):
        return
    words = talk.event.text.strip()[:80]
    found = deciding.candidates(talk.work, talk.speaker.person_id, ticket_id, words)
    if found:
        _say(talk, ticket_id, "o-decide-found", found)
    else:
        talk.say("o-transfer-none", choices=_stop(talk, ticket_id), typed=words)


def _say(talk: Talk, ticket_id: int, key: str, bodies: tuple[Receiver, ...]) -> None:
    ticket = tickets.view(talk.work, ticket_id)
    rows = [
        [talk.button("btn-o-decide-for", "o.dc", ticket_id, ticket.version, body.code, body=body.name)]
        for body in bodies
    ]
    talk.say(key, choices=[*rows, *_stop(talk, ticket_id)], code=ticket.code)


def _stop(talk: Talk, ticket_id: int) -> Rows:
    return [[talk.button("btn-o-stop", "o.stop", ticket_id)]]


@ticket_press("o.dc")
def decide(talk: Talk, ticket_id: int, args: Args) -> None:
    body = deciding.decide(talk.work, talk.speaker.person_id, ticket_id, ":".join(args[1:]), number(args))
    desk.leave(talk, ticket_id)
    desk.show(talk, ticket_id, "o-done-decide", body=body)
