"""Overdue episodes: a clock that ran out, who held the ticket then, for how long, and what ended it (R15)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from sqlalchemy import bindparam, select, update

from langnghe.models import (
    Act,
    ClockKind,
    OverdueEpisode,
    Prepared,
    TicketClock,
    TicketStep,
    insert_into,
    table,
)
from langnghe.services import authority
from langnghe.services.refusals import Invalid
from langnghe.services.work import Work

#: Why a matter was answered late, as who answers it says. Words for them are in the locales.
REASONS = ("other_body", "complex", "citizen", "work_load", "means", "other")
#: It ran out while it lay with the head for approval: nobody has to say why.
BY_ITSELF = "by_itself"


class Holding(Protocol):
    """What of a ticket says who holds it."""

    @property
    def id(self) -> int: ...
    @property
    def body_code(self) -> str: ...
    @property
    def officer_id(self) -> int | None: ...
    @property
    def due_at(self) -> datetime: ...


_EPISODES = table(OverdueEpisode).c
_RUN_OUT = Prepared(
    select(TicketClock.id, TicketClock.kind, TicketClock.item, TicketClock.body_code, TicketClock.due_at).where(
        TicketClock.ticket_id == bindparam("ticket"),
        TicketClock.stopped_at.is_(None),
        TicketClock.paused_at.is_(None),
        TicketClock.due_at <= bindparam("now"),
    )
)
_KNOWN = Prepared(select(OverdueEpisode.id).where(OverdueEpisode.clock_id == bindparam("clock")))
_OWNER = Prepared(select(TicketStep.owner_id).where(TicketStep.id == bindparam("step")))
_OPEN = insert_into(OverdueEpisode)
_CLOSE = Prepared(
    update(table(OverdueEpisode))
    .where(_EPISODES.clock_id == bindparam("clock"), _EPISODES.ended_at.is_(None))
    .values(ended_at=bindparam("now"), ended_by=bindparam("act"), reason=bindparam("why"))
)


class RunOut(Protocol):
    """A clock that has run out; a row of `ticket_clock` is one."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> ClockKind: ...
    @property
    def item(self) -> int: ...
    @property
    def body_code(self) -> str | None: ...
    @property
    def due_at(self) -> datetime: ...


class Stopped(RunOut, Protocol):
    """A clock as it was stopped; a row of `ticket_clock` is one."""

    @property
    def paused_at(self) -> datetime | None: ...


def begin(work: Work, ticket: Holding, clock: RunOut) -> None:
    """Enter the episode of this clock, once: on whoever has to act, be it the holder or another body."""
    if _KNOWN.first(work.connection, clock=clock.id) is not None:
        return
    body_code = clock.body_code or ticket.body_code
    officer_id = ticket.officer_id if body_code == ticket.body_code else None
    if clock.kind is ClockKind.STEP:
        officer_id = owner(work, clock.item) or officer_id
    head = authority.head_of(work, body_code)
    _OPEN.run(
        work.connection,
        ticket_id=ticket.id,
        clock_id=clock.id,
        body_code=body_code,
        officer_id=officer_id,
        head_id=head.person_id if head else None,
        began_at=clock.due_at,
        ended_at=None,
        ended_by=None,
        reason="",
    )


def owner(work: Work, step_id: int) -> int | None:
    """Who answers for a step; None for whoever is in charge of the ticket."""
    found: int | None = _OWNER.scalar(work.connection, step=step_id)
    return found


def find(work: Work, ticket: Holding) -> None:
    """Enter the episodes of all clocks of the ticket that have run out by now: they are on who holds it now."""
    for clock in _RUN_OUT.all(work.connection, ticket=ticket.id, now=work.now):
        begin(work, ticket, clock)


def close(work: Work, ticket: Holding, act: Act, stopped: Iterable[Stopped], reason: str = "") -> None:
    """End the episodes of those of these clocks that had run out, also of those nobody has found yet.

    The holder's reason is not that of another body that was late.
    """
    for clock in stopped:
        if clock.paused_at is None and clock.due_at <= work.now:
            begin(work, ticket, clock)
            why = reason if clock.body_code in (None, ticket.body_code) else ""
            _CLOSE.run(work.connection, clock=clock.id, now=work.now, act=act, why=why)


def reason_of(work: Work, ticket: Holding, given: str) -> str:
    """The reason as it is kept: "" for what is on time. `Invalid` where a late one has none."""
    if work.now < ticket.due_at:
        return ""
    if given not in (*REASONS, BY_ITSELF):
        raise Invalid("o-late-reason-missing")
    return given
