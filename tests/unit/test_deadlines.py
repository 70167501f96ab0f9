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
from langnghe.services.deadlines import DayStep, Pause, Span, SpanError, StepReason, Unit, due, end_of

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


# Pauses -------------------------------------------------------------------------------------------------------


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def pause(began: str, ended: str) -> Pause:
    return Pause(at(began), at(ended))


@pytest.mark.parametrize(
    ("start", "span", "began", "ended", "expected"),
    [
        # Asked on Monday 23, answered on Thursday 26: 24 is a holiday anyway, so two working days.
        ("2026-11-20 10:00", "3 WD", "2026-11-23 10:00", "2026-11-26 10:00", "2026-11-30"),
        # Over a weekend alone: nothing is lost.
        ("2026-11-20 10:00", "3 WD", "2026-11-20 16:00", "2026-11-22 20:00", "2026-11-26"),
        # Asked and answered on one day.
        ("2026-11-20 10:00", "3 WD", "2026-11-23 08:00", "2026-11-23 17:00", "2026-11-26"),
        # Asked on the last day itself: the day of the reply is left, or the working day after it.
        ("2026-11-20 10:00", "1 WD", "2026-11-23 10:00", "2026-11-26 10:00", "2026-11-26"),
        ("2026-11-20 10:00", "1 WD", "2026-11-23 10:00", "2026-11-28 10:00", "2026-11-30"),
        # Before the clock was started.
        ("2026-11-20 10:00", "1 WD", "2026-11-10 10:00", "2026-11-19 10:00", "2026-11-23"),
        # Calendar days: five of them stand still; 27 + 5 = Wednesday 2.
        ("2026-11-20 10:00", "7 D", "2026-11-23 10:00", "2026-11-28 10:00", "2026-12-02"),
        # What the pause moves onto a weekend rolls on.
        ("2026-11-20 10:00", "7 D", "2026-11-23 10:00", "2026-11-24 10:00", "2026-11-30"),
        # The end would be Saturday 21, rolled to Monday, but stands still until Wednesday.
        ("2026-11-20 10:00", "1 D", "2026-11-22 10:00", "2026-11-25 10:00", "2026-11-26"),
    ],
)
def test_days_do_not_count_in_a_pause(start: str, span: str, began: str, ended: str, expected: str) -> None:
    found = due(at(start), Span.parse(span), vietnam(), [pause(began, ended)])
    assert found.date.isoformat() == expected
    assert found.explanation[-1].date == found.date


@pytest.mark.parametrize(
    ("office", "span", "expected"),
    [
        (None, "24 H", "2026-11-21 12:00"),  # four hours stood still, from 10 to 14
        (OFFICE, "4 H", "2026-11-20 16:00"),  # 08-10, 14-16: lunch would not have counted anyway
    ],
)
def test_hours_do_not_count_in_a_pause(office: OfficeHours | None, span: str, expected: str) -> None:
    pauses = [pause("2026-11-20 10:00", "2026-11-20 11:00"), pause("2026-11-20 10:30", "2026-11-20 14:00")]
    found = due(at("2026-11-20 08:00"), Span.parse(span), vietnam(hours=office), pauses)
    assert found.at == at(expected)
    assert sum(step.minutes for step in found.explanation) == found.span.amount * 60


def test_the_minutes_of_the_days_add_up_whatever_second_it_began() -> None:
    for calendar in (vietnam(), vietnam(hours=OFFICE)):
        found = due(datetime(2026, 11, 19, 8, 0, 30, tzinfo=HANOI), Span.parse("24 H"), calendar)
        assert sum(step.minutes for step in found.explanation) == 24 * 60


def test_a_day_that_stood_still_says_so() -> None:
    found = due(
        at("2026-11-19 16:00"),
        Span.parse("2 H"),
        vietnam(hours=OFFICE),
        [pause("2026-11-19 16:30", "2026-11-23 08:00")],
    )
    assert [(step.date.day, str(step.reason), step.minutes) for step in found.explanation] == [
        (19, "working", 30),
        (20, "paused", 0),
        (21, "weekend", 0),
        (22, "weekend", 0),
        (23, "working", 90),
    ]
    days = due(
        noon(date(2026, 11, 20)), Span.parse("1 WD"), vietnam(), [pause("2026-11-23 10:00", "2026-11-25 10:00")]
    )
    assert [str(step.reason) for step in days.explanation][-3:] == ["working", "paused", "resumed"]


def test_a_pause_that_cannot_be_counted_is_refused() -> None:
    begins = noon(date(2026, 11, 20))
    naive = datetime(2026, 11, 23)  # noqa: DTZ001 - that is the point
    for bad, said in [
        (Pause(begins, None), "no end yet"),
        (Pause(begins, begins - timedelta(hours=1)), "before it begins"),
        (Pause(naive, naive), "time zone"),
    ]:
        with pytest.raises(ValueError, match=said):
            due(begins, Span.parse("3 WD"), vietnam(), [bad])


PAUSES = st.tuples(
    st.timedeltas(timedelta(-5), timedelta(days=60)), st.timedeltas(timedelta(0), timedelta(days=40))
)


def pauses_of(start: datetime, drawn: list[tuple[timedelta, timedelta]]) -> list[Pause]:
    return [Pause(start + after, start + after + length) for after, length in drawn]


@given(YEARS, SPANS, st.lists(PAUSES, max_size=4), st.booleans())
def test_law_a_pause_never_makes_it_earlier(
    start: datetime, span: Span, drawn: list[tuple[timedelta, timedelta]], office: bool
) -> None:
    calendar = vietnam(hours=OFFICE if office else None)
    pauses = pauses_of(start, drawn)
    found = due(start, span, calendar, pauses)
    for fewer in ([], pauses[1:]):
        assert found.at >= due(start, span, calendar, fewer).at


@given(YEARS, DAY_SPANS, st.lists(PAUSES, max_size=4))
def test_law_no_deadline_falls_on_a_day_off_or_into_a_pause(
    start: datetime, span: Span, drawn: list[tuple[timedelta, timedelta]]
) -> None:
    calendar = vietnam()
    pauses = pauses_of(start, drawn)
    found = due(start, span, calendar, pauses)
    assert calendar.is_working(found.date)
    assert not any(each.began < found.at <= (each.ended or found.at) for each in pauses)
    assert sum(step.counted for step in found.explanation) == span.amount


@given(
    YEARS, SPANS, st.lists(PAUSES, max_size=3), st.integers(1, 10), st.timedeltas(timedelta(0), timedelta(days=9))
)
def test_law_longer_or_later_is_never_due_earlier_with_pauses_too(
    start: datetime, span: Span, drawn: list[tuple[timedelta, timedelta]], more: int, later: timedelta
) -> None:
    calendar = vietnam(hours=OFFICE)
    pauses = pauses_of(start, drawn)
    end = due(start, span, calendar, pauses).at
    assert end <= due(start, Span(span.amount + more, span.unit), calendar, pauses).at
    assert end <= due(start + later, span, calendar, pauses).at


@given(YEARS, st.integers(1, 60), st.integers(0, 80), st.integers(0, 40))
def test_law_a_pause_of_n_working_days_moves_it_by_n_working_days(
    start: datetime, amount: int, after: int, length: int
) -> None:
    calendar = vietnam()
    span = Span(amount, Unit.WORKING_DAYS)
    plain_due = due(start, span, calendar).date
    began = local_date(start) + timedelta(days=after)
    ended = calendar.on_or_after(began + timedelta(days=length))
    lost = calendar.working_days(began, ended) if began <= plain_due else 0
    found = due(start, span, calendar, [Pause(noon(began), noon(ended))])
    assert calendar.working_days(plain_due, found.date) == lost


@given(
    YEARS, SPANS, st.timedeltas(timedelta(0), timedelta(days=30)), st.timedeltas(timedelta(0), timedelta(days=30))
)
def test_law_a_pause_after_the_due_date_changes_nothing(
    start: datetime, span: Span, after: timedelta, length: timedelta
) -> None:
    calendar = vietnam(hours=OFFICE)
    end = due(start, span, calendar)
    assert due(start, span, calendar, [Pause(end.at + after, end.at + after + length)]) == end


@given(YEARS, SPANS, PAUSES, st.floats(0, 1))
def test_law_a_pause_in_two_parts_is_one_pause(
    start: datetime, span: Span, drawn: tuple[timedelta, timedelta], part: float
) -> None:
    calendar = vietnam(hours=OFFICE)
    began, ended = start + drawn[0], start + drawn[0] + drawn[1]
    middle = began + drawn[1] * part
    whole = due(start, span, calendar, [Pause(began, ended)])
    assert due(start, span, calendar, [Pause(middle, ended), Pause(began, middle)]) == whole
    assert due(start, span, calendar, [Pause(began, ended), Pause(began, middle)]) == whole
