"""What became of a broadcast's deliveries: with their receivers, to be tried again, or never to arrive there."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta

import structlog
from sqlalchemy import bindparam, select, update

from langnghe.models import BroadcastDelivery, BroadcastOutcome, Person, Prepared, table
from langnghe.models.contract import SendOutcome, SendResult
from langnghe.services import outbox, people
from langnghe.services.broadcast import groups, tally
from langnghe.services.outbox import Attempt
from langnghe.services.work import Work

log = structlog.get_logger()

O = BroadcastOutcome  # noqa: E741 - the outcomes, many times on one page

#: Pauses before the next attempt, in seconds; after the last one it is given up. Sooner than for answers: a
#: broadcast does not wait hours for one receiver.
PAUSES = (2, 5, 15, 60, 300, 900, 1800)
#: While the messenger is not reached at all.
AWAY = 30.0

_D = table(BroadcastDelivery).c
#: Only what is still open: a second mark (a lease ran out while it was sent) has no effect.
_END = Prepared(
    update(table(BroadcastDelivery))
    .where(_D.id == bindparam("delivery"), _D.outcome == O.PENDING)
    .values(
        outcome=bindparam("ended_as"),
        ended_at=bindparam("now"),
        leased_until=None,
        attempts=bindparam("tried"),
        message_ref=bindparam("ref"),
        reason=bindparam("why"),
    )
)
#: Only under our own lease: another process may have taken it over.
_AGAIN = Prepared(
    update(table(BroadcastDelivery))
    .where(_D.id == bindparam("delivery"), _D.outcome == O.PENDING, _D.leased_by == bindparam("process"))
    .values(
        # Run out instead of none where it may have arrived: should it be stopped now, that is known.
        leased_until=bindparam("leased"),
        attempts=bindparam("tried"),
        not_before=bindparam("at"),
        reason=bindparam("why"),
    )
)
_MOVE = Prepared(
    update(table(BroadcastDelivery))
    .where(_D.id == bindparam("delivery"), _D.outcome == O.PENDING, _D.leased_by == bindparam("process"))
    .values(
        identity_id=bindparam("new_identity"),
        channel=bindparam("new_channel"),
        not_before=bindparam("now"),
        leased_until=None,
        attempts=0,
    )
)
_WHO = Prepared(
    select(_D.person_id, _D.identity_id, _D.group_id, _D.outcome, table(Person).c.language)
    .outerjoin(table(Person), table(Person).c.id == _D.person_id)
    .where(_D.id == bindparam("delivery"))
)

Counts = defaultdict[tally.Key, int]


def mark(work: Work, attempts: Sequence[Attempt]) -> None:
    """Enter what became of these attempts at deliveries of broadcasts."""
    counts: Counts = defaultdict(int)
    for attempt in attempts:
        result = attempt.result
        match result.outcome:
            case SendOutcome.SENT:
                _end(work, attempt, O.SENT, counts)
            case SendOutcome.REFUSED:
                _end(work, attempt, O.REFUSED, counts)
            case SendOutcome.UNREACHABLE:
                _step(work, attempt, _unreachable, counts)
            case SendOutcome.UNKNOWN if not attempt.delivery.resend:
                # It may have arrived. Most did, and a second one would be a double: a person decides.
                _end(work, attempt, O.UNSURE, counts)
            case _:
                _step(work, attempt, _again, counts)
    tally.add(work, counts)


def _step(work: Work, attempt: Attempt, act: Callable[[Work, Attempt, Counts], None], counts: Counts) -> None:
    """Do it in a step of its own: the marks of all others must not wait for a fault of ours."""
    own: Counts = defaultdict(int)
    try:
        with work.step():
            act(work, attempt, own)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this receiver's alone
        log.error("broadcast.marking_failed", delivery=attempt.delivery.id, error=type(error).__name__)
        own.clear()
        _end(work, attempt, O.GAVE_UP, own)
    for key, count in own.items():
        counts[key] += count


def _end(work: Work, attempt: Attempt, outcome: BroadcastOutcome, counts: Counts) -> None:
    delivery, result = attempt.delivery, attempt.result
    done = _END.run(
        work.connection,
        delivery=delivery.id,
        ended_as=outcome,
        now=work.now,
        tried=delivery.attempts + 1,
        ref=result.message_ref,
        why=result.reason[:200],
    )
    if done and delivery.broadcast_id is not None:
        counts[delivery.broadcast_id, delivery.channel, outcome] += 1


def _again(work: Work, attempt: Attempt, counts: Counts) -> None:
    """Later. A 429, or a channel that is misconfigured or not reached, is no failed attempt and is not counted."""
    delivery, result = attempt.delivery, attempt.result
    if result.moved_to and not groups.moved(work, -delivery.identity_id, result.moved_to):
        _end(work, attempt, O.UNREACHABLE, counts)
        return
    if delivery.identity_id < 0 and groups.let_go(work, -delivery.identity_id):
        _end(work, attempt, O.STOPPED, counts)
        return
    tried = delivery.attempts + (1 if _counts(result) else 0)
    doubtful = delivery.doubtful or result.outcome is SendOutcome.UNKNOWN
    if tried > len(PAUSES):
        _end(work, attempt, O.UNSURE if doubtful else O.GAVE_UP, counts)
        return
    pause = result.retry_after or (AWAY if result.out_of_reach else PAUSES[max(tried, 1) - 1])
    _AGAIN.run(
        work.connection,
        delivery=delivery.id,
        process=work.process,
        leased=work.now if doubtful else None,
        tried=tried,
        at=work.now + timedelta(seconds=pause),
        why=result.reason[:200],
    )


def _counts(result: SendResult) -> bool:
    return not (result.outcome is SendOutcome.MISCONFIGURED or result.retry_after or result.out_of_reach)


def _unreachable(work: Work, attempt: Attempt, counts: Counts) -> None:
    """Not there any more: on the person's next channel, or nowhere."""
    delivery, reason = attempt.delivery, attempt.result.reason
    who = _WHO.one(work.connection, delivery=delivery.id)
    if who.outcome is not O.PENDING:
        return
    if who.group_id is not None:
        groups.lost(work, who.group_id, reason)
        _end(work, attempt, O.UNREACHABLE, counts)
        return
    people.left(work, delivery.identity_id, reason, work.now)
    elsewhere = outbox.recipient_of(work, who.person_id)
    if elsewhere is None:
        _end(work, attempt, O.UNREACHABLE, counts)
        return
    # It is counted, and sent, where it goes now.
    moved = _MOVE.run(
        work.connection,
        delivery=delivery.id,
        process=work.process,
        new_identity=elsewhere.identity_id,
        new_channel=elsewhere.channel,
        now=work.now,
    )
    if moved and delivery.broadcast_id is not None:
        counts[delivery.broadcast_id, delivery.channel, O.PENDING] -= 1
        counts[delivery.broadcast_id, elsewhere.channel, O.PENDING] += 1
