"""Open tickets under other rules: only when an admin says so, in pieces, and nothing becomes late by it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from langnghe.bot.store import Store
from langnghe.models import Act, ClockKind, OverdueEpisode, RoleKind, Ticket, TicketEvent
from langnghe.services import (
    answering,
    clocks,
    complexity,
    deadline_rules,
    explaining,
    extending,
    following,
    handling,
    office_calendar,
    recomputing,
    reminding,
    rule_recomputing,
    tickets,
)
from langnghe.services.calendar import DayKind, DayRule
from langnghe.services.deadline_rules import NewRule, Scope
from langnghe.services.deadlines import Span, end_of
from langnghe.services.refusals import Forbidden, Invalid
from tests.unit.books import Books
from tests.unit.desk import ROADS, Desk

TODAY = date(2026, 11, 20)
#: What reports are answered by; without another one in 10 WD, on 7/12.
REPORTS = Scope("settle", kind="report")
TEN, FIVE, TWELVE = date(2026, 12, 7), date(2026, 11, 30), date(2026, 12, 9)


class Office(Desk):
    """An office whose rules change."""

    def __init__(self, books: Books) -> None:
        super().__init__(books)
        self.head = books.person("Bảy", (RoleKind.HEAD, ROADS))

    def sweep(self, batch: int = recomputing.BATCH) -> list[int]:
        return self.pieces(rule_recomputing.recompute, batch)

    def acts(self, act: Act = Act.RECOMPUTE) -> list[TicketEvent]:
        with self.books.work() as work:
            return list(work.session.scalars(select(TicketEvent).where(TicketEvent.act == act)))

    def rule(self, span: str, scope: Scope = REPORTS, source: str = "QĐ 12/2026, Điều 5") -> None:
        first = self.books.now.date()
        self.books.does(deadline_rules.add, self.admin, NewRule(scope, Span.parse(span), source, first))

    def would_move(self) -> int:
        return self.books.does(rule_recomputing.would_move, self.admin)

    def recomputes(self, batch: int = recomputing.BATCH) -> list[int]:
        """An admin asks for it, and the sweep runs to its end."""
        self.books.does(rule_recomputing.request, self.admin)
        return self.sweep(batch)

    def reminds(self) -> None:
        while self.books.does(reminding.sweep):
            pass

    def episodes(self) -> list[OverdueEpisode]:
        with self.books.work() as work:
            return list(work.session.scalars(select(OverdueEpisode)))

    def until(self, day: date) -> None:
        """Nine in the morning of this day."""
        self.books.now = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)


@pytest.fixture
def desk(both_books: Books) -> Office:
    return Office(both_books)


def test_open_tickets_keep_the_rule_they_started_with(desk: Office) -> None:
    ticket = desk.ticket()
    desk.rule("12 WD")
    assert desk.sweep() == []
    assert desk.due(ticket) == end_of(TEN)
    assert desk.due(desk.ticket()) == end_of(TWELVE)


def test_until_an_admin_says_so_and_then_everybody_is_told_why(desk: Office) -> None:
    ticket = desk.ticket()
    desk.rule("12 WD")
    assert desk.would_move() == 1
    assert desk.due(ticket) == end_of(TEN)  # a look writes nothing
    desk.books.told.notices.clear()
    desk.recomputes()
    assert desk.due(ticket) == end_of(TWELVE)
    clock = desk.clock(ticket)
    assert (clock.due_at, clock.span, clock.source) == (end_of(TWELVE), "12 WD", "QĐ 12/2026, Điều 5")
    assert clock.rule == "settle.report.*.*.*"
    [event] = desk.acts()
    assert event.data == {"clock": "settle", "old": "2026-12-07", "new": "2026-12-09", "cause": "rule"}
    assert desk.books.told.keys(desk.officer) == ["o-rule-recomputed"]
    assert desk.books.told.keys(desk.lan) == ["c-rule-recomputed"]
    assert desk.books.told.keys(desk.admin) == ["rules-recomputed"]
    assert desk.would_move() == 0
    with desk.books.work() as work:
        course = rule_recomputing.course(work, desk.admin)
        [moved] = course.moved.items
        assert (course.pending, moved.old, moved.new) == (False, "2026-12-07", "2026-12-09")
        assert recomputing.course(work, desk.admin).moved.total == 0  # the calendar has moved nothing
        assert not explaining.for_citizen(work, desk.lan, ticket).differs
    desk.books.told.notices.clear()
    desk.recomputes()
    assert len(desk.acts()) == 1  # and a second time nothing moves
    assert desk.books.told.keys(desk.admin) == ["rules-recomputed"]


def test_many_in_pieces_each_told_once_and_a_crash_loses_none(desk: Office) -> None:
    every = [desk.ticket() for _ in range(7)]
    desk.rule("12 WD")
    desk.rule("3 WD", Scope("accept"))
    desk.books.told.notices.clear()
    desk.books.does(rule_recomputing.request, desk.admin)
    with pytest.raises(Invalid, match="rules-recompute-runs"):
        desk.books.does(rule_recomputing.request, desk.admin)
    desk.books.wait(seconds=10)
    assert desk.books.does(rule_recomputing.recompute, 4) == 4
    done = {event.ticket_id for event in desk.acts()}
    assert 0 < len(done) < 7

    class PulledPlugError(Exception):
        pass

    def dies(work: object) -> None:
        rule_recomputing.recompute(work, 4)  # type: ignore[arg-type]
        raise PulledPlugError

    with pytest.raises(PulledPlugError):
        desk.books.does(dies)
    desk.books.told.notices = [each for each in desk.books.told.notices if each.ticket_id in done]
    desk.sweep(4)
    assert {desk.due(ticket) for ticket in every} == {end_of(TWELVE)}
    assert sorted(event.ticket_id for event in desk.acts()) == every
    assert desk.books.told.keys(desk.lan) == ["c-rule-recomputed"] * 7
    assert desk.books.told.keys(desk.admin) == ["rules-recomputed"]


def test_a_shorter_rule_makes_nothing_late(desk: Office) -> None:
    """Ten days after receipt five are over: the new date is the end of the next working day."""
    ticket = desk.ticket()
    desk.until(date(2026, 12, 2))
    desk.reminds()
    desk.rule("5 WD")
    assert desk.would_move() == 1
    desk.recomputes()
    assert desk.due(ticket) == end_of(date(2026, 12, 3))
    clock = desk.clock(ticket)
    assert (clock.span, clock.extended_to) == ("5 WD", date(2026, 12, 3))
    with desk.books.work() as work:
        why = explaining.for_citizen(work, desk.lan, ticket)
        assert why.clock is not None
        assert (why.differs, why.clock.granted) == (True, False)
    desk.recomputes()
    assert desk.due(ticket) == end_of(date(2026, 12, 3))  # not later with each time
    # Another sweep of the calendar keeps it, and moves it as it moves such a day.
    desk.books.does(office_calendar.set_days, desk.admin, [DayRule(date(2027, 6, 1), DayKind.OFF)])
    desk.books.wait(seconds=10)
    while desk.books.does(recomputing.recompute):
        pass
    assert desk.due(ticket) == end_of(date(2026, 12, 3))
    desk.until(date(2026, 12, 4))
    desk.reminds()
    assert clock.id in {each.clock_id for each in desk.episodes()}


def test_what_ends_tomorrow_anyway_is_left_alone(desk: Office) -> None:
    ticket = desk.ticket()
    desk.until(date(2026, 12, 7))
    desk.rule("5 WD")
    assert desk.would_move() == 0
    desk.recomputes()
    assert (desk.due(ticket), desk.clock(ticket).span) == (end_of(TEN), "10 WD")
    assert desk.acts() == []


def test_a_shorter_rule_shortens_what_has_time_left(desk: Office) -> None:
    ticket = desk.ticket()
    desk.rule("5 WD")
    desk.recomputes()
    assert desk.due(ticket) == end_of(FIVE)
    assert desk.clock(ticket).extended_to is None


def test_what_is_late_stays_late_by_a_longer_rule(desk: Office) -> None:
    ticket = desk.ticket()
    desk.until(date(2026, 12, 8))
    desk.reminds()
    desk.rule("20 WD")
    assert desk.would_move() == 0
    desk.recomputes()
    assert desk.due(ticket) == end_of(TEN)
    assert desk.clock(ticket).id in {each.clock_id for each in desk.episodes() if each.ended_at is None}


def test_what_the_head_has_granted_is_not_shortened(desk: Office) -> None:
    ticket = desk.ticket()
    desk.books.does(extending.ask, desk.head, ticket, date(2026, 12, 14), "Chờ vật tư")
    desk.rule("5 WD")
    assert desk.would_move() == 0
    desk.recomputes()
    assert desk.due(ticket) == end_of(date(2026, 12, 14))
    assert desk.clock(ticket).extended_to == date(2026, 12, 14)


def test_time_asked_for_that_the_rule_gives_needs_no_decision(desk: Office) -> None:
    ticket, other = desk.ticket(), desk.ticket()
    desk.books.does(extending.ask, desk.officer, ticket, date(2026, 12, 9), "Chờ vật tư")
    desk.books.does(extending.ask, desk.officer, other, date(2026, 12, 14), "Chờ vật tư")
    desk.rule("12 WD")
    desk.recomputes()
    with desk.books.work() as work:
        assert extending.asked_for(work, ticket) is None
        assert extending.asked_for(work, other) is not None


def test_a_paused_clock_runs_on_by_the_new_rule(desk: Office) -> None:
    ticket = desk.ticket()
    desk.until(date(2026, 11, 23))
    desk.books.does(handling.ask, desk.officer, ticket, "Cột nào ạ?")
    next_at = desk.clock(ticket).next_at
    desk.rule("12 WD")
    desk.recomputes()
    clock = desk.clock(ticket)
    assert (clock.span, clock.next_at, clock.paused_at is None) == ("12 WD", next_at, False)
    assert desk.due(ticket) == clock.due_at
    desk.until(date(2026, 11, 26))
    desk.books.does(following.reply, desk.lan, ticket, "Cột số 7")
    # 24/11 is a day off; 25 and 26 did not count: two days after 9/12.
    assert desk.due(ticket) == desk.clock(ticket).due_at == end_of(date(2026, 12, 11))


def test_a_paused_clock_gets_its_day_when_it_runs_on(desk: Office) -> None:
    """Asked after eight days, a rule of five: the working day after the reply is the first it may end on."""
    ticket = desk.ticket()
    desk.until(date(2026, 12, 2))
    desk.books.does(handling.ask, desk.officer, ticket, "Cột nào ạ?")
    desk.rule("5 WD")
    desk.recomputes()
    desk.until(date(2026, 12, 4))
    desk.books.does(following.reply, desk.lan, ticket, "Cột số 7")
    assert desk.due(ticket) == end_of(date(2026, 12, 7))
    desk.reminds()
    assert desk.clock(ticket).id not in {each.clock_id for each in desk.episodes()}


def test_a_day_that_a_person_has_set_is_nobodys_rule(desk: Office) -> None:
    ticket = desk.ticket()
    with desk.books.work() as work:
        clocks.begin_until(work, ticket, ClockKind.STEP, date(2026, 12, 1), "Kế hoạch", 1, ROADS)
    desk.rule("12 WD")
    desk.recomputes()
    assert desk.clock(ticket, ClockKind.STEP).due_at == end_of(date(2026, 12, 1))


def test_what_is_answered_stays_as_it_is(desk: Office) -> None:
    ticket = desk.ticket()
    desk.books.does(answering.answer, desk.officer, ticket, "Đã thay bóng đèn ngày 20/11.")
    desk.rule("12 WD")
    assert desk.would_move() == 0
    desk.recomputes()
    assert desk.due(ticket) == end_of(TEN)


def test_another_source_alone_is_written_without_a_word(desk: Office) -> None:
    ticket = desk.ticket()
    desk.rule("10 WD", source="QĐ 99/2026")
    assert desk.would_move() == 0
    desk.recomputes()
    clock = desk.clock(ticket)
    assert (clock.source, clock.due_at) == ("QĐ 99/2026", end_of(TEN))
    assert desk.acts() == []


def test_a_clock_that_is_not_the_citizens_is_told_to_officers_alone(desk: Office) -> None:
    ticket = desk.ticket()
    desk.rule("3 WD", Scope("accept"))
    desk.books.told.notices.clear()
    desk.recomputes()
    assert desk.clock(ticket, ClockKind.ACCEPT).span == "3 WD"
    assert desk.books.told.keys(desk.officer) == ["o-rule-recomputed"]
    assert desk.books.told.keys(desk.lan) == []


def test_a_coordinating_body_is_told_its_own_date(desk: Office) -> None:
    other = desk.books.person("Tư", (RoleKind.OFFICER, "21433.hanh_chinh_cong"))
    ticket = desk.ticket()
    with desk.books.work() as work:
        clocks.begin(work, tickets.for_change(work, ticket), ClockKind.OPINION, 1, "21433.hanh_chinh_cong")
    desk.rule("12 WD")
    desk.rule("6 WD", Scope("opinion"))
    desk.books.told.notices.clear()
    desk.recomputes()
    told = {each.person_id: each.params for each in desk.books.told.notices if each.key == "o-rule-recomputed"}
    assert told[desk.officer] == {"clock": "settle", "old": TEN, "new": TWELVE}
    assert told[other] == {"clock": "opinion", "old": date(2026, 11, 26), "new": date(2026, 12, 1)}


def test_what_the_calendar_moved_and_what_a_rule_moved_are_two_lists(desk: Office) -> None:
    ticket = desk.ticket()
    desk.books.does(office_calendar.set_days, desk.admin, [DayRule(date(2026, 11, 25), DayKind.CLOSED)])
    desk.books.wait(seconds=10)
    while desk.books.does(recomputing.recompute):
        pass
    desk.books.calendar = desk.books.does(office_calendar.current)
    desk.rule("12 WD")
    desk.recomputes()
    assert desk.due(ticket) == end_of(date(2026, 12, 10))
    with desk.books.work() as work:
        of_calendar = recomputing.course(work, desk.admin).moved
        of_rules = rule_recomputing.course(work, desk.admin).moved
    assert [(each.old, each.new) for each in of_calendar.items] == [("2026-12-07", "2026-12-08")]
    assert [(each.old, each.new) for each in of_rules.items] == [("2026-12-08", "2026-12-10")]


def test_only_an_admin(desk: Office) -> None:
    for verb in (rule_recomputing.would_move, rule_recomputing.request, rule_recomputing.course):
        verb_of: Callable[..., object] = verb
        with pytest.raises(Forbidden):
            desk.books.does(verb_of, desk.officer)
    assert desk.sweep() == []


# Complex matters ----------------------------------------------------------------------------------------------


def find(desk: Office, ticket: int, person: int | None = None) -> complexity.Found:
    return desk.books.does(complexity.find, person or desk.head, ticket, "places", "Phải đo ở hai thôn")


def test_a_complex_matter_has_the_time_of_its_rule(desk: Office) -> None:
    ticket = desk.ticket()
    desk.rule("20 WD", Scope("settle", complex=True), "QĐ 12/2026, Điều 7")
    desk.until(date(2026, 11, 30))
    desk.books.told.notices.clear()
    found = find(desk, ticket)
    assert (found.before, found.until, found.longer) == (TEN, date(2026, 12, 21), True)
    assert desk.due(ticket) == desk.clock(ticket).due_at == end_of(date(2026, 12, 21))
    assert desk.clock(ticket).source == "QĐ 12/2026, Điều 7"
    [event] = desk.acts(Act.COMPLEX)
    assert (event.text, event.public, event.data["ground"]) == ("Phải đo ở hai thôn", True, "places")
    assert desk.books.told.keys(desk.lan) == ["c-complex"]
    with pytest.raises(Invalid, match="complex-already"):
        find(desk, ticket)


def test_without_a_longer_rule_the_date_stays(desk: Office) -> None:
    ticket = desk.ticket()
    desk.rule("5 WD", Scope("settle", complex=True))
    desk.books.told.notices.clear()
    found = find(desk, ticket)
    assert (found.until, found.longer) == (TEN, False)
    assert (desk.due(ticket), desk.clock(ticket).span) == (end_of(TEN), "10 WD")
    assert desk.books.told.keys(desk.lan) == []


def test_a_longer_rule_for_every_matter_is_none_for_complex_ones(desk: Office) -> None:
    ticket = desk.ticket()
    desk.rule("12 WD")
    assert not find(desk, ticket).longer
    assert desk.due(ticket) == end_of(TEN)


def test_the_officer_of_the_ticket_is_told(desk: Office) -> None:
    ticket = desk.ticket()
    desk.books.does(handling.accept, desk.officer, ticket)
    desk.books.told.notices.clear()
    find(desk, ticket)
    assert desk.books.told.keys(desk.officer) == ["o-complex"]


def test_only_the_head_and_not_when_it_is_late(desk: Office) -> None:
    ticket = desk.ticket()
    chair = desk.books.person("Sơn", (RoleKind.HEAD, "21433.chu_tich"))
    for person in (desk.officer, chair, desk.admin, desk.lan):
        with pytest.raises(Forbidden):
            find(desk, ticket, person)
    with pytest.raises(Invalid, match="complex-no-ground"):
        desk.books.does(complexity.find, desk.head, ticket, "mood", "Vì vậy")
    with pytest.raises(Invalid, match="o-text-empty"):
        desk.books.does(complexity.find, desk.head, ticket, "places", " . ")
    desk.until(date(2026, 12, 8))
    desk.rule("40 WD", Scope("settle", complex=True))
    with pytest.raises(Invalid, match="complex-late"):
        find(desk, ticket)
    with desk.books.work() as work:
        assert not work.session.get_one(Ticket, ticket).complex


def test_a_complex_matter_that_waits_for_its_citizen(desk: Office) -> None:
    ticket = desk.ticket()
    desk.rule("20 WD", Scope("settle", complex=True))
    desk.until(date(2026, 11, 23))
    desk.books.does(handling.ask, desk.officer, ticket, "Cột nào ạ?")
    assert find(desk, ticket).longer
    desk.books.wait(days=2, seconds=1)
    desk.books.does(following.reply, desk.lan, ticket, "Cột số 7")
    # 25/11 did not count: a working day after Monday 21/12.
    assert desk.due(ticket) == end_of(date(2026, 12, 22))


# Beside each other --------------------------------------------------------------------------------------------


def test_two_processes_move_each_ticket_once(fresh_store: Callable[[str], Store]) -> None:
    desk = Office(Books(fresh_store("postgresql")))
    every = [desk.ticket() for _ in range(6)]
    desk.rule("12 WD")
    desk.books.told.notices.clear()
    desk.books.does(rule_recomputing.request, desk.admin)
    desk.books.wait(seconds=10)

    def sweep() -> None:
        while desk.books.does(rule_recomputing.recompute, 4):
            pass

    with ThreadPoolExecutor(2) as both:
        for done in [both.submit(sweep), both.submit(sweep)]:
            done.result(timeout=60)
    assert {desk.due(ticket) for ticket in every} == {end_of(TWELVE)}
    assert desk.books.told.keys(desk.lan) == ["c-rule-recomputed"] * 6
    assert desk.books.told.keys(desk.admin) == ["rules-recomputed"]


def test_two_admins_at_once_leave_one_version_for_each_day(fresh_store: Callable[[str], Store]) -> None:
    desk = Office(Books(fresh_store("postgresql")))
    firsts = [date(2027, month, 1) for month in (1, 2, 3, 4)]

    def add(first: date) -> None:
        new = NewRule(Scope("opinion"), Span.parse("4 WD"), "QĐ 12", first)
        desk.books.does(deadline_rules.add, desk.admin, new)

    with ThreadPoolExecutor(4) as every:
        for done in [every.submit(add, first) for first in (*firsts, *firsts)]:
            done.result(timeout=60)
    with desk.books.work() as work:
        found = [rule for rule in deadline_rules.every_rule(work, desk.admin) if rule.scope == Scope("opinion")]
    assert [(rule.valid_from, rule.valid_to) for rule in found] == [
        (date(2025, 7, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 1, 31)),
        (date(2027, 2, 1), date(2027, 2, 28)),
        (date(2027, 3, 1), date(2027, 3, 31)),
        (date(2027, 4, 1), None),
    ]
