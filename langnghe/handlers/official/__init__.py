"""The officials' rooms: the work list, tickets, and every step of handling them."""

from langnghe.handlers.common import desk, menu, start
from langnghe.handlers.common.acts import pressed
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.official import (
    answering,
    cards,
    case_dialogue,
    consulting,
    correcting,
    deciding,
    extending,
    lists,
    passing,
    planning,
    refusing,
    sending_back,
    steps,
    submitting,
)
from langnghe.handlers.official.room import answers, presses, words
from langnghe.models.contract import InputKind

__all__ = [
    "answering", "cards", "case_dialogue", "consulting", "correcting", "deciding", "extending", "lists", "passing",
    "planning", "refusing", "sending_back", "steps", "submitting", "take",
]  # fmt: skip


def take(talk: Talk) -> bool:
    """A press on an official's button, a command, a code, a search, or what a step of theirs waits for."""
    if not talk.speaker.official:
        return False
    event = talk.event
    if event.kind is InputKind.CHOICE:
        return event.choice.startswith("o.") and _press(talk)
    if act := words.get(menu.word_of(event, talk)):
        act(talk)
        return True
    if (ticket_id := _visible_ticket(talk)) is not None:
        desk.show(talk, ticket_id)
        return True
    if event.kind is not InputKind.START and (act := answers.get(talk.speaker.state)):
        act(talk)
        return True
    return _search(talk)


def _press(talk: Talk) -> bool:
    if not pressed(presses, talk):
        talk.say("button-old")
    return True


def _visible_ticket(talk: Talk) -> int | None:
    """The ticket whose code was typed alone, if a post lets the speaker see it."""
    event = talk.event
    if event.kind is InputKind.START:
        return cards.visible(talk, event.text.removeprefix(start.TICKET_PAYLOAD))
    return cards.visible(talk, event.text) if event.kind is InputKind.TEXT and _free(talk) else None


def _search(talk: Talk) -> bool:
    """A search with its words: "tìm rác chợ". Short ones only: anything longer is a story, not a search."""
    typed = lists.searched_for(talk.event.text) if talk.event.kind is InputKind.TEXT and _free(talk) else ""
    if typed:
        lists.say_found(talk, typed)
    return bool(typed)


def _free(talk: Talk) -> bool:
    """Not in the middle of something as a citizen or an admin."""
    state = talk.speaker.state
    return state is None or state.startswith(("official.", "leader."))
