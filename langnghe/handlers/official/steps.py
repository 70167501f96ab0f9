"""Accepting, assigning, asking and informing the citizen, noting: one press, or one press and one message."""

from typing import Any

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk, in_rows
from langnghe.handlers.official.room import ticket_press, ticket_step
from langnghe.models import Act
from langnghe.models.contract import InputKind
from langnghe.services import casefile, handling


@ticket_press("o.acc")
def accept(talk: Talk, ticket_id: int, _args: Args) -> None:
    handling.accept(talk.work, talk.speaker.person_id, ticket_id)
    desk.show(talk, ticket_id, "o-done-accept")


@ticket_press("o.stop")
def stop(talk: Talk, ticket_id: int, _args: Args) -> None:
    """Leave whatever was begun about the ticket, except a draft answer."""
    desk.leave(talk, ticket_id)
    desk.show(talk, ticket_id, "o-done-stop")


# Assigning ----------------------------------------------------------------------------------------------------


@ticket_press("o.asg")
def assign(talk: Talk, ticket_id: int, args: Args) -> None:
    if args:
        _assign_to(talk, ticket_id, number(args))
        return
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.ASSIGN)
    officials = handling.colleagues(talk.work, talk.speaker.person_id, ticket_id)
    choices = [
        talk.button(
            "o-assign-choice",
            "o.asg",
            ticket_id,
            official.person_id,
            name=official.name,
            now=yes(official.person_id == seen.ticket.officer_id),
        )
        for official in officials
    ]
    rows = [*in_rows(choices), [talk.button("btn-o-stop", "o.stop", ticket_id)]]
    talk.say("o-assign-ask", choices=rows, code=seen.ticket.code)


def _assign_to(talk: Talk, ticket_id: int, officer_id: int) -> None:
    changed = handling.assign(talk.work, talk.speaker.person_id, ticket_id, officer_id)
    name = handling.name_of(talk.work, officer_id)
    desk.show(talk, ticket_id, "o-done-assign" if changed else "o-done-assign-same", name=name)


# Asking, informing, noting -------------------------------------------------------------------------------------


@ticket_press("o.ask")
def ask(talk: Talk, ticket_id: int, _args: Args) -> None:
    _ask_for(talk, ticket_id, Act.ASK)


@ticket_press("o.inf")
def inform(talk: Talk, ticket_id: int, _args: Args) -> None:
    _ask_for(talk, ticket_id, Act.INFORM)


@ticket_press("o.note")
def note(talk: Talk, ticket_id: int, _args: Args) -> None:
    _ask_for(talk, ticket_id, Act.NOTE)


def _ask_for(talk: Talk, ticket_id: int, act: Act) -> None:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, act)
    desk.begin(talk, f"official.{act}", ticket_id)
    desk.ask_text(talk, f"o-{act}-write", ticket_id, code=seen.ticket.code)


@ticket_step("official.ask")
def question(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    if words_only(talk):
        handling.ask(talk.work, talk.speaker.person_id, ticket_id, talk.event.text)
        desk.leave(talk, ticket_id)
        desk.show(talk, ticket_id, "o-done-ask")


@ticket_step("official.inform")
def word(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    if words_only(talk):
        handling.inform(talk.work, talk.speaker.person_id, ticket_id, talk.event.text)
        desk.leave(talk, ticket_id)
        desk.show(talk, ticket_id, "o-done-inform")


@ticket_step("official.note")
def remark(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    if words_only(talk):
        handling.note(talk.work, talk.speaker.person_id, ticket_id, talk.event.text)
        desk.leave(talk, ticket_id)
        desk.show(talk, ticket_id, "o-done-note")


def words_only(talk: Talk) -> bool:
    """Whether the message is words; says so when it is something else."""
    if talk.event.kind is InputKind.TEXT:
        return True
    aside(talk, "o-text-only")
    return False
