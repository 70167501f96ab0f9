"""When somebody is reminded of a clock, and when the next level is told. Pure.

Half of the time, four fifths of it, the last day; then one level up, and one more each time the step has passed
again. A stage that is missed while the program was off is made good by the newest one that has come.
"""

from datetime import datetime, time, timedelta
from enum import IntEnum

from langnghe.services.calendar import HANOI, WorkingCalendar, local_date
from langnghe.services.deadlines import Span, due


class Stage(IntEnum):
    """How far a clock has gone. `LATE` + n: n further levels have been told."""

    RUNNING = 0
    HALF = 1
    MOST = 2
    LAST_DAY = 3
    LATE = 4


_SHARES = {Stage.HALF: 0.5, Stage.MOST: 0.8}


def moment_of(stage: int, started: datetime, due_at: datetime, every: Span, calendar: WorkingCalendar) -> datetime:
    """When this stage of a clock comes. `every`: the time between two levels after it has run out."""
    if stage > Stage.LATE:
        further = Span(every.amount * (stage - Stage.LATE), every.unit)
        # The clock ends at 24:00 of its last day, which is the day from which the next level counts.
        return due(due_at - timedelta(microseconds=1), further, calendar).at
    if stage == Stage.LATE:
        return due_at
    if stage == Stage.LAST_DAY:
        last = local_date(due_at - timedelta(microseconds=1))
        return datetime.combine(last, time.min, HANOI).astimezone(due_at.tzinfo)
    return started + (due_at - started) * _SHARES[Stage(stage)]


def reached(
    stage: int, started: datetime, due_at: datetime, every: Span, calendar: WorkingCalendar, now: datetime
) -> int:
    """The furthest stage that has come by now; `stage`, where the clock is, when none has since."""
    if now < due_at:
        come = [
            each
            for each in (Stage.HALF, Stage.MOST, Stage.LAST_DAY)
            if started < moment_of(each, started, due_at, every, calendar) <= now
        ]
        return max(stage, *come, Stage.RUNNING)
    furthest = max(stage, int(Stage.LATE))
    while moment_of(furthest + 1, started, due_at, every, calendar) <= now:
        furthest += 1
    return furthest


def next_moment(
    stage: int, started: datetime, due_at: datetime, every: Span, calendar: WorkingCalendar
) -> datetime:
    """When the first stage after this one comes."""
    if stage >= Stage.LATE:
        return moment_of(stage + 1, started, due_at, every, calendar)
    return min(
        at
        for each in range(stage + 1, Stage.LATE + 1)
        if (at := moment_of(each, started, due_at, every, calendar)) > started or each == Stage.LATE
    )
