"""By when the result of a session must be published, and how late it is (facts F-5, F-7)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select

from langnghe.models import DialogueClock, DialogueClockKind, Prepared
from langnghe.services.calendar import local_date
from langnghe.services.clocks import last_day as last_day_of
from langnghe.services.deadlines import Span, Unit, due
from langnghe.services.dialogue import life, rules
from langnghe.services.dialogue.life import Locked
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class Deadline:
    """Late from `at` on: 24:00 of `last_day`, in Vietnam. `source`: the law, or the office's own rule."""

    last_day: date
    at: datetime
    source: str


_CLOCK = Prepared(
    select(DialogueClock.due_at, DialogueClock.source)
    .where(
        DialogueClock.dialogue_id == bindparam("dialogue"),
        DialogueClock.kind == DialogueClockKind.RESULT,
    )
    .order_by(DialogueClock.id.desc())
    .limit(1)
)


def deadline_of(work: Work, dialogue: Locked) -> Deadline | None:
    """By when its result must be published: as its clock says, else counted anew; None while it was not held."""
    clock = _CLOCK.first(work.connection, dialogue=dialogue.id)
    if clock is None:
        return counted(work, dialogue)
    return Deadline(last_day_of(clock.due_at), clock.due_at, clock.source)


def counted(work: Work, dialogue: Locked) -> Deadline | None:
    """By the rule in force on the day it was held; None without a rule, or while it was not held."""
    if dialogue.held_at is None:
        return None
    level = life.view(work, dialogue.id).body_level
    rule = rules.number(work, dialogue.kind, "result", level, local_date(dialogue.held_at))
    if rule is None:
        return None
    found = due(dialogue.held_at, Span(rule.number, Unit(rule.unit)), work.calendar)
    return Deadline(found.date, found.at, rule.source)


def days_late(work: Work, deadline: Deadline | None) -> int:
    """Whole days since the last day; 0 while it is in time."""
    if deadline is None or work.now < deadline.at:
        return 0
    return (local_date(work.now) - deadline.last_day).days


def days_left(work: Work, last_day: date) -> int:
    """Days until the last day: 0 on it, negative after it."""
    return (last_day - local_date(work.now)).days
