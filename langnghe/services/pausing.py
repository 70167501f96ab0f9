"""The citizen's clock stands still while a reply is awaited: up to a limit, and never once it has run out."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from sqlalchemy import bindparam, or_, select, update

from langnghe.models import Prepared, TicketClock, TicketPause, insert_into, table
from langnghe.services import clocks, deadlines, stages
from langnghe.services.calendar import local_date
from langnghe.services.clocks import SET_BY_HAND
from langnghe.services.deadlines import Pause, Span, Unit, due
from langnghe.services.work import Work

_CLOCKS = table(TicketClock).c
_PAUSES = Prepared(
    select(TicketPause.id, TicketPause.began_at, TicketPause.limit_at, TicketPause.ended_at)
    .where(TicketPause.clock_id == bindparam("clock"))
    .order_by(TicketPause.id)
)
_BEGIN_PAUSE = insert_into(TicketPause)
_END_PAUSE = Prepared(
    update(table(TicketPause))
    .where(table(TicketPause).c.id == bindparam("pause"))
    .values(ended_at=bindparam("at"))
)
_STAND_STILL = Prepared(
    update(table(TicketClock))
    .where(_CLOCKS.id == bindparam("clock"))
    .values(paused_at=bindparam("now"), next_at=bindparam("until"), due_at=bindparam("due"))
)
#: The sweep looks at it by then, however far it has gone already.
_LOOK_BY = Prepared(
    update(table(TicketClock))
    .where(_CLOCKS.id == bindparam("clock"), or_(_CLOCKS.next_at.is_(None), _CLOCKS.next_at > bindparam("until")))
    .values(next_at=bindparam("until"))
)
_PAUSED_UNTIL = Prepared(
    select(TicketClock.next_at).where(
        TicketClock.ticket_id == bindparam("ticket"),
        TicketClock.paused_at.is_not(None),
        TicketClock.stopped_at.is_(None),
    )
)
#: A day's last moment, before the midnight that belongs to the next one already.
_JUST_BEFORE = timedelta(microseconds=1)
_RUN_ON = Prepared(
    update(table(TicketClock))
    .where(_CLOCKS.id == bindparam("clock"))
    .values(paused_at=None, due_at=bindparam("due"), next_at=bindparam("next"))
)


def pause(work: Work, ticket_id: int) -> datetime | None:
    """Let the citizen's clock stand still until the reply; when it is due then at the latest, None if it runs on.

    It stands still for `office.pause_limit` working days in all, however often the citizen is asked, and never
    once it has run out: asking must not be a way around the deadline. The reply is awaited no longer for that:
    so many working days later the officer is told to go on without it (`wait_ends`).
    """
    clock = clocks.running(work, ticket_id)
    if clock is None or clock.paused_at is not None:
        return None
    earlier = pauses(work, clock.id)
    left = work.office.pause_limit - _days_of(work, earlier)
    if work.now >= clock.due_at or left <= 0:
        until = due(work.now, Span(work.office.pause_limit, Unit.WORKING_DAYS), work.calendar).at
        _BEGIN_PAUSE.run(
            work.connection, clock_id=clock.id, began_at=work.now, limit_at=until - _JUST_BEFORE, ended_at=work.now
        )
        _LOOK_BY.run(work.connection, clock=clock.id, until=until)
        return None
    until = due(work.now, Span(left, Unit.WORKING_DAYS), work.calendar).at
    limit = until - _JUST_BEFORE
    _BEGIN_PAUSE.run(work.connection, clock_id=clock.id, began_at=work.now, limit_at=limit, ended_at=None)
    end = end_of(work, clock, (*earlier, Pause(work.now, limit)))
    _STAND_STILL.run(work.connection, clock=clock.id, now=work.now, until=until, due=end)
    return end


def wait_ends(work: Work, clock_id: int) -> datetime | None:
    """Until when the reply to the newest question is awaited; None where nothing was ever asked."""
    rows = _PAUSES.all(work.connection, clock=clock_id)
    return rows[-1].limit_at + _JUST_BEFORE if rows else None


def paused_until(work: Work, ticket_id: int) -> datetime | None:
    """When the citizen's clock runs on by itself; None where it does not stand still."""
    found: datetime | None = _PAUSED_UNTIL.scalar(work.connection, ticket=ticket_id)
    return found


def resume(work: Work, ticket_id: int) -> datetime | None:
    """Let the citizen's clock run on; when it is due now, None where it did not stand still."""
    clock = clocks.running(work, ticket_id)
    if clock is None or clock.paused_at is None:
        return None
    for each in _PAUSES.all(work.connection, clock=clock.id):
        if each.ended_at is None:
            # It ran on at its limit, also when nobody looked then.
            _END_PAUSE.run(work.connection, pause=each.id, at=min(work.now, each.limit_at))
    end = end_of(work, clock, pauses(work, clock.id))
    following = stages.next_moment(clock.level, clock.started_at, end, work.office.escalate_every, work.calendar)
    _RUN_ON.run(work.connection, clock=clock.id, due=end, next=following)
    return end


class Counted(Protocol):
    """What of a clock decides when it ends; a row of `ticket_clock` has it."""

    @property
    def started_at(self) -> datetime: ...
    @property
    def span(self) -> str: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def extended_to(self) -> date | None: ...
    @property
    def extended_at(self) -> datetime | None: ...


def end_of(work: Work, clock: Counted, stood: Sequence[Pause]) -> datetime:
    """When the clock ends by its span, the times it stood still, and what the head has granted since.

    A day that a person has set stays.
    """
    if clock.span == SET_BY_HAND:
        return clock.due_at
    counted = due(clock.started_at, Span.parse(clock.span), work.calendar, stood).at
    if clock.extended_to is None or clock.extended_at is None:
        return counted
    granted = deadlines.end_of(clock.extended_to)
    if days := _days_of(work, [each for each in stood if each.began >= clock.extended_at]):
        granted = due(granted - _JUST_BEFORE, Span(days, Unit.WORKING_DAYS), work.calendar).at
    return max(counted, granted)


def _days_of(work: Work, stood: Sequence[Pause]) -> int:
    """The working days that these pauses took out of the count."""
    return sum(
        work.calendar.working_days(local_date(each.began), local_date(each.ended))
        for each in stood
        if each.ended is not None
    )


def pauses(work: Work, clock_id: int) -> tuple[Pause, ...]:
    """The times in which the clock stood still, oldest first."""
    return tuple(Pause(row.began_at, row.ended_at) for row in _PAUSES.all(work.connection, clock=clock_id))
