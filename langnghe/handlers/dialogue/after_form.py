"""What is being filled in about a session that was held, or about a promise: kept from message to message."""

from collections.abc import Callable
from typing import Any

from langnghe.handlers.common import menu
from langnghe.handlers.common.acts import aside
from langnghe.handlers.common.desk import STOP_WORDS
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.dialogue.room import answers, presses
from langnghe.models.contract import Choice, Expects, InputKind
from langnghe.services.folding import fold
from langnghe.services.refusals import Stale

#: Where a conversation remembers the form. `back`: the token of the page it was begun on.
FORM = "after"

Filled = dict[str, Any]


def begin(talk: Talk, state: str, back: str, **what: Any) -> None:
    """Start a form anew and wait at `state`."""
    talk.go(state, **{FORM: {"back": back, **what}})


def fill(talk: Talk, state: str, **what: Any) -> None:
    """Remember more of it and wait at `state`."""
    talk.go(state, **{FORM: talk.data.get(FORM, {}) | what})


def leave(talk: Talk) -> None:
    """Drop the form and wait for nothing."""
    talk.forget(FORM)


def at(talk: Talk, *states: str) -> Filled | None:
    """The form, if it waits at one of these states; a press on an old button finds none."""
    filled: Filled | None = talk.data.get(FORM)
    return filled if filled and talk.speaker.state in states else None


def ask(talk: Talk, key: str, *rows: list[Choice], **params: Any) -> None:
    """Ask for words; the way out is the last choice."""
    talk.say(key, choices=[*rows, stop(talk)], expects=Expects.TEXT, **params)


def stop(talk: Talk) -> list[Choice]:
    return [talk.button("btn-g-after-stop", "g.quit")]


@presses.on("g.quit")
def stopped(talk: Talk, _args: tuple[str, ...]) -> None:
    """Leave what was being filled in, back to where it was begun."""
    back = str(talk.data.get(FORM, {}).get("back", ""))
    leave(talk)
    verb, _, rest = back.partition(":")
    page = presses.get(verb)
    if page is None:
        menu.show(talk)
        return
    page(talk, tuple(rest.split(":")))


def step(state: str, *others: InputKind) -> Callable[[Callable[[Talk, Filled], None]], None]:
    """What a message means while the form waits at `state`: words, or one of the other kinds.

    "Thôi" leaves it. When the session or the promise has moved on meanwhile, that is said and the form is over.
    """

    def register(act: Callable[[Talk, Filled], None]) -> None:
        @answers.on(state)
        def checked(talk: Talk) -> None:
            filled = at(talk, state)
            event = talk.event
            if filled is None or _stops(event.kind, event.text):
                stopped(talk, ())
                return
            if event.kind is not InputKind.TEXT and event.kind not in others:
                aside(talk, "o-text-only")
                return
            try:
                act(talk, filled)
            except Stale as no:
                leave(talk)
                talk.say(no.key, choices=[[talk.button("btn-menu", "m.menu")]], **no.params)

    return register


def _stops(kind: InputKind, text: str) -> bool:
    return kind is InputKind.TEXT and len(text) < 20 and fold(text).strip(" .!/") in STOP_WORDS
