"""Villages (thôn, tổ dân phố) of the communes, as an admin keeps them: one by one here, all by `village_table`.

A village that is taken out keeps its row, because sessions and announcements of earlier days name it; its number
is never given again. Who lived there counts as of the commune.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import structlog
from sqlalchemy import func, insert, select, update

from langnghe.models import Area, GroupChat, GroupState, Level, Person, table
from langnghe.services import areas, authority, village_names
from langnghe.services.broadcast import groups
from langnghe.services.calendar import local_date
from langnghe.services.folding import fold
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import Invalid, NotFound, Stale
from langnghe.services.work import Work

log = structlog.get_logger()

#: Rows written by one statement.
_CHUNK = 1_000
#: Communes offered for a name.
_MOST_FOUND = 6


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, and how many villages it has now."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Village:
    """A village that may be chosen."""

    code: str
    name: str
    commune_code: str
    commune_name: str


@dataclass(frozen=True, slots=True)
class Added:
    """What was added to a commune, and which names it had already."""

    commune: Commune
    new: tuple[str, ...]
    known: tuple[str, ...]


# Reading --------------------------------------------------------------------------------------------------------


def communes(work: Work, by: int) -> list[Commune]:
    """All communes of the office by name. Raises `Forbidden`."""
    authority.require_admin(work, by)
    counted = (
        select(Area.parent_code.label("commune"), func.count().label("count"))
        .where(Area.level == Level.VILLAGE, areas.standing(work))
        .group_by(Area.parent_code)
        .subquery()
    )
    rows = work.session.execute(
        select(Area.code, Area.name, func.coalesce(counted.c.count, 0))
        .outerjoin(counted, counted.c.commune == Area.code)
        .where(Area.level == Level.COMMUNE)
    )
    return sorted((Commune(*row) for row in rows), key=lambda each: (fold(each.name), each.code))


def find(work: Work, by: int, typed: str) -> tuple[Commune, ...]:
    """The communes that a text may name, in any spelling, best first. Raises `Forbidden`."""
    known = {each.code: each for each in communes(work, by)}
    matches = work.office.gazetteer.find(typed, _MOST_FOUND)
    return tuple(known[match.place.code] for match in matches if match.place.code in known)


def commune(work: Work, by: int, code: str) -> Commune:
    """One commune. Raises `Forbidden`, `NotFound("area-not-found")`."""
    authority.require_admin(work, by)
    return _commune(work, code)


def listed(work: Work, by: int, commune_code: str, offset: int = 0, size: int = 8) -> Page[Village]:
    """The villages of a commune as people count them. Raises as `commune`."""
    above = commune(work, by, commune_code)
    every = areas.villages(work, above.code).items()
    return page_of([Village(code, name, above.code, above.name) for code, name in every], offset, size)


def one(work: Work, by: int, code: str) -> Village:
    """One village. Raises `Forbidden`, `Stale("a-village-gone")`, `NotFound("area-not-found")`."""
    authority.require_admin(work, by)
    row = _row(work, code)
    return Village(row.code, row.name, row.parent_code or "", _commune(work, row.parent_code or "").name)


def people(work: Work, by: int, code: str) -> int:
    """How many have said that they live there. Raises `Forbidden`."""
    authority.require_admin(work, by)
    return work.session.scalar(select(func.count()).select_from(Person).where(Person.village_code == code)) or 0


# Changing -------------------------------------------------------------------------------------------------------


def add(work: Work, by: int, commune_code: str, typed: str) -> Added:
    """Add the villages that a text names (`village_names.parts`), all of them or none; known ones are passed over.

    Raises as `commune`, and `Invalid` "a-village-empty", "a-village-letters", "a-village-long".
    """
    authority.require_admin(work, by)
    above = _commune(work, commune_code)
    names = village_names.parts(typed)
    if not names:
        raise Invalid("a-village-empty")
    for name in names:
        _check(name)
    hold(work, (above.code,))
    known = village_names.keys(areas.villages(work, above.code).values())
    new: dict[str, str] = {}
    had: dict[str, str] = {}
    for name in names:
        key = village_names.key(name)
        if key in known:
            had.setdefault(key, name)
        else:
            new.setdefault(key, name)
    enter(work, by, {above.code: list(new.values())})
    return Added(_commune(work, above.code), tuple(new.values()), tuple(had.values()))


def rename(work: Work, by: int, code: str, typed: str) -> Village:
    """Call it otherwise. Raises as `one`, and `Invalid` as `add`, also "a-village-one", "a-village-taken"."""
    authority.require_admin(work, by)
    hold(work, (_row(work, code).parent_code or "", code))
    row = _row(work, code)
    names = village_names.parts(typed)
    if not names:
        raise Invalid("a-village-empty")
    if len(names) > 1:
        raise Invalid("a-village-one")
    name = names[0]
    _check(name)
    others = {other: each for other, each in areas.villages(work, row.parent_code or "").items() if other != code}
    if village_names.key(name) in village_names.keys(others.values()):
        raise Invalid("a-village-taken", name=name)
    if row.name != name:
        row.name = name
        work.session.flush()
        log.info("village.renamed", area=code, by=by)
    return one(work, by, code)


def remove(work: Work, by: int, code: str) -> Village:
    """Take it out from today on; who lived there counts as of the commune.

    Raises as `one`, and `Invalid("a-village-group")` while a group is used for it: it would go on getting what is
    for a village that there is not. A group that comes back is shown to an admin first.
    """
    found = one(work, by, code)
    groups.alone(work)
    hold(work, (found.commune_code, code))
    row = _row(work, code)
    used = select(GroupChat.title).where(GroupChat.area_code == code, GroupChat.state == GroupState.USED)
    if titles := [title or "…" for title in work.session.scalars(used.order_by(GroupChat.id))]:
        raise Invalid("a-village-group", name=found.name, groups="; ".join(titles), count=len(titles))
    row.valid_to = local_date(work.now)
    work.session.flush()
    _let_go(work, found)
    log.info("village.removed", area=code, by=by)
    return found


def _let_go(work: Work, village: Village) -> None:
    """Nobody lives there any more, and no group comes back into use for it."""
    for statement in (
        update(Person).where(Person.village_code == village.code).values(village_code=None),
        update(GroupChat).where(GroupChat.area_code == village.code).values(used_by=None),
    ):
        work.session.execute(statement.execution_options(synchronize_session=False))


# Rows -----------------------------------------------------------------------------------------------------------


def hold(work: Work, codes: Iterable[str]) -> None:
    """Let nobody else change these communes' villages, or these villages, until the commit."""
    held = select(Area).where(Area.code.in_(sorted(codes))).order_by(Area.code).with_for_update(key_share=True)
    work.session.scalars(held.execution_options(populate_existing=True)).all()


def enter(work: Work, by: int, new: Mapping[str, Sequence[str]]) -> None:
    """Write these villages, names by the commune's code, whose rows are held."""
    last = _last_numbers(work)
    rows = [
        {
            "code": f"{above}.{last.get(above, 0) + place}",
            "name": name,
            "level": Level.VILLAGE,
            "parent_code": above,
            "remote": False,
            "valid_from": local_date(work.now),
            "valid_to": None,
        }
        for above, names in new.items()
        for place, name in enumerate(names, 1)
    ]
    for start in range(0, len(rows), _CHUNK):
        work.connection.execute(insert(table(Area)), rows[start : start + _CHUNK])
    for above, names in new.items():
        if names:
            log.info("village.added", commune=above, count=len(names), by=by)


def _last_numbers(work: Work) -> dict[str, int]:
    """The highest number that a village of each commune has or had: "21433.7" is the seventh."""
    found: dict[str, int] = {}
    for code in work.session.scalars(select(Area.code).where(Area.level == Level.VILLAGE)):
        above, _, number = code.rpartition(".")
        if number.isdecimal():
            found[above] = max(found.get(above, 0), int(number))
    return found


def _row(work: Work, code: str) -> Area:
    row = work.session.get(Area, code)
    if row is None or row.level is not Level.VILLAGE:
        raise NotFound("area-not-found", area=code)
    if row.valid_to is not None and row.valid_to <= local_date(work.now):
        raise Stale("a-village-gone", name=row.name)
    return row


def _commune(work: Work, code: str) -> Commune:
    row = work.session.get(Area, code)
    if row is None or row.level is not Level.COMMUNE:
        raise NotFound("area-not-found", area=code)
    return Commune(row.code, row.name, len(areas.villages(work, code)))


def _check(name: str) -> None:
    if why := village_names.wrong(name):
        raise Invalid(f"a-village-{why}", name=name, most=village_names.LONGEST)
