"""From a message to a draft, and on to whatever the draft still needs before it can be sent.

The order is the law's and the heart's: the number to call, then what may not be taken in at all, then consent,
then the place, then the card.
"""

from langnghe.handlers.citizen import card, guidance, places
from langnghe.handlers.citizen import draft as drafts
from langnghe.handlers.citizen.draft import Draft
from langnghe.handlers.common import start
from langnghe.handlers.common.menu import DRAFT
from langnghe.handlers.common.talk import Talk
from langnghe.models import TicketKind
from langnghe.models.contract import Expects, Marked
from langnghe.services import intake
from langnghe.services.refusals import Invalid


def take(talk: Talk) -> None:
    """The event's content begins a draft or becomes part of the one that is being written."""
    piece = drafts.piece_of(talk)
    if piece.empty:
        raise Invalid("nothing-to-send")
    draft = drafts.current(talk)
    if draft is not None and drafts.left_lying(talk, draft):
        _set_beside(talk, piece)
        return
    begun = draft is not None
    draft = draft or drafts.new(talk)
    drafts.add(draft, piece)
    if piece.text:
        read(talk, draft)
    if begun and talk.speaker.state == "citizen.draft" and not piece.text and piece.point is None:
        drafts.keep(talk, draft)
        card.say_added(talk, draft)
        return
    if piece.point is not None and _leads_elsewhere(talk, draft):
        return
    proceed(talk, draft)


def _leads_elsewhere(talk: Talk, draft: Draft) -> bool:
    """The location sent along seems to lie in another commune: ask which one is meant, if all else is clear."""
    area = draft.area or places.home(talk)
    if not (talk.speaker.consented and area and draft.point and places.elsewhere(talk, draft.point, area)):
        return False
    draft.area = area
    drafts.keep(talk, draft)
    return places.offer_near(talk, draft.point, places.MATTER, keep=area)


def _ask_place(talk: Talk, draft: Draft, first: Marked | None) -> None:
    if draft.point is None or not places.offer_near(talk, draft.point, places.HOME):
        places.ask(talk, first=first or talk.texts("draft-kept"))


def read(talk: Talk, draft: Draft) -> None:
    """Propose kind and field from the words so far, where the person has not chosen them."""
    reading = intake.read(talk.work, draft.text, has_media=bool(draft.files))
    if reading.emergency and reading.emergency != draft.warned:
        draft.warned = reading.emergency
        guidance.emergency(talk, reading.emergency)
    if not draft.kind_chosen or reading.kind is TicketKind.DENUNCIATION:
        draft.kind = str(reading.kind)
    if not draft.field_chosen:
        draft.field = reading.field
        draft.likely = [] if reading.sure else list(reading.likely)


def proceed(talk: Talk, draft: Draft, first: Marked | None = None) -> None:
    """Ask for what the draft still needs, or show its card. `first` is said above, in the same message."""
    if draft.kind == TicketKind.DENUNCIATION:
        guidance.denunciation(talk, DRAFT)
        return
    if draft.kind == TicketKind.COMPLAINT:
        guidance.complaint(talk, draft)
        return
    draft.area = draft.area or places.home(talk)
    drafts.keep(talk, draft)
    if not talk.speaker.consented:
        start.ask_consent(talk, "consent-first")
    elif not draft.area:
        _ask_place(talk, draft, first)
    else:
        card.show(talk, draft, first)


def invite(talk: Talk, first: Marked | None = None) -> None:
    """Ask what it is about: the shortest way begins with one's own words."""
    talk.speaker.state = None
    asked = talk.texts("write-now")
    talk.say_marked(
        Marked(f"{first}\n\n{asked}") if first else asked,
        choices=[[talk.button("btn-menu", "m.menu")]],
        expects=Expects.ANYTHING,
    )


def _set_beside(talk: Talk, piece: drafts.Piece) -> None:
    """An older draft was left lying: whether this belongs to it, only the person knows."""
    beside = drafts.waiting(talk) or drafts.new(talk)
    drafts.add(beside, piece)
    read(talk, beside)
    if beside.kind == TicketKind.DENUNCIATION:
        guidance.denunciation(talk, drafts.NEXT)
        return
    drafts.keep(talk, beside, drafts.NEXT)
    talk.speaker.state = "citizen.which"
    talk.say(
        "draft-which",
        choices=[
            [talk.button("btn-draft-join", "c.join")],
            [talk.button("btn-draft-fresh", "c.fresh")],
        ],
    )
