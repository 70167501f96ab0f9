"""What coordinating bodies are asked for, and how they answer: their list, their head's digest, and the counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from langnghe.models import Area, Body, Field, RoleKind, Ticket, TicketClock, TicketOpinion, TicketPriority, table
from langnghe.services import authority, opinions
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import end_of
from langnghe.services.paging import Page, page_of, page_start
from langnghe.services.passing_on import SPANS
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work

#: Rows of a list.
PAGE = 8


@dataclass(frozen=True, slots=True)
class Waiting:
    """A ticket about which a body is asked for its opinion, without a word of what was written."""

    ticket_id: int
    code: str
    priority: TicketPriority
    field_names: dict[str, str]
    area_name: str
    lead_name: str
    body_name: str
    due_at: datetime
    late: bool


def waiting_for(work: Work, person_id: int, offset: int = 0, size: int = PAGE) -> Page[Waiting]:
    """What the person's bodies are asked for and have not given, what is due first on top.

    Heads see what bodies below them are asked too; matters of restricted fields only heads see. `Forbidden` for
    who handles tickets for nobody.
    """
    held = [post for post in authority.posts(work, person_id) if post.role in authority.DESK]
    if not held:
        raise Forbidden(authority.NO_AUTHORITY)
    headed = {post.body_code for post in held if post.role is RoleKind.HEAD}
    headed.update(code for body in tuple(headed) for code in authority.subordinates(work, body))
    own = {post.body_code for post in held}
    within = (
        TicketOpinion.body_code.in_(sorted(own | headed)),
        or_(Field.restricted.is_(False), TicketOpinion.body_code.in_(sorted(headed))),
    )
    lead, asked_body = table(Body).alias("lead"), table(Body).alias("asked")
    rows = (
        select(
            Ticket.id,
            Ticket.code,
            Ticket.priority,
            Field.name_vi,
            Field.name_en,
            Area.name.label("area_name"),
            lead.c.name.label("lead_name"),
            asked_body.c.name.label("body_name"),
            TicketClock.due_at,
        )
        .join(TicketOpinion, TicketOpinion.ticket_id == Ticket.id)
        .join(TicketClock, opinions.CLOCK)
        .join(Field, Field.code == Ticket.field_code)
        .join(Area, Area.code == Ticket.area_code)
        .join(lead, lead.c.code == Ticket.body_code)
        .join(asked_body, asked_body.c.code == TicketOpinion.body_code)
        .where(TicketOpinion.ended_at.is_(None), *within)
    )
    total = work.session.scalar(select(func.count()).select_from(rows.subquery())) or 0
    start = page_start(total, offset, size)
    page = work.session.execute(
        rows.order_by(TicketClock.due_at, TicketOpinion.id).offset(start).limit(size)
    ).all()
    return Page(tuple(_waiting(work, row) for row in page), start, total)


def _waiting(work: Work, row: Any) -> Waiting:
    return Waiting(
        ticket_id=row.id,
        code=row.code,
        priority=row.priority,
        field_names={"vi": row.name_vi, "en": row.name_en},
        area_name=row.area_name,
        lead_name=row.lead_name,
        body_name=row.body_name,
        due_at=row.due_at,
        late=work.now >= row.due_at,
    )


def late_and_due(bodies: Collection[str], now: datetime) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Columns for another statement: how many open requests to these bodies are late, and how many due today."""
    today = and_(TicketClock.due_at > now, TicketClock.due_at <= end_of(local_date(now)))
    return _open_to(bodies, TicketClock.due_at <= now), _open_to(bodies, today)


def _open_to(bodies: Collection[str], when: ColumnElement[bool]) -> ColumnElement[int]:
    return (
        select(func.count())
        .select_from(TicketOpinion)
        .join(TicketClock, opinions.CLOCK)
        .where(TicketOpinion.ended_at.is_(None), TicketOpinion.body_code.in_(sorted(bodies)), when)
        .scalar_subquery()
    )


# Counting -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counted:
    """How one body answered what it was asked."""

    name: str
    asked: int
    on_time: int
    """Opinions given in time."""
    late: int
    """Answered or ended after the time was over, or over it now."""
    not_ours: int
    """"Not in our field", in time or late."""
    waiting: int
    """Not answered yet."""


def by_body(work: Work, person_id: int, days: int = SPANS[0], offset: int = 0, size: int = PAGE) -> Page[Counted]:
    """The own bodies of a head and those below them that were asked in the last `days`; most late ones first.

    `Forbidden` for who is no head.
    """
    bodies = authority.headed(work, person_id)
    given, said = TicketOpinion.given_at.is_not(None), TicketOpinion.given_by.is_not(None)
    ended = func.coalesce(TicketOpinion.ended_at, work.now)
    rows = work.session.execute(
        select(
            Body.name,
            func.count(),
            func.count().filter(given, ended < TicketClock.due_at),
            func.count().filter(ended >= TicketClock.due_at),
            func.count().filter(said, ~given),
            func.count().filter(TicketOpinion.ended_at.is_(None)),
        )
        .select_from(TicketOpinion)
        .join(TicketClock, opinions.CLOCK)
        .join(Body, Body.code == TicketOpinion.body_code)
        .where(TicketOpinion.body_code.in_(bodies), TicketOpinion.asked_at >= work.now - timedelta(days=days))
        .group_by(Body.code, Body.name)
    )
    counted = [Counted(*row) for row in rows]
    return page_of(sorted(counted, key=lambda one: (-one.late, -one.not_ours, one.name)), offset, size)
