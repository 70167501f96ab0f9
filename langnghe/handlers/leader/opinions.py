"""How the own body and those below answer when other bodies ask for their opinion (R67, R68)."""

from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.leader.room import presses
from langnghe.models.contract import Marked
from langnghe.services import coordinating
from langnghe.services.coordinating import PAGE
from langnghe.services.passing_on import SPANS


@presses.on("l.opinions")
def bodies(talk: Talk, args: Args) -> None:
    """By body: "l.opinions:<days>:<offset>"."""
    days = number(args) if args else SPANS[0]
    days = days if days in SPANS else SPANS[0]
    page = coordinating.by_body(talk.work, talk.speaker.person_id, days, number(args, 1) if len(args) > 1 else 0)
    lines = [talk.texts("l-opinions-title", days=days)]
    lines.extend(
        talk.texts(
            "l-opinions-line",
            name=each.name,
            asked=each.asked,
            on_time=each.on_time,
            late=each.late,
            not_ours=each.not_ours,
            waiting=each.waiting,
        )
        for each in page.items
    )
    lines.append(talk.texts("l-opinions-note") if page.items else talk.texts("l-opinions-none"))
    turns = []
    if (before := page.previous_offset(PAGE)) is not None:
        turns.append(talk.button("btn-moves-before", "l.opinions", days, before))
    if page.next_offset is not None:
        turns.append(talk.button("btn-o-next", "l.opinions", days, page.next_offset))
    spans = [talk.button("btn-moves-days", "l.opinions", each, days=each) for each in SPANS if each != days]
    back = [talk.button("btn-moves", "l.moves", days), talk.button("btn-menu", "m.menu")]
    talk.say_marked(Marked("\n".join(lines)), choices=[turns, spans, back])
