"""What every channel is to the process."""

from collections.abc import Awaitable, Callable
from typing import Protocol, runtime_checkable

from langnghe.models.contract import Capabilities, Delivery, Inbound, Media, SendResult

Receive = Callable[[Inbound], Awaitable[None]]


class FetchRefused(Exception):
    """The messenger will never give this file (too large, expired). `reason` is a message key's last part."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Channel(Protocol):
    """One messenger. It translates; it decides nothing."""

    name: str
    capabilities: Capabilities
    #: Messages a second over all its chats, in one person's chat, in one group; 0 for no limit.
    rate: float
    chat_rate: float
    group_rate: float
    #: "ok", "starting", or what is wrong in a word.
    state: str

    async def listen(self, receive: Receive) -> None:
        """Take events in until cancelled. What it raises is logged and it is started again after a pause."""
        ...

    async def send(self, delivery: Delivery) -> SendResult:
        """One attempt. Never raises for what a messenger can answer."""
        ...

    async def fetch(self, media: Media) -> bytes:
        """The bytes of something that was sent along. Raises `FetchRefused`, or OSError to try again."""
        ...

    async def close(self) -> None: ...


@runtime_checkable
class WithGroups(Channel, Protocol):
    """A messenger that has groups a bot can be in: `send` takes their ids too."""

    async def leave(self, external_id: str) -> SendResult:
        """Leave a group: SENT, or UNREACHABLE when the bot was not in it. Raises nothing that can be answered."""
        ...
