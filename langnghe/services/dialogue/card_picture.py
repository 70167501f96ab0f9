"""The picture of a session, to be sent round and shown to neighbours: office, title, when, where, a code to scan.

Noto Sans (services/data/fonts, with every Vietnamese letter) goes with the program: what a machine has installed
differs, and Pillow's own font has not all the letters.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from io import BytesIO

import segno
from PIL import Image, ImageDraw, ImageFont

from langnghe.models import DialogueState
from langnghe.services.calendar import HANOI
from langnghe.services.dialogue import public_page
from langnghe.services.dialogue.life import View
from langnghe.services.work import Work

WIDTH, HEIGHT = 1080, 1350
MARGIN = 80
_INNER = WIDTH - 2 * MARGIN
_DEEP, _SOFT, _INK, _PAPER = "#0b4a47", "#e7efe9", "#16302e", "#ffffff"
_TOP = 210
_QR = 300
_CUT = "…"


@dataclass(frozen=True, slots=True)
class CardWords:
    """All that is written on it."""

    office: str
    kind: str
    title: str
    day: str
    hours: str
    place: str
    host: str
    scan: str
    url: str


def words(work: Work, view: View) -> CardWords:
    """What stands on the card of this session, in the office's own language."""
    dialogue, say = view.dialogue, work.office.words
    if say is None:
        raise LookupError("this process has no words")
    begins = dialogue.starts_at and dialogue.starts_at.astimezone(HANOI)
    ends = dialogue.ends_at and dialogue.ends_at.astimezone(HANOI)
    if begins is None or dialogue.state is DialogueState.POSTPONED:
        day, hours = say("d-when-unknown"), ""
    else:
        day = say("d-file-day", weekday=say(f"weekday-{begins.isoweekday()}"), day=f"{begins:%d/%m/%Y}")
        hours = f"{begins:%H:%M}–{ends:%H:%M}" if ends else f"{begins:%H:%M}"
    day = day[:1].upper() + day[1:]
    return CardWords(
        office=work.office.name,
        kind=say(f"d-kind-{dialogue.kind}"),
        title=dialogue.title,
        day=day,
        hours=hours,
        place=dialogue.place or dialogue.online_url,
        host=say("d-file-host", words=view.body_name),
        scan=say("d-file-scan"),
        url=public_page.address(work, dialogue.token),
    )


def draw(said: CardWords) -> bytes:
    """The picture as PNG."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, _TOP), fill=_DEEP)
    _block(pen, said.office, (MARGIN, 34, _INNER, 76), bold=True, sizes=range(44, 21, -2), fill=_PAPER)
    _block(pen, said.kind, (MARGIN, 118, _INNER, 70), bold=False, sizes=range(40, 21, -2), fill="#cfe3dc")
    bottom = HEIGHT - MARGIN // 2 - _QR
    y = _block(pen, said.title, (MARGIN, _TOP + 50, _INNER, 360), bold=True, sizes=range(76, 31, -4), fill=_INK)
    y = max(y + 40, _TOP + 60)
    y = _block(pen, said.day, (MARGIN, y, _INNER, 70), bold=True, sizes=range(52, 25, -2), fill=_DEEP) + 8
    if said.hours:
        y = _block(pen, said.hours, (MARGIN, y, _INNER, 84), bold=True, sizes=range(64, 31, -4), fill=_DEEP) + 20
    room = bottom - 30 - y
    y = _block(pen, said.place, (MARGIN, y, _INNER, int(room * 0.65)), bold=False, sizes=range(44, 21, -2)) + 14
    _block(pen, said.host, (MARGIN, y, _INNER, bottom - 30 - y), bold=False, sizes=range(36, 21, -2))
    _foot(picture, pen, said, bottom)
    body = BytesIO()
    picture.quantize(colors=64, dither=Image.Dither.NONE).save(body, "PNG", optimize=True)
    return body.getvalue()


def _foot(picture: Image.Image, pen: ImageDraw.ImageDraw, said: CardWords, top: int) -> None:
    pen.rectangle((0, top - 20, WIDTH, HEIGHT), fill=_SOFT)
    code = _code(said.url)
    picture.paste(code, (MARGIN, top))
    left = MARGIN + code.width + 40
    width = WIDTH - MARGIN - left
    y = _block(pen, said.scan, (left, top + 30, width, 150), bold=True, sizes=range(40, 23, -2), fill=_DEEP)
    _block(pen, said.url, (left, y + 16, width, top + _QR - y - 16), bold=False, sizes=range(28, 15, -2))


def _code(url: str) -> Image.Image:
    """The address to scan, as large as fits, with whole pixels to a module."""
    made = segno.make(url, error="m", micro=False)
    side = made.symbol_size(border=4)[0]
    body = BytesIO()
    made.save(body, kind="png", scale=max(1, _QR // side), border=4)
    return Image.open(body).convert("RGB")


# Setting words ------------------------------------------------------------------------------------------------


def _block(
    pen: ImageDraw.ImageDraw,
    text: str,
    box: tuple[int, int, int, int],
    *,
    bold: bool,
    sizes: Sequence[int],
    fill: str = _INK,
) -> int:
    """Set the text into the box (left, top, width, height): as large as it fits, else cut; where it ends."""
    left, top, width, height = box
    size, lines = fitted(text, width, height, bold=bold, sizes=sizes)
    font = _font(size, bold=bold)
    for line in lines:
        pen.text((left, top), line, font=font, fill=fill)
        top += _line_height(size)
    return top


def fitted(text: str, width: int, height: int, *, bold: bool, sizes: Sequence[int]) -> tuple[int, list[str]]:
    """The largest of these sizes in which the text fits, and its lines; in the last size it is cut to fit."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    for size in sizes:
        lines = _wrapped(text, _font(size, bold=bold), width)
        if len(lines) * _line_height(size) <= height:
            return size, lines
    size = sizes[-1]
    kept = _wrapped(text, _font(size, bold=bold), width)[: max(0, height // _line_height(size))]
    if kept:
        kept[-1] = _cut(kept[-1], _font(size, bold=bold), width)
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


def _line_height(size: int) -> int:
    # Vietnamese capitals carry two marks, one above the other.
    return round(size * 1.36)


@lru_cache(maxsize=64)
def _font(size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    name = f"NotoSans-{'Bold' if bold else 'Regular'}.ttf"
    body = (resources.files("langnghe.services.data") / "fonts" / name).read_bytes()
    return ImageFont.truetype(BytesIO(body), size)
