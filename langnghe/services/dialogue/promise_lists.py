"""Lists of promises: of a session, of an area, and what a body still owes; and what heads have kept."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from langnghe.models import Body, Commitment, CommitmentState, Dialogue, DialogueState, Person
from langnghe.services import authority
from langnghe.services.authority import NO_AUTHORITY
from langnghe.services.calendar import local_date
from langnghe.services.dialogue import commitments, life, posts
from langnghe.services.dialogue.listing import around
from langnghe.services.paging import Page, page_of, page_start
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work

PAGE = 6
S = CommitmentState


@dataclass(frozen=True, slots=True)
class Line:
    """A promise in a list. `days_left` as that of a `Promise`."""

    id: int
    what: str
    body_name: str
    due_on: date
    state: CommitmentState
    days_left: int


def of_session(work: Work, dialogue_id: int, offset: int = 0) -> Page[Line]:
    """Promises of a session that is published, open ones first, soonest due on top. Raises `NotFound`."""
    view = life.public_view(work, dialogue_id)
    if view.dialogue.state not in commitments.OPEN_TO_ALL:
        return Page((), 0, 0)
    return _page(work, Commitment.dialogue_id == dialogue_id, offset)


def drafted(work: Work, person_id: int, dialogue_id: int, offset: int = 0) -> Page[Line]:
    """Promises of a session for who keeps it, in whatever state. Raises `Forbidden`, `NotFound`."""
    posts.keeper(work, person_id, life.view(work, dialogue_id).dialogue.body_code)
    return _page(work, Commitment.dialogue_id == dialogue_id, offset)


def of_area(work: Work, area_code: str | None, offset: int = 0, *, ended: bool = False) -> Page[Line]:
    """Published promises to the area's people: open, soonest due first, or those that have ended, newest first."""
    where: list[ColumnElement[bool]] = [Dialogue.state.in_(sorted(commitments.OPEN_TO_ALL))]
    where.append(Commitment.state != S.OPEN if ended else Commitment.state == S.OPEN)
    if area_code is not None:
        where.append(Dialogue.area_code.in_(around(area_code)))
    return _page(work, and_(*where), offset)


def owed(work: Work, person_id: int, offset: int = 0) -> Page[Line]:
    """Open promises that concern an official: their own, those of their body (of heads and supervisors with all
    below), and those of the sessions they keep; longest late first. `Forbidden` for who holds no such post.
    """
    return _page(work, _owed(work, person_id), offset)


def owes(work: Work, person_id: int) -> bool:
    """Whether that list has anything in it; False for who has none."""
    try:
        where = _owed(work, person_id)
    except Forbidden:
        return False
    return work.session.scalar(_joined(select(Commitment.id)).where(where).limit(1)) is not None


def _owed(work: Work, person_id: int) -> ColumnElement[bool]:
    held = authority.posts(work, person_id)
    owing = {post.body_code for post in held if post.role in authority.DESK}
    for post in held:
        if post.role in authority.OVER:
            owing.update((post.body_code, *authority.subordinates(work, post.body_code)))
    kept = posts.organised(work, person_id)
    if not owing and not kept:
        raise Forbidden(NO_AUTHORITY)
    return and_(
        Commitment.state == S.OPEN,
        Dialogue.state == DialogueState.PUBLISHED,
        or_(
            Commitment.body_code.in_(sorted(owing)),
            Commitment.owner_id == person_id,
            Dialogue.body_code.in_(kept),
        ),
    )


def _page(work: Work, where: ColumnElement[bool], offset: int) -> Page[Line]:
    total = work.session.scalar(_joined(select(func.count(Commitment.id))).where(where)) or 0
    start = page_start(total, offset, PAGE)
    ended = Commitment.ended_on.is_not(None)
    rows = work.session.execute(
        _joined(
            select(
                Commitment.id,
                Commitment.what,
                Body.name,
                Commitment.due_on,
                Commitment.state,
                Commitment.ended_on,
            )
        )
        .join(Body, Body.code == Commitment.body_code)
        .where(where)
        .order_by(
            ended,
            case((ended, None), else_=Commitment.due_on),
            Commitment.ended_on.desc(),
            Commitment.id,
        )
        .offset(start)
        .limit(PAGE)
    )
    today = local_date(work.now)
    found = tuple(
        Line(row.id, row.what, row.name, row.due_on, row.state, (row.due_on - (row.ended_on or today)).days)
        for row in rows
    )
    return Page(found, start, total)


def _joined(asked: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return asked.join(Dialogue, Dialogue.id == Commitment.dialogue_id)


# What heads have kept -------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Tally:
    """What a head has promised and kept, and the sessions held. `name`: "" where no head was on record."""

    name: str
    on_time: int = 0
    late: int = 0
    broken: int = 0
    replaced: int = 0
    open: int = 0
    open_late: int = 0
    """Of the open ones."""
    in_person: int = 0
    by_substitute: int = 0

    @property
    def due(self) -> int:
        """Promises by which the head is measured: kept, broken, or open beyond their day.

        What was replaced is measured by what replaced it; what is not yet due, not at all.
        """
        return self.kept + self.broken + self.open_late

    @property
    def kept(self) -> int:
        return self.on_time + self.late

    @property
    def rate(self) -> int | None:
        """Percent of those due that were kept, late or not, rounded down; None where nothing was due yet."""
        return 100 * self.kept // self.due if self.due else None


def tallies(work: Work, person_id: int, offset: int = 0, size: int = 4) -> Page[Tally]:
    """What the heads have kept whom the person may watch: the own body and those below for heads, organisers and
    supervisors. Most open and late first, then most broken. `Forbidden` for others.
    """
    watched = _watched(work, person_id)
    found: dict[int | None, Tally] = {}
    today = local_date(work.now)

    def counted(*where: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((and_(*where), 1), else_=0)), 0)

    kept, is_open = Commitment.state == S.KEPT, Commitment.state == S.OPEN
    promises = (
        select(
            Commitment.promised_by,
            func.coalesce(Person.name, ""),
            counted(kept, Commitment.ended_on <= Commitment.due_on),
            counted(kept, Commitment.ended_on > Commitment.due_on),
            counted(Commitment.state == S.BROKEN),
            counted(Commitment.state == S.REPLACED),
            counted(is_open),
            counted(is_open, Commitment.due_on < today),
        )
        .join(Dialogue, Dialogue.id == Commitment.dialogue_id)
        .outerjoin(Person, Person.id == Commitment.promised_by)
        .where(Dialogue.body_code.in_(watched), Dialogue.state.in_(sorted(commitments.OPEN_TO_ALL)))
        .group_by(Commitment.promised_by, Person.name)
    )
    for row in work.session.execute(promises):
        found[row[0]] = Tally(*row[1:])
    sessions = (
        select(
            Dialogue.host_id,
            func.coalesce(Person.name, ""),
            counted(Dialogue.substitute == ""),
            counted(Dialogue.substitute != ""),
        )
        .outerjoin(Person, Person.id == Dialogue.host_id)
        .where(
            Dialogue.body_code.in_(watched),
            Dialogue.state.in_([DialogueState.HELD, DialogueState.PUBLISHED, DialogueState.CLOSED]),
        )
        .group_by(Dialogue.host_id, Person.name)
    )
    for head, name, in_person, by_substitute in work.session.execute(sessions):
        tally = found.setdefault(head, Tally(name))
        tally.in_person, tally.by_substitute = in_person, by_substitute
    return page_of(sorted(found.values(), key=_worst), offset, size)


def watches(work: Work, person_id: int) -> bool:
    """Whether the person may see what heads have kept."""
    return bool(_over(work, person_id))


def _worst(tally: Tally) -> tuple[int, int, int, str]:
    return -tally.open_late, -tally.broken, -tally.late, tally.name


def _watched(work: Work, person_id: int) -> list[str]:
    over = _over(work, person_id)
    if not over:
        raise Forbidden(NO_AUTHORITY)
    return sorted(over.union(*(authority.subordinates(work, code) for code in over)))


def _over(work: Work, person_id: int) -> set[str]:
    watching = (*authority.OVER, *posts.ORGANISERS)
    return {post.body_code for post in authority.posts(work, person_id) if post.role in watching}
