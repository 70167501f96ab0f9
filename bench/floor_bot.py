"""What no program of this kind can go below: the wire and the lanes of ours, and nothing between them.

Run by bench/journey.py: python bench/floor_bot.py API_BASE TOKEN CALLS [DATABASE]

It polls as we do, makes CALLS (21/9) calls an update over our wire, and with a DATABASE each update and each
message that was sent is a small transaction of its own job, committed by our lanes: a row that says the update was
taken in, before anything is said, and a row for what was said, after it. It reads, understands and remembers
nothing, and puts nothing into words.
"""

import asyncio
import sys
from datetime import UTC, datetime
from fractions import Fraction
from itertools import count
from pathlib import Path
from typing import Any

import uvloop
from sqlalchemy import Connection

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from langnghe.bot import app, migrate  # noqa: E402 - the project's root must be on the path first
from langnghe.bot.channels.telegram_api import TelegramApi  # noqa: E402
from langnghe.bot.lanes import Lanes  # noqa: E402
from langnghe.bot.store import open_store  # noqa: E402
from langnghe.models import InboundEvent, insert_into  # noqa: E402

ENTER = insert_into(InboundEvent, without=())


class Books:
    """Writes down that something happened, as durably as we do."""

    def __init__(self, database: str) -> None:
        migrate.upgrade(database)
        store = open_store(database)
        self._lanes = Lanes(store.writer, 1 if store.embedded else 2)

    async def enter(self, what: str, number: object, person: int) -> None:
        now = datetime.now(UTC)

        def job(connection: Connection) -> None:
            ENTER.run(connection, channel=what, event_id=str(number), received_at=now)

        await self._lanes.run(job, str(person))


class FloorBot:
    """One bot."""

    def __init__(self, api: TelegramApi, calls: Fraction, books: Books | None) -> None:
        self._api = api
        self._calls = calls
        self._books = books
        self._numbers = count()
        self._saying: set[asyncio.Task[None]] = set()

    async def poll(self) -> None:
        offset = 0
        while True:
            asked = {"timeout": 25, "limit": 100, "offset": offset}
            updates = await self._api.call("getUpdates", asked, 40)
            await asyncio.gather(*(self._take(update) for update in updates))
            offset = updates[-1]["update_id"] + 1 if updates else offset

    async def _take(self, update: dict[str, Any]) -> None:
        message = update["message"]
        person = message["chat"]["id"]
        if self._books is not None:
            await self._books.enter("update", update["update_id"], person)
        task = asyncio.create_task(self._say(person, message["text"], next(self._numbers)))
        self._saying.add(task)
        task.add_done_callback(self._saying.discard)

    async def _say(self, person: int, text: str, number: int) -> None:
        beside = int((number + 1) * self._calls) - int(number * self._calls) - 1
        await self._api.call("sendMessage", {"chat_id": person, "text": text})
        if self._books is not None:
            await self._books.enter("message", number, person)
        for _ in range(beside):
            await self._api.call("sendChatAction", {"chat_id": person, "action": "typing"})


async def main(api_base: str, token: str, calls: str, database: str = "") -> None:
    books = Books(database) if database else None
    app.tune()
    await FloorBot(TelegramApi(token, api_base), Fraction(calls), books).poll()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(*sys.argv[1:5]))
