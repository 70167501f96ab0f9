"""What the unit tests can ask for: the books of the sample office, without a process around them."""

from collections.abc import Callable, Iterator

import pytest

from tests.unit.books import Books

NewDatabase = Callable[[str], str]


@pytest.fixture
def books(new_database: NewDatabase) -> Iterator[Books]:
    """The sample office on SQLite, with nobody in it yet."""
    made = Books(new_database("sqlite"))
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def both_books(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[Books]:
    """The sample office on SQLite and on PostgreSQL."""
    made = Books(new_database(request.param))
    yield made
    made.close()
