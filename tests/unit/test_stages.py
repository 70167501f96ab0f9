"""When somebody is reminded, and when the next level is told."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.services import stages
from langnghe.services.calendar import vietnam
from langnghe.services.deadlines import Span, due
from langnghe.services.stages import Stage

CALENDAR = vietnam()
EVERY = Span.parse("2 WD")
#: Friday 20/11/2026, 09:00 in Vietnam; ten working days end at 24:00 of Monday 7/12.
START = datetime(2026, 11, 20, 2, tzinfo=UTC)
DUE = due(START, Span.parse("10 WD"), CALENDAR).at


def at(stage: int) -> datetime:
    return stages.moment_of(stage, START, DUE, EVERY, CALENDAR)


def reached(now: datetime, stage: int = Stage.RUNNING) -> int:
    return stages.reached(stage, START, DUE, EVERY, CALENDAR, now)


def next_moment(stage: int) -> datetime:
    return stages.next_moment(stage, START, DUE, EVERY, CALENDAR)


def test_the_moments_of_ten_working_days() -> None:
    assert at(Stage.HALF) == START + (DUE - START) / 2
    assert at(Stage.LAST_DAY) == datetime(2026, 12, 6, 17, tzinfo=UTC)
    assert at(Stage.LATE) == DUE == datetime(2026, 12, 7, 17, tzinfo=UTC)
    # Two working days after Monday 7/12: the end of Wednesday 9/12; then of Friday 11/12; then of Tuesday 15/12.
    assert at(Stage.LATE + 1) == datetime(2026, 12, 9, 17, tzinfo=UTC)
    assert at(Stage.LATE + 2) == datetime(2026, 12, 11, 17, tzinfo=UTC)
    assert at(Stage.LATE + 3) == datetime(2026, 12, 15, 17, tzinfo=UTC)


@pytest.mark.parametrize("stage", [*Stage][1:])
def test_a_stage_comes_at_its_moment_and_not_before(stage: Stage) -> None:
    assert reached(at(stage) - timedelta(microseconds=1)) == stage - 1
    assert reached(at(stage)) == stage


def test_after_days_of_downtime_the_newest_reminder_alone_and_every_level_comes() -> None:
    assert reached(at(Stage.LAST_DAY) + timedelta(hours=1)) == Stage.LAST_DAY
    assert reached(DUE + timedelta(days=8, hours=1)) == Stage.LATE + 3


def test_a_stage_that_was_reached_is_never_left_again() -> None:
    assert reached(START, Stage.LATE + 2) == Stage.LATE + 2
    assert reached(at(Stage.HALF), Stage.MOST) == Stage.MOST


def test_on_a_short_clock_the_last_day_comes_before_four_fifths() -> None:
    """One working day from Friday: Monday 0:00 is before 80 % of the time to Monday 24:00."""
    short = due(START, Span.parse("1 WD"), CALENDAR).at
    last = stages.moment_of(Stage.LAST_DAY, START, short, EVERY, CALENDAR)
    assert stages.moment_of(Stage.MOST, START, short, EVERY, CALENDAR) > last
    assert stages.reached(Stage.HALF, START, short, EVERY, CALENDAR, last) == Stage.LAST_DAY
    assert stages.next_moment(Stage.LAST_DAY, START, short, EVERY, CALENDAR) == short


def test_a_clock_that_ends_today_has_no_last_day_before_its_start() -> None:
    end = START + timedelta(hours=4)
    assert stages.reached(Stage.RUNNING, START, end, EVERY, CALENDAR, START) == Stage.RUNNING
    assert stages.next_moment(Stage.RUNNING, START, end, EVERY, CALENDAR) == START + timedelta(hours=2)


@given(st.integers(0, 12), st.integers(1, 40), st.integers(0, 3_000))
def test_what_comes_next_lies_ahead_and_is_reached_then(stage: int, days: int, minutes: int) -> None:
    """From wherever a clock stands: nothing is due twice, and nothing is passed over for ever."""
    start = START + timedelta(minutes=minutes)
    end = due(start, Span.parse(f"{days} WD"), CALENDAR).at
    following = stages.next_moment(stage, start, end, EVERY, CALENDAR)
    assert following > start
    come = stages.reached(stage, start, end, EVERY, CALENDAR, following)
    assert come > stage
    assert stages.next_moment(come, start, end, EVERY, CALENDAR) > following
