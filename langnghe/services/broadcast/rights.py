"""Who may announce for which body, and who approves what another person has made. Asked anew at every press."""

from sqlalchemy import select

from langnghe.models import Broadcast, RoleKind
from langnghe.services import areas, authority, bodies
from langnghe.services.authority import NO_AUTHORITY, Official
from langnghe.services.bodies import BodyName
from langnghe.services.broadcast import life
from langnghe.services.broadcast.audience import Audience
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import Forbidden, Invalid
from langnghe.services.work import Work

#: For their own body and those below it; an admin for the whole office.
ANNOUNCERS = (RoleKind.HEAD, RoleKind.DIALOGUE_ADMIN)
_SPEAKERS = (*ANNOUNCERS, RoleKind.ADMIN)
#: Bodies on one page of choices.
PAGE = 6


def announces(work: Work, person_id: int, body_code: str) -> bool:
    """Whether the person may announce for this body: as admin, or by a post in it or in one above."""
    posts = authority.posts(work, person_id)
    if any(post.role is RoleKind.ADMIN for post in posts):
        return True
    held = {post.body_code for post in posts if post.role in ANNOUNCERS}
    if not held or body_code in held:
        return body_code in held
    return any(above.code in held for above in authority.superiors(work, body_code))


def announcer(work: Work, person_id: int, body_code: str) -> None:
    """Raises `Forbidden` unless the person may announce for this body."""
    if not announces(work, person_id, body_code):
        raise Forbidden(NO_AUTHORITY)


def scope(work: Work, person_id: int) -> list[str] | None:
    """Codes of the bodies for which the person may announce; None for all of them. Raises `Forbidden` for none."""
    posts = authority.posts(work, person_id)
    if any(post.role is RoleKind.ADMIN for post in posts):
        return None
    own = {post.body_code for post in posts if post.role in ANNOUNCERS}
    if not own:
        raise Forbidden(NO_AUTHORITY)
    return sorted(own.union(*(authority.subordinates(work, code) for code in own)))


def speaks_for(work: Work, person_id: int, typed: str = "", offset: int = 0) -> Page[BodyName]:
    """The bodies for which the person may announce and which the text may name: own ones, those below, all others.

    Raises `Forbidden` for who may announce for none.
    """
    codes = scope(work, person_id)
    every = bodies.find(work, typed, 0, 100_000).items
    allowed = None if codes is None else frozenset(codes)
    found = [body for body in every if allowed is None or body.code in allowed]
    own = {post.body_code for post in authority.posts(work, person_id) if post.role in _SPEAKERS}
    below = frozenset[str]().union(*(authority.subordinates(work, code) for code in own))
    found.sort(key=lambda body: (body.code not in own, body.code not in below))
    return page_of(found, offset, PAGE)


def own(work: Work, person_id: int, broadcast_id: int) -> Broadcast:
    """The broadcast, locked, for who made it. Raises `NotFound`, `Forbidden`."""
    broadcast = life.for_change(work, broadcast_id)
    announcer(work, person_id, broadcast.body_code)
    if broadcast.made_by != person_id:
        raise Forbidden("b-only-maker")
    return broadcast


def approvers(work: Work, body_code: str, made_by: int) -> tuple[Official, ...]:
    """Who could approve what `made_by` has made for this body: the nearest first, each once, never the maker."""
    found: dict[int, Official] = {}
    for code in (body_code, *(above.code for above in authority.superiors(work, body_code))):
        for official in authority.officials_of(work, code, ANNOUNCERS):
            found.setdefault(official.person_id, official)
    for official in authority.admins(work):
        found.setdefault(official.person_id, official)
    found.pop(made_by, None)
    return tuple(found.values())


def asked(work: Work, broadcast_id: int) -> tuple[str, ...]:
    """Names of those who could approve what waits, the nearest first."""
    broadcast = work.session.get_one(Broadcast, broadcast_id)
    return tuple(each.name for each in approvers(work, broadcast.body_code, broadcast.made_by))


def approves(work: Work, person_id: int, broadcast_id: int) -> bool:
    """Whether the person could approve this broadcast, whatever state it is in."""
    row = work.session.execute(
        select(Broadcast.body_code, Broadcast.made_by).where(Broadcast.id == broadcast_id)
    ).one_or_none()
    return row is not None and row.made_by != person_id and announces(work, person_id, row.body_code)


def must_lie_within(work: Work, body_code: str, meant: Audience) -> None:
    """Raises `Invalid` where the audience reaches beyond the area of the body, or names no area.

    A topic, a role or a session narrows an area and never stands for one.
    """
    allowed = areas.within(work, (areas.of_body(work, body_code),))
    if not meant.areas:
        raise Invalid("b-no-area")
    if allowed is None:
        return
    if not set(meant.areas).issubset(allowed):
        raise Invalid("b-area-beyond", body=bodies.name_of(work, body_code))
