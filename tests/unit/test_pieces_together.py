"""What one piece of the office's work does to another: moves, pauses, plans, opinions, leaders, supervisors."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from langnghe.models import (
    Act,
    Body,
    ClockKind,
    Field,
    OverdueEpisode,
    RoleGrant,
    RoleKind,
    Ticket,
    TicketClock,
    TicketPriority,
    TicketState,
)
from langnghe.services import (
    answering,
    casefile,
    complexity,
    consulting,
    deciding,
    explaining,
    extending,
    following,
    grants,
    handling,
    instructing,
    intake,
    planning,
    reminding,
    returning,
    steps,
    tickets,
    transferring,
    worklist,
)
from langnghe.services.refusals import Invalid, Stale
from langnghe.services.worklist import Show
from tests.office import CHAIR, FRONT_DESK, ROADS
from tests.unit.books import Books

#: The first day for a milestone, and the day granted to answer.
WEDNESDAY, GRANTED = date(2026, 11, 25), date(2026, 12, 14)


def _sent(books: Books, citizen: int, field: str = "giao_thong") -> int:
    draft = intake.Draft(area_code="21433", text="Đèn đường hỏng", field_code=field)
    ticket_id = books.does(intake.take_in, citizen, draft).ticket_id
    books.wait(minutes=1)
    return ticket_id


def _clock(books: Books, ticket_id: int, kind: ClockKind) -> TicketClock:
    with books.work() as work:
        asked = select(TicketClock).where(TicketClock.ticket_id == ticket_id, TicketClock.kind == kind)
        clock = work.session.scalars(asked.order_by(TicketClock.id.desc())).first()
        assert clock is not None
        work.session.expunge(clock)
        return clock


def _state(books: Books, ticket_id: int) -> TicketState:
    with books.work() as work:
        return work.session.get_one(Ticket, ticket_id).state


def _restrict(books: Books) -> None:
    with books.work() as work:
        work.session.execute(update(Field).where(Field.code == "giao_thong").values(restricted=True))


def _unreadable(work: Any, person_id: int, ticket_id: int) -> str:
    """All that the person's card, history and dates of the ticket say."""
    looked, lines = casefile.history(work, person_id, ticket_id)
    contents = casefile.contents(work, looked)
    return f"{lines} {contents} {explaining.for_official(work, person_id, ticket_id)}"


# Deadlines ----------------------------------------------------------------------------------------------------


def test_what_ran_out_unseen_is_late_with_who_held_it_not_with_the_receiver(books: Books) -> None:
    citizen, hoa = books.person("Lan"), books.person("Hoa", (RoleKind.HEAD, ROADS))
    ticket = _sent(books, citizen)
    books.wait(days=30)  # the program was off, and nobody looked
    books.does(transferring.transfer, hoa, ticket, FRONT_DESK, "other_field", "thuộc trung tâm")
    books.does(reminding.sweep)
    with books.work() as work:
        found = work.session.execute(
            select(TicketClock.kind, OverdueEpisode.body_code, OverdueEpisode.head_id)
            .join(TicketClock, TicketClock.id == OverdueEpisode.clock_id)
            .where(OverdueEpisode.ticket_id == ticket)
        ).all()
    assert {(row.kind, row.body_code, row.head_id) for row in found} == {
        (kind, ROADS, hoa) for kind in (ClockKind.ACCEPT, ClockKind.FIRST_ANSWER, ClockKind.SETTLE)
    }


def test_only_the_field_classifies_what_came_without_one(books: Books) -> None:
    citizen, ba = books.person("Lan"), books.person("Ba", (RoleKind.OFFICER, FRONT_DESK))
    ticket = _sent(books, citizen, "khac")
    books.does(handling.correct, ba, ticket, priority=TicketPriority.URGENT)
    assert _clock(books, ticket, ClockKind.CLASSIFY).stopped_at is None
    books.does(handling.correct, ba, ticket, field="giao_thong")
    assert _clock(books, ticket, ClockKind.CLASSIFY).stopped_by is Act.CORRECT


def test_time_granted_while_the_citizen_is_asked_leaves_them_the_time_to_reply(books: Books) -> None:
    citizen, bay = books.person("Lan"), books.person("Bảy", (RoleKind.HEAD, ROADS))
    ticket = _sent(books, citizen)
    books.does(handling.ask, bay, ticket, "Ở đâu ạ?")
    until = _clock(books, ticket, ClockKind.SETTLE).next_at
    assert until is not None
    due = _clock(books, ticket, ClockKind.SETTLE).due_at
    day = books.does(lambda work: extending.choices(work, due)[0])
    assert books.does(extending.ask, bay, ticket, day, "chờ vật tư")
    books.now = until - timedelta(minutes=1)
    while books.does(reminding.sweep):
        pass
    assert _state(books, ticket) is TicketState.WAITING_CITIZEN
    books.now = until
    while books.does(reminding.sweep):
        pass
    assert _state(books, ticket) is TicketState.IN_PROGRESS


WORK = {
    "inform": lambda work, person, ticket: handling.inform(work, person, ticket, "Đang xem"),
    "plan": lambda work, person, ticket: planning.add(work, person, ticket, "Khảo sát", None, WEDNESDAY),
    "submit": lambda work, person, ticket: instructing.submit(work, person, ticket, "Xin ý kiến"),
    "complex": lambda work, person, ticket: complexity.find(work, person, ticket, "many", "Nhiều người"),
}


@pytest.mark.parametrize("work", WORK.values(), ids=list(WORK))
def test_who_has_worked_on_a_ticket_does_not_return_it(books: Books, work: Any) -> None:
    citizen, hoa = books.person("Lan"), books.person("Hoa", (RoleKind.OFFICER, ROADS))
    ba, _ = books.person("Ba", (RoleKind.HEAD, FRONT_DESK)), books.person("Sơn", (RoleKind.HEAD, CHAIR))
    ticket = _sent(books, citizen)
    books.does(transferring.transfer, hoa, ticket, FRONT_DESK, "other_field", "thuộc trung tâm")
    books.does(work, ba, ticket)
    with pytest.raises(Stale, match="o-nothing-to-return"):
        books.does(returning.send_back, ba, ticket, "other_field", "không thuộc chúng tôi")


# Who reads what -----------------------------------------------------------------------------------------------


def test_a_supervisor_with_a_desk_elsewhere_sees_no_names(books: Books) -> None:
    citizen = books.person("Lan")
    watch = books.person("Tư", (RoleKind.SUPERVISOR, CHAIR), (RoleKind.OFFICER, FRONT_DESK))
    above = books.person("Sơn", (RoleKind.HEAD, CHAIR))
    draft = intake.Draft(area_code="21433", text="Đèn đường hỏng", field_code="giao_thong", anonymous=False)
    ticket = books.does(intake.take_in, citizen, draft).ticket_id
    assert books.does(casefile.look, watch, ticket).ticket.submitter_name == ""
    assert books.does(casefile.look, above, ticket).ticket.submitter_name == "Lan"
    both = books.person("Năm", (RoleKind.SUPERVISOR, CHAIR), (RoleKind.OFFICER, ROADS))
    assert books.does(casefile.look, both, ticket).ticket.submitter_name == "Lan"


def test_who_is_asked_for_an_opinion_reads_nothing_of_the_plan(books: Books) -> None:
    citizen, bay = books.person("Lan"), books.person("Bảy", (RoleKind.HEAD, ROADS))
    ba = books.person("Ba", (RoleKind.OFFICER, FRONT_DESK))
    ticket = _sent(books, citizen)
    step = books.does(planning.add, bay, ticket, "Mời thầu", None, WEDNESDAY)
    books.does(planning.done, bay, ticket, step, "Đã mời thầu")
    books.does(planning.add, bay, ticket, "Mời thầu lại", None, WEDNESDAY)
    books.does(consulting.ask, bay, ticket, FRONT_DESK, "Ý kiến?")
    with books.work() as work:
        assert "mời thầu" in _unreadable(work, bay, ticket).lower()
        said = _unreadable(work, ba, ticket)
        assert "mời thầu" not in said.lower()
        assert "Bảy, " not in said  # who has set a milestone's day


def test_a_milestone_is_not_said_to_who_may_no_longer_read_of_it(books: Books) -> None:
    citizen, hoa = books.person("Lan"), books.person("Hoa", (RoleKind.OFFICER, ROADS))
    minh, bay = books.person("Minh", (RoleKind.OFFICER, ROADS)), books.person("Bảy", (RoleKind.HEAD, ROADS))
    ticket = _sent(books, citizen)
    books.does(handling.accept, hoa, ticket)
    books.does(planning.add, hoa, ticket, "Khảo sát", minh, WEDNESDAY)
    _restrict(books)
    books.told.notices.clear()
    books.wait(days=5.7)
    while books.does(reminding.sweep):
        pass
    told = [each.person_id for each in books.told.notices if each.params.get("clock") == "step"]
    assert hoa in told
    assert minh not in told
    assert bay not in told  # who reads of it in the morning, in numbers
    assert books.does(worklist.mine, bay, Show.BROUGHT).rows


def test_the_milestone_of_who_has_left_is_said_to_who_has_the_ticket(books: Books) -> None:
    citizen, hoa = books.person("Lan"), books.person("Hoa", (RoleKind.OFFICER, ROADS))
    minh, dung = (books.person(name, (RoleKind.OFFICER, ROADS)) for name in ("Minh", "Dung"))
    ticket = _sent(books, citizen)
    books.does(handling.accept, hoa, ticket)
    step = books.does(planning.add, hoa, ticket, "Khảo sát", minh, WEDNESDAY)
    _leave(books, minh)
    books.told.notices.clear()
    books.wait(days=4)
    while books.does(reminding.sweep):
        pass
    told = {each.person_id for each in books.told.notices if each.params.get("clock") == "step"}
    assert told == {hoa}
    books.told.notices.clear()
    books.does(planning.reword, hoa, ticket, step, "Khảo sát lại", "rõ hơn")
    assert not books.told.keys(minh)
    assert not books.told.keys(dung)


# Nobody waits for ever ----------------------------------------------------------------------------------------


def _leave(books: Books, person_id: int) -> None:
    with books.work() as work:
        grant = work.session.scalars(
            select(RoleGrant.id).where(RoleGrant.person_id == person_id, RoleGrant.ended_at.is_(None))
        ).one()
    admin = books.person("Admin", (RoleKind.ADMIN, CHAIR))
    books.does(grants.end, grant, admin)


def test_what_lies_before_a_head_who_has_left_goes_to_the_next_one(books: Books) -> None:
    citizen, hoa = books.person("Lan"), books.person("Hoa", (RoleKind.OFFICER, ROADS))
    bay, son = books.person("Bảy", (RoleKind.HEAD, ROADS)), books.person("Sơn", (RoleKind.HEAD, CHAIR))
    ticket = _sent(books, citizen)
    books.does(instructing.submit, hoa, ticket, "Xin ý kiến")
    with pytest.raises(Invalid, match="o-submitted-already"):
        books.does(instructing.submit, hoa, ticket, "Xin ý kiến nữa")
    _leave(books, bay)
    assert "o-leader-left" in books.told.keys(hoa)
    books.does(instructing.submit, hoa, ticket, "Xin ý kiến Chủ tịch")
    assert "o-submitted" in books.told.keys(son)
    assert [row.id for row in books.does(worklist.mine, son, Show.APPROVAL).rows] == [ticket]
    books.does(instructing.instruct, son, ticket, "Làm đi", None)
    assert books.does(instructing.waiting, ticket) is None


def test_who_follows_a_head_has_what_lay_before_them(books: Books) -> None:
    citizen, hoa = books.person("Lan"), books.person("Hoa", (RoleKind.OFFICER, ROADS))
    books.person("Bảy", (RoleKind.HEAD, ROADS))
    tam = books.person("Tám")
    ticket = _sent(books, citizen)
    books.does(instructing.submit, hoa, ticket, "Xin ý kiến")
    books.does(grants.give, tam, ROADS, RoleKind.HEAD, replace=True)
    assert "o-leader-left" not in books.told.keys(hoa)
    books.does(instructing.instruct, tam, ticket, "Làm đi", None)


def test_that_an_instruction_is_done_hears_who_leads_now(books: Books) -> None:
    citizen, hoa = books.person("Lan"), books.person("Hoa", (RoleKind.OFFICER, ROADS))
    bay, son = books.person("Bảy", (RoleKind.HEAD, ROADS)), books.person("Sơn", (RoleKind.HEAD, CHAIR))
    ticket = _sent(books, citizen)
    books.does(instructing.submit, hoa, ticket, "Xin ý kiến")
    books.does(instructing.instruct, bay, ticket, "Làm đi", WEDNESDAY)
    _leave(books, bay)
    (step,) = books.does(steps.of, ticket)
    books.told.notices.clear()
    books.does(planning.done, hoa, ticket, step.id, "Đã làm")
    assert books.told.keys(bay) == []
    assert books.told.keys(son) == ["o-instruction-done"]


def test_admins_hear_of_an_empty_body_when_it_is_asked_and_not_when_it_is_over(books: Books) -> None:
    citizen, bay = books.person("Lan"), books.person("Bảy", (RoleKind.HEAD, ROADS))
    admin = books.person("Admin", (RoleKind.ADMIN, CHAIR))
    ticket = _sent(books, citizen)
    books.does(consulting.ask, bay, ticket, CHAIR, "Ý kiến?")
    assert "o-consult-nobody" in books.told.keys(admin)
    books.told.notices.clear()
    books.does(following.withdraw, citizen, ticket)
    assert books.told.keys(admin) == []


def test_the_answer_says_late_of_the_answer_alone(books: Books) -> None:
    citizen, bay = books.person("Lan"), books.person("Bảy", (RoleKind.HEAD, ROADS))
    ticket = _sent(books, citizen)
    books.does(planning.add, bay, ticket, "Khảo sát", None, WEDNESDAY)
    books.wait(days=6)
    while books.does(reminding.sweep):
        pass
    books.does(answering.answer, bay, ticket, "Đã làm xong.", late="")
    with books.work() as work:
        kinds = dict(
            work.session.execute(
                select(TicketClock.kind, OverdueEpisode.ended_by).join(
                    TicketClock, TicketClock.id == OverdueEpisode.clock_id
                )
            ).all()
        )
    assert kinds[ClockKind.STEP] is Act.ANSWER


def test_an_umpire_who_thinks_again_tells_no_stranger_and_writes_where_it_was(books: Books) -> None:
    citizen, hoa = books.person("Lan"), books.person("Hoa", (RoleKind.OFFICER, ROADS))
    bay, ba = books.person("Bảy", (RoleKind.HEAD, ROADS)), books.person("Ba", (RoleKind.HEAD, FRONT_DESK))
    son = books.person("Sơn", (RoleKind.HEAD, CHAIR))
    ticket = _sent(books, citizen)
    for person, body in ((bay, FRONT_DESK), (ba, ROADS)):
        books.does(transferring.transfer, person, ticket, body, "other_field", "không thuộc chúng tôi")
        books.wait(minutes=1)
    books.does(deciding.decide, son, ticket, ROADS)
    _restrict(books)
    books.told.notices.clear()
    books.wait(minutes=1)
    books.does(deciding.decide, son, ticket, FRONT_DESK)
    assert books.told.keys(bay) == ["o-decided"]
    assert books.told.keys(hoa) == []
    with books.work() as work:
        moved = [line.data for line in tickets.timeline(work, ticket, public_only=False) if line.act is Act.DECIDE]
        assert moved[-1]["from_name"] == work.session.get_one(Body, ROADS).name


def test_time_granted_after_all_pauses_were_used_is_kept_as_other_moments_are(both_books: Books) -> None:
    books = both_books
    citizen, bay = books.person("Lan"), books.person("Bảy", (RoleKind.HEAD, ROADS))
    ticket = _sent(books, citizen)
    due = _clock(books, ticket, ClockKind.SETTLE).due_at
    day = books.does(lambda work: extending.choices(work, due)[0])
    assert books.does(extending.ask, bay, ticket, day, "chờ vật tư")
    clock = _clock(books, ticket, ClockKind.SETTLE)
    assert clock.next_at is not None
    assert books.now < clock.next_at < clock.due_at
    books.now = clock.next_at
    assert books.does(reminding.sweep)


def test_a_late_milestone_is_on_its_owner(books: Books) -> None:
    citizen, hoa = books.person("Lan"), books.person("Hoa", (RoleKind.OFFICER, ROADS))
    minh = books.person("Minh", (RoleKind.OFFICER, ROADS))
    ticket = _sent(books, citizen)
    books.does(handling.accept, hoa, ticket)
    books.does(planning.add, hoa, ticket, "Khảo sát", minh, WEDNESDAY)
    books.wait(days=7)
    while books.does(reminding.sweep):
        pass
    late = _clock(books, ticket, ClockKind.STEP).id
    with books.work() as work:
        asked = select(OverdueEpisode.officer_id).where(OverdueEpisode.clock_id == late)
        assert work.session.scalars(asked).all() == [minh]
