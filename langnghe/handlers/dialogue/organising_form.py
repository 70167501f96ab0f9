"""What an organiser is in the middle of: a value, a reason, a new day. Kept in `talk.data` until done or left.

The form always names its session; who comes too late is told what has become of it, above its fresh card.
"""

from collections.abc import Callable
from typing import Any

from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.desk import stops
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.handlers.dialogue import kept
from langnghe.handlers.dialogue import words as said
from langnghe.handlers.dialogue.room import Offer, answers, offered, presses
from langnghe.models.contract import Choice, Expects, InputKind, Marked
from langnghe.services.dialogue import organising
from langnghe.services.refusals import Forbidden, Stale

#: Where a conversation remembers it.
FORM = "organise"
#: Under the card of who approves and does not keep it.
approver_offers: list[Offer] = []

Press = Callable[[Talk, int, Args], None]
Step = Callable[[Talk, int, dict[str, Any]], None]


def begin(talk: Talk, state: str | None, dialogue_id: int, **what: Any) -> None:
    """Begin anew and wait at `state`."""
    talk.go(state, **{FORM: {"id": dialogue_id, **what}})


def fill(talk: Talk, state: str | None, **what: Any) -> None:
    """Remember more and wait at `state`."""
    talk.go(state, **{FORM: talk.data.get(FORM, {}) | what})


def of(talk: Talk, dialogue_id: int) -> dict[str, Any]:
    """What is being filled in about this session; {} when nothing is."""
    form: dict[str, Any] = talk.data.get(FORM, {})
    return dict(form) if form.get("id") == dialogue_id else {}


def leave(talk: Talk) -> None:
    talk.forget(FORM)


def show(talk: Talk, dialogue_id: int, first: Marked | None = None) -> None:
    """The session's fresh card under `first`, with what this person can do. Leaves the form.

    Who may not read it (any more) reads `first` alone; raises `Forbidden` where there is none.
    """
    leave(talk)
    try:
        kept.say(talk, dialogue_id, first)
    except Forbidden as no:
        _show_approver(talk, dialogue_id, first, no)


def _show_approver(talk: Talk, dialogue_id: int, first: Marked | None, no: Forbidden) -> None:
    home = [talk.button("btn-menu", "m.menu")]
    try:
        view = organising.read_by_approver(talk.work, talk.speaker.person_id, dialogue_id)
    except Forbidden:
        if first is None:
            raise no from None
        talk.say_marked(first, choices=[home])
        return
    card = said.card(talk.texts, view)
    text = Marked(f"{first}\n\n{card}") if first else card
    talk.say_marked(text, choices=[*offered(talk, view, approver_offers), home])


def moved_on(talk: Talk, dialogue_id: int, no: Stale) -> None:
    """Somebody was faster, or the button was old: said above the fresh card, where the person may read it."""
    show(talk, dialogue_id, talk.texts.of(no.key, no.params))


def press(*verbs: str) -> Callable[[Press], Press]:
    """A press about a session: "verb:<id>:…". The services check everything before they write."""

    def register(act: Press) -> Press:
        @presses.on(*verbs)
        def checked(talk: Talk, args: Args) -> None:
            dialogue_id = number(args)
            try:
                act(talk, dialogue_id, args[1:])
            except Stale as no:
                moved_on(talk, dialogue_id, no)

        return act

    return register


def step(state: str, *, place: bool = False) -> Callable[[Step], Step]:
    """What a message means while a form stands at `state`; `place`: a shared location is welcome too."""

    def register(act: Step) -> Step:
        @answers.on(state)
        def checked(talk: Talk) -> None:
            form: dict[str, Any] = dict(talk.data.get(FORM, {}))
            dialogue_id = int(form["id"])
            taken = (InputKind.TEXT, InputKind.LOCATION) if place else (InputKind.TEXT,)
            if stops(talk.event):
                stopped(talk, dialogue_id)
            elif talk.event.kind not in taken:
                aside(talk, "o-text-only")
            else:
                try:
                    act(talk, dialogue_id, form)
                except Stale as no:
                    moved_on(talk, dialogue_id, no)

        return act

    return register


@press("g.stop")
def stop(talk: Talk, dialogue_id: int, _args: Args) -> None:
    """Leave what was begun; what is written already stays."""
    stopped(talk, dialogue_id)


def stopped(talk: Talk, dialogue_id: int) -> None:
    show(talk, dialogue_id, talk.texts("g-stopped"))


def ask(talk: Talk, text: Marked, dialogue_id: int, rows: Rows = ()) -> None:
    """Ask for words; the choices beside them end with the way out."""
    way_out: list[Choice] = [talk.button("btn-g-stop", "g.stop", dialogue_id)]
    talk.say_marked(text, choices=[*rows, way_out], expects=Expects.TEXT)
