"""Why is an answer due on this date? The ticket's clocks as they were written down, and the count done anew.

The date that was stored is the one in force. The count shows how it comes about under the calendar of today; where
the two differ the reader is told, never shown a sum that does not add up.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, select

from langnghe.models import Act, Body, ClockKind, TicketClock, TicketExtension, TicketPause
from langnghe.services import casefile, tickets
from langnghe.services.clocks import SET_BY_HAND
from langnghe.services.deadlines import Due, Pause, Span, due
from langnghe.services.refusals import Forbidden
from langnghe.services.tickets import TicketView
from langnghe.services.work import Work


class Standing(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ClockView:
    """One clock of a ticket as it stands now."""

    kind: ClockKind
    body_name: str
    """The body that has to act, where it is not the one that holds the ticket."""
    span: Span | None
    """None where a person has set the day."""
    source: str
    started_at: datetime
    due_at: datetime
    """The date in force, as stored."""
    standing: Standing
    since: datetime | None = None
    """Since when it is paused or stopped."""
    limit_at: datetime | None = None
    """When a pause ends by itself."""
    stopped_by: Act | None = None
    extended_to: date | None = None
    """The last day that the head has granted, or that was kept when a shorter rule came."""
    granted: bool = False
    """Whether the head has granted it."""
    pauses: tuple[Pause, ...] = ()
    """Each with an end: one that still lasts is taken to last until its limit."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The newest clock of the answer with its count, and the ticket's other clocks, newest first."""

    ticket: TicketView
    clock: ClockView | None
    """None where none was ever started."""
    count: Due | None
    """None where the calendar of today has no end to the count."""
    others: tuple[ClockView, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the date in force is not the one that is counted now."""
        return self.clock is not None and self.count is not None and self.count.at != self.clock.due_at


def for_citizen(work: Work, person_id: int, ticket_id: int) -> Explanation:
    """Why one's own answer is due when it is. `Forbidden` to anybody else, `NotFound` for no ticket."""
    ticket = tickets.view(work, ticket_id)
    if ticket.submitter_id != person_id:
        raise Forbidden("no-authority")
    clock, _ = _sorted(_clocks(work, ticket_id))
    return Explanation(ticket, clock, _count(work, clock))


def for_official(work: Work, person_id: int, ticket_id: int) -> Explanation:
    """The same for who may see the ticket by a post, with every other clock. Raises as `casefile.look`.

    Who is asked for an opinion alone sees the citizen's date: the steps and what others are asked are not theirs.
    """
    seen = casefile.look(work, person_id, ticket_id)
    clock, others = _sorted(_clocks(work, ticket_id))
    return Explanation(seen.ticket, clock, _count(work, clock), () if seen.coordinating else others)


def _count(work: Work, clock: ClockView | None) -> Due | None:
    if clock is None or clock.span is None:
        return None
    try:
        return due(clock.started_at, clock.span, work.calendar, clock.pauses)
    except ValueError:  # a calendar without working days: the stored date stands
        return None


def _sorted(clocks: Sequence[ClockView]) -> tuple[ClockView | None, tuple[ClockView, ...]]:
    """The newest clock of the answer, and the rest."""
    newest = next((clock for clock in clocks if clock.kind is ClockKind.SETTLE), None)
    return newest, tuple(clock for clock in clocks if clock is not newest)


_Row = Row[*tuple[Any, ...]]
_COLUMNS = (
    TicketClock.id,
    TicketClock.kind,
    Body.name.label("body_name"),
    TicketClock.span,
    TicketClock.source,
    TicketClock.started_at,
    TicketClock.due_at,
    TicketClock.paused_at,
    TicketClock.stopped_at,
    TicketClock.stopped_by,
    TicketClock.extended_to,
    select(TicketExtension.id)
    .where(
        TicketExtension.clock_id == TicketClock.id,
        TicketExtension.granted.is_(True),
        TicketExtension.last_day == TicketClock.extended_to,
    )
    .exists()
    .label("granted"),
)


def _clocks(work: Work, ticket_id: int) -> list[ClockView]:
    """All clocks of the ticket, newest first."""
    rows = work.session.execute(
        select(*_COLUMNS)
        .outerjoin(Body, Body.code == TicketClock.body_code)
        .where(TicketClock.ticket_id == ticket_id)
        .order_by(TicketClock.started_at.desc(), TicketClock.id.desc())
    ).all()
    pauses = _pauses(work, ticket_id)
    return [_view(work, row, pauses.get(row.id, ())) for row in rows]


def _pauses(work: Work, ticket_id: int) -> Mapping[int, Sequence[_Row]]:
    """The pauses of each clock of the ticket, oldest first."""
    found: dict[int, list[_Row]] = defaultdict(list)
    for row in work.session.execute(
        select(TicketPause.clock_id, TicketPause.began_at, TicketPause.limit_at, TicketPause.ended_at)
        .join(TicketClock, TicketClock.id == TicketPause.clock_id)
        .where(TicketClock.ticket_id == ticket_id)
        .order_by(TicketPause.began_at, TicketPause.id)
    ):
        found[row.clock_id].append(row)
    return found


def _view(work: Work, row: _Row, pauses: Sequence[_Row]) -> ClockView:
    standing, since = Standing.RUNNING, None
    if row.stopped_at is not None:
        standing, since = Standing.STOPPED, row.stopped_at
    elif row.paused_at is not None:
        standing, since = Standing.PAUSED, row.paused_at
    lasting = [pause for pause in pauses if pause.ended_at is None]
    return ClockView(
        kind=row.kind,
        body_name=row.body_name or "",
        span=None if row.span == SET_BY_HAND else Span.parse(row.span),
        source=row.source,
        started_at=row.started_at,
        due_at=row.due_at,
        standing=standing,
        since=since,
        limit_at=max((pause.limit_at for pause in lasting), default=work.now),
        stopped_by=row.stopped_by,
        extended_to=row.extended_to,
        granted=bool(row.granted),
        pauses=tuple(
            Pause(pause.began_at, max(pause.began_at, pause.ended_at or row.stopped_at or pause.limit_at))
            for pause in pauses
        ),
    )
