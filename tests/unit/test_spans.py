"""Spans as people type them."""

import pytest

from langnghe.services.deadlines import Span, Unit
from langnghe.services.spans import read_span


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("10", Span(10, Unit.WORKING_DAYS)),
        ("10 ngày làm việc", Span(10, Unit.WORKING_DAYS)),
        ("10 ngay lam viec", Span(10, Unit.WORKING_DAYS)),
        ("  10  NGÀY  LÀM VIỆC. ", Span(10, Unit.WORKING_DAYS)),
        ("10 WD", Span(10, Unit.WORKING_DAYS)),
        ("10wd", Span(10, Unit.WORKING_DAYS)),
        ("1 working day", Span(1, Unit.WORKING_DAYS)),
        ("30 ngày", Span(30, Unit.DAYS)),
        ("30 D", Span(30, Unit.DAYS)),
        ("8 giờ", Span(8, Unit.HOURS)),
        ("8 gio lam viec", Span(8, Unit.HOURS)),
        ("8h", Span(8, Unit.HOURS)),
        ("250", Span(250, Unit.WORKING_DAYS)),
    ],
)
def test_a_span_is_read_however_it_is_typed(typed: str, span: Span) -> None:
    assert read_span(typed) == span


@pytest.mark.parametrize(
    "typed",
    ["", "mười ngày", "0", "0 ngày", "-5", "251", "367 ngày", "1001 giờ", "10 tuần", "10,5", "ngày 10", "99999"],
)
def test_what_is_none_is_none(typed: str) -> None:
    assert read_span(typed) is None
