"""Making a session: drafted value by value, put before the head's office, approved or returned.

Every change of a value is one line of its history; what was submitted or approved and is changed is a draft again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from langnghe.models import (
    Body,
    DialogueAct,
    DialogueClockKind,
    DialogueEvent,
    DialogueKind,
    DialogueState,
    Prepared,
    RoleKind,
)
from langnghe.services import areas as area_tree
from langnghe.services import authority, bodies
from langnghe.services.bodies import BodyName
from langnghe.services.calendar import Day, local_date
from langnghe.services.dialogue import clocks, life, notice_days, posts, reminders, transitions, typed, waiting
from langnghe.services.dialogue.life import Locked, View
from langnghe.services.dialogue.typed import When
from langnghe.services.folding import fold, nfc
from langnghe.services.handling import fields_now, name_of, written
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import Invalid, NotFound, Stale
from langnghe.services.work import Notice, Work

#: Characters of what is typed as it is.
LONGEST = {"title": 200, "about": 2000, "place": 300, "co_hosts": 300, "basis": 300}
LONGEST_REASON = 500
#: What may be left empty, and the columns that are emptied with it.
OPTIONAL: dict[str, dict[str, Any]] = {
    "point": {"lat": None, "lon": None},
    "online": {"online_url": ""},
    "seats": {"seats": None},
    "turns": {"turns": None},
    "register": {"register_until": None},
    "ask": {"ask_until": None},
    "co_hosts": {"co_hosts": ""},
    "basis": {"basis": ""},
    "field": {"field_code": None},
    "reminders": {"reminders": []},
}
#: What may still be set when it is announced: nothing that people were told (that is moved, and told again).
WHEN_ANNOUNCED = ("seats", "turns", "register", "ask", "co_hosts", "basis", "reminders")
#: Of what can be counted, how many are taken already.
_TAKEN = {"seats": "seats_taken", "turns": "turns_taken"}
#: Areas, bodies on one page of choices.
PAGE = 6


@dataclass(frozen=True, slots=True)
class Change:
    """A value that was read: the columns it sets, and how the history tells of it."""

    columns: dict[str, Any]
    said: Any


@dataclass(frozen=True, slots=True)
class AreaName:
    code: str
    name: str


# Making and changing --------------------------------------------------------------------------------------------


def taken(work: Work, person_id: int, dialogue_id: int) -> Locked:
    """The session, locked, for who organises it. Raises `NotFound`, `Forbidden`."""
    dialogue = life.for_change(work, dialogue_id)
    posts.organiser(work, person_id, dialogue.body_code)
    return dialogue


def lawful(dialogue: Locked, act: DialogueAct) -> None:
    """Raises `Stale("dialogue-moved-on")` where the act is not lawful now."""
    if not transitions.lawful(act, dialogue.state):
        raise Stale("dialogue-moved-on", state=str(dialogue.state))


def create(work: Work, person_id: int, kind: str, body_code: str) -> int:
    """A new draft of this kind for the head of the body; its id. Raises `Forbidden`, `NotFound`."""
    posts.organiser(work, person_id, body_code)
    body = _body(work, body_code)
    head = authority.head_of(work, body_code)
    made = life.draft(
        work, kind_of(kind), body_code, body.area_code, None if head is None else head.person_id, person_id
    )
    return made.id


def kind_of(given: str) -> DialogueKind:
    """The kind of this name; `NotFound` for a token that nobody was offered."""
    try:
        return DialogueKind(given)
    except ValueError:
        raise NotFound("button-old") from None


def edit(work: Work, person_id: int, dialogue_id: int, what: str, given: str) -> DialogueState:
    """Set one value as it was typed or chosen; the state that the session was in before.

    Raises `Forbidden`, `Stale("dialogue-moved-on")`, and `Invalid` that says what to type instead.
    """
    dialogue = _editable(work, person_id, dialogue_id, what)
    if what not in _READ:
        raise NotFound("button-old")
    return _change(work, person_id, dialogue, what, _READ[what](work, person_id, dialogue, nfc(given)))


def locate(work: Work, person_id: int, dialogue_id: int, lat: float, lon: float) -> DialogueState:
    """Set the place on the map (WGS 84 degrees). Raises as `edit`."""
    typed.check_point(lat, lon)
    dialogue = _editable(work, person_id, dialogue_id, "point")
    return _change(work, person_id, dialogue, "point", Change({"lat": lat, "lon": lon}, f"{lat:.5f}, {lon:.5f}"))


def clear(work: Work, person_id: int, dialogue_id: int, what: str) -> DialogueState:
    """Leave one of the `OPTIONAL` values empty. Raises as `edit`."""
    dialogue = _editable(work, person_id, dialogue_id, what)
    if what not in OPTIONAL:
        raise NotFound("button-old")
    return _change(work, person_id, dialogue, what, Change(OPTIONAL[what], None))


def values_of(dialogue: Locked) -> tuple[str, ...]:
    """Which values may be set in the state it is in; () for none. Pure."""
    if not transitions.lawful(DialogueAct.EDIT, dialogue.state):
        return ()
    return WHEN_ANNOUNCED if dialogue.state in transitions.COMING else VALUES


def _editable(work: Work, person_id: int, dialogue_id: int, what: str) -> Locked:
    dialogue = taken(work, person_id, dialogue_id)
    if dialogue.state in transitions.COMING and what not in WHEN_ANNOUNCED:
        raise Stale("dialogue-moved-on", state=str(dialogue.state))
    lawful(dialogue, DialogueAct.EDIT)
    return dialogue


def _change(work: Work, person_id: int, dialogue: Locked, what: str, change: Change) -> DialogueState:
    before, starts_before = dialogue.state, dialogue.starts_at
    if all(getattr(dialogue, name) == value for name, value in change.columns.items()):
        return before
    for name, value in change.columns.items():
        setattr(dialogue, name, value)
    shift_deadlines(work, dialogue, starts_before)
    if before in transitions.INTERNAL:
        dialogue.approved_by = None
    life.transition(work, dialogue, DialogueAct.EDIT, person_id, what=what, value=change.said)
    if what in {"when", "host"}:
        watch_notice(work, dialogue, DialogueAct.EDIT)
    if what in {"seats", "turns"} and dialogue.state is DialogueState.ANNOUNCED:
        waiting.fill(work, dialogue)
    if what == "reminders" and dialogue.state is DialogueState.ANNOUNCED:
        reminders.plan_anew(work, dialogue)
    return before


def watch_notice(work: Work, dialogue: Locked, act: DialogueAct) -> None:
    """Have the clock ANNOUNCE run to the last day for announcing a session that is not announced yet.

    For whoever gives a draft its day, after the transition.
    """
    due = notice_days.due_of(work, dialogue)
    if due is None:
        clocks.stop(work, dialogue.id, DialogueClockKind.ANNOUNCE, act)
    else:
        clocks.restart(work, dialogue.id, DialogueClockKind.ANNOUNCE, due[0], act, due[1])


def shift_deadlines(work: Work, dialogue: Locked, starts_before: datetime | None) -> None:
    """Until when people register and ask moves along with the start; one that would have passed falls away."""
    if starts_before is None or dialogue.starts_at is None or dialogue.starts_at == starts_before:
        return
    by = dialogue.starts_at - starts_before
    for name in ("register_until", "ask_until"):
        until: datetime | None = getattr(dialogue, name)
        moved = None if until is None else until + by
        setattr(dialogue, name, moved if moved is None or moved > work.now else None)


# Reading the values ---------------------------------------------------------------------------------------------


def words_of(what: str, given: str) -> str:
    """What is typed as it is, on one line but for the content. `Invalid` when empty or too long."""
    given = given if what == "about" else " ".join(given.split())
    return written(given, LONGEST[what])


def _worded(what: str) -> Callable[[Work, int, Locked, str], Change]:
    def read(_work: Work, _person_id: int, _dialogue: Locked, given: str) -> Change:
        words = words_of(what, given)
        return Change({what: words}, words)

    return read


def _place(_work: Work, _person_id: int, dialogue: Locked, given: str) -> Change:
    words = words_of("place", given)
    # A point that was sent before the words belongs to them; one that belonged to another place does not.
    point = {"lat": None, "lon": None} if dialogue.place and dialogue.place != words else {}
    return Change({"place": words, **point}, words)


def _when(work: Work, _person_id: int, _dialogue: Locked, given: str) -> Change:
    when = typed.read_when(given, work.now)
    return Change({"starts_at": when.begins, "ends_at": when.ends}, said_when(when))


def said_when(when: When) -> list[str]:
    """For the history: ISO instants, the end only where there is one."""
    return [each.isoformat() for each in (when.begins, when.ends) if each is not None]


def _online(_work: Work, _person_id: int, _dialogue: Locked, given: str) -> Change:
    link = typed.read_link(given)
    return Change({"online_url": link}, link)


def _counted(what: str) -> Callable[[Work, int, Locked, str], Change]:
    def read(_work: Work, _person_id: int, dialogue: Locked, given: str) -> Change:
        number, taken_now = typed.read_count(given), getattr(dialogue, _TAKEN[what])
        if number < taken_now:
            raise Invalid("g-count-taken", taken=taken_now)
        return Change({what: number}, number)

    return read


def _until(column: str) -> Callable[[Work, int, Locked, str], Change]:
    def read(work: Work, _person_id: int, dialogue: Locked, given: str) -> Change:
        until = typed.read_until(given, work.now, dialogue.starts_at)
        return Change({column: until}, [until.isoformat()])

    return read


def _reminders(_work: Work, _person_id: int, _dialogue: Locked, given: str) -> Change:
    minutes = typed.read_reminders(given)
    return Change({"reminders": minutes}, given)


def _area(work: Work, _person_id: int, dialogue: Locked, given: str) -> Change:
    found = next((each for each in _areas(work, dialogue.body_code) if each.code == given), None)
    if found is None:
        raise Invalid("g-area-wrong", body=bodies.name_of(work, dialogue.body_code))
    return Change({"area_code": found.code}, found.name)


def _host(work: Work, person_id: int, dialogue: Locked, given: str) -> Change:
    posts.organiser(work, person_id, given)
    body = _body(work, given)
    head = authority.head_of(work, given)
    within = {each.code for each in _areas(work, given)}
    area = dialogue.area_code if dialogue.area_code in within else body.area_code
    host_id = None if head is None else head.person_id
    return Change({"body_code": given, "host_id": host_id, "area_code": area}, body.name)


def _field(work: Work, _person_id: int, _dialogue: Locked, given: str) -> Change:
    names = fields_now(work).get(given)
    if names is None:
        raise NotFound("button-old")
    return Change({"field_code": given}, names["vi"])


_READ: dict[str, Callable[[Work, int, Locked, str], Change]] = {
    "title": _worded("title"),
    "about": _worded("about"),
    "when": _when,
    "place": _place,
    "online": _online,
    "area": _area,
    "host": _host,
    "seats": _counted("seats"),
    "turns": _counted("turns"),
    "register": _until("register_until"),
    "ask": _until("ask_until"),
    "co_hosts": _worded("co_hosts"),
    "basis": _worded("basis"),
    "field": _field,
    "reminders": _reminders,
}
#: What a session consists of, in the order in which people are asked.
VALUES = tuple(_READ)


# What may be chosen ---------------------------------------------------------------------------------------------


def hosts(work: Work, person_id: int, given: str = "", offset: int = 0, size: int = PAGE) -> Page[BodyName]:
    """The bodies for which the person may organise and which the text may name; all of them for no text."""
    mine = {code: place for place, code in enumerate(posts.organisable(work, person_id))}
    every = bodies.find(work, given, 0, 100_000).items
    found = [body for body in every if body.code in mine]
    if not given.strip():
        found.sort(key=lambda body: mine[body.code])
    return page_of(found, offset, size)


def areas(work: Work, body_code: str, given: str = "", offset: int = 0, size: int = PAGE) -> Page[AreaName]:
    """The body's area and those below it that hold all the words of the text, in any spelling."""
    words = fold(given).split()
    found = [each for each in _areas(work, body_code) if all(word in fold(each.name) for word in words)]
    return page_of(found, offset, size)


def _areas(work: Work, body_code: str) -> list[AreaName]:
    """The body's area first, then those below it."""
    return [AreaName(*each) for each in area_tree.choices(work, _body(work, body_code).area_code)]


def _body(work: Work, code: str) -> Body:
    body = work.session.get(Body, code)
    if body is None or not bodies.stands(work, body):
        raise NotFound("body-not-found", body=code)
    return body


# What people are warned of --------------------------------------------------------------------------------------


def day_off(work: Work, starts_at: datetime | None) -> Day | None:
    """The day of the session where nobody works on it; allowed, but worth a word."""
    day = None if starts_at is None else work.calendar.day(local_date(starts_at))
    return None if day is None or day.working else day


def lacking(dialogue: Locked) -> tuple[str, ...]:
    """Which values people must know that are not there yet, in the order of `VALUES`."""
    somewhere = dialogue.place or dialogue.online_url
    there = {
        "title": dialogue.title, "about": dialogue.about, "when": dialogue.starts_at, "place": somewhere,
    }  # fmt: skip
    return tuple(what for what, value in there.items() if not value)


# Before the head's office ---------------------------------------------------------------------------------------


def submit(work: Work, person_id: int, dialogue_id: int) -> None:
    """Put a draft before the head's office, which is told with the choices to approve or return it.

    Raises `Forbidden`, `Stale`, `Invalid` "g-lacking" (something people must know is missing), "g-when-past",
    "g-no-approver" (nobody is in office who could approve).
    """
    dialogue = taken(work, person_id, dialogue_id)
    lawful(dialogue, DialogueAct.SUBMIT)
    check_whole(work, dialogue)
    found = _approvers(work, dialogue, person_id)
    if not found:
        raise Invalid("g-no-approver", body=bodies.name_of(work, dialogue.body_code))
    life.transition(work, dialogue, DialogueAct.SUBMIT, person_id)
    view = life.view(work, dialogue_id)
    for each in found:
        if each != person_id:
            work.notify(Notice("g-submitted", each, params=_told(work, view, person_id)))


def check_whole(work: Work, dialogue: Locked) -> datetime:
    """When it begins. Raises `Invalid` "g-lacking" or "g-when-past" for what nobody can be shown as it is."""
    missing, starts_at = lacking(dialogue), dialogue.starts_at
    if missing or starts_at is None:
        raise Invalid("g-lacking", **{what: "yes" if what in missing else "no" for what in lacking_names()})
    if starts_at <= work.now:
        raise Invalid("g-when-past", begins=starts_at)
    return starts_at


def lacking_names() -> tuple[str, ...]:
    """What `lacking` may name."""
    return ("title", "about", "when", "place")


def approve(work: Work, person_id: int, dialogue_id: int, version: int) -> None:
    """Approve what was read: `version` is that of the card. The organiser is told.

    Raises `Forbidden`, `Stale` "dialogue-moved-on" or "g-changed-since".
    """
    dialogue = _before_approver(work, person_id, dialogue_id)
    if not life.unchanged_since(work, dialogue, version):
        raise Stale("g-changed-since")
    dialogue.approved_by = person_id
    submitter = _submitter(work, dialogue_id)
    life.transition(work, dialogue, DialogueAct.APPROVE, person_id)
    tell(work, dialogue, "g-approved", person_id, submitter)


def give_back(work: Work, person_id: int, dialogue_id: int, reason: str) -> None:
    """Return a draft to who made it, with the reason. Raises `Forbidden`, `Stale`, `Invalid`."""
    why = written(reason, LONGEST_REASON)
    dialogue = _before_approver(work, person_id, dialogue_id)
    submitter = _submitter(work, dialogue_id)
    life.transition(work, dialogue, DialogueAct.RETURN, person_id, why)
    tell(work, dialogue, "g-returned", person_id, submitter, reason=why)


def may_approve(work: Work, person_id: int, dialogue: Locked) -> bool:
    """Whether the person could approve or return it now."""
    return dialogue.state is DialogueState.SUBMITTED and person_id in _approvers(
        work, dialogue, _submitter(work, dialogue.id)
    )


def read_by_approver(work: Work, person_id: int, dialogue_id: int) -> View:
    """The session for who keeps it, and for the head's office. Raises `NotFound`, `Forbidden`."""
    view = life.view(work, dialogue_id)
    body = view.dialogue.body_code
    if not any(
        post.body_code == body and post.role in posts.APPROVERS for post in authority.posts(work, person_id)
    ):
        posts.keeper(work, person_id, body)
    return view


def tell(work: Work, dialogue: Locked, key: str, by: int, *people: int | None, **params: Any) -> None:
    """Tell who made it, and these people, of what somebody else did with it."""
    view = life.view(work, dialogue.id)
    for each in sorted({dialogue.made_by, *people} - {None, by}):  # type: ignore[type-var]
        work.notify(Notice(key, each, params={**_told(work, view, by), **params}))  # type: ignore[arg-type]


def _told(work: Work, view: View, by: int) -> dict[str, Any]:
    """The session as plain values for the words of a notice."""
    dialogue = view.dialogue
    return {
        "dialogue": dialogue.id,
        "item": dialogue.version,
        "by": name_of(work, by),
        "kind": str(dialogue.kind),
        "title": dialogue.title,
        "titled": "yes" if dialogue.title else "no",
        "body": view.body_name,
        "area": view.area_name,
        "dated": "yes" if dialogue.starts_at else "no",
        "begins": dialogue.starts_at or "",
        "place": dialogue.place or dialogue.online_url,
        "placed": "yes" if dialogue.place or dialogue.online_url else "no",
        "about": dialogue.about,
    }


def _before_approver(work: Work, person_id: int, dialogue_id: int) -> Locked:
    dialogue = life.for_change(work, dialogue_id)
    posts.approver(work, person_id, dialogue.body_code, dialogue.made_by)
    # Who has put it forward does not approve it either, the head aside.
    posts.approver(work, person_id, dialogue.body_code, _submitter(work, dialogue_id) or dialogue.made_by)
    lawful(dialogue, DialogueAct.APPROVE)
    return dialogue


def _approvers(work: Work, dialogue: Locked, submitter: int | None) -> tuple[int, ...]:
    heads = authority.officials_of(work, dialogue.body_code, (RoleKind.HEAD,))
    office = authority.officials_of(work, dialogue.body_code, posts.APPROVERS)
    own = {dialogue.made_by, submitter} - {each.person_id for each in heads}
    return tuple(each.person_id for each in office if each.person_id not in own)


_SUBMITTER = Prepared(
    select(DialogueEvent.actor_id)
    .where(DialogueEvent.dialogue_id == bindparam("dialogue"), DialogueEvent.act == DialogueAct.SUBMIT)
    .order_by(DialogueEvent.seq.desc())
    .limit(1)
)


def _submitter(work: Work, dialogue_id: int) -> int | None:
    found: int | None = _SUBMITTER.scalar(work.connection, dialogue=dialogue_id)
    return found
