"""Persons, how they reach us, what they may do, and where their conversation stands."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from langnghe.models.base import Base, Id, enum_column


class RoleKind(StrEnum):
    """What a person may do for a body. Everybody is a citizen without any row."""

    INTAKE = "intake"
    OFFICER = "officer"
    HEAD = "head"
    ADMIN = "admin"
    #: Of the Fatherland Front or the People's Council: sees how matters below the body go, and may urge.
    SUPERVISOR = "supervisor"
    #: Plans, announces and records dialogues of the body and of those below (quản trị lịch đối thoại).
    DIALOGUE_ADMIN = "dialogue_admin"
    #: Keeps the questions, the door and the minutes of the body's dialogues.
    SECRETARY = "secretary"


class Person(Base):
    __tablename__ = "person"
    # The people of an area in the order of their ids: how news about a session walks through them.
    __table_args__ = (
        Index("ix_person_area_code", "area_code", "id"),
        Index("ix_person_village_code", "village_code", "id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    #: The name the person gave, or the messenger's display name; never shown where they chose anonymity.
    name: Mapped[str] = mapped_column(String(120), default="")
    phone: Mapped[str] = mapped_column(String(24), default="")
    language: Mapped[str] = mapped_column(String(8), default="vi")
    #: The commune in which they live, as far as is known; what they send is about it.
    area_code: Mapped[str | None] = mapped_column(ForeignKey("area.code"))
    #: The village of that commune, where they have said it: for news that is meant for a village.
    village_code: Mapped[str | None] = mapped_column(ForeignKey("area.code"))
    #: When the notice on data was shown and agreed to (Law 91/2025/QH15 Art. 9), and which text of it.
    consented_at: Mapped[datetime | None]
    consent_version: Mapped[str] = mapped_column(String(16), default="")
    #: Their own quiet hours in Vietnam, instead of the office's; the same time twice: none. Both or neither.
    quiet_from: Mapped[time | None]
    quiet_until: Mapped[time | None]
    created_at: Mapped[datetime]


class Identity(Base):
    """One person on one channel. Ids from messengers are text."""

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("channel", "external_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    channel: Mapped[str] = mapped_column(String(16))
    external_id: Mapped[str] = mapped_column(String(64))
    last_seen_at: Mapped[datetime]
    unreachable_at: Mapped[datetime | None]
    unreachable_reason: Mapped[str] = mapped_column(String(200), default="")


class Conversation(Base):
    """Where one identity's conversation stands: the state machine's state, its data, the open menu."""

    __tablename__ = "conversation"

    identity_id: Mapped[int] = mapped_column(ForeignKey("identity.id"), primary_key=True, autoincrement=False)
    state: Mapped[str | None] = mapped_column(String(64))
    data: Mapped[dict[str, Any]]
    #: Choices of the newest menu, for channels where people type a number; numbers off while a text is asked.
    menu: Mapped[list[Any]]
    menu_numbers: Mapped[bool] = mapped_column(default=True)
    updated_at: Mapped[datetime]


class RoleGrant(Base):
    """A role of a person in a body, with its dates. A body has at most one head at a time."""

    __tablename__ = "role_grant"
    __table_args__ = (
        Index(
            "uq_role_grant_one_head",
            "body_code",
            unique=True,
            sqlite_where=text("role = 'head' AND ended_at IS NULL"),
            postgresql_where=text("role = 'head' AND ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    body_code: Mapped[str] = mapped_column(ForeignKey("body.code"), index=True)
    role: Mapped[RoleKind] = mapped_column(enum_column(RoleKind, "role"))
    starts_at: Mapped[datetime]
    #: Planned end of office, if any; `ended_at` is set when the grant is taken back or runs out.
    ends_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    granted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class DigestSent(Base):
    """Up to which morning a head has had the digest: one row a person, so that it stays small."""

    __tablename__ = "digest_sent"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    #: The working day, in Vietnam. Also when there was nothing to say.
    day: Mapped[date]
    #: What is new in the next one is new since then.
    at: Mapped[datetime]


class Invitation(Base):
    """A one-time link into a role. Only the hash of its code is kept."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    role: Mapped[RoleKind] = mapped_column(enum_column(RoleKind, "role"))
    body_code: Mapped[str] = mapped_column(ForeignKey("body.code"))
    #: The name of the person meant, shown to admins and kept as the official's name.
    name: Mapped[str] = mapped_column(String(120), default="")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    revoked_at: Mapped[datetime | None]
    #: A new head takes the place of the one on record; without it a second head is refused.
    replaces_head: Mapped[bool] = mapped_column(default=False)


class WrongCode(Base):
    """Wrong one-time codes a person has tried lately, so that guessing has an end."""

    __tablename__ = "wrong_code"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    tries: Mapped[int]
    first_at: Mapped[datetime]


class WebSession(Base):
    """A browser's session. The cookie holds the token, the row only its hash."""

    __tablename__ = "web_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    identity_id: Mapped[int] = mapped_column(ForeignKey("identity.id"), index=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]


class ResumeCode(Base):
    """A short-lived one-time code to take up a web conversation on another device."""

    __tablename__ = "resume_code"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    identity_id: Mapped[int] = mapped_column(ForeignKey("identity.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
