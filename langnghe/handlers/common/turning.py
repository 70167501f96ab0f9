"""Turning the pages of a long list."""

from typing import Any

from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Choice
from langnghe.services.paging import Page


def offset_of(args: Args, place: int = 0) -> int:
    """Where a page begins, as a button says; 0 where it says nothing."""
    return number(args, place) if len(args) > place else 0


def turns(talk: Talk, page: Page[Any], verb: str, *args: object, size: int) -> list[Choice]:
    """The buttons to the page before and the next one, "verb:<args>:<offset>"; none for a list that fits one."""
    found = []
    if (before := page.previous_offset(size)) is not None:
        found.append(talk.button("btn-previous", verb, *args, before))
    if page.next_offset is not None:
        found.append(talk.button("btn-next", verb, *args, page.next_offset))
    return found
