"""Marked text: words with a few simple marks, the same for every channel.

Only <b> <i> <u> <code> and <a href="…"> are marks; everything else in it is escaped. It is a part of what
Telegram calls HTML (https://core.telegram.org/bots/api#html-style), so Telegram takes it as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from langnghe.models.contract import Marked

_TOKEN = re.compile(r'<(/?)(b|i|u|code|a)(?: href="([^"<>]*)")?>|&(lt|gt|amp|quot|#\d+);|([^<&]+)|[<&]')
_ENTITY = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ESCAPE = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text under the same marks; `marks` outermost first, a link is "a:<address>"."""

    text: str
    marks: tuple[str, ...] = ()


def escape(text: str) -> Marked:
    """What a person wrote, as marked text without marks.

    Characters that no messenger shows (controls other than line breaks) are left out: Telegram refuses them.
    """
    return Marked(_CONTROLS.sub("", text).translate(_ESCAPE))


_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def runs(text: Marked) -> list[Run]:
    """The text as stretches under the same marks."""
    found: list[Run] = []
    open_marks: list[str] = []

    def add(piece: str) -> None:
        marks = tuple(open_marks)
        if found and found[-1].marks == marks:
            found[-1] = replace(found[-1], text=found[-1].text + piece)
        else:
            found.append(Run(piece, marks))

    for token in _TOKEN.finditer(text):
        closing, tag, address, entity, plain_text = token.groups()
        if plain_text is not None:
            add(plain_text)
        elif entity is not None:
            add(chr(int(entity[1:])) if entity[0] == "#" else _ENTITY[entity])
        elif tag is None:
            add(token.group())
        elif not closing:
            open_marks.append(f"a:{_unescape(address or '')}" if tag == "a" else tag)
        elif open_marks:
            open_marks.pop()
    return found


def _unescape(text: str) -> str:
    return "".join(run.text for run in runs(Marked(text)))


def marked(pieces: list[Run]) -> Marked:
    """The stretches as marked text again; `runs` undoes it."""
    written: list[str] = []
    open_marks: tuple[str, ...] = ()
    for run in pieces:
        kept = _common(open_marks, run.marks)
        written.extend(_end(mark) for mark in reversed(open_marks[kept:]))
        written.extend(_begin(mark) for mark in run.marks[kept:])
        written.append(run.text.translate(_ESCAPE))
        open_marks = run.marks
    written.extend(_end(mark) for mark in reversed(open_marks))
    return Marked("".join(written))


def _common(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _begin(mark: str) -> str:
    return f'<a href="{mark[2:].translate(_ESCAPE)}">' if mark.startswith("a:") else f"<{mark}>"


def _end(mark: str) -> str:
    return "</a>" if mark.startswith("a:") else f"</{mark}>"


def plain(text: Marked) -> str:
    """Without marks; a link keeps its address behind its words."""
    written: list[str] = []
    for run in runs(text):
        written.append(run.text)
        address = next((mark[2:] for mark in run.marks if mark.startswith("a:")), "")
        if address and address != run.text:
            written.append(f" ({address})")
    return "".join(written)


def length(text: Marked) -> int:
    """Characters that count against a channel's limit: Unicode code points without marks."""
    if "<" not in text and "&" not in text:
        return len(text)
    return sum(len(run.text) for run in runs(text))


def split(text: Marked, limit: int) -> list[Marked]:
    """Pieces of at most `limit` characters each, cut at a line or word where one is near, marks kept whole."""
    if len(text) <= limit or length(text) <= limit:
        return [text]
    return [marked(piece) for piece in _pieces(runs(text), limit)]


def _pieces(pieces: list[Run], limit: int) -> Iterator[list[Run]]:
    whole = "".join(run.text for run in pieces)
    start = 0
    while start < len(whole):
        end = _cut(whole, start, limit)
        yield _slice(pieces, start, end)
        start = end
        while start < len(whole) and whole[start] in " \n":
            start += 1


def _cut(whole: str, start: int, limit: int) -> int:
    if len(whole) - start <= limit:
        return len(whole)
    for separator in ("\n", " "):
        place = whole.rfind(separator, start + limit // 2, start + limit)
        if place > start:
            return place
    return start + limit


def _slice(pieces: list[Run], start: int, end: int) -> list[Run]:
    taken: list[Run] = []
    at = 0
    for run in pieces:
        left, right = max(start - at, 0), min(end - at, len(run.text))
        if left < right:
            taken.append(replace(run, text=run.text[left:right]))
        at += len(run.text)
    return taken


def shorten(text: str, limit: int) -> str:
    """Plain text of at most `limit` characters, with an ellipsis where it was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
