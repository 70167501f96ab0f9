"""Writing about a promise: a new one in five questions, a draft changed, and what becomes of a published one.

Each way through the questions is a list of steps; what was answered is kept in the form until the last one.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.talk import Talk, in_rows, token
from langnghe.handlers.common.turning import turns
from langnghe.handlers.dialogue import after_form as form
from langnghe.handlers.dialogue import promises
from langnghe.handlers.dialogue.after_form import Filled
from langnghe.handlers.dialogue.room import presses
from langnghe.locales.marked import shorten
from langnghe.locales.texts import day as as_read
from langnghe.models.contract import Choice
from langnghe.services import bodies
from langnghe.services.calendar import local_date
from langnghe.services.days import read_day
from langnghe.services.dialogue import commitments, life, minutes
from langnghe.services.folding import nfc
from langnghe.services.handling import written as words_of
from langnghe.services.paging import page_of
from langnghe.services.refusals import NotFound

WHAT, MEANS, BODY, OWNER, DAY, WORDS = (
    f"dialogue.promise.{name}" for name in ("what", "means", "body", "owner", "day", "words")
)
#: By what is being done: which questions, in their order.
WAYS: dict[str, tuple[str, ...]] = {
    "add": (WHAT, MEANS, BODY, OWNER, DAY),
    "what": (WHAT,),
    "means": (MEANS,),
    "owner": (BODY, OWNER),
    "day": (DAY,),
    "remove": (WORDS,),
    "note": (WORDS,),
    "keep": (WORDS,),
    "broken": (WORDS,),
    "replace": (WHAT, MEANS, DAY, WORDS),
}
#: What may be done with a draft, and by which right with a promise that is published.
DRAFTED = ("what", "means", "owner", "day", "remove")
BY_RIGHT = {"note": "note", "keep": "keep", "broken": "settle", "replace": "settle"}
#: Days from today that are offered: a week, a month, three months, half a year.
OFFERED = (7, 30, 90, 180)
#: Names on one page, and characters of one.
PAGE, LABEL = 6, 60
#: Who is told to choose somebody: nobody in particular.
NOBODY = 0


# The beginning --------------------------------------------------------------------------------------------------


@presses.on("g.padd")
def add(talk: Talk, args: Args) -> None:
    """A new promise of a session that is being written up: "g.padd:<session>"."""
    dialogue = minutes.writable(talk.work, talk.speaker.person_id, number(args))
    _begin(talk, "add", token("g.prs", dialogue.id), dialogue=dialogue.id)


@presses.on("g.pdo")
def do(talk: Talk, args: Args) -> None:
    """Change a draft, or say what becomes of a promise: "g.pdo:<how>:<promise>"."""
    how, person = args[0] if args else "", talk.speaker.person_id
    if how in DRAFTED:
        promise = commitments.draft(talk.work, person, number(args, 1))
    elif how in BY_RIGHT:
        promise = commitments.open_to(talk.work, person, number(args, 1), BY_RIGHT[how])
    else:
        raise NotFound("button-old")
    back = token("g.com1", promise.id)
    _begin(talk, how, back, dialogue=promise.dialogue_id, promise=promise.id, old=promise.what)


def _begin(talk: Talk, how: str, back: str, **what: Any) -> None:
    form.begin(talk, WAYS[how][0], back, how=how, **what)
    _ASKS[WAYS[how][0]](talk, talk.data[form.FORM])


def _on(talk: Talk, filled: Filled, **answered: Any) -> None:
    """The step is answered: the next question, or, after the last one, do it."""
    filled = filled | answered
    way = WAYS[filled["how"]]
    place = way.index(talk.speaker.state or "") + 1
    if place < len(way):
        form.fill(talk, way[place], **answered)
        _ASKS[way[place]](talk, filled)
    else:
        _finish(talk, filled)


# What, and what done means --------------------------------------------------------------------------------------


def _ask_what(talk: Talk, filled: Filled) -> None:
    form.ask(talk, "g-promise-ask-what", *_kept(talk, filled))


def _ask_means(talk: Talk, filled: Filled) -> None:
    form.ask(talk, "g-promise-ask-means", *_kept(talk, filled))


def _kept(talk: Talk, filled: Filled) -> list[list[Choice]]:
    """What replaces a promise may say the same, for another day."""
    return [[talk.button("btn-g-promise-same", "g.psame")]] if filled["how"] == "replace" else []


@presses.on("g.psame")
def same(talk: Talk, _args: Args) -> None:
    filled = form.at(talk, WHAT, MEANS)
    if filled is None or filled["how"] != "replace":
        raise NotFound("button-old")
    old = commitments.of(talk.work, filled["promise"])
    answered = {"what": old.what} if talk.speaker.state == WHAT else {"means": old.done_means}
    _on(talk, filled, **answered)


@form.step(WHAT)
def what_written(talk: Talk, filled: Filled) -> None:
    _on(talk, filled, what=words_of(nfc(talk.event.text), commitments.LONGEST))


@form.step(MEANS)
def means_written(talk: Talk, filled: Filled) -> None:
    _on(talk, filled, means=words_of(nfc(talk.event.text), commitments.LONGEST))


# Who owes it ----------------------------------------------------------------------------------------------------


def _ask_body(talk: Talk, filled: Filled) -> None:
    view = life.view(talk.work, filled["dialogue"])
    form.ask(talk, "g-promise-ask-body", _body(view.dialogue.body_code, view.body_name))


def _body(code: str, name: str) -> list[Choice]:
    return [Choice(shorten(name, LABEL), token("g.pb", code))]


@form.step(BODY)
def body_typed(talk: Talk, _filled: Filled) -> None:
    typed = talk.event.text[:LABEL]
    form.fill(talk, BODY, typed=typed)
    _say_bodies(talk, typed, 0)


@presses.on("g.pbp")
def bodies_turned(talk: Talk, args: Args) -> None:
    filled = form.at(talk, BODY)
    if filled is None:
        raise NotFound("button-old")
    _say_bodies(talk, str(filled.get("typed", "")), number(args))


def _say_bodies(talk: Talk, typed: str, offset: int) -> None:
    page = bodies.find(talk.work, typed, offset, PAGE)
    if not page.items:
        form.ask(talk, "a-body-none", typed=typed)
        return
    rows = [_body(each.code, each.name) for each in page.items]
    form.ask(talk, "a-body-found", *rows, turns(talk, page, "g.pbp", size=PAGE), count=page.total)


@presses.on("g.pb")
def body_pressed(talk: Talk, args: Args) -> None:
    filled = form.at(talk, BODY)
    if filled is None:
        raise NotFound("button-old")
    _on(talk, filled, body=bodies.card(talk.work, ":".join(args)).code)


def _ask_owner(talk: Talk, filled: Filled) -> None:
    _say_owners(talk, filled, 0)


def _say_owners(talk: Talk, filled: Filled, offset: int) -> None:
    page = page_of(commitments.owners(talk.work, filled["body"]), offset, PAGE)
    names = [[Choice(shorten(each.name, LABEL), token("g.po", each.person_id))] for each in page.items]
    rows = [
        *names,
        turns(talk, page, "g.pop", size=PAGE),
        [talk.button("btn-g-promise-nobody", "g.po", NOBODY)],
        form.stop(talk),
    ]
    talk.say("g-promise-ask-owner", choices=rows, body=bodies.name_of(talk.work, filled["body"]))


@presses.on("g.pop")
def owners_turned(talk: Talk, args: Args) -> None:
    filled = form.at(talk, OWNER)
    if filled is None:
        raise NotFound("button-old")
    _say_owners(talk, filled, number(args))


@form.step(OWNER)
def owner_typed(talk: Talk, _filled: Filled) -> None:
    aside(talk, "o-step-owner-first")


@presses.on("g.po")
def owner_pressed(talk: Talk, args: Args) -> None:
    filled = form.at(talk, OWNER)
    if filled is None:
        raise NotFound("button-old")
    _on(talk, filled, owner=number(args))


# Until when -----------------------------------------------------------------------------------------------------


def _ask_day(talk: Talk, _filled: Filled) -> None:
    today = local_date(talk.work.now)
    days = [today + timedelta(days=ahead) for ahead in OFFERED]
    buttons = (Choice(as_read(each), token("g.pday", each.isoformat())) for each in days)
    form.ask(talk, "g-promise-ask-day", *in_rows(buttons, 2))


@presses.on("g.pday")
def day_pressed(talk: Talk, args: Args) -> None:
    filled = form.at(talk, DAY)
    if filled is None:
        raise NotFound("button-old")
    _day(talk, filled, args[0] if args else "")


@form.step(DAY)
def day_typed(talk: Talk, filled: Filled) -> None:
    _day(talk, filled, talk.event.text)


def _day(talk: Talk, filled: Filled, typed: str) -> None:
    chosen = read_day(typed, talk.work.now)
    if chosen is None:
        aside(talk, "o-extend-day-unread")
        return
    if filled["how"] == "replace":
        # Before anybody is asked for a reason.
        commitments.check_day(talk.work, chosen, local_date(talk.work.now))
    _on(talk, filled, day=chosen.isoformat())


# How it goes, or why --------------------------------------------------------------------------------------------


def _ask_words(talk: Talk, filled: Filled) -> None:
    form.ask(talk, f"g-promise-ask-{filled['how']}", what=filled["old"])


@form.step(WORDS)
def words_written(talk: Talk, filled: Filled) -> None:
    _on(talk, filled, words=talk.event.text)


_ASKS: dict[str, Callable[[Talk, Filled], None]] = {
    WHAT: _ask_what,
    MEANS: _ask_means,
    BODY: _ask_body,
    OWNER: _ask_owner,
    DAY: _ask_day,
    WORDS: _ask_words,
}


# The end --------------------------------------------------------------------------------------------------------


def _finish(talk: Talk, filled: Filled) -> None:
    shown = _FINISHES.get(filled["how"], _change)(talk, filled)
    form.leave(talk)
    done = talk.texts(f"g-promise-done-{filled['how']}")
    if shown is None:
        promises.say_drafts(talk, filled["dialogue"], first=done)
    else:
        promises.say_kept(talk, shown, done)


def _add(talk: Talk, filled: Filled) -> int | None:
    commitments.add(
        talk.work,
        talk.speaker.person_id,
        filled["dialogue"],
        filled["what"],
        filled["means"],
        filled["body"],
        filled["owner"] or None,
        date.fromisoformat(filled["day"]),
    )
    return None


def _change(talk: Talk, filled: Filled) -> int | None:
    new: dict[str, Any] = {}
    if filled["how"] == "what":
        new["what"] = filled["what"]
    elif filled["how"] == "means":
        new["done_means"] = filled["means"]
    elif filled["how"] == "day":
        new["due_on"] = date.fromisoformat(filled["day"])
    else:
        new |= {"body_code": filled["body"], "owner_id": filled["owner"] or None}
    promise_id: int = filled["promise"]
    commitments.change(talk.work, talk.speaker.person_id, promise_id, **new)
    return promise_id


def _remove(talk: Talk, filled: Filled) -> int | None:
    commitments.remove(talk.work, talk.speaker.person_id, filled["promise"], filled["words"])
    return None


def _note(talk: Talk, filled: Filled) -> int | None:
    promise_id: int = filled["promise"]
    verb = {"note": commitments.progress, "keep": commitments.keep, "broken": commitments.give_up}[filled["how"]]
    verb(talk.work, talk.speaker.person_id, promise_id, filled["words"])
    return promise_id


def _replace(talk: Talk, filled: Filled) -> int | None:
    return commitments.replace(
        talk.work,
        talk.speaker.person_id,
        filled["promise"],
        filled["what"],
        filled["means"],
        date.fromisoformat(filled["day"]),
        filled["words"],
    )


_FINISHES: dict[str, Callable[[Talk, Filled], int | None]] = {
    "add": _add,
    "remove": _remove,
    "note": _note,
    "keep": _note,
    "broken": _note,
    "replace": _replace,
}
