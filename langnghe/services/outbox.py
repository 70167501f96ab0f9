"""The outbox: what was said in a committed transaction, until a messenger has taken it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    TableClause,
    bindparam,
    cast,
    column,
    delete,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.sql import Select

from langnghe.models import (
    BroadcastDelivery,
    BroadcastOutcome,
    Conversation,
    Identity,
    OutboxMessage,
    OutboxState,
    Person,
    Prepared,
    WebMessage,
    insert_into,
    table,
)
from langnghe.models.contract import Delivery, Outbound, Priority, SendOutcome, SendResult, StoredFile
from langnghe.services import attachments
from langnghe.services.work import Work

#: How long one process alone may try to send what it claimed. Longer than any single attempt, of a large file too.
#: That a process has died shows sooner, by other signs.
LEASE = timedelta(minutes=10)
#: The first key of the advisory locks by which processes show that they live (PostgreSQL).
SIGNS_OF_LIFE = 7_305_802
#: Pauses before the next attempt, in seconds; after the last one the message is given up.
PAUSES = (2, 5, 15, 60, 300, 900, 3600, 3600, 3600, 3600, 3600, 3600)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where a message goes: one identity on one channel, and the language of its person."""

    identity_id: int
    person_id: int
    channel: str
    external_id: str
    language: str
    numbers: bool = True
    """Whether a number typed there now means a choice of the open menu; not in the middle of a free text."""
    quiet_from: time | None = None
    quiet_until: time | None = None
    """Their own quiet hours, where they have set some (`services.quiet`)."""


def recipient_of(work: Work, person_id: int) -> Recipient | None:
    """The identity the person used last and can be reached on; None when there is none."""
    for row in _LAST_USED.all(work.connection, person=person_id):
        if row.channel in work.office.channels:
            return Recipient(*row)
    return None


_LAST_USED = Prepared(
    select(
        Identity.id,
        Identity.person_id,
        Identity.channel,
        Identity.external_id,
        Person.language,
        func.coalesce(Conversation.menu_numbers, true()),
        Person.quiet_from,
        Person.quiet_until,
    )
    .join(Person, Person.id == Identity.person_id)
    .outerjoin(Conversation, Conversation.identity_id == Identity.id)
    .where(Identity.person_id == bindparam("person"), Identity.unreachable_at.is_(None))
    .order_by(Identity.last_seen_at.desc(), Identity.id.desc())
)
#: In a line of the web chat's transcript that only says of another one, by its id, that it reads anew.
CHANGED = "changed"
_INSERT = insert_into(OutboxMessage, "id")
_INSERT_WEB = insert_into(WebMessage, "id")


def enqueue(
    work: Work,
    recipient: Recipient,
    messages: Iterable[Outbound],
    priority: Priority = Priority.ANSWER,
    ticket_id: int | None = None,
    waiting_person_id: int | None = None,
    not_before: datetime | None = None,
    *,
    bulk: bool = False,
) -> list[int]:
    """Write the messages to be delivered, in this order, once this transaction has committed; their rows' ids.

    What may not go before a later moment lies there until then, and nothing else waits behind it. One of very many
    (`bulk`) lies there until the courier comes for it, so that a lease never runs out while it waits for its turn.
    """
    later = not_before is not None and not_before > work.now
    if later:
        priority = Priority.BROADCAST
    lies = later or bulk
    inbox = work.office.channels[recipient.channel].inbox
    written = []
    for message in messages:
        if inbox:
            written.append(say_in_inbox(work, recipient.identity_id, message))
            continue
        message_id = _INSERT.scalar(
            work.connection,
            identity_id=recipient.identity_id,
            channel=recipient.channel,
            priority=priority,
            payload=message.to_json(),
            ticket_id=ticket_id,
            waiting_person_id=waiting_person_id,
            state=OutboxState.PENDING,
            created_at=work.now,
            not_before=not_before if later else work.now,
            # Leased from birth: this process sends it right after the commit.
            leased_until=None if lies else work.now + LEASE,
            leased_by=None if lies else work.process,
            attempts=0,
            sent_at=None,
            message_ref="",
            reason="",
        )
        written.append(message_id)
        if lies:
            continue
        attachment = _file(work.connection, message.attachment_id)
        work.said.append(
            Delivery(
                id=message_id,
                identity_id=recipient.identity_id,
                channel=recipient.channel,
                external_id=recipient.external_id,
                outbound=message,
                priority=priority,
                attachment=attachment,
            )
        )
    return written


def say_in_inbox(work: Work, identity_id: int, message: Outbound) -> int:
    """Write a message where the channel's own transcript is read from, which delivers it; the line's id."""
    work.web_said.add(identity_id)
    if message.only_in_place:
        return _say_anew(work, identity_id, int(message.replaces), message)
    return _write_line(work, identity_id, message.to_json())


def _write_line(work: Work, identity_id: int, payload: dict[str, Any]) -> int:
    line_id: int = _INSERT_WEB.scalar(
        work.connection,
        identity_id=identity_id,
        from_person=False,
        payload=payload,
        answered=False,
        created_at=work.now,
    )
    return line_id


def _say_anew(work: Work, identity_id: int, line_id: int, message: Outbound) -> int:
    """Put the message in the place of a line. Whoever reads on from somewhere hears of it by a line that says so.

    Of those that say so of the same line only the newest is kept: it points to the line as it stands.
    """
    lines = table(WebMessage).c
    here = lines.identity_id == identity_id
    done = work.connection.execute(
        update(table(WebMessage))
        .where(lines.id == line_id, here, lines.from_person.is_(False))
        .values(payload=message.without_reply().to_json(), answered=False)
    )
    if not done.rowcount:
        return line_id  # not a line of theirs: there is nothing to put it in the place of
    told = _write_line(work, identity_id, {CHANGED: line_id})
    # After the new one is there: SQLite would give it the id of the one that went, which readers have passed.
    work.connection.execute(
        delete(table(WebMessage)).where(
            here,
            lines.id > line_id,
            lines.id < told,
            lines.payload[CHANGED].as_integer() == line_id,
            lines.from_person.is_(False),
        )
    )
    return line_id


def claim(work: Work, channel: str, limit: int) -> list[Delivery]:
    """Lease the messages of `channel` that are due and nobody is sending, most urgent and oldest first.

    Within one conversation nothing overtakes: a message waits while an older one to the same person does.
    """
    connection, now = work.connection, work.now
    due = _DUE if connection.dialect.name != "postgresql" else _DUE_SKIP_LOCKED
    rows = due.all(connection, channel=channel, now=now, most=limit)
    if rows:
        connection.execute(
            update(OutboxMessage)
            .where(OutboxMessage.id.in_([row.id for row in rows]))
            .values(leased_until=now + LEASE, leased_by=work.process)
        )
    return [_delivery(connection, row) for row in rows]


_LOCKS = TableClause("pg_locks", *map(column, ("locktype", "classid", "objid", "objsubid")))


def owner_is_gone(leased_by: ColumnElement[Any]) -> ColumnElement[bool]:
    """No connection shows the sign of life of the process that holds the lease (PostgreSQL)."""
    living = select(cast(_LOCKS.c.objid, BigInteger)).where(
        _LOCKS.c.locktype == "advisory", _LOCKS.c.classid == SIGNS_OF_LIFE, _LOCKS.c.objsubid == 2
    )
    return leased_by.not_in(living)


def _due(*freed: ColumnElement[bool]) -> Select[tuple[Any, ...]]:
    older = table(OutboxMessage).alias("older")
    return (
        select(
            OutboxMessage.id,
            OutboxMessage.identity_id,
            OutboxMessage.channel,
            Identity.external_id,
            OutboxMessage.payload,
            OutboxMessage.attempts,
            OutboxMessage.priority,
        )
        .join(Identity, Identity.id == OutboxMessage.identity_id)
        .where(
            OutboxMessage.channel == bindparam("channel"),
            OutboxMessage.state == OutboxState.PENDING,
            OutboxMessage.not_before <= bindparam("now"),
            or_(OutboxMessage.leased_until.is_(None), OutboxMessage.leased_until <= bindparam("now"), *freed),
            ~select(older.c.id)
            .where(
                older.c.identity_id == OutboxMessage.identity_id,
                older.c.id < OutboxMessage.id,
                older.c.state == OutboxState.PENDING,
                older.c.priority <= OutboxMessage.priority,
            )
            .exists(),
        )
        .order_by(OutboxMessage.priority, OutboxMessage.not_before, OutboxMessage.id)
        .limit(bindparam("most"))
    )


_DUE = Prepared(_due())
_DUE_SKIP_LOCKED = Prepared(
    _due(owner_is_gone(table(OutboxMessage).c.leased_by)).with_for_update(skip_locked=True, of=OutboxMessage)
)


def _delivery(connection: Connection, row: Any) -> Delivery:
    outbound = Outbound.from_json(row.payload)
    return Delivery(
        id=row.id,
        identity_id=row.identity_id,
        channel=row.channel,
        external_id=row.external_id,
        outbound=outbound,
        attempts=row.attempts,
        priority=row.priority,
        attachment=_file(connection, outbound.attachment_id),
    )


def _file(connection: Connection, attachment_id: int | None) -> StoredFile | None:
    return attachments.stored(connection, attachment_id) if attachment_id is not None else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message went: on the way (PENDING), there (SENT, `message_ref`), or nowhere."""

    state: OutboxState
    message_ref: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt at a delivery and what became of it."""

    delivery: Delivery
    result: SendResult


def release_all(work: Work) -> None:
    """Forget all leases: at the start of the one process of an embedded store nobody else is sending."""
    work.session.execute(
        update(OutboxMessage).where(OutboxMessage.state == OutboxState.PENDING).values(leased_until=None)
    )
    work.session.execute(
        update(BroadcastDelivery)
        # Run out, not forgotten: of one that was stopped meanwhile it shows that it may have arrived.
        .where(BroadcastDelivery.outcome == BroadcastOutcome.PENDING, BroadcastDelivery.leased_until.is_not(None))
        .values(leased_until=work.now)
    )


_MARK_SENT = Prepared(
    update(table(OutboxMessage))
    .where(table(OutboxMessage).c.id == bindparam("message"))
    .values(
        state=OutboxState.SENT,
        sent_at=bindparam("now"),
        message_ref=bindparam("ref"),
        leased_until=None,
        attempts=table(OutboxMessage).c.attempts + 1,
    )
)


def mark_sent(work: Work, attempts: Sequence[Attempt]) -> None:
    """These are with their recipients."""
    _MARK_SENT.run_many(
        work.connection,
        [
            {"message": attempt.delivery.id, "now": work.now, "ref": attempt.result.message_ref}
            for attempt in attempts
        ],
    )


def mark_failed(work: Work, attempt: Attempt) -> OutboxState:
    """Write down a failed attempt: to be tried again, given up, or the recipient is out of reach there.

    A lost answer (`UNKNOWN`) is tried again: for a receipt or an answer a double is better than none. A 429
    or a misconfigured channel is nobody's failed attempt and is not counted. Nothing is written, and PENDING given
    back, where another process has taken it over, or has sent it.
    """
    result, delivery = attempt.result, attempt.delivery
    counted = result.outcome is not SendOutcome.MISCONFIGURED and not result.retry_after
    tried = delivery.attempts + (1 if counted else 0)
    if result.outcome is SendOutcome.REFUSED:
        state = OutboxState.DEAD
    elif result.outcome is SendOutcome.UNREACHABLE:
        state = OutboxState.UNREACHABLE
    elif tried > len(PAUSES):
        state = OutboxState.DEAD
    else:
        state = OutboxState.PENDING
    pause = result.retry_after or PAUSES[min(max(tried, 1), len(PAUSES)) - 1]
    done = work.session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.id == delivery.id,
            OutboxMessage.state == OutboxState.PENDING,
            OutboxMessage.leased_by == work.process,
        )
        .values(
            state=state,
            attempts=tried,
            leased_until=None,
            not_before=work.now + timedelta(seconds=pause),
            reason=result.reason[:300],
        )
        .returning(OutboxMessage.id)
    ).first()
    if done is None:
        return OutboxState.PENDING
    return state


def let_go(work: Work, attempts: Sequence[Attempt]) -> None:
    """These were to be put in the place of others and could not: what they were for stands as it was.

    They are neither tried again nor dead letters.
    """
    for attempt in attempts:
        work.connection.execute(
            update(table(OutboxMessage))
            .where(table(OutboxMessage).c.id == attempt.delivery.id)
            .values(
                state=OutboxState.SENT,
                message_ref=attempt.delivery.outbound.replaces,
                reason=attempt.result.reason[:300],
                leased_until=None,
            )
        )


def place_of(work: Work, message_id: int) -> Place | None:
    """Where a message is that is to be written anew; None where there is none."""
    row = _PLACE.first(work.connection, message=message_id)
    return Place(row.state, row.message_ref) if row else None


def forget(work: Work, message_id: int) -> None:
    """Take it out of the outbox: of a message that is written anew again and again the last row is enough.

    To be called when the next row is there: SQLite would give it the same id.
    """
    work.connection.execute(delete(table(OutboxMessage)).where(table(OutboxMessage).c.id == message_id))


_PLACE = Prepared(
    select(OutboxMessage.state, OutboxMessage.message_ref).where(OutboxMessage.id == bindparam("message"))
)


def held_identities(work: Work, channel: str) -> set[int]:
    """The identities with a message that waits for its next attempt. What may go in the morning holds nobody."""
    return {row.identity_id for row in _HELD.all(work.connection, channel=channel)}


_HELD = Prepared(
    select(OutboxMessage.identity_id).where(
        OutboxMessage.channel == bindparam("channel"),
        OutboxMessage.state == OutboxState.PENDING,
        OutboxMessage.leased_until.is_(None),
        OutboxMessage.priority != Priority.BROADCAST,
    )
)
