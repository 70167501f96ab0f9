"""Faults on demand: what goes wrong between a bot and Telegram, for the next calls or at random with a seed."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field

# kind -> whether the call still takes effect
KINDS = {
    "429": False,  # Too Many Requests with retry_after
    "500": False,  # Internal Server Error in JSON
    "502": False,  # the proxy's HTML
    "garbage": False,  # 200 with HTML, as a captive portal or a blocking provider answers
    "hang": False,  # no answer, the connection stays open
    "cut_before": False,  # the connection ends before anything happened
    "cut_after": True,  # the lost answer: it happened, nobody is told
    "hang_after": True,  # it happened, and the answer never comes
}
_STATUS = {"429": 429, "500": 500, "502": 502, "garbage": 200}


@dataclass(frozen=True, slots=True)
class Fault:
    kind: str
    retry_after: int = 1

    @property
    def status(self) -> int:
        """The HTTP status that the client sees; 0 when it sees none."""
        return _STATUS.get(self.kind, 0)

    @property
    def takes_effect(self) -> bool:
        return KINDS[self.kind]


@dataclass(slots=True)
class Planned:
    fault: Fault
    method: str
    chat_id: int | None
    left: int


@dataclass(slots=True)
class Faults:
    """`next` plans faults for coming calls, `at_random` makes every call risky, `clear` ends both."""

    planned: list[Planned] = field(default_factory=list)
    dealt: int = 0
    _rate: float = 0.0
    _kinds: tuple[str, ...] = ()
    _methods: frozenset[str] = frozenset()
    _dice: random.Random = field(default_factory=random.Random)

    def next(
        self,
        method: str,
        kind: str,
        *,
        times: int = 1,
        chat_id: int | None = None,
        retry_after: int = 1,
    ) -> None:
        """The next `times` calls of `method` ("*": any), to `chat_id` if given, meet this fault."""
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is none of {', '.join(KINDS)}")
        self.planned.append(Planned(Fault(kind, retry_after), method, chat_id, times))

    def at_random(self, rate: float, kinds: Iterable[str], seed: int, methods: Iterable[str] = ()) -> None:
        """Every call (of `methods`, all when empty) fails with probability `rate`, the kind drawn evenly."""
        self._kinds = tuple(kinds)
        if not set(self._kinds) <= KINDS.keys():
            raise ValueError(f"{self._kinds!r}: only {', '.join(KINDS)}")
        self._rate = rate
        self._methods = frozenset(methods)
        self._dice = random.Random(seed)

    def clear(self) -> None:
        self.planned.clear()
        self._rate = 0.0

    @property
    def on(self) -> bool:
        return bool(self.planned) or self._rate > 0

    def strike(self, method: str, chat_id: int | str | None) -> Fault | None:
        """The fault that this call meets, if any; a planned one is used up."""
        for plan in self.planned:
            if plan.method in {"*", method} and plan.chat_id in {None, chat_id}:
                plan.left -= 1
                if plan.left <= 0:
                    self.planned.remove(plan)
                self.dealt += 1
                return plan.fault
        if self._rate and (not self._methods or method in self._methods) and self._dice.random() < self._rate:
            self.dealt += 1
            return Fault(self._dice.choice(self._kinds))
        return None
