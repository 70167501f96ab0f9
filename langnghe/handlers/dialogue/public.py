"""What citizens see: the sessions to come around them, those that are over, and one of them."""

from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Rows, Talk, in_rows, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue import words as said
from langnghe.handlers.dialogue.room import (
    offered,
    offered_under,
    presses,
    public_list_offers,
    public_offers,
    words,
)
from langnghe.models.contract import Choice, Marked
from langnghe.services.dialogue import life, listing
from langnghe.services.dialogue.listing import PAGE
from langnghe.services.paging import Page


@words.on("doi thoai", "doithoai", "lich doi thoai", "tiep cong dan", "dialogues")
def coming_word(talk: Talk) -> None:
    coming(talk, ())


@presses.on("d.list")
def coming(talk: Talk, args: Args) -> None:
    """One page of what is to come: "d.list[:<offset>]"."""
    page = listing.coming(talk.work, talk.speaker.area_code, offset_of(args))
    more = [
        *offered_under(talk, public_list_offers),
        [talk.button("btn-d-topics", "d.topics"), talk.button("btn-d-coms", "d.coms", 0)],
        [talk.button("btn-d-past", "d.past")],
    ]
    _say_list(talk, page, ("d-list-title", "d-list-none"), "d.list", more)


@presses.on("d.past")
def past(talk: Talk, args: Args) -> None:
    """One page of what is over: "d.past[:<offset>]"."""
    page = listing.past(talk.work, talk.speaker.area_code, offset_of(args))
    _say_list(talk, page, ("d-past-title", "d-past-none"), "d.past", [[talk.button("btn-d-list", "d.list")]])


def _say_list(talk: Talk, page: Page[listing.Row], keys: tuple[str, str], verb: str, more: Rows) -> None:
    """The page under its title, or that there is none (`keys`), with `more` buttons below the turns."""
    title, none = keys
    lines = [talk.texts(title), *(said.row(talk.texts, each) for each in page.items)]
    if not page.items:
        lines.append(talk.texts(none))
    sessions = in_rows(Choice(said.label(talk.texts, each), token("d.open", each.id)) for each in page.items)
    rows = [*sessions, turns(talk, page, verb, size=PAGE), *more, [talk.button("btn-menu", "m.menu")]]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


@presses.on("d.open")
def opened(talk: Talk, args: Args) -> None:
    """One session: "d.open:<id>"."""
    say(talk, number(args))


def say(talk: Talk, dialogue_id: int) -> None:
    """Say the session's card with what this person can do about it."""
    view = life.public_view(talk.work, dialogue_id)
    home = [talk.button("btn-d-list", "d.list"), talk.button("btn-menu", "m.menu")]
    talk.say_marked(said.card(talk.texts, view), choices=[*offered(talk, view, public_offers), home])
