"""The calendar this office counts by: the country's, under the office's own table and hours (facts F-12).

Every change gives the calendar a new stamp. Processes that keep the calendar look at the stamp, and the sweep
that computes open deadlines anew (`services.recomputing`) begins again with each new one.
"""

import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, bindparam, select

from langnghe.models import CalendarDay, Prepared
from langnghe.services import authority, calendar_csv, office_settings
from langnghe.services.calendar import (
    DayKind,
    DayRule,
    OfficeHours,
    Opening,
    WorkingCalendar,
    known_swaps,
    vietnam,
)
from langnghe.services.calendar_csv import DayTable
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import Invalid, NotFound
from langnghe.services.work import Work

STAMP, HOURS = "calendar.stamp", "calendar.hours"
#: Three days off in a row and more are one feast, called by its shortest name.
_FEAST = 3


# Reading ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Change:
    """The newest change of the calendar: its stamp, who made it, when."""

    stamp: str
    by: int
    at: datetime


def load(connection: Connection, *, culture_day: bool) -> WorkingCalendar:
    """The calendar as the office's table stands now."""
    return vietnam(_own_days(connection), culture_day=culture_day, hours=hours(connection))


def stamp(connection: Connection) -> str:
    """What changes whenever the calendar does; "" for an office that has changed nothing."""
    found = office_settings.read(connection, STAMP)
    return str(found.value.get("stamp", "")) if found else ""


def last_change(work: Work) -> Change | None:
    """The newest change, None when the office has changed nothing yet."""
    found = office_settings.read(work.connection, STAMP)
    if found is None:
        return None
    return Change(str(found.value["stamp"]), int(found.value["by"]), found.changed_at)


def current(work: Work) -> WorkingCalendar:
    """The calendar as it stands in the books, whatever this process still remembers."""
    return _with(work, _own_days(work.connection), hours(work.connection))


def hours(connection: Connection) -> OfficeHours | None:
    """The office's hours, None where none are decided: hours are counted by the clock then."""
    found = office_settings.read(connection, HOURS)
    return _hours_of(found.value) if found and found.value else None


_OWN = Prepared(select(CalendarDay.day, CalendarDay.kind, CalendarDay.note).order_by(CalendarDay.day))
_OWN_OF_YEAR = Prepared(
    select(CalendarDay.day, CalendarDay.kind, CalendarDay.note)
    .where(CalendarDay.day >= bindparam("first"), CalendarDay.day <= bindparam("last"))
    .order_by(CalendarDay.day)
)


def _own_days(connection: Connection) -> list[DayRule]:
    return [_rule(row) for row in _OWN.all(connection)]


def _rule(row: Any) -> DayRule:
    return DayRule(row.day, DayKind(row.kind), row.note)


def _with(work: Work, own: Iterable[DayRule], office_hours: OfficeHours | None) -> WorkingCalendar:
    rules = {rule.date: rule for rule in (*known_swaps(), *own)}
    return WorkingCalendar(work.calendar.year_days, MappingProxyType(rules), office_hours)


# What an admin sees -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Feast:
    """Days off by law that follow each other. `name` in Vietnamese."""

    first: date
    last: date
    name: str


@dataclass(frozen=True, slots=True)
class YearView:
    """One year of the calendar: what the law and the announced swaps say, and how many days the office has set."""

    year: int
    feasts: tuple[Feast, ...]
    swaps: tuple[DayRule, ...]
    """Announced swaps and make-up Saturdays, as far as the office has not set the day itself."""
    own: int
    hours: OfficeHours | None


def year(work: Work, by: int, wanted: int) -> YearView:
    """The calendar of a year. Raises `Forbidden`, and `Invalid("calendar-year")` beyond the years we know."""
    authority.require_admin(work, by)
    _must_be_known(wanted)
    law = work.calendar.year_days(wanted)
    made_up = {day: DayRule(day, DayKind.WORKING) for day in law.work}
    made_up |= {rule.date: rule for rule in known_swaps() if rule.date.year == wanted}
    own = {rule.date for rule in _of_year(work, wanted)}
    return YearView(
        wanted,
        feasts(work, wanted),
        tuple(made_up[day] for day in sorted(made_up.keys() - own)),
        len(own),
        hours(work.connection),
    )


def feasts(work: Work, wanted: int) -> tuple[Feast, ...]:
    """The days off by law of a year, those that follow each other as one."""
    off = work.calendar.year_days(wanted).off
    runs: list[list[date]] = []
    for day in sorted(off):
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return tuple(Feast(run[0], run[-1], _name([off[day] for day in run])) for run in runs)


def _name(names: Sequence[str]) -> str:
    if len(names) >= _FEAST:
        return min(names, key=len)
    return ", ".join(dict.fromkeys(names))


def days(work: Work, by: int, wanted: int, offset: int = 0, size: int = 8) -> Page[DayRule]:
    """The days of a year that the office has set itself."""
    authority.require_admin(work, by)
    _must_be_known(wanted)
    found = _of_year(work, wanted)
    start = page_start(len(found), offset, size)
    return Page(tuple(found[start : start + size]), start, len(found))


def day(work: Work, by: int, wanted: date) -> DayRule:
    """A day that the office has set itself. Raises `Forbidden`, `NotFound("calendar-day-not-found")`."""
    authority.require_admin(work, by)
    row = work.session.get(CalendarDay, wanted)
    if row is None:
        raise NotFound("calendar-day-not-found", day=wanted)
    return _rule(row)


def table(work: Work, by: int, wanted: int) -> str:
    """The office's own days of a year as a CSV table."""
    authority.require_admin(work, by)
    _must_be_known(wanted)
    return calendar_csv.write(_of_year(work, wanted))


def has_days(work: Work, wanted: int) -> bool:
    """Whether the office has set any day of the year itself."""
    first = select(CalendarDay.day).where(
        CalendarDay.day >= date(wanted, 1, 1), CalendarDay.day <= date(wanted, 12, 31)
    )
    return work.session.scalar(first.limit(1)) is not None


def _of_year(work: Work, wanted: int) -> list[DayRule]:
    rows = _OWN_OF_YEAR.all(work.connection, first=date(wanted, 1, 1), last=date(wanted, 12, 31))
    return [_rule(row) for row in rows]


def _must_be_known(wanted: int) -> None:
    if not calendar_csv.FIRST_YEAR <= wanted <= calendar_csv.LAST_YEAR:
        raise Invalid("calendar-year", first=str(calendar_csv.FIRST_YEAR), last=str(calendar_csv.LAST_YEAR))


# What an admin changes ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Plan:
    """What a change would make of the table: how many days are new, are changed, stand there already."""

    calendar: WorkingCalendar
    new: int = 0
    changed: int = 0
    same: int = 0


def plan(work: Work, by: int, rules: Collection[DayRule]) -> Plan:
    """What setting these days would do; nothing is written.

    Raises `Forbidden`, `Invalid` for a day that cannot be set, and for a calendar without working days.
    """
    authority.require_admin(work, by)
    own = {rule.date: rule for rule in _own_days(work.connection)}
    for rule in rules:
        _must_be_known(rule.date.year)
        if len(rule.note) > calendar_csv.LONGEST_NOTE:
            raise Invalid("calendar-note-long", most=calendar_csv.LONGEST_NOTE)
    before = [own.get(rule.date) for rule in rules]
    same = sum(was == rule for was, rule in zip(before, rules, strict=True))
    new = before.count(None)
    own |= {rule.date: rule for rule in rules}
    made = _usable(_with(work, own.values(), hours(work.connection)))
    return Plan(made, new, len(before) - new - same, same)


def set_days(work: Work, by: int, rules: Collection[DayRule]) -> Plan:
    """Set these days, over what the office had set for them before. Setting them a second time changes nothing."""
    planned = plan(work, by, rules)
    if planned.new or planned.changed:
        for rule in rules:
            work.session.merge(CalendarDay(day=rule.date, kind=str(rule.kind), note=rule.note))
        work.session.flush()
        _changed(work, by)
    return planned


def without(work: Work, by: int, wanted: date) -> WorkingCalendar:
    """The calendar as it would be without the office's own rule for this day."""
    day(work, by, wanted)
    own = [rule for rule in _own_days(work.connection) if rule.date != wanted]
    return _usable(_with(work, own, hours(work.connection)))


def remove(work: Work, by: int, wanted: date) -> DayRule:
    """Take the office's own rule for a day back, so that the law decides again; the rule as it was."""
    found = day(work, by, wanted)
    without(work, by, wanted)
    work.session.delete(work.session.get_one(CalendarDay, wanted))
    work.session.flush()
    _changed(work, by)
    return found


def with_hours(work: Work, by: int, new: OfficeHours | None) -> WorkingCalendar:
    """The calendar as it would be with these hours."""
    authority.require_admin(work, by)
    return replace(current(work), hours=new)


def set_hours(work: Work, by: int, new: OfficeHours | None) -> None:
    """Decide the office's hours, or with None that hours are counted by the clock."""
    authority.require_admin(work, by)
    if new == hours(work.connection):
        return
    office_settings.put(work, HOURS, {} if new is None else _packed(new))
    _changed(work, by)


def read_table(work: Work, by: int, text: str) -> DayTable:
    """Read a table of days that an admin has sent. Raises `Forbidden`, `Invalid` for an empty or endless one."""
    authority.require_admin(work, by)
    found = calendar_csv.read(text)
    if found.too_long:
        raise Invalid("calendar-table-long", most=calendar_csv.MOST_ROWS)
    if not found.rules and not found.faults:
        raise Invalid("calendar-table-empty")
    return found


def import_table(work: Work, by: int, text: str) -> Plan:
    """Set every day of the table. Raises `Invalid("calendar-table-faulty")`, with nothing written."""
    found = read_table(work, by, text)
    if found.faults:
        raise Invalid("calendar-table-faulty", count=len(found.faults))
    return set_days(work, by, found.rules)


def _changed(work: Work, by: int) -> None:
    # A stamp and not a number: one that was rolled back can never be mistaken for a later one.
    office_settings.put(work, STAMP, {"stamp": secrets.token_hex(8), "by": by})
    work.calendar_changed = True


def _usable(calendar: WorkingCalendar) -> WorkingCalendar:
    """The calendar, when every stretch of days off ends. Raises `Invalid("calendar-no-working-day")`."""
    off = [day for day in sorted(calendar.rules) if not calendar.is_working(day)]
    firsts = [after for before, after in pairwise([date.min, *off]) if after - before > timedelta(days=1)]
    for first in firsts:
        try:
            calendar.on_or_after(first)
        except ValueError:
            raise Invalid("calendar-no-working-day", day=first) from None
    return calendar


def _packed(new: OfficeHours) -> dict[str, list[str]]:
    return {
        part: [f"{opening.opens:%H:%M}", f"{opening.closes:%H:%M}"]
        for part, opening in (("morning", new.morning), ("afternoon", new.afternoon))
    }


def _hours_of(packed: dict[str, Any]) -> OfficeHours:
    morning, afternoon = (
        Opening(*(time.fromisoformat(each) for each in packed[part])) for part in ("morning", "afternoon")
    )
    return OfficeHours(morning, afternoon)
