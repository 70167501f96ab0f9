"""Who is behind with meeting the people: told before it is too late, and once when it is (R27).

What was said is kept by kind and period, with how far it has gone for each body, and is written with what is said:
a crash, a restart or a second process says nothing twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import structlog

from langnghe.models import DialogueKind, RoleKind
from langnghe.services import authority, bodies, office_settings
from langnghe.services.calendar import local_date
from langnghe.services.dialogue import hosts, posts
from langnghe.services.dialogue.hosts import Host
from langnghe.services.dialogue.obligations import MONTH, Level, Owed, Period
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import Forbidden, NotFound
from langnghe.services.work import Notice, Work

log = structlog.get_logger()

#: Bodies on one page of the list.
PAGE = 5
#: Bodies named in one message to who watches over all of them.
NAMED = 5
#: So far around today there may be something to say: beyond, all is told or nothing has come yet.
REACH = timedelta(days=45)


# The list -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sum:
    """What a head owes of one kind in a whole year, and what has become of it, in days."""

    kind: DialogueKind
    number: int
    held: int
    substituted: int
    planned: int
    missing: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a body stands in a year."""

    host: Host
    sums: tuple[Sum, ...]
    late: tuple[Owed, ...]
    """The periods in which it is too late."""
    owed: tuple[Owed, ...]

    @property
    def missing_late(self) -> int:
        """Days that can no longer be held as the law asks."""
        return sum(each.number - each.held for each in self.late)

    @property
    def missing(self) -> int:
        return sum(each.missing for each in self.sums)

    @property
    def held(self) -> int:
        return sum(each.held for each in self.sums)


def listed(work: Work, person_id: int, year: int, offset: int = 0) -> Page[Standing]:
    """How the bodies stand whose sessions the person keeps, worst first. `Forbidden` for who keeps none."""
    return page_of(standings(work, hosts.hosts(work, _kept(work, person_id)), year), offset, PAGE)


def one(work: Work, person_id: int, body_code: str, year: int) -> Standing:
    """How one body stands. `Forbidden` for who neither keeps its sessions nor watches over it; `NotFound`."""
    if body_code not in {*_seen(work, person_id), *watched(work, person_id)}:
        raise Forbidden(authority.NO_AUTHORITY)
    found = standings(work, hosts.hosts(work, [body_code]), year)
    if not found:
        raise NotFound("g-plan-owes-nothing")
    return found[0]


def standings(work: Work, of: Sequence[Host], year: int) -> list[Standing]:
    """How these stand in the year, worst first."""
    owed = hosts.owed(work, of, year)
    found = [_standing(host, owed[host.code]) for host in of]
    return sorted(found, key=lambda each: (-each.missing_late, -each.missing, each.held, each.host.name))


def watched(work: Work, person_id: int) -> list[str]:
    """The bodies that the person watches over: as supervisor, or as head of the body at the top; [] for none."""
    top = bodies.root(work).code
    codes: set[str] = set()
    for post in authority.posts(work, person_id):
        if post.role is RoleKind.SUPERVISOR or (post.role is RoleKind.HEAD and post.body_code == top):
            codes.update((post.body_code, *authority.subordinates(work, post.body_code)))
    return sorted(codes)


def _kept(work: Work, person_id: int) -> list[str]:
    codes = _seen(work, person_id)
    if not codes:
        raise Forbidden(authority.NO_AUTHORITY)
    return sorted(codes)


def _seen(work: Work, person_id: int) -> set[str]:
    """Whose sessions the person keeps; and of a head, who keeps only the own ones, those of all bodies below."""
    codes = set(posts.organised(work, person_id))
    for post in authority.posts(work, person_id):
        if post.role is RoleKind.HEAD:
            codes.update(authority.subordinates(work, post.body_code))
    return codes


def _standing(host: Host, owed: tuple[Owed, ...]) -> Standing:
    kinds = dict.fromkeys(each.kind for each in owed)
    sums = tuple(_sum(kind, [each for each in owed if each.kind is kind]) for kind in kinds)
    return Standing(host, sums, tuple(each for each in owed if each.level is Level.LATE), owed)


def _sum(kind: DialogueKind, owed: Iterable[Owed]) -> Sum:
    every = list(owed)
    return Sum(
        kind,
        sum(each.number for each in every),
        sum(each.held for each in every),
        sum(each.substituted for each in every),
        sum(each.planned for each in every),
        sum(each.missing for each in every),
    )


# Telling --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Case:
    """One body that is behind in one period."""

    host: Host
    owed: Owed


def sweep(work: Work) -> int:
    """Tell the heads who are behind and who watches over them, each level of each period once; how many bodies."""
    told = 0
    for (kind, first), cases in sorted(_behind(work).items()):
        key = f"dialogue.behind.{kind}.{first.isoformat()}"
        known = office_settings.read(work.connection, key)
        if _further(cases, known.value if known else {}):
            told += _tell(work, key, cases)
    return told


def _behind(work: Work) -> dict[tuple[DialogueKind, date], list[_Case]]:
    today, of = local_date(work.now), hosts.hosts(work)
    found: dict[tuple[DialogueKind, date], list[_Case]] = defaultdict(list)
    for year in hosts.year_around(today, REACH.days):
        owed = hosts.owed(work, of, year, lambda period: _near(period, today))
        for host in of:
            for each in owed[host.code]:
                if each.level is not Level.FINE:
                    found[each.kind, each.period.first].append(_Case(host, each))
    return found


def _near(period: Period, today: date) -> bool:
    return period.first - REACH <= today <= period.last + REACH


def _further(cases: Iterable[_Case], told: dict[str, int]) -> list[_Case]:
    """Those that have come to a level which was not told yet."""
    return [case for case in cases if case.owed.level > told.get(case.host.code, Level.FINE)]


def _tell(work: Work, key: str, cases: Sequence[_Case]) -> int:
    # Asked again with the place held: another process may have been faster.
    told = office_settings.hold(work, key)
    new = [case for case in _further(cases, told) if _tell_head(work, case)]
    told |= {case.host.code: int(case.owed.level) for case in new}
    for level in sorted({case.owed.level for case in new}):
        _tell_desk(work, [case for case in new if case.owed.level is level])
    office_settings.put(work, key, told)
    return len(new)


def _tell_head(work: Work, case: _Case) -> bool:
    """Tell the head, if there is one, in a step of its own; False when that failed and is tried again."""
    if case.host.head_id is None:
        return True
    try:
        with work.step():
            work.notify(Notice("g-behind-head", case.host.head_id, params=_words(case), patient=True))
    except Exception as error:  # noqa: BLE001 - the others must not wait for it
        log.error("dialogues.behind.failed", body=case.host.code, error=type(error).__name__)
        return False
    return True


def _tell_desk(work: Work, cases: Sequence[_Case]) -> None:
    """One message for all bodies that have come to the same level."""
    key, people = _desk(work)
    names = ", ".join(case.host.name for case in cases[:NAMED])
    more = len(cases) - NAMED
    params = _words(cases[0]) | {"count": len(cases), "names": names, "more": max(0, more)}
    params["further"] = "yes" if more > 0 else "no"
    for person_id in people:
        work.notify(Notice(key, person_id, params=params, patient=True))


def _desk(work: Work) -> tuple[str, tuple[int, ...]]:
    """Who looks after the dialogues of the whole office: its dialogue admins, else its supervisors."""
    top = bodies.root(work).code
    if keepers := posts.admins_for(work, top):
        return "g-behind-desk", keepers
    watching = authority.officials_of(work, top, (RoleKind.SUPERVISOR,))
    return "g-behind-watch", tuple(each.person_id for each in watching)


def _words(case: _Case) -> dict[str, object]:
    owed = case.owed
    return {
        "kind": str(owed.kind),
        "level": owed.level.name.lower(),
        "body": case.host.name,
        "monthly": "yes" if owed.unit == MONTH else "no",
        "month": str(owed.period.first.month),
        "year": str(owed.period.first.year),
        "number": owed.number,
        "held": owed.held,
        "planned": owed.planned,
        "until": owed.announce_by,
    }
