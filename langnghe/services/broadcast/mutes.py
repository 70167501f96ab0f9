"""Who wants no announcements: said in one press, kept until they say otherwise."""

from collections import defaultdict
from typing import Any, Literal

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import Broadcast, BroadcastDelivery, BroadcastMute, BroadcastOutcome, Prepared, table
from langnghe.services.broadcast import tally
from langnghe.services.work import Work

Muted = Literal["urgent_only", "all"]

_M, _B, _D = table(BroadcastMute).c, table(Broadcast).c, table(BroadcastDelivery).c
#: What somebody has read is corrected to them all the same.
_WAITING = Prepared(
    select(_D.id, _D.broadcast_id, _D.channel, _B.urgent)
    .join(table(Broadcast), _B.id == _D.broadcast_id)
    .where(
        _D.person_id == bindparam("person"),
        _D.outcome == BroadcastOutcome.PENDING,
        _D.leased_until.is_(None),
        _B.relation.is_(None),
    )
    .with_for_update(of=table(BroadcastDelivery))
)
_MUTED = Prepared(
    update(table(BroadcastDelivery))
    .where(_D.id == bindparam("delivery"))
    .values(outcome=BroadcastOutcome.MUTED, ended_at=bindparam("now"))
)
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
    """From now on no announcements; without `urgent_too` only warnings of danger.

    Also none of those that wait for the end of the person's quiet hours, or for another attempt.
    """
    _ENTER[work.connection.dialect.name].run(
        work.connection, person_id=person_id, at=work.now, urgent_too=urgent_too
    )
    counts: dict[tally.Key, int] = defaultdict(int)
    for row in _WAITING.all(work.connection, person=person_id):
        if urgent_too or not row.urgent:
            _MUTED.run(work.connection, delivery=row.id, now=work.now)
            counts[row.broadcast_id, row.channel, BroadcastOutcome.MUTED] += 1
    tally.add(work, counts)


def unmute(work: Work, person_id: int) -> None:
    """All announcements again."""
    _END.run(work.connection, person=person_id)


def of(work: Work, person_id: int) -> Muted | None:
    """Which announcements the person does not get: all, all but urgent ones, or none (None)."""
    row = _OF.first(work.connection, person=person_id)
    if row is None:
        return None
    return "all" if row.urgent_too else "urgent_only"
