"""Making a broadcast: for which body, what it says, what goes along, and its buttons."""

from typing import Any

from langnghe.handlers.broadcast.room import (
    FORM,
    LABEL,
    answers,
    ask,
    begin,
    leave,
    list_offers,
    offers,
    press,
    presses,
    show,
    step,
)
from langnghe.handlers.common import broadcast_card
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.desk import stops
from langnghe.handlers.common.talk import Rows, Talk, in_rows, marked, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.locales.marked import shorten
from langnghe.locales.typed_marks import marks
from langnghe.models import BroadcastState
from langnghe.models.contract import Choice, Expects, InputKind, Marked
from langnghe.services.broadcast import drafts, lists, rights
from langnghe.services.broadcast.view import View, view
from langnghe.services.refusals import Invalid

BODY, VALUE = "broadcast.body", "broadcast.value"
#: What is typed or sent in, as a token names it.
VALUES = ("text", "file", "link")

S = BroadcastState
CHANGEABLE = frozenset({S.DRAFT, S.WAITING, S.SCHEDULED})


# A new one ------------------------------------------------------------------------------------------------------


def _list_offer(talk: Talk) -> Rows:
    return [[talk.button("btn-b-new", "b.new")]]


list_offers.append(_list_offer)


@presses.on("b.new")
def new(talk: Talk, _args: Args) -> None:
    """Begin: for which body; who speaks for one alone is not asked."""
    found = rights.speaks_for(talk.work, talk.speaker.person_id)
    if found.total == 1:
        _create(talk, found.items[0].code)
        return
    talk.go(BODY, **{FORM: {"typed": ""}})
    _say_bodies(talk, 0)


@answers.on(BODY)
def body_typed(talk: Talk) -> None:
    if stops(talk.event):
        new_stop(talk, ())
        return
    if talk.event.kind is InputKind.TEXT:
        talk.go(BODY, **{FORM: {"typed": talk.event.text[:LABEL]}})
    _say_bodies(talk, 0)


@presses.on("b.nbp")
def body_page(talk: Talk, args: Args) -> None:
    """Another page of the bodies: "b.nbp:<offset>"."""
    if "typed" not in talk.data.get(FORM, {}):
        new(talk, ())
        return
    _say_bodies(talk, offset_of(args))


@presses.on("b.nb")
def body_chosen(talk: Talk, args: Args) -> None:
    """The body is chosen: "b.nb:<code>". A second press finds nothing begun and begins nothing twice."""
    if "typed" not in talk.data.get(FORM, {}):
        new(talk, ())
        return
    _create(talk, ":".join(args))


@presses.on("b.nx")
def new_stop(talk: Talk, _args: Args) -> None:
    leave(talk)
    talk.say("b-new-stopped", choices=[[talk.button("btn-b-list", "b.list"), talk.button("btn-menu", "m.menu")]])


def _say_bodies(talk: Talk, offset: int) -> None:
    typed = str(talk.data.get(FORM, {}).get("typed", ""))
    page = rights.speaks_for(talk.work, talk.speaker.person_id, typed, offset)
    names = [Choice(shorten(each.name, LABEL), token("b.nb", each.code)) for each in page.items]
    key = "b-found-none" if not page.items else "b-ask-body"
    rows = [*in_rows(names), turns(talk, page, "b.nbp", size=rights.PAGE), [talk.button("btn-b-stop", "b.nx")]]
    talk.say(key, choices=rows, expects=Expects.TEXT, typed=shorten(typed, LABEL))


def _create(talk: Talk, body_code: str) -> None:
    broadcast_id = drafts.create(talk.work, talk.speaker.person_id, body_code)
    _ask_value(talk, broadcast_id, "text")


# What it says and what goes along -------------------------------------------------------------------------------


def _offer(talk: Talk, shown: View) -> Rows:
    if shown.made_by != talk.speaker.person_id or shown.state not in CHANGEABLE:
        return []
    if not shown.text:
        # One thing after the other: all else comes when it says something.
        return [[talk.button("btn-b-text", "b.ed", shown.id, "text"), talk.button("btn-b-drop", "b.x", shown.id)]]
    audience = [talk.button("btn-b-audience", "b.au", shown.id)] if shown.about_id is None else []
    return [
        [talk.button("btn-b-text", "b.ed", shown.id, "text"), talk.button("btn-b-file", "b.ed", shown.id, "file")],
        [talk.button("btn-b-links", "b.ed", shown.id, "link"), *audience],
        [talk.button("btn-b-when", "b.wh", shown.id), talk.button("btn-b-expiry", "b.ex", shown.id)],
        [talk.button("btn-b-urgent", "b.ur", shown.id, set=yes(shown.urgent))],
    ]


offers.append(_offer)


@press("b.ed")
def edit(talk: Talk, broadcast_id: int, args: Args) -> None:
    """Ask for one value: "b.ed:<id>:<what>"."""
    if args and args[0] in VALUES:
        _ask_value(talk, broadcast_id, args[0])
    else:
        show(talk, broadcast_id)


def _ask_value(talk: Talk, broadcast_id: int, what: str, first: Marked | None = None) -> None:
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    begin(talk, VALUE, broadcast_id, what=what)
    lines = [first] if first else []
    if what == "text" and shown.about_id is not None and not shown.text:
        first_one = view(talk.work, shown.about_id)
        relation, said = str(shown.relation), marked(first_one.text)
        lines.append(talk.texts("b-ask-text-about", relation=relation, about=str(first_one.id), text=said))
    lines.append(talk.texts(f"b-ask-{what}", most=drafts.MOST_LINKS))
    if what == "text":
        lines += broadcast_card.also(talk.work, talk.texts, shown)
    if what == "text" and shown.text:
        lines.append(talk.texts("b-ask-now", text=marked(shown.text)))
    ask(talk, Marked("\n\n".join(lines)), broadcast_id, _less(talk, shown, what))


def _less(talk: Talk, shown: View, what: str) -> Rows:
    """Taking away what is there."""
    if what == "file" and shown.attachment_id is not None:
        return [[talk.button("btn-b-file-off", "b.cf", shown.id)]]
    if what == "link":
        return [
            [talk.button("btn-b-link-off", "b.lx", shown.id, drafts.mark_of(label, url), label=label)]
            for label, url in shown.links
        ]
    return []


@press("b.cf")
def file_off(talk: Talk, broadcast_id: int, _args: Args) -> None:
    changed(talk, broadcast_id, drafts.detach(talk.work, talk.speaker.person_id, broadcast_id))


@press("b.lx")
def link_off(talk: Talk, broadcast_id: int, args: Args) -> None:
    """Without the button of this mark: "b.lx:<id>:<mark>"."""
    mark = args[0] if args else ""
    changed(talk, broadcast_id, drafts.drop_link(talk.work, talk.speaker.person_id, broadcast_id, mark))


@step(VALUE, *drafts.FILES)
def typed_value(talk: Talk, broadcast_id: int, form: dict[str, Any]) -> None:
    by, what = talk.speaker.person_id, form.get("what")
    if talk.event.kind is not InputKind.TEXT:
        _file_sent(talk, broadcast_id, what == "text")
    elif what == "text":
        changed(talk, broadcast_id, drafts.write(talk.work, by, broadcast_id, marks(talk.event.text)))
    elif what == "link":
        changed(talk, broadcast_id, drafts.add_link(talk.work, by, broadcast_id, talk.event.text))
    else:
        raise Invalid("b-file-wanted")


def _file_sent(talk: Talk, broadcast_id: int, text_wanted: bool) -> None:
    """A picture or file goes along, at whichever step it comes; its caption is the text where one is wanted."""
    by = talk.speaker.person_id
    again = drafts.attach(talk.work, by, broadcast_id, talk.event)
    shown = view(talk.work, broadcast_id)
    if talk.event.text.strip() and (text_wanted or not shown.text):
        again |= drafts.write(talk.work, by, broadcast_id, marks(talk.event.text))
    elif text_wanted:
        _ask_value(talk, broadcast_id, "text", talk.texts("b-file-kept"))
        return
    changed(talk, broadcast_id, again)


def changed(talk: Talk, broadcast_id: int, again: bool) -> None:
    """A value is set: the fresh card; `again`: it was approved or waiting, and is a draft now."""
    show(talk, broadcast_id, talk.texts("b-changed", again=yes(again)))


# Throwing it away -----------------------------------------------------------------------------------------------


@press("b.x")
def drop_ask(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """Ask once more: "b.x:<id>"."""
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    leave(talk)
    rows = [[talk.button("btn-b-drop-yes", "b.xs", broadcast_id), talk.button("btn-b-back", "b.o", broadcast_id)]]
    talk.say("b-drop-ask", choices=rows, planned=yes(shown.state is S.SCHEDULED))


@press("b.xs")
def drop(talk: Talk, broadcast_id: int, _args: Args) -> None:
    drafts.drop(talk.work, talk.speaker.person_id, broadcast_id)
    leave(talk)
    page = lists.going(talk.work, talk.speaker.person_id)
    rows = [[talk.button("btn-b-list", "b.list"), talk.button("btn-menu", "m.menu")]]
    talk.say("b-dropped", choices=rows, left=page.total)
