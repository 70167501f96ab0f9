"""Searching tickets by code and by words, in any spelling, for officials."""

from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select

from langnghe.models import Field, RoleKind, Ticket
from langnghe.services import authority, tracking
from langnghe.services.folding import fold
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work
from langnghe.services.worklist import Row, rows_of

MOST_FOUND = 10
#: Search reads the newest so many tickets and says so when there are more.
SEARCH_REACH = 100_000


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, newest first. `whole` is False when older tickets were not looked at."""

    rows: tuple[Row, ...]
    whole: bool


def search(work: Work, person_id: int, typed: str) -> Found:
    """Tickets by code or by words of their text in any spelling, of those the person may see.

    Restricted ones are found only by who may read them. `Forbidden` for who may see none.
    """
    seen = authority.scope(work, person_id)
    if not (seen.everything or seen.bodies):
        raise Forbidden(authority.NO_AUTHORITY)
    within = [] if seen.everything else [Ticket.body_code.in_(sorted(seen.bodies))]
    if code := tracking.read_code(typed):
        ids = list(work.session.scalars(select(Ticket.id).where(Ticket.code == code, *within)))
        return Found(rows_of(work, ids), whole=True)
    words = fold(typed).split()[:8]
    if not words:
        return Found((), whole=True)
    newest = work.session.scalar(select(func.max(Ticket.id))) or 0
    posts = authority.ticket_posts(work, person_id)
    headed = [post.body_code for post in posts if post.role is RoleKind.HEAD]
    found = (
        select(Ticket.id)
        .join(Field, Field.code == Ticket.field_code)
        .where(
            Ticket.id > newest - SEARCH_REACH,
            *within,
            *(Ticket.folded.like(f"%{_escaped(word)}%", escape="\\") for word in words),
            or_(
                ~Field.restricted,
                Ticket.body_code.in_(headed),
                and_(Ticket.officer_id == person_id, Ticket.body_code.in_([post.body_code for post in posts])),
            ),
        )
        .order_by(Ticket.id.desc())
        .limit(MOST_FOUND)
    )
    ids = list(work.session.scalars(found))
    return Found(rows_of(work, ids), whole=newest <= SEARCH_REACH or len(ids) == MOST_FOUND)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
