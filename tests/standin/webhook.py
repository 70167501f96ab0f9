"""Delivery of updates to the bot's own server: in order within a chat, repeated with growing pauses until 2xx."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import orjson

from tests.standin.errors import bad
from tests.standin.updates import Update
from tests.standin.world import World

_TOKEN_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_NOT_BY_WEBHOOK = ("get", "setwebhook", "deletewebhook", "close", "logout")
Perform = Callable[[str, dict[str, Any]], Awaitable[Any]]


class Webhook:
    """setWebhook, deleteWebhook, getWebhookInfo, and the sender behind them.

    Like a self-hosted server in --local mode it delivers to plain HTTP and to any port. The pause after a failure
    is `first_pause` seconds and doubles up to `longest_pause` (Retry-After of the answer goes before both).
    """

    def __init__(
        self, world: World, perform: Perform, first_pause: float = 1.0, longest_pause: float = 60.0
    ) -> None:
        self._world = world
        self._perform = perform
        self.first_pause = first_pause
        self.longest_pause = longest_pause
        self.url = ""
        self._secret = ""
        self._most = 40
        self._last_error: tuple[int, str] | None = None
        self._session: aiohttp.ClientSession | None = None
        self._chats: dict[int, deque[Update]] = defaultdict(deque)
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._places = asyncio.Semaphore(self._most)
        self.attempts = 0
        world.updates.on_new = self._deliver

    def set(self, _world: World, params: dict[str, Any], _uploads: Any) -> bool:
        url = params.get("url", "")
        if not url:
            return self.delete(_world, params, _uploads)
        if not url.startswith(("http://", "https://")):
            raise bad("invalid webhook URL specified")
        secret = params.get("secret_token", "")
        if not _TOKEN_LETTERS.issuperset(secret):
            raise bad("secret token contains unallowed characters")
        self._stop_tasks()
        updates = self._world.updates
        if params.get("drop_pending_updates"):
            updates.confirm_below(1 << 62)
        updates.allow(params.get("allowed_updates"))
        updates.end_poll("Conflict: terminated by setWebhook request")
        self.url, self._secret, self._last_error = url, secret, None
        self._most = params.get("max_connections", 40)
        self._places = asyncio.Semaphore(self._most)
        updates.webhook_active = True
        self.resume()
        return True

    def resume(self) -> None:
        """Deliver all that waits, if a webhook is set."""
        if self.url:
            for update in self._world.updates.waiting:
                self._deliver(update)

    def delete(self, _world: World, params: dict[str, Any], _uploads: Any) -> bool:
        self._stop_tasks()
        self.url = self._secret = ""
        self._world.updates.webhook_active = False
        if params.get("drop_pending_updates"):
            self._world.updates.confirm_below(1 << 62)
        return True

    def info(self, _world: World, _params: dict[str, Any], _uploads: Any) -> dict[str, Any]:
        updates = self._world.updates
        told: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(updates.waiting),
        }
        if self.url:
            told |= {"max_connections": self._most, "ip_address": "127.0.0.1"}
        if self._last_error:
            told["last_error_date"], told["last_error_message"] = self._last_error
        if updates.allowed:
            told["allowed_updates"] = sorted(updates.allowed)
        return told

    async def close(self) -> None:
        tasks = list(self._tasks.values())
        self._stop_tasks()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _stop_tasks(self) -> None:
        for task in self._tasks.values():
            task.cancel()
        self._tasks.clear()
        self._chats.clear()

    def _deliver(self, update: Update) -> None:
        self._chats[update.chat_id].append(update)
        if update.chat_id not in self._tasks:
            task = asyncio.get_running_loop().create_task(self._serve(update.chat_id))
            self._tasks[update.chat_id] = task

    async def _serve(self, chat_id: int) -> None:
        """One chat's updates, one after the other; chats go side by side, up to max_connections at once."""
        queue = self._chats[chat_id]
        while queue:
            update = queue[0]
            async with self._places:
                pause = await self._send(update)
            if pause is None:
                queue.popleft()
                self._world.updates.confirm(update)
            else:
                await asyncio.sleep(pause)
        self._chats.pop(chat_id, None)
        self._tasks.pop(chat_id, None)

    async def _send(self, update: Update) -> float | None:
        """Deliver once. None when it was taken, else the seconds to wait."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=0)
            self._session = aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(60))
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers[_SECRET_HEADER] = self._secret
        self.attempts += 1
        wanted = 0.0
        try:
            async with self._session.post(self.url, data=update.body, headers=headers) as answer:
                body = await answer.read()
                if 200 <= answer.status <= 299:
                    await self._answered(body)
                    return None
                why = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                wanted = float(answer.headers.get("Retry-After", 0))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            why = "Connection refused" if isinstance(error, aiohttp.ClientConnectorError) else "Connection closed"
        self._last_error = (self._world.now(), why)
        pause = min(self.longest_pause, self.first_pause * 2**update.fails)
        update.fails += 1
        return wanted or pause

    async def _answered(self, body: bytes) -> None:
        """A webhook may answer with a call to make; its result goes nowhere."""
        try:
            call = orjson.loads(body) if body[:1] == b"{" else {}
        except orjson.JSONDecodeError:
            return
        method = str(call.pop("method", ""))
        if method and not method.lower().startswith(_NOT_BY_WEBHOOK):
            await self._perform(method, call)
