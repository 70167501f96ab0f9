"""How many voters each commune has, as an admin enters it: one by one, or all by a table (facts F-7)."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from langnghe.models import Area, Level, Voters
from langnghe.services import authority, csv_rows
from langnghe.services.dialogue import requests
from langnghe.services.dialogue.requests import Commune
from langnghe.services.folding import fold
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import Invalid, NotFound
from langnghe.services.work import Work

#: More than any commune of the country has.
MOST = 1_000_000
MOST_ROWS = 2_000
_HEADER = ("mã", "xã, phường", "số cử tri")
_HEADINGS = frozenset({"ma", "ma xa", "xa", "xa, phuong", "code", "commune"})
_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d+", re.ASCII)
_LAST_NUMBER = re.compile(r"(\d{1,3}(?:[. ]\d{3})+|\d+)\s*(?:cử tri|cu tri)?\s*$", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """A commune and its number of voters, None while nobody has entered it."""

    code: str
    name: str
    number: int | None


class FaultKind(StrEnum):
    COMMUNE = "commune"
    NUMBER = "number"
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
class Table:
    """What was read, with what it would change. With a fault in it nothing of it may be used."""

    new: tuple[Known, ...]
    same: int
    faults: tuple[Fault, ...]


def listed(work: Work, by: int, offset: int = 0, size: int = 8) -> Page[Known]:
    """All communes, those without a number first. Raises `Forbidden`."""
    authority.require_admin(work, by)
    every = sorted(_all(work), key=lambda each: (each.number is not None, fold(each.name)))
    return page_of(every, offset, size)


def missing(work: Work, by: int) -> int:
    """Communes without a number. Raises `Forbidden`."""
    authority.require_admin(work, by)
    return sum(each.number is None for each in _all(work))


def read_typed(work: Work, by: int, typed: str) -> tuple[tuple[Commune, ...], int]:
    """A commune and its number as somebody types them: "Lân Phong 8.505"; the communes that may be meant.

    Raises `Forbidden`, `Invalid` "a-voters-unread", `NotFound("a-voters-commune")`.
    """
    authority.require_admin(work, by)
    found = _LAST_NUMBER.search(typed.strip())
    name = "" if found is None else typed.strip()[: found.start()].strip(" :;,-–=")
    number = None if found is None else read_number(found[1])
    if number is None or not name:
        raise Invalid("a-voters-unread", most=MOST)
    same = [Commune(each.code, each.name) for each in _all(work) if _names(each, name)]
    communes = tuple(same) or requests.find(work, name)
    if not communes:
        raise NotFound("a-voters-commune", typed=name[:60])
    return communes, number


def read_number(text: str) -> int | None:
    """The number in "8505" or "8.505", None where it is none or beyond belief."""
    said = text.strip()
    if not _GROUPED.fullmatch(said):
        return None
    number = int(re.sub(r"\D", "", said)[:12])
    return number if 1 <= number <= MOST else None


def put(work: Work, by: int, area_code: str, number: int) -> Known:
    """Enter the number of voters of a commune. Raises `Forbidden`, `NotFound("area-not-found")`, `Invalid`.

    Where enough people have asked already, who has to hold the dialogue is told now.
    """
    authority.require_admin(work, by)
    if not 1 <= number <= MOST:
        raise Invalid("a-voters-unread", most=MOST)
    area = work.session.get(Area, area_code)
    if area is None or area.level is not Level.COMMUNE:
        raise NotFound("area-not-found", area=area_code)
    requests.hold(work, area_code)
    row = work.session.get(Voters, area_code, populate_existing=True)
    if row is None:
        work.session.add(Voters(area_code=area_code, number=number))
    else:
        row.number = number
    work.session.flush()
    requests.tell_if_reached(work, area_code)
    return Known(area.code, area.name, number)


# As a table ---------------------------------------------------------------------------------------------


def table(work: Work, by: int) -> str:
    """All communes with their numbers, as `look` reads them. Raises `Forbidden`."""
    authority.require_admin(work, by)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_HEADER)
    every = sorted(_all(work), key=lambda each: fold(each.name))
    writer.writerows((each.code, each.name, "" if each.number is None else each.number) for each in every)
    return out.getvalue()


def look(work: Work, by: int, text: str) -> Table:
    """What a table would change, and everything that is wrong with it. Rows without a number are passed over.

    A row is code, name, number, or name and number. Raises `Forbidden`, `Invalid` "a-voters-table-empty",
    "a-voters-table-long".
    """
    authority.require_admin(work, by)
    rows = csv_rows.read(text)
    if len(rows.rows) > MOST_ROWS:
        raise Invalid("a-voters-table-long", most=MOST_ROWS)
    known = _all(work)
    read: dict[str, tuple[int, Known]] = {}
    faults: list[Fault] = []
    for place, (line, cells) in enumerate(rows.rows):
        if place == 0 and fold(cells[0]) in _HEADINGS:
            continue
        found = _row(work, line, [cell for cell in cells if cell], known)
        if isinstance(found, Known) and found.code in read:
            found = Fault(line, FaultKind.TWICE, found.name, first=read[found.code][0])
        if isinstance(found, Fault):
            faults.append(found)
        elif found is not None:
            read[found.code] = (line, found)
    if rows.broken_at:
        faults.append(Fault(rows.broken_at, FaultKind.QUOTES, '"'))
    if not read and not faults:
        raise Invalid("a-voters-table-empty")
    numbers = {each.code: each.number for each in known}
    new = tuple(each for _, each in read.values() if numbers[each.code] != each.number)
    return Table(new, len(read) - len(new), tuple(faults))


def write(work: Work, by: int, text: str) -> Table:
    """Enter all numbers of the table, or nothing where anything is wrong with it. Raises as `look`."""
    found = look(work, by, text)
    if found.faults:
        raise Invalid("a-voters-table-faulty", count=len(found.faults))
    for each in sorted(found.new, key=lambda one: one.code):
        put(work, by, each.code, each.number or 0)
    return found


def _row(work: Work, line: int, cells: list[str], known: Iterable[Known]) -> Known | Fault | None:
    numbered = len(cells) > 1 and read_number(cells[-1]) is not None
    names = cells[:-1] if numbered else cells
    chosen = next((each for name in names for each in known if _names(each, name)), None)
    if chosen is None:
        likely = requests.find(work, " ".join(names))
        return Fault(line, FaultKind.COMMUNE, " ".join(names), likely[0].name if likely else "")
    if numbered:
        return Known(chosen.code, chosen.name, read_number(cells[-1]))
    # A row of the template that nobody has filled in.
    if all(_names(chosen, cell) for cell in cells):
        return None
    return Fault(line, FaultKind.NUMBER, cells[-1])


def _names(each: Known, said: str) -> bool:
    folded = fold(each.name)
    return said == each.code or fold(said) in {folded, folded.partition(" ")[2], folded.removeprefix("dac khu ")}


def _all(work: Work) -> list[Known]:
    rows = work.session.execute(
        select(Area.code, Area.name, Voters.number)
        .outerjoin(Voters, Voters.area_code == Area.code)
        .where(Area.level == Level.COMMUNE)
        .order_by(Area.code)
    )
    return [Known(*row) for row in rows]
