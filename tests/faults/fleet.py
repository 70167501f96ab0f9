"""All processes of one office: one on SQLite, several on PostgreSQL, behind one address, killed one at a time."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Self

from tests.faults.bot import Bot
from tests.faults.broadcast_office import BroadcastBooks, Phones
from tests.faults.front import Front, free_port
from tests.standin.botapi import BotApi

#: What a process sent last is read by the stand-in.
ARRIVED = 0.05


class Fleet:
    """`langnghe serve`, `processes` times, with a webhook. `rate`: messages a second of the office's bot."""

    def __init__(self, folder: Path, *, database: str, api: BotApi, processes: int, rate: float) -> None:
        self._folder = folder
        self._database = database
        self._api = api
        self._rate = rate
        self._ports = [free_port() for _ in range(processes)]
        self._open = AsyncExitStack()
        self.bots: list[Bot] = []
        #: How many kills have caught the message to a chat: it had come, and the books did not know.
        self.unmarked: Counter[int] = Counter()

    async def __aenter__(self) -> Self:
        front = await self._open.enter_async_context(Front(self._ports))
        for number, port in enumerate(self._ports):
            bot = Bot(
                self._folder / f"process-{number}",
                database=self._database,
                api=self._api.url,
                token=self._api.token,
                port=port,
                mode="webhook",
                data=self._folder,
                public_url=front.url,
                rate=self._rate,
            )
            self.bots.append(await self._open.enter_async_context(bot))
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._open.aclose()

    async def listening(self) -> None:
        """Wait until every process has opened its door."""
        for port in self._ports:
            while True:
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                except OSError:
                    await asyncio.sleep(0.1)
                else:
                    writer.close()
                    break

    async def kill_one(
        self,
        chance: random.Random,
        books: BroadcastBooks,
        phones: Phones,
        killed: Callable[[], None] = lambda: None,
    ) -> None:
        """The power of one of them goes, `killed` is told, and it comes back at once."""
        bot = chance.choice(self.bots)
        await bot.kill()
        killed()
        await asyncio.sleep(ARRIVED)
        came = set(phones.got)
        restart = asyncio.create_task(bot.start())
        self.unmarked.update(await asyncio.to_thread(books.unmarked, came))
        await restart

    async def stop(self) -> list[int]:
        """SIGTERM for all, once the last one started can take it; their exit codes."""
        await self.listening()
        return list(await asyncio.gather(*(bot.stop() for bot in self.bots)))

    @property
    def logs(self) -> str:
        return "\n".join(bot.log for bot in self.bots)
