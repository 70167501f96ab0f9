"""The tables of acts about sessions: what a press, a state or a word leads to. Filled by the modules here."""

from collections.abc import Callable, Iterable

from langnghe.handlers.citizen import guidance
from langnghe.handlers.common.acts import Answers, Presses
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.models import TicketKind
from langnghe.models.contract import Choice
from langnghe.services import intake
from langnghe.services.dialogue.life import View

presses = Presses()
#: By state ("dialogue.…"): what a message means that comes there.
answers = Answers()
words = Answers()


#: The buttons under a session's card: for citizens, and for who keeps it. Each module adds its own.
Offer = Callable[[Talk, View], Rows]
public_offers: list[Offer] = []
kept_offers: list[Offer] = []
#: The buttons under the lists: of what is to come, for citizens, and of the sessions somebody keeps.
ListOffer = Callable[[Talk], Rows]
public_list_offers: list[ListOffer] = []
kept_list_offers: list[ListOffer] = []


#: Whose buttons come first under a card: what most people want, in the order of the session's life.
FIRST = (
    "approving",
    "organising",
    "calling_off",
    "holding",
    "register",
    "questions",
    "following",
    "question_desk",
    "running_order",
    "door",
    "after",
)


def offered(talk: Talk, view: View, offers: Iterable[Offer]) -> list[list[Choice]]:
    """All the buttons that are lawful now, those of the modules in `FIRST` before the others."""
    return [list(row) for offer in sorted(offers, key=_place) for row in offer(talk, view) if row]


def _place(offer: Offer) -> int:
    module = offer.__module__.rpartition(".")[2]
    return FIRST.index(module) if module in FIRST else len(FIRST)


def offered_under(talk: Talk, offers: Iterable[ListOffer]) -> list[list[Choice]]:
    """The buttons of all modules under a list."""
    return [list(row) for offer in offers for row in offer(talk) if row]


#: A draft that nobody keeps: what was typed is in no draft, and is blanked where a channel keeps a transcript.
_NO_DRAFT = "none"


def denounced(talk: Talk) -> bool:
    """Whether what was typed reads like a denunciation: then it is not kept, and the person reads where it goes.

    The leader whom it may be about reads requests, topics and ratings (facts F-4; Luật Tố cáo Art. 8).
    """
    if intake.read(talk.work, talk.event.text).kind is not TicketKind.DENUNCIATION:
        return False
    guidance.denunciation(talk, _NO_DRAFT)
    return True
