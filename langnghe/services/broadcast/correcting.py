"""Correcting or calling off what was sent: a broadcast of its own, to exactly those who got the first.

A cancellation ends the first one at once; a correction does not, and waits until it is over, so that nobody reads
the correction alone and nobody the mistake alone. Both begin when nothing of the first is on its way any more.
"""

from sqlalchemy import select

from langnghe.models import (
    Broadcast,
    BroadcastAct,
    BroadcastDelivery,
    BroadcastOutcome,
    BroadcastRelation,
    BroadcastRepeat,
    BroadcastState,
)
from langnghe.services.broadcast import drafts, followers, life, rights
from langnghe.services.broadcast.view import View
from langnghe.services.refusals import Invalid, Stale
from langnghe.services.work import Work

S = BroadcastState

#: What may be corrected or called off: what somebody may have got.
SENT = frozenset({S.SENDING, S.PAUSED, S.DONE, S.STOPPED})
_OVER = frozenset({S.DONE, S.STOPPED})
_WRITTEN = (S.DRAFT, S.WAITING, S.SCHEDULED)
_GIVEN_UP = (S.DROPPED, S.STOPPED)


def make(work: Work, person_id: int, broadcast_id: int, relation: BroadcastRelation) -> int:
    """A draft that corrects or calls off this one; its id. One that this person has begun is taken up again.

    It is called off once: where anybody has sent a cancellation that was not given up, this is its id. One that is
    only being written is in nobody's way: its maker may be asleep. A correction of a correction is about the first
    one: all who got that have to know.

    Raises `NotFound`, `Forbidden`, `Stale("broadcast-moved-on")` where nothing was sent, and
    `Invalid("b-correct-each")` for the plan of a repeated one.
    """
    first = _first(work, broadcast_id)
    rights.announcer(work, person_id, first.body_code)
    if first.repeat is not BroadcastRepeat.ONCE:
        raise Invalid("b-correct-each")
    if first.state not in SENT:
        raise Stale("broadcast-moved-on", state=str(first.state))
    if relation is BroadcastRelation.CANCELLATION and first.state not in _OVER:
        life.move(work, first, BroadcastAct.STOP, person_id)
        followers.something_changed(work, first.id)
    begun = _begun(work, person_id, first.id, relation)
    if begun is not None:
        return begun
    made = drafts.enter(
        work, person_id, first.body_code, about_id=first.id, relation=relation, urgent=first.urgent
    )
    return made.id


def _begun(work: Work, person_id: int, first_id: int, relation: BroadcastRelation) -> int | None:
    about = (Broadcast.about_id == first_id, Broadcast.relation == relation)
    if relation is BroadcastRelation.CANCELLATION and (sent := _said_already(work, first_id)) is not None:
        return sent.id
    own = (Broadcast.made_by == person_id, Broadcast.state.in_(_WRITTEN))
    return work.session.scalar(select(Broadcast.id).where(*about, *own).order_by(Broadcast.id).limit(1))


def _said_already(work: Work, first_id: int) -> Broadcast | None:
    """The cancellation that was sent, or waits for approval or for its turn, whoever made it."""
    sent = select(Broadcast).where(
        Broadcast.about_id == first_id,
        Broadcast.relation == BroadcastRelation.CANCELLATION,
        Broadcast.state.not_in((S.DRAFT, *_GIVEN_UP)),
    )
    return work.session.scalars(sent.order_by(Broadcast.id).limit(1)).one_or_none()


def check_once(work: Work, broadcast: Broadcast) -> None:
    """Raises `Stale("b-cancel-once")` for a cancellation where a colleague has sent one: it is called off once."""
    if broadcast.about_id is None or broadcast.relation is not BroadcastRelation.CANCELLATION:
        return
    # Two who send at once do it one after the other.
    life.for_change(work, broadcast.about_id)
    if (sent := _said_already(work, broadcast.about_id)) is not None:
        raise Stale("b-cancel-once", id=str(sent.id), state=str(sent.state))


def others(work: Work, shown: View) -> tuple[int, ...]:
    """What others have begun or sent of this kind about the same one: who gets both may wonder which is right."""
    if shown.relation is None:
        return ()
    found = select(Broadcast.id).where(
        Broadcast.about_id == shown.about_id,
        Broadcast.relation == shown.relation,
        Broadcast.made_by != shown.made_by,
        Broadcast.state.not_in(_GIVEN_UP),
    )
    return tuple(work.session.scalars(found.order_by(Broadcast.id)))


def _first(work: Work, broadcast_id: int) -> Broadcast:
    about = work.session.scalar(select(Broadcast.about_id).where(Broadcast.id == broadcast_id))
    return life.for_change(work, about or broadcast_id)


def settled(work: Work, broadcast_id: int) -> bool:
    """Whether it is over and nothing of it is on its way: who got it stands fast."""
    state = work.session.scalar(select(Broadcast.state).where(Broadcast.id == broadcast_id))
    if state not in _OVER:
        return False
    # Also where the lease has run out: what became of it is not entered yet.
    on_its_way = select(BroadcastDelivery.id).where(
        BroadcastDelivery.broadcast_id == broadcast_id,
        BroadcastDelivery.outcome == BroadcastOutcome.PENDING,
        BroadcastDelivery.leased_until.is_not(None),
    )
    return work.session.scalar(on_its_way.limit(1)) is None
