"""Who wants no announcements: said in one press, kept until they say otherwise."""

from typing import Any, Literal

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import BroadcastMute, Prepared, table
from langnghe.services.work import Work

Muted = Literal["urgent_only", "all"]

_M = table(BroadcastMute).c
_OF = Prepared(select(_M.urgent_too).where(_M.person_id == bindparam("person")))
_END = Prepared(delete(table(BroadcastMute)).where(_M.person_id == bindparam("person")))


def _entering(insert: Any) -> Prepared:
    names = ("person_id", "at", "urgent_too")
    statement = insert(table(BroadcastMute)).values({name: bindparam(name, type_=_M[name].type) for name in names})
    return Prepared(
        statement.on_conflict_do_update(
            index_elements=["person_id"], set_={name: statement.excluded[name] for name in names[1:]}
        )
    )


_ENTER = {"sqlite": _entering(sqlite_insert), "postgresql": _entering(pg_insert)}


def mute(work: Work, person_id: int, *, urgent_too: bool = True) -> None:
    """From now on no announcements; without `urgent_too` only warnings of danger."""
    _ENTER[work.connection.dialect.name].run(
        work.connection, person_id=person_id, at=work.now, urgent_too=urgent_too
    )


def unmute(work: Work, person_id: int) -> None:
    """All announcements again."""
    _END.run(work.connection, person=person_id)


def of(work: Work, person_id: int) -> Muted | None:
    """Which announcements the person does not get: all, all but urgent ones, or none (None)."""
    row = _OF.first(work.connection, person=person_id)
    if row is None:
        return None
    return "all" if row.urgent_too else "urgent_only"
