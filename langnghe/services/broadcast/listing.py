"""Who gets a broadcast is fixed when it begins: the receivers are listed piece by piece, as packed ids.

A piece looks at so many persons, whoever they are, in a transaction of its own, and keeps with what it listed how
far it has come: after a crash it goes on there. The first piece is listed in the transaction that begins the
broadcast, so that it is on its way when the approval is.
"""

from collections import defaultdict

import structlog
from sqlalchemy import select

from langnghe.models import (
    Broadcast,
    BroadcastAct,
    BroadcastChunk,
    BroadcastDelivery,
    BroadcastOutcome,
    BroadcastState,
)
from langnghe.services.broadcast import audience, groups, life, packing, tally
from langnghe.services.broadcast.audience import RECEIVED, Audience
from langnghe.services.work import Work

log = structlog.get_logger()

PENDING = BroadcastOutcome.PENDING


def begin(work: Work, broadcast: Broadcast, person_id: int | None = None) -> None:
    """Begin to send what was approved. `broadcast` comes from `life.for_change`; raises `Stale`."""
    life.move(work, broadcast, BroadcastAct.START, person_id)
    broadcast.started_at = work.now
    broadcast.frozen_top = audience.top(work)
    _groups(work, broadcast)
    _piece(work, broadcast)


def sweep(work: Work) -> int:
    """List the next piece of a broadcast whose receivers are not all listed; 0 when there is none."""
    unlisted = (
        select(Broadcast.id)
        .where(
            Broadcast.state.in_((BroadcastState.SENDING, BroadcastState.PAUSED)),
            Broadcast.frozen_at.is_(None),
        )
        .order_by(Broadcast.urgent.desc(), Broadcast.id)
    )
    for broadcast_id in work.session.scalars(unlisted).all():
        try:
            with work.step():
                if _next(work, broadcast_id):
                    return 1
        except Exception as error:  # noqa: BLE001 - others must not wait for it; the next run tries again
            log.error("broadcast.listing_failed", broadcast=broadcast_id, error=type(error).__name__)
    return 0


def _next(work: Work, broadcast_id: int) -> bool:
    broadcast = life.for_change(work, broadcast_id)
    going = broadcast.state in {BroadcastState.SENDING, BroadcastState.PAUSED}
    if not going or broadcast.frozen_at is not None:
        return False
    _piece(work, broadcast)
    return True


def _piece(work: Work, broadcast: Broadcast) -> None:
    met, to = audience.piece(work, broadcast, broadcast.frozen_to, broadcast.frozen_top)
    reached: dict[str, list[int]] = defaultdict(list)
    for person in met:
        if person.agreed and not person.muted and person.identity_id is not None and person.channel is not None:
            reached[person.channel].append(person.identity_id)
    for channel, ids in sorted(reached.items()):
        work.session.add(
            BroadcastChunk(broadcast_id=broadcast.id, channel=channel, ids=packing.pack(ids), count=len(ids))
        )
    tally.add(work, {(broadcast.id, channel, PENDING): len(ids) for channel, ids in reached.items()})
    broadcast.frozen_to = to
    if to >= broadcast.frozen_top:
        broadcast.frozen_at = work.now
    work.session.flush()


def _groups(work: Work, broadcast: Broadcast) -> None:
    """Groups are few: each is a delivery at once."""
    meant = Audience.from_json(broadcast.audience)
    if broadcast.about_id is None and not meant.groups:
        return
    found = groups.in_use(work, None if broadcast.about_id else audience.within(work, meant.areas))
    if broadcast.about_id is not None:
        got = select(BroadcastDelivery.group_id).where(
            BroadcastDelivery.broadcast_id == broadcast.about_id,
            BroadcastDelivery.group_id.is_not(None),
            BroadcastDelivery.outcome.in_(RECEIVED),
        )
        receivers = set(work.session.scalars(got))
        found = [each for each in found if each.id in receivers]
    counts: dict[tally.Key, int] = defaultdict(int)
    for group in found:
        work.session.add(
            BroadcastDelivery(
                broadcast_id=broadcast.id,
                group_id=group.id,
                channel=group.channel,
                outcome=PENDING,
                not_before=work.now,
            )
        )
        counts[broadcast.id, group.channel, PENDING] += 1
    work.session.flush()
    tally.add(work, counts)
