"""What the unit tests can ask for: the books of the sample office, without a process around them."""

from collections.abc import Callable

import pytest

from langnghe.bot.store import Store
from tests.unit.books import Books

FreshStore = Callable[[str], Store]


@pytest.fixture
def books(fresh_store: FreshStore) -> Books:
    """The sample office on SQLite, with nobody in it yet."""
    return Books(fresh_store("sqlite"))


@pytest.fixture(params=["sqlite", "postgresql"])
def both_books(request: pytest.FixtureRequest, fresh_store: FreshStore) -> Books:
    """The sample office on SQLite and on PostgreSQL."""
    return Books(fresh_store(request.param))
