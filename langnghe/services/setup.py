"""Setting an office up: areas, bodies, fields, deadline rules, days, and the routing with its catch-all.

All of it is data from services/data and the official lists, written once; what the office has changed since is
never overwritten, so building again only adds what is missing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, insert, select

from langnghe.models import Area, Base, Body, CalendarDay, DeadlineRule, Field, Level, RoutingRule, table
from langnghe.services import catalog, places, served_place
from langnghe.services.calendar import known_swaps
from langnghe.services.catalog import BodyPlan, RoutingPlan
from langnghe.services.places import Place
from langnghe.services.refusals import Invalid
from langnghe.services.work import Work

#: The two tiers of government begin (facts F-13).
TWO_TIERS = date(2025, 7, 1)
#: Rows written by one statement.
CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Made:
    """How many rows of one kind were new, of how many the data names."""

    new: int
    all: int


@dataclass(frozen=True, slots=True)
class SetupReport:
    """What `build` made for an area. All `new` are 0 when it was there already."""

    area_code: str
    area_name: str
    areas: Made
    bodies: Made
    fields: Made
    deadline_rules: Made
    days: Made
    routes: Made
    catch_all: str
    """The name of the body that takes what no rule names a body for."""


@dataclass(frozen=True, slots=True)
class _Plan:
    root: str
    name: str
    areas: tuple[dict[str, Any], ...]
    bodies: Iterable[BodyPlan]
    routes: Iterable[RoutingPlan]


def build(work: Work, province: str = "", commune: str = "") -> SetupReport:
    """Set the office up for a province (a name in any spelling) or for one commune alone (a code or a name).

    Raises `NotFound("province-unknown" | "commune-unknown")` with the nearest names, and
    `Invalid("office-set-up")` where these books are those of another area.
    """
    plan = _commune_plan(served_place.commune(commune)) if commune else _province_plan(province)
    _refuse_another(work, plan)
    areas = _add(work, Area, ("code",), plan.areas)
    bodies = _add(work, Body, ("code",), _bodies(plan.bodies))
    fields = _add(work, Field, ("code",), _fields())
    rules = _add(work, DeadlineRule, ("step", "kind", "field_code", "priority", "valid_from"), _deadline_rules())
    days = _add(work, CalendarDay, ("day",), _days())
    routes = _add(work, RoutingRule, ("field_code", "area_code"), _routes(work, plan.routes))
    return SetupReport(plan.root, plan.name, areas, bodies, fields, rules, days, routes, _catch_all(work))


def require_built(work: Work) -> None:
    """The books are this office's. Raises `Invalid` "office-empty", or "office-set-up" for another area's."""
    roots = work.session.execute(select(Area.code, Area.name).where(Area.parent_code.is_(None))).all()
    if not roots:
        raise Invalid("office-empty")
    if work.office.root_area not in {root.code for root in roots}:
        raise Invalid("office-set-up", area=roots[0].name, wanted=work.office.name)


def _province_plan(name: str) -> _Plan:
    found = served_place.province(name)
    full_name = catalog.area_name(found)
    below = (_area(place.code, place.name, Level.COMMUNE, found.code) for place in places.load(found.code))
    areas = (_area(found.code, full_name, Level.PROVINCE, None), *below)
    return _Plan(found.code, full_name, areas, catalog.bodies_for(found.code), catalog.default_routing(found.code))


def _commune_plan(place: Place) -> _Plan:
    return _Plan(
        place.code,
        place.name,
        (_area(place.code, place.name, Level.COMMUNE, None),),
        catalog.bodies_for_commune(place.code),
        catalog.default_routing_for_commune(place.code),
    )


def _area(code: str, name: str, level: Level, parent: str | None) -> dict[str, Any]:
    return {
        "code": code,
        "name": name[0].upper() + name[1:],
        "level": level,
        "parent_code": parent,
        "remote": False,
        "valid_from": TWO_TIERS,
        "valid_to": None,
    }


def _bodies(plans: Iterable[BodyPlan]) -> Iterator[dict[str, Any]]:
    for plan in plans:
        yield {
            "code": plan.code,
            "name": plan.name,
            "short_name": plan.short_name,
            "level": Level(plan.level),
            "template": plan.template,
            "area_code": plan.area_code,
            "parent_code": plan.parent_code,
            "address": "",
            "phone": "",
            "opening_hours": "",
            "approval_required": False,
            "valid_from": TWO_TIERS,
            "valid_to": None,
        }


def _fields() -> Iterator[dict[str, Any]]:
    for field in catalog.fields():
        yield {
            "code": field.code,
            "name_vi": field.name_vi,
            "name_en": field.name_en,
            "position": field.position,
            "restricted": field.restricted,
            "urgent_number": field.urgent_number,
            "active": True,
        }


def _deadline_rules() -> Iterator[dict[str, Any]]:
    for rule in catalog.deadline_rules():
        yield {
            "step": rule.step,
            "kind": rule.kind or "",
            "field_code": rule.field or "",
            "priority": rule.priority or "",
            "remote": False,
            "complex": False,
            "span": str(rule.span),
            "source": rule.source,
            "valid_from": rule.valid_from,
            "valid_to": None,
        }


def _days() -> Iterator[dict[str, Any]]:
    for rule in known_swaps():
        yield {"day": rule.date, "kind": str(rule.kind), "note": rule.note}


def _routes(work: Work, plans: Iterable[RoutingPlan]) -> Iterator[dict[str, Any]]:
    for plan in plans:
        yield {
            "field_code": plan.field or "",
            "area_code": plan.area or "",
            "body_code": plan.body,
            "changed_at": work.now,
            "changed_by": None,
        }


def _add(work: Work, model: type[Base], key: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> Made:
    """Write the rows whose key is not there yet; parents come before children in them."""
    written = table(model)
    columns: list[ColumnElement[Any]] = [written.c[name] for name in key]
    connection = work.connection
    known = {tuple(row) for row in connection.execute(select(*columns))}
    every = list(rows)
    new = [row for row in every if tuple(row[name] for name in key) not in known]
    for start in range(0, len(new), CHUNK):
        connection.execute(insert(written), new[start : start + CHUNK])
    return Made(len(new), len(every))


def _refuse_another(work: Work, plan: _Plan) -> None:
    root = work.session.execute(
        select(Area.code, Area.name).where(Area.parent_code.is_(None), Area.code != plan.root).limit(1)
    ).first()
    if root is not None:
        raise Invalid("office-set-up", area=root.name, wanted=plan.name)


def _catch_all(work: Work) -> str:
    return work.session.scalars(
        select(Body.name)
        .join(RoutingRule, RoutingRule.body_code == Body.code)
        .where(RoutingRule.field_code == "", RoutingRule.area_code == "")
    ).one()
