"""What a process costs that nobody writes to: its start, and a minute of nothing.

    .venv/bin/python bench/idle.py                      echo, SQLite, PostgreSQL, as a table
    .venv/bin/python bench/idle.py --seconds 20 --starts 5

A start is timed from the command to the moment at which a person who wrote before it reads the answer; the
database is there already. Memory is what the process holds at the end of the quiet time, processor time that of a
second in it.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from statistics import median

import psutil
import uvloop

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.journey import database  # noqa: E402 - the project's root must be on the path first
from bench.load import newest  # noqa: E402
from langnghe.bot import migrate  # noqa: E402
from tests.faults.bot import Bot  # noqa: E402
from tests.office import build_office  # noqa: E402
from tests.standin.botapi import BotApi  # noqa: E402

#: A machine that is busy starts nothing quickly.
PATIENCE = 120.0
HEAD = """| bot | start, s: median (fastest) | its CPU, s | memory, MiB | idle: CPU, ms a second |
|---|---|---|---|---|"""
#: A bot started against a stand-in; gives its process id.
Started = Callable[[BotApi], AbstractAsyncContextManager[int]]


@asynccontextmanager
async def echo(api: BotApi) -> AsyncIterator[int]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "bench" / "echo_bot.py"), api.url, api.token
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def ours(api: BotApi, folder: Path, database: str) -> AsyncIterator[int]:
    bot = Bot(folder, database=database, api=api.url, token=api.token)
    await bot.start()
    try:
        yield bot.pid
    finally:
        await bot.stop()


async def measure(name: str, start: Started, seconds: float, starts: int) -> None:
    taken, spent = [], []
    # One stand-in for all starts: it counts its updates on, as Telegram does, and each start has a newcomer.
    async with BotApi(keep_calls=0) as api:
        for number in range(starts):
            person = api.user(1001 + number, first_name="Lan")
            person.says("/start")
            begun = time.perf_counter()
            async with start(api) as pid:
                async with asyncio.timeout(PATIENCE):
                    while newest(person) is None:
                        await person.chat.change()
                taken.append(time.perf_counter() - begun)
                spent.append(sum(psutil.Process(pid).cpu_times()[:2]))
                if number == starts - 1:
                    memory, busy = await quiet(psutil.Process(pid), seconds)
    print(
        f"| {name} | {median(taken):.1f} ({min(taken):.1f}) | {median(spent):.1f} | {memory:.0f} | {busy:.1f} |",
        flush=True,
    )


async def quiet(process: psutil.Process, seconds: float) -> tuple[float, float]:
    """MiB held after so many seconds of nothing, and milliseconds of processor time in one of them."""
    await asyncio.sleep(2)  # what the start still had to do
    before = process.cpu_times()
    await asyncio.sleep(seconds)
    after = process.cpu_times()
    busy = after.user + after.system - before.user - before.system
    return process.memory_info().rss / 2**20, max(0.0, busy) / seconds * 1000


async def main(words: argparse.Namespace) -> None:
    print(HEAD, flush=True)
    await measure("aiogram echo", echo, words.seconds, words.starts)
    for name in ("SQLite", "PostgreSQL"):
        with tempfile.TemporaryDirectory() as folder:
            url = database(name, folder)
            migrate.upgrade(url)
            build_office(url)
            with tempfile.TemporaryDirectory() as home:
                start = partial(ours, folder=Path(home), database=url)
                await measure(f"Lắng Nghe, {name}", start, words.seconds, words.starts)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--starts", type=int, default=3)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(parser.parse_args()))
