"""Questions in words, the same for citizens and for who keeps the session, and what their rooms share."""

from collections.abc import Callable
from typing import Any

from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.desk import STOP_WORDS
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.dialogue.room import presses
from langnghe.locales.marked import shorten
from langnghe.locales.texts import Texts
from langnghe.models.contract import Choice, InputKind, Marked
from langnghe.services.dialogue.questions import Seen
from langnghe.services.folding import fold
from langnghe.services.refusals import Stale

#: Characters of a question in a list, on a button.
LISTED = 140
LABEL = 28


def line(texts: Texts, seen: Seen, place: int) -> Marked:
    """A question as one line of a list; `place` is its number in it."""
    return texts(
        "d-q-line",
        place=place,
        text=listed(seen.text, LISTED),
        worded=yes(seen.text),
        supports=seen.supports,
        state=str(seen.state),
        named=yes(seen.asker_name),
        name=seen.asker_name,
    )


def label(texts: Texts, seen: Seen, place: int) -> str:
    """Its button."""
    return texts.label("btn-d-q-row", place=place, text=listed(seen.text, LABEL), worded=yes(seen.text))


def card(texts: Texts, seen: Seen) -> list[Marked]:
    """What everybody who may read it reads of a question."""
    lines = [
        texts("d-q-card", text=seen.text, worded=yes(seen.text)),
        *([texts("d-q-card-typed")] if seen.typed else []),
        texts("d-q-card-by", named=yes(seen.asker_name), name=seen.asker_name, mine=yes(seen.mine)),
        texts("d-q-card-state", state=str(seen.state), supports=seen.supports),
        *([texts("d-q-card-files", count=seen.files)] if seen.files else []),
    ]
    if seen.answer:
        lines.append(texts("d-q-card-answer", text=seen.answer, state=str(seen.state)))
    if seen.ticket_code:
        lines.append(texts("d-q-card-ticket", code=seen.ticket_code))
    return lines


def listed(text: str, most: int) -> str:
    """The beginning of a text on one line."""
    return shorten(" ".join(text.split()), most)


def stopped(talk: Talk) -> bool:
    """A lone "thôi" or "hủy" is nobody's question or answer."""
    event = talk.event
    return event.kind is InputKind.TEXT and len(event.text) < 20 and fold(event.text).strip(" .!/") in STOP_WORDS


def words_only(talk: Talk) -> bool:
    """Whether the message is words; says so when it is something else."""
    if talk.event.kind is InputKind.TEXT:
        return True
    aside(talk, "o-text-only")
    return False


QuestionPress = Callable[[Talk, int, Args], None]
Say = Callable[[Talk, int, Marked | None], None]


def question_press(verb: str, show: Say, place: int = 0) -> Callable[[QuestionPress], QuestionPress]:
    """A press about a question, whose id stands at `place` of the arguments. Coming too late it is answered with
    the question as it is now, by `show`.

    The services check everything before they write, so nothing was done when they refuse.
    """

    def register(act: QuestionPress) -> QuestionPress:
        @presses.on(verb)
        def checked(talk: Talk, args: Args) -> None:
            question_id = number(args, place)
            try:
                act(talk, question_id, args[place + 1 :])
            except Stale as no:
                show(talk, question_id, talk.texts.of(no.key, no.params))

        return act

    return register


def under(first: Marked | None, lines: list[Marked]) -> Marked:
    """Lines under the message `first`, if there is one."""
    text = "\n".join(lines)
    return Marked(f"{first}\n\n{text}" if first else text)


def back(talk: Talk, dialogue_id: int, verb: str, **params: Any) -> list[Choice]:
    """The way back to the session, and home."""
    return [talk.button("btn-d-session", verb, dialogue_id, **params), talk.button("btn-menu", "m.menu")]
