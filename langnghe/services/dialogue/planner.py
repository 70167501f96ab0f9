"""The year's plan: recurring days become drafts, days off avoided; a second press makes none (R27)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import select

from langnghe.models import Body, Dialogue, DialogueAct, DialogueEvent, DialogueKind, DialogueState, RoleKind
from langnghe.services import authority, bodies
from langnghe.services.calendar import HANOI, LONGEST_REST, Day, WorkingCalendar, local_date
from langnghe.services.dialogue import hosts, life, obligations, organising, posts, recurrence, rules
from langnghe.services.dialogue.life import Locked
from langnghe.services.dialogue.obligations import MONTH
from langnghe.services.dialogue.recurrence import Recurrence
from langnghe.services.folding import fold, nfc
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import Forbidden, Invalid, NotFound
from langnghe.services.work import Work

#: Years ahead that can be planned.
YEARS_AHEAD = 1
LONGEST_PLACE = 300
PAGE = 6
#: What a session's history keeps beside a day that the plan has set: the day that was meant.
PLANNED = "planned"


class Fate(StrEnum):
    """What becomes of a day of the plan."""

    NEW = "new"
    #: New, but too near to be announced in time.
    SHORT = "short"
    #: A session of this kind is on that day already.
    THERE = "there"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Hours:
    """From when until when, in Vietnam."""

    begins: time
    ends: time


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be planned. `place`: empty where it is not known yet."""

    body_code: str
    kind: DialogueKind
    year: int
    rule: Recurrence
    hours: Hours
    place: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """One day of the plan. `meant`: what the rule says; `day`: what becomes of it; `off`: why it is another."""

    meant: date
    day: date
    fate: Fate
    off: Day | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """All days of the plan, with how many of them would be new."""

    body_name: str
    days: tuple[Planned, ...]

    @property
    def new(self) -> int:
        return sum(each.fate in {Fate.NEW, Fate.SHORT} for each in self.days)


@dataclass(frozen=True, slots=True)
class Choosable:
    """A body whose year the person may plan."""

    code: str
    name: str


def choosable(work: Work, person_id: int, typed: str = "", offset: int = 0) -> Page[Choosable]:
    """Those of `all_choosable` whose name has all the words typed. `Forbidden` for who organises none."""
    words = fold(typed).split()
    every = all_choosable(work, person_id)
    return page_of([each for each in every if all(word in fold(each.name) for word in words)], offset, PAGE)


def all_choosable(work: Work, person_id: int) -> list[Choosable]:
    """The bodies for which the person organises, own ones first, by name. `Forbidden` for who organises none."""
    own = {post.body_code for post in authority.posts(work, person_id) if post.role in posts.ORGANISERS}
    if not own:
        raise Forbidden(authority.NO_AUTHORITY)
    below = {code for body in own for code in _below(work, person_id, body)}
    rows = work.session.execute(select(Body.code, Body.name).where(Body.code.in_(own | below)))
    found = [Choosable(row.code, row.name) for row in rows]
    # Chairs before their offices: they are what is mostly meant.
    return sorted(
        found, key=lambda each: (each.code not in own, not each.code.endswith(hosts.CHAIR), fold(each.name))
    )


def _below(work: Work, person_id: int, body_code: str) -> tuple[str, ...]:
    """A head organises for the own body alone (`posts.organiser`), who keeps dialogues for all below, too."""
    keeps = any(
        post.body_code == body_code and post.role is not RoleKind.HEAD
        for post in authority.posts(work, person_id)
        if post.role in posts.ORGANISERS
    )
    return authority.subordinates(work, body_code) if keeps else ()


def name(work: Work, person_id: int, body_code: str) -> str:
    """What the body is called for which the person organises. `Forbidden`."""
    posts.organiser(work, person_id, body_code)
    return bodies.name_of(work, body_code)


def years(work: Work) -> tuple[int, ...]:
    """The years that can be planned now."""
    this = local_date(work.now).year
    return tuple(range(this, this + YEARS_AHEAD + 1))


def preview(work: Work, person_id: int, wanted: Wanted) -> Preview:
    """What the plan would make; nothing is written.

    Raises `Forbidden`, `NotFound("body-not-found")`, `Invalid` "g-plan-year", "g-plan-hours", "g-plan-place-long".
    """
    body = _checked(work, person_id, wanted)
    return Preview(body.name, tuple(_days(work, wanted, body)))


def make(work: Work, person_id: int, wanted: Wanted) -> Preview:
    """Make a draft for every new day; what was made. What is there already stays. Raises as `preview`."""
    body = _checked(work, person_id, wanted)
    hold(work, body.code)
    planned = Preview(body.name, tuple(_days(work, wanted, body)))
    head = authority.head_of(work, body.code)
    for each in planned.days:
        if each.fate in {Fate.NEW, Fate.SHORT}:
            made = life.draft(
                work, wanted.kind, body.code, body.area_code, head.person_id if head else None, person_id
            )
            put_on(made, each.day, wanted.hours)
            made.place = nfc(wanted.place)
            life.transition(work, made, DialogueAct.EDIT, person_id, **{PLANNED: each.meant.isoformat()})
            organising.watch_notice(work, made, DialogueAct.EDIT)
    return planned


def hold(work: Work, body_code: str) -> None:
    """Let nobody else plan for this body until the commit."""
    held = select(Body.code).where(Body.code == body_code).with_for_update(key_share=True)
    work.session.execute(held)


def put_on(dialogue: Locked, day: date, hours: Hours) -> None:
    """Set the day and the hours of a session."""
    dialogue.starts_at = datetime.combine(day, hours.begins, HANOI)
    dialogue.ends_at = datetime.combine(day, hours.ends, HANOI)


def taken(work: Work, body_code: str, kind: DialogueKind, year: int) -> dict[date, int]:
    """The days of a year on which the body has such a session that was not called off, with the session's id."""
    rows = work.session.execute(
        select(Dialogue.starts_at, Dialogue.id).where(
            Dialogue.body_code == body_code,
            Dialogue.kind == kind,
            Dialogue.state.not_in((DialogueState.CANCELLED, DialogueState.POSTPONED)),
            Dialogue.starts_at >= hosts.midnight(date(year, 1, 1)),
            Dialogue.starts_at < hosts.midnight(date(year + 1, 1, 1)),
        )
    )
    return {local_date(starts_at): dialogue for starts_at, dialogue in rows if starts_at is not None}


def free_day(
    calendar: WorkingCalendar, meant: date, used: Collection[date], unit: str, earliest: date = date.min
) -> date:
    """The next working day that is not used yet; the one before where the next is in another period.

    What is owed of a month has to be held in it. Never a day before `earliest`.
    """
    ahead = _search(calendar, meant, used, 1)
    if _period(ahead, unit) == _period(meant, unit):
        return ahead
    back = _search(calendar, meant, used, -1)
    return back if back >= earliest and _period(back, unit) == _period(meant, unit) else ahead


def _search(calendar: WorkingCalendar, day: date, used: Collection[date], step: int) -> date:
    for _ in range(LONGEST_REST):
        if day not in used and calendar.is_working(day):
            return day
        day += timedelta(days=step)
    raise Invalid("calendar-no-working-day", day=day)


def _period(day: date, unit: str) -> tuple[int, ...]:
    return (day.year, day.month) if unit == MONTH else (day.year,)


def unit_of(kind: DialogueKind) -> str:
    """In which periods sessions of the kind are owed."""
    return MONTH if kind is DialogueKind.RECEPTION else "year"


def _checked(work: Work, person_id: int, wanted: Wanted) -> Body:
    posts.organiser(work, person_id, wanted.body_code)
    body = work.session.get(Body, wanted.body_code)
    if body is None:
        raise NotFound("body-not-found", body=wanted.body_code)
    if wanted.year not in years(work):
        raise Invalid("g-plan-year", first=str(years(work)[0]), last=str(years(work)[-1]))
    if wanted.hours.begins >= wanted.hours.ends:
        raise Invalid("g-plan-hours")
    if len(wanted.place) > LONGEST_PLACE:
        raise Invalid("g-plan-place-long", most=LONGEST_PLACE)
    return body


def _days(work: Work, wanted: Wanted, body: Body) -> list[Planned]:
    there = taken(work, wanted.body_code, wanted.kind, wanted.year)
    known = meant_before(work, wanted.body_code, wanted.kind)
    notice = rules.number(work, wanted.kind, "announce", body.level)
    used: set[date] = set()
    found = []
    for meant in recurrence.dates(wanted.rule, wanted.year):
        # Where the plan has gone before: its own days are found again, not filled up beside them.
        day = free_day(work.calendar, meant, used, unit_of(wanted.kind))
        used.add(day)
        off = None if day == meant else work.calendar.day(meant)
        fate = Fate.THERE if meant in known else _fate(work, day, wanted, there, notice)
        found.append(Planned(meant, day, fate, off))
    return found


def meant_before(work: Work, body_code: str, kind: DialogueKind) -> set[date]:
    """The days that the plan has made sessions for before, wherever they have been moved to since."""
    lines = work.session.scalars(
        select(DialogueEvent.data)
        .join(Dialogue, Dialogue.id == DialogueEvent.dialogue_id)
        .where(
            Dialogue.body_code == body_code,
            Dialogue.kind == kind,
            Dialogue.state != DialogueState.CANCELLED,
            DialogueEvent.act == DialogueAct.EDIT,
        )
    )
    return {date.fromisoformat(line[PLANNED]) for line in lines if PLANNED in line}


def _fate(work: Work, day: date, wanted: Wanted, there: Collection[date], notice: rules.Number | None) -> Fate:
    if day in there:
        return Fate.THERE
    if datetime.combine(day, wanted.hours.begins, HANOI) <= work.now:
        return Fate.PAST
    late = obligations.before(day, notice, work.calendar) < local_date(work.now)
    return Fate.SHORT if late else Fate.NEW
