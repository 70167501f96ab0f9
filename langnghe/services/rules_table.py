"""All deadline rules out to a table and in from one: new versions are added, history is never written over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from langnghe.models import Field
from langnghe.services import authority, deadline_rules, rules_csv
from langnghe.services.calendar import local_date
from langnghe.services.deadline_rules import LAST_YEAR, NewRule, Rule, Scope, clean_source
from langnghe.services.folding import fold
from langnghe.services.refusals import Invalid
from langnghe.services.rules_csv import Fault, FaultKind, Line
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class Looked:
    """What a table would do: the rules it brings, and how many stand there already. With a fault nothing of it."""

    new: tuple[NewRule, ...]
    replaced: tuple[NewRule, ...]
    """In place of a coming version from the same day."""
    same: int
    faults: tuple[Fault, ...]


def export(work: Work, by: int) -> str:
    """Every rule there is and was as a CSV table. Raises `Forbidden`."""
    return rules_csv.write(deadline_rules.every_rule(work, by))


def look(work: Work, by: int, text: str) -> Looked:
    """What the table would do; nothing is written.

    Raises `Forbidden`, and `Invalid` "rules-table-empty", "rules-table-long".
    """
    authority.require_admin(work, by)
    table = rules_csv.read(text, _fields(work))
    if table.too_long:
        raise Invalid("rules-table-long", most=rules_csv.MOST_ROWS)
    if not table.lines and not table.faults:
        raise Invalid("rules-table-empty")
    known = {(rule.scope, rule.valid_from): rule for rule in deadline_rules.every_rule(work, by)}
    sorter = _Sorter(known, local_date(work.now))
    faults = [*table.faults, *(fault for line in table.lines for fault in sorter.sort(line))]
    faults.sort(key=lambda fault: fault.line)
    return Looked(tuple(sorter.new), tuple(sorter.replaced), sorter.same, tuple(faults))


def write(work: Work, by: int, text: str) -> Looked:
    """Add what the table brings. Raises as `look`, and `Invalid("rules-table-faulty")` with nothing written."""
    found = look(work, by, text)
    if found.faults:
        raise Invalid("rules-table-faulty", count=len(found.faults))
    for rule in sorted((*found.new, *found.replaced), key=lambda each: each.valid_from):
        deadline_rules.add(work, by, rule)
    return found


class _Sorter:
    """Tells the lines of a table apart: new, in place of a coming version, known, or not to be taken."""

    def __init__(self, known: dict[tuple[Scope, date], Rule], today: date) -> None:
        self._known = known
        self._today = today
        self.new: list[NewRule] = []
        self.replaced: list[NewRule] = []
        self.same = 0

    def sort(self, line: Line) -> Iterator[Fault]:
        rule = line.rule
        day = f"{rule.valid_from:%d/%m/%Y}"
        stands = self._known.get((rule.scope, rule.valid_from))
        if line.until is not None and (stands is None or stands.valid_to != line.until):
            # An end is set by the version that follows, or in the room, where it is looked at alone.
            yield Fault(line.line, FaultKind.UNTIL_SET, f"{line.until:%d/%m/%Y}")
        elif rule.valid_from.year > LAST_YEAR:
            yield Fault(line.line, FaultKind.FROM, day)
        elif stands is not None and (stands.span, clean_source(stands.source)) == (rule.span, rule.source):
            self.same += 1
        elif rule.valid_from < self._today:
            yield Fault(line.line, FaultKind.PAST, day)
        elif stands is not None and rule.valid_from == self._today:
            yield Fault(line.line, FaultKind.TODAY, day)
        elif stands is not None:
            self.replaced.append(rule)
        else:
            self.new.append(rule)


def _fields(work: Work) -> dict[str, str]:
    """Codes of the fields by code and by name, folded."""
    rows: list[Any] = list(work.session.execute(select(Field.code, Field.name_vi, Field.name_en)))
    return {fold(word): row.code for row in rows for word in (row.name_en, row.name_vi, row.code)}
