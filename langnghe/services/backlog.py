"""What has been open for long (tồn đọng): by age since receipt, for the own bodies of a head and those below
(R14).

Ages are days of the calendar in Vietnam: what came today is 0 days old. A view costs the same however many tickets
are open: counts stop at `MOST_COUNTED`, and a page reads the few rows it shows, by index, oldest first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, union_all

from langnghe.models import Body, Ticket
from langnghe.services import authority, transitions
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import end_of
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work
from langnghe.services.worklist import Row, index_ranges, rows_of

PAGE = 8
#: Bodies on one page of the view.
BODIES = 6
#: Counts stop here: "999+" says enough.
MOST_COUNTED = 1_000
#: What comes over the red line within so many days is shown beside what is over it.
SOON = 7

_OPEN = sorted(transitions.OPEN)


class Aged(StrEnum):
    """How old: the bands of the view, then what is over the red line and what comes to it."""

    TO_10 = "10"
    TO_30 = "30"
    TO_45 = "45"
    TO_90 = "90"
    OVER_90 = "over"
    RED = "red"
    SOON = "soon"


#: The bands of age, which leave nothing out.
BANDS = (Aged.TO_10, Aged.TO_30, Aged.TO_45, Aged.TO_90, Aged.OVER_90)
_AGES: dict[Aged, tuple[int, int | None]] = {
    Aged.TO_10: (0, 10),
    Aged.TO_30: (11, 30),
    Aged.TO_45: (31, 45),
    Aged.TO_90: (46, 90),
    Aged.OVER_90: (91, None),
}


def ages(aged: Aged, red_line: int) -> tuple[int, int | None]:
    """From how many days to how many, both included; None: without end. `red_line`: days allowed. Pure."""
    if aged is Aged.RED:
        return red_line + 1, None
    if aged is Aged.SOON:
        return red_line + 1 - SOON, red_line
    return _AGES[aged]


def is_aged(aged: Aged, work: Work) -> ColumnElement[bool]:
    """Of a ticket: today it is that old."""
    today = local_date(work.now)
    least, most = ages(aged, work.office.red_line_days)
    # So many days old or older is what came before the end of that day.
    bounds = [Ticket.received_at < end_of(today - timedelta(days=least))] if least else []
    if most is not None:
        bounds.append(Ticket.received_at >= end_of(today - timedelta(days=most + 1)))
    return and_(*bounds)


# The view ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """How many tickets of one body, or of all that were asked for, are how old; `MOST_COUNTED`: or more."""

    code: str
    """"" for all together."""
    name: str
    counts: dict[Aged, int]


@dataclass(frozen=True, slots=True)
class Backlog:
    """All together, and one page of the bodies that have something open, whose oldest matter is oldest on top."""

    all: Standing
    bodies: Page[Standing]


def view(work: Work, person_id: int, offset: int = 0) -> Backlog:
    """The backlog of a head. `Forbidden` for who is no head."""
    headed = authority.headed(work, person_id)
    # Who heads one body alone has its numbers on top already.
    page = page_of(_busy(work, headed) if len(headed) > 1 else [], offset, BODIES)
    codes = [code for code, _ in page.items]
    asked = [_count(headed, aged, work) for aged in Aged]
    asked += [_count([code], aged, work) for code in codes for aged in Aged]
    found = list(work.session.execute(select(*asked)).one())
    # One row of numbers: those of all, then those of each body.
    rows = [
        dict(zip(Aged, found[start : start + len(Aged)], strict=True)) for start in range(0, len(found), len(Aged))
    ]
    bodies = tuple(Standing(code, name, counts) for (code, name), counts in zip(page.items, rows[1:], strict=True))
    return Backlog(Standing("", "", rows[0]), Page(bodies, page.offset, page.total))


def of_body(work: Work, person_id: int, body_code: str) -> Standing:
    """The same for one body. `Forbidden` for who is not a head of it or above it."""
    _listed(work, person_id, body_code)
    counted = work.session.execute(select(*(_count([body_code], aged, work) for aged in Aged))).one()
    name = work.session.get_one(Body, body_code).name
    return Standing(body_code, name, dict(zip(Aged, counted, strict=True)))


def _busy(work: Work, bodies: Sequence[str]) -> list[tuple[str, str]]:
    """Codes and names of those that have something open, whose oldest matter is oldest first."""
    # One look into the index for each body and state, however much is open there.
    oldest = [
        select(func.min(Ticket.received_at))
        .where(Ticket.body_code == Body.code, Ticket.state == state, Ticket.closed_at.is_(None))
        .correlate(Body)
        .scalar_subquery()
        for state in _OPEN
    ]
    found: list[tuple[datetime, str, str]] = []
    for code, name, *since in work.session.execute(
        select(Body.code, Body.name, *oldest).where(Body.code.in_(bodies)).order_by(Body.code)
    ):
        if come := [each for each in since if each is not None]:
            found.append((min(come), code, name))
    return [(code, name) for _, code, name in sorted(found)]


def _count(bodies: Sequence[str], aged: Aged, work: Work) -> ColumnElement[int]:
    some = (
        select(Ticket.id)
        .where(
            Ticket.body_code.in_(bodies),
            Ticket.state.in_(_OPEN),
            Ticket.closed_at.is_(None),
            is_aged(aged, work),
        )
        .limit(MOST_COUNTED)
        .subquery()
    )
    return select(func.count()).select_from(some).scalar_subquery()


# The lists -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AgedList:
    """A page of the tickets that are so old, oldest first. `next`: the id behind which the next page begins."""

    rows: tuple[Row, ...]
    next: int | None
    body_name: str
    """Empty where the list is about all bodies."""


def tickets_of(work: Work, person_id: int, aged: Aged, body_code: str = "", after: int = 0) -> AgedList:
    """One page of a head's open tickets of this age, of one body or of all, behind the ticket `after`.

    `Forbidden` for who is no head, or not of this body or above it.
    """
    bodies = _listed(work, person_id, body_code)
    ids = _page_of_ids(work, bodies, aged, after)
    rows = rows_of(work, ids[:PAGE])
    name = work.session.get_one(Body, body_code).name if body_code else ""
    return AgedList(rows, rows[-1].id if len(ids) > PAGE else None, name)


def _listed(work: Work, person_id: int, body_code: str) -> list[str]:
    headed = authority.headed(work, person_id)
    if not body_code:
        return headed
    if body_code not in headed:
        raise Forbidden(authority.NO_AUTHORITY)
    return [body_code]


def _page_of_ids(work: Work, bodies: Sequence[str], aged: Aged, after: int) -> list[int]:
    """Ids of one page and one more, in order: the first few of each index range, merged."""
    common = [Ticket.closed_at.is_(None), is_aged(aged, work)]
    since = work.session.scalar(select(Ticket.received_at).where(Ticket.id == after)) if after else None
    if since is not None:
        common.append(Ticket.received_at >= since)
        common.append(or_(Ticket.received_at > since, Ticket.id > after))
    ranges = [_first(and_(within, *common)) for within in index_ranges(bodies, _OPEN)]
    merged = union_all(*(select(part.subquery()) for part in ranges)).subquery()
    ordered = select(merged.c.id).order_by(merged.c.received_at, merged.c.id)
    return list(work.session.scalars(ordered.limit(PAGE + 1)))


def _first(where: ColumnElement[bool]) -> Select[int, datetime]:
    asked = select(Ticket.id, Ticket.received_at).where(where)
    return asked.order_by(Ticket.received_at, Ticket.id).limit(PAGE + 1)
