"""Invitations: a one-time code makes whoever redeems it an official, and nobody can see the code again.

A code is ten characters of 31 (about 49 bits); only a slow hash of it is kept. A person who tries wrong ones is
held off for an hour after the fifth.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, or_, select

from langnghe.models import Body, Invitation, Person, RoleGrant, RoleKind, WrongCode
from langnghe.services import authority, grants
from langnghe.services.authority import Post
from langnghe.services.calendar import local_date
from langnghe.services.folding import nfc
from langnghe.services.grants import Ended
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import Invalid, NotFound, Refusal
from langnghe.services.tracking import ALPHABET
from langnghe.services.work import Notice, Work

LENGTH = 10
#: How slow the hash of a code is: scrypt's n.
COST = 4096
#: The start payload of a link: this and the code.
PAYLOAD = "inv_"
MOST_TRIES = 5
HOLD_OFF = timedelta(hours=1)
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Invited:
    """A new invitation. `code` is shown once and nowhere kept; `links` are the addresses that carry it."""

    id: int
    code: str
    links: tuple[str, ...]
    role: RoleKind
    body_code: str
    body_name: str
    name: str
    starts_at: datetime
    ends_at: datetime | None
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Joined:
    """A redeemed invitation: the post it gave, its planned end, and the former head whose place was taken."""

    post: Post
    name: str
    ends_at: datetime | None
    replaced: Ended | None = None


def create(
    work: Work,
    role: RoleKind,
    body_code: str,
    name: str = "",
    *,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    by: int | None,
    replace: bool = False,
) -> Invited:
    """Make an invitation. `by` is an admin, or None on the command line of the machine.

    It can be redeemed from `starts_at` (now when None) for `office.invitation_life`. Raises `Forbidden`;
    `NotFound("body-not-found")`; `Invalid` with "invitation-name-long", "invitation-dates", or, for a second
    head without `replace`, "head-on-record".
    """
    if by is not None:
        authority.require_admin(work, by)
    body = _body(work, body_code)
    name = " ".join(nfc(name).split())
    if len(name) > LONGEST_NAME:
        raise Invalid("invitation-name-long", most=LONGEST_NAME)
    starts_at = max(starts_at or work.now, work.now)
    if ends_at is not None and ends_at <= starts_at:
        raise Invalid("invitation-dates", starts=starts_at, ends=ends_at)
    if role is RoleKind.HEAD and not replace:
        _no_other_head(work, body, starts_at)
    life_ends = starts_at + work.office.invitation_life
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    row = Invitation(
        code_hash=_hash(code),
        role=role,
        body_code=body.code,
        name=name,
        starts_at=starts_at,
        ends_at=ends_at,
        created_at=work.now,
        created_by=by,
        expires_at=life_ends if ends_at is None else min(life_ends, ends_at),
        replaces_head=replace,
    )
    work.session.add(row)
    work.session.flush()
    shown = f"{code[:5]}-{code[5:]}"
    return Invited(
        row.id, shown, links(work, code), role, body.code, body.name, name, starts_at, ends_at, row.expires_at
    )


def links(work: Work, code: str) -> tuple[str, ...]:
    """The addresses that carry the code, one per channel that can be opened by a link."""
    return start_links(work, f"{PAYLOAD}{code}")


def start_links(work: Work, payload: str) -> tuple[str, ...]:
    """The addresses that begin a conversation with this payload, one per channel that can be opened by a link."""
    office = work.office
    found = []
    if office.telegram_username:
        found.append(f"https://t.me/{office.telegram_username}?start={payload}")
    if office.public_url and any(able.inbox for able in office.channels.values()):
        found.append(f"{office.public_url}/chat/?start={payload}")
    return tuple(found)


def redeem(work: Work, person_id: int, typed: str) -> Joined | Refusal:
    """Give the person the post that the code invites to, once.

    Why not is returned as a value, never raised, for a wrong code: raising would undo the counting of it.
    Keys: "invitation-wrong" (left), "invitation-wait" (minutes), "invitation-used", "invitation-revoked",
    "invitation-expired", "invitation-too-early" (day); `grants.give` raises for a second head or the same post.
    """
    if waits := _held_off(work, person_id):
        return waits
    code = read_code(typed)
    row = _find(work, code) if code else None
    if row is None:
        return _count_wrong(work, person_id)
    if no := _why_not(work, row, person_id):
        return no
    given = grants.give(
        work,
        person_id,
        row.body_code,
        row.role,
        ends_at=row.ends_at,
        by=row.created_by,
        replace=row.replaces_head,
    )
    row.used_at, row.used_by = work.now, person_id
    person = work.session.get_one(Person, person_id)
    person.name = row.name or person.name
    work.session.execute(delete(WrongCode).where(WrongCode.person_id == person_id))
    work.session.flush()
    _tell(work, row, given.post, person.name)
    return Joined(given.post, person.name, row.ends_at, given.replaced)


def read_code(typed: str) -> str | None:
    """The code in what was typed or came with a link, in any case and spacing; None when it cannot be one."""
    if len(typed) > 4 * LENGTH:
        return None
    bare = "".join(character for character in typed.strip().removeprefix(PAYLOAD).upper() if character.isalnum())
    return bare if len(bare) == LENGTH and all(character in ALPHABET for character in bare) else None


def revoke(work: Work, invitation_id: int, by: int) -> None:
    """Make an open invitation void. Raises `NotFound("invitation-not-found")` when it is not open any more."""
    authority.require_admin(work, by)
    row = work.session.execute(
        select(Invitation).where(Invitation.id == invitation_id, *_open(work)).with_for_update()
    ).scalar_one_or_none()
    if row is None:
        raise NotFound("invitation-not-found")
    row.revoked_at = work.now
    work.session.flush()


# Lists --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    id: int
    role: RoleKind
    body_code: str
    body_name: str
    name: str
    starts_at: datetime
    expires_at: datetime


def open_invitations(work: Work, by: int, offset: int = 0, size: int = 8) -> Page[OpenInvitation]:
    """The invitations that can still be redeemed, newest first."""
    authority.require_admin(work, by)
    rows = work.session.execute(
        select(Invitation, Body.name)
        .join(Body, Body.code == Invitation.body_code)
        .where(*_open(work))
        .order_by(Invitation.id.desc())
    ).all()
    every = [
        OpenInvitation(one.id, one.role, one.body_code, body_name, one.name, one.starts_at, one.expires_at)
        for one, body_name in rows
    ]
    return page_of(every, offset, size)


# Parts --------------------------------------------------------------------------------------------------------


def _hash(code: str) -> str:
    # Slow, so that a stolen copy of the store does not give the codes of open invitations away. One salt for
    # all, because the code alone must find its row.
    return hashlib.scrypt(code.encode(), salt=b"langnghe.invitation", n=COST, r=8, p=1, dklen=32).hex()


def _body(work: Work, code: str) -> Body:
    body = work.session.get(Body, code)
    if body is None or (body.valid_to is not None and body.valid_to < local_date(work.now)):
        raise NotFound("body-not-found", body=code)
    return body


def _no_other_head(work: Work, body: Body, starts_at: datetime) -> None:
    sitting = work.session.execute(
        select(Person.name)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .where(
            RoleGrant.body_code == body.code,
            RoleGrant.role == RoleKind.HEAD,
            RoleGrant.ended_at.is_(None),
            or_(RoleGrant.ends_at.is_(None), RoleGrant.ends_at > starts_at),
        )
    ).first()
    if sitting is not None:
        raise Invalid("head-on-record", body=body.name, name=sitting.name)


def _open(work: Work) -> tuple[ColumnElement[bool], ...]:
    return (
        Invitation.used_at.is_(None),
        Invitation.revoked_at.is_(None),
        Invitation.expires_at > work.now,
    )


def _find(work: Work, code: str) -> Invitation | None:
    return work.session.execute(
        select(Invitation).where(Invitation.code_hash == _hash(code)).with_for_update()
    ).scalar_one_or_none()


def _why_not(work: Work, row: Invitation, person_id: int) -> Refusal | None:
    if row.used_at is not None:
        return Invalid("invitation-used-by-you" if row.used_by == person_id else "invitation-used")
    if row.revoked_at is not None:
        return Invalid("invitation-revoked")
    if row.expires_at <= work.now:
        return Invalid("invitation-expired")
    if row.starts_at > work.now:
        return Invalid("invitation-too-early", day=local_date(row.starts_at))
    return None


def _held_off(work: Work, person_id: int) -> Refusal | None:
    row = work.session.get(WrongCode, person_id)
    if row is None or row.tries < MOST_TRIES:
        return None
    left = row.first_at + HOLD_OFF - work.now
    if left <= timedelta():
        return None
    return Invalid("invitation-wait", minutes=-int(-left.total_seconds() // 60))


def _count_wrong(work: Work, person_id: int) -> Refusal:
    row = work.session.get(WrongCode, person_id)
    if row is None:
        row = WrongCode(person_id=person_id, tries=0, first_at=work.now)
        work.session.add(row)
    elif work.now - row.first_at >= HOLD_OFF:
        row.tries, row.first_at = 0, work.now
    row.tries += 1
    work.session.flush()
    return Invalid("invitation-wrong", left=max(0, MOST_TRIES - row.tries))


def _tell(work: Work, row: Invitation, post: Post, name: str) -> None:
    """Who invited learns that it was redeemed; of a new admin every admin learns."""
    told = {row.created_by} if row.created_by is not None else set()
    if post.role is RoleKind.ADMIN:
        told |= {admin.person_id for admin in authority.admins(work)}
    for person_id in sorted(told - {post.person_id}):
        params = {"name": name, "role": str(post.role), "body": post.body_name}
        work.notify(Notice("invitation-redeemed", person_id, params=params))
