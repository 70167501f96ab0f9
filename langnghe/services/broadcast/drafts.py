"""Writing a broadcast: each value is set by its maker, and kept at once.

What waits for approval, or for its time, and is changed is a draft again: an approval is for what was read.
"""

import zlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from langnghe.models import (
    Attachment,
    AttachmentState,
    Body,
    Broadcast,
    BroadcastAct,
    BroadcastRepeat,
    BroadcastState,
)
from langnghe.models.contract import Inbound, InputKind, Marked
from langnghe.services import attachments, bodies
from langnghe.services.broadcast import audience_choice, counting, life, rights, typed
from langnghe.services.broadcast.audience import Audience
from langnghe.services.broadcast.view import View, view
from langnghe.services.calendar import HANOI
from langnghe.services.handling import fields_now
from langnghe.services.refusals import Invalid, NotFound, Stale
from langnghe.services.work import Work

A, S = BroadcastAct, BroadcastState

MOST_LINKS = 3
#: Characters of a text with its marks; what fits a channel is asked of the channel.
LONGEST_TEXT = 8_000
#: What may go along: one picture or one file.
FILES = (InputKind.PHOTO, InputKind.FILE)
#: What was approved and has not begun, or waits for it.
_ASKED = (S.WAITING, S.SCHEDULED)


def create(work: Work, person_id: int, body_code: str) -> int:
    """A new draft that speaks for the body, to everybody in its area; its id. An untouched one is taken up again.

    Raises `Forbidden`, `NotFound`.
    """
    rights.announcer(work, person_id, body_code)
    body = work.session.get(Body, body_code)
    if body is None or not bodies.stands(work, body):
        raise NotFound("body-not-found", body=body_code)
    if (begun := _untouched(work, person_id, body_code)) is not None:
        return begun
    return enter(work, person_id, body_code, audience=Audience(areas=(body.area_code,)).to_json()).id


def _untouched(work: Work, person_id: int, body_code: str) -> int | None:
    """The person's draft for the body in which nothing was set yet: who presses twice has begun one."""
    return work.session.scalar(
        select(Broadcast.id)
        .where(
            Broadcast.made_by == person_id,
            Broadcast.body_code == body_code,
            Broadcast.state == S.DRAFT,
            Broadcast.version == 1,
            Broadcast.about_id.is_(None),
        )
        .order_by(Broadcast.id.desc())
        .limit(1)
    )


def enter(work: Work, person_id: int, body_code: str, **given: Any) -> Broadcast:
    """Enter a draft with these columns set, and begin to count whom it would reach."""
    usual = {"text": "", "links": [], "audience": {}, "counted": {}, "urgent": False, "version": 1}
    made = Broadcast(
        state=S.DRAFT,
        made_by=person_id,
        made_at=work.now,
        body_code=body_code,
        repeat=BroadcastRepeat.ONCE,
        **{**usual, **given},
    )
    work.session.add(made)
    work.session.flush()
    life.move(work, made, A.WRITE, person_id, "new")
    counting.begin(work, made)
    return made


# The values -----------------------------------------------------------------------------------------------------


def write(work: Work, person_id: int, broadcast_id: int, text: Marked) -> bool:
    """What it says; True where it was waiting or approved before and is a draft again (so of all verbs here).

    All of them raise `Forbidden`, `Stale("broadcast-moved-on")`, and `Invalid` that says what to do instead.
    """
    if not any(character.isalnum() for character in text):
        raise Invalid("b-text-empty")
    if len(text) > LONGEST_TEXT:
        raise Invalid("b-text-long", length=len(text), most=LONGEST_TEXT)
    return _change(work, person_id, broadcast_id, "text", text=str(text))


def attach(work: Work, person_id: int, broadcast_id: int, event: Inbound) -> bool:
    """The picture or file of this message goes along, instead of the one before."""
    if event.kind not in FILES or len(event.media) != 1:
        raise Invalid("b-file-one")
    _changeable(rights.own(work, person_id, broadcast_id))
    (entered,) = attachments.enter(work, person_id, event)
    return _change(work, person_id, broadcast_id, "file", attachment_id=entered)


def detach(work: Work, person_id: int, broadcast_id: int) -> bool:
    """No file goes along."""
    return _change(work, person_id, broadcast_id, "file", attachment_id=None)


def add_link(work: Work, person_id: int, broadcast_id: int, given: str) -> bool:
    """One more button, as typed: its words and its https address."""
    label, url = typed.read_button(given)
    broadcast = rights.own(work, person_id, broadcast_id)
    link = {"label": label, "url": url}
    if link in broadcast.links:
        return False
    if len(broadcast.links) >= MOST_LINKS:
        raise Invalid("b-links-full", most=MOST_LINKS)
    return _change(work, person_id, broadcast_id, "links", links=[*broadcast.links, link])


def mark_of(label: str, url: str) -> str:
    """A short name of a button, by which a press takes it away: pressed twice, nothing else goes."""
    return f"{zlib.crc32(f'{label} {url}'.encode()):08x}"


def drop_link(work: Work, person_id: int, broadcast_id: int, mark: str) -> bool:
    """Without the button of this mark (`mark_of`)."""
    broadcast = rights.own(work, person_id, broadcast_id)
    left = [each for each in broadcast.links if mark_of(each["label"], each["url"]) != mark]
    return _change(work, person_id, broadcast_id, "links", links=left)


def urge(work: Work, person_id: int, broadcast_id: int, *, urgent: bool) -> bool:
    """A warning of danger, which waits for no morning, or not."""
    return _change(work, person_id, broadcast_id, "urgent", urgent=urgent)


def meant_for(work: Work, person_id: int, broadcast_id: int, **parts: Any) -> bool:
    """Change these parts of the audience (`Audience`); the others stay. A correction's receivers are fixed."""
    broadcast = rights.own(work, person_id, broadcast_id)
    if broadcast.about_id is not None:
        raise Invalid("b-audience-fixed")
    meant = replace(Audience.from_json(broadcast.audience), **parts)
    if len(meant.areas) > audience_choice.MOST_AREAS:
        raise Invalid("b-areas-many", most=audience_choice.MOST_AREAS)
    if meant.field_code and meant.field_code not in fields_now(work):
        raise NotFound("button-old")
    if not (meant.persons or meant.groups):
        raise Invalid("b-nobody-meant")
    rights.must_lie_within(work, broadcast.body_code, meant)
    return _change(work, person_id, broadcast_id, "audience", audience=meant.to_json())


def at_once(work: Work, person_id: int, broadcast_id: int) -> bool:
    """To be sent as soon as it is approved, once."""
    return _change(
        work,
        person_id,
        broadcast_id,
        "when",
        send_at=None,
        repeat=BroadcastRepeat.ONCE,
        repeat_until=None,
        repeat_day=None,
    )


def send_at(work: Work, person_id: int, broadcast_id: int, given: str) -> bool:
    """The moment of sending as typed, or the first one of a repeated broadcast; "bây giờ" as `at_once`."""
    if typed.is_now(given):
        return at_once(work, person_id, broadcast_id)
    moment = typed.read_moment(given, work.now)
    broadcast = rights.own(work, person_id, broadcast_id)
    day = moment.astimezone(HANOI)
    monthly = broadcast.repeat is BroadcastRepeat.MONTHLY
    if broadcast.repeat_until is not None and day.date() > broadcast.repeat_until:
        raise Invalid("b-until-before", at=moment)
    return _change(work, person_id, broadcast_id, "when", send_at=moment, repeat_day=day.day if monthly else None)


def repeat(work: Work, person_id: int, broadcast_id: int, rule: BroadcastRepeat) -> bool:
    """Again and again from its moment on; `Invalid("b-repeat-when")` while it has none."""
    broadcast = rights.own(work, person_id, broadcast_id)
    if rule is not BroadcastRepeat.ONCE and broadcast.send_at is None:
        raise Invalid("b-repeat-when")
    if rule is not BroadcastRepeat.ONCE and broadcast.about_id is not None:
        raise Invalid("b-repeat-correction")
    monthly = rule is BroadcastRepeat.MONTHLY and broadcast.send_at is not None
    day = broadcast.send_at.astimezone(HANOI).day if monthly and broadcast.send_at else None
    until = None if rule is BroadcastRepeat.ONCE else broadcast.repeat_until
    # A moment of expiry is one time's; for each time there are hours.
    expires_at = broadcast.expires_at if rule is BroadcastRepeat.ONCE else None
    return _change(
        work,
        person_id,
        broadcast_id,
        "repeat",
        repeat=rule,
        repeat_day=day,
        repeat_until=until,
        expires_at=expires_at,
    )


def repeat_until(work: Work, person_id: int, broadcast_id: int, given: str) -> bool:
    """The last day of a repeated one, as typed; "" for no end."""
    broadcast = rights.own(work, person_id, broadcast_id)
    if broadcast.repeat is BroadcastRepeat.ONCE or broadcast.send_at is None:
        raise Invalid("b-repeat-when")
    until = typed.read_last_day(given, work.now, broadcast.send_at) if given else None
    return _change(work, person_id, broadcast_id, "until", repeat_until=until)


def expire(work: Work, person_id: int, broadcast_id: int, given: str) -> bool:
    """Until when somebody may still get it: hours after it begins ("24 giờ"), a moment, or "" for no end."""
    hours = typed.read_hours(given) if given else None
    if not given or hours is not None:
        return _change(work, person_id, broadcast_id, "expiry", expires_hours=hours, expires_at=None)
    broadcast = rights.own(work, person_id, broadcast_id)
    if broadcast.repeat is not BroadcastRepeat.ONCE:
        raise Invalid("b-expiry-hours")
    moment = typed.read_expiry(given, work.now)
    return _change(work, person_id, broadcast_id, "expiry", expires_hours=None, expires_at=moment)


def drop(work: Work, person_id: int, broadcast_id: int) -> None:
    """Throw it away before anything of it was sent; what waits for its time is stopped. Twice has one effect."""
    broadcast = rights.own(work, person_id, broadcast_id)
    if broadcast.state in {S.DROPPED, S.STOPPED}:
        return
    life.move(work, broadcast, A.STOP if broadcast.state is S.SCHEDULED else A.DROP, person_id)


def changeable(work: Work, person_id: int, broadcast_id: int) -> View:
    """It as it is, for its maker. Raises `NotFound`, `Forbidden`, `Stale` where it cannot be changed any more."""
    _changeable(rights.own(work, person_id, broadcast_id))
    return view(work, broadcast_id)


def _changeable(broadcast: Broadcast) -> None:
    """Raises `Stale` before anything is entered for one that has begun, or is over."""
    if broadcast.state is not S.DRAFT and broadcast.state not in _ASKED:
        raise Stale("broadcast-moved-on", state=str(broadcast.state))


def _change(work: Work, person_id: int, broadcast_id: int, what: str, **columns: Any) -> bool:
    broadcast = rights.own(work, person_id, broadcast_id)
    if all(getattr(broadcast, name) == value for name, value in columns.items()):
        return False
    _changeable(broadcast)
    again = broadcast.state in _ASKED
    if again:
        life.move(work, broadcast, A.RETURN, person_id, "changed")
    life.move(work, broadcast, A.WRITE, person_id, what)
    for name, value in columns.items():
        setattr(broadcast, name, value)
    broadcast.version += 1
    broadcast.approved_by = broadcast.approved_at = None
    work.session.flush()
    if what in {"audience", "urgent"}:
        counting.begin(work, broadcast)
    return again


# What is missing ------------------------------------------------------------------------------------------------


def begins_at(work: Work, broadcast: Broadcast | View) -> datetime:
    """When the first receiver may get it: at its moment or now, in the morning where it can wait."""
    begins = max(broadcast.send_at or work.now, work.now)
    return begins if broadcast.urgent else work.office.awake(begins)


def missed(work: Work, broadcast: Broadcast | View) -> bool:
    """Whether the moment it was to be sent at has passed before it was approved."""
    return broadcast.send_at is not None and broadcast.send_at <= work.now


def check_whole(work: Work, broadcast: Broadcast) -> None:
    """Raises `Invalid` for what nobody can be sent as it is."""
    if not broadcast.text:
        raise Invalid("b-text-missing")
    _check_file(work, broadcast)
    if missed(work, broadcast):
        raise Invalid("b-when-past", at=broadcast.send_at)
    if broadcast.repeat is not BroadcastRepeat.ONCE and broadcast.send_at is None:
        raise Invalid("b-repeat-when")
    check_expiry(work, broadcast)


def check_expiry(work: Work, broadcast: Broadcast) -> None:
    """Raises `Invalid("b-expires-first")` where its time runs out before the first receiver may get it."""
    ends = expires_at(broadcast, max(broadcast.send_at or work.now, work.now))
    begins = begins_at(work, broadcast)
    if ends is not None and ends <= begins:
        raise Invalid("b-expires-first", ends=ends, begins=begins)


def expires_at(broadcast: Broadcast, begins: datetime) -> datetime | None:
    """When the time of what begins then runs out; None for never."""
    if broadcast.expires_hours is not None:
        return begins + timedelta(hours=broadcast.expires_hours)
    return broadcast.expires_at


def file_state(work: Work, attachment_id: int | None) -> AttachmentState | None:
    """How far the file that goes along is; None where there is none."""
    return work.session.scalar(select(Attachment.state).where(Attachment.id == attachment_id))


def _check_file(work: Work, broadcast: Broadcast) -> None:
    state = file_state(work, broadcast.attachment_id)
    if state is AttachmentState.PENDING:
        raise Invalid("b-file-pending")
    if state is AttachmentState.REFUSED:
        raise Invalid("b-file-refused")
