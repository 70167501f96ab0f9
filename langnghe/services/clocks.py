"""The clocks of a ticket: started at receipt, stopped only by their own acts.

Accepting stops only the accept clock. A transfer, a comment or an urging never touches the citizen's clock. While
the citizen is asked something it stands still, up to a limit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Boolean, bindparam, case, or_, select, update
from sqlalchemy.orm import aliased

from langnghe.models import (
    Act,
    Area,
    ClockKind,
    DeadlineRule,
    Prepared,
    Ticket,
    TicketClock,
    TicketExtension,
    TicketKind,
    TicketPause,
    TicketPriority,
    insert_into,
    table,
)
from langnghe.services import deadlines, overdue, stages, transitions
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import Due, Pause, Span, Unit, due
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
    ClockKind.FIRST_ANSWER: frozenset({Act.ASK, Act.INFORM, Act.ANSWER, Act.REFUSE, Act.WITHDRAW}),
    ClockKind.SETTLE: frozenset({Act.ANSWER, Act.REFUSE, Act.WITHDRAW}),
    # Each by itself (`stop_item`); and nobody waits for them when the matter is over.
    ClockKind.STEP: frozenset({Act.ANSWER, Act.REFUSE, Act.WITHDRAW}),
    ClockKind.OPINION: frozenset({Act.ANSWER, Act.REFUSE, Act.WITHDRAW}),
}
#: The steps whose length a rule says; of the others a person sets the day.
BY_RULE = tuple(kind for kind in ClockKind if kind is not ClockKind.STEP)
#: The span of a clock whose day a person has set.
SET_BY_HAND = ""


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """The rule a clock runs by."""

    span: Span
    name: str
    source: str
    complex: bool = False
    """Whether it is for complex matters alone."""


_PARENT, _GRANDPARENT = aliased(Area), aliased(Area)
#: A village is as remote as its commune.
_REMOTE = (
    select(Area.code)
    .outerjoin(_PARENT, _PARENT.code == Area.parent_code)
    .outerjoin(_GRANDPARENT, _GRANDPARENT.code == _PARENT.parent_code)
    .where(Area.code == bindparam("area"), or_(Area.remote, _PARENT.remote, _GRANDPARENT.remote))
    .exists()
)
_IN_FORCE = Prepared(
    select(
        DeadlineRule.step,
        DeadlineRule.kind,
        DeadlineRule.field_code,
        DeadlineRule.priority,
        DeadlineRule.remote,
        DeadlineRule.complex,
        DeadlineRule.span,
        DeadlineRule.source,
        DeadlineRule.valid_from,
    ).where(
        DeadlineRule.kind.in_(("", bindparam("kind"))),
        DeadlineRule.field_code.in_(("", bindparam("field"))),
        DeadlineRule.priority.in_(("", bindparam("priority"))),
        or_(~DeadlineRule.remote, _REMOTE),
        or_(~DeadlineRule.complex, bindparam("complex", type_=Boolean)),
        DeadlineRule.valid_from <= bindparam("today"),
        or_(DeadlineRule.valid_to.is_(None), DeadlineRule.valid_to >= bindparam("today")),
    )
)


class NoDeadlineRule(LookupError):
    """The office has no rule at all for a step: its set-up is incomplete."""


class Timed(Protocol):
    """What a deadline rule depends on: a ticket has it, and a draft before it is one."""

    @property
    def kind(self) -> TicketKind: ...
    @property
    def field_code(self) -> str: ...
    @property
    def area_code(self) -> str: ...
    @property
    def priority(self) -> TicketPriority: ...
    @property
    def complex(self) -> bool: ...


class Ticking(Timed, Protocol):
    """A ticket that clocks can be started for."""

    @property
    def id(self) -> int: ...


def rule_for(work: Work, step: str, matter: Timed) -> RuleInForce:
    """The most particular rule in force today: priority before complex, remote, field, and kind."""
    return _best(_in_force(work, matter), step, matter)


def _in_force(work: Work, matter: Timed) -> Sequence[Any]:
    """The rules of all steps that hold for the matter today: one question, whatever begins."""
    return _IN_FORCE.all(
        work.connection,
        kind=matter.kind,
        field=matter.field_code,
        area=matter.area_code,
        priority=matter.priority,
        complex=matter.complex,
        today=local_date(work.now),
    )


def _best(rules: Sequence[Any], step: str, matter: Timed) -> RuleInForce:
    rows = [row for row in rules if row.step == step]
    if not rows:
        raise NoDeadlineRule(f"{step} of {matter.kind}")
    best = max(rows, key=_particular)
    where = ("r" if best.remote else "") + ("c" if best.complex else "")
    name = ".".join([step, best.kind or "*", best.field_code or "*", best.priority or "*", where or "*"])
    return RuleInForce(Span.parse(best.span), name, best.source, best.complex)


def _particular(rule: Any) -> tuple[bool, bool, bool, bool, bool, date]:
    return (
        bool(rule.priority), rule.complex, rule.remote, bool(rule.field_code), bool(rule.kind), rule.valid_from,
    )  # fmt: skip


def due_for(work: Work, step: ClockKind, matter: Timed) -> tuple[Due, RuleInForce]:
    """When a step that begins now would be due, and by which rule."""
    return due_for_each(work, (step,), matter)[step]


def due_for_each(
    work: Work, steps: Iterable[ClockKind], matter: Timed
) -> dict[ClockKind, tuple[Due, RuleInForce]]:
    """The same of several steps that begin together."""
    rules = _in_force(work, matter)
    best = {step: _best(rules, step, matter) for step in steps}
    return {step: (due(work.now, rule.span, work.calendar), rule) for step, rule in best.items()}


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
    overdue.close(work, ticket, act, [kind for kind, acts in STOPS.items() if act in acts], late)
    _STOP[act].run(work.connection, ticket=ticket.id, now=work.now)
    if act in STOPS[ClockKind.SETTLE]:
        lapse(work, ticket.id)


def stop_item(work: Work, ticket: overdue.Holding, step: ClockKind, item: int, act: Act) -> None:
    """Stop one of several clocks of its kind, by its own act; its episode is closed where it has run out."""
    overdue.close(work, ticket, act, [step], item=item)
    _STOP_ITEM.run(work.connection, ticket=ticket.id, step=step, which=item, now=work.now, act=act)


_STOP_ITEM = Prepared(
    update(table(TicketClock))
    .where(
        _CLOCKS.ticket_id == bindparam("ticket"),
        _CLOCKS.kind == bindparam("step"),
        _CLOCKS.item == bindparam("which"),
        _CLOCKS.stopped_at.is_(None),
    )
    .values(stopped_at=bindparam("now"), stopped_by=bindparam("act"), next_at=None)
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


# Standing still -----------------------------------------------------------------------------------------------

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
    clock = _RUNNING.first(work.connection, ticket=ticket_id)
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
    clock = _RUNNING.first(work.connection, ticket=ticket_id)
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


def extend(work: Work, clock: Any, last_day: date) -> datetime:
    """Let the citizen's clock run to the end of this day, as the head has granted; when it is due now.

    One that stands still does so for as long as before, and a reply is awaited no longer than before.
    """
    end = deadlines.end_of(last_day)
    following = stages.next_moment(stages.Stage.RUNNING, work.now, end, work.office.escalate_every, work.calendar)
    until = wait_ends(work, clock.id)
    if until is not None and work.now < until:
        following = min(following, until)
    _EXTEND.run(work.connection, clock=clock.id, day=last_day, now=work.now, due=end, next=following)
    return end


_EXTEND = Prepared(
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


def pauses(work: Work, clock_id: int) -> tuple[Pause, ...]:
    """The times in which the clock stood still, oldest first."""
    return tuple(Pause(row.began_at, row.ended_at) for row in _PAUSES.all(work.connection, clock=clock_id))


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
