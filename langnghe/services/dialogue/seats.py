"""The registrations of a session as rows: read, entered, counted. Who may do what is in `registering` and `door`.

What is counted stands in the session's own row (`seats_taken`, `turns_taken`, `last_number`) and is changed only
under its lock, so that a seat is given once whatever comes in at the same moment.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, bindparam, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import Dialogue, Person, Prepared, Seat, SeatState, Wish, table
from langnghe.services.dialogue.life import Locked
from langnghe.services.folding import fold
from langnghe.services.refusals import NotFound
from langnghe.services.tracking import ALPHABET
from langnghe.services.work import Work

#: Letters and digits of a code said at the door: 900 million, so that nobody finds another's by trying.
CODE_LENGTH = 6
#: Who has a chair, or has one kept for a while.
HOLDING = frozenset({SeatState.SEATED, SeatState.OFFERED})
_PLAIN = re.compile(r"[^A-Z0-9]")


@dataclass(frozen=True, slots=True)
class Held:
    """A registration as it stands. `name` as said for it, else as the person is known."""

    id: int
    dialogue_id: int
    person_id: int | None
    number: int
    wish: Wish
    state: SeatState
    people: int
    group_size: int
    topic: str
    interpreter: bool
    wheelchair: bool
    online: bool
    code: str
    offer_until: datetime | None
    made_at: datetime
    came_at: datetime | None
    ended_at: datetime | None
    name: str
    phone: str

    @property
    def chairs(self) -> int:
        """In the hall; who takes part from afar needs none."""
        return 0 if self.online else self.people

    @property
    def turns(self) -> int:
        return 1 if self.wish is Wish.SPEAK else 0

    @property
    def active(self) -> bool:
        return self.ended_at is None


_TABLE = table(Seat)
_PEOPLE = table(Person)
_OWN = tuple(name for name in Held.__dataclass_fields__ if name not in {"name", "phone"})
HELD = (
    select(
        *(_TABLE.c[name] for name in _OWN),
        func.coalesce(func.nullif(_TABLE.c.name, ""), _PEOPLE.c.name, "").label("name"),
        func.coalesce(_PEOPLE.c.phone, "").label("phone"),
    )
    .select_from(_TABLE.outerjoin(_PEOPLE, _PEOPLE.c.id == _TABLE.c.person_id))
    .order_by(_TABLE.c.number)
)
_OF_SESSION = _TABLE.c.dialogue_id == bindparam("dialogue")
_ONE = Prepared(HELD.where(_OF_SESSION, _TABLE.c.id == bindparam("seat")))
_OF_PERSON = Prepared(
    HELD.where(_OF_SESSION, _TABLE.c.person_id == bindparam("person"), _TABLE.c.ended_at.is_(None))
)
#: Who waits and could be served: where no chair (no turn) is free, only who needs none is read.
_WAITING = Prepared(
    HELD.where(
        _OF_SESSION,
        _TABLE.c.state == SeatState.WAITING,
        or_(bindparam("chairs", type_=Boolean), _TABLE.c.online),
        or_(bindparam("turns", type_=Boolean), _TABLE.c.wish == Wish.ATTEND),
    )
)
_BY_CODE = Prepared(HELD.where(_TABLE.c.code == bindparam("code")))
_AHEAD = Prepared(
    select(func.count()).where(
        _OF_SESSION, _TABLE.c.state == SeatState.WAITING, _TABLE.c.number < bindparam("number")
    )
)
_COUNT = Prepared(
    update(table(Dialogue))
    .where(table(Dialogue).c.id == bindparam("dialogue"))
    .values({name: bindparam(f"new_{name}") for name in ("seats_taken", "turns_taken", "last_number")})
)
_SET = Prepared(
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("seat"))
    .values(
        {name: bindparam(f"new_{name}") for name in ("state", "wish", "offer_until", "ended_at")},
    )
)


def _entering(insert: Any) -> Prepared:
    """Enter a registration; nothing when its code is somebody else's already."""
    given: dict[str, Any] = {column.name: bindparam(column.name) for column in _TABLE.c if column.name != "id"}
    return Prepared(
        insert(_TABLE).values(given).on_conflict_do_nothing(index_elements=["code"]).returning(_TABLE.c.id)
    )


_ENTER = {"sqlite": _entering(sqlite_insert), "postgresql": _entering(pg_insert)}


# Reading --------------------------------------------------------------------------------------------------------


def one(work: Work, dialogue_id: int, seat_id: int) -> Held:
    """A registration for this session. Who may see it is the caller's to check. `NotFound` when there is none."""
    row = _ONE.first(work.connection, dialogue=dialogue_id, seat=seat_id)
    if row is None:
        raise NotFound("d-seat-not-found")
    return Held(*row)


def of_person(work: Work, dialogue_id: int, person_id: int) -> Held | None:
    """The person's registration that has not ended."""
    row = _OF_PERSON.first(work.connection, dialogue=dialogue_id, person=person_id)
    return None if row is None else Held(*row)


def own(work: Work, person_id: int, dialogue_id: int, seat_id: int) -> Held:
    """The person's own registration, ended or not. `NotFound` for somebody else's."""
    found = one(work, dialogue_id, seat_id)
    if found.person_id != person_id:
        raise NotFound("d-seat-not-found")
    return found


def by_code(work: Work, code: str) -> Held | None:
    """The registration with this code, for whichever session. Who may see it is the caller's to check."""
    row = _BY_CODE.first(work.connection, code=code)
    return None if row is None else Held(*row)


def waiting(work: Work, dialogue: Locked) -> list[Held]:
    """Who waits and might be served now, in order of arrival."""
    free = Free.of(dialogue)
    rows = _WAITING.all(work.connection, dialogue=dialogue.id, chairs=free.chairs != 0, turns=free.turns != 0)
    return [Held(*row) for row in rows]


def place(work: Work, seat: Held) -> int:
    """The place of who waits among those who wait, from 1."""
    return int(_AHEAD.scalar(work.connection, dialogue=seat.dialogue_id, number=seat.number)) + 1


# Counting -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Free:
    """What a session still has; None: not counted. Nothing is less than nothing."""

    chairs: int | None
    turns: int | None

    @classmethod
    def of(cls, dialogue: Locked) -> "Free":
        return cls(_left(dialogue.seats, dialogue.seats_taken), _left(dialogue.turns, dialogue.turns_taken))

    def has_chairs(self, many: int) -> bool:
        return many == 0 or self.chairs is None or many <= self.chairs

    def has_turns(self, many: int) -> bool:
        return many == 0 or self.turns is None or many <= self.turns

    def take(self, seat: Held) -> None:
        if self.chairs is not None:
            self.chairs -= seat.chairs
        if self.turns is not None:
            self.turns -= seat.turns


def _left(most: int | None, taken: int) -> int | None:
    return None if most is None else max(0, most - taken)


def keep_count(work: Work, dialogue: Locked) -> None:
    """Write what is counted. The session is locked."""
    _COUNT.run(
        work.connection,
        dialogue=dialogue.id,
        new_seats_taken=dialogue.seats_taken,
        new_turns_taken=dialogue.turns_taken,
        new_last_number=dialogue.last_number,
    )


def become(
    work: Work,
    dialogue: Locked,
    seat: Held,
    state: SeatState,
    wish: Wish | None = None,
    offer_until: datetime | None = None,
    *,
    ended: bool = False,
) -> None:
    """Let a registration be in this state, with what it holds counted. The session is locked."""  # fmt: skip
    before = seat.state in HOLDING
    after = state in HOLDING
    turns = 1 if (wish or seat.wish) is Wish.SPEAK else 0
    dialogue.seats_taken += seat.chairs * (after - before)
    dialogue.turns_taken += turns * after - seat.turns * before
    _SET.run(
        work.connection,
        seat=seat.id,
        new_state=state,
        new_wish=wish or seat.wish,
        new_offer_until=offer_until,
        new_ended_at=work.now if ended else None,
    )
    keep_count(work, dialogue)


# Entering -------------------------------------------------------------------------------------------------------


def enter(work: Work, dialogue: Locked, **given: Any) -> Held:
    """Enter a registration with the next number; it waits until it is served. The session is locked."""
    dialogue.last_number += 1
    usual = {
        "person_id": None, "wish": Wish.ATTEND, "people": 1, "group_size": 1, "topic": "", "interpreter": False,
        "wheelchair": False, "online": False, "came_at": None, "checked_by": None,
    }  # fmt: skip
    fixed = {
        "dialogue_id": dialogue.id, "number": dialogue.last_number, "state": SeatState.WAITING,
        "offer_until": None, "made_at": work.now, "ended_at": None,
    }  # fmt: skip
    seat_id = None
    while seat_id is None:
        seat_id = _ENTER[work.connection.dialect.name].scalar(
            work.connection, **(usual | given | fixed), code=new_code()
        )
    keep_count(work, dialogue)
    return one(work, dialogue.id, seat_id)


def new_code() -> str:
    """A fresh code such as "K7M2QX". Letters and digits both: never taken for a number, a phone or a name."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        if not code.isalpha() and not code.isdigit():
            return code


def read_code(typed: str) -> str | None:
    """The code in what was typed or scanned, in any case and spacing, with Vietnamese marks or at a link's end."""
    bare = _PLAIN.sub("", fold(re.split(r"[=_/]", typed.strip())[-1]).upper())
    if len(bare) != CODE_LENGTH or bare.isalpha() or bare.isdigit() or not set(bare) <= set(ALPHABET):
        return None
    return bare
