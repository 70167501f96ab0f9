"""Open deadlines after the calendar has changed (alaveteli#7292): moved, told, in pieces, and back again."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from langnghe.bot.store import Store
from langnghe.models import (
    Act,
    ClockKind,
    OverdueEpisode,
    Ticket,
    TicketClock,
    TicketEvent,
    TicketPause,
    TicketState,
)
from langnghe.services import (
    answering,
    clocks,
    extending,
    handling,
    office_calendar,
    recomputing,
    reminding,
)
from langnghe.services.calendar import DayKind, DayRule
from langnghe.services.deadlines import end_of
from langnghe.services.refusals import Forbidden
from langnghe.services.stages import Stage
from tests.unit.books import Books
from tests.unit.desk import Desk

#: A working Wednesday within every span that is open on Friday 20 November.
STORM = DayRule(date(2026, 11, 25), DayKind.CLOSED, "Bão số 12")


class Office(Desk):
    """An office whose calendar changes."""

    def sweep(self, batch: int = recomputing.BATCH) -> list[int]:
        return self.pieces(recomputing.recompute, batch)

    def late(self, clock: TicketClock) -> list[datetime]:
        """Since when it has been late; empty when it has not."""
        with self.books.work() as work:
            return list(
                work.session.scalars(select(OverdueEpisode.began_at).where(OverdueEpisode.clock_id == clock.id))
            )

    def change(self, *rules: DayRule) -> None:
        self.books.does(office_calendar.set_days, self.admin, rules)

    def would_move(self, rule: DayRule) -> int:
        with self.books.work() as work:
            planned = office_calendar.plan(work, self.admin, [rule])
            return recomputing.would_move(work, self.admin, planned.calendar)


@pytest.fixture
def desk(both_books: Books) -> Office:
    return Office(both_books)


def test_a_declared_holiday_moves_open_deadlines_and_says_whose(desk: Office) -> None:
    ticket = desk.ticket()
    before = desk.due(ticket)
    assert before == end_of(date(2026, 12, 7))  # 10 WD, law.md's vector
    assert desk.would_move(STORM) == 1
    assert desk.due(ticket) == before  # a look writes nothing
    desk.change(STORM)
    desk.books.told.notices.clear()
    assert desk.sweep() == [3]
    assert desk.due(ticket) == end_of(date(2026, 12, 8))
    settle = desk.clock(ticket, ClockKind.SETTLE)
    assert (settle.due_at, settle.next_at) == (desk.due(ticket), desk.books.now)
    with desk.books.work() as work:
        last = work.session.scalars(select(TicketEvent).order_by(TicketEvent.id.desc()).limit(1)).one()
        assert (last.act, last.public, last.actor_role) == (Act.RECOMPUTE, True, "system")
        assert last.data == {"clock": "settle", "old": "2026-12-07", "new": "2026-12-08"}
        assert last.text == "07/12/2026 → 08/12/2026"
    assert desk.books.told.keys(desk.officer) == ["o-recomputed"]
    assert desk.books.told.keys(desk.lan) == ["c-recomputed"]
    assert desk.books.told.keys(desk.admin) == ["calendar-recomputed"]
    with desk.books.work() as work:
        course = recomputing.course(work, desk.admin)
        [moved] = course.moved.items
        assert not course.pending
        assert (moved.body_name, moved.old, moved.new) == (
            "Phòng Kinh tế xã Lân Phong",
            "2026-12-07",
            "2026-12-08",
        )


def test_changed_back_they_go_back(desk: Office) -> None:
    ticket = desk.ticket()
    before = desk.due(ticket), desk.clock(ticket, ClockKind.ACCEPT).due_at
    desk.change(STORM)
    desk.sweep()
    assert desk.due(ticket) != before[0]
    desk.books.does(office_calendar.remove, desk.admin, STORM.date)
    assert desk.sweep() == [3]
    assert (desk.due(ticket), desk.clock(ticket, ClockKind.ACCEPT).due_at) == before
    assert desk.sweep() == []  # and the sweep has nothing more to do


def test_a_day_that_touches_nobody_moves_nothing(desk: Office) -> None:
    ticket = desk.ticket()
    before = desk.due(ticket)
    far = DayRule(date(2027, 6, 1), DayKind.OFF)
    assert desk.would_move(far) == 0
    desk.change(far)
    desk.books.told.notices.clear()
    desk.sweep()
    assert desk.due(ticket) == before
    assert [(notice.key, notice.params) for notice in desk.books.told.notices] == [
        ("calendar-recomputed", {"count": 0})
    ]


def test_many_tickets_in_pieces_each_told_once_and_a_crash_loses_none(desk: Office) -> None:
    every = [desk.ticket() for _ in range(7)]
    desk.change(STORM)
    desk.books.told.notices.clear()
    desk.books.wait(seconds=10)
    assert desk.books.does(recomputing.recompute, 3) == 3

    class PulledPlugError(Exception):
        pass

    def dies(work: object) -> None:
        recomputing.recompute(work, 3)  # type: ignore[arg-type]
        raise PulledPlugError

    with pytest.raises(PulledPlugError):
        desk.books.does(dies)
    desk.books.told.notices = [each for each in desk.books.told.notices if each.ticket_id in every[:1]]
    assert desk.sweep(3) == [3] * 6
    assert {desk.due(ticket) for ticket in every} == {end_of(date(2026, 12, 8))}
    with desk.books.work() as work:
        acts = work.session.scalars(select(TicketEvent.ticket_id).where(TicketEvent.act == Act.RECOMPUTE)).all()
        assert sorted(acts) == every
        course = recomputing.course(work, desk.admin, 0, 5)
        assert (len(course.moved.items), course.moved.total, course.moved.next_offset) == (5, 7, 5)
    assert desk.books.told.keys(desk.lan).count("c-recomputed") == 7


def test_a_second_change_in_between_begins_anew(desk: Office) -> None:
    first, second = desk.ticket(), desk.ticket()
    desk.change(STORM)
    desk.books.wait(seconds=10)
    assert desk.books.does(recomputing.recompute, 2) == 2
    desk.change(DayRule(date(2026, 11, 26), DayKind.CLOSED))
    assert desk.books.does(recomputing.recompute, 2) == 0  # other processes must notice it first
    desk.sweep(2)
    assert desk.due(first) == desk.due(second) == end_of(date(2026, 12, 9))
    with desk.books.work() as work:
        assert recomputing.course(work, desk.admin).moved.total == 3  # the first moved twice


def test_what_is_answered_stays_as_it_is(desk: Office) -> None:
    ticket = desk.ticket()
    before = desk.due(ticket)
    desk.books.does(answering.answer, desk.officer, ticket, "Đã thay bóng đèn ngày 20/11.")
    desk.change(STORM)
    desk.sweep()
    assert desk.due(ticket) == before


def test_what_is_accepted_keeps_its_stopped_clock(desk: Office) -> None:
    ticket = desk.ticket()
    desk.books.does(handling.accept, desk.officer, ticket)
    accepted = desk.clock(ticket, ClockKind.ACCEPT).due_at
    desk.change(STORM)
    desk.books.told.notices.clear()
    desk.sweep()
    assert desk.clock(ticket, ClockKind.ACCEPT).due_at == accepted
    assert desk.due(ticket) == end_of(date(2026, 12, 8))
    assert desk.books.told.keys(desk.officer) == ["o-recomputed"]


def test_a_paused_clock_is_not_moved(desk: Office) -> None:
    ticket = desk.ticket()
    before = desk.due(ticket)
    with desk.books.work() as work:
        work.session.execute(update(TicketClock).values(paused_at=work.now))
    assert desk.would_move(STORM) == 0
    desk.change(STORM)
    desk.sweep()
    assert desk.due(ticket) == before


def test_a_pause_that_is_over_is_counted(desk: Office) -> None:
    ticket = desk.ticket()
    settle = desk.clock(ticket, ClockKind.SETTLE)
    with desk.books.work() as work:
        # Monday to Wednesday: two days stood still.
        began = datetime(2026, 11, 30, 3, tzinfo=UTC)
        ended = began + timedelta(days=2)
        pause = TicketPause(clock_id=settle.id, began_at=began, limit_at=ended, ended_at=ended)
        work.session.add(pause)
        work.session.execute(
            update(TicketClock).where(TicketClock.id == settle.id).values(due_at=end_of(date(2026, 12, 9)))
        )
        work.session.execute(update(Ticket).values(due_at=end_of(date(2026, 12, 9))))
    assert desk.would_move(DayRule(date(2027, 6, 1), DayKind.OFF)) == 0
    desk.change(STORM)
    desk.sweep()
    assert desk.due(ticket) == end_of(date(2026, 12, 10))


def test_what_the_head_has_granted_is_not_taken_back(desk: Office) -> None:
    ticket = desk.ticket()
    granted = date(2026, 12, 18)
    with desk.books.work() as work:
        extending.run_until(work, clocks.running(work, ticket), granted)
        work.session.execute(update(Ticket).values(due_at=end_of(granted)))
    desk.change(STORM)
    desk.sweep()
    assert desk.due(ticket) == end_of(granted)
    assert desk.clock(ticket, ClockKind.SETTLE).due_at == end_of(granted)


def test_what_was_late_only_by_the_old_calendar_was_not_late(desk: Office) -> None:
    ticket = desk.ticket()
    desk.books.now = end_of(date(2026, 12, 7)) + timedelta(hours=1)
    while desk.books.does(reminding.sweep):
        pass
    settle = desk.clock(ticket, ClockKind.SETTLE)
    assert (settle.level, desk.late(settle)) == (Stage.LATE, [settle.due_at])
    desk.change(STORM)
    desk.sweep()
    settle = desk.clock(ticket, ClockKind.SETTLE)
    assert (settle.level, desk.late(settle)) == (Stage.LAST_DAY, [])
    accept = desk.clock(ticket, ClockKind.ACCEPT)
    assert desk.late(accept) == [accept.due_at]  # and what was late all the same is late since its new date
    desk.books.now = end_of(date(2026, 12, 8))
    while desk.books.does(reminding.sweep):
        pass
    assert desk.late(settle) == [desk.due(ticket)]


def test_a_ticket_that_has_ended_with_a_clock_running_is_passed_by(desk: Office) -> None:
    ticket = desk.ticket()
    before = desk.due(ticket)
    with desk.books.work() as work:
        work.session.execute(update(Ticket).values(state=TicketState.CLOSED))
    desk.change(STORM)
    assert desk.sweep() == [3]
    assert desk.due(ticket) == before


def test_only_an_admin_asks_what_would_move(desk: Office) -> None:
    with desk.books.work() as work, pytest.raises(Forbidden):
        recomputing.would_move(work, desk.officer, work.calendar)
    with desk.books.work() as work, pytest.raises(Forbidden):
        recomputing.course(work, desk.officer)


def test_two_processes_move_each_ticket_once(fresh_store: Callable[[str], Store]) -> None:
    one = Office(Books(fresh_store("postgresql")))
    every = [one.ticket() for _ in range(6)]
    one.change(STORM)
    one.books.wait(seconds=10)
    one.books.told.notices.clear()

    def sweep() -> None:
        while one.books.does(recomputing.recompute, 2):
            pass

    with ThreadPoolExecutor(2) as both:
        for done in [both.submit(sweep), both.submit(sweep)]:
            done.result(timeout=60)
    assert {one.due(ticket) for ticket in every} == {end_of(date(2026, 12, 8))}
    assert one.books.told.keys(one.lan) == ["c-recomputed"] * 6
    assert one.books.told.keys(one.admin) == ["calendar-recomputed"]
