"""The plans and instructions under way in the own body and those below, what is due next on top (R17)."""

from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk, in_rows
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.leader.room import presses
from langnghe.locales.marked import shorten
from langnghe.models.contract import Marked
from langnghe.services import planning
from langnghe.services.calendar import local_date
from langnghe.services.planning import Course

#: Characters of the next step's words.
WHAT = 120


@presses.on("l.plans")
def plans(talk: Talk, args: Args) -> None:
    """One page: "l.plans:<1 for late ones only>:<offset>"."""
    late_only = bool(args) and args[0] == "1"
    page = planning.courses(talk.work, talk.speaker.person_id, offset_of(args, 1), late_only=late_only)
    lines = [talk.texts("l-plans-title", late=yes(late_only)), *(_line(talk, each) for each in page.items)]
    if not page.items:
        lines.append(talk.texts("l-plans-none", late=yes(late_only)))
    elif page.total > len(page.items):
        last = page.offset + len(page.items)
        lines.append(talk.texts("l-moves-page", first=page.offset + 1, last=last, count=page.total))
    flag = "1" if late_only else "0"
    turned = turns(talk, page, "l.plans", flag, size=planning.PAGE)
    tickets = [talk.button("btn-o-open-code", "o.plan", each.ticket_id, code=each.code) for each in page.items]
    other = (
        talk.button("btn-l-plans-all", "l.plans", "0")
        if late_only
        else talk.button("btn-l-plans-late", "l.plans", "1")
    )
    rows = [*in_rows(tickets, 2), turned, [other, talk.button("btn-menu", "m.menu")]]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


def _line(talk: Talk, each: Course) -> Marked:
    today = local_date(talk.work.now)
    return talk.texts(
        "l-plans-line",
        code=each.code,
        body=each.body_name,
        origin=str(each.origin),
        worded=yes(each.what),
        what=shorten(" ".join(each.what.split()), WHAT),
        dated=yes(each.last_day),
        until=each.last_day or "",
        overdue=yes(each.last_day is not None and each.last_day < today),
        open=each.open,
        late=each.late,
    )
