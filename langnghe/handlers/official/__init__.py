"""The officials' rooms: the work list, tickets, and every step of handling them."""

from typing import Any

from aiogram.filters import Filter

from langnghe.handlers.common import desk, menu, start
from langnghe.handlers.common.acts import pressed
from langnghe.handlers.common.router import InboundRouter, Official, Pressed
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.official import answering, cards, correcting, lists, passing, refusing, steps
from langnghe.handlers.official.room import answers, presses, words
from langnghe.models.contract import Inbound, InputKind

__all__ = ["answering", "cards", "correcting", "lists", "passing", "refusing", "router", "steps"]

router = InboundRouter("official")
router.inbound.filter(Official())


@router.inbound(Pressed("o."))
async def press(_event: Inbound, talk: Talk) -> None:
    if not pressed(presses, talk):
        talk.say("button-old")


class Word(Filter):
    """One of the officials' commands; without its slash only while no words are asked for."""

    async def __call__(self, event: Inbound, talk: Talk) -> bool | dict[str, Any]:
        act = words.get(menu.word_of(event, talk))
        return {"act": act} if act else False


@router.inbound(Word())
async def word(_event: Inbound, talk: Talk, act: Any) -> None:
    act(talk)


class Code(Filter):
    """A tracking code alone, of a ticket the speaker may see by a post; others are looked up as citizens do."""

    async def __call__(self, event: Inbound, talk: Talk) -> bool | dict[str, Any]:
        if event.kind is InputKind.START:
            typed = event.text.removeprefix(start.TICKET_PAYLOAD)
        elif event.kind is InputKind.TEXT and _free(talk):
            typed = event.text
        else:
            return False
        ticket_id = cards.visible(talk, typed)
        return {"ticket_id": ticket_id} if ticket_id is not None else False


@router.inbound(Code())
async def code(_event: Inbound, talk: Talk, ticket_id: int) -> None:
    desk.show(talk, ticket_id)


class Written(Filter):
    """What an official sends while a step of theirs waits for it."""

    async def __call__(self, event: Inbound, talk: Talk) -> bool | dict[str, Any]:
        if event.kind in {InputKind.CHOICE, InputKind.START}:
            return False
        act = answers.get(talk.speaker.state)
        return {"act": act} if act else False


@router.inbound(Written())
async def message(_event: Inbound, talk: Talk, act: Any) -> None:
    act(talk)


class SearchFor(Filter):
    """A search with its words: "tìm rác chợ". Short ones only: anything longer is a story, not a search."""

    async def __call__(self, event: Inbound, talk: Talk) -> bool | dict[str, Any]:
        if event.kind is not InputKind.TEXT or not _free(talk):
            return False
        typed = lists.searched_for(event.text)
        return {"typed": typed} if typed else False


@router.inbound(SearchFor())
async def search(_event: Inbound, talk: Talk, typed: str) -> None:
    lists.say_found(talk, typed)


def _free(talk: Talk) -> bool:
    """Not in the middle of something as a citizen or an admin."""
    state = talk.speaker.state
    return state is None or state.startswith(("official.", "leader."))
