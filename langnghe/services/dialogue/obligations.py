"""How often a head has to meet the people, and how that stands (facts F-5, F-7; R27, R30). Pure.

A commune holds at least one dialogue conference a year (Luật Tổ chức chính quyền địa phương 2025 Art. 43); the
head of a provincial body receives citizens one day a month, a commune's chair two (Luật Tiếp công dân 2013 Art. 12
and 18; Luật 136/2025/QH15). Only what the head has held in person counts; what a substitute has held is counted
apart. Days are counted, not sessions: two receptions on one day are one day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from langnghe.models import DialogueKind, DialogueState
from langnghe.services.calendar import WorkingCalendar
from langnghe.services.dialogue.rules import Number

#: Whoever must act is told so many days before the last day to announce, and once more.
SOON_DAYS, NOW_DAYS = 10, 3
#: After the period there is some time to write down how the last session went.
GRACE_DAYS = 3
MONTH = "month"

_HELD = frozenset({DialogueState.HELD, DialogueState.PUBLISHED, DialogueState.CLOSED})
_INTENDED = frozenset({DialogueState.DRAFT, DialogueState.SUBMITTED, DialogueState.APPROVED})


class Level(IntEnum):
    """How urgent it is; each is told once."""

    FINE = 0
    #: Something is missing, and there is time to plan it.
    SOON = 1
    #: What is planned must be announced now.
    NOW = 2
    #: It cannot be announced in time any more, or the period is over.
    LATE = 3


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day of a month or a year."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session as far as it counts. `own`: the head presides, not a substitute."""

    kind: DialogueKind
    state: DialogueState
    day: date
    own: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """What one head owes of one kind in one period, in days, and what has become of it."""

    kind: DialogueKind
    unit: str
    """"month" or "year"."""
    period: Period
    number: int
    held: int
    substituted: int
    """Held by somebody else: these do not count."""
    planned: int
    """Days still to come, drafted, approved or announced."""
    announced: int
    """Of them, announced."""
    missing: int
    """Neither held nor planned."""
    announce_by: date
    """The last day on which what is missing can be announced in time."""
    level: Level


def periods(year: int, unit: str) -> Iterator[Period]:
    """The months of the year, or the year itself."""
    if unit != MONTH:
        yield Period(date(year, 1, 1), date(year, 12, 31))
        return
    for month in range(1, 13):
        after = date(year + month // 12, month % 12 + 1, 1)
        yield Period(date(year, month, 1), after - timedelta(days=1))


class Reckoning:
    """Last days to announce, each counted once: a hundred bodies ask for the same few."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self._calendar = calendar
        self._known: dict[tuple[DialogueKind, int, Number | None, Period], date] = {}

    def announce_by(self, kind: DialogueKind, count: int, notice: Number | None, period: Period) -> date:
        """As the function of this name."""
        key = (kind, count, notice, period)
        if key not in self._known:
            self._known[key] = announce_by(kind, count, notice, period, self._calendar)
        return self._known[key]


def standing(
    kind: DialogueKind,
    least: Number,
    notice: Number | None,
    period: Period,
    meetings: Iterable[Meeting],
    today: date,
    reckoning: Reckoning,
) -> Owed:
    """How it stands with what is owed in this period.

    `least`: how many days; `notice`: how long before a session must be announced, None for no such rule.
    """
    mine = [each for each in meetings if each.kind is kind and period.first <= each.day <= period.last]
    held = _days(each.day for each in mine if each.own and each.state in _HELD)
    announced = _days(each.day for each in mine if each.own and each.state is DialogueState.ANNOUNCED) - held
    intended = _days(each.day for each in mine if each.own and each.state in _INTENDED and each.day >= today)
    over = today > period.last
    planned = announced if over else announced | (intended - held)
    missing = max(0, least.number - len(held) - (0 if over else len(planned)))
    level = _level(kind, least.number, len(held), len(announced), missing, notice, period, today, reckoning)
    return Owed(
        kind=kind,
        unit=least.unit,
        period=period,
        number=least.number,
        held=len(held),
        substituted=len(_days(each.day for each in mine if not each.own and each.state in _HELD)),
        planned=len(planned),
        announced=len(announced),
        missing=missing,
        announce_by=reckoning.announce_by(kind, max(1, missing), notice, period),
        level=level,
    )


def announce_by(
    kind: DialogueKind, count: int, notice: Number | None, period: Period, calendar: WorkingCalendar
) -> date:
    """The last day on which `count` sessions on different days of the period can still be announced in time.

    A reception needs a working day; a conference may be on any day, when people are free.
    """
    day = period.last
    for _ in range((period.last - period.first).days):
        if kind is DialogueKind.CONFERENCE or calendar.is_working(day):
            count -= 1
        if count <= 0:
            break
        day -= timedelta(days=1)
    return before(day, notice, calendar)


def before(day: date, notice: Number | None, calendar: WorkingCalendar) -> date:
    """The last day on which a session on this day can be announced in time."""
    if notice is None:
        return day
    if notice.unit != "WD":
        return day - timedelta(days=notice.number)
    left = notice.number
    while left > 0:
        day -= timedelta(days=1)
        left -= calendar.is_working(day)
    return day


def _level(
    kind: DialogueKind,
    number: int,
    held: int,
    announced: int,
    missing: int,
    notice: Number | None,
    period: Period,
    today: date,
    reckoning: Reckoning,
) -> Level:
    if held >= number:
        return Level.FINE
    unannounced = number - held - announced
    if unannounced <= 0 and today <= period.last + timedelta(days=GRACE_DAYS):
        return Level.FINE  # all of it is announced, or how it went is being written down
    # What is only planned is not safe: it has to be announced by its day, too.
    last = reckoning.announce_by(kind, max(1, unannounced), notice, period)
    if today > last:
        return Level.LATE
    if today >= last - timedelta(days=NOW_DAYS):
        return Level.NOW
    if missing and today >= reckoning.announce_by(kind, missing, notice, period) - timedelta(days=SOON_DAYS):
        return Level.SOON
    return Level.FINE


def _days(days: Iterable[date]) -> frozenset[date]:
    return frozenset(days)
