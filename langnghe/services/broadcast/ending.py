"""How a broadcast ends: everybody has it or cannot have it, its time has run out, or it was stopped."""

from collections import defaultdict
from datetime import timedelta
from typing import Any, cast

import structlog
from sqlalchemy import CursorResult, delete, or_, select, update

from langnghe.models import (
    Broadcast,
    BroadcastAct,
    BroadcastChunk,
    BroadcastDelivery,
    BroadcastOutcome,
    BroadcastState,
)
from langnghe.services.broadcast import life, tally
from langnghe.services.work import Work

log = structlog.get_logger()

O, S = BroadcastOutcome, BroadcastState  # noqa: E741 - the outcomes, many times on one page

#: Rows cleared in one transaction.
PIECE = 1000
#: So long after its end it is known who got a broadcast and can be told of a correction; the sums stay.
KEPT = timedelta(days=365)


def sweep(work: Work) -> int:
    """End what has come to its end, and clear what is left of what has ended; how much was done."""
    return _end(work) + _clear_listed(work) + _clear_begun(work)


def forget_old(work: Work) -> int:
    """Forget who got what ended long ago; how many rows. The sums and the history stay."""
    old = (
        select(BroadcastDelivery.id)
        .join(Broadcast, Broadcast.id == BroadcastDelivery.broadcast_id)
        .where(Broadcast.finished_at < work.now - KEPT)
        .limit(PIECE)
    )
    return _rows(work, delete(BroadcastDelivery).where(BroadcastDelivery.id.in_(old)))


def _rows(work: Work, statement: Any) -> int:
    return int(cast("CursorResult[Any]", work.session.execute(statement)).rowcount)


def _end(work: Work) -> int:
    waiting = (
        select(BroadcastDelivery.id)
        .where(BroadcastDelivery.broadcast_id == Broadcast.id, BroadcastDelivery.outcome == O.PENDING)
        .exists()
    )
    listed = select(BroadcastChunk.id).where(BroadcastChunk.broadcast_id == Broadcast.id).exists()
    expired = Broadcast.expires_at <= work.now
    # In one statement: between two of them a courier could make the last pack into deliveries.
    ready = select(Broadcast.id, expired.label("expired")).where(
        or_(
            (Broadcast.state == S.SENDING) & Broadcast.frozen_at.is_not(None) & ~waiting & ~listed,
            Broadcast.state.in_((S.SENDING, S.PAUSED)) & expired,
        )
    )
    ended = 0
    for broadcast_id in work.session.scalars(ready.with_only_columns(Broadcast.id)).all():
        broadcast = life.for_change(work, broadcast_id)
        # Asked again now that nobody else changes it: it may go on, to those of whom it was not known.
        still = work.session.execute(ready.where(Broadcast.id == broadcast_id)).one_or_none()
        if still is not None:
            life.move(work, broadcast, BroadcastAct.EXPIRE if still.expired else BroadcastAct.FINISH)
            log.info("broadcast.ended", broadcast=broadcast_id, expired=bool(still.expired))
            ended += 1
    return ended


def _clear_listed(work: Work) -> int:
    """The receivers whose turn never came."""
    rows = work.session.execute(
        select(BroadcastChunk.id, BroadcastChunk.broadcast_id, BroadcastChunk.channel, Broadcast.state,
               (BroadcastChunk.count - BroadcastChunk.taken).label("left"))
        .join(Broadcast, Broadcast.id == BroadcastChunk.broadcast_id)
        .where(Broadcast.state.in_((S.STOPPED, S.DONE)))
        .order_by(BroadcastChunk.id)
        .limit(PIECE)
        .with_for_update(of=BroadcastChunk)
    ).all()  # fmt: skip
    counts: dict[tally.Key, int] = defaultdict(int)
    for row in rows:
        counts[row.broadcast_id, row.channel, _left_as(row.state)] += row.left
    if rows:
        work.session.execute(delete(BroadcastChunk).where(BroadcastChunk.id.in_([row.id for row in rows])))
        tally.add(work, counts)
    return len(rows)


def _clear_begun(work: Work) -> int:
    """Deliveries that wait for another attempt. What is on its way to the messenger is marked by who sends it."""
    rows = work.session.execute(
        select(BroadcastDelivery.id, BroadcastDelivery.broadcast_id, BroadcastDelivery.channel, Broadcast.state,
               BroadcastDelivery.leased_until)
        .join(Broadcast, Broadcast.id == BroadcastDelivery.broadcast_id)
        .where(
            BroadcastDelivery.outcome == O.PENDING,
            Broadcast.state.in_((S.STOPPED, S.DONE)),
            or_(BroadcastDelivery.leased_until.is_(None), BroadcastDelivery.leased_until <= work.now),
        )
        .order_by(BroadcastDelivery.id)
        .limit(PIECE)
        .with_for_update(of=BroadcastDelivery, skip_locked=True)
    ).all()  # fmt: skip
    counts: dict[tally.Key, int] = defaultdict(int)
    ended: dict[BroadcastOutcome, list[int]] = defaultdict(list)
    for row in rows:
        # Who leased it has died before it was marked: it may have arrived, and then a correction is for them too.
        outcome = O.UNSURE if row.leased_until is not None else _left_as(row.state)
        counts[row.broadcast_id, row.channel, outcome] += 1
        ended[outcome].append(row.id)
    for outcome, ids in ended.items():
        work.session.execute(
            update(BroadcastDelivery)
            .where(BroadcastDelivery.id.in_(ids))
            .values(outcome=outcome, ended_at=work.now, leased_until=None)
        )
    if rows:
        tally.add(work, counts)
    return len(rows)


def _left_as(state: BroadcastState) -> BroadcastOutcome:
    return O.STOPPED if state is S.STOPPED else O.EXPIRED
