"""Announcements that should go on and do not: for whoever watches over the machine.

What keeps one from being begun, listed, taken or sent is tried again in silence, so that no other waits for it.
Here it shows, whatever it is: the time of its next step has come, and nothing has become of anybody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from langnghe.models import (
    Broadcast,
    BroadcastAct,
    BroadcastChunk,
    BroadcastDelivery,
    BroadcastEvent,
    BroadcastOutcome,
    BroadcastState,
    BroadcastTally,
    Prepared,
    table,
)
from langnghe.services import pace, quiet
from langnghe.services.broadcast import approving, tally
from langnghe.services.work import Work

#: The sweep looks every second, also at what was counted for its moment.
LATE = timedelta(minutes=5)
#: Receivers come to something every few seconds; the longest a messenger is waited for is far less.
STILL = timedelta(minutes=10)

_B, _D, _C = table(Broadcast).c, table(BroadcastDelivery).c, table(BroadcastChunk).c
_E, _T = table(BroadcastEvent).c, table(BroadcastTally).c

_SENDING = Prepared(
    select(_B.id, _B.urgent, _B.made_at, _B.started_at, _B.expires_at, _B.frozen_at)
    .where(_B.state == BroadcastState.SENDING)
    .order_by(_B.urgent.desc(), _B.id)
)
# Who mutes announcements changes the sums of one that stands still, too.
_MOVED = Prepared(
    select(func.max(_T.changed_at)).where(
        _T.broadcast_id == bindparam("broadcast"), _T.outcome != BroadcastOutcome.MUTED
    )
)
_GOES_ON = Prepared(
    select(func.max(_E.at)).where(
        _E.broadcast_id == bindparam("broadcast"), _E.act.in_((BroadcastAct.RESUME, BroadcastAct.RESEND))
    )
)
_LISTED = Prepared(
    select(_C.id)
    .where(_C.broadcast_id == bindparam("broadcast"), _C.channel == bindparam("channel"), _C.taken < _C["count"])
    .limit(1)
)
# The first in the index: a million may wait for the end of their own quiet hours.
_DUE = Prepared(
    select(_D.not_before)
    .where(
        _D.broadcast_id == bindparam("broadcast"),
        _D.channel == bindparam("channel"),
        _D.outcome == BroadcastOutcome.PENDING,
        _D.not_before <= bindparam("now"),
        or_(_D.leased_until.is_(None), _D.leased_until <= bindparam("now")),
    )
    .order_by(_D.not_before)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One whose next step has come, and since when nothing has happened."""

    broadcast_id: int
    since: datetime
    patience: timedelta
    """So long may pass when all is well."""


def waiting(work: Work) -> tuple[Waiting, ...]:
    """All whose next step has come, also those that are going on well: their `since` is a moment ago."""
    return (*_not_begun(work), *_under_way(work))


def stalled(work: Work) -> tuple[Waiting, ...]:
    """Those of them for whom nothing has happened for longer than it may."""
    return tuple(each for each in waiting(work) if work.now - each.since > each.patience)


def _not_begun(work: Work) -> Iterator[Waiting]:
    approved = select(Broadcast).where(
        Broadcast.state == BroadcastState.SCHEDULED,
        or_(Broadcast.send_at.is_(None), Broadcast.send_at <= work.now),
    )
    for broadcast in work.session.scalars(approved.order_by(Broadcast.id)):
        if not approving.due(work, broadcast):
            continue  # a correction that waits for the first one
        came = broadcast.send_at or broadcast.approved_at or broadcast.made_at
        yield Waiting(broadcast.id, _latest(came, broadcast.approved_at, _first_ended(work, broadcast)), LATE)


def _first_ended(work: Work, broadcast: Broadcast) -> datetime | None:
    return work.session.scalar(select(Broadcast.finished_at).where(Broadcast.id == broadcast.about_id))


def _under_way(work: Work) -> Iterator[Waiting]:
    asleep = work.office.awake(work.now) > work.now
    risen = quiet.risen(work.office, work.now)
    paused = pace.paused(work)
    urgent_moved: datetime | None = None
    for row in _SENDING.all(work.connection):
        moved = _MOVED.scalar(work.connection, broadcast=row.id)
        if row.urgent:
            urgent_moved = _latest(moved, urgent_moved) if moved else urgent_moved
        elif asleep:
            continue
        due = None if _expired(row, work.now) else _due_since(work, row, paused)
        if due is not None:
            # Urgent ones go before all others.
            others = None if row.urgent else _latest(due, risen, urgent_moved)
            resumed = _GOES_ON.scalar(work.connection, broadcast=row.id)
            yield Waiting(row.id, _latest(due, moved, resumed, others), STILL)


def _expired(row: Any, now: datetime) -> bool:
    return row.expires_at is not None and row.expires_at <= now


def _due_since(work: Work, row: Any, paused: Mapping[str, datetime]) -> datetime | None:
    """Since when there is somebody to list or to send it to; None while there is nobody."""
    begun = row.started_at or row.made_at
    found = [begun] if row.frozen_at is None else []
    for channel, sums in tally.of(work, row.id).channels.items():
        rested = paused.get(channel)
        if not sums.left or (rested is not None and rested > work.now):
            continue
        on = {"broadcast": row.id, "channel": channel}
        if _LISTED.first(work.connection, **on) is not None:
            found.append(_latest(begun, rested))
        elif (first := _DUE.first(work.connection, now=work.now, **on)) is not None:
            found.append(_latest(first.not_before, rested))
    return min(found, default=None)


def _latest(first: datetime, *others: datetime | None) -> datetime:
    return max((first, *(each for each in others if each is not None)))
