"""What every move of a ticket between bodies does: it is entered, counted, and told to whoever holds it now."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from langnghe.models import Act, ClockKind, Prepared, TicketEvent, TicketTransfer, insert_into
from langnghe.services import (
    authority,
    clocks,
    duty,
    handing_over,
    hops,
    opinions,
    overdue,
    rules_in_force,
    tickets,
)
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import Span, Unit, due
from langnghe.services.hops import Hop
from langnghe.services.tickets import Actor, Locked
from langnghe.services.umpires import Umpire
from langnghe.services.work import Notice, Work

#: The step of the deadline rules that says how long a receiver may return a ticket.
RETURN_STEP = "return"
#: Office hours of a working day, where the office has not said which they are.
_HOURS_A_DAY = 8

Past = Row[str, str, datetime | None]


def move(work: Work, ticket: Locked, holder: str, act: Act, actor: Actor, note: str = "", **data: Any) -> None:
    """Enter the move into the ticket's history: from here on `holder` holds it, and nobody in there yet.

    Its own clock to accept begins; the citizen's runs on untouched. Opinions that were asked for are asked for
    still: they are about the matter, and the new holder gets them. Only who holds it now is not asked by itself.
    """
    # What has run out by now ran out here, also what the sweep has not come to.
    overdue.find(work, ticket)
    handing_over.leave(work, ticket, holder, act, actor)
    ticket.body_code = holder
    ticket.officer_id = None
    ticket.rung = hops.PASSED
    tickets.transition(work, ticket, act, actor, note, **data)
    clocks.lapse(work, ticket.id)
    clocks.begin(work, ticket, ClockKind.ACCEPT)
    for request in opinions.of_ticket(work, ticket.id):
        if request.open and request.body_code == holder:
            opinions.end(work, request.id)
            clocks.stop_item(work, ticket, ClockKind.OPINION, request.id, Act.CONSULT_END)
            tickets.transition(
                work,
                ticket,
                Act.CONSULT_END,
                tickets.SYSTEM,
                opinion=request.id,
                to=holder,
                to_name=request.body_name,
            )


def tell_holder(
    work: Work,
    ticket: Locked,
    key: str,
    params: dict[str, str],
    *,
    restricted: bool,
    officer_id: int | None = None,
) -> tuple[int, ...]:
    """Tell the body that holds the ticket now that it has something to do; whom."""
    told = duty.on_duty(work, ticket.body_code, officer_id, restricted=restricted)
    for person_id in told.with_head():
        work.notify(Notice("o-new-nobody" if told.nobody else key, person_id, ticket.id, params))
    return told.with_head()


def tell_umpire(work: Work, ticket: Locked, umpire: Umpire, params: dict[str, str], waiting: int) -> None:
    """Tell those who have to decide, and the citizen; the admins where the set-up names nobody for it."""
    named = {**params, "umpire": umpire.name}
    for person_id in umpire.people:
        work.notify(Notice("o-dispute", person_id, ticket.id, named))
    if umpire.gap:
        for admin in authority.admins(work):
            work.notify(Notice("o-no-umpire", admin.person_id, ticket.id, named))
    work.notify(Notice("c-umpire", ticket.submitter_id, ticket.id, named, waiting_person_id=waiting))


_PAST = Prepared(
    select(TicketTransfer.from_body, TicketTransfer.to_body, TicketTransfer.returned_at)
    .where(TicketTransfer.ticket_id == bindparam("ticket"))
    .order_by(TicketTransfer.seq)
)


def past(work: Work, ticket_id: int) -> list[Past]:
    """Every passing on of the ticket until now, oldest first."""
    return _PAST.all(work.connection, ticket=ticket_id)


def parties(rows: Sequence[Past]) -> set[str]:
    """The bodies that gave it, got it, or were to get it."""
    return {code for row in rows for code in (row.from_body, row.to_body)}


_REOPENED = Prepared(
    select(func.max(TicketEvent.at)).where(
        TicketEvent.ticket_id == bindparam("ticket"), TicketEvent.act == Act.REOPEN
    )
)


def held_since(work: Work, ticket: Locked, hop: Hop | None) -> datetime:
    """Since when the body that holds the ticket has held it."""
    since = ticket.received_at
    if hop is not None:
        since = hop.decided_at or hop.returned_at or hop.at
    if ticket.reopened and (again := _REOPENED.scalar(work.connection, ticket=ticket.id)) is not None:
        since = max(since, again)
    return since


def days_held(work: Work, since: datetime) -> int:
    """Working days from then until now, by the office's calendar of today."""
    return work.calendar.working_days(local_date(since), local_date(work.now))


_APPEND = insert_into(TicketTransfer)
_EMPTY: dict[str, Any] = {
    "taken_at": None,
    "returned_at": None,
    "returned_by": None,
    "return_code": "",
    "return_note": "",
    "return_days": 0,
    "decided_at": None,
    "decided_by": None,
    "decided_body": None,
    "decide_days": 0,
    "ended_at": None,
}


def append(work: Work, **columns: Any) -> None:
    """Enter a passing on; what is not given has not happened yet."""
    _APPEND.run(work.connection, **{**_EMPTY, **columns})


def return_until(work: Work, ticket: Locked) -> datetime:
    """Until when a receiver of now may return the ticket, by the rule "return" in force.

    Hours are office hours; where the office has not said which they are, eight of them are one working day.
    """
    span = rules_in_force.rule_for(work, RETURN_STEP, ticket).span
    if span.unit is Unit.HOURS and work.calendar.hours is None:
        span = Span(-(-span.amount // _HOURS_A_DAY), Unit.WORKING_DAYS)
    return due(work.now, span, work.calendar).at
