"""How often bodies pass tickets on and return them, and how long they keep them before (R12), for their heads.

Days are working days that a ticket lay with somebody who then passed it on, returned it, or (as the umpire)
decided. They were counted when it moved.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from langnghe.models import Body, Person, TicketTransfer
from langnghe.services import authority
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work

PAGE = 8
#: Days back that can be asked for.
SPANS = (30, 90, 365)

_T = TicketTransfer
#: An umpire that thought again is no passing on.
_ASKED = _T.reason_code != ""
#: It really went to the receiver: a circle goes to the umpire at once.
_WENT = or_(_T.umpire_body.is_(None), _T.returned_at.is_not(None))


@dataclass(slots=True)
class Moves:
    """What one body, or one person of it, did with tickets that moved."""

    code: str
    """The body's code, or the person's id."""
    name: str = ""
    received: int = 0
    passed_on: int = 0
    returned: int = 0
    decided: int = 0
    days: int = 0

    @property
    def weight(self) -> tuple[int, int]:
        return (self.passed_on + self.returned, self.days)


@dataclass(slots=True)
class _Sheet:
    rows: dict[str, Moves] = field(default_factory=dict)

    def of(self, code: object) -> Moves:
        return self.rows.setdefault(str(code), Moves(str(code)))


def by_body(work: Work, person_id: int, days: int = SPANS[0], offset: int = 0, size: int = PAGE) -> Page[Moves]:
    """The own bodies of a head and those below them, with tickets that moved in the last `days`.

    Who passed on and returned most comes first. `Forbidden` for who is no head.
    """
    bodies = authority.headed(work, person_id)
    since = work.now - timedelta(days=days)
    sheet = _Sheet()
    _count(work, sheet, _T.from_body, _T.at, bodies, since, _pass, _T.held_days, _ASKED)
    _count(work, sheet, _T.to_body, _T.at, bodies, since, _receive, None, _ASKED, _WENT)
    _count(work, sheet, _T.decided_body, _T.decided_at, bodies, since, _receive, None)
    _count(work, sheet, _T.to_body, _T.returned_at, bodies, since, _return, _T.return_days)
    _count(work, sheet, _T.umpire_body, _T.decided_at, bodies, since, _decide, _T.decide_days)
    named = work.session.execute(select(Body.code, Body.name).where(Body.code.in_(list(sheet.rows))))
    names = {row.code: row.name for row in named}
    return _page(sheet, names, offset, size)


def by_person(
    work: Work, person_id: int, body_code: str, days: int = SPANS[0], offset: int = 0, size: int = PAGE
) -> tuple[str, Page[Moves]]:
    """The body's name, and who of it passed on, returned or decided in the last `days`.

    `Forbidden` for who is not a head of it or above it.
    """
    if body_code not in authority.headed(work, person_id):
        raise Forbidden(authority.NO_AUTHORITY)
    since = work.now - timedelta(days=days)
    sheet = _Sheet()
    for who, whose, when, add, held, *further in (
        (_T.by_person, _T.from_body, _T.at, _pass, _T.held_days, _ASKED),
        (_T.returned_by, _T.to_body, _T.returned_at, _return, _T.return_days),
        (_T.decided_by, _T.umpire_body, _T.decided_at, _decide, _T.decide_days),
    ):
        asked = (
            select(who, func.count(), func.sum(held))
            .where(whose == body_code, when >= since, *further)
            .group_by(who)
        )
        for code, count, held_days in work.session.execute(asked):
            add(sheet.of(code), count, held_days or 0)
    ids = [int(code) for code in sheet.rows]
    named = work.session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    names = {str(row.id): row.name for row in named}
    body = work.session.get_one(Body, body_code)
    return body.name, _page(sheet, names, offset, size)


def _count(
    work: Work,
    sheet: _Sheet,
    whose: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
    when: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None],
    bodies: Sequence[str],
    since: datetime,
    add: Callable[[Moves, int, int], None],
    held: InstrumentedAttribute[int] | None,
    *further: ColumnElement[bool],
) -> None:
    total = func.count() if held is None else func.sum(held)
    asked = select(whose, func.count(), total).where(whose.in_(bodies), when >= since, *further).group_by(whose)
    for code, count, held_days in work.session.execute(asked):
        add(sheet.of(code), count, 0 if held is None else held_days or 0)


def _receive(moves: Moves, count: int, _days: int) -> None:
    moves.received += count


def _pass(moves: Moves, count: int, days: int) -> None:
    moves.passed_on += count
    moves.days += days


def _return(moves: Moves, count: int, days: int) -> None:
    moves.returned += count
    moves.days += days


def _decide(moves: Moves, count: int, days: int) -> None:
    moves.decided += count
    moves.days += days


def _page(sheet: _Sheet, names: dict[str, str], offset: int, size: int) -> Page[Moves]:
    every: Iterable[Moves] = sheet.rows.values()
    for moves in sheet.rows.values():
        moves.name = names.get(moves.code, "")
    ordered = sorted(every, key=lambda moves: (*(-part for part in moves.weight), moves.name))
    return page_of(ordered, offset, size)
