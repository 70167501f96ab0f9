"""The office's books without a process: a unit of work on a real database, with a clock that is moved by hand."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection

from langnghe.bot.store import Store
from langnghe.models import Person, RoleKind
from langnghe.models.contract import Capabilities, Marked, Outbound
from langnghe.services import classify, grants, people, places
from langnghe.services.calendar import vietnam
from langnghe.services.work import Announcement, Notice, Office, Undelivered, Work
from tests.house import FRIDAY

T = TypeVar("T")


class Told:
    """Takes notices down instead of putting them into words."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []

    def compose(self, _work: Work, notice: Notice) -> None:
        self.notices.append(notice)

    def say_elsewhere(self, _work: Work, _said: Undelivered) -> bool:
        return False

    def announce(
        self, _work: Work, said: Announcement, _channel: str, _language: str, *, group: bool = False
    ) -> Outbound:
        return Outbound(Marked(f"{said.text} ({group})"))

    def keys(self, person_id: int) -> list[str]:
        return [notice.key for notice in self.notices if notice.person_id == person_id]


class Books:
    """One database and the units of work on it. Each `with books.work()` is one transaction."""

    def __init__(self, store: Store, root_area: str = "51") -> None:
        self.store = store
        # Connecting to a file takes longer than most work on it: it is done once, as a lane does.
        self._connection = store.writer.connect() if store.embedded else None
        self.now: datetime = FRIDAY
        self.told = Told()
        self.calendar = vietnam()
        self.office = Office(
            name="UBND tỉnh Quảng Ngãi",
            root_area=root_area,
            gazetteer=places.Gazetteer(places.load("51")),
            classifier=classify.RULES,
            channels={"webchat": Capabilities(inbox=True), "telegram": Capabilities()},
            public_url="https://langnghe.example.vn",
            telegram_username="lang_nghe_bot",
        )

    @contextmanager
    def work(self) -> Iterator[Work]:
        """A unit of work that is committed, or undone when something is raised in it."""
        with self._begun() as connection:
            work = Work(connection, self.now, self.office, self.calendar, self.told)
            yield work
            work.flush()

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        if self._connection is None:
            with self.store.writer.begin() as connection:
                yield connection
        else:
            inside = self._connection.in_transaction()  # of `supposing`
            with self._connection.begin_nested() if inside else self._connection.begin():
                yield self._connection

    @contextmanager
    def supposing(self) -> Iterator[None]:
        """Whatever is done inside is undone at the end, and the time is again what it was (SQLite)."""
        assert self._connection is not None
        now = self.now
        with self._connection.begin() as all_of_it:
            yield
            all_of_it.rollback()
        self.now = now

    def does(self, verb: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Run one service verb in a transaction of its own."""
        with self.work() as work:
            return verb(work, *args, **kwargs)

    def wait(self, **by: float) -> None:
        self.now += timedelta(**by)

    def person(self, name: str, *posts: tuple[RoleKind, str]) -> int:
        """A person with posts; their id."""
        with self.work() as work:
            person = Person(name=name, created_at=work.now)
            work.session.add(person)
            work.session.flush()
            people.enter_identity(work, person.id, "telegram", f"{name}-{person.id}")
            for role, body in posts:
                grants.give(work, person.id, body, role)
            return person.id

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
