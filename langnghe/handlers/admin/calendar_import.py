"""A table of the days that the office keeps otherwise: what it would change, its faults, and writing it."""

from langnghe.handlers.admin.calendar_rooms import back, day_line, kinds_words, way_out
from langnghe.handlers.admin.room import ask_text, begin, leave, lines, presses
from langnghe.handlers.admin.tables import SHOWN, VALUE, Table
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Talk
from langnghe.locales.marked import shorten
from langnghe.models.contract import Expects, Marked
from langnghe.services import calendar_csv, office_calendar, recomputing
from langnghe.services.calendar_csv import Fault, FaultKind

IMPORT = "admin.cal.import"


@presses.on("a.cali")
def ask(talk: Talk, _args: Args) -> None:
    begin(talk, IMPORT)
    _ask(talk)


def _ask(talk: Talk) -> None:
    ask_text(talk, "a-cal-ask-table", kinds=kinds_words())


def _show(talk: Talk, text: str) -> None:
    found = office_calendar.read_table(talk.work, talk.speaker.person_id, text)
    if found.faults:
        TABLE.say_faults(talk, found.faults, _fault)
        return
    planned = office_calendar.plan(talk.work, talk.speaker.person_id, found.rules)
    moving = recomputing.would_move(talk.work, talk.speaker.person_id, planned.calendar)
    said = [
        talk.texts(
            "a-cal-table", count=len(found.rules), new=planned.new, changed=planned.changed, same=planned.same
        ),
        *(day_line(talk, rule) for rule in found.rules[:SHOWN]),
        *([talk.texts("a-cal-more", count=len(found.rules) - SHOWN)] if len(found.rules) > SHOWN else []),
        "",
        talk.texts("a-cal-would-move", count=moving),
    ]
    rows = [[talk.button("btn-a-cal-write", "a.caliok")], way_out(talk)]
    talk.say_marked(Marked("\n".join(said)), choices=rows, expects=Expects.CHOICE)


def _fault(talk: Talk, fault: Fault) -> Marked:
    value = shorten(fault.value, VALUE)
    place = {"line": fault.line, "value": value, "empty": "no" if value else "yes"}
    match fault.kind:
        case FaultKind.KIND:
            return talk.texts("a-cal-fault-kind", **place, kinds=kinds_words())
        case FaultKind.YEAR:
            first, last = str(calendar_csv.FIRST_YEAR), str(calendar_csv.LAST_YEAR)
            return talk.texts("a-cal-fault-year", **place, first=first, last=last)
        case FaultKind.NOTE:
            return talk.texts("a-cal-fault-note", **place, most=calendar_csv.LONGEST_NOTE, length=len(fault.value))
        case FaultKind.TWICE:
            return talk.texts("a-cal-fault-twice", **place, first=fault.first)
        case FaultKind.QUOTES:
            return talk.texts("a-cal-fault-quotes", **place)
        case FaultKind.DATE:
            return talk.texts("a-cal-fault-date", **place)


@presses.on("a.caliok")
def write(talk: Talk, _args: Args) -> None:
    done = office_calendar.import_table(talk.work, talk.speaker.person_id, TABLE.to_write(talk))
    leave(talk)
    talk.say(
        "a-cal-imported", new=done.new, changed=done.changed, same=done.same, choices=lines(talk, [back(talk)])
    )


TABLE = Table(IMPORT, "a.calp", _ask, _show, way_out)
TABLE.open()
