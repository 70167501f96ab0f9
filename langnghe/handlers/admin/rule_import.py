"""A table of deadline rules, as a file or typed: read, every fault named, written after a look and one press."""

from langnghe.handlers.admin.room import answers, ask_text, begin, files, form, leave, lines, presses, table_sent
from langnghe.handlers.admin.rule_words import table_line
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Talk
from langnghe.locales.marked import shorten
from langnghe.models.contract import Choice, Expects, Marked
from langnghe.services import attachments, deadline_rules, routing_table, rules_csv, rules_table
from langnghe.services.refusals import NotFound
from langnghe.services.rules_csv import Fault, FaultKind

IMPORT = "admin.rule.import"
#: Faults named at once, and characters of a faulty value: the next look names the rest.
MOST_FAULTS = 30
VALUE = 40
#: Rules shown before they are written.
SHOWN = 20
#: Characters of a table that is typed; more comes as a file.
LONGEST_TYPED = 4_000


@presses.on("a.dri")
def ask(talk: Talk, _args: Args) -> None:
    begin(talk, IMPORT)
    _ask(talk)


def _ask(talk: Talk) -> None:
    ask_text(talk, "a-rules-ask-table", steps=rules_csv.step_words())


@files.on(IMPORT)
def file_sent(talk: Talk) -> None:
    """A file: looked at now when it is in the store, otherwise as soon as it has come from the messenger."""
    sent = attachments.enter(talk.work, talk.speaker.person_id, talk.event)
    if not sent:
        _ask(talk)
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


@presses.on("a.drl")
def look_again(talk: Talk, args: Args) -> None:
    """The file should be there by now: "a.drl:<attachment>"."""
    begin(talk, IMPORT, file=number(args))
    _look(talk)


def _look(talk: Talk) -> None:
    text = table_sent(talk)
    if text is None:
        again = [talk.button("btn-a-cal-look", "a.drl", form(talk)["file"])]
        talk.say("a-cal-file-comes", choices=[again, _way_out(talk)], expects=Expects.CHOICE)
        return
    found = rules_table.look(talk.work, talk.speaker.person_id, text)
    if found.faults:
        _say_faults(talk, found.faults)
        return
    brought = [*found.new, *found.replaced]
    names = dict(routing_table.fields(talk.work, talk.speaker.person_id))
    counted = {"new": len(found.new), "replaced": len(found.replaced), "same": found.same}
    said = [
        talk.texts("a-rules-table", **counted),
        *(table_line(talk, rule, names) for rule in brought[:SHOWN]),
        *([talk.texts("a-rules-more", count=len(brought) - SHOWN)] if len(brought) > SHOWN else []),
        "",
        talk.texts("a-rule-keeps"),
    ]
    rows = [[talk.button("btn-a-rules-write", "a.driok")] if brought else [], _way_out(talk)]
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
    talk.say_marked(Marked("\n".join(said)), choices=[_way_out(talk)], expects=Expects.TEXT)


def _fault(talk: Talk, fault: Fault) -> Marked:
    what = {
        FaultKind.STEP: rules_csv.step_words(),
        FaultKind.KIND: rules_csv.kind_words(),
        FaultKind.SOURCE_LONG: str(deadline_rules.LONGEST_SOURCE),
        FaultKind.TWICE: str(fault.first),
    }.get(fault.kind, "")
    value = shorten(fault.value, VALUE)
    return talk.texts(
        f"a-rule-fault-{fault.kind}", line=fault.line, value=value, empty="no" if value else "yes", what=what
    )


@presses.on("a.driok")
def write(talk: Talk, _args: Args) -> None:
    text = table_sent(talk)
    if text is None:
        raise NotFound("button-old")
    done = rules_table.write(talk.work, talk.speaker.person_id, text)
    leave(talk)
    rows = [[talk.button("btn-a-rule-recount", "a.drn")], [talk.button("btn-a-rules-back", "a.dr")]]
    new, replaced = len(done.new), len(done.replaced)
    talk.say("a-rules-imported", choices=lines(talk, rows), new=new, replaced=replaced, same=done.same)


def _way_out(talk: Talk) -> list[Choice]:
    return [talk.button("btn-a-stop", "a.dr")]
