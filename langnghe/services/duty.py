"""Who is told that a body has something to do: somebody who can be reached, always.

A body's officers and intake come first, then its head, then the bodies above it, then the desk that takes what
nobody else does, and last the admins, who are told that the office is not set up for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, or_, select

from langnghe.models import Field, Identity, Prepared, RoleGrant, RoleKind
from langnghe.services import authority
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class OnDuty:
    """The persons to tell, and the head of the body itself if it has one who can be reached.

    `nobody` when neither the body nor any body above it has anybody: `people` are the admins then.
    """

    people: tuple[int, ...]
    head: int | None = None
    nobody: bool = False

    def with_head(self) -> tuple[int, ...]:
        """The persons to tell and the head, each once."""
        return self.people if self.head is None else tuple(dict.fromkeys((*self.people, self.head)))


def on_duty(work: Work, body_code: str, officer_id: int | None = None, *, restricted: bool = False) -> OnDuty:
    """Who is told what happens in the body; `officer_id` alone while that officer is in post there.

    Of a `restricted` matter only heads and the assigned officer are told (facts F-16).
    """
    staff = _staff(work, body_code)
    if officer_id is not None and officer_id in staff.everybody:
        return OnDuty((officer_id,), staff.head)
    if first := staff.first(restricted=restricted):
        return OnDuty(first, staff.head)
    for above in _next_bodies(work, body_code):
        higher = _staff(work, above)
        if higher.head is not None:
            return OnDuty((higher.head,))
        if first := higher.first(restricted=restricted):
            return OnDuty(first)
    everybody = [admin.person_id for admin in authority.admins(work)]
    return OnDuty(tuple(_reachable(work, everybody)), nobody=True)


def restricted_field(work: Work, field_code: str) -> bool:
    """Whether only heads and the assigned officer may read and be told of matters of this field (facts F-16)."""
    return bool(_FIELD_RESTRICTED.scalar(work.connection, field=field_code))


_FIELD_RESTRICTED = Prepared(select(Field.restricted).where(Field.code == bindparam("field")))


@dataclass(frozen=True, slots=True)
class _Staff:
    officers: tuple[int, ...]
    head: int | None

    def first(self, *, restricted: bool) -> tuple[int, ...]:
        head = () if self.head is None else (self.head,)
        return head if restricted else self.officers or head

    @property
    def everybody(self) -> tuple[int, ...]:
        return self.officers if self.head is None else (*self.officers, self.head)


_CAN_BE_REACHED = (
    select(Identity.id)
    .where(Identity.person_id == RoleGrant.person_id, Identity.unreachable_at.is_(None))
    .exists()
)
_STAFF = Prepared(
    select(RoleGrant.person_id, RoleGrant.role)
    .where(
        RoleGrant.body_code == bindparam("body"),
        RoleGrant.role.in_(authority.DESK),
        RoleGrant.ended_at.is_(None),
        RoleGrant.starts_at <= bindparam("now"),
        or_(RoleGrant.ends_at.is_(None), RoleGrant.ends_at > bindparam("now")),
        _CAN_BE_REACHED,
    )
    .order_by(RoleGrant.id)
)


_HEADS = Prepared(
    select(RoleGrant.body_code, RoleGrant.person_id)
    .where(
        RoleGrant.role == RoleKind.HEAD,
        RoleGrant.ended_at.is_(None),
        RoleGrant.starts_at <= bindparam("now"),
        or_(RoleGrant.ends_at.is_(None), RoleGrant.ends_at > bindparam("now")),
        _CAN_BE_REACHED,
    )
    .order_by(RoleGrant.id.desc())
)


def heads(work: Work) -> dict[str, int]:
    """The heads who can be reached, by the codes of their bodies."""
    return {row.body_code: row.person_id for row in _HEADS.all(work.connection, now=work.now)}


def head_at_or_above(work: Work, body_code: str) -> int | None:
    """The head of the body, or of the nearest body above it, who can be reached; None where there is none."""
    for code in (body_code, *(above.code for above in authority.superiors(work, body_code))):
        head = _staff(work, code).head
        if head is not None:
            return head
    return None


def _staff(work: Work, body_code: str) -> _Staff:
    rows = _STAFF.all(work.connection, body=body_code, now=work.now)
    head = next((row.person_id for row in rows if row.role is RoleKind.HEAD), None)
    officers = dict.fromkeys(row.person_id for row in rows if row.role is not RoleKind.HEAD)
    return _Staff(tuple(officers), head)


def _next_bodies(work: Work, body_code: str) -> Iterable[str]:
    for superior in authority.superiors(work, body_code):
        yield superior.code
    if desk := authority.catch_all(work):
        yield desk


def _reachable(work: Work, person_ids: list[int]) -> list[int]:
    rows = work.session.execute(
        select(Identity.person_id).where(Identity.person_id.in_(person_ids), Identity.unreachable_at.is_(None))
    )
    can = set(rows.scalars())
    return [person_id for person_id in person_ids if person_id in can]
