"""What has been brought before the heads: clocks that ran out, in their own body and in those below.

A head reads of them in the digest of the morning and in a list, as long as the clock runs, instead of in a
message per ticket (decision 12). Kept is only what lies before them now; what was told stays in the history.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVarTuple, cast

from sqlalchemy import CursorResult, Select, bindparam, delete, func, select, tuple_
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import Body, ClockKind, Escalation, Field, Prepared, Ticket, TicketClock, table
from langnghe.services import duty
from langnghe.services.shares import Share
from langnghe.services.work import Work

_Columns = TypeVarTuple("_Columns")

#: Rows at once, so that a lane is never held for long.
BATCH = 1000
#: What was brought last is named in the digest.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Brought:
    """A clock that was brought before a head: of which ticket, who has to act, and what has run out."""

    code: str
    body_name: str
    clock: ClockKind


_NAMES = ("clock_id", "body_code", "at")


def _bringing(insert: Any) -> Prepared:
    """Enter it; what was brought before is brought anew."""
    statement = insert(table(Escalation)).values({name: bindparam(name) for name in _NAMES})
    return Prepared(
        statement.on_conflict_do_update(
            index_elements=["clock_id", "body_code"], set_={"at": statement.excluded["at"]}
        )
    )


_BRING = {"sqlite": _bringing(sqlite_insert), "postgresql": _bringing(pg_insert)}


def bring(work: Work, clock_id: int, body_code: str) -> int | None:
    """Bring the clock before the head of the body, or the nearest head above who can be reached.

    Returns who that is: the next digest tells them. None where there is nobody: others must be told at once.
    """
    reader = duty.head_at_or_above(work, body_code)
    if reader is not None:
        _BRING[work.connection.dialect.name].run(
            work.connection, clock_id=clock_id, body_code=body_code, at=work.now
        )
    return reader


def brought(share: Share, now: datetime) -> Select[int, datetime]:
    """Ticket and moment of what lies before this head; a ticket comes once for each clock and body."""
    return _joined(select(TicketClock.ticket_id, Escalation.at), share, now)


def newest(work: Work, share: Share) -> tuple[Brought, ...]:
    """What was brought last before this head, at most `NAMED`, and nothing of a restricted field."""
    what = select(Ticket.code, Body.name, TicketClock.kind)
    rows = work.session.execute(
        _joined(what, share, work.now)
        .join(Field, Field.code == Ticket.field_code)
        .join(Body, Body.code == _HOLDER)
        .where(Field.restricted.is_(False))
        .group_by(Escalation.clock_id, *what.selected_columns)
        .order_by(func.max(Escalation.at).desc(), Escalation.clock_id.desc())
        .limit(NAMED)
    )
    return tuple(Brought(*row) for row in rows)


#: The body that has to act.
_HOLDER = func.coalesce(TicketClock.body_code, Ticket.body_code)


def _joined(what: Select[*_Columns], share: Share, now: datetime) -> Select[*_Columns]:
    """With the clocks that run and have run out, of bodies that the head may look into."""
    return (
        what.select_from(Escalation)
        .join(TicketClock, TicketClock.id == Escalation.clock_id)
        .join(Ticket, Ticket.id == TicketClock.ticket_id)
        .where(
            Escalation.body_code.in_(share.codes),
            TicketClock.stopped_at.is_(None),
            TicketClock.due_at <= now,
            _HOLDER.in_(share.reach),
        )
    )


def clear(work: Work) -> int:
    """Take away what lies before nobody any more because its clock has stopped, a bounded piece; how much."""
    stopped = (
        select(Escalation.clock_id, Escalation.body_code)
        .join(TicketClock, TicketClock.id == Escalation.clock_id)
        .where(TicketClock.stopped_at.is_not(None))
        .limit(BATCH)
    )
    done = work.session.execute(
        delete(Escalation)
        .where(tuple_(Escalation.clock_id, Escalation.body_code).in_(stopped))
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", done).rowcount
