"""Who waits for a chair or a turn to speak, and what becomes of a seat that is free again.

Nobody overtakes anybody who waits for the same thing. A group for which there are too few chairs keeps them until
there are enough: those behind it who would fit do not pass, because a group that is passed whenever a single chair
becomes free would never come in, and because everybody can check an order of numbers. Who lacks only a turn to
speak holds up nobody's chair, and who takes part from afar needs none.

A free seat is offered to the next with a time to confirm it by one press; close to the start they have it at once.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import bindparam, literal_column, select, update

from langnghe.models import Dialogue, DialogueState, Prepared, Seat, SeatState, table
from langnghe.services import quiet, quiet_hours
from langnghe.services.dialogue import life, seats, transitions
from langnghe.services.dialogue.life import Locked
from langnghe.services.dialogue.seats import Free, Held
from langnghe.services.refusals import Stale
from langnghe.services.work import Notice, Work

log = structlog.get_logger()

#: To confirm an offered seat: so long, but only until so long before the start, and never shorter than the least.
TIME = timedelta(hours=24)
BEFORE_START = timedelta(hours=2)
LEAST = timedelta(hours=1)
#: From here on nobody has to confirm any more.
CLOSE = timedelta(hours=3)
#: Offers attended to in one transaction.
BATCH = 50
#: What failed is looked at again after this time.
AGAIN = timedelta(minutes=10)


# Who is next ----------------------------------------------------------------------------------------------------


def served(free: Free, most_chairs: int | None, in_order: Iterable[Held]) -> Iterator[Held]:
    """Those who can have what they wait for, in order of arrival; `free` becomes less by it. Pure.

    Who needs more chairs than the hall has in all can never come in and holds up nobody.
    """
    closed = False
    for seat in in_order:
        if not free.has_turns(seat.turns):
            continue
        if seat.chairs and closed:
            continue
        if free.has_chairs(seat.chairs):
            free.take(seat)
            yield seat
        elif most_chairs is None or seat.chairs <= most_chairs:
            closed = True


def offer_end(now: datetime, starts_at: datetime | None) -> datetime | None:
    """Until when a seat that is offered now may be confirmed; None: so close to the start that nobody is asked."""
    if starts_at is None:
        return now + TIME
    if starts_at - now < CLOSE:
        return None
    return max(now + LEAST, min(now + TIME, starts_at - BEFORE_START))


# A seat is free -------------------------------------------------------------------------------------------------


def fill(work: Work, dialogue: Locked, fresh: int | None = None) -> int:
    """Give what is free to those who wait, in their order; how many got something.

    To be called whenever something becomes free: given up, lapsed, or more seats or turns than before. `dialogue`
    is locked (`life.for_change`) and its counts are kept in it too. `fresh`: who asks right now and has what they
    get at once, without being told apart from the answer. After the start nothing is given any more.
    """
    if dialogue.state is not DialogueState.ANNOUNCED or begun(work, dialogue):
        return 0
    done = 0
    # A list: what is free is counted before the first of them changes it.
    for seat in list(served(Free.of(dialogue), dialogue.seats, seats.waiting(work, dialogue))):
        _give(work, dialogue, seat, fresh=seat.id == fresh)
        done += 1
    return done


def begun(work: Work, dialogue: Locked) -> bool:
    """Whether it is too late to change a registration. A postponed session keeps its old hour, which is void."""
    if dialogue.starts_at is None or dialogue.state is DialogueState.POSTPONED:
        return False
    return work.now >= dialogue.starts_at


def _give(work: Work, dialogue: Locked, seat: Held, *, fresh: bool) -> None:
    until = offer_end(work.now, dialogue.starts_at)
    here = fresh or seat.came_at is not None or seat.person_id is None
    if here or until is None:
        seats.become(work, dialogue, seat, SeatState.SEATED)
        if not here:
            tell(work, dialogue, seat, "d-told-seated")
        return
    seats.become(work, dialogue, seat, SeatState.OFFERED, offer_until=until)
    _tell_offer(work, dialogue, seat, until)


def _tell_offer(work: Work, dialogue: Locked, seat: Held, until: datetime) -> None:
    # It waits for the morning only where enough time is left then.
    own = quiet_hours.of(work, seat.person_id) if seat.person_id is not None else None
    hours = (own.begins, own.ends) if own else (None, None)
    patient = quiet.awake(work.office, work.now, *hours) + LEAST <= until
    tell(work, dialogue, seat, "d-told-offered", patient=patient, until=until)


def tell(work: Work, dialogue: Locked, seat: Held, key: str, *, patient: bool = False, **params: Any) -> None:
    """Tell who registered what has become of it, with what they have."""
    if seat.person_id is None:
        return
    said = {
        "dialogue": dialogue.id,
        "item": seat.id,
        "kind": str(dialogue.kind),
        "titled": "yes" if dialogue.title else "no",
        "title": dialogue.title,
        "dated": "yes" if dialogue.starts_at else "no",
        "starts": dialogue.starts_at or "",
        "placed": "yes" if dialogue.place else "no",
        "place": dialogue.place,
        "number": str(seat.number),
        "code": seat.code,
        **params,
    }
    work.notify(Notice(key, seat.person_id, params=said, patient=patient))


def confirm(work: Work, person_id: int, dialogue_id: int, seat_id: int) -> Held:
    """Take the seat that was offered; a second time nothing happens.

    Until the sweep gives it on it is still kept, also a moment late. Raises `NotFound` for somebody else's,
    `Stale` "d-seat-ended", "d-seat-still-waits", "d-seat-begun".
    """
    dialogue = life.for_change(work, dialogue_id)
    seat = seats.own(work, person_id, dialogue_id, seat_id)
    if not seat.active:
        raise Stale("d-seat-ended", state=str(seat.state))
    if seat.state is SeatState.WAITING:
        raise Stale("d-seat-still-waits")
    if seat.state is SeatState.SEATED:
        return seat
    if dialogue.state not in transitions.COMING or begun(work, dialogue):
        raise Stale("d-seat-begun")
    seats.become(work, dialogue, seat, SeatState.SEATED)
    return seats.one(work, dialogue_id, seat_id)


# Offers that run out --------------------------------------------------------------------------------------------

_SEATS = table(Seat)
_LATER = Prepared(
    update(_SEATS)
    .where(_SEATS.c.id == bindparam("seat"), _SEATS.c.state == SeatState.OFFERED)
    .values(offer_until=bindparam("later"))
)
#: While a session is postponed nobody has to decide.
_RUN_OUT = Prepared(
    select(_SEATS.c.id, _SEATS.c.dialogue_id)
    .join(table(Dialogue), table(Dialogue).c.id == _SEATS.c.dialogue_id)
    .where(
        # Written out, so that the database knows that its index of offers is meant.
        _SEATS.c.state == literal_column(f"'{SeatState.OFFERED}'"),
        _SEATS.c.offer_until <= bindparam("now"),
        table(Dialogue).c.state == DialogueState.ANNOUNCED,
    )
    .order_by(_SEATS.c.offer_until, _SEATS.c.id)
    .limit(bindparam("most"))
)


def sweep(work: Work) -> int:
    """Let offers lapse whose time is over, in order of it, and offer the seats on; at most `BATCH`, how many."""
    run_out = _RUN_OUT.all(work.connection, now=work.now, most=BATCH)
    for offer in run_out:
        try:
            with work.step():
                _lapse(work, offer.dialogue_id, offer.id)
        except Exception as error:  # noqa: BLE001 - the others must not wait for it; it is tried again
            log.error("offer.failed", seat=offer.id, dialogue=offer.dialogue_id, error=type(error).__name__)
            _LATER.run(work.connection, seat=offer.id, later=work.now + AGAIN)
    return len(run_out)


def _lapse(work: Work, dialogue_id: int, seat_id: int) -> None:
    dialogue = life.for_change(work, dialogue_id)
    # Read again under the lock: they may have confirmed, or another process was faster.
    seat = seats.one(work, dialogue_id, seat_id)
    if seat.state is not SeatState.OFFERED or seat.offer_until is None or seat.offer_until > work.now:
        return
    seats.become(work, dialogue, seat, SeatState.LAPSED, ended=True)
    tell(work, dialogue, seat, "d-told-lapsed", patient=True)
    fill(work, dialogue)


# The session itself changes -------------------------------------------------------------------------------------

_OFFERED = Prepared(
    seats.HELD.where(_SEATS.c.dialogue_id == bindparam("dialogue"), _SEATS.c.state == SeatState.OFFERED)
)
_END_ALL = Prepared(
    update(_SEATS)
    .where(_SEATS.c.dialogue_id == bindparam("dialogue"), _SEATS.c.ended_at.is_(None))
    .values(state=SeatState.CANCELLED, offer_until=None, ended_at=bindparam("now"))
)


def session_cancelled(work: Work, dialogue: Locked) -> int:
    """The session will not be: all registrations end; how many. Telling them is the news of the session."""
    ended = _END_ALL.run(work.connection, dialogue=dialogue.id, now=work.now)
    dialogue.seats_taken = dialogue.turns_taken = 0
    seats.keep_count(work, dialogue)
    return ended


def session_moved(work: Work, dialogue: Locked) -> None:
    """The session is on another day or in another hall: registrations stay with their numbers.

    Who has to confirm gets the time that the new start leaves, and is told it where it is another; what has become
    free is given on. `dialogue` is locked and announced, with its new day set.
    """
    for seat in [Held(*row) for row in _OFFERED.all(work.connection, dialogue=dialogue.id)]:
        until = offer_end(work.now, dialogue.starts_at)
        if until is None:
            seats.become(work, dialogue, seat, SeatState.SEATED)
            tell(work, dialogue, seat, "d-told-seated")
        elif until != seat.offer_until:
            seats.become(work, dialogue, seat, SeatState.OFFERED, offer_until=until)
            _tell_offer(work, dialogue, seat, until)
    fill(work, dialogue)
