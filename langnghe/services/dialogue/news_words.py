"""What the words of a piece of news are filled with: plain values, the same for everybody who reads it."""

from typing import Any

from langnghe.models import NewsKind
from langnghe.services.calendar import HANOI
from langnghe.services.dialogue import commitments, public_page
from langnghe.services.dialogue.audiences import Piece
from langnghe.services.dialogue.life import View
from langnghe.services.refusals import NotFound
from langnghe.services.work import Work

#: Characters of a conclusion, or of what was done for a promise, in a message; the rest stands on the card.
LONGEST = 700


def of(work: Work, view: View, news: Piece) -> dict[str, Any] | None:
    """The values; None where there is nothing to tell any more (the note of a promise is gone)."""
    params = _session(work, view)
    if news.kind is NewsKind.PROMISE:
        try:
            said = commitments.news_of(work, news.item)
        except NotFound:
            return None
        params |= {"item": said.promise_id, "what": _short(said.what), "done": _short(said.text)}
        params |= {"owner": said.body_name, "state": str(said.state)}
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
