"""All looks, one after the other; one that breaks off hides no other."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from sqlalchemy.exc import DBAPIError

from langnghe.bot.channels.webchat import WEBCHAT
from langnghe.bot.clock import Clock
from langnghe.bot.commands.books import NobodyIsTold
from langnghe.bot.config import Settings
from langnghe.bot.doctor import doors, machine, messengers, office
from langnghe.bot.doctor.database import Database
from langnghe.bot.doctor.finding import Fact, Finding, Gravity, warning, wrong
from langnghe.bot.office import make_office
from langnghe.models.contract import Capabilities
from langnghe.services import office_calendar
from langnghe.services.work import Work

Found = Iterable[Finding | Fact]


@dataclass(slots=True)
class Report:
    """What was found: the grave first, each in the order in which it was looked for."""

    findings: list[Finding] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def take(self, look: Callable[[], Found], name: str) -> None:
        """Take up what a look finds, and that it broke off where it did."""
        try:
            for each in look():
                self.add(each)
        except Exception as error:  # noqa: BLE001 - whatever it is, the other looks go on
            self.add(broken_off(name, error))

    async def take_later(self, look: AsyncIterator[Finding | Fact], name: str) -> None:
        try:
            async for each in look:
                self.add(each)
        except Exception as error:  # noqa: BLE001 - as above
            self.add(broken_off(name, error))

    def add(self, each: Finding | Fact) -> None:
        if isinstance(each, Fact):
            self.facts.append(each)
        else:
            self.findings.append(each)

    def of(self, gravity: Gravity) -> list[Finding]:
        return [finding for finding in self.findings if finding.gravity is gravity]


def broken_off(name: str, error: Exception) -> Finding:
    """A look that came to no end. Its error's own words may quote what people wrote and are not told."""
    return warning("look-broken-off", look=name, error=type(error).__name__)


async def examine(settings: Settings, clock: Clock) -> Report:
    """Look at everything an office with these settings runs on. Changes nothing."""
    report = Report()
    database = Database(settings)
    try:
        report.take(lambda: database.look(clock), "database")
        usable = database.usable()
        serving = usable and _serving(report, database)
        if usable:
            _look_into_books(report, settings, database, clock, serving=serving)
    finally:
        database.close()
    report.take(lambda: machine.look(settings, clock.now()), "machine")
    await report.take_later(messengers.look(settings, clock, serving=serving), "telegram")
    await report.take_later(doors.look(settings, clock.now(), serving=serving), "address")
    return report


def _serving(report: Report, database: Database) -> bool:
    try:
        processes = database.serving()
    except (DBAPIError, OSError) as error:
        report.add(broken_off("serving", error))
        return False
    report.add(Fact("serving", {"count": processes}))
    if not processes:
        report.add(wrong("nobody-serves"))
    return processes > 0


def _look_into_books(
    report: Report, settings: Settings, database: Database, clock: Clock, *, serving: bool
) -> None:
    def asking(look: office.Look) -> Iterator[Finding | Fact]:
        with _books(settings, database, clock) as work:
            yield from look(work)

    before = len(report.findings)
    report.take(lambda: asking(office.set_up), "set_up")
    if len(report.findings) > before:
        return  # an empty office lacks everything: once is enough
    for look in (*office.LOOKS, *((office.ticking,) if serving else ())):
        report.take(lambda look=look: asking(look), look.__name__)  # type: ignore[misc]


@contextmanager
def _books(settings: Settings, database: Database, clock: Clock) -> Iterator[Work]:
    """The office's books for one look, on a connection of its own that may only read."""
    channels = {"webchat": WEBCHAT} if settings.webchat.enabled else {}
    if settings.telegram.token.get_secret_value():
        channels["telegram"] = Capabilities()
    with database.connect() as connection:
        work = Work(
            connection=connection,
            now=clock.now(),
            office=make_office(settings, channels),
            calendar=office_calendar.load(connection, culture_day=settings.office.culture_day),
            composer=NobodyIsTold(),
        )
        with closing(work):
            yield work
