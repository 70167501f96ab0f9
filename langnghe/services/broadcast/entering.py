"""Listed receivers become deliveries: where each is reached now, and what becomes of who cannot or will not be."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import (
    BroadcastChunk,
    BroadcastDelivery,
    BroadcastMute,
    BroadcastOutcome,
    Identity,
    Person,
    Prepared,
    table,
)
from langnghe.services import outbox, quiet
from langnghe.services.broadcast import packing, tally
from langnghe.services.broadcast.wording import Sending, Wording
from langnghe.services.outbox import LEASE, Recipient
from langnghe.services.work import Work

O = BroadcastOutcome  # noqa: E741 - the outcomes, many times on one page


@dataclass(frozen=True, slots=True)
class Receiver:
    """A listed person whose turn has come, where they are reached, and what becomes of it."""

    person_id: int
    identity_id: int
    channel: str
    external_id: str
    language: str
    outcome: BroadcastOutcome = O.PENDING
    not_before: datetime | None = None
    """Later than now where they are in their own quiet hours."""

    def goes_on(self, channel: str) -> bool:
        """It is to be sent on this channel, and now."""
        return self.outcome is O.PENDING and self.not_before is None and self.channel == channel


_D = table(BroadcastDelivery).c
_C = table(BroadcastChunk).c
_CHUNK = Prepared(
    select(_C.id, _C.ids, _C["count"].label("number"), _C.taken)
    .where(_C.broadcast_id == bindparam("broadcast"), _C.channel == bindparam("on"))
    .order_by(_C.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_CHANNELS = Prepared(select(_C.channel).where(_C.broadcast_id == bindparam("broadcast")).distinct())
_ADVANCE = Prepared(
    update(table(BroadcastChunk)).where(_C.id == bindparam("chunk")).values(taken=bindparam("new_taken"))
)


def take_listed(work: Work, broadcast_id: int, channel: str, most: int) -> list[int]:
    """The next listed identities of a pack that no other process is taking from; [] when there are none."""
    chunk = _CHUNK.first(work.connection, broadcast=broadcast_id, on=channel)
    if chunk is None:
        return []
    taken = packing.unpack(chunk.ids)[chunk.taken : chunk.taken + most]
    if chunk.taken + len(taken) >= chunk.number:
        work.connection.execute(delete(table(BroadcastChunk)).where(_C.id == chunk.id))
    else:
        _ADVANCE.run(work.connection, chunk=chunk.id, new_taken=chunk.taken + len(taken))
    return taken


def listed_channels(work: Work, broadcast_id: int) -> list[str]:
    """The channels on which somebody is listed whose turn has not come."""
    return [row.channel for row in _CHANNELS.all(work.connection, broadcast=broadcast_id)]


def enter(work: Work, wording: Wording, channel: str, identity_ids: Sequence[int]) -> list[tuple[int, Receiver]]:
    """Make deliveries of listed receivers; those that this process is to send on the channel now, with their ids.

    In an inbox it is said at once. Whoever has it already, by another identity, is left out.
    """
    broadcast = wording.broadcast
    receivers = {each.person_id: each for each in _receivers(work, broadcast, identity_ids)}
    counts: dict[tally.Key, int] = defaultdict(int)
    # What was listed here is counted where it goes: on another channel, or nowhere for the same person twice.
    counts[broadcast.id, channel, O.PENDING] -= len(identity_ids)
    to_send = []
    for delivery_id, person_id in _insert(work, broadcast.id, channel, list(receivers.values())):
        receiver = receivers[person_id]
        counts[broadcast.id, receiver.channel, O.PENDING] += 1
        if receiver.outcome is O.SENT:
            outbox.say_in_inbox(work, receiver.identity_id, wording.message(receiver.channel, receiver.language))
        if receiver.outcome is not O.PENDING:
            counts[broadcast.id, receiver.channel, receiver.outcome] += 1
        elif receiver.goes_on(channel):
            to_send.append((delivery_id, receiver))
    tally.add(work, counts)
    return to_send


def _receivers(work: Work, broadcast: Sending, identity_ids: Sequence[int]) -> Iterator[Receiver]:
    muted = table(BroadcastMute).c
    rows = work.connection.execute(
        select(
            Identity.person_id,
            Identity.id,
            Identity.channel,
            Identity.external_id,
            Identity.unreachable_at,
            Person.language,
            Person.quiet_from,
            Person.quiet_until,
            muted.urgent_too,
        )
        .join(Person, Person.id == Identity.person_id)
        .outerjoin(table(BroadcastMute), muted.person_id == Person.id)
        .where(Identity.id.in_(identity_ids))
    )
    for row in rows.all():
        to: Recipient | None = Recipient(row.id, row.person_id, row.channel, row.external_id, row.language)
        if row.unreachable_at is not None or row.channel not in work.office.channels:
            to = outbox.recipient_of(work, row.person_id)
        if to is None:
            yield Receiver(row.person_id, row.id, row.channel, row.external_id, row.language, O.UNREACHABLE)
            continue
        where = (to.person_id, to.identity_id, to.channel, to.external_id, to.language)
        wants_none = row.urgent_too is not None and (row.urgent_too or not broadcast.urgent)
        awake = quiet.awake(work.office, work.now, row.quiet_from, row.quiet_until)
        # What somebody has read is corrected to them, whatever they want to hear from now on.
        if wants_none and broadcast.relation is None:
            yield Receiver(*where, O.MUTED)
        elif awake > work.now and not broadcast.urgent:
            yield Receiver(*where, O.PENDING, awake)
        else:
            yield Receiver(*where, O.SENT if work.office.channels[to.channel].inbox else O.PENDING)


def _inserting(insert: Any) -> Any:
    return insert(table(BroadcastDelivery)).on_conflict_do_nothing().returning(_D.id, _D.person_id)


_INSERT = {"sqlite": _inserting(sqlite_insert), "postgresql": _inserting(pg_insert)}


def _insert(work: Work, broadcast_id: int, channel: str, receivers: Sequence[Receiver]) -> list[tuple[int, int]]:
    """(delivery, person) of those who were not entered before."""
    if not receivers:
        return []
    rows = []
    for each in receivers:
        going = each.goes_on(channel)
        rows.append(
            {
                "broadcast_id": broadcast_id,
                "person_id": each.person_id,
                "identity_id": each.identity_id,
                "channel": each.channel,
                "outcome": each.outcome,
                "not_before": each.not_before or work.now,
                "leased_until": work.now + LEASE if going else None,
                "leased_by": work.process if going else None,
                "attempts": 0,
                "ended_at": None if each.outcome is O.PENDING else work.now,
                "message_ref": "",
                "reason": "",
            }
        )
    done = work.connection.execute(_INSERT[work.connection.dialect.name], rows)
    return [(row.id, row.person_id) for row in done]
