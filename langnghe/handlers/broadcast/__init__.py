"""Announcements to everybody: everything that is pressed about them begins with "b."."""

from langnghe.handlers.broadcast import groups  # noqa: F401 - fills the tables of `room`
from langnghe.handlers.broadcast.room import answers, presses, words
from langnghe.handlers.common.acts import pressed
from langnghe.handlers.common.menu import word_of
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import InputKind


def take(talk: Talk) -> bool:
    """A press on a button about announcements, a word for them, or what a step of theirs waits for."""
    kind = talk.event.kind
    if kind is InputKind.CHOICE:
        if not talk.event.choice.startswith("b."):
            return False
        if not pressed(presses, talk):
            talk.say("button-old")
        return True
    if kind is InputKind.START:
        return False
    act = words.get(word_of(talk.event, talk)) or answers.get(talk.speaker.state)
    if act is None:
        return False
    act(talk)
    return True
