"""Open tickets put under the rules of today, when an admin says so; otherwise each keeps the rule it started with.

Each running clock is counted anew from its own start by the rule in force today for its step and its ticket
(`rules_in_force`, and `reruling` for what is never shortened). The sweep goes in pieces like the one for the
calendar (`recomputing`): a crash loses nothing and repeats nothing.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam

from langnghe.models import Act, ClockKind, Prepared, TicketClock, TicketKind, TicketPriority, table
from langnghe.services import (
    authority,
    clocks,
    office_settings,
    recomputing,
    reruling,
    rules_in_force,
    tickets,
    transitions,
)
from langnghe.services.office_calendar import Change
from langnghe.services.recomputing import Cause, Course, Move
from langnghe.services.refusals import Invalid
from langnghe.services.reruling import Anew
from langnghe.services.rules_in_force import RuleInForce
from langnghe.services.work import Work

#: Who has asked for it and when; where the sweep stands.
REQUEST, PROGRESS = "rules.recompute", "rules.recomputing"

_CLOCK = table(TicketClock).c
_ALL = Prepared(reruling.OPEN)
_NEXT = Prepared(
    reruling.OPEN.where(_CLOCK.id > bindparam("after"), _CLOCK.id <= bindparam("last")).order_by(_CLOCK.id)
)


@dataclass(frozen=True, slots=True)
class _Matter:
    """What the rule of a clock depends on."""

    kind: TicketKind
    field_code: str
    area_code: str
    priority: TicketPriority
    complex: bool


class _Rules:
    """The rules in force today, each looked up once: thousands of tickets share a few."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._known: dict[tuple[str, _Matter], RuleInForce] = {}

    def of(self, clock: Any) -> RuleInForce:
        matter = _Matter(clock.kind, clock.field_code, clock.area_code, clock.priority, clock.complex)
        key = str(clock.step), matter
        if key not in self._known:
            self._known[key] = rules_in_force.rule_for(self._work, *key)
        return self._known[key]

    def differing(self, rows: Iterable[Any]) -> Iterable[tuple[Any, RuleInForce, Anew]]:
        """The clocks that would run by another rule, with it and with when they would end then."""
        for clock in rows:
            rule = self.of(clock)
            if (str(rule.span), rule.name, rule.source) == (clock.span, clock.rule, clock.source):
                continue
            new = reruling.anew(self._work, clock, rule)
            if new is not None:
                yield clock, rule, new


def would_move(work: Work, by: int) -> int:
    """How many open tickets would get another date by the rules of today; nothing is written. `Forbidden`."""
    authority.require_admin(work, by)
    rows = _ALL.all(work.connection, now=work.now)
    return len({clock.ticket_id for clock, _, new in _Rules(work).differing(rows) if new.due != clock.due_at})


def request(work: Work, by: int) -> None:
    """Have the dates of open tickets computed anew by the rules in force.

    Raises `Forbidden`, `Invalid("rules-recompute-runs")` while the last one is not done.
    """
    authority.require_admin(work, by)
    office_settings.hold(work, REQUEST)
    if pending(work):
        raise Invalid("rules-recompute-runs")
    office_settings.put(work, REQUEST, {"stamp": secrets.token_hex(8), "by": by})


def pending(work: Work) -> bool:
    """Whether a recomputing that was asked for is not done yet."""
    return recomputing.pending(work, RULE)


def last_request(work: Work) -> Change | None:
    """The newest request, None when there was none yet."""
    found = office_settings.read(work.connection, REQUEST)
    if found is None or "stamp" not in found.value:
        return None
    return Change(str(found.value["stamp"]), int(found.value["by"]), found.changed_at)


def recompute(work: Work, batch: int = recomputing.BATCH) -> int:
    """Look at the next `batch` clocks; how many that were, 0 when there is nothing (more) to do."""
    return recomputing.piece(work, RULE, batch)


def course(work: Work, by: int, offset: int = 0, size: int = 8) -> Course:
    """What the last recomputing has moved, newest first, and whether more may come. `Forbidden`."""
    return recomputing.course(work, by, offset, size, RULE)


def _moved(work: Work, rows: list[Any], after: int) -> int:
    found = _NEXT.all(work.connection, after=after, last=rows[-1].id, now=work.now)
    differing = dict.fromkeys(clock.ticket_id for clock, _, _ in _Rules(work).differing(found))
    return sum(_move(work, ticket_id) for ticket_id in differing)


def _move(work: Work, ticket_id: int) -> bool:
    """Move all clocks of a ticket together, read anew under its lock: somebody may have stopped one meanwhile.

    A clock that ends on the same day by its new rule is written without a word.
    """
    ticket = tickets.for_change(work, ticket_id)
    if not transitions.lawful(Act.RECOMPUTE, ticket.state):
        return False
    moves: list[Move] = []
    for clock, rule, new in _Rules(work).differing(reruling.open_of(work, ticket_id)):
        reruling.put(work, clock, rule, new)
        if new.due != clock.due_at:
            moves.append(Move(clock.step, clock.due_at, new.due, clock.body_code))
        if clock.step is ClockKind.SETTLE:
            # Time that was asked for and is given by the rule already needs nobody's decision.
            clocks.lapse_within(work, ticket_id, clocks.last_day(new.due))
    return recomputing.enter(work, ticket, moves, RULE)


RULE = Cause("rule", PROGRESS, last_request, _moved, "rule-recomputed", "rules-recomputed")
