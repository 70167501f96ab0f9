"""Who is in office, as admins see it, and taking a post back."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, or_, select

from langnghe.models import Body, Person, RoleGrant, RoleKind
from langnghe.services import authority, grants
from langnghe.services.calendar import local_date
from langnghe.services.folding import fold
from langnghe.services.grants import Ended
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import NotFound
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds which post; `ends_on` is its last day, None without one."""

    grant_id: int
    person_id: int
    name: str
    role: RoleKind
    body_code: str
    body_name: str
    since: date
    ends_on: date | None


def holders(work: Work, by: int, typed: str = "", offset: int = 0, size: int = 8) -> Page[Holder]:
    """Everybody in office, by body and name; with `typed` those whose name or body it appears in, in any
    spelling.
    """
    authority.require_admin(work, by)
    rows = work.session.execute(
        _HOLDERS.where(
            RoleGrant.ended_at.is_(None), or_(RoleGrant.ends_at.is_(None), RoleGrant.ends_at > work.now)
        ).order_by(RoleGrant.body_code, RoleGrant.id)
    ).all()
    words = fold(typed).split()
    every = [
        _holder(grant, name, body_name)
        for grant, name, body_name in rows
        if not words or all(word in fold(f"{name} {body_name} {grant.body_code}") for word in words)
    ]
    return page_of(every, offset, size)


def holder(work: Work, grant_id: int, by: int) -> Holder:
    """One post and who holds it. Raises `NotFound("grant-not-found")` when it has ended."""
    authority.require_admin(work, by)
    row = work.session.execute(
        _HOLDERS.where(RoleGrant.id == grant_id, RoleGrant.ended_at.is_(None))
    ).one_or_none()
    if row is None:
        raise NotFound("grant-not-found")
    return _holder(*row)


def remove(work: Work, grant_id: int, by: int | None) -> Ended:
    """End an official's post now. Open tickets they were handling are nobody's again and are reported.

    Raises `Forbidden`, `NotFound("grant-not-found")`, `Invalid("last-admin")`.
    """
    if by is not None:
        authority.require_admin(work, by)
    return grants.end(work, grant_id, by)


def _holder(grant: RoleGrant, name: str, body_name: str) -> Holder:
    ends_on = None if grant.ends_at is None else local_date(grant.ends_at - timedelta(microseconds=1))
    return Holder(
        grant.id,
        grant.person_id,
        name,
        grant.role,
        grant.body_code,
        body_name,
        local_date(grant.starts_at),
        ends_on,
    )


_HOLDERS: Select[RoleGrant, str, str] = (
    select(RoleGrant, Person.name, Body.name.label("body_name"))
    .join(Person, Person.id == RoleGrant.person_id)
    .join(Body, Body.code == RoleGrant.body_code)
)
