"""Answers that have not gone out yet, as their citizen would read them: drafted, proposed, sent back."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import bindparam, select

from langnghe.models import Act, Prepared, TicketEvent
from langnghe.services import authority
from langnghe.services.answering import Answer, Signature, outcome_of, proposal, signature, words_of
from langnghe.services.sayings import Said
from langnghe.services.tickets import TicketView
from langnghe.services.work import Work


def returned(work: Work, person_id: int, ticket_id: int) -> Said | None:
    """The proposed answer that the head sent back, if that is how the ticket stands.

    Without its files for anybody but its author: they are the author's own until the answer goes out.
    """
    newest = _NEWEST_TURN.first(work.connection, ticket=ticket_id)
    said = proposal(work, ticket_id) if newest is not None and newest.act is Act.RETURN else None
    if said is not None and said.actor_id != person_id:
        return replace(said, data={**said.data, "attachment_ids": []})
    return said


_TURNS = [Act.PROPOSE, Act.RETURN, Act.ANSWER, Act.REFUSE, Act.TRANSFER, Act.SEND_BACK, Act.DECIDE, Act.REOPEN]
_NEWEST_TURN = Prepared(
    select(TicketEvent.act)
    .where(
        TicketEvent.ticket_id == bindparam("ticket"),
        TicketEvent.act.in_(_TURNS),
    )
    .order_by(TicketEvent.seq.desc())
    .limit(1)
)


def proposed(work: Work, ticket: TicketView) -> Answer | None:
    """The answer that is before the head, as the citizen would read it."""
    said = proposal(work, ticket.id)
    if said is None or said.actor_id is None:
        return None
    signed = signature(work, said.actor_id, ticket.body_code)
    return _as_read(ticket, said.text, said.data["outcome"], said.data["attachment_ids"], signed)


def drafted(
    work: Work, person_id: int, ticket: TicketView, text: str, attachment_ids: tuple[int, ...], outcome: str
) -> Answer:
    """A draft as its citizen would read it, checked as if it were sent. `Forbidden`, `Invalid`."""
    words = words_of(text)
    authority.post_in(work, person_id, ticket.body_code, *authority.DESK)
    outcome = outcome_of(ticket.kind, outcome)
    return _as_read(ticket, words, outcome, attachment_ids, signature(work, person_id, ticket.body_code))


def _as_read(
    ticket: TicketView, text: str, outcome: str, attachment_ids: Collection[int], signed: Signature
) -> Answer:
    return Answer(
        code=ticket.code,
        kind=ticket.kind,
        submitter_name=ticket.submitter_name,
        text=text,
        outcome=outcome,
        signed=signed,
        files=tuple(attachment_ids),
    )
