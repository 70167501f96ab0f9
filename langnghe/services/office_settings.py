"""What the office has decided while running, by key. Nothing is kept here that has a table of its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import OfficeSetting, Prepared, table
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting as it stands, and since when. Empty while nothing has been decided."""

    value: dict[str, Any]
    changed_at: datetime


_COLUMNS = table(OfficeSetting).c
_GIVEN: dict[str, Any] = {name: bindparam(name) for name in ("key", "value", "changed_at")}
_ONE = select(OfficeSetting.value, OfficeSetting.changed_at).where(OfficeSetting.key == bindparam("key"))
_READ = Prepared(_ONE)
_HOLD = Prepared(_ONE.with_for_update())


def _made(insert: Any, *, over: bool) -> Prepared:
    statement = insert(table(OfficeSetting)).values(_GIVEN)
    if not over:
        return Prepared(statement.on_conflict_do_nothing())
    new = {name: statement.excluded[name] for name in ("value", "changed_at")}
    return Prepared(statement.on_conflict_do_update(index_elements=[_COLUMNS.key], set_=new))


_ENTER = {"sqlite": _made(sqlite_insert, over=False), "postgresql": _made(pg_insert, over=False)}
_PUT = {"sqlite": _made(sqlite_insert, over=True), "postgresql": _made(pg_insert, over=True)}


def read(connection: Connection, key: str) -> Setting | None:
    """The setting, None while there is none."""
    row = _READ.first(connection, key=key)
    return None if row is None else Setting(dict(row.value), row.changed_at)


def hold(work: Work, key: str) -> dict[str, Any]:
    """The setting's value, nobody else's to change until the commit; {} when there was none."""
    _ENTER[work.connection.dialect.name].run(work.connection, key=key, value={}, changed_at=work.now)
    return dict(_HOLD.one(work.connection, key=key).value)


def put(work: Work, key: str, value: dict[str, Any]) -> None:
    """Decide it so from now on."""
    _PUT[work.connection.dialect.name].run(work.connection, key=key, value=value, changed_at=work.now)
