"""Registering for a session: to come, or to come and speak; for oneself or a group; and giving it up again."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import Dialogue, DialogueState, DialogueTold, Prepared, Seat, SeatState, Wish, table
from langnghe.services import profile
from langnghe.services.dialogue import groups, life, seats, transitions, waiting
from langnghe.services.dialogue.life import Locked
from langnghe.services.dialogue.seats import Held
from langnghe.services.folding import nfc
from langnghe.services.refusals import Invalid, NotFound, Stale
from langnghe.services.work import Work

LONGEST_TOPIC = 300
#: What a person may need at the door: columns of a registration.
NEEDS = ("interpreter", "wheelchair")
#: Registrations of one person that are shown.
MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody registers for. `name` "": as the person is known."""

    wish: Wish = Wish.ATTEND
    name: str = ""
    topic: str = ""
    group_size: int = 1
    people: int = 1
    interpreter: bool = False
    wheelchair: bool = False
    online: bool = False


@dataclass(frozen=True, slots=True)
class Registered:
    """What they have now. `again`: they had it before, and nothing has changed."""

    seat: Held
    again: bool = False


def register(work: Work, person_id: int, dialogue_id: int, asked: Asked) -> Registered:
    """Take a seat, or a place among those who wait; who is registered already keeps what they have.

    Raises `NotFound` for what is not announced, `Stale("d-reg-closed")`, `Invalid` "d-reg-no-turns",
    "d-reg-topic-empty", "d-reg-topic-long", "d-reg-no-online", "d-reg-group-wrong", "d-reg-hall-small",
    "name-empty", "name-long".
    """
    # The lock comes first: whoever comes next reads what this one has taken.
    dialogue = life.for_change(work, dialogue_id)
    if dialogue.state not in transitions.PUBLIC:
        raise NotFound("dialogue-not-found")
    before = seats.of_person(work, dialogue_id, person_id)
    if before is not None:
        return Registered(before, again=True)
    _check_open(work, dialogue)
    _check_room(dialogue, asked)
    topic = read_topic(asked.topic) if asked.wish is Wish.SPEAK else ""
    name = profile.read_name(asked.name or profile.known(work, person_id).name)
    seat = seats.enter(
        work,
        dialogue,
        person_id=person_id,
        name=name,
        wish=asked.wish,
        topic=topic,
        group_size=asked.group_size,
        people=asked.people,
        interpreter=asked.interpreter,
        wheelchair=asked.wheelchair,
        online=asked.online,
    )
    waiting.fill(work, dialogue, fresh=seat.id)
    _remember(work, dialogue, person_id)
    return Registered(seats.one(work, dialogue_id, seat.id))


def read_topic(typed: str) -> str:
    """What somebody will speak of. Raises `Invalid` "d-reg-topic-empty" or "d-reg-topic-long"."""
    topic = " ".join(nfc(typed).split())
    if not any(each.isalnum() for each in topic):
        raise Invalid("d-reg-topic-empty")
    if len(topic) > LONGEST_TOPIC:
        raise Invalid("d-reg-topic-long", most=LONGEST_TOPIC)
    return topic


def _check_open(work: Work, dialogue: Locked) -> None:
    until = min((each for each in (dialogue.register_until, dialogue.starts_at) if each), default=None)
    if dialogue.state is not DialogueState.ANNOUNCED or (until is not None and work.now >= until):
        raise Stale("d-reg-closed")


def _check_room(dialogue: Locked, asked: Asked) -> None:
    if asked.wish is Wish.SPEAK and dialogue.turns == 0:
        raise Invalid("d-reg-no-turns")
    if asked.online and not dialogue.online_url:
        raise Invalid("d-reg-no-online")
    if not groups.allowed(asked.group_size, asked.people):
        raise Invalid("d-reg-group-wrong", most=groups.LARGEST)
    if not asked.online and dialogue.seats is not None and asked.people > dialogue.seats:
        raise Invalid("d-reg-hall-small", most=dialogue.seats)


def _remembering(insert: Any) -> Prepared:
    """Who has registered knows of the session, and is told when it changes."""
    given: dict[str, Any] = {
        name: bindparam(name) for name in ("dialogue_id", "person_id", "at", "remind", "sequence")
    }
    statement = insert(table(DialogueTold)).values(given)
    return Prepared(statement.on_conflict_do_nothing(index_elements=["dialogue_id", "person_id"]))


_REMEMBER = {"sqlite": _remembering(sqlite_insert), "postgresql": _remembering(pg_insert)}


def _remember(work: Work, dialogue: Locked, person_id: int) -> None:
    _REMEMBER[work.connection.dialect.name].run(
        work.connection,
        dialogue_id=dialogue.id,
        person_id=person_id,
        at=work.now,
        remind=False,
        sequence=dialogue.sequence,
    )


# Afterwards -----------------------------------------------------------------------------------------------------


def cancel(work: Work, person_id: int, dialogue_id: int, seat_id: int) -> Registered:
    """Give it up, before the start; the next who waits gets it. `again`: it had ended before.

    Raises `NotFound` for somebody else's, `Stale("d-seat-begun")`.
    """
    dialogue = life.for_change(work, dialogue_id)
    seat = seats.own(work, person_id, dialogue_id, seat_id)
    if not seat.active:
        return Registered(seat, again=True)
    _check_before(work, dialogue, seat)
    seats.become(work, dialogue, seat, SeatState.CANCELLED, ended=True)
    waiting.fill(work, dialogue)
    return Registered(seats.one(work, dialogue_id, seat_id))


def only_listen(work: Work, person_id: int, dialogue_id: int, seat_id: int) -> Held:
    """Come without speaking: the turn is free for the next, and who waited for one may have a chair at once.

    Raises as `cancel`, `Stale("d-seat-ended")`.
    """
    dialogue, seat = _changeable(work, person_id, dialogue_id, seat_id)
    if seat.wish is Wish.SPEAK:
        seats.become(work, dialogue, seat, seat.state, Wish.ATTEND, seat.offer_until)
        waiting.fill(work, dialogue, fresh=seat_id)
    return seats.one(work, dialogue_id, seat_id)


def need(work: Work, person_id: int, dialogue_id: int, seat_id: int, what: str) -> Held:
    """Say that an interpreter or a place for a wheelchair (`NEEDS`) is needed, or is not any more.

    Raises as `only_listen`, `NotFound("button-old")` for anything else.
    """
    if what not in NEEDS:
        raise NotFound("button-old")
    _, seat = _changeable(work, person_id, dialogue_id, seat_id)
    column = table(Seat).c[what]
    work.connection.execute(
        update(table(Seat)).where(table(Seat).c.id == seat_id).values({column: not getattr(seat, what)})
    )
    return seats.one(work, dialogue_id, seat_id)


def _changeable(work: Work, person_id: int, dialogue_id: int, seat_id: int) -> tuple[Locked, Held]:
    dialogue = life.for_change(work, dialogue_id)
    seat = seats.own(work, person_id, dialogue_id, seat_id)
    if not seat.active:
        raise Stale("d-seat-ended", state=str(seat.state))
    _check_before(work, dialogue, seat)
    return dialogue, seat


def _check_before(work: Work, dialogue: Locked, seat: Held) -> None:
    if dialogue.state not in transitions.COMING or waiting.begun(work, dialogue) or seat.came_at is not None:
        raise Stale("d-seat-begun")


_MINE = Prepared(
    seats.HELD.with_only_columns(table(Seat).c.id, table(Seat).c.dialogue_id)
    .join(table(Dialogue), table(Dialogue).c.id == table(Seat).c.dialogue_id)
    .where(
        table(Seat).c.person_id == bindparam("person"),
        table(Seat).c.ended_at.is_(None),
        table(Dialogue).c.state.in_(sorted(transitions.COMING)),
    )
    .order_by(None)
    .order_by(table(Dialogue).c.starts_at, table(Seat).c.id)
    .limit(MOST_SHOWN)
)


def mine(work: Work, person_id: int) -> list[tuple[life.View, Held]]:
    """The person's registrations for sessions to come, soonest first."""
    rows = _MINE.all(work.connection, person=person_id)
    return [(life.view(work, row.dialogue_id), seats.one(work, row.dialogue_id, row.id)) for row in rows]
