"""Which days and hours an office works. Pure: days off, swapped days and hours are passed in.

A day is a calendar date in Asia/Ho_Chi_Minh, the one time zone of Vietnam (UTC+7, no summer time).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from langnghe.services.data import rows

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
_CULTURE_DAY = "Ngày Văn hóa Việt Nam"
_SATURDAY = 5
LONGEST_REST = 366  # days without a working day before the calendar itself must be wrong


class DayKind(StrEnum):
    """What an office's own rule makes of a day."""

    OFF = "off"  # declared or swapped day off
    WORKING = "working"  # make-up working day
    HALF = "half"  # only the morning is worked; still a working day in counts of days
    AFTERNOON = "afternoon"  # only the afternoon is worked
    CLOSED = "closed"  # this office alone is closed (storm, election, moving house)


class Reason(StrEnum):
    """Why a day is worked or not; the key of the words that explain it."""

    WORKING = "working"
    MAKE_UP = "make_up"
    HALF_DAY = "half_day"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    DAY_OFF = "day_off"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class DayRule:
    """One row of the office's own table of days. It wins over weekends and public holidays."""

    date: date
    kind: DayKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """One date as the office sees it. `note`: the holiday's name or the rule's note, in Vietnamese."""

    date: date
    working: bool
    reason: Reason
    note: str = ""
    kind: DayKind | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """A stretch of office hours in local time, `opens` < `closes`."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError(f"Office hours must open before they close, not {self.opens}-{self.closes}.")


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Morning and afternoon of every working day. They differ by province, so there is no default."""

    morning: Opening
    afternoon: Opening

    def __post_init__(self) -> None:
        if self.afternoon.opens < self.morning.closes:
            raise ValueError("The afternoon must open after the morning closes.")


@dataclass(frozen=True, slots=True)
class YearDays:
    """What the law says about one year: names of days off, and the weekend days that are worked instead."""

    off: Mapping[date, str] = field(default_factory=dict)
    work: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Weekends, public holidays by year (asked for lazily, so any year works), and the office's own rules."""

    year_days: Callable[[int], YearDays]
    rules: Mapping[date, DayRule] = field(default_factory=dict)
    hours: OfficeHours | None = None

    def day(self, day: date) -> Day:
        """What this date is, and why."""
        if rule := self.rules.get(day):
            return _by_rule(rule, self._by_law(day))
        return self._by_law(day)

    def _by_law(self, day: date) -> Day:
        year = self.year_days(day.year)
        if day in year.off:
            # A holiday on a weekend is explained as the holiday: that is what people remember.
            return Day(day, working=False, reason=Reason.HOLIDAY, note=year.off[day])
        if day.weekday() < _SATURDAY:
            return Day(day, working=True, reason=Reason.WORKING)
        if day in year.work:
            return Day(day, working=True, reason=Reason.MAKE_UP)
        return Day(day, working=False, reason=Reason.WEEKEND)

    def is_working(self, day: date) -> bool:
        return self.day(day).working

    def on_or_after(self, day: date) -> date:
        """The first working day from this date on. ValueError when a whole year holds none."""
        for ahead in range(LONGEST_REST):
            if self.is_working(candidate := day + timedelta(days=ahead)):
                return candidate
        raise ValueError(f"The calendar has no working day in the {LONGEST_REST} days from {day}.")

    def working_days(self, after: date, through: date) -> int:
        """How many working days lie after the first date and through the second; never below 0."""
        span = (through - after).days
        return sum(self.is_working(after + timedelta(days=n)) for n in range(1, span + 1))

    def openings(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """Office hours of this date as aware local instants; empty on days off and where none are known."""
        if self.hours is None or not (status := self.day(day)).working:
            return ()
        open_hours = {
            DayKind.HALF: (self.hours.morning,),
            DayKind.AFTERNOON: (self.hours.afternoon,),
        }.get(status.kind or DayKind.WORKING, (self.hours.morning, self.hours.afternoon))
        return tuple(
            (datetime.combine(day, part.opens, HANOI), datetime.combine(day, part.closes, HANOI))
            for part in open_hours
        )


def local_date(instant: datetime) -> date:
    """The date in Vietnam of an aware instant. Its weekday is the one that counts, never that in UTC."""
    if instant.tzinfo is None:
        raise ValueError("An instant without a time zone has no date in Vietnam.")
    return instant.astimezone(HANOI).date()


def plain(
    days_off: Iterable[date] = (),
    make_up_days: Iterable[date] = (),
    overlay: Iterable[DayRule] = (),
    hours: OfficeHours | None = None,
) -> WorkingCalendar:
    """A calendar that knows weekends and what it is given; no public holidays."""
    known = YearDays(MappingProxyType(dict.fromkeys(days_off, "")), frozenset(make_up_days))
    return WorkingCalendar(lambda _year: known, _by_date(overlay), hours)


def vietnam(
    overlay: Iterable[DayRule] = (), *, culture_day: bool = True, hours: OfficeHours | None = None
) -> WorkingCalendar:
    """Vietnam's calendar (Labour Code Art. 112 by the `holidays` package) under the office's own table.

    culture_day: whether 24 November is a public holiday from 2026 on, which was decided by the Party
    (NQ 80-NQ/TW) but is not confirmed as law; an office can say no.
    """
    year_days = _with_culture_day if culture_day else _without_culture_day
    return WorkingCalendar(year_days, _by_date((*known_swaps(), *overlay)), hours)


@lru_cache(maxsize=1)
def known_swaps() -> tuple[DayRule, ...]:
    """Announced swaps that the `holidays` package does not know."""
    return tuple(
        DayRule(date.fromisoformat(row["date"]), DayKind(row["kind"]), row["note"])
        for row in rows("day_rules.csv")
    )


def _by_rule(rule: DayRule, law: Day) -> Day:
    if rule.kind is DayKind.OFF:
        return Day(rule.date, working=False, reason=Reason.DAY_OFF, note=rule.note, kind=rule.kind)
    if rule.kind is DayKind.CLOSED:
        return Day(rule.date, working=False, reason=Reason.CLOSED, note=rule.note, kind=rule.kind)
    if rule.kind is DayKind.WORKING:
        reason = Reason.WORKING if law.reason is Reason.WORKING else Reason.MAKE_UP
        return Day(rule.date, working=True, reason=reason, note=rule.note, kind=rule.kind)
    return Day(rule.date, working=True, reason=Reason.HALF_DAY, note=rule.note, kind=rule.kind)


def _by_date(overlay: Iterable[DayRule]) -> Mapping[date, DayRule]:
    """Later rules win, so that an office's table overrides the known swaps."""
    return MappingProxyType({rule.date: rule for rule in overlay})


@lru_cache(maxsize=128)
def _with_culture_day(year: int) -> YearDays:
    from holidays import country_holidays  # slow to import; only who counts days pays for it

    # The years around it too: a swap between 2 January and a Saturday in December belongs to the next year.
    around = country_holidays("VN", years=(year - 1, year, year + 1), language="vi")
    off = {day: name for day, name in around.items() if day.year == year}
    work = frozenset(day for day in around.weekend_workdays if day.year == year)
    return YearDays(MappingProxyType(off), work)


@lru_cache(maxsize=128)
def _without_culture_day(year: int) -> YearDays:
    full = _with_culture_day(year)
    off = {day: name for day, name in full.off.items() if _CULTURE_DAY not in name}
    return YearDays(MappingProxyType(off), full.work)
