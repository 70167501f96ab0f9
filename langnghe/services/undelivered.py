"""What follows when a message cannot be delivered: another channel, or the one who waits for it is told."""

from sqlalchemy import select

from langnghe.models import Act, Identity, OutboxMessage, OutboxState
from langnghe.models.contract import Outbound
from langnghe.services import people, tickets
from langnghe.services.work import Notice, Undelivered, Work


def follow_up(work: Work, message_id: int, state: OutboxState, reason: str) -> None:
    """The message will not arrive where it was sent: `state` says why (DEAD or UNREACHABLE)."""
    message, person_id = work.session.execute(
        select(OutboxMessage, Identity.person_id)
        .join(Identity, Identity.id == OutboxMessage.identity_id)
        .where(OutboxMessage.id == message_id)
    ).one()
    if state is OutboxState.UNREACHABLE:
        people.left(work, message.identity_id, reason, work.now)
        if _sent_elsewhere(work, message, person_id):
            return
    if message.waiting_person_id is None or message.ticket_id is None:
        return
    ticket = tickets.for_change(work, message.ticket_id)
    tickets.transition(work, ticket, Act.UNREACHABLE, tickets.SYSTEM, reason=str(state))
    work.notify(Notice("o-unreachable", message.waiting_person_id, message.ticket_id))


def _sent_elsewhere(work: Work, message: OutboxMessage, person_id: int) -> bool:
    return work.composer.say_elsewhere(
        work,
        Undelivered(
            person_id=person_id,
            outbound=Outbound.from_json(message.payload).without_reply(),
            priority=message.priority,
            ticket_id=message.ticket_id,
            waiting_person_id=message.waiting_person_id,
        ),
    )
