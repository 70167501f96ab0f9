"""The office's days as a table: every form people write, and every fault by its line."""

from datetime import date

import pytest

from langnghe.services import calendar_csv
from langnghe.services.calendar import DayKind, DayRule
from langnghe.services.calendar_csv import Fault, FaultKind


@pytest.mark.parametrize(
    "text",
    [
        "25/11/2026,nghỉ,Bão số 12",
        "2026-11-25;nghi;Bão số 12",
        "25-11-2026\tOFF\tBão số 12",
        "\ufeffNgày,Loại,Ghi chú\r\n25.11.2026 , NGHỈ , Bão số 12\r\n\r\n",
        '"25/11/2026","Ngày nghỉ","Bão số 12"\n',
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    found = calendar_csv.read(text)
    assert found.faults == ()
    assert found.rules == (DayRule(date(2026, 11, 25), DayKind.OFF, "Bão số 12"),)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("làm bù", DayKind.WORKING),
        ("lam bu", DayKind.WORKING),
        ("Nửa ngày", DayKind.HALF),
        ("nghi chieu", DayKind.HALF),
        ("nghỉ buổi sáng", DayKind.AFTERNOON),
        ("đóng cửa", DayKind.CLOSED),
        ("dong cua", DayKind.CLOSED),
        ("closed", DayKind.CLOSED),
        ("ngủ", None),
        ("", None),
    ],
)
def test_kinds_by_word_or_code_in_any_spelling(word: str, kind: DayKind | None) -> None:
    assert calendar_csv.read_kind(word) is kind


def test_every_fault_is_named_with_its_line_and_nothing_else_is_lost() -> None:
    text = "\n".join(
        [
            "date,kind,note",
            "25/11/2026,nghỉ,",
            "31/02/2027,nghỉ,",
            "26/11/2026,ngủ,",
            "",
            "mai,",
            "2026-11-25,working,",
            "01/01/1890,off,",
            f"27/11/2026,off,{'a' * 201}",
        ]
    )
    found = calendar_csv.read(text)
    assert found.faults == (
        Fault(3, FaultKind.DATE, "31/02/2027"),
        Fault(4, FaultKind.KIND, "ngủ"),
        Fault(6, FaultKind.DATE, "mai"),
        Fault(6, FaultKind.KIND, ""),
        Fault(7, FaultKind.TWICE, "2026-11-25", 2),
        Fault(8, FaultKind.YEAR, "01/01/1890"),
        Fault(9, FaultKind.NOTE, "a" * 201),
    )


def test_a_comma_in_a_note_does_not_cut_it() -> None:
    assert calendar_csv.read("25/11/2026,nghỉ,Bão số 12, mưa lớn").rules[0].note == "Bão số 12, mưa lớn"


def test_an_open_quotation_mark_is_a_fault_and_no_crash() -> None:
    assert calendar_csv.read('25/11/2026,nghỉ,"Bão').faults[-1].kind is FaultKind.QUOTES


def test_an_endless_table_is_not_read_to_its_end() -> None:
    assert calendar_csv.read("25/11/2026,ngủ\n" * 5_000).too_long


def test_what_is_written_is_read_again() -> None:
    rules = tuple(
        DayRule(date(2027, 2, number), kind, 'Nghỉ, "bù"\nhai dòng') for number, kind in enumerate(DayKind, 1)
    )
    assert calendar_csv.read(calendar_csv.write(rules)).rules == rules
