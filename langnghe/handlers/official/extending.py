"""Asking for more time: a day, the reason, and the head decides."""

from datetime import date
from typing import Any

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Args, aside
from langnghe.handlers.common.talk import Talk, in_rows
from langnghe.handlers.official.room import ticket_press, ticket_step
from langnghe.handlers.official.steps import words_only
from langnghe.locales.texts import day as as_read
from langnghe.models import Act
from langnghe.services import casefile, clocks, extending
from langnghe.services.casefile import Seen
from langnghe.services.days import read_day

DAY, WRITING = "official.extend.day", "official.extend"


@ticket_press("o.ext")
def begin(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = _askable(talk, ticket_id)
    desk.begin(talk, DAY, ticket_id)
    due_at = seen.ticket.due_at
    days = [
        talk.button("o-extend-choice", "o.extd", ticket_id, day.isoformat(), day=as_read(day))
        for day in extending.choices(talk.work, due_at)
    ]
    rows = [*in_rows(days), [talk.button("btn-o-stop", "o.stop", ticket_id)]]
    talk.say(
        "o-extend-day-ask",
        choices=rows,
        code=seen.ticket.code,
        due=clocks.last_day(due_at),
        latest=extending.latest(talk.work, due_at),
    )


def _askable(talk: Talk, ticket_id: int) -> Seen:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    extending.check(talk.work, ticket_id, seen.ticket.due_at)
    desk.must_be_lawful(seen, Act.EXTEND_ASK)
    return seen


@ticket_press("o.extd")
def day_pressed(talk: Talk, ticket_id: int, args: Args) -> None:
    _ask_reason(talk, ticket_id, read_day(args[0] if args else "", talk.work.now))


@ticket_step(DAY)
def day_typed(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    day = read_day(talk.event.text, talk.work.now)
    if day is None:
        aside(talk, "o-extend-day-unread")
        return
    _ask_reason(talk, ticket_id, day)


def _ask_reason(talk: Talk, ticket_id: int, day: date | None) -> None:
    seen = _askable(talk, ticket_id)
    if day is None:
        begin(talk, ticket_id, ())
        return
    extending.check_day(talk.work, seen.ticket.due_at, day)
    desk.begin(talk, WRITING, ticket_id, day=day.isoformat())
    desk.ask_text(talk, "o-extend-write", ticket_id, code=seen.ticket.code, until=day)


@ticket_step(WRITING)
def reason(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if not words_only(talk):
        return
    day = date.fromisoformat(step["day"])
    granted = extending.ask(talk.work, talk.speaker.person_id, ticket_id, day, talk.event.text)
    desk.leave(talk, ticket_id)
    desk.show(talk, ticket_id, "o-done-extend" if granted else "o-done-extend-asked", until=day)
