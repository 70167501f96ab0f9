"""Sending what was written, at once or at its time; above a size of the office only when a second person approves.

The size is that of the fresh count. Where groups and channels get it a second person is always asked: nobody can
count who reads there. What was for later and nobody else approved is counted again when its time comes. An urgent
one has no rule of its own: a warning to one hamlet must not wait for somebody asleep, and the many are protected
by the size. Its approvers are asked at night too, those of others in the morning.
"""

from enum import StrEnum

from langnghe.models import Broadcast, BroadcastAct, BroadcastRepeat, BroadcastState
from langnghe.models.contract import LANGUAGES
from langnghe.services import bodies
from langnghe.services.authority import NO_AUTHORITY, Official
from langnghe.services.broadcast import approval_size, correcting, counting, drafts, life, listing, rights, tally
from langnghe.services.broadcast.audience import Audience
from langnghe.services.broadcast.counting import Count
from langnghe.services.broadcast.view import view
from langnghe.services.handling import name_of, written
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.work import Notice, Work

A, S = BroadcastAct, BroadcastState

LONGEST_REASON = 300


class Sent(StrEnum):
    """What became of it when its maker said "send"."""

    COUNTING = "counting"
    """Nothing yet: its receivers are being counted."""
    WAITING = "waiting"
    SCHEDULED = "scheduled"
    SENDING = "sending"


def needs_approval(work: Work, broadcast: Broadcast, count: Count) -> bool:
    """Whether a second person is asked, by what was counted so far."""
    if count.groups or Audience.from_json(broadcast.audience).groups:
        return True
    return _size(work, broadcast, count) > approval_size.now(work)


def _size(work: Work, broadcast: Broadcast, count: Count) -> int:
    """How many will get it: while the first one is still sent, perhaps everybody it was listed for."""
    if broadcast.about_id is None or correcting.settled(work, broadcast.about_id):
        return count.reached
    return max(count.reached, tally.of(work, broadcast.about_id).listed)


def send(work: Work, person_id: int, broadcast_id: int, version: int) -> Sent:
    """Send what its maker has seen as `version`, or put it before the others who may announce.

    Raises `Forbidden`, `Stale` "broadcast-moved-on", "b-changed-since" or "b-cancel-once", and `Invalid` for what
    is missing: as `drafts.check_whole`, "b-too-long", "b-nobody", "b-no-approver". While nobody need approve it by
    what is counted so far it is not sent, and that is no refusal: one would undo the count that was begun anew.
    """
    broadcast = rights.own(work, person_id, broadcast_id)
    if broadcast.state is not S.DRAFT:
        raise Stale("broadcast-moved-on", state=str(broadcast.state))
    if broadcast.version != version:
        raise Stale("b-changed-since")
    correcting.check_once(work, broadcast)
    drafts.check_whole(work, broadcast)
    check_fits(work, broadcast)
    count = counting.fresh(work, broadcast, person_id)
    asked = needs_approval(work, broadcast, count)
    if not asked and not count.done:
        return Sent.COUNTING
    if count.done and not count.groups and not _size(work, broadcast, count):
        raise Invalid("b-nobody")
    if not asked:
        return _approved(work, broadcast, person_id, None)
    _ask(work, broadcast, person_id)
    return Sent.WAITING


def check_fits(work: Work, broadcast: Broadcast) -> None:
    """Raises `Invalid("b-too-long")` where it is more than one message on some channel of the office."""
    said = view(work, broadcast.id).announcement
    for channel in work.office.channels:
        for language in LANGUAGES:
            try:
                work.composer.announce(work, said, channel, language)
            except ValueError:
                raise Invalid("b-too-long") from None


def _ask(work: Work, broadcast: Broadcast, person_id: int) -> None:
    found = rights.approvers(work, broadcast.body_code, broadcast.made_by)
    if not found:
        raise Invalid("b-no-approver", body=bodies.name_of(work, broadcast.body_code))
    life.move(work, broadcast, A.ASK, person_id)
    _put_before(work, broadcast, found)


def _put_before(work: Work, broadcast: Broadcast, approvers: tuple[Official, ...]) -> None:
    for each in approvers:
        _tell(work, broadcast, "b-to-approve", each.person_id, broadcast.made_by)


def grown(work: Work, broadcast: Broadcast) -> bool | None:
    """Whether its time has come for more than one person alone may decide; None while that is being counted.

    Never where a second person has approved it.
    """
    if broadcast.approved_by is not None:
        return False
    count = counting.at_its_time(work, broadcast)
    if needs_approval(work, broadcast, count):
        return True
    return False if count.done else None


def ask_again(work: Work, broadcast: Broadcast) -> None:
    """Put what has grown before the others who may announce, now; it is sent as soon as one approves.

    Its maker is told, also where there is nobody yet: who comes to that post later finds it in the list.
    """
    life.move(work, broadcast, A.ASK)
    broadcast.approved_at = None
    if broadcast.repeat is BroadcastRepeat.ONCE:
        broadcast.send_at = None
    work.session.flush()
    found = rights.approvers(work, broadcast.body_code, broadcast.made_by)
    _put_before(work, broadcast, found)
    params = {
        "broadcast": broadcast.id,
        "size": approval_size.now(work),
        "approvers": len(found),
        "body": bodies.name_of(work, broadcast.body_code),
    }
    work.notify(Notice("b-grown", broadcast.made_by, params=params, patient=not broadcast.urgent))


def approve(work: Work, person_id: int, broadcast_id: int, version: int) -> Sent:
    """Approve what was read as `version`. Its maker is told.

    Raises `Forbidden` (also for who has made it), `Stale` "broadcast-moved-on" or "b-changed-since", and `Invalid`
    "b-approve-past" where the moment it was written for has passed, or as `drafts.check_expiry`.
    """
    broadcast = _before_approver(work, person_id, broadcast_id)
    if broadcast.version != version:
        raise Stale("b-changed-since")
    if drafts.missed(work, broadcast) and broadcast.repeat is BroadcastRepeat.ONCE:
        raise Invalid("b-approve-past", at=broadcast.send_at)
    drafts.check_expiry(work, broadcast)
    done = _approved(work, broadcast, person_id, person_id)
    _tell(work, broadcast, "b-approved", broadcast.made_by, person_id)
    return done


def give_back(work: Work, person_id: int, broadcast_id: int, reason: str) -> None:
    """Return it to its maker with the reason, who is told. Raises `Forbidden`, `Stale`, `Invalid`."""
    why = written(reason, LONGEST_REASON)
    broadcast = _before_approver(work, person_id, broadcast_id)
    life.move(work, broadcast, A.RETURN, person_id, why)
    _tell(work, broadcast, "b-returned", broadcast.made_by, person_id, reason=why)


def may_approve(work: Work, person_id: int, broadcast_id: int) -> None:
    """Raises `Forbidden`, `Stale` unless the person could approve or return it now."""
    _before_approver(work, person_id, broadcast_id)


def _before_approver(work: Work, person_id: int, broadcast_id: int) -> Broadcast:
    broadcast = life.for_change(work, broadcast_id)
    if not rights.announces(work, person_id, broadcast.body_code):
        raise Forbidden(NO_AUTHORITY)
    if person_id == broadcast.made_by:
        raise Forbidden("b-own-approval")
    if broadcast.state is not S.WAITING:
        raise Stale("broadcast-moved-on", state=str(broadcast.state))
    return broadcast


def _approved(work: Work, broadcast: Broadcast, person_id: int, approved_by: int | None) -> Sent:
    broadcast.approved_by, broadcast.approved_at = approved_by, work.now
    life.move(work, broadcast, A.APPROVE, person_id)
    if broadcast.repeat is not BroadcastRepeat.ONCE or not due(work, broadcast):
        return Sent.SCHEDULED
    start(work, broadcast)
    return Sent.SENDING


def due(work: Work, broadcast: Broadcast) -> bool:
    """Whether its time has come, and the one it corrects is over and has nothing on its way any more."""
    if broadcast.send_at is not None and broadcast.send_at > work.now:
        return False
    return broadcast.about_id is None or correcting.settled(work, broadcast.about_id)


def start(work: Work, broadcast: Broadcast) -> None:
    """Begin to send it now."""
    broadcast.expires_at = drafts.expires_at(broadcast, max(broadcast.send_at or work.now, work.now))
    listing.begin(work, broadcast)


def _tell(work: Work, broadcast: Broadcast, key: str, person_id: int, by: int, **params: str) -> None:
    told = {"broadcast": broadcast.id, "version": broadcast.version, "by": name_of(work, by), **params}
    work.notify(Notice(key, person_id, params=told, patient=not broadcast.urgent))
