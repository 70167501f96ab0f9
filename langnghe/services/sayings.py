"""What was said at an act of a ticket: the words that stand in its history."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from langnghe.models import Act, Prepared, TicketEvent
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one act, as they stand in the history."""

    text: str
    actor_id: int | None
    data: dict[str, Any]


_LAST = Prepared(
    select(TicketEvent.text, TicketEvent.actor_id, TicketEvent.data)
    .where(TicketEvent.ticket_id == bindparam("ticket"), TicketEvent.act == bindparam("act"))
    .order_by(TicketEvent.seq.desc())
    .limit(1)
)


def last_said(work: Work, ticket_id: int, act: Act) -> Said | None:
    """What was said at the newest such act of the ticket."""
    row = _LAST.first(work.connection, ticket=ticket_id, act=act)
    return Said(row.text, row.actor_id, dict(row.data)) if row else None
