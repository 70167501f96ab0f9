"""The way to a due date, folded and put into words."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.locales.day_words import course_lines, span_words
from langnghe.locales.texts import shipped
from langnghe.models.contract import LANGUAGES
from langnghe.services.calendar import HANOI, DayKind, DayRule, OfficeHours, Opening, vietnam
from langnghe.services.day_runs import course, runs_of
from langnghe.services.deadlines import Due, Pause, Span, StepReason, Unit, due

OFFICE = OfficeHours(Opening(time(7, 30), time(11, 30)), Opening(time(13, 30), time(17, 0)))
VI = shipped("vi")


def at(day: int, hour: int = 10, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=HANOI)


def lines(end: Due, most: int | None = None) -> list[str]:
    return course_lines(VI, end, most)


def test_calendar_days_are_one_line_and_the_end_is_moved() -> None:
    assert lines(due(at(20), Span.parse("30 D"), vietnam())) == [
        "thứ Sáu 20/11: ngày bắt đầu, không tính",
        "21/11 – 20/12: 30 ngày (1–30), tính cả ngày nghỉ nếu có",
        "thứ Hai 21/12: ngày làm việc kế tiếp, hạn dời đến đây",
    ]


def test_tet_is_one_rest_and_the_year_is_said_when_it_is_another() -> None:
    assert lines(due(at(31, month=12, year=2023), Span.parse("1 WD"), vietnam()))[-1].startswith(
        "thứ Ba 02/01/2024"
    )
    tet = lines(due(at(7, month=2, year=2024), Span.parse("1 WD"), vietnam()))
    assert tet == [
        "thứ Tư 07/02: ngày bắt đầu, không tính",
        "08/02 – 14/02: nghỉ lễ (29 Tết, Tết Nguyên Đán), không tính",
        "thứ Năm 15/02: ngày làm việc thứ 1",
    ]
    turn = lines(due(at(29, month=12, year=2027), Span.parse("4 D"), vietnam()))
    assert turn[1] == "30/12 – 02/01/2028: 4 ngày (1–4), tính cả ngày nghỉ nếu có"
    assert "03/01/2028" in turn[2]
    assert lines(due(at(20, month=12), Span.parse("40 WD"), vietnam()))[-1].startswith("thứ Hai 22/02/2027")


def test_a_pause_hides_what_the_days_in_it_would_have_been() -> None:
    end = due(at(20), Span.parse("3 WD"), vietnam(), [Pause(at(23), at(26))])
    assert "24/11 – 26/11: tạm dừng, chờ người gửi trả lời" in lines(end)
    resumed = due(at(20), Span.parse("1 WD"), vietnam(), [Pause(at(23), at(26))])
    assert lines(resumed)[-1] == "thứ Năm 26/11: tính tiếp sau khi tạm dừng, hạn dời đến đây"


def test_hours_are_told_in_hours_and_minutes() -> None:
    calendar = vietnam(hours=OFFICE)
    assert lines(due(at(20, 16), Span.parse("2 H"), calendar)) == [
        "thứ Sáu 20/11: tính 1 giờ",
        "21/11 – 22/11: thứ bảy, chủ nhật, không tính",
        "thứ Hai 23/11: tính 1 giờ",
    ]
    assert lines(due(at(19, 18), Span.parse("8 H"), calendar)) == [
        "thứ Năm 19/11: đã hết giờ làm việc, không tính",
        "thứ Sáu 20/11: tính 7 giờ 30 phút",
        "21/11 – 22/11: thứ bảy, chủ nhật, không tính",
        "thứ Hai 23/11: tính 30 phút",
    ]


def test_a_long_way_folds_its_weekends_and_then_loses_its_middle() -> None:
    end = due(at(20), Span.parse("40 WD"), vietnam())
    assert len(lines(end)) > 16
    assert "25/11 – 31/12: 27 ngày làm việc (2–28), không tính thứ bảy, chủ nhật" in lines(end, 16)
    years = due(at(20), Span.parse("2000 WD"), vietnam())
    told = lines(years, 16)
    assert len(told) == 17
    assert told[8] == f"… còn {course(years, 16).hidden} đoạn ngày nữa ở giữa …"
    assert "2.000" in told[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_every_unit_has_words(language: str) -> None:
    texts = shipped(language)
    rules = [
        DayRule(date(2026, 11, day), kind, f"note {day}")
        for day, kind in zip((19, 20, 23, 25, 26, 28), [*DayKind, DayKind.WORKING], strict=True)
    ]
    told, reasons = [], set()
    for calendar in (vietnam(rules), vietnam(rules, hours=OFFICE)):
        for span in ("3 WD", "9 WD", "1 D", "11 D", "3 H", "20 H"):
            for pauses in ([], [Pause(at(27), at(30))], [Pause(at(24), at(26))]):
                for start in (at(18, 18), at(18, 8), at(20, 10)):
                    end = due(start, Span.parse(span), calendar, pauses)
                    told += course_lines(texts, end, 5) + course_lines(texts, end)
                    reasons |= {step.reason for step in end.explanation}
    resumed = due(at(20), Span.parse("1 WD"), vietnam(), [Pause(at(23), at(26))])
    told += course_lines(texts, resumed)
    assert reasons | {step.reason for step in resumed.explanation} == set(StepReason)
    assert all("{" not in line and (": " in line or line.startswith("…")) for line in told)
    assert all(span_words(texts, Span(amount, unit)).startswith(str(amount)) for amount in (1, 2) for unit in Unit)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(HANOI)),  # noqa: DTZ001
    st.builds(Span, st.integers(1, 90), st.sampled_from(Unit)),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 20)), max_size=3),
    st.integers(2, 30),
)
def test_law_no_day_is_lost_in_the_folding(
    start: datetime, span: Span, drawn: list[tuple[int, int]], most: int
) -> None:
    pauses = [Pause(start + timedelta(days=a), start + timedelta(days=a + b)) for a, b in drawn]
    end = due(start, span, vietnam(hours=OFFICE), pauses)
    runs = runs_of(end)
    assert (runs[0].first, runs[-1].last) == (end.explanation[0].date, end.date)
    assert all(after.first == before.last + timedelta(days=1) for before, after in pairwise(runs))
    if span.unit is Unit.HOURS:
        assert sum(run.minutes for run in runs) == span.amount * 60
    else:
        assert sum(run.amount for run in runs) == span.amount
    cut = course(end, most)
    shown = (*cut.head, *cut.tail)
    assert len(shown) <= most
    assert (shown[0].first, shown[-1].last) == (runs[0].first, runs[-1].last)
    if not cut.hidden:
        assert sum(run.amount for run in shown) == sum(run.amount for run in runs)
