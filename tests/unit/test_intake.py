"""From a draft to a ticket: what is refused, where it goes, by when, and who is told."""

from datetime import date

import pytest
from sqlalchemy import func, select, update

from langnghe.models import (
    Body,
    Field,
    Identity,
    Person,
    RoleKind,
    RoutingRule,
    Ticket,
    TicketKind,
    TicketPriority,
)
from langnghe.services import duty, grants, intake, people, tickets, tracking
from langnghe.services.intake import Draft
from langnghe.services.refusals import Invalid, NotFound
from langnghe.services.work import Work
from tests.conversations.channels import ON_RICH
from tests.house import House
from tests.office import CHAIR, ROADS

HERE = "21433"
DARK = Draft(HERE, "Đèn đường hỏng", field_code="chieu_sang_cay_xanh")

pytestmark = ON_RICH


def enter(work: Work, name: str = "Lan") -> int:
    """A person who can be reached."""
    person = Person(name=name, phone="", language="vi", consent_version="", created_at=work.now)
    work.session.add(person)
    work.session.flush()
    people.enter_identity(work, person.id, "paper", f"{name}-{person.id}")
    return person.id


def count(work: Work) -> int:
    return work.session.scalar(select(func.count()).select_from(Ticket)) or 0


def sent(work: Work, draft: Draft = DARK) -> Ticket:
    code = intake.submit(work, enter(work), draft)
    return work.session.scalars(select(Ticket).where(Ticket.code == code)).one()


@pytest.mark.parametrize(
    ("draft", "key"),
    [
        (Draft(HERE, " \n "), "nothing-to-send"),
        (Draft(HERE, "x" * 10_001), "text-too-long"),
        (Draft(HERE, "x", attachment_ids=tuple(range(21))), "too-many-files"),
        (Draft(HERE, "x", kind=TicketKind.COMPLAINT), "kind-not-here"),
        (Draft(HERE, "x", kind=TicketKind.DENUNCIATION), "kind-not-here"),
        (Draft(HERE, "x", field_code="no_such"), "field-gone"),
    ],
)
async def test_what_cannot_be_sent_writes_nothing(house: House, draft: Draft, key: str) -> None:
    def attempt(work: Work) -> tuple[str, int]:
        with pytest.raises(Invalid) as refused:
            intake.submit(work, enter(work), draft)
        return refused.value.key, count(work)

    assert await house.does(attempt) == (key, 0)


async def test_somebody_elses_file_cannot_be_sent_along(house: House) -> None:
    def attempt(work: Work) -> None:
        intake.submit(work, enter(work), Draft(HERE, "x", attachment_ids=(99,)))

    with pytest.raises(NotFound):
        await house.does(attempt)
    assert await house.asks(count) == 0


async def test_the_proposal_is_what_the_ticket_becomes(house: House) -> None:
    def compare(work: Work) -> None:
        proposal = intake.propose(work, DARK)
        ticket = sent(work)
        view = tickets.view(work, ticket.id)
        assert (proposal.body_name, proposal.area_name, proposal.due_date) == (
            view.body_name,
            view.area_name,
            view.due_date,
        )
        assert view.field_names == proposal.field_names

    await house.does(compare)


async def test_a_proposal_for_a_field_that_is_gone_is_refused(house: House) -> None:
    with pytest.raises(Invalid, match="field-gone"):
        await house.does(lambda work: intake.propose(work, Draft(HERE, "x", field_code="no_such")))


async def test_hours_count_in_some_fields(house: House) -> None:
    def compare(work: Work) -> None:
        urgent = sent(work, Draft(HERE, "Cây đổ vào nhà", field_code="rung_thien_tai"))
        usual = sent(work)
        assert (urgent.priority, usual.priority) == (TicketPriority.URGENT, TicketPriority.NORMAL)
        assert urgent.due_at < usual.due_at

    await house.does(compare)


async def test_the_code_and_the_words_are_found_without_diacritics(house: House) -> None:
    def compare(work: Work) -> None:
        ticket = sent(work)
        assert "den duong hong" in ticket.folded
        assert ticket.code.lower() in ticket.folded
        assert ticket.code.replace("-", "").lower() in ticket.folded

    await house.does(compare)


async def test_a_code_in_use_is_not_given_twice(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(work: Work) -> tuple[str, str]:
        first = sent(work).code
        fresh = tracking.new_code()
        monkeypatch.setattr(tracking, "new_code", iter([first, fresh]).__next__)
        return sent(work).code, fresh

    given, fresh = await house.does(twice)
    assert given == fresh


async def test_a_body_that_has_ended_is_passed_over(house: House) -> None:
    def end(work: Work) -> str:
        work.session.execute(update(Body).where(Body.code == ROADS).values(valid_to=date(2026, 1, 1)))
        return sent(work).body_code

    assert await house.does(end) != ROADS


async def test_only_fields_in_use_are_offered_in_the_offices_order(house: House) -> None:
    def offered(work: Work) -> tuple[list[str], list[str]]:
        work.session.execute(update(Field).where(Field.code == "dien").values(active=False))
        work.session.flush()
        every = [field.code for field in intake.fields(work)]
        some = [field.code for field in intake.fields(work, ("rac_thai", "dien", "giao_thong"))]
        return every, some

    every, some = await house.does(offered)
    assert every[0] == "giao_thong"
    assert every[-1] == "khac"
    assert "dien" not in every
    assert some == ["rac_thai", "giao_thong"]


# Who is told --------------------------------------------------------------------------------------------------


async def test_somebody_is_always_told(house: House) -> None:
    """Peers, fault 12: from the officers up to the admins, and only those who can be reached."""

    def climb(work: Work) -> None:
        def told(*, restricted: bool = False) -> duty.OnDuty:
            work.session.flush()
            return duty.on_duty(work, ROADS, restricted=restricted)

        assert told() == duty.OnDuty((), nobody=True)
        admin = enter(work, "Admin")
        grants.give(work, admin, CHAIR, RoleKind.ADMIN)
        assert told() == duty.OnDuty((admin,), nobody=True)
        desk = enter(work, "Desk")
        catch_all = work.session.scalars(
            select(RoutingRule.body_code).where(RoutingRule.field_code == "", RoutingRule.area_code == "")
        ).one()
        grants.give(work, desk, catch_all, RoleKind.INTAKE)
        assert told() == duty.OnDuty((desk,))
        chair = enter(work, "Chair")
        grants.give(work, chair, CHAIR, RoleKind.HEAD)
        assert told() == duty.OnDuty((chair,))
        head = enter(work, "Head")
        grants.give(work, head, ROADS, RoleKind.HEAD)
        assert told() == duty.OnDuty((head,), head)
        officer, other = enter(work, "Officer"), enter(work, "Other")
        grants.give(work, officer, ROADS, RoleKind.OFFICER)
        grants.give(work, other, ROADS, RoleKind.INTAKE)
        assert told() == duty.OnDuty((officer, other), head)
        assert told(restricted=True) == duty.OnDuty((head,), head)
        assert told().with_head() == (officer, other, head)
        assert duty.on_duty(work, ROADS, other).people == (other,)
        assert duty.on_duty(work, ROADS, 10_000).people == (officer, other)
        for person in (officer, other):
            work.session.execute(
                update(Identity).where(Identity.person_id == person).values(unreachable_at=work.now)
            )
        assert told() == duty.OnDuty((head,), head)

    await house.does(climb)
