"""The web under test: the real app, served on loopback, and people who reach it with a plain HTTP client."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import aiohttp

from langnghe.bot.app import App
from langnghe.bot.channels.channel import Channel
from langnghe.bot.clock import Clock, SetClock
from langnghe.bot.config import settings_from
from langnghe.bot.store import open_store
from langnghe.models.contract import Choice, Marked, Outbound
from langnghe.services import outbox, webchat, websessions
from langnghe.services.work import Work
from tests.house import FRIDAY, OFFICE

T = TypeVar("T")


class Site:
    """The app while it is served."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.url = f"http://127.0.0.1:{app.port}"

    async def says(self, visitor: "Guest", text: str, *rows: list[Choice], **more: Any) -> None:
        """The office says something in the visitor's conversation, outside any talk."""
        message = Outbound(Marked(text), choices=tuple(tuple(row) for row in rows), **more)
        await self.app.books.write(lambda work: say(work, visitor.cookie, message))

    async def asks(self, question: Any) -> Any:
        return await self.app.books.read(question)


def say(work: Work, token: str, *messages: Outbound) -> int:
    """Say these to whoever holds the token; their identity's id."""
    visitor = websessions.visitor_of(work, websessions.hashed(token), webchat.LATE * 10_000_000)
    assert visitor
    here = outbox.Recipient(
        visitor.identity_id, visitor.person_id, websessions.CHANNEL, visitor.external_id, visitor.language
    )
    outbox.enqueue(work, here, messages)
    return visitor.identity_id


@asynccontextmanager
async def serve(
    url: str, folder: Path, clock: Clock | None = None, channels: Sequence[Channel] = (), **sections: Any
) -> AsyncIterator[Site]:
    """The app on the database at `url`; `sections` go into its settings."""
    settings = settings_from(
        {
            "data_dir": folder,
            "office": OFFICE,
            "database": {"url": url, "lanes": 2},
            **{name: value for name, value in sections.items() if name != "demo"},
            "http": {"port": 0, **sections.get("http", {})},
        }
    )
    app = App(settings, clock or SetClock(FRIDAY), open_store(url), channels)
    await app.start(demo=sections.get("demo"))
    try:
        yield Site(app)
    finally:
        await app.stop()


class Guest:
    """A browser without a screen: it has a cookie jar and knows the page's requests."""

    def __init__(self, site: Site, client: aiohttp.ClientSession, door: str = "/chat/") -> None:
        self.site = site
        self.client = client
        self.door = door
        self.me: dict[str, Any] = {}

    @property
    def cookie(self) -> str:
        return next(cookie.value for cookie in self.client.cookie_jar if cookie["path"] == self.door)

    def address(self, path: str) -> str:
        return f"{self.site.url}{self.door}{path}"

    async def opens(self, start: str = "", **headers: str) -> dict[str, Any]:
        """Load the page, as its script does it."""
        status, answer = await self.posts("session", {"client_id": new_id(), "start": start}, **headers)
        assert status == 200, answer
        self.me = answer
        return answer

    async def posts(self, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, Any]]:
        sent = {"X-Langnghe": "1", **{name.replace("_", "-"): value for name, value in headers.items()}}
        async with self.client.post(self.address(path), json=body, headers=sent) as response:
            return response.status, await response.json()

    async def gets(self, path: str) -> tuple[int, dict[str, Any]]:
        async with self.client.get(self.address(path)) as response:
            return response.status, await response.json()

    async def writes(self, text: str, client_id: str = "") -> int:
        status, _ = await self.posts("messages", {"client_id": client_id or new_id(), "text": text})
        return status

    async def presses(self, line: dict[str, Any], label: str) -> tuple[int, dict[str, Any]]:
        token = next(each["token"] for row in line["choices"] for each in row if label in each["label"])
        return await self.posts("messages", {"client_id": new_id(), "choice": token, "message": line["id"]})

    async def sends(
        self, body: bytes, name: str, mime: str, text: str = "", client_id: str = ""
    ) -> tuple[int, dict[str, Any]]:
        form = aiohttp.FormData()
        form.add_field("client_id", client_id or new_id())
        if text:
            form.add_field("text", text)
        form.add_field("file", BytesIO(body), filename=name, content_type=mime)
        async with self.client.post(self.address("files"), data=form, headers={"X-Langnghe": "1"}) as response:
            return response.status, await response.json()

    async def lines(self) -> list[dict[str, Any]]:
        status, answer = await self.gets("history")
        assert status == 200
        found: list[dict[str, Any]] = answer["lines"]
        return found

    async def last(self) -> dict[str, Any]:
        return (await self.lines())[-1]

    @asynccontextmanager
    async def listens(
        self, after: int | None = None, last_id: int | None = None, shown: str = "vi"
    ) -> AsyncIterator["Stream"]:
        """The page's live stream; from `after` when it connects anew, from `last_id` when it lost it.

        `shown`: the page's language.
        """
        headers = {"Last-Event-ID": str(last_id)} if last_id is not None else {}
        path = self.address("events") + f"?lang={shown}" + (f"&after={after}" if after is not None else "")
        async with self.client.get(path, headers=headers) as response:
            assert response.status == 200
            yield Stream(response)


class Stream:
    """Server-Sent Events as they come."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response

    async def event(self) -> tuple[str, str, Any]:
        """The next event: name, id, data. ("end", "", None) when the server ends the stream."""
        fields = {"event": "", "id": "", "data": ""}
        while raw := await self.response.content.readline():
            line = raw.decode().rstrip("\n")
            if line and not line.startswith(":"):
                name, _, value = line.partition(": ")
                fields[name] = value
            elif not line and fields["data"]:
                return fields["event"], fields["id"], json.loads(fields["data"])
        return "end", "", None

    async def line(self) -> dict[str, Any]:
        name, _, data = await self.event()
        assert name == "line", name
        assert isinstance(data, dict)
        return data


def new_id() -> str:
    return uuid4().hex[:24]


def words(line: dict[str, Any]) -> str:
    """What a line says, without its marks."""
    return "".join(run["t"] for run in line.get("text", ())) or line.get("choice", "")
