"""What has become of the simulated year, asked of its books."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from langnghe.bot.store import open_store
from langnghe.models import (
    Act,
    ClockKind,
    OverdueEpisode,
    RoleGrant,
    RoleKind,
    Ticket,
    TicketClock,
    TicketEvent,
    TicketTransfer,
)
from langnghe.services import transitions
from langnghe.services.calendar import HANOI
from tests.year.simulation import Diary


@dataclass(slots=True)
class Month:
    """What came in a month, reopened matters too: answered by its date, answered late, not answered."""

    in_time: int = 0
    late: int = 0
    unanswered: int = 0

    @property
    def received(self) -> int:
        return self.in_time + self.late + self.unanswered


@dataclass(frozen=True, slots=True)
class Spread:
    """Of so many figures the middle one, the one that nine of ten do not pass, and the largest."""

    number: int
    middle: float
    most: float
    largest: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> "Spread":
        found = sorted(figures) or [0.0]
        return cls(len(figures), found[len(found) // 2], found[len(found) * 9 // 10], found[-1])


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The year in numbers. Days are calendar days."""

    months: dict[str, Month]
    days_to_answer: Spread
    days_late: Spread
    """Of what was answered late."""
    acts: dict[str, int]
    passed_on: dict[int, int]
    """Tickets by how often they were passed on."""
    days_to_decide: Spread
    """From a dispute to the umpire's word."""
    undecided: int
    episodes: dict[str, int]
    told_nobody: int
    """Escalations without anybody to tell."""
    unheard: int
    """Of the people that escalations say they told: how many neither heard at once nor read of it in
    a digest while it was late.
    """
    forgotten: tuple[str, ...]
    """Open tickets whose time is over at the end."""
    clockless: int
    """Open tickets without a clock that runs or stands still."""
    messages: Spread
    """To one official on a day on which there were any."""
    messages_to_heads: Spread
    """The same of heads alone."""


#: Nobody is told later than this: no holidays with their weekends are as long.
LONGEST_REST = timedelta(days=14)


def reckon(url: str, diary: Diary, end: datetime) -> Reckoning:
    """Ask the books at `url` at the `end` of the year."""
    store = open_store(url)
    try:
        with store.reader.connect() as connection:
            return _reckon(Session(connection), diary, end)
    finally:
        store.close()


def _reckon(books: Session, diary: Diary, end: datetime) -> Reckoning:
    rounds = books.execute(
        select(TicketClock.started_at, TicketClock.due_at, TicketClock.stopped_at)
        .where(TicketClock.kind == ClockKind.SETTLE)
        .order_by(TicketClock.started_at)
    ).all()
    answered = [each for each in rounds if each.stopped_at is not None]
    disputes = books.execute(
        select(TicketTransfer.umpire_since, TicketTransfer.decided_at).where(
            TicketTransfer.umpire_since.is_not(None)
        )
    ).all()
    unheard, nobody = _told(books, diary)
    heads = set(books.scalars(select(RoleGrant.person_id).where(RoleGrant.role == RoleKind.HEAD)))
    waits = _OPEN & (Ticket.due_at <= end)
    return Reckoning(
        months=_months(rounds),
        days_to_answer=Spread.of([_days(each.started_at, each.stopped_at) for each in answered]),
        days_late=Spread.of(
            [_days(each.due_at, each.stopped_at) for each in answered if each.stopped_at > each.due_at]
        ),
        acts=_acts(books),
        passed_on=dict(sorted(Counter(_moves(books).values()).items())),
        days_to_decide=Spread.of(
            [_days(each.umpire_since, each.decided_at) for each in disputes if each.decided_at is not None]
        ),
        undecided=sum(each.decided_at is None for each in disputes),
        episodes=_episodes(books),
        told_nobody=nobody,
        unheard=unheard,
        forgotten=tuple(books.scalars(select(Ticket.code).where(waits).order_by(Ticket.due_at))),
        clockless=books.scalar(select(func.count()).where(_OPEN, ~_HAS_CLOCK)) or 0,
        messages=Spread.of(list(diary.per_day.values())),
        messages_to_heads=Spread.of([number for (person, _), number in diary.per_day.items() if person in heads]),
    )


_OPEN = Ticket.closed_at.is_(None) & Ticket.state.in_(sorted(transitions.OPEN))
_HAS_CLOCK = (
    select(TicketClock.id)
    .where(
        TicketClock.ticket_id == Ticket.id,
        TicketClock.kind == ClockKind.SETTLE,
        TicketClock.stopped_at.is_(None),
        TicketClock.next_at.is_not(None) | (TicketClock.level > 0),
    )
    .exists()
)


def _days(first: datetime, last: datetime) -> float:
    return (last - first).total_seconds() / 86_400


def _months(rounds: Sequence[tuple[datetime, datetime, datetime | None]]) -> dict[str, Month]:
    months: dict[str, Month] = {}
    for started_at, due_at, stopped_at in rounds:
        month = months.setdefault(started_at.astimezone(HANOI).strftime("%Y-%m"), Month())
        if stopped_at is None:
            month.unanswered += 1
        elif stopped_at > due_at:
            month.late += 1
        else:
            month.in_time += 1
    return months


def _told(books: Session, diary: Diary) -> tuple[int, int]:
    """How often somebody did not hear of an escalation that they were told of, and how many told nobody."""
    stopped: dict[tuple[int, str], list[tuple[datetime, datetime]]] = defaultdict(list)
    for clock in books.execute(
        select(TicketClock.ticket_id, TicketClock.kind, TicketClock.due_at, TicketClock.stopped_at).where(
            TicketClock.stopped_at.is_not(None)
        )
    ):
        stopped[clock.ticket_id, str(clock.kind)].append((clock.due_at, clock.stopped_at))
    unheard = nobody = 0
    for row in books.execute(
        select(TicketEvent.ticket_id, TicketEvent.at, TicketEvent.data).where(TicketEvent.act == Act.ESCALATE)
    ):
        nobody += not row.data["told"]
        for person in row.data["told"]:
            if (person, row.ticket_id, row.at) in diary.escalated:
                continue
            read = next(
                (at for at, found in diary.brought[person] if at > row.at and row.ticket_id in found), None
            )
            by = row.at + LONGEST_REST if read is None else read
            over = any(
                due <= row.at <= end <= by for due, end in stopped[row.ticket_id, row.data.get("clock", "")]
            )
            unheard += by - row.at >= LONGEST_REST and not over
    return unheard, nobody


def _acts(books: Session) -> dict[str, int]:
    rows = books.execute(select(TicketEvent.act, func.count()).group_by(TicketEvent.act))
    return {str(act): number for act, number in sorted(rows, key=lambda row: -row[1])}


def _moves(books: Session) -> dict[int, int]:
    rows = books.execute(select(TicketTransfer.ticket_id, func.count()).group_by(TicketTransfer.ticket_id))
    return {row[0]: row[1] for row in rows}


def _episodes(books: Session) -> dict[str, int]:
    rows = books.execute(
        select(TicketClock.kind, func.count())
        .join(OverdueEpisode, OverdueEpisode.clock_id == TicketClock.id)
        .group_by(TicketClock.kind)
    )
    return {str(kind): number for kind, number in rows}
