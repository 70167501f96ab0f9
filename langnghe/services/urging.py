"""Urging from above (đôn đốc): a head presses a body below on, on the record; the duty stays where it is (R19)."""

from datetime import timedelta

from sqlalchemy import bindparam, func, select

from langnghe.models import Act, Prepared, RoleKind, TicketEvent
from langnghe.services import authority, duty, tickets
from langnghe.services.authority import NO_AUTHORITY, Post
from langnghe.services.handling import name_of
from langnghe.services.refusals import Forbidden, Invalid
from langnghe.services.tickets import Actor
from langnghe.services.work import Notice, Work

#: Between two urgings of one ticket by one head.
PAUSE = timedelta(days=1)

_BEFORE = Prepared(
    select(func.max(TicketEvent.at)).where(
        TicketEvent.ticket_id == bindparam("ticket"),
        TicketEvent.act == Act.URGE,
        TicketEvent.actor_id == bindparam("person"),
    )
)


def urge(work: Work, person_id: int, ticket_id: int) -> None:
    """Urge the body that holds the ticket, as the head of one above it or as its supervisor.

    Its officer and its head are told.

    Raises `Forbidden` for anybody else, `Stale` when it is settled, `Invalid("urge-too-soon")` within a day.
    """
    ticket = tickets.for_change(work, ticket_id)
    post = _above(work, person_id, ticket.body_code)
    last = _BEFORE.scalar(work.connection, ticket=ticket_id, person=person_id)
    if last is not None and work.now < last + PAUSE:
        raise Invalid("urge-too-soon", last=last, again=last + PAUSE)
    tickets.transition(work, ticket, Act.URGE, Actor(person_id, str(post.role), post.body_code))
    restricted = duty.restricted_field(work, ticket.field_code)
    told = duty.on_duty(work, ticket.body_code, ticket.officer_id, restricted=restricted)
    params = {"by": name_of(work, person_id), "from": post.body_name}
    for each in told.with_head():
        if each != person_id:
            work.notify(Notice("o-urged-above", each, ticket_id, params))


def _above(work: Work, person_id: int, body_code: str) -> Post:
    """The person's post as head of a body above this one, or as supervisor over it. Raises `Forbidden`."""
    above = {each.code for each in authority.superiors(work, body_code)}
    for post in authority.posts(work, person_id):
        if post.role in authority.OVER and post.body_code in above:
            return post
        if post.role is RoleKind.SUPERVISOR and post.body_code == body_code:
            return post
    raise Forbidden(NO_AUTHORITY)
