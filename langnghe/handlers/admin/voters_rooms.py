"""How many voters the communes have: a list, one by one by typing, and all of them as a table."""

from langnghe.handlers.admin.room import (
    LABEL,
    PAGE,
    answers,
    ask_marked,
    ask_text,
    begin,
    leave,
    lines,
    named,
    presses,
    turns,
)
from langnghe.handlers.admin.tables import SHOWN, VALUE, Table, give
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.common.turning import offset_of
from langnghe.locales.marked import shorten
from langnghe.models.contract import Choice, Expects, Marked
from langnghe.services.dialogue import voters
from langnghe.services.dialogue.voters import Fault, Known

TYPED, IMPORT = "admin.voters", "admin.voters.import"


@presses.on("a.vot")
def listed(talk: Talk, args: Args) -> None:
    """The communes, those without a number first: "a.vot[:<offset>]"."""
    begin(talk, TYPED)
    by = talk.speaker.person_id
    page = voters.listed(talk.work, by, offset_of(args), PAGE)
    said = [
        talk.texts("a-voters", count=page.total, missing=voters.missing(talk.work, by)),
        *(_line(talk, each) for each in page.items),
        Marked(""),
        talk.texts("a-voters-ask"),
    ]
    table = [talk.button("btn-a-voters-import", "a.voti"), talk.button("btn-a-voters-export", "a.vote")]
    ask_marked(talk, Marked("\n".join(said)), turns(talk, page, "a.vot"), table)


def _line(talk: Talk, each: Known) -> Marked:
    return talk.texts("a-voters-line", name=each.name, number=each.number or 0, known=yes(each.number))


@answers.on(TYPED)
def typed(talk: Talk) -> None:
    communes, many = voters.read_typed(talk.work, talk.speaker.person_id, talk.event.text[:LABEL])
    if len(communes) == 1:
        _put(talk, communes[0].code, many)
        return
    names = [named(talk, each.name, "a.votp", many, each.code) for each in communes]
    ask_text(talk, "a-voters-which", *names, number=many)


@presses.on("a.votp")
def put(talk: Talk, args: Args) -> None:
    """So many voters has this commune: "a.votp:<number>:<code>"."""
    _put(talk, ":".join(args[1:]), number(args))


def _put(talk: Talk, code: str, many: int) -> None:
    done = voters.put(talk.work, talk.speaker.person_id, code, many)
    begin(talk, TYPED)
    ask_text(talk, "a-voters-put", back(talk), name=done.name, number=many)


def back(talk: Talk) -> list[Choice]:
    return [talk.button("btn-a-voters", "a.vot")]


# As a table -----------------------------------------------------------------------------------------------------


@presses.on("a.vote")
def export(talk: Talk, _args: Args) -> None:
    """All communes with their numbers as a CSV file."""
    table = voters.table(talk.work, talk.speaker.person_id)
    give(talk, "cu-tri.csv", table, talk.texts("a-voters-exported"))
    begin(talk, IMPORT)
    talk.say("a-voters-exported-next", choices=[_way_out(talk)], expects=Expects.TEXT)


@presses.on("a.voti")
def ask(talk: Talk, _args: Args) -> None:
    begin(talk, IMPORT)
    _ask(talk)


def _ask(talk: Talk) -> None:
    talk.say("a-voters-ask-table", choices=[_way_out(talk)], expects=Expects.TEXT)


def _way_out(talk: Talk) -> list[Choice]:
    return [talk.button("btn-a-stop", "a.vot")]


def _show(talk: Talk, text: str) -> None:
    found = voters.look(talk.work, talk.speaker.person_id, text)
    if found.faults:
        TABLE.say_faults(talk, found.faults, _fault)
        return
    said = [
        talk.texts("a-voters-table", new=len(found.new), same=found.same),
        *(_line(talk, each) for each in found.new[:SHOWN]),
        *([talk.texts("a-voters-more", count=len(found.new) - SHOWN)] if len(found.new) > SHOWN else []),
    ]
    rows = [[talk.button("btn-a-voters-write", "a.votok")] if found.new else [], _way_out(talk)]
    talk.say_marked(Marked("\n".join(said)), choices=rows, expects=Expects.CHOICE)


def _fault(talk: Talk, fault: Fault) -> Marked:
    return talk.texts(
        f"a-voters-fault-{fault.kind}",
        line=fault.line,
        value=shorten(fault.value, VALUE),
        nearest=fault.nearest,
        near=yes(fault.nearest),
        first=fault.first,
    )


@presses.on("a.votok")
def write(talk: Talk, _args: Args) -> None:
    done = voters.write(talk.work, talk.speaker.person_id, TABLE.to_write(talk))
    leave(talk)
    talk.say("a-voters-imported", choices=lines(talk, [back(talk)]), new=len(done.new), same=done.same)


TABLE = Table(IMPORT, "a.votl", _ask, _show, _way_out)
TABLE.open()
