"""What whoever watches over the office wants to know at any moment, in a few questions that follow indexes.

None of them walks over the open tickets or over what has been delivered: each reads what is wrong or under way, so
that asking every few seconds costs the same with a thousand tickets and with a million.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, case, func, literal_column, select

from langnghe.models import (
    Broadcast,
    BroadcastOutcome,
    BroadcastState,
    BroadcastTally,
    ClockKind,
    OutboxMessage,
    OutboxState,
    OverdueEpisode,
    Prepared,
    TicketClock,
)
from langnghe.models.contract import Priority
from langnghe.services import dead_letters, failures
from langnghe.services.broadcast import stalled
from langnghe.services.work import Work

#: Clocks that have run out are counted no further: it is very late long before.
MOST = 10_000
#: States in which a broadcast goes on by itself, or waits for somebody.
ACTIVE = (BroadcastState.WAITING, BroadcastState.SCHEDULED, BroadcastState.SENDING, BroadcastState.PAUSED)
#: Its receivers are being told.
_UNDER_WAY = (BroadcastState.SENDING, BroadcastState.PAUSED)

# Written out, not given as a parameter: only then does every database see that its partial index serves.
_PENDING = OutboxMessage.state == literal_column(f"'{OutboxState.PENDING}'")


@dataclass(frozen=True, slots=True)
class Undelivered:
    """The oldest message of a channel and a priority that is due and not with its recipient."""

    channel: str
    priority: Priority
    since: datetime
    """When it was said; of what waited for its hour, when that came."""


@dataclass(frozen=True, slots=True)
class Receivers:
    """Of the broadcasts under way: how many receivers are listed, and to how many nothing has happened yet."""

    listed: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Watched:
    """Everything at one moment."""

    undelivered: tuple[Undelivered, ...]
    overdue: Mapping[ClockKind, int]
    behind_since: datetime | None
    dead_letters: int
    failed_events: int
    broadcasts: Mapping[BroadcastState, int]
    receivers: Mapping[str, Receivers]
    """By channel."""
    broadcasts_since: datetime | None
    """Since when an announcement whose next step has come waits for it; None where none waits."""


def look(work: Work) -> Watched:
    """Everything at once."""
    return Watched(
        undelivered=undelivered(work),
        overdue=overdue_now(work),
        behind_since=behind_since(work),
        dead_letters=dead_letters.count(work),
        failed_events=failures.count(work),
        broadcasts=broadcasts(work),
        receivers=receivers(work),
        broadcasts_since=min((each.since for each in stalled.waiting(work)), default=None),
    )


# Messages -----------------------------------------------------------------------------------------------------


def undelivered(work: Work) -> tuple[Undelivered, ...]:
    """The oldest of each channel and priority; none where everything due has been delivered.

    An answer that is being tried again counts from when it was said. What waits for the morning, and what is told
    to everybody, counts from when its turn came, and not while it waits for its next attempt.
    """
    return tuple(_undelivered(work))


def _undelivered(work: Work) -> Iterator[Undelivered]:
    channel = ""
    while found := _NEXT_CHANNEL.first(work.connection, after=channel):
        channel = found.channel
        for priority in (Priority.ANSWER, Priority.NOTICE):
            row = _OLDEST.first(work.connection, channel=channel, priority=priority)
            if row is not None:
                said = _SAID_AT.one(work.connection, message=row.oldest)
                yield Undelivered(channel, priority, said.created_at)
        due = _FIRST_DUE.first(work.connection, channel=channel, now=work.now)
        if due is not None:
            yield Undelivered(channel, Priority.BROADCAST, due.not_before)


#: From channel to channel by one step in the index each, however many messages wait.
_NEXT_CHANNEL = Prepared(
    select(OutboxMessage.channel)
    .where(_PENDING, OutboxMessage.channel > bindparam("after"))
    .order_by(OutboxMessage.channel)
    .limit(1)
)
# Of answers and notices only what has not arrived is pending, which is little: that part of the index is read.
# Without the grouping a database may look for the smallest id among everything that was ever sent.
_OLDEST = Prepared(
    select(func.min(OutboxMessage.id).label("oldest"))
    .where(
        _PENDING,
        OutboxMessage.channel == bindparam("channel"),
        OutboxMessage.priority == bindparam("priority"),
    )
    .group_by(OutboxMessage.channel, OutboxMessage.priority)
)
_SAID_AT = Prepared(select(OutboxMessage.created_at).where(OutboxMessage.id == bindparam("message")))
# Of what is told to everybody a million may be pending: the first in the index.
_FIRST_DUE = Prepared(
    select(OutboxMessage.not_before)
    .where(
        _PENDING,
        OutboxMessage.channel == bindparam("channel"),
        OutboxMessage.priority == Priority.BROADCAST,
        OutboxMessage.not_before <= bindparam("now"),
    )
    .order_by(OutboxMessage.not_before)
    .limit(1)
)


# Clocks -------------------------------------------------------------------------------------------------------


def overdue_now(work: Work) -> dict[ClockKind, int]:
    """How many clocks of open tickets have run out, by kind, each with its number; counted up to `MOST`."""
    found = dict.fromkeys(ClockKind, 0)
    for question in (_EPISODES, _NOT_SWEPT):
        for row in question.all(work.connection, now=work.now, most=MOST):
            if row.kind is not None:  # of an episode whose clock stands still
                found[row.kind] += row.amount
    return found


# What has run out is an episode as soon as the sweep has come by. A subquery for each, not a join: for so many
# episodes PostgreSQL would read all the clocks there are.
_OPEN_EPISODES = (
    select(OverdueEpisode.clock_id).where(OverdueEpisode.ended_at.is_(None)).limit(bindparam("most")).subquery()
)
_KIND = (
    select(TicketClock.kind)
    .where(
        TicketClock.id == _OPEN_EPISODES.c.clock_id,
        TicketClock.stopped_at.is_(None),
        TicketClock.paused_at.is_(None),
    )
    .correlate(_OPEN_EPISODES)
    .scalar_subquery()
)
_KINDS = select(_KIND.label("kind")).select_from(_OPEN_EPISODES).subquery()
_EPISODES = Prepared(select(_KINDS.c.kind, func.count().label("amount")).group_by(_KINDS.c.kind))
# What the sweep has not seen yet has come by now.
_COME = (
    select(TicketClock.id, TicketClock.kind)
    .where(
        TicketClock.stopped_at.is_(None),
        TicketClock.paused_at.is_(None),
        TicketClock.next_at <= bindparam("now"),
        TicketClock.due_at <= bindparam("now"),
        ~select(OverdueEpisode.id).where(OverdueEpisode.clock_id == TicketClock.id).exists(),
    )
    .limit(bindparam("most"))
    .subquery()
)
_NOT_SWEPT = Prepared(select(_COME.c.kind, func.count().label("amount")).group_by(_COME.c.kind))


def behind_since(work: Work) -> datetime | None:
    """Since when the oldest clock that has come waits for the sweep; None while nothing waits.

    The sweep comes every half minute: what waits much longer says that no process ticks.
    """
    found = _WAITS.first(work.connection, now=work.now)
    return None if found is None else found.next_at


_WAITS = Prepared(
    select(TicketClock.next_at)
    .where(TicketClock.stopped_at.is_(None), TicketClock.next_at <= bindparam("now"))
    .order_by(TicketClock.next_at)
    .limit(1)
)


# Broadcasts ---------------------------------------------------------------------------------------------------


def broadcasts(work: Work) -> dict[BroadcastState, int]:
    """How many are in each state in which something is still to come."""
    rows = _BROADCASTS.all(work.connection)
    return dict.fromkeys(ACTIVE, 0) | {row.state: row.amount for row in rows}


_BROADCASTS = Prepared(
    select(Broadcast.state, func.count().label("amount"))
    .where(Broadcast.state.in_(ACTIVE))
    .group_by(Broadcast.state)
)


def receivers(work: Work) -> dict[str, Receivers]:
    """Of the broadcasts that are being sent or are paused, by channel."""
    found: dict[str, Receivers] = {}
    for row in _TALLY.all(work.connection):
        sums = found.get(row.channel, Receivers())
        found[row.channel] = Receivers(sums.listed + row.listed, sums.left + max(row.listed - row.ended, 0))
    return found


_COUNT = BroadcastTally.count
_TALLY = Prepared(
    select(
        BroadcastTally.channel,
        func.sum(case((BroadcastTally.outcome == BroadcastOutcome.PENDING, _COUNT), else_=0)).label("listed"),
        func.sum(case((BroadcastTally.outcome != BroadcastOutcome.PENDING, _COUNT), else_=0)).label("ended"),
    )
    .join(Broadcast, Broadcast.id == BroadcastTally.broadcast_id)
    .where(Broadcast.state.in_(_UNDER_WAY))
    .group_by(BroadcastTally.broadcast_id, BroadcastTally.channel)
)
