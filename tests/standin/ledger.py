"""Everything that was called, for audits such as "everyone got it, and got it once"."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.standin.faults import Fault


@dataclass(slots=True)
class Call:
    """One call of a method. `at`: seconds since the start; `took_effect`: the truth, whatever was answered."""

    number: int
    method: str
    params: dict[str, Any]
    chat_id: int | str | None
    at: float
    status: int = 0  # HTTP status that was answered; 0: the connection was cut or left hanging
    answer: Any = None  # `result`, or the error's description
    took_effect: bool = False
    fault: str = ""

    def json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Ledger:
    """The calls (all, or the newest `keep`) and the counters, which are always complete.

    `watch` is told of every call that has been answered, also where none is kept.
    """

    keep: int | None = None
    calls: deque[Call] = field(default_factory=deque)
    counters: Counter[str] = field(default_factory=Counter)
    received: Counter[int] = field(default_factory=Counter)  # messages of the bot that came into each chat
    watch: Callable[[Call], None] | None = None

    def note(self, call: Call) -> None:
        """Keep a call that has been answered."""
        self.counters[call.method] += 1
        self.counters[f"{call.method} {call.status or 'cut'}"] += 1
        if self.watch is not None:
            self.watch(call)
        if self.keep == 0:
            return
        if self.keep is not None and len(self.calls) >= self.keep:
            self.calls.popleft()
        self.calls.append(call)

    def struck(self, call: Call, fault: Fault) -> None:
        """Keep a call that met a fault."""
        call.fault, call.status = fault.kind, fault.status
        self.note(call)

    def effects(self, method: str = "", containing: str = "", chat_id: int | None = None) -> list[Call]:
        """Calls that took effect, whether or not the bot learnt it. `containing` looks into text and caption."""
        return [
            call
            for call in self.calls
            if call.took_effect
            and (not method or call.method == method)
            and (chat_id is None or call.chat_id == chat_id)
            and (not containing or containing in str(call.params.get("text") or call.params.get("caption") or ""))
        ]

    def audit(self, expected: Iterable[int], method: str = "", containing: str = "") -> dict[str, Any]:
        """Who of `expected` was missed, who got it more than once, and who got it without being meant.

        It reads the kept calls when a method or words are given, else the count of messages in each chat, which is
        complete even when no calls are kept.
        """
        times: Mapping[Any, int] = self.received
        if method or containing:
            times = Counter(call.chat_id for call in self.effects(method, containing))
        wanted = set(expected)
        return {
            "missed": sorted(wanted - times.keys()),
            "twice": {chat: n for chat, n in times.items() if n > 1},
            "strangers": [chat for chat in times if chat not in wanted],
            "once": sum(n == 1 for chat, n in times.items() if chat in wanted),
        }
