"""Passing a ticket on to the body that is competent for it, and finding that body.

No buck-passing (R12): a passing on needs a reason of the closed list, a receiver, and words; it is returned in
time (`returning`) or it is the receiver's; a circle goes to the common superior, whose word binds (`deciding`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from sqlalchemy import or_, select

from langnghe.models import Act, Area, Body
from langnghe.services import authority, moving, tickets, umpires
from langnghe.services.bodies import stands
from langnghe.services.calendar import local_date
from langnghe.services.folding import fold
from langnghe.services.handling import KINDS, LONGEST_NOTE, take, written
from langnghe.services.refusals import Invalid, NotFound
from langnghe.services.transfer_reasons import reason_of
from langnghe.services.work import Notice, Work

#: Likeness in per cent from which a mistyped name is proposed.
_LIKE = 72


def transfer(work: Work, person_id: int, ticket_id: int, to_body: str, reason: str, note: str) -> str:
    """Pass the ticket on; the name of the body that holds it now.

    That is the receiver, or the umpire when the receiver has passed this ticket on before (a circle). The
    citizen's clock runs on untouched; whoever holds it gets its own time to accept. Raises `Invalid` for no such
    reason, for the holding body itself and for one that has ended, `NotFound` for none, and `Stale` when the
    umpire has decided that it stays.
    """
    why, chosen = written(note, LONGEST_NOTE), reason_of(reason)
    taken = take(work, person_id, ticket_id, Act.TRANSFER)
    ticket, giver = taken.ticket, taken.ticket.body_code
    if ticket.kind not in KINDS:
        # A complaint is guided to its lawful form and a denunciation has its own desk (facts F-2).
        raise Invalid("o-no-such-kind")
    body = receiver(work, giver, to_body)
    before = moving.past(work, ticket_id)
    umpire = None
    if body.code in {row.from_body for row in before}:
        quarrelling = moving.parties(before) | {giver}
        umpire = umpires.umpire_over(work, quarrelling, restricted=taken.restricted)
    since = moving.held_since(work, ticket, taken.hop)
    holder, holder_name = (umpire.code, umpire.name) if umpire else (body.code, body.name)
    moving.move(
        work, ticket, holder, Act.TRANSFER, taken.actor, why,
        **{"from": giver, "from_name": taken.body_name, "to": holder, "to_name": holder_name},
        proposed=body.name, umpire=umpire.name if umpire else "", reason=chosen.code, ground=chosen.ground,
    )  # fmt: skip
    moving.append(
        work,
        ticket_id=ticket_id,
        seq=len(before) + 1,
        from_body=giver,
        to_body=body.code,
        reason_code=chosen.code,
        ground=chosen.ground,
        note=why,
        by_person=person_id,
        at=work.now,
        held_since=since,
        held_days=moving.days_held(work, since),
        return_until=None if umpire else moving.return_until(work, ticket),
        umpire_body=umpire.code if umpire else None,
        umpire_since=work.now if umpire else None,
    )
    params = {"from": taken.body_name, "to": body.name, "reason": why, "why": chosen.code}
    if umpire:
        moving.tell_umpire(work, ticket, umpire, params, person_id)
    else:
        moving.tell_holder(work, ticket, "o-transferred", params, restricted=taken.restricted)
        work.notify(Notice("c-transferred", ticket.submitter_id, ticket_id, params, waiting_person_id=person_id))
    return holder_name


# Receivers ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Receiver:
    """A body a ticket can be passed on to."""

    code: str
    name: str
    area_code: str
    level: str


def receiver(work: Work, from_body: str, to_body: str) -> Receiver:
    """The body, checked as one to which a ticket may go. Raises `Invalid` and `NotFound`."""
    body = work.session.get(Body, to_body)
    if body is None:
        raise NotFound("body-not-found", body=to_body)
    if body.code == from_body:
        raise Invalid("o-transfer-to-itself", body=body.name)
    if not stands(work, body):
        raise Invalid("o-body-ended", body=body.name)
    return Receiver(body.code, body.name, body.area_code, str(body.level))


def receivers(work: Work, person_id: int, ticket_id: int, typed: str = "", limit: int = 8) -> tuple[Receiver, ...]:
    """Bodies to which the ticket may be passed on, nearest first.

    With nothing typed, those of the ticket's own area. Typed words are compared in any spelling with the names
    of all bodies; slips are forgiven where nothing fits exactly. `Forbidden` for who does not hold the ticket.
    """
    ticket = tickets.view(work, ticket_id)
    authority.post_in(work, person_id, ticket.body_code, *authority.DESK)
    return found(work, ticket.body_code, ticket.area_code, typed, limit)


def found(work: Work, but: str, area_code: str, typed: str = "", limit: int = 8) -> tuple[Receiver, ...]:
    """Bodies of today but one, nearest to the area first: of the area itself, or with the typed words."""
    bodies = _bodies_now(work, but, "" if typed else area_code)
    if typed:
        bodies = _named(bodies, fold(typed))
    return tuple(sorted(bodies, key=lambda body: _distance(body, area_code))[:limit])


def _bodies_now(work: Work, but: str, area_code: str) -> list[Receiver]:
    today = local_date(work.now)
    asked = (
        select(Body.code, Body.name, Body.area_code, Body.level)
        .join(Area, Area.code == Body.area_code)
        .where(Body.code != but, Body.valid_from <= today, or_(Body.valid_to.is_(None), Body.valid_to >= today))
        .order_by(Body.code)
    )
    if area_code:
        asked = asked.where(Body.area_code == area_code)
    return [Receiver(row.code, row.name, row.area_code, str(row.level)) for row in work.session.execute(asked)]


def _named(bodies: Sequence[Receiver], typed: str) -> list[Receiver]:
    words = typed.split()
    exact = [body for body in bodies if all(word in fold(body.name) for word in words)]
    if exact:
        return exact
    scored = [(fuzz.token_set_ratio(typed, fold(body.name)), body) for body in bodies]
    best = max((score for score, _ in scored), default=0)
    return [body for score, body in scored if score >= max(_LIKE, best - 3)]


def _distance(body: Receiver, area_code: str) -> int:
    """0 in the ticket's area, 1 for the province, 2 elsewhere."""
    if body.area_code == area_code:
        return 0
    return 1 if body.level == "province" else 2
