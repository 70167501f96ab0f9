"""A table of deadline rules: what it would change, its faults, and writing it."""

from langnghe.handlers.admin.room import ask_text, begin, leave, lines, presses
from langnghe.handlers.admin.rule_words import table_line
from langnghe.handlers.admin.tables import SHOWN, VALUE, Table
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Talk
from langnghe.locales.marked import shorten
from langnghe.models.contract import Choice, Expects, Marked
from langnghe.services import deadline_rules, routing_table, rules_csv, rules_table
from langnghe.services.rules_csv import Fault, FaultKind

IMPORT = "admin.rule.import"


@presses.on("a.dri")
def ask(talk: Talk, _args: Args) -> None:
    begin(talk, IMPORT)
    _ask(talk)


def _ask(talk: Talk) -> None:
    ask_text(talk, "a-rules-ask-table", steps=rules_csv.step_words())


def _show(talk: Talk, text: str) -> None:
    found = rules_table.look(talk.work, talk.speaker.person_id, text)
    if found.faults:
        TABLE.say_faults(talk, found.faults, _fault)
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
    done = rules_table.write(talk.work, talk.speaker.person_id, TABLE.to_write(talk))
    leave(talk)
    rows = [[talk.button("btn-a-rule-recount", "a.drn")], [talk.button("btn-a-rules-back", "a.dr")]]
    new, replaced = len(done.new), len(done.replaced)
    talk.say("a-rules-imported", choices=lines(talk, rows), new=new, replaced=replaced, same=done.same)


def _way_out(talk: Talk) -> list[Choice]:
    return [talk.button("btn-a-stop", "a.dr")]


TABLE = Table(IMPORT, "a.drl", _ask, _show, _way_out)
TABLE.open()
