"""What heads owe, counted; recurring days as people say them. Pure."""

from datetime import date, timedelta

import pytest

from langnghe.models import DialogueKind, DialogueState
from langnghe.services.calendar import vietnam
from langnghe.services.dialogue import obligations, recurrence
from langnghe.services.dialogue.obligations import Level, Meeting, Owed, Period, Reckoning
from langnghe.services.dialogue.recurrence import LAST, Recurrence
from langnghe.services.dialogue.rules import Number

CALENDAR = vietnam()
TWO_A_MONTH, ONE_A_YEAR = Number(2, "month", "law"), Number(1, "year", "law")
FIVE_DAYS, SEVEN_DAYS = Number(5, "WD", "law"), Number(7, "D", "law")
DECEMBER = Period(date(2026, 12, 1), date(2026, 12, 31))
S = DialogueState


def reception(day: date, state: DialogueState = S.HELD, *, own: bool = True) -> Meeting:
    return Meeting(DialogueKind.RECEPTION, state, day, own)


def december(today: date, *meetings: Meeting) -> Owed:
    return obligations.standing(
        DialogueKind.RECEPTION, TWO_A_MONTH, FIVE_DAYS, DECEMBER, meetings, today, Reckoning(CALENDAR)
    )


def test_only_days_on_which_the_head_was_there_count() -> None:
    found = december(
        date(2026, 12, 20),
        reception(date(2026, 12, 10)),
        reception(date(2026, 12, 10), S.CLOSED),  # twice on one day is one day
        reception(date(2026, 12, 11), S.PUBLISHED, own=False),
        reception(date(2026, 11, 25)),
        Meeting(DialogueKind.CONFERENCE, S.HELD, date(2026, 12, 14), own=True),
    )
    assert (found.number, found.held, found.substituted, found.planned, found.missing) == (2, 1, 1, 0, 1)


def test_what_is_planned_is_no_longer_missing_and_a_plan_that_has_passed_is() -> None:
    ahead = reception(date(2026, 12, 22), S.DRAFT)
    gone = reception(date(2026, 12, 3), S.APPROVED)
    by_another = reception(date(2026, 12, 23), S.ANNOUNCED, own=False)
    found = december(date(2026, 12, 9), ahead, gone, by_another)
    assert (found.planned, found.announced, found.missing) == (1, 0, 1)
    # Announced and over: how it went is still to be said.
    found = december(date(2026, 12, 9), reception(date(2026, 12, 8), S.ANNOUNCED), ahead)
    assert (found.planned, found.announced, found.missing) == (2, 1, 0)


def test_it_can_be_made_good_until_the_notice_before_the_last_days() -> None:
    # Thursday 31/12 and Wednesday 30/12 are the last two working days; five working days before: 24 and 23/12.
    assert december(date(2026, 12, 1)).announce_by == date(2026, 12, 23)
    assert december(date(2026, 12, 1), reception(date(2026, 12, 1))).announce_by == date(2026, 12, 24)
    year = Period(date(2027, 1, 1), date(2027, 12, 31))
    by = obligations.announce_by(DialogueKind.CONFERENCE, 1, SEVEN_DAYS, year, CALENDAR)
    assert by == date(2027, 12, 24)
    # A conference may be on a Sunday.
    may = Period(date(2027, 5, 1), date(2027, 5, 30))
    assert may.last.isoweekday() == 7
    assert obligations.announce_by(DialogueKind.CONFERENCE, 1, None, may, CALENDAR) == may.last
    assert obligations.announce_by(DialogueKind.RECEPTION, 1, None, may, CALENDAR) == date(2027, 5, 28)


def test_it_becomes_more_urgent_until_it_is_too_late() -> None:
    last = date(2026, 12, 23)
    levels = [december(last + timedelta(days=by)).level for by in (-11, -10, -4, -3, 0, 1, 30)]
    assert levels == [Level.FINE, Level.SOON, Level.SOON, Level.NOW, Level.NOW, Level.LATE, Level.LATE]


def test_what_is_only_drafted_has_to_be_announced_too() -> None:
    drafts = [reception(date(2026, 12, 30), S.DRAFT), reception(date(2026, 12, 31), S.APPROVED)]
    assert [december(date(2026, 12, day), *drafts).level for day in (19, 20, 24)] == [
        Level.FINE, Level.NOW, Level.LATE,
    ]  # fmt: skip
    announced = [reception(each.day, S.ANNOUNCED) for each in drafts]
    days = (date(2026, 12, 24), date(2027, 1, 2), date(2027, 1, 4))
    # There are some days to say how it went; then what was not held is late.
    assert [december(day, *announced).level for day in days] == [Level.FINE, Level.FINE, Level.LATE]
    assert december(days[-1], *(reception(each.day) for each in drafts)).level is Level.FINE


def test_a_year_has_twelve_months_or_is_one() -> None:
    months = list(obligations.periods(2028, "month"))
    assert [months[1].last, months[11].first, months[11].last] == [
        date(2028, 2, 29), date(2028, 12, 1), date(2028, 12, 31),
    ]  # fmt: skip
    assert list(obligations.periods(2028, "year")) == [Period(date(2028, 1, 1), date(2028, 12, 31))]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ngày 10 và 25 hằng tháng", Recurrence((10, 25))),
        ("ngay 10, 25 hang thang", Recurrence((10, 25))),
        ("2 lần một tháng, ngày 5 và ngày 20", Recurrence((5, 20))),
        ("ngày 31 hàng tháng", Recurrence((31,))),
        ("thứ Năm tuần thứ hai hằng tháng", Recurrence(weekday=4, week=2)),
        ("tuần thứ hai, thứ Năm hằng tháng", Recurrence(weekday=4, week=2)),
        ("thu 5 tuan cuoi", Recurrence(weekday=4, week=LAST)),
        ("thứ Năm đầu tiên của tháng", Recurrence(weekday=4, week=1)),
        ("thứ tư tuần thứ tư", Recurrence(weekday=3, week=4)),
        ("chủ nhật tuần 2 tháng 3", Recurrence(weekday=7, week=2, month=3)),
        ("một lần một năm, tháng 11", Recurrence((15,), month=11)),
        ("mỗi năm 1 lần vào tháng 6", Recurrence((15,), month=6)),
        ("ngày 20 tháng 11 hằng năm", Recurrence((20,), month=11)),
        ("15/11 hằng năm", Recurrence((15,), month=11)),
    ],
)
def test_recurring_days_are_understood(typed: str, meant: Recurrence) -> None:
    found = recurrence.read(typed)
    assert found == meant
    assert recurrence.unpacked(recurrence.packed(meant)) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hôm nào rảnh",
        "hằng tháng",
        "ngày 40",
        "ngày 0",
        "thứ Hai hằng tháng",
        "thứ năm tuần thứ năm",
        "10 giờ",
    ],
)
def test_what_names_no_days_is_not_guessed(typed: str) -> None:
    assert recurrence.read(typed) is None


def test_the_days_of_a_year() -> None:
    last = recurrence.dates(Recurrence((31,)), 2027)
    assert (len(last), last[1], last[3]) == (12, date(2027, 2, 28), date(2027, 4, 30))
    assert recurrence.dates(Recurrence((30, 31)), 2027)[2:4] == [date(2027, 2, 28), date(2027, 3, 30)]
    thursdays = recurrence.dates(Recurrence(weekday=4, week=2), 2027)
    assert thursdays[:2] == [date(2027, 1, 14), date(2027, 2, 11)]
    assert recurrence.dates(Recurrence(weekday=5, week=LAST, month=12), 2027) == [date(2027, 12, 31)]
