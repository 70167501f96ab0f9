"""Alembic's environment: the connection is given by `langnghe.bot.migrate`, never read from a file."""

from alembic import context
from sqlalchemy import Connection

from langnghe.models import Base


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        # SQLite cannot alter most of a table in place: it is copied.
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
