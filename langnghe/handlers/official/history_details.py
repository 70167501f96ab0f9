"""What the history says of plans, instructions and the red line beside the words of the act."""

from datetime import date
from typing import Any

from langnghe.handlers.common.answer import yes
from langnghe.locales.marked import shorten
from langnghe.locales.texts import Texts
from langnghe.models import Act
from langnghe.models.contract import Marked
from langnghe.services.tickets import EventView

#: Characters of a step's words in a line.
WHAT = 160


def lines(texts: Texts, event: EventView) -> list[Marked]:
    """Further lines under the one of the act; none for most."""
    data = event.data
    if event.act is Act.PLAN:
        return [texts(f"o-history-plan-{data['plan']}", **_said(data)), *_what(texts, data)]
    if event.act is Act.INSTRUCT:
        return [texts(f"o-history-instruct-{data['instruct']}", **_said(data)), *_what(texts, data)]
    if event.act is Act.STEP_DONE:
        return _what(texts, data)
    if event.act is Act.TO_LEADER:
        return [texts("o-history-to-leader", body=str(data["to_name"]))]
    if "red_line" in data:
        return [texts("o-history-red-line", days=int(data["days"]), limit=int(data["red_line"]))]
    return []


def _said(data: dict[str, Any]) -> dict[str, Any]:
    until = str(data.get("until", ""))
    before = str(data.get("before", ""))
    owner = str(data.get("owner", ""))
    return {
        "dated": yes(until),
        "until": date.fromisoformat(until) if until else "",
        "before": date.fromisoformat(before) if before else "",
        "owned": yes(owner),
        "owner": owner,
        "count": int(data.get("count", 0)),
    }


def _what(texts: Texts, data: dict[str, Any]) -> list[Marked]:
    what = str(data.get("what", ""))
    return [texts("o-history-what", what=shorten(" ".join(what.split()), WHAT))] if what else []
