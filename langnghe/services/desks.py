"""Where else people can go: the desks that receive petitions, and the one that takes what nobody else does."""

from dataclasses import dataclass

from sqlalchemy import select

from langnghe.models import Body, RoutingRule
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a body receives people: any of the last three may be empty until the office has entered it."""

    name: str
    address: str
    phone: str
    opening_hours: str


#: Who receives petitions, nearest first: in the commune, and above it (facts F-4, F-5).
_PETITIONS = ("don_thu", "ban_tiep_cong_dan", "hanh_chinh_cong")
_DENUNCIATIONS = ("don_thu", "thanh_tra")


def petition_desks(work: Work, area_code: str | None, *, secret: bool = False) -> tuple[Desk, ...]:
    """Where a complaint is filed from this area; with `secret` a denunciation, at the announced addresses.

    At most one desk of the commune and one above it, so that a matter about the one can go to the other.
    """
    templates = _DENUNCIATIONS if secret else _PETITIONS
    rows = work.session.execute(
        select(Body.template, Body.area_code, Body.name, Body.address, Body.phone, Body.opening_hours).where(
            Body.template.in_(templates),
            Body.area_code.in_([area_code or work.office.root_area, work.office.root_area]),
        )
    ).all()
    rows = sorted(rows, key=lambda row: (row.area_code != area_code, templates.index(row.template)))
    by_area = {row.area_code: row for row in reversed(rows)}
    first = list(dict.fromkeys(row.area_code for row in rows))
    return tuple(
        Desk(row.name, row.address, row.phone, row.opening_hours) for row in (by_area[code] for code in first)
    )


def front_desk(work: Work) -> Desk | None:
    """The desk that takes what nobody else does: where people can come or call instead of writing here."""
    row = work.session.execute(
        select(Body.name, Body.address, Body.phone, Body.opening_hours)
        .join(RoutingRule, RoutingRule.body_code == Body.code)
        .where(RoutingRule.field_code == "", RoutingRule.area_code == "")
    ).first()
    return Desk(row.name, row.address, row.phone, row.opening_hours) if row else None
