"""What the web needs of the process, given to it when the parts are joined: it never sees a connection."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from langnghe.models.contract import Inbound
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
