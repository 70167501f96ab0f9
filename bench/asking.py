"""Citizens who write to the office while something else goes on, and what they wait for its answers."""

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from tests.faults.broadcast_office import WORDS
from tests.standin.botapi import BotApi
from tests.standin.ledger import Call
from tests.standin.messages import Message
from tests.standin.people import Person

#: Seconds between two acts of one citizen: seldom enough for the limit of a chat.
PAUSE = (1.0, 2.0)
#: Longer than any answer may take; what has not come by then is counted with this.
PATIENCE = 60.0
#: Seconds for which the next answers to the same person wait behind one whose call hangs, or is tried again.
HANGING, AGAIN = 35.0, 10.0


@dataclass
class Waits:
    """Seconds from an act to its answer: as a rule, and where a kill met it, or a fault it or one just before."""

    undisturbed: list[float] = field(default_factory=list)
    disturbed: list[float] = field(default_factory=list)
    unanswered: int = 0

    @staticmethod
    def told(waits: list[float]) -> str:
        """`p50 / p99 / max` in milliseconds, and how many."""
        if not waits:
            return "none"
        ordered = sorted(waits)
        shares = [ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.99, 1.0)]
        return " / ".join(f"{each * 1000:.0f}" for each in shares) + f" ms ({len(ordered)})"


class Citizens:
    """They open the menu, write a story and send it off, again and again until told to stop."""

    def __init__(self, api: BotApi, first: int, many: int, seed: int) -> None:
        self._people = [api.user(first + number, first_name=f"Lan {number}") for number in range(many)]
        self._chance = random.Random(seed)
        self.waits = Waits()
        #: Until when a fault that was dealt to a call for each of them can make them wait.
        self._struck: dict[int, float] = {}
        self._kills = 0
        self._working: list[asyncio.Task[None]] = []

    def see(self, call: Call) -> None:
        """A call that carries no announcement."""
        if call.fault and call.chat_id is not None:
            patience = HANGING if call.fault.startswith("hang") else AGAIN
            self._struck[int(call.chat_id)] = time.perf_counter() + patience

    def killed(self) -> None:
        """One of the processes was killed just now."""
        self._kills += 1

    async def enter(self) -> None:
        await asyncio.gather(*(self._enter(person) for person in self._people))

    def start(self) -> None:
        self._working = [asyncio.create_task(self._write(person)) for person in self._people]

    async def stop(self) -> None:
        for task in self._working:
            task.cancel()
        for done in await asyncio.gather(*self._working, return_exceptions=True):
            if isinstance(done, Exception):
                raise done

    async def _enter(self, person: Person) -> None:
        person.says("/start")
        await newest(person, button="Tôi đồng ý")
        person.presses("Tôi đồng ý")
        await newest(person, words="xã")
        person.says("xã Lân Phong")
        await newest(person, words="Lân Phong")

    async def _write(self, person: Person) -> None:
        while True:
            await self._answered(person, partial(person.says, "/menu"))
            story = f"Đường thôn {self._chance.randrange(10**9)} có ổ gà sâu, xe máy hay ngã"
            card = await self._answered(person, partial(person.says, story), button="✅ Gửi")
            if card is not None:
                await self._answered(person, partial(person.presses, "✅ Gửi", card), words="Mã tra cứu")

    async def _answered(
        self, person: Person, act: Callable[[], object], *, words: str = "", button: str = ""
    ) -> Message | None:
        await asyncio.sleep(self._chance.uniform(*PAUSE))
        kills, begun = self._kills, time.perf_counter()
        act()
        try:
            found = await newest(person, words=words, button=button)
        except TimeoutError:
            self.waits.unanswered += 1
            found = None
        disturbed = begun < self._struck.get(person.id, 0.0) or kills != self._kills
        (self.waits.disturbed if disturbed else self.waits.undisturbed).append(time.perf_counter() - begun)
        forget_old(person)
        return found


async def newest(person: Person, *, words: str = "", button: str = "") -> Message:
    """Wait for an answer since the person's last act, with these words and such a button."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for message in reversed(person.screen):
                if (
                    message.shown > person.acted
                    and words in message.text
                    and WORDS not in message.text
                    and (not button or any(button in each for each in message.buttons))
                ):
                    return message
            await person.chat.change()


def forget_old(person: Person) -> None:
    """The stand-in keeps every message of an open chat; a long run need not."""
    messages = person.chat.messages
    if len(messages) > 60:
        for old in list(messages)[:-30]:
            del messages[old]
