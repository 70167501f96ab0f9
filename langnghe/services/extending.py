"""More time (gia hạn): asked for with a reason and a date before the matter is late, granted by the head, so many
times and no more, and told to the citizen (R15).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, func, select, update

from langnghe.models import Act, Prepared, TicketClock, TicketExtension, insert_into, table
from langnghe.services import authority, clocks, deadlines, pausing, stages, tickets
from langnghe.services.deadlines import Span, Unit, due
from langnghe.services.handling import LONGEST_NOTE, InHand, moved_on, name_of, take, written
from langnghe.services.refusals import Invalid
from langnghe.services.work import Notice, Work


@dataclass(frozen=True, slots=True)
class Asked:
    """More time that was asked for and is not decided yet."""

    last_day: date
    reason: str
    asked_by: int


_ASK = insert_into(TicketExtension)
_OPEN = Prepared(
    select(TicketExtension.last_day, TicketExtension.reason, TicketExtension.asked_by)
    .where(TicketExtension.ticket_id == bindparam("ticket"), TicketExtension.decided_at.is_(None))
    .order_by(TicketExtension.id.desc())
    .limit(1)
)
_GRANTED = Prepared(
    select(func.count())
    .select_from(TicketExtension)
    .where(TicketExtension.ticket_id == bindparam("ticket"), TicketExtension.granted.is_(True))
)
_COLUMNS = table(TicketExtension).c
_DECIDE = Prepared(
    update(table(TicketExtension))
    .where(_COLUMNS.ticket_id == bindparam("ticket"), _COLUMNS.decided_at.is_(None))
    .values(decided_by=bindparam("person"), decided_at=bindparam("now"), granted=bindparam("yes"))
)


def asked_for(work: Work, ticket_id: int) -> Asked | None:
    """What waits for the head's decision."""
    row = _OPEN.first(work.connection, ticket=ticket_id)
    return Asked(*row) if row else None


def latest(work: Work, due_at: datetime) -> date:
    """The last day to which a matter that is due then may be extended."""
    return _after(work, due_at, work.office.extend_days)


def choices(work: Work, due_at: datetime) -> tuple[date, ...]:
    """Days to offer: three, five and ten working days more, as far as the office allows."""
    return tuple(_after(work, due_at, days) for days in (3, 5, 10) if days <= work.office.extend_days)


def _after(work: Work, due_at: datetime, days: int) -> date:
    """So many working days after the last day of what is due then."""
    last_moment = due_at - timedelta(microseconds=1)
    return due(last_moment, Span(days, Unit.WORKING_DAYS), work.calendar).date


def ask(work: Work, person_id: int, ticket_id: int, last_day: date, reason: str) -> bool:
    """Ask the head for time until the end of this day; whether it is granted at once, because a head asks.

    Raises `Invalid` "o-extend-late" once it is late, "o-extend-used", "o-extend-open" while another request waits,
    "o-extend-day" for a day that is not ahead, too far or a day off, "o-no-head".
    """
    why = written(reason, LONGEST_NOTE)
    taken = take(work, person_id, ticket_id, Act.EXTEND_ASK)
    check(work, ticket_id, taken.ticket.due_at)
    check_day(work, taken.ticket.due_at, last_day)
    head = authority.head_of(work, taken.ticket.body_code)
    if head is None:
        raise Invalid("o-no-head", body=taken.body_name)
    clock = clocks.running(work, ticket_id)
    if clock is None:
        raise moved_on(taken.ticket)
    taken.take_on()
    _ASK.run(
        work.connection, ticket_id=ticket_id, clock_id=clock.id, last_day=last_day, reason=why, asked_by=person_id,
        asked_at=work.now, decided_by=None, decided_at=None, granted=None,
    )  # fmt: skip
    tickets.transition(work, taken.ticket, Act.EXTEND_ASK, taken.actor, why, until=last_day.isoformat())
    if taken.head:
        _grant(work, taken, last_day, why, person_id)
        return True
    params = {"by": name_of(work, person_id), "until": last_day, "reason": why}
    work.notify(Notice("o-extend-asked", head.person_id, ticket_id, params, person_id))
    return False


def check(work: Work, ticket_id: int, due_at: datetime) -> None:
    """Whether more time may be asked for now. Raises `Invalid`."""
    if work.now >= due_at:
        raise Invalid("o-extend-late")
    if asked_for(work, ticket_id) is not None:
        raise Invalid("o-extend-open")
    if _GRANTED.scalar(work.connection, ticket=ticket_id) >= work.office.extend_times:
        raise Invalid("o-extend-used", times=work.office.extend_times)


def check_day(work: Work, due_at: datetime, last_day: date) -> None:
    """Whether the time may be extended to the end of this day. Raises `Invalid("o-extend-day")`."""
    first, last = clocks.last_day(due_at), latest(work, due_at)
    if not first < last_day <= last or not work.calendar.is_working(last_day):
        raise Invalid("o-extend-day", first=first, last=last)


def grant(work: Work, person_id: int, ticket_id: int) -> date:
    """Grant as the head what was asked for; the new last day. The citizen and the officer are told."""
    taken = take(work, person_id, ticket_id, Act.EXTEND)
    if work.now >= taken.ticket.due_at:
        raise Invalid("o-extend-late")  # late is late: it cannot be undone afterwards
    asked = asked_for(work, ticket_id)
    if asked is None:
        raise moved_on(taken.ticket)
    _grant(work, taken, asked.last_day, asked.reason, asked.asked_by)
    if asked.asked_by != person_id:
        params = {"by": name_of(work, person_id), "until": asked.last_day}
        work.notify(Notice("o-extended", asked.asked_by, ticket_id, params))
    return asked.last_day


def _grant(work: Work, taken: InHand, last_day: date, reason: str, asked_by: int) -> None:
    ticket = taken.ticket
    clock = clocks.running(work, ticket.id)
    if clock is None:
        raise moved_on(ticket)
    before = clocks.last_day(ticket.due_at)
    _DECIDE.run(work.connection, ticket=ticket.id, person=taken.person_id, now=work.now, yes=True)
    ticket.due_at = run_until(work, clock, last_day)
    tickets.transition(
        work, ticket, Act.EXTEND, taken.actor, reason, before=before.isoformat(), until=last_day.isoformat()
    )
    params = {"until": last_day, "before": before, "reason": reason}
    work.notify(Notice("c-extended", ticket.submitter_id, ticket.id, params, asked_by))


def run_until(work: Work, clock: Any, last_day: date) -> datetime:
    """Let the citizen's clock run to the end of this day, as the head has granted; when it is due now.

    One that stands still does so for as long as before, and a reply is awaited no longer than before.
    """
    end = deadlines.end_of(last_day)
    following = stages.next_moment(stages.Stage.RUNNING, work.now, end, work.office.escalate_every, work.calendar)
    until = pausing.wait_ends(work, clock.id)
    if until is not None and work.now < until:
        following = min(following, until)
    _RUN_UNTIL.run(work.connection, clock=clock.id, day=last_day, now=work.now, due=end, next=following)
    return end


_CLOCKS = table(TicketClock).c
_RUN_UNTIL = Prepared(
    update(table(TicketClock))
    .where(_CLOCKS.id == bindparam("clock"))
    .values(
        extended_to=bindparam("day"),
        extended_at=bindparam("now"),
        due_at=bindparam("due"),
        next_at=case(
            (_CLOCKS.paused_at.is_(None), bindparam("next", type_=_CLOCKS.next_at.type)), else_=_CLOCKS.next_at
        ),
        level=int(stages.Stage.HALF),
    )
)


def decline(work: Work, person_id: int, ticket_id: int) -> None:
    """Not grant it as the head: the date stays, the officer is told."""
    taken = take(work, person_id, ticket_id, Act.EXTEND_NO)
    asked = asked_for(work, ticket_id)
    if asked is None:
        raise moved_on(taken.ticket)
    _DECIDE.run(work.connection, ticket=ticket_id, person=person_id, now=work.now, yes=False)
    tickets.transition(work, taken.ticket, Act.EXTEND_NO, taken.actor)
    work.notify(Notice("o-not-extended", asked.asked_by, ticket_id, {"by": name_of(work, person_id)}))
