"""The calendar this office counts by: the country's, under the office's own table (facts F-12)."""

from sqlalchemy import Connection, select

from langnghe.models import CalendarDay
from langnghe.services.calendar import DayKind, DayRule, WorkingCalendar, vietnam


def load(connection: Connection, *, culture_day: bool) -> WorkingCalendar:
    """The calendar as the office's table stands now."""
    rows = connection.execute(select(CalendarDay.day, CalendarDay.kind, CalendarDay.note)).all()
    return vietnam([DayRule(row.day, DayKind(row.kind), row.note) for row in rows], culture_day=culture_day)
