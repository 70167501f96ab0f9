"""The queue of updates of one bot: numbered, held until confirmed, read by getUpdates or by a webhook."""

import asyncio
from collections import deque
from typing import Any

import orjson

from tests.standin.errors import ApiError

# Sent only to bots that ask for them by name.
_ON_DEMAND = {"chat_member", "message_reaction", "message_reaction_count"}
_LONGEST_POLL = 50
_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
_OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Update:
    """One update: its number, the chat that orders it, and its JSON (made once)."""

    __slots__ = ("body", "chat_id", "done", "fails", "id", "taken")

    def __init__(self, number: int, chat_id: int, body: bytes) -> None:
        self.id = number
        self.chat_id = chat_id
        self.body = body
        self.fails = 0
        self.done = False
        self.taken: asyncio.Future[None] | None = None

    def confirm(self) -> None:
        """The bot has taken it for good."""
        self.done = True
        if self.taken is not None and not self.taken.done():
            self.taken.set_result(None)


class Updates:
    """What waits for the bot. `confirmed` counts updates that it has taken for good."""

    def __init__(self, first: int = 100_001) -> None:
        self._next = first
        self.waiting: deque[Update] = deque()
        self.confirmed = 0
        self.conflicts = 0
        self.allowed: frozenset[str] = frozenset()
        self.webhook_active = False
        self._poller: asyncio.Future[None] | None = None
        self.on_new: Any = None  # told of every new update while a webhook is set

    def add(self, kind: str, chat_id: int, content: dict[str, Any]) -> Update | None:
        """Queue one update; None when the bot did not ask for this kind."""
        if kind not in self.allowed if self.allowed else kind in _ON_DEMAND:
            return None
        update = Update(self._next, chat_id, orjson.dumps({"update_id": self._next, kind: content}))
        self._next += 1
        self.waiting.append(update)
        if self.webhook_active:
            self.on_new(update)
        elif self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        return update

    def confirm_below(self, offset: int) -> None:
        """Forget everything before `offset`; a negative one keeps that many of the newest."""
        if offset < 0:
            while len(self.waiting) > -offset:
                self._take(self.waiting.popleft())
            return
        while self.waiting and self.waiting[0].id < offset:
            self._take(self.waiting.popleft())

    def confirm(self, update: Update) -> None:
        """A webhook answered 2xx for this one."""
        self.waiting.remove(update)
        self._take(update)

    def _take(self, update: Update) -> None:
        self.confirmed += 1
        update.confirm()

    def allow(self, kinds: list[str] | None) -> None:
        """`allowed_updates` of getUpdates and setWebhook; remembered when not given."""
        if kinds is not None:
            self.allowed = frozenset(kinds)

    async def poll(self, params: dict[str, Any]) -> list[orjson.Fragment]:
        """Answer getUpdates. A second poller ends the first one's long poll with 409; a webhook refuses both."""
        self.refuse_if_webhook()
        self.allow(params.get("allowed_updates"))
        offset, limit, timeout = params.get("offset", 0), params.get("limit", 100), params.get("timeout", 0)
        self.confirm_below(offset)
        if not self.waiting and timeout > 0:
            self.end_poll(_OTHER_POLLER)
            await self._wait(min(timeout, _LONGEST_POLL))
        return [orjson.Fragment(update.body) for update, _ in zip(self.waiting, range(limit), strict=False)]

    async def _wait(self, seconds: float) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = mine
        try:
            async with asyncio.timeout(seconds):
                await mine
        except TimeoutError:
            pass
        finally:
            if self._poller is mine:
                self._poller = None

    def refuse_if_webhook(self) -> None:
        if self.webhook_active:
            raise ApiError(409, _WEBHOOK_ACTIVE)

    def end_poll(self, words: str = "") -> None:
        """End the running long poll: with 409 and these words, or quietly (the server stops)."""
        poller, self._poller = self._poller, None
        if poller is None or poller.done():
            return
        if words:
            self.conflicts += 1
            poller.set_exception(ApiError(409, words))
        else:
            poller.set_result(None)
