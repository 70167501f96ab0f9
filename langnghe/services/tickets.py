"""A ticket's one way to change, its history, and how it looks to those who may see it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from langnghe.models import (
    Act,
    Area,
    Body,
    Field,
    Person,
    RoleGrant,
    RoleKind,
    Ticket,
    TicketEvent,
    TicketKind,
    TicketPriority,
    TicketState,
)
from langnghe.models.contract import Point
from langnghe.services import clocks, transitions
from langnghe.services.refusals import NotFound, Stale
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and as what: "citizen", "officer", "intake", "head", "admin" or "system"."""

    person_id: int | None
    role: str
    body_code: str | None = None


SYSTEM = Actor(None, "system")


_LOCKED = (
    select(Ticket)
    .where(Ticket.id == bindparam("ticket"))
    .with_for_update()
    .execution_options(populate_existing=True)
)


def for_change(work: Work, ticket_id: int) -> Ticket:
    """The ticket, locked until the commit and freshly read. `NotFound` when there is none."""
    ticket = work.session.execute(
        select(Ticket).where(Ticket.id == ticket_id).with_for_update().execution_options(populate_existing=True)
    ).scalar_one_or_none()
    if ticket is None:
        raise NotFound("ticket-not-found")
    return ticket


def transition(
    work: Work,
    ticket: Ticket,
    act: Act,
    actor: Actor,
    text: str = "",
    **data: Any,
) -> TicketEvent:
    """The one way in which a ticket changes: the act enters its history, the state and the clocks follow.

    `ticket` comes from `for_change`. Raises `Stale` when the act is not lawful in the state it is in now:
    somebody was faster, or the button was old.
    """
    if not transitions.lawful(act, ticket.state):
        raise Stale("ticket-moved-on", code=ticket.code, state=str(ticket.state))
    ticket.state = transitions.after(act, ticket.state)
    clocks.stop_by(work, ticket.id, act)
    if act in {Act.ANSWER, Act.REFUSE}:
        ticket.answered_at = work.now
        ticket.reopen_until = None if ticket.reopened else work.now + work.office.reopen_window
    if ticket.state in transitions.ENDED:
        ticket.closed_at = ticket.closed_at or work.now
        ticket.reopen_until = None
    return enter(work, ticket, act, actor, text, transitions.RULES[act].public, data)


def enter(
    work: Work,
    ticket: Ticket,
    act: Act,
    actor: Actor,
    text: str,
    public: bool,
    data: dict[str, Any],
) -> TicketEvent:
    """Append one row to the ticket's history. Used by `transition` and by the submission itself."""
    ticket.version += 1
    event = TicketEvent(
        ticket_id=ticket.id,
        seq=ticket.version,
        act=act,
        at=work.now,
        actor_id=actor.person_id,
        actor_role=actor.role,
        body_code=actor.body_code,
        state=ticket.state,
        public=public,
        text=text,
        data=data,
    )
    work.session.add(event)
    work.session.flush()
    return event


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

_VIEW = (
    select(
        Ticket,
        Field.name_vi,
        Field.name_en,
        Field.restricted,
        Area.name.label("area_name"),
        Body.name.label("body_name"),
        Body.approval_required,
        _SUBMITTER.name.label("submitter_name"),
        _SUBMITTER.phone.label("submitter_phone"),
        _OFFICER.name.label("officer_name"),
        _HEAD.id.label("head_id"),
        _HEAD.name.label("head_name"),
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
    # Made once: most of a statement's cost is in making it.
    .execution_options(populate_existing=True)
)


def view(work: Work, ticket_id: int) -> TicketView:
    """The ticket as a card shows it. Who may see it is the caller's to check. `NotFound` when there is none."""
    row = work.session.execute(_VIEW, {"ticket": ticket_id}).one_or_none()
    if row is None:
        raise NotFound("ticket-not-found")
    ticket: Ticket = row.Ticket
    return TicketView(
        id=ticket.id,
        code=ticket.code,
        kind=ticket.kind,
        state=ticket.state,
        priority=ticket.priority,
        field_code=ticket.field_code,
        field_names={"vi": row.name_vi, "en": row.name_en},
        restricted=row.restricted,
        area_code=ticket.area_code,
        area_name=row.area_name,
        body_code=ticket.body_code,
        body_name=row.body_name,
        approval_required=row.approval_required,
        head_id=row.head_id,
        head_name=row.head_name or "",
        officer_id=ticket.officer_id,
        officer_name=row.officer_name or "",
        submitter_id=ticket.submitter_id,
        submitter_name="" if ticket.anonymous else row.submitter_name,
        submitter_phone="" if ticket.anonymous else row.submitter_phone,
        anonymous=ticket.anonymous,
        text=ticket.text,
        point=None if ticket.lat is None or ticket.lon is None else Point(ticket.lat, ticket.lon),
        received_at=ticket.received_at,
        due_at=ticket.due_at,
        answered_at=ticket.answered_at,
        reopen_until=ticket.reopen_until,
        reopened=ticket.reopened,
        score=ticket.score,
        version=ticket.version,
        now=work.now,
    )


def id_of(work: Work, code: str) -> int | None:
    """The id of the ticket with this tracking code, in the form `tracking.read_code` gives."""
    return work.session.scalar(select(Ticket.id).where(Ticket.code == code))


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


_TIMELINE = (
    select(TicketEvent, Person.name.label("actor_name"), Body.name.label("body_name"))
    .outerjoin(Person, Person.id == TicketEvent.actor_id)
    .outerjoin(Body, Body.code == TicketEvent.body_code)
    .where(TicketEvent.ticket_id == bindparam("ticket"))
    .order_by(TicketEvent.seq.desc())
    .limit(bindparam("most"))
)
_PUBLIC_TIMELINE = _TIMELINE.where(TicketEvent.public)


def timeline(work: Work, ticket_id: int, *, public_only: bool, limit: int = 200) -> tuple[EventView, ...]:
    """The newest `limit` lines of the ticket's history, oldest first; the public ones only for a citizen."""
    rows = work.session.execute(
        _PUBLIC_TIMELINE if public_only else _TIMELINE, {"ticket": ticket_id, "most": limit}
    ).all()
    return tuple(
        EventView(
            seq=row.TicketEvent.seq,
            act=row.TicketEvent.act,
            at=row.TicketEvent.at,
            actor_role=row.TicketEvent.actor_role,
            actor_name="" if row.TicketEvent.actor_role == "citizen" else row.actor_name or "",
            body_name=row.body_name or "",
            state=row.TicketEvent.state,
            public=row.TicketEvent.public,
            text=row.TicketEvent.text,
            data=dict(row.TicketEvent.data),
        )
        for row in reversed(rows)
    )
