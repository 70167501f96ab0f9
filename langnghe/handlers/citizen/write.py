"""Adding to a ticket and replying to an officer: what is written goes to the body at once."""

from langnghe.handlers.citizen import draft as drafts
from langnghe.handlers.citizen import flow, recent, status
from langnghe.handlers.citizen.draft import Draft
from langnghe.handlers.citizen.room import answers, draft_press, ticket_press
from langnghe.handlers.common import citizen_card
from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.talk import Talk
from langnghe.models import Act, TicketState
from langnghe.models.contract import Expects, Point
from langnghe.services import following
from langnghe.services.refusals import Stale

WRITE, ALBUM = "citizen.write", "citizen.album"


@ticket_press("c.add", "c.reply", keeps=True)
def ask(talk: Talk, ticket_id: int, _args: Args) -> None:
    ticket = status.own(talk, ticket_id)
    if not ticket.open:
        status.show_view(talk, ticket, citizen_card.moved_on(talk.texts, ticket))
        return
    talk.go(WRITE, ticket=ticket_id)
    key = "reply-ask" if ticket.state is TicketState.WAITING_CITIZEN else "add-ask"
    back = [[talk.button("btn-back", "c.again", ticket_id)]]
    talk.say(key, choices=back, expects=Expects.TEXT, code=ticket.code)


@answers.on(WRITE)
def written(talk: Talk) -> None:
    ticket_id = int(talk.data.get("ticket", 0))
    piece = drafts.piece_of(talk)
    try:
        act = following.write(
            talk.work, talk.speaker.person_id, ticket_id, _with_point(piece.text, piece.point), piece.files
        )
    except Stale as no:
        status.show(talk, ticket_id, talk.texts.of(no.key, no.params))
        return
    code = status.own(talk, ticket_id).code
    recent.remember(talk, ticket_id, code)
    # The other photos of the same album follow within seconds and belong here too.
    talk.speaker.state = ALBUM if piece.files else None
    talk.say(
        "reply-sent" if act is Act.REPLY else "add-sent",
        choices=[
            [talk.button("btn-add-more", "c.add", ticket_id), talk.button("btn-ticket-card", "c.show", ticket_id)]
        ],
        code=code,
    )


@answers.on(ALBUM)
def one_more(talk: Talk) -> None:
    """The rest of an album goes where its first photo went; anything else begins anew."""
    last = recent.recent_ticket(talk, recent.ALBUM)
    if last is None or not talk.event.media or talk.event.text:
        talk.speaker.state = None
        flow.take(talk)
        return
    piece = drafts.piece_of(talk)
    following.add(talk.work, talk.speaker.person_id, last.id, "", piece.files, tell=False)
    aside(talk, "album-added", code=last.code)


@draft_press("c.into")
def into(talk: Talk, draft: Draft, args: Args) -> None:
    """The draft is part of the ticket before it, and no matter of its own."""
    ticket_id = number(args)
    try:
        following.write(
            talk.work, talk.speaker.person_id, ticket_id, _with_point(draft.text, draft.point), tuple(draft.files)
        )
    except Stale as no:
        status.show(talk, ticket_id, talk.texts.of(no.key, no.params))
        return
    drafts.remember_sent(talk, draft.id, ticket_id)
    code = status.own(talk, ticket_id).code
    recent.remember(talk, ticket_id, code)
    status.show(talk, ticket_id, talk.texts("add-sent", code=code))


def _with_point(text: str, point: Point | None) -> str:
    """A ticket has one place, told at its sending; one told later is part of the words."""
    return text if point is None else f"{text}\n📍 {point.lat:.6f}, {point.lon:.6f}".strip()
