"""Whatever happens in whatever order: an open ticket has a clock that runs or stands still, always the same."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from langnghe.models import (
    ClockKind,
    OverdueEpisode,
    RoleKind,
    Ticket,
    TicketClock,
    TicketOpinion,
    TicketPause,
    TicketPriority,
    TicketState,
    TicketStep,
    TicketSubmission,
)
from langnghe.services import (
    answering,
    clocks,
    complexity,
    consulting,
    deadline_rules,
    deciding,
    extending,
    following,
    handling,
    instructing,
    intake,
    opinions,
    planning,
    reminding,
    returning,
    rule_recomputing,
    steps,
    transferring,
    transitions,
)
from langnghe.services.deadlines import Span
from langnghe.services.following import Opinion
from langnghe.services.refusals import Refusal
from langnghe.services.stages import Stage
from langnghe.services.work import Work
from tests.office import CHAIR, FRONT_DESK, ROADS
from tests.unit.books import Books


class People(NamedTuple):
    """Ids: the citizen, the head of both bodies that pass the ticket round, and the head above them."""

    citizen: int
    official: int
    leader: int
    admin: int


Act = Callable[[Work, People, int], Any]


def _a_day(work: Work) -> date:
    return steps.choices(work)[0]


def _opine(work: Work, people: People, ticket: int) -> None:
    for request in consulting.still_open(opinions.of_ticket(work, ticket)):
        consulting.give(work, people.official, ticket, request.id, "Nên thay bóng")


def _ask_no_more(work: Work, people: People, ticket: int) -> None:
    for request in consulting.still_open(opinions.of_ticket(work, ticket)):
        consulting.withdraw(work, people.official, ticket, request.id)


def _step_done(work: Work, people: People, ticket: int) -> None:
    for step in steps.of(work, ticket):
        if step.open:
            planning.done(work, people.official, ticket, step.id, "Đã làm")
            return


def _other_day(work: Work, people: People, ticket: int) -> None:
    for step in steps.of(work, ticket):
        if step.open:
            planning.move(work, people.official, ticket, step.id, steps.choices(work)[1], "chờ vật tư")
            return


def _sweep(work: Work, _people: People, _ticket: int) -> None:
    reminding.sweep(work)
    rule_recomputing.recompute(work)


def _reprioritize(work: Work, people: People, ticket: int) -> None:
    urgent = work.session.get_one(Ticket, ticket).priority is TicketPriority.URGENT
    to = TicketPriority.NORMAL if urgent else TicketPriority.URGENT
    handling.correct(work, people.official, ticket, priority=to)


#: By name: what somebody does with the ticket.
ACTS: dict[str, Act] = {
    "accept": lambda work, people, ticket: handling.accept(work, people.official, ticket),
    "ask": lambda work, people, ticket: handling.ask(work, people.official, ticket, "Ở đâu ạ?"),
    "reply": lambda work, people, ticket: following.reply(work, people.citizen, ticket, "Thôn 3"),
    "add": lambda work, people, ticket: following.add(work, people.citizen, ticket, "Còn nữa"),
    "urge": lambda work, people, ticket: following.urge(work, people.citizen, ticket),
    "withdraw": lambda work, people, ticket: following.withdraw(work, people.citizen, ticket),
    "note": lambda work, people, ticket: handling.note(work, people.official, ticket, "đã gọi"),
    "inform": lambda work, people, ticket: handling.inform(work, people.official, ticket, "Đang xem"),
    "answer": lambda work, people, ticket: answering.answer(
        work, people.official, ticket, "Đã làm xong.", late="other"
    ),
    "reopen": lambda work, people, ticket: following.reopen(work, people.citizen, ticket, "chưa xong"),
    "rate": lambda work, people, ticket: following.rate(work, people.citizen, ticket, Opinion(4)),
    "pass on": lambda work, people, ticket: transferring.transfer(
        work, people.official, ticket, FRONT_DESK, "other_field", "thuộc trung tâm"
    ),
    "pass back": lambda work, people, ticket: transferring.transfer(
        work, people.official, ticket, ROADS, "other_field", "thuộc phòng kinh tế"
    ),
    "return": lambda work, people, ticket: returning.send_back(
        work, people.official, ticket, "other_field", "không thuộc chúng tôi"
    ),
    "decide": lambda work, people, ticket: deciding.decide(work, people.leader, ticket, ROADS),
    "decide again": lambda work, people, ticket: deciding.decide(work, people.leader, ticket, FRONT_DESK),
    "more time": lambda work, people, ticket: extending.ask(
        work, people.official, ticket, date(2026, 12, 14), "chờ vật tư"
    ),
    "complex": lambda work, people, ticket: complexity.find(work, people.official, ticket, "many", "Nhiều người"),
    "consult one": lambda work, people, ticket: consulting.ask(work, people.official, ticket, ROADS, "Ý kiến?"),
    "consult other": lambda work, people, ticket: consulting.ask(
        work, people.official, ticket, FRONT_DESK, "Ý kiến?"
    ),
    "consult above": lambda work, people, ticket: consulting.ask(work, people.official, ticket, CHAIR, "Ý kiến?"),
    "opine": _opine,
    "ask no more": _ask_no_more,
    "plan": lambda work, people, ticket: planning.add(
        work, people.official, ticket, "Khảo sát", None, _a_day(work)
    ),
    "plan another day": _other_day,
    "step done": _step_done,
    "submit": lambda work, people, ticket: instructing.submit(work, people.official, ticket, "Xin ý kiến"),
    "instruct": lambda work, people, ticket: instructing.instruct(
        work, people.leader, ticket, "Làm ngay", _a_day(work)
    ),
    "instruct without a day": lambda work, people, ticket: instructing.instruct(
        work, people.leader, ticket, "Lưu ý", None
    ),
    "priority": _reprioritize,
    "rules": lambda work, people, _ticket: rule_recomputing.request(work, people.admin),
    "sweep": _sweep,
}
STEPS = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(1, 120)), min_size=1, max_size=30)


@pytest.fixture
def office(books: Books) -> tuple[Books, People]:
    people = People(
        books.person("Lan"),
        books.person("Hoa", *((RoleKind.HEAD, body) for body in (ROADS, FRONT_DESK))),
        books.person("Sơn", (RoleKind.HEAD, CHAIR)),
        books.person("Admin", (RoleKind.ADMIN, CHAIR)),
    )
    scope = deadline_rules.Scope(str(ClockKind.SETTLE), complex=True)
    longer = deadline_rules.NewRule(scope, Span.parse("30 WD"), "Quyết định 1", date(2026, 11, 20))
    books.does(deadline_rules.add, people.admin, longer)
    return books, people


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_an_open_ticket_always_has_its_clock(office: tuple[Books, People], done: list[tuple[str, int]]) -> None:
    books, people = office
    draft = intake.Draft(area_code="21433", text="Đèn đường hỏng", field_code="giao_thong")
    with books.supposing():
        ticket_id = books.does(intake.take_in, people.citizen, draft).ticket_id
        for name, hours in done:
            books.wait(hours=hours)
            with suppress(Refusal):
                books.does(ACTS[name], people, ticket_id)
            with books.work() as work:
                _as_it_must_be(work, ticket_id)
                _items_have_their_clocks(work, ticket_id)


def _as_it_must_be(work: Work, ticket_id: int) -> None:
    ticket = work.session.get_one(Ticket, ticket_id)
    settle = list(
        work.session.scalars(
            select(TicketClock)
            .where(TicketClock.ticket_id == ticket_id, TicketClock.kind == ClockKind.SETTLE)
            .order_by(TicketClock.id)
        )
    )
    going = [clock for clock in settle if clock.stopped_at is None]
    assert clocks.without(work) == ()
    assert len(going) == (1 if ticket.state in transitions.OPEN else 0)
    assert len(settle) == 1 + ticket.reopened  # nothing but reopening begins it anew
    assert ticket.due_at == settle[-1].due_at
    assert all(clock.next_at is None for clock in settle if clock.stopped_at is not None)
    for clock in going:
        standing = [
            pause
            for pause in work.session.scalars(select(TicketPause).where(TicketPause.clock_id == clock.id))
            if pause.ended_at is None
        ]
        assert len(standing) == (1 if clock.paused_at is not None else 0)
        assert clock.next_at is not None or clock.level >= 4
        assert clock.next_at is not None or ticket.state is not TicketState.WAITING_CITIZEN  # no wait is for ever
        assert clock.due_at > clock.started_at
    for episode in work.session.scalars(select(OverdueEpisode).where(OverdueEpisode.ticket_id == ticket_id)):
        clock = work.session.get_one(TicketClock, episode.clock_id)
        assert (episode.ended_at is None) == (clock.stopped_at is None)
        assert clock.stopped_at is None or clock.stopped_at - episode.began_at >= timedelta(0)


def _items_have_their_clocks(work: Work, ticket_id: int) -> None:
    """What is asked for or to be done by a day runs by exactly one clock while it is open, and by none after."""
    ticket = work.session.get_one(Ticket, ticket_id)
    is_open = ticket.state in transitions.OPEN
    clocks_of = list(work.session.scalars(select(TicketClock).where(TicketClock.ticket_id == ticket_id)))
    going = [clock for clock in clocks_of if clock.stopped_at is None]
    running = sorted((clock.kind, clock.item) for clock in going)
    asked = list(work.session.scalars(select(TicketOpinion).where(TicketOpinion.ticket_id == ticket_id)))
    planned = list(work.session.scalars(select(TicketStep).where(TicketStep.ticket_id == ticket_id)))
    before = list(work.session.scalars(select(TicketSubmission).where(TicketSubmission.ticket_id == ticket_id)))
    open_opinions = [each for each in asked if each.ended_at is None]
    open_steps = [each for each in planned if each.ended_at is None]
    expected = [(ClockKind.OPINION, each.id) for each in open_opinions]
    expected += [(ClockKind.STEP, each.id) for each in open_steps if each.last_day is not None]
    assert [each for each in running if each[0] in {ClockKind.OPINION, ClockKind.STEP}] == sorted(expected)
    bodies = {(clock.kind, clock.item): clock.body_code for clock in going}
    for opinion in open_opinions:
        assert bodies[ClockKind.OPINION, opinion.id] == opinion.body_code != ticket.body_code
    assert len({each.body_code for each in open_opinions}) == len(open_opinions)
    for step in open_steps:
        assert step.body_code == bodies.get((ClockKind.STEP, step.id), step.body_code) == ticket.body_code
    assert sum(each.ended_at is None for each in before) <= (1 if is_open else 0)
    assert is_open or not running
    assert running.count((ClockKind.ACCEPT, 0)) == (1 if ticket.state is TicketState.RECEIVED else 0)
    assert running.count((ClockKind.FIRST_ANSWER, 0)) <= 1
    for clock in going:  # nothing waits for ever: it is looked at again, or everybody above knows
        assert clock.next_at is not None or clock.level >= Stage.LATE
    assert all(clock.next_at is None for clock in clocks_of if clock.stopped_at is not None)
