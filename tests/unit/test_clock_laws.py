"""Whatever happens in whatever order: an open ticket has a clock that runs or stands still, always the same."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from langnghe.models import ClockKind, OverdueEpisode, RoleKind, Ticket, TicketClock, TicketPause, TicketState
from langnghe.services import (
    answering,
    clocks,
    extending,
    following,
    handling,
    intake,
    reminding,
    returning,
    transferring,
    transitions,
)
from langnghe.services.following import Opinion
from langnghe.services.refusals import Refusal
from langnghe.services.work import Work
from tests.office import CHAIR, FRONT_DESK, ROADS
from tests.unit.books import Books

Act = Callable[[Work, int, int, int], Any]
#: By name: what somebody does, given the citizen, an official of both bodies and the ticket.
ACTS: dict[str, Act] = {
    "accept": lambda work, _citizen, official, ticket: handling.accept(work, official, ticket),
    "ask": lambda work, _citizen, official, ticket: handling.ask(work, official, ticket, "Ở đâu ạ?"),
    "reply": lambda work, citizen, _official, ticket: following.reply(work, citizen, ticket, "Thôn 3"),
    "add": lambda work, citizen, _official, ticket: following.add(work, citizen, ticket, "Còn nữa"),
    "urge": lambda work, citizen, _official, ticket: following.urge(work, citizen, ticket),
    "note": lambda work, _citizen, official, ticket: handling.note(work, official, ticket, "đã gọi"),
    "answer": lambda work, _citizen, official, ticket: answering.answer(
        work, official, ticket, "Đã làm xong.", late="other"
    ),
    "reopen": lambda work, citizen, _official, ticket: following.reopen(work, citizen, ticket, "chưa xong"),
    "rate": lambda work, citizen, _official, ticket: following.rate(work, citizen, ticket, Opinion(4)),
    "pass on": lambda work, _citizen, official, ticket: transferring.transfer(
        work, official, ticket, FRONT_DESK, "other_field", "thuộc trung tâm"
    ),
    "pass back": lambda work, _citizen, official, ticket: transferring.transfer(
        work, official, ticket, ROADS, "other_field", "thuộc phòng kinh tế"
    ),
    "return": lambda work, _citizen, official, ticket: returning.send_back(
        work, official, ticket, "other_field", "không thuộc chúng tôi"
    ),
    "more time": lambda work, _citizen, official, ticket: extending.ask(
        work, official, ticket, date(2026, 12, 14), "chờ vật tư"
    ),
    "sweep": lambda work, _citizen, _official, _ticket: reminding.sweep(work),
}
STEPS = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(1, 120)), min_size=1, max_size=25)


@pytest.fixture
def office(books: Books) -> tuple[Books, int, int]:
    citizen = books.person("Lan")
    official = books.person(
        "Hoa", *((role, body) for body in (ROADS, FRONT_DESK, CHAIR) for role in (RoleKind.HEAD,))
    )
    return books, citizen, official


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_an_open_ticket_always_has_its_clock(office: tuple[Books, int, int], steps: list[tuple[str, int]]) -> None:
    books, citizen, official = office
    draft = intake.Draft(area_code="21433", text="Đèn đường hỏng", field_code="giao_thong")
    ticket_id = books.does(intake.take_in, citizen, draft).ticket_id
    for name, hours in steps:
        books.wait(hours=hours)
        with suppress(Refusal):
            books.does(ACTS[name], citizen, official, ticket_id)
        books.does(_as_it_must_be, ticket_id)


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
