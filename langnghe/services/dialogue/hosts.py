"""The bodies whose heads owe the people dialogues, and how each stands in a year (R27)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, or_, select

from langnghe.models import Body, Dialogue, DialogueKind, DialogueState, Level, Person, RoleGrant, RoleKind
from langnghe.services import authority
from langnghe.services.calendar import HANOI, local_date
from langnghe.services.dialogue import obligations, rules
from langnghe.services.dialogue.obligations import Meeting, Owed, Period, Reckoning
from langnghe.services.dialogue.rules import Number
from langnghe.services.work import Work

#: The template of the chair of a province or a commune.
CHAIR = "chu_tich"
#: What counts for nothing: it was called off, or has no day.
_GONE = (DialogueState.CANCELLED, DialogueState.POSTPONED)


@dataclass(frozen=True, slots=True)
class Host:
    """A body whose head has to meet the people. `since`: from when the books can know of it."""

    code: str
    name: str
    level: Level
    template: str
    area_code: str
    head_id: int | None
    head_name: str
    """Empty where the body has no head now."""
    since: date


def owes(level: Level, template: str) -> tuple[DialogueKind, ...]:
    """What the law asks of the head of such a body; nothing of the offices below a commune's chair."""
    if level is Level.PROVINCE:
        return (DialogueKind.RECEPTION,)
    if level is Level.COMMUNE and template == CHAIR:
        return (DialogueKind.RECEPTION, DialogueKind.CONFERENCE)
    return ()


def hosts(work: Work, codes: Collection[str] | None = None) -> tuple[Host, ...]:
    """The bodies whose heads owe something, of these codes; None for all of the office."""
    today = local_date(work.now)
    rows = work.session.execute(
        select(Body.code, Body.name, Body.level, Body.template, Body.area_code, Body.valid_from)
        .where(
            or_(Body.level == Level.PROVINCE, Body.template == CHAIR),
            Body.valid_from <= today,
            or_(Body.valid_to.is_(None), Body.valid_to >= today),
        )
        .order_by(Body.level.desc(), Body.code)
    ).all()
    wanted = None if codes is None else frozenset(codes)
    heads, begun = _heads(work), _begun(work)
    everybody = min(begun.values(), default=today)
    found = []
    for code, name, level, template, area, valid_from in rows:
        if (wanted is None or code in wanted) and owes(level, template):
            head_id, head_name = heads.get(code, (None, ""))
            since = max(valid_from, begun.get(code, everybody))
            found.append(Host(code, name, level, template, area, head_id, head_name, since))
    return tuple(found)


def _heads(work: Work) -> dict[str, tuple[int, str]]:
    """The heads in office now."""
    rows = work.session.execute(
        select(RoleGrant.body_code, RoleGrant.person_id, Person.name)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(
            RoleGrant.role == RoleKind.HEAD,
            RoleGrant.ended_at.is_(None),
            RoleGrant.starts_at <= work.now,
            or_(RoleGrant.ends_at.is_(None), RoleGrant.ends_at > work.now),
        )
    )
    return {row.body_code: (row.person_id, row.name) for row in rows}


def _begun(work: Work) -> dict[str, date]:
    """Since when each body has had a head on record: what was before, the books cannot know."""
    rows = work.session.execute(
        select(RoleGrant.body_code, func.min(RoleGrant.starts_at))
        .where(RoleGrant.role == RoleKind.HEAD)
        .group_by(RoleGrant.body_code)
    )
    return {code: local_date(first) for code, first in rows}


def owed(
    work: Work, of: Collection[Host], year: int, wanted: Callable[[Period], bool] = lambda _: True
) -> dict[str, tuple[Owed, ...]]:
    """What each of them owes in the year, period by period as far as `wanted`, by the code of the body.

    Left out is what could not be announced in time any more when the body came into the books.
    """
    meetings, today = _meetings(work, of, year), local_date(work.now)
    law, reckoning = _Law(work, year, wanted), Reckoning(work.calendar)
    found: dict[str, tuple[Owed, ...]] = {}
    for host in of:
        mine = meetings.get(host.code, [])
        found[host.code] = tuple(
            obligations.standing(kind, least, notice, period, mine, today, reckoning)
            for kind in owes(host.level, host.template)
            for least, notice, period in law.periods(kind, host.level)
            if reckoning.announce_by(kind, least.number, notice, period) >= host.since
        )
    return found


#: How many in a period, how long before to announce them, and the period.
Asked = tuple[Number, Number | None, Period]


class _Law:
    """What is asked in a year, as far as `wanted`; each kind and level looked up once."""

    def __init__(self, work: Work, year: int, wanted: Callable[[Period], bool]) -> None:
        self._work = work
        self._year = year
        self._wanted = wanted
        self._known: dict[tuple[DialogueKind, Level], tuple[Asked, ...]] = {}

    def periods(self, kind: DialogueKind, level: Level) -> tuple[Asked, ...]:
        """Nothing where the law asks for nothing."""
        if (kind, level) not in self._known:
            self._known[kind, level] = tuple(self._look_up(kind, level))
        return self._known[kind, level]

    def _look_up(self, kind: DialogueKind, level: Level) -> Iterator[Asked]:
        least = rules.number(self._work, kind, "least", level, date(self._year, 12, 31))
        if least is None:
            return
        for period in filter(self._wanted, obligations.periods(self._year, least.unit)):
            then = rules.number(self._work, kind, "least", level, period.first) or least
            yield then, rules.number(self._work, kind, "announce", level, period.last), period


def _meetings(work: Work, of: Collection[Host], year: int) -> Mapping[str, list[Meeting]]:
    rows = work.session.execute(
        select(Dialogue.body_code, Dialogue.kind, Dialogue.state, Dialogue.starts_at, Dialogue.substitute).where(
            Dialogue.body_code.in_([host.code for host in of]),
            Dialogue.starts_at >= midnight(date(year, 1, 1)),
            Dialogue.starts_at < midnight(date(year + 1, 1, 1)),
            Dialogue.state.not_in(_GONE),
        )
    )
    found: dict[str, list[Meeting]] = defaultdict(list)
    for body, kind, state, starts_at, substitute in rows:
        if starts_at is not None:
            found[body].append(Meeting(kind, state, local_date(starts_at), own=not substitute))
    return found


def midnight(day: date) -> datetime:
    """The moment at which the day begins in Vietnam."""
    return datetime.combine(day, time.min, HANOI)


def above(work: Work, body_code: str) -> authority.Official | None:
    """The head of the body, else of the nearest body above that has one."""
    for code in (body_code, *(each.code for each in authority.superiors(work, body_code))):
        if found := authority.head_of(work, code):
            return found
    return None


def year_around(today: date, days: int) -> tuple[int, ...]:
    """The years of the days around today."""
    return tuple(sorted({(today + timedelta(days=by)).year for by in (-days, 0, days)}))
