"""How far a broadcast being sent has come, told to who follows it in one message that is written anew.

It is never written while nothing has changed, nor while the last writing is still on its way. On a channel that
rewrites nothing each quarter is a message of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import bindparam, select, update

from langnghe.models import (
    BroadcastOutcome,
    BroadcastState,
    BroadcastWatch,
    OutboxState,
    Prepared,
    table,
)
from langnghe.models.contract import Marked
from langnghe.services import outbox, pace, quiet
from langnghe.services.broadcast import asleep, followers
from langnghe.services.broadcast import view as views
from langnghe.services.broadcast.followers import FIRST, OFTEN, SELDOM, Mark
from langnghe.services.broadcast.view import View
from langnghe.services.calendar import HANOI
from langnghe.services.outbox import Recipient
from langnghe.services.work import Notice, Office, Work

log = structlog.get_logger()

S = BroadcastState

#: Followers looked at in one transaction.
PIECE = 20
#: While the last writing is on its way to the messenger it is looked at again after this.
SOON = timedelta(seconds=5)
#: After a fault, or while somebody can be reached nowhere.
LATER = timedelta(minutes=5)
#: What was on its way when it ended is waited for so long before the end is told.
GRACE = timedelta(minutes=2)
#: A speed is reckoned over at least and at most so many seconds.
SHORT, LONG = 5, 300
#: An end that is further off than this is not foretold.
FAR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it has come."""

    broadcast_id: int
    state: BroadcastState
    text: Marked
    urgent: bool
    listing: bool
    """The receivers are still being listed: `listed` grows."""
    listed: int
    done: int
    left: int
    outcomes: Mapping[BroadcastOutcome, int] = field(default_factory=dict)
    ends_at: datetime | None = None
    """When it will have come to everybody; None where that cannot be told yet."""
    resumes_at: datetime | None = None
    """It rests for the night until then."""
    asleep_until: datetime | None = None
    """All who are left are in quiet hours of their own, the last of them until then."""
    expires_at: datetime | None = None
    ended: bool = False

    @property
    def sent(self) -> int:
        return self.outcomes.get(BroadcastOutcome.SENT, 0)

    @property
    def percent(self) -> int:
        """Never 100 while somebody is left."""
        return self.done * 100 // self.listed if self.listed else 100 if self.ended else 0


_W = table(BroadcastWatch).c
_DUE = Prepared(
    select(*_W)
    .where(_W.next_at <= bindparam("now"))
    .order_by(_W.next_at)
    .limit(PIECE)
    .with_for_update(skip_locked=True)
)
_ONE = (_W.broadcast_id == bindparam("broadcast"), _W.person_id == bindparam("person"))
_SHOWN = Prepared(
    update(table(BroadcastWatch))
    .where(*_ONE)
    .values(
        {name: bindparam(f"new_{name}") for name in ("identity_id", "message_ref", "row_id", "next_at", "shown")}
    )
)


def sweep(work: Work) -> int:
    """Show the next followers how far it has come, where their time has come; how many were looked at."""
    due = _DUE.all(work.connection, now=work.now)
    for watch in due:
        try:
            with work.step():
                _look(work, watch)
        except Exception as error:  # noqa: BLE001 - others must not wait for it; it is tried again later
            log.error("broadcast.progress_failed", broadcast=watch.broadcast_id, error=type(error).__name__)
            _look_again(work, watch, LATER)
    return len(due)


def of(work: Work, view: View, before: Mark | None = None) -> Progress:
    """How far it has come; with what somebody was shown before, its speed since then."""
    sums = view.tally
    going = view.state is S.SENDING
    resting = going and not view.urgent and sums.left > 0 and work.office.awake(work.now) > work.now
    over = view.state in {S.DONE, S.STOPPED}
    waited = view.finished_at is not None and work.now - view.finished_at >= GRACE
    sleeping = asleep.until(work, view) if going and sums.left and not resting else None
    seconds = _seconds_left(work, view, before) if going and sums.left and sleeping is None else None
    return Progress(
        broadcast_id=view.id,
        state=view.state,
        text=view.text,
        urgent=view.urgent,
        listing=not view.listed and not over,
        listed=sums.listed,
        done=sums.done,
        left=sums.left,
        outcomes=sums.outcomes,
        ends_at=expected_end(work.office, work.now, seconds, urgent=view.urgent) if seconds is not None else None,
        resumes_at=work.office.awake(work.now) if resting else None,
        asleep_until=sleeping,
        expires_at=view.expires_at,
        ended=over and (not sums.left or waited),
    )


def mark(work: Work, progress: Progress) -> Mark:
    """What somebody has seen who is shown this now."""
    quarter = 0 if progress.listing else min(progress.percent // 25, 3)
    resting = progress.resumes_at is not None
    return Mark(progress.state, resting, quarter, progress.listed, progress.done, work.now)


def expected_end(office: Office, now: datetime, seconds: float, *, urgent: bool) -> datetime | None:
    """When so many seconds of sending are over, nights left out; None where that is very far off."""
    left = timedelta(seconds=min(seconds, FAR.total_seconds() + 1))
    if left > FAR:
        return None
    if urgent or office.quiet_from == office.quiet_until:
        return now + left
    at = quiet.awake(office, now)
    while at - now <= FAR:
        here = at.astimezone(HANOI)
        night = datetime.combine(here.date(), office.quiet_from, HANOI)
        if night <= here:
            night += timedelta(days=1)
        if at + left <= night:
            return at + left
        left -= night - at
        at = quiet.awake(office, night).astimezone(now.tzinfo)
    return None


# How fast it goes ---------------------------------------------------------------------------------------------


def _seconds_left(work: Work, view: View, before: Mark | None) -> float | None:
    """By what was sent lately; before anything was, by what the messengers take."""
    done = view.tally.done
    spans = []
    if before is not None:
        spans.append((work.now - before.at, done - before.done))
    if view.started_at is not None:
        spans.append((work.now - view.started_at, done))
    for span, count in spans:
        seconds = span.total_seconds()
        if SHORT <= seconds <= LONG and count > 0:
            return view.tally.left * seconds / count
    return _by_pace(work, view)


def _by_pace(work: Work, view: View) -> float | None:
    slowest = 0.0
    for channel, sums in view.tally.channels.items():
        able = work.office.channels.get(channel)
        if not sums.left or (able is not None and able.inbox):
            continue
        rate = pace.of(work, channel, work.office.rates.get(channel, 0.0)).rate
        if not rate:
            return None
        slowest = max(slowest, sums.left / rate)
    return slowest or None


# The message --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a follower's message stands. `ref` is "" where there is none that can be written anew."""

    ref: str = ""
    new: bool = False
    """None was ever sent to where the follower is now."""
    under_way: bool = False
    sent_row: int | None = None
    """A row of the outbox that has served."""


def _look(work: Work, watch: Any) -> None:
    view = views.view(work, watch.broadcast_id)
    recipient = outbox.recipient_of(work, watch.person_id)
    before = Mark.unpacked(watch.shown)
    progress = of(work, view, before)
    if recipient is None:
        _look_again(work, watch, None if progress.ended else LATER)
        return
    able = work.office.channels[recipient.channel]
    place = _place(work, watch, recipient, inbox=able.inbox)
    if place.under_way:
        _look_again(work, watch, SOON)
        return
    ref = place.ref if able.edit or able.inbox else ""
    seen = mark(work, progress)
    told = before is not None and not place.new and not seen.differs(before, rewritten=bool(ref))
    if told and not progress.ended:
        _look_again(work, watch, _pause(work, view))
        return
    row_id = work.notify(
        Notice(
            "b-progress",
            watch.person_id,
            params={"progress": progress},
            in_place_of=ref,
            # How it ended is told in any case; how far it has come only where it is read.
            only_in_place=bool(ref) and (able.inbox or not progress.ended),
        )
    )
    if place.sent_row is not None and ref:
        outbox.forget(work, place.sent_row)
    if progress.ended or row_id is None:
        _look_again(work, watch, None)
        return
    _SHOWN.run(
        work.connection,
        broadcast=watch.broadcast_id,
        person=watch.person_id,
        new_identity_id=recipient.identity_id,
        new_message_ref=ref,
        new_row_id=row_id,
        new_next_at=work.now + _pause(work, view),
        new_shown=seen.packed(),
    )


def _place(work: Work, watch: Any, recipient: Recipient, *, inbox: bool) -> _Place:
    """Where the follower's message is; nowhere when they now use another channel than it is on."""
    if watch.row_id is None or watch.identity_id != recipient.identity_id:
        return _Place(new=True)
    if inbox:
        return _Place(str(watch.row_id))
    found = outbox.place_of(work, watch.row_id)
    if found is None:
        return _Place(watch.message_ref)
    if found.state is OutboxState.PENDING:
        return _Place(under_way=True)
    sent = found.state is OutboxState.SENT
    return _Place(found.message_ref if sent else "", sent_row=watch.row_id if sent else None)


def _pause(work: Work, view: View) -> timedelta:
    young = view.started_at is not None and work.now - view.started_at < FIRST
    return OFTEN if young else SELDOM


def _look_again(work: Work, watch: Any, after: timedelta | None) -> None:
    """Look at it again then, or, with None, no more."""
    if after is None:
        followers.over(work, watch.broadcast_id, watch.person_id)
    else:
        followers.look_at(work, watch.broadcast_id, watch.person_id, work.now + after)
