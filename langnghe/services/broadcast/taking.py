"""Deliveries of a broadcast are made as they are sent: a piece of the listed receivers at a time, under a lease.

Every courier takes from its own channel, and several processes from the same broadcast, each another piece. What
was begun and not finished (a retry, a lease that ran out, somebody's quiet hours) goes before new receivers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
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
from langnghe.services import outbox, quiet
from langnghe.services.broadcast import tally
from langnghe.services.broadcast.entering import enter, listed_channels, take_listed
from langnghe.services.broadcast.wording import Sending, Wording, sendable
from langnghe.services.outbox import LEASE
from langnghe.services.work import Work

log = structlog.get_logger()

T = TypeVar("T")
O = BroadcastOutcome  # noqa: E741 - the outcomes, many times on one page

#: Receivers of an inbox in one transaction.
INBOX_PIECE = 200
#: Looks into the lists in one transaction, where most who are listed want nothing or sleep.
ROUNDS = 20


def take(work: Work, channel: str, most: int) -> list[Delivery]:
    """Lease up to `most` deliveries for this process to send on the channel now; fewer when there are no more."""
    found: list[Delivery] = []
    for _, equals in groupby(sendable(work), lambda each: each.broadcast.urgent):
        found += _in_turns(work, list(equals), channel, most - len(found))
    return found


def _in_turns(work: Work, waiting: list[Wording], channel: str, most: int) -> list[Delivery]:
    """In equal parts; what one of them does not need is the others': a village does not wait for a province."""
    found: list[Delivery] = []
    while waiting and len(found) < most:
        left = most - len(found)
        part = max(1, left // len(waiting))
        still: list[Wording] = []
        for each in waiting[:left]:
            taken = _alone(work, each, partial(_take_of, work, each, channel, part), list[Delivery]())
            found += taken
            if len(taken) == part:
                still.append(each)
        waiting = still
    return found


def fill_inboxes(work: Work) -> int:
    """Say it to the next receivers of the channels that are read from our own transcript; how many were looked at.

    A sweep: to be called until it returns 0.
    """
    inboxes = [channel for channel, able in work.office.channels.items() if able.inbox]
    done = 0
    for wording in sendable(work):
        for channel in inboxes:
            done += _alone(work, wording, partial(_fill, work, wording, channel), 0)
        done += _alone(work, wording, partial(_divert, work, wording), 0)
    return done


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
    for _ in range(ROUNDS):
        if len(found) >= most:
            break
        listed = take_listed(work, wording.broadcast.id, channel, most - len(found))
        if not listed:
            break
        found += [
            _delivery(wording, _Begun(entered, to.identity_id, to.channel, to.external_id, to.language))
            for entered, to in enter(work, wording, channel, listed)
        ]
    return found


def _divert(work: Work, wording: Wording) -> int:
    """Who was listed for a channel that the office has no more: on another one of theirs, or not at all."""
    gone = [each for each in listed_channels(work, wording.broadcast.id) if each not in work.office.channels]
    done = 0
    for channel in gone:
        listed = take_listed(work, wording.broadcast.id, channel, INBOX_PIECE)
        enter(work, wording, channel, listed)
        done += len(listed)
    return done


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
    attempts: int = 0
    doubtful: bool = False


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
        doubtful=begun.doubtful,
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
            person.language,
            person.quiet_from,
            person.quiet_until,
            _D.attempts,
            _D.leased_until,
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


_PUT_OFF = Prepared(
    update(table(BroadcastDelivery)).where(_D.id == bindparam("delivery")).values(not_before=bindparam("at"))
)


_END_UNSENT = Prepared(
    update(table(BroadcastDelivery))
    .where(_D.id == bindparam("delivery"))
    .values(outcome=bindparam("ended_as"), ended_at=bindparam("now"), leased_until=None)
)


def _due_now(work: Work, broadcast: Sending, channel: str, most: int) -> list[_Begun]:
    due = _DUE_SKIP_LOCKED if work.connection.dialect.name == "postgresql" else _DUE
    found = []
    for row in due.all(work.connection, broadcast=broadcast.id, on=channel, now=work.now, most=most):
        awake = quiet.awake(work.office, work.now, row.quiet_from, row.quiet_until)
        if awake > work.now and not broadcast.urgent and row.group_id is None:
            _PUT_OFF.run(work.connection, delivery=row.id, at=awake)
            continue
        if row.group_state is GroupState.NEW:
            _hold_back(work, broadcast.id, row)
            continue
        found.append(
            _Begun(
                id=row.id,
                identity_id=-row.group_id if row.identity_id is None else row.identity_id,
                channel=row.channel,
                external_id=row.external_id or row.group_external_id,
                language=row.language or "vi",
                attempts=row.attempts,
                doubtful=row.leased_until is not None,
            )
        )
    return found


def _hold_back(work: Work, broadcast_id: int, row: Any) -> None:
    """A group that is not in use any more gets it no more; what was on its way there may have arrived."""
    outcome = O.STOPPED if row.leased_until is None else O.UNSURE
    _END_UNSENT.run(work.connection, delivery=row.id, now=work.now, ended_as=outcome)
    tally.add(work, {(broadcast_id, row.channel, outcome): 1})


def _begun(work: Work, wording: Wording, channel: str, most: int) -> list[Delivery]:
    found = _due_now(work, wording.broadcast, channel, most)
    if found:
        work.connection.execute(
            update(table(BroadcastDelivery))
            .where(_D.id.in_([each.id for each in found]))
            .values(leased_until=work.now + LEASE, leased_by=work.process)
        )
    return [_delivery(wording, each) for each in found]


def _say_begun(work: Work, wording: Wording, channel: str) -> int:
    found = _due_now(work, wording.broadcast, channel, INBOX_PIECE)
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
