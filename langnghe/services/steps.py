"""The steps of a ticket: milestones of a settlement plan (R17) and what a leader has instructed (R18).

Rows and their clocks alone; who may do what with them is in `planning` and `instructing`. A step is open until it
is done, dropped, or over with the matter itself. Its clock, where it has a last day, ends with it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import aliased

from langnghe.models import (
    Act,
    ClockKind,
    Person,
    Prepared,
    StepOrigin,
    TicketClock,
    TicketEvent,
    TicketStep,
    TicketSubmission,
    insert_into,
    table,
)
from langnghe.services import authority, clocks, overdue
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import Span, Unit, due
from langnghe.services.refusals import Invalid
from langnghe.services.work import Work

#: Days further ahead than this are a slip of the finger.
FARTHEST = timedelta(days=730)
#: Working days from now that are offered as a last day.
_OFFERED = (3, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it stands. `owner_name` is empty where whoever is in charge of the ticket answers for it."""

    id: int
    origin: StepOrigin
    what: str
    last_day: date | None
    """None for an instruction without a date."""
    body_code: str
    owner_id: int | None
    owner_name: str
    set_by: int
    set_by_name: str
    set_at: datetime
    note: str
    done_at: datetime | None
    ended_at: datetime | None

    @property
    def open(self) -> bool:
        return self.ended_at is None

    def late(self, today: date) -> bool:
        """Whether it is open past its last day."""
        return self.open and self.last_day is not None and self.last_day < today


_OWNER, _SETTER = aliased(Person, name="owner"), aliased(Person, name="setter")
_OF = Prepared(
    select(
        TicketStep.id,
        TicketStep.origin,
        TicketStep.what,
        TicketStep.last_day,
        TicketStep.body_code,
        TicketStep.owner_id,
        func.coalesce(_OWNER.name, "").label("owner_name"),
        TicketStep.set_by,
        _SETTER.name.label("set_by_name"),
        TicketStep.set_at,
        TicketStep.note,
        TicketStep.done_at,
        TicketStep.ended_at,
    )
    .outerjoin(_OWNER, _OWNER.id == TicketStep.owner_id)
    .join(_SETTER, _SETTER.id == TicketStep.set_by)
    .where(TicketStep.ticket_id == bindparam("ticket"))
    .order_by(TicketStep.id)
)
_ADD = insert_into(TicketStep, "id")
_STEPS = table(TicketStep).c
_END = Prepared(
    update(table(TicketStep))
    .where(_STEPS.id == bindparam("step"))
    .values(
        ended_at=bindparam("now"),
        done_by=bindparam("new_done_by"),
        done_at=bindparam("new_done_at"),
        note=bindparam("new_note"),
    )
)


def of(work: Work, ticket_id: int) -> tuple[Step, ...]:
    """All steps of the ticket, what is due first on top; those without a day come last."""
    rows = (Step(*row) for row in _OF.all(work.connection, ticket=ticket_id))
    return tuple(sorted(rows, key=lambda step: (step.last_day or date.max, step.id)))


def choices(work: Work) -> tuple[date, ...]:
    """Last days to offer."""
    return tuple(due(work.now, Span(days, Unit.WORKING_DAYS), work.calendar).date for days in _OFFERED)


def check_day(work: Work, last_day: date) -> None:
    """Whether a step may end with this day. Raises `Invalid("o-step-day")`: past, too far ahead, or a day off."""
    today = local_date(work.now)
    if not today <= last_day <= today + FARTHEST or not work.calendar.is_working(last_day):
        raise Invalid("o-step-day", first=today, last=today + FARTHEST)


def begin(
    work: Work,
    ticket_id: int,
    origin: StepOrigin,
    what: str,
    last_day: date | None,
    body_code: str,
    *,
    set_by: int,
    source: str,
    owner_id: int | None = None,
) -> int:
    """Enter a step of this body, with a clock where it has a last day; its id. `source`: who has set the day."""
    step_id: int = _ADD.scalar(
        work.connection,
        ticket_id=ticket_id,
        origin=origin,
        what=what,
        last_day=last_day,
        body_code=body_code,
        owner_id=owner_id,
        set_by=set_by,
        set_at=work.now,
        note="",
        done_by=None,
        done_at=None,
        ended_at=None,
    )
    if last_day is not None:
        clocks.begin_until(work, ticket_id, ClockKind.STEP, last_day, source, step_id, body_code)
    return step_id


def end(
    work: Work, ticket: overdue.Holding, step: Step, act: Act, *, done_by: int | None = None, note: str = ""
) -> None:
    """End the step and its clock by this act; it is done where somebody has done it, otherwise dropped."""
    _END.run(
        work.connection,
        step=step.id,
        now=work.now,
        new_done_by=done_by,
        new_done_at=work.now if done_by is not None else None,
        new_note=note,
    )
    clocks.stop_item(work, ticket, ClockKind.STEP, step.id, act)


_REWRITE = Prepared(
    update(table(TicketStep))
    .where(_STEPS.id == bindparam("step"))
    .values(what=bindparam("new_what"), owner_id=bindparam("new_owner"))
)


def rewrite(work: Work, step: Step, what: str, owner_id: int | None) -> None:
    """Let the step say this and be this person's; its day and its clock stay."""
    _REWRITE.run(work.connection, step=step.id, new_what=what, new_owner=owner_id)


_HAND_OVER = Prepared(
    update(table(TicketStep))
    .where(_STEPS.id == bindparam("step"))
    .values(body_code=bindparam("new_body"), owner_id=None)
)
_CLOCKS = table(TicketClock).c
_CLOCK_HAND_OVER = Prepared(
    update(table(TicketClock))
    .where(
        _CLOCKS.ticket_id == bindparam("ticket"),
        _CLOCKS.kind == ClockKind.STEP,
        _CLOCKS.item == bindparam("step"),
        _CLOCKS.stopped_at.is_(None),
    )
    .values(body_code=bindparam("new_body"))
)


def hand_over(work: Work, ticket_id: int, step: Step, body_code: str) -> None:
    """From now on this body has to do it. The day stays: passing a matter on gains nobody time."""
    _HAND_OVER.run(work.connection, step=step.id, new_body=body_code)
    _CLOCK_HAND_OVER.run(work.connection, ticket=ticket_id, step=step.id, new_body=body_code)


# Whose instruction it is ----------------------------------------------------------------------------------------

_INSTRUCTED = Prepared(
    select(TicketEvent.body_code, TicketEvent.data)
    .where(TicketEvent.ticket_id == bindparam("ticket"), TicketEvent.act == Act.INSTRUCT)
    .order_by(TicketEvent.seq)
)


def instructing_body(work: Work, ticket_id: int, step: Step) -> str:
    """The body whose head has given this instruction: it is the office's word and outlives who held the post."""
    for event in _INSTRUCTED.all(work.connection, ticket=ticket_id):
        if event.data.get("step") == step.id and event.body_code is not None:
            return str(event.body_code)
    return step.body_code


def leader(work: Work, ticket_id: int, step: Step) -> int:
    """Who is told about this instruction: the head of the body that gave it now, else the nearest one above."""
    body_code = instructing_body(work, ticket_id, step)
    for code in (body_code, *(above.code for above in authority.superiors(work, body_code))):
        if (head := authority.head_of(work, code)) is not None:
            return head.person_id
    return step.set_by


# With the matter itself -----------------------------------------------------------------------------------------

_SUBMISSIONS = table(TicketSubmission).c
_OVER = (
    Prepared(
        update(table(TicketStep))
        .where(_STEPS.ticket_id == bindparam("ticket"), _STEPS.ended_at.is_(None))
        .values(ended_at=bindparam("now"))
    ),
    Prepared(
        update(table(TicketSubmission))
        .where(_SUBMISSIONS.ticket_id == bindparam("ticket"), _SUBMISSIONS.ended_at.is_(None))
        .values(ended_at=bindparam("now"))
    ),
)


def end_all(work: Work, ticket_id: int) -> None:
    """End the open steps and what lies before a leader: the matter is settled.

    Their clocks are stopped by the act that settles it (`clocks.STOPS`).
    """
    for ending in _OVER:
        ending.run(work.connection, ticket=ticket_id, now=work.now)
