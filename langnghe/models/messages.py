"""Events received, messages to be delivered, and the web chat's own transcript."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from langnghe.models.base import Base, Id, enum_column
from langnghe.models.contract import Priority


class InboundEvent(Base):
    """The events already taken in: its primary key is what makes a second delivery have no effect."""

    __tablename__ = "inbound_event"

    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    event_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    received_at: Mapped[datetime] = mapped_column(index=True)


class FailedEvent(Base):
    """An event that our own fault kept from being handled, kept for inspection by an admin."""

    __tablename__ = "failed_event"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    event_id: Mapped[str] = mapped_column(String(80))
    external_id: Mapped[str] = mapped_column(String(64))
    payload: Mapped[dict[str, Any]]
    #: The reference the person was told and the log carries.
    reference: Mapped[str] = mapped_column(String(16))
    error: Mapped[str] = mapped_column(Text)
    failed_at: Mapped[datetime] = mapped_column(index=True)


class OutboxState(StrEnum):
    PENDING = "pending"
    SENT = "sent"
    #: Refused for good or given up; an admin sees it with the reason.
    DEAD = "dead"
    #: The recipient could not be reached and another channel took it over, or nobody could.
    UNREACHABLE = "unreachable"


class OutboxMessage(Base):
    """A message said in a committed transaction, on its way to a messenger."""

    __tablename__ = "outbox_message"
    __table_args__ = (
        # The claim reads only what is still to be sent, oldest first.
        Index(
            "ix_outbox_message_pending",
            "channel",
            "priority",
            "not_before",
            "id",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
        Index(
            "ix_outbox_message_dead",
            "id",
            sqlite_where=text("state = 'dead'"),
            postgresql_where=text("state = 'dead'"),
        ),
        Index("ix_outbox_message_identity_id", "identity_id", "id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    identity_id: Mapped[int] = mapped_column(ForeignKey("identity.id"))
    channel: Mapped[str] = mapped_column(String(16))
    priority: Mapped[Priority] = mapped_column(enum_column(Priority, "priority"))
    #: `Outbound.to_json()`.
    payload: Mapped[dict[str, Any]]
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"))
    #: Who waits for this message to arrive, and is told when it cannot (peers: prog-time PR 230).
    waiting_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    state: Mapped[OutboxState] = mapped_column(enum_column(OutboxState, "state"))
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    #: Until then one process alone may send it; a crash lets it run out.
    leased_until: Mapped[datetime | None]
    #: Which process; on PostgreSQL its death ends the lease at once.
    leased_by: Mapped[int | None]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    message_ref: Mapped[str] = mapped_column(String(64), default="")
    reason: Mapped[str] = mapped_column(String(300), default="")


class WebMessage(Base):
    """One line of a web chat. What the office says there is delivered by being written here."""

    __tablename__ = "web_message"
    __table_args__ = (Index("ix_web_message_identity_id", "identity_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    identity_id: Mapped[int] = mapped_column(ForeignKey("identity.id"))
    from_person: Mapped[bool]
    #: `Outbound.to_json()`, or for a person's own line {"text", "attachment_id", "choice_label", …}.
    payload: Mapped[dict[str, Any]]
    #: Set when the menu of this message was answered: its buttons are history then.
    answered: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
