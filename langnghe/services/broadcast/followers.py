"""Who follows a broadcast while it is sent: its maker, its approver, and whoever has opened its progress.

Each has one message that is rewritten as it goes on (`progress`); a row ends with the message that says the end.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import Broadcast, BroadcastState, BroadcastWatch, Prepared, table
from langnghe.services import outbox
from langnghe.services.work import Work

#: Between two looks at first, and later on: an edit costs the messenger's rate as much as a message.
OFTEN, SELDOM = timedelta(seconds=10), timedelta(seconds=30)
#: For so long after it began it is looked at often.
FIRST = timedelta(minutes=2)
#: A question whether to stop it for good stands for so long.
THINKING = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a follower was shown, and when."""

    state: BroadcastState
    resting: bool
    quarter: int
    listed: int
    done: int
    at: datetime

    def differs(self, before: "Mark", *, rewritten: bool) -> bool:
        """Whether it is worth a writing; where each is a message of its own, only a quarter or an act is."""
        if not rewritten:
            return (self.state, self.quarter) != (before.state, before.quarter)
        return replace(self, at=before.at) != before

    def packed(self) -> str:
        """As `BroadcastWatch.shown` keeps it: at most 64 characters."""
        at = int(self.at.timestamp())
        return f"{self.state}|{int(self.resting)}|{self.quarter}|{self.listed}|{self.done}|{at}"

    @classmethod
    def unpacked(cls, shown: str) -> "Mark | None":
        if not shown:
            return None
        state, *numbers = shown.split("|")
        resting, quarter, listed, done, at = map(int, numbers)
        return cls(BroadcastState(state), bool(resting), quarter, listed, done, datetime.fromtimestamp(at, UTC))


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


_ONE = (_W.broadcast_id == bindparam("broadcast"), _W.person_id == bindparam("person"))
_SEEN = Prepared(select(_W.shown).where(*_ONE))
_LOOK_AT = Prepared(update(table(BroadcastWatch)).where(*_ONE).values(next_at=bindparam("at")))
_OVER = Prepared(delete(table(BroadcastWatch)).where(*_ONE))


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


def is_here(work: Work, broadcast_id: int, person_id: int, identity_id: int, row_id: int, seen: Mark) -> None:
    """From now on this is the person's message about it: the row of the outbox or of the web chat that says it."""
    _PLACE[work.connection.dialect.name].run(
        work.connection,
        broadcast_id=broadcast_id,
        person_id=person_id,
        identity_id=identity_id,
        message_ref="",
        row_id=row_id,
        next_at=work.now + OFTEN,
        shown=seen.packed(),
    )


def seen(work: Work, broadcast_id: int, person_id: int) -> Mark | None:
    """What the person was shown last; None for who does not follow it, or was shown nothing yet."""
    shown = _SEEN.scalar(work.connection, broadcast=broadcast_id, person=person_id)
    return Mark.unpacked(shown) if shown else None


def rests(work: Work, broadcast_id: int, person_id: int) -> None:
    """The person's message asks something now: it is not written over while they think."""
    look_at(work, broadcast_id, person_id, work.now + THINKING)


def look_at(work: Work, broadcast_id: int, person_id: int, at: datetime) -> None:
    """The person's message is looked at then, and not before."""
    _LOOK_AT.run(work.connection, broadcast=broadcast_id, person=person_id, at=at)


def over(work: Work, broadcast_id: int, person_id: int) -> None:
    """The person has read how it ended."""
    _OVER.run(work.connection, broadcast=broadcast_id, person=person_id)


def something_changed(work: Work, broadcast_id: int) -> None:
    """Somebody has paused, resumed or stopped it: all who follow it read so soon."""
    work.connection.execute(
        update(table(BroadcastWatch)).where(_W.broadcast_id == broadcast_id).values(next_at=work.now)
    )
