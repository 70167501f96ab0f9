"""A complex matter (vụ việc phức tạp): found so by the head, on a ground of the closed list, with the reason in
writing, once, and before it is late. The citizen's clock is then counted by the rule for such matters.

The list is that of the decree on complaints (facts F-3), used for reports and petitions alike because no other one
is known. Whether a longer time follows is for the office's deadline rules to say.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from langnghe.models import Act, ClockKind
from langnghe.services import clocks, reruling, rules_in_force, tickets
from langnghe.services.handling import LONGEST_NOTE, InHand, name_of, take, written
from langnghe.services.refusals import Invalid
from langnghe.services.work import Notice, Work

SOURCE = "Nghị định 155/2026/NĐ-CP, Điều 3a (bổ sung)"
#: In the order of the decree. Words for them are in the locales.
GROUNDS = ("places", "contents", "many", "foreign", "bodies", "differ", "evidence")


@dataclass(frozen=True, slots=True)
class Found:
    """The last days before and after a matter was found complex; the same where no longer time follows."""

    before: date
    until: date

    @property
    def longer(self) -> bool:
        return self.until > self.before


def ground_of(code: str) -> str:
    """The code, when it is one of the list. Raises `Invalid("complex-no-ground")`."""
    if code not in GROUNDS:
        raise Invalid("complex-no-ground")
    return code


def find(work: Work, person_id: int, ticket_id: int, ground: str, reason: str) -> Found:
    """Find the ticket complex as the head of the body that holds it.

    Its answer is due by the rule for complex matters now in force, counted from receipt, where that is later; the
    citizen is told the new date and why. Raises `Forbidden` to anybody but the head, `Stale`, and `Invalid`:
    "complex-no-ground", "o-text-empty", "o-text-long", "complex-late", "complex-already".
    """
    chosen, why = ground_of(ground), written(reason, LONGEST_NOTE)
    taken = take(work, person_id, ticket_id, Act.COMPLEX)
    ticket = taken.ticket
    if ticket.complex:
        raise Invalid("complex-already", code=ticket.code)
    if work.now >= ticket.due_at:
        raise Invalid("complex-late")
    before = clocks.last_day(ticket.due_at)
    ticket.complex = True
    _recount(work, taken)
    found = Found(before, clocks.last_day(ticket.due_at))
    dates: dict[str, Any] = {"before": found.before.isoformat(), "until": found.until.isoformat()}
    tickets.transition(work, ticket, Act.COMPLEX, taken.actor, why, ground=chosen, source=SOURCE, **dates)
    _tell(work, taken, found, chosen, why)
    return found


def _recount(work: Work, taken: InHand) -> None:
    """Put the citizen's clock under the rule for complex matters, where there is one that gives more time."""
    ticket = taken.ticket
    clock = next((each for each in reruling.open_of(work, ticket.id) if each.step is ClockKind.SETTLE), None)
    if clock is None:
        return
    rule = rules_in_force.rule_for(work, ClockKind.SETTLE, ticket)
    new = reruling.anew(work, clock, rule) if rule.complex else None
    if new is not None and new.due > clock.due_at:
        reruling.put(work, clock, rule, new)
        clocks.lapse_within(work, ticket.id, clocks.last_day(new.due))
        ticket.due_at = new.due


def _tell(work: Work, taken: InHand, found: Found, ground: str, why: str) -> None:
    ticket = taken.ticket
    params = {
        "before": found.before, "until": found.until, "ground": ground, "reason": why,
        "longer": "yes" if found.longer else "no",
    }  # fmt: skip
    if found.longer:
        work.notify(Notice("c-complex", ticket.submitter_id, ticket.id, params, taken.person_id))
    if ticket.officer_id not in (None, taken.person_id):
        by = name_of(work, taken.person_id)
        work.notify(Notice("o-complex", ticket.officer_id, ticket.id, {**params, "by": by}))
