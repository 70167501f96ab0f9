"""A ticket's card for its own citizen."""

from langnghe.handlers.common import citizen_card
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Marked
from langnghe.services import tickets
from langnghe.services.refusals import Forbidden
from langnghe.services.tickets import TicketView


def own(talk: Talk, ticket_id: int) -> TicketView:
    """The speaker's own ticket. Raises `NotFound`, or `Forbidden` when it is somebody else's."""
    ticket = tickets.view(talk.work, ticket_id)
    if ticket.submitter_id != talk.speaker.person_id:
        raise Forbidden("no-authority")
    return ticket


def show(talk: Talk, ticket_id: int, first: Marked | None = None) -> None:
    """The card as it is now; `first` is said above it, in the same message."""
    show_view(talk, own(talk, ticket_id), first)


def show_view(talk: Talk, ticket: TicketView, first: Marked | None = None) -> None:
    talk.speaker.state = None
    text, choices = citizen_card.card(talk.work, talk.texts, ticket)
    talk.say_marked(Marked(f"{first}\n\n{text}") if first else text, choices=choices)
