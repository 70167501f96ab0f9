"""Calls to messengers about groups, made after the commit that asked for them: a line to test with, leaving.

They are rare and of no use later, so they are in no outbox: a crash loses them, and whoever asked presses again.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import partial
from typing import Any

import structlog

from langnghe.bot.channels.channel import Channel, WithGroups
from langnghe.models.contract import Delivery, Marked, Outbound, SendOutcome, SendResult
from langnghe.services.broadcast import group_errands
from langnghe.services.work import Errand, ErrandKind, Work

log = structlog.get_logger()

#: `Books.write`: a verb in a lane, in one transaction.
Write = Callable[[Callable[[Work], Any]], Awaitable[Any]]

#: Between two calls: the sweep that leaves groups must not use up the messenger's rate.
PAUSE = 0.1
NO_GROUPS = SendResult(SendOutcome.REFUSED, reason="this channel has no groups")


class Errands:
    """Runs the errands of all channels, one after the other."""

    def __init__(self, channels: Mapping[str, Channel], write: Write) -> None:
        self._channels = channels
        self._write_books = write
        self._waiting: list[Errand] = []
        self._running: asyncio.Task[None] | None = None

    def hand_over(self, errands: Iterable[Errand]) -> None:
        """Run these, just committed."""
        self._waiting.extend(errands)
        if self._waiting and self._running is None:
            self._running = asyncio.create_task(self._run())

    async def drained(self) -> None:
        """Wait until nothing is left to run."""
        while self._running is not None:
            await asyncio.shield(self._running)

    async def close(self) -> None:
        """Let go of what is still under way: the messenger has not answered in time."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)

    async def _run(self) -> None:
        try:
            while self._waiting:
                errand = self._waiting.pop(0)
                try:
                    result = await self._call(errand)
                    await self._write_books(partial(_enter, errand, result))
                except Exception as error:  # noqa: BLE001 - one errand must not stop the others
                    log.warning(
                        "errand.failed", kind=errand.kind, group=errand.group_id, error=type(error).__name__
                    )
                if self._waiting:
                    await asyncio.sleep(PAUSE)
        finally:
            self._running = None

    async def _call(self, errand: Errand) -> SendResult:
        channel = self._channels.get(errand.channel)
        if not isinstance(channel, WithGroups):
            return NO_GROUPS
        if errand.kind is ErrandKind.LEAVE:
            return await channel.leave(errand.external_id)
        line = Outbound(errand.text or Marked(""))
        return await channel.send(Delivery(0, -errand.group_id, errand.channel, errand.external_id, line))


def _enter(errand: Errand, result: SendResult, work: Work) -> None:
    group_errands.ran(work, errand, result)
