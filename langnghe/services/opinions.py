"""Requests for the opinion of a coordinating body (`TicketOpinion`), as they stand; they end with the matter.

A row that is answered says who (`given_by`). `given_at` is set where an opinion on the matter was given; where the
body said instead that the matter is not in its field, there is only the reason and when the request ended.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, bindparam, func, select, update
from sqlalchemy.orm import aliased

from langnghe.models import Act, Body, ClockKind, Person, Prepared, TicketClock, TicketOpinion, table
from langnghe.services import duty
from langnghe.services.work import Notice, Work

#: The notice of a body that is asked.
ASKED = "o-consulted"


class Outcome(StrEnum):
    """What became of a request."""

    OPEN = "open"
    GIVEN = "given"
    #: "Not in our field", with the reason: that is an opinion too.
    NOT_OURS = "not_ours"
    #: The lead body asks for it no more.
    WITHDRAWN = "withdrawn"
    #: The matter was settled without it.
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Request:
    """A request for the opinion of one body about one ticket."""

    id: int
    ticket_id: int
    body_code: str
    body_name: str
    question: str
    asked_by: int
    asked_name: str
    asked_body: str
    """Name of the body that led when it was asked."""
    asked_at: datetime
    opinion: str
    """What was said, or why it is not theirs; "" for nothing yet."""
    given_by: int | None
    given_name: str
    given_at: datetime | None
    ended_at: datetime | None
    due_at: datetime
    stopped_by: Act | None
    late: bool
    """It ran out before it ended, or has run out by now."""

    @property
    def outcome(self) -> Outcome:
        if self.ended_at is None:
            return Outcome.OPEN
        if self.given_at is not None:
            return Outcome.GIVEN
        if self.given_by is not None:
            return Outcome.NOT_OURS
        return Outcome.WITHDRAWN if self.stopped_by is Act.CONSULT_END else Outcome.OVER

    @property
    def open(self) -> bool:
        return self.ended_at is None

    @property
    def said(self) -> bool:
        """Whether the body has answered, with an opinion or with "not ours"."""
        return self.given_by is not None


#: The clock of a request.
CLOCK = and_(
    TicketClock.ticket_id == TicketOpinion.ticket_id,
    TicketClock.kind == ClockKind.OPINION,
    TicketClock.item == TicketOpinion.id,
)
_ASKED, _LEAD = aliased(Body, name="asked"), aliased(Body, name="lead")
_ASKER, _GIVER = aliased(Person, name="asker"), aliased(Person, name="giver")
_ROWS = (
    select(
        TicketOpinion.id,
        TicketOpinion.ticket_id,
        TicketOpinion.body_code,
        _ASKED.name.label("body_name"),
        TicketOpinion.question,
        TicketOpinion.asked_by,
        _ASKER.name.label("asked_name"),
        _LEAD.name.label("asked_body"),
        TicketOpinion.asked_at,
        TicketOpinion.opinion,
        TicketOpinion.given_by,
        func.coalesce(_GIVER.name, "").label("given_name"),
        TicketOpinion.given_at,
        TicketOpinion.ended_at,
        TicketClock.due_at,
        TicketClock.stopped_by,
    )
    .join(_ASKED, _ASKED.code == TicketOpinion.body_code)
    .join(_LEAD, _LEAD.code == TicketOpinion.asked_body)
    .join(_ASKER, _ASKER.id == TicketOpinion.asked_by)
    .outerjoin(_GIVER, _GIVER.id == TicketOpinion.given_by)
    .join(TicketClock, CLOCK)
)
_OF_TICKET = Prepared(_ROWS.where(TicketOpinion.ticket_id == bindparam("ticket")).order_by(TicketOpinion.id))
_ONE = Prepared(
    _ROWS.where(TicketOpinion.ticket_id == bindparam("ticket"), TicketOpinion.id == bindparam("which"))
)


def of_ticket(work: Work, ticket_id: int) -> tuple[Request, ...]:
    """Every request about the ticket, oldest first."""
    return tuple(_read(work, row) for row in _OF_TICKET.all(work.connection, ticket=ticket_id))


def one(work: Work, ticket_id: int, request_id: int) -> Request | None:
    """The request with this id, if it is about this ticket."""
    row = _ONE.first(work.connection, ticket=ticket_id, which=request_id)
    return _read(work, row) if row else None


def _read(work: Work, row: Any) -> Request:
    return Request(**row._asdict(), late=(row.ended_at or work.now) >= row.due_at)


_COLUMNS = table(TicketOpinion).c
_END = Prepared(
    update(table(TicketOpinion))
    .where(_COLUMNS.id == bindparam("which"), _COLUMNS.ended_at.is_(None))
    .values(ended_at=bindparam("now"))
)
_WAITING = Prepared(
    select(TicketOpinion.id, TicketOpinion.body_code, Body.name.label("body_name"))
    .join(Body, Body.code == TicketOpinion.body_code)
    .where(TicketOpinion.ticket_id == bindparam("ticket"), TicketOpinion.ended_at.is_(None))
    .order_by(TicketOpinion.id)
)


def end(work: Work, request_id: int) -> None:
    """Nobody waits for it any more. Its clock is the caller's to stop."""
    _END.run(work.connection, which=request_id, now=work.now)


def end_all(work: Work, ticket_id: int, field_code: str) -> None:
    """End what is still open: the matter is settled. The bodies are told that they need not go on.

    The clocks are stopped by the act that settles it (`clocks.STOPS`).
    """
    waiting = _WAITING.all(work.connection, ticket=ticket_id)
    for row in waiting:
        end(work, row.id)
    restricted = duty.restricted_field(work, field_code)
    for row in waiting:
        tell(work, ticket_id, row.body_code, "o-consult-over", {"to": row.body_name}, restricted=restricted)


def tell(
    work: Work, ticket_id: int, body_code: str, key: str, params: Mapping[str, Any], *, restricted: bool
) -> None:
    """Tell those on duty in the coordinating body and its head.

    Where it and all above have nobody the admins are told when it is asked, to invite somebody, and of no more.
    """
    told = duty.on_duty(work, body_code, restricted=restricted)
    if told.nobody and key != ASKED:
        return
    for person_id in told.with_head():
        work.notify(Notice("o-consult-nobody" if told.nobody else key, person_id, ticket_id, params))
