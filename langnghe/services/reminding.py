"""The sweep over the clocks: what has come is reminded of, brought before the next head, or let run on.

Officers are told per ticket and at once. Heads read of what ran out in the digest of the morning; what is urgent
they are told at once too, and where no head can be reached whoever stands in is told (decision 12).

It reads what has come, in order of due date, and never what is open: its cost follows what is due. Each clock is
attended to in a step of its own, and where it stands is written with what was said, so that a crash says nothing
twice and one ticket that fails holds up no other.
"""

from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import bindparam, select, update

from langnghe.models import Act, ClockKind, Prepared, TicketClock, TicketPriority, TicketState, table
from langnghe.services import authority, bodies, clocks, duty, escalation, overdue, pausing, stages, tickets
from langnghe.services.stages import Stage
from langnghe.services.tickets import SYSTEM, Locked
from langnghe.services.work import Notice, Work

log = structlog.get_logger()

#: Clocks attended to in one transaction.
BATCH = 50
#: What failed is looked at again after this time.
AGAIN = timedelta(minutes=10)

#: Said on the last day, and once one level up: the clocks to accept and to answer say the rest of the same matter.
BRIEF = frozenset({ClockKind.CLASSIFY, ClockKind.FIRST_ANSWER})

#: The head's digest counts what is late of these in the own body by itself.
IN_DIGEST = frozenset({ClockKind.SETTLE, ClockKind.OPINION})

_COME = Prepared(
    select(TicketClock.id, TicketClock.ticket_id)
    .where(TicketClock.stopped_at.is_(None), TicketClock.next_at <= bindparam("now"))
    .order_by(TicketClock.due_at, TicketClock.id)
    .limit(bindparam("most"))
)
#: Read again under the lock of its ticket: another process, or the officer, may have been faster.
_STILL_COME = Prepared(
    select(
        TicketClock.id,
        TicketClock.kind,
        TicketClock.item,
        TicketClock.body_code,
        TicketClock.started_at,
        TicketClock.due_at,
        TicketClock.paused_at,
        TicketClock.level,
    ).where(
        TicketClock.id == bindparam("clock"),
        TicketClock.stopped_at.is_(None),
        TicketClock.next_at <= bindparam("now"),
    )
)
_CLOCKS = table(TicketClock).c
_GONE = Prepared(
    update(table(TicketClock))
    .where(_CLOCKS.id == bindparam("clock"))
    .values(level=bindparam("new_level"), next_at=bindparam("next"))
)
_LATER = Prepared(
    update(table(TicketClock)).where(_CLOCKS.id == bindparam("clock")).values(next_at=bindparam("next"))
)


def sweep(work: Work) -> int:
    """Attend to what has come, at most `BATCH` clocks; how many were."""
    come = _COME.all(work.connection, now=work.now, most=BATCH)
    for clock in come:
        try:
            with work.step():
                _attend(work, clock.id, clock.ticket_id)
        except Exception as error:  # noqa: BLE001 - the others must not wait for it; it is tried again
            log.error("clock.failed", clock=clock.id, ticket=clock.ticket_id, error=type(error).__name__)
            _LATER.run(work.connection, clock=clock.id, next=work.now + AGAIN)
    return len(come)


def _attend(work: Work, clock_id: int, ticket_id: int) -> None:
    ticket = tickets.for_change(work, ticket_id)
    clock = _STILL_COME.first(work.connection, clock=clock_id, now=work.now)
    if clock is None:
        return
    if clock.paused_at is not None:
        _run_on(work, ticket, clock)
        return
    every, calendar = work.office.escalate_every, work.calendar
    stage = stages.reached(clock.level, clock.started_at, clock.due_at, every, calendar, work.now)
    top = False
    if Stage.RUNNING < stage < Stage.LATE and stage > clock.level and _is_said(clock, stage):
        _remind(work, ticket, clock, Stage(stage))
    for late in range(max(clock.level + 1, Stage.LATE), stage + 1):
        if late == Stage.LATE:
            _run_out(work, ticket, clock)
        top = not _tell_above(work, ticket, clock, late - Stage.LATE) or clock.kind in BRIEF
        if top:
            break
    # Where everybody above knows, nobody is told again; the episode stays open and in the lists.
    following = None if top else stages.next_moment(stage, clock.started_at, clock.due_at, every, calendar)
    if clock.kind is ClockKind.SETTLE and ticket.state is TicketState.WAITING_CITIZEN:
        following = _awaited(work, ticket, clock, following)
    _GONE.run(work.connection, clock=clock.id, new_level=stage, next=following)


def _awaited(work: Work, ticket: Locked, clock: Any, following: datetime | None) -> datetime | None:
    """A reply is awaited though the clock runs, and not for ever: when to look at it next."""
    until = pausing.wait_ends(work, clock.id)
    if until is None or until <= work.now:
        _run_on(work, ticket, clock)
        return following
    return until if following is None else min(following, until)


def _is_said(clock: Any, stage: int) -> bool:
    return clock.kind not in BRIEF or stage == Stage.LAST_DAY


def _run_on(work: Work, ticket: Locked, clock: Any) -> None:
    """The citizen has not replied in the time given: the clock runs on, and both sides are told."""
    tickets.transition(work, ticket, Act.RESUME, SYSTEM)
    for person_id in _in_charge(work, ticket, clock).people:
        work.notify(Notice("o-resumed", person_id, ticket.id, patient=True))
    work.notify(Notice("c-resumed", ticket.submitter_id, ticket.id, patient=True))


def _remind(work: Work, ticket: Locked, clock: Any, stage: Stage) -> None:
    told = _in_charge(work, ticket, clock)
    tickets.transition(
        work, ticket, Act.REMIND, SYSTEM, clock=str(clock.kind), stage=stage.name.lower(), told=list(told.people)
    )
    params = {**_said(work, clock), "stage": stage.name.lower()}
    for person_id in told.people:
        work.notify(Notice("o-remind", person_id, ticket.id, params, patient=True))


def _run_out(work: Work, ticket: Locked, clock: Any) -> None:
    """The time is over: an episode begins, those in charge and the citizen are told, and the head reads of it."""
    overdue.begin(work, ticket, clock)
    in_charge = _in_charge(work, ticket, clock)
    if in_charge.head is not None and clock.kind not in IN_DIGEST:
        escalation.bring(work, clock.id, clock.body_code or ticket.body_code)
    for person_id in in_charge.with_head() if _is_urgent(ticket) else in_charge.people:
        work.notify(Notice("o-late", person_id, ticket.id, _said(work, clock), patient=True))
    if clock.kind is ClockKind.OPINION:
        _tell_lead(work, ticket, clock)
    if clock.kind is ClockKind.SETTLE:
        clocks.lapse(work, ticket.id)
        work.notify(Notice("c-late", ticket.submitter_id, ticket.id, patient=True))


def _tell_lead(work: Work, ticket: Locked, clock: Any) -> None:
    """Who waits for an opinion learns that it is late: they may go on without it."""
    restricted = duty.restricted_field(work, ticket.field_code)
    for person_id in duty.on_duty(work, ticket.body_code, ticket.officer_id, restricted=restricted).people:
        body = bodies.name_of(work, clock.body_code)
        work.notify(Notice("o-opinion-late", person_id, ticket.id, {"body": body}, patient=True))


def _tell_above(work: Work, ticket: Locked, clock: Any, step: int) -> bool:
    """Tell the level above, `step` levels beyond the first; False when there is none further.

    The superior is added, the duty stays where it is: the head reads of it in the digest; where no head can be
    reached, or the matter is urgent, who is on duty there is told at once. Above the topmost body is the desk that
    takes what nobody else does, and where that is missing too the admins: an escalation never disappears.
    """
    holder = clock.body_code or ticket.body_code
    superiors = [above.code for above in authority.superiors(work, holder)]
    chain = list(superiors)
    desk = authority.catch_all(work)
    if desk is not None and desk not in (holder, *chain):
        chain.append(desk)
    if step >= max(len(chain), 1):
        return False
    body = chain[step] if chain else ""
    reader = escalation.bring(work, clock.id, body) if body in superiors else None
    at_once = _told_at_once(work, ticket, body) if reader is None or _is_urgent(ticket) else ()
    told = at_once if reader is None else tuple(dict.fromkeys((*at_once, reader)))
    tickets.transition(
        work, ticket, Act.ESCALATE, SYSTEM, clock=str(clock.kind), to=body, level=step + 1, told=list(told),
        to_name=bodies.name_of(work, body),
        # A step that is late is no answer that is late: the citizen would read of the wrong date.
        hidden=clock.kind is ClockKind.STEP,
    )  # fmt: skip
    for person_id in at_once:
        params = {**_said(work, clock), "level": step + 1}
        work.notify(Notice("o-escalated", person_id, ticket.id, params, patient=True))
    return step + 1 < max(len(chain), 1)


def _told_at_once(work: Work, ticket: Locked, body: str) -> tuple[int, ...]:
    """Who is on duty in the body, and of what is urgent its head too; without a body the admins."""
    if not body:
        return tuple(admin.person_id for admin in authority.admins(work))
    on_duty = duty.on_duty(work, body, restricted=duty.restricted_field(work, ticket.field_code))
    return on_duty.with_head() if _is_urgent(ticket) else on_duty.people


def _is_urgent(ticket: Locked) -> bool:
    return ticket.priority is TicketPriority.URGENT


def _in_charge(work: Work, ticket: Locked, clock: Any) -> duty.OnDuty:
    """Who has to act: of a step its owner, of an opinion the body that is asked, otherwise who has the ticket."""
    restricted = duty.restricted_field(work, ticket.field_code)
    body_code, officer_id = ticket.body_code, ticket.officer_id
    if clock.body_code not in (None, ticket.body_code):
        body_code, officer_id = clock.body_code, None
    in_charge = duty.on_duty(work, body_code, officer_id, restricted=restricted)
    if clock.kind is not ClockKind.STEP or (owner_id := overdue.owner(work, clock.item)) is None:
        return in_charge
    owner = duty.on_duty(work, body_code, owner_id, restricted=restricted)
    # Who has left the body, or may no longer read of it, is not told: whoever has the ticket is.
    there = owner.people == (owner_id,) and (not restricted or owner_id in (officer_id, owner.head))
    return owner if there else in_charge


def _said(work: Work, clock: Any) -> dict[str, Any]:
    """Which clock it is; and whose, and its own date, where it is not that of the ticket."""
    said: dict[str, Any] = {"clock": str(clock.kind)}
    if clock.body_code is not None:
        said["due"] = clocks.last_day(clock.due_at)
        said["body"] = bodies.name_of(work, clock.body_code)
    return said
