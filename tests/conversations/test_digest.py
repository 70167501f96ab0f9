"""The head's digest of the morning: once each working day, about what is theirs to see to, and nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, update

from langnghe.models import (
    DigestSent,
    Field,
    Identity,
    RoleGrant,
    RoleKind,
    Ticket,
    TicketPriority,
)
from langnghe.services import digest, extending, following, handling, shares, urging
from langnghe.services.work import Notice, Work
from tests.conversations.desk import head, officer, person_of, sends, wants_approval
from tests.conversations.test_extending import NEW
from tests.conversations.test_official_umpire import POLICE, disputed
from tests.house import House
from tests.office import CHAIR, FRONT_DESK, ROADS
from tests.people import Admin, Citizen, Head
from tests.unit.test_worklist import copies, statements

TITLE = "Việc sáng nay"
#: Monday 23/11/2026, 07:30 in Vietnam. The 24th is a day off, the ticket of Friday is due on Monday 7/12.
MONDAY = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
DUE = datetime(2026, 12, 7, 0, 30, tzinfo=UTC)


async def at(house: House, moment: datetime) -> None:
    """It is this moment, and the sweep runs until nothing more is to be said, as in the program."""
    house.clock.move(moment - house.clock.now())
    await swept(house)


async def swept(house: House) -> int:
    total = 0
    while done := await house.does(digest.sweep):
        total += done
    return total


async def test_a_head_gets_one_message_each_working_morning(house: House) -> None:
    chief = await head(house, "Ông Bảy")
    hoa = await officer(house)
    for number in range(2):
        await sends(Citizen(house, f"Lan {number}"))
    chief.looks()
    hoa.looks()
    await at(house, MONDAY - timedelta(minutes=1))
    assert chief.news == ""
    await at(house, MONDAY)
    news = chief.reads(TITLE, "23/11/2026", "Chờ tiếp nhận: 2")
    for empty in ("Quá hạn", "Đến hạn hôm nay", "Chờ ông/bà", "Cần để ý"):
        assert empty not in news
    assert hoa.news == ""
    await at(house, MONDAY + timedelta(hours=1))
    assert chief.news.count(TITLE) == 1
    await at(house, MONDAY + timedelta(days=1))  # 24 November: a day off
    assert chief.news.count(TITLE) == 1
    await at(house, MONDAY + timedelta(days=2))
    assert chief.news.count(TITLE) == 2


async def test_what_is_late_is_named_and_the_buttons_lead_to_the_lists(house: House) -> None:
    chief = await head(house, "Ông Bảy")
    tickets = [await sends(Citizen(house, f"Lan {number}")) for number in range(5)]

    def due_before(work: Work) -> None:
        for place, ticket in enumerate(tickets[1:], 1):
            due = ticket.due_at - timedelta(days=place)
            work.session.execute(update(Ticket).where(Ticket.id == ticket.id).values(due_at=due))

    await house.does(due_before)
    chief.looks()
    await at(house, DUE)
    news = chief.reads("Quá hạn: 4", "Đến hạn hôm nay: 1", f"{tickets[4].code} · ", "quá hạn 4 ngày")
    order = [news.index(ticket.code) for ticket in reversed(tickets[2:])]
    assert order == sorted(order)
    assert tickets[1].code not in news  # the fourth oldest
    await chief.presses("Quá hạn (4)")
    news = chief.reads("Việc cần làm · quá hạn", tickets[1].code, tickets[4].code)
    assert tickets[0].code not in news
    await chief.presses("Đến hạn hôm nay")
    news = chief.reads(tickets[0].code)
    assert tickets[1].code not in news


async def test_what_waits_for_the_head_and_what_is_hot(house: House) -> None:
    chief, hoa, lan = await head(house, "Ông Bảy"), await officer(house), Citizen(house, "Lan")
    await wants_approval(house)
    first, second, third = await sends(lan), await sends(Citizen(house, "Cúc")), await sends(Citizen(house, "Mai"))
    await house.does(extending.ask, await person_of(hoa), second.id, NEW, "Chờ vật tư")
    await hoa.says(first.code)
    await hoa.presses("Trả lời")
    await hoa.says("Đã thay bóng đèn.")
    await hoa.presses("Xem trước")
    await hoa.presses("Trình")
    chief.looks()
    await at(house, MONDAY)
    chief.reads("Chờ ông/bà quyết định: 2", "trả lời chờ duyệt: 1", "xin gia hạn: 1")
    chief.does_not_read("Cần để ý")
    await chief.presses("Chờ quyết định (2)")
    news = chief.reads(first.code, second.code)
    assert third.code not in news
    await house.does(following.urge, await person_of(lan), first.id)
    urgent = update(Ticket).where(Ticket.id == third.id).values(priority=TicketPriority.URGENT, reopened=1)
    await house.does(lambda work: work.session.execute(urgent))
    chief.looks()
    chair = await head(house, "Ông Sơn", CHAIR)
    await house.does(urging.urge, await person_of(chair), second.id)  # of that they were told at once
    await at(house, MONDAY + timedelta(days=2))
    chief.reads("Cần để ý", "khẩn: 1", "mới đôn đốc: 1", "xem lại: 1")
    chief.looks()
    await at(house, MONDAY + timedelta(days=3))
    chief.reads("khẩn: 1")
    chief.does_not_read("mới đôn đốc")  # that was before the last digest


async def test_a_dispute_waits_for_the_umpire_and_for_no_acceptance(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    chair, chief = await head(house, "Ông Sơn", CHAIR), await head(house, "Ông Bảy")
    ticket = await disputed(house, hoa, minh)
    chair.looks()
    chief.looks()
    await at(house, MONDAY)
    chair.reads("Chờ ông/bà quyết định: 1", "tranh chấp thẩm quyền: 1")
    chair.does_not_read("Chờ tiếp nhận")
    assert chief.news == ""
    await chair.presses("Chờ quyết định (1)")
    chair.reads(ticket.code)


async def test_a_button_of_old_shows_nothing_to_who_is_no_longer_in_office(house: House) -> None:
    chief = await head(house, "Ông Bảy")
    ticket = await sends(Citizen(house, "Lan"))
    chief.looks()
    await at(house, DUE + timedelta(days=1))
    chief.reads(ticket.code)
    over = (
        update(RoleGrant).where(RoleGrant.person_id == await person_of(chief)).values(ended_at=house.clock.now())
    )
    await house.does(lambda work: work.session.execute(over))
    await chief.presses("Quá hạn (1)")
    chief.does_not_read(ticket.code)
    chief.looks()
    await at(house, DUE + timedelta(days=2))
    assert chief.news == ""


async def test_the_numbers_take_two_statements_and_no_walk_through_everything(house: House) -> None:
    await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await copies(house, ticket.id, 200, due_at=house.clock.now())
    share = shares.Share((ROADS,), (FRONT_DESK,))

    def count(work: Work) -> tuple[digest.Digest, list[str]]:
        return statements(work, lambda: digest.of(work, share, {ROADS: "x"}, work.now))

    found, taken = await house.asks(count)
    assert (found.late, found.new, found.below, len(found.oldest)) == (200, 201, 1, 3)
    assert len([each for each in taken if each.startswith(("SELECT", "WITH"))]) == 2

    def plan(work: Work) -> str:
        steps: list[str] = []

        def explain(connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
            if statement.startswith(("SELECT", "WITH")):
                rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                steps.extend(str(row[-1]) for row in rows)

        engine = work.session.get_bind()
        event.listen(engine, "before_cursor_execute", explain)
        try:
            digest.of(work, share, {ROADS: "x"}, work.now)
        finally:
            event.remove(engine, "before_cursor_execute", explain)
        return "\n".join(steps)

    if house.app.store.embedded:
        assert "SCAN ticket" not in await house.asks(plan)


async def test_downtime_in_the_morning_only_delays_it(quiet_house: House) -> None:
    house = quiet_house
    chief = await head(house, "Ông Bảy")
    await sends(Citizen(house, "Lan"))
    chief.looks()
    await at(house, datetime(2026, 11, 23, 5, tzinfo=UTC))  # noon
    assert chief.news == ""
    await at(house, datetime(2026, 11, 25, 4, 59, tzinfo=UTC))
    chief.reads(TITLE)


async def test_nothing_is_said_when_there_is_nothing_to_say(quiet_house: House) -> None:
    house = quiet_house
    chief, hoa = await head(house, "Ông Bảy"), await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(handling.accept, await person_of(hoa), ticket.id)
    chief.looks()
    await at(house, MONDAY)
    assert chief.news == ""
    assert await swept(house) == 0  # nobody is counted for again and again


async def test_a_body_without_a_head_is_in_the_digest_of_the_next_above(quiet_house: House) -> None:
    house = quiet_house
    chair, chief = await head(house, "Ông Sơn", CHAIR), await head(house, "Ông Bảy")
    ticket = await sends(Citizen(house, "Lan"))
    chair.looks()
    chief.looks()
    await at(house, MONDAY)
    chief.reads("Chờ tiếp nhận: 1")
    assert chair.news == ""
    # The head can no longer be reached: from now on it is the chair who reads of it.
    gone = (
        update(Identity).where(Identity.external_id == chief.external_id).values(unreachable_at=house.clock.now())
    )
    await house.does(lambda work: work.session.execute(gone))
    chief.looks()
    await at(house, DUE + timedelta(days=1))
    chair.reads("Quá hạn: 1", ticket.code, "cấp dưới chưa có người đứng đầu")
    assert chief.news == ""


async def test_who_heads_several_bodies_gets_one_message(quiet_house: House) -> None:
    house = quiet_house
    chief = await head(house, "Ông Bảy")
    await chief.joins(RoleKind.HEAD, FRONT_DESK)
    first, second = await sends(Citizen(house, "Lan")), await sends(Citizen(house, "Cúc"))
    moved = update(Ticket).where(Ticket.id == second.id).values(body_code=FRONT_DESK)
    await house.does(lambda work: work.session.execute(moved))
    chief.looks()
    await at(house, DUE + timedelta(days=1))
    assert chief.reads("Quá hạn: 2", first.code, second.code).count(TITLE) == 1


async def test_restricted_matters_are_numbers_and_nothing_else(quiet_house: House) -> None:
    house = quiet_house
    chief = await head(house, "Ông Bảy")
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(
        lambda work: work.session.execute(update(Field).where(Field.code == "giao_thong").values(restricted=True))
    )
    chief.looks()
    await at(house, DUE + timedelta(days=1))
    chief.reads("Quá hạn: 1")
    chief.does_not_read(ticket.code)


async def test_only_heads_in_office_are_told(quiet_house: House) -> None:
    house = quiet_house
    other, boss = await head(house, "Bà Tư", FRONT_DESK), Admin(house, "Chị Mai")
    await boss.joins(RoleKind.ADMIN, CHAIR)
    hoa = await officer(house)
    await sends(Citizen(house, "Lan"))
    for each in (other, boss, hoa):
        each.looks()
    await at(house, MONDAY)
    assert other.news + boss.news + hoa.news == ""
    assert await house.asks(lambda work: len(work.session.scalars(select(DigestSent)).all())) == 1


async def test_one_that_fails_holds_up_nobody_and_comes_later(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    heads: list[Head] = [await head(house, "Ông Bảy"), await head(house, "Bà Tư", FRONT_DESK)]
    await sends(Citizen(house, "Lan"))
    second = await sends(Citizen(house, "Cúc"))
    moved = update(Ticket).where(Ticket.id == second.id).values(body_code=FRONT_DESK)
    await house.does(lambda work: work.session.execute(moved))
    bad = await person_of(heads[0])
    notify = Work.notify

    def fails_for_one(work: Work, notice: Notice) -> None:
        if notice.person_id == bad:
            raise RuntimeError("hỏng")
        notify(work, notice)

    for each in heads:
        each.looks()
    monkeypatch.setattr(Work, "notify", fails_for_one)
    monkeypatch.setattr(digest, "BATCH", 1)
    await at(house, MONDAY)
    heads[1].reads(TITLE)
    assert heads[0].news == ""
    monkeypatch.undo()
    await at(house, MONDAY + timedelta(minutes=5))
    heads[0].reads(TITLE)
    assert heads[1].news.count(TITLE) == 1


async def test_two_sweeps_in_one_morning_take_a_head_once(quiet_house: House) -> None:
    """As with two processes: the second one still believes that nobody has been told."""
    house = quiet_house
    chief = await head(house, "Ông Bảy")
    await sends(Citizen(house, "Lan"))
    chief.looks()
    house.clock.move(MONDAY - house.clock.now())
    person, share = await person_of(chief), shares.Share((ROADS,))

    def attend(work: Work) -> bool:
        return digest._attend(work, person, share, {ROADS: "x"}, work.now)

    assert [await house.does(attend), await house.does(attend)] == [True, False]
    assert chief.news.count(TITLE) == 1


def test_each_body_has_one_reader() -> None:
    parents = {"a": None, "b": "a", "c": "b", "d": "c", "e": None, "f": "g", "g": "f"}
    shared = shares.shares(parents, {"a": 1, "c": 2})
    assert shared == {
        1: shares.Share(own=("a",), below=("b",), reach=("a", "b", "c", "d")),
        2: shares.Share(own=("c",), below=("d",), reach=("c", "d")),
    }
    assert shares.shares(parents, {"a": 1, "d": 1}) == {
        1: shares.Share(own=("a", "d"), below=("b", "c"), reach=("a", "b", "c", "d"))
    }
    assert shares.shares(parents, {}) == {}
