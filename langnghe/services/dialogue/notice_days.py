"""The notice that the law wants before a session: the last day for announcing it (facts F-5, F-7)."""

from datetime import date, datetime, timedelta

from langnghe.services.calendar import LONGEST_REST, WorkingCalendar, local_date
from langnghe.services.deadlines import Unit, end_of
from langnghe.services.dialogue import life, rules
from langnghe.services.dialogue.life import Locked
from langnghe.services.dialogue.rules import Number
from langnghe.services.refusals import Invalid
from langnghe.services.work import Work


class LateNotice(Invalid):
    """The last day for announcing has passed: lawful only as urgent, with a reason that is published."""


def latest_day(starts_on: date, number: Number, calendar: WorkingCalendar) -> date:
    """The last day of the notice, counted backwards from the day of the session, which does not count itself.

    Calendar days ("D") are not moved to working days: that would shorten the people's time. Raises ValueError for
    any other unit than "D" and "WD", and for a calendar without working days.
    """
    if number.unit == Unit.DAYS:
        return starts_on - timedelta(days=number.number)
    if number.unit != Unit.WORKING_DAYS:
        raise ValueError(f"A notice is counted in D or WD, not in {number.unit}.")
    day, left, rest = starts_on, number.number, 0
    while left:
        day -= timedelta(days=1)
        working = calendar.is_working(day)
        left -= working
        rest = 0 if working else rest + 1
        if rest >= LONGEST_REST:
            raise ValueError(f"The calendar has no working day for {LONGEST_REST} days before {starts_on}.")
    return day


def notice_of(work: Work, dialogue: Locked) -> Number | None:
    """The notice that the law wants of this session; None where it names none."""
    level = life.view(work, dialogue.id).body_level
    return rules.number(work, dialogue.kind, "announce", level)


def last_day(work: Work, dialogue: Locked, starts_at: datetime | None) -> date | None:
    """The last day for announcing a session that starts then; None where no day or no rule is known."""
    notice = notice_of(work, dialogue)
    if starts_at is None or notice is None:
        return None
    return latest_day(local_date(starts_at), notice, work.calendar)


def late(work: Work, dialogue: Locked, starts_at: datetime | None) -> bool:
    """Whether today is after the last day for announcing."""
    last = last_day(work, dialogue, starts_at)
    return last is not None and local_date(work.now) > last


def urgency(work: Work, dialogue: Locked, starts_at: datetime, reason: str) -> str:
    """What is published about the notice: "" when it is in time, otherwise the reason why it is late.

    Raises `LateNotice("g-late")` when it is late and no reason is given.
    """
    if not late(work, dialogue, starts_at):
        return ""
    if reason:
        return reason
    notice = notice_of(work, dialogue)
    last = last_day(work, dialogue, starts_at)
    raise LateNotice(
        "g-late",
        last=last,
        number=notice.number if notice else 0,
        unit=notice.unit if notice else "D",
        source=notice.source if notice else "",
    )


def due_of(work: Work, dialogue: Locked) -> tuple[datetime, str] | None:
    """When the clock of announcing runs out, and by which rule; None where there is nothing to count."""
    notice, last = notice_of(work, dialogue), last_day(work, dialogue, dialogue.starts_at)
    return None if notice is None or last is None else (end_of(last), notice.source)
