"""Asking other bodies for their opinion: one body leads a matter and answers, the others coordinate (R67, R68).

The lead body is the one that holds the ticket (cơ quan chủ trì). It asks one coordinating body at a time (cơ quan
phối hợp); each has a clock of its own, and the citizen's runs on untouched. Who is asked may read the ticket and
say what it thinks, nothing else: the citizen gets one answer, from the lead body.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam, update

from langnghe.models import (
    Act,
    ClockKind,
    Prepared,
    RoleKind,
    TicketOpinion,
    insert_into,
    table,
)
from langnghe.services import authority, clocks, duty, opinions, rules_in_force, tickets, transferring
from langnghe.services.authority import Post
from langnghe.services.handling import (
    KINDS,
    LONGEST_NOTE,
    LONGEST_QUESTION,
    name_of,
    take,
    written,
)
from langnghe.services.opinions import Outcome, Request
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Stale
from langnghe.services.tickets import Actor, Locked
from langnghe.services.transferring import Receiver
from langnghe.services.work import Notice, Work

#: Bodies asked at the same time about one ticket: more is a meeting.
MOST_OPEN = 5

# The lead body --------------------------------------------------------------------------------------------------


def ask(work: Work, person_id: int, ticket_id: int, body_code: str, question: str) -> tuple[str, date]:
    """Ask the body for its opinion; its name, and the last day for it by the rule "opinion".

    Raises as `handling.take` and `may_ask`.
    """
    words = written(question, LONGEST_QUESTION)
    taken = take(work, person_id, ticket_id, Act.CONSULT)
    ticket = taken.ticket
    body = may_ask(work, ticket, body_code)
    taken.take_on()
    request_id: int = _ASK.scalar(
        work.connection, ticket_id=ticket_id, body_code=body.code, question=words, asked_by=person_id,
        asked_body=ticket.body_code, asked_at=work.now, opinion="", given_by=None, given_at=None, ended_at=None,
    )  # fmt: skip
    # The words stay out of the history's line: that one is public.
    tickets.transition(work, ticket, Act.CONSULT, taken.actor, opinion=request_id, to=body.code, to_name=body.name)
    last_day = clocks.begin(work, ticket, ClockKind.OPINION, request_id, body.code).date
    params = {"from": taken.body_name, "to": body.name, "until": last_day}
    opinions.tell(work, ticket_id, body.code, opinions.ASKED, params, restricted=taken.restricted)
    return body.name, last_day


_ASK = insert_into(TicketOpinion, "id")


def may_ask(work: Work, ticket: Locked | tickets.TicketView, body_code: str) -> Receiver:
    """The body, checked as one that may be asked now.

    Raises `NotFound` for none, `Invalid` for the body that holds the ticket, one that has ended, one that is asked
    already, when `MOST_OPEN` are asked, and for kinds that are not handled here.
    """
    if ticket.kind not in KINDS:
        raise Invalid("o-no-such-kind")
    if body_code == ticket.body_code:
        raise Invalid("o-consult-itself")
    body = transferring.receiver(work, ticket.body_code, body_code)
    waiting = still_open(opinions.of_ticket(work, ticket.id))
    if any(request.body_code == body.code for request in waiting):
        raise Invalid("o-consult-open", body=body.name)
    _room_for_one(waiting)
    return body


def _room_for_one(waiting: Sequence[Request]) -> None:
    if len(waiting) >= MOST_OPEN:
        raise Invalid("o-consult-many", most=MOST_OPEN)


def still_open(requests: Sequence[Request]) -> tuple[Request, ...]:
    """Those that nobody has answered or ended."""
    return tuple(request for request in requests if request.open)


def receivers(work: Work, person_id: int, ticket_id: int, typed: str = "", limit: int = 8) -> tuple[Receiver, ...]:
    """Bodies that may be asked, as in `transferring.receivers`, without those that are asked already.

    Raises `Forbidden` for who does not hold the ticket, `Invalid` when `MOST_OPEN` are asked.
    """
    ticket = tickets.view(work, ticket_id)
    authority.post_in(work, person_id, ticket.body_code, *authority.DESK)
    waiting = still_open(opinions.of_ticket(work, ticket_id))
    _room_for_one(waiting)
    asked = {request.body_code for request in waiting}
    found = transferring.found(work, ticket.body_code, ticket.area_code, typed, limit + MOST_OPEN)
    return tuple(body for body in found if body.code not in asked)[:limit]


def would_be_due(work: Work, ticket_id: int) -> date:
    """The last day for an opinion that were asked for now."""
    return rules_in_force.due_for(work, ClockKind.OPINION, tickets.for_change(work, ticket_id))[0].date


def withdraw(work: Work, person_id: int, ticket_id: int, request_id: int) -> str:
    """Ask for this opinion no more, as the body that leads now; the name of the body that was asked.

    Raises as `handling.take`, `NotFound` for no such request of this ticket, `Stale` when it has ended.
    """
    taken = take(work, person_id, ticket_id, Act.CONSULT_END)
    request = _still(work, taken.ticket, request_id)
    opinions.end(work, request.id)
    clocks.stop_item(work, taken.ticket, ClockKind.OPINION, request.id, Act.CONSULT_END)
    tickets.transition(
        work, taken.ticket, Act.CONSULT_END, taken.actor,
        opinion=request.id, to=request.body_code, to_name=request.body_name,
    )  # fmt: skip
    params = {"from": taken.body_name, "to": request.body_name, "by": name_of(work, person_id)}
    opinions.tell(work, ticket_id, request.body_code, "o-consult-off", params, restricted=taken.restricted)
    return request.body_name


# The coordinating body ------------------------------------------------------------------------------------------


def give(
    work: Work, person_id: int, ticket_id: int, request_id: int, text: str, *, not_ours: bool = False
) -> Request:
    """Give the opinion for the body that is asked, or say that it is not in its field and why; the request.

    Either ends the request and is told to those in charge of the ticket. Raises `Forbidden` for who does not speak
    for that body, `NotFound` for no such request of this ticket, `Stale` when it has ended.
    """
    words = written(text, LONGEST_NOTE)
    ticket = tickets.for_change(work, ticket_id)
    restricted = duty.restricted_field(work, ticket.field_code)
    request, post = _speaking(work, person_id, ticket_id, request_id, restricted=restricted)
    _check_open(request, ticket.code)
    _GIVE.run(
        work.connection, which=request.id, words=words, person=person_id, now=work.now,
        given=None if not_ours else work.now,
    )  # fmt: skip
    clocks.stop_item(work, ticket, ClockKind.OPINION, request.id, Act.OPINE)
    tickets.transition(
        work, ticket, Act.OPINE, Actor(person_id, str(post.role), post.body_code),
        opinion=request.id, to=request.body_code, to_name=request.body_name,
        outcome=str(Outcome.NOT_OURS if not_ours else Outcome.GIVEN),
    )  # fmt: skip
    key = "o-opined-not-ours" if not_ours else "o-opined"
    params = {"by": name_of(work, person_id), "to": request.body_name, "text": words}
    for each in duty.on_duty(work, ticket.body_code, ticket.officer_id, restricted=restricted).people:
        work.notify(Notice(key, each, ticket_id, params))
    return request


_COLUMNS = table(TicketOpinion).c
_GIVE = Prepared(
    update(table(TicketOpinion))
    .where(_COLUMNS.id == bindparam("which"), _COLUMNS.ended_at.is_(None))
    .values(
        opinion=bindparam("words"),
        given_by=bindparam("person"),
        given_at=bindparam("given"),
        ended_at=bindparam("now"),
    )
)


def asked(work: Work, person_id: int, ticket_id: int, request_id: int) -> Request:
    """The open request that the person may answer. Raises as `give`."""
    ticket = tickets.view(work, ticket_id)
    request, _ = _speaking(work, person_id, ticket_id, request_id, restricted=ticket.restricted)
    _check_open(request, ticket.code)
    return request


def _speaking(
    work: Work, person_id: int, ticket_id: int, request_id: int, *, restricted: bool
) -> tuple[Request, Post]:
    """The request, and the post in which the person speaks for the body that is asked."""
    request = _existing(work, ticket_id, request_id)
    posts = authority.ticket_posts(work, person_id)
    post = speaks_for(work, posts, request.body_code, restricted=restricted)
    if post is None:
        raise Forbidden(authority.NO_AUTHORITY)
    return request, post


def speaks_for(work: Work, posts: Sequence[Post], body_code: str, *, restricted: bool) -> Post | None:
    """The post in which the holder of `posts` gives the opinion of this body; None for who may not.

    That is who handles tickets for it, of restricted fields its head alone. For a body that has nobody who can be
    reached those speak who are told in its stead (`duty.on_duty`), except admins: they read no matters.
    """
    held = [post for post in posts if post.role in authority.DESK]
    heads = [post for post in held if post.role is RoleKind.HEAD]
    own = [post for post in (heads if restricted else [*heads, *held]) if post.body_code == body_code]
    if own or not held:
        return own[0] if own else None
    instead = duty.on_duty(work, body_code, restricted=restricted)
    if instead.nobody or held[0].person_id not in instead.people:
        return None
    return (heads or held)[0]


def _existing(work: Work, ticket_id: int, request_id: int) -> Request:
    request = opinions.one(work, ticket_id, request_id)
    if request is None:
        raise NotFound("button-old")
    return request


def _still(work: Work, ticket: Locked, request_id: int) -> Request:
    request = _existing(work, ticket.id, request_id)
    _check_open(request, ticket.code)
    return request


def _check_open(request: Request, code: str) -> None:
    if not request.open:
        raise past(request, code)


def past(request: Request, code: str) -> Stale:
    """The request has ended: what was asked, and what its body said."""
    return Stale(
        "o-consult-past",
        code=code,
        outcome=str(request.outcome),
        body=request.body_name,
        lead=request.asked_body,
        by=request.given_name,
        at=request.ended_at,
        question=request.question,
        text=request.opinion,
    )


# Seeing ---------------------------------------------------------------------------------------------------------


def sees(work: Work, posts: Sequence[Post], requests: Sequence[Request], *, restricted: bool) -> bool:
    """Whether the holder of `posts` sees the ticket because of an open request: who is asked, and heads above."""
    waiting = still_open(requests)
    if not waiting:
        return False
    bodies = {request.body_code for request in waiting}
    headed = {post.body_code for post in posts if post.role is RoleKind.HEAD}
    if bodies & headed or any(bodies.intersection(authority.subordinates(work, body)) for body in headed):
        return True
    return bool(answerable(work, posts, waiting, restricted=restricted))


def answerable(
    work: Work, posts: Sequence[Post], requests: Sequence[Request], *, restricted: bool
) -> tuple[Request, ...]:
    """The open requests that the holder of `posts` may answer."""
    return tuple(
        request
        for request in still_open(requests)
        if speaks_for(work, posts, request.body_code, restricted=restricted) is not None
    )


def once(posts: Sequence[Post], requests: Sequence[Request], *, restricted: bool) -> Request | None:
    """The newest request that the holder's own body was asked and that has ended: they may read that, no more."""
    held = [post for post in posts if post.role in authority.DESK]
    bodies = {post.body_code for post in held if post.role is RoleKind.HEAD or not restricted}
    persons = {post.person_id for post in held}
    ended = [
        request
        for request in requests
        if not request.open and (request.body_code in bodies or request.given_by in persons)
    ]
    return ended[-1] if ended else None


def was_asked(work: Work, person_id: int, ticket_id: int) -> bool:
    """Whether there is such a request."""
    posts = authority.ticket_posts(work, person_id)
    if not posts:
        return False
    restricted = tickets.view(work, ticket_id).restricted
    return once(posts, opinions.of_ticket(work, ticket_id), restricted=restricted) is not None
