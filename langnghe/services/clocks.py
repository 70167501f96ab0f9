"""The clocks of a ticket: started at receipt, stopped only by their own acts.

Accepting stops only the accept clock. A transfer, a comment or an urging never touches the citizen's clock. While
the citizen is asked something it stands still, up to a limit.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import bindparam, select, update

from langnghe.models import (
    Act,
    ClockKind,
    Prepared,
    Ticket,
    TicketClock,
    TicketExtension,
    insert_into,
    table,
)
from langnghe.services import deadlines, overdue, stages, transitions
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import Due
from langnghe.services.rules_in_force import RuleInForce, Timed, due_for
from langnghe.services.work import Work

#: Which acts stop which clock.
STOPS: dict[ClockKind, frozenset[Act]] = {
    ClockKind.ACCEPT: frozenset(
        # A transfer ends the time of the body that passes the matter on; the receiver gets its own.
        {
            Act.ACCEPT,
            Act.ANSWER,
            Act.PROPOSE,
            Act.ASK,
            Act.REFUSE,
            Act.TRANSFER,
            Act.SEND_BACK,
            Act.DECIDE,
            Act.WITHDRAW,
        }
    ),
    # Or by itself (`stop_item`), when somebody has said what field it is.
    ClockKind.CLASSIFY: frozenset(
        {Act.ANSWER, Act.PROPOSE, Act.REFUSE, Act.TRANSFER, Act.SEND_BACK, Act.DECIDE, Act.WITHDRAW}
    ),
    ClockKind.FIRST_ANSWER: frozenset({Act.ASK, Act.INFORM, Act.DIALOGUE, Act.ANSWER, Act.REFUSE, Act.WITHDRAW}),
    ClockKind.SETTLE: frozenset({Act.ANSWER, Act.REFUSE, Act.WITHDRAW}),
    # Each by itself (`stop_item`); and nobody waits for them when the matter is over.
    ClockKind.STEP: frozenset({Act.ANSWER, Act.REFUSE, Act.WITHDRAW}),
    ClockKind.OPINION: frozenset({Act.ANSWER, Act.REFUSE, Act.WITHDRAW}),
}
#: The steps whose length a rule says; of the others a person sets the day.
BY_RULE = tuple(kind for kind in ClockKind if kind is not ClockKind.STEP)
#: The span of a clock whose day a person has set.
SET_BY_HAND = ""


class Ticking(Timed, Protocol):
    """A ticket that clocks can be started for."""

    @property
    def id(self) -> int: ...


def begin(work: Work, ticket: Ticking, step: ClockKind, item: int = 0, body_code: str | None = None) -> Due:
    """Start a clock of the ticket now, by the rule in force today.

    `item`: which of several of its kind; `body_code`: who has to act, where it is not the body that holds it.
    """
    end, rule = due_for(work, step, ticket)
    row = _row(work, ticket.id, step, end.at, str(rule.span), rule.name, rule.source, item, body_code)
    _START.run(work.connection, **row)
    return end


def start(work: Work, ticket_id: int, begun: Mapping[ClockKind, tuple[Due, RuleInForce]]) -> None:
    """Start clocks of the ticket now, as `due_for_each` gave them."""
    rows = [
        _row(work, ticket_id, step, end.at, str(rule.span), rule.name, rule.source)
        for step, (end, rule) in begun.items()
    ]
    _START.run_many(work.connection, rows)


def begin_until(
    work: Work, ticket_id: int, step: ClockKind, last_day: date, source: str, item: int, body_code: str
) -> None:
    """Start a clock now that ends with a day which a person has set; `source` says who and why."""
    end = deadlines.end_of(last_day)
    row = _row(work, ticket_id, step, end, SET_BY_HAND, f"{step}.by_hand", source, item, body_code)
    _START.run(work.connection, **row)


def _row(
    work: Work,
    ticket_id: int,
    step: ClockKind,
    end: datetime,
    span: str,
    rule: str,
    source: str,
    item: int = 0,
    body_code: str | None = None,
) -> dict[str, Any]:
    """A clock that starts now."""
    return {
        "ticket_id": ticket_id,
        "kind": step,
        "item": item,
        "body_code": body_code,
        "started_at": work.now,
        "span": span,
        "due_at": end,
        "paused_at": None,
        "stopped_at": None,
        "stopped_by": None,
        "extended_to": None,
        "extended_at": None,
        "next_at": stages.next_moment(
            stages.Stage.RUNNING, work.now, end, work.office.escalate_every, work.calendar
        ),
        "rule": rule,
        "source": source,
        "level": 0,
    }


_START = insert_into(TicketClock)
_CLOCKS = table(TicketClock).c
#: What `overdue.close` wants to know of a clock that has stopped.
_STOPPED = (_CLOCKS.id, _CLOCKS.kind, _CLOCKS.item, _CLOCKS.body_code, _CLOCKS.due_at, _CLOCKS.paused_at)
_STOP: dict[Act, Prepared] = {
    act: Prepared(
        update(table(TicketClock))
        .where(
            _CLOCKS.ticket_id == bindparam("ticket"),
            _CLOCKS.kind.in_([kind for kind, acts in STOPS.items() if act in acts]),
            _CLOCKS.stopped_at.is_(None),
        )
        # Nothing comes of it any more: moments in the past would make the database expect much that has come.
        .values(stopped_at=bindparam("now"), stopped_by=act, next_at=None)
        .returning(*_STOPPED)
    )
    for act in Act
    if any(act in acts for acts in STOPS.values())
}


def stop_by(work: Work, ticket: overdue.Holding, act: Act, late: str = "") -> None:
    """Stop the running clocks that this act ends; it is lawful that there are none.

    For each that has run out the episode is closed, with the reason `late` that was given for it.
    """
    if act not in _STOP:
        return
    overdue.close(work, ticket, act, _STOP[act].all(work.connection, ticket=ticket.id, now=work.now), late)


def stop_item(work: Work, ticket: overdue.Holding, step: ClockKind, item: int, act: Act) -> None:
    """Stop one of several clocks of its kind, by its own act; its episode is closed where it has run out."""
    stopped = _STOP_ITEM.all(work.connection, ticket=ticket.id, step=step, which=item, now=work.now, act=act)
    overdue.close(work, ticket, act, stopped)


_STOP_ITEM = Prepared(
    update(table(TicketClock))
    .where(
        _CLOCKS.ticket_id == bindparam("ticket"),
        _CLOCKS.kind == bindparam("step"),
        _CLOCKS.item == bindparam("which"),
        _CLOCKS.stopped_at.is_(None),
    )
    .values(stopped_at=bindparam("now"), stopped_by=bindparam("act"), next_at=None)
    .returning(*_STOPPED)
)


_LAPSE = Prepared(
    update(table(TicketExtension))
    .where(
        table(TicketExtension).c.ticket_id == bindparam("ticket"), table(TicketExtension).c.decided_at.is_(None)
    )
    .values(decided_at=bindparam("now"))
)


def lapse(work: Work, ticket_id: int) -> None:
    """Nobody has to decide any more about time that was asked for: it is settled, passed on, or late already."""
    _LAPSE.run(work.connection, ticket=ticket_id, now=work.now)


_LAPSE_WITHIN = Prepared(
    update(table(TicketExtension))
    .where(
        table(TicketExtension).c.ticket_id == bindparam("ticket"),
        table(TicketExtension).c.decided_at.is_(None),
        table(TicketExtension).c.last_day <= bindparam("day"),
    )
    .values(decided_at=bindparam("now"))
)


def lapse_within(work: Work, ticket_id: int, last_day: date) -> None:
    """Nobody has to decide any more about time until this day or less: the clock runs that long by itself."""
    _LAPSE_WITHIN.run(work.connection, ticket=ticket_id, day=last_day, now=work.now)


_RUNNING = Prepared(
    select(
        TicketClock.id,
        TicketClock.started_at,
        TicketClock.span,
        TicketClock.due_at,
        TicketClock.paused_at,
        TicketClock.level,
        TicketClock.extended_to,
        TicketClock.extended_at,
    ).where(
        TicketClock.ticket_id == bindparam("ticket"),
        TicketClock.kind == ClockKind.SETTLE,
        TicketClock.stopped_at.is_(None),
    )
)


def running(work: Work, ticket_id: int) -> Any | None:
    """The citizen's clock of the ticket as its row stands; None when it has stopped."""
    return _RUNNING.first(work.connection, ticket=ticket_id)


def runs(work: Work, ticket_id: int, step: ClockKind) -> bool:
    """Whether a clock of this kind is running for the ticket."""
    return _RUNS.first(work.connection, ticket=ticket_id, step=step) is not None


_RUNS = Prepared(
    select(TicketClock.id).where(
        TicketClock.ticket_id == bindparam("ticket"),
        TicketClock.kind == bindparam("step"),
        TicketClock.stopped_at.is_(None),
    )
)


def without(work: Work, most: int = 20) -> tuple[str, ...]:
    """Codes of open tickets whose citizen's clock neither runs nor stands still: a fault of ours, always."""
    running = (
        select(TicketClock.id)
        .where(
            TicketClock.ticket_id == Ticket.id,
            TicketClock.kind == ClockKind.SETTLE,
            TicketClock.stopped_at.is_(None),
        )
        .exists()
    )
    found = (
        select(Ticket.code)
        .where(Ticket.closed_at.is_(None), Ticket.state.in_(transitions.OPEN), ~running)
        .order_by(Ticket.id)
        .limit(most)
    )
    return tuple(work.session.scalars(found))


def last_day(due_at: datetime) -> date:
    """The date people are told: a clock that ends at 24:00 of a day ends on that day, not on the next."""
    return local_date(due_at - timedelta(microseconds=1))
