"""A ticket's passings on (`TicketTransfer`): how it stands with the newest one, and what that forbids.

Asked only of tickets that were passed on at all (`PASSED`): the others cost nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import aliased

from langnghe.models import Act, Body, Person, Prepared, TicketTransfer, table
from langnghe.services.refusals import Stale
from langnghe.services.work import Work

#: The rung of a ticket that people have moved, not the routing table.
PASSED = "transfer"
#: Work on the ticket: who does it has taken it. Noting, sorting and assigning within the body are not.
TAKING = frozenset(
    {
        Act.ACCEPT, Act.ASK, Act.INFORM, Act.CONSULT, Act.PLAN, Act.STEP_DONE, Act.TO_LEADER, Act.COMPLEX,
        Act.EXTEND_ASK, Act.PROPOSE, Act.ANSWER, Act.REFUSE, Act.TRANSFER, Act.DIALOGUE,
    }
)  # fmt: skip
#: What may still be done with a ticket that waits for the umpire's decision.
_BEFORE_UMPIRE = frozenset({Act.DECIDE, Act.NOTE, Act.CORRECT})
#: What would get rid of a ticket.
_AWAY = frozenset({Act.TRANSFER, Act.SEND_BACK})


@dataclass(frozen=True, slots=True)
class Hop:
    """The newest passing on of a ticket, as it stands now."""

    id: int
    seq: int
    from_body: str
    from_name: str
    to_body: str
    to_name: str
    at: datetime
    by_person: int
    return_until: datetime | None
    returned_at: datetime | None
    returned_by: int | None
    umpire_body: str | None
    umpire_name: str
    umpire_since: datetime | None
    decided_at: datetime | None
    decided_by: str
    decided_body: str | None
    decided_name: str
    ended_at: datetime | None

    @property
    def disputed(self) -> bool:
        """The umpire holds the ticket and has to decide."""
        return self.umpire_body is not None and self.ended_at is None

    @property
    def bound(self) -> bool:
        """The umpire has decided: the chosen body keeps it."""
        return self.decided_at is not None

    @property
    def waiting(self) -> bool:
        """The receiver has neither taken nor returned it."""
        return self.umpire_body is None and self.ended_at is None

    def returnable(self, now: datetime) -> bool:
        """Whether the receiver may still return it."""
        return self.waiting and self.return_until is not None and now < self.return_until


def allow(hop: Hop | None, code: str, act: Act, now: datetime) -> None:
    """Raises `Stale`, saying who decided or what has to be done, when this act would pass the ticket round."""
    if hop is None:
        if act is Act.SEND_BACK:
            raise Stale("o-nothing-to-return", code=code)
        return
    if hop.disputed and act not in _BEFORE_UMPIRE:
        raise Stale("o-must-decide", code=code, umpire=hop.umpire_name)
    if hop.bound and act in _AWAY:
        raise Stale(
            "o-bound",
            code=code,
            by=hop.decided_by,
            umpire=hop.umpire_name,
            body=hop.decided_name,
            at=hop.decided_at,
        )
    if act is Act.SEND_BACK and not hop.returnable(now):
        if hop.waiting and hop.return_until is not None:
            raise Stale("o-return-too-late", code=code, until=hop.return_until)
        raise Stale("o-nothing-to-return", code=code)


def allows(hop: Hop | None, act: Act, now: datetime) -> bool:
    """Whether the act would not pass the ticket round."""
    try:
        allow(hop, "", act, now)
    except Stale:
        return False
    return True


_FROM, _TO, _UMPIRE, _DECIDED = (aliased(Body, name=name) for name in ("giver", "receiver", "umpire", "decided"))
_NEWEST = Prepared(
    select(
        TicketTransfer.id,
        TicketTransfer.seq,
        TicketTransfer.from_body,
        _FROM.name.label("from_name"),
        TicketTransfer.to_body,
        _TO.name.label("to_name"),
        TicketTransfer.at,
        TicketTransfer.by_person,
        TicketTransfer.return_until,
        TicketTransfer.returned_at,
        TicketTransfer.returned_by,
        TicketTransfer.umpire_body,
        func.coalesce(_UMPIRE.name, "").label("umpire_name"),
        TicketTransfer.umpire_since,
        TicketTransfer.decided_at,
        func.coalesce(Person.name, "").label("decided_by"),
        TicketTransfer.decided_body,
        func.coalesce(_DECIDED.name, "").label("decided_name"),
        TicketTransfer.ended_at,
    )
    .join(_FROM, _FROM.code == TicketTransfer.from_body)
    .join(_TO, _TO.code == TicketTransfer.to_body)
    .outerjoin(_UMPIRE, _UMPIRE.code == TicketTransfer.umpire_body)
    .outerjoin(_DECIDED, _DECIDED.code == TicketTransfer.decided_body)
    .outerjoin(Person, Person.id == TicketTransfer.decided_by)
    .where(TicketTransfer.ticket_id == bindparam("ticket"))
    .order_by(TicketTransfer.seq.desc())
    .limit(1)
)


def newest(work: Work, ticket_id: int, rung: str) -> Hop | None:
    """The newest passing on of a ticket that stands on this rung; None where it was never passed on."""
    if rung != PASSED:
        return None
    row = _NEWEST.first(work.connection, ticket=ticket_id)
    return None if row is None else Hop(*row)


_HOPS = table(TicketTransfer).c
_TAKE = Prepared(
    update(table(TicketTransfer))
    .where(_HOPS.ticket_id == bindparam("ticket"), _HOPS.ended_at.is_(None), _HOPS.umpire_body.is_(None))
    .values(taken_at=bindparam("now"), ended_at=bindparam("now"))
)
_END = Prepared(
    update(table(TicketTransfer))
    .where(_HOPS.ticket_id == bindparam("ticket"), _HOPS.ended_at.is_(None))
    .values(ended_at=bindparam("now"))
)


def end_by(work: Work, ticket_id: int, rung: str, act: Act) -> None:
    """Close the open passing on that this act ends: by work on the ticket, or because its citizen withdrew it."""
    if rung != PASSED:
        return
    if act in TAKING:
        _TAKE.run(work.connection, ticket=ticket_id, now=work.now)
    elif act is Act.WITHDRAW:
        _END.run(work.connection, ticket=ticket_id, now=work.now)
