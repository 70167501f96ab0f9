"""Setting words in the pictures that the office makes.

Noto Sans (data/fonts, with every Vietnamese letter) goes with the program: what a machine has installed differs,
and Pillow's own font has not all the letters.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from io import BytesIO

from PIL import ImageDraw, ImageFont

#: The colour of plain words.
INK = "#16302e"
_CUT = "…"


def block(
    pen: ImageDraw.ImageDraw,
    text: str,
    box: tuple[int, int, int, int],
    *,
    bold: bool,
    sizes: Sequence[int],
    fill: str = INK,
) -> int:
    """Set the text into the box (left, top, width, height): as large as it fits, else cut; where it ends."""
    left, top, width, height = box
    size, lines = fitted(text, width, height, bold=bold, sizes=sizes)
    font = typeface(size, bold=bold)
    for line in lines:
        pen.text((left, top), line, font=font, fill=fill)
        top += line_height(size)
    return top


def fitted(text: str, width: int, height: int, *, bold: bool, sizes: Sequence[int]) -> tuple[int, list[str]]:
    """The largest of these sizes in which the text fits, and its lines; in the last size it is cut to fit."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    for size in sizes:
        lines = _wrapped(text, typeface(size, bold=bold), width)
        if len(lines) * line_height(size) <= height:
            return size, lines
    size = sizes[-1]
    kept = _wrapped(text, typeface(size, bold=bold), width)[: max(0, height // line_height(size))]
    if kept:
        kept[-1] = _cut(kept[-1], typeface(size, bold=bold), width)
    return size, kept


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if font.getlength(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, font, width)
        lines.extend(whole)
    return [*lines, line] if line else lines


def _pieces(word: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """A word that is wider than the line (an address), in pieces that are not."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and font.getlength(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(line: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    while line and font.getlength(line + _CUT) > width:
        line = line[:-1]
    return line.rstrip() + _CUT


def line_height(size: int) -> int:
    """From one line to the next, in pixels."""
    # Vietnamese capitals carry two marks, one above the other.
    return round(size * 1.36)


@lru_cache(maxsize=64)
def typeface(size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    """The font in this size, in pixels."""
    name = f"NotoSans-{'Bold' if bold else 'Regular'}.ttf"
    body = (resources.files("langnghe.services.data") / "fonts" / name).read_bytes()
    return ImageFont.truetype(BytesIO(body), size)
