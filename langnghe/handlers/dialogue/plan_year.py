"""Planning a year: for whom, what, which days, which hours, where; all dates shown; one press makes the drafts."""

from datetime import time
from typing import Any

from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk, in_rows, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue.room import answers, presses
from langnghe.locales.marked import shorten
from langnghe.models import DialogueKind
from langnghe.models.contract import Choice, Expects, InputKind, Marked
from langnghe.services.dialogue import planner, recurrence, schedule_csv
from langnghe.services.dialogue.listing import PAGE
from langnghe.services.dialogue.planner import Fate, Hours, Planned, Preview, Wanted
from langnghe.services.folding import nfc
from langnghe.services.refusals import Invalid, NotFound

BODY, CHOICE = "dialogue.plan.body", "dialogue.plan.choice"
RULE, HOURS, PLACE = "dialogue.plan.rule", "dialogue.plan.hours", "dialogue.plan.place"
#: Where a conversation remembers what is being planned.
FORM = "g-plan"
LABEL = 60
#: What is offered beside typing, by kind: typed words that `recurrence.read` reads.
RULES = {
    DialogueKind.RECEPTION: (
        "ngày 10 và 25 hằng tháng", "ngày 15 hằng tháng", "thứ Năm tuần thứ hai hằng tháng",
        "thứ Hai tuần thứ nhất hằng tháng",
    ),
    DialogueKind.CONFERENCE: (
        "một lần một năm, tháng 11", "một lần một năm, tháng 5", "thứ Năm tuần thứ hai, tháng 10",
    ),
}  # fmt: skip
OFFERED_HOURS = ("08:00-11:00", "07:30-11:30", "14:00-16:30")


def _form(talk: Talk) -> dict[str, Any]:
    return dict(talk.data.get(FORM, {}))


def _fill(talk: Talk, state: str | None, **what: Any) -> None:
    talk.go(state, **{FORM: _form(talk) | what})


def _stop(talk: Talk) -> list[Choice]:
    return [talk.button("btn-g-stop", "g.pstop")]


@presses.on("g.pstop")
def stop(talk: Talk, _args: Args) -> None:
    talk.forget(FORM)
    talk.say("g-plan-stopped", choices=[[talk.button("btn-g-plan", "g.plan"), talk.button("btn-menu", "m.menu")]])


# For whom -------------------------------------------------------------------------------------------------------


@presses.on("g.pp")
def begin(talk: Talk, args: Args) -> None:
    """Begin: "g.pp[:<body>]"."""
    every = planner.choosable(talk.work, talk.speaker.person_id)
    talk.go(BODY, **{FORM: {}})
    if args:
        _for_body(talk, ":".join(args))
    elif every.total == 1:
        _for_body(talk, every.items[0].code)
    else:
        _ask_body(talk, "", 0)


def _ask_body(talk: Talk, typed: str, offset: int) -> None:
    _fill(talk, BODY, typed=typed)
    page = planner.choosable(talk.work, talk.speaker.person_id, typed, offset)
    names = [Choice(shorten(each.name, LABEL), token("g.ppb", each.code)) for each in page.items]
    rows = [*in_rows(names), turns(talk, page, "g.ppl", size=PAGE), _stop(talk)]
    key = "g-plan-ask-body" if page.items else "g-plan-body-none"
    talk.say(key, choices=rows, expects=Expects.TEXT, typed=shorten(typed, LABEL))


@presses.on("g.ppl")
def turned(talk: Talk, args: Args) -> None:
    """Another page of the bodies: "g.ppl:<offset>"."""
    _ask_body(talk, str(_form(talk).get("typed", "")), offset_of(args))


@answers.on(BODY)
def body_typed(talk: Talk) -> None:
    _ask_body(talk, talk.event.text[:LABEL], 0)


@presses.on("g.ppb")
def body_pressed(talk: Talk, args: Args) -> None:
    """A body: "g.ppb:<code>"."""
    _for_body(talk, ":".join(args))


def _for_body(talk: Talk, code: str) -> None:
    name = planner.name(talk.work, talk.speaker.person_id, code)
    _fill(talk, CHOICE, body=code)
    kinds = [[talk.button(f"d-kind-{kind}", "g.ppk", kind)] for kind in reversed(DialogueKind)]
    talk.say("g-plan-ask-kind", choices=[*kinds, _stop(talk)], body=name)


# What and when --------------------------------------------------------------------------------------------------


@answers.on(CHOICE)
def words_too_early(talk: Talk) -> None:
    aside(talk, "g-plan-press")


@presses.on("g.ppk")
def kind(talk: Talk, args: Args) -> None:
    """The kind: "g.ppk:<kind>"."""
    _begun(talk)
    chosen = _kind(args[0] if args else "")
    _fill(talk, CHOICE, kind=str(chosen))
    years = [talk.button("btn-g-plan-for", "g.ppy", year, year=str(year)) for year in planner.years(talk.work)]
    talk.say("g-plan-ask-year", choices=[years, _stop(talk)])


@presses.on("g.ppy")
def year(talk: Talk, args: Args) -> None:
    """The year: "g.ppy:<year>"."""
    filled = _begun(talk, "kind")
    _fill(talk, RULE, year=number(args))
    said = RULES[_kind(filled["kind"])]
    rules = [Choice(each[0].upper() + each[1:], token("g.ppr", place)) for place, each in enumerate(said)]
    talk.say("g-plan-ask-rule", choices=[*in_rows(rules), _stop(talk)], expects=Expects.TEXT)


@presses.on("g.ppr")
def rule_pressed(talk: Talk, args: Args) -> None:
    """One of the rules that are offered: "g.ppr:<place>"."""
    offered = RULES[_kind(_begun(talk, "kind", "year")["kind"])]
    _rule(talk, offered[number(args)] if number(args) < len(offered) else "")


@answers.on(RULE)
def rule_typed(talk: Talk) -> None:
    _begun(talk, "kind", "year")
    _rule(talk, talk.event.text)


def _rule(talk: Talk, said: str) -> None:
    found = recurrence.read(said)
    if found is None:
        raise Invalid("g-plan-rule-unread")
    _fill(talk, HOURS, rule=recurrence.packed(found))
    hours = [Choice(each, token("g.pph", place)) for place, each in enumerate(OFFERED_HOURS)]
    talk.say("g-plan-ask-hours", choices=[*in_rows(hours, 3), _stop(talk)], expects=Expects.TEXT)


@presses.on("g.pph")
def hours_pressed(talk: Talk, args: Args) -> None:
    """Hours that are offered: "g.pph:<place>"."""
    _begun(talk, "rule")
    _hours(talk, OFFERED_HOURS[number(args)] if number(args) < len(OFFERED_HOURS) else "")


@answers.on(HOURS)
def hours_typed(talk: Talk) -> None:
    _begun(talk, "rule")
    _hours(talk, talk.event.text)


def _hours(talk: Talk, said: str) -> None:
    found = schedule_csv.read_hours(said)
    if found is None or found[0] >= found[1]:
        raise Invalid("g-plan-hours")
    _fill(talk, PLACE, begins=f"{found[0]:%H:%M}", ends=f"{found[1]:%H:%M}")
    skip = [talk.button("btn-g-plan-no-place", "g.pps")]
    talk.say("g-plan-ask-place", choices=[skip, _stop(talk)], expects=Expects.TEXT)


@presses.on("g.pps")
def no_place(talk: Talk, _args: Args) -> None:
    _begun(talk, "begins")
    _fill(talk, None, place="")
    _preview(talk)


@answers.on(PLACE)
def place(talk: Talk) -> None:
    _begun(talk, "begins")
    said = " ".join(nfc(talk.event.text).split())
    if talk.event.kind is not InputKind.TEXT or not said:
        aside(talk, "a-text-only")
        return
    if len(said) > planner.LONGEST_PLACE:
        raise Invalid("g-plan-place-long", most=planner.LONGEST_PLACE)
    _fill(talk, None, place=said)
    _preview(talk)


# The dates ------------------------------------------------------------------------------------------------------


def _preview(talk: Talk) -> None:
    wanted = _wanted(talk)
    found = planner.preview(talk.work, talk.speaker.person_id, wanted)
    lines = [
        talk.texts(
            "g-plan-preview",
            kind=str(wanted.kind),
            body=found.body_name,
            year=str(wanted.year),
            begins=f"{wanted.hours.begins:%H:%M}",
            ends=f"{wanted.hours.ends:%H:%M}",
            place=wanted.place,
            placed=yes(wanted.place),
        ),
        *(_line(talk, each) for each in found.days),
        talk.texts("g-plan-new", count=found.new),
    ]
    make = [[talk.button("btn-g-plan-make", "g.ppok", count=found.new)]] if found.new else []
    again = [talk.button("btn-g-plan-again", "g.ppb", wanted.body_code)]
    talk.say_marked(Marked("\n".join(lines)), choices=[*make, again, _stop(talk)])


def _line(talk: Talk, each: Planned) -> Marked:
    return talk.texts(
        "g-plan-line",
        weekday=talk.texts.label(f"weekday-{each.day.isoweekday()}"),
        day=each.day,
        fate=str(each.fate),
        moved=yes(each.off),
        meant=each.meant,
        why=_why(talk, each),
    )


def _why(talk: Talk, each: Planned) -> str:
    if each.off is None:
        return ""
    if each.off.working:
        return talk.texts.label("g-plan-why-used")
    return each.off.note or talk.texts.label(f"g-plan-why-{each.off.reason}")


@presses.on("g.ppok")
def make(talk: Talk, _args: Args) -> None:
    """Make the drafts; a second press makes none."""
    made: Preview = planner.make(talk.work, talk.speaker.person_id, _wanted(talk))
    there = sum(each.fate is Fate.THERE for each in made.days)
    talk.go(None)
    rows: Rows = [
        [talk.button("btn-g-list", "g.list"), talk.button("btn-g-plan", "g.plan")],
        [talk.button("btn-menu", "m.menu")],
    ]
    talk.say("g-plan-made", choices=rows, count=made.new, there=there, body=made.body_name)


def _wanted(talk: Talk) -> Wanted:
    filled = _begun(talk, "body", "kind", "year", "rule", "begins", "ends", "place")
    hours = Hours(time.fromisoformat(filled["begins"]), time.fromisoformat(filled["ends"]))
    return Wanted(
        str(filled["body"]),
        _kind(filled["kind"]),
        int(filled["year"]),
        recurrence.unpacked(filled["rule"]),
        hours,
        str(filled["place"]),
    )


def _begun(talk: Talk, *names: str) -> dict[str, Any]:
    """What is filled in so far. `NotFound` where something before is missing: the button was old."""
    filled = _form(talk)
    if "body" not in filled or any(name not in filled for name in names):
        raise NotFound("button-old")
    return filled


def _kind(said: str) -> DialogueKind:
    try:
        return DialogueKind(said)
    except ValueError:
        raise NotFound("button-old") from None
