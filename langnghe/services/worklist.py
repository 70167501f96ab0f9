"""The work list of an official, by due date.

A page costs the same however many tickets are open: it reads the few rows it shows, by index, and counts no
further than "99+".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, union_all
from sqlalchemy.orm import aliased

from langnghe.models import (
    Area,
    Body,
    Field,
    Person,
    RoleKind,
    Ticket,
    TicketExtension,
    TicketKind,
    TicketPriority,
    TicketState,
    TicketSubmission,
    TicketTransfer,
)
from langnghe.services import authority, escalation, shares, transitions
from langnghe.services.authority import DESK, OVER, Post
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import end_of
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work

PAGE = 8
#: Counts stop here: "99+" says enough, and counting a million does not.
MOST_COUNTED = 100
#: From so many bodies on, one walk along due dates is cheaper than one look into each body.
MANY_BODIES = 40

_OPEN = sorted(transitions.OPEN)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Show(StrEnum):
    """Which of the open tickets a list shows."""

    ALL = "all"
    #: Assigned to the person.
    OWN = "own"
    #: Not accepted yet.
    NEW = "new"
    #: Something waits for the head: an answer, more time, a dispute over competence, what was put before them.
    APPROVAL = "approval"
    LATE = "late"
    #: Due today.
    DUE = "due"
    #: A clock that ran out was brought before the head.
    BROUGHT = "brought"


@dataclass(frozen=True, slots=True)
class After:
    """Where a page begins: behind the ticket that was due then. `str` and `read` are for a button's token."""

    due_at: datetime
    ticket_id: int

    def __str__(self) -> str:
        return f"{(self.due_at - _EPOCH) // _MICROSECOND}.{self.ticket_id}"

    @classmethod
    def read(cls, text: str) -> "After | None":
        """None for anything that `str` did not make."""
        due, _, ticket = text.partition(".")
        if not (due.isdecimal() and ticket.isdecimal() and len(due) < 18 and len(ticket) < 20):
            return None
        return cls(_EPOCH + int(due) * _MICROSECOND, int(ticket))


@dataclass(frozen=True, slots=True)
class Row:
    """A ticket in a list. `text` is empty where the person may not read it, and for restricted fields always."""

    id: int
    code: str
    kind: TicketKind
    state: TicketState
    priority: TicketPriority
    field_names: dict[str, str]
    area_name: str
    body_code: str
    body_name: str
    officer_name: str
    text: str
    due_at: datetime
    late: bool
    received_at: datetime

    @property
    def open(self) -> bool:
        return self.state in transitions.OPEN


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are late, due today or on the next working day, and open in all; `MOST_COUNTED` means "or more"."""

    late: int
    soon: int
    total: int


@dataclass(frozen=True, slots=True)
class WorkList:
    """A page of the work list. `bodies`: how many it is of; `head`: a head asked; `desk`: who handles tickets."""

    rows: tuple[Row, ...]
    next: After | None
    counts: Counts
    show: Show
    bodies: int
    head: bool
    desk: bool


def mine(work: Work, person_id: int, show: Show = Show.ALL, after: After | None = None) -> WorkList:
    """A page of the open tickets of the person's bodies, what is due first (so what is late) on top.

    A head or a supervisor sees those of subordinate bodies too. `Forbidden` for who has nothing to do with any.
    """
    held = authority.ticket_posts(work, person_id)
    if not held:
        raise Forbidden(authority.NO_AUTHORITY)
    bodies = _bodies(work, held)
    listed = _listed(bodies, held, show)
    headed = sorted({post.body_code for post in held if post.role is RoleKind.HEAD})
    ids = _page_of_ids(work, person_id, listed, headed, show, after)
    rows = rows_of(work, ids[:PAGE])
    last = rows[-1] if len(ids) > PAGE else None
    return WorkList(
        rows=rows,
        next=After(last.due_at, last.id) if last else None,
        counts=_counts(work, bodies),
        show=show,
        bodies=len(bodies),
        head=bool(headed),
        desk=any(post.role in DESK for post in held),
    )


def _bodies(work: Work, held: Sequence[Post]) -> list[str]:
    """Own bodies, and for who is over one all below."""
    bodies = {post.body_code for post in held}
    for post in held:
        if post.role in OVER:
            bodies.update(authority.subordinates(work, post.body_code))
    return sorted(bodies)


def _listed(bodies: list[str], held: Sequence[Post], show: Show) -> list[str]:
    if show is Show.APPROVAL:
        # A head approves for the own body; for those below, their own heads do.
        return sorted({post.body_code for post in held})
    return bodies


_STATES = {
    Show.ALL: _OPEN,
    Show.OWN: _OPEN,
    Show.NEW: [TicketState.RECEIVED],
    Show.APPROVAL: _OPEN,
    Show.LATE: _OPEN,
    Show.DUE: _OPEN,
    Show.BROUGHT: _OPEN,
}

#: What waits for a head's word. Looked up ticket by ticket: it follows what is open, never what ever was asked.
PROPOSED = Ticket.state == TicketState.ANSWER_PROPOSED
MORE_TIME = (
    select(TicketExtension.id)
    .where(TicketExtension.ticket_id == Ticket.id, TicketExtension.decided_at.is_(None))
    .correlate(Ticket)
    .exists()
)
DISPUTED = (
    select(TicketTransfer.id)
    .where(
        TicketTransfer.ticket_id == Ticket.id,
        TicketTransfer.ended_at.is_(None),
        TicketTransfer.umpire_body == Ticket.body_code,
    )
    .correlate(Ticket)
    .exists()
)


def is_late(now: datetime) -> ColumnElement[bool]:
    """Of an open ticket: its time is over."""
    return Ticket.due_at <= now


def is_due(now: datetime) -> ColumnElement[bool]:
    """Of an open ticket: today is its last day."""
    return and_(Ticket.due_at > now, Ticket.due_at <= end_of(local_date(now)))


def _narrowed(show: Show, now: datetime) -> list[ColumnElement[bool]]:
    if show is Show.APPROVAL:
        return [or_(PROPOSED, MORE_TIME, DISPUTED)]
    if show is Show.LATE:
        return [is_late(now)]
    return [is_due(now)] if show is Show.DUE else []


def _page_of_ids(
    work: Work, person_id: int, bodies: list[str], headed: list[str], show: Show, after: After | None
) -> list[int]:
    """Ids of one page and one more, in order: the first few of each index range, merged."""
    following: list[ColumnElement[bool]] = [Ticket.closed_at.is_(None)]
    if after is not None:
        following.append(
            and_(
                Ticket.due_at >= after.due_at,
                or_(Ticket.due_at > after.due_at, Ticket.id > after.ticket_id),
            )
        )
    common = [*following, *_narrowed(show, work.now)]
    states = _STATES[show]
    if show is Show.OWN:
        own = and_(Ticket.officer_id == person_id, Ticket.state.in_(states), Ticket.body_code.in_(bodies))
        return list(work.session.scalars(_first(and_(own, *common))))
    if show is Show.BROUGHT:
        share = shares.current(work).get(person_id, shares.Share(()))
        brought = escalation.brought(share, work.now).subquery()
        theirs = and_(Ticket.id.in_(select(brought.c.ticket_id)), Ticket.state.in_(states))
        return list(work.session.scalars(_first(and_(theirs, *common))))
    ranges = [_first(and_(within, *common)) for within in index_ranges(bodies, states)]
    if show is Show.APPROVAL and headed:
        ranges.append(_first(and_(Ticket.id.in_(submitted_to(headed)), Ticket.state.in_(states), *following)))
    merged = union_all(*(select(part.subquery()) for part in ranges)).subquery()
    # Each once, although a ticket may wait for its head on two counts.
    once = select(merged.c.id, merged.c.due_at).distinct().order_by(merged.c.due_at, merged.c.id)
    return list(work.session.scalars(once.limit(PAGE + 1)))


def index_ranges(bodies: Sequence[str], states: Sequence[TicketState]) -> list[ColumnElement[bool]]:
    """Conditions that together mean "of these bodies, in these states", each one range of an index that is ordered
    by what a list is ordered by: the first few of each make up its page.
    """
    if len(bodies) > MANY_BODIES:
        # "|| ''" keeps the planner off the index by body: a sort of everything is what must not happen.
        within = (Ticket.body_code + "").in_(bodies)
        return [and_(Ticket.state == state, within) for state in states]
    return [and_(Ticket.body_code == body, Ticket.state == state) for body in bodies for state in states]


def submitted_to(bodies: Sequence[str]) -> Select[int]:
    """Ids of the tickets that lie before the heads of these bodies, whoever holds them."""
    return select(TicketSubmission.ticket_id).where(
        TicketSubmission.body_code.in_(bodies), TicketSubmission.ended_at.is_(None)
    )


def _first(where: ColumnElement[bool]) -> Select[int, datetime]:
    return select(Ticket.id, Ticket.due_at).where(where).order_by(Ticket.due_at, Ticket.id).limit(PAGE + 1)


_OFFICER = aliased(Person, name="officer")
_ROW = (
    select(
        Ticket.id,
        Ticket.code,
        Ticket.kind,
        Ticket.state,
        Ticket.priority,
        Ticket.text,
        Ticket.due_at,
        Ticket.received_at,
        Ticket.body_code,
        Field.name_vi,
        Field.name_en,
        Field.restricted,
        Area.name.label("area_name"),
        Body.name.label("body_name"),
        _OFFICER.name.label("officer_name"),
    )
    .join(Field, Field.code == Ticket.field_code)
    .join(Area, Area.code == Ticket.area_code)
    .join(Body, Body.code == Ticket.body_code)
    .outerjoin(_OFFICER, _OFFICER.id == Ticket.officer_id)
)


def rows_of(work: Work, ids: Sequence[int]) -> tuple[Row, ...]:
    """Tickets as a list shows them, in the order of `ids`. Who may see them is the caller's to check."""
    if not ids:
        return ()
    place = {ticket_id: position for position, ticket_id in enumerate(ids)}
    rows = work.session.execute(_ROW.where(Ticket.id.in_(ids))).all()
    return tuple(
        Row(
            id=row.id,
            code=row.code,
            kind=row.kind,
            state=row.state,
            priority=row.priority,
            field_names={"vi": row.name_vi, "en": row.name_en},
            area_name=row.area_name,
            body_code=row.body_code,
            body_name=row.body_name,
            officer_name=row.officer_name or "",
            text="" if row.restricted else row.text,
            due_at=row.due_at,
            late=row.state in transitions.OPEN and work.now >= row.due_at,
            received_at=row.received_at,
        )
        for row in sorted(rows, key=lambda row: place[row.id])
    )


def _counts(work: Work, bodies: list[str]) -> Counts:
    today = local_date(work.now)
    soon = end_of(work.calendar.on_or_after(today + timedelta(days=1)))
    row = work.session.execute(
        select(
            _at_most(bodies, Ticket.due_at <= work.now),
            _at_most(bodies, Ticket.due_at > work.now, Ticket.due_at <= soon),
            _at_most(bodies),
        )
    ).one()
    return Counts(*row)


def _at_most(bodies: list[str], *where: ColumnElement[bool]) -> ColumnElement[int]:
    some = (
        select(Ticket.id)
        .where(Ticket.body_code.in_(bodies), Ticket.state.in_(_OPEN), Ticket.closed_at.is_(None), *where)
        .limit(MOST_COUNTED)
        .subquery()
    )
    return select(func.count()).select_from(some).scalar_subquery()
