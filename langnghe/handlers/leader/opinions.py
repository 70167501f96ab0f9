"""How the own body and those below answer when other bodies ask for their opinion (R67, R68)."""

from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.common.turning import offset_of, turns
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
    page = coordinating.by_body(talk.work, talk.speaker.person_id, days, offset_of(args, 1))
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
    turned = turns(talk, page, "l.opinions", days, size=PAGE)
    spans = [talk.button("btn-moves-days", "l.opinions", each, days=each) for each in SPANS if each != days]
    back = [talk.button("btn-moves", "l.moves", days), talk.button("btn-menu", "m.menu")]
    talk.say_marked(Marked("\n".join(lines)), choices=[turned, spans, back])
