"""What heads alone do: approving, more time, complex matters, instructing; backlog, plans, who passes on."""

from langnghe.handlers.common.acts import pressed
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.leader import (
    approving,
    backlog,
    complex_matters,
    granting,
    instructing,
    moves,
    opinions,
    plans,
    urging,
)
from langnghe.handlers.leader.room import answers, presses
from langnghe.models.contract import InputKind

__all__ = [
    "approving", "backlog", "complex_matters", "granting", "instructing", "moves", "opinions", "plans", "press",
    "take", "urging",
]  # fmt: skip


def take(talk: Talk) -> bool:
    """A press on a head's button, or what a step of theirs waits for."""
    if not talk.speaker.official:
        return False
    if talk.event.kind is InputKind.CHOICE:
        return talk.event.choice.startswith("l.") and press(talk)
    act = answers.get(talk.speaker.state)
    if act is None or talk.event.kind is InputKind.START:
        return False
    act(talk)
    return True


def press(talk: Talk) -> bool:
    if not pressed(presses, talk):
        talk.say("button-old")
    return True
