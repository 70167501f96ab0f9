"""Direct dialogues with leaders: what citizens press begins with "d.", what who keeps them presses with "g."."""

from langnghe.handlers.common.acts import pressed
from langnghe.handlers.common.menu import word_of
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.dialogue import (  # noqa: F401 - each fills the tables of `room`
    after,
    cases,
    door,
    following,
    kept,
    organising_offers,
    plan,
    plan_import,
    plan_year,
    promises,
    promising,
    public,
    question_desk,
    questions,
    rating,
    register,
    requests,
    running_order,
)
from langnghe.handlers.dialogue.room import answers, presses, words
from langnghe.models.contract import InputKind
from langnghe.services.dialogue import passes


def take(talk: Talk) -> bool:
    """A press on a button about a session, a word for the lists, or what a step of theirs waits for."""
    kind = talk.event.kind
    if kind is InputKind.CHOICE:
        if not talk.event.choice.startswith(("d.", "g.")):
            return False
        if not pressed(presses, talk):
            talk.say("button-old")
        return True
    if kind is InputKind.START:
        return _opened(talk)
    act = words.get(word_of(talk.event, talk)) or answers.get(talk.speaker.state)
    if act is None:
        return False
    act(talk)
    return True


def _opened(talk: Talk) -> bool:
    """A link was followed: the pass of who comes in, or a session's page."""
    if talk.event.text.startswith(passes.PAYLOAD):
        door.scanned(talk)
        return True
    return following.opened_by_link(talk)
