"""The sessions of who keeps them: organisers, secretaries, heads."""

from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Talk, in_rows, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue import words as said
from langnghe.handlers.dialogue.room import kept_list_offers, kept_offers, offered, offered_under, presses
from langnghe.models.contract import Choice, Marked
from langnghe.services.dialogue import life, listing, posts
from langnghe.services.dialogue.listing import PAGE


@presses.on("g.list")
def kept(talk: Talk, args: Args) -> None:
    """One page of them: "g.list[:<offset>]"."""
    _say_list(talk, args, ended=False)


@presses.on("g.ended")
def ended(talk: Talk, args: Args) -> None:
    """One page of those that are over: "g.ended[:<offset>]"."""
    _say_list(talk, args, ended=True)


def _say_list(talk: Talk, args: Args, *, ended: bool) -> None:
    talk.go(None)  # what was being asked for is left
    page = listing.kept(talk.work, talk.speaker.person_id, offset_of(args), ended=ended)
    title, verb = ("g-ended-title", "g.ended") if ended else ("g-list-title", "g.list")
    lines = [talk.texts(title, count=page.total), *(said.row(talk.texts, each) for each in page.items)]
    buttons = (Choice(said.label(talk.texts, each), token("g.open", each.id)) for each in page.items)
    other = talk.button("btn-g-list", "g.list") if ended else talk.button("btn-g-ended", "g.ended")
    more = [] if ended else offered_under(talk, kept_list_offers)
    rows = [
        *in_rows(buttons),
        turns(talk, page, verb, size=PAGE),
        *more,
        [other, talk.button("btn-menu", "m.menu")],
    ]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


@presses.on("g.open")
def opened(talk: Talk, args: Args) -> None:
    """One session: "g.open:<id>"."""
    say(talk, number(args))


def say(talk: Talk, dialogue_id: int, first: Marked | None = None) -> None:
    """Say the session's card with what this person can do about it, under `first`. Raises `Forbidden`."""
    view = life.view(talk.work, dialogue_id)
    posts.keeper(talk.work, talk.speaker.person_id, view.dialogue.body_code)
    talk.go(None)  # what was being asked for is left
    home = [talk.button("btn-g-list", "g.list"), talk.button("btn-menu", "m.menu")]
    card = said.card(talk.texts, view)
    text = Marked(f"{first}\n\n{card}") if first else card
    talk.say_marked(text, choices=[*offered(talk, view, kept_offers), home])
