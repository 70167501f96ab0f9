"""Passing a ticket on to the body that is competent for it, and finding that body."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from sqlalchemy import or_, select

from langnghe.models import Act, Area, Body, ClockKind
from langnghe.services import authority, clocks, duty, tickets
from langnghe.services.calendar import local_date
from langnghe.services.folding import fold
from langnghe.services.handling import DESK, LONGEST_NOTE, take, written
from langnghe.services.refusals import Invalid, NotFound
from langnghe.services.tickets import Locked
from langnghe.services.work import Notice, Work

#: Likeness in per cent from which a mistyped name is proposed.
_LIKE = 72


def transfer(work: Work, person_id: int, ticket_id: int, to_body: str, reason: str) -> str:
    """Pass the ticket on, with a reason (Luật Tiếp công dân Art. 26(2)(b)); the receiver's name.

    The citizen's clock runs on untouched; the receiver gets its own time to accept. Raises `Invalid` for the
    holding body itself and for one that has ended, `NotFound` for none.
    """
    why = written(reason, LONGEST_NOTE)
    taken = take(work, person_id, ticket_id, Act.TRANSFER)
    ticket = taken.ticket
    body = receiver(work, ticket.body_code, to_body)
    passed = {"from": ticket.body_code, "from_name": taken.body_name, "to": body.code, "to_name": body.name}
    ticket.body_code = body.code
    ticket.officer_id = None
    ticket.rung = "transfer"
    tickets.transition(work, ticket, Act.TRANSFER, taken.actor, why, **passed)
    clocks.begin(work, ticket, ClockKind.ACCEPT)
    params = {"from": taken.body_name, "to": body.name, "reason": why}
    _tell_receiver(work, ticket, params, restricted=taken.restricted)
    work.notify(Notice("c-transferred", ticket.submitter_id, ticket_id, params, waiting_person_id=person_id))
    return body.name


def _tell_receiver(work: Work, ticket: Locked, params: dict[str, str], *, restricted: bool) -> None:
    told = duty.on_duty(work, ticket.body_code, restricted=restricted)
    key = "o-new-nobody" if told.nobody else "o-transferred"
    for person_id in told.with_head():
        work.notify(Notice(key, person_id, ticket.id, params))


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
    today = local_date(work.now)
    if body.valid_from > today or (body.valid_to is not None and body.valid_to < today):
        raise Invalid("o-body-ended", body=body.name)
    return Receiver(body.code, body.name, body.area_code, str(body.level))


def receivers(work: Work, person_id: int, ticket_id: int, typed: str = "", limit: int = 8) -> tuple[Receiver, ...]:
    """Bodies to which the ticket may be passed on, nearest first.

    With nothing typed, those of the ticket's own area. Typed words are compared in any spelling with the names
    of all bodies; slips are forgiven where nothing fits exactly. `Forbidden` for who does not hold the ticket.
    """
    ticket = tickets.view(work, ticket_id)
    authority.post_in(work, person_id, ticket.body_code, *DESK)
    bodies = _bodies_now(work, ticket.body_code, "" if typed else ticket.area_code)
    if typed:
        bodies = _named(bodies, fold(typed))
    return tuple(sorted(bodies, key=lambda body: _distance(body, ticket.area_code))[:limit])


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
