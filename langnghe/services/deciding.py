"""The umpire's word (trọng tài): which body is competent. It binds until the umpire itself thinks again (R12)."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select, update

from langnghe.models import Act, Body, Prepared, RoleKind, TicketTransfer, table
from langnghe.services import authority, duty, hops, moving, tickets, transitions
from langnghe.services.authority import Post
from langnghe.services.bodies import stands
from langnghe.services.handling import may_decide, moved_on, name_of
from langnghe.services.hops import Hop
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Stale
from langnghe.services.tickets import Actor, Locked
from langnghe.services.transferring import Receiver, found
from langnghe.services.work import Notice, Work


@dataclass(frozen=True, slots=True)
class Question:
    """What the umpire has to decide, or has decided: the bodies that had the ticket come first."""

    hop: Hop
    parties: tuple[Receiver, ...]


def decide(work: Work, person_id: int, ticket_id: int, body_code: str, version: int | None = None) -> str:
    """Say which body is competent; its name. It can neither return the ticket nor pass it on.

    Raises `Forbidden` for who does not decide for the umpire, `Stale("o-changed-meanwhile")` when the ticket is
    no longer the `version` that was looked at, `Invalid` for a body that has ended or was chosen already.
    """
    ticket = tickets.for_change(work, ticket_id)
    hop, post = _umpire(work, person_id, ticket)
    if not transitions.lawful(Act.DECIDE, ticket.state):
        raise moved_on(ticket)
    if version is not None and version != ticket.version:
        raise _meanwhile(ticket, hop)
    body = _competent(work, body_code)
    if hop.bound and body.code == ticket.body_code:
        raise Invalid("o-decided-so", body=body.name)
    before = ticket.body_code
    from_name = work.session.get_one(Body, before).name
    losing: tuple[int, ...] = ()
    if hop.bound:
        restricted = duty.restricted_field(work, ticket.field_code)
        losing = duty.on_duty(work, before, ticket.officer_id, restricted=restricted).with_head()
    _enter(work, ticket, hop, person_id, body.code)
    moving.move(
        work, ticket, body.code, Act.DECIDE, Actor(person_id, str(post.role), post.body_code),
        **{"from": before, "from_name": from_name, "to": body.code, "to_name": body.name},
    )  # fmt: skip
    _tell(work, ticket, person_id, body, hop, losing)
    return body.name


def question(work: Work, person_id: int, ticket_id: int) -> Question:
    """What there is to decide. Raises as `decide` does."""
    ticket = tickets.for_change(work, ticket_id)
    hop, _ = _umpire(work, person_id, ticket)
    if not transitions.lawful(Act.DECIDE, ticket.state):
        raise moved_on(ticket)
    return Question(hop, parties(work, ticket_id, but=ticket.body_code if hop.bound else ""))


def candidates(work: Work, person_id: int, ticket_id: int, typed: str) -> tuple[Receiver, ...]:
    """Any other bodies the umpire may choose, by what was typed of their names."""
    asked = question(work, person_id, ticket_id)
    ticket = tickets.view(work, ticket_id)
    return found(work, ticket.body_code if asked.hop.bound else "", ticket.area_code, typed)


_PARTIES = Prepared(
    select(TicketTransfer.from_body, TicketTransfer.to_body)
    .where(TicketTransfer.ticket_id == bindparam("ticket"))
    .order_by(TicketTransfer.seq.desc())
)
#: More bodies than this never quarrel over one ticket; the search finds the others.
_MOST_PARTIES = 8


def parties(work: Work, ticket_id: int, but: str = "") -> tuple[Receiver, ...]:
    """The bodies that had the ticket or were to get it and still exist, the last ones first."""
    rows = _PARTIES.all(work.connection, ticket=ticket_id)
    codes = dict.fromkeys(code for row in rows for code in (row.to_body, row.from_body) if code != but)
    bodies = [work.session.get_one(Body, code) for code in codes]
    return tuple(
        Receiver(body.code, body.name, body.area_code, str(body.level)) for body in bodies if stands(work, body)
    )[:_MOST_PARTIES]


def _umpire(work: Work, person_id: int, ticket: Locked) -> tuple[Hop, Post]:
    """The passing on that waits for the umpire or was decided, and the person's post as umpire."""
    hop = hops.newest(work, ticket.id, ticket.rung)
    if hop is None or hop.umpire_body is None or not (hop.disputed or hop.bound):
        raise Forbidden(authority.NO_AUTHORITY)
    restricted = duty.restricted_field(work, ticket.field_code)
    posts = authority.ticket_posts(work, person_id)
    if not may_decide(hop, posts, restricted=restricted):
        raise Forbidden(authority.NO_AUTHORITY)
    held = [post for post in posts if post.body_code == hop.umpire_body]
    return hop, next((post for post in held if post.role is RoleKind.HEAD), held[0])


def _meanwhile(ticket: Locked, hop: Hop) -> Stale:
    if hop.bound:
        return Stale(
            "o-decided-meanwhile", code=ticket.code, by=hop.decided_by, body=hop.decided_name, at=hop.decided_at
        )
    return Stale("o-changed-meanwhile", code=ticket.code)


def _competent(work: Work, body_code: str) -> Body:
    body = work.session.get(Body, body_code)
    if body is None:
        raise NotFound("body-not-found", body=body_code)
    if not stands(work, body):
        raise Invalid("o-body-ended", body=body.name)
    return body


_HOPS = table(TicketTransfer).c
_DECIDE = Prepared(
    update(table(TicketTransfer))
    .where(_HOPS.id == bindparam("hop"))
    .values(
        decided_at=bindparam("new_decided_at"),
        decided_by=bindparam("new_decided_by"),
        decided_body=bindparam("new_decided_body"),
        decide_days=bindparam("new_decide_days"),
        ended_at=bindparam("new_ended_at"),
    )
)


def _enter(work: Work, ticket: Locked, hop: Hop, person_id: int, body_code: str) -> None:
    if hop.disputed:
        _DECIDE.run(
            work.connection,
            hop=hop.id,
            new_decided_at=work.now,
            new_decided_by=person_id,
            new_decided_body=body_code,
            new_decide_days=moving.days_held(work, hop.umpire_since or hop.at),
            new_ended_at=work.now,
        )
        return
    # Another word of the same umpire is a row of its own: the first one stays on record.
    since = hop.decided_at or hop.at
    moving.append(
        work,
        ticket_id=ticket.id,
        seq=hop.seq + 1,
        from_body=ticket.body_code,
        to_body=body_code,
        reason_code="",
        ground="",
        note="",
        by_person=person_id,
        at=work.now,
        held_since=since,
        held_days=moving.days_held(work, since),
        return_until=None,
        umpire_body=hop.umpire_body,
        umpire_since=work.now,
        decided_at=work.now,
        decided_by=person_id,
        decided_body=body_code,
        ended_at=work.now,
    )


def _tell(work: Work, ticket: Locked, person_id: int, body: Body, hop: Hop, losing: tuple[int, ...]) -> None:
    """Tell the chosen body, those who quarrelled, who had it by an earlier decision, and the citizen."""
    params = {"by": name_of(work, person_id), "umpire": hop.umpire_name, "to": body.name}
    restricted = duty.restricted_field(work, ticket.field_code)
    told = moving.tell_holder(work, ticket, "o-decided-yours", params, restricted=restricted)
    concerned = {hop.by_person, hop.returned_by, *losing} - {None, person_id, *told}
    for each in sorted(filter(None, concerned)):
        work.notify(Notice("o-decided", each, ticket.id, params))
    work.notify(Notice("c-decided", ticket.submitter_id, ticket.id, params, waiting_person_id=person_id))
