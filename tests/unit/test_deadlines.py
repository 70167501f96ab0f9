"""Deadlines: the vectors of the law, the laws that must always hold, and the answer to "why this date?"."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.services.calendar import (
    HANOI,
    DayKind,
    DayRule,
    OfficeHours,
    Opening,
    Reason,
    local_date,
    plain,
    vietnam,
)
from langnghe.services.deadlines import DayStep, Span, SpanError, StepReason, Unit, due, end_of

OFFICE = OfficeHours(Opening(time(7, 30), time(11, 30)), Opening(time(13, 30), time(17, 0)))
YEARS = st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2031, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), HANOI)


@pytest.mark.parametrize(
    ("start", "span", "expected", "without_culture_day"),
    [
        (date(2026, 11, 20), "10 WD", date(2026, 12, 7), date(2026, 12, 4)),
        (date(2026, 11, 20), "7 WD", date(2026, 12, 2), date(2026, 12, 1)),
        (date(2026, 11, 20), "10 D", date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 11, 20), "30 D", date(2026, 12, 21), date(2026, 12, 21)),
        (date(2025, 12, 30), "5 WD", date(2026, 1, 8), date(2026, 1, 8)),
        (date(2026, 2, 10), "10 WD", date(2026, 3, 3), date(2026, 3, 3)),
        (date(2026, 2, 13), "10 D", date(2026, 2, 23), date(2026, 2, 23)),
        (date(2026, 4, 24), "5 WD", date(2026, 5, 6), date(2026, 5, 6)),
        (date(2026, 8, 21), "1 WD", date(2026, 8, 22), date(2026, 8, 22)),
        (date(2026, 8, 28), "3 WD", date(2026, 9, 7), date(2026, 9, 7)),
    ],
)
@pytest.mark.parametrize("clock", [time(0, 0), time(12, 0), time(23, 59, 59)])
def test_the_vectors_of_the_law(
    start: date, span: str, expected: date, without_culture_day: date, clock: time
) -> None:
    begins = datetime.combine(start, clock, HANOI)
    assert due(begins, Span.parse(span), vietnam()).date == expected
    assert due(begins, Span.parse(span), vietnam(culture_day=False)).date == without_culture_day


def test_days_end_at_midnight_in_vietnam() -> None:
    found = due(noon(date(2026, 11, 20)), Span.parse("10 D"), vietnam())
    assert found.at == datetime(2026, 11, 30, 17, 0, tzinfo=UTC)
    assert found.at.tzinfo is UTC
    assert end_of(found.date) == found.at


def test_saturday_two_in_the_morning_in_vietnam_does_not_count_as_friday() -> None:
    """Fault of a peer: the weekday was computed in UTC.

    19:00 UTC on Friday 20/11 is Saturday 02:00 in Hanoi: the first working day after it is Monday either way,
    but one calendar day after Saturday is Sunday, so the end rolls to Monday, and not to Saturday.
    """
    saturday = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
    assert due(saturday, Span.parse("1 WD"), vietnam()).date == date(2026, 11, 23)
    assert due(saturday, Span.parse("2 D"), vietnam()).date == date(2026, 11, 23)
    sunday_late_in_utc = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)  # Monday 01:00 in Hanoi
    assert due(sunday_late_in_utc, Span.parse("1 WD"), vietnam(culture_day=False)).date == date(2026, 11, 24)


def test_why_this_date() -> None:
    found = due(noon(date(2026, 11, 20)), Span.parse("2 WD"), vietnam())
    assert found.explanation == (
        DayStep(date(2026, 11, 20), counted=False, reason=StepReason.START),
        DayStep(date(2026, 11, 21), counted=False, reason=StepReason.WEEKEND),
        DayStep(date(2026, 11, 22), counted=False, reason=StepReason.WEEKEND),
        DayStep(date(2026, 11, 23), counted=True, reason=StepReason.WORKING, number=1),
        DayStep(
            date(2026, 11, 24),
            counted=False,
            reason=StepReason.HOLIDAY,
            number=1,
            note="Ngày Văn hóa Việt Nam",
        ),
        DayStep(date(2026, 11, 25), counted=True, reason=StepReason.WORKING, number=2),
    )


def test_why_a_calendar_day_span_rolls_on() -> None:
    found = due(noon(date(2026, 11, 20)), Span.parse("1 D"), vietnam())
    assert [(s.date.day, s.counted, s.reason) for s in found.explanation] == [
        (20, False, "start"),
        (21, True, "weekend"),
        (22, False, "weekend"),
        (23, False, "rolled"),
    ]


def test_every_reason_of_a_day_can_be_explained() -> None:
    assert {r.value for r in Reason} <= {r.value for r in StepReason}


def test_a_closed_office_moves_the_deadline() -> None:
    storm = [DayRule(date(2026, 11, day), DayKind.CLOSED, "Bão") for day in (23, 25)]
    assert due(noon(date(2026, 11, 20)), Span.parse("1 WD"), vietnam(storm)).date == date(2026, 11, 26)


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        ("2026-11-19 08:00", "2 H", "2026-11-19 10:00"),
        ("2026-11-19 10:30", "2 H", "2026-11-19 14:30"),  # over lunch
        ("2026-11-19 12:00", "1 H", "2026-11-19 14:30"),
        ("2026-11-19 16:30", "9 H", "2026-11-23 08:30"),  # 0.5, Friday's 7.5 hours, then Monday
        ("2026-11-20 18:00", "1 H", "2026-11-23 08:30"),
        ("2026-11-23 16:00", "2 H", "2026-11-25 08:30"),  # 24/11 is a holiday
        ("2026-11-19 07:30", "4 H", "2026-11-19 11:30"),  # exactly when the morning closes
    ],
)
def test_hours_are_office_hours(start: str, span: str, end: str) -> None:
    begins = datetime.fromisoformat(start).replace(tzinfo=HANOI)
    found = due(begins, Span.parse(span), vietnam(hours=OFFICE))
    assert found.at == datetime.fromisoformat(end).replace(tzinfo=HANOI)
    assert found.date == found.at.astimezone(HANOI).date()
    assert sum(step.minutes for step in found.explanation) == found.span.amount * 60


def test_hours_after_closing_say_so() -> None:
    found = due(datetime(2026, 11, 20, 18, 0, tzinfo=HANOI), Span(1, Unit.HOURS), vietnam(hours=OFFICE))
    assert [(s.date.day, s.reason, s.minutes) for s in found.explanation] == [
        (20, "closed_hours", 0),
        (21, "weekend", 0),
        (22, "weekend", 0),
        (23, "working", 60),
    ]


def test_hours_by_the_clock_without_office_hours() -> None:
    found = due(datetime(2026, 11, 20, 22, 0, tzinfo=HANOI), Span(8, Unit.HOURS), vietnam())
    assert found.at == datetime(2026, 11, 21, 6, 0, tzinfo=HANOI)
    assert [(s.date.day, s.minutes) for s in found.explanation] == [(20, 120), (21, 360)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("10 WD", Span(10, Unit.WORKING_DAYS)),
        (" 10wd ", Span(10, Unit.WORKING_DAYS)),
        ("30 d", Span(30, Unit.DAYS)),
        ("8H", Span(8, Unit.HOURS)),
    ],
)
def test_spans_are_read(text: str, span: Span) -> None:
    assert Span.parse(text) == span
    assert Span.parse(str(span)) == span


@pytest.mark.parametrize("text", ["", "WD", "10", "ten WD", "-1 WD", "0 D", "1.5 H", "10 W", "99999 D", "١ D"])
def test_spans_that_cannot_be_read_say_what_is_expected(text: str) -> None:
    with pytest.raises(SpanError, match=r"expected a whole number.*WD.*D.*H"):
        Span.parse(text)


def test_a_start_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        due(datetime(2026, 11, 20), Span.parse("1 D"), vietnam())  # noqa: DTZ001 - that is the point


def test_no_working_day_or_no_more_years_is_an_error_not_a_hang() -> None:
    first = date(2026, 1, 1).toordinal()
    never = plain(overlay=[DayRule(date.fromordinal(first + n), DayKind.OFF) for n in range(900)])
    with pytest.raises(ValueError, match="no working day"):
        due(noon(date(2026, 1, 5)), Span.parse("3 WD"), never)
    with pytest.raises(ValueError, match="last year"):
        due(noon(date(9999, 12, 1)), Span.parse("60 D"), plain())


SPANS = st.builds(Span, st.integers(1, 90), st.sampled_from(Unit))
DAY_SPANS = st.builds(Span, st.integers(1, 90), st.sampled_from([Unit.DAYS, Unit.WORKING_DAYS]))


@given(YEARS, SPANS)
def test_law_no_deadline_falls_on_a_day_off(start: datetime, span: Span) -> None:
    calendar = vietnam(hours=OFFICE)
    found = due(start, span, calendar)
    assert calendar.is_working(found.date)
    assert found.at > start


@given(YEARS, SPANS, st.integers(1, 10))
def test_law_a_longer_span_is_never_due_earlier(start: datetime, span: Span, more: int) -> None:
    calendar = vietnam(hours=OFFICE)
    assert due(start, span, calendar).at <= due(start, Span(span.amount + more, span.unit), calendar).at


@given(YEARS, SPANS, st.timedeltas(timedelta(0), timedelta(days=20)))
def test_law_who_starts_later_is_never_due_earlier(start: datetime, span: Span, later: timedelta) -> None:
    calendar = vietnam(hours=OFFICE)
    assert due(start, span, calendar).at <= due(start + later, span, calendar).at


@given(YEARS, DAY_SPANS)
def test_law_the_explanation_adds_up(start: datetime, span: Span) -> None:
    calendar = vietnam()
    found = due(start, span, calendar)
    days = [step.date for step in found.explanation]
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert days[0] == local_date(start)
    assert days[-1] == found.date
    assert sum(step.counted for step in found.explanation) == span.amount
    if span.unit is Unit.WORKING_DAYS:
        assert calendar.working_days(days[0], found.date) == span.amount


@given(YEARS, DAY_SPANS, st.integers(0, 120))
def test_law_one_more_day_off_never_shortens(start: datetime, span: Span, ahead: int) -> None:
    holiday = DayRule(local_date(start) + timedelta(days=ahead), DayKind.OFF)
    assert due(start, span, vietnam()).at <= due(start, span, vietnam([holiday])).at
