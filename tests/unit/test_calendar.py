"""The office's calendar: weekends, holidays, swaps, and the table that wins over them."""

from datetime import UTC, date, datetime, time

import pytest

from langnghe.services.calendar import (
    DayKind,
    DayRule,
    OfficeHours,
    Opening,
    Reason,
    local_date,
    plain,
    vietnam,
)

OFFICE = OfficeHours(Opening(time(7, 30), time(11, 30)), Opening(time(13, 30), time(17, 0)))


@pytest.mark.parametrize(
    ("day", "working", "reason"),
    [
        (date(2026, 11, 20), True, Reason.WORKING),
        (date(2026, 11, 21), False, Reason.WEEKEND),
        (date(2026, 1, 1), False, Reason.HOLIDAY),
        (date(2026, 1, 2), False, Reason.DAY_OFF),  # swap of New Year 2026, missing in the package
        (date(2026, 1, 10), True, Reason.MAKE_UP),
        (date(2026, 2, 16), False, Reason.HOLIDAY),
        (date(2026, 2, 20), False, Reason.HOLIDAY),
        (date(2026, 2, 23), True, Reason.WORKING),
        (date(2026, 4, 27), False, Reason.HOLIDAY),  # 26/4 is a Sunday
        (date(2026, 8, 22), True, Reason.MAKE_UP),
        (date(2026, 8, 31), False, Reason.HOLIDAY),
        (date(2025, 4, 26), True, Reason.MAKE_UP),
        (date(2024, 5, 4), True, Reason.MAKE_UP),
        (date(2014, 12, 27), True, Reason.MAKE_UP),  # belongs to the swap of 2 January 2015
        (date(2150, 3, 3), True, Reason.WORKING),
    ],
)
def test_vietnam(day: date, working: bool, reason: Reason) -> None:
    found = vietnam().day(day)
    assert (found.working, found.reason) == (working, reason)


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (2024, date(2024, 2, 8), date(2024, 2, 14)),
        (2025, date(2025, 1, 25), date(2025, 2, 2)),
        (2026, date(2026, 2, 14), date(2026, 2, 22)),
        (2027, date(2027, 2, 4), date(2027, 2, 10)),
        (2030, date(2030, 1, 31), date(2030, 2, 6)),
    ],
)
def test_tet_is_one_closed_span(year: int, first: date, last: date) -> None:
    calendar = vietnam()
    assert calendar.working_days(date(year, 1, 15), last) == calendar.working_days(
        date(year, 1, 15), date.fromordinal(first.toordinal() - 1)
    )
    assert calendar.on_or_after(first) == date.fromordinal(last.toordinal() + 1)


def test_holidays_have_vietnamese_names() -> None:
    assert vietnam().day(date(2026, 9, 2)).note == "Quốc khánh"


def test_the_culture_day_is_a_switch() -> None:
    assert not vietnam().is_working(date(2026, 11, 24))
    assert vietnam(culture_day=False).is_working(date(2026, 11, 24))
    assert not vietnam().is_working(date(2029, 11, 26))  # 24/11/2029 is a Saturday
    assert vietnam(culture_day=False).is_working(date(2029, 11, 26))


def test_the_offices_table_wins() -> None:
    storm = DayRule(date(2026, 11, 18), DayKind.CLOSED, "Bão số 13")
    makes_up = DayRule(date(2026, 11, 21), DayKind.WORKING, "Làm bù")
    undone = DayRule(date(2026, 1, 2), DayKind.WORKING)
    calendar = vietnam([storm, makes_up, undone])
    assert calendar.day(date(2026, 11, 18)).reason is Reason.CLOSED
    assert calendar.day(date(2026, 11, 18)).note == "Bão số 13"
    assert calendar.day(date(2026, 11, 21)).reason is Reason.MAKE_UP
    assert calendar.is_working(date(2026, 1, 2))


def test_a_half_day_is_a_working_day_with_fewer_hours() -> None:
    friday = date(2026, 11, 20)
    calendar = vietnam([DayRule(friday, DayKind.HALF)], hours=OFFICE)
    assert calendar.day(friday).reason is Reason.HALF_DAY
    assert [(a.time(), b.time()) for a, b in calendar.openings(friday)] == [(time(7, 30), time(11, 30))]
    calendar = vietnam([DayRule(friday, DayKind.AFTERNOON)], hours=OFFICE)
    assert [(a.time(), b.time()) for a, b in calendar.openings(friday)] == [(time(13, 30), time(17, 0))]


def test_no_hours_on_days_off_or_where_none_are_known() -> None:
    assert vietnam(hours=OFFICE).openings(date(2026, 11, 21)) == ()
    assert vietnam().openings(date(2026, 11, 20)) == ()
    assert len(vietnam(hours=OFFICE).openings(date(2026, 11, 20))) == 2


def test_hours_must_make_sense() -> None:
    with pytest.raises(ValueError, match="open before they close"):
        Opening(time(17), time(8))
    with pytest.raises(ValueError, match="afternoon must open"):
        OfficeHours(Opening(time(8), time(12)), Opening(time(11), time(17)))


def test_working_days_between() -> None:
    calendar = vietnam()
    assert calendar.working_days(date(2026, 11, 20), date(2026, 12, 7)) == 10
    assert calendar.working_days(date(2026, 11, 20), date(2026, 11, 20)) == 0
    assert calendar.working_days(date(2026, 11, 20), date(2026, 11, 1)) == 0


def test_a_calendar_without_working_days_is_an_error_not_a_hang() -> None:
    days = [DayRule(date.fromordinal(date(2026, 1, 1).toordinal() + n), DayKind.OFF) for n in range(800)]
    with pytest.raises(ValueError, match="no working day"):
        plain(overlay=days).on_or_after(date(2026, 1, 5))


def test_saturday_two_in_the_morning_in_vietnam_is_saturday() -> None:
    """Fault of a peer: the weekday was computed in UTC, where it is still Friday."""
    assert local_date(datetime(2026, 11, 20, 19, 0, tzinfo=UTC)) == date(2026, 11, 21)
    with pytest.raises(ValueError, match="time zone"):
        local_date(datetime(2026, 11, 20, 19, 0))  # noqa: DTZ001 - that is the point
