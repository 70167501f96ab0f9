"""Some three hundred due dates from 2024 to 2030, and two counters that have to agree on each.

How deadline_vectors.csv was made. The days off of each year stand in `OFF` and `WORKED` below. They were laid
beside those of the package of holidays and checked one by one: 2024 to 2026 against what the Government
announced (with the swaps of 29/4/2024, 2/5/2025, 2/1 and 31/8/2026), 2027 to 2030, for which nothing is
announced yet, against Labour Code Art. 111 and 112 (Tết of 2030 begins on 2 February in Vietnam, a day before
China's). From them a counter that shares nothing with `services.deadlines` takes the answer out of a sorted
list: of all working days for WD and D, of all office minutes for H. Starts were chosen around every Tết,
make-up Saturday, Giỗ Tổ, 30/4 and 1/5, 2/9, 24/11 and year's end, on days off, and a minute to either side of
midnight in Vietnam. The dates in `BY_HAND`, of days, were then counted once more without a program. The file
is what was agreed on then: neither the package nor either counter may change a date in it unnoticed; when the
Government announces a year, its lines are made anew.
"""

import csv
from bisect import bisect_left, bisect_right
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest

from langnghe.services.calendar import HANOI, OfficeHours, Opening, vietnam
from langnghe.services.deadlines import Span, Unit, due

HERE = Path(__file__).parent
OFFICE = OfficeHours(Opening(time(7, 30), time(11, 30)), Opening(time(13, 30), time(17, 0)))

#: Weekdays on which nobody works, "day/month", as announced (2027 on: as the law has it).
OFF = {
    2023: "1/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
    2027: "1/1 4/2 5/2 8/2 9/2 10/2 16/4 30/4 3/5 2/9 3/9 24/11",
    2028: "3/1 24/1 25/1 26/1 27/1 28/1 4/4 1/5 2/5 1/9 4/9 24/11",
    2029: "1/1 12/2 13/2 14/2 15/2 16/2 23/4 30/4 1/5 3/9 4/9 26/11",
    2030: "1/1 31/1 1/2 4/2 5/2 6/2 12/4 30/4 1/5 2/9 3/9 25/11",
    2031: "1/1 21/1 22/1 23/1 24/1 27/1",
}
#: Saturdays that are worked instead of a weekday.
WORKED = {2024: "4/5", 2025: "26/4", 2026: "10/1 22/8"}

#: Counted by finger on a calendar, not by a program.
BY_HAND = {
    ("2024-02-07T10:00", "1 WD"): "2024-02-15",  # Wed; Tết Thu 8 to Wed 14; Thu 15
    ("2024-02-07T10:00", "3 D"): "2024-02-15",  # Sat 10 is Tết: on to Thu 15
    ("2024-04-26T10:00", "2 WD"): "2024-05-03",  # Fri; 27-28, 29 swapped, 30/4, 1/5; Thu 2, Fri 3
    ("2024-04-26T10:00", "3 WD"): "2024-05-04",  # … and the Saturday worked for 29/4
    ("2024-12-20T10:00", "30 D"): "2025-01-20",  # 19/1 is a Sunday
    ("2024-12-31T10:00", "1 WD"): "2025-01-02",  # 1/1 off
    ("2025-01-24T10:00", "1 WD"): "2025-02-03",  # Fri before Tết 25/1 to 2/2
    ("2025-04-25T10:00", "1 WD"): "2025-04-26",  # the Saturday worked for 2/5
    ("2025-04-25T10:00", "5 WD"): "2025-05-06",  # Sat 26, Mon 28, Tue 29; 30/4 to 4/5 off; Mon 5, Tue 6
    ("2026-01-09T10:00", "1 WD"): "2026-01-10",  # the Saturday worked for 2/1
    ("2026-04-24T10:00", "5 WD"): "2026-05-06",  # facts: 26/4 Giỗ Tổ on a Sunday, so 27/4; 30/4, 1/5
    ("2026-08-21T10:00", "1 WD"): "2026-08-22",  # the Saturday worked for 31/8
    ("2026-11-20T23:59", "1 WD"): "2026-11-23",  # Friday still
    ("2026-11-21T00:01", "1 D"): "2026-11-23",  # Saturday already; 22 is a Sunday
    ("2027-02-03T10:00", "1 WD"): "2027-02-11",  # Tết 4 to 10/2
    ("2027-04-29T10:00", "1 WD"): "2027-05-04",  # Thu; Fri 30/4, Sat 1/5, so Mon 3/5; Tue 4
    ("2028-08-31T10:00", "1 WD"): "2028-09-05",  # Thu; Fri 1/9, Sat 2/9, so Mon 4/9; Tue 5
    ("2029-11-23T10:00", "1 WD"): "2029-11-27",  # Fri; Sat 24/11, so Mon 26; Tue 27
    ("2030-01-30T10:00", "1 WD"): "2030-02-07",  # Tết 31/1 to 6/2
}


@cache
def working_days() -> list[date]:
    """Every working day from December 2023 to January 2031."""
    off = {_day(text, year) for year, days in OFF.items() for text in days.split()}
    worked = {_day(text, year) for year, days in WORKED.items() for text in days.split()}
    every = [date(2023, 12, 1) + timedelta(days=n) for n in range(2_618)]
    return [day for day in every if day in worked or (day.isoweekday() < 6 and day not in off)]


@cache
def office_minutes() -> list[datetime]:
    """The end of every minute in which an office is open, morning and afternoon, in Vietnam's time."""
    minutes = [*range(7 * 60 + 30, 11 * 60 + 30), *range(13 * 60 + 30, 17 * 60)]
    return [
        datetime.combine(day, time(), HANOI) + timedelta(minutes=minute + 1)
        for day in working_days()
        for minute in minutes
    ]


def _day(text: str, year: int) -> date:
    day, month = text.split("/")
    return date(year, int(month), int(day))


def naive(start: datetime, span: str, hours: str) -> str:
    """The due date as the file writes it."""
    said, unit = span.split()
    amount = int(said)
    days = working_days()
    if unit == "WD":
        return days[bisect_right(days, start.date()) + amount - 1].isoformat()
    if unit == "D":
        return days[bisect_left(days, start.date() + timedelta(days=amount))].isoformat()
    if hours:
        minutes = office_minutes()
        return minutes[bisect_right(minutes, start) + 60 * amount - 1].strftime("%Y-%m-%dT%H:%M")
    return (start + timedelta(hours=amount)).strftime("%Y-%m-%dT%H:%M")


def vectors() -> list[tuple[str, str, str, str]]:
    with (HERE / "deadline_vectors.csv").open(encoding="utf-8", newline="") as file:
        return [(row["start"], row["span"], row["hours"], row["due"]) for row in csv.DictReader(file)]


VECTORS = vectors()


def _start(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


@pytest.mark.parametrize(("start", "span", "hours", "expected"), VECTORS)
def test_a_due_date_is_what_it_was_agreed_to_be(start: str, span: str, hours: str, expected: str) -> None:
    length = Span.parse(span)
    found = due(_start(start), length, vietnam(hours=OFFICE if hours else None))
    if length.unit is Unit.HOURS:
        assert found.at == _start(expected)
    else:
        assert found.date.isoformat() == expected
        assert found.at == _start(expected) + timedelta(days=1)


def test_a_counter_built_otherwise_agrees() -> None:
    assert [row for row in VECTORS if naive(_start(row[0]), row[1], row[2]) != row[3]] == []


def test_what_was_counted_by_hand_is_in_the_file() -> None:
    known = {(start, span): expected for start, span, hours, expected in VECTORS if not hours}
    assert {key: known.get(key) for key in BY_HAND} == BY_HAND


def test_the_file_holds_what_it_should() -> None:
    assert len(VECTORS) >= 200
    assert len({row[:3] for row in VECTORS}) == len(VECTORS)
    assert {row[0][:4] for row in VECTORS} >= {str(year) for year in range(2024, 2031)}
    assert {row[1].split()[1] for row in VECTORS} == {"WD", "D", "H"}
    assert {"23:59", "00:01"} <= {row[0][11:] for row in VECTORS}
