"""What an office still lacks: reported as incomplete set-up, so that it is found before a citizen finds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import aliased

from langnghe.models import Area, Body, DeadlineRule, Field, Level, RoleGrant, RoleKind, RoutingRule
from langnghe.services import authority, bodies, clocks, tet
from langnghe.services.calendar import local_date
from langnghe.services.moving import RETURN_STEP
from langnghe.services.work import Work

#: The body whose address is the announced one for complaints and denunciations (Luật Tố cáo Art. 23(3), F-4).
ANNOUNCED = "chu_tich"


class GapKind(StrEnum):
    """What can be missing, the gravest first."""

    NO_CATCH_ALL = "no-catch-all"
    NO_DEADLINE_RULE = "no-deadline-rule"
    NO_ADMIN = "no-admin"
    #: Nobody is above it but the desk that takes what nobody else does: lateness and disputes go there.
    NO_SUPERIOR = "no-superior"
    TET_UNCONFIRMED = "tet-unconfirmed"
    ROUTE_TO_ENDED = "route-to-ended"
    NO_OFFICER = "no-officer"
    NO_HEAD = "no-head"
    NO_ADDRESS = "no-address"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing. `code` is the body's (or the step's), `name` what people call it.

    For a row of the routing table `code` is its id and `name` "field, area: body", with what is any left out.
    """

    kind: GapKind
    code: str = ""
    name: str = ""


def incomplete(work: Work) -> tuple[Gap, ...]:
    """Every gap, the gravest kind first, and within a kind the province's bodies before the communes'."""
    return tuple(_every(work))


def _every(work: Work) -> Iterator[Gap]:
    today = local_date(work.now)
    catch_all = work.session.execute(
        select(Body.valid_to)
        .join(RoutingRule, RoutingRule.body_code == Body.code)
        .where(RoutingRule.field_code == "", RoutingRule.area_code == "")
    ).first()
    if catch_all is None or (catch_all.valid_to is not None and catch_all.valid_to < today):
        yield Gap(GapKind.NO_CATCH_ALL)
    yield from _steps_without_rule(work)
    if not authority.admins(work):
        yield Gap(GapKind.NO_ADMIN)
    yield from _without_superior(work)
    if (year := tet.unconfirmed(work)) is not None:
        yield Gap(GapKind.TET_UNCONFIRMED, str(year), str(year))
    for row in work.session.execute(_ENDED_ROUTES.where(Body.valid_to < today)):
        where = ", ".join(name for name in (row.field_name, row.area_name) if name)
        yield Gap(GapKind.ROUTE_TO_ENDED, str(row.id), f"{where}: {row.body_name}".removeprefix(": "))
    standing = or_(Body.valid_to.is_(None), Body.valid_to >= today)
    handling = (RoleKind.OFFICER, RoleKind.INTAKE)
    yield from _bodies(work, GapKind.NO_OFFICER, standing, ~_held(work, handling))
    yield from _bodies(work, GapKind.NO_HEAD, standing, ~_held(work, (RoleKind.HEAD,)))
    yield from _bodies(work, GapKind.NO_ADDRESS, standing, Body.template == ANNOUNCED, Body.address == "")


def _without_superior(work: Work) -> Iterator[Gap]:
    """Bodies with none above them that stands, the topmost of the office aside."""
    today = local_date(work.now)
    above = aliased(Body)
    standing = or_(Body.valid_to.is_(None), Body.valid_to >= today)
    has_one = (
        select(above.code)
        .where(above.code == Body.parent_code, or_(above.valid_to.is_(None), above.valid_to >= today))
        .exists()
    )
    for gap in _bodies(work, GapKind.NO_SUPERIOR, standing, ~has_one):
        if gap.code != bodies.root(work).code:
            yield gap


def _steps_without_rule(work: Work) -> Iterator[Gap]:
    """Steps that have no rule for every kind of ticket, so that some ticket would have no deadline."""
    today = local_date(work.now)
    known = set(
        work.session.scalars(
            select(DeadlineRule.step).where(
                DeadlineRule.kind == "",
                DeadlineRule.field_code == "",
                DeadlineRule.priority == "",
                ~DeadlineRule.remote,
                ~DeadlineRule.complex,
                DeadlineRule.valid_from <= today,
                or_(DeadlineRule.valid_to.is_(None), DeadlineRule.valid_to >= today),
            )
        )
    )
    for step in (*clocks.BY_RULE, RETURN_STEP):
        if step not in known:
            yield Gap(GapKind.NO_DEADLINE_RULE, str(step), str(step))


def _held(work: Work, roles: tuple[RoleKind, ...]) -> ColumnElement[bool]:
    grant = aliased(RoleGrant)
    return (
        select(grant.id)
        .where(
            grant.body_code == Body.code,
            grant.role.in_(roles),
            grant.ended_at.is_(None),
            grant.starts_at <= work.now,
            or_(grant.ends_at.is_(None), grant.ends_at > work.now),
        )
        .exists()
    )


def _bodies(work: Work, kind: GapKind, *conditions: ColumnElement[bool]) -> Iterator[Gap]:
    rows = work.session.execute(
        select(Body.code, Body.name).where(*conditions).order_by((Body.level != Level.PROVINCE), Body.code)
    )
    for row in rows:
        yield Gap(kind, row.code, row.name)


_ENDED_ROUTES: Select[int, str, str, str] = (
    select(
        RoutingRule.id,
        Field.name_vi.label("field_name"),
        Area.name.label("area_name"),
        Body.name.label("body_name"),
    )
    .join(Body, Body.code == RoutingRule.body_code)
    .outerjoin(Field, Field.code == RoutingRule.field_code)
    .outerjoin(Area, Area.code == RoutingRule.area_code)
    .order_by(RoutingRule.area_code, RoutingRule.id)
)
