"""The office's books for one command: a transaction of its own beside a server that may be running."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from langnghe.bot import config, migrate
from langnghe.bot.channels.webchat import WEBCHAT
from langnghe.bot.clock import RealClock
from langnghe.bot.commands.words import Failure, failure, texts
from langnghe.bot.config import Settings
from langnghe.bot.office import make_office
from langnghe.bot.store import open_store
from langnghe.models.contract import Capabilities, Outbound
from langnghe.services import office_calendar
from langnghe.services.work import Announcement, Notice, Undelivered, Work


class NobodyIsTold:
    """A command tells nobody: its verbs are those that change the office, not what people wait for.

    The conversations with all their words would cost every command several seconds to load.
    """

    def compose(self, _work: Work, notice: Notice) -> None:
        raise RuntimeError(f"a command cannot tell anybody: {notice.key}")

    def say_elsewhere(self, _work: Work, said: Undelivered) -> bool:
        raise RuntimeError(f"a command cannot tell anybody: {said.priority}")

    def announce(
        self, _work: Work, said: Announcement, _channel: str, _language: str, *, group: bool = False
    ) -> Outbound:
        raise RuntimeError(f"a command announces nothing: {said.broadcast_id}, {group}")


def settings_of(file: Path) -> Settings:
    """The settings of a file. With several mistakes the first is told, and where to see the others."""
    try:
        return config.load(file)
    except config.ConfigError as error:
        first, *others = error.lines(texts())
        line = first if first.startswith(f"{file}:") else f"{file}: {first}"
        if others:
            line = f"{line} {failure('cli-more-mistakes', count=len(others), file=str(file)).line}"
        raise Failure(line) from None


@contextmanager
def office_books(settings: Settings) -> Iterator[Work]:
    """A unit of work, committed at the end. The schema is brought up to date first."""
    migrate.upgrade(settings.database_url)
    channels = {"webchat": WEBCHAT} if settings.webchat.enabled else {}
    if settings.telegram.token.get_secret_value():
        channels["telegram"] = Capabilities()
    store = open_store(settings.database_url)
    try:
        with store.writer.begin() as connection:
            work = Work(
                connection=connection,
                now=RealClock().now(),
                office=make_office(settings, channels),
                calendar=office_calendar.load(connection, culture_day=settings.office.culture_day),
                composer=NobodyIsTold(),
            )
            with closing(work):
                yield work
                work.flush()
    finally:
        store.close()
