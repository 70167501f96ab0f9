"""The lists of broadcasts, and one broadcast's card with what this person can do about it now."""

from langnghe.handlers.broadcast.room import (
    LABEL,
    last_offers,
    list_offers,
    offers,
    press,
    presses,
    show,
    shows,
    words,
)
from langnghe.handlers.common import broadcast_card
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Rows, Talk, in_rows
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.locales.marked import shorten
from langnghe.models.contract import Marked
from langnghe.services.broadcast import counting, lists
from langnghe.services.broadcast.first_words import first_words
from langnghe.services.broadcast.lists import PAGE, Row
from langnghe.services.broadcast.view import view
from langnghe.services.paging import Page
from langnghe.services.refusals import Forbidden


@words.on("tin bao chung", "tinbaochung", "announcements")
def word(talk: Talk) -> None:
    going(talk, ())


@presses.on("b.list")
def going(talk: Talk, args: Args) -> None:
    """Own drafts, and what waits, is planned or is being sent: "b.list[:<offset>]"."""
    page = lists.going(talk.work, talk.speaker.person_id, offset_of(args))
    rows = [row for offer in list_offers for row in offer(talk)]
    rows.append([talk.button("btn-b-past", "b.past"), talk.button("btn-menu", "m.menu")])
    _say_list(talk, "b-list", page, "b.list", rows)


@presses.on("b.past")
def past(talk: Talk, args: Args) -> None:
    """What was sent: "b.past[:<offset>]"."""
    page = lists.past(talk.work, talk.speaker.person_id, offset_of(args))
    rows = [[talk.button("btn-b-list", "b.list"), talk.button("btn-menu", "m.menu")]]
    _say_list(talk, "b-past", page, "b.past", rows)


def _say_list(talk: Talk, key: str, page: Page[Row], verb: str, below: Rows) -> None:
    talk.go(None)  # what was being asked for is left
    lines = [talk.texts(key, count=page.total)]
    lines += [broadcast_card.row(talk.texts, each) for each in page.items]
    names = [talk.button("btn-b-open", "b.o", each.id, name=_label(each)) for each in page.items]
    rows = [*in_rows(names), turns(talk, page, verb, size=PAGE), *below]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


def _label(each: Row) -> str:
    return shorten(f"{each.id} · {first_words(each.text)}".strip(" ·"), LABEL)


@press("b.o")
def opened(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """One broadcast: "b.o:<id>"."""
    show(talk, broadcast_id)


@shows
def say(talk: Talk, broadcast_id: int, first: Marked | None) -> None:
    """The card under `first`. Who may not read it (any more) reads `first` alone; `Forbidden` without one."""
    home = [talk.button("btn-b-list", "b.list"), talk.button("btn-menu", "m.menu")]
    shown = view(talk.work, broadcast_id)
    try:
        lists.reader(talk.work, talk.speaker.person_id, shown)
    except Forbidden:
        if first is None:
            raise
        talk.say_marked(first, choices=[home])
        return
    if shown.state in counting.WRITTEN:
        counting.renewed(talk.work, broadcast_id, talk.speaker.person_id)
    card = broadcast_card.card(talk.work, talk.texts, shown)
    rows = [row for offer in (*offers, *last_offers) for row in offer(talk, shown)]
    talk.say_marked(Marked(f"{first}\n\n{card}") if first else card, choices=[*rows, home])
