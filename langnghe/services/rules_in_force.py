"""Which deadline rule holds for a matter today, and when what begins now would be due by it (F-3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import Boolean, bindparam, or_, select
from sqlalchemy.orm import aliased

from langnghe.models import Area, ClockKind, DeadlineRule, Prepared, TicketKind, TicketPriority
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import Due, Span, due
from langnghe.services.work import Work


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
