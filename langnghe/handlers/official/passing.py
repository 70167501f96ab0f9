"""Passing a ticket on: to whom (chosen or typed), why (chosen, then in words), a last look, then it goes."""

from typing import Any

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Args, aside
from langnghe.handlers.common.talk import Rows, Talk, token
from langnghe.handlers.official.reasons import because, reason_rows
from langnghe.handlers.official.room import ticket_press, ticket_step
from langnghe.handlers.official.steps import words_only
from langnghe.models import Act
from langnghe.models.contract import Choice
from langnghe.services import casefile, handling, transferring
from langnghe.services.transfer_reasons import reason_of
from langnghe.services.transferring import Receiver

CHOOSING, REASON = "official.transfer", "official.transfer.why"
WRITING, CONFIRMING = "official.transfer.reason", "official.transfer.confirm"


@ticket_press("o.trf")
def transfer(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.TRANSFER)
    near = transferring.receivers(talk.work, talk.speaker.person_id, ticket_id)
    desk.begin(talk, CHOOSING, ticket_id)
    talk.say("o-transfer-ask", choices=_choices(talk, ticket_id, near), code=seen.ticket.code)


@ticket_step(CHOOSING)
def typed(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    if not words_only(talk):
        return
    words = talk.event.text.strip()[:80]
    found = transferring.receivers(talk.work, talk.speaker.person_id, ticket_id, words)
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    key = "o-transfer-found" if found else "o-transfer-none"
    talk.say(key, choices=_choices(talk, ticket_id, found), code=seen.ticket.code, typed=words)


def _choices(talk: Talk, ticket_id: int, bodies: tuple[Receiver, ...]) -> Rows:
    rows = [[Choice(body.name, token("o.tr", ticket_id, body.code))] for body in bodies]
    return [*rows, [talk.button("btn-o-stop", "o.stop", ticket_id)]]


@ticket_press("o.tr")
def chosen(talk: Talk, ticket_id: int, args: Args) -> None:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.TRANSFER)
    body = transferring.receiver(talk.work, seen.ticket.body_code, ":".join(args))
    desk.begin(talk, REASON, ticket_id, to=body.code)
    rows = reason_rows(talk, "o.trr", ticket_id)
    talk.say("o-transfer-why", choices=rows, code=seen.ticket.code, body=body.name)


@ticket_step(REASON)
def words_too_early(talk: Talk, _ticket_id: int, _step: dict[str, Any]) -> None:
    aside(talk, "o-reason-first")


@ticket_press("o.trr")
def because_of(talk: Talk, ticket_id: int, args: Args) -> None:
    step = desk.step_about(talk, ticket_id, REASON, WRITING, CONFIRMING)
    if step is None:
        transfer(talk, ticket_id, ())
        return
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.TRANSFER)
    why = reason_of(args[0] if args else "")
    body = transferring.receiver(talk.work, seen.ticket.body_code, step["to"])
    desk.begin(talk, WRITING, ticket_id, to=body.code, why=why.code)
    desk.ask_text(
        talk,
        "o-transfer-write",
        ticket_id,
        code=seen.ticket.code,
        body=body.name,
        because=because(talk, why),
        ground=why.ground,
    )


@ticket_step(WRITING)
def reason(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if not words_only(talk):
        return
    text = handling.written(talk.event.text, handling.LONGEST_NOTE)
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.TRANSFER)
    why = reason_of(step["why"])
    body = transferring.receiver(talk.work, seen.ticket.body_code, step["to"])
    desk.begin(talk, CONFIRMING, ticket_id, to=body.code, why=why.code, text=text)
    rows = [
        [talk.button("btn-o-transfer-send", "o.trfok", ticket_id)],
        [
            Choice(talk.texts.label("btn-o-edit"), token("o.tr", ticket_id, body.code)),
            talk.button("btn-o-stop", "o.stop", ticket_id),
        ],
    ]
    talk.say(
        "o-transfer-confirm",
        choices=rows,
        code=seen.ticket.code,
        body=body.name,
        because=because(talk, why),
        ground=why.ground,
        text=text,
    )


@ticket_step(CONFIRMING)
def written_again(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    """Words instead of a press: they take the place of the explanation."""
    reason(talk, ticket_id, step)


@ticket_press("o.trfok")
def send(talk: Talk, ticket_id: int, _args: Args) -> None:
    step = desk.step_of(talk, ticket_id, CONFIRMING)
    if step is None:
        transfer(talk, ticket_id, ())
        return
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    proposed = transferring.receiver(talk.work, seen.ticket.body_code, step["to"])
    holder = transferring.transfer(
        talk.work, talk.speaker.person_id, ticket_id, step["to"], step["why"], step["text"]
    )
    desk.leave(talk, ticket_id)
    key = "o-done-transfer" if holder == proposed.name else "o-done-to-umpire"
    talk.say(key, choices=[[talk.button("btn-o-list", "o.list")]], code=seen.ticket.code, body=holder)
