"""Opinions of coordinating bodies in words: who is asked, by when, and what they have said."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import marked
from langnghe.locales.marked import shorten
from langnghe.locales.texts import Texts
from langnghe.models.contract import Marked
from langnghe.services.clocks import last_day
from langnghe.services.consulting import still_open
from langnghe.services.opinions import Request

#: Requests on a card, the newest; and characters of each opinion there. The page of opinions has all of it.
NEWEST = 5
QUOTED = 300


def block(texts: Texts, requests: Sequence[Request], left: dict[datetime, Marked]) -> Marked:
    """The requests of a ticket, as they stand on its card. `left`: how long each due date is away."""
    lines = [texts("o-opinions-title")]
    for request in requests[-NEWEST:]:
        lines.append(line(texts, request, left))
        if request.said:
            lines.append(texts("o-opinion-text", text=shorten(request.opinion, QUOTED)))
    if len(requests) > NEWEST:
        lines.append(texts("o-opinions-more", count=len(requests) - NEWEST))
    return Marked("\n".join(lines))


def line(texts: Texts, request: Request, left: dict[datetime, Marked]) -> Marked:
    """How one request stands."""
    return texts(
        "o-opinion-line",
        body=request.body_name,
        outcome=str(request.outcome),
        late=yes(request.late),
        due=last_day(request.due_at),
        left=marked(left.get(request.due_at, Marked(""))),
        at=request.ended_at or request.asked_at,
        by=request.given_name,
    )


def warning(texts: Texts, requests: Sequence[Request]) -> list[Marked]:
    """What whoever settles the matter now should know: some have not answered yet. Nothing where all have."""
    waiting = still_open(requests)
    if not waiting:
        return []
    return [texts("o-opinions-open", count=len(waiting), bodies="; ".join(each.body_name for each in waiting))]


def given(texts: Texts, requests: Sequence[Request]) -> list[Marked]:
    """What was said, before the answer is looked at. Nothing where nothing was."""
    said = [request for request in requests if request.said]
    return [Marked("\n".join([texts("o-opinions-given"), *_said(texts, said)]))] if said else []


def _said(texts: Texts, requests: Iterable[Request]) -> Iterable[Marked]:
    for request in requests:
        yield line(texts, request, {})
        yield texts("o-opinion-text", text=request.opinion)
