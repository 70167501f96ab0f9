"""Announcements to everybody: what is said to whom, how far it has come, and who got it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from langnghe.models.base import Base, Id, enum_column


class BroadcastState(StrEnum):
    #: Being written by who makes it.
    DRAFT = "draft"
    #: Written; a second person has to approve.
    WAITING = "waiting"
    #: Approved, for a later moment or again and again.
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PAUSED = "paused"
    #: Ended by a person before everybody had it.
    STOPPED = "stopped"
    #: Everybody has it or cannot have it, or its time has run out.
    DONE = "done"
    #: Thrown away before anything was sent.
    DROPPED = "dropped"


class BroadcastAct(StrEnum):
    """A line of a broadcast's history."""

    WRITE = "write"
    ASK = "ask"
    RETURN = "return"
    APPROVE = "approve"
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    EXPIRE = "expire"
    FINISH = "finish"
    DROP = "drop"
    #: Those of whom it was not known whether they had it get it once more.
    RESEND = "resend"


class BroadcastRepeat(StrEnum):
    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class BroadcastRelation(StrEnum):
    """What a broadcast is to the one it is about (`Broadcast.about_id`), whose receivers are its audience."""

    CORRECTION = "correction"
    CANCELLATION = "cancellation"


class BroadcastOutcome(StrEnum):
    """What became of one receiver. `PENDING` until it is known."""

    PENDING = "pending"
    SENT = "sent"
    #: The answer to the only attempt was lost: it may have arrived, and a second one could be a double.
    UNSURE = "unsure"
    #: Blocked us, or left, on every channel.
    UNREACHABLE = "unreachable"
    #: The messenger will not take it.
    REFUSED = "refused"
    #: Tried so often that it was given up.
    GAVE_UP = "gave_up"
    #: Wants no announcements: said so after the receivers were listed.
    MUTED = "muted"
    #: Its time had run out before their turn came.
    EXPIRED = "expired"
    #: It was stopped before their turn came.
    STOPPED = "stopped"


class Broadcast(Base):
    """One announcement. Of a repeated one this is the plan; each time it is sent is a row of its own."""

    __tablename__ = "broadcast"
    __table_args__ = (
        Index(
            "ix_broadcast_active",
            "state",
            "send_at",
            sqlite_where=text("state IN ('scheduled', 'sending', 'paused')"),
            postgresql_where=text("state IN ('scheduled', 'sending', 'paused')"),
        ),
        CheckConstraint("(about_id IS NULL) = (relation IS NULL)", name="about"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    state: Mapped[BroadcastState] = mapped_column(enum_column(BroadcastState, "state"))
    #: Counts changes of what is said and to whom: an approval is for what was read.
    version: Mapped[int] = mapped_column(default=1)
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[datetime]
    #: For which body it speaks.
    body_code: Mapped[str] = mapped_column(ForeignKey("body.code"), index=True)
    #: A warning of danger: it waits for no morning, and says so.
    urgent: Mapped[bool] = mapped_column(default=False)
    #: `Marked`.
    text: Mapped[str] = mapped_column(Text)
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))
    #: Buttons that open a link: [{"label", "url"}].
    links: Mapped[list[Any]]
    #: `services.broadcast.audience.Audience.to_json()`.
    audience: Mapped[dict[str, Any]]
    send_at: Mapped[datetime | None]
    repeat: Mapped[BroadcastRepeat] = mapped_column(enum_column(BroadcastRepeat, "repeat"))
    #: In Vietnam; the last day on which a repeated one is sent.
    repeat_until: Mapped[date | None]
    #: Of a monthly one: the day of the month, for which a shorter month's last day stands in.
    repeat_day: Mapped[int | None]
    #: The plan that this one was sent by.
    series_id: Mapped[int | None] = mapped_column(ForeignKey("broadcast.id"), index=True)
    #: Whoever has not got it by then gets it no more. Of a repeated one: hours after each time.
    expires_at: Mapped[datetime | None]
    expires_hours: Mapped[int | None]
    about_id: Mapped[int | None] = mapped_column(ForeignKey("broadcast.id"), index=True)
    relation: Mapped[BroadcastRelation | None] = mapped_column(enum_column(BroadcastRelation, "relation"))
    #: How many it would reach, while it is written: {"to": person id, "done", "channels": {}, "unreached": {}}.
    counted: Mapped[dict[str, Any]]
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    #: Listing the receivers: of the persons up to `frozen_top` it has come to `frozen_to`; `frozen_at` at its end.
    frozen_top: Mapped[int] = mapped_column(Id, default=0)
    frozen_to: Mapped[int] = mapped_column(Id, default=0)
    frozen_at: Mapped[datetime | None]
    #: The picture of its report.
    report_attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))


class BroadcastEvent(Base):
    """The history of a broadcast; append-only. Without a person it was the program."""

    __tablename__ = "broadcast_event"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcast.id"), index=True)
    act: Mapped[BroadcastAct] = mapped_column(enum_column(BroadcastAct, "act"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    note: Mapped[str] = mapped_column(String(300), default="")


class BroadcastChunk(Base):
    """Up to a thousand listed receivers of one channel whose turn has not come: a few bytes each, no row each."""

    __tablename__ = "broadcast_chunk"
    __table_args__ = (Index("ix_broadcast_chunk_broadcast_id", "broadcast_id", "channel", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcast.id"))
    channel: Mapped[str] = mapped_column(String(16))
    #: `services.broadcast.packing`: ids of identities.
    ids: Mapped[bytes] = mapped_column(LargeBinary)
    #: How many there are, and of how many deliveries have been made.
    count: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)


class BroadcastDelivery(Base):
    """One receiver whose turn has come: a person, or a group of a village. Nobody is entered twice."""

    __tablename__ = "broadcast_delivery"
    __table_args__ = (
        UniqueConstraint("broadcast_id", "person_id"),
        Index(
            "uq_broadcast_delivery_group",
            "broadcast_id",
            "group_id",
            unique=True,
            sqlite_where=text("group_id IS NOT NULL"),
            postgresql_where=text("group_id IS NOT NULL"),
        ),
        Index(
            "ix_broadcast_delivery_pending",
            "broadcast_id",
            "channel",
            "not_before",
            sqlite_where=text("outcome = 'pending'"),
            postgresql_where=text("outcome = 'pending'"),
        ),
        CheckConstraint("(person_id IS NULL) <> (group_id IS NULL)", name="receiver"),
        CheckConstraint("(person_id IS NULL) = (identity_id IS NULL)", name="identity"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcast.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    identity_id: Mapped[int | None] = mapped_column(ForeignKey("identity.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("group_chat.id"))
    channel: Mapped[str] = mapped_column(String(16))
    outcome: Mapped[BroadcastOutcome] = mapped_column(enum_column(BroadcastOutcome, "outcome"))
    not_before: Mapped[datetime]
    #: Until then one process alone may send it; a crash lets it run out.
    leased_until: Mapped[datetime | None]
    leased_by: Mapped[int | None]
    attempts: Mapped[int] = mapped_column(default=0)
    #: When its outcome was known.
    ended_at: Mapped[datetime | None]
    message_ref: Mapped[str] = mapped_column(String(64), default="")
    reason: Mapped[str] = mapped_column(String(200), default="")


class BroadcastTally(Base):
    """How many of a broadcast's receivers have come to each outcome on each channel.

    The row of outcome "pending" holds how many were listed, and is not lowered: who is left is what is lacking.
    """

    __tablename__ = "broadcast_tally"

    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcast.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    outcome: Mapped[BroadcastOutcome] = mapped_column(enum_column(BroadcastOutcome, "outcome"), primary_key=True)
    count: Mapped[int]
    #: When somebody was last listed, or has last come to this: by it a broadcast that stands still is found.
    changed_at: Mapped[datetime | None]


class BroadcastWatch(Base):
    """Who follows a broadcast being sent: the message that is rewritten as it goes on."""

    __tablename__ = "broadcast_watch"

    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcast.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    identity_id: Mapped[int] = mapped_column(ForeignKey("identity.id"))
    #: The channel's id of the message that shows it; "" until it is known.
    message_ref: Mapped[str] = mapped_column(String(64), default="")
    #: The row of the outbox, or of the web chat's transcript, that carries it.
    row_id: Mapped[int | None] = mapped_column(Id)
    next_at: Mapped[datetime]
    #: What was shown last, to say nothing twice.
    shown: Mapped[str] = mapped_column(String(64), default="")


class BroadcastMute(Base):
    """Somebody wants no announcements; with `urgent_too` not even warnings of danger."""

    __tablename__ = "broadcast_mute"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    urgent_too: Mapped[bool] = mapped_column(default=True)


class GroupState(StrEnum):
    #: The bot is in it; no admin has taken it into use yet.
    NEW = "new"
    USED = "used"
    #: The bot is out of it, or may not write there.
    LEFT = "left"


class GroupChat(Base):
    """A group or channel of a village on a messenger that the bot was added to. Nothing said there is read."""

    __tablename__ = "group_chat"
    __table_args__ = (UniqueConstraint("channel", "external_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    external_id: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200), default="")
    #: Whether only its owners write there (a Telegram channel).
    one_way: Mapped[bool] = mapped_column(default=False)
    state: Mapped[GroupState] = mapped_column(enum_column(GroupState, "state"))
    area_code: Mapped[str | None] = mapped_column(ForeignKey("area.code"), index=True)
    #: Who added the bot, where we know them.
    added_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    #: What that person calls themselves there, "" where the messenger hides it. Anybody can take any name.
    added_by_name: Mapped[str] = mapped_column(String(120), default="")
    used_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    #: Since when it is in this state.
    changed_at: Mapped[datetime]
    #: Why it is left (`services.broadcast.group_list.Gone`).
    reason: Mapped[str] = mapped_column(String(200), default="")


class ChannelPace(Base):
    """What a messenger's refusals have taught all processes about its limit."""

    __tablename__ = "channel_pace"

    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    #: Messages a second over all processes; never above what the settings say.
    rate: Mapped[float]
    #: Nothing is sent before.
    paused_until: Mapped[datetime | None]
    learned_at: Mapped[datetime]
