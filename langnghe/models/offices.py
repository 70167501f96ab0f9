"""Areas, bodies, fields, routing, and the settings an office changes while running."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from langnghe.models.base import Base, Id, enum_column


class Level(StrEnum):
    """Two tiers of government since 1 July 2025 (facts F-13); a village is an area but not a level."""

    PROVINCE = "province"
    COMMUNE = "commune"
    VILLAGE = "village"


class Area(Base):
    __tablename__ = "area"

    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    level: Mapped[Level] = mapped_column(enum_column(Level, "level"))
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("area.code"), index=True)
    #: Remote area (vùng sâu, vùng xa): longer spans by law; set by the admin (F-3).
    remote: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Body(Base):
    """A public body: a chair, an office, a department, a centre, a police post."""

    __tablename__ = "body"

    code: Mapped[str] = mapped_column(String(48), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(80))
    level: Mapped[Level] = mapped_column(enum_column(Level, "level"))
    template: Mapped[str] = mapped_column(String(32))
    area_code: Mapped[str] = mapped_column(ForeignKey("area.code"), index=True)
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("body.code"), index=True)
    #: Where people go and call; also the announced address for complaints and denunciations (F-4).
    address: Mapped[str] = mapped_column(String(300), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    opening_hours: Mapped[str] = mapped_column(String(200), default="")
    #: Answers need the head's approval before they go out (R85).
    approval_required: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Field(Base):
    """What a matter is about (lĩnh vực, F-16)."""

    __tablename__ = "field"

    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    name_vi: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120))
    position: Mapped[int]
    #: Restricted readers, never public (officials' conduct, ethnicity and religion, corruption).
    restricted: Mapped[bool] = mapped_column(default=False)
    urgent_number: Mapped[str] = mapped_column(String(8), default="")
    active: Mapped[bool] = mapped_column(default=True)


class RoutingRule(Base):
    """One row of the ladder: field x area -> body. Both empty is the mandatory catch-all."""

    __tablename__ = "routing_rule"
    __table_args__ = (UniqueConstraint("field_code", "area_code"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    #: "" stands for "any": NULLs would not be kept unique.
    field_code: Mapped[str] = mapped_column(String(32), default="")
    area_code: Mapped[str] = mapped_column(String(16), default="")
    body_code: Mapped[str] = mapped_column(ForeignKey("body.code"), index=True)
    changed_at: Mapped[datetime]
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class DeadlineRule(Base):
    """How long a step may take, with where that comes from and from when it holds (F-3)."""

    __tablename__ = "deadline_rule"
    __table_args__ = (
        UniqueConstraint(
            "step",
            "kind",
            "field_code",
            "priority",
            "remote",
            "complex",
            "valid_from",
            name="uq_deadline_rule_key",
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    step: Mapped[str] = mapped_column(String(24))
    #: "" stands for "any kind", "any field", "any priority".
    kind: Mapped[str] = mapped_column(String(24), default="")
    field_code: Mapped[str] = mapped_column(String(32), default="")
    priority: Mapped[str] = mapped_column(String(16), default="")
    #: Holds only in remote areas, only for matters found complex.
    remote: Mapped[bool] = mapped_column(default=False)
    complex: Mapped[bool] = mapped_column(default=False)
    span: Mapped[str] = mapped_column(String(16))
    source: Mapped[str] = mapped_column(Text)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    #: Who wrote it in the office; None where it came with the set-up.
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime | None]


class CalendarDay(Base):
    """A day the office keeps otherwise than the seeded calendar: it wins over the seed (F-12)."""

    __tablename__ = "calendar_day"
    __table_args__ = (CheckConstraint("kind in ('off', 'working', 'half', 'afternoon', 'closed')", name="kind"),)

    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    note: Mapped[str] = mapped_column(String(200), default="")


class OfficeSetting(Base):
    """What the office decides while running, by key; the code's default holds while a key is absent."""

    __tablename__ = "office_setting"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]
