"""Whether all who are left of a broadcast are in quiet hours of their own, and until when."""

from datetime import datetime

from sqlalchemy import bindparam, select

from langnghe.models import BroadcastChunk, BroadcastDelivery, BroadcastOutcome, Prepared, table
from langnghe.services.broadcast.view import View
from langnghe.services.work import Work

_D = table(BroadcastDelivery).c
_C = table(BroadcastChunk).c
_PENDING = (
    _D.broadcast_id == bindparam("broadcast"),
    _D.channel == bindparam("channel"),
    _D.outcome == BroadcastOutcome.PENDING,
)
# Each reads one end of an index: a million may be asleep.
_NEXT = Prepared(select(_D.not_before, _D.attempts).where(*_PENDING).order_by(_D.not_before).limit(1))
_LAST = Prepared(select(_D.not_before).where(*_PENDING).order_by(_D.not_before.desc()).limit(1))
_TO_TAKE = Prepared(select(_C.id).where(_C.broadcast_id == bindparam("broadcast"), _C.taken < _C.count).limit(1))


def until(work: Work, view: View) -> datetime | None:
    """When the last of them may be reached; None while there is somebody to be reached now, or tried again."""
    if not view.listed or _TO_TAKE.first(work.connection, broadcast=view.id) is not None:
        return None
    ends: list[datetime] = []
    for channel, sums in view.tally.channels.items():
        if not sums.left:
            continue
        of_channel = {"broadcast": view.id, "channel": channel}
        nearest = _NEXT.first(work.connection, **of_channel)
        if nearest is None or nearest.attempts or nearest.not_before <= work.now:
            return None
        ends.append(_LAST.scalar(work.connection, **of_channel))
    return max(ends, default=None)
