"""The office's own days as a table that a spreadsheet opens: date, kind, note. Pure.

Read as people type it: 20/11/2026 or 2026-11-20, kinds by code or in Vietnamese with or without diacritics,
columns parted by comma, semicolon or tabulator.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from langnghe.services import csv_rows
from langnghe.services.calendar import DayKind, DayRule
from langnghe.services.folding import fold

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_NOTE = 200
MOST_ROWS = 1_000
#: What a kind is called in the table; the first of each is what is written.
WORDS: dict[DayKind, tuple[str, ...]] = {
    DayKind.OFF: ("nghỉ", "ngày nghỉ", "nghỉ lễ", "nghỉ bù", "nghỉ tết", "nghỉ cả ngày"),
    DayKind.WORKING: ("làm việc", "làm bù", "ngày làm việc", "đi làm"),
    DayKind.HALF: ("làm buổi sáng", "buổi sáng", "sáng", "nửa ngày", "nghỉ buổi chiều", "nghỉ chiều"),
    DayKind.AFTERNOON: ("làm buổi chiều", "buổi chiều", "chiều", "nghỉ buổi sáng", "nghỉ sáng"),
    DayKind.CLOSED: ("đóng cửa", "tạm đóng cửa", "nghỉ đột xuất"),
}
_KINDS = {str(kind): kind for kind in DayKind} | {fold(word): kind for kind in WORDS for word in WORDS[kind]}
_HEADER = ("ngày", "loại", "ghi chú")
_HEADINGS = frozenset({"ngay", "date", "day", "ngay thang"})
_VIETNAMESE = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})", re.ASCII)


class FaultKind(StrEnum):
    DATE = "date"
    YEAR = "year"
    KIND = "kind"
    NOTE = "note"
    TWICE = "twice"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one line. `line` counts from 1 as editors do; `value` is what stands there.

    `first`: the line in which the same date came before.
    """

    line: int
    kind: FaultKind
    value: str
    first: int = 0


@dataclass(frozen=True, slots=True)
class DayTable:
    """What was read. With a fault in it nothing of it may be used."""

    rules: tuple[DayRule, ...]
    faults: tuple[Fault, ...]
    too_long: bool = False


def read_date(text: str) -> date | None:
    """The date a person wrote, None when it is none."""
    said = text.strip()
    if found := _VIETNAMESE.fullmatch(said):
        day, month, year = map(int, found.groups())
    elif found := _ISO.fullmatch(said):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def in_range(day: date) -> bool:
    """Whether the calendar reaches so far."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def read_kind(text: str) -> DayKind | None:
    """The kind that is meant, by its code or a Vietnamese word in any spelling."""
    return _KINDS.get(fold(text))


def read(text: str) -> DayTable:
    """Every row of a table, and everything that is wrong with it. A first line of headings is passed over."""
    rules: list[DayRule] = []
    faults: list[Fault] = []
    lines: dict[date, int] = {}
    table = csv_rows.read(text)
    for number, (line, cells) in enumerate(table.rows):
        if number == 0 and fold(cells[0]) in _HEADINGS:
            continue
        if len(rules) + len(faults) >= MOST_ROWS:
            return DayTable((), tuple(faults), too_long=True)
        wrong, rule = _row(line, cells)
        if rule is not None and rule.date in lines:
            wrong = [Fault(line, FaultKind.TWICE, cells[0], lines[rule.date])]
        faults.extend(wrong)
        if rule is not None and not wrong:
            lines[rule.date] = line
            rules.append(rule)
    if table.broken_at:
        faults.append(Fault(table.broken_at, FaultKind.QUOTES, '"'))
    return DayTable(tuple(rules), tuple(faults))


def _row(line: int, cells: Sequence[str]) -> tuple[list[Fault], DayRule | None]:
    faults: list[Fault] = []
    day, kind = read_date(cells[0]), read_kind(cells[1] if len(cells) > 1 else "")
    # A comma in an unquoted note has parted it.
    note = ", ".join(cell for cell in cells[2:] if cell)
    if day is None:
        faults.append(Fault(line, FaultKind.DATE, cells[0]))
    elif not in_range(day):
        faults.append(Fault(line, FaultKind.YEAR, cells[0]))
    if kind is None:
        faults.append(Fault(line, FaultKind.KIND, cells[1] if len(cells) > 1 else ""))
    if len(note) > LONGEST_NOTE:
        faults.append(Fault(line, FaultKind.NOTE, note))
    rule = None if day is None or kind is None else DayRule(day, kind, note)
    return faults, rule


def write(rules: Iterable[DayRule]) -> str:
    """The table of these days, as `read` reads it."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(_HEADER)
    table.writerows((rule.date.strftime("%d/%m/%Y"), WORDS[rule.kind][0], rule.note) for rule in rules)
    return out.getvalue()
