"""Finding one ticket by its tracking code, from any account; guessing has an end."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete

from langnghe.models import WrongCode
from langnghe.services import tickets, tracking
from langnghe.services.refusals import Invalid, Refusal
from langnghe.services.tickets import TicketView
from langnghe.services.work import Work

#: Codes that no ticket has, per person, before they have to wait.
MOST_TRIES = 10
HOLD_OFF = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Found:
    """The ticket of a code. Whoever does not own it is shown its course only: no text, no name."""

    ticket: TicketView
    own: bool


def find(work: Work, person_id: int, typed: str) -> Found | Refusal:
    """The ticket whose code was typed, in any case and spacing.

    Why not is returned, never raised: raising would undo the counting of wrong codes. Keys: "code-slip" (the
    check character does not fit: nothing is counted), "code-unknown", "code-wait" (minutes).
    """
    code = tracking.read_code(typed)
    if code is None:
        return Invalid("code-slip")
    tried = work.session.get(WrongCode, person_id)
    if tried is not None and work.now - tried.first_at >= HOLD_OFF:
        work.session.execute(delete(WrongCode).where(WrongCode.person_id == person_id))
        tried = None
    if tried is not None and tried.tries >= MOST_TRIES:
        left = tried.first_at + HOLD_OFF - work.now
        return Invalid("code-wait", minutes=-int(-left.total_seconds() // 60))
    ticket_id = tickets.id_of(work, code)
    if ticket_id is None:
        if tried is None:
            work.session.add(WrongCode(person_id=person_id, tries=1, first_at=work.now))
        else:
            tried.tries += 1
        return Invalid("code-unknown", code=code)
    ticket = tickets.view(work, ticket_id)
    return Found(ticket, own=ticket.submitter_id == person_id)
