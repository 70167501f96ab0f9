"""Telegram's rates: so many messages a second over all, one a second in a chat, twenty a minute in a group."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.standin.errors import too_many

PAID_PER_SECOND = 1000.0


@dataclass(slots=True)
class Gate:
    """Lets `rate` events a second pass, `burst` of them at once (the generic cell rate algorithm)."""

    rate: float
    burst: int = 1

    def wait(self, due: float, now: float) -> float:
        """Seconds until the next may pass; not above 0 when it may pass now. `due` comes from `passed`."""
        return due - now - (self.burst - 1) / self.rate

    def passed(self, due: float, now: float) -> float:
        return max(due, now) + 1 / self.rate


@dataclass(slots=True)
class Limits:
    """Off until a rate is given. `clock` counts seconds; a refusal is an ApiError 429 with retry_after >= 1."""

    clock: Callable[[], float]
    overall: Gate | None = None
    per_chat: Gate | None = None
    per_group: Gate | None = None
    refused: int = 0
    _due: dict[int | str, float] = field(default_factory=dict)

    def set(
        self,
        per_second: float | None = None,
        chat_per_second: float | None = None,
        chat_burst: int = 3,
        group_per_minute: float | None = None,
    ) -> None:
        """Replace all rates; what is not given is unlimited. Telegram's own: 30, 1 and 20."""
        self.overall = Gate(per_second, max(1, int(per_second))) if per_second else None
        self.per_chat = Gate(chat_per_second, chat_burst) if chat_per_second else None
        self.per_group = Gate(group_per_minute / 60, max(1, int(group_per_minute))) if group_per_minute else None
        self._due.clear()

    @property
    def on(self) -> bool:
        return self.overall is not None or self.per_chat is not None or self.per_group is not None

    def take(self, chat_id: int, *, paid: bool = False) -> None:
        """Count one message to this chat, or refuse it (then it counts nowhere)."""
        now = self.clock()
        gates: list[tuple[int | str, Gate]] = []
        if self.overall:
            gates.append(("paid", Gate(PAID_PER_SECOND, int(PAID_PER_SECOND))) if paid else ("all", self.overall))
        in_chat = self.per_group if chat_id < 0 else self.per_chat
        if in_chat:
            gates.append((chat_id, in_chat))
        wait = max((gate.wait(self._due.get(key, 0.0), now) for key, gate in gates), default=0.0)
        if wait > 1e-9:
            self.refused += 1
            raise too_many(max(1, math.ceil(wait)))
        for key, gate in gates:
            self._due[key] = gate.passed(self._due.get(key, 0.0), now)
