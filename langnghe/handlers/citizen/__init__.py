"""The citizen's conversation: writing, following, looking up. Asked last: what nobody else wanted is theirs."""

from langnghe.handlers.citizen import (  # noqa: F401 - each fills the tables of `room`
    codes,
    compose,
    edit,
    flow,
    home_village,
    place_answers,
    rating,
    tickets,
    write,
)
from langnghe.handlers.citizen.room import answers, presses, words
from langnghe.handlers.common import menu
from langnghe.handlers.common.acts import aside, pressed
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import InputKind


def take(talk: Talk) -> bool:
    """Everything that nobody else wanted."""
    kind = talk.event.kind
    if kind is InputKind.CHOICE:
        _press(talk)
    elif kind is InputKind.UNSUPPORTED:
        aside(talk, "cannot-take")
    else:
        _content(talk)
    return True


def _press(talk: Talk) -> None:
    """A press on one of the citizen's buttons, or on one that nobody knows any more."""
    if not (talk.event.choice.startswith("c.") and pressed(presses, talk)):
        menu.show(talk, "button-old")


def _content(talk: Talk) -> None:
    """A word, a code, an answer to what was asked, or the beginning of a report."""
    event = talk.event
    if act := words.get(menu.word_of(event, talk)):
        act(talk)
    elif code := codes.typed_code(talk):
        codes.find(talk, code)
    elif event.kind is InputKind.CONTACT and talk.speaker.state != "citizen.phone":
        edit.contact_unasked(talk)
    elif act := answers.get(talk.speaker.state):
        act(talk)
    elif event.kind is InputKind.TEXT and event.text.startswith("/"):
        menu.show(talk, "command-unknown")
    else:
        flow.take(talk)
