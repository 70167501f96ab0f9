"""What a citizen may do with a ticket: only with their own, only what is lawful now."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from langnghe.models import Act, Attachment, Rating, RoleKind, Ticket, TicketEvent, TicketState
from langnghe.services import following, grants, intake, tickets, transitions
from langnghe.services.following import Opinion
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Stale
from langnghe.services.tickets import Actor
from langnghe.services.work import Work
from tests.conversations.channels import ON_RICH
from tests.house import House
from tests.office import ROADS
from tests.unit.test_intake import DARK, enter

pytestmark = ON_RICH

Verb = Callable[[Work, int, int], Any]
VERBS: dict[Act, Verb] = {
    Act.ADD: lambda work, person, ticket: following.add(work, person, ticket, "thêm"),
    Act.REPLY: lambda work, person, ticket: following.reply(work, person, ticket, "trả lời"),
    Act.URGE: following.urge,
    Act.WITHDRAW: following.withdraw,
    Act.RATE: lambda work, person, ticket: following.rate(work, person, ticket, Opinion(5)),
    Act.REOPEN: lambda work, person, ticket: following.reopen(work, person, ticket, "chưa xong"),
}


def begun(work: Work, state: TicketState = TicketState.RECEIVED) -> tuple[int, Ticket]:
    """A citizen with a ticket in this state."""
    person = enter(work)
    code = intake.submit(work, person, DARK)
    ticket = work.session.scalars(select(Ticket).where(Ticket.code == code)).one()
    if state in transitions.SETTLED:
        act = Act.ANSWER if state is TicketState.ANSWERED else Act.REFUSE
        tickets.transition(work, tickets.for_change(work, ticket.id), act, Actor(None, "officer", ROADS), "xong")
        work.session.refresh(ticket)
    ticket.state = state
    work.session.flush()
    return person, ticket


@pytest.mark.parametrize("act", VERBS)
async def test_somebody_elses_ticket_is_not_theirs(house: House, act: Act) -> None:
    def attempt(work: Work) -> None:
        _, ticket = begun(work)
        with pytest.raises(Forbidden):
            VERBS[act](work, enter(work, "Nam"), ticket.id)
        with pytest.raises(NotFound):
            VERBS[act](work, enter(work, "Nam"), 10**9)
        assert ticket.version == 1

    await house.does(attempt)


@pytest.mark.parametrize("act", VERBS)
async def test_only_what_is_lawful_in_the_state_can_be_done(house: House, act: Act) -> None:
    """An old button meets every state there is: it works where the rules say so and is refused elsewhere."""

    async def attempt(state: TicketState) -> None:
        def press(work: Work) -> None:
            person, ticket = begun(work, state)
            ticket.reopen_until = work.now + timedelta(days=1) if state in transitions.SETTLED else None
            work.session.flush()
            work = _later(work)
            if transitions.lawful(act, state):
                VERBS[act](work, person, ticket.id)
                work.session.refresh(ticket)
                assert ticket.state is transitions.after(act, state)
            else:
                before = ticket.version
                with pytest.raises(Stale, match="ticket-moved-on"):
                    VERBS[act](work, person, ticket.id)
                work.session.refresh(ticket)
                assert ticket.version == before

        await house.does(press)

    for state in TicketState:
        await attempt(state)


def _later(work: Work) -> Work:
    """A clock of the same kind is not started twice at one instant."""
    work.now += timedelta(hours=1)
    return work


@pytest.mark.parametrize(
    ("opinion", "key"),
    [
        (Opinion(0), "score-wrong"),
        (Opinion(6), "score-wrong"),
        (Opinion(5, ("no-such-reason",)), "score-wrong"),
        (Opinion(5, (), "x" * 1001), "comment-too-long"),
    ],
)
async def test_a_rating_is_checked_before_anything_is_written(house: House, opinion: Opinion, key: str) -> None:
    def attempt(work: Work) -> None:
        person, ticket = begun(work, TicketState.ANSWERED)
        with pytest.raises(Invalid, match=key):
            following.rate(work, person, ticket.id, opinion)
        assert work.session.scalar(select(func.count()).select_from(Rating)) == 0

    await house.does(attempt)


async def test_a_rating_names_nobody_and_comes_once(house: House) -> None:
    """R52; Decree 224/2026 Art. 10: raters are kept secret."""

    def rate(work: Work) -> None:
        person, ticket = begun(work, TicketState.ANSWERED)
        following.rate(work, person, ticket.id, Opinion(4, ("clear", "fast", "clear"), " Cảm ơn "))
        rating = work.session.scalars(select(Rating)).one()
        assert (rating.score, rating.reasons, rating.comment) == (4, ["fast", "clear"], "Cảm ơn")
        assert {column.name for column in Rating.__table__.columns}.isdisjoint({"person_id", "ticket_id"})
        event = work.session.scalars(select(TicketEvent).where(TicketEvent.act == Act.RATE)).one()
        assert event.actor_id is None
        with pytest.raises(Stale, match="already-rated"):
            following.rate(work, person, ticket.id, Opinion(1))

    await house.does(rate)


async def test_reopening_needs_words_and_comes_once_in_time(house: House) -> None:
    def attempt(work: Work) -> None:
        person, ticket = begun(work, TicketState.REFUSED)
        with pytest.raises(Invalid, match="reopen-reason"):
            following.reopen(work, person, ticket.id, " ... ")
        until = ticket.reopen_until
        assert until is not None
        work.now = until
        with pytest.raises(Invalid, match="reopen-over"):
            following.reopen(work, person, ticket.id, "chưa xong")
        work.now = until - timedelta(seconds=1)
        following.reopen(work, person, ticket.id, "chưa xong")
        answered = tickets.for_change(work, ticket.id)
        tickets.transition(work, answered, Act.ANSWER, Actor(None, "officer", ROADS), "xong")
        with pytest.raises(Invalid, match="reopen-used"):
            following.reopen(work, person, ticket.id, "chưa xong")

    await house.does(attempt)


async def test_words_are_wanted_and_have_an_end(house: House) -> None:
    def attempt(work: Work) -> None:
        person, ticket = begun(work)
        with pytest.raises(Invalid, match="nothing-to-send"):
            following.add(work, person, ticket.id, "  ")
        with pytest.raises(Invalid, match="text-too-long"):
            following.add(work, person, ticket.id, "x" * 10_001)

    await house.does(attempt)


async def test_what_is_written_is_a_reply_while_a_question_is_open(house: House) -> None:
    def attempt(work: Work) -> tuple[Act, Act]:
        person, ticket = begun(work, TicketState.WAITING_CITIZEN)
        first = following.write(work, person, ticket.id, "Cột 17")
        return first, following.write(work, person, ticket.id, "Cột 18")

    assert await house.does(attempt) == (Act.REPLY, Act.ADD)


async def test_a_comment_or_an_urging_never_touches_the_citizens_clock(house: House) -> None:
    """Peers, fault 3: in DIGIT any touch resets it."""

    def attempt(work: Work) -> None:
        person, ticket = begun(work)
        due = ticket.due_at
        work = _later(work)
        following.add(work, person, ticket.id, "thêm")
        following.urge(work, person, ticket.id)
        assert ticket.due_at == due

    await house.does(attempt)


async def test_files_of_another_person_are_not_bound(house: House) -> None:
    def attempt(work: Work) -> None:
        person, ticket = begun(work)
        following.add(work, person, ticket.id, "thêm", (12345,))

    with pytest.raises(NotFound):
        await house.does(attempt)
    assert await house.asks(lambda work: work.session.scalar(select(func.count()).select_from(Attachment))) == 0


async def test_an_officer_who_left_is_not_the_only_one_told(house: House) -> None:
    def attempt(work: Work) -> None:
        person, ticket = begun(work)
        gone, here = enter(work, "Gone"), enter(work, "Here")
        grants.give(work, here, ROADS, RoleKind.OFFICER)
        ticket.officer_id = gone
        work.session.flush()
        following.add(work, person, ticket.id, "thêm")
        told = {delivery.external_id.partition("-")[0] for delivery in work.said}
        assert told == {"Here"}

    await house.does(attempt)


async def test_the_list_begins_with_what_waits_for_the_citizen(house: House) -> None:
    def listed(work: Work) -> list[TicketState]:
        person = enter(work)
        for state in (
            TicketState.WAITING_CITIZEN,
            TicketState.CLOSED,
            TicketState.IN_PROGRESS,
            TicketState.ANSWERED,
        ):
            code = intake.submit(work, person, DARK)
            work.session.execute(update(Ticket).where(Ticket.code == code).values(state=state))
        return [line.state for line in following.mine(work, person).items]

    assert await house.does(listed) == [
        TicketState.WAITING_CITIZEN,
        TicketState.IN_PROGRESS,
        TicketState.ANSWERED,
        TicketState.CLOSED,
    ]


async def test_the_sweep_closes_in_pieces_until_nothing_is_left(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "CLOSE_BATCH", 2)

    def settle(work: Work) -> None:
        for _ in range(3):
            begun(work, TicketState.ANSWERED)
        begun(work, TicketState.REFUSED)
        begun(work)

    await house.does(settle)
    assert await house.does(following.close_settled) == 0
    house.clock.move(timedelta(days=15))
    assert [await house.does(following.close_settled) for _ in range(3)] == [2, 2, 0]
    states = await house.asks(lambda work: sorted(work.session.scalars(select(Ticket.state))))
    assert states == [*[TicketState.CLOSED] * 4, TicketState.RECEIVED]
