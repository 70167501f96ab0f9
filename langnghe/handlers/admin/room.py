"""The admins' tables of acts, and what their rooms share: what is being filled in, pages, searching a body.

Every press and every message passes `authority.require_admin` before it gets here, and once more in the service.
"""

from typing import Any

from langnghe.handlers.common import turning
from langnghe.handlers.common.acts import Answers, Args, Presses
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.locales.marked import shorten
from langnghe.models.contract import Choice, Expects, Marked
from langnghe.services import bodies
from langnghe.services.paging import Page

presses = Presses()
#: By state: what a text means that comes there.
answers = Answers()
#: By state: what a file means that comes there.
files = Answers()

#: Where a conversation remembers what an admin is filling in.
FORM = "admin"
#: Rows of a list at once: short enough for a small screen, and for numbers that are typed.
PAGE = 8
#: Characters of a button's label; longer ones are cut by messengers anyway.
LABEL = 60


def form(talk: Talk) -> dict[str, Any]:
    """What is being filled in; empty when nothing is."""
    return dict(talk.data.get(FORM, {}))


def fill(talk: Talk, state: str | None, **what: Any) -> None:
    """Remember more of the form and wait at `state`."""
    talk.go(state, **{FORM: form(talk) | what})


def begin(talk: Talk, state: str | None, **what: Any) -> None:
    """Start a form anew and wait at `state`."""
    talk.go(state, **{FORM: what})


def leave(talk: Talk) -> None:
    """Drop the form and wait for nothing."""
    talk.forget(FORM)


def ask_text(talk: Talk, key: str, *rows: list[Choice], **params: Any) -> None:
    """Ask for words; the choices beside them end with the way out."""
    talk.say(key, choices=[*rows, stop(talk)], expects=Expects.TEXT, **params)


def ask_marked(talk: Talk, text: Marked, *rows: list[Choice]) -> None:
    """Ask for words with text that is in words already."""
    talk.say_marked(text, choices=[*rows, stop(talk)], expects=Expects.TEXT)


def stop(talk: Talk) -> list[Choice]:
    return [talk.button("btn-a-stop", "a.menu")]


def home(talk: Talk) -> list[Choice]:
    return [talk.button("btn-a-home", "a.menu")]


def named(talk: Talk, name: str, verb: str, *args: object) -> list[Choice]:
    """A row with one choice that is labelled with a name as it is."""
    made = talk.button("btn-a-named", verb, *args, name=shorten(name, LABEL))
    return [made]


def turns(talk: Talk, page: Page[Any], verb: str, *args: object) -> list[Choice]:
    """The choices that turn a page of these rooms; none for a list that fits one."""
    return turning.turns(talk, page, verb, *args, size=PAGE)


def search_body(talk: Talk, state: str, verb: str, typed: str, offset: int = 0) -> None:
    """The bodies that a text may name, each a choice that sends `verb` with its code; typing searches anew."""
    fill(talk, state, typed=typed)
    page = bodies.find(talk.work, typed, offset, PAGE)
    if not page.items:
        ask_text(talk, "a-body-none", typed=shorten(typed, LABEL))
        return
    rows: list[list[Choice]] = [named(talk, body.name, verb, body.code) for body in page.items]
    ask_text(talk, "a-body-found", *rows, turns(talk, page, f"{verb}p"), count=page.total)


def body_search(state: str, verb: str) -> None:
    """Register the search of a body at `state`: what is typed, and the turning of pages."""

    @answers.on(state)
    def typed(talk: Talk) -> None:
        search_body(talk, state, verb, talk.event.text[:LABEL])

    @presses.on(f"{verb}p")
    def turned(talk: Talk, args: Args) -> None:
        search_body(talk, state, verb, str(form(talk).get("typed", "")), turning.offset_of(args))


def lines(talk: Talk, rows: Rows) -> Rows:
    """The rows of a list with the way home below."""
    return [*(row for row in rows if row), home(talk)]
