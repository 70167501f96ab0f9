"""The tables of acts about announcements: what a press, a state or a word leads to. Filled by the modules here."""

from typing import Any

from langnghe.handlers.common.acts import Answers, Args, Presses, number
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Choice
from langnghe.services.paging import Page

presses = Presses()
#: By state ("broadcast.…"): what a message means that comes there.
answers = Answers()
words = Answers()

#: Rows of a list at once.
PAGE = 8


def offset_of(args: Args, place: int = 0) -> int:
    """Where a page begins, as a button says; 0 where it says nothing."""
    return number(args, place) if len(args) > place else 0


def turns(talk: Talk, page: Page[Any], verb: str, *args: object, size: int = PAGE) -> list[Choice]:
    """The buttons to the page before and to the next one: "verb:<args>:<offset>"."""
    found = []
    if (before := page.previous_offset(size)) is not None:
        found.append(talk.button("btn-previous", verb, *args, before))
    if page.next_offset is not None:
        found.append(talk.button("btn-next", verb, *args, page.next_offset))
    return found
