"""The office's routing table: what the ladder reads, and how an admin changes it.

Every change says who made it and when. The catch-all can be replaced but never removed, and a rule whose body has
ended is passed over aloud: it is in the list of gaps until an admin replaces it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, bindparam, func, literal, select
from sqlalchemy.orm import aliased

from langnghe.models import Area, Body, Field, Prepared, RoutingRule
from langnghe.services import authority
from langnghe.services.calendar import local_date
from langnghe.services.folding import fold
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import Invalid, NotFound
from langnghe.services.routing import Candidate, Routed, choose
from langnghe.services.work import Work

ENDED = "body_ended"


def resolve(work: Work, field: str | None, area: str | None) -> Routed:
    """The body that answers for a matter, and the rung of the ladder that chose it.

    `field` and `area` are codes, None where unknown. Raises `routing.RoutingIncomplete` without a usable
    catch-all.
    """
    today = local_date(work.now)
    rows = _CANDIDATES.all(work.connection, field=field or "", area=area or "")
    parents = {row.step: row.area_code for row in rows if row.step}
    chain = (area, *(parents[step] for step in sorted(parents))) if area else ()
    candidates = [
        Candidate(row.field_code, row.area_code, row.body_code, _problem(row.valid_to, today)) for row in rows
    ]
    return choose(candidates, field or None, chain)


def _candidates() -> Select[str, str, str, date | None, int]:
    """Every rule that may decide, in one question; `step` is how far above the area the rule's area lies."""
    chain = (
        select(Area.code, Area.parent_code, literal(0).label("step"))
        .where(Area.code == bindparam("area"))
        .cte("chain", recursive=True)
    )
    above = aliased(Area)
    chain = chain.union_all(
        select(above.code, above.parent_code, chain.c.step + 1)
        .join(chain, above.code == chain.c.parent_code)
        .where(chain.c.step < authority.DEEPEST)
    )
    anywhere = select(literal("").label("code"), literal(0).label("step"))
    places = anywhere.union_all(select(chain.c.code, chain.c.step)).subquery()
    # From the few places to their rules, by the index: the table has rules for every commune.
    return (
        select(RoutingRule.field_code, RoutingRule.area_code, RoutingRule.body_code, Body.valid_to, places.c.step)
        .join(places, places.c.code == RoutingRule.area_code)
        .join(Body, Body.code == RoutingRule.body_code)
        .where(RoutingRule.field_code.in_(("", bindparam("field"))))
    )


_CANDIDATES = Prepared(_candidates())


def _problem(valid_to: date | None, today: date) -> str:
    return ENDED if valid_to is not None and valid_to < today else ""


# What an admin sees and changes -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Route:
    """One row: the body for a field (any when "") in an area (any when "")."""

    id: int
    field_code: str
    field_names: dict[str, str]
    """By language; empty for any field."""
    area_code: str
    area_name: str
    body_code: str
    body_name: str
    ended: bool
    """Its body has ended: the row is passed over until it names another one."""
    changed_at: datetime

    @property
    def catch_all(self) -> bool:
        return not self.field_code and not self.area_code


def routes(
    work: Work, by: int, field: str | None = None, area: str | None = None, offset: int = 0, size: int = 8
) -> Page[Route]:
    """Rows of the table, the general ones first; of one field ("" the rows for any) or one area where given."""
    authority.require_admin(work, by)
    conditions: list[ColumnElement[bool]] = []
    if field is not None:
        conditions.append(RoutingRule.field_code == field)
    if area is not None:
        conditions.append(RoutingRule.area_code == area)
    total = work.session.scalar(select(func.count()).select_from(RoutingRule).where(*conditions)) or 0
    start = page_start(total, offset, size)
    rows = work.session.execute(
        _ROUTES.where(*conditions)
        .order_by(RoutingRule.area_code, func.coalesce(Field.position, 0), RoutingRule.id)
        .offset(start)
        .limit(size)
    )
    today = local_date(work.now)
    return Page(tuple(_route(*row, today) for row in rows), start, total)


def fields(work: Work, by: int) -> list[tuple[str, dict[str, str]]]:
    """Codes of the fields with their names by language, in the order people see them."""
    authority.require_admin(work, by)
    rows = work.session.execute(select(Field.code, Field.name_vi, Field.name_en).order_by(Field.position))
    return [(row.code, {"vi": row.name_vi, "en": row.name_en}) for row in rows]


def areas(work: Work, by: int, typed: str, limit: int = 6) -> list[tuple[str, str]]:
    """Codes and names of the areas that a text may name, in any spelling; the office's own area among them."""
    authority.require_admin(work, by)
    found = [(match.place.code, match.place.name) for match in work.office.gazetteer.find(typed, limit)]
    root = area_name(work, work.office.root_area)
    words = fold(typed)
    if words and words in fold(root) and work.office.root_area not in dict(found):
        found.insert(0, (work.office.root_area, root))
    return found[:limit]


def area_name(work: Work, code: str) -> str:
    """The area's name, "" for any area. Raises `NotFound("area-not-found")`."""
    if not code:
        return ""
    named = work.session.get(Area, code)
    if named is None:
        raise NotFound("area-not-found", area=code)
    return named.name


def route_of(work: Work, field: str, area: str, by: int) -> Route | None:
    """The row for exactly this field and area ("" for any), or None when the ladder goes past it."""
    found = routes(work, by, field, area, size=1).items
    return found[0] if found else None


def route(work: Work, route_id: int, by: int) -> Route:
    """One row. Raises `NotFound("route-not-found")`."""
    authority.require_admin(work, by)
    row = work.session.execute(_ROUTES.where(RoutingRule.id == route_id)).one_or_none()
    if row is None:
        raise NotFound("route-not-found")
    return _route(*row, local_date(work.now))


def change(work: Work, field: str, area: str, body: str, by: int) -> Route:
    """Name the body for a field in an area ("" for any): a new row, or the old one with another body.

    Raises `Forbidden`, `NotFound` for an unknown field, area or body, and `Invalid("body-has-ended")`.
    """
    authority.require_admin(work, by)
    if field and work.session.get(Field, field) is None:
        raise NotFound("field-not-found", field=field)
    if area and work.session.get(Area, area) is None:
        raise NotFound("area-not-found", area=area)
    named = work.session.get(Body, body)
    if named is None:
        raise NotFound("body-not-found", body=body)
    if _problem(named.valid_to, local_date(work.now)):
        raise Invalid("body-has-ended", body=named.name)
    # The catch-all's row is locked as the door of the table: two admins must not both write the same new row.
    work.session.execute(select(RoutingRule.id).where(*_row("", "")).with_for_update())
    row = work.session.execute(select(RoutingRule).where(*_row(field, area))).scalar_one_or_none()
    if row is None:
        row = RoutingRule(field_code=field, area_code=area)
        work.session.add(row)
    row.body_code, row.changed_at, row.changed_by = body, work.now, by
    work.session.flush()
    return route(work, row.id, by)


def remove(work: Work, route_id: int, by: int) -> Route:
    """Take a row out, so that the next rung of the ladder decides; the row as it was.

    Raises `Forbidden`, `NotFound("route-not-found")`, and `Invalid("catch-all-stays")`.
    """
    found = route(work, route_id, by)
    if found.catch_all:
        raise Invalid("catch-all-stays")
    work.session.delete(work.session.get_one(RoutingRule, route_id))
    work.session.flush()
    return found


def _row(field: str, area: str) -> tuple[ColumnElement[bool], ...]:
    return RoutingRule.field_code == field, RoutingRule.area_code == area


_ROUTES: Select[RoutingRule, str, str, str, str, date | None] = (
    select(
        RoutingRule,
        func.coalesce(Field.name_vi, ""),
        func.coalesce(Field.name_en, ""),
        func.coalesce(Area.name, ""),
        Body.name,
        Body.valid_to,
    )
    .join(Body, Body.code == RoutingRule.body_code)
    .outerjoin(Field, Field.code == RoutingRule.field_code)
    .outerjoin(Area, Area.code == RoutingRule.area_code)
)


def _route(
    rule: RoutingRule, vi: str, en: str, area_name: str, body_name: str, valid_to: date | None, today: date
) -> Route:
    return Route(
        id=rule.id,
        field_code=rule.field_code,
        field_names={"vi": vi, "en": en} if rule.field_code else {},
        area_code=rule.area_code,
        area_name=area_name,
        body_code=rule.body_code,
        body_name=body_name,
        ended=bool(_problem(valid_to, today)),
        changed_at=rule.changed_at,
    )
