"""How often the own body and those below pass tickets on and return them, and how long they keep them (R12)."""

from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.leader.room import presses
from langnghe.models.contract import Choice, Marked
from langnghe.services import passing_on
from langnghe.services.paging import Page
from langnghe.services.passing_on import PAGE, SPANS, Moves


@presses.on("l.moves")
def bodies(talk: Talk, args: Args) -> None:
    """By body: "l.moves:<days>:<offset>"."""
    days = _days(args)
    page = passing_on.by_body(talk.work, talk.speaker.person_id, days, offset_of(args, 1))
    rows = [[talk.button("btn-moves-body", "l.movers", days, each.code, body=each.name)] for each in page.items]
    spans = [talk.button("btn-moves-days", "l.moves", each, days=each) for each in SPANS if each != days]
    turned = turns(talk, page, "l.moves", days, size=PAGE)
    opinions = [talk.button("btn-l-opinions", "l.opinions", days)]
    _say(talk, talk.texts("l-moves-title", days=days), page, [*rows, turned, spans, opinions, _menu(talk)])


@presses.on("l.movers")
def people(talk: Talk, args: Args) -> None:
    """By person of one body: "l.movers:<days>:<body>:<offset>"."""
    days, body = _days(args), args[1] if len(args) > 1 else ""
    name, page = passing_on.by_person(talk.work, talk.speaker.person_id, body, days, offset_of(args, 2))
    back = [talk.button("btn-moves-back", "l.moves", days)]
    turned = turns(talk, page, "l.movers", days, body, size=PAGE)
    _say(talk, talk.texts("l-movers-title", body=name, days=days), page, [turned, back, _menu(talk)])


def _days(args: Args) -> int:
    asked = number(args) if args else SPANS[0]
    return asked if asked in SPANS else SPANS[0]


def _say(talk: Talk, title: Marked, page: Page[Moves], rows: Rows) -> None:
    lines = [title]
    lines.extend(
        talk.texts(
            "l-moves-line",
            name=each.name,
            received=each.received,
            passed=each.passed_on,
            returned=each.returned,
            decided=each.decided,
            days=each.days,
        )
        for each in page.items
    )
    if not page.items:
        lines.append(talk.texts("l-moves-none"))
    elif page.total > len(page.items):
        last = page.offset + len(page.items)
        lines.append(talk.texts("l-moves-page", first=page.offset + 1, last=last, count=page.total))
    lines.append(talk.texts("l-moves-note"))
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


def _menu(talk: Talk) -> list[Choice]:
    return [talk.button("btn-menu", "m.menu")]
