"""aiogram's router over our own events, and the filters that handlers are registered with.

aiogram's routers, filters and states work on any observer; ours is called "inbound" and carries `Inbound`, so no
handler sees a messenger's own types, and ids that are no numbers (Zalo) need no disguise.

Magic filters (`F.…`) are not used: aiogram runs them in another thread, and a lane handles its event in its own.
"""

from collections.abc import Coroutine
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.filters import Filter

from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Inbound, InputKind
from langnghe.services.folding import fold


class InboundRouter(Router):
    """A router whose handlers are registered with `@router.inbound(filter, …)`.

    A handler is `async def name(event: Inbound, talk: Talk, …)`; it awaits nothing slow (the lane refuses it),
    calls one service verb, and says one thing.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.inbound = TelegramEventObserver(router=self, event_name="inbound")
        self.observers["inbound"] = self.inbound


class Kind(Filter):
    """The event is one of these kinds."""

    def __init__(self, *kinds: InputKind) -> None:
        self._kinds = frozenset(kinds)

    async def __call__(self, event: Inbound) -> bool:
        return event.kind in self._kinds


class Pressed(Filter):
    """A choice whose token begins with `verb`; the handler gets the rest as `args`.

    Tokens are "verb:arg:arg". A verb ending in "." takes every verb below it (a whole router's own).
    """

    def __init__(self, verb: str) -> None:
        self._verb = verb
        self._group = verb.endswith(".")

    async def __call__(self, event: Inbound) -> bool | dict[str, Any]:
        if event.kind is not InputKind.CHOICE:
            return False
        if self._group:
            return event.choice.startswith(self._verb)
        verb, _, rest = event.choice.partition(":")
        return {"args": tuple(rest.split(":")) if rest else ()} if verb == self._verb else False


class Said(Filter):
    """A text that is one of these commands or words, in any spelling: "/huy", "hủy", "Huy"."""

    def __init__(self, *words: str) -> None:
        self._words = frozenset(fold(word) for word in words)

    async def __call__(self, event: Inbound) -> bool:
        return (
            event.kind is InputKind.TEXT and len(event.text) <= 40 and fold(event.text).lstrip("/") in self._words
        )


class At(Filter):
    """The conversation stands at one of these states (or below a group's name ending in ".")."""

    def __init__(self, *states: str) -> None:
        self._exact = frozenset(state for state in states if not state.endswith("."))
        self._groups = tuple(state for state in states if state.endswith("."))

    async def __call__(self, _event: Inbound, talk: Talk) -> bool:
        state = talk.speaker.state
        return state is not None and (state in self._exact or state.startswith(self._groups or ("\0",)))


class Official(Filter):
    """The speaker holds some role now; which one, and whether it suffices, the service decides."""

    async def __call__(self, _event: Inbound, talk: Talk) -> bool:
        return talk.speaker.official


class AwaitedError(RuntimeError):
    """A handler awaited something slow: a fault of ours, found the first time the handler runs."""


def dispatch(router: InboundRouter, event: Inbound, talk: Talk) -> bool:
    """Run the event through the routers, here and now; False when no handler took it."""
    coroutine: Coroutine[Any, Any, Any] = router.propagate_event("inbound", event, talk=talk)  # type: ignore[arg-type]
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value is not UNHANDLED
    coroutine.close()
    raise AwaitedError(f"a handler of a {event.kind} awaited something")
