"""A table of days sent as a file or typed: read, every fault named, written only after a look and one press."""

from langnghe.handlers.admin.calendar_rooms import back, day_line, kinds_words, way_out
from langnghe.handlers.admin.room import answers, ask_text, begin, files, form, leave, lines, presses, table_sent
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Talk
from langnghe.locales.marked import shorten
from langnghe.models.contract import Expects, Marked
from langnghe.services import attachments, calendar_csv, office_calendar, recomputing
from langnghe.services.calendar_csv import Fault, FaultKind
from langnghe.services.refusals import NotFound

IMPORT = "admin.cal.import"
#: Faults named at once, and characters of a faulty value: the next look names the rest.
MOST_FAULTS = 30
VALUE = 40
#: Days shown before they are written; a year has no more than a few.
SHOWN = 20
#: Characters of a table that is typed; more comes as a file.
LONGEST_TYPED = 4_000


@presses.on("a.cali")
def ask(talk: Talk, _args: Args) -> None:
    begin(talk, IMPORT)
    ask_text(talk, "a-cal-ask-table", kinds=kinds_words())


@files.on(IMPORT)
def file_sent(talk: Talk) -> None:
    """A file: looked at now when it is in the store, otherwise as soon as it has come from the messenger."""
    sent = attachments.enter(talk.work, talk.speaker.person_id, talk.event)
    if not sent:
        ask_text(talk, "a-cal-ask-table", kinds=kinds_words())
        return
    begin(talk, IMPORT, file=sent[-1])
    _look(talk)


@answers.on(IMPORT)
def typed(talk: Talk) -> None:
    text = talk.event.text
    if len(text) > LONGEST_TYPED:
        ask_text(talk, "a-cal-table-as-file")
        return
    begin(talk, IMPORT, text=text)
    _look(talk)


@presses.on("a.calp")
def look_again(talk: Talk, args: Args) -> None:
    """The file should be there by now: "a.calp:<attachment>"."""
    begin(talk, IMPORT, file=number(args))
    _look(talk)


def _look(talk: Talk) -> None:
    text = table_sent(talk)
    if text is None:
        again = [talk.button("btn-a-cal-look", "a.calp", form(talk)["file"])]
        talk.say("a-cal-file-comes", choices=[again, way_out(talk)], expects=Expects.CHOICE)
        return
    found = office_calendar.read_table(talk.work, talk.speaker.person_id, text)
    if found.faults:
        _say_faults(talk, found.faults)
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


def _say_faults(talk: Talk, faults: tuple[Fault, ...]) -> None:
    said = [
        talk.texts("a-cal-faults", count=len(faults)),
        *(_fault(talk, fault) for fault in faults[:MOST_FAULTS]),
        *([talk.texts("a-cal-faults-more", count=len(faults) - MOST_FAULTS)] if len(faults) > MOST_FAULTS else []),
        "",
        talk.texts("a-cal-faults-next"),
    ]
    begin(talk, IMPORT)
    talk.say_marked(Marked("\n".join(said)), choices=[way_out(talk)], expects=Expects.TEXT)


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
    text = table_sent(talk)
    if text is None:
        raise NotFound("button-old")
    done = office_calendar.import_table(talk.work, talk.speaker.person_id, text)
    leave(talk)
    talk.say(
        "a-cal-imported", new=done.new, changed=done.changed, same=done.same, choices=lines(talk, [back(talk)])
    )
