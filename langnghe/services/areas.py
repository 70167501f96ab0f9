"""Areas and what lies within them: the parts of a province down to its villages."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select, true

from langnghe.models import Area, Body, Level, Person
from langnghe.services.calendar import local_date
from langnghe.services.village_names import in_order
from langnghe.services.work import Work


def standing(work: Work) -> ColumnElement[bool]:
    """What holds of an area that may be chosen now: not from its `valid_to` on, the day it was taken out."""
    return or_(Area.valid_to.is_(None), Area.valid_to > local_date(work.now))


def within(work: Work, codes: Sequence[str]) -> list[str] | None:
    """Codes of these areas and of all below them; None where that is the whole area of the office.

    Also of those taken out: what was entered for a village while it was one still lies within its commune.
    """
    if not codes or work.office.root_area in codes:
        return None
    here = select(Area.code).where(Area.code.in_(codes)).cte("here", recursive=True)
    below = here.union_all(select(Area.code).join(here, Area.parent_code == here.c.code))
    return sorted(set(work.session.scalars(select(below.c.code))))


def homes(work: Work, codes: Sequence[str]) -> tuple[ColumnElement[bool], ...] | None:
    """Who lives in these areas: persons of whom one of the conditions holds; None for everybody.

    Each condition goes along an index. A village is meant with who has said no more than its commune: they may
    live in it.
    """
    found = within(work, codes)
    if found is None:
        return None
    rows = work.session.execute(
        select(Area.code, Area.parent_code).where(Area.code.in_(codes), Area.level == Level.VILLAGE)
    ).all()
    if not rows:
        return (Person.area_code.in_(found),)
    communes = sorted({row.parent_code for row in rows})
    # Where one commune is served nobody is asked for it: who has said nothing lives there too.
    there = true() if work.office.root_area in communes else Person.area_code.in_(communes)
    said = Person.village_code.in_([row.code for row in rows])
    return (Person.area_code.in_(found), said, and_(there, Person.village_code.is_(None)))


def villages(work: Work, commune: str) -> dict[str, str]:
    """Names by code of the villages that a commune has now, in the order in which people count."""
    rows = work.session.execute(
        select(Area.code, Area.name).where(
            Area.parent_code == commune, Area.level == Level.VILLAGE, standing(work)
        )
    )
    return {row.code: row.name for row in sorted(rows, key=lambda row: (in_order(row.name), row.code))}


def choices(work: Work, top: str) -> list[tuple[str, str]]:
    """Codes and names of the area and of those below it that may be chosen: itself, then communes, then villages.

    A village is told with its commune: every other commune has a "Thôn 1".
    """
    query = select(Area.code, Area.name, Area.level, Area.parent_code).where(standing(work))
    inside = within(work, (top,))
    rows = work.session.execute(query if inside is None else query.where(Area.code.in_(inside))).all()
    of = {row.code: row.name for row in rows}
    villages_last = []
    for row in rows:
        village = row.level is Level.VILLAGE
        name = f"{row.name}, {of[row.parent_code]}" if village and row.parent_code in of else row.name
        villages_last.append((row.code != top, village, in_order(name), row.code, name))
    return [(code, name) for *_, code, name in sorted(villages_last)]


def of_body(work: Work, body_code: str) -> str:
    """Code of the area that the body is for; "" for a body there is not."""
    return work.session.scalar(select(Body.area_code).where(Body.code == body_code)) or ""
