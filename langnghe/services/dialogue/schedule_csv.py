"""A schedule of sessions as a table that a spreadsheet opens. Pure.

Read as people type it: columns in any order under their headings, dates 20/11/2026 or 2026-11-20, hours 08:00 or
8h30, kinds in Vietnamese with or without diacritics. Rows that begin with "ví dụ" are passed over.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from langnghe.models import DialogueKind
from langnghe.services import csv_rows
from langnghe.services.calendar_csv import read_date
from langnghe.services.folding import fold

MOST_ROWS = 2_000
MOST_SEATS = 100_000
EXAMPLE = "ví dụ"
#: The columns with their headings; the first is what is written.
COLUMNS: dict[str, tuple[str, ...]] = {
    "body": ("Cơ quan", "đơn vị", "cơ quan chủ trì", "mã cơ quan"),
    "kind": ("Loại", "loại buổi", "hình thức"),
    "day": ("Ngày", "ngày tháng", "ngày tổ chức"),
    "begins": ("Bắt đầu", "giờ", "giờ bắt đầu", "từ", "từ giờ"),
    "ends": ("Kết thúc", "giờ kết thúc", "đến", "đến giờ"),
    "place": ("Địa điểm", "nơi tổ chức", "phòng"),
    "title": ("Chủ đề", "tên buổi"),
    "about": ("Nội dung", "nội dung dự kiến"),
    "basis": ("Căn cứ",),
    "seats": ("Số chỗ", "chỗ ngồi"),
    "turns": ("Số lượt phát biểu", "lượt phát biểu"),
}
LONGEST = {"place": 300, "title": 200, "about": 2_000, "basis": 300}
KINDS: dict[DialogueKind, tuple[str, ...]] = {
    DialogueKind.RECEPTION: ("tiếp công dân", "tiếp dân", "tiếp"),
    DialogueKind.CONFERENCE: ("hội nghị đối thoại", "hội nghị", "đối thoại"),
}
_KINDS = {str(kind): kind for kind in DialogueKind} | {fold(word): kind for kind in KINDS for word in KINDS[kind]}
_HEADINGS = {fold(word): name for name, words in COLUMNS.items() for word in words}
_HOUR = re.compile(r"(\d{1,2})\s*(?:[:.hg]|giờ|gio)\s*(\d{2})?(?::\d{2})?\s*(?:phút|p)?", re.ASCII | re.IGNORECASE)


class FaultKind(StrEnum):
    BODY = "body"
    KIND = "kind"
    DATE = "date"
    PAST = "past"
    YEAR = "year"
    DAY_OFF = "day_off"
    BEGINS = "begins"
    ENDS = "ends"
    ORDER = "order"
    LONG = "long"
    NUMBER = "number"
    TWICE = "twice"
    COLUMNS = "columns"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one line, as spreadsheets count them. `value`: what stands there; `what`: what helps."""

    line: int
    kind: FaultKind
    value: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One session of the schedule."""

    line: int
    body_code: str
    kind: DialogueKind
    day: date
    begins: time
    ends: time
    place: str
    title: str
    about: str
    basis: str
    seats: int | None
    turns: int | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """What was read. With a fault in it nothing of it may be used."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    too_long: bool = False


#: The code of the body that a cell names, or None and what may be written instead.
FindBody = Callable[[str], tuple[str | None, str]]


def read_hour(text: str) -> time | None:
    """An hour as people write it: "8:00", "08h30", "14 giờ"; None for anything else."""
    found = _HOUR.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_hours(text: str) -> tuple[time, time] | None:
    """From when until when: "8:00 - 11:30", "từ 8h đến 11h30"; None where it says no two hours."""
    said = re.sub(r"^\s*từ\s+", "", text.strip(), flags=re.IGNORECASE)
    parts = [part for part in re.split(r"\s*(?:-|–|—|đến|den|tới)\s*", said, flags=re.IGNORECASE) if part]
    hours = [read_hour(part) for part in parts]
    if len(hours) != 2 or hours[0] is None or hours[1] is None:
        return None
    return hours[0], hours[1]


def read_kind(text: str) -> DialogueKind | None:
    """The kind that is meant, by its code or its Vietnamese name in any spelling."""
    return _KINDS.get(fold(text))


def read(text: str, find_body: FindBody) -> Schedule:
    """Every row of a table, and everything that is wrong with it.

    Without a line of headings the columns are taken to stand as `COLUMNS` has them.
    """
    table = csv_rows.read(text)
    rows = [(line, cells) for line, cells in table.rows if not fold(cells[0]).startswith(fold(EXAMPLE))]
    if len(rows) > MOST_ROWS + 1:
        return Schedule((), (), too_long=True)
    names, faults = tuple(COLUMNS), []
    if rows and (headed := _headings(rows[0][1])):
        names, missing = headed
        faults += [Fault(rows[0][0], FaultKind.COLUMNS, "", COLUMNS[name][0]) for name in missing]
        rows = rows[1:]
    entries = [] if faults else _entries(rows, names, find_body, faults)
    if table.broken_at:
        faults.append(Fault(table.broken_at, FaultKind.QUOTES, '"'))
    return Schedule(tuple(entries), tuple(faults))


def _headings(cells: Sequence[str]) -> tuple[tuple[str, ...], list[str]] | None:
    """The columns in the order of this line, "" for unknown ones, and which are missing; None if it has none."""
    names = tuple(_HEADINGS.get(fold(cell), "") for cell in cells)
    if sum(map(bool, names)) < 2:
        return None
    return names, [name for name in ("kind", "day", "begins") if name not in names]


def _entries(
    rows: Iterable[tuple[int, tuple[str, ...]]], names: Sequence[str], find_body: FindBody, faults: list[Fault]
) -> list[Entry]:
    entries: list[Entry] = []
    lines: dict[tuple[str, DialogueKind, date], int] = {}
    for line, cells in rows:
        row = _Row(line, dict.fromkeys(COLUMNS, "") | dict(zip(names, cells, strict=False)))
        entry = row.entry(find_body)
        if entry is not None:
            key = (entry.body_code, entry.kind, entry.day)
            if key in lines:
                row.fault(FaultKind.TWICE, f"{entry.day:%d/%m/%Y}", str(lines[key]))
            else:
                lines[key] = line
                entries.append(entry)
        faults.extend(row.faults)
    return entries


class _Row:
    """One line while it is read: every fault of it is found, not only the first."""

    def __init__(self, line: int, cells: dict[str, str]) -> None:
        self.line, self.cells, self.faults = line, cells, list[Fault]()

    def fault(self, kind: FaultKind, value: str, what: str = "") -> None:
        self.faults.append(Fault(self.line, kind, value, what))

    def entry(self, find_body: FindBody) -> Entry | None:
        body = self._body(find_body)
        kind = read_kind(self.cells["kind"])
        if kind is None:
            self.fault(FaultKind.KIND, self.cells["kind"])
        day = read_date(self.cells["day"].partition(" ")[0])
        if day is None:
            self.fault(FaultKind.DATE, self.cells["day"])
        begins, ends = self._hours()
        seats, turns = self._number("seats"), self._number("turns")
        self._lengths()
        if self.faults or body is None or kind is None or day is None or begins is None or ends is None:
            return None
        texts = {name: self.cells[name] for name in LONGEST}
        return Entry(self.line, body, kind, day, begins, ends, **texts, seats=seats, turns=turns)

    def _body(self, find_body: FindBody) -> str | None:
        code, instead = find_body(self.cells["body"])
        if code is None:
            self.fault(FaultKind.BODY, self.cells["body"], instead)
        return code

    def _hours(self) -> tuple[time | None, time | None]:
        said, until = self.cells["begins"], self.cells["ends"]
        both = None if until else read_hours(said)
        begins, ends = both or (read_hour(said), read_hour(until))
        if begins is None:
            self.fault(FaultKind.BEGINS, said)
        elif ends is None:
            self.fault(FaultKind.ENDS, until)
        elif begins >= ends:
            self.fault(FaultKind.ORDER, f"{begins:%H:%M}–{ends:%H:%M}")
        return begins, ends

    def _number(self, name: str) -> int | None:
        said = self.cells[name]
        if not said:
            return None
        if not (said.isascii() and said.isdecimal()) or not 1 <= int(said[:9]) <= MOST_SEATS:
            self.fault(FaultKind.NUMBER, said, COLUMNS[name][0])
            return None
        return int(said)

    def _lengths(self) -> None:
        for name, most in LONGEST.items():
            if len(self.cells[name]) > most:
                self.fault(FaultKind.LONG, self.cells[name], f"{COLUMNS[name][0]}: {most}")


def write(entries: Iterable[Entry], bodies: dict[str, str], example: str, year: int) -> str:
    """The table of these sessions, as `read` reads it, with a line that shows how: a body's name and a year."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow([words[0] for words in COLUMNS.values()])
    table.writerow([
        f"{EXAMPLE.capitalize()}: {example}", KINDS[DialogueKind.RECEPTION][0].capitalize(), f"10/03/{year}",
        "08:00", "11:00", "Phòng tiếp công dân", "", "Nghe ý kiến về đất đai", "", "30", "10",
    ])  # fmt: skip
    for each in entries:
        table.writerow([
            bodies.get(each.body_code, each.body_code), KINDS[each.kind][0].capitalize(),
            f"{each.day:%d/%m/%Y}", f"{each.begins:%H:%M}", f"{each.ends:%H:%M}",
            each.place, each.title, each.about, each.basis, each.seats or "", each.turns or "",
        ])  # fmt: skip
    return out.getvalue()
