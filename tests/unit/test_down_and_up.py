"""The books of an office at work go down to the version before plans and opinions, and up again."""

from collections.abc import Callable
from datetime import date

import pytest
from alembic import command
from sqlalchemy import select, text

from langnghe.bot import migrate
from langnghe.bot.store import open_store
from langnghe.models import Act, ClockKind, RoleKind, TicketClock, TicketEvent, TicketPriority
from langnghe.services import (
    answering,
    clocks,
    complexity,
    consulting,
    deadline_rules,
    handling,
    instructing,
    intake,
    planning,
    reminding,
    urging,
)
from langnghe.services.deadlines import Span
from tests.office import CHAIR, FRONT_DESK, ROADS
from tests.unit.books import Books


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_office_at_work_goes_down_and_up_again(kind: str, new_database: Callable[[str], str]) -> None:
    books = Books(open_store(new_database(kind)))
    citizen, bay = books.person("Lan"), books.person("Bảy", (RoleKind.HEAD, ROADS))
    son, tu = books.person("Sơn", (RoleKind.HEAD, CHAIR)), books.person("Tư", (RoleKind.SUPERVISOR, CHAIR))
    ba, admin = books.person("Ba", (RoleKind.OFFICER, FRONT_DESK)), books.person("A", (RoleKind.ADMIN, CHAIR))
    longer = deadline_rules.NewRule(
        deadline_rules.Scope("settle", complex=True), Span.parse("30 WD"), "Quyết định 1", date(2026, 11, 20)
    )
    books.does(deadline_rules.add, admin, longer)
    for field in ("giao_thong", "giao_thong", "khac"):
        draft = intake.Draft(area_code="21433", text="Đèn đường hỏng", field_code=field)
        ticket = books.does(intake.take_in, citizen, draft).ticket_id
        books.wait(minutes=1)
        if field == "khac":
            books.does(handling.correct, ba, ticket, priority=TicketPriority.URGENT)
            continue
        books.does(handling.inform, bay, ticket, "Đang xem")
        books.does(planning.add, bay, ticket, "Khảo sát", None, date(2026, 11, 25))
        books.does(consulting.ask, bay, ticket, FRONT_DESK, "Ý kiến?")
        books.does(complexity.find, bay, ticket, "many", "Nhiều người")
        books.does(instructing.submit, bay, ticket, "Xin ý kiến")
        books.does(instructing.instruct, son, ticket, "Làm ngay", date(2026, 11, 25))
        books.does(urging.urge, tu, ticket)
    books.wait(days=14)
    while books.does(reminding.sweep):
        pass
    books.does(answering.answer, bay, ticket - 1, "Đã làm xong.", late="other")
    with books.store.writer.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")  # as `migrate.upgrade` does
        made = migrate.config(connection)
        for move, to in ((command.downgrade, "0005"), (command.upgrade, "head")):
            move(made, to)
            assert not sqlite or connection.execute(text("PRAGMA foreign_key_check")).first() is None
        connection.commit()
        if sqlite:
            connection.connection.cursor().execute("PRAGMA foreign_keys=ON")
    with books.work() as work:
        kinds = set(work.session.scalars(select(TicketClock.kind)))
        acts = set(work.session.scalars(select(TicketEvent.act)))
        assert clocks.without(work) == ()
    assert kinds == {ClockKind.ACCEPT, ClockKind.SETTLE}
    assert Act.ANSWER in acts
    assert Act.PLAN not in acts
    # Work goes on.
    books.does(handling.inform, bay, ticket - 2, "Vẫn đang xem")
    books.does(planning.add, bay, ticket - 2, "Khảo sát", None, date(2026, 12, 8))
    while books.does(reminding.sweep):
        pass
    books.close()
    books.store.close()
