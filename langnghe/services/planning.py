"""A settlement plan (kế hoạch giải quyết) of a matter that takes long: milestones with an owner and a last day
(R17).

Each milestone has a clock of its own, so that reminders, escalation and overdue episodes come by themselves; the
citizen's clock knows nothing of it. The head of the body that holds the ticket plans, or the officer in charge.
The citizen reads that a plan was made and that a step was done, never the words.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select

from langnghe.models import Act, Body, Field, StepOrigin, Ticket, TicketStep
from langnghe.services import authority, steps, tickets
from langnghe.services.authority import Official
from langnghe.services.calendar import local_date
from langnghe.services.handling import LONGEST_NOTE, InHand, name_of, take, written
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.steps import Step
from langnghe.services.work import Notice, Work

#: Characters of one milestone, which stands in lists.
LONGEST_STEP = 500
#: Open steps of one ticket: more than this nobody follows.
MOST_STEPS = 30
PAGE = 6


def add(work: Work, person_id: int, ticket_id: int, what: str, owner_id: int | None, last_day: date) -> int:
    """Add a milestone; its id. Without an owner whoever is in charge of the ticket answers for it.

    Raises `Forbidden` for who neither heads the body nor is in charge, `Invalid` "o-text-empty", "o-text-long",
    "o-step-day", "o-step-owner-wrong", "o-step-many".
    """
    words = written(what, LONGEST_STEP)
    taken = _planning(work, person_id, ticket_id)
    steps.check_day(work, last_day)
    _check_owner(work, taken, owner_id)
    known = steps.of(work, ticket_id)
    if sum(step.open for step in known) >= MOST_STEPS:
        raise Invalid("o-step-many", most=MOST_STEPS)
    taken.take_on()
    step_id = _begin(work, taken, words, owner_id, last_day)
    # That there is a plan the citizen reads once, not with each milestone.
    first = not any(step.open and step.origin is StepOrigin.PLAN for step in known)
    said = {"plan": "add", "until": last_day.isoformat(), "owner": _named(work, owner_id)}
    tickets.transition(work, taken.ticket, Act.PLAN, taken.actor, words, hidden=not first, step=step_id, **said)
    _tell_owner(work, taken, "o-step-given", owner_id, last_day)
    return step_id


def move(work: Work, person_id: int, ticket_id: int, step_id: int, last_day: date, reason: str) -> None:
    """Set another last day for a milestone, for a reason.

    The row of the old day ends and a new one begins: what was late stays on record as an episode that this ended.
    Raises as `add`, `Stale("o-step-ended")`, `Invalid("o-step-same")`.
    """
    why = written(reason, LONGEST_NOTE)
    taken, step = _milestone(work, person_id, ticket_id, step_id)
    steps.check_day(work, last_day)
    if last_day == step.last_day:
        raise Invalid("o-step-same")
    steps.end(work, taken.ticket, step, Act.PLAN, note=why)
    new_id = _begin(work, taken, step.what, step.owner_id, last_day)
    before = step.last_day.isoformat() if step.last_day else ""
    said = {"plan": "day", "until": last_day.isoformat(), "before": before, "what": step.what}
    tickets.transition(work, taken.ticket, Act.PLAN, taken.actor, why, hidden=True, step=new_id, **said)
    _tell_owner(work, taken, "o-step-changed", step.owner_id, last_day)


def give(work: Work, person_id: int, ticket_id: int, step_id: int, owner_id: int | None, reason: str) -> None:
    """Let somebody else answer for a milestone, for a reason; its day stays. Raises as `move`."""
    why = written(reason, LONGEST_NOTE)
    taken, step = _milestone(work, person_id, ticket_id, step_id)
    _check_owner(work, taken, owner_id)
    if owner_id == step.owner_id:
        raise Invalid("o-step-same")
    steps.rewrite(work, step, step.what, owner_id)
    said = {"plan": "owner", "owner": _named(work, owner_id), "what": step.what}
    tickets.transition(work, taken.ticket, Act.PLAN, taken.actor, why, hidden=True, step=step.id, **said)
    _tell_owner(work, taken, "o-step-given", owner_id, step.last_day)


def reword(work: Work, person_id: int, ticket_id: int, step_id: int, what: str, reason: str) -> None:
    """Let a milestone say something else, for a reason; its day stays. Raises as `move`."""
    words, why = written(what, LONGEST_STEP), written(reason, LONGEST_NOTE)
    taken, step = _milestone(work, person_id, ticket_id, step_id)
    if words == step.what:
        raise Invalid("o-step-same")
    steps.rewrite(work, step, words, step.owner_id)
    said = {"plan": "words", "what": words}
    tickets.transition(work, taken.ticket, Act.PLAN, taken.actor, why, hidden=True, step=step.id, **said)
    _tell_owner(work, taken, "o-step-changed", step.owner_id, step.last_day)


def drop(work: Work, person_id: int, ticket_id: int, step_id: int, reason: str) -> None:
    """Take a milestone out of the plan, for a reason. Raises as `move`."""
    why = written(reason, LONGEST_NOTE)
    taken, step = _milestone(work, person_id, ticket_id, step_id)
    steps.end(work, taken.ticket, step, Act.PLAN, note=why)
    said = {"plan": "drop", "what": step.what}
    tickets.transition(work, taken.ticket, Act.PLAN, taken.actor, why, hidden=True, step=step.id, **said)
    _tell_owner(work, taken, "o-step-dropped", step.owner_id, step.last_day)


def done(work: Work, person_id: int, ticket_id: int, step_id: int, note: str) -> None:
    """Say that a milestone is reached, or an instruction carried out, with a note of what was done.

    By its owner, the officer in charge or the head. Of an instruction the leader is told; only of a milestone does
    the citizen read. Raises `Forbidden`, `Stale("o-step-ended")`.
    """
    words = written(note, LONGEST_NOTE)
    taken = take(work, person_id, ticket_id, Act.STEP_DONE)
    step = _open_step(work, taken, step_id)
    if not may_finish(step, person_id, taken.ticket.officer_id, head=taken.head):
        raise Forbidden("o-plan-in-charge", code=taken.ticket.code)
    taken.take_on()
    instructed = step.origin is StepOrigin.INSTRUCTION
    steps.end(work, taken.ticket, step, Act.STEP_DONE, done_by=person_id, note=words)
    tickets.transition(
        work, taken.ticket, Act.STEP_DONE, taken.actor, words, hidden=instructed, step=step.id, what=step.what
    )
    leader = steps.leader(work, ticket_id, step) if instructed else None
    if leader not in (None, person_id):
        params = {"by": name_of(work, person_id), "text": words}
        work.notify(Notice("o-instruction-done", leader, ticket_id, params))


def may_plan(person_id: int, officer_id: int | None, *, head: bool) -> bool:
    """Whether somebody of the body that holds a ticket plans for it: its head, or who is in charge (or may be)."""
    return head or officer_id in (None, person_id)


def may_finish(step: Step, person_id: int, officer_id: int | None, *, head: bool) -> bool:
    """Whether somebody of the body that holds the ticket may say that this step is done."""
    return step.owner_id == person_id or may_plan(person_id, officer_id, head=head)


def owners(work: Work, person_id: int, ticket_id: int) -> tuple[Official, ...]:
    """Who may answer for a milestone: the body's officials; of a restricted matter only those who may read it."""
    return _owners(work, _planning(work, person_id, ticket_id))


# Parts ----------------------------------------------------------------------------------------------------------


def _planning(work: Work, person_id: int, ticket_id: int) -> InHand:
    taken = take(work, person_id, ticket_id, Act.PLAN)
    if not may_plan(person_id, taken.ticket.officer_id, head=taken.head):
        raise Forbidden("o-plan-in-charge", code=taken.ticket.code)
    return taken


def _milestone(work: Work, person_id: int, ticket_id: int, step_id: int) -> tuple[InHand, Step]:
    """An open milestone; what a leader has instructed is nobody's else to change."""
    taken = _planning(work, person_id, ticket_id)
    step = _open_step(work, taken, step_id)
    if step.origin is not StepOrigin.PLAN:
        raise Forbidden(authority.NO_AUTHORITY)
    return taken, step


def _open_step(work: Work, taken: InHand, step_id: int) -> Step:
    found = next((step for step in steps.of(work, taken.ticket.id) if step.id == step_id and step.open), None)
    if found is None:
        raise Stale("o-step-ended", code=taken.ticket.code)
    return found


def _owners(work: Work, taken: InHand) -> tuple[Official, ...]:
    officials = authority.officials_of(work, taken.ticket.body_code, authority.DESK)
    if not taken.restricted:
        return officials
    head = authority.head_of(work, taken.ticket.body_code)
    readers = {taken.ticket.officer_id, head.person_id if head else None}
    return tuple(each for each in officials if each.person_id in readers)


def _check_owner(work: Work, taken: InHand, owner_id: int | None) -> None:
    if owner_id is not None and owner_id not in {each.person_id for each in _owners(work, taken)}:
        raise Invalid("o-step-owner-wrong", body=taken.body_name)


def _begin(work: Work, taken: InHand, what: str, owner_id: int | None, last_day: date) -> int:
    return steps.begin(
        work, taken.ticket.id, StepOrigin.PLAN, what, last_day, taken.ticket.body_code, set_by=taken.person_id,
        source=f"{name_of(work, taken.person_id)}, {taken.body_name}", owner_id=owner_id,
    )  # fmt: skip


def _named(work: Work, owner_id: int | None) -> str:
    return name_of(work, owner_id) if owner_id is not None else ""


def _tell_owner(work: Work, taken: InHand, key: str, owner_id: int | None, last_day: date | None) -> None:
    # Who has left the body meanwhile, or may no longer read of it, is not told.
    if owner_id != taken.person_id and owner_id in {each.person_id for each in _owners(work, taken)}:
        params = {"by": name_of(work, taken.person_id), "until": last_day}
        work.notify(Notice(key, owner_id, taken.ticket.id, params))


# The list of plans ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Course:
    """How an open ticket stands with its steps. `what` is the next one's words, empty of restricted matters."""

    ticket_id: int
    code: str
    body_name: str
    what: str
    origin: StepOrigin
    last_day: date | None
    """The next one's last day."""
    open: int
    late: int


def courses(
    work: Work, person_id: int, offset: int = 0, *, late_only: bool = False, size: int = PAGE
) -> Page[Course]:
    """Tickets with open steps in the bodies of a head and those below, whose next step is due first on top.

    `Forbidden` for who is no head. It reads what people have planned and not done, by index, never all tickets.
    """
    today = local_date(work.now)
    late = func.coalesce(func.sum(case((TicketStep.last_day < today, 1), else_=0)), 0)
    grouped = (
        select(
            TicketStep.ticket_id,
            func.coalesce(func.min(TicketStep.last_day), date.max).label("next"),
            func.count().label("open"),
            late.label("late"),
        )
        .where(TicketStep.ended_at.is_(None), TicketStep.body_code.in_(authority.headed(work, person_id)))
        .group_by(TicketStep.ticket_id)
    )
    if late_only:
        grouped = grouped.having(late > 0)
    every = grouped.subquery()
    total = work.session.scalar(select(func.count()).select_from(every)) or 0
    start = page_start(total, offset, size)
    if not total:
        return Page((), 0, 0)
    rows = work.session.execute(
        select(every.c.ticket_id, every.c.open, every.c.late, Ticket.code, Body.name, Field.restricted)
        .join(Ticket, Ticket.id == every.c.ticket_id)
        .join(Body, Body.code == Ticket.body_code)
        .join(Field, Field.code == Ticket.field_code)
        .order_by(every.c.next, every.c.ticket_id)
        .offset(start)
        .limit(size)
    ).all()
    found = []
    for row in rows:
        step = next(each for each in steps.of(work, row.ticket_id) if each.open)
        found.append(
            Course(
                ticket_id=row.ticket_id,
                code=row.code,
                body_name=row.name,
                what="" if row.restricted else step.what,
                origin=step.origin,
                last_day=step.last_day,
                open=row.open,
                late=row.late,
            )
        )
    return Page(tuple(found), start, total)
