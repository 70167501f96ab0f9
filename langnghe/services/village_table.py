"""All villages of the office as a table: out, and in whole or not at all. What is there already is passed over.

A row is the commune by its code or its name, then the village; where one commune is served, the village alone will
do. Villages that a table does not name stay.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from langnghe.models import Area, Level
from langnghe.services import areas, authority, csv_rows, village_names, villages
from langnghe.services.folding import fold, spell
from langnghe.services.refusals import Invalid
from langnghe.services.villages import Commune
from langnghe.services.work import Work

MOST_ROWS = 10_000
#: Faults for which the commune that may be meant is looked for: it takes its time, and no more are named at once.
_NEAREST_FOR = 30
_HEADER = ("mã", "xã, phường", "thôn, tổ dân phố")
_HEADINGS = frozenset(
    {"ma", "ma xa", "xa", "xa, phuong", "thon", "thon, to dan pho", "code", "commune", "village"}
)


class FaultKind(StrEnum):
    COMMUNE = "commune"
    #: The name is that of several communes.
    WHICH = "which"
    LETTERS = "letters"
    LONG = "long"
    TWICE = "twice"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one line; `nearest`: the commune that may be meant; `first`: where it came before."""

    line: int
    kind: FaultKind
    value: str
    nearest: str = ""
    first: int = 0


@dataclass(frozen=True, slots=True)
class New:
    """A village that a table brings."""

    commune_code: str
    commune_name: str
    name: str


@dataclass(frozen=True, slots=True)
class Table:
    """What was read: what it would add, and how many are there already. With a fault nothing of it may be used."""

    new: tuple[New, ...]
    same: int
    faults: tuple[Fault, ...]


def table(work: Work, by: int) -> str:
    """All villages, as `look` reads them; a commune without any has a row to fill in. Raises `Forbidden`."""
    every = villages.communes(work, by)
    names = _standing(work)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_HEADER)
    for each in every:
        of_it = sorted(names[each.code], key=village_names.in_order) or [""]
        writer.writerows((each.code, each.name, name) for name in of_it)
    return out.getvalue()


def look(work: Work, by: int, text: str) -> Table:
    """What a table would add, and everything that is wrong with it. Rows without a village are passed over.

    Raises `Forbidden`, `Invalid` "a-village-table-empty", "a-village-table-long".
    """
    authority.require_admin(work, by)
    rows = csv_rows.read(text)
    if len(rows.rows) > MOST_ROWS + 1:
        raise Invalid("a-village-table-long", most=MOST_ROWS)
    reader = _Reader(work, villages.communes(work, by))
    for place, (line, cells) in enumerate(rows.rows):
        if place > 0 or fold(cells[0]) not in _HEADINGS:
            reader.take(line, [cell for cell in cells if cell])
    if rows.broken_at:
        reader.faults.append(Fault(rows.broken_at, FaultKind.QUOTES, '"'))
    if not (reader.new or reader.same or reader.faults):
        raise Invalid("a-village-table-empty")
    return Table(tuple(reader.new), reader.same, tuple(reader.faults))


def write(work: Work, by: int, text: str) -> Table:
    """Add all villages of the table, or nothing where anything is wrong with it.

    Raises as `look`, and `Invalid("a-village-table-faulty")`.
    """
    villages.hold(work, (each.code for each in villages.communes(work, by)))
    found = look(work, by, text)
    if found.faults:
        raise Invalid("a-village-table-faulty", count=len(found.faults))
    new: dict[str, list[str]] = defaultdict(list)
    for each in found.new:
        new[each.commune_code].append(each.name)
    villages.enter(work, by, new)
    return found


class _Reader:
    """Tells the rows of a table apart: new, there already, or not to be taken."""

    def __init__(self, work: Work, communes: Sequence[Commune]) -> None:
        self._work = work
        self._alone = communes[0] if len(communes) == 1 else None
        self._by_name = _by_name(communes)
        self._known = {code: village_names.keys(names) for code, names in _standing(work).items()}
        self._lines: dict[tuple[str, str], int] = {}
        self._looked_for = 0
        self.new: list[New] = []
        self.same = 0
        self.faults: list[Fault] = []

    def take(self, line: int, cells: list[str]) -> None:
        """One row, without its empty cells."""
        above = self._commune(cells)
        if isinstance(above, FaultKind):
            said = ", ".join(cells[:-1] or cells)
            self.faults.append(Fault(line, above, said, self._nearest(said)))
        elif not self._only_communes(cells, above):
            self._village(line, above, village_names.clean(cells[-1]))

    def _commune(self, cells: list[str]) -> Commune | FaultKind:
        unclear = FaultKind.COMMUNE
        for cell in cells[:-1] or cells:
            found = self._named(cell)
            if len(found) == 1:
                return found[0]
            if found:
                unclear = FaultKind.WHICH
        return self._alone if self._alone and len(cells) == 1 else unclear

    def _named(self, cell: str) -> list[Commune]:
        """The communes of this code or name: as it is spelled, else in any spelling."""
        for key in (cell, spell(cell), fold(cell)):
            if found := self._by_name.get(key):
                return found
        return []

    def _only_communes(self, cells: list[str], above: Commune) -> bool:
        """A row of the template in which nobody has named a village."""
        if cells[0] == above.code:
            return all(above in self._named(cell) for cell in cells)
        return len(cells) == 1 and above in self._named(cells[0])

    def _village(self, line: int, above: Commune, name: str) -> None:
        key = above.code, village_names.key(name)
        if why := village_names.wrong(name):
            self.faults.append(Fault(line, FaultKind(why), name))
        elif key in self._lines:
            self.faults.append(Fault(line, FaultKind.TWICE, name, first=self._lines[key]))
        elif key[1] in self._known.get(above.code, ()):
            self._lines[key] = line
            self.same += 1
        else:
            self._lines[key] = line
            self.new.append(New(above.code, above.name, name))

    def _nearest(self, said: str) -> str:
        self._looked_for += 1
        if self._looked_for > _NEAREST_FOR:
            return ""
        likely = self._work.office.gazetteer.find(said, 1)
        return likely[0].place.name if likely else ""


def _by_name(communes: Iterable[Commune]) -> dict[str, list[Commune]]:
    """The communes by everything they are called: code, full name, name without its kind; folded ones give way."""
    found: dict[str, list[Commune]] = {}
    for make in (_codes, _spelled, _folded):
        level: dict[str, list[Commune]] = defaultdict(list)
        for each in communes:
            for key in make(each):
                level[key].append(each)
        found = level | found
    return found


def _codes(each: Commune) -> set[str]:
    return {each.code}


def _spelled(each: Commune) -> set[str]:
    return _with_and_without_kind(spell(each.name), "đặc khu ")


def _folded(each: Commune) -> set[str]:
    return _with_and_without_kind(fold(each.name), "dac khu ")


def _with_and_without_kind(name: str, zone: str) -> set[str]:
    return {name, name.removeprefix(zone) if name.startswith(zone) else name.partition(" ")[2]}


def _standing(work: Work) -> dict[str, list[str]]:
    """Names of the villages there are now, by the commune's code."""
    found: dict[str, list[str]] = defaultdict(list)
    query = select(Area.parent_code, Area.name).where(Area.level == Level.VILLAGE, areas.standing(work))
    for row in work.session.execute(query.order_by(Area.code)):
        found[row.parent_code].append(row.name)
    return found
