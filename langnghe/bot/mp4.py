"""The boxes of MP4, M4A and MOV files (ISO/IEC 14496-12): which tracks there are, and where marks are hidden.

Phones write the place, the camera and the time of a film into `udta` and `meta` boxes. They are blanked out where
they stand, so nothing else in the file moves and every sample is still where its table says.
"""

from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = {b"udta", b"meta", b"uuid"}


class BrokenFile(ValueError):
    """The boxes do not fit into each other: the file is cut off or is no such file."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its four-letter name, and where it, its content and the next box begin."""

    name: bytes
    start: int
    content: int
    end: int


def boxes(body: bytes | bytearray, start: int = 0, end: int | None = None) -> Iterator[Box]:
    """The boxes between two places. Raises `BrokenFile`."""
    end = len(body) if end is None else end
    while start < end:
        if start + 8 > end:
            raise BrokenFile("a box without room for its head")
        size = int.from_bytes(body[start : start + 4], "big")
        content = start + 8
        if size == 1:
            size = int.from_bytes(body[content : content + 8], "big")
            content += 8
        elif size == 0:
            size = end - start
        if size < content - start or start + size > end:
            raise BrokenFile("a box that is larger than what holds it")
        yield Box(bytes(body[start + 4 : start + 8]), start, content, start + size)
        start += size


def handlers(body: bytes) -> set[bytes]:
    """The kinds of its tracks: b"vide", b"soun" … Raises `BrokenFile`."""
    return {
        bytes(body[box.content + 8 : box.content + 12])
        for moov in _named(body, b"moov")
        for track in _named(body, b"trak", moov)
        for media in _named(body, b"mdia", track)
        for box in _named(body, b"hdlr", media)
    }


def without_marks(body: bytes) -> bytes:
    """The same file with every description of it blanked out. Raises `BrokenFile`."""
    blanked = bytearray(body)
    for box in list(boxes(body)):
        if box.name == b"moov":
            _blank_inside(blanked, box)
        elif box.name in _MARKS:
            _blank(blanked, box)
    return bytes(blanked)


def _blank_inside(body: bytearray, holder: Box) -> None:
    for box in list(boxes(body, holder.content, holder.end)):
        if box.name in _MARKS:
            _blank(body, box)
        elif box.name == b"trak":
            _blank_inside(body, box)


def _blank(body: bytearray, box: Box) -> None:
    body[box.start + 4 : box.start + 8] = b"free"
    body[box.content : box.end] = bytes(box.end - box.content)


def _named(body: bytes, name: bytes, inside: Box | None = None) -> Iterator[Box]:
    found = boxes(body, inside.content, inside.end) if inside else boxes(body)
    return (box for box in found if box.name == name)
