"""What became of something a person did."""

import asyncio
import time
from collections.abc import Generator
from typing import Any

from tests.standin.messages import Message
from tests.standin.updates import Update


class Act:
    """Something a person did. `await act` waits until the bot has taken the update for good (offset or 2xx)."""

    def __init__(self, update: Update | None, message: Message | None = None) -> None:
        self.update = update
        self.message = message

    def __await__(self) -> Generator[Any, None, "Act"]:
        return self.taken().__await__()

    async def taken(self, timeout: float = 10.0) -> "Act":  # noqa: ASYNC109 - a test says how long it waits
        """Wait for the bot's confirmation; TimeoutError when it does not come in `timeout` seconds."""
        if self.update is not None:
            if self.update.taken is None:
                self.update.taken = asyncio.get_running_loop().create_future()
                if self.update.done:
                    self.update.confirm()
            async with asyncio.timeout(timeout):
                await asyncio.shield(self.update.taken)
        return self


class Press(Act):
    """A press on a button, and the bot's answer to it (the toast or alert that the person sees)."""

    def __init__(self, query_id: str, expires: float) -> None:
        super().__init__(None)
        self.query_id = query_id
        self._expires = expires
        self._answer: dict[str, Any] | None = None
        self._waiting: asyncio.Future[None] | None = None

    @property
    def expired(self) -> bool:
        return time.monotonic() > self._expires

    @property
    def toast(self) -> str | None:
        """What was shown; "" for a bare answer, None while the button still spins."""
        return None if self._answer is None else self._answer.get("text", "")

    @property
    def alert(self) -> bool:
        return bool(self._answer and self._answer.get("show_alert"))

    def answer(self, params: dict[str, Any]) -> None:
        self._answer = params
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    async def answered(self, timeout: float = 10.0) -> str:  # noqa: ASYNC109 - a test says how long it waits
        """Wait for answerCallbackQuery; its text, "" when it had none."""
        if self._answer is None:
            self._waiting = asyncio.get_running_loop().create_future()
            async with asyncio.timeout(timeout):
                await self._waiting
        return self.toast or ""
