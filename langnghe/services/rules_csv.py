"""Deadline rules as a table that a spreadsheet opens. Pure.

A line is a version of a rule: step, kind, field, priority, remote, complex, span, source, from, until. Read as
people type it: words in Vietnamese with or without diacritics or by code, a cell left empty for "any", dates as
20/11/2026 or 2026-11-20, spans as "10", "10 ngày làm việc" or "8 giờ".
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from langnghe.models import ClockKind, TicketKind, TicketPriority
from langnghe.services import csv_rows
from langnghe.services.calendar_csv import read_date
from langnghe.services.deadline_rules import LONGEST_SOURCE, STEPS, NewRule, Rule, Scope, clean_source
from langnghe.services.deadlines import Span, Unit
from langnghe.services.folding import fold
from langnghe.services.handling import KINDS
from langnghe.services.moving import RETURN_STEP
from langnghe.services.spans import read_span

MOST_ROWS = 1_000
#: What things are called in the table; the first of each is what is written.
STEP_WORDS: dict[str, tuple[str, ...]] = {
    ClockKind.ACCEPT: ("tiếp nhận",),
    ClockKind.CLASSIFY: ("phân loại",),
    ClockKind.FIRST_ANSWER: ("phản hồi lần đầu", "trả lời lần đầu"),
    ClockKind.SETTLE: ("trả lời", "giải quyết", "trả lời người dân"),
    ClockKind.OPINION: ("cho ý kiến", "ý kiến", "phối hợp"),
    RETURN_STEP: ("trả lại", "trả lại nơi chuyển"),
}
KIND_WORDS: dict[str, tuple[str, ...]] = {
    TicketKind.REPORT: ("phản ánh",),
    TicketKind.PETITION: ("kiến nghị",),
    TicketKind.SUGGESTION: ("góp ý", "sáng kiến", "góp ý, sáng kiến"),
    TicketKind.QUESTION: ("hỏi đáp",),
    TicketKind.PRAISE: ("khen ngợi",),
}
PRIORITY_WORDS: dict[str, tuple[str, ...]] = {
    TicketPriority.NORMAL: ("thường", "bình thường"),
    TicketPriority.URGENT: ("khẩn",),
}
_UNITS = {Unit.WORKING_DAYS: "ngày làm việc", Unit.DAYS: "ngày", Unit.HOURS: "giờ"}
_YES, _NO = ("có", "x", "yes", "true", "1"), ("", "không", "no", "false", "0")
_ANY = frozenset({"", "*", "bat ky", "tat ca", "moi", "any"})
_HEADER = (
    "bước", "loại", "lĩnh vực", "mức độ", "vùng sâu vùng xa", "phức tạp", "thời hạn", "căn cứ", "từ ngày",
    "đến ngày",
)  # fmt: skip
_HEADINGS = frozenset({"buoc", "step"})


class FaultKind(StrEnum):
    STEP = "step"
    KIND = "kind"
    FIELD = "field"
    PRIORITY = "priority"
    REMOTE = "remote"
    COMPLEX = "complex"
    SPAN = "span"
    SOURCE = "source"
    SOURCE_LONG = "source-long"
    FROM = "from"
    UNTIL = "until"
    CELLS = "cells"
    TWICE = "twice"
    QUOTES = "quotes"
    PAST = "past"
    TODAY = "today"
    UNTIL_SET = "until-set"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one line, counted from 1. `value`: what stands there; `first`: the line with the same."""

    line: int
    kind: FaultKind
    value: str
    first: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A version of a rule as it stands in a line of the table."""

    line: int
    rule: NewRule
    until: date | None


@dataclass(frozen=True, slots=True)
class RuleTable:
    """What was read. With a fault in it nothing of it may be used."""

    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]
    too_long: bool = False


def read(text: str, fields: Mapping[str, str]) -> RuleTable:
    """Every line of a table, and everything that is wrong with it. A first line of headings is passed over.

    `fields`: codes of the office's fields by their code and their names, folded.
    """
    lines: list[Line] = []
    faults: list[Fault] = []
    known: dict[tuple[Scope, date], int] = {}
    table = csv_rows.read(text)
    for number, (line, cells) in enumerate(table.rows):
        if number == 0 and fold(cells[0]) in _HEADINGS:
            continue
        if len(lines) + len(faults) >= MOST_ROWS:
            return RuleTable((), tuple(faults), too_long=True)
        read_so, wrong = _Cells(line, cells, fields).read()
        if read_so is not None:
            key = read_so.rule.scope, read_so.rule.valid_from
            if key in known:
                wrong = [Fault(line, FaultKind.TWICE, cells[0], known[key])]
            else:
                known[key] = line
                lines.append(read_so)
        faults.extend(wrong)
    if table.broken_at:
        faults.append(Fault(table.broken_at, FaultKind.QUOTES, '"'))
    return RuleTable(tuple(lines), tuple(faults))


class _Cells:
    """The cells of one line, each read by its own rule; what cannot be read becomes a fault."""

    def __init__(self, line: int, cells: Sequence[str], fields: Mapping[str, str]) -> None:
        self._line = line
        self._cells = cells
        self._fields = fields
        self._faults: list[Fault] = []

    def read(self) -> tuple[Line | None, list[Fault]]:
        extra = ", ".join(cell for cell in self._cells[len(_HEADER) :] if cell)
        if extra:
            # A comma in an unquoted source has parted it: the columns behind it are not to be trusted.
            return None, [Fault(self._line, FaultKind.CELLS, extra)]
        scope = Scope(
            self._step(),
            self._one_of(1, FaultKind.KIND, _KINDS),
            self._one_of(2, FaultKind.FIELD, self._fields),
            self._one_of(3, FaultKind.PRIORITY, _PRIORITIES),
            self._yes(4, FaultKind.REMOTE),
            self._yes(5, FaultKind.COMPLEX),
        )
        span, source = self._span(), self._source()
        first, last = self._day(8, FaultKind.FROM), self._day(9, FaultKind.UNTIL)
        if self._faults or span is None or first is None:
            return None, self._faults
        return Line(self._line, NewRule(scope, span, source, first), last), []

    def _cell(self, place: int) -> str:
        return self._cells[place] if len(self._cells) > place else ""

    def _wrong(self, kind: FaultKind, value: str) -> None:
        self._faults.append(Fault(self._line, kind, value))

    def _step(self) -> str:
        found = _STEPS.get(fold(self._cell(0)))
        if found is None:
            self._wrong(FaultKind.STEP, self._cell(0))
        return found or ""

    def _one_of(self, place: int, kind: FaultKind, known: Mapping[str, str]) -> str:
        said = fold(self._cell(place))
        if said in _ANY:
            return ""
        if said not in known:
            self._wrong(kind, self._cell(place))
        return known.get(said, "")

    def _yes(self, place: int, kind: FaultKind) -> bool:
        said = fold(self._cell(place))
        if said not in _YESES | _NOS:
            self._wrong(kind, self._cell(place))
        return said in _YESES

    def _span(self) -> Span | None:
        found = read_span(self._cell(6))
        if found is None:
            self._wrong(FaultKind.SPAN, self._cell(6))
        return found

    def _source(self) -> str:
        source = clean_source(self._cell(7))
        if not any(character.isalnum() for character in source):
            self._wrong(FaultKind.SOURCE, source)
        elif len(source) > LONGEST_SOURCE:
            self._wrong(FaultKind.SOURCE_LONG, source)
        return source

    def _day(self, place: int, kind: FaultKind) -> date | None:
        said = self._cell(place)
        found = read_date(said)
        if found is None and (said or kind is FaultKind.FROM):
            self._wrong(kind, said)
        return found


def _by_word(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Codes by themselves and by each of their words, folded."""
    return {fold(word): str(code) for code in words for word in (str(code), *words[code])}


_STEPS = _by_word(STEP_WORDS)
_KINDS = _by_word({str(kind): KIND_WORDS[kind] for kind in KINDS})
_PRIORITIES = _by_word(PRIORITY_WORDS)
_YESES, _NOS = frozenset(map(fold, _YES)), frozenset(map(fold, _NO))


def write(rules: Iterable[Rule]) -> str:
    """The table of these rules, as `read` reads it."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(_HEADER)
    table.writerows(_written(rule) for rule in rules)
    return out.getvalue()


def _written(rule: Rule) -> tuple[str, ...]:
    scope = rule.scope
    return (
        STEP_WORDS[scope.step][0],
        KIND_WORDS[scope.kind][0] if scope.kind in KIND_WORDS else scope.kind,
        rule.field_names.get("vi") or scope.field,
        PRIORITY_WORDS[scope.priority][0] if scope.priority else "",
        _YES[0] if scope.remote else "",
        _YES[0] if scope.complex else "",
        f"{rule.span.amount} {_UNITS[rule.span.unit]}",
        rule.source,
        f"{rule.valid_from:%d/%m/%Y}",
        f"{rule.valid_to:%d/%m/%Y}" if rule.valid_to else "",
    )


def step_words() -> str:
    """The steps as they may be written in a table, whatever language is spoken."""
    return ", ".join(STEP_WORDS[step][0] for step in STEPS)


def kind_words() -> str:
    """The kinds of tickets as they may be written in a table."""
    return ", ".join(words[0] for words in KIND_WORDS.values())
