"""What the history says of an act beside its words: plans, instructions, opinions, grounds, the red line."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import marked
from langnghe.locales.marked import shorten
from langnghe.locales.texts import Texts
from langnghe.models import Act
from langnghe.models.contract import Marked
from langnghe.services.tickets import EventView

#: Characters of a step's words in a line.
WHAT = 160


def lines(texts: Texts, event: EventView) -> list[Marked]:
    """Further lines under the one of the act; none for most."""
    if "red_line" in event.data:
        return [texts("o-history-red-line", days=int(event.data["days"]), limit=int(event.data["red_line"]))]
    further = _FURTHER.get(event.act)
    return further(texts, event.data) if further else []


def _plan(texts: Texts, data: dict[str, Any]) -> list[Marked]:
    return [texts(f"o-history-plan-{data['plan']}", **_said(data)), *_what(texts, data)]


def _instruction(texts: Texts, data: dict[str, Any]) -> list[Marked]:
    return [texts(f"o-history-instruct-{data['instruct']}", **_said(data)), *_what(texts, data)]


def _to_leader(texts: Texts, data: dict[str, Any]) -> list[Marked]:
    return [texts("o-history-to-leader", body=str(data["to_name"]))]


def _opinion(texts: Texts, data: dict[str, Any]) -> list[Marked]:
    return [texts("o-history-consult", body=str(data["to_name"]))]


def _complex(texts: Texts, data: dict[str, Any]) -> list[Marked]:
    ground = marked(texts(f"complex-{data['ground']}"))
    return [texts("o-history-complex", ground=ground, source=data["source"])]


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


def _dialogue(texts: Texts, data: dict[str, Any]) -> list[Marked]:
    starts = datetime.fromisoformat(str(data["starts"]))
    return [texts("o-history-dialogue", starts=starts), *_what(texts, data)]


_FURTHER: dict[Act, Callable[[Texts, dict[str, Any]], list[Marked]]] = {
    Act.PLAN: _plan,
    Act.STEP_DONE: _what,
    Act.TO_LEADER: _to_leader,
    Act.INSTRUCT: _instruction,
    Act.CONSULT: _opinion,
    Act.OPINE: _opinion,
    Act.CONSULT_END: _opinion,
    Act.COMPLEX: _complex,
    Act.DIALOGUE: _dialogue,
}
