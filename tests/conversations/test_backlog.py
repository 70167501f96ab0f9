"""What has been open for long: by age, by body, and the lists behind the numbers (R14)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, update

from langnghe.models import Field, Ticket, TicketState
from langnghe.services import answering, backlog, worklist
from langnghe.services.backlog import BANDS, Aged
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work
from tests.conversations.desk import head, officer, person_of, sends, the_ticket
from tests.conversations.test_digest import MONDAY, at
from tests.conversations.test_official_umpire import TOP
from tests.house import House
from tests.office import CHAIR, FRONT_DESK, ROADS
from tests.people import Citizen, Head
from tests.unit.test_worklist import copies, statements

#: The last and the first second of 20/11/2026 in Vietnam.
LAST = datetime(2026, 11, 20, 16, 59, 59, tzinfo=UTC)
FIRST = datetime(2026, 11, 19, 17, 0, 0, tzinfo=UTC)


async def aged(house: House, ticket_id: int, *ages: int, **values: Any) -> None:
    """Tickets like this one that came so many days ago: at the very end of that day for every other."""

    def received(number: int) -> datetime:
        return (LAST if number % 2 else FIRST) - timedelta(days=ages[number])

    await copies(house, ticket_id, len(ages), received_at=received, **values)


async def counted(house: House, who: Head) -> dict[Aged, int]:
    person = await person_of(who)
    return (await house.asks(lambda work: backlog.view(work, person))).all.counts


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, Aged.TO_10), (10, Aged.TO_10), (11, Aged.TO_30), (30, Aged.TO_30), (31, Aged.TO_45), (45, Aged.TO_45),
        (46, Aged.TO_90), (90, Aged.TO_90), (91, Aged.OVER_90), (4000, Aged.OVER_90),
    ],
)  # fmt: skip
def test_each_age_is_in_one_band(age: int, band: Aged) -> None:
    def within(each: Aged) -> bool:
        least, most = backlog.ages(each, 45)
        return least <= age and (most is None or age <= most)

    assert [each for each in BANDS if within(each)] == [band]
    assert within(Aged.RED) == (age > 45)
    assert within(Aged.SOON) == (39 <= age <= 45)


async def test_a_day_begins_at_midnight_in_vietnam(quiet_house: House) -> None:
    """Both seconds at the edges of a day in Vietnam are that day, whatever day it is in Greenwich."""
    house = quiet_house
    chief, ticket = await head(house, "Ông Bảy"), await sends(Citizen(house, "Lan"))
    edges = (0, 10, 11, 30, 31, 38, 39, 45, 46, 90, 91)
    await aged(house, ticket.id, *(age for age in edges for _ in range(2)))
    assert await counted(house, chief) == {
        Aged.TO_10: 5, Aged.TO_30: 4, Aged.TO_45: 8, Aged.TO_90: 4, Aged.OVER_90: 2, Aged.RED: 6, Aged.SOON: 4,
    }  # fmt: skip
    # At midnight in Vietnam each is a day older.
    house.clock.move(datetime(2026, 11, 20, 17, tzinfo=UTC) - house.clock.now())
    assert await counted(house, chief) == {
        Aged.TO_10: 3, Aged.TO_30: 4, Aged.TO_45: 8, Aged.TO_90: 4, Aged.OVER_90: 4, Aged.RED: 8, Aged.SOON: 4,
    }  # fmt: skip


async def test_the_view_leads_to_the_lists(house: House) -> None:
    chief = await head(house, "Ông Bảy")
    await chief.says("menu")
    await chief.presses("Tồn đọng")
    chief.reads("Không có phiếu nào đang chờ")
    ticket = await sends(Citizen(house, "Lan"))
    await aged(house, ticket.id, 12, 40, 44, 47, *range(50, 62))
    codes = await house.asks(
        lambda work: list(work.session.scalars(select(Ticket.code).order_by(Ticket.received_at, Ticket.id)))
    )
    await chief.says("menu")
    await chief.presses("Tồn đọng")
    chief.reads("Đến 10 ngày: 1", "11–30 ngày: 1", "31–45 ngày: 2", "46–90 ngày: 13", "Quá 45 ngày: 13")
    chief.reads("trong 7 ngày tới: 2")
    assert not any("Trên 90" in each for each in chief.offers)  # a button must lead to something
    await chief.presses("46–90 ngày (13)")
    news = chief.reads("cũ nhất trước", "61 ngày", "54 ngày", "Đèn đường thôn 3")
    order = [news.index(code) for code in codes[:8]]
    assert order == sorted(order)
    await chief.presses("Trang sau")
    chief.reads(*codes[8:13], "47 ngày")
    chief.does_not_read(codes[13])
    await chief.presses("Về đầu")
    chief.reads(codes[0])
    await chief.presses("Tồn đọng")
    await chief.presses("Sẽ quá 45 ngày")
    chief.reads("44 ngày", "40 ngày")
    await chief.presses(codes[13])
    chief.reads(codes[13], "Đèn đường thôn 3")


async def test_the_chair_sees_every_body_and_each_alone(quiet_house: House) -> None:
    house = quiet_house
    chair, chief = await head(house, "Ông Sơn", CHAIR), await head(house, "Ông Bảy")
    ticket = await sends(Citizen(house, "Lan"))
    await aged(house, ticket.id, 100, 20, body_code=FRONT_DESK)
    await chair.says("menu")
    await chair.presses("Tồn đọng")
    desk, roads = "Trung tâm Phục vụ hành chính công", "Phòng Kinh tế"
    news = chair.reads("Theo đơn vị", desk, roads, "Đến 10 ngày: 1")
    assert news.index(desk) < news.index(roads)  # whose oldest is oldest
    await chair.presses(desk)
    chair.reads(desk, "Trên 90 ngày: 1", "11–30 ngày: 1", "Đến 10 ngày: 0")
    await chair.presses("Trên 90 ngày (1)")
    chair.reads("100 ngày", desk)
    chair.does_not_read(ticket.code)
    await chair.presses("Đơn vị này")
    chair.reads("11–30 ngày: 1")
    await chief.forges(f"l.aging:{FRONT_DESK}")
    chief.does_not_read("11–30")
    await chief.forges(f"l.aged:over:0:{FRONT_DESK}")
    chief.does_not_read("100 ngày")


async def test_only_heads_look_and_no_token_breaks_it(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief = await officer(house), await head(house, "Ông Bảy")
    ticket = await sends(Citizen(house, "Lan"))
    with pytest.raises(Forbidden):
        await house.does(backlog.view, await person_of(hoa))
    for token in ("l.backlog", "l.aged:10:0", f"l.aging:{ROADS}", "l.plans"):
        await hoa.forges(token)
        hoa.does_not_read(ticket.code, "Tồn đọng", "Kế hoạch")
    for token in ("l.aged", "l.aged:what", "l.aged:10:999999", "l.backlog:999", "l.aged:10:x", "l.plans:1:77"):
        await chief.forges(token)
    await chief.forges("l.aged:10:0:nobody")
    chief.does_not_read(ticket.code)
    await chief.forges("l.aged:10:0")
    chief.reads(ticket.code)


async def test_what_is_settled_is_in_no_band(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief = await officer(house), await head(house, "Ông Bảy")
    ticket = await sends(Citizen(house, "Lan"))
    assert sum((await counted(house, chief)).values()) == 1
    await house.does(answering.answer, await person_of(hoa), ticket.id, "Đã thay bóng đèn.")
    assert not any((await counted(house, chief)).values())
    person = await person_of(await head(house, "Ông Sơn", CHAIR))
    assert (await house.asks(lambda work: backlog.view(work, person))).bodies.items == ()


async def test_restricted_matters_show_no_words(quiet_house: House) -> None:
    house = quiet_house
    chair, ticket = await head(house, "Ông Sơn", CHAIR), await sends(Citizen(house, "Lan"))
    await house.does(
        lambda work: work.session.execute(update(Field).where(Field.code == "giao_thong").values(restricted=True))
    )
    await chair.forges("l.aged:10:0")
    chair.reads(ticket.code)
    chair.does_not_read("Đèn đường")


async def test_the_morning_says_how_many_are_over_the_line(house: House) -> None:
    chief, ticket = await head(house, "Ông Bảy"), await sends(Citizen(house, "Lan"))
    await aged(house, ticket.id, 42, 43, 60)
    chief.looks()
    await at(house, MONDAY)  # three days later: 45, 46 and 63 days
    chief.reads("Tồn đọng quá 45 ngày: 2")
    await chief.presses("Quá 45 ngày (2)")
    chief.reads("63 ngày", "46 ngày")
    chief.does_not_read("45 ngày ·", (await the_ticket(house, ticket.code)).code)


@pytest.mark.parametrize("many", [1, 1_000])
async def test_a_view_costs_the_same_however_much_is_open(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    house = quiet_house
    chair = await head(house, "Bà Cả", TOP if many == 1 else CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    person = await person_of(chair)
    monkeypatch.setattr(worklist, "MANY_BODIES", many)
    monkeypatch.setattr(backlog, "MOST_COUNTED", 20)

    def look(work: Work) -> None:
        backlog.view(work, person)
        backlog.tickets_of(work, person, Aged.RED)

    async def cost() -> int:
        return len((await house.asks(lambda work: statements(work, lambda: look(work))))[1])

    few = await cost()
    states = [TicketState.RECEIVED, TicketState.IN_PROGRESS]
    await copies(
        house, ticket.id, 300,
        state=lambda number: states[number % 2],
        received_at=lambda number: FIRST - timedelta(days=number),
    )  # fmt: skip
    assert await cost() <= few + 1  # one more: what is listed is read
    view = await house.asks(lambda work: backlog.view(work, person))
    assert view.all.counts[Aged.OVER_90] == 20  # "or more": counted no further
    if house.app.store.embedded:
        steps = await house.asks(lambda work: plan(work, look))
        assert "SCAN ticket" not in steps
        assert "ix_ticket_age_by_body" in steps
        assert ("ix_ticket_age (" in steps) == (many == 1)


def plan(work: Work, verb: Callable[[Work], None]) -> str:
    """What SQLite says beforehand that it will do."""
    found: list[str] = []

    def explain(connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if "ticket" in statement and not statement.startswith("EXPLAIN"):
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            found.extend(str(row[-1]) for row in rows)

    engine = work.session.get_bind()
    event.listen(engine, "before_cursor_execute", explain)
    try:
        verb(work)
    finally:
        event.remove(engine, "before_cursor_execute", explain)
    return "\n".join(found)
