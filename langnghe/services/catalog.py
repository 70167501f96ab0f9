"""What an office starts from: fields, bodies, routing and deadline rules, all as data that it may edit.

Read once from services/data; sources and confidence in SOURCES.md there (facts F-3, F-13, F-16). Body codes are
stable ASCII: `<area code>.<template>`, such as "22849.kinh_te" and "51.so_xay_dung".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from langnghe.services.data import rows
from langnghe.services.deadlines import Span
from langnghe.services.places import Place, Province, load, provinces

LevelName = Literal["province", "commune"]
#: The body of every area that takes in what nobody else is named for (R83, F-13).
INTAKE = "hanh_chinh_cong"
_TWO_WORD_KINDS = ("thành phố ", "đặc khu ")


@dataclass(frozen=True, slots=True)
class Field:
    """What a matter is about (lĩnh vực). Bodies are templates, the first is the default.

    restricted: only named readers. never_public: not even with consent. urgent_number: call it first in an
    emergency ("" if none). urgent: tickets start as urgent. province_first: a province's body takes it even where
    the commune is known (F-4: not to the body it may be about).
    """

    code: str
    name_vi: str
    name_en: str
    position: int
    commune_bodies: tuple[str, ...]
    province_bodies: tuple[str, ...]
    restricted: bool
    never_public: bool
    urgent_number: str
    urgent: bool
    province_first: bool


@dataclass(frozen=True, slots=True)
class BodyPlan:
    """A body to be set up. Names are Vietnamese; `parent_code` is None for the top."""

    code: str
    name: str
    short_name: str
    area_code: str
    level: LevelName
    parent_code: str | None
    template: str
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class RoutingPlan:
    """One row of the ladder. None stands for any; any field in any area is the catch-all."""

    field: str | None
    area: str | None
    body: str


@dataclass(frozen=True, slots=True)
class DeadlineRulePlan:
    """How long a step may take. None stands for any.

    confidence: A, B or C as in SOURCES.md, or "suggestion" where no rule binds and the office should decide.
    """

    step: str
    kind: str | None
    field: str | None
    priority: str | None
    span: Span
    source: str
    confidence: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class _Template:
    level: LevelName
    template: str
    places: frozenset[str]  # kinds or codes of the areas that have it in this form; empty for all
    name: str
    short_name: str
    parent: str
    restricted: bool


@lru_cache(maxsize=1)
def fields() -> tuple[Field, ...]:
    """The fields in the order in which people see them."""
    return tuple(
        Field(
            code=row["code"],
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            position=position,
            commune_bodies=tuple(row["commune_bodies"].split()),
            province_bodies=tuple(row["province_bodies"].split()),
            restricted=row["restricted"] == "yes",
            never_public=row["never_public"] == "yes",
            urgent_number=row["urgent_number"],
            urgent=row["urgent"] == "yes",
            province_first=row["province_first"] == "yes",
        )
        for position, row in enumerate(rows("fields.csv"), start=1)
    )


@lru_cache(maxsize=1)
def deadline_rules() -> tuple[DeadlineRulePlan, ...]:
    """The spans an office starts with."""
    return tuple(
        DeadlineRulePlan(
            step=row["step"],
            kind=row["kind"] or None,
            field=row["field"] or None,
            priority=row["priority"] or None,
            span=Span.parse(row["span"]),
            source=row["source"],
            confidence=row["confidence"],
            valid_from=date.fromisoformat(row["valid_from"]),
        )
        for row in rows("deadline_rules.csv")
    )


def bodies_for(province_code: str) -> Iterator[BodyPlan]:
    """Every body of a province and of its communes, a parent always before its children.

    Raises LookupError for a code that is no province.
    """
    province = _province(province_code)
    yield from _bodies("province", province.code, _full_name(province), "", None)
    for place in load(province_code):
        yield from _commune_bodies(place, body_code(province_code, "chu_tich"))


def bodies_for_commune(commune_code: str) -> Iterator[BodyPlan]:
    """The bodies of one commune that is an office of its own. Raises LookupError for an unknown code."""
    yield from _commune_bodies(_commune(commune_code), None)


def default_routing(province_code: str) -> Iterator[RoutingPlan]:
    """Routing of a province: fields by commune, fields of the province, intake by commune, the catch-all."""
    _province(province_code)
    communes = load(province_code)
    for place in communes:
        yield from _commune_routing(place, alone=False)
    for field in fields():
        yield RoutingPlan(field.code, None, body_code(province_code, field.province_bodies[0]))
    yield RoutingPlan(None, province_code, body_code(province_code, INTAKE))
    yield RoutingPlan(None, None, body_code(province_code, INTAKE))


def default_routing_for_commune(commune_code: str) -> Iterator[RoutingPlan]:
    """Routing of one commune that is an office of its own."""
    yield from _commune_routing(_commune(commune_code), alone=True)
    yield RoutingPlan(None, None, body_code(commune_code, INTAKE))


def body_code(area_code: str, template: str) -> str:
    return f"{area_code}.{template}"


def area_name(area: Place | Province) -> str:
    """The full name of an area as it stands inside a sentence: "xã Lạc Dương", "tỉnh Quảng Ngãi"."""
    name = _full_name(area) if isinstance(area, Province) else area.name
    return name[0].lower() + name[1:]


def _commune_routing(place: Place, *, alone: bool) -> Iterator[RoutingPlan]:
    for field in fields():
        if alone or not field.province_first:
            yield RoutingPlan(field.code, place.code, body_code(place.code, field.commune_bodies[0]))
    yield RoutingPlan(None, place.code, body_code(place.code, INTAKE))


def _commune_bodies(place: Place, parent_code: str | None) -> Iterator[BodyPlan]:
    yield from _bodies("commune", place.code, place.name, place.kind.value, parent_code)


def _bodies(
    level: LevelName, area_code: str, full_name: str, place_kind: str, parent_code: str | None
) -> Iterator[BodyPlan]:
    area = full_name[0].lower() + full_name[1:]
    kind = " ".join(area.split()[: 2 if area.startswith(_TWO_WORD_KINDS) else 1])
    chosen: dict[str, _Template] = {}
    for template in _templates():
        if template.level == level and _fits(template, area_code, place_kind):
            known = chosen.get(template.template)
            # A form for this very area wins over the form for its kind.
            if known is None or area_code not in known.places:
                chosen[template.template] = template
    for template in chosen.values():
        parent = body_code(area_code, template.parent) if template.parent else parent_code
        yield BodyPlan(
            code=body_code(area_code, template.template),
            name=template.name.format(area=area),
            short_name=template.short_name.format(kind=kind),
            area_code=area_code,
            level=level,
            parent_code=parent,
            template=template.template,
            restricted=template.restricted,
        )


def _fits(template: _Template, area_code: str, place_kind: str) -> bool:
    return not template.places or area_code in template.places or place_kind in template.places


@lru_cache(maxsize=1)
def _templates() -> tuple[_Template, ...]:
    return tuple(
        _Template(
            level="province" if row["level"] == "province" else "commune",
            template=row["template"],
            places=frozenset(row["places"].split()),
            name=row["name"],
            short_name=row["short_name"],
            parent=row["parent"],
            restricted=row["restricted"] == "yes",
        )
        for row in rows("body_templates.csv")
    )


def _province(code: str) -> Province:
    for province in provinces():
        if province.code == code:
            return province
    raise LookupError(f'There is no province with the code "{code}": expected two digits such as "51".')


def _commune(code: str) -> Place:
    for place in load():
        if place.code == code:
            return place
    raise LookupError(f'There is no commune with the code "{code}": expected five digits such as "22849".')


def _full_name(province: Province) -> str:
    """The official list gives cities their kind and provinces none."""
    return province.name if province.name.startswith("Thành phố ") else f"Tỉnh {province.name}"
