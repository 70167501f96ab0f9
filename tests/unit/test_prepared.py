"""Prepared statements say what SQLAlchemy would say, on both databases."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Select, bindparam, delete, func, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from langnghe.models import Body, Conversation, DeadlineRule, Identity, Level, Person, Prepared, insert_into, table
from langnghe.models.contract import Inbound, InputKind
from langnghe.services import people
from langnghe.services.work import Work
from tests.house import House

NOON = datetime(2026, 11, 20, 5, 0, 30, 123456, tzinfo=UTC)
ENTER_PERSON = insert_into(Person, "id")
ENTER_IDENTITY = insert_into(Identity, "id", "last_seen_at")
ENTER_CONVERSATION = insert_into(Conversation, without=())
FIND = Prepared(select(Identity, Person.name).join(Person).where(Identity.id == bindparam("identity")))


def enter(work: Work, name: str = "Lan's «quê»") -> int:
    person = ENTER_PERSON.scalar(
        work.connection, name=name, phone="", language="vi", area_code=None, village_code=None, consented_at=None,
        consent_version="", quiet_from=None, quiet_until=None,
        created_at=NOON,
    )  # fmt: skip
    identity, seen = ENTER_IDENTITY.one(
        work.connection, person_id=person, channel="paper", external_id=name, last_seen_at=NOON,
        unreachable_at=None, unreachable_reason="",
    )  # fmt: skip
    assert seen == NOON
    return int(identity)


async def test_values_come_back_as_they_went_in(quiet_house: House) -> None:
    def verb(work: Work) -> None:
        identity = enter(work)
        menu = [["Gửi", "c.send"], ["Hủy", "c.drop"]]
        ENTER_CONVERSATION.run(
            work.connection, identity_id=identity, state=None, data={"a": [1, "ẫ"]}, menu=menu, menu_numbers=False,
            updated_at=NOON,
        )  # fmt: skip
        row = FIND.one(work.connection, identity=identity)
        assert (row.name, row.last_seen_at, row.unreachable_at) == ("Lan's «quê»", NOON, None)
        kept = Prepared(select(table(Conversation))).one(work.connection)
        assert (kept.state, kept.data, kept.menu, kept.menu_numbers) == (None, {"a": [1, "ẫ"]}, menu, False)

    await quiet_house.does(verb)


BODIES = select(*table(Body).c).where(Body.level.in_([Level.PROVINCE, Level.COMMUNE])).order_by(Body.code)
RULES = (
    select(*table(DeadlineRule).c).where(DeadlineRule.kind.in_(("", bindparam("kind")))).order_by(DeadlineRule.id)
)


@pytest.mark.parametrize(
    ("statement", "params"), [(BODIES.limit(bindparam("most")), {"most": 5}), (RULES, {"kind": "report"})]
)
async def test_it_gives_what_sqlalchemy_gives(
    quiet_house: House, statement: Select[*tuple[Any, ...]], params: dict[str, Any]
) -> None:
    """Enums, dates, booleans and numbers, with a list written out and a limit given at the call."""

    def ask(work: Work) -> None:
        expected = [tuple(row) for row in work.session.execute(statement, params)]
        assert expected
        assert [tuple(row) for row in Prepared(statement).all(work.connection, **params)] == expected

    await quiet_house.asks(ask)


async def test_no_row_is_said(quiet_house: House) -> None:
    def ask(work: Work) -> None:
        assert FIND.first(work.connection, identity=-1) is None
        assert FIND.scalar(work.connection, identity=-1) is None
        with pytest.raises(LookupError):
            FIND.one(work.connection, identity=-1)
        with pytest.raises(Exception, match="identity"):
            FIND.all(work.connection)

    await quiet_house.asks(ask)


async def test_many_rows_and_how_many_were_touched(quiet_house: House) -> None:
    renamed = Prepared(
        update(table(Person)).where(table(Person).c.name == bindparam("old")).values(name=bindparam("new"))
    )

    def verb(work: Work) -> None:
        enter(work, "A")
        enter(work, "B")
        renamed.run_many(work.connection, [{"old": "A", "new": "C"}, {"old": "B", "new": "C"}])
        assert renamed.run(work.connection, old="C", new="D") == 2
        assert renamed.run(work.connection, old="C", new="D") == 0

    await quiet_house.does(verb)


async def test_an_error_is_sqlalchemys_and_says_no_values(quiet_house: House) -> None:
    with pytest.raises(IntegrityError) as caught:
        await quiet_house.does(lambda work: (enter(work, "Bí mật"), enter(work, "Bí mật")))
    assert "parameters: (" not in str(caught.value).lower()
    await quiet_house.does(lambda work: enter(work, "Bí mật"))  # nothing was left behind


@pytest.mark.parametrize("quiet_house", ["postgresql"], indirect=True)
async def test_a_lost_connection_is_made_anew(quiet_house: House) -> None:
    def cut(work: Work) -> None:
        Prepared(select(text("pg_terminate_backend(pg_backend_pid())"))).all(work.connection)

    with pytest.raises(DBAPIError) as caught:
        await quiet_house.does(cut)
    assert caught.value.connection_invalidated
    await quiet_house.does(enter)


async def test_rows_can_be_deleted(quiet_house: House) -> None:
    gone = Prepared(delete(table(Conversation)).where(table(Conversation).c.identity_id == bindparam("identity")))
    assert await quiet_house.does(lambda work: gone.run(work.connection, identity=-1)) == 0


async def test_a_question_cannot_write(quiet_house: House) -> None:
    """Also where we begin the transaction ourselves."""
    with pytest.raises(DBAPIError):
        await quiet_house.asks(enter)


@pytest.mark.parametrize("quiet_house", ["postgresql"], indirect=True)
async def test_a_statement_is_still_known_after_a_rollback(quiet_house: House) -> None:
    def fails(work: Work) -> None:
        enter(work, "Lan")
        raise LookupError

    for _ in range(3):
        with pytest.raises(LookupError):
            await quiet_house.does(fails)
    await quiet_house.does(lambda work: enter(work, "Lan"))


@pytest.mark.parametrize("quiet_house", ["postgresql"], indirect=True)
async def test_an_event_holds_the_lock_of_its_chat(quiet_house: House) -> None:
    event = Inbound("paper", "1", "lan", InputKind.TEXT, "Xin chào")
    locks = text("locktype = 'advisory' AND mode = 'ExclusiveLock' AND pid = pg_backend_pid()")
    count = select(func.count()).select_from(text("pg_locks")).where(locks)

    def verb(work: Work) -> tuple[bool, int | None, bool]:
        return people.first_time(work, event), work.session.scalar(count), people.first_time(work, event)

    assert await quiet_house.does(verb) == (True, 1, False)
