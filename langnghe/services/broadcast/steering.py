"""Pausing, resuming and stopping what is being sent, at any time, by whoever answers for it."""

from collections import Counter
from collections.abc import Callable

from sqlalchemy import bindparam, func, or_, select

from langnghe.models import (
    Broadcast,
    BroadcastAct,
    BroadcastDelivery,
    BroadcastEvent,
    BroadcastOutcome,
    BroadcastState,
    Prepared,
    table,
)
from langnghe.services import authority
from langnghe.services.authority import NO_AUTHORITY
from langnghe.services.broadcast import followers, life, rights, tally
from langnghe.services.broadcast import view as views
from langnghe.services.broadcast.view import View
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.work import Work

#: States in which something has been sent, or is being.
BEGUN = (BroadcastState.SENDING, BroadcastState.PAUSED, BroadcastState.DONE, BroadcastState.STOPPED)

_D = table(BroadcastDelivery)
_ON_THE_WAY = Prepared(
    select(func.count(_D.c.id)).where(
        _D.c.broadcast_id == bindparam("broadcast"),
        _D.c.outcome == BroadcastOutcome.PENDING,
        _D.c.leased_until > bindparam("now"),
    )
)


def view(work: Work, broadcast_id: int, person_id: int) -> View:
    """The broadcast, for who may steer it and read of it. Raises `NotFound`, `Forbidden`."""
    found = views.view(work, broadcast_id)
    _may(work, person_id, found.body_code, found.made_by, found.approved_by)
    return found


def begun(work: Work, broadcast_id: int, person_id: int) -> View:
    """`view` of one that has begun. Raises also `Stale("broadcast-moved-on")`."""
    found = view(work, broadcast_id, person_id)
    if found.state not in BEGUN or found.started_at is None:
        raise Stale("broadcast-moved-on", state=str(found.state))
    return found


def pause(work: Work, broadcast_id: int, person_id: int) -> int:
    """Nothing more goes out; how many are on their way to the messenger and still arrive."""
    return _act(work, broadcast_id, person_id, life.pause)


def resume(work: Work, broadcast_id: int, person_id: int) -> None:
    """It goes on where it stood. Only for who may announce for its body now."""
    rights.announcer(work, person_id, _for_steering(work, broadcast_id, person_id).body_code)
    _act(work, broadcast_id, person_id, life.resume)


def stop(work: Work, broadcast_id: int, person_id: int) -> int:
    """It ends here, for good; how many are on their way to the messenger and still arrive."""
    return _act(work, broadcast_id, person_id, life.stop)


def send_again(work: Work, broadcast_id: int, person_id: int) -> int:
    """Those of whom it is not known whether they have it get it once more, some of them twice; how many.

    Once for each broadcast, before its time has run out, while nothing else has been said about it, and by who may
    announce for its body now. Raises `Stale("b-again-once")`, `Stale("b-again-corrected")`,
    `Stale("b-again-expired")`, `Invalid("b-again-nobody")`.
    """
    broadcast = _for_steering(work, broadcast_id, person_id)
    rights.announcer(work, person_id, broadcast.body_code)
    if sent_again(work, broadcast_id):
        raise Stale("b-again-once")
    if corrected(work, broadcast_id):
        raise Stale("b-again-corrected")
    if broadcast.expires_at is not None and broadcast.expires_at <= work.now:
        raise Stale("b-again-expired")
    if not tally.of(work, broadcast_id).outcomes.get(BroadcastOutcome.UNSURE):
        raise Invalid("b-again-nobody")
    over = broadcast.state is BroadcastState.DONE
    life.move(work, broadcast, BroadcastAct.RESEND, person_id)
    count = _unsure_again(work, broadcast_id)
    broadcast.report_attachment_id = None
    if over:
        followers.begin(work, broadcast)
    followers.something_changed(work, broadcast_id)
    return count


def sent_again(work: Work, broadcast_id: int) -> bool:
    """Whether it was sent once more to those of whom it was not known."""
    done = select(BroadcastEvent.id).where(
        BroadcastEvent.broadcast_id == broadcast_id, BroadcastEvent.act == BroadcastAct.RESEND
    )
    return work.session.scalar(done.limit(1)) is not None


def corrected(work: Work, broadcast_id: int) -> bool:
    """Whether it was corrected or called off, or soon will be."""
    about = select(Broadcast.id).where(
        Broadcast.about_id == broadcast_id,
        or_(Broadcast.state == BroadcastState.SCHEDULED, Broadcast.started_at.is_not(None)),
    )
    return work.session.scalar(about.limit(1)) is not None


def _unsure_again(work: Work, broadcast_id: int) -> int:
    unsure = (_D.c.broadcast_id == broadcast_id, _D.c.outcome == BroadcastOutcome.UNSURE)
    again = work.connection.execute(
        _D.update()
        .where(*unsure)
        .values(
            outcome=BroadcastOutcome.PENDING,
            not_before=work.now,
            leased_until=None,
            leased_by=None,
            attempts=0,
            ended_at=None,
            reason="",
        )
        .returning(_D.c.channel)
    )
    counts = Counter((broadcast_id, row.channel, BroadcastOutcome.UNSURE) for row in again)
    tally.add(work, {key: -count for key, count in counts.items()})
    return counts.total()


def _act(work: Work, broadcast_id: int, person_id: int, act: Callable[[Work, int, int], None]) -> int:
    _for_steering(work, broadcast_id, person_id)
    act(work, broadcast_id, person_id)
    followers.something_changed(work, broadcast_id)
    found: int = _ON_THE_WAY.scalar(work.connection, broadcast=broadcast_id, now=work.now)
    return found


def _for_steering(work: Work, broadcast_id: int, person_id: int) -> Broadcast:
    broadcast = life.for_change(work, broadcast_id)
    _may(work, person_id, broadcast.body_code, broadcast.made_by, broadcast.approved_by)
    return broadcast


def _may(work: Work, person_id: int, body_code: str, made_by: int, approved_by: int | None) -> None:
    """Its maker and its approver, while they hold some post; whoever may announce for its body. `Forbidden`.

    The former may read of it and hold it back wherever they serve now; to send more takes the right to announce.
    """
    own = person_id in {made_by, approved_by} and bool(authority.posts(work, person_id))
    if not own and not rights.announces(work, person_id, body_code):
        raise Forbidden(NO_AUTHORITY)
