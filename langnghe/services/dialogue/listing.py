"""Lists of sessions: for citizens what is to come and what was concluded, for who keeps them all of theirs."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select

from langnghe.models import Area, Body, Dialogue, DialogueKind, DialogueState
from langnghe.services.authority import NO_AUTHORITY
from langnghe.services.dialogue import posts, transitions
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work

PAGE = 6


@dataclass(frozen=True, slots=True)
class Row:
    """A session in a list."""

    id: int
    kind: DialogueKind
    state: DialogueState
    title: str
    body_name: str
    area_name: str
    starts_at: datetime | None


def coming(work: Work, area_code: str | None, offset: int = 0) -> Page[Row]:
    """What citizens may come to, soonest first: of the area, those below and above it; None for all."""
    where = [Dialogue.state.in_(sorted(transitions.COMING))]
    if area_code is not None:
        where.append(Dialogue.area_code.in_(around(area_code)))
    return _page(work, select(Dialogue.id).where(*where), offset)


def past(work: Work, area_code: str | None, offset: int = 0) -> Page[Row]:
    """What was held or called off, newest first, as citizens may read it."""
    states = sorted(transitions.PUBLIC - transitions.COMING)
    where = [Dialogue.state.in_(states), Dialogue.announced_at.is_not(None)]
    if area_code is not None:
        where.append(Dialogue.area_code.in_(around(area_code)))
    return _page(work, select(Dialogue.id).where(*where), offset, newest=True)


def kept(work: Work, person_id: int, offset: int = 0, *, ended: bool = False) -> Page[Row]:
    """The sessions that the person keeps; `ended`: only those that are over. `Forbidden` for who keeps none."""
    bodies = posts.organised(work, person_id)
    if not bodies:
        raise Forbidden(NO_AUTHORITY)
    over = Dialogue.state.in_(sorted(transitions.ENDED))
    chosen = select(Dialogue.id).where(Dialogue.body_code.in_(bodies), over if ended else ~over)
    return _page(work, chosen, offset, newest=ended)


def around(area_code: str) -> Select[str]:
    """The area, those below it, and those above it: a session there is for its people too."""
    below = select(Area.code).where(Area.code == area_code).cte("below", recursive=True)
    below = below.union_all(select(Area.code).join(below, Area.parent_code == below.c.code))
    above = select(Area.code, Area.parent_code).where(Area.code == area_code).cte("above", recursive=True)
    above = above.union_all(select(Area.code, Area.parent_code).join(above, Area.code == above.c.parent_code))
    return select(Area.code).where(or_(Area.code.in_(select(below.c.code)), Area.code.in_(select(above.c.code))))


def _page(work: Work, chosen: Select[int], offset: int, *, newest: bool = False) -> Page[Row]:
    total = work.session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
    start = page_start(total, offset, PAGE)
    when = Dialogue.starts_at.desc() if newest else Dialogue.starts_at.asc()
    rows = work.session.execute(
        select(
            Dialogue.id,
            Dialogue.kind,
            Dialogue.state,
            Dialogue.title,
            Body.name.label("body_name"),
            Area.name.label("area_name"),
            Dialogue.starts_at,
        )
        .join(Body, Body.code == Dialogue.body_code)
        .join(Area, Area.code == Dialogue.area_code)
        .where(Dialogue.id.in_(chosen))
        # What has no day yet comes last.
        .order_by(Dialogue.starts_at.is_(None), when, Dialogue.id)
        .offset(start)
        .limit(PAGE)
    )
    return Page(tuple(Row(*row) for row in rows), start, total)
