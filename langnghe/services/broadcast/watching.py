"""Who follows a broadcast while it is sent: its maker, its approver, and whoever has opened its progress.

Each has one message that is rewritten as it goes on (`progress`); a row ends with the message that says the end.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import Broadcast, BroadcastWatch, Prepared, table
from langnghe.services import outbox
from langnghe.services.work import Work

#: Between two looks at first, and later on: an edit costs the messenger's rate as much as a message.
OFTEN, SELDOM = timedelta(seconds=10), timedelta(seconds=30)
#: For so long after it began it is looked at often.
FIRST = timedelta(minutes=2)

_W = table(BroadcastWatch).c


def _entering(insert: Any, *, anew: bool) -> Prepared:
    names = ("broadcast_id", "person_id", "identity_id", "message_ref", "row_id", "next_at", "shown")
    statement = insert(table(BroadcastWatch)).values(
        {name: bindparam(name, type_=_W[name].type) for name in names}
    )
    if not anew:
        return Prepared(statement.on_conflict_do_nothing())
    return Prepared(
        statement.on_conflict_do_update(
            index_elements=["broadcast_id", "person_id"],
            set_={name: statement.excluded[name] for name in names[2:]},
        )
    )


_BEGIN = {"sqlite": _entering(sqlite_insert, anew=False), "postgresql": _entering(pg_insert, anew=False)}
_PLACE = {"sqlite": _entering(sqlite_insert, anew=True), "postgresql": _entering(pg_insert, anew=True)}


def begin(work: Work, broadcast: Broadcast) -> None:
    """Its maker and its approver will see how it goes; who can be reached nowhere will not."""
    for person_id in sorted({broadcast.made_by, broadcast.approved_by or broadcast.made_by}):
        recipient = outbox.recipient_of(work, person_id)
        if recipient is not None:
            _BEGIN[work.connection.dialect.name].run(
                work.connection,
                broadcast_id=broadcast.id,
                person_id=person_id,
                identity_id=recipient.identity_id,
                message_ref="",
                row_id=None,
                next_at=work.now,
                shown="",
            )


def is_here(work: Work, broadcast_id: int, person_id: int, identity_id: int, row_id: int, shown: str) -> None:
    """From now on this is the person's message about it: the row of the outbox or of the web chat that says it."""
    _PLACE[work.connection.dialect.name].run(
        work.connection,
        broadcast_id=broadcast_id,
        person_id=person_id,
        identity_id=identity_id,
        message_ref="",
        row_id=row_id,
        next_at=work.now + OFTEN,
        shown=shown,
    )


def something_changed(work: Work, broadcast_id: int) -> None:
    """Somebody has paused, resumed or stopped it: all who follow it read so soon."""
    work.connection.execute(
        update(table(BroadcastWatch)).where(_W.broadcast_id == broadcast_id).values(next_at=work.now)
    )
