"""The head's digest of the morning: one message a working day instead of a message per ticket.

It is about the bodies that a person heads and those below them, down to the next head who can be reached: each
body is in one digest. Which head has had which morning's is in the books, entered in the same transaction as what
was said: a crash, a restart or a second process says nothing twice, and who was not told in time is told later in
the morning, but not after it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, bindparam, case, func, not_, or_, select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import (
    Act,
    Body,
    DigestSent,
    Field,
    Prepared,
    Ticket,
    TicketEvent,
    TicketPriority,
    TicketState,
    table,
)
from langnghe.services import clocks, coordinating, escalation, shares, transitions
from langnghe.services.backlog import Aged, is_aged
from langnghe.services.calendar import HANOI, local_date
from langnghe.services.escalation import Brought
from langnghe.services.shares import Share
from langnghe.services.work import NOON, Notice, Work
from langnghe.services.worklist import DISPUTED, MORE_TIME, PROPOSED, is_due, is_late, submitted_to

log = structlog.get_logger()

#: Heads told in one transaction.
BATCH = 20
#: The late tickets that are named.
OLDEST = 3

_OPEN = sorted(transitions.OPEN)


@dataclass(frozen=True, slots=True)
class Late:
    """One of the tickets that are late longest, never of a restricted field."""

    code: str
    body_name: str
    days: int


@dataclass(frozen=True, slots=True)
class Digest:
    """How much there is to do. Restricted matters are in the numbers and nowhere else."""

    day: date
    body_names: tuple[str, ...]
    below: int
    """How many bodies without a head of their own are counted in."""
    late: int
    oldest: tuple[Late, ...]
    due: int
    new: int
    to_decide: int
    """Tickets that wait for the head's word, and for which: one may wait for two."""
    proposed: int
    more_time: int
    disputed: int
    submitted: int
    """Put before the head, also by bodies below."""
    red_line: int
    """Open for longer than the red line allows."""
    red_line_days: int
    urgent: int
    urged: int
    """Urged by citizens since the last digest."""
    reopened: int
    opinions_late: int
    """Opinions that other bodies have asked these bodies for, late and due today."""
    opinions_due: int
    brought: int
    """Tickets with a clock that ran out and was brought before the head."""
    brought_new: int
    """Since the last digest."""
    newest: tuple[Brought, ...]
    """The last of them."""

    @property
    def nothing(self) -> bool:
        """There is nothing to say."""
        return not (
            self.late
            or self.due
            or self.new
            or self.to_decide
            or self.red_line
            or self.urgent
            or self.urged
            or self.reopened
            or self.opinions_late
            or self.opinions_due
            or self.brought
        )


# What there is to say ------------------------------------------------------------------------------------------


def of(work: Work, share: Share, names: Mapping[str, str], since: datetime) -> Digest:
    """What there is to do in these bodies; "urged" means since then."""
    within = [
        Ticket.body_code.in_(share.codes),
        Ticket.state.in_(_OPEN),
        Ticket.closed_at.is_(None),
    ]
    # A head approves and decides for the own bodies only: a button must lead to something to press.
    own = Ticket.body_code.in_(share.own)
    late, due = is_late(work.now), is_due(work.now)
    submissions = submitted_to(share.own)
    lying = select(func.count()).select_from(submissions.subquery()).scalar_subquery()
    urged = (
        select(TicketEvent.id)
        .where(
            TicketEvent.ticket_id == Ticket.id,
            TicketEvent.act == Act.URGE,
            TicketEvent.actor_role == "citizen",
            TicketEvent.at >= since,
        )
        .correlate(Ticket)
        .exists()
    )
    asked_late, asked_due = coordinating.late_and_due(share.codes, work.now)
    brought = escalation.brought(share, work.now).cte("brought")
    brought_new = select(brought.c.ticket_id).where(brought.c.at > since)
    counts = work.session.execute(
        select(
            asked_late.label("opinions_late"),
            asked_due.label("opinions_due"),
            _distinct(select(brought.c.ticket_id)).label("brought"),
            _distinct(brought_new).label("brought_new"),
            _number("late", late),
            _number("due", due),
            _number("new", and_(Ticket.state == TicketState.RECEIVED, not_(DISPUTED))),
            (
                _number("to_decide", and_(own, or_(PROPOSED, MORE_TIME, DISPUTED), Ticket.id.not_in(submissions)))
                + lying
            ).label("to_decide"),
            _number("proposed", and_(own, PROPOSED)),
            _number("more_time", and_(own, MORE_TIME)),
            _number("disputed", and_(own, DISPUTED)),
            lying.label("submitted"),
            _number("red_line", is_aged(Aged.RED, work)),
            _number("urgent", Ticket.priority == TicketPriority.URGENT),
            _number("urged", urged),
            _number("reopened", Ticket.reopened > 0),
        ).where(*within)
    ).one()
    return Digest(
        day=local_date(work.now),
        body_names=tuple(names[code] for code in share.own),
        below=len(share.below),
        red_line_days=work.office.red_line_days,
        oldest=_oldest(work, [*within, late]) if counts.late else (),
        newest=escalation.newest(work, share) if counts.brought else (),
        **counts._asdict(),
    )


def _distinct(tickets: Select[int]) -> ScalarSelect[int]:
    return select(func.count()).select_from(tickets.distinct().subquery()).scalar_subquery()


def _number(name: str, where: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((where, 1), else_=0)), 0).label(name)


def _oldest(work: Work, where: list[ColumnElement[bool]]) -> tuple[Late, ...]:
    rows = work.session.execute(
        select(Ticket.code, Body.name, Ticket.due_at)
        .join(Body, Body.code == Ticket.body_code)
        .join(Field, Field.code == Ticket.field_code)
        .where(*where, Field.restricted.is_(False))
        .order_by(Ticket.due_at, Ticket.id)
        .limit(OLDEST)
    )
    today = local_date(work.now)
    return tuple(Late(row.code, row.name, (today - clocks.last_day(row.due_at)).days) for row in rows)


# The sweep -----------------------------------------------------------------------------------------------------

_NAMES = Prepared(select(Body.code, Body.name).order_by(Body.code))
_HAD = Prepared(select(DigestSent.person_id, DigestSent.day, DigestSent.at))
_COLUMNS = table(DigestSent).c


def _taking(insert: Any) -> Prepared:
    """Enter that the person has this day's digest; touches no row when that was entered before."""
    statement = insert(table(DigestSent)).values({name: bindparam(name) for name in ("person_id", "day", "at")})
    new = {name: statement.excluded[name] for name in ("day", "at")}
    where = _COLUMNS.day < statement.excluded.day
    return Prepared(statement.on_conflict_do_update(index_elements=[_COLUMNS.person_id], set_=new, where=where))


_TAKE = {"sqlite": _taking(sqlite_insert), "postgresql": _taking(pg_insert)}


def sweep(work: Work) -> int:
    """Tell heads who have not had today's digest, at most `BATCH`; how many were attended to."""
    if not _is_time(work):
        return 0
    today, by_person = local_date(work.now), shares.current(work)
    had = {row.person_id: row for row in _HAD.all(work.connection)}
    waiting = sorted(each for each in by_person if each not in had or had[each].day < today)
    if not waiting:
        return 0
    names = {row.code: row.name for row in _NAMES.all(work.connection)}
    done = 0
    for person_id in waiting:
        since = had[person_id].at if person_id in had else work.now - timedelta(days=1)
        done += _attend(work, person_id, by_person[person_id], names, since)
        if done == BATCH:
            break
    return done


def _is_time(work: Work) -> bool:
    """It is the morning of a working day, and the office's hour has come."""
    here = work.now.astimezone(HANOI)
    return work.office.digest_at <= here.time() < NOON and work.calendar.is_working(here.date())


def _attend(work: Work, person_id: int, share: Share, names: Mapping[str, str], since: datetime) -> bool:
    """Tell this head in a step of its own; False when another process was faster, or it failed."""
    try:
        with work.step():
            return _tell(work, person_id, share, names, since)
    except Exception as error:  # noqa: BLE001 - the others must not wait for it; the next run tries again
        log.error("digest.failed", person=person_id, error=type(error).__name__)
        return False


def _tell(work: Work, person_id: int, share: Share, names: Mapping[str, str], since: datetime) -> bool:
    take = _TAKE[work.connection.dialect.name]
    if not take.run(work.connection, person_id=person_id, day=local_date(work.now), at=work.now):
        return False
    digest = of(work, share, names, since)
    if not digest.nothing:
        work.notify(Notice("digest", person_id, params={"digest": digest}, patient=True))
    return True
