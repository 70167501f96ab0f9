"""The citizen's conversation: writing, following, looking up. Asked last: what nobody else wanted is theirs."""

from langnghe.handlers.citizen import (  # noqa: F401 - each fills the tables of `room`
    codes,
    compose,
    edit,
    flow,
    place_answers,
    rating,
    tickets,
    write,
)
from langnghe.handlers.citizen.room import answers, presses, words
from langnghe.handlers.common import menu
from langnghe.handlers.common.acts import aside, pressed
from langnghe.handlers.common.router import InboundRouter, Kind
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Inbound, InputKind

router = InboundRouter("citizen")


@router.inbound(Kind(InputKind.CHOICE))
async def pressed_here(event: Inbound, talk: Talk) -> None:
    """A press on one of the citizen's buttons, or on one that nobody knows any more."""
    if not (event.choice.startswith("c.") and pressed(presses, talk)):
        menu.show(talk, "button-old")


@router.inbound(Kind(InputKind.UNSUPPORTED))
async def not_taken(_event: Inbound, talk: Talk) -> None:
    aside(talk, "cannot-take")


@router.inbound()
async def content(event: Inbound, talk: Talk) -> None:
    """A word, a code, an answer to what was asked, or the beginning of a report."""
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
