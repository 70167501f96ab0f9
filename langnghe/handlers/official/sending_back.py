"""Returning a ticket that was passed on wrongly: why (chosen, then in words), a last look, then it goes back."""

from typing import Any

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Args, aside
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.official.reasons import because, reason_rows
from langnghe.handlers.official.room import ticket_press, ticket_step
from langnghe.handlers.official.steps import words_only
from langnghe.models import Act
from langnghe.services import casefile, handling, returning
from langnghe.services.casefile import Seen
from langnghe.services.transfer_reasons import reason_of

REASON, WRITING, CONFIRMING = "official.sendback", "official.sendback.reason", "official.sendback.confirm"


def _returnable(talk: Talk, ticket_id: int) -> tuple[Seen, str]:
    """The ticket, and the name of the body that passed it on. `Stale` when it cannot be returned any more."""
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.SEND_BACK)
    return seen, seen.hop.from_name if seen.hop else ""


@ticket_press("o.bk")
def send_back(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen, sender = _returnable(talk, ticket_id)
    desk.begin(talk, REASON, ticket_id)
    talk.say("o-back-why", choices=reason_rows(talk, "o.bkr", ticket_id), code=seen.ticket.code, body=sender)


@ticket_step(REASON)
def words_too_early(talk: Talk, _ticket_id: int, _step: dict[str, Any]) -> None:
    aside(talk, "o-reason-first")


@ticket_press("o.bkr")
def because_of(talk: Talk, ticket_id: int, args: Args) -> None:
    seen, sender = _returnable(talk, ticket_id)
    why = reason_of(args[0] if args else "")
    desk.begin(talk, WRITING, ticket_id, why=why.code)
    desk.ask_text(
        talk,
        "o-back-write",
        ticket_id,
        code=seen.ticket.code,
        body=sender,
        because=because(talk, why),
        ground=why.ground,
    )


@ticket_step(WRITING)
def reason(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if not words_only(talk):
        return
    text = handling.written(talk.event.text, handling.LONGEST_NOTE)
    seen, sender = _returnable(talk, ticket_id)
    why = reason_of(step["why"])
    desk.begin(talk, CONFIRMING, ticket_id, why=why.code, text=text)
    rows = [
        [talk.button("btn-o-back-send", "o.bkok", ticket_id)],
        [talk.button("btn-o-edit", "o.bk", ticket_id), talk.button("btn-o-stop", "o.stop", ticket_id)],
    ]
    talk.say(
        "o-back-confirm",
        choices=rows,
        code=seen.ticket.code,
        body=sender,
        because=because(talk, why),
        ground=why.ground,
        text=text,
    )


@ticket_step(CONFIRMING)
def written_again(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    """Words instead of a press: they take the place of the explanation."""
    reason(talk, ticket_id, step)


@ticket_press("o.bkok")
def send(talk: Talk, ticket_id: int, _args: Args) -> None:
    step = desk.step_of(talk, ticket_id, CONFIRMING)
    if step is None:
        send_back(talk, ticket_id, ())
        return
    seen, sender = _returnable(talk, ticket_id)
    holder = returning.send_back(talk.work, talk.speaker.person_id, ticket_id, step["why"], step["text"])
    desk.leave(talk, ticket_id)
    key = "o-done-send-back" if holder == sender else "o-done-to-umpire"
    talk.say(key, choices=[[talk.button("btn-o-list", "o.list")]], code=seen.ticket.code, body=holder)
