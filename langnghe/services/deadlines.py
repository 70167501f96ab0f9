"""When an answer is due, and why on that date (Civil Code 2015 Art. 147, 148; the office's calendar).

The day of the event does not count. A span of days ends at 24:00 of its last day in Asia/Ho_Chi_Minh; one of
calendar days that ends on a day off runs on to the end of the next working day. Hours start at the given
moment, and are office hours where the calendar knows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from langnghe.services.calendar import HANOI, LONGEST_REST, Day, WorkingCalendar, local_date

_FORM = re.compile(r"(\d{1,9})\s*(WD|D|H)", re.ASCII | re.IGNORECASE)
_LONGEST = 10_000
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


def due(start: datetime, span: Span, calendar: WorkingCalendar) -> Due:
    """When something that began at `start` (aware) is due.

    Raises ValueError for a naive start, for a calendar without working days, and past the year 9999.
    """
    first = local_date(start)
    try:
        if span.unit is Unit.WORKING_DAYS:
            return _due_on(span, _working_days(first, span.amount, calendar))
        if span.unit is Unit.DAYS:
            return _due_on(span, _days(first, span.amount, calendar))
        return _hours(start, span, calendar)
    except OverflowError as error:
        raise ValueError(f"{span} from {first} ends after the last year that has dates.") from error


def end_of(day: date) -> datetime:
    """24:00 of this day in Vietnam, as an aware instant in UTC."""
    return datetime.combine(day + timedelta(days=1), time.min, HANOI).astimezone(UTC)


def _due_on(span: Span, steps: list[DayStep]) -> Due:
    last = steps[-1].date
    return Due(last, end_of(last), span, tuple(steps))


def _working_days(first: date, amount: int, calendar: WorkingCalendar) -> list[DayStep]:
    steps = [_start(first)]
    counted = rest = 0
    while counted < amount:
        day = calendar.day(steps[-1].date + timedelta(days=1))
        counted += day.working
        rest = 0 if day.working else _one_more(rest, first)
        steps.append(_step(day, counted=day.working, number=counted))
    return steps


def _days(first: date, amount: int, calendar: WorkingCalendar) -> list[DayStep]:
    steps = [_start(first)]
    for number in range(1, amount + 1):
        day = calendar.day(first + timedelta(days=number))
        reason = StepReason.CALENDAR_DAY if day.working else StepReason(day.reason)
        steps.append(DayStep(day.date, counted=True, reason=reason, number=number, note=day.note))
    last = steps[-1].date
    end = calendar.on_or_after(last)
    for ahead in range(1, (end - last).days):
        day = calendar.day(last + timedelta(days=ahead))
        steps.append(_step(day, counted=False, number=amount))
    if end != last:
        note = calendar.day(end).note
        steps.append(DayStep(end, counted=False, reason=StepReason.ROLLED, number=amount, note=note))
    return steps


def _hours(start: datetime, span: Span, calendar: WorkingCalendar) -> Due:
    if calendar.hours is None:
        return _plain_hours(start, span, calendar)
    left = timedelta(hours=span.amount)
    steps: list[DayStep] = []
    day = local_date(start)
    rest = 0
    while True:
        spent = timedelta()
        for opens, closes in calendar.openings(day):
            begins = max(opens, start)
            open_for = max(closes - begins, timedelta())
            used = min(left - spent, open_for)
            spent += used
            if used and spent == left:
                steps.append(_hour_step(calendar.day(day), spent))
                return Due(day, (begins + used).astimezone(UTC), span, tuple(steps))
        left -= spent
        rest = 0 if spent else _one_more(rest, day)
        steps.append(_hour_step(calendar.day(day), spent))
        day += timedelta(days=1)


def _plain_hours(start: datetime, span: Span, calendar: WorkingCalendar) -> Due:
    """Hours by the clock, where no office hours are known."""
    end = start.astimezone(UTC) + timedelta(hours=span.amount)
    steps = []
    begins = start.astimezone(HANOI)
    while begins < end:
        midnight = datetime.combine(begins.date() + timedelta(days=1), time.min, HANOI)
        note = calendar.day(begins.date()).note
        minutes = _minutes(min(midnight, end.astimezone(HANOI)) - begins)
        steps.append(DayStep(begins.date(), True, StepReason.CALENDAR_DAY, note=note, minutes=minutes))
        begins = midnight
    return Due(steps[-1].date, end, span, tuple(steps))


def _start(first: date) -> DayStep:
    return DayStep(first, counted=False, reason=StepReason.START)


def _step(day: Day, *, counted: bool, number: int) -> DayStep:
    return DayStep(day.date, counted, StepReason(day.reason), number, day.note)


def _hour_step(day: Day, spent: timedelta) -> DayStep:
    late_start = day.working and not spent
    reason = StepReason.CLOSED_HOURS if late_start else StepReason(day.reason)
    return DayStep(day.date, bool(spent), reason, note=day.note, minutes=_minutes(spent))


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds() // 60)


def _one_more(rest: int, day: date) -> int:
    if rest >= LONGEST_REST:
        raise ValueError(f"The calendar has no working day for {LONGEST_REST} days after {day}.")
    return rest + 1
