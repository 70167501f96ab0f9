"""The one place where the parts are joined: build(settings, clock) -> App."""

import asyncio
import contextlib
import gc
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import structlog
from aiohttp import web

from langnghe.bot import jobs, logs, migrate
from langnghe.bot.books import Books, WorkMaker
from langnghe.bot.channels.channel import Channel
from langnghe.bot.channels.telegram import TelegramChannel
from langnghe.bot.channels.webchat import WEBCHAT
from langnghe.bot.clock import Clock, RealClock
from langnghe.bot.config import Settings
from langnghe.bot.deliver import Courier
from langnghe.bot.errands import Errands
from langnghe.bot.fetch import Fetcher
from langnghe.bot.file_desk import FileDesk
from langnghe.bot.files import FileStore
from langnghe.bot.lanes import Lanes
from langnghe.bot.office import make_office
from langnghe.bot.peers import Peers
from langnghe.bot.receive import Receiver, Said
from langnghe.bot.reports import Reports
from langnghe.bot.store import Store, open_store
from langnghe.bot.supervise import keep_running
from langnghe.handlers.common.notices import Composer
from langnghe.handlers.root import converse
from langnghe.locales.texts import AllTexts
from langnghe.services import outbox, serving
from langnghe.services.calendar import vietnam
from langnghe.web.app import make_web_app
from langnghe.web.live import Hub
from langnghe.web.ports import DemoDesk, WebSettings

log = structlog.get_logger()

#: How long a shutdown may wait for messengers to take what is in memory; the outbox keeps the rest.
LAST_DELIVERY = 10.0
#: And how long for requests that are under way; whoever stops the process (deploy/) waits longer than for both.
LAST_REQUESTS = 10.0


class App:
    """All parts of one process. `start` and `stop` are called once each."""

    def __init__(self, settings: Settings, clock: Clock, store: Store, channels: Sequence[Channel]) -> None:
        self.settings = settings
        self.clock = clock
        self.store = store
        self.channels = channels
        self.texts = AllTexts(settings.office.texts_dir)
        self.hub = Hub()
        self.lanes = Lanes(store.writer, 1 if store.embedded else settings.database.lanes)
        able = {channel.name: channel.capabilities for channel in channels}
        if settings.webchat.enabled:
            able["webchat"] = WEBCHAT
        self.files = FileStore(settings.data_dir / "files", settings.files.max_mb)
        rates = {channel.name: channel.rate for channel in channels if channel.rate}
        self.office = replace(
            make_office(settings, able), rates=rates, shelf=self.files, words=self.texts["vi"].label
        )
        self.make_work = WorkMaker(
            self.office,
            clock,
            Composer(self.texts),
            culture_day=settings.office.culture_day,
            process=store.process,
        )
        self.receiver = Receiver(self.lanes, converse, self.texts, self.make_work, self.hand_over, clock)
        self.books = Books(store, self.lanes, self.receiver, self.make_work, self.hand_over)
        self.errands = Errands({channel.name: channel for channel in channels}, self.books.write)
        self.fetcher = Fetcher(self.books, self.files, {channel.name: channel for channel in channels})
        self.peers = Peers(store, clock, on_leading=lambda: jobs.run_all_at_once(self._scheduler))
        self.couriers = {each.name: Courier(each, self.books.write, clock, self.peers) for each in channels}
        self.reports = Reports(self.books)
        self._scheduler = jobs.schedule(
            self.books.write,
            timedelta(days=settings.webchat.session_days),
            self.reports.draw_next,
            lambda: self.peers.leading,
        )
        self._listening: list[asyncio.Task[None]] = []
        self._working: list[asyncio.Task[None]] = []
        self._runner: web.AppRunner | None = None

    def hand_over(self, said: Said) -> None:
        """What a transaction said goes on its way, now that it is committed."""
        for delivery in said.deliveries:
            self.couriers[delivery.channel].hand_over((delivery,))
        if said.web_identities:
            self.hub.wake(said.web_identities)
        if said.to_fetch:
            self.fetcher.wake()
        self.errands.hand_over(said.errands)
        if said.calendar_changed:
            self.make_work.calendar_changed()

    async def start(self, demo: DemoDesk | None = None) -> None:
        """Take up what an earlier process left, then open the doors."""
        if self.store.embedded:
            await self.books.write(outbox.release_all)
        await self.peers.start()
        self._working.append(asyncio.create_task(keep_running("peers", self.peers.run)))
        if not self.store.embedded:
            place = str(self.files.root)
            await self.books.write(partial(serving.claim_folder, folder=self.files, place=place))
            if self.peers.count > 1 and self.settings.telegram.mode == "polling" and self.channels:
                # Telegram gives updates to one poller at a time and cuts the other off, again and again.
                log.warning("app.several_poll", processes=self.peers.count, instead="telegram.mode = webhook")
        await asyncio.to_thread(self.files.clear_drafts, self.clock.now())
        for name, courier in self.couriers.items():
            await courier.take_due()
            self._working.append(asyncio.create_task(keep_running(f"deliver.{name}", courier.run)))
        self._working.append(asyncio.create_task(keep_running("fetch", self.fetcher.run)))
        self._scheduler.start()
        await self._open_web(demo)
        for channel in self.channels:
            if isinstance(channel, TelegramChannel):
                channel.named = self._learn_name
            self._listening.append(asyncio.create_task(self._listen(channel)))
        log.info("app.started", channels=sorted(self.office.channels))

    def _learn_name(self, username: str) -> None:
        """Links into the bot carry the name that Telegram gives, whatever the settings say."""
        if username != self.make_work.office.telegram_username:
            if self.settings.telegram.username:
                log.warning("telegram.other_name", username=username)
            self.make_work.office = replace(self.make_work.office, telegram_username=username)

    async def _listen(self, channel: Channel) -> None:
        await keep_running(f"listen.{channel.name}", partial(channel.listen, self.receiver.receive))

    async def _open_web(self, demo: DemoDesk | None) -> None:
        settings = self.settings
        site = make_web_app(
            WebSettings(
                office_name=settings.office.name,
                public_url=settings.http.public_url,
                contact=settings.office.contact,
                telegram_username=self.office.telegram_username,
                chat_enabled=settings.webchat.enabled,
                session_life=timedelta(days=settings.webchat.session_days),
                max_file_bytes=settings.files.max_mb * 1024 * 1024,
                trust_proxy=settings.http.trust_proxy,
                metrics_token=settings.http.metrics_token.get_secret_value(),
            ),
            self.books,
            FileDesk(self.books, self.files),
            self.hub,
            self.texts,
            self.clock,
            self,
            demo,
        )
        if settings.telegram.mode == "webhook":
            for channel in self.channels:
                if isinstance(channel, TelegramChannel):
                    site.router.add_post(settings.telegram.webhook_path, channel.webhook(self.receiver.receive))
        self._runner = web.AppRunner(site, access_log=None, shutdown_timeout=LAST_REQUESTS)
        await self._runner.setup()
        await web.TCPSite(self._runner, settings.http.host, settings.http.port).start()

    def states(self) -> dict[str, str]:
        """`langnghe.web.ports.Channels`: how each channel is doing."""
        return {channel.name: channel.state for channel in self.channels}

    @property
    def port(self) -> int:
        """The port the web is served on: the chosen one when settings ask for any (0)."""
        if self._runner is None:
            raise RuntimeError("the web is not open yet")
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Close the doors, finish what is in the lanes, send what was said, then let go."""
        self.peers.resign()
        for courier in self.couriers.values():
            courier.rest()
        await _cancel(self._listening)
        if self._runner is not None:
            await self._runner.cleanup()
        self._scheduler.shutdown(wait=False)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST_DELIVERY):
                drained = [courier.drained() for courier in self.couriers.values()]
                await asyncio.gather(self.errands.drained(), *drained)
        await self.errands.close()
        await _cancel(self._working)
        for courier in self.couriers.values():
            await courier.marked()
        await self.peers.stop()
        await self.lanes.close()
        self.books.close()
        for channel in self.channels:
            await channel.close()
        self.store.close()
        log.info("app.stopped")


async def _cancel(tasks: Sequence[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def build(settings: Settings, clock: Clock | None = None, channels: Sequence[Channel] | None = None) -> App:
    """The app of `settings`, on a database that is at this version's schema. Needs a running event loop."""
    clock = clock or RealClock()
    if channels is None:
        channels = _messengers(settings)
    return App(settings, clock, open_store(settings.database_url), channels)


def _messengers(settings: Settings) -> list[Channel]:
    if not settings.telegram.token.get_secret_value():
        return []
    return [TelegramChannel(settings.telegram, settings.data_dir / "files", settings.http.public_url)]


def warm_up() -> None:
    """What the first event of the day should not wait for: the country's calendar."""
    vietnam().day(date(2026, 1, 1))


def tune() -> None:
    """Set the interpreter up for one thread that talks to messengers and one that keeps the books."""
    # Keep the collector from walking what never dies: the modules and everything they made.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    # A message that comes in waits so long for the thread that computes, ten times less than by default.
    sys.setswitchinterval(0.0005)


async def run(settings: Settings, stopping: asyncio.Event) -> None:
    """Serve until `stopping` is set."""
    logs.configure(settings.log)
    await asyncio.to_thread(partial(migrate.upgrade, settings.database_url))
    app = build(settings)
    warm_up()
    tune()
    await app.start()
    try:
        await stopping.wait()
    finally:
        await app.stop()
