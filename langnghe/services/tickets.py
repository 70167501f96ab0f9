"""A ticket's one way to change, its history, and how it looks to those who may see it."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, func, or_, select, update
from sqlalchemy.orm import aliased

from langnghe.models import (
    Act,
    Area,
    Attachment,
    AttachmentState,
    Body,
    ClockKind,
    Field,
    Person,
    Prepared,
    RoleGrant,
    RoleKind,
    Ticket,
    TicketEvent,
    TicketExtension,
    TicketKind,
    TicketOpinion,
    TicketPriority,
    TicketState,
    TicketStep,
    TicketSubmission,
    insert_into,
    table,
)
from langnghe.models.contract import Point
from langnghe.services import clocks, hops, opinions, pausing, steps, transitions
from langnghe.services.refusals import NotFound, Stale
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and as what: "citizen", "officer", "intake", "head", "supervisor", "admin" or "system"."""

    person_id: int | None
    role: str
    body_code: str | None = None


SYSTEM = Actor(None, "system")
#: A ticket's version after its receipt.
FIRST = 1


@dataclass(slots=True)
class Locked:
    """A ticket locked until the commit and freshly read. What an act sets is written by `transition`."""

    id: int
    code: str
    area_code: str
    submitter_id: int
    anonymous: bool
    received_at: datetime
    # From here on: what an act may change.
    kind: TicketKind
    state: TicketState
    priority: TicketPriority
    complex: bool
    field_code: str
    body_code: str
    rung: str
    officer_id: int | None
    due_at: datetime
    answered_at: datetime | None
    reopen_until: datetime | None
    reopened: int
    closed_at: datetime | None
    score: int | None
    version: int


_NAMES = tuple(each.name for each in fields(Locked))
_CHANGING = _NAMES[_NAMES.index("kind") :]
_LOCK = Prepared(
    select(*(table(Ticket).c[name] for name in _NAMES)).where(Ticket.id == bindparam("ticket")).with_for_update()
)
_SAVE = Prepared(
    update(table(Ticket))
    .where(table(Ticket).c.id == bindparam("ticket"))
    .values({name: bindparam(f"new_{name}") for name in _CHANGING})
)
_APPEND = insert_into(TicketEvent, "id")


def _has(
    rows: type[TicketOpinion | TicketStep | TicketSubmission | TicketExtension], *such: ColumnElement[bool]
) -> ColumnElement[bool]:
    return select(rows.id).where(rows.ticket_id == Ticket.id, *such).exists()


_FILES = select(func.count(Attachment.id)).where(
    Attachment.ticket_id == Ticket.id, Attachment.state != AttachmentState.REFUSED
)
_SUBMITTED = _has(TicketSubmission, TicketSubmission.ended_at.is_(None))
_EXTENSION_ASKED = _has(TicketExtension, TicketExtension.decided_at.is_(None))
_BESIDE = Prepared(
    select(
        _has(TicketOpinion, TicketOpinion.ended_at.is_(None)).label("consulted"),
        or_(_has(TicketStep, TicketStep.ended_at.is_(None)), _SUBMITTED).label("planned"),
        _EXTENSION_ASKED.label("extension"),
    )
    .select_from(Ticket)
    .where(Ticket.id == bindparam("ticket"))
)


def for_change(work: Work, ticket_id: int) -> Locked:
    """The ticket, locked until the commit and freshly read. `NotFound` when there is none."""
    row = _LOCK.first(work.connection, ticket=ticket_id)
    if row is None:
        raise NotFound("ticket-not-found")
    return Locked(*row)


def transition(
    work: Work,
    ticket: Locked,
    act: Act,
    actor: Actor,
    text: str = "",
    *,
    hidden: bool = False,
    **data: Any,
) -> int:
    """The one way in which a ticket changes: the act enters its history, the state and the clocks follow.

    Gives the id of its line in the history. `hidden`: not for the citizen, although the rule of the act would show
    it. `ticket` comes from `for_change`. Raises `Stale` when the act is not
    lawful in the state it is in now: somebody was faster, or the button was old.
    """
    if not transitions.lawful(act, ticket.state):
        raise Stale("ticket-moved-on", code=ticket.code, state=str(ticket.state))
    waited = ticket.state is TicketState.WAITING_CITIZEN
    ticket.state = transitions.after(act, ticket.state)
    if waited and ticket.state is not TicketState.WAITING_CITIZEN:
        ticket.due_at = pausing.resume(work, ticket.id) or ticket.due_at
    clocks.stop_by(work, ticket, act, str(data.get("late", "")))
    beside = _still_open(work, ticket.id) if act in clocks.STOPS[ClockKind.SETTLE] else _NOTHING
    if beside.extension:
        clocks.lapse(work, ticket.id)
    if beside.planned:
        steps.end_all(work, ticket.id)
    hops.end_by(work, ticket.id, ticket.rung, act)
    if act is Act.ASK:
        ticket.due_at = pausing.pause(work, ticket.id) or ticket.due_at
    if act in {Act.ANSWER, Act.REFUSE}:
        ticket.answered_at = work.now
        ticket.reopen_until = None if ticket.reopened else work.now + work.office.reopen_window
    if ticket.state in transitions.ENDED:
        ticket.closed_at = ticket.closed_at or work.now
        ticket.reopen_until = None
    public = transitions.RULES[act].public and not hidden
    event_id = enter(work, ticket, act, actor, text, public, data)
    if beside.consulted:
        opinions.end_all(work, ticket.id, ticket.field_code)
    return event_id


class _Beside(NamedTuple):
    """What is open beside the matter itself, and ends with it (its clocks by `clocks.STOPS`)."""

    consulted: bool
    planned: bool
    """A step is open, or something lies before a leader."""
    extension: bool


_NOTHING = _Beside(consulted=False, planned=False, extension=False)


def _still_open(work: Work, ticket_id: int) -> _Beside:
    return _Beside(*_BESIDE.one(work.connection, ticket=ticket_id))


def enter(
    work: Work,
    ticket: Locked,
    act: Act,
    actor: Actor,
    text: str,
    public: bool,
    data: dict[str, Any],
) -> int:
    """Write the ticket as it is now, and append one line to its history; the line's id."""
    ticket.version += 1
    _SAVE.run(work.connection, ticket=ticket.id, **{f"new_{name}": getattr(ticket, name) for name in _CHANGING})
    return append(work, ticket.id, ticket.version, ticket.state, act, actor, data, text, public=public)


def append(
    work: Work,
    ticket_id: int,
    version: int,
    state: TicketState,
    act: Act,
    actor: Actor,
    data: dict[str, Any],
    text: str = "",
    *,
    public: bool = True,
) -> int:
    """Append one line to the history of a ticket that is written already; the line's id."""
    event_id: int = _APPEND.scalar(
        work.connection,
        ticket_id=ticket_id,
        seq=version,
        act=act,
        at=work.now,
        actor_id=actor.person_id,
        actor_role=actor.role,
        body_code=actor.body_code,
        state=state,
        public=public,
        text=text,
        data=data,
    )
    return event_id


@dataclass(frozen=True, slots=True)
class TicketView:
    """A ticket as a card shows it. Names are plain text as entered; dates are days in Vietnam."""

    id: int
    code: str
    kind: TicketKind
    state: TicketState
    priority: TicketPriority
    field_code: str
    field_names: dict[str, str]
    """By language."""
    restricted: bool
    area_code: str
    area_name: str
    body_code: str
    body_name: str
    approval_required: bool
    head_id: int | None
    head_name: str
    officer_id: int | None
    officer_name: str
    submitter_id: int
    submitter_name: str
    """Empty where the submitter chose to be anonymous towards the officials."""
    submitter_phone: str
    anonymous: bool
    text: str
    point: Point | None
    received_at: datetime
    due_at: datetime
    answered_at: datetime | None
    reopen_until: datetime | None
    reopened: int
    score: int | None
    version: int
    now: datetime
    rung: str = ""
    complex: bool = False
    # What there is beside it, so that nobody need ask for what is not there.
    files: int = 0
    """Attachments that can be shown."""
    consulted: bool = False
    """An opinion was asked for, now or earlier."""
    planned: bool = False
    """It has milestones or instructions, open or over."""
    submitted: bool = False
    """It lies before a leader."""
    extension_asked: bool = False
    """More time was asked for and is not decided yet."""

    @property
    def due_date(self) -> date:
        """The last day on which an answer is on time."""
        return clocks.last_day(self.due_at)

    @property
    def open(self) -> bool:
        return self.state in transitions.OPEN

    @property
    def late(self) -> bool:
        return self.open and self.now >= self.due_at

    @property
    def left(self) -> timedelta:
        """Time until it is late; negative when it is."""
        return self.due_at - self.now

    @property
    def can_reopen(self) -> bool:
        return self.state in transitions.SETTLED and self.reopen_until is not None and self.now < self.reopen_until


_SUBMITTER = aliased(Person, name="submitter")
_OFFICER = aliased(Person, name="officer")
_HEAD = aliased(Person, name="head")


_VIEW = Prepared(
    select(
        Ticket.id,
        Ticket.code,
        Ticket.kind,
        Ticket.state,
        Ticket.priority,
        Ticket.field_code,
        Field.name_vi,
        Field.name_en,
        Field.restricted,
        Ticket.area_code,
        Area.name.label("area_name"),
        Ticket.body_code,
        Body.name.label("body_name"),
        Body.approval_required,
        _HEAD.id.label("head_id"),
        _HEAD.name.label("head_name"),
        Ticket.officer_id,
        _OFFICER.name.label("officer_name"),
        Ticket.submitter_id,
        _SUBMITTER.name.label("submitter_name"),
        _SUBMITTER.phone.label("submitter_phone"),
        Ticket.anonymous,
        Ticket.text,
        Ticket.lat,
        Ticket.lon,
        Ticket.received_at,
        Ticket.due_at,
        Ticket.answered_at,
        Ticket.reopen_until,
        Ticket.reopened,
        Ticket.score,
        Ticket.version,
        Ticket.rung,
        Ticket.complex,
        _FILES.scalar_subquery().label("files"),
        _has(TicketOpinion).label("consulted"),
        _has(TicketStep).label("planned"),
        _SUBMITTED.label("submitted"),
        _EXTENSION_ASKED.label("extension_asked"),
    )
    .join(Field, Field.code == Ticket.field_code)
    .join(Area, Area.code == Ticket.area_code)
    .join(Body, Body.code == Ticket.body_code)
    .join(_SUBMITTER, _SUBMITTER.id == Ticket.submitter_id)
    .outerjoin(_OFFICER, _OFFICER.id == Ticket.officer_id)
    .outerjoin(
        RoleGrant,
        (RoleGrant.body_code == Ticket.body_code)
        & (RoleGrant.role == RoleKind.HEAD)
        & RoleGrant.ended_at.is_(None),
    )
    .outerjoin(_HEAD, _HEAD.id == RoleGrant.person_id)
    .where(Ticket.id == bindparam("ticket"))
)


def view(work: Work, ticket_id: int) -> TicketView:
    """The ticket as a card shows it. Who may see it is the caller's to check. `NotFound` when there is none."""
    row = _VIEW.first(work.connection, ticket=ticket_id)
    if row is None:
        raise NotFound("ticket-not-found")
    return TicketView(
        id=row.id,
        code=row.code,
        kind=row.kind,
        state=row.state,
        priority=row.priority,
        field_code=row.field_code,
        field_names={"vi": row.name_vi, "en": row.name_en},
        restricted=row.restricted,
        area_code=row.area_code,
        area_name=row.area_name,
        body_code=row.body_code,
        body_name=row.body_name,
        approval_required=row.approval_required,
        head_id=row.head_id,
        head_name=row.head_name or "",
        officer_id=row.officer_id,
        officer_name=row.officer_name or "",
        submitter_id=row.submitter_id,
        submitter_name="" if row.anonymous else row.submitter_name,
        submitter_phone="" if row.anonymous else row.submitter_phone,
        anonymous=row.anonymous,
        text=row.text,
        point=None if row.lat is None or row.lon is None else Point(row.lat, row.lon),
        received_at=row.received_at,
        due_at=row.due_at,
        answered_at=row.answered_at,
        reopen_until=row.reopen_until,
        reopened=row.reopened,
        score=row.score,
        version=row.version,
        now=work.now,
        rung=row.rung,
        complex=row.complex,
        files=row.files,
        consulted=row.consulted,
        planned=row.planned,
        submitted=row.submitted,
        extension_asked=row.extension_asked,
    )


def id_of(work: Work, code: str) -> int | None:
    """The id of the ticket with this tracking code, in the form `tracking.read_code` gives."""
    found: int | None = _ID_OF.scalar(work.connection, code=code)
    return found


_ID_OF = Prepared(select(Ticket.id).where(Ticket.code == bindparam("code")))


@dataclass(frozen=True, slots=True)
class EventView:
    """One line of a ticket's history. `actor_name` only for officials: a citizen is "citizen"."""

    seq: int
    act: Act
    at: datetime
    actor_role: str
    actor_name: str
    body_name: str
    state: TicketState
    public: bool
    text: str
    data: dict[str, Any] = field(default_factory=dict)


_NEWEST_FIRST = (
    select(
        TicketEvent.seq,
        TicketEvent.act,
        TicketEvent.at,
        TicketEvent.actor_role,
        Person.name.label("actor_name"),
        Body.name.label("body_name"),
        TicketEvent.state,
        TicketEvent.public,
        TicketEvent.text,
        TicketEvent.data,
    )
    .outerjoin(Person, Person.id == TicketEvent.actor_id)
    .outerjoin(Body, Body.code == TicketEvent.body_code)
    .where(TicketEvent.ticket_id == bindparam("ticket"))
    .order_by(TicketEvent.seq.desc())
    .limit(bindparam("most"))
)
_TIMELINE = Prepared(_NEWEST_FIRST)
_PUBLIC_TIMELINE = Prepared(_NEWEST_FIRST.where(TicketEvent.public))


def timeline(work: Work, ticket_id: int, *, public_only: bool, limit: int = 200) -> tuple[EventView, ...]:
    """The newest `limit` lines of the ticket's history, oldest first; the public ones only for a citizen."""
    asked = _PUBLIC_TIMELINE if public_only else _TIMELINE
    rows = asked.all(work.connection, ticket=ticket_id, most=limit)
    return tuple(
        EventView(
            seq=row.seq,
            act=row.act,
            at=row.at,
            actor_role=row.actor_role,
            actor_name="" if row.actor_role == "citizen" else row.actor_name or "",
            body_name=row.body_name or "",
            state=row.state,
            public=row.public,
            text=row.text,
            data=row.data,
        )
        for row in reversed(rows)
    )
