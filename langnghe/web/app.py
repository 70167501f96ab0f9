"""The web application: every page and door, joined with what the process gives it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiohttp import web

from langnghe.locales.texts import AllTexts
from langnghe.web.assets import Assets
from langnghe.web.chat import Chat
from langnghe.web.demo import Demo
from langnghe.web.dialogues import Dialogues
from langnghe.web.guard import Handler, bind_browser, watchman
from langnghe.web.health import Health, alive
from langnghe.web.landing import Landing, robots
from langnghe.web.limits import Limits
from langnghe.web.live import Hub
from langnghe.web.metrics import Metrics
from langnghe.web.pages import Pages
from langnghe.web.parts import Door, Parts
from langnghe.web.ports import Books, Channels, Clock, DemoDesk, FileDesk, WebSettings
from langnghe.web.running_order import RunningOrder
from langnghe.web.uploads import AROUND, Served


def make_web_app(
    settings: WebSettings,
    books: Books,
    files: FileDesk,
    hub: Hub,
    texts: AllTexts,
    clock: Clock,
    channels: Channels,
    demo: DemoDesk | None = None,
) -> web.Application:
    """The application, to be served with `access_log=None`: it keeps a log of its own, without addresses.

    While it runs it watches the store for lines that other processes wrote; when it is shut down it ends the
    live streams. Routes of webhooks may be added before it starts.
    """
    assets = Assets(settings.base)
    parts = Parts(settings, books, files, hub, texts, clock, Limits(clock), Pages(settings, texts, assets))
    app = web.Application(
        middlewares=[watchman(texts, clock), _missing(parts.pages)],
        client_max_size=settings.max_file_bytes + AROUND,
    )
    health = Health(books, channels, clock)
    app.add_routes(
        [
            web.get("/alive", alive),
            web.get("/healthz", health.healthz),
            web.get("/metrics", Metrics(books, channels, clock, health, settings.metrics_token).serve),
            web.get("/robots.txt", robots),
            web.get("/static/{name:.+}", assets.serve),
            web.get(r"/f/{token:[A-Za-z0-9_-]{8,64}}", Served(files).file),
            web.get(r"/d/{token:[A-Za-z0-9_-]{8,64}}/order", RunningOrder(books, parts.pages).page),
        ]
    )
    if demo is not None:
        app.add_routes(Demo(parts, demo).routes())
    else:
        app.add_routes([web.get("/", Landing(settings, parts.pages).page)])
    app.add_routes(Dialogues(parts).routes())
    if settings.chat_enabled:
        app.add_routes(Chat(parts, Door("/chat/")).routes())
    app.on_response_prepare.append(bind_browser(settings))
    app.cleanup_ctx.append(_watching(hub, books))
    app.on_shutdown.append(_closing(hub))
    return app


def _missing(pages: Pages) -> Any:
    @web.middleware
    async def show(request: web.Request, handler: Handler) -> web.StreamResponse:
        """People who lost their way get a page; scripts get the plain 404."""
        try:
            return await handler(request)
        except web.HTTPNotFound:
            if "text/html" not in request.headers.get("Accept", ""):
                raise
            return pages.show(request, "missing.html", status=404)

    return show


def _watching(hub: Hub, books: Books) -> Callable[[web.Application], AsyncIterator[None]]:
    async def watch(_app: web.Application) -> AsyncIterator[None]:
        task = asyncio.create_task(hub.watch(books))
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    return watch


def _closing(hub: Hub) -> Callable[[web.Application], Awaitable[None]]:
    async def close(_app: web.Application) -> None:
        hub.close()

    return close
