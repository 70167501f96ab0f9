"""Every migration goes up, down and up again, on both databases, and ends at what the models say."""

from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, inspect, select, text

from langnghe.bot import migrate
from langnghe.bot.store import open_store
from langnghe.models import Base
from tests.conftest import database_address


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with nothing in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    server: str = request.getfixturevalue("postgres")
    name = f"empty_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return database_address(server, name)


def revisions() -> list[str]:
    scripts = ScriptDirectory.from_config(migrate.config()).walk_revisions("base", "heads")
    return [script.revision for script in reversed(list(scripts))]


def test_every_step_goes_up_down_and_up(empty: str) -> None:
    store = open_store(empty)
    with store.writer.connect() as connection:
        made = migrate.config(connection)
        for revision in revisions():
            command.upgrade(made, revision)
            command.downgrade(made, "-1")
            command.upgrade(made, revision)
        command.downgrade(made, "base")
        connection.commit()
        left = set(inspect(connection).get_table_names()) - {"alembic_version"}
    store.close()
    assert left == set()


def test_the_last_step_ends_at_the_models(empty: str) -> None:
    migrate.upgrade(empty)
    store = open_store(empty)
    with store.writer.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
    store.close()
    assert differences == []


def test_upgrading_twice_changes_nothing(empty: str) -> None:
    migrate.upgrade(empty)
    migrate.upgrade(empty)
    store = open_store(empty)
    with store.reader.connect() as connection:
        assert migrate.current(connection) == migrate.head()
    store.close()


def test_the_steps_are_known_by_their_files() -> None:
    assert sorted(migrate.revisions()) == revisions()
    assert migrate.head() == revisions()[-1]


def test_a_start_on_a_database_that_is_ready_looks_at_nothing_else(
    empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To check every reference takes SQLite 1.2 seconds with a million people: no start waits for that."""
    migrate.upgrade(empty)
    monkeypatch.setattr(migrate, "_upgrade", None)
    migrate.upgrade(empty)


def test_a_database_of_a_later_version_is_refused(empty: str) -> None:
    migrate.upgrade(empty)
    store = open_store(empty)
    with store.writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'later'"))
    store.close()
    with pytest.raises(migrate.SchemaTooNew, match="later"):
        migrate.upgrade(empty)


#: One ticket with a line of history, a clock and a photo, as they stand at the first revision.
ROWS = """
INSERT INTO area (code, name, level, remote, valid_from) VALUES ('1', 'Tỉnh', 'province', false, '2025-07-01');
INSERT INTO body (code, name, short_name, level, template, area_code, address, phone, opening_hours,
    approval_required, valid_from)
    VALUES ('b', 'B', 'B', 'province', 't', '1', '', '', '', false, '2025-07-01');
INSERT INTO field (code, name_vi, name_en, position, restricted, urgent_number, active)
    VALUES ('khac', 'Khác', 'Other', 1, false, '', true);
INSERT INTO person (id, name, phone, language, consent_version, created_at)
    VALUES (1, 'Lan', '', 'vi', '', '2026-11-20 02:00:00');
INSERT INTO ticket (id, code, kind, state, priority, field_code, area_code, body_code, rung, submitter_id,
    anonymous, text, folded, received_at, due_at, reopened, version)
    VALUES (1, 'K7M2-9QXP', 'report', 'received', 'normal', 'khac', '1', 'b', 'catch_all', 1, true,
    'a', 'a', '2026-11-20 02:00:00', '2026-12-07 17:00:00', 0, 1);
INSERT INTO ticket_event (id, ticket_id, seq, act, at, actor_role, state, public, text, data)
    VALUES (1, 1, 1, 'submit', '2026-11-20 02:00:00', 'citizen', 'received', true, '', '{}');
INSERT INTO ticket_clock (id, ticket_id, kind, started_at, span, due_at, level, rule, source)
    VALUES (1, 1, 'settle', '2026-11-20 02:00:00', '10 WD', '2026-12-07 17:00:00', 0, 'settle', 'x');
INSERT INTO attachment (id, owner_id, ticket_id, event_id, kind, state, channel, channel_ref, name, mime, size,
    sha256, path, token, reason, attempts, not_before, created_at)
    VALUES (1, 1, 1, 1, 'photo', 'pending', 'x', '', '', '', 0, '',
    '', 't', '', 0, '2026-11-20 02:00:00', '2026-11-20 02:00:00');
"""


def test_what_is_in_the_books_goes_with_every_step(empty: str) -> None:
    store = open_store(empty)
    with store.writer.connect() as connection:
        command.upgrade(migrate.config(connection), "0001")
        for row in ROWS.split(";\n"):
            if row.strip():
                connection.execute(text(row))
        connection.commit()
    store.close()
    migrate.upgrade(empty)
    store = open_store(empty)
    with store.reader.connect() as connection:
        for table in ("ticket", "ticket_event", "ticket_clock", "attachment"):
            assert connection.execute(select(func.count()).select_from(text(table))).scalar() == 1, table
    store.close()


def test_an_office_that_is_set_up_already_gets_the_rules_of_new_steps(empty: str) -> None:
    store = open_store(empty)
    with store.writer.connect() as connection:
        command.upgrade(migrate.config(connection), "0002")
        connection.execute(
            text(
                "INSERT INTO deadline_rule (step, kind, field_code, priority, span, source, valid_from) "
                "VALUES ('accept', '', '', '', '2 WD', 'x', '2025-07-01')"
            )
        )
        connection.commit()
    store.close()
    migrate.upgrade(empty)
    store = open_store(empty)
    with store.reader.connect() as connection:
        rows = connection.execute(
            text("SELECT step, priority, span FROM deadline_rule ORDER BY step, priority")
        ).all()
    store.close()
    assert [tuple(row) for row in rows] == [
        ("accept", "", "2 WD"),
        ("classify", "", "1 WD"),
        ("first_answer", "", "5 WD"),
        ("first_answer", "urgent", "1 WD"),
        ("opinion", "", "3 WD"),
        ("opinion", "urgent", "1 WD"),
        ("return", "", "8 H"),
    ]
