"""SIGKILL at random moments under load: nothing acknowledged or read is lost, nothing doubles in the books.

Citizens go through the whole way from /start to the receipt, over and over, on the Bot API stand-in, while the
program is killed and started again. Afterwards the books are compared with what happened outside of them.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text

from langnghe.bot.store import open_store
from langnghe.models import InboundEvent, OutboxMessage, OutboxState, Ticket, TicketEvent
from langnghe.services.tracking import read_code
from tests.conftest import NewDatabase
from tests.faults.bot import Bot
from tests.standin.acts import Act
from tests.standin.botapi import BotApi
from tests.standin.messages import Message
from tests.standin.people import Person

ROUNDS = 10
CITIZENS = 12
#: Generous: the machine may be busy. A hang is what lasts longer than this.
PATIENCE = 120.0


class Load:
    """Citizens who report one pothole after the other until told to stop."""

    def __init__(self, api: BotApi, random_source: random.Random) -> None:
        self._api = api
        self._random = random_source
        self.stopping = False
        self.confirmed = 0
        self.codes: list[str] = []
        self.acts: list[Act] = []

    async def citizen(self, number: int) -> None:
        person = self._api.user(5000 + number, first_name=f"Dân {number}")
        self.acts.append(person.says("/start"))
        await button(person, "Tôi đồng ý")
        self.acts.append(person.presses("Tôi đồng ý"))
        await person.reads("xã", PATIENCE)
        self.acts.append(person.says("xã Lân Phong"))
        await person.reads("Lân Phong", PATIENCE)
        while not self.stopping:
            await self._report(person)

    async def _report(self, person: Person) -> None:
        story = f"Đường thôn {self._random.randrange(10**9)} có ổ gà sâu, xe máy hay ngã"
        self.acts.append(person.says(story))
        # What was sent just before a kill may come a second time: only the card of this story, and only a receipt
        # that was not read before, are the answers waited for.
        card = await shown(person, lambda message: story in message.text and "✅ Gửi" in message.buttons)
        self.acts.append(person.presses("✅ Gửi", card))
        self.confirmed += 1
        read = set(self.codes)
        receipt = await shown(
            person, lambda message: "Mã tra cứu" in message.text and code_in(message.text) not in read
        )
        self.codes.append(code_in(receipt.text))


async def button(person: Person, words: str) -> None:
    """Wait until a button with these words came since the person's last act."""
    await shown(
        person,
        lambda message: message.shown > person.acted and any(words in each for each in message.buttons),
    )


async def shown(person: Person, wanted: Callable[[Message], bool]) -> Message:
    """Wait until such a message stands on the screen."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for message in reversed(person.screen):
                if wanted(message):
                    return message
            await person.chat.change()


def code_in(receipt: str) -> str:
    for word in receipt.replace("\n", " ").split():
        if (code := read_code(word.strip(".,:;"))) is not None:
            return code
    raise AssertionError(f"no code in {receipt!r}")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_killed_at_random_moments(kind: str, new_database: NewDatabase, tmp_path: Path) -> None:
    database = new_database(kind)
    chance = random.Random(20261120)
    async with BotApi() as api, Bot(tmp_path, database=database, api=api.url, token=api.token) as bot:
        load = Load(api, chance)
        people = [asyncio.create_task(load.citizen(number)) for number in range(CITIZENS)]
        for _ in range(ROUNDS):
            before = len(load.codes)
            async with asyncio.timeout(PATIENCE):
                while len(load.codes) < before + CITIZENS:  # noqa: ASYNC110 - a dozen people tell us, not one
                    await asyncio.sleep(0.01)
            await asyncio.sleep(chance.random() * 0.2)
            await bot.kill()
            await bot.start()
        load.stopping = True
        await asyncio.wait_for(asyncio.gather(*people), PATIENCE)
        await delivered(database)
        assert await bot.stop() == 0, bot.log
        check_books(database, load)


async def delivered(database: str) -> None:
    """Wait until the outbox is empty: what the last kill interrupted is taken up again."""
    store = open_store(database)
    waiting = select(OutboxMessage.id).where(OutboxMessage.state == OutboxState.PENDING).limit(1)
    async with asyncio.timeout(PATIENCE):
        while True:
            with store.reader.connect() as books:
                if books.scalar(waiting) is None:
                    break
            await asyncio.sleep(0.1)
    store.close()


def check_books(database: str, load: Load) -> None:
    store = open_store(database)
    with store.reader.connect() as books:
        events = Counter(books.scalars(select(InboundEvent.event_id).where(InboundEvent.channel == "telegram")))
        codes = list(books.scalars(select(Ticket.code)))
        waiting = books.scalars(select(OutboxMessage.id).where(OutboxMessage.state != OutboxState.SENT)).all()
        histories = Counter(books.scalars(select(TicketEvent.ticket_id).where(TicketEvent.act == "submit")))
        assert books.execute(text("SELECT count(*) FROM failed_event")).scalar_one() == 0
    store.close()
    acknowledged = {str(act.update.id) for act in load.acts if act.update is not None and act.update.done}
    assert acknowledged <= set(events), "acknowledged, but not in the books"
    assert set(events.values()) == {1}
    assert set(load.codes) <= set(codes), "a receipt was read that has no ticket"
    assert len(codes) == len(set(codes)) == load.confirmed, "one press, one ticket"
    assert set(histories.values()) == {1}
    assert not waiting, "said, but never delivered"
