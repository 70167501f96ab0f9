"""An office whose clocks have come while the program was off, and what has to follow from them.

What has to follow is worked out here from the moments of `services.stages` alone, not from the sweep.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.sql import Select

from langnghe.models import (
    Act,
    Body,
    ClockKind,
    DigestSent,
    OutboxMessage,
    OutboxState,
    Person,
    RoleGrant,
    RoleKind,
    Ticket,
    TicketClock,
)
from langnghe.services import deadlines, grants, handling, intake, people, stages
from langnghe.services.calendar import local_date
from langnghe.services.stages import Stage
from langnghe.services.work import Work
from tests.office import in_books

#: Above the chair of a commune, in the order in which they are told: the head of the first reads of it in the
#: digest, the second is the desk that takes what nobody else does.
PROVINCE = ("51.chu_tich", "51.hanh_chinh_cong")
#: Telegram ids of the heads there; those of the communes' people and of the citizens are counted from these.
LEADERS, OFFICER, COLLEAGUE, HEAD, CHAIR, CITIZEN = (121, 122), 1000, 2000, 3000, 4000, 5000
#: Many, each with few messages: what a crash leaves behind is sent to one person at the pace of a chat.
COMMUNES = 80
#: Words by which each notice is known, for either clock.
WORDS = {
    ("accept", "half"): "vẫn chờ tiếp nhận",
    ("accept", "most"): "vẫn chờ tiếp nhận",
    ("accept", "last_day"): "Hôm nay là hạn tiếp nhận",
    ("accept", "late"): "quá hạn tiếp nhận. Cấp trên",
    ("accept", "above"): "chưa tiếp nhận phiếu",
    ("settle", "half"): "Đã qua nửa thời hạn trả lời",
    ("settle", "most"): "Sắp hết hạn trả lời",
    ("settle", "last_day"): "Hôm nay là hạn trả lời",
    ("settle", "late"): "quá hạn trả lời. Cấp trên",
    ("settle", "above"): "chưa trả lời phiếu",
    ("settle", "sorry"): "Chúng tôi xin lỗi",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a clock stands when the program is started: days since its start, days until it ends, its level.

    Without `days_left` it ends tonight.
    """

    begun: float
    days_left: float | None
    level: int = 0


HALF, MOST, TODAY, LATE = Plan(20, 15), Plan(30, 5), Plan(20, None), Plan(20, -0.01)
LONG_LATE, FORGOTTEN, NOT_YET = Plan(30, -6), Plan(80, -60), Plan(1, 20)
#: Told before the program went off: of the half, and then nothing more or the next thing has come.
TOLD, TOLD_HALF, TOLD_LATE = Plan(20, 15, Stage.HALF), Plan(30, 5, Stage.HALF), Plan(30, -0.01, Stage.LAST_DAY)
#: (accept clock, settle clock); None: an officer has accepted it, and that clock has stopped.
PLANS: tuple[tuple[Plan | None, Plan], ...] = (
    (NOT_YET, HALF),
    (None, MOST),
    (HALF, TODAY),
    (LATE, NOT_YET),
    (None, LATE),
    (HALF, TOLD_HALF),
    (NOT_YET, NOT_YET),
    (TODAY, TOLD),
    (MOST, MOST),
    (None, TOLD_LATE),
    (LATE, HALF),
    (MOST, TODAY),
    (None, HALF),
    (HALF, MOST),
    (LATE, TODAY),
    (TODAY, LATE),
    (None, TODAY),
    (HALF, HALF),
    (LONG_LATE, HALF),
    (FORGOTTEN, MOST),
    (None, FORGOTTEN),
)
#: So many of them are usual. The province's are few: all of them are told to the same two people.
USUAL = 18


@dataclass(frozen=True, slots=True)
class Due:
    """A clock that runs, as it is written before the start."""

    ticket_id: int
    kind: ClockKind
    level: int
    started_at: datetime
    due_at: datetime
    in_charge: tuple[int, ...]
    commune: int


@dataclass(slots=True)
class Outcome:
    """What has followed from one clock. Acts are (act, stage or level), messages (who, which).

    `brought`: before the heads of which bodies.
    """

    level: int
    acts: Counter[tuple[str, str]] = field(default_factory=Counter)
    messages: Counter[tuple[int, str]] = field(default_factory=Counter)
    brought: Counter[str] = field(default_factory=Counter)
    episodes: int = 0

    def tell(self, people: tuple[int, ...], which: str) -> None:
        self.messages.update((each, which) for each in people)


def build(url: str, now: datetime, tickets: int) -> list[Due]:
    """Fill the books with open tickets of the last months; the clocks that run."""
    officers, citizens = in_books(url, _people, now - timedelta(days=90))

    def enter(work: Work) -> list[Due]:
        clocks: list[Due] = []
        for number in range(tickets):
            commune = number % COMMUNES
            # Not one plan for each commune for ever: a step further every time round.
            plans = PLANS if number < len(PLANS) else PLANS[:USUAL]
            plan = plans[(number + number // COMMUNES) % len(plans)]
            ticket_id = _ticket(work, _communes(work)[commune], citizens[commune])
            if plan[0] is None:
                handling.accept(work, officers[commune], ticket_id)
            clocks += _clocks(work, plan, ticket_id, commune, now)
        # Received so lately that no ticket passes the red line: here only the clocks are looked at.
        work.session.execute(update(Ticket).values(received_at=now))
        # Nobody's digest is due: here only the sweep over the clocks is looked at.
        tomorrow = local_date(now) + timedelta(days=1)
        heads = work.session.scalars(select(RoleGrant.person_id).where(RoleGrant.role == RoleKind.HEAD)).all()
        work.session.add_all(DigestSent(person_id=each, day=tomorrow, at=now) for each in heads)
        # Of what happened then, everybody has heard long ago.
        work.session.execute(update(OutboxMessage).values(state=OutboxState.SENT))
        return clocks

    return in_books(url, enter, now - timedelta(days=85))


def _communes(work: Work) -> list[str]:
    """Codes of communes with an office for the economy, which roads belong to."""
    found = select(Body.code).where(Body.code.like("%.kinh_te")).order_by(Body.code).limit(COMMUNES)
    return [code.partition(".")[0] for code in work.session.scalars(found)]


def _people(work: Work) -> tuple[list[int], list[int]]:
    officers, citizens = [], []
    for number, commune in enumerate(_communes(work)):
        roads = f"{commune}.kinh_te"
        officers.append(_person(work, OFFICER + number, RoleKind.OFFICER, roads))
        _person(work, COLLEAGUE + number, RoleKind.OFFICER, roads)
        _person(work, HEAD + number, RoleKind.HEAD, roads)
        _person(work, CHAIR + number, RoleKind.HEAD, f"{commune}.chu_tich")
        citizens.append(_person(work, CITIZEN + number))
    for leader, body in zip(LEADERS, PROVINCE, strict=True):
        _person(work, leader, RoleKind.HEAD, body)
    return officers, citizens


def _person(work: Work, telegram: int, role: RoleKind | None = None, body: str = "") -> int:
    person = Person(name=f"Người {telegram}", created_at=work.now)
    work.session.add(person)
    work.session.flush()
    people.enter_identity(work, person.id, "telegram", str(telegram))
    if role is not None:
        grants.give(work, person.id, body, role)
    return person.id


def _ticket(work: Work, commune: str, citizen: int) -> int:
    draft = intake.Draft(area_code=commune, text="Đường thôn có ổ gà", field_code="giao_thong")
    ticket_id = intake.take_in(work, citizen, draft).ticket_id
    assert work.session.get_one(Ticket, ticket_id).body_code == f"{commune}.kinh_te"
    # Everybody has had a first reply, so that each message is about one of the two clocks planned here.
    work.session.execute(
        update(TicketClock)
        .where(TicketClock.ticket_id == ticket_id, TicketClock.kind == ClockKind.FIRST_ANSWER)
        .values(stopped_at=work.now, stopped_by=Act.INFORM, next_at=None)
    )
    return ticket_id


def _clocks(
    work: Work, plan: tuple[Plan | None, Plan], ticket_id: int, commune: int, now: datetime
) -> Iterator[Due]:
    in_charge = (OFFICER + commune,) if plan[0] is None else (OFFICER + commune, COLLEAGUE + commune)
    for kind, each in zip((ClockKind.ACCEPT, ClockKind.SETTLE), plan, strict=True):
        if each is None:
            continue
        tonight = deadlines.end_of(local_date(now))
        ends = tonight if each.days_left is None else now + timedelta(days=each.days_left)
        due = Due(ticket_id, kind, each.level, now - timedelta(days=each.begun), ends, in_charge, commune)
        _write(work, due)
        yield due


def _write(work: Work, due: Due) -> None:
    following = stages.next_moment(
        due.level, due.started_at, due.due_at, work.office.escalate_every, work.calendar
    )
    work.session.execute(
        update(TicketClock)
        .where(TicketClock.ticket_id == due.ticket_id, TicketClock.kind == due.kind)
        .values(started_at=due.started_at, due_at=due.due_at, level=due.level, next_at=following)
    )
    if due.kind is ClockKind.SETTLE:
        work.session.execute(update(Ticket).where(Ticket.id == due.ticket_id).values(due_at=due.due_at))


def outcomes(work: Work, due: Due, first: datetime, last: datetime) -> list[Outcome]:
    """What may have followed by a sweep that looked at any time from `first` to `last`; more than one only where
    a moment came in between (midnight passes).
    """
    before, after = _reached(work, due, due.level, first), _reached(work, due, due.level, last)
    found = [_follow(due, before)]
    if after != before:
        found += [_follow(due, after), _follow(due, before, after)]
    return found


def _reached(work: Work, due: Due, level: int, now: datetime) -> int:
    return stages.reached(level, due.started_at, due.due_at, work.office.escalate_every, work.calendar, now)


def _follow(due: Due, *levels: int) -> Outcome:
    kind, at = str(due.kind), due.level
    found = Outcome(at)
    for level in levels:
        if at < level < Stage.LATE:
            stage = Stage(level).name.lower()
            found.acts["remind", stage] += 1
            found.tell(due.in_charge, WORDS[kind, stage])
        for late in range(max(at + 1, Stage.LATE), level + 1):
            if late == Stage.LATE:
                found.episodes += 1
                found.tell(due.in_charge, WORDS[kind, "late"])
                if due.kind is ClockKind.SETTLE:
                    found.tell((CITIZEN + due.commune,), WORDS[kind, "sorry"])
                else:
                    found.brought["kinh_te"] += 1
            step = late - Stage.LATE
            if step <= len(PROVINCE):
                body = PROVINCE[step - 1] if step else "chu_tich"
                found.acts["escalate", f"{step + 1} {body}"] += 1
                if step == len(PROVINCE):
                    found.tell((LEADERS[-1],), WORDS[kind, "above"])
                else:
                    found.brought[body] += 1
        at = level
    found.level = at
    return found


def clock_of(words: str) -> tuple[ClockKind, str]:
    """Which clock a message is about, and the words by which it is known."""
    found = {(kind, each) for (kind, _), each in WORDS.items() if each in words}
    assert len(found) == 1, words
    kind, which = found.pop()
    return ClockKind(kind), which


def still_come(now: datetime) -> Select[int]:
    """The clocks that have come by now and have not been attended to."""
    return select(TicketClock.id).where(TicketClock.stopped_at.is_(None), TicketClock.next_at <= now)
