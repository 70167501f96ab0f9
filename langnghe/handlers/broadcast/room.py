"""The tables of acts about broadcasts, and what their rooms share. Filled by the modules here.

What somebody is in the middle of (a value being typed) is kept in `talk.data` and always names its broadcast.
"""

from collections.abc import Callable
from typing import Any

from langnghe.handlers.common.acts import Answers, Args, Presses, aside, number
from langnghe.handlers.common.desk import stops
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.models.contract import Expects, InputKind, Marked
from langnghe.services.broadcast.view import View
from langnghe.services.refusals import Stale

presses = Presses()
#: By state ("broadcast.…"): what a message means that comes there.
answers = Answers()
words = Answers()

#: The buttons under a broadcast's card, and under the list of them. Each module adds its own.
Offer = Callable[[Talk, View], Rows]
offers: list[Offer] = []
#: What ends the writing of it: sending, approving. Under the preview too.
last_offers: list[Offer] = []
list_offers: list[Callable[[Talk], Rows]] = []

#: Rows of a list at once.
PAGE = 8
#: Where a conversation remembers what is being filled in.
FORM = "broadcast"
#: Characters of a button's label, and of what is searched for.
LABEL = 60

Press = Callable[[Talk, int, Args], None]
Step = Callable[[Talk, int, dict[str, Any]], None]
#: Shows the broadcast's fresh card under a message; set by the module of the cards.
Show = Callable[[Talk, int, Marked | None], None]
_show: list[Show] = []


def shows(show: Show) -> Show:
    """Register what `show` does: the module of the cards stands above this one."""
    _show.append(show)
    return show


def show(talk: Talk, broadcast_id: int, first: Marked | None = None) -> None:
    """The broadcast's fresh card under `first`, with what this person can do. Leaves what was being filled in."""
    leave(talk)
    _show[-1](talk, broadcast_id, first)


def begin(talk: Talk, state: str | None, broadcast_id: int, **what: Any) -> None:
    """Begin to fill something in and wait at `state`."""
    talk.go(state, **{FORM: {"id": broadcast_id, **what}})


def filled(talk: Talk, broadcast_id: int) -> dict[str, Any]:
    """What is being filled in about this broadcast; {} when nothing is."""
    form: dict[str, Any] = talk.data.get(FORM, {})
    return dict(form) if form.get("id") == broadcast_id else {}


def leave(talk: Talk) -> None:
    talk.forget(FORM)


def press(*verbs: str) -> Callable[[Press], Press]:
    """A press about a broadcast: "verb:<id>:…". Coming too late, it shows what has become of it."""

    def register(act: Press) -> Press:
        @presses.on(*verbs)
        def checked(talk: Talk, args: Args) -> None:
            broadcast_id = number(args)
            try:
                act(talk, broadcast_id, args[1:])
            except Stale as no:
                show(talk, broadcast_id, talk.texts.of(no.key, no.params))

        return act

    return register


def step(state: str, *also: InputKind) -> Callable[[Step], Step]:
    """What a message means while something is filled in at `state`: a text, and what is named beside it."""

    def register(act: Step) -> Step:
        @answers.on(state)
        def checked(talk: Talk) -> None:
            form: dict[str, Any] = dict(talk.data.get(FORM, {}))
            broadcast_id = int(form["id"])
            if stops(talk.event):
                show(talk, broadcast_id, talk.texts("b-left"))
            elif talk.event.kind not in {InputKind.TEXT, *also}:
                aside(talk, "b-file-or-text" if also else "o-text-only")
            else:
                try:
                    act(talk, broadcast_id, form)
                except Stale as no:
                    show(talk, broadcast_id, talk.texts.of(no.key, no.params))

        return act

    return register


@press("b.stop")
def stop(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """Leave what was begun; what is written already stays."""
    show(talk, broadcast_id, talk.texts("b-left"))


def ask(talk: Talk, text: Marked, broadcast_id: int, rows: Rows = ()) -> None:
    """Ask for words; the choices beside them end with the way out."""
    way_out = [talk.button("btn-b-back", "b.stop", broadcast_id)]
    talk.say_marked(text, choices=[*rows, way_out], expects=Expects.TEXT)
