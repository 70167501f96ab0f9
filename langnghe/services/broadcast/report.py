"""What became of a broadcast: sums, and how it went over time. The picture of it is drawn after its end."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Float, Integer, bindparam, cast, func, literal, select

from langnghe.models import Broadcast, BroadcastDelivery, BroadcastOutcome, BroadcastState, table
from langnghe.models.contract import MediaKind
from langnghe.services import attachments
from langnghe.services.attachments import Kept
from langnghe.services.broadcast import life
from langnghe.services.broadcast import view as views
from langnghe.services.broadcast.view import View
from langnghe.services.work import Work

#: Points of the curve at most.
MOST = 60
#: Seconds that a point may stand for.
STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400)
#: So long after its end the picture is drawn: what was on its way is marked by then.
SETTLED = timedelta(seconds=10)
#: A picture that could not be drawn within this time after the end is done without.
GIVEN_UP = timedelta(days=1)

_D = table(BroadcastDelivery).c


@dataclass(frozen=True, slots=True)
class Curve:
    """How many had got it by when: `counts[n]` within `step` seconds from `begins` + n·`step` on."""

    begins: datetime
    step: int
    counts: tuple[int, ...] = ()

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(seconds=self.step * len(self.counts))


def curve(work: Work, broadcast_id: int, begins: datetime, ends: datetime) -> Curve:
    """The deliveries over time, of a whole broadcast in one statement; at most `MOST` points.

    It reads each delivery once: for a reading connection, not for a lane.
    """
    seconds = max((ends - begins).total_seconds(), 1)
    step = next((each for each in STEPS if seconds / each < MOST), 0) or int(seconds / (MOST - 1)) + 1
    bucket = cast(_elapsed(work, begins) / literal(float(step), Float), Integer)
    if work.connection.dialect.name == "postgresql":
        bucket = cast(func.floor(_elapsed(work, begins) / literal(float(step), Float)), Integer)
    rows = work.connection.execute(
        select(bucket.label("bucket"), func.count().label("number"))
        .where(_D.broadcast_id == broadcast_id, _D.outcome == BroadcastOutcome.SENT, _D.ended_at.is_not(None))
        .group_by(bucket)
    )
    counts = [0] * (int(seconds // step) + 1)
    for row in rows:
        counts[min(max(row.bucket, 0), len(counts) - 1)] += row.number
    return Curve(begins, step, tuple(counts))


def _elapsed(work: Work, begins: datetime) -> ColumnElement[Any]:
    """Seconds from `begins` until a delivery's end."""
    since = bindparam(None, begins, type_=_D.ended_at.type)
    if work.connection.dialect.name == "postgresql":
        return func.extract("epoch", _D.ended_at - since)
    return (func.julianday(_D.ended_at) - func.julianday(since)) * literal(86400.0, Float)


# The picture, kept --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the picture of one report is made of."""

    view: View
    curve: Curve


def undrawn(work: Work, without: Collection[int] = ()) -> Drawing | None:
    """The oldest report that lacks its picture, `without` these; None when there is none. Reads only."""
    if work.office.shelf is None or work.office.words is None:
        return None
    broadcast_id = work.session.scalar(
        select(Broadcast.id)
        .where(
            Broadcast.state.in_((BroadcastState.DONE, BroadcastState.STOPPED)),
            Broadcast.report_attachment_id.is_(None),
            Broadcast.started_at.is_not(None),
            Broadcast.finished_at <= work.now - SETTLED,
            Broadcast.finished_at > work.now - GIVEN_UP,
            Broadcast.id.not_in(list(without)),
        )
        .order_by(Broadcast.finished_at, Broadcast.id)
        .limit(1)
    )
    if broadcast_id is None:
        return None
    view = views.view(work, broadcast_id)
    begins = view.started_at or work.now
    return Drawing(view, curve(work, broadcast_id, begins, view.finished_at or work.now))


def keep_picture(work: Work, drawing: Drawing, body: bytes) -> bool:
    """Keep the picture (PNG); False where it is not that of the report any more (it went on meanwhile)."""
    broadcast = life.for_change(work, drawing.view.id)
    if broadcast.report_attachment_id is not None or broadcast.finished_at != drawing.view.finished_at:
        return False
    if work.office.shelf is None:
        return False
    checksum = hashlib.sha256(body).hexdigest()
    path = work.office.shelf.put(body)
    kept = Kept(MediaKind.PHOTO, "image/png", len(body), checksum, path, f"bao-cao-{broadcast.id}.png")
    broadcast.report_attachment_id = attachments.enter_stored(work, broadcast.made_by, "office", kept)
    return True
