"""What every table shares: names of constraints, the one type for instants, enums guarded by CHECKs."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import JSON, BigInteger, DateTime, Enum, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

#: SQLite autoincrements only INTEGER PRIMARY KEY; PostgreSQL wants 64 bits.
Id = BigInteger().with_variant(Integer, "sqlite")
Json = JSON().with_variant(JSONB, "postgresql")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, stored in UTC. A naive one is refused: it would be read as another zone's."""

    impl = DateTime(timezone=True)
    cache_ok = True

    # Every row has some; SQLAlchemy's own way from instants to SQLite's texts takes three times as long.

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any] | None:
        return _to_sqlite if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        return _from_sqlite if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        value = _in_utc(value)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy's signature
    ) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _in_utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError(f"an instant needs its zone: {value!r}")
    return value if value.tzinfo is UTC else value.astimezone(UTC)


def _to_sqlite(value: datetime | None) -> str | None:
    """As SQLAlchemy stores it: "2026-07-10 02:00:00.000000", in UTC."""
    return None if value is None else _in_utc(value).isoformat(" ", "microseconds")[:26]


def _from_sqlite(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value + "+00:00")


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it as declared
        datetime: UtcDateTime,
        dict[str, Any]: Json,
        list[Any]: Json,
    }


def enum_column(enum: type[StrEnum], name: str) -> Enum:
    """A short text column whose values are the enum's, guarded by a CHECK called `name`."""
    return Enum(
        enum,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=max(24, *(len(member.value) for member in enum)),
        values_callable=lambda members: [member.value for member in members],
    )


def table(model: type[Base]) -> Table:
    """The model's table, for Core statements: the rows that come in numbers are not made into objects."""
    return cast("Table", model.__table__)
