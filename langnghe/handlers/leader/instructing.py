"""The leader's instruction: its words, and a day where one is set; or the matter goes back with a word."""

from datetime import date
from typing import Any

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Args, aside
from langnghe.handlers.common.talk import Talk, in_rows
from langnghe.handlers.leader.room import answers, presses
from langnghe.locales.texts import day as as_read
from langnghe.models.contract import InputKind
from langnghe.services import handling, instructing, steps, tickets
from langnghe.services.days import read_day
from langnghe.services.refusals import Stale

WRITING, DAY, RETURNING = "leader.instruct", "leader.instruct.day", "leader.submission.return"
#: In a button's token: no day is set.
NO_DAY = "none"


@desk.ticket_press(presses, "l.ins")
def begin(talk: Talk, ticket_id: int, _args: Args) -> None:
    instructing.check(talk.work, talk.speaker.person_id, ticket_id)
    desk.begin(talk, WRITING, ticket_id)
    ticket = tickets.view(talk.work, ticket_id)
    desk.ask_text(talk, "l-instruct-write", ticket_id, code=ticket.code, body=ticket.body_name)


@desk.ticket_step(answers, WRITING)
def written(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    if not _words(talk):
        return
    text = handling.written(talk.event.text, handling.LONGEST_NOTE)
    instructing.check(talk.work, talk.speaker.person_id, ticket_id)
    desk.begin(talk, DAY, ticket_id, text=text)
    days = [
        talk.button("o-step-day-choice", "l.insd", ticket_id, day.isoformat(), day=as_read(day))
        for day in steps.choices(talk.work)
    ]
    rows = [
        *in_rows(days, 2),
        [talk.button("btn-l-no-day", "l.insd", ticket_id, NO_DAY)],
        [talk.button("btn-o-stop", "o.stop", ticket_id)],
    ]
    talk.say("l-instruct-day", choices=rows, code=tickets.view(talk.work, ticket_id).code)


@desk.ticket_press(presses, "l.insd")
def day_pressed(talk: Talk, ticket_id: int, args: Args) -> None:
    step = desk.step_of(talk, ticket_id, DAY)
    if step is None:
        desk.show(talk, ticket_id)
        return
    pressed = args[0] if args else ""
    day = read_day(pressed, talk.work.now)
    if day is None and pressed != NO_DAY:
        aside(talk, "o-extend-day-unread")
        return
    _instruct(talk, ticket_id, step, day)


@desk.ticket_step(answers, DAY)
def day_typed(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    day = read_day(talk.event.text, talk.work.now)
    if day is None:
        aside(talk, "o-extend-day-unread")
        return
    _instruct(talk, ticket_id, step, day)


def _instruct(talk: Talk, ticket_id: int, step: dict[str, Any], day: date | None) -> None:
    instructing.instruct(talk.work, talk.speaker.person_id, ticket_id, step["text"], day)
    desk.leave(talk, ticket_id)
    desk.show(talk, ticket_id, "l-done-instruct")


@desk.ticket_press(presses, "l.insno")
def send_back(talk: Talk, ticket_id: int, _args: Args) -> None:
    lying = instructing.check(talk.work, talk.speaker.person_id, ticket_id)
    code = tickets.view(talk.work, ticket_id).code
    if lying is None:
        raise Stale("o-submission-gone", code=code)
    desk.begin(talk, RETURNING, ticket_id)
    desk.ask_text(talk, "l-submission-return-write", ticket_id, code=code)


@desk.ticket_step(answers, RETURNING)
def word(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    if not _words(talk):
        return
    instructing.return_(talk.work, talk.speaker.person_id, ticket_id, talk.event.text)
    desk.leave(talk, ticket_id)
    desk.show(talk, ticket_id, "l-done-submission-return")


def _words(talk: Talk) -> bool:
    if talk.event.kind is InputKind.TEXT:
        return True
    aside(talk, "o-text-only")
    return False
