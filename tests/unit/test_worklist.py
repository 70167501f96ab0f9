"""The work list costs the same however much is open, and pages over equal due dates without a gap."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import event, insert

from langnghe.models import Ticket, TicketState, table
from langnghe.services import casefile, worklist
from langnghe.services.work import Work
from langnghe.services.worklist import After, Show
from tests.conversations.desk import head, officer, person_of, sends
from tests.house import FRIDAY, House
from tests.people import Citizen

T = TypeVar("T")
BODY, POLICE = "21433.kinh_te", "21433.cong_an"


async def copies(house: House, ticket_id: int, count: int, **values: Any) -> None:
    """So many tickets more, like this one but for `values`; a callable gets the number."""

    def make(work: Work) -> None:
        model = table(Ticket)
        row = dict(work.session.execute(model.select().where(model.c.id == ticket_id)).mappings().one())
        del row["id"]
        made = [
            row
            | {"code": f"{ticket_id}-{number}-{len(values)}"[:16]}
            | {name: value(number) if callable(value) else value for name, value in values.items()}
            for number in range(count)
        ]
        work.session.execute(insert(model), made)

    await house.does(make)


def statements(work: Work, verb: Callable[[], T]) -> tuple[T, list[str]]:
    """What the verb gives, and the statements it took."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    engine = work.session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        return verb(), seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


async def test_a_page_takes_the_same_few_statements_however_many_rows(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    person = await person_of(hoa)

    async def cost() -> int:
        return len((await house.asks(lambda work: statements(work, lambda: worklist.mine(work, person))))[1])

    few = await cost()
    await copies(house, ticket.id, 300)
    assert await cost() == few <= 5


async def test_a_card_takes_few_statements(quiet_house: House) -> None:
    hoa = await officer(quiet_house)
    ticket = await sends(Citizen(quiet_house, "Lan"))
    person = await person_of(hoa)

    def cost(work: Work) -> int:
        return len(statements(work, lambda: casefile.look(work, person, ticket.id))[1])

    assert await quiet_house.asks(cost) <= 5


async def test_pages_meet_without_gap_or_double_where_dates_are_equal(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    states = [TicketState.RECEIVED, TicketState.IN_PROGRESS, TicketState.WAITING_CITIZEN, TicketState.ANSWERED]
    await copies(
        house, ticket.id, 60,
        due_at=lambda number: FRIDAY + timedelta(days=number // 20),
        state=lambda number: states[number % 4],
    )  # fmt: skip
    person = await person_of(hoa)
    seen: list[tuple[datetime, int]] = []
    after: After | None = None
    while True:
        page = await house.asks(lambda work, after=after: worklist.mine(work, person, Show.ALL, after))  # type: ignore[misc]
        seen += [(row.due_at, row.id) for row in page.rows]
        assert len(page.rows) <= worklist.PAGE
        after = page.next
        if after is None:
            break
    assert len(seen) == 46
    assert seen == sorted(set(seen))
    assert page.counts == worklist.Counts(late=15, soon=30, total=46)  # soon: through Monday


async def test_who_sees_very_many_bodies_reads_along_the_dates(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    chair = await head(house, "Bà Chủ tịch", "21433.chu_tich")
    ticket = await sends(Citizen(house, "Lan"))
    await copies(house, ticket.id, 30, body_code=lambda number: [BODY, POLICE][number % 2])
    person = await person_of(chair)
    by_body = await house.asks(lambda work: worklist.mine(work, person))
    monkeypatch.setattr(worklist, "MANY_BODIES", 1)
    by_date = await house.asks(lambda work: worklist.mine(work, person))
    assert by_date == by_body
    assert len(by_date.rows) == worklist.PAGE


@pytest.mark.parametrize("many", [1, 1_000])
async def test_the_store_answers_from_an_index_in_order(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    house = quiet_house
    if not house.app.store.embedded:
        pytest.skip("PostgreSQL plans by what it has counted; SQLite says beforehand what it will do")
    chair = await head(house, "Bà Chủ tịch", "21433.chu_tich")
    person = await person_of(chair)
    monkeypatch.setattr(worklist, "MANY_BODIES", many)

    def plan(work: Work) -> str:
        found: list[str] = []

        def explain(connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
            if "ticket" in statement and not statement.startswith("EXPLAIN"):
                rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                found.extend(str(row[-1]) for row in rows)

        engine = work.session.get_bind()
        event.listen(engine, "before_cursor_execute", explain)
        try:
            worklist.mine(work, person)
        finally:
            event.remove(engine, "before_cursor_execute", explain)
        return "\n".join(found)

    steps = await house.asks(plan)
    assert "SCAN ticket" not in steps
    index = "ix_ticket_open_by_due" if many == 1 else "ix_ticket_open_by_body"
    assert index in steps


def test_a_page_is_named_in_a_token_and_nothing_else_is() -> None:
    after = After(datetime(2026, 12, 7, 17, 0, 0, 123456, tzinfo=UTC), 2**62)
    assert After.read(str(after)) == after
    assert len(f"o.list:{Show.APPROVAL}:{after}") <= 64
    for nonsense in ("", ".", "1", "a.b", "1.2.3", "-1.2", "9" * 30 + ".1", "1." + "9" * 30, "²5.1"):
        assert After.read(nonsense) is None


async def test_nobody_reads_a_list_without_a_post(quiet_house: House) -> None:
    lan = Citizen(quiet_house, "Lan")
    await lan.starts()
    await lan.forges("o.list")
    lan.does_not_read("Việc cần làm")
