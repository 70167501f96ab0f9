"""Messages that could not be delivered and were given up: an admin sees why, and sends or drops them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, func, select, update

from langnghe.models import Identity, OutboxMessage, OutboxState, Person, RoleGrant, Ticket
from langnghe.services import authority
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import NotFound
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message that was given up. Its text is not shown: it may be a citizen's matter."""

    id: int
    channel: str
    reason: str
    attempts: int
    created_at: datetime
    ticket_code: str
    """Empty when it belongs to no ticket."""
    official: str
    """The name of the official it was for; empty when it was for a citizen."""


def count(work: Work) -> int:
    """How many messages have been given up and wait for an admin."""
    return work.session.scalar(
        select(func.count()).select_from(OutboxMessage).where(OutboxMessage.state == OutboxState.DEAD)
    ) or 0  # fmt: skip


def dead(work: Work, by: int, offset: int = 0, size: int = 8) -> Page[DeadLetter]:
    """The given up messages, newest first."""
    authority.require_admin(work, by)
    total = count(work)
    offset = page_start(total, offset, size)
    rows = work.session.execute(_DEAD.order_by(OutboxMessage.id.desc()).offset(offset).limit(size))
    return Page(tuple(DeadLetter(*row) for row in rows), offset, total)


def one(work: Work, message_id: int, by: int) -> DeadLetter:
    """One of them. Raises `NotFound("dead-letter-not-found")` when it was sent or dropped meanwhile."""
    authority.require_admin(work, by)
    row = work.session.execute(_DEAD.where(OutboxMessage.id == message_id)).one_or_none()
    if row is None:
        raise NotFound("dead-letter-not-found")
    return DeadLetter(*row)


def retry(work: Work, message_id: int, by: int) -> None:
    """Try to deliver it again, as if for the first time. Raises `NotFound("dead-letter-not-found")`."""
    authority.require_admin(work, by)
    _expect(
        work.session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.id == message_id, OutboxMessage.state == OutboxState.DEAD)
            .values(state=OutboxState.PENDING, attempts=0, not_before=work.now, leased_until=None)
            .returning(OutboxMessage.id)
            .execution_options(synchronize_session=False)
        ).first()
    )


def discard(work: Work, message_id: int, by: int) -> None:
    """Drop it for good. Raises `NotFound("dead-letter-not-found")`."""
    authority.require_admin(work, by)
    _expect(
        work.session.execute(
            delete(OutboxMessage)
            .where(OutboxMessage.id == message_id, OutboxMessage.state == OutboxState.DEAD)
            .returning(OutboxMessage.id)
            .execution_options(synchronize_session=False)
        ).first()
    )


def _expect(found: object) -> None:
    if found is None:
        raise NotFound("dead-letter-not-found")


def _dead() -> Select[int, str, str, int, datetime, str, str]:
    in_office = (
        select(Person.name)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .where(Person.id == Identity.person_id, RoleGrant.ended_at.is_(None))
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(
            OutboxMessage.id,
            OutboxMessage.channel,
            OutboxMessage.reason,
            OutboxMessage.attempts,
            OutboxMessage.created_at,
            func.coalesce(Ticket.code, ""),
            func.coalesce(in_office, ""),
        )
        .join(Identity, Identity.id == OutboxMessage.identity_id)
        .outerjoin(Ticket, Ticket.id == OutboxMessage.ticket_id)
        .where(OutboxMessage.state == OutboxState.DEAD)
    )


_DEAD = _dead()
