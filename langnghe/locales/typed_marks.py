"""Marks as people type them on a phone: *đậm*, _nghiêng_, [words](https://address). Everything else is as written.

A mark, typed once or twice, counts only where a word begins and ends with it, on one line; alone it stays
as it is, so that "3*4", "a_b" and a price list survive. Addresses are never looked into.
"""

import re

from langnghe.locales.marked import Run, escape, marked, plain
from langnghe.models.contract import Marked

_MARKS = {"*": "b", "_": "i"}
#: What stands for itself or is a link: an address, or words with one.
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((https://[^\s()<>\"]{1,500})\)")
_ADDRESS = re.compile(r"https?://\S+")


def marks(typed: str) -> Marked:
    """The typed text with its marks. What it says without them is in the same order, none of it lost."""
    # Characters that no messenger shows go first: they would stand between a mark and its word.
    return marked(_runs(plain(escape(typed)), ()))


def _runs(text: str, around: tuple[str, ...]) -> list[Run]:
    found: list[Run] = []
    start = at = 0
    while at < len(text):
        taken = _taken(text, at, around)
        if taken is None:
            at += 1
            continue
        inner, end = taken
        if start < at:
            found.append(Run(text[start:at], around))
        found.extend(inner)
        start = at = end
    if start < len(text):
        found.append(Run(text[start:], around))
    return found


def _taken(text: str, at: int, around: tuple[str, ...]) -> tuple[list[Run], int] | None:
    """What begins here and is more than a character: its runs, and where it ends."""
    here = text[at]
    if here == "h" and (address := _ADDRESS.match(text, at)):
        return [Run(address[0], around)], address.end()
    if here == "[" and (link := _LINK.match(text, at)):
        return _runs(link[1], (*around, f"a:{link[2]}")), link.end()
    mark = _MARKS.get(here)
    if mark is None or mark in around:
        return None
    # Some have learnt to type a mark twice.
    mark_length = 2 if text[at : at + 2] == here * 2 else 1
    end = _end(text, at, here * mark_length)
    if end is None:
        return None
    return _runs(text[at + mark_length : end], (*around, mark)), end + mark_length


def _end(text: str, at: int, mark: str) -> int | None:
    """Where the mark that begins at `at` ends; None where it begins nothing."""
    inside = at + len(mark)
    if (at and text[at - 1].isalnum()) or inside >= len(text) or text[inside].isspace():
        return None
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    end = text.find(mark, inside + 1, line_end)
    while end >= 0:
        behind = text[end + len(mark)] if end + len(mark) < len(text) else " "
        if not text[end - 1].isspace() and not behind.isalnum() and not _in_address(text, at, end):
            return end
        end = text.find(mark, end + 1, line_end)
    return None


def _in_address(text: str, start: int, at: int) -> bool:
    """Whether the character is a part of an address that begins after `start`."""
    return any(found.start() <= at < found.end() - 1 for found in _ADDRESS.finditer(text, start + 1))
