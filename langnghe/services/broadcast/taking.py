"""Deliveries of a broadcast are made as they are sent: a piece of the listed receivers at a time, under a lease.

Every courier takes from its own channel, and several processes from the same broadcast, each another piece. What
was begun and not finished (a retry, a lease that ran out, somebody's quiet hours) goes before new receivers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import structlog
from sqlalchemy import ColumnElement, bindparam, or_, select, update
from sqlalchemy.sql import Select

from langnghe.models import (
    BroadcastDelivery,
    BroadcastOutcome,
    GroupChat,
    GroupState,
    Identity,
    Person,
    Prepared,
    table,
)
from langnghe.models.contract import Delivery, Priority
from langnghe.services import outbox
from langnghe.services.broadcast import tally
from langnghe.services.broadcast.entering import enter, take_listed
from langnghe.services.broadcast.wording import Wording, sendable
from langnghe.services.outbox import LEASE
from langnghe.services.work import Work

log = structlog.get_logger()

T = TypeVar("T")
O = BroadcastOutcome  # noqa: E741 - the outcomes, many times on one page

#: Receivers of an inbox in one transaction.
INBOX_PIECE = 200


def take(work: Work, channel: str, most: int) -> list[Delivery]:
    """Lease up to `most` deliveries for this process to send on the channel now; fewer when there are no more."""
    found: list[Delivery] = []
    for wording in sendable(work):
        if len(found) < most:
            found += _alone(work, wording, partial(_take_of, work, wording, channel, most - len(found)), [])
    return found


def fill_inboxes(work: Work) -> int:
    """Say it to the next receivers of the channels that are read from our own transcript; how many were looked at.

    A sweep: to be called until it returns 0.
    """
    inboxes = [channel for channel, able in work.office.channels.items() if able.inbox]
    for channel in inboxes:
        for wording in sendable(work):
            if done := _alone(work, wording, partial(_fill, work, wording, channel), 0):
                return done
    return 0


def _alone(work: Work, wording: Wording, act: Callable[[], T], nothing: T) -> T:
    """Do it in a step: a broadcast that cannot be put into words holds up no other one."""
    try:
        with work.step():
            return act()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this one's alone; the next run tries again
        log.error("broadcast.taking_failed", broadcast=wording.broadcast.id, error=type(error).__name__)
        return nothing


def _take_of(work: Work, wording: Wording, channel: str, most: int) -> list[Delivery]:
    found = _begun(work, wording, channel, most)
    while len(found) < most:
        listed = take_listed(work, wording.broadcast.id, channel, most - len(found))
        if not listed:
            break
        found += [
            _delivery(
                wording, _Begun(entered, to.identity_id, to.channel, to.external_id, to.language, attempts=0)
            )
            for entered, to in enter(work, wording, channel, listed)
        ]
    return found


def _fill(work: Work, wording: Wording, channel: str) -> int:
    if done := _say_begun(work, wording, channel):
        return done
    listed = take_listed(work, wording.broadcast.id, channel, INBOX_PIECE)
    if listed:
        enter(work, wording, channel, listed)
    return len(listed)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A delivery that is to be tried, perhaps again. `identity_id` below zero is a group."""

    id: int
    identity_id: int
    channel: str
    external_id: str
    language: str
    attempts: int
    held_back: BroadcastOutcome | None = None
    """A group that is not in use any more gets it no more: what becomes of it instead."""


def _delivery(wording: Wording, begun: _Begun) -> Delivery:
    group = begun.identity_id < 0
    return Delivery(
        id=begun.id,
        identity_id=begun.identity_id,
        channel=begun.channel,
        external_id=begun.external_id,
        outbound=wording.message(begun.channel, begun.language, group=group),
        attempts=begun.attempts,
        priority=Priority.BROADCAST,
        attachment=wording.file(begun.channel, begun.language, group=group),
        broadcast_id=wording.broadcast.id,
        resend=wording.broadcast.urgent,
    )


_D = table(BroadcastDelivery).c


def _due(*freed: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    identity, person, group = table(Identity).c, table(Person).c, table(GroupChat).c
    return (
        select(
            _D.id,
            _D.identity_id,
            _D.group_id,
            _D.channel,
            identity.external_id,
            group.external_id.label("group_external_id"),
            group.state.label("group_state"),
            _D.leased_until,
            person.language,
            _D.attempts,
        )
        .outerjoin(table(Identity), identity.id == _D.identity_id)
        .outerjoin(table(Person), person.id == _D.person_id)
        .outerjoin(table(GroupChat), group.id == _D.group_id)
        .where(
            _D.broadcast_id == bindparam("broadcast"),
            _D.channel == bindparam("on"),
            _D.outcome == O.PENDING,
            _D.not_before <= bindparam("now"),
            or_(_D.leased_until.is_(None), _D.leased_until <= bindparam("now"), *freed),
        )
        .order_by(_D.not_before, _D.id)
        .limit(bindparam("most"))
    )


_DUE = Prepared(_due())
_DUE_SKIP_LOCKED = Prepared(
    _due(outbox.owner_is_gone(_D.leased_by)).with_for_update(skip_locked=True, of=table(BroadcastDelivery))
)


def _due_now(work: Work, broadcast_id: int, channel: str, most: int) -> list[_Begun]:
    due = _DUE_SKIP_LOCKED if work.connection.dialect.name == "postgresql" else _DUE
    return [
        _Begun(
            id=row.id,
            identity_id=-row.group_id if row.identity_id is None else row.identity_id,
            channel=row.channel,
            external_id=row.external_id or row.group_external_id,
            language=row.language or "vi",
            attempts=row.attempts,
            held_back=_held_back(row),
        )
        for row in due.all(work.connection, broadcast=broadcast_id, on=channel, now=work.now, most=most)
    ]


def _held_back(row: Any) -> BroadcastOutcome | None:
    if row.group_state is not GroupState.NEW:
        return None
    # Who leased it has died before it was marked: it may have arrived.
    return O.STOPPED if row.leased_until is None else O.UNSURE


def _begun(work: Work, wording: Wording, channel: str, most: int) -> list[Delivery]:
    due = _due_now(work, wording.broadcast.id, channel, most)
    for each in due:
        if each.held_back is not None:
            _end_unsent(work, wording, each, each.held_back)
    found = [each for each in due if each.held_back is None]
    if found:
        work.connection.execute(
            update(table(BroadcastDelivery))
            .where(_D.id.in_([each.id for each in found]))
            .values(leased_until=work.now + LEASE, leased_by=work.process)
        )
    return [_delivery(wording, each) for each in found]


def _end_unsent(work: Work, wording: Wording, begun: _Begun, outcome: BroadcastOutcome) -> None:
    work.connection.execute(
        update(table(BroadcastDelivery))
        .where(_D.id == begun.id)
        .values(outcome=outcome, ended_at=work.now, leased_until=None)
    )
    tally.add(work, {(wording.broadcast.id, begun.channel, outcome): 1})


def _say_begun(work: Work, wording: Wording, channel: str) -> int:
    found = _due_now(work, wording.broadcast.id, channel, INBOX_PIECE)
    for each in found:
        outbox.say_in_inbox(work, each.identity_id, wording.message(channel, each.language))
    if found:
        work.connection.execute(
            update(table(BroadcastDelivery))
            .where(_D.id.in_([each.id for each in found]))
            .values(outcome=O.SENT, ended_at=work.now, leased_until=None)
        )
        tally.add(work, {(wording.broadcast.id, channel, O.SENT): len(found)})
    return len(found)
