"""Returning a ticket to the body that passed it on, while there is time; the second return goes to the umpire."""

from sqlalchemy import bindparam, update

from langnghe.models import Act, Body, Prepared, TicketTransfer, table
from langnghe.services import moving, umpires
from langnghe.services.bodies import stands
from langnghe.services.handling import LONGEST_NOTE, name_of, take, written
from langnghe.services.hops import Hop
from langnghe.services.transfer_reasons import reason_of
from langnghe.services.umpires import Umpire
from langnghe.services.work import Notice, Work

#: Returns of one ticket until the common superior decides instead.
MOST_RETURNS = 1


def send_back(work: Work, person_id: int, ticket_id: int, reason: str, note: str) -> str:
    """Return the ticket as not competent for it; the name of the body that holds it now.

    That is the body that passed it on, or the umpire at the second return of this ticket (or when that body has
    ended meanwhile). Raises `Invalid` for no such reason, `Stale` when the time for returning is over, the
    ticket was taken already, or the umpire has decided.
    """
    why, chosen = written(note, LONGEST_NOTE), reason_of(reason)
    taken = take(work, person_id, ticket_id, Act.SEND_BACK)
    ticket, hop = taken.ticket, taken.hop
    if hop is None:
        raise AssertionError("a ticket that was never passed on is not returned")  # `take` has refused it
    before = moving.past(work, ticket_id)
    umpire = None
    returns = sum(row.returned_at is not None for row in before)
    if returns >= MOST_RETURNS or not stands(work, work.session.get_one(Body, hop.from_body)):
        umpire = umpires.umpire_over(work, moving.parties(before), restricted=taken.restricted)
    holder, holder_name = (umpire.code, umpire.name) if umpire else (hop.from_body, hop.from_name)
    _enter(work, hop, person_id, chosen.code, why, umpire)
    moving.move(
        work, ticket, holder, Act.SEND_BACK, taken.actor, why,
        **{"from": hop.to_body, "from_name": hop.to_name, "to": holder, "to_name": holder_name},
        proposed=hop.from_name, umpire=umpire.name if umpire else "", reason=chosen.code, ground=chosen.ground,
    )  # fmt: skip
    params = {
        "from": hop.to_name,
        "to": hop.from_name,
        "reason": why,
        "why": chosen.code,
        "by": name_of(work, person_id),
    }
    if umpire:
        moving.tell_umpire(work, ticket, umpire, params, person_id)
        if hop.by_person not in umpire.people:
            # Who passed it on twice learns where it is, and can say there why.
            work.notify(Notice("o-to-umpire", hop.by_person, ticket_id, {**params, "umpire": umpire.name}))
    else:
        moving.tell_holder(
            work, ticket, "o-sent-back", params, restricted=taken.restricted, officer_id=hop.by_person
        )
        work.notify(Notice("c-sent-back", ticket.submitter_id, ticket_id, params, waiting_person_id=person_id))
    return holder_name


_HOPS = table(TicketTransfer).c
_RETURN = Prepared(
    update(table(TicketTransfer))
    .where(_HOPS.id == bindparam("hop"))
    .values(
        returned_at=bindparam("new_returned_at"),
        returned_by=bindparam("new_returned_by"),
        return_code=bindparam("new_return_code"),
        return_note=bindparam("new_return_note"),
        return_days=bindparam("new_return_days"),
        umpire_body=bindparam("new_umpire_body"),
        umpire_since=bindparam("new_umpire_since"),
        ended_at=bindparam("new_ended_at"),
    )
)


def _enter(work: Work, hop: Hop, person_id: int, code: str, why: str, umpire: Umpire | None) -> None:
    _RETURN.run(
        work.connection,
        hop=hop.id,
        new_returned_at=work.now,
        new_returned_by=person_id,
        new_return_code=code,
        new_return_note=why,
        new_return_days=moving.days_held(work, hop.at),
        new_umpire_body=umpire.code if umpire else None,
        new_umpire_since=work.now if umpire else None,
        new_ended_at=None if umpire else work.now,
    )
