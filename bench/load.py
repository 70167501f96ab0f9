"""Loads of people on a bot: who acts, what they wait for, and what the bot takes for it."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

import psutil

from tests.standin.messages import Message
from tests.standin.people import Person

PATIENCE = 20.0
#: Messages on a screen: a card that waits while its officer handles seven others is among them.
REMEMBERED = 80


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

    @property
    def cpu_each(self) -> float:
        """Of the bot for one update, in microseconds."""
        return self.cpu / len(self.latencies) * 1e6

    @property
    def beside_each(self) -> float:
        return self.cpu_beside / len(self.latencies) * 1e6


def row(runs: Sequence[Measured], echo: Sequence[Measured]) -> str:
    """The medians of a bot's runs, beside those of the echo bot in the same turns."""

    def middle(value: Callable[[Measured], float]) -> float:
        return median(value(each) for each in runs)

    ratio = median(ours.rate / theirs.rate for ours, theirs in zip(runs, echo, strict=True))
    cpu = median(theirs.cpu_each / ours.cpu_each for ours, theirs in zip(runs, echo, strict=True))
    return (
        f"| {runs[0].name} | {runs[0].load} | {middle(lambda run: run.rate):.0f} | {ratio:.2f} "
        f"| {middle(lambda run: run.percentile(0.5)):.1f} | {middle(lambda run: run.percentile(0.99)):.1f} "
        f"| {middle(lambda run: run.cpu_each):.0f} | {cpu:.2f} | {middle(lambda run: run.beside_each):.0f} "
        f"| {max(run.peak_mib for run in runs):.0f} |"
    )


HEAD = """| bot | load | updates/s | ratio | p50 ms | p99 ms | CPU µs/update | ratio | beside it | peak MiB |
|---|---|---|---|---|---|---|---|---|---|"""


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
    if len(messages) > 2 * REMEMBERED:
        for old in list(messages)[:-REMEMBERED]:
            del messages[old]


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


def describe(citizens: int, per_second: float) -> str:
    return f"{per_second:.0f} updates/s" if per_second else f"{citizens} at once"
