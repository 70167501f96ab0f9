"""What whoever watches asks the books: true to what is late and undelivered, and found by index."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, text, update

from langnghe.models import (
    Broadcast,
    BroadcastOutcome,
    BroadcastState,
    BroadcastTally,
    ClockKind,
    OutboxMessage,
    OutboxState,
    OverdueEpisode,
    RoleKind,
    TicketClock,
)
from langnghe.models.broadcasts import BroadcastRepeat
from langnghe.models.contract import Marked, Outbound, Priority
from langnghe.services import outbox, reminding, watching
from tests.unit.books import Books
from tests.unit.desk import Desk


@pytest.fixture
def desk(both_books: Books) -> Desk:
    return Desk(both_books)


# Messages -----------------------------------------------------------------------------------------------------


def say(books: Books, person: int, priority: Priority = Priority.ANSWER, later: datetime | None = None) -> int:
    """A message to the person; its id."""
    with books.work() as work:
        recipient = outbox.recipient_of(work, person)
        assert recipient is not None
        outbox.enqueue(work, recipient, [Outbound(Marked("x"))], priority, not_before=later)
        return max(work.session.scalars(select(OutboxMessage.id)))


def becomes(books: Books, message: int, state: OutboxState) -> None:
    with books.work() as work:
        work.session.execute(update(OutboxMessage).where(OutboxMessage.id == message).values(state=state))


def test_the_oldest_of_each_priority_counts_until_it_has_arrived(both_books: Books) -> None:
    books = both_books
    lan = books.person("Lan")
    assert books.does(watching.undelivered) == ()
    began = books.now
    first = say(books, lan)
    books.wait(minutes=2)
    say(books, lan, Priority.NOTICE)
    books.wait(minutes=1)
    second = say(books, lan)
    (answer, notice) = books.does(watching.undelivered)
    assert (answer.channel, answer.priority, answer.since) == ("telegram", Priority.ANSWER, began)
    assert (notice.priority, notice.since) == (Priority.NOTICE, began + timedelta(minutes=2))
    becomes(books, first, OutboxState.SENT)
    assert books.does(watching.undelivered)[0].since == began + timedelta(minutes=3)
    becomes(books, second, OutboxState.DEAD)
    assert [each.priority for each in books.does(watching.undelivered)] == [Priority.NOTICE]


def test_what_waits_for_the_morning_is_not_undelivered_before_it(both_books: Books) -> None:
    books = both_books
    morning = books.now + timedelta(hours=9)
    say(books, books.person("Lan"), Priority.NOTICE, later=morning)
    assert books.does(watching.undelivered) == ()
    books.wait(hours=9, minutes=1)
    (each,) = books.does(watching.undelivered)
    assert (each.priority, each.since) == (Priority.BROADCAST, morning)


def test_a_channel_that_is_gone_from_the_settings_shows_too(both_books: Books) -> None:
    books = both_books
    lost = say(books, books.person("Lan"))
    say(books, books.person("Tư"))
    with books.work() as work:
        work.session.execute(update(OutboxMessage).where(OutboxMessage.id == lost).values(channel="zalo"))
    assert [each.channel for each in books.does(watching.undelivered)] == ["telegram", "zalo"]


# Clocks -------------------------------------------------------------------------------------------------------


def test_what_has_run_out_is_counted_once_before_and_after_the_sweep(desk: Desk) -> None:
    books = desk.books
    for _ in range(3):
        desk.ticket()
    assert set(books.does(watching.overdue_now).values()) == {0}
    assert books.does(watching.behind_since) is None
    books.wait(days=60)
    before = books.does(watching.overdue_now)
    assert before[ClockKind.SETTLE] == before[ClockKind.ACCEPT] == 3
    assert books.does(watching.behind_since) is not None
    while books.does(reminding.sweep):
        pass
    assert books.does(watching.overdue_now) == before
    assert books.does(watching.behind_since) is None


def test_a_clock_that_stands_still_or_has_stopped_is_not_late(desk: Desk) -> None:
    books = desk.books
    paused, stopped = desk.clock(desk.ticket()).id, desk.clock(desk.ticket()).id
    books.wait(days=60)
    books.does(reminding.sweep)
    with books.work() as work:
        clocks = {clock.id: clock for clock in work.session.scalars(select(TicketClock))}
        clocks[paused].paused_at = books.now
        clocks[stopped].stopped_at = books.now
        for episode in work.session.scalars(select(OverdueEpisode).where(OverdueEpisode.clock_id == stopped)):
            episode.ended_at = books.now
    assert books.does(watching.overdue_now)[ClockKind.SETTLE] == 0


# Broadcasts ---------------------------------------------------------------------------------------------------


def announce(books: Books, state: BroadcastState, **tally: int) -> None:
    """A broadcast in this state, with so many on Telegram by outcome."""
    maker = books.person("Hà", (RoleKind.ADMIN, "51.chu_tich"))
    with books.work() as work:
        made = Broadcast(
            state=state, made_by=maker, made_at=books.now, body_code="51.chu_tich", text="x", links=[],
            audience={}, repeat=BroadcastRepeat.ONCE, counted={},
        )  # fmt: skip
        work.session.add(made)
        work.session.flush()
        work.session.add_all(
            BroadcastTally(
                broadcast_id=made.id, channel="telegram", outcome=BroadcastOutcome(outcome), count=count
            )
            for outcome, count in tally.items()
        )


def test_who_is_left_of_the_broadcasts_under_way(both_books: Books) -> None:
    books = both_books
    assert books.does(watching.receivers) == {}
    announce(books, BroadcastState.SENDING, pending=1000, sent=600, unreachable=30, refused=1)
    announce(books, BroadcastState.PAUSED, pending=50, sent=50, unsure=1)
    announce(books, BroadcastState.DONE, pending=70, sent=10)
    announce(books, BroadcastState.WAITING)
    found = books.does(watching.look)
    assert found.receivers == {"telegram": watching.Receivers(listed=1050, left=369)}
    assert found.broadcasts == {
        BroadcastState.WAITING: 1,
        BroadcastState.SCHEDULED: 0,
        BroadcastState.SENDING: 1,
        BroadcastState.PAUSED: 1,
    }


# By index -----------------------------------------------------------------------------------------------------


def test_no_question_walks_over_what_is_open_or_was_sent(books: Books) -> None:
    """On SQLite the plan says so at any size; PostgreSQL's hangs on it and is measured (bench/clocks.py)."""
    asked: list[str] = []
    books.person("Lan")
    say(books, books.person("Tư"))
    announce(books, BroadcastState.SENDING, pending=1)
    with books.work() as work:
        cursor = work.connection.connection.driver_connection
        assert cursor is not None
        cursor.set_trace_callback(asked.append)
        watching.look(work)
        cursor.set_trace_callback(None)
        plans = {
            each: [
                row[3] for row in work.connection.execute(text(f"EXPLAIN QUERY PLAN {each}".replace(":", r"\:")))
            ]
            for each in asked
            if each.lstrip().upper().startswith("SELECT")
        }
    assert len(plans) >= 8
    walks = [
        (step, question)
        for question, steps in plans.items()
        for step in steps
        if step.startswith("SCAN")
        for table in ("outbox_message", "ticket_clock", "ticket", "overdue_episode")
        if step.split()[1] == table and "ix_overdue_episode_open" not in step and "_dead" not in step
    ]
    assert walks == []
