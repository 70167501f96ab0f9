"""The report of a broadcast as a picture: what became of its receivers as bars, and a curve of when."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import accumulate

from PIL import Image, ImageDraw

from langnghe.models import BroadcastOutcome
from langnghe.services.broadcast import report
from langnghe.services.broadcast.first_words import first_words
from langnghe.services.broadcast.report import Curve, Drawing
from langnghe.services.calendar import HANOI
from langnghe.services.lettering import INK, block, line_height, typeface
from langnghe.services.work import Work

WIDTH, HEIGHT = 1080, 1500
MARGIN = 72
INNER = WIDTH - 2 * MARGIN
_DEEP, _SOFT, _PAPER, _PALE = "#0b4a47", "#e7efe9", "#ffffff", "#4a5f5c"
_SENT, _UNSURE, _NOT = "#1d7a63", "#c98a1b", "#a8483c"
_TOP = 190
_BAR, _BAR_STEP = 20, 76
_CHART_TOP, _CHART_BOTTOM = 1110, 1400
#: In the order in which they are drawn.
ORDER = (
    BroadcastOutcome.SENT,
    BroadcastOutcome.UNSURE,
    BroadcastOutcome.UNREACHABLE,
    BroadcastOutcome.MUTED,
    BroadcastOutcome.REFUSED,
    BroadcastOutcome.GAVE_UP,
    BroadcastOutcome.EXPIRED,
    BroadcastOutcome.STOPPED,
)
#: Bars that there is room for; what is left is one together.
BARS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One outcome: its name, the number as it is read, its part of the whole, its colour."""

    name: str
    number: str
    part: float
    colour: str


@dataclass(frozen=True, slots=True)
class PictureWords:
    """All that is written and drawn on it."""

    office: str
    heading: str
    title: str
    when: str
    sum: str
    sum_words: str
    bars: tuple[Bar, ...]
    over_time: str
    most: str
    begins: str
    ends: str
    curve: tuple[int, ...]
    """How many had it by each moment: never falling."""


def next_one(work: Work, without: Collection[int] = ()) -> tuple[Drawing, PictureWords] | None:
    """The next report to draw and what stands on its picture; None when none is lacking."""
    drawing = report.undrawn(work, without)
    return (drawing, words(work, drawing)) if drawing else None


def words(work: Work, drawing: Drawing) -> PictureWords:
    """What stands on the picture, in the office's own language."""
    say = work.office.words
    if say is None:
        raise LookupError("this process has no words")
    view, sums = drawing.view, drawing.view.tally
    sent = sums.outcomes.get(BroadcastOutcome.SENT, 0)
    got = tuple(accumulate(drawing.curve.counts))
    groups = "yes" if view.groups else "no"
    return PictureWords(
        office=work.office.name,
        heading=say("b-picture-heading", body=view.body_name),
        title=first_words(view.text),
        when=say("b-picture-when", begins=view.started_at or "", ends=view.finished_at or ""),
        sum=say("b-picture-sum", sent=sent, listed=sums.listed),
        sum_words=say(
            "b-picture-sum-words", percent=sent * 100 // sums.listed if sums.listed else 0, groups=groups
        ),
        bars=tuple(_bars(say, sums.outcomes, max(sums.listed, 1))),
        over_time=say("b-picture-over-time", groups=groups),
        most=say("b-picture-number", count=got[-1] if got else 0),
        begins=_clock(drawing.curve, drawing.curve.begins),
        ends=_clock(drawing.curve, drawing.curve.ends),
        curve=got,
    )


def _bars(say: Callable[..., str], outcomes: Mapping[BroadcastOutcome, int], whole: int) -> Sequence[Bar]:
    found = [(each, outcomes[each]) for each in ORDER if outcomes.get(each)]
    shown, rest = (found, []) if len(found) <= BARS else (found[: BARS - 1], found[BARS - 1 :])
    bars = [_bar(say, say(f"b-outcome-{outcome}"), count, whole, _colour(outcome)) for outcome, count in shown]
    if rest:
        bars.append(_bar(say, say("b-outcome-rest"), sum(count for _, count in rest), whole, _NOT))
    return bars


def _bar(say: Callable[..., str], name: str, count: int, whole: int, colour: str) -> Bar:
    return Bar(name[:1].upper() + name[1:], say("b-picture-number", count=count), count / whole, colour)


def _colour(outcome: BroadcastOutcome) -> str:
    return {BroadcastOutcome.SENT: _SENT, BroadcastOutcome.UNSURE: _UNSURE}.get(outcome, _NOT)


def _clock(curve: Curve, at: datetime) -> str:
    """A moment at the foot of the curve: seconds where it is short, the day where it goes over midnight."""
    here = at.astimezone(HANOI)
    if here.date() != curve.begins.astimezone(HANOI).date() or here.date() != curve.ends.astimezone(HANOI).date():
        return f"{here:%H:%M %d/%m}"
    return f"{here:%H:%M:%S}" if curve.step < 10 else f"{here:%H:%M}"


# Drawing ------------------------------------------------------------------------------------------------------


def draw(said: PictureWords) -> bytes:
    """The picture as PNG."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, _TOP), fill=_DEEP)
    block(pen, said.office, (MARGIN, 30, INNER, 68), bold=True, sizes=range(42, 21, -2), fill=_PAPER)
    block(pen, said.heading, (MARGIN, 104, INNER, 64), bold=False, sizes=range(36, 19, -2), fill="#cfe3dc")
    y = block(pen, said.title, (MARGIN, _TOP + 28, INNER, 116), bold=True, sizes=range(42, 25, -2))
    y = block(pen, said.when, (MARGIN, y + 4, INNER, 48), bold=False, sizes=range(30, 19, -2), fill=_PALE)
    y = block(pen, said.sum, (MARGIN, y + 16, INNER, 92), bold=True, sizes=range(64, 31, -4), fill=_SENT)
    y = block(pen, said.sum_words, (MARGIN, y, INNER, 48), bold=False, sizes=range(30, 19, -2), fill=_PALE)
    _draw_bars(pen, said.bars, y + 24)
    _draw_curve(pen, said)
    body = BytesIO()
    # Not in fewer colours: those of a bar of four pixels would go.
    picture.save(body, "PNG", optimize=True)
    return body.getvalue()


def _draw_bars(pen: ImageDraw.ImageDraw, bars: Sequence[Bar], top: int) -> None:
    for bar in bars:
        number = typeface(28, bold=True)
        width = round(number.getlength(bar.number))
        pen.text((MARGIN + INNER - width, top), bar.number, font=number, fill=INK)
        block(pen, bar.name, (MARGIN, top, INNER - width - 20, 40), bold=False, sizes=range(28, 17, -2))
        below = top + line_height(28) + 4
        pen.rectangle((MARGIN, below, MARGIN + INNER, below + _BAR), fill=_SOFT)
        # Even a single one is seen.
        pen.rectangle(
            (MARGIN, below, MARGIN + max(4, round(INNER * min(bar.part, 1))), below + _BAR), fill=bar.colour
        )
        top += _BAR_STEP


def _draw_curve(pen: ImageDraw.ImageDraw, said: PictureWords) -> None:
    block(pen, said.over_time, (MARGIN, _CHART_TOP - 92, INNER, 44), bold=True, sizes=range(30, 19, -2))
    pen.text((MARGIN, _CHART_TOP - 44), said.most, font=typeface(24, bold=False), fill=_PALE)
    pen.line((MARGIN, _CHART_TOP, MARGIN + INNER, _CHART_TOP), fill=_SOFT, width=2)
    top = max(said.curve, default=0)
    if top:
        across = INNER / len(said.curve)
        high = _CHART_BOTTOM - _CHART_TOP
        points = [(MARGIN, _CHART_BOTTOM)]
        for place, count in enumerate(said.curve, start=1):
            points.append((round(MARGIN + place * across), round(_CHART_BOTTOM - high * count / top)))
        pen.polygon([*points, (MARGIN + INNER, _CHART_BOTTOM)], fill="#cfe3dc")
        pen.line(points, fill=_SENT, width=5, joint="curve")
    pen.line((MARGIN, _CHART_BOTTOM, MARGIN + INNER, _CHART_BOTTOM), fill=_PALE, width=3)
    foot = typeface(26, bold=False)
    pen.text((MARGIN, _CHART_BOTTOM + 14), said.begins, font=foot, fill=_PALE)
    pen.text((MARGIN + INNER - foot.getlength(said.ends), _CHART_BOTTOM + 14), said.ends, font=foot, fill=_PALE)
