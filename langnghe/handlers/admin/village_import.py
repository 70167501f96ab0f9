"""All villages as a table: out, in with every fault named, shown before it is written."""

from langnghe.handlers.admin.room import begin, leave, lines, presses
from langnghe.handlers.admin.tables import SHOWN, VALUE, Table, give
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk
from langnghe.locales.marked import shorten
from langnghe.models.contract import Choice, Expects, Marked
from langnghe.services import village_names, village_table
from langnghe.services.village_table import Fault

IMPORT = "admin.villages.import"


@presses.on("a.vile")
def export(talk: Talk, _args: Args) -> None:
    """All villages as a CSV file."""
    table = village_table.table(talk.work, talk.speaker.person_id)
    give(talk, "thon-to-dan-pho.csv", table, talk.texts("a-villages-exported"))
    begin(talk, IMPORT)
    talk.say("a-villages-exported-next", choices=[_way_out(talk)], expects=Expects.TEXT)


@presses.on("a.vili")
def ask(talk: Talk, _args: Args) -> None:
    begin(talk, IMPORT)
    _ask(talk)


def _ask(talk: Talk) -> None:
    talk.say("a-villages-ask-table", choices=[_way_out(talk)], expects=Expects.TEXT)


def _way_out(talk: Talk) -> list[Choice]:
    return [talk.button("btn-a-stop", "a.vil")]


def _show(talk: Talk, text: str) -> None:
    found = village_table.look(talk.work, talk.speaker.person_id, text)
    if found.faults:
        TABLE.say_faults(talk, found.faults, _fault)
        return
    said = [
        talk.texts("a-villages-table", new=len(found.new), same=found.same),
        *(talk.texts("a-villages-line", name=each.name, commune=each.commune_name) for each in found.new[:SHOWN]),
        *([talk.texts("a-villages-more", count=len(found.new) - SHOWN)] if len(found.new) > SHOWN else []),
    ]
    rows = [[talk.button("btn-a-villages-write", "a.vilok")] if found.new else [], _way_out(talk)]
    talk.say_marked(Marked("\n".join(said)), choices=rows, expects=Expects.CHOICE)


def _fault(talk: Talk, fault: Fault) -> Marked:
    return talk.texts(
        f"a-villages-fault-{fault.kind}",
        line=fault.line,
        value=shorten(fault.value, VALUE),
        nearest=fault.nearest,
        near=yes(fault.nearest),
        first=fault.first,
        most=village_names.LONGEST,
        length=len(fault.value),
    )


@presses.on("a.vilok")
def write(talk: Talk, _args: Args) -> None:
    done = village_table.write(talk.work, talk.speaker.person_id, TABLE.to_write(talk))
    leave(talk)
    back = [talk.button("btn-a-villages", "a.vil")]
    talk.say("a-villages-imported", choices=lines(talk, [back]), new=len(done.new), same=done.same)


TABLE = Table(IMPORT, "a.vill", _ask, _show, _way_out)
TABLE.open()
