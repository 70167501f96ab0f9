"""Looking a ticket up by its code, from any account."""

from langnghe.handlers.citizen import flow, status
from langnghe.handlers.citizen.room import answers, presses, words
from langnghe.handlers.common import citizen_card
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.start import TICKET_PAYLOAD
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Expects, InputKind
from langnghe.services import lookup, tracking
from langnghe.services.folding import fold
from langnghe.services.refusals import Refusal

STATE = "citizen.code"
#: What may stand before a code that is meant as one.
BEFORE = frozenset({"ma", "so", "phieu", "xem", "tra", "cuu", "hoi", "code", "ticket", "check"})
MOST_WORDS = 6
_MARKS = " .,;:!?#\"'“”«»()"


@presses.on("c.find")
def ask_press(talk: Talk, _args: Args) -> None:
    ask(talk)


@words.on("tra cuu", "tracuu", "tra cuu ma", "ma tra cuu", "lookup", "find")
def ask(talk: Talk) -> None:
    talk.speaker.state = STATE
    talk.say("code-ask", choices=[[talk.button("btn-menu", "m.menu")]], expects=Expects.ANYTHING)


@answers.on(STATE)
def answered(talk: Talk) -> None:
    """What is typed where a code was asked for is a code; anything else begins a report."""
    text = talk.event.text
    if talk.event.kind is InputKind.TEXT and len(text) <= 24 and "\n" not in text:
        find(talk, _without_words(text))
        return
    talk.speaker.state = None
    flow.take(talk)


def find(talk: Talk, typed: str) -> None:
    """Show the ticket: everything to its own citizen, its course to anybody else."""
    found = lookup.find(talk.work, talk.speaker.person_id, typed)
    if isinstance(found, Refusal):
        choices = [[talk.button("btn-menu", "m.menu")]]
        talk.say(found.key, choices=choices, expects=Expects.ANYTHING, **found.params)
        return
    if found.own:
        status.show_view(talk, found.ticket)
        return
    talk.speaker.state = None
    text = citizen_card.course(talk.work, talk.texts, found.ticket)
    talk.say_marked(text, choices=[[talk.button("btn-menu", "m.menu")]])


def typed_code(talk: Talk) -> str:
    """The code in this event, if it is one: typed alone where no free text is asked for, or in a start link.

    With a slip in it, it is still meant as a code unless a draft is being written.
    """
    event = talk.event
    if event.kind is InputKind.START:
        payload = event.text
        return payload.removeprefix(TICKET_PAYLOAD) if payload.startswith(TICKET_PAYLOAD) else ""
    if event.kind is not InputKind.TEXT or not talk.speaker.menu_numbers:
        return ""
    text = _without_words(event.text)
    if tracking.read_code(text):
        return text
    writing = talk.speaker.state == "citizen.draft"
    return text if tracking.looks_like_code(text) and not writing else ""


def _without_words(text: str) -> str:
    """The text without what people write around a code, as in: xem phiếu K7M2-9QXP."""
    words = text.split()
    if len(words) > MOST_WORDS:
        return text
    while words and fold(words[0]).strip(_MARKS) in BEFORE:
        words.pop(0)
    return " ".join(words).strip(_MARKS)
