"""`serve` and `demo`: the process that listens, until it is told to stop."""

import asyncio
import gc
import json
import signal
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import structlog
from cyclopts import Parameter
from sqlalchemy import make_url

from langnghe.bot.commands.books import office_books, settings_of
from langnghe.bot.commands.setting_up import CONFIG, Config
from langnghe.bot.commands.words import failure, word
from langnghe.bot.config import Settings
from langnghe.bot.hold import Held, Hold
from langnghe.bot.restore import take_up
from langnghe.services import setup

log = structlog.get_logger()

#: Serves until the event is set.
Run = Callable[[asyncio.Event], Awaitable[None]]
#: Seconds between two looks for a restore that was left for this process.
LOOK = 0.5


def serve(*, config: Config = CONFIG) -> None:
    with without_collecting():
        from langnghe.bot import app  # everything there is: not for `langnghe version`

    settings = settings_of(config)
    with office_books(settings) as work:
        setup.require_built(work)
    _run(until_stopped(settings, partial(app.run, settings)))


def demo(
    *,
    port: Annotated[int, Parameter(help=word("cli-help-port"))] = 8080,
    folder: Annotated[Path, Parameter(help=word("cli-help-folder"))] = Path("langnghe-demo"),
) -> None:
    with without_collecting():
        from langnghe.bot import demo as sample

    port = sample.free_port(port)
    settings = sample.settings_of(folder, port)
    _leave_config(folder, settings)
    _run(until_stopped(settings, lambda stopping: sample.run(folder, stopping, port)))


@contextmanager
def without_collecting() -> Iterator[None]:
    """While the program is imported nothing dies: the collector would walk it all in vain, a fifth of a start."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _run(serving: Coroutine[Any, Any, None]) -> None:
    """Run in the faster event loop where there is one (it is not made for Windows)."""
    try:
        import uvloop
    except ImportError:
        loops = asyncio.new_event_loop
    else:
        loops = uvloop.new_event_loop
    with asyncio.Runner(loop_factory=loops) as runner:
        runner.run(serving)


def _leave_config(folder: Path, settings: Settings) -> None:
    """A configuration in the folder, so that every other command can be tried on the sample office too."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        f"# {word('cli-demo-config')}",
        'data_dir = "."',
        "",
        "[office]",
        f"name = {json.dumps(settings.office.name, ensure_ascii=False)}",
        f"province = {json.dumps(settings.office.province, ensure_ascii=False)}",
        "",
        "[http]",
        f"port = {settings.http.port}",
        "",
    ]
    (folder / "config.toml").write_text("\n".join(lines), "utf-8")


async def until_stopped(settings: Settings, run: Run) -> None:
    """Serve until SIGTERM or Ctrl-C, holding the embedded store; a restore left for it is taken up in between."""
    stopping = asyncio.Event()
    _listen_for_signals(stopping)
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        await run(stopping)
        return
    hold = Hold(Path(url.database))
    try:
        hold.take()
    except Held:
        raise failure("cli-already-serving", database=url.database) from None
    try:
        while not stopping.is_set():
            await _take_up(settings, hold)
            await _serve_until(hold, stopping, run)
    finally:
        hold.release()


async def _serve_until(hold: Hold, stopping: asyncio.Event, run: Run) -> None:
    """One round: until the end, or until a restore waits."""
    round_over = asyncio.Event()
    watching = [
        asyncio.create_task(_when_stopped(stopping, round_over)),
        asyncio.create_task(_when_asked(hold, round_over)),
    ]
    try:
        await run(round_over)
    finally:
        for task in watching:
            task.cancel()
        await asyncio.gather(*watching, return_exceptions=True)


async def _when_stopped(stopping: asyncio.Event, round_over: asyncio.Event) -> None:
    await stopping.wait()
    round_over.set()


async def _when_asked(hold: Hold, round_over: asyncio.Event) -> None:
    while not hold.asked:  # noqa: ASYNC110 - another process asks, by a folder
        await asyncio.sleep(LOOK)
    round_over.set()


async def _take_up(settings: Settings, hold: Hold) -> None:
    """Make the checked copy that waits the office's books, while nothing of this process has them open."""
    prepared = hold.accept()
    if prepared is None:
        return
    try:
        await asyncio.to_thread(take_up, settings, prepared)
    except Exception as error:  # noqa: BLE001 - the office goes on with the books it has; who asked is told
        log.error("restore.failed", error=type(error).__name__)
        hold.refuse(type(error).__name__)
        return
    hold.done()
    log.info("restore.done")


def _listen_for_signals(stopping: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stopping.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stopping.set))
