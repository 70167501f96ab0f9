"""An office that a doctor looks at: on both databases, serving or not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from langnghe.bot.clock import Clock, SetClock
from langnghe.bot.config import Settings, settings_from
from langnghe.bot.doctor.examination import Report, examine
from langnghe.bot.doctor.finding import Finding
from langnghe.bot.hold import Hold
from langnghe.bot.peers import Lookout
from langnghe.bot.store import open_store
from langnghe.services.work import Work
from tests.conftest import NewDatabase
from tests.house import FRIDAY, OFFICE
from tests.office import in_books

T = TypeVar("T")


class Patient:
    """The office, what is done to it, and what the doctor finds."""

    def __init__(self, database: str, folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.clock: Clock = SetClock(FRIDAY)
        self.sections: dict[str, Any] = {"http": {"public_url": "http://127.0.0.1:9"}}

    @property
    def settings(self) -> Settings:
        return settings_from(
            {"data_dir": self.folder, "office": OFFICE, "database": {"url": self.database}, **self.sections}, {}
        )

    @property
    def file(self) -> Path:
        """The embedded database."""
        return self.folder / "langnghe.db"

    async def report(self) -> Report:
        return await examine(self.settings, self.clock)

    async def findings(self) -> dict[str, Finding]:
        found = (await self.report()).findings
        assert all(each.key != "look-broken-off" for each in found), found
        return {each.key: each for each in found}

    async def keys(self) -> set[str]:
        return set(await self.findings())

    async def only_after(self, key: str, provoke: Callable[[], object]) -> Finding:
        """What is found once it was provoked, and not before."""
        assert key not in await self.keys()
        provoke()
        return (await self.findings())[key]

    def does(self, verb: Callable[[Work], T]) -> T:
        return in_books(self.database, verb, self.clock.now())

    def executes(self, *statements: str) -> None:
        store = open_store(self.database)
        with store.writer.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
        store.close()

    @contextmanager
    def serving(self) -> Iterator[None]:
        """As a process that serves shows itself to others."""
        if self.database.startswith("sqlite"):
            with Hold(self.file):
                yield
            return
        store = open_store(self.database)
        lookout = Lookout(store)
        lookout.look(ticking=True)
        yield
        lookout.close()
        store.close()


def patient_on(kind: str, new_database: NewDatabase, tmp_path: Path) -> Patient:
    database, folder = new_database(kind), tmp_path / "data"
    folder.mkdir(exist_ok=True)
    return Patient(database, folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def patient(request: pytest.FixtureRequest, new_database: NewDatabase, tmp_path: Path) -> Patient:
    """On both databases."""
    return patient_on(request.param, new_database, tmp_path)


@pytest.fixture
def embedded(new_database: NewDatabase, tmp_path: Path) -> Patient:
    """On SQLite, for what is about its file."""
    return patient_on("sqlite", new_database, tmp_path)
