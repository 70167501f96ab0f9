"""The life of a broadcast: which act is lawful in which state, and its history. Who may act is asked elsewhere."""

from langnghe.models import Broadcast, BroadcastAct, BroadcastEvent, BroadcastState
from langnghe.services.broadcast import followers
from langnghe.services.refusals import NotFound, Stale
from langnghe.services.work import Work

A, S = BroadcastAct, BroadcastState

_TO: dict[tuple[BroadcastState, BroadcastAct], BroadcastState] = {
    (S.DRAFT, A.WRITE): S.DRAFT,
    (S.DRAFT, A.ASK): S.WAITING,
    (S.DRAFT, A.APPROVE): S.SCHEDULED,
    (S.DRAFT, A.DROP): S.DROPPED,
    (S.WAITING, A.RETURN): S.DRAFT,
    (S.WAITING, A.APPROVE): S.SCHEDULED,
    (S.WAITING, A.DROP): S.DROPPED,
    # Taken back by its maker to be changed before its time.
    (S.SCHEDULED, A.RETURN): S.DRAFT,
    # Its time has come, and it would reach more than one person alone may decide.
    (S.SCHEDULED, A.ASK): S.WAITING,
    (S.SCHEDULED, A.START): S.SENDING,
    (S.SCHEDULED, A.STOP): S.STOPPED,
    # A repeated one has come to its last day, or its time had run out before it began.
    (S.SCHEDULED, A.EXPIRE): S.DONE,
    (S.SENDING, A.PAUSE): S.PAUSED,
    (S.SENDING, A.STOP): S.STOPPED,
    (S.SENDING, A.EXPIRE): S.DONE,
    (S.SENDING, A.FINISH): S.DONE,
    (S.PAUSED, A.RESUME): S.SENDING,
    (S.PAUSED, A.STOP): S.STOPPED,
    (S.PAUSED, A.EXPIRE): S.DONE,
    (S.SENDING, A.RESEND): S.SENDING,
    (S.PAUSED, A.RESEND): S.PAUSED,
    (S.DONE, A.RESEND): S.SENDING,
}


def for_change(work: Work, broadcast_id: int) -> Broadcast:
    """The broadcast, nobody else's to change until the commit. Raises `NotFound("broadcast-gone")`."""
    found = work.session.get(Broadcast, broadcast_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound("broadcast-gone")
    return found


def lawful(state: BroadcastState, act: BroadcastAct) -> bool:
    """Whether this can be done in that state."""
    return (state, act) in _TO


def move(
    work: Work, broadcast: Broadcast, act: BroadcastAct, person_id: int | None = None, note: str = ""
) -> None:
    """Do it, on the record. Raises `Stale("broadcast-moved-on", state=…)` where it is not lawful any more."""
    to = _TO.get((broadcast.state, act))
    if to is None:
        raise Stale("broadcast-moved-on", state=str(broadcast.state))
    broadcast.state = to
    broadcast.finished_at = work.now if to in {S.DONE, S.STOPPED, S.DROPPED} else None
    if act is A.START:
        followers.begin(work, broadcast)
    work.session.add(
        BroadcastEvent(broadcast_id=broadcast.id, act=act, person_id=person_id, at=work.now, note=note[:300])
    )
    work.session.flush()


def pause(work: Work, broadcast_id: int, person_id: int) -> None:
    """Nothing more of it goes out; what is on its way to the messenger still arrives. Twice has one effect."""
    broadcast = for_change(work, broadcast_id)
    if broadcast.state is not S.PAUSED:
        move(work, broadcast, A.PAUSE, person_id)


def resume(work: Work, broadcast_id: int, person_id: int) -> None:
    """It goes on where it stood. Twice has one effect."""
    broadcast = for_change(work, broadcast_id)
    if broadcast.state is not S.SENDING:
        move(work, broadcast, A.RESUME, person_id)


def stop(work: Work, broadcast_id: int, person_id: int) -> None:
    """It ends here: whoever has not got it will not. Twice has one effect."""
    broadcast = for_change(work, broadcast_id)
    if broadcast.state is not S.STOPPED:
        move(work, broadcast, A.STOP, person_id)
