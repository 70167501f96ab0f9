"""Direct dialogues with leaders: what citizens press begins with "d.", what who keeps them presses with "g."."""

from langnghe.handlers.common.acts import pressed
from langnghe.handlers.common.menu import word_of
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.dialogue import (  # noqa: F401 - each fills the tables of `room`
    kept,
    plan,
    plan_import,
    plan_year,
    public,
    requests,
)
from langnghe.handlers.dialogue.room import answers, presses, words
from langnghe.models.contract import InputKind


def take(talk: Talk) -> bool:
    """A press on a button about a session, a word for the lists, or what a step of theirs waits for."""
    kind = talk.event.kind
    if kind is InputKind.CHOICE:
        if not talk.event.choice.startswith(("d.", "g.")):
            return False
        if not pressed(presses, talk):
            talk.say("button-old")
        return True
    act = words.get(word_of(talk.event, talk)) or answers.get(talk.speaker.state)
    if act is None or kind is InputKind.START:
        return False
    act(talk)
    return True
