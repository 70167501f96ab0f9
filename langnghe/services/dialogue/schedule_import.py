"""A schedule of sessions brought in as a table: shown with every fault, then written whole or not at all.

What stands in it and is there already is left as it is: bringing it in twice makes nothing twice.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from langnghe.models import Body, Dialogue, DialogueAct, DialogueKind, DialogueState
from langnghe.services import authority
from langnghe.services.calendar import HANOI, local_date
from langnghe.services.dialogue import life, organising, planner, posts, schedule_csv
from langnghe.services.dialogue.planner import Hours
from langnghe.services.dialogue.schedule_csv import Entry, Fault, FaultKind, FindBody
from langnghe.services.folding import fold
from langnghe.services.refusals import Forbidden, Invalid
from langnghe.services.work import Work

_AHEAD = (DialogueState.DRAFT, DialogueState.SUBMITTED, DialogueState.APPROVED, DialogueState.ANNOUNCED)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table would make. With a fault nothing of it may be written."""

    new: tuple[Entry, ...]
    same: int
    faults: tuple[Fault, ...]
    bodies: dict[str, str]
    """Names by code."""


def template(work: Work, person_id: int) -> str:
    """The table to fill in: headings, an example, and the sessions to come that are planned. `Forbidden`."""
    names = _organised(work, person_id)
    rows = work.session.scalars(
        select(Dialogue)
        .where(Dialogue.body_code.in_(list(names)), Dialogue.state.in_(_AHEAD), Dialogue.starts_at > work.now)
        .order_by(Dialogue.starts_at, Dialogue.id)
        .limit(schedule_csv.MOST_ROWS)
    )
    entries = (entry for row in rows if (entry := _entry(row)) is not None)
    return schedule_csv.write(entries, names, next(iter(names.values())), planner.years(work)[-1])


def look(work: Work, person_id: int, text: str) -> Plan:
    """What the table would make, or everything that is wrong with it.

    Raises `Forbidden`, `Invalid` "g-import-empty", "g-import-long".
    """
    names = _organised(work, person_id)
    read = schedule_csv.read(text, _finding(work, person_id, names))
    if read.too_long:
        raise Invalid("g-import-long", most=schedule_csv.MOST_ROWS)
    if not read.entries and not read.faults:
        raise Invalid("g-import-empty")
    faults = [*read.faults, *(fault for entry in read.entries for fault in _day_faults(work, entry))]
    there = _there(work, read.entries)
    new = tuple(each for each in read.entries if each.day not in there[each.body_code, each.kind, each.day.year])
    return Plan(new, len(read.entries) - len(new), tuple(sorted(faults, key=lambda one: one.line)), names)


def write(work: Work, person_id: int, text: str) -> Plan:
    """Make a draft of every new row; nothing where anything is wrong. Raises as `look`, "g-import-faulty"."""
    _hold(work, look(work, person_id, text))
    found = look(work, person_id, text)
    if found.faults:
        raise Invalid("g-import-faulty", count=len(found.faults))
    for each in found.new:
        posts.organiser(work, person_id, each.body_code)
        _make(work, person_id, each)
    return found


def _hold(work: Work, plan: Plan) -> None:
    # In one order: two tables at once must not wait for each other.
    for code in sorted({each.body_code for each in plan.new}):
        planner.hold(work, code)


def _make(work: Work, person_id: int, entry: Entry) -> None:
    body = work.session.get_one(Body, entry.body_code)
    head = authority.head_of(work, body.code)
    made = life.draft(work, entry.kind, body.code, body.area_code, head.person_id if head else None, person_id)
    planner.put_on(made, entry.day, Hours(entry.begins, entry.ends))
    made.place, made.title, made.about, made.basis = entry.place, entry.title, entry.about, entry.basis
    made.seats, made.turns = entry.seats, entry.turns
    life.transition(work, made, DialogueAct.EDIT, person_id, **{planner.PLANNED: entry.day.isoformat()})
    organising.watch_notice(work, made, DialogueAct.EDIT)


def _organised(work: Work, person_id: int) -> dict[str, str]:
    """The bodies for which the person organises, by code, own ones first. `Forbidden` for none."""
    found = planner.all_choosable(work, person_id)
    if not found:
        raise Forbidden(authority.NO_AUTHORITY)
    return {each.code: each.name for each in found}


def _finding(work: Work, person_id: int, names: dict[str, str]) -> FindBody:
    folded: dict[str, list[str]] = defaultdict(list)
    for code, name in names.items():
        folded[fold(name)].append(code)
    own = {post.body_code for post in authority.posts(work, person_id) if post.role in posts.ORGANISERS}
    first = next(iter(names.values()))

    def find(said: str) -> tuple[str | None, str]:
        if not said and len(own) == 1:
            return next(iter(own)), ""
        if said in names:
            return said, ""
        same = folded.get(fold(said), [])
        if len(same) == 1:
            return same[0], ""
        holding = [name for name in names.values() if said and fold(said) in fold(name)]
        return None, ", ".join(holding[:3]) or first

    return find


def _day_faults(work: Work, entry: Entry) -> list[Fault]:
    said = f"{entry.day:%d/%m/%Y}"
    if datetime.combine(entry.day, entry.begins, HANOI) <= work.now:
        return [Fault(entry.line, FaultKind.PAST, said)]
    last = planner.years(work)[-1]
    if entry.day.year > last:
        return [Fault(entry.line, FaultKind.YEAR, said, str(last))]
    # A conference may be on a weekend, when people are free; a reception is held on working days.
    if entry.kind is DialogueKind.RECEPTION and not work.calendar.is_working(entry.day):
        instead = planner.free_day(work.calendar, entry.day, (), planner.unit_of(entry.kind), local_date(work.now))
        return [Fault(entry.line, FaultKind.DAY_OFF, said, f"{instead:%d/%m/%Y}")]
    return []


def _there(work: Work, entries: tuple[Entry, ...]) -> dict[tuple[str, DialogueKind, int], set[date]]:
    """The days on which there is a session already, or was before somebody moved it."""
    keys = {(each.body_code, each.kind, each.day.year) for each in entries}
    return {key: planner.taken(work, *key).keys() | planner.meant_before(work, *key[:2]) for key in keys}


def _entry(row: Dialogue) -> Entry | None:
    if row.starts_at is None:
        return None
    begins = row.starts_at.astimezone(HANOI)
    ends = row.ends_at.astimezone(HANOI) if row.ends_at else begins.replace(hour=23, minute=59)
    return Entry(
        0, row.body_code, row.kind, begins.date(), begins.time(), ends.time(), row.place, row.title, row.about,
        row.basis, row.seats, row.turns,
    )  # fmt: skip
