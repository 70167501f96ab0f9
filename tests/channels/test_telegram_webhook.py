"""The webhook: only Telegram may knock, and 200 means that it is in the books."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from structlog.testing import capture_logs

from langnghe.bot.channels.telegram import WATCH, TelegramChannel
from tests.channels.conftest import MakeChannel
from tests.channels.telling import Pauses, Taken, store_is_away, until
from tests.standin.botapi import BotApi

SECRET = "Bi_mat-cua-Quang-Ngai-2026"
UPDATE: dict[str, Any] = {
    "update_id": 1,
    "message": {
        "message_id": 1,
        "date": 1,
        "from": {"id": 1001, "is_bot": False, "first_name": "Lan"},
        "chat": {"id": 1001, "type": "private"},
        "text": "Đèn hỏng",
    },
}


@dataclass
class Door:
    """The bot's own little web server, with the webhook mounted."""

    url: str
    channel: TelegramChannel
    taken: Taken = field(default_factory=Taken)

    async def knock(self, body: Any = None, secret: str | None = SECRET, raw: bytes | None = None) -> int:
        headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
        sent: dict[str, Any] = {"data": raw} if raw is not None else {"json": UPDATE if body is None else body}
        async with aiohttp.ClientSession() as session, session.post(self.url, headers=headers, **sent) as answer:
            return answer.status


Listen = Callable[..., object]


@pytest.fixture
async def door(make_channel: MakeChannel) -> AsyncIterator[Door]:
    app = web.Application()
    runner = web.AppRunner(app)
    made: list[Callable[[web.Request], Awaitable[web.Response]]] = []

    async def mounted(request: web.Request) -> web.Response:
        return await made[0](request)

    app.router.add_post("/telegram", mounted)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    channel = make_channel(address, mode="webhook", webhook_secret=SECRET)
    door = Door(f"{address}/telegram", channel)
    made.append(channel.webhook(door.taken))
    yield door
    await runner.cleanup()


async def test_telegram_brings_updates_and_gets_200_after_the_commit(
    api: BotApi, door: Door, listening: Listen
) -> None:
    door.taken.gate.clear()
    act = api.user(1001).says("Đèn hỏng")
    listening(door.taken, door.channel)
    await door.taken.until("Đèn hỏng", attempted=1)
    assert act.update is not None
    assert not act.update.done
    door.taken.gate.set()
    await act
    assert door.taken.texts == ["Đèn hỏng"]
    told = api.calls_of("setWebhook")[0].params
    assert told["secret_token"] == SECRET
    assert told["drop_pending_updates"] is False


async def test_a_store_out_of_reach_is_503_and_telegram_comes_again(
    api: BotApi, door: Door, listening: Listen
) -> None:
    door.taken.fails["Đèn hỏng"] = [store_is_away(), store_is_away()]
    listening(door.taken, door.channel)
    await api.user(1001).says("Đèn hỏng")
    assert door.taken.attempts["Đèn hỏng"] == 3
    door.taken.fails["Đèn hỏng"] = [store_is_away()]
    assert await door.knock() == 503
    assert await door.knock() == 200


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET[:-1], "bí mật"])
async def test_nobody_else_may_knock(door: Door, secret: str | None) -> None:
    assert await door.knock(secret=secret) == 403
    assert door.taken.events == []


async def test_without_a_secret_nobody_may_knock(make_channel: MakeChannel) -> None:
    channel = make_channel()  # polling: no secret is set
    request: Any = type("Request", (), {"headers": {}})()
    assert (await channel.webhook(Taken())(request)).status == 403


async def test_what_is_no_update_is_not_asked_for_again(door: Door) -> None:
    assert await door.knock(raw=b"{") == 400
    assert await door.knock(raw=b"\xff") == 400
    assert await door.knock([1]) == 200
    assert await door.knock({"update_id": 3}) == 200
    with capture_logs() as logged:
        assert await door.knock({"update_id": 4, "message": {"chat": {}}}) == 200
        assert await door.knock({"update_id": 5, "message": 7}) == 200
    assert [entry["update_id"] for entry in logged] == [5]
    assert door.taken.events == []


async def test_a_fault_of_ours_does_not_come_for_ever(door: Door) -> None:
    door.taken.fails["Đèn hỏng"] = [ValueError("x")] * 99
    assert [await door.knock() for _ in range(3)] == [503, 503, 200]


async def test_a_webhook_that_somebody_took_away_is_set_again(
    api: BotApi, door: Door, listening: Listen, pauses: Pauses
) -> None:
    listening(door.taken, door.channel)
    await api.user(1001).says("một")
    await door.channel._api.call("deleteWebhook", {})
    await api.user(1001).says("hai")
    assert door.taken.texts == ["một", "hai"]
    assert set(pauses.asked) == {WATCH}


async def test_why_telegram_cannot_knock_is_told_once(api: BotApi, door: Door, listening: Listen) -> None:
    door.taken.fails["Đèn hỏng"] = [store_is_away()]
    with capture_logs() as logged:
        listening(door.taken, door.channel)
        await api.user(1001).says("Đèn hỏng")
        seen = len(api.calls_of("getWebhookInfo"))
        await until(lambda: len(api.calls_of("getWebhookInfo")) > seen + 2)
    told = [entry for entry in logged if entry["event"] == "telegram.webhook_fails"]
    assert [entry["reason"] for entry in told] == ["Wrong response from the webhook: 503 Service Unavailable"]


async def test_several_processes_do_not_fight_over_the_webhook(
    api: BotApi, door: Door, listening: Listen, make_channel: MakeChannel, pauses: Pauses
) -> None:
    """Each sets it once at its start, because a secret cannot be read back; then each finds it as it should be."""
    another = make_channel(door.url.removesuffix("/telegram"), mode="webhook", webhook_secret=SECRET)
    listening(door.taken, door.channel)
    listening(door.taken, another)
    await until(lambda: len(api.calls_of("getWebhookInfo")) >= 20)
    assert len(api.calls_of("setWebhook")) == 2
    await api.user(1001).says("một")
    assert door.taken.texts == ["một"]
    # Somebody takes it away: it is set again, once or by both, and then left alone again.
    await another._api.call("deleteWebhook", {})
    await api.user(1001).says("hai")
    seen = len(api.calls_of("getWebhookInfo"))
    await until(lambda: len(api.calls_of("getWebhookInfo")) >= seen + 20)
    assert len(api.calls_of("setWebhook")) in {3, 4}
