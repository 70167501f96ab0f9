"""Areas and what lies within them: the parts of a province down to its villages."""

from collections.abc import Sequence

from sqlalchemy import select

from langnghe.models import Area, Body, Level
from langnghe.services.work import Work


def within(work: Work, codes: Sequence[str]) -> list[str] | None:
    """Codes of these areas and of all below them; None where that is the whole area of the office."""
    if not codes or work.office.root_area in codes:
        return None
    here = select(Area.code).where(Area.code.in_(codes)).cte("here", recursive=True)
    below = here.union_all(select(Area.code).join(here, Area.parent_code == here.c.code))
    return sorted(set(work.session.scalars(select(below.c.code))))


def homes(work: Work, codes: Sequence[str]) -> list[str] | None:
    """`within`, and the communes of villages among them: who has said no more may live in the village meant."""
    found = within(work, codes)
    if found is None:
        return None
    communes = select(Area.parent_code).where(Area.code.in_(codes), Area.level == Level.VILLAGE)
    return sorted({*found, *(code for code in work.session.scalars(communes) if code)})


def of_body(work: Work, body_code: str) -> str:
    """Code of the area that the body is for; "" for a body there is not."""
    return work.session.scalar(select(Body.area_code).where(Body.code == body_code)) or ""
