"""A year of a province on a simulated clock: the real services, sweeps and store, and people who are only human.

Everything that people do follows from what they were told (`tests.year.people`), so that a notice which reaches
nobody shows as a ticket that nobody settles.
"""

import heapq
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from sqlalchemy import Connection, insert, select

from langnghe.bot import migrate
from langnghe.bot.jobs import SWEEPS
from langnghe.bot.store import open_store
from langnghe.models import Body, Person, RoleKind, Ticket, TicketState
from langnghe.models.contract import Marked, Outbound
from langnghe.services import (
    answering,
    classify,
    deciding,
    escalation,
    extending,
    following,
    grants,
    handling,
    hops,
    intake,
    office_calendar,
    people,
    places,
    returning,
    setup,
    shares,
    tickets,
    transferring,
    transitions,
    urging,
    worklist,
)
from langnghe.services.calendar import HANOI, DayKind, DayRule, vietnam
from langnghe.services.digest import Digest
from langnghe.services.refusals import Refusal
from langnghe.services.tickets import Locked
from langnghe.services.work import Announcement, Notice, Office, Undelivered, Work
from langnghe.services.worklist import Show
from tests.year.people import Intent, Town, absences, habit
from tests.year.people import Person as Official

HOUR = timedelta(hours=1)
PROVINCE = "40"
#: What is reported, and how often, in a thousand.
FIELDS = {
    "giao_thong": 170, "rac_thai": 150, "chieu_sang_cay_xanh": 110, "cap_thoat_nuoc": 90, "trat_tu_do_thi": 80,
    "an_ninh": 70, "o_nhiem": 60, "dat_dai": 60, "thu_tuc_hanh_chinh": 60, "dien": 50, "an_sinh": 40, "y_te": 30,
    "khac": 30,
}  # fmt: skip
#: By which people hear at once of an escalation: a clock that has run out, or the red line.
ESCALATIONS = frozenset({"o-escalated", "o-red-over", "o-red-above"})
#: Of a hundred bodies so many pass on what they can.
DODGING = 12


@dataclass(frozen=True, slots=True)
class Plan:
    """How large the year is. After `days` nothing comes in; for `after` more days what is open may be settled."""

    communes: int = 100
    tickets: int = 100_000
    citizens: int = 30_000
    first: date = date(2026, 1, 1)
    days: int = 365
    after: int = 90
    seed: int = 20261121
    storm: date | None = date(2026, 9, 22)


@dataclass(slots=True)
class Diary:
    """What was told to whom in the year, and how each day ended."""

    notices: Counter[str] = field(default_factory=Counter)
    per_day: Counter[tuple[int, date]] = field(default_factory=Counter)
    escalated: set[tuple[int, int, datetime]] = field(default_factory=set)
    """(person, ticket, when) of what they were told of at once."""
    brought: dict[int, list[tuple[datetime, frozenset[int]]]] = field(default_factory=lambda: defaultdict(list))
    """By person, the mornings on which the digest led to tickets that were brought before them, and to which."""
    refused: Counter[str] = field(default_factory=Counter)
    open_and_late: list[tuple[date, int, int]] = field(default_factory=list)


class Year:
    """The simulation. `run` it, then ask the store at `url` what has become of it."""

    def __init__(self, url: str, plan: Plan, *, report: Callable[[str], None] = lambda _line: None) -> None:
        migrate.upgrade(url)
        self.plan = plan
        self.town = Town()
        self.diary = Diary()
        self._report = report
        self._store = open_store(url)
        self._chance = random.Random(plan.seed)
        self._intents: list[Intent] = []
        self._order = count()
        self._news: list[Notice] = []
        self._ids: dict[str, int] = {}
        self._calendar = vietnam()
        self._begin = datetime.combine(plan.first, time(0), HANOI).astimezone(UTC)
        self._office = Office(
            name="UBND tỉnh",
            root_area=PROVINCE,
            gazetteer=places.Gazetteer(places.load(PROVINCE)),
            classifier=classify.RULES,
            channels={},
        )

    # The unit of work -------------------------------------------------------------------------------------------

    def compose(self, work: Work, notice: Notice) -> None:
        self._news.append(notice)
        if notice.key == "digest" and notice.params["digest"].brought:
            share = shares.current(work)[notice.person_id]
            found = frozenset(work.session.scalars(escalation.brought(share, work.now)))
            self.diary.brought[notice.person_id].append((work.now, found))

    def say_elsewhere(self, _work: Work, _said: Undelivered) -> bool:
        return False

    def announce(
        self, _work: Work, said: Announcement, _channel: str, _language: str, *, group: bool = False
    ) -> Outbound:
        return Outbound(Marked(f"{said.text} ({group})"))

    @contextmanager
    def _work(self, connection: Connection, now: datetime) -> Iterator[Work]:
        work = Work(connection, now, self._office, self._calendar, self)
        try:
            yield work
            work.flush()
        finally:
            work.close()

    def close(self) -> None:
        self._store.close()

    # The year ---------------------------------------------------------------------------------------------------

    def run(self) -> Diary:
        with self._store.writer.begin() as connection:
            communes = self._found(connection)
        arrivals = self._arrivals(communes)
        now, end = self._begin, self._begin + timedelta(days=self.plan.days + self.plan.after)
        due = {name: now for name, _, _ in SWEEPS}
        while now < end:
            now += HOUR
            with self._store.writer.begin() as connection:
                while arrivals and arrivals[-1][0] <= now:
                    self._arrives(connection, *arrivals.pop())
                while self._intents and self._intents[0].at <= now:
                    self._acts(connection, heapq.heappop(self._intents))
                for name, verb, every in SWEEPS:
                    if due[name] <= now:
                        due[name] = now + every
                        self._sweeps(connection, now, verb)
                if now.astimezone(HANOI).hour == 0:
                    self._day_ends(connection, now)
        return self.diary

    def _sweeps(self, connection: Connection, now: datetime, verb: Callable[[Work], int]) -> None:
        while True:
            with self._work(connection, now) as work:
                done = verb(work)
            self._hear(now)
            if not done:
                return

    def _day_ends(self, connection: Connection, now: datetime) -> None:
        today = now.astimezone(HANOI).date()
        with self._work(connection, now) as work:
            where = (Ticket.closed_at.is_(None), Ticket.state.in_(sorted(transitions.OPEN)))
            opened = work.session.scalars(select(Ticket.due_at).where(*where)).all()
            late = sum(due_at <= now for due_at in opened)
            self.diary.open_and_late.append((today - timedelta(days=1), len(opened), late))
            if self.plan.storm == today:
                storm = DayRule(today + timedelta(days=1), DayKind.OFF, "Bão")
                office_calendar.set_days(work, self._admin, [storm])
                self._calendar = office_calendar.current(work)
        self._hear(now)
        if today.day == 1:
            self._report(f"{today}: {len(opened)} open, {late} late")

    # Founding ---------------------------------------------------------------------------------------------------

    def _found(self, connection: Connection) -> list[str]:
        """Set the office up and staff it; the codes of the communes."""
        with self._work(connection, self._begin) as work:
            setup.build(work, province="Nghệ An")
            codes = [place.code for place in places.load(PROVINCE)][: self.plan.communes]
            bodies = work.session.scalars(
                select(Body.code).where(Body.area_code.in_([PROVINCE, *codes])).order_by(Body.code)
            ).all()
            self._admin = self._person(work, "Quản trị")
            grants.give(work, self._admin, "40.chu_tich", RoleKind.ADMIN)
            for body in bodies:
                for role, number in ((RoleKind.HEAD, 1), (RoleKind.OFFICER, 2)):
                    for _ in range(number):
                        self._employ(work, role, body)
            self.town.dodging = frozenset(body for body in bodies if self._chance.random() * 100 < DODGING)
            self._citizens(work)
        self._news.clear()
        return codes

    def _person(self, work: Work, name: str) -> int:
        person = Person(name=name, created_at=work.now)
        work.session.add(person)
        work.session.flush()
        people.enter_identity(work, person.id, "telegram", f"p{person.id}")
        return person.id

    def _employ(self, work: Work, role: RoleKind, body: str) -> None:
        person = self._person(work, f"{role} {body}")
        grants.give(work, person, body, role)
        away = absences(self._chance, role, self.plan.first, self.plan.days)
        self.town.officials[person] = Official(person, role, body, habit(self._chance), away)

    def _citizens(self, work: Work) -> None:
        rows = [{"name": f"Dân {number}", "created_at": work.now} for number in range(self.plan.citizens)]
        made = work.session.scalars(insert(Person).returning(Person.id), rows).all()
        self.town.citizens = list(made)

    def _arrivals(self, communes: list[str]) -> list[tuple[datetime, str, str, int]]:
        """When, where, about what, and from whom; the last comes first, to be taken from the end."""
        days = [self.plan.first + timedelta(days=number) for number in range(self.plan.days)]
        weights = [self._busy(day) for day in days]
        sizes = [1 / (place + 3) for place in range(len(communes))]
        found = []
        for day in self._chance.choices(days, weights, k=self.plan.tickets):
            at = datetime.combine(day, time(6), HANOI) + timedelta(hours=self._chance.triangular(0, 16, 5))
            (commune,) = self._chance.choices(communes, sizes)
            (about,) = self._chance.choices(list(FIELDS), list(FIELDS.values()))
            found.append((at.astimezone(UTC), commune, about, self._chance.choice(self.town.citizens)))
        return sorted(found, reverse=True)

    def _busy(self, day: date) -> float:
        if self.plan.storm and 0 <= (day - self.plan.storm).days < 4:
            return 4.0
        if not self._calendar.is_working(day):
            return 0.25 if day.month in (1, 2) else 0.5
        return 1.0

    # What happens -----------------------------------------------------------------------------------------------

    def _arrives(self, connection: Connection, at: datetime, commune: str, about: str, citizen: int) -> None:
        with self._work(connection, at) as work:
            draft = intake.Draft(area_code=commune, text="Đường thôn có ổ gà, mưa là ngập", field_code=about)
            taken = intake.take_in(work, citizen, draft)
            self._ids[taken.code] = taken.ticket_id
        self._hear(at)

    def _acts(self, connection: Connection, intent: Intent) -> None:
        official = self.town.officials.get(intent.person)
        if official is not None and official.is_away(intent.at.astimezone(HANOI).date()):
            return  # it lies: nobody does it for them unless somebody is told
        with self._work(connection, intent.at) as work:
            try:
                with work.step():
                    if official is None:
                        self._citizen_acts(work, intent)
                    elif intent.what == "list":
                        self._goes_through(work, official)
                    else:
                        self._looks(work, official, intent.ticket)
            except Refusal as refusal:
                self.diary.refused[refusal.key] += 1
        self._hear(intent.at)

    def _hear(self, now: datetime) -> None:
        """What was told reaches people, who make something of it, or not."""
        news, self._news = self._news, []
        for notice in news:
            self.diary.notices[notice.key] += 1
            if notice.key in ESCALATIONS:
                self.diary.escalated.add((notice.person_id, notice.ticket_id or 0, now))
            heard = self._office.awake(now) if notice.patient else now
            official = self.town.officials.get(notice.person_id)
            if official is None:
                self._citizen_hears(notice, heard)
            else:
                self._official_hears(official, notice, heard)

    def _intend(self, at: datetime, person: int, ticket: int, what: str = "look") -> None:
        heapq.heappush(self._intents, Intent(at, next(self._order), person, ticket, what))

    # Officials --------------------------------------------------------------------------------------------------

    def _official_hears(self, official: Official, notice: Notice, heard: datetime) -> None:
        today = heard.astimezone(HANOI).date()
        self.diary.per_day[official.id, today] += 1
        if official.is_away(today) or not official.notices(self._chance):
            return
        if notice.key == "digest":
            self._reads_digest(official, notice.params["digest"], heard)
        elif notice.ticket_id is not None:
            self._intend(self._at_work(heard + official.takes(self._chance)), official.id, notice.ticket_id)

    def _reads_digest(self, official: Official, digest: Digest, heard: datetime) -> None:
        for late in digest.oldest:
            self._intend(self._at_work(heard + official.takes(self._chance)), official.id, self._ids[late.code])
        if digest.brought:
            self._intend(self._at_work(heard + official.takes(self._chance)), official.id, 0, "list")

    def _at_work(self, at: datetime) -> datetime:
        """The moment itself, or the next morning at work."""
        here = at.astimezone(HANOI)
        if self._calendar.is_working(here.date()) and 7 <= here.hour < 17:
            return at
        day = here.date() if here.hour < 7 else here.date() + timedelta(days=1)
        day = self._calendar.on_or_after(day)
        minutes = self._chance.randrange(60, 240)
        return (datetime.combine(day, time(7), HANOI) + timedelta(minutes=minutes)).astimezone(UTC)

    def _goes_through(self, work: Work, me: Official) -> None:
        """The first page of what was brought before them: they look at each ticket, one after the other."""
        for row in worklist.mine(work, me.id, Show.BROUGHT).rows:
            self._intend(self._at_work(work.now + me.takes(self._chance)), me.id, row.id)

    def _looks(self, work: Work, me: Official, ticket_id: int) -> None:
        ticket = tickets.for_change(work, ticket_id)
        if ticket.state not in transitions.OPEN:
            return
        hop = hops.newest(work, ticket.id, ticket.rung)
        if hop is not None and hop.disputed:
            if hop.umpire_body == me.body:
                parties = deciding.parties(work, ticket.id)
                deciding.decide(work, me.id, ticket.id, self._chance.choice(parties).code)
            return
        if ticket.body_code != me.body:
            if me.role is RoleKind.HEAD:
                urging.urge(work, me.id, ticket.id)
        elif me.role is RoleKind.HEAD:
            self._heads(work, me, ticket)
        elif ticket.state is TicketState.RECEIVED:
            self._receives(work, me, ticket, hop)
        elif ticket.state is TicketState.IN_PROGRESS and ticket.officer_id in (None, me.id):
            self._handles(work, me, ticket)

    def _receives(self, work: Work, me: Official, ticket: Locked, hop: hops.Hop | None) -> None:
        dodges, roll = me.body in self.town.dodging, self._chance.random()
        bound = hop is not None and hop.bound
        note = "Không thuộc nhiệm vụ của cơ quan"
        if hop is not None and not bound and hop.returnable(work.now) and roll < (0.6 if dodges else 0.1):
            returning.send_back(work, me.id, ticket.id, "other_field", note)
        elif not bound and roll < (0.35 if dodges else 0.03):
            area = me.body.partition(".")[0]
            beside = [body for body in self._bodies_of(area) if body != me.body]
            transferring.transfer(work, me.id, ticket.id, self._chance.choice(beside), "other_field", note)
        else:
            handling.accept(work, me.id, ticket.id)
            self._again(work, me, ticket.id)

    def _bodies_of(self, area: str) -> list[str]:
        return sorted({each.body for each in self.town.officials.values() if each.body.startswith(f"{area}.")})

    def _again(self, work: Work, me: Official, ticket_id: int) -> None:
        """They mean to go on with it; some only mean to."""
        if me.notices(self._chance):
            self._intend(self._at_work(work.now + 1.5 * me.takes(self._chance)), me.id, ticket_id)

    def _handles(self, work: Work, me: Official, ticket: Locked) -> None:
        roll = self._chance.random()
        late = work.now >= ticket.due_at
        if roll < 0.08:
            handling.ask(work, me.id, ticket.id, "Ở đoạn nào ạ?")
        elif roll < 0.16:
            handling.inform(work, me.id, ticket.id, "Đã kiểm tra, đang bố trí sửa.")
            self._again(work, me, ticket.id)
        elif roll < 0.21 and not late:
            day = extending.choices(work, ticket.due_at)[0]
            extending.ask(work, me.id, ticket.id, day, "Chờ vật tư")
            self._again(work, me, ticket.id)
        else:
            answering.answer(work, me.id, ticket.id, "Đã sửa xong.", late="work_load" if late else "")

    def _heads(self, work: Work, me: Official, ticket: Locked) -> None:
        late = work.now >= ticket.due_at
        if not late and extending.asked_for(work, ticket.id) is not None:
            (extending.grant if self._chance.random() < 0.7 else extending.decline)(work, me.id, ticket.id)
            return
        if ticket.state is TicketState.WAITING_CITIZEN:
            return
        today = work.now.astimezone(HANOI).date()
        others = [
            each.id
            for each in self.town.officials.values()
            if each.body == me.body and each.role is RoleKind.OFFICER and not each.is_away(today)
        ]
        if others and self._chance.random() < 0.7:
            handling.assign(work, me.id, ticket.id, self._chance.choice(others))
        else:
            answering.answer(work, me.id, ticket.id, "Đã sửa xong.", late="work_load" if late else "")

    # Citizens ---------------------------------------------------------------------------------------------------

    def _citizen_hears(self, notice: Notice, heard: datetime) -> None:
        reactions = {"c-question": ("reply", 70), "c-late": ("urge", 30), "c-answered": ("opinion", 60)}
        what, share = reactions.get(notice.key, ("", 0))
        if notice.ticket_id is not None and self._chance.random() * 100 < share:
            later = heard + timedelta(days=0.1 + 4 * self._chance.random())
            self._intend(later, notice.person_id, notice.ticket_id, what)

    def _citizen_acts(self, work: Work, intent: Intent) -> None:
        if intent.what == "reply":
            following.reply(work, intent.person, intent.ticket, "Đoạn trước trường học")
        elif intent.what == "urge":
            following.urge(work, intent.person, intent.ticket)
        elif self._chance.random() < 0.08:
            following.reopen(work, intent.person, intent.ticket, "Vẫn còn ổ gà")
        else:
            score = self._chance.choices((1, 2, 3, 4, 5), (4, 6, 15, 35, 40))[0]
            following.rate(work, intent.person, intent.ticket, following.Opinion(score))
