"""Announcing a session, and what is said to everybody again: moving, postponing, cancelling, each with its reason.

What is later than the law allows is offered as urgent, with a reason that is published.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from langnghe.handlers.common import dialogue_notice
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Rows, Talk, marked
from langnghe.handlers.dialogue import organising_form as form
from langnghe.handlers.dialogue import organising_words as words
from langnghe.handlers.dialogue import words as said
from langnghe.models import DialogueAct, DialogueState
from langnghe.models.contract import Choice, InputKind, Marked
from langnghe.services.dialogue import (
    calling_off,
    going_public,
    life,
    organising,
    posts,
    transitions,
    typed,
)
from langnghe.services.dialogue.calling_off import NewPlan
from langnghe.services.dialogue.life import Locked, View
from langnghe.services.dialogue.notice_days import LateNotice
from langnghe.services.dialogue.typed import When

WHEN, PLACE = "dialogue.organise.when", "dialogue.organise.place"
REASON, URGENT = "dialogue.organise.reason", "dialogue.organise.urgent"

A, S = DialogueAct, DialogueState
#: By state: label and verb of what comes next.
_NEXT: dict[DialogueState, tuple[str, str]] = {
    S.APPROVED: ("btn-g-announce", "g.ann"),
    S.POSTPONED: ("btn-g-new-day", "g.move"),
}
#: Label, verb and act of what is hoped to be seldom.
_SELDOM = (
    ("btn-g-move", "g.move", A.MOVE),
    ("btn-g-postpone", "g.post", A.POSTPONE),
    ("btn-g-cancel", "g.cancel", A.CANCEL),
)


def offer(talk: Talk, view: View) -> Rows:
    """Announcing it, or its new day."""
    dialogue = view.dialogue
    if dialogue.state not in _NEXT or not posts.organises(talk.work, talk.speaker.person_id, dialogue.body_code):
        return []
    label, verb = _NEXT[dialogue.state]
    return [[talk.button(label, verb, dialogue.id)]]


def seldom(talk: Talk, view: View) -> Rows:
    """Calling it off in one way or another."""
    dialogue = view.dialogue
    return [
        [talk.button(label, verb, dialogue.id)]
        for label, verb, act in _SELDOM
        if transitions.lawful(act, dialogue.state)
    ]


dialogue_notice.NEXT["g-told"] = (("btn-g-card", "g.look"),)


def _begin(talk: Talk, dialogue_id: int, act: DialogueAct) -> View:
    """The session where this person may do this with it now. Raises `Forbidden`, `Stale`."""
    view = life.view(talk.work, dialogue_id)
    posts.organiser(talk.work, talk.speaker.person_id, view.dialogue.body_code)
    organising.lawful(view.dialogue, act)
    return view


# Announcing ---------------------------------------------------------------------------------------------------


@form.press("g.ann")
def announce(talk: Talk, dialogue_id: int, _args: Args) -> None:
    """What will be told to whom, before it is."""
    view = _begin(talk, dialogue_id, A.ANNOUNCE)
    form.begin(talk, None, dialogue_id, how="announce", version=view.dialogue.version)
    lines = [
        talk.texts("g-announce-ask", area=view.area_name),
        *words.warnings(talk, view),
        Marked(""),
        said.card(talk.texts, view),
    ]
    go = talk.button("btn-g-announce-go", "g.anngo", dialogue_id, view.dialogue.version)
    talk.say_marked(Marked("\n".join(lines)), choices=[[go], [talk.button("btn-g-stop", "g.stop", dialogue_id)]])


@form.press("g.anngo")
def announce_go(talk: Talk, dialogue_id: int, args: Args) -> None:
    """Announce what was read: "g.anngo:<id>:<version>"."""
    form.begin(talk, None, dialogue_id, how="announce", version=number(args))
    _perform(talk, dialogue_id)


# Moving -------------------------------------------------------------------------------------------------------


@form.press("g.move")
def move(talk: Talk, dialogue_id: int, _args: Args) -> None:
    """Ask for the new day and hours; those of a session that has not begun may stay."""
    view = _begin(talk, dialogue_id, A.MOVE)
    form.begin(talk, WHEN, dialogue_id, how="move")
    rows = [[talk.button("btn-g-keep-when", "g.keepw", dialogue_id)]] if _may_keep_day(talk, view.dialogue) else []
    there = said.when(talk.texts, view)
    form.ask(talk, talk.texts("g-move-when", when=marked(there)), dialogue_id, rows)


def _may_keep_day(talk: Talk, dialogue: Locked) -> bool:
    begins = dialogue.starts_at
    return dialogue.state is S.ANNOUNCED and begins is not None and begins > talk.work.now


@form.step(WHEN)
def new_when(talk: Talk, dialogue_id: int, _filled: dict[str, Any]) -> None:
    when = typed.read_when(talk.event.text, talk.work.now)
    _begin(talk, dialogue_id, A.MOVE)
    form.fill(talk, PLACE, when=organising.said_when(when))
    _ask_place(talk, dialogue_id)


@form.press("g.keepw")
def keep_when(talk: Talk, dialogue_id: int, _args: Args) -> None:
    view = _begin(talk, dialogue_id, A.MOVE)
    if not _moving(talk, dialogue_id) or not _may_keep_day(talk, view.dialogue):
        move(talk, dialogue_id, ())
        return
    form.fill(talk, PLACE, when=[])
    _ask_place(talk, dialogue_id)


def _ask_place(talk: Talk, dialogue_id: int, *, located: bool = False) -> None:
    view = life.view(talk.work, dialogue_id)
    rows = [[talk.button("btn-g-keep-place", "g.keepp", dialogue_id)]]
    key = "g-move-place-name" if located else "g-move-place"
    place = view.dialogue.place or view.dialogue.online_url
    form.ask(talk, talk.texts.of(key, {"place": place}), dialogue_id, rows)


@form.step(PLACE, place=True)
def new_place(talk: Talk, dialogue_id: int, _filled: dict[str, Any]) -> None:
    """A place in words, a shared location (then its name is asked for), or a link for coming together online."""
    point = talk.event.point
    if talk.event.kind is InputKind.LOCATION and point is not None:
        typed.check_point(point.lat, point.lon)
        form.fill(talk, PLACE, point=[point.lat, point.lon])
        _ask_place(talk, dialogue_id, located=True)
        return
    given = talk.event.text
    if given.strip().lower().startswith(("https:", "http:")):
        form.fill(talk, REASON, online=typed.read_link(given))
    else:
        form.fill(talk, REASON, place=organising.words_of("place", given))
    _ask_move_reason(talk, dialogue_id)


@form.press("g.keepp")
def keep_place(talk: Talk, dialogue_id: int, _args: Args) -> None:
    _begin(talk, dialogue_id, A.MOVE)
    if not _moving(talk, dialogue_id) or "when" not in form.of(talk, dialogue_id):
        move(talk, dialogue_id, ())
        return
    form.fill(talk, REASON)
    _ask_move_reason(talk, dialogue_id)


def _moving(talk: Talk, dialogue_id: int) -> bool:
    return form.of(talk, dialogue_id).get("how") == "move"


def _ask_move_reason(talk: Talk, dialogue_id: int) -> None:
    # What changes nothing is refused before anybody is asked for a reason.
    dialogue = life.view(talk.work, dialogue_id).dialogue
    calling_off.check_plan(talk.work, dialogue, _plan(form.of(talk, dialogue_id)))
    form.ask(talk, talk.texts("g-why-move"), dialogue_id)


def _plan(filled: dict[str, Any]) -> NewPlan:
    instants = [datetime.fromisoformat(each) for each in filled.get("when", ())]
    point = filled.get("point")
    return NewPlan(
        when=When(instants[0], instants[1] if len(instants) > 1 else None) if instants else None,
        place=filled.get("place"),
        point=None if point is None else (point[0], point[1]),
        online=filled.get("online"),
    )


# Postponing, cancelling -----------------------------------------------------------------------------------------


@form.press("g.post")
def postpone(talk: Talk, dialogue_id: int, _args: Args) -> None:
    _ask_reason(talk, dialogue_id, A.POSTPONE)


@form.press("g.cancel")
def cancel(talk: Talk, dialogue_id: int, _args: Args) -> None:
    _ask_reason(talk, dialogue_id, A.CANCEL)


def _ask_reason(talk: Talk, dialogue_id: int, act: DialogueAct) -> None:
    view = _begin(talk, dialogue_id, act)
    form.begin(talk, REASON, dialogue_id, how=str(act))
    form.ask(talk, talk.texts(f"g-why-{act}", announced="yes" if view.coming else "no"), dialogue_id)


# Doing it -----------------------------------------------------------------------------------------------------


@form.step(REASON)
def reason(talk: Talk, dialogue_id: int, _filled: dict[str, Any]) -> None:
    form.fill(talk, REASON, reason=talk.event.text)
    _perform(talk, dialogue_id)


@form.press("g.urg")
def urgent(talk: Talk, dialogue_id: int, _args: Args) -> None:
    """Announce or move later than the law allows: why."""
    filled = form.of(talk, dialogue_id)
    if filled.get("how") not in {"announce", "move"}:
        form.show(talk, dialogue_id, talk.texts("button-old"))
        return
    form.fill(talk, URGENT)
    form.ask(talk, talk.texts("g-why-urgent"), dialogue_id)


@form.step(URGENT)
def urgent_reason(talk: Talk, dialogue_id: int, _filled: dict[str, Any]) -> None:
    form.fill(talk, URGENT, urgent=talk.event.text)
    _perform(talk, dialogue_id)


def _perform(talk: Talk, dialogue_id: int) -> None:
    filled = form.of(talk, dialogue_id)
    how = filled["how"]
    try:
        _DO[how](talk, dialogue_id, filled)
    except LateNotice as no:
        _say_late(talk, dialogue_id, how, no)
        return
    form.show(talk, dialogue_id, talk.texts(f"g-done-{how}"))


def _say_late(talk: Talk, dialogue_id: int, how: str, no: LateNotice) -> None:
    """Not lawful any more but as urgent; the other way is another day. What was filled in is kept."""
    form.fill(talk, None)
    other: list[Choice] = (
        [talk.button("btn-g-other-day", "g.edit", dialogue_id, "when")]
        if how == "announce"
        else [talk.button("btn-g-other-day", "g.move", dialogue_id)]
    )
    ways: Rows = [
        [talk.button("btn-g-urgent", "g.urg", dialogue_id)],
        other,
        [talk.button("btn-g-stop", "g.stop", dialogue_id)],
    ]
    talk.say_marked(talk.texts.of(no.key, no.params), choices=ways)


def _do_announce(talk: Talk, dialogue_id: int, filled: dict[str, Any]) -> None:
    going_public.announce(talk.work, talk.speaker.person_id, dialogue_id, filled["version"], filled.get("urgent"))


def _do_move(talk: Talk, dialogue_id: int, filled: dict[str, Any]) -> None:
    plan, person = _plan(filled), talk.speaker.person_id
    calling_off.move(talk.work, person, dialogue_id, plan, filled["reason"], filled.get("urgent"))


def _do_postpone(talk: Talk, dialogue_id: int, filled: dict[str, Any]) -> None:
    calling_off.postpone(talk.work, talk.speaker.person_id, dialogue_id, filled["reason"])


def _do_cancel(talk: Talk, dialogue_id: int, filled: dict[str, Any]) -> None:
    calling_off.cancel(talk.work, talk.speaker.person_id, dialogue_id, filled["reason"])


_DO: dict[str, Callable[[Talk, int, dict[str, Any]], None]] = {
    "announce": _do_announce,
    "move": _do_move,
    "postpone": _do_postpone,
    "cancel": _do_cancel,
}
