"""The receipt of what was sent, also for a second press and for a card that is no draft any more."""

from langnghe.handlers.citizen import card, recent
from langnghe.handlers.citizen import draft as drafts
from langnghe.handlers.common import citizen_card
from langnghe.handlers.common.talk import Talk
from langnghe.services import tickets


def show(talk: Talk, ticket_id: int) -> None:
    """The receipt of the ticket."""
    ticket = tickets.view(talk.work, ticket_id)
    recent.remember(talk, ticket.id, ticket.code)
    talk.speaker.state = None
    text, choices = citizen_card.receipt(talk.texts, ticket)
    talk.say_marked(text, choices=choices)


def instead_of_draft(talk: Talk, draft_id: str) -> None:
    """A press on the card of a draft that is no more: its receipt if it was sent, else what there is now."""
    if ticket_id := drafts.sent_as(talk, draft_id):
        show(talk, ticket_id)
        return
    gone = talk.texts("draft-gone")
    draft = drafts.current(talk)
    if draft is not None and draft.area and talk.speaker.consented:
        card.show(talk, draft, gone)
    else:
        talk.say_marked(gone, choices=[[talk.button("btn-new", "c.new"), talk.button("btn-menu", "m.menu")]])
