"""How far a broadcast has come, in words: in the message that is rewritten and in the answer to a press."""

from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, token
from langnghe.locales.marked import shorten
from langnghe.locales.texts import Texts
from langnghe.models import BroadcastOutcome, BroadcastState
from langnghe.models.contract import Choice, Marked
from langnghe.services.broadcast.first_words import first_words
from langnghe.services.broadcast.progress import Progress

#: Why somebody has not got it, in the order in which it is told. Not known is told apart.
FAILED = (
    BroadcastOutcome.UNREACHABLE,
    BroadcastOutcome.MUTED,
    BroadcastOutcome.REFUSED,
    BroadcastOutcome.GAVE_UP,
    BroadcastOutcome.EXPIRED,
    BroadcastOutcome.STOPPED,
)
#: Characters of what was said, to know which one it is.
SAID = 70
#: Characters of the bar.
BAR = 12
_FULL, _EMPTY = "█", "░"


def words(texts: Texts, progress: Progress) -> tuple[Marked, Rows]:
    """The message, with the buttons that are lawful now."""
    return Marked("\n".join(_lines(texts, progress))), _choices(texts, progress)


def said(text: Marked) -> str:
    """The beginning of what was said, on one line."""
    return shorten(first_words(text), SAID)


def outcomes(texts: Texts, progress: Progress) -> list[Marked]:
    """Why some have not got it; of whom it is not known."""
    found = [
        texts("b-outcome-line", name=texts.label(f"b-outcome-{outcome}"), count=progress.outcomes[outcome])
        for outcome in FAILED
        if progress.outcomes.get(outcome)
    ]
    if unsure := progress.outcomes.get(BroadcastOutcome.UNSURE):
        found.append(texts("b-unsure-line", count=unsure))
    return found


def bar(percent: int) -> str:
    full = percent * BAR // 100
    return _FULL * full + _EMPTY * (BAR - full)


def _lines(texts: Texts, progress: Progress) -> list[Marked]:
    lines = [
        texts(
            "b-progress-head",
            state="ended" if progress.ended and progress.state is BroadcastState.DONE else str(progress.state),
            urgent=yes(progress.urgent),
            said=said(progress.text),
        ),
        texts("b-progress-bar", bar=bar(progress.percent), percent=progress.percent),
        texts(
            "b-progress-done",
            done=progress.done,
            listed=progress.listed,
            left=progress.left,
            listing=yes(progress.listing),
        ),
        texts("b-progress-sent", count=progress.sent),
        *outcomes(texts, progress),
    ]
    if progress.state is BroadcastState.SENDING and progress.left:
        lines.append(_outlook(texts, progress))
        if progress.expires_at is not None:
            lines.append(texts("b-progress-expires", at=progress.expires_at))
    return lines


def _outlook(texts: Texts, progress: Progress) -> Marked:
    if progress.resumes_at is not None:
        return texts("b-progress-night", at=progress.resumes_at)
    if progress.asleep_until is not None:
        return texts("b-progress-asleep", left=progress.left, at=progress.asleep_until)
    if progress.ends_at is None:
        return texts("b-progress-end-unknown")
    return texts("b-progress-end", at=progress.ends_at)


def _choices(texts: Texts, progress: Progress) -> Rows:
    def button(key: str, verb: str) -> Choice:
        return Choice(texts.label(key), token(verb, progress.broadcast_id))

    again = button("btn-bp-refresh", "b.p")
    match progress.state:
        case BroadcastState.SENDING:
            return [[button("btn-bp-pause", "b.pp"), again], [button("btn-bp-stop", "b.px")]]
        case BroadcastState.PAUSED:
            return [[button("btn-bp-resume", "b.pc"), again], [button("btn-bp-stop", "b.px")]]
        case _ if progress.ended:
            return [[button("btn-bp-report", "b.pr")]]
        case _:
            return [[again]]
