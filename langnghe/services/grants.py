"""Giving posts and taking them back. Who may do so is checked by the verbs that call this."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, or_, select, update

from langnghe.models import Act, Body, Person, RoleGrant, RoleKind, Ticket, TicketSubmission
from langnghe.services import authority, tickets
from langnghe.services.authority import Post
from langnghe.services.refusals import Invalid, NotFound
from langnghe.services.work import Notice, Work

#: Posts ended by one sweep at most, so that a lane is never held for long; the next one takes the rest.
BATCH = 100


@dataclass(frozen=True, slots=True)
class Ended:
    """A post that has ended, and the open tickets that nobody handles now. `name` is the person's."""

    grant_id: int
    person_id: int
    name: str
    role: RoleKind
    body_code: str
    body_name: str
    tickets: tuple[str, ...] = ()
    """Tracking codes, oldest first."""


@dataclass(frozen=True, slots=True)
class Given:
    """A new post, and the post of the former head whose place it took, if it did."""

    post: Post
    replaced: Ended | None = None


def give(
    work: Work,
    person_id: int,
    body_code: str,
    role: RoleKind,
    *,
    ends_at: datetime | None = None,
    by: int | None = None,
    replace: bool = False,
) -> Given:
    """Give the person a post from now on.

    Raises `NotFound("body-not-found")`; `Invalid("already-in-post")` when they hold this very post; and
    `Invalid("head-on-record")` when the body has another head, unless `replace` ends that one's post.
    """
    # Locked, so that two who become head of one body at once come one after the other; its tickets are not.
    body = work.session.execute(
        select(Body.code, Body.name).where(Body.code == body_code).with_for_update(key_share=True)
    ).one_or_none()
    if body is None:
        raise NotFound("body-not-found", body=body_code)
    run_out = _run_out(work, body_code)
    held = [row for row in _held(work, body_code, role) if row not in run_out]
    if any(row.person_id == person_id for row in held):
        raise Invalid("already-in-post", body=body.name, role=str(role))
    former = held[0] if role is RoleKind.HEAD and held else None
    if former is not None and not replace:
        raise Invalid("head-on-record", body=body.name, name=former.name)
    for row in run_out:
        _end(work, row, by=None, followed=role)
    replaced = _end(work, former, by=by, followed=role) if former is not None else None
    grant = RoleGrant(
        person_id=person_id, body_code=body_code, role=role, starts_at=work.now, ends_at=ends_at, granted_by=by
    )
    work.session.add(grant)
    work.session.flush()
    return Given(Post(grant.id, person_id, body.code, body.name, role), replaced)


def end(work: Work, grant_id: int, by: int | None) -> Ended:
    """End a post now; open tickets its holder was handling are nobody's again, and the head is told.

    Raises `NotFound("grant-not-found")` when it has ended already, and `Invalid("last-admin")` for the post
    of the only admin: an office that nobody administers could not be repaired from inside.
    """
    if work.session.scalar(select(RoleGrant.role).where(RoleGrant.id == grant_id)) is RoleKind.ADMIN:
        _keep_an_admin(work, grant_id)
    row = work.session.execute(
        _GRANTS.where(RoleGrant.id == grant_id, RoleGrant.ended_at.is_(None)).with_for_update(of=RoleGrant)
    ).one_or_none()
    if row is None:
        raise NotFound("grant-not-found")
    return _end(work, row, by)


def close_run_out(work: Work) -> tuple[Ended, ...]:
    """End the posts whose planned end has come; a sweep calls this every few minutes."""
    return tuple(_end(work, row, by=None) for row in _run_out(work))


# Rows ---------------------------------------------------------------------------------------------------------

_GRANTS: Select[int, int, RoleKind, str, str, str, datetime | None] = (
    select(
        RoleGrant.id,
        RoleGrant.person_id,
        RoleGrant.role,
        RoleGrant.body_code,
        Body.name.label("body_name"),
        Person.name,
        RoleGrant.ends_at,
    )
    .join(Body, Body.code == RoleGrant.body_code)
    .join(Person, Person.id == RoleGrant.person_id)
    .order_by(RoleGrant.id)
)
_Grant = Row[int, int, RoleKind, str, str, str, datetime | None]


def _held(work: Work, body_code: str, role: RoleKind) -> list[_Grant]:
    asked = _GRANTS.where(RoleGrant.body_code == body_code, RoleGrant.role == role, RoleGrant.ended_at.is_(None))
    return list(work.session.execute(asked))


def _run_out(work: Work, body_code: str | None = None) -> list[_Grant]:
    """Posts whose planned end has come but that still stand, locked; of one body or of all."""
    asked = _GRANTS.where(RoleGrant.ended_at.is_(None), RoleGrant.ends_at <= work.now)
    if body_code is not None:
        asked = asked.where(RoleGrant.body_code == body_code)
    return list(work.session.execute(asked.limit(BATCH).with_for_update(of=RoleGrant)))


def _keep_an_admin(work: Work, grant_id: int) -> None:
    # All of them locked, in one order: two admins who remove each other at once must not both succeed.
    standing = work.session.scalars(
        select(RoleGrant.id)
        .where(
            RoleGrant.role == RoleKind.ADMIN,
            RoleGrant.ended_at.is_(None),
            or_(RoleGrant.ends_at.is_(None), RoleGrant.ends_at > work.now),
        )
        .order_by(RoleGrant.id)
        .with_for_update()
    ).all()
    if set(standing) == {grant_id}:
        raise Invalid("last-admin")


def _end(work: Work, row: _Grant, by: int | None, followed: RoleKind | None = None) -> Ended:
    """End this post; `followed`: the role in the same body that somebody is about to be given."""
    ended_at = work.now if row.ends_at is None else min(work.now, row.ends_at)
    work.session.execute(update(RoleGrant).where(RoleGrant.id == row.id).values(ended_at=ended_at))
    left = _leave_tickets(work, row.person_id, row.body_code, by)
    ended = Ended(row.id, row.person_id, row.name, row.role, row.body_code, row.body_name, left)
    _tell(work, ended, by)
    if row.role is RoleKind.HEAD and followed is not RoleKind.HEAD:
        _tell_who_waits(work, ended)
    return ended


def _leave_tickets(work: Work, person_id: int, body_code: str, by: int | None) -> tuple[str, ...]:
    """Take the person off the body's open tickets, unless another post there still makes them handle those."""
    remaining = authority.posts(work, person_id)
    if any(post.body_code == body_code and post.role in authority.DESK for post in remaining):
        return ()
    held = work.session.scalars(
        select(Ticket.id)
        .where(Ticket.officer_id == person_id, Ticket.body_code == body_code, Ticket.closed_at.is_(None))
        .order_by(Ticket.id)
        .with_for_update()
    ).all()
    actor = tickets.SYSTEM if by is None else tickets.Actor(by, "admin")
    codes = []
    for ticket_id in held:
        ticket = tickets.for_change(work, ticket_id)
        codes.append(ticket.code)
        ticket.officer_id = None
        tickets.enter(
            work, ticket, Act.ASSIGN, actor, "", False, {"officer_id": None, "officer": "", "former_id": person_id}
        )
    return tuple(codes)


def _tell(work: Work, ended: Ended, by: int | None) -> None:
    if ended.person_id != by:
        work.notify(
            Notice("role-ended", ended.person_id, params={"role": str(ended.role), "body": ended.body_name})
        )
    head = authority.head_of(work, ended.body_code)
    if ended.tickets and head is not None and head.person_id not in {ended.person_id, by}:
        params = {
            "name": ended.name,
            "body": ended.body_name,
            "count": len(ended.tickets),
            "codes": ", ".join(ended.tickets[:20]),
        }
        work.notify(Notice("officer-left", head.person_id, params=params))


def _tell_who_waits(work: Work, ended: Ended) -> None:
    """Who has put a ticket before this head learns that nobody is there to say a word on it."""
    if authority.head_of(work, ended.body_code) is not None:
        return
    lying = work.session.execute(
        select(TicketSubmission.ticket_id, TicketSubmission.by_person)
        .where(TicketSubmission.body_code == ended.body_code, TicketSubmission.ended_at.is_(None))
        .order_by(TicketSubmission.id)
    )
    for row in lying.all():
        if row.by_person != ended.person_id:
            work.notify(Notice("o-leader-left", row.by_person, row.ticket_id, {"body": ended.body_name}))
