"""Open deadlines computed anew after the calendar has changed, in bounded pieces.

Another cause (`services.rule_recomputing`) has a sweep of its own and shares what is here: the pieces, what people
are told, the list of what has moved.

The sweep goes through the clocks by their ids and writes into the books how far it is, in the same transaction as
what it moved: a crash loses nothing and repeats nothing. A newer change of the calendar lets it begin again.
A paused clock is left alone; it is computed when it runs on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select, update

from langnghe.models import (
    Act,
    Body,
    ClockKind,
    OverdueEpisode,
    Person,
    Prepared,
    Ticket,
    TicketClock,
    TicketEvent,
    TicketPause,
    table,
)
from langnghe.services import (
    authority,
    clocks,
    duty,
    office_calendar,
    office_settings,
    pausing,
    stages,
    tickets,
    transitions,
)
from langnghe.services.calendar import HANOI, WorkingCalendar, local_date
from langnghe.services.deadlines import Pause, Span, Unit
from langnghe.services.office_calendar import Change
from langnghe.services.paging import Page, page_start
from langnghe.services.stages import Stage
from langnghe.services.tickets import Locked
from langnghe.services.work import Notice, Work

#: Where the sweep stands.
PROGRESS = "calendar.recomputing"
#: Clocks looked at in one transaction.
BATCH = 50
#: By then every process counts by the new calendar (`bot.books.CALENDAR_LOOK`), so that no clock which starts
#: after the sweep has passed can have been computed by the old one.
SETTLING = timedelta(seconds=10)

_CLOCK = table(TicketClock).c
_PAUSE = table(TicketPause).c
_EVENT = table(TicketEvent).c
_EPISODE = table(OverdueEpisode).c
_COLUMNS = (
    _CLOCK.id,
    _CLOCK.ticket_id,
    _CLOCK.kind,
    _CLOCK.body_code,
    _CLOCK.started_at,
    _CLOCK.span,
    _CLOCK.due_at,
    _CLOCK.extended_to,
    _CLOCK.extended_at,
    _CLOCK.level,
)
_RUNNING = (_CLOCK.stopped_at.is_(None), _CLOCK.paused_at.is_(None))

_ALL_RUNNING = Prepared(select(*_COLUMNS).where(*_RUNNING))
_NEXT = Prepared(
    select(*_COLUMNS, _CLOCK.paused_at)
    .where(_CLOCK.stopped_at.is_(None), _CLOCK.id > bindparam("after"))
    .order_by(_CLOCK.id)
    .limit(bindparam("most"))
)
_OF_TICKET = Prepared(select(*_COLUMNS).where(*_RUNNING, _CLOCK.ticket_id == bindparam("ticket")))
_PAUSES: Select[int, datetime, datetime | None] = (
    select(_PAUSE.clock_id, _PAUSE.began_at, _PAUSE.ended_at)
    .join(table(TicketClock), _CLOCK.id == _PAUSE.clock_id)
    .where(*_RUNNING)
    .order_by(_PAUSE.id)
)
_ALL_PAUSES = Prepared(_PAUSES)
_NEXT_PAUSES = Prepared(_PAUSES.where(_PAUSE.clock_id > bindparam("after"), _PAUSE.clock_id <= bindparam("last")))
_PAUSES_OF_TICKET = Prepared(_PAUSES.where(_CLOCK.ticket_id == bindparam("ticket")))
_MOVE = Prepared(
    update(table(TicketClock))
    .where(_CLOCK.id == bindparam("clock"))
    .values(due_at=bindparam("due"), next_at=bindparam("now"), level=bindparam("new_level"))
)
_OPEN_EPISODE = (_EPISODE.clock_id == bindparam("clock"), _EPISODE.ended_at.is_(None))
_NOT_LATE = Prepared(delete(table(OverdueEpisode)).where(*_OPEN_EPISODE))
_LATE_SINCE = Prepared(update(table(OverdueEpisode)).where(*_OPEN_EPISODE).values(began_at=bindparam("due")))
_NEWEST_EVENT = Prepared(select(func.coalesce(func.max(_EVENT.id), 0)))

#: Each time a clock stood still.
Pauses = Mapping[int, list[Pause]]


# Computing ----------------------------------------------------------------------------------------------------


class _Computed:
    """Due dates by one calendar. Spans in days hang on the first day only, so thousands of clocks share a few."""

    def __init__(self, work: Work, calendar: WorkingCalendar) -> None:
        self._work = replace(work, calendar=calendar)
        self._known: dict[tuple[date, str], datetime] = {}

    def due(self, clock: Any, pauses: Pauses) -> datetime:
        stood_still = pauses.get(clock.id, [])
        by_hand = clock.span == clocks.SET_BY_HAND
        if by_hand or stood_still or clock.extended_to is not None or Span.parse(clock.span).unit is Unit.HOURS:
            return pausing.end_of(self._work, clock, stood_still)
        key = (local_date(clock.started_at), clock.span)
        if key not in self._known:
            self._known[key] = pausing.end_of(self._work, clock, [])
        return self._known[key]

    def level(self, clock: Any, due: datetime) -> int:
        """How far reminding has gone by the new date: what lies ahead again will be said again."""
        work = self._work
        if due <= work.now:
            return int(clock.level)
        every, calendar = work.office.escalate_every, work.calendar
        return min(
            int(clock.level), stages.reached(Stage.RUNNING, clock.started_at, due, every, calendar, work.now)
        )


def _by_clock(rows: Iterable[Any]) -> Pauses:
    found: dict[int, list[Pause]] = defaultdict(list)
    for row in rows:
        found[row.clock_id].append(Pause(row.began_at, row.ended_at))
    return found


def would_move(work: Work, by: int, calendar: WorkingCalendar) -> int:
    """How many open tickets would get another date by this calendar; nothing is written."""
    authority.require_admin(work, by)
    computed, pauses = _Computed(work, calendar), _by_clock(_ALL_PAUSES.all(work.connection))
    rows = _ALL_RUNNING.all(work.connection)
    return len({row.ticket_id for row in rows if computed.due(row, pauses) != row.due_at})


# The sweep ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cause:
    """Why open deadlines are computed anew: a sweep of its own, with what it says."""

    name: str
    """As acts of the history keep it; "" for the calendar."""
    progress: str
    """Where its sweep stands: a key of the office's settings."""
    last_change: Callable[[Work], Change | None]
    moved: Callable[[Work, list[Any], int], int]
    """Move those of these clocks, which come after this id, whose date differs; how many tickets that were."""
    told: str
    """What officers ("o-…") and citizens ("c-…") are told."""
    done: str
    """What the admin is told in the end."""


def recompute(work: Work, batch: int = BATCH) -> int:
    """Compute the next `batch` clocks anew; how many were looked at, 0 when there is nothing (more) to do."""
    return piece(work, CALENDAR, batch)


def piece(work: Work, cause: Cause, batch: int) -> int:
    """The next piece of the sweep for this cause; as `recompute`."""
    change = cause.last_change(work)
    if change is None or work.now < change.at + SETTLING or _finished(work, cause, change):
        return 0
    progress = office_settings.hold(work, cause.progress)
    if progress.get("done") == change.stamp:
        return 0  # another process was faster
    progress = _begun(work, progress, change)
    rows = _NEXT.all(work.connection, after=progress["after"], most=batch)
    if not rows:
        office_settings.put(work, cause.progress, {**progress, "done": change.stamp})
        _tell_admin(work, cause, change, progress["moved"])
        return 0
    progress["moved"] += cause.moved(work, rows, int(progress["after"]))
    office_settings.put(work, cause.progress, {**progress, "after": rows[-1].id})
    return len(rows)


def _finished(work: Work, cause: Cause, change: Change) -> bool:
    progress = office_settings.read(work.connection, cause.progress)
    return progress is not None and progress.value.get("done") == change.stamp


def _begun(work: Work, progress: dict[str, Any], change: Change) -> dict[str, Any]:
    """Where the sweep stands with this change: at the beginning when the change is new to it.

    What an unfinished sweep had moved already stays in the list that the admin is shown.
    """
    if progress.get("stamp") == change.stamp:
        return progress
    unfinished = "stamp" in progress and "done" not in progress
    return {
        "stamp": change.stamp,
        "after": 0,
        "moved": progress["moved"] if unfinished else 0,
        "from_event": progress["from_event"] if unfinished else _NEWEST_EVENT.scalar(work.connection),
    }


def _moved(work: Work, rows: list[Any], after: int) -> int:
    """Move those of these clocks whose date differs; how many tickets that were."""
    computed = _Computed(work, office_calendar.current(work))
    pauses = _by_clock(_NEXT_PAUSES.all(work.connection, after=after, last=rows[-1].id))
    differing = dict.fromkeys(
        row.ticket_id for row in rows if row.paused_at is None and computed.due(row, pauses) != row.due_at
    )
    return sum(_move(work, ticket_id, computed) for ticket_id in differing)


def _move(work: Work, ticket_id: int, computed: _Computed) -> bool:
    """Move all clocks of a ticket together, read anew under its lock: somebody may have stopped one meanwhile."""
    ticket = tickets.for_change(work, ticket_id)
    if not transitions.lawful(Act.RECOMPUTE, ticket.state):
        return False
    pauses = _by_clock(_PAUSES_OF_TICKET.all(work.connection, ticket=ticket_id))
    moves: list[Move] = []
    for clock in _OF_TICKET.all(work.connection, ticket=ticket_id):
        due = computed.due(clock, pauses)
        if due != clock.due_at:
            level = computed.level(clock, due)
            _MOVE.run(work.connection, clock=clock.id, due=due, now=work.now, new_level=level)
            _correct_episode(work, clock.id, due)
            moves.append(Move(clock.kind, clock.due_at, due, clock.body_code))
    return enter(work, ticket, moves, CALENDAR)


def _correct_episode(work: Work, clock_id: int, due: datetime) -> None:
    """What counted as late by the old calendar is late since the new date, or has not been late at all."""
    if due > work.now:
        _NOT_LATE.run(work.connection, clock=clock_id)
    else:
        _LATE_SINCE.run(work.connection, clock=clock_id, due=due)


@dataclass(frozen=True, slots=True)
class Move:
    """A clock whose end was moved from one moment to another."""

    kind: ClockKind
    old: datetime
    new: datetime
    body_code: str | None
    """The body that has to act where it is not the one that holds the ticket."""


def enter(work: Work, ticket: Locked, moves: Sequence[Move], cause: Cause) -> bool:
    """Enter into the history of a ticket that its clocks were moved, and tell it; False where none was.

    One line for all: the citizen's date where it is among them, otherwise the first that ends. Another body that
    has to act is told its own date.
    """
    if not moves:
        return False
    first = min(moves, key=lambda move: (move.kind is not ClockKind.SETTLE, move.new))
    if first.kind is ClockKind.SETTLE:
        ticket.due_at = first.new
    old, new = _shown(first.old, first.new)
    # The dates are the same in every language; the history shows them as the words of the act.
    text = f"{_written(old)} → {_written(new)}"
    said: dict[str, Any] = {"clock": str(first.kind), "old": old.isoformat(), "new": new.isoformat()}
    if cause.name:
        said["cause"] = cause.name
    tickets.transition(work, ticket, Act.RECOMPUTE, tickets.SYSTEM, text, **said)
    for person_id, move in _told(work, ticket, first, moves).items():
        work.notify(Notice(f"o-{cause.told}", person_id, ticket.id, _params(move), patient=True))
    if first.kind is ClockKind.SETTLE:
        work.notify(Notice(f"c-{cause.told}", ticket.submitter_id, ticket.id, _params(first), patient=True))
    return True


def _told(work: Work, ticket: Locked, first: Move, moves: Sequence[Move]) -> dict[int, Move]:
    """Which officials are told of which move, each of one."""
    restricted = duty.restricted_field(work, ticket.field_code)
    holders = duty.on_duty(work, ticket.body_code, ticket.officer_id, restricted=restricted)
    told = dict.fromkeys(holders.people, first)
    for move in moves:
        if move.body_code is not None and move.body_code != ticket.body_code:
            others = duty.on_duty(work, move.body_code, restricted=restricted)
            told = dict.fromkeys(others.people, move) | told
    return told


def _params(move: Move) -> dict[str, str | date]:
    old, new = _shown(move.old, move.new)
    return {"clock": str(move.kind), "old": old, "new": new}


def _shown(old: datetime, new: datetime) -> tuple[date, date]:
    """The last days, as people are told them; the moments where only the hour has changed."""
    days = clocks.last_day(old), clocks.last_day(new)
    return days if days[0] != days[1] else (old, new)


def _written(when: date) -> str:
    if isinstance(when, datetime):
        return when.astimezone(HANOI).strftime("%d/%m/%Y %H:%M")
    return when.strftime("%d/%m/%Y")


def _tell_admin(work: Work, cause: Cause, change: Change, moved: int) -> None:
    if authority.is_admin(work, change.by):
        work.notify(Notice(cause.done, change.by, params={"count": moved}))


CALENDAR = Cause("", PROGRESS, office_calendar.last_change, _moved, "recomputed", "calendar-recomputed")


# What was moved -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Moved:
    """A ticket whose date the last change has moved, and who answers for it. Dates as ISO text."""

    code: str
    body_name: str
    officer_name: str
    clock: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Course:
    """How the last computing went: `pending` while it has not come to the end."""

    pending: bool
    moved: Page[Moved]


def pending(work: Work, cause: Cause = CALENDAR) -> bool:
    """Whether the sweep for the last change has not come to its end."""
    change = cause.last_change(work)
    return change is not None and not _finished(work, cause, change)


def course(work: Work, by: int, offset: int = 0, size: int = 8, cause: Cause = CALENDAR) -> Course:
    """What the last change (of the calendar) has moved, newest first, and whether more may come."""
    authority.require_admin(work, by)
    still = pending(work, cause)
    setting = office_settings.read(work.connection, cause.progress)
    progress = setting.value if setting else {}
    if "from_event" not in progress:
        return Course(still, Page((), 0, 0))
    which = (
        _EVENT.id > progress["from_event"],
        _EVENT.act == Act.RECOMPUTE,
        func.coalesce(_EVENT.data["cause"].as_string(), "") == cause.name,
    )
    total = work.session.scalar(select(func.count()).select_from(table(TicketEvent)).where(*which)) or 0
    start = page_start(total, offset, size)
    rows = work.session.execute(
        select(Ticket.code, Body.name, Person.name.label("officer"), TicketEvent.data)
        .join(Ticket, Ticket.id == TicketEvent.ticket_id)
        .join(Body, Body.code == Ticket.body_code)
        .outerjoin(Person, Person.id == Ticket.officer_id)
        .where(*which)
        .order_by(TicketEvent.id.desc())
        .offset(start)
        .limit(size)
    )
    return Course(still, Page(tuple(_one(row) for row in rows), start, total))


def _one(row: Any) -> Moved:
    said = row.data
    return Moved(row.code, row.name, row.officer or "", said["clock"], said["old"], said["new"])
