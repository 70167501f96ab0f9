"""The clocks of a ticket: started at receipt, stopped only by their own acts.

Accepting stops only the accept clock. A transfer, a comment or an urging never touches the citizen's clock.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from sqlalchemy import bindparam, or_, select, update

from langnghe.models import (
    Act,
    ClockKind,
    DeadlineRule,
    Prepared,
    TicketClock,
    TicketKind,
    TicketPriority,
    insert_into,
    table,
)
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import Due, Span, due
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
    ClockKind.SETTLE: frozenset({Act.ANSWER, Act.REFUSE, Act.WITHDRAW}),
}


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """The rule a clock runs by."""

    span: Span
    name: str
    source: str


_IN_FORCE = Prepared(
    select(
        DeadlineRule.kind,
        DeadlineRule.field_code,
        DeadlineRule.priority,
        DeadlineRule.span,
        DeadlineRule.source,
        DeadlineRule.valid_from,
    ).where(
        DeadlineRule.step == bindparam("step"),
        DeadlineRule.kind.in_(("", bindparam("kind"))),
        DeadlineRule.field_code.in_(("", bindparam("field"))),
        DeadlineRule.priority.in_(("", bindparam("priority"))),
        DeadlineRule.valid_from <= bindparam("today"),
        or_(DeadlineRule.valid_to.is_(None), DeadlineRule.valid_to >= bindparam("today")),
    )
)


class NoDeadlineRule(LookupError):
    """The office has no rule at all for a step: its set-up is incomplete."""


def rule_for(work: Work, step: str, kind: TicketKind, field: str, priority: TicketPriority) -> RuleInForce:
    """The most particular rule in force today: by field before by kind before by priority before for all."""
    today = local_date(work.now)
    rows = _IN_FORCE.all(work.connection, step=step, kind=kind, field=field, priority=priority, today=today)
    if not rows:
        raise NoDeadlineRule(f"{step} of {kind}")
    best = max(rows, key=lambda row: (bool(row.priority), bool(row.field_code), bool(row.kind), row.valid_from))
    name = ".".join([step, best.kind or "*", best.field_code or "*", best.priority or "*"])
    return RuleInForce(Span.parse(best.span), name, best.source)


def due_for(
    work: Work, step: ClockKind, kind: TicketKind, field: str, priority: TicketPriority
) -> tuple[Due, RuleInForce]:
    """When a step that begins now would be due, and by which rule."""
    rule = rule_for(work, step, kind, field, priority)
    return due(work.now, rule.span, work.calendar), rule


class Timed(Protocol):
    """What a clock's rule depends on."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> TicketKind: ...
    @property
    def field_code(self) -> str: ...
    @property
    def priority(self) -> TicketPriority: ...


def begin(work: Work, ticket: Timed, step: ClockKind) -> Due:
    """Start a clock of the ticket now, by the rule in force today."""
    end, rule = due_for(work, step, ticket.kind, ticket.field_code, ticket.priority)
    start(work, ticket.id, step, end, rule)
    return end


def start(work: Work, ticket_id: int, step: ClockKind, end: Due, rule: RuleInForce) -> None:
    """Start a clock of the ticket now, as `due_for` gave it."""
    _START.run(
        work.connection,
        ticket_id=ticket_id,
        kind=step,
        started_at=work.now,
        span=str(rule.span),
        due_at=end.at,
        paused_at=None,
        stopped_at=None,
        stopped_by=None,
        next_at=None,
        rule=rule.name,
        source=rule.source,
        level=0,
    )


_START = insert_into(TicketClock)
_CLOCKS = table(TicketClock).c
_STOP: dict[Act, Prepared] = {
    act: Prepared(
        update(table(TicketClock))
        .where(
            _CLOCKS.ticket_id == bindparam("ticket"),
            _CLOCKS.kind.in_([kind for kind, acts in STOPS.items() if act in acts]),
            _CLOCKS.stopped_at.is_(None),
        )
        .values(stopped_at=bindparam("now"), stopped_by=act)
    )
    for act in Act
    if any(act in acts for acts in STOPS.values())
}


def stop_by(work: Work, ticket_id: int, act: Act) -> None:
    """Stop the running clocks that this act ends; it is lawful that there are none."""
    if act in _STOP:
        _STOP[act].run(work.connection, ticket=ticket_id, now=work.now)


def last_day(due_at: datetime) -> date:
    """The date people are told: a clock that ends at 24:00 of a day ends on that day, not on the next."""
    return local_date(due_at - timedelta(microseconds=1))
