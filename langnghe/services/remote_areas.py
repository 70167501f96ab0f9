"""Remote areas (vùng sâu, vùng xa): communes in which the law gives more time, as the office marks them (F-3).

What is marked counts for what begins from then on; open tickets keep their dates (`rule_recomputing`).
"""

from dataclasses import dataclass

import structlog
from sqlalchemy import func, select

from langnghe.models import Area, Level
from langnghe.services import authority
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import NotFound
from langnghe.services.work import Work

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, and whether it is marked as remote."""

    code: str
    name: str
    remote: bool


def listed(work: Work, by: int, offset: int = 0, size: int = 8) -> Page[Commune]:
    """The communes marked as remote, by name. Raises `Forbidden`."""
    authority.require_admin(work, by)
    which = (Area.level == Level.COMMUNE, Area.remote)
    total = work.session.scalar(select(func.count()).select_from(Area).where(*which)) or 0
    start = page_start(total, offset, size)
    rows = work.session.scalars(
        select(Area).where(*which).order_by(Area.name, Area.code).offset(start).limit(size)
    )
    return Page(tuple(_commune(row) for row in rows), start, total)


def find(work: Work, by: int, typed: str, limit: int = 6) -> tuple[Commune, ...]:
    """The communes that a text may name, in any spelling, best first. Raises `Forbidden`."""
    authority.require_admin(work, by)
    codes = [match.place.code for match in work.office.gazetteer.find(typed, limit)]
    rows = {row.code: row for row in work.session.scalars(select(Area).where(Area.code.in_(codes)))}
    return tuple(_commune(rows[code]) for code in codes if code in rows)


def commune(work: Work, by: int, code: str) -> Commune:
    """One commune. Raises `Forbidden`, `NotFound("area-not-found")`."""
    authority.require_admin(work, by)
    return _commune(_row(work, code))


def mark(work: Work, by: int, code: str, *, remote: bool) -> Commune:
    """Mark the commune as remote, or take the mark back; doing so twice changes nothing. Raises as `commune`."""
    authority.require_admin(work, by)
    row = _row(work, code)
    if row.remote != remote:
        row.remote = remote
        work.session.flush()
        log.info("area.remote", area=code, remote=remote, by=by)
    return _commune(row)


def _row(work: Work, code: str) -> Area:
    row = work.session.get(Area, code)
    if row is None or row.level is not Level.COMMUNE:
        raise NotFound("area-not-found", area=code)
    return row


def _commune(row: Area) -> Commune:
    return Commune(row.code, row.name, row.remote)
