"""What a maker may choose an audience from, no further than the body reaches, and what the chosen is called."""

from dataclasses import dataclass

from sqlalchemy import Select, select

from langnghe.models import Area, Dialogue, RoleKind
from langnghe.services import areas as area_tree
from langnghe.services.broadcast.audience import Audience
from langnghe.services.dialogue import transitions
from langnghe.services.folding import fold
from langnghe.services.handling import fields_now
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import NotFound
from langnghe.services.work import Work

#: Choices on one page.
PAGE = 6
#: Areas that one broadcast may name: more are one area above.
MOST_AREAS = 20
#: Sessions that are offered, the latest of all.
MOST_SESSIONS = 60
#: Roles to whom one may write: an admin's is about the program.
ROLES = (
    RoleKind.HEAD,
    RoleKind.INTAKE,
    RoleKind.OFFICER,
    RoleKind.SUPERVISOR,
    RoleKind.DIALOGUE_ADMIN,
    RoleKind.SECRETARY,
)


@dataclass(frozen=True, slots=True)
class Named:
    """Something to choose."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Names:
    """What an audience is called: names of its areas, of its topic by language, title of its session."""

    areas: tuple[str, ...]
    field: dict[str, str]
    session: str


def names(work: Work, meant: Audience) -> Names:
    """What the parts of this audience are called; empty where it does not narrow."""
    rows = work.session.execute(select(Area.code, Area.name).where(Area.code.in_(meant.areas)))
    by_code = {row.code: row.name for row in rows}
    title = ""
    if meant.dialogue_id is not None:
        title = work.session.scalar(select(Dialogue.title).where(Dialogue.id == meant.dialogue_id)) or ""
    return Names(
        tuple(by_code.get(code, code) for code in meant.areas),
        fields_now(work).get(meant.field_code, {"vi": meant.field_code, "en": meant.field_code})
        if meant.field_code
        else {},
        title,
    )


def areas(work: Work, body_code: str, typed: str, offset: int = 0) -> Page[Named]:
    """The body's area and those below it, villages too, that the text may name; all of them for no text.

    By all its words in any spelling; else as people call a place: by a former name, with a slip.
    """
    top = area_tree.of_body(work, body_code)
    named = [Named(code, name) for code, name in area_tree.choices(work, top)]
    words = fold(typed).split()
    found = [each for each in named if all(word in fold(each.name) for word in words)]
    if not found:
        likely = [match.place.code for match in work.office.gazetteer.find(typed)]
        by_code = {each.code: each for each in named}
        return page_of([by_code[code] for code in likely if code in by_code], offset, PAGE)
    if words:
        found.sort(key=lambda each: (each.code != top, len(each.name)))
    return page_of(found, offset, PAGE)


def with_area(work: Work, body_code: str, chosen: tuple[str, ...], code: str) -> tuple[str, ...]:
    """These areas and one more. What lies within it goes without saying; what it lies within gives way to it.

    Raises `NotFound` for an area beyond the body's, and for one that has been taken out.
    """
    allowed = area_tree.within(work, (area_tree.of_body(work, body_code),))
    if code in chosen:
        return chosen
    there = select(Area.code).where(Area.code == code, area_tree.standing(work))
    if work.session.scalar(there) is None or (allowed is not None and code not in allowed):
        raise NotFound("button-old")
    inside = area_tree.within(work, (code,))
    if inside is None:
        return (code,)
    kept = (
        each for each in chosen if each not in inside and code not in (area_tree.within(work, (each,)) or (code,))
    )
    return (*kept, code)


def is_session(work: Work, body_code: str, dialogue_id: int) -> bool:
    """Whether this is one of the `sessions`."""
    return work.session.scalar(_sessions(work, body_code).where(Dialogue.id == dialogue_id)) is not None


def sessions(work: Work, body_code: str, offset: int = 0) -> Page[Named]:
    """Sessions in the body's area that were announced, the latest first: who registered can be written to."""
    query = _sessions(work, body_code).order_by(Dialogue.starts_at.desc(), Dialogue.id.desc())
    rows = work.session.execute(query.limit(MOST_SESSIONS))
    return page_of([Named(str(row.id), row.title) for row in rows], offset, PAGE)


def _sessions(work: Work, body_code: str) -> Select[int, str]:
    allowed = area_tree.within(work, (area_tree.of_body(work, body_code),))
    query = select(Dialogue.id, Dialogue.title).where(
        Dialogue.state.in_(sorted(transitions.PUBLIC)), Dialogue.announced_at.is_not(None)
    )
    return query if allowed is None else query.where(Dialogue.area_code.in_(allowed))
