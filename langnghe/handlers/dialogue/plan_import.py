"""A schedule brought in as a table: the template, what is wrong with it, what it would make, and making it."""

from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.tables import MOST_FAULTS, SHOWN, VALUE, Table, give
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.dialogue.room import answers, presses
from langnghe.locales.marked import plain, shorten
from langnghe.models import DialogueKind
from langnghe.models.contract import Choice, Expects, Marked
from langnghe.services import text_files
from langnghe.services.dialogue import planner, schedule_csv, schedule_import
from langnghe.services.dialogue.schedule_csv import Entry, Fault, FaultKind
from langnghe.services.dialogue.schedule_import import Plan

IMPORT = "dialogue.import"
FORM = "g-import"


@presses.on("g.imp")
def ask(talk: Talk, _args: Args) -> None:
    planner.all_choosable(talk.work, talk.speaker.person_id)
    TABLE.begin(talk)
    _ask(talk)


def _ask(talk: Talk) -> None:
    rows = [[talk.button("btn-g-import-template", "g.impx")], _way_out(talk)]
    talk.say("g-import-ask", choices=rows, expects=Expects.TEXT, columns=_columns(), kinds=_kinds())


def _columns() -> str:
    return ", ".join(words[0] for words in schedule_csv.COLUMNS.values())


def _kinds() -> str:
    return ", ".join(schedule_csv.KINDS[kind][0] for kind in reversed(DialogueKind))


def _way_out(talk: Talk) -> list[Choice]:
    return [talk.button("btn-g-stop", "g.impno")]


@presses.on("g.impno")
def stop(talk: Talk, _args: Args) -> None:
    talk.forget(FORM)
    talk.say(
        "g-import-stopped", choices=[[talk.button("btn-g-list", "g.list"), talk.button("btn-menu", "m.menu")]]
    )


@presses.on("g.impx")
def template(talk: Talk, _args: Args) -> None:
    """The table to fill in, with what is planned already."""
    table = schedule_import.template(talk.work, talk.speaker.person_id)
    give(talk, "lich-doi-thoai.csv", table, talk.texts("g-import-template"))
    TABLE.begin(talk)
    talk.say("g-import-template-next", choices=[_way_out(talk)], expects=Expects.TEXT)


@answers.on(IMPORT)
def sent(talk: Talk) -> None:
    if talk.event.media:
        TABLE.file_sent(talk)
    elif talk.event.text.strip():
        TABLE.typed(talk)
    else:
        _ask(talk)


@presses.on("g.impl")
def look_again(talk: Talk, args: Args) -> None:
    """The file should be there by now: "g.impl:<attachment>"."""
    TABLE.look_again(talk, args)


def _show(talk: Talk, text: str) -> None:
    plan = schedule_import.look(talk.work, talk.speaker.person_id, text)
    if plan.faults:
        TABLE.say_faults(talk, plan.faults, _fault)
        if len(plan.faults) > MOST_FAULTS:
            _all_faults(talk, plan)
        return
    said = [
        talk.texts("g-import-table", new=len(plan.new), same=plan.same),
        *(_line(talk, each, plan) for each in plan.new[:SHOWN]),
        *([talk.texts("g-import-more", count=len(plan.new) - SHOWN)] if len(plan.new) > SHOWN else []),
    ]
    rows = [
        [talk.button("btn-g-import-write", "g.impok", count=len(plan.new))] if plan.new else [],
        _way_out(talk),
    ]
    talk.say_marked(Marked("\n".join(said)), choices=rows, expects=Expects.CHOICE)


def _all_faults(talk: Talk, plan: Plan) -> None:
    """Every fault, as a file, where a message cannot hold them."""
    lines = "\n".join(plain(_fault(talk, fault)) for fault in plan.faults)
    made = text_files.make(talk.work, talk.speaker.person_id, "cho-sai.csv", lines)
    if made is not None:
        talk.say_marked(Marked(""), attachment_id=made)
        talk.say("g-import-all-faults", choices=[_way_out(talk)], expects=Expects.TEXT)


def _line(talk: Talk, each: Entry, plan: Plan) -> Marked:
    return talk.texts(
        "g-import-line",
        line=each.line,
        day=each.day,
        begins=f"{each.begins:%H:%M}",
        kind=str(each.kind),
        body=plan.bodies[each.body_code],
        place=each.place,
        placed=yes(each.place),
    )


def _fault(talk: Talk, fault: Fault) -> Marked:
    value = shorten(fault.value, VALUE)
    what = _kinds() if fault.kind is FaultKind.KIND else fault.what
    return talk.texts(
        f"g-import-fault-{fault.kind}", line=fault.line, value=value, empty=yes(not value), what=what
    )


@presses.on("g.impok")
def write(talk: Talk, _args: Args) -> None:
    done = schedule_import.write(talk.work, talk.speaker.person_id, TABLE.to_write(talk))
    talk.go(None)
    rows = [
        [talk.button("btn-g-list", "g.list"), talk.button("btn-g-plan", "g.plan")],
        [talk.button("btn-menu", "m.menu")],
    ]
    talk.say("g-imported", choices=rows, new=len(done.new), same=done.same)


TABLE = Table(IMPORT, "g.impl", _ask, _show, _way_out, FORM)
