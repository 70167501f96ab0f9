"""The red line: a matter open for 45 days since receipt, after which its leaders answer for it personally.

NĐ 154/2026/NĐ-CP Art. 41(3)(b): a petition that is not processed 45 days after receipt, without good reason, is a
fault of the officer in charge who holds a leading post. Some days before, the head of the body is told; on the day
itself the head and the head above, each once. What is told of when is written with what was said: up to which
moment of receipt it has gone, in order of date. So a crash says nothing twice, and after downtime everything is
made good, oldest first; of what is over by then nobody hears any more that it comes near. A matter that was
settled in time and reopened later is told of when it is reopened, and is in the head's list of what is over the
line.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import and_, or_, select, union_all

from langnghe.models import Act, Ticket
from langnghe.services import authority, bodies, duty, office_settings, tickets, transitions
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import end_of
from langnghe.services.tickets import SYSTEM, Locked
from langnghe.services.work import Notice, Work

log = structlog.get_logger()

#: Tickets attended to in one transaction.
BATCH = 50
#: Up to which receipt it has been said that the line is passed, and that it comes near.
OVER, NEAR = "red_line.over", "red_line.near"

_OPEN = sorted(transitions.OPEN)


@dataclass(frozen=True, slots=True)
class _Told:
    """Up to which receipt heads were told, and the tickets that have failed since and are tried again."""

    at: datetime | None
    ticket_id: int
    again: tuple[int, ...]

    @classmethod
    def read(cls, value: dict[str, Any]) -> "_Told":
        at = value.get("at")
        return cls(
            datetime.fromisoformat(at) if at else None, int(value.get("id", 0)), tuple(value.get("again", ()))
        )

    def value(self) -> dict[str, Any]:
        return {"at": self.at.isoformat() if self.at else "", "id": self.ticket_id, "again": list(self.again)}


def sweep(work: Work) -> int:
    """Tell the heads of tickets that have come to the line or near it, at most `BATCH` of each; how many."""
    done = _pass(work, OVER)
    return done + (_pass(work, NEAR) if work.office.red_line_warn_days else 0)


def _pass(work: Work, key: str) -> int:
    setting = office_settings.read(work.connection, key)
    known = _Told.read(setting.value if setting else {})
    if not _come(work, key, known) and not known.again:
        return 0
    # Asked again with the place held: another process may have been faster.
    told = _Told.read(office_settings.hold(work, key))
    rows = _come(work, key, told)
    if rows:
        failed = [ticket_id for ticket_id, _ in rows if not _attend(work, key, ticket_id)]
        last_id, last_at = rows[-1]
        told = _Told(last_at, last_id, (*told.again, *failed))
    else:
        # Nothing new: those that failed have their turn, and who fails again goes to the end.
        turn = told.again[:BATCH]
        failed = [ticket_id for ticket_id in turn if not _attend(work, key, ticket_id)]
        told = _Told(told.at, told.ticket_id, (*told.again[BATCH:], *failed))
    office_settings.put(work, key, told.value())
    return len(rows)


def _come(work: Work, key: str, told: _Told) -> list[tuple[int, datetime]]:
    """Open tickets that have come so far since, by receipt: the first few of each state by index, merged."""
    today, days = local_date(work.now), work.office.red_line_days
    if key == OVER:
        where = [Ticket.received_at < end_of(today - timedelta(days=days))]
    else:
        near = days - work.office.red_line_warn_days
        where = [
            Ticket.received_at < end_of(today - timedelta(days=near)),
            Ticket.received_at >= end_of(today - timedelta(days=days)),
        ]
    if told.at is not None:
        where.append(Ticket.received_at >= told.at)
        where.append(or_(Ticket.received_at > told.at, Ticket.id > told.ticket_id))
    parts = [
        select(Ticket.id, Ticket.received_at)
        .where(and_(Ticket.state == state, Ticket.closed_at.is_(None), *where))
        .order_by(Ticket.received_at, Ticket.id)
        .limit(BATCH)
        .subquery()
        for state in _OPEN
    ]
    merged = union_all(*(select(part) for part in parts)).subquery()
    ordered = select(merged.c.id, merged.c.received_at).order_by(merged.c.received_at, merged.c.id).limit(BATCH)
    return [(row.id, row.received_at) for row in work.session.execute(ordered)]


def _attend(work: Work, key: str, ticket_id: int) -> bool:
    """Tell of this ticket in a step of its own; False when that failed."""
    try:
        with work.step():
            ticket = tickets.for_change(work, ticket_id)
            if ticket.state in transitions.OPEN:
                (_over if key == OVER else _near)(work, ticket)
    except Exception as error:  # noqa: BLE001 - the others must not wait for it; it is tried again
        log.error("red_line.failed", ticket=ticket_id, error=type(error).__name__)
        return False
    return True


def _near(work: Work, ticket: Locked) -> None:
    """It comes near: the head of the body is told."""
    days, told = _age(work, ticket), _responsible(work, ticket)
    if days >= work.office.red_line_days:
        return  # tried again after it was over
    limit = work.office.red_line_days
    tickets.transition(work, ticket, Act.REMIND, SYSTEM, red_line=limit, days=days, told=list(told))
    for person_id in told:
        work.notify(Notice("o-red-near", person_id, ticket.id, {"days": days, "limit": limit}, patient=True))


def _over(work: Work, ticket: Locked) -> None:
    """It is there: the head of the body is told, and the head above."""
    days, told = _age(work, ticket), _responsible(work, ticket)
    body, higher = _above(work, ticket, told)
    name = bodies.name_of(work, body)
    limit = work.office.red_line_days
    tickets.transition(
        work, ticket, Act.ESCALATE, SYSTEM, red_line=limit, days=days, to=body, to_name=name, told=[*told, *higher]
    )
    for key, people in (("o-red-over", told), ("o-red-above", higher)):
        for person_id in people:
            work.notify(Notice(key, person_id, ticket.id, {"days": days, "limit": limit}, patient=True))


def _age(work: Work, ticket: Locked) -> int:
    return (local_date(work.now) - local_date(ticket.received_at)).days


def _responsible(work: Work, ticket: Locked) -> tuple[int, ...]:
    """The head of the body that holds it; where it has none, whoever is told in the head's place."""
    restricted = duty.restricted_field(work, ticket.field_code)
    on_duty = duty.on_duty(work, ticket.body_code, ticket.officer_id, restricted=restricted)
    return on_duty.people if on_duty.head is None else (on_duty.head,)


def _above(work: Work, ticket: Locked, told: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """The nearest body above with a head who can be reached and is not told already, and that head.

    Above the topmost body is the desk that takes what nobody else does; where that is the holder itself, or has
    nobody further, the holder's own head is all there is.
    """
    heads = duty.heads(work)
    for above in authority.superiors(work, ticket.body_code):
        if heads.get(above.code) not in (None, *told):
            return above.code, (heads[above.code],)
    desk = authority.catch_all(work)
    if desk is None or desk == ticket.body_code:
        return ticket.body_code, ()
    restricted = duty.restricted_field(work, ticket.field_code)
    people = duty.on_duty(work, desk, restricted=restricted).with_head()
    return desk, tuple(each for each in people if each not in told)
