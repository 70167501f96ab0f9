"""How the Bot API stand-in delivers updates, and what it can make go wrong."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.standin.botapi import BotApi
from tests.standin.errors import ApiError
from tests.standin.faults import KINDS
from tests.standin.limits import Limits

ROOT = Path(__file__).parents[2]
Call = Callable[..., Awaitable[tuple[int, dict[str, Any]]]]


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(webhook_pause=0.01) as running:
        running.user(1001, first_name="Lan", started=True)
        yield running


@pytest.fixture
async def call(api: BotApi) -> AsyncIterator[Call]:
    async with aiohttp.ClientSession() as session:

        async def post(method: str, **params: Any) -> tuple[int, dict[str, Any]]:
            async with session.post(f"{api.url}/bot{api.token}/{method}", json=params) as answer:
                return answer.status, await answer.json()

        yield post


def texts(answer: tuple[int, dict[str, Any]]) -> list[str]:
    status, body = answer
    assert status == 200, body
    return [update["message"]["text"] for update in body["result"]]


class TestPolling:
    async def test_what_is_not_confirmed_comes_again(self, api: BotApi, call: Call) -> None:
        lan = api.user(1001)
        acts = [lan.says(word) for word in ("một", "hai", "ba")]
        numbers = [act.update.id for act in acts if act.update]
        assert numbers == list(range(numbers[0], numbers[0] + 3))
        assert texts(await call("getUpdates", limit=2)) == ["một", "hai"]
        assert texts(await call("getUpdates")) == ["một", "hai", "ba"]
        assert texts(await call("getUpdates", offset=numbers[2])) == ["ba"]
        assert [act.update.done for act in acts if act.update] == [True, True, False]
        await acts[0]
        lan.says("bốn")
        assert texts(await call("getUpdates", offset=-1)) == ["bốn"]

    async def test_a_long_poll_ends_with_the_first_update(self, api: BotApi, call: Call) -> None:
        poll = asyncio.ensure_future(call("getUpdates", timeout=30))
        await until(lambda: api.world.updates._poller is not None)
        api.user(1001).says("xin chào")
        assert texts(await poll) == ["xin chào"]
        assert texts(await call("getUpdates", offset=2**40, timeout=0)) == []

    async def test_a_second_poller_ends_the_first_with_409(self, api: BotApi, call: Call) -> None:
        first = asyncio.ensure_future(call("getUpdates", timeout=30))
        await until(lambda: api.world.updates._poller is not None)
        second = asyncio.ensure_future(call("getUpdates", timeout=30))
        status, body = await first
        assert (status, body["description"]) == (
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        )
        api.user(1001).says("cho người sau")
        assert texts(await second) == ["cho người sau"]

    async def test_a_poller_that_was_killed_is_no_conflict(self, api: BotApi, call: Call) -> None:
        async with aiohttp.ClientSession() as session:
            url = f"{api.url}/bot{api.token}/getUpdates?timeout=30"
            dead = asyncio.ensure_future(session.get(url))
            await until(lambda: api.world.updates._poller is not None)
            dead.cancel()
            await asyncio.gather(dead, return_exceptions=True)
        await until(lambda: api.world.updates._poller is None)
        api.user(1001).says("còn đây")
        assert texts(await call("getUpdates", timeout=30)) == ["còn đây"]
        assert api.world.updates.conflicts == 0

    async def test_only_the_kinds_asked_for(self, api: BotApi, call: Call) -> None:
        await call("getUpdates", allowed_updates=["message"])
        assert api.user(1001).blocks().update is None
        assert api.user(1001).says("a").update is not None
        await call("getUpdates", allowed_updates=[])
        assert api.user(1001).unblocks().update is not None


class Receiver:
    """The bot's own server: what it was sent, and what it answers next."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answers: list[web.Response] = []
        self.url = ""

    async def handle(self, request: web.BaseRequest) -> web.Response:
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.got.append(await request.json())
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    runner = web.ServerRunner(web.Server(made.handle))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


class TestWebhook:
    async def test_updates_are_pushed_with_the_secret(self, api: BotApi, call: Call, receiver: Receiver) -> None:
        lan = api.user(1001)
        lan.says("trước khi đặt")
        await call("setWebhook", url=receiver.url, secret_token="bi-mat_1")
        await lan.says("sau khi đặt")
        assert [u["message"]["text"] for u in receiver.got] == ["trước khi đặt", "sau khi đặt"]
        assert receiver.secrets == ["bi-mat_1"] * 2
        status, body = await call("getUpdates")
        assert status == 409
        assert body["description"].startswith("Conflict: can't use getUpdates method while webhook is active")

    async def test_a_refused_update_is_repeated_before_the_next_of_that_chat(
        self, api: BotApi, call: Call, receiver: Receiver
    ) -> None:
        hoa = api.user(1002, first_name="Hoa")
        receiver.answers = [web.Response(status=500), web.Response(status=403)]
        await call("setWebhook", url=receiver.url)
        api.user(1001).says("một")
        last = api.user(1001).says("hai")
        await hoa.says("của Hoa")
        await last
        lans = [u["message"]["text"] for u in receiver.got if u["message"]["from"]["id"] == 1001]
        assert lans[-1] == "hai"
        assert lans[:-1] == ["một"] * (len(lans) - 1)
        assert len(receiver.got) == 5
        assert api.webhook.attempts == 5
        _, info = await call("getWebhookInfo")
        assert info["result"]["pending_update_count"] == 0
        assert info["result"]["last_error_message"].startswith("Wrong response from the webhook: ")

    async def test_a_webhook_may_answer_with_a_call(self, api: BotApi, call: Call, receiver: Receiver) -> None:
        receiver.answers = [web.json_response({"method": "sendMessage", "chat_id": 1001, "text": "ngay đây"})]
        await call("setWebhook", url=receiver.url)
        api.user(1001).says("alo")
        assert (await api.user(1001).reads("ngay đây")).text == "ngay đây"

    async def test_a_dead_server_is_tried_again_and_deleting_keeps_what_waits(
        self, api: BotApi, call: Call, receiver: Receiver
    ) -> None:
        await call("setWebhook", url="http://127.0.0.1:9/dead")
        api.user(1001).says("đợi")
        await until(lambda: api.webhook.attempts >= 2)
        _, info = await call("getWebhookInfo")
        assert info["result"]["last_error_message"] == "Connection refused"
        await call("deleteWebhook")
        assert texts(await call("getUpdates")) == ["đợi"]
        await call("setWebhook", url=receiver.url, drop_pending_updates=True)
        await api.user(1001).says("mới")
        assert [u["message"]["text"] for u in receiver.got] == ["mới"]

    async def test_a_new_webhook_ends_a_long_poll(self, api: BotApi, call: Call, receiver: Receiver) -> None:
        poll = asyncio.ensure_future(call("getUpdates", timeout=30))
        await until(lambda: api.world.updates._poller is not None)
        await call("setWebhook", url=receiver.url)
        status, body = await poll
        assert (status, body["description"]) == (409, "Conflict: terminated by setWebhook request")

    async def test_bad_addresses_and_secrets(self, call: Call) -> None:
        status, body = await call("setWebhook", url="nonsense")
        assert (status, body["description"]) == (400, "Bad Request: invalid webhook URL specified")
        status, body = await call("setWebhook", url="http://127.0.0.1/", secret_token="có dấu")
        assert (status, body["description"]) == (400, "Bad Request: secret token contains unallowed characters")


class TestFaults:
    @pytest.mark.parametrize("kind", KINDS)
    async def test_every_kind(self, api: BotApi, call: Call, kind: str) -> None:
        api.faults.next("sendMessage", kind, chat_id=1001, retry_after=7)
        api.user(1002, started=True)
        assert (await call("sendMessage", chat_id=1002, text="người khác"))[0] == 200
        status: int | None = None
        body = ""
        timeout = aiohttp.ClientTimeout(0.2 if kind.startswith("hang") else 5)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            try:
                url = f"{api.url}/bot{api.token}/sendMessage"
                async with session.post(url, json={"chat_id": 1001, "text": "a"}) as answer:
                    status, body = answer.status, await answer.text()
                    if kind == "429":
                        assert answer.headers["Retry-After"] == "7"
                        assert (await answer.json())["parameters"] == {"retry_after": 7}
            except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError):
                assert kind.startswith("cut")
            except TimeoutError:
                assert kind.startswith("hang")
        assert status == {"429": 429, "500": 500, "502": 502, "garbage": 200}.get(kind)
        assert body.startswith("<") == (kind in {"502", "garbage"})
        assert len(api.user(1001).screen) == (1 if KINDS[kind] else 0)
        record = api.calls_of("sendMessage")[-1]
        assert (record.fault, record.status, record.took_effect) == (kind, status or 0, KINDS[kind])
        assert (await call("sendMessage", chat_id=1001, text="lại bình thường"))[0] == 200

    async def test_the_lost_answer_shows_in_the_audit(self, api: BotApi, call: Call) -> None:
        api.faults.next("sendMessage", "cut_after")
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await call("sendMessage", chat_id=1001, text="Thông báo 7")
        await call("sendMessage", chat_id=1001, text="Thông báo 7")
        assert api.audit([1001, 1002], containing="báo 7") == {
            "missed": [1002], "twice": {1001: 2}, "strangers": [], "once": 0,
        }  # fmt: skip
        assert api.counters["sendMessage"] == 2
        assert api.counters["sendMessage cut"] == 1

    async def test_chance_repeats_with_its_seed(self, api: BotApi) -> None:
        rounds = []
        for _ in range(2):
            api.faults.at_random(0.3, ["500", "429"], seed=7, methods=["sendMessage"])
            rounds.append([(await api.perform_now("sendMessage", chat_id=1001, text="a"))[0] for _ in range(40)])
            assert (await api.perform_now("getMe"))[0] == 200
        assert rounds[0] == rounds[1]
        assert set(rounds[0]) == {200, 429, 500}
        api.faults.clear()
        assert (await api.perform_now("sendMessage", chat_id=1001, text="a"))[0] == 200

    async def test_a_download_can_fail_too(self, api: BotApi, call: Call) -> None:
        api.user(1001).sends_voice(b"OggS")
        _, updates = await call("getUpdates")
        voice = updates["result"][0]["message"]["voice"]["file_id"]
        _, body = await call("getFile", file_id=voice)
        api.faults.next("download", "500")
        async with aiohttp.ClientSession() as session:
            url = f"{api.url}/file/bot{api.token}/{body['result']['file_path']}"
            async with session.get(url) as answer:
                assert answer.status == 500
            async with session.get(url) as answer:
                assert await answer.read() == b"OggS"

    async def test_an_outage_keeps_everything(self, api: BotApi, call: Call) -> None:
        api.faults.next("sendMessage", "hang")
        hanging = asyncio.ensure_future(call("sendMessage", chat_id=1001, text="a"))
        await until(lambda: api.faults.dealt == 1)
        url = api.url
        await api.stop()
        with pytest.raises(aiohttp.ClientError):
            await hanging
        with pytest.raises(aiohttp.ClientConnectorError):
            await call("getMe")
        api.user(1001).says("trong lúc mất mạng")
        await api.start()
        assert api.url == url
        assert texts(await call("getUpdates")) == ["trong lúc mất mạng"]

    def test_no_such_fault(self, api: BotApi) -> None:
        with pytest.raises(ValueError, match="'503' is none of 429"):
            api.faults.next("sendMessage", "503")


class TestLimits:
    def test_rates_as_telegram_tells_them(self) -> None:
        now = 100.0
        waits: list[int] = []
        limits = Limits(lambda: now)
        limits.set(per_second=30, chat_per_second=1, chat_burst=3, group_per_minute=20)

        def sends(chat: int, times: int) -> int:
            passed = 0
            for _ in range(times):
                try:
                    limits.take(chat)
                except ApiError as refusal:
                    waits.append(refusal.parameters["retry_after"])
                else:
                    passed += 1
            return passed

        assert sends(1, 5) == 3
        now += 1
        assert sends(1, 5) == 1
        now += 60
        assert sends(-5, 25) == 20
        now += 60
        assert sum(sends(chat, 1) for chat in range(10, 60)) == 30
        assert set(waits) == {1, 3}

    async def test_over_the_rate_is_429_with_a_time(self, api: BotApi, call: Call) -> None:
        api.limits.set(chat_per_second=0.1, chat_burst=1)
        assert (await call("sendMessage", chat_id=1001, text="a"))[0] == 200
        status, body = await call("sendMessage", chat_id=1001, text="b")
        assert (status, body["parameters"]) == (429, {"retry_after": 10})
        assert body["description"] == "Too Many Requests: retry after 10"
        assert (await call("getMe"))[0] == 200


class TestPeople:
    async def test_reading_waits_for_what_is_new(self, api: BotApi, call: Call) -> None:
        lan = api.user(1001)
        await call("sendMessage", chat_id=1001, text="Kính chào cũ")
        lan.says("/start")
        waiting = asyncio.ensure_future(lan.reads("Kính chào"))
        await call("sendMessage", chat_id=1001, text="thứ khác")
        assert not waiting.done()
        await call("sendMessage", chat_id=1001, text="Kính chào mới")
        assert (await waiting).text == "Kính chào mới"
        assert (await lan.reads("cũ", anywhere=True)).text == "Kính chào cũ"

    async def test_what_is_not_read_in_time_is_told_with_the_screen(self, api: BotApi, call: Call) -> None:
        await call("sendMessage", chat_id=1001, text="thứ khác")
        with pytest.raises(AssertionError, match=r"(?s)Lan \(1001\) does not read 'Kính'.*thứ khác"):
            await api.user(1001).reads("Kính", 0.01)

    async def test_everything_a_person_can_send(self, api: BotApi, call: Call) -> None:
        lan = api.user(1001)
        lan.sends_voice(b"OggS", duration=9)
        lan.sends_audio(b"ID3")
        lan.sends_video(b"mp4", caption="đoạn phim")
        lan.sends_document(b"%PDF", "đơn.pdf")
        lan.sends_location(15.1, 108.8)
        lan.sends_contact("+84901234567")
        first = lan.says("sai chính tả")
        assert first.message
        lan.edits(first.message, "đúng chính tả")
        _, body = await call("getUpdates")
        updates = body["result"]
        kinds = ("voice", "audio", "video", "document", "location", "contact", "text")
        assert all(kind in u["message"] for kind, u in zip(kinds, updates, strict=False))
        assert updates[0]["message"]["voice"]["duration"] == 9
        assert updates[3]["message"]["document"]["file_name"] == "đơn.pdf"
        assert updates[7]["edited_message"]["text"] == "đúng chính tả"


class TestOwnProcess:
    async def test_the_same_powers_over_http(self) -> None:
        words = ["-m", "tests.standin.botapi", "--known", "1-100", "--webhook-pause", "0.1"]
        process = await asyncio.create_subprocess_exec(
            sys.executable, *words, stdout=asyncio.subprocess.PIPE, cwd=ROOT
        )
        assert process.stdout
        url = (await process.stdout.readline()).decode().split()[1]
        async with aiohttp.ClientSession() as session:

            async def control(verb: str, status: int = 200, /, **words: Any) -> Any:
                async with session.post(f"{url}/__control__/{verb}", json=words) as answer:
                    assert answer.status == status, await answer.text()
                    return await answer.json()

            async def send(chat: int, **more: Any) -> int:
                token = "123456:AAStandInTokenForTests_0123456789ab"
                params = {"chat_id": chat, "text": "Kính chào", **more}
                async with session.post(f"{url}/bot{token}/sendMessage", json=params) as answer:
                    return answer.status

            assert await send(100) == 200
            assert await send(101) == 400
            await control("user", id=7, first_name="Lan", started=True)
            await control("act", acts=[{"user": 7, "do": "says", "text": "/start"},
                                       {"user": 7, "do": "sends_photo", "data": PIXEL}])  # fmt: skip
            button = {"inline_keyboard": [[{"text": "Có", "callback_data": "y"}]]}
            await send(7, reply_markup=button)
            assert (await control("reads", user=7, words="Kính"))["buttons"][0]["data"] == "y"
            assert (await control("act", user=7, do="presses", button="Có"))[0]["query_id"]
            assert "does not read" in (await control("reads", 409, user=7, words="khác", timeout=0.01))["error"]
            await control("fault", method="sendMessage", kind="500", times=1)
            assert await send(7) == 500
            await control("limits", chat_per_second=0.1, chat_burst=1)
            assert [await send(7), await send(7)] == [200, 429]
            assert len(await control("screen", user=7)) == 2
            assert (await control("audit", low=7, high=8))["missed"] == [8]
            assert [c["status"] for c in await control("calls", method="sendMessage", after=4)] == [200, 429]
            assert (await control("counters"))["pending"] == 3
            await control("nonsense", 404)
            await control("fault", 400, method="sendMessage", kind="nonsense")
        process.terminate()
        assert await process.wait() == 0


PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


async def until(holds: Callable[[], bool]) -> None:
    """Let others run until this holds; TimeoutError after five seconds."""
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(0)
