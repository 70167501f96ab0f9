"""Telegram: updates by long polling or by webhook, messages and files over the Bot API.

What is taken in is acknowledged (by the offset, or by 200) only after its commit, so Telegram brings again
whatever a crash or a store out of reach kept from the books. A failing Telegram is waited for, told once in the
log, and never ends the loop.
"""

import asyncio
import hmac
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

import orjson
import structlog
from aiohttp import web
from sqlalchemy.exc import InterfaceError, OperationalError

from langnghe.bot.channels import telegram_parse
from langnghe.bot.channels.channel import FetchRefused, Receive
from langnghe.bot.channels.telegram_api import ApiError, Fault, TelegramApi, TooMuch
from langnghe.bot.channels.telegram_send import Sender
from langnghe.bot.clock import Clock, RealClock
from langnghe.bot.config import TelegramSection
from langnghe.bot.lanes import LaneClosed
from langnghe.models.contract import Capabilities, Delivery, Inbound, Media, SendResult

log = structlog.get_logger()

Sleep = Callable[[float], Awaitable[None]]
Handler = Callable[[web.Request], Awaitable[web.Response]]

#: Seconds that Telegram may hold a poll open, and what we grant beyond before the connection counts as dead.
POLL = 25
GRACE = 15
#: Updates a poll brings at most: the most that Telegram gives.
BATCH = 100
#: Pauses after failures in a row; another poller or a wrong token is not mended within seconds.
PAUSES = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
SLOW_PAUSES = {Fault.CONFLICT: 30.0, Fault.UNAUTHORIZED: 60.0, Fault.FORBIDDEN: 60.0, Fault.REFUSED: 60.0}
#: How often a webhook is asked whether it still stands: anybody with the token can take it away.
WATCH = 300.0
#: getFile of the public server gives no more (https://core.telegram.org/bots/api#getfile).
FETCH_LIMIT = 20 * 1024 * 1024
#: How often an update is tried that only our own fault keeps from the books, before it is let go so that it does
#: not hold up everybody behind it.
FAULTY_TRIES = 3
#: Seconds that a batch may still take when the process ends.
LAST_BATCH = 10.0
#: The books are out of reach: the update must come again.
NOT_TAKEN = (OperationalError, InterfaceError, LaneClosed)


class TelegramChannel:
    """One bot. `public_url` is needed for webhooks alone; `files_root` is where the file store is."""

    name = telegram_parse.NAME

    def __init__(
        self,
        section: TelegramSection,
        files_root: Path,
        public_url: str = "",
        clock: Clock | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.capabilities = Capabilities()
        self.rate = section.messages_per_second
        self.chat_rate = section.chat_messages_per_second if self.rate else 0.0
        self.group_rate = section.group_messages_per_minute / 60 if self.rate else 0.0
        #: "ok", "starting", or what is wrong: "unauthorized", "conflict", "unreachable" …
        self.state = "starting"
        #: Of the bot, without @; "" until Telegram was reached.
        self.username = ""
        #: Told the name once Telegram has given it.
        self.named: Callable[[str], None] = lambda _username: None
        self._api = TelegramApi(section.token.get_secret_value(), section.api_base)
        self._sender = Sender(self._api, files_root, clock or RealClock())
        self._webhook_url = public_url + section.webhook_path if section.mode == "webhook" else ""
        self._secret = section.webhook_secret.get_secret_value()
        self._sleep = sleep
        self._failures = 0
        self._offset: int | None = None
        self._faulty: Counter[str] = Counter()

    async def listen(self, receive: Receive) -> None:
        """Take updates in until cancelled."""
        while True:
            try:
                await self.introduce()
                if self._webhook_url:
                    await self._keep_webhook()
                else:
                    await self._api.call("deleteWebhook", {"drop_pending_updates": False})
                    await self._poll(receive)
            except ApiError as error:
                await self._sleep(self._trouble(error))

    async def introduce(self) -> None:
        """Ask Telegram who we are; the username makes deep links. Raises `ApiError`."""
        self.username = str((await self._api.call("getMe", {}))["username"])
        self.named(self.username)

    async def send(self, delivery: Delivery) -> SendResult:
        return await self._sender.send(delivery)

    async def leave(self, external_id: str) -> SendResult:
        return await self._sender.leave(external_id)

    async def fetch(self, media: Media) -> bytes:
        """The bytes behind a reference that `parse` made."""
        if media.size > FETCH_LIMIT:
            raise FetchRefused("too-large")
        try:
            file = await self._api.call("getFile", {"file_id": media.ref.partition(":")[2]})
            body = await self._api.download(str(file["file_path"]), FETCH_LIMIT)
        except TooMuch:
            raise FetchRefused("too-large") from None
        except ApiError as error:
            if error.says("file is too big"):
                raise FetchRefused("too-large") from None
            if error.says("invalid file_id", "wrong file identifier"):
                raise FetchRefused("gone") from None
            raise OSError(f"Telegram did not give the file: {error.fault.value}") from None
        if len(body) != file.get("file_size", len(body)):
            raise OSError("the file came in part, or from somebody else")
        return body

    async def close(self) -> None:
        await self._sender.close()
        await self._api.close()

    # Polling ------------------------------------------------------------------------------------------------

    async def _poll(self, receive: Receive) -> None:
        refused = 0
        while True:
            params: dict[str, Any] = {
                "timeout": POLL,
                "limit": BATCH,
                "allowed_updates": telegram_parse.ALLOWED_UPDATES,
            }
            if self._offset is not None:
                params["offset"] = self._offset
            updates = await self._api.call("getUpdates", params, POLL + GRACE)
            # What the offset confirmed is gone from Telegram. It is not repeated: after a quiet week Telegram
            # begins to count anew at any number, and a kept offset could skip what comes then.
            self._offset = None
            self._well()
            if updates and not await _to_the_end(self._take_all(updates, receive)):
                refused += 1
                await self._sleep(_pause(refused))
            else:
                refused = 0

    async def _take_all(self, updates: Sequence[dict[str, Any]], receive: Receive) -> bool:
        """Take a batch in, persons side by side, each one's updates in their order; whether all are in the books.

        The offset moves past what is committed and stops at the first update that is not.
        """
        by_person: dict[str, list[Inbound]] = {}
        for update in updates:
            if event := self._read(update):
                by_person.setdefault(event.external_id, []).append(event)
        stopped_at = await asyncio.gather(*(self._take(events, receive) for events in by_person.values()))
        stops = [int(event.event_id) for event in stopped_at if event is not None]
        self._offset = min(stops) if stops else int(updates[-1]["update_id"]) + 1
        return not stops

    async def _take(self, events: list[Inbound], receive: Receive) -> Inbound | None:
        """Take one person's events in; the one that must come again, if any. Nothing overtakes it."""
        for event in events:
            try:
                await receive(event)
            except NOT_TAKEN as error:
                log.warning("telegram.not_taken", event_id=event.event_id, error=type(error).__name__)
                return event
            except Exception as error:  # noqa: BLE001 - one update must not stop the channel
                self._faulty[event.event_id] += 1
                given_up = self._faulty[event.event_id] >= FAULTY_TRIES
                log.error("telegram.fault", event_id=event.event_id, error=type(error).__name__, given_up=given_up)
                if not given_up:
                    return event
            self._faulty.pop(event.event_id, None)
        return None

    def _read(self, update: dict[str, Any]) -> Inbound | None:
        """The event in an update; None also for one that is not as the Bot API says (it would come for ever)."""
        try:
            return telegram_parse.parse(update)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            log.error("telegram.unreadable", update_id=update.get("update_id"), error=type(error).__name__)
            return None

    # Webhook ------------------------------------------------------------------------------------------------

    def webhook(self, receive: Receive) -> Handler:
        """The handler for `webhook_path`: 200 only after the commit, else Telegram brings it again."""
        secret = self._secret.encode()

        async def handle(request: web.Request) -> web.Response:
            told = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "").encode("utf-8", "replace")
            if not secret or not hmac.compare_digest(told, secret):
                return web.Response(status=403)
            try:
                update = orjson.loads(await request.read())
            except orjson.JSONDecodeError:
                return web.Response(status=400)
            event = self._read(update) if isinstance(update, dict) else None
            if event is not None and await self._take([event], receive) is not None:
                return web.Response(status=503)
            return web.Response()

        return handle

    async def _keep_webhook(self) -> None:
        """Set the webhook, and set it again whenever somebody has taken it away."""
        told_of = 0
        while True:
            info = await self._api.call("getWebhookInfo", {})
            if info.get("url") != self._webhook_url or self.state != "ok":
                log.info("telegram.webhook_set", anew=self.state == "ok")
                await self._api.call(
                    "setWebhook",
                    {
                        "url": self._webhook_url,
                        "secret_token": self._secret,
                        "allowed_updates": telegram_parse.ALLOWED_UPDATES,
                        "max_connections": 100,
                        "drop_pending_updates": False,
                    },
                )
            elif info.get("last_error_date", 0) > told_of:
                told_of = info["last_error_date"]
                log.warning("telegram.webhook_fails", reason=info.get("last_error_message"))
            self._well()
            await self._sleep(WATCH)

    # How it is going ----------------------------------------------------------------------------------------

    def _well(self) -> None:
        self._failures = 0
        if self.state != "ok":
            self.state = "ok"
            log.info("telegram.ok", username=self.username)

    def _trouble(self, error: ApiError) -> float:
        """Note what is wrong, aloud when it is new; how long to wait before the next attempt."""
        self._failures += 1
        reachable = error.fault not in {Fault.UNSENT, Fault.LOST, Fault.GARBLED, Fault.SERVER}
        state = error.fault.value if reachable else "unreachable"
        pause = error.retry_after or SLOW_PAUSES.get(error.fault) or _pause(self._failures)
        if state != self.state:
            self.state = state
            log.warning("telegram.trouble", state=state, reason=error.description, pause=pause)
        return pause


async def _to_the_end(taking: Coroutine[Any, Any, bool]) -> bool:
    """Finish what is being taken in even when told to stop: it is in the lanes already."""
    task = asyncio.create_task(taking)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait((task,), timeout=LAST_BATCH)
        task.cancel()
        raise


def _pause(failures: int) -> float:
    return PAUSES[min(failures, len(PAUSES)) - 1]
