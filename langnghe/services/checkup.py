"""What has come to stand still in the office, so that somebody looks at it: for whoever runs the machine.

Counts, days and codes of bodies alone: no name, no number, no text of anybody.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, func, or_, select

from langnghe.models import (
    Broadcast,
    BroadcastAct,
    BroadcastEvent,
    BroadcastState,
    ChannelPace,
    FailedEvent,
    Identity,
    OutboxMessage,
    OutboxState,
    RoleGrant,
    RoleKind,
)
from langnghe.services import authority
from langnghe.services.broadcast import stalled
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class Standing:
    """Something of which there are so many, the first since then."""

    count: int
    since: datetime


def dead_letters(work: Work) -> Standing | None:
    """Messages given up that wait for an admin; None when there are none."""
    return _standing(
        work,
        select(func.count(), func.min(OutboxMessage.created_at)).where(OutboxMessage.state == OutboxState.DEAD),
    )


def failed_events(work: Work) -> Standing | None:
    """Events kept from being handled by a fault that wait for an admin; None when there are none."""
    return _standing(work, select(func.count(), func.min(FailedEvent.failed_at)))


def _standing(work: Work, question: Select[int, datetime | None]) -> Standing | None:
    count, since = work.session.execute(question).one()
    return None if since is None else Standing(count, since)


# Announcements ------------------------------------------------------------------------------------------------


def unapproved_broadcasts(work: Work, patience: timedelta) -> Standing | None:
    """Announcements that wait for a second person past their own time, or without one for longer than `patience`.

    `since`: when the first was asked for.
    """
    asked = (
        select(func.max(BroadcastEvent.at))
        .where(BroadcastEvent.broadcast_id == Broadcast.id, BroadcastEvent.act == BroadcastAct.ASK)
        .scalar_subquery()
    )
    since = func.coalesce(asked, Broadcast.made_at)
    return _standing(
        work,
        select(func.count(), func.min(since)).where(
            Broadcast.state == BroadcastState.WAITING,
            or_(Broadcast.send_at <= work.now, since <= work.now - patience),
        ),
    )


def paused_broadcasts(work: Work, patience: timedelta) -> Standing | None:
    """Announcements that have been paused for longer than `patience`, with receivers left."""
    paused = (
        select(func.max(BroadcastEvent.at))
        .where(BroadcastEvent.broadcast_id == Broadcast.id, BroadcastEvent.act == BroadcastAct.PAUSE)
        .scalar_subquery()
    )
    since = func.coalesce(paused, Broadcast.made_at)
    return _standing(
        work,
        select(func.count(), func.min(since)).where(
            Broadcast.state == BroadcastState.PAUSED, since <= work.now - patience
        ),
    )


def stalled_broadcasts(work: Work) -> Standing | None:
    """Announcements that should go on and do not. `since`: when something last happened to the first."""
    found = stalled.stalled(work)
    return Standing(len(found), min(each.since for each in found)) if found else None


@dataclass(frozen=True, slots=True)
class Paused:
    """A messenger has told us to wait. Messages a second, over all processes."""

    channel: str
    until: datetime
    rate: float


def paused_channels(work: Work) -> tuple[Paused, ...]:
    """Channels on which nothing may be sent now."""
    rows = work.session.execute(
        select(ChannelPace.channel, ChannelPace.paused_until, ChannelPace.rate)
        .where(ChannelPace.paused_until > work.now)
        .order_by(ChannelPace.channel)
    )
    return tuple(Paused(row.channel, row.paused_until, row.rate) for row in rows if row.paused_until)


# Who may do what ----------------------------------------------------------------------------------------------


def admins_reached(work: Work) -> tuple[int, int]:
    """How many administer the office now, and how many of them can be reached on some channel."""
    admins = [admin.person_id for admin in authority.admins(work)]
    reached = work.session.scalar(
        select(func.count(func.distinct(Identity.person_id))).where(
            Identity.person_id.in_(admins), Identity.unreachable_at.is_(None)
        )
    )
    return len(admins), reached or 0


@dataclass(frozen=True, slots=True)
class Ending:
    """So many hold a role that ends soon, the first then."""

    role: RoleKind
    count: int
    first: datetime


def ending_grants(work: Work, within: timedelta) -> tuple[Ending, ...]:
    """Roles that run out within the time, by role."""
    rows = work.session.execute(
        select(RoleGrant.role, func.count(), func.min(RoleGrant.ends_at))
        .where(RoleGrant.ended_at.is_(None), RoleGrant.ends_at > work.now, RoleGrant.ends_at <= work.now + within)
        .group_by(RoleGrant.role)
        .order_by(RoleGrant.role)
    )
    return tuple(Ending(role, count, first) for role, count, first in rows if first is not None)
