"""Who may do what: the posts people hold, asked anew at every press, because anyone can type a callback.

A post is a role of a person in a body with its dates (`RoleGrant`). It is valid while
`starts_at <= now < ends_at` (no end where none is planned) and it has not been taken back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, literal, or_, select
from sqlalchemy.orm import aliased

from langnghe.models import Body, Person, Prepared, RoleGrant, RoleKind, RoutingRule, table
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work

#: The roles that handle tickets for a body, and those that watch over a body and all below it.
DESK = (RoleKind.INTAKE, RoleKind.OFFICER, RoleKind.HEAD)
OVER = (RoleKind.HEAD, RoleKind.SUPERVISOR)
#: Those that keep dialogues and read no tickets.
DIALOGUES = (RoleKind.DIALOGUE_ADMIN, RoleKind.SECRETARY)
#: Deeper than any tree of bodies; a circle in the data ends here instead of never.
DEEPEST = 16

#: The key of every no for want of authority. It says no more than that: who asks may be anybody.
NO_AUTHORITY = "no-authority"


@dataclass(frozen=True, slots=True)
class Post:
    """A role held in a body now."""

    grant_id: int
    person_id: int
    body_code: str
    body_name: str
    role: RoleKind


@dataclass(frozen=True, slots=True)
class Official:
    """A person who holds a post."""

    person_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Superior:
    """A body above another one."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose tickets a person may see: every body's, or those of `bodies`."""

    everything: bool = False
    bodies: frozenset[str] = frozenset()

    def covers(self, body_code: str) -> bool:
        return self.everything or body_code in self.bodies


def in_force(now: ColumnElement[Any] | datetime) -> tuple[ColumnElement[bool], ...]:
    """What holds of a post (`RoleGrant`) that is held at that moment."""
    return (
        RoleGrant.ended_at.is_(None),
        RoleGrant.starts_at <= now,
        or_(RoleGrant.ends_at.is_(None), RoleGrant.ends_at > now),
    )


_VALID = in_force(bindparam("now", type_=table(RoleGrant).c.starts_at.type))
_POSTS = Prepared(
    select(RoleGrant.id, RoleGrant.person_id, RoleGrant.body_code, Body.name, RoleGrant.role)
    .join(Body, Body.code == RoleGrant.body_code)
    .where(RoleGrant.person_id == bindparam("person"), *_VALID)
    .order_by(RoleGrant.id)
)


@cache
def _officials(roles: tuple[RoleKind, ...]) -> Prepared:
    return Prepared(
        select(RoleGrant.person_id, Person.name)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(RoleGrant.body_code == bindparam("body"), RoleGrant.role.in_(roles), *_VALID)
        .order_by(RoleGrant.id)
    )


def posts(work: Work, person_id: int) -> tuple[Post, ...]:
    """The posts the person holds now, oldest first."""
    return tuple(Post(*row) for row in _POSTS.all(work.connection, person=person_id, now=work.now))


def ticket_posts(work: Work, person_id: int) -> tuple[Post, ...]:
    """The posts by which tickets are handled or watched over: not an admin's, and none about dialogues."""
    return tuple(post for post in posts(work, person_id) if post.role in (*DESK, *OVER))


def officials_of(work: Work, body_code: str, roles: Sequence[RoleKind]) -> tuple[Official, ...]:
    """Who holds one of `roles` in the body now, longest in office first, each person once."""
    rows = _officials(tuple(roles)).all(work.connection, body=body_code, now=work.now)
    return tuple({row.person_id: Official(row.person_id, row.name) for row in rows}.values())


def head_of(work: Work, body_code: str) -> Official | None:
    """The head on record, or None when the body has none now (an incomplete set-up)."""
    return next(iter(officials_of(work, body_code, (RoleKind.HEAD,))), None)


def admins(work: Work) -> tuple[Official, ...]:
    """Everybody who administers the office now."""
    rows = _ADMINS.all(work.connection, now=work.now)
    return tuple({row.person_id: Official(row.person_id, row.name) for row in rows}.values())


_ADMINS = Prepared(
    select(RoleGrant.person_id, Person.name)
    .join(Person, Person.id == RoleGrant.person_id)
    .where(RoleGrant.role == RoleKind.ADMIN, *_VALID)
    .order_by(RoleGrant.id)
)


def is_admin(work: Work, person_id: int) -> bool:
    """Whether the person administers the office now."""
    return any(post.role is RoleKind.ADMIN for post in posts(work, person_id))


def require_admin(work: Work, person_id: int) -> Post:
    """The person's post as admin. Raises `Forbidden` when there is none now."""
    for post in posts(work, person_id):
        if post.role is RoleKind.ADMIN:
            return post
    raise Forbidden(NO_AUTHORITY)


def post_in(work: Work, person_id: int, body_code: str, *roles: RoleKind) -> Post:
    """The person's post in this very body with one of `roles` (any role when none is named).

    A head's post comes before an officer's where somebody holds both. Raises `Forbidden`.
    """
    held = [
        post
        for post in posts(work, person_id)
        if post.body_code == body_code and (not roles or post.role in roles)
    ]
    if not held:
        raise Forbidden(NO_AUTHORITY)
    return next((post for post in held if post.role is RoleKind.HEAD), held[0])


def superiors(work: Work, body_code: str) -> tuple[Superior, ...]:
    """The bodies above this one, nearest first; empty at the top."""
    return tuple(Superior(*row) for row in _SUPERIORS.all(work.connection, body=body_code))


def _superiors() -> Select[str, str]:
    chain = (
        select(Body.parent_code.label("code"), literal(1).label("step"))
        .where(Body.code == bindparam("body"), Body.parent_code.is_not(None))
        .cte("chain", recursive=True)
    )
    above = aliased(Body)
    chain = chain.union_all(
        select(above.parent_code, chain.c.step + 1)
        .join(chain, above.code == chain.c.code)
        .where(above.parent_code.is_not(None), chain.c.step < DEEPEST)
    )
    return select(Body.code, Body.name).join(chain, chain.c.code == Body.code).order_by(chain.c.step)


_SUPERIORS = Prepared(_superiors())


def scope(work: Work, person_id: int) -> Scope:
    """Whose tickets the person may see now.

    The intake of the catch-all body sees every ticket of the office, a head or a supervisor those of the own
    body and of all bodies below it, everybody else those of the own body. An admin sees none by being admin, nor
    does who keeps dialogues: running the office is no reason to read what citizens wrote.
    """
    held = ticket_posts(work, person_id)
    own = {post.body_code for post in held}
    if not own:
        return Scope()
    intakes = {post.body_code for post in held if post.role is RoleKind.INTAKE}
    if intakes and catch_all(work) in intakes:
        return Scope(everything=True, bodies=frozenset(own))
    for post in held:
        if post.role in OVER:
            own.update(subordinates(work, post.body_code))
    return Scope(bodies=frozenset(own))


def headed(work: Work, person_id: int) -> list[str]:
    """Codes of the bodies that the person heads, and of all below them. Raises `Forbidden` for who is no head."""
    own = {post.body_code for post in posts(work, person_id) if post.role is RoleKind.HEAD}
    if not own:
        raise Forbidden(NO_AUTHORITY)
    below = (code for body in tuple(own) for code in subordinates(work, body))
    return sorted(own.union(below))


def subordinates(work: Work, body_code: str) -> tuple[str, ...]:
    """Codes of all bodies below this one, at any depth."""
    return tuple(row.code for row in _SUBORDINATES.all(work.connection, body=body_code))


def _subordinates() -> Select[str]:
    below = (
        select(Body.code, literal(1).label("step"))
        .where(Body.parent_code == bindparam("body"))
        .cte("below", recursive=True)
    )
    child = aliased(Body)
    below = below.union_all(
        select(child.code, below.c.step + 1)
        .join(below, child.parent_code == below.c.code)
        .where(below.c.step < DEEPEST)
    )
    return select(below.c.code).distinct()


_SUBORDINATES = Prepared(_subordinates())


def catch_all(work: Work) -> str | None:
    """The body that takes what no rule gives to anybody else; None in an incomplete set-up."""
    found: str | None = _CATCH_ALL.scalar(work.connection)
    return found


_CATCH_ALL = Prepared(
    select(RoutingRule.body_code).where(RoutingRule.field_code == "", RoutingRule.area_code == "")
)
