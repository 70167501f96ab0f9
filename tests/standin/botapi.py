"""A stand-in for api.telegram.org on loopback: our bot, and any other client, cannot tell the difference.

In a test, in the same process and event loop:

    async with BotApi() as api:                      # api.url, api.token; a free port of 127.0.0.1
        ...start the bot with api_base=api.url and token=api.token...
        lan = api.user(1001, first_name="Lan")
        lan.says("/start")                           # at once; `await lan.says(…)` until the bot has taken it
        card = await lan.reads("Kính chào")          # waits for words sent or edited since Lan's last act
        press = lan.presses("Gửi phản ánh")          # by the button's words or its callback data
        await press.answered()                       # the toast of answerCallbackQuery
        lan.screen                                   # the bot's messages now: .text .html .buttons .kind
        lan.sends_photo(jpeg, "ổ gà"); lan.sends_voice(ogg); lan.sends_location(15.1, 108.8); lan.blocks()

    api.faults.next("sendMessage", "429", times=3, retry_after=2)     # kinds: see tests/standin/faults.py
    api.faults.at_random(0.05, ["500", "cut_after"], seed=7, methods=["sendMessage"])
    api.limits.set(per_second=30, chat_per_second=1, group_per_minute=20)
    api.calls, api.counters, api.audit([1001, 1002], containing="Thông báo")
    BotApi(known=lambda id: id < 1_000_000)          # a million people who have started the bot, for nothing

As a process of its own (benches), with the same powers over HTTP under /__control__/ (see control.py):

    python -m tests.standin.botapi --port 8081 --known all --keep-calls 0

For aiogram: TelegramAPIServer.from_base(api.url). For python-telegram-bot: base_url=api.url + "/bot",
base_file_url=api.url + "/file/bot". Texts and codes of errors are those of the public telegram-bot-api server.
Stricter than it: unknown parameters and fields are refused. Not imitated: its three-second pauses against busy
pollers, TLS for webhooks (as in its --local mode), files by URL, and methods that are not in data/bot-api.json.
"""

import argparse
import asyncio
import gc
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Self
from urllib.parse import unquote

from aiohttp import StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http_parser import RawRequestMessage

from tests.standin import answers, spec, wire
from tests.standin.errors import ApiError
from tests.standin.faults import Fault, Faults
from tests.standin.files import Upload
from tests.standin.ledger import Call
from tests.standin.limits import Limits
from tests.standin.messages import Chat
from tests.standin.methods import VERBS
from tests.standin.people import Person
from tests.standin.webhook import Webhook
from tests.standin.world import TOKEN, Known, World, own_clock

_LARGEST_REQUEST = 64 << 20


class BotApi:
    """The server. `host` and `port` as for any listener (port 0: a free one); the rest is said at World."""

    def __init__(
        self,
        token: str = TOKEN,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        known: Known | bool = False,
        now: Callable[[], int] = own_clock,
        remember: bool = True,
        keep_calls: int | None = None,
        query_seconds: float = 60.0,
        webhook_pause: float = 1.0,
    ) -> None:
        self.world = World(
            token, known=known, now=now, remember=remember, keep_calls=keep_calls, query_seconds=query_seconds
        )
        self.webhook = Webhook(self.world, self._by_webhook, webhook_pause)
        self._verbs = {
            **VERBS,
            "setWebhook": self.webhook.set,
            "deleteWebhook": self.webhook.delete,
            "getWebhookInfo": self.webhook.info,
        }
        self._host, self._port = host, port
        self._prefix = f"/bot{token}/"
        self._files = f"/file/bot{token}/"
        self._people: dict[int, Person] = {}
        self._runner: web.ServerRunner | None = None
        self._stopping = asyncio.Event()
        self._started = time.monotonic()
        self._number = 0

    # running

    async def start(self) -> Self:
        """Listen. After `stop` it goes on where it was, on the same port: an outage of Telegram."""
        self._stopping = asyncio.Event()
        # A client that goes away takes its long poll (or what it hangs in) with it.
        server = web.Server(self._handle, request_factory=_request, handler_cancellation=True, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port, backlog=1024)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.webhook.resume()
        return self

    async def stop(self) -> None:
        """Let go of everyone who waits or hangs, then close. What was said and sent is kept."""
        self._stopping.set()
        self.world.updates.end_poll()
        await self.webhook.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_error: object) -> None:
        await self.stop()

    # what tests use

    @property
    def url(self) -> str:
        """`http://127.0.0.1:PORT`, without a slash at the end."""
        return f"http://{self._host}:{self._port}"

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def faults(self) -> Faults:
        return self.world.faults

    @property
    def limits(self) -> Limits:
        return self.world.limits

    @property
    def calls(self) -> list[Call]:
        """Every call so far, in the order in which they were answered."""
        return list(self.world.ledger.calls)

    @property
    def counters(self) -> Counter[str]:
        """By method ("sendMessage") and by method and status ("sendMessage 200", "sendMessage cut")."""
        return self.world.ledger.counters

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in self.world.ledger.calls if call.method == method]

    def audit(self, expected: Iterable[int], method: str = "", containing: str = "") -> dict[str, Any]:
        """Who was missed, who got it twice, who should not have got it. Counts effects, not answers."""
        return self.world.ledger.audit(expected, method, containing)

    def user(self, user_id: int, *, started: bool = False, language_code: str = "vi", **names: str) -> Person:
        """The person with this id, made when new (first_name, last_name, username). `started`: pressed Start."""
        person = self._people.get(user_id)
        if person is None:
            names = {"first_name": f"Người {user_id}", **names}
            user = {"id": user_id, "is_bot": False, **names, "language_code": language_code}
            person = self._people[user_id] = Person(self.world, user)
        person.chat.started = person.chat.started or started
        return person

    def group(self, chat_id: int, title: str) -> Chat:
        """A group that the bot is in (negative id); people write there with `says(text, chat=group)`."""
        kind = "supergroup" if str(chat_id).startswith("-100") else "group"
        chat = self.world.open(chat_id, kind, {"title": title})
        chat.started = True
        return chat

    def outside(self, chat_id: int, title: str, *, channel: bool = False) -> Chat:
        """A group or channel that the bot is not in yet (tests/standin/groups.py lets people add it)."""
        chat = self.group(chat_id, title)
        chat.kind = "channel" if channel else chat.kind
        chat.started, chat.bot = False, {"status": "left"}
        return chat

    # one request

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.raw_path
        if "%" in path:
            path = unquote(path)
        if path.startswith(self._prefix):
            return await self._call(request, path[len(self._prefix) :].partition("?")[0])
        if path.startswith(self._files):
            return await self._download(request, path[len(self._files) :])
        if path.startswith("/__control__/"):
            from tests.standin import control  # it drives BotApi, and so imports this module

            return await control.handle(self, request)
        if path.startswith(("/bot", "/file/bot")):
            return answers.plain(answers.wrong_token(path).body(), 401)
        return answers.plain(ApiError(404, "Not Found").body(), 404)

    async def _call(self, request: web.BaseRequest, name: str) -> web.StreamResponse:
        self._number += 1
        call = Call(self._number, name, {}, None, time.monotonic() - self._started)
        try:
            given, uploads = await wire.read(request)
            status, body = await self.perform(
                call,
                given,
                uploads,
            )
        except ApiError as error:
            status, body = error.code, error.body()
        except _StruckError as struck:
            self.world.ledger.struck(call, struck.fault)
            return await answers.struck(request, struck.fault, self._stopping)
        call.status = status
        self.world.ledger.note(call)
        return answers.plain(body, status)

    async def perform(self, call: Call, given: dict[str, Any], uploads: dict[str, Upload]) -> tuple[int, Any]:
        """Carry out one call: HTTP status and answer; fills in `call`. _StruckError where a fault is planned."""
        world = self.world
        try:
            method = spec.find(call.method)
            call.method, call.params, call.chat_id = method.name, given, _loose_id(given.get("chat_id"))
            fault = world.faults.strike(method.name, call.chat_id) if world.faults.on else None
            if fault is not None and not fault.takes_effect:
                raise _StruckError(fault)
            call.params = params = method.read(given)
            call.chat_id = params.get("chat_id")
            if method.name == "getUpdates":
                result: Any = await world.updates.poll(params)
            else:
                result = self._verbs[method.name](world, params, uploads)
                call.answer = result
            call.took_effect = True
            if fault is not None:
                raise _StruckError(fault)
        except ApiError as error:
            call.answer = error.description
            return error.code, error.body()
        return 200, {"ok": True, "result": result}

    async def perform_now(self, method: str, **params: Any) -> tuple[int, Any]:
        """One call without HTTP, recorded like any other: status and answer."""
        self._number += 1
        call = Call(self._number, method, {}, None, time.monotonic() - self._started)
        try:
            call.status, body = await self.perform(call, params, {})
        except _StruckError as struck:
            self.world.ledger.struck(call, struck.fault)
            return struck.fault.status, None
        self.world.ledger.note(call)
        return call.status, body

    async def _by_webhook(self, method: str, params: dict[str, Any]) -> None:
        """A call that came as the answer of a webhook."""
        await self.perform_now(method, **params)

    async def _download(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        fault = self.world.faults.strike("download", None) if self.world.faults.on else None
        self._number += 1
        call = Call(self._number, "download", {"path": path}, None, time.monotonic() - self._started)
        if fault is not None:
            self.world.ledger.struck(call, fault)
            return await answers.struck(request, fault, self._stopping)
        stored = self.world.files.at(path.partition("?")[0])
        call.status, call.took_effect = (404, False) if stored is None else (200, True)
        self.world.ledger.note(call)
        if stored is None:
            return answers.plain(ApiError(404, "Not Found").body(), 404)
        return web.Response(body=stored.upload.data, content_type="application/octet-stream")


class _StruckError(Exception):
    """A planned fault got in the way."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind)
        self.fault = fault


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: web.RequestHandler,
    writer: AbstractStreamWriter,
    task: asyncio.Task[None],
) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=_LARGEST_REQUEST)


def _loose_id(chat_id: Any) -> Any:
    """A chat id as the fault plans name it, before anything is checked."""
    return int(chat_id) if isinstance(chat_id, str) and chat_id.lstrip("-").isdigit() else chat_id


async def _serve(words: argparse.Namespace) -> None:
    known: Known | bool = words.known == "all"
    if words.known not in {"all", "none"}:
        low, _, high = words.known.partition("-")
        known = range(int(low), int(high) + 1).__contains__
    api = BotApi(
        words.token,
        port=words.port,
        known=known,
        remember=words.known == "none",
        keep_calls=words.keep_calls,
        webhook_pause=words.webhook_pause,
    )
    await api.start()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    print(f"ready {api.url}", flush=True)  # noqa: T201 - whoever started us waits for this line
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    await stop.wait()
    await api.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description="A stand-in for api.telegram.org on loopback.")
    parser.add_argument("--port", type=int, default=0, help="0: a free one; it is told in the line 'ready URL'")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--known", default="all", help="who has started the bot: all, none, or ids LOW-HIGH")
    parser.add_argument("--keep-calls", type=int, default=None, help="newest calls to keep; 0: count only")
    parser.add_argument("--webhook-pause", type=float, default=1.0, help="seconds before the first repetition")
    asyncio.run(_serve(parser.parse_args()))


if __name__ == "__main__":
    main()
