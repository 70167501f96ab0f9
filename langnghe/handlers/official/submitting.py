"""Putting a matter before the leader: the proposal, and it lies there."""

from typing import Any

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.official.room import ticket_press, ticket_step
from langnghe.handlers.official.steps import words_only
from langnghe.services import instructing, tickets

WRITING = "official.submit"


@ticket_press("o.sub")
def begin(talk: Talk, ticket_id: int, _args: Args) -> None:
    body = instructing.to_whom(talk.work, talk.speaker.person_id, ticket_id)
    desk.begin(talk, WRITING, ticket_id)
    code = tickets.view(talk.work, ticket_id).code
    desk.ask_text(talk, "o-submit-write", ticket_id, code=code, body=body)


@ticket_step(WRITING)
def proposal(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    if words_only(talk):
        body = instructing.submit(talk.work, talk.speaker.person_id, ticket_id, talk.event.text)
        desk.leave(talk, ticket_id)
        desk.show(talk, ticket_id, "o-done-submit", body=body)
