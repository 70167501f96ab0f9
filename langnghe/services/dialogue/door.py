"""At the door: who stands there is found by code, number, phone or name and let in, and who came unannounced too.

The keepers of the body's sessions do this (`posts.keeper`), on the day itself, until conclusions are published.
That somebody is in the hall is `came_at`; what they hold stays (an offered seat is confirmed by coming), so that a
wrong press is undone without a trace. Who waits and is let in stands beside the chairs: the keeper sees whether
there is room.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, func, or_, select, update

from langnghe.models import DialogueState, Prepared, Seat, SeatState, Wish, table
from langnghe.services import profile
from langnghe.services.calendar import local_date
from langnghe.services.dialogue import life, posts, seats, waiting
from langnghe.services.dialogue.life import Locked, View
from langnghe.services.dialogue.seats import HELD, HOLDING, Free, Held
from langnghe.services.folding import fold
from langnghe.services.paging import Page, page_of, page_start
from langnghe.services.refusals import Invalid, Stale
from langnghe.services.work import Work

PAGE = 8
#: Digits of a phone's end that are looked for; fewer are a queue number only.
PHONE_END = 3
#: Characters that are looked for.
LONGEST_TYPED = 120
OPEN = frozenset({DialogueState.ANNOUNCED, DialogueState.HELD})
#: The lists a keeper reads: by name, whom they hold.
_SEAT = table(Seat).c
_ACTIVE = _SEAT.ended_at.is_(None)
LISTS: dict[str, ColumnElement[bool]] = {
    "seated": _SEAT.state.in_(sorted(HOLDING)),
    "waiting": _SEAT.state == SeatState.WAITING,
    "speak": (_SEAT.wish == Wish.SPEAK) & _ACTIVE,
    "needs": or_(_SEAT.interpreter, _SEAT.wheelchair, _SEAT.online) & _ACTIVE,
    "in": _SEAT.came_at.is_not(None) & _ACTIVE,
}


@dataclass(frozen=True, slots=True)
class Entered:
    """Who stands at the door. `again`: they were in already, nothing has changed."""

    seat: Held
    again: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """People, not registrations: with a chair (or one kept for them), waiting, in the hall, online and present."""

    seated: int
    waiting: int
    inside: int
    online: int


# Looking --------------------------------------------------------------------------------------------------------


def kept(work: Work, person_id: int, dialogue_id: int) -> View:
    """The session, for who keeps its door. `NotFound`, `Forbidden`."""
    view = life.view(work, dialogue_id)
    posts.keeper(work, person_id, view.dialogue.body_code)
    return view


def one(work: Work, person_id: int, dialogue_id: int, seat_id: int) -> Held:
    """A registration, for who keeps the door. `NotFound`, `Forbidden`."""
    kept(work, person_id, dialogue_id)
    return seats.one(work, dialogue_id, seat_id)


_EVERY = Prepared(HELD.where(_SEAT.dialogue_id == bindparam("dialogue")))


def find(work: Work, person_id: int, dialogue_id: int, typed: str, offset: int = 0) -> Page[Held]:
    """Who may be meant: by code, queue number, end of the phone, or name in any spelling, by number.

    Also those whose registration has ended: they may stand at the door all the same. Raises `NotFound`,
    `Forbidden`, `Invalid("g-door-empty")`.
    """
    kept(work, person_id, dialogue_id)
    said = typed.strip()[:LONGEST_TYPED]
    if not any(each.isalnum() for each in said):
        raise Invalid("g-door-empty")
    every = [Held(*row) for row in _EVERY.all(work.connection, dialogue=dialogue_id)]
    code = seats.read_code(said)
    found = [each for each in every if code == each.code] if code else []
    return page_of(found or _meant(every, said), offset, PAGE)


def _meant(every: list[Held], said: str) -> list[Held]:
    digits = fold(said).removeprefix("so ").removeprefix("#").replace(" ", "").replace(".", "")
    if digits.isdecimal():
        return [each for each in every if _is_number(each, digits)]
    words = fold(said).split()
    return [each for each in every if _is_named(each, words)]


def _is_number(seat: Held, digits: str) -> bool:
    by_phone = len(digits) >= PHONE_END and seat.phone.endswith(digits)
    return by_phone or (len(digits) < PHONE_END * 3 and seat.number == int(digits))


def _is_named(seat: Held, words: list[str]) -> bool:
    """Whether each word begins a word of the name."""
    name = fold(seat.name).split()
    return all(any(part.startswith(word) for part in name) for word in words)


def listed(work: Work, person_id: int, dialogue_id: int, which: str, offset: int = 0) -> Page[Held]:
    """One of `LISTS`, in order of the queue numbers. `NotFound`, `Forbidden`."""
    kept(work, person_id, dialogue_id)
    where = (_SEAT.dialogue_id == dialogue_id, LISTS.get(which, LISTS["seated"]))
    total = work.session.scalar(select(func.count()).select_from(table(Seat)).where(*where)) or 0
    start = page_start(total, offset, PAGE)
    rows: Any = work.connection.execute(HELD.where(*where).offset(start).limit(PAGE))
    return Page(tuple(Held(*row) for row in rows), start, total)


def _people(which: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(case((which, _SEAT.people), else_=0)), 0)


_INSIDE = _SEAT.came_at.is_not(None)
_COUNT = Prepared(
    select(
        _people(_SEAT.state.in_(sorted(HOLDING)) & ~_SEAT.online).label("seated"),
        _people((_SEAT.state == SeatState.WAITING) & ~_INSIDE).label("waiting"),
        _people(_INSIDE & ~_SEAT.online).label("inside"),
        _people(_INSIDE & _SEAT.online).label("online"),
    ).where(_SEAT.dialogue_id == bindparam("dialogue"), _ACTIVE)
)


def count(work: Work, dialogue_id: int) -> Count:
    """How many people there are. Who may ask is the caller's to check."""
    return Count(*map(int, _COUNT.one(work.connection, dialogue=dialogue_id)))


# Letting in -----------------------------------------------------------------------------------------------------

_CAME = Prepared(
    update(table(Seat))
    .where(_SEAT.id == bindparam("seat"))
    .values(came_at=bindparam("at"), checked_by=bindparam("person"))
)


def let_in(work: Work, person_id: int, dialogue_id: int, seat_id: int) -> Entered:
    """They are in the hall; a second press changes nothing. An offered seat is confirmed by coming.

    Raises `NotFound`, `Forbidden`, `Stale` "g-door-closed", "g-door-ended", `Invalid("g-door-early")`.
    """
    dialogue = _door(work, person_id, dialogue_id)
    seat = seats.one(work, dialogue_id, seat_id)
    if not seat.active:
        raise Stale("g-door-ended", state=str(seat.state))
    if seat.came_at is not None:
        return Entered(seat, again=True)
    if seat.state is SeatState.OFFERED:
        seats.become(work, dialogue, seat, SeatState.SEATED)
    _CAME.run(work.connection, seat=seat_id, at=work.now, person=person_id)
    return Entered(seats.one(work, dialogue_id, seat_id))


def let_out(work: Work, person_id: int, dialogue_id: int, seat_id: int) -> Held:
    """It was the wrong person: they are not in the hall. Who was entered at the door is taken off the list.

    Raises as `let_in`; who is not in stays as they are.
    """
    dialogue = _door(work, person_id, dialogue_id)
    seat = seats.one(work, dialogue_id, seat_id)
    if not seat.active:
        raise Stale("g-door-ended", state=str(seat.state))
    if seat.came_at is None:
        return seat
    _CAME.run(work.connection, seat=seat_id, at=None, person=None)
    if seat.person_id is None or seat.came_at == seat.made_at:
        seats.become(work, dialogue, seat, SeatState.CANCELLED, ended=True)
        waiting.fill(work, dialogue)
    return seats.one(work, dialogue_id, seat_id)


def walk_in(work: Work, person_id: int, dialogue_id: int, name: str, *, standing: bool = False) -> Held | None:
    """Somebody has come who is not on the list: they get a number and are in, on a chair if one is free.

    None, and nothing done, where no chair is free and the keeper has not said `standing`. Before the start a free
    chair is theirs who wait longer. Raises as `let_in`, `Invalid` "name-empty", "name-long".
    """
    dialogue = _door(work, person_id, dialogue_id)
    return _enter(work, person_id, dialogue, standing=standing, name=profile.read_name(name))


def again(work: Work, person_id: int, dialogue_id: int, seat_id: int, *, standing: bool = False) -> Held | None:
    """Whose registration had ended has come all the same: in as by `walk_in`, as the person they are.

    Who has another registration by now comes in by that; who was entered at the door by the number they had.
    """
    dialogue = _door(work, person_id, dialogue_id)
    before = seats.one(work, dialogue_id, seat_id)
    if before.person_id is not None:
        before = seats.of_person(work, dialogue_id, before.person_id) or before
    if before.active:
        return let_in(work, person_id, dialogue_id, before.id).seat
    row = before if before.person_id is None else None
    return _enter(
        work, person_id, dialogue, row, standing=standing, name=before.name, person_id=before.person_id,
        interpreter=before.interpreter, wheelchair=before.wheelchair,
    )  # fmt: skip


def _enter(
    work: Work, by: int, dialogue: Locked, before: Held | None = None, *, standing: bool, **given: Any
) -> Held | None:
    free = _chair_free(work, dialogue)
    if not (free or standing):
        return None
    seat = before or seats.enter(work, dialogue, came_at=work.now, checked_by=by, **given)
    if before is not None:
        _CAME.run(work.connection, seat=seat.id, at=work.now, person=by)
    seats.become(work, dialogue, seat, SeatState.SEATED if free else SeatState.WAITING)
    return seats.one(work, dialogue.id, seat.id)


def _chair_free(work: Work, dialogue: Locked) -> bool:
    """Whether who comes now may have a chair: before the start nobody who waits for one is passed over."""
    free = Free.of(dialogue)
    if not free.has_chairs(1) or waiting.begun(work, dialogue):
        return free.has_chairs(1)
    before = (each for each in seats.waiting(work, dialogue) if each.came_at is None)
    return not any(each.chairs and free.has_turns(each.turns) for each in before)


def _door(work: Work, person_id: int, dialogue_id: int) -> Locked:
    """The session, locked, with its door open to this keeper."""
    dialogue = life.for_change(work, dialogue_id)
    posts.keeper(work, person_id, dialogue.body_code)
    if dialogue.state not in OPEN:
        raise Stale("g-door-closed")
    if dialogue.starts_at is not None and local_date(work.now) < local_date(dialogue.starts_at):
        raise Invalid("g-door-early", day=local_date(dialogue.starts_at))
    return dialogue
