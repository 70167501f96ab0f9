"""What was approved for a later moment begins when that has come; a repeated one anew each time."""

import structlog
from sqlalchemy import or_, select

from langnghe.models import Broadcast, BroadcastAct, BroadcastRepeat, BroadcastState
from langnghe.services.broadcast import approving, drafts, life, repetition
from langnghe.services.broadcast.repetition import Times
from langnghe.services.work import Notice, Work

log = structlog.get_logger()

S = BroadcastState
#: What each time of a plan says is the plan's.
_SAME = ("version", "made_by", "body_code", "urgent", "text", "attachment_id", "links", "audience", "approved_by")


def sweep(work: Work) -> int:
    """Begin what is due, the urgent first, or put it before a second person where it has grown; how many.

    A correction waits until the first one has come to rest; what nobody else has approved, until it is counted.
    """
    query = select(Broadcast.id).where(
        Broadcast.state == S.SCHEDULED, or_(Broadcast.send_at.is_(None), Broadcast.send_at <= work.now)
    )
    begun = 0
    for broadcast_id in work.session.scalars(query.order_by(Broadcast.urgent.desc(), Broadcast.id)).all():
        try:
            with work.step():
                begun += _begin(work, broadcast_id)
        except Exception as error:  # noqa: BLE001 - others must not wait for it; the next run tries again
            log.error("broadcast.begin_failed", broadcast=broadcast_id, error=type(error).__name__)
    return begun


def _begin(work: Work, broadcast_id: int) -> bool:
    broadcast = life.for_change(work, broadcast_id)
    if broadcast.state is not S.SCHEDULED or not approving.due(work, broadcast):
        return False
    once = broadcast.repeat is BroadcastRepeat.ONCE
    if once and _run_out(work, broadcast):
        _end(work, broadcast, "b-run-out")
        return True
    grown = approving.grown(work, broadcast)
    if grown is None:
        return False
    if grown:
        approving.ask_again(work, broadcast)
    elif once:
        approving.start(work, broadcast)
    else:
        _turn(work, broadcast)
    return True


def _run_out(work: Work, broadcast: Broadcast) -> bool:
    """Its time had run out before it began: the program was off."""
    ends = drafts.expires_at(broadcast, broadcast.send_at or work.now)
    return ends is not None and ends <= work.now


def _turn(work: Work, plan: Broadcast) -> None:
    """One of a plan's times has come. Of those missed while the program was off only the newest is sent."""
    first = plan.send_at or work.now
    times = repetition.due(plan.repeat, first, plan.repeat_day, plan.repeat_until, work.now)
    _occur(work, plan, times)
    if times.following is None:
        _end(work, plan, "b-plan-ended")
    else:
        plan.send_at = times.following
    work.session.flush()


def _occur(work: Work, plan: Broadcast, times: Times) -> None:
    """Send the plan's newest time, unless its own time has run out meanwhile."""
    if times.newest is None:
        return
    ends = drafts.expires_at(plan, times.newest)
    if ends is not None and ends <= work.now:
        return
    once = Broadcast(
        state=S.SCHEDULED,
        made_at=work.now,
        approved_at=plan.approved_at,
        send_at=times.newest,
        repeat=BroadcastRepeat.ONCE,
        series_id=plan.id,
        expires_at=ends,
        counted={},
        **{name: getattr(plan, name) for name in _SAME},
    )
    work.session.add(once)
    work.session.flush()
    approving.start(work, once)


def _end(work: Work, broadcast: Broadcast, key: str) -> None:
    life.move(work, broadcast, BroadcastAct.EXPIRE)
    work.notify(Notice(key, broadcast.made_by, params={"broadcast": broadcast.id}, patient=True))
