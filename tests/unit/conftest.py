"""What the unit tests can ask for: the books of the sample office, without a process around them."""

from collections.abc import Callable, Iterator

import pytest

from langnghe.bot.store import Store
from tests.unit.books import Books

FreshStore = Callable[[str], Store]


@pytest.fixture
def books(fresh_store: FreshStore) -> Iterator[Books]:
    """The sample office on SQLite, with nobody in it yet."""
    made = Books(fresh_store("sqlite"))
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def both_books(request: pytest.FixtureRequest, fresh_store: FreshStore) -> Iterator[Books]:
    """The sample office on SQLite and on PostgreSQL."""
    made = Books(fresh_store(request.param))
    yield made
    made.close()
