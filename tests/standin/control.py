"""The powers of a test over HTTP, for a stand-in that is a process of its own.

POST /__control__/VERB with a JSON object (or nothing) answers JSON; a failed expectation is a 409 with its words.

    user     {"id", "started", "first_name", "language_code"}       open a person
    act      {"user", "do", ...} or {"acts": [...]}                 says, presses, forges, blocks, sends_photo …;
                                                                    further keys: its arguments, "data" in base64
    screen   {"user"}                                               the messages as they are now
    reads    {"user", "words", "timeout", "anywhere"}               wait for words
    fault    {"method", "kind", "times", "chat_id", "retry_after"}  plan faults
    random   {"rate", "kinds", "seed", "methods"}                   faults at random
    calm     {}                                                     no more faults
    limits   {"per_second", "chat_per_second", "chat_burst", "group_per_minute"}
    calls    {"method", "after", "most"}                            recorded calls with number > after
    counters {}                                                     calls by method and status; queue lengths
    audit    {"expected": [...] or "low", "high", "method", "containing"}
"""

import base64
import inspect
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import orjson
from aiohttp import web

from tests.standin.acts import Act
from tests.standin.messages import Message

if TYPE_CHECKING:
    from tests.standin.botapi import BotApi

Verb = Callable[["BotApi", dict[str, Any]], Any]
_ACTS = {
    "says", "presses", "forges", "blocks", "unblocks", "sends_photo", "sends_voice", "sends_audio", "sends_video",
    "sends_document", "sends_location", "sends_contact",
}  # fmt: skip


async def handle(api: "BotApi", request: web.BaseRequest) -> web.Response:
    verb = _VERBS.get(request.path.removeprefix("/__control__/"))
    if verb is None:
        return _json({"error": f"no such verb; there are {', '.join(_VERBS)}"}, 404)
    try:
        given = orjson.loads(await request.read() or b"{}")
        done = verb(api, given)
        if inspect.isawaitable(done):
            done = await done
    except (AssertionError, TimeoutError) as error:
        return _json({"error": str(error)}, 409)
    except (KeyError, TypeError, ValueError) as error:
        return _json({"error": f"{type(error).__name__}: {error}"}, 400)
    return _json(done, 200)


def _json(body: Any, status: int) -> web.Response:
    raw = orjson.dumps(body, default=str, option=orjson.OPT_NON_STR_KEYS)
    return web.Response(body=raw, status=status, content_type="application/json")


def _user(api: "BotApi", given: dict[str, Any]) -> dict[str, Any]:
    person = api.user(int(given.pop("id")), **given)
    return {"id": person.id, "started": person.chat.started, "blocked": person.chat.blocked}


def _act(api: "BotApi", given: dict[str, Any]) -> list[dict[str, Any]]:
    return [_one_act(api, one) for one in given.get("acts", [given])]


def _one_act(api: "BotApi", given: dict[str, Any]) -> dict[str, Any]:
    words = dict(given)
    person, do = api.user(int(words.pop("user"))), words.pop("do")
    if do not in _ACTS:
        raise ValueError(f"{do!r} is none of {', '.join(sorted(_ACTS))}")
    if do.startswith("sends_") and "data" in words:
        words["data"] = base64.b64decode(words["data"])
    act: Act = getattr(person, do)(**words)
    told: dict[str, Any] = {"update_id": act.update.id if act.update else None}
    if act.query_id:
        told["query_id"] = act.query_id
    if act.message is not None:
        told["message_id"] = act.message.id
    return told


def _screen(api: "BotApi", given: dict[str, Any]) -> list[dict[str, Any]]:
    return [_shown(message) for message in api.user(int(given["user"])).screen]


async def _reads(api: "BotApi", given: dict[str, Any]) -> dict[str, Any]:
    person = api.user(int(given["user"]))
    timeout, anywhere = given.get("timeout", 5.0), given.get("anywhere", False)
    return _shown(await person.reads(given["words"], timeout, anywhere=anywhere))


def _shown(message: Message) -> dict[str, Any]:
    buttons = [{"text": b.text, "data": b.data, "url": b.url} for row in message.keyboard for b in row]
    return {
        "id": message.id,
        "kind": message.kind,
        "text": message.text,
        "html": message.html,
        "buttons": buttons,
        "shown": message.shown,
    }


def _fault(api: "BotApi", given: dict[str, Any]) -> dict[str, int]:
    api.faults.next(**given)
    return {"planned": len(api.faults.planned)}


def _random(api: "BotApi", given: dict[str, Any]) -> dict[str, int]:
    api.faults.at_random(**given)
    return {"dealt": api.faults.dealt}


def _calm(api: "BotApi", _given: dict[str, Any]) -> dict[str, int]:
    api.faults.clear()
    return {"dealt": api.faults.dealt}


def _limits(api: "BotApi", given: dict[str, Any]) -> dict[str, bool]:
    api.limits.set(**given)
    return {"on": api.limits.on}


def _calls(api: "BotApi", given: dict[str, Any]) -> list[dict[str, Any]]:
    method, after, most = given.get("method"), given.get("after", 0), given.get("most", 1000)
    wanted = (c for c in api.calls if c.number > after and method in {None, c.method})
    return [call.json() for call, _ in zip(wanted, range(most), strict=False)]


def _counters(api: "BotApi", _given: dict[str, Any]) -> dict[str, Any]:
    updates = api.world.updates
    return {
        "calls": dict(api.counters),
        "pending": len(updates.waiting),
        "confirmed": updates.confirmed,
        "conflicts": updates.conflicts,
        "refused_by_rate": api.limits.refused,
        "faults_dealt": api.faults.dealt,
        "webhook_attempts": api.webhook.attempts,
    }


def _audit(api: "BotApi", given: dict[str, Any]) -> dict[str, Any]:
    expected = given.get("expected") or range(given["low"], given["high"] + 1)
    return api.audit(expected, given.get("method", ""), given.get("containing", ""))


_VERBS: dict[str, Verb | Callable[["BotApi", dict[str, Any]], Awaitable[Any]]] = {
    "user": _user,
    "act": _act,
    "screen": _screen,
    "reads": _reads,
    "fault": _fault,
    "random": _random,
    "calm": _calm,
    "limits": _limits,
    "calls": _calls,
    "counters": _counters,
    "audit": _audit,
}
