"""Heads who do not meet the people, beside the matters that lie open where they are in charge (R34)."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import InstrumentedAttribute

from langnghe.models import Area, Level, Ticket
from langnghe.services import authority, transitions, worklist
from langnghe.services.calendar import local_date
from langnghe.services.dialogue import behind, hosts
from langnghe.services.dialogue.behind import Standing
from langnghe.services.dialogue.hosts import CHAIR, Host
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work

PAGE = 5


@dataclass(frozen=True, slots=True)
class Without:
    """A head who is behind with dialogues this year, and the tickets that are open and late in their charge.

    Of a chair those of the area, of another body those that it holds.
    """

    standing: Standing
    open: int
    late: int


@dataclass(frozen=True, slots=True)
class _Counts:
    open: int = 0
    late: int = 0

    def __add__(self, other: "_Counts") -> "_Counts":
        return _Counts(self.open + other.open, self.late + other.late)


def listed(work: Work, person_id: int, offset: int = 0) -> Page[Without]:
    """Heads who have held none this year or owe what is too late, those with the most late tickets first.

    For supervisors, and for the head of the body at the top; `Forbidden` for anybody else.
    """
    codes = behind.watched(work, person_id)
    if not codes:
        raise Forbidden(authority.NO_AUTHORITY)
    of = hosts.hosts(work, codes)
    year = local_date(work.now).year
    every = [each for each in behind.standings(work, of, year) if each.owed and (not each.held or each.late)]
    by_area, by_body = _by_area(work), _by_body(work)
    found = [_without(each, by_area, by_body) for each in every]
    found.sort(key=lambda each: (bool(each.standing.held), -each.late, -each.open, -each.standing.missing_late))
    return page_of(found, offset, PAGE)


def _without(standing: Standing, by_area: Mapping[str, _Counts], by_body: Mapping[str, _Counts]) -> Without:
    counts = _of(standing.host, by_area, by_body)
    return Without(standing, counts.open, counts.late)


def _of(host: Host, by_area: Mapping[str, _Counts], by_body: Mapping[str, _Counts]) -> _Counts:
    if host.template != CHAIR:
        return by_body.get(host.code, _Counts())
    if host.level is Level.PROVINCE:
        return sum(by_area.values(), _Counts())
    return by_area.get(host.area_code, _Counts())


def _by_area(work: Work) -> dict[str, _Counts]:
    """By commune, with the villages of it."""
    villages = work.session.execute(select(Area.code, Area.parent_code).where(Area.level == Level.VILLAGE))
    commune_of = {row.code: row.parent_code for row in villages}
    found: dict[str, _Counts] = {}
    for area, counts in _counted(work, Ticket.area_code).items():
        commune = commune_of.get(area) or area
        found[commune] = found.get(commune, _Counts()) + counts
    return found


def _by_body(work: Work) -> dict[str, _Counts]:
    return _counted(work, Ticket.body_code)


def _counted(work: Work, by: InstrumentedAttribute[str]) -> dict[str, _Counts]:
    late = func.sum(case((worklist.is_late(work.now), 1), else_=0))
    rows = work.session.execute(
        select(by, func.count(), late)
        .where(Ticket.closed_at.is_(None), Ticket.state.in_(sorted(transitions.OPEN)))
        .group_by(by)
    )
    return {code: _Counts(count, late) for code, count, late in rows}
