"""Tables of acts: what a press, a state or a word leads to, found in one step however many there are."""

from collections.abc import Callable
from typing import Any, Generic, ParamSpec

from langnghe.handlers.common.talk import Talk
from langnghe.services.refusals import NotFound

P = ParamSpec("P")

#: What follows the verb of a token: "c.kind:ab12:report" has the arguments ("ab12", "report").
Args = tuple[str, ...]


class Acts(Generic[P]):
    """Acts by name: a token's verb, a state, or a folded word. An act awaits nothing."""

    def __init__(self) -> None:
        self._by_name: dict[str, Callable[P, None]] = {}

    def on(self, *names: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
        """Register the function below for these names."""

        def register(act: Callable[P, None]) -> Callable[P, None]:
            for name in names:
                if name in self._by_name:
                    raise ValueError(f"two acts for {name!r}")
                self._by_name[name] = act
            return act

        return register

    def get(self, name: str | None) -> Callable[P, None] | None:
        """The act of this name, or None."""
        return self._by_name.get(name) if name else None

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._by_name)


Presses = Acts[Talk, Args]
Answers = Acts[Talk]


def pressed(presses: Presses, talk: Talk) -> bool:
    """Do what the pressed choice says; False when this table does not know it."""
    verb, _, rest = talk.event.choice.partition(":")
    act = presses.get(verb)
    if act is None:
        return False
    act(talk, tuple(rest.split(":")) if rest else ())
    return True


def number(args: Args, place: int = 0) -> int:
    """The number at `place` of a token's arguments; `NotFound` for a token that nobody was offered."""
    try:
        found = int(args[place])
    except (IndexError, ValueError):
        raise NotFound("button-old") from None
    if not 0 <= found < 2**63:
        raise NotFound("button-old")
    return found


def aside(talk: Talk, key: str, **params: Any) -> None:
    """Say something and leave the open menu as it is: its numbers still hold."""
    menu, numbers = talk.speaker.menu, talk.speaker.menu_numbers
    talk.say(key, **params)
    talk.speaker.menu, talk.speaker.menu_numbers = menu, numbers
