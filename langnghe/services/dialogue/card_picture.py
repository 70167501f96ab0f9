"""The picture of a session, to be sent round and shown to neighbours: what, when, where, a code to scan."""

from dataclasses import dataclass
from io import BytesIO

import segno
from PIL import Image, ImageDraw

from langnghe.models import DialogueState
from langnghe.services.calendar import HANOI
from langnghe.services.dialogue import public_page
from langnghe.services.dialogue.life import View
from langnghe.services.lettering import INK, block
from langnghe.services.work import Work

WIDTH, HEIGHT = 1080, 1350
MARGIN = 80
_INNER = WIDTH - 2 * MARGIN
_DEEP, _SOFT, _PAPER = "#0b4a47", "#e7efe9", "#ffffff"
_TOP = 210
_QR = 300


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
    block(pen, said.office, (MARGIN, 34, _INNER, 76), bold=True, sizes=range(44, 21, -2), fill=_PAPER)
    block(pen, said.kind, (MARGIN, 118, _INNER, 70), bold=False, sizes=range(40, 21, -2), fill="#cfe3dc")
    bottom = HEIGHT - MARGIN // 2 - _QR
    y = block(pen, said.title, (MARGIN, _TOP + 50, _INNER, 360), bold=True, sizes=range(76, 31, -4), fill=INK)
    y = max(y + 40, _TOP + 60)
    y = block(pen, said.day, (MARGIN, y, _INNER, 70), bold=True, sizes=range(52, 25, -2), fill=_DEEP) + 8
    if said.hours:
        y = block(pen, said.hours, (MARGIN, y, _INNER, 84), bold=True, sizes=range(64, 31, -4), fill=_DEEP) + 20
    room = bottom - 30 - y
    y = block(pen, said.place, (MARGIN, y, _INNER, int(room * 0.65)), bold=False, sizes=range(44, 21, -2)) + 14
    block(pen, said.host, (MARGIN, y, _INNER, bottom - 30 - y), bold=False, sizes=range(36, 21, -2))
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
    y = block(pen, said.scan, (left, top + 30, width, 150), bold=True, sizes=range(40, 23, -2), fill=_DEEP)
    block(pen, said.url, (left, y + 16, width, top + _QR - y - 16), bold=False, sizes=range(28, 15, -2))


def _code(url: str) -> Image.Image:
    """The address to scan, as large as fits, with whole pixels to a module."""
    made = segno.make(url, error="m", micro=False)
    side = made.symbol_size(border=4)[0]
    body = BytesIO()
    made.save(body, kind="png", scale=max(1, _QR // side), border=4)
    return Image.open(body).convert("RGB")
