"""Citizens ask for a dialogue in their commune: from a tenth of the voters on it has to be held (facts F-7).

Everything that can reach the share (somebody asks, an admin enters the number of voters) holds the row of the
commune until its commit: two at the same moment come one after the other, and it is told once.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, update

from langnghe.models import Area, Body, Dialogue, DialogueKind, DialogueRequest, Level, Person, Voters
from langnghe.services import authority
from langnghe.services.dialogue import hosts, posts, rules
from langnghe.services.dialogue.life import Locked
from langnghe.services.folding import nfc
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Stale
from langnghe.services.work import Notice, Work

LONGEST = 500
PAGE = 6
#: Communes that a text may name, at once.
MOST_FOUND = 6


@dataclass(frozen=True, slots=True)
class Commune:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a commune stands with requests. `needed`: None where the number of voters is not known.

    `share`: the percentage of voters from which on it has to be held; `mine`: the words of the person's own open
    request, None without one.
    """

    commune: Commune
    asked: int
    needed: int | None
    share: int
    mine: str | None


# For citizens ---------------------------------------------------------------------------------------------------


def find(work: Work, typed: str) -> tuple[Commune, ...]:
    """The communes of the office that a text may name, in any spelling, best first."""
    codes = [match.place.code for match in work.office.gazetteer.find(typed, MOST_FOUND)]
    rows = work.session.execute(select(Area.code, Area.name).where(Area.code.in_(codes)))
    names = {row.code: row.name for row in rows}
    return tuple(Commune(code, names[code]) for code in codes if code in names)


def commune_of(work: Work, area_code: str | None) -> Commune | None:
    """The commune of an area: itself, or the one in which the village lies; None for anything else."""
    area = work.session.get(Area, area_code) if area_code else None
    if area is not None and area.level is Level.VILLAGE and area.parent_code:
        area = work.session.get(Area, area.parent_code)
    return Commune(area.code, area.name) if area is not None and area.level is Level.COMMUNE else None


def place_of(work: Work, person_id: int) -> Commune | None:
    """The commune in which the person lives, as far as is known."""
    known = work.session.scalar(select(Person.area_code).where(Person.id == person_id))
    return commune_of(work, known) or commune_of(work, work.office.root_area)


def look(work: Work, person_id: int) -> Standing:
    """How the commune stands in which the person has asked, else that of the person.

    `Invalid("d-ask-no-place")` where it is not known.
    """
    mine = work.session.execute(
        select(DialogueRequest.area_code, DialogueRequest.words).where(*_open(person_id))
    ).first()
    commune = place_of(work, person_id) if mine is None else commune_of(work, mine.area_code)
    if commune is None:
        raise Invalid("d-ask-no-place")
    asked, needed = _asked(work, commune.code), _needed(work, commune.code)
    return Standing(commune, asked, needed, _share(work), None if mine is None else mine.words)


def ask(work: Work, person_id: int, words: str) -> Standing:
    """Ask for a dialogue in the commune in which the person lives, saying why.

    Raises `Invalid` "d-ask-no-place", "d-ask-empty", "d-ask-long", and `Stale("d-ask-already")` for who has asked,
    there or elsewhere, and was not answered yet.
    """
    said = " ".join(nfc(words).split())
    if not any(letter.isalnum() for letter in said):
        raise Invalid("d-ask-empty")
    if len(said) > LONGEST:
        raise Invalid("d-ask-long", most=LONGEST, length=len(said))
    _hold_person(work, person_id)
    known = look(work, person_id)
    if known.mine is not None:
        raise Stale("d-ask-already", area=known.commune.name)
    area = known.commune.code
    hold(work, area)
    work.session.add(DialogueRequest(area_code=area, person_id=person_id, words=said, made_at=work.now))
    work.session.flush()
    tell_if_reached(work, area)
    return look(work, person_id)


def withdraw(work: Work, person_id: int) -> Commune:
    """Take the own request back; it may be made again. `Stale("d-ask-none")` where there is none."""
    _hold_person(work, person_id)
    ended = work.session.execute(
        update(DialogueRequest)
        .where(*_open(person_id))
        .values(ended_at=work.now)
        .returning(DialogueRequest.area_code)
        .execution_options(synchronize_session=False)
    ).first()
    if ended is None:
        raise Stale("d-ask-none")
    return _commune(work, ended.area_code)


def _hold_person(work: Work, person_id: int) -> None:
    # The same person on two channels at once asks once.
    held = select(Person.id).where(Person.id == person_id).with_for_update(key_share=True)
    work.session.execute(held)


# For who answers them -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asking:
    """A commune in which people ask for a dialogue."""

    commune: Commune
    asked: int
    needed: int | None
    reached: bool


def asking(work: Work, person_id: int, offset: int = 0) -> Page[Asking]:
    """The communes with open requests for which the person organises, most requests first. `Forbidden`."""
    codes = posts.organised(work, person_id)
    if not codes:
        raise Forbidden(authority.NO_AUTHORITY)
    chairs = select(Body.area_code).where(Body.code.in_(codes), Body.template == hosts.CHAIR)
    counted = (
        select(DialogueRequest.area_code, func.count().label("asked"))
        .where(DialogueRequest.ended_at.is_(None), DialogueRequest.area_code.in_(chairs))
        .group_by(DialogueRequest.area_code)
        .subquery()
    )
    total = work.session.scalar(select(func.count()).select_from(counted)) or 0
    start = page_start(total, offset, PAGE)
    rows = work.session.execute(
        select(counted.c.area_code, Area.name, counted.c.asked)
        .join(Area, Area.code == counted.c.area_code)
        .order_by(counted.c.asked.desc(), counted.c.area_code)
        .offset(start)
        .limit(PAGE)
    ).all()
    found = []
    for code, name, asked in rows:
        needed = _needed(work, code)
        found.append(Asking(Commune(code, name), asked, needed, needed is not None and asked >= needed))
    return Page(tuple(found), start, total)


def words(work: Work, person_id: int, area_code: str, offset: int = 0) -> Page[str]:
    """What people say why they ask, newest first, without their names. `Forbidden`, `NotFound`."""
    _commune(work, area_code)
    chair = _chair(work, area_code)
    if chair is None:
        raise Forbidden(authority.NO_AUTHORITY)
    posts.keeper(work, person_id, chair)
    where = (DialogueRequest.area_code == area_code, DialogueRequest.ended_at.is_(None))
    total = work.session.scalar(select(func.count()).select_from(DialogueRequest).where(*where)) or 0
    start = page_start(total, offset, PAGE)
    rows = work.session.scalars(
        select(DialogueRequest.words).where(*where).order_by(DialogueRequest.id.desc()).offset(start).limit(PAGE)
    )
    return Page(tuple(rows), start, total)


def answered_by(work: Work, dialogue: Locked | Dialogue) -> int:
    """End the requests of the area that this conference answers, when it is announced; how many.

    Who asked hears of it with everybody of the area. From then on people may ask anew. A reception answers none,
    nor does a conference for one village of the commune.
    """
    if dialogue.kind is not DialogueKind.CONFERENCE or commune_of(work, dialogue.area_code) is None:
        return 0
    hold(work, dialogue.area_code)
    ended = work.session.execute(
        update(DialogueRequest)
        .where(DialogueRequest.area_code == dialogue.area_code, DialogueRequest.ended_at.is_(None))
        .values(ended_at=work.now, dialogue_id=dialogue.id)
        .returning(DialogueRequest.id)
        .execution_options(synchronize_session=False)
    ).all()
    work.session.execute(update(Voters).where(Voters.area_code == dialogue.area_code).values(reached_at=None))
    return len(ended)


# The share ---------------------------------------------------------------------------------------------


def tell_if_reached(work: Work, area_code: str) -> bool:
    """Tell who has to hold the dialogue when the share is reached for the first time; whether it was told now.

    The row of the commune is held by the caller (`hold`).
    """
    work.session.flush()
    voters = work.session.get(Voters, area_code, populate_existing=True)
    needed = _needed(work, area_code)
    if voters is None or voters.reached_at is not None or needed is None:
        return False
    asked = _asked(work, area_code)
    if asked < needed:
        return False
    voters.reached_at = work.now
    work.session.flush()
    name = _commune(work, area_code).name
    params = {"area": name, "asked": asked, "needed": needed, "voters": voters.number}
    params["share"] = _share(work)
    for person_id in _responsible(work, area_code):
        work.notify(Notice("g-asked-enough", person_id, params=params, patient=True))
    return True


def hold(work: Work, area_code: str) -> None:
    """Let nobody else count the requests of this commune until the commit."""
    held = select(Area.code).where(Area.code == area_code).with_for_update(key_share=True)
    work.session.execute(held)


def _responsible(work: Work, area_code: str) -> tuple[int, ...]:
    """The commune's chair, else the next head above, and who keeps the dialogues."""
    chair = _chair(work, area_code)
    if chair is None:
        return ()
    head = hosts.above(work, chair)
    people = (*((head.person_id,) if head else ()), *posts.admins_for(work, chair))
    return tuple(dict.fromkeys(people))


def _chair(work: Work, area_code: str) -> str | None:
    return work.session.scalar(
        select(Body.code)
        .where(Body.area_code == area_code, Body.template == hosts.CHAIR)
        .order_by(Body.code)
        .limit(1)
    )


def _needed(work: Work, area_code: str) -> int | None:
    number = work.session.scalar(select(Voters.number).where(Voters.area_code == area_code))
    # Rounded up: a tenth of 8,505 is reached by 851.
    return None if number is None else -(-number * _share(work) // 100)


def _share(work: Work) -> int:
    share = rules.number(work, DialogueKind.CONFERENCE, "ask_share")
    if share is None:
        raise LookupError("no rule for the share of voters")
    return share.number


def _open(person_id: int) -> tuple[ColumnElement[bool], ...]:
    return DialogueRequest.person_id == person_id, DialogueRequest.ended_at.is_(None)


def _asked(work: Work, area_code: str) -> int:
    where = (DialogueRequest.area_code == area_code, DialogueRequest.ended_at.is_(None))
    return work.session.scalar(select(func.count()).select_from(DialogueRequest).where(*where)) or 0


def _commune(work: Work, area_code: str) -> Commune:
    area = work.session.get(Area, area_code)
    if area is None or area.level is not Level.COMMUNE:
        raise NotFound("area-not-found", area=area_code)
    return Commune(area.code, area.name)
