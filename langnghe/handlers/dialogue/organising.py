"""Making a session: kind and host are chosen, then each value is asked for and can be changed one by one."""

from collections.abc import Callable, Iterable
from typing import Any

from langnghe.handlers.common.acts import Args, aside
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.desk import stops
from langnghe.handlers.common.official_card import field_name
from langnghe.handlers.common.talk import Rows, Talk, in_rows, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue import organising_form as form
from langnghe.handlers.dialogue import organising_words as words
from langnghe.handlers.dialogue.room import answers, presses
from langnghe.locales.marked import shorten
from langnghe.models import DialogueAct, DialogueKind, DialogueState
from langnghe.models.contract import Choice, Expects, InputKind, Marked
from langnghe.services.dialogue import life, organising, posts, transitions
from langnghe.services.dialogue.life import View
from langnghe.services.folding import fold
from langnghe.services.handling import fields_now
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import Stale

VALUE, HOST = "dialogue.organise.value", "dialogue.organise.host"
#: What a new draft is asked for, one after the other, and then all of it is shown.
SHOWN = ""
FIRST = ("title", "about", "when", "place", "seats", SHOWN)
#: Values that are chosen from a list, and the verb of choosing.
CHOSEN = {"host": "g.ph", "area": "g.pa", "field": "g.pf"}
#: Values that are seldom needed; more than so many buttons under one list are a wall.
REST = ("turns", "register", "ask", "co_hosts", "basis", "field", "reminders")
MOST = 8
#: Characters of a button's label, and of what is searched for.
LABEL = 60
#: Where a new draft is being chosen, before it has an id.
NEW = "organise_new"

S = DialogueState


# What can be done ---------------------------------------------------------------------------------------------


def list_offer(talk: Talk) -> Rows:
    if not posts.organisable(talk.work, talk.speaker.person_id):
        return []
    return [[talk.button("btn-g-new", "g.new")]]


def offer(talk: Talk, view: View) -> Rows:
    """Editing and submitting; what comes later is offered by the modules of those acts."""
    dialogue = view.dialogue
    if not posts.organises(talk.work, talk.speaker.person_id, dialogue.body_code):
        return []
    if dialogue.state not in transitions.INTERNAL:
        return []
    row = [talk.button("btn-g-edit", "g.edit", dialogue.id)]
    if dialogue.state is S.DRAFT:
        row.append(talk.button("btn-g-submit", "g.send", dialogue.id))
    return [row]


def seldom(talk: Talk, view: View) -> Rows:
    """Seats and dates of an announced session."""
    if view.coming:
        return [[talk.button("btn-g-edit", "g.edit", view.dialogue.id)]]
    return []


# A new one ----------------------------------------------------------------------------------------------------


@presses.on("g.new")
def new(talk: Talk, _args: Args) -> None:
    """Begin: which kind."""
    if not organising.hosts(talk.work, talk.speaker.person_id).items:
        talk.say("no-authority", choices=[[talk.button("btn-menu", "m.menu")]])
        return
    talk.go(None, **{NEW: {}})
    kinds = [[talk.button(f"d-kind-{kind}", "g.nk", kind)] for kind in DialogueKind]
    talk.say("g-new-kind", choices=[*kinds, _new_stop(talk)])


@presses.on("g.nk")
def new_kind(talk: Talk, args: Args) -> None:
    """Which kind is chosen; now whose head."""
    if NEW not in talk.data:
        new(talk, ())
        return
    kind = organising.kind_of(args[0] if args else "")
    found = organising.hosts(talk.work, talk.speaker.person_id)
    if found.total == 1:
        _create(talk, str(kind), found.items[0].code)
        return
    talk.go(HOST, **{NEW: {"kind": str(kind), "typed": ""}})
    _say_hosts(talk)


@answers.on(HOST)
def new_host_typed(talk: Talk) -> None:
    if stops(talk.event):
        new_stop(talk, ())
        return
    if talk.event.kind is InputKind.TEXT:
        talk.go(HOST, **{NEW: talk.data.get(NEW, {}) | {"typed": talk.event.text[:LABEL]}})
    _say_hosts(talk)


@presses.on("g.nhp")
def new_host_page(talk: Talk, args: Args) -> None:
    """Another page of the bodies: "g.nhp:<offset>"."""
    if "kind" not in talk.data.get(NEW, {}):
        new(talk, ())
        return
    _say_hosts(talk, offset_of(args))


@presses.on("g.nh")
def new_host(talk: Talk, args: Args) -> None:
    """The body is chosen: "g.nh:<code>". A second press finds nothing begun and begins nothing twice."""
    begun = talk.data.get(NEW, {})
    if "kind" not in begun:
        new(talk, ())
        return
    _create(talk, begun["kind"], ":".join(args))


@presses.on("g.nstop")
def new_stop(talk: Talk, _args: Args) -> None:
    talk.forget(NEW)
    talk.say("g-new-stopped", choices=[[talk.button("btn-g-list", "g.list"), talk.button("btn-menu", "m.menu")]])


def _new_stop(talk: Talk) -> list[Choice]:
    return [talk.button("btn-g-stop", "g.nstop")]


def _say_hosts(talk: Talk, offset: int = 0) -> None:
    typed = str(talk.data.get(NEW, {}).get("typed", ""))
    page = organising.hosts(talk.work, talk.speaker.person_id, typed, offset)
    names = [Choice(shorten(each.name, LABEL), token("g.nh", each.code)) for each in page.items]
    rows = [*in_rows(names), turns(talk, page, "g.nhp", size=organising.PAGE), _new_stop(talk)]
    talk.say_marked(_found(talk, "host", page, typed), choices=rows, expects=Expects.TEXT)


def _create(talk: Talk, kind: str, body_code: str) -> None:
    dialogue_id = organising.create(talk.work, talk.speaker.person_id, kind, body_code)
    talk.forget(NEW)
    _ask(talk, dialogue_id, FIRST[0], FIRST[1:], [talk.texts("g-new-made")])


# Its values ---------------------------------------------------------------------------------------------------


@form.press("g.edit")
def edit(talk: Talk, dialogue_id: int, args: Args) -> None:
    """All the values, or the question for one of them: "g.edit:<id>[:<what>]"."""
    if args and args[0] in organising.VALUES:
        _ask(talk, dialogue_id, args[0])
    else:
        _say_values(talk, dialogue_id, [])


@form.press("g.rest")
def rest(talk: Talk, dialogue_id: int, _args: Args) -> None:
    """The values that are seldom needed."""
    _say_values(talk, dialogue_id, [], REST[0])


def _say_values(talk: Talk, dialogue_id: int, first: Iterable[Marked], of: str = "") -> None:
    """The values that are mostly needed, or the rest where `of` is one of them."""
    form.leave(talk)
    view = _editable(talk, dialogue_id)
    every = organising.values_of(view.dialogue)
    several = len(every) > MOST
    values = [what for what in every if not several or (what in REST) == (of in REST)]
    lines = [words.line(talk, view, what) for what in values]
    text = "\n".join([*first, talk.texts("g-values-title"), *lines])
    ways = [talk.button(f"g-what-{what}", "g.edit", dialogue_id, what) for what in values]
    if several:
        turn = ("btn-g-main", "g.edit") if of in REST else ("btn-g-rest", "g.rest")
        ways.append(talk.button(turn[0], turn[1], dialogue_id))
    back = [talk.button("btn-g-card", "g.open", dialogue_id)]
    if view.dialogue.state is S.DRAFT:
        back.append(talk.button("btn-g-submit", "g.send", dialogue_id))
    talk.say_marked(Marked(text), choices=[*in_rows(ways, 2), back])


def _editable(talk: Talk, dialogue_id: int) -> View:
    """The session as it is now. Raises `Forbidden`, `Stale` where this person cannot change it any more."""
    view = life.view(talk.work, dialogue_id)
    posts.organiser(talk.work, talk.speaker.person_id, view.dialogue.body_code)
    organising.lawful(view.dialogue, DialogueAct.EDIT)
    return view


def _ask(
    talk: Talk,
    dialogue_id: int,
    what: str,
    then: Iterable[str] = (),
    first: Iterable[Marked] = (),
    *,
    typed: str = "",
    offset: int = 0,
) -> None:
    """Ask for one value, saying what is there; `then`: what is asked next."""
    view = _editable(talk, dialogue_id)
    if what not in organising.values_of(view.dialogue):
        raise Stale("dialogue-moved-on", state=str(view.dialogue.state))
    then = list(then)
    form.begin(talk, VALUE, dialogue_id, what=what, then=then, typed=typed)
    lines = [*first, talk.texts(f"g-ask-{what}")]
    if there := words.value(talk, view, what):
        lines.append(talk.texts("g-ask-now", value=there))
    rows: list[list[Choice]] = []
    if what in CHOSEN:
        page = _choices(talk, view, what, typed, offset)
        if typed:
            lines = [_found(talk, what, page, typed)]
        rows = [*in_rows(page.items), turns(talk, page, "g.more", dialogue_id, size=organising.PAGE)]
    form.ask(talk, Marked("\n".join(lines)), dialogue_id, [*rows, *_ways_on(talk, view, what, then)])


def _ways_on(talk: Talk, view: View, what: str, then: list[str]) -> Rows:
    """Leaving it for later while a draft is made, and leaving it empty where it may be."""
    rows = []
    there = bool(words.value(talk, view, what))
    if what in organising.OPTIONAL and there:
        rows.append([talk.button("btn-g-clear", "g.clear", view.dialogue.id, what)])
    if what == "place" and view.dialogue.lat is not None:
        rows.append([talk.button("btn-g-clear-point", "g.clear", view.dialogue.id, "point")])
    if then:
        rows.append([talk.button("btn-g-skip", "g.skip", view.dialogue.id)])
    return rows


def _found(talk: Talk, what: str, page: Page[Any], typed: str) -> Marked:
    if not page.items:
        return talk.texts("g-found-none", typed=shorten(typed, LABEL))
    return talk.texts("g-found", count=page.total) if typed else talk.texts(f"g-ask-{what}")


def _choices(talk: Talk, view: View, what: str, typed: str, offset: int) -> Page[Choice]:
    page = _LISTS[what](talk, view, typed, offset)
    return Page(
        tuple(
            Choice(shorten(name, LABEL), token(CHOSEN[what], view.dialogue.id, code)) for code, name in page.items
        ),
        page.offset,
        page.total,
    )


def _host_names(talk: Talk, _view: View, typed: str, offset: int) -> Page[tuple[str, str]]:
    page = organising.hosts(talk.work, talk.speaker.person_id, typed, offset)
    return Page(tuple((each.code, each.name) for each in page.items), page.offset, page.total)


def _area_names(talk: Talk, view: View, typed: str, offset: int) -> Page[tuple[str, str]]:
    page = organising.areas(talk.work, view.dialogue.body_code, typed, offset)
    return Page(tuple((each.code, each.name) for each in page.items), page.offset, page.total)


def _field_names(talk: Talk, _view: View, typed: str, offset: int) -> Page[tuple[str, str]]:
    every = [(code, field_name(talk.texts, names)) for code, names in fields_now(talk.work).items()]
    asked = fold(typed).split()
    return page_of(
        [each for each in every if all(word in fold(each[1]) for word in asked)], offset, organising.PAGE
    )


_LISTS: dict[str, Callable[[Talk, View, str, int], Page[tuple[str, str]]]] = {
    "host": _host_names,
    "area": _area_names,
    "field": _field_names,
}


@form.press("g.more")
def more(talk: Talk, dialogue_id: int, args: Args) -> None:
    """Another page of what may be chosen: "g.more:<id>:<offset>"."""
    filled = form.of(talk, dialogue_id)
    if filled.get("what") not in CHOSEN:
        _say_values(talk, dialogue_id, [])
        return
    _ask(talk, dialogue_id, filled["what"], filled["then"], typed=filled["typed"], offset=offset_of(args))


@form.press("g.ph")
def host_chosen(talk: Talk, dialogue_id: int, args: Args) -> None:
    _set(talk, dialogue_id, "host", ":".join(args))


@form.press("g.pa")
def area_chosen(talk: Talk, dialogue_id: int, args: Args) -> None:
    _set(talk, dialogue_id, "area", ":".join(args))


@form.press("g.pf")
def field_chosen(talk: Talk, dialogue_id: int, args: Args) -> None:
    _set(talk, dialogue_id, "field", ":".join(args))


@form.press("g.clear")
def cleared(talk: Talk, dialogue_id: int, args: Args) -> None:
    """Leave a value empty: "g.clear:<id>:<what>"."""
    before = organising.clear(talk.work, talk.speaker.person_id, dialogue_id, args[0] if args else "")
    _go_on(talk, dialogue_id, args[0], before)


@form.press("g.skip")
def skipped(talk: Talk, dialogue_id: int, _args: Args) -> None:
    """Ask for the next value of a new draft; a press that comes too late shows all of them."""
    filled = form.of(talk, dialogue_id)
    _next(talk, dialogue_id, "", filled.get("then", []), [])


@form.step(VALUE, place=True)
def typed_value(talk: Talk, dialogue_id: int, filled: dict[str, Any]) -> None:
    what = filled["what"]
    if talk.event.kind is InputKind.LOCATION:
        _located(talk, dialogue_id, filled)
    elif what in CHOSEN:
        _ask(talk, dialogue_id, what, filled["then"], typed=talk.event.text[:LABEL])
    else:
        _set(talk, dialogue_id, what, talk.event.text)


def _located(talk: Talk, dialogue_id: int, filled: dict[str, Any]) -> None:
    point = talk.event.point
    if filled["what"] != "place" or point is None:
        aside(talk, "o-text-only")
        return
    before = organising.locate(talk.work, talk.speaker.person_id, dialogue_id, point.lat, point.lon)
    if life.view(talk.work, dialogue_id).dialogue.place:
        _go_on(talk, dialogue_id, "place", before)
    else:
        _ask(talk, dialogue_id, "place", filled["then"], [*_again(talk, before), talk.texts("g-point-kept")])


def _set(talk: Talk, dialogue_id: int, what: str, given: str) -> None:
    before = organising.edit(talk.work, talk.speaker.person_id, dialogue_id, what, given)
    _go_on(talk, dialogue_id, what, before)


def _go_on(talk: Talk, dialogue_id: int, what: str, before: DialogueState) -> None:
    """A value is set: on to the next one while a draft is made, otherwise to all of them."""
    filled = form.of(talk, dialogue_id)
    then = filled.get("then", []) if filled.get("what") == what else []
    first = [talk.texts("g-set"), *_again(talk, before)]
    if what == "when":
        first += words.warnings(talk, life.view(talk.work, dialogue_id))
    _next(talk, dialogue_id, what, then, first)


def _next(talk: Talk, dialogue_id: int, what: str, then: list[str], first: list[Marked]) -> None:
    following = then[0] if then else SHOWN
    if following == SHOWN:
        _say_values(talk, dialogue_id, first, what)
    else:
        _ask(talk, dialogue_id, following, then[1:], first)


def _again(talk: Talk, before: DialogueState) -> list[Marked]:
    """What was submitted or approved is a draft again."""
    again = before in {S.SUBMITTED, S.APPROVED}
    return [talk.texts("g-draft-again", state=str(before))] if again else []


# Submitting ---------------------------------------------------------------------------------------------------


@form.press("g.send")
def send(talk: Talk, dialogue_id: int, _args: Args) -> None:
    """Put it before the head's office; what is missing is said all at once, with the ways to fill it."""
    view = life.view(talk.work, dialogue_id)
    posts.organiser(talk.work, talk.speaker.person_id, view.dialogue.body_code)
    organising.lawful(view.dialogue, DialogueAct.SUBMIT)
    missing = organising.lacking(view.dialogue)
    if missing:
        form.leave(talk)
        ways = [talk.button(f"g-what-{what}", "g.edit", dialogue_id, what) for what in missing]
        lack = {what: yes(what in missing) for what in organising.lacking_names()}
        back = [talk.button("btn-g-card", "g.open", dialogue_id)]
        talk.say_marked(talk.texts("g-lacking", **lack), choices=[*in_rows(ways, 2), back])
        return
    organising.submit(talk.work, talk.speaker.person_id, dialogue_id)
    form.show(talk, dialogue_id, talk.texts("g-sent"))
