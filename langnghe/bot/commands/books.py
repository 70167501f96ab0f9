"""The office's books for one command: a transaction of its own beside a server that may be running."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from langnghe.bot import config, migrate
from langnghe.bot.books import WorkMaker
from langnghe.bot.channels.webchat import WEBCHAT
from langnghe.bot.clock import Clock, RealClock
from langnghe.bot.commands.words import Failure, failure, texts
from langnghe.bot.config import Settings
from langnghe.bot.office import make_office
from langnghe.bot.receive import new_session
from langnghe.bot.store import open_store
from langnghe.handlers.common.notices import Composer
from langnghe.locales.texts import AllTexts
from langnghe.models.contract import Capabilities
from langnghe.services.work import Work


def settings_of(file: Path) -> Settings:
    """The settings of a file. With several mistakes the first is told, and where to see the others."""
    try:
        return config.load(file)
    except config.ConfigError as error:
        first, *others = error.lines(texts())
        more = f" {failure('cli-more-mistakes', count=len(others), file=str(file)).line}" if others else ""
        raise Failure(f"{file}: {first}{more}") from None


@contextmanager
def office_books(settings: Settings, clock: Clock | None = None) -> Iterator[Work]:
    """A unit of work, committed at the end. The schema is brought up to date first."""
    migrate.upgrade(settings.database_url)
    channels = {"webchat": WEBCHAT} if settings.webchat.enabled else {}
    if settings.telegram.token.get_secret_value():
        channels["telegram"] = Capabilities()
    make_work = WorkMaker(
        make_office(settings, channels),
        clock or RealClock(),
        Composer(AllTexts(settings.office.texts_dir)),
        culture_day=settings.office.culture_day,
    )
    store = open_store(settings.database_url)
    try:
        with store.writer.begin() as connection, new_session(connection) as session:
            yield make_work(session)
            session.flush()
    finally:
        store.close()
