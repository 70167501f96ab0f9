"""What the words of a piece of news are filled with: plain values, the same for everybody who reads it."""

from typing import Any

from sqlalchemy import bindparam, select

from langnghe.models import Commitment, CommitmentNote, NewsKind, Prepared, table
from langnghe.services.calendar import HANOI
from langnghe.services.dialogue import public_page
from langnghe.services.dialogue.audiences import Piece
from langnghe.services.dialogue.life import View
from langnghe.services.work import Work

#: Characters of a conclusion, or of what was done for a promise, in a message; the rest stands on the card.
LONGEST = 700

_PROMISE = Prepared(
    select(table(Commitment).c.what, table(CommitmentNote).c.text)
    .join(table(CommitmentNote), table(CommitmentNote).c.commitment_id == table(Commitment).c.id)
    .where(table(CommitmentNote).c.id == bindparam("note"))
)


def of(work: Work, view: View, news: Piece) -> dict[str, Any] | None:
    """The values; None where there is nothing to tell any more (the note of a promise is gone)."""
    params = _session(work, view)
    if news.kind is NewsKind.PROMISE:
        row = _PROMISE.first(work.connection, note=news.item)
        if row is None:
            return None
        params |= {"what": _short(row.what), "done": _short(row.text)}
    if news.kind is NewsKind.CONCLUDED:
        params |= {"conclusion": _short(view.dialogue.conclusion), "concluded": _yes(view.dialogue.conclusion)}
    return params


def _session(work: Work, view: View) -> dict[str, Any]:
    dialogue = view.dialogue
    begins = dialogue.starts_at and dialogue.starts_at.astimezone(HANOI)
    return {
        "dialogue": dialogue.id,
        "kind": str(dialogue.kind),
        "title": dialogue.title,
        "titled": _yes(dialogue.title),
        "body": view.body_name,
        "area": view.area_name,
        "dated": _yes(begins),
        "weekday": begins.isoweekday() if begins else 0,
        "day": begins.date() if begins else "",
        "time": f"{begins:%H:%M}" if begins else "",
        "place": dialogue.place or dialogue.online_url,
        "placed": _yes(dialogue.place or dialogue.online_url),
        "reason": dialogue.reason,
        "reasoned": _yes(dialogue.reason),
        "url": public_page.address(work, dialogue.token),
    }


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"


def _yes(thing: object) -> str:
    return "yes" if thing else "no"
