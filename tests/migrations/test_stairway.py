"""Every migration goes up, down and up again, on both databases, and ends at what the models say."""

from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

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


def test_a_database_of_a_later_version_is_refused(empty: str) -> None:
    migrate.upgrade(empty)
    store = open_store(empty)
    with store.writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'later'"))
    store.close()
    with pytest.raises(migrate.SchemaTooNew, match="later"):
        migrate.upgrade(empty)
