"""What the web needs of the process, given to it when the parts are joined: it never sees a connection."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from langnghe.models.contract import Inbound, MediaKind
from langnghe.services.work import Work

T = TypeVar("T")


class Books(Protocol):
    """The office's books, reached from the event loop."""

    async def receive(self, event: Inbound) -> None:
        """Take an event in; returns when it is committed. An event seen before has no effect."""
        ...

    async def write(self, verb: Callable[[Work], T], key: str = "") -> T:
        """Run a service verb in a lane, in one transaction; what it said is delivered after the commit."""
        ...

    async def read(self, question: Callable[[Work], T]) -> T:
        """Run a read-only question on a connection of its own, never in a lane."""
        ...


class Clock(Protocol):
    """The time, as the process tells it."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file that is checked and kept."""

    attachment_id: int
    kind: MediaKind


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A kept file, ready to be sent: `path` on this machine, `name` as it was sent."""

    path: Path
    mime: str
    name: str


class FileDesk(Protocol):
    """Where files that people send are checked and kept."""

    async def take(self, body: bytes, name: str, declared_mime: str, owner_identity_id: int) -> TakenFile:
        """Check and keep a file. Raises `Refusal` ("file-too-large", "file-type-refused" …)."""
        ...

    async def open(self, token: str) -> OpenedFile | None:
        """The file at /f/<token>; None when there is none."""
        ...


class Channels(Protocol):
    """How the channels are doing, for /healthz."""

    def states(self) -> Mapping[str, str]:
        """Channel name to "ok", or to what is wrong in a word or two ("starting", "down")."""
        ...


class DemoDesk(Protocol):
    """The people of the sample office, for the one-click doors."""

    async def session_for(self, role: str) -> str:
        """A fresh session token of the web chat for "citizen", "officer", "head" or "admin"."""
        ...


@dataclass(frozen=True, slots=True)
class WebSettings:
    """What the web is told of the settings; it knows no file of them."""

    office_name: str
    public_url: str
    """Without a trailing slash. Its scheme decides whether cookies are Secure."""
    contact: str = ""
    """How the office is reached without the web: an address, a telephone number. Shown as it is."""
    telegram_username: str = ""
    chat_enabled: bool = True
    session_life: timedelta = timedelta(days=180)
    max_file_bytes: int = 20 * 1024 * 1024
    trust_proxy: bool = False
    """Whether the last X-Forwarded-For names the visitor: only behind a proxy of our own."""
    metrics_token: str = ""
    """With it another machine may read /metrics; "": only this one may."""
    posts_per_minute: int = 30
    """What one session may send; one address may send eight times as much (many share one)."""

    @property
    def https(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def base(self) -> str:
        """The path under which a proxy serves us, "" for none; addresses in pages begin with it."""
        return urlsplit(self.public_url).path.rstrip("/")
