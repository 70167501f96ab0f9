"""What became of something a person did."""

import asyncio
import time
from collections.abc import Generator
from typing import Any

from tests.standin.messages import Message
from tests.standin.updates import Update


class Act:
    """Something a person did. `await act` waits until the bot has taken the update for good (offset or 2xx).

    A press on an inline button has a `query_id` as well, and the bot's answer to it: the toast or alert that the
    person sees. `update` is None when the bot is not told (privacy in groups, kinds it did not ask for).
    """

    def __init__(self, message: Message | None, *, query_id: str = "", seconds: float = 0.0) -> None:
        self.message = message
        self.query_id = query_id
        self.update: Update | None = None
        self._expires = time.monotonic() + seconds
        self._answer: dict[str, Any] | None = None
        self._waiting: asyncio.Future[None] | None = None

    def __await__(self) -> Generator[Any, None, "Act"]:
        return self.taken().__await__()

    async def taken(self, timeout: float = 10.0) -> "Act":  # noqa: ASYNC109 - a test says how long it waits
        """Wait for the bot's confirmation; TimeoutError when it does not come in `timeout` seconds."""
        if self.update is not None and not self.update.done:
            if self.update.taken is None:
                self.update.taken = asyncio.get_running_loop().create_future()
            async with asyncio.timeout(timeout):
                await asyncio.shield(self.update.taken)
        return self

    @property
    def expired(self) -> bool:
        """Too late to answer the press."""
        return time.monotonic() > self._expires

    @property
    def toast(self) -> str | None:
        """What the person was shown; "" for a bare answer, None while the button still spins."""
        return None if self._answer is None else self._answer.get("text", "")

    @property
    def alert(self) -> bool:
        """It was shown as a window that must be closed."""
        return bool(self._answer and self._answer.get("show_alert"))

    def answer(self, params: dict[str, Any]) -> None:
        """The bot has called answerCallbackQuery."""
        self._answer = params
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    async def answered(self, timeout: float = 10.0) -> str:  # noqa: ASYNC109 - a test says how long it waits
        """Wait for answerCallbackQuery; its text, "" when it had none. AssertionError: no inline press."""
        assert self.query_id, "only a press on an inline button is answered"
        if self._answer is None:
            self._waiting = self._waiting or asyncio.get_running_loop().create_future()
            async with asyncio.timeout(timeout):
                await asyncio.shield(self._waiting)
        return self.toast or ""
