"""When an answer is due, and why on that date (Civil Code 2015 Art. 147, 148; the office's calendar).

The day of the event does not count. A span of days ends at 24:00 of its last day in Asia/Ho_Chi_Minh; one of
calendar days that ends on a day off runs on to the end of the next working day. Hours start at the given
moment, and are office hours where the calendar knows them. While a clock stands still no day and no hour counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from langnghe.services.calendar import HANOI, LONGEST_REST, Day, WorkingCalendar, local_date

_FORM = re.compile(r"(\d{1,9})\s*(WD|D|H)", re.ASCII | re.IGNORECASE)
_LONGEST = 10_000
_MINUTE = timedelta(minutes=1)
_Moment = TypeVar("_Moment", date, datetime)
_EXPECTED = 'a whole number from 1 to 10000 and one of WD (working days), D (days), H (hours), such as "10 WD"'


class Unit(StrEnum):
    WORKING_DAYS = "WD"
    DAYS = "D"
    HOURS = "H"


class SpanError(ValueError):
    """A span that cannot be read; the message says what is expected."""


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as law and regulation give it. `str(span)` is the form that `parse` reads."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= _LONGEST:
            raise SpanError(f"{self.amount} {self.unit} is not a span: expected {_EXPECTED}.")

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read "10 WD", "10 D" or "8 H", in any case, with or without the space. Raises SpanError."""
        if not (found := _FORM.fullmatch(text.strip())):
            raise SpanError(f'"{text}" is not a span: expected {_EXPECTED}.')
        return cls(int(found[1]), Unit(found[2].upper()))


class StepReason(StrEnum):
    """Why a day counted or not: the keys of the words for "why this date?". Holds every `calendar.Reason`."""

    START = "start"  # the day of the event
    WORKING = "working"
    MAKE_UP = "make_up"
    HALF_DAY = "half_day"
    CALENDAR_DAY = "calendar_day"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    DAY_OFF = "day_off"
    CLOSED = "closed"
    ROLLED = "rolled"  # the working day to which an end on a day off is moved
    CLOSED_HOURS = "closed_hours"  # a working day whose office hours were over when counting began
    PAUSED = "paused"  # the clock stood still
    RESUMED = "resumed"  # the working day to which an end is moved that was the very day the clock was stopped on


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the clock stands still, in aware instants. `ended` is None while it still does."""

    began: datetime
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class DayStep:
    """One day on the way. `number`: days counted so far; `minutes`: time spent, only for spans in hours."""

    date: date
    counted: bool
    reason: StepReason
    number: int = 0
    note: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """The last day (in Vietnam), the aware UTC instant from which it is late, and the way there."""

    date: date
    at: datetime
    span: Span
    explanation: tuple[DayStep, ...]


def due(start: datetime, span: Span, calendar: WorkingCalendar, pauses: Sequence[Pause] = ()) -> Due:
    """When something that began at `start` (aware) is due.

    While it pauses nothing counts: of days, each date after that on which a pause began and through that on which
    it ended; of hours, the time between. A deadline never passes in a pause: one that begins on the last day
    itself moves the end to the day on which it ended (or the next working day). What begins later changes nothing.

    Raises ValueError for a pause without an end: how far it reaches only the caller can say (until now, until
    its limit). So too for one that ends before it begins, for an instant without a time zone, for a calendar
    without working days, and past the year 9999.
    """
    first = local_date(start)
    stretches = _merged([_stretch(pause) for pause in pauses])
    try:
        if span.unit is Unit.HOURS:
            return _hours(start, span, calendar, stretches)
        paused = _merged([(local_date(began), local_date(ended)) for began, ended in stretches])
        count = _working_days if span.unit is Unit.WORKING_DAYS else _days
        return _due_on(span, _after_last_pause(count(first, span.amount, calendar, paused), calendar, paused))
    except OverflowError as error:
        raise ValueError(f"{span} from {first} ends after the last year that has dates.") from error


def end_of(day: date) -> datetime:
    """24:00 of this day in Vietnam, as an aware instant in UTC."""
    return datetime.combine(day + timedelta(days=1), time.min, HANOI).astimezone(UTC)


def _due_on(span: Span, steps: list[DayStep]) -> Due:
    last = steps[-1].date
    return Due(last, end_of(last), span, tuple(steps))


def _stretch(pause: Pause) -> tuple[datetime, datetime]:
    if pause.ended is None:
        raise ValueError(f"The pause of {pause.began} has no end yet: say until when it is to be counted.")
    if pause.began.tzinfo is None or pause.ended.tzinfo is None:
        raise ValueError("A pause needs instants with a time zone.")
    if pause.ended < pause.began:
        raise ValueError(f"The pause of {pause.began} ends before it begins, at {pause.ended}.")
    return pause.began, pause.ended


def _merged(stretches: Sequence[tuple[_Moment, _Moment]]) -> list[tuple[_Moment, _Moment]]:
    """The same stretches in order, with those that overlap or touch made one; empty ones are left out."""
    merged: list[tuple[_Moment, _Moment]] = []
    for began, ended in sorted(stretches):
        if merged and began <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(ended, merged[-1][1]))
        elif began < ended:
            merged.append((began, ended))
    return merged


def _is_paused(day: date, paused: list[tuple[date, date]]) -> bool:
    """Whether no part of the day counts: the day of asking still did, the day of the reply does not yet."""
    return any(began < day <= ended for began, ended in paused)


def _working_days(
    first: date, amount: int, calendar: WorkingCalendar, paused: list[tuple[date, date]]
) -> list[DayStep]:
    steps = [_start(first)]
    counted = rest = 0
    while counted < amount:
        day = calendar.day(steps[-1].date + timedelta(days=1))
        if _is_paused(day.date, paused):
            steps.append(_paused_step(day, counted))
            continue
        counted += day.working
        rest = 0 if day.working else _one_more(rest, first)
        steps.append(_step(day, counted=day.working, number=counted))
    return steps


def _days(first: date, amount: int, calendar: WorkingCalendar, paused: list[tuple[date, date]]) -> list[DayStep]:
    steps = [_start(first)]
    while (number := steps[-1].number) < amount:
        day = calendar.day(steps[-1].date + timedelta(days=1))
        if _is_paused(day.date, paused):
            steps.append(_paused_step(day, number))
            continue
        reason = StepReason.CALENDAR_DAY if day.working else StepReason(day.reason)
        steps.append(DayStep(day.date, counted=True, reason=reason, number=number + 1, note=day.note))
    return steps if calendar.is_working(steps[-1].date) else _rolled(steps, calendar, paused)


def _rolled(steps: list[DayStep], calendar: WorkingCalendar, paused: list[tuple[date, date]]) -> list[DayStep]:
    """The way to the first working day after the last step on which the clock runs."""
    number = steps[-1].number
    first = steps[-1].date
    rest = 0
    while True:
        day = calendar.day(steps[-1].date + timedelta(days=1))
        if _is_paused(day.date, paused):
            steps.append(_paused_step(day, number))
        elif day.working:
            steps.append(DayStep(day.date, False, StepReason.ROLLED, number, day.note))
            return steps
        else:
            rest = _one_more(rest, first)
            steps.append(_step(day, counted=False, number=number))


def _after_last_pause(
    steps: list[DayStep], calendar: WorkingCalendar, paused: list[tuple[date, date]]
) -> list[DayStep]:
    """The end is not in a pause: one that began on the last day leaves the rest of that day for afterwards."""
    number = steps[-1].number
    for began, ended in paused:
        if began != steps[-1].date:
            continue
        end = calendar.on_or_after(ended)
        for ahead in range(1, (end - began).days):
            day = calendar.day(began + timedelta(days=ahead))
            in_pause = day.date <= ended
            steps.append(_paused_step(day, number) if in_pause else _step(day, counted=False, number=number))
        steps.append(DayStep(end, False, StepReason.RESUMED, number, calendar.day(end).note))
    return steps


def _hours(start: datetime, span: Span, calendar: WorkingCalendar, pauses: list[tuple[datetime, datetime]]) -> Due:
    left = timedelta(hours=span.amount)
    days: list[_HoursOfDay] = []
    day = local_date(start)
    rest = 0
    while True:
        spent = timedelta()
        openings = _openings(day, start, calendar)
        for begins, closes in _outside(openings, pauses):
            used = min(left - spent, closes - begins)
            spent += used
            if used and spent == left:
                days.append(_HoursOfDay(day, spent))
                return Due(day, (begins + used).astimezone(UTC), span, tuple(_hour_steps(calendar, days)))
        left -= spent
        paused = bool(openings) and not spent
        rest = 0 if spent or paused else _one_more(rest, day)
        days.append(_HoursOfDay(day, spent, paused))
        day += timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _HoursOfDay:
    date: date
    spent: timedelta
    paused: bool = False


def _openings(day: date, start: datetime, calendar: WorkingCalendar) -> list[tuple[datetime, datetime]]:
    """The hours of this day that are left from `start` on; the whole day where no office hours are known."""
    if calendar.hours is None:
        midnight = datetime.combine(day, time.min, HANOI)
        open_hours: Sequence[tuple[datetime, datetime]] = [(midnight, midnight + timedelta(days=1))]
    else:
        open_hours = calendar.openings(day)
    return [(max(opens, start), closes) for opens, closes in open_hours if closes > start]


def _outside(
    openings: list[tuple[datetime, datetime]], pauses: list[tuple[datetime, datetime]]
) -> Iterator[tuple[datetime, datetime]]:
    """What is left of the openings when the pauses (in order, apart from each other) are taken out."""
    for opens, closes in openings:
        begins = opens
        for began, ended in pauses:
            if began < closes and ended > begins:
                if began > begins:
                    yield begins, began
                begins = ended
        if begins < closes:
            yield begins, closes


def _start(first: date) -> DayStep:
    return DayStep(first, counted=False, reason=StepReason.START)


def _step(day: Day, *, counted: bool, number: int) -> DayStep:
    return DayStep(day.date, counted, StepReason(day.reason), number, day.note)


def _paused_step(day: Day, number: int) -> DayStep:
    return DayStep(day.date, counted=False, reason=StepReason.PAUSED, number=number, note=day.note)


def _hour_steps(calendar: WorkingCalendar, days: Sequence[_HoursOfDay]) -> Iterator[DayStep]:
    """Each day with its whole minutes; what a day has over goes to the next, so that they add up to the span."""
    total = timedelta()
    for each in days:
        before, total = total, total + each.spent
        minutes = total // _MINUTE - before // _MINUTE
        day = calendar.day(each.date)
        yield DayStep(
            each.date, bool(each.spent), _hour_reason(calendar, day, each), note=day.note, minutes=minutes
        )


def _hour_reason(calendar: WorkingCalendar, day: Day, hours: _HoursOfDay) -> StepReason:
    if hours.paused:
        return StepReason.PAUSED
    if calendar.hours is None:
        return StepReason.CALENDAR_DAY
    if day.working and not hours.spent:
        return StepReason.CLOSED_HOURS
    return StepReason(day.reason)


def _one_more(rest: int, day: date) -> int:
    if rest >= LONGEST_REST:
        raise ValueError(f"The calendar has no working day for {LONGEST_REST} days after {day}.")
    return rest + 1
