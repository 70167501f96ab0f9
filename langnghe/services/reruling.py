"""A clock put under another rule while it runs or stands still: when it would end then, and the row written.

What has run out stays as it is: a rule made afterwards neither undoes lateness nor makes it worse. And no rule
makes anything late by itself: by a shorter one a clock ends at the earliest with the next working day, so that
whoever has to act has a day for it; one that stands still gets that day when it runs on. A day that the head has
granted is never shortened, and one that a person has set is not touched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from langnghe.models import Prepared, Ticket, TicketClock, TicketPause, table
from langnghe.services import clocks, pausing, stages
from langnghe.services.deadlines import Pause, Span, Unit, due
from langnghe.services.rules_in_force import RuleInForce
from langnghe.services.stages import Stage
from langnghe.services.work import Work

_CLOCK = table(TicketClock).c
_PAUSE = table(TicketPause).c
#: Of an open clock that a rule decides: what `anew` and `put` need, and what its rule depends on.
COLUMNS = (
    _CLOCK.id,
    _CLOCK.ticket_id,
    _CLOCK.kind.label("step"),
    _CLOCK.body_code,
    _CLOCK.started_at,
    _CLOCK.span,
    _CLOCK.due_at,
    _CLOCK.paused_at,
    _CLOCK.extended_to,
    _CLOCK.extended_at,
    _CLOCK.next_at,
    _CLOCK.level,
    _CLOCK.rule,
    _CLOCK.source,
    table(Ticket).c.kind,
    table(Ticket).c.field_code,
    table(Ticket).c.area_code,
    table(Ticket).c.priority,
    table(Ticket).c.complex,
)
OPEN = (
    select(*COLUMNS)
    .join(table(Ticket), table(Ticket).c.id == _CLOCK.ticket_id)
    .where(_CLOCK.stopped_at.is_(None), _CLOCK.span != clocks.SET_BY_HAND, _CLOCK.due_at > bindparam("now"))
)
_OF_TICKET = Prepared(OPEN.where(_CLOCK.ticket_id == bindparam("ticket")))
_PAUSES = Prepared(
    select(_PAUSE.began_at, _PAUSE.limit_at, _PAUSE.ended_at)
    .where(_PAUSE.clock_id == bindparam("clock"))
    .order_by(_PAUSE.id)
)
_ONE_DAY = Span(1, Unit.WORKING_DAYS)


@dataclass(frozen=True, slots=True)
class Anew:
    """When a clock would end under another rule, and the row's columns that say so."""

    due: datetime
    extended_to: date | None
    extended_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Counted:
    started_at: datetime
    span: str
    due_at: datetime
    extended_to: date | None
    extended_at: datetime | None


def open_of(work: Work, ticket_id: int) -> list[Any]:
    """The ticket's clocks that a rule decides and that have not run out: rows of `COLUMNS`."""
    return _OF_TICKET.all(work.connection, ticket=ticket_id, now=work.now)


def anew(work: Work, clock: Any, rule: RuleInForce) -> Anew | None:
    """When this clock (a row of `COLUMNS`) would end by the rule; None where it is to be left alone.

    Left alone is one that would be shortened although it ends with the next working day at the latest anyway.
    """
    stood = _stood(work, clock)
    end = _end(work, clock, rule, stood, clock.extended_to, clock.extended_at)
    if end >= clock.due_at:
        return Anew(end, clock.extended_to, clock.extended_at)
    moment = clock.paused_at or work.now
    first_day = due(moment, _ONE_DAY, work.calendar).date
    earliest = _end(work, clock, rule, stood, first_day, moment)
    if end >= earliest:
        return Anew(end, clock.extended_to, clock.extended_at)
    # Kept like a day that was granted: so the calendar and later pauses move it as they move such a day.
    return Anew(earliest, first_day, moment) if earliest < clock.due_at else None


def _end(
    work: Work,
    clock: Any,
    rule: RuleInForce,
    stood: Sequence[Pause],
    extended_to: date | None,
    extended_at: datetime | None,
) -> datetime:
    counted = _Counted(clock.started_at, str(rule.span), clock.due_at, extended_to, extended_at)
    return pausing.end_of(work, counted, stood)


def _stood(work: Work, clock: Any) -> tuple[Pause, ...]:
    """When it stood still; a pause that lasts is taken to last until its limit, as the date in force takes it."""
    rows = _PAUSES.all(work.connection, clock=clock.id)
    return tuple(Pause(row.began_at, row.ended_at or row.limit_at) for row in rows)


def put(work: Work, clock: Any, rule: RuleInForce, new: Anew) -> None:
    """Write the clock's row: from now on it runs by this rule. What lies ahead again will be said again."""
    every, calendar = work.office.escalate_every, work.calendar
    reached = stages.reached(Stage.RUNNING, clock.started_at, new.due, every, calendar, work.now)
    moved = new.due != clock.due_at
    _PUT.run(
        work.connection,
        clock=clock.id,
        new_span=str(rule.span),
        name=rule.name,
        origin=rule.source,
        due=new.due,
        day=new.extended_to,
        since=new.extended_at,
        new_level=min(int(clock.level), reached) if moved else int(clock.level),
        # While it stands still the next thing is the end of the pause.
        next=work.now if moved and clock.paused_at is None else clock.next_at,
    )


_PUT = Prepared(
    update(table(TicketClock))
    .where(_CLOCK.id == bindparam("clock"))
    .values(
        span=bindparam("new_span"),
        rule=bindparam("name"),
        source=bindparam("origin"),
        due_at=bindparam("due"),
        extended_to=bindparam("day"),
        extended_at=bindparam("since"),
        level=bindparam("new_level"),
        next_at=bindparam("next"),
    )
)
