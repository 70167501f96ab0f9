"""Whose dates were moved, by a change of the calendar or by the rules of today: one list for either."""

from langnghe.handlers.admin.room import lines, turns
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.citizen_card import when
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Choice, Marked
from langnghe.services.recomputing import Course, Moved


def say(talk: Talk, found: Course, title: str, none: str, verb: str, back: list[Choice]) -> None:
    """Say one page. `title` and `none` are keys, for some and for no ticket; `verb` turns the page."""
    page = found.moved
    said = [talk.texts("a-cal-moved-pending")] if found.pending else []
    if page.items:
        said += [talk.texts(title, count=page.total), *(_line(talk, each) for each in page.items)]
    elif not found.pending:
        said.append(talk.texts(none))
    rows = [[talk.button("btn-refresh", verb)] if found.pending else [], turns(talk, page, verb), back]
    talk.say_marked(Marked("\n".join(said)), choices=lines(talk, rows))


def _line(talk: Talk, each: Moved) -> Marked:
    return talk.texts(
        "a-cal-moved-line",
        code=each.code,
        clock=talk.texts.label(f"clock-{each.clock}"),
        old=when(each.old),
        new=when(each.new),
        body=each.body_name,
        officer=each.officer_name,
        assigned=yes(each.officer_name),
    )
