"""What a citizen may do with a ticket of their own after it was sent.

Every verb locks the ticket, asks whether the speaker is its submitter, and changes it by `tickets.transition`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from langnghe.models import (
    Act,
    ClockKind,
    Field,
    Rating,
    Ticket,
    TicketEvent,
    TicketKind,
    TicketState,
    insert_into,
)
from langnghe.services import attachments, clocks, duty, intake, tickets, transitions
from langnghe.services.folding import nfc
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.tickets import Actor, Locked
from langnghe.services.work import Notice, Work

LONGEST_COMMENT = 1_000
#: Why an answer was good or bad, as the citizen may tick it; "manner" speaks of the officials' attitude (R87).
REASONS_GOOD = ("fast", "clear", "solved", "manner-good")
REASONS_BAD = ("slow", "unclear", "not-solved", "manner-bad")
REASONS = frozenset((*REASONS_GOOD, *REASONS_BAD))
#: A score up to this is told to the head as well.
LOW_SCORE = 2
#: Tickets closed in one transaction of the sweep.
CLOSE_BATCH = 100


# Adding -------------------------------------------------------------------------------------------------------


def add(
    work: Work,
    person_id: int,
    ticket_id: int,
    text: str = "",
    attachment_ids: tuple[int, ...] = (),
    *,
    tell: bool = True,
) -> None:
    """Add words or files to an open ticket. Raises `Stale` when it is settled, `Invalid` when there is nothing.

    Without `tell` the officials are not told again: one more photo of the album they have just heard of.
    """
    _write(work, _own(work, person_id, ticket_id), Act.ADD, text, attachment_ids, tell=tell)


def reply(
    work: Work, person_id: int, ticket_id: int, text: str = "", attachment_ids: tuple[int, ...] = ()
) -> None:
    """Answer what the officer asked. Raises `Stale` when no question is open any more."""
    _write(work, _own(work, person_id, ticket_id), Act.REPLY, text, attachment_ids)


def write(work: Work, person_id: int, ticket_id: int, text: str = "", attachment_ids: tuple[int, ...] = ()) -> Act:
    """Reply where a question is open, add otherwise; which of them it was."""
    ticket = _own(work, person_id, ticket_id)
    act = Act.REPLY if ticket.state is TicketState.WAITING_CITIZEN else Act.ADD
    _write(work, ticket, act, text, attachment_ids)
    return act


def _write(
    work: Work, ticket: Locked, act: Act, text: str, attachment_ids: tuple[int, ...], *, tell: bool = True
) -> None:
    text = read_text(text, or_files=bool(attachment_ids))
    event_id = tickets.transition(work, ticket, act, _citizen(ticket), text, files=len(attachment_ids))
    attachments.bind(work, ticket.submitter_id, attachment_ids, ticket.id, event_id)
    if not tell:
        return
    key = "o-replied" if act is Act.REPLY else "o-added"
    _tell_officials(work, ticket, key, text=text, files=len(attachment_ids))


def read_text(text: str, *, or_files: bool = False) -> str:
    """The text as it is kept. Raises `Invalid` "nothing-to-send" or "text-too-long"."""
    text = nfc(text).strip()
    if not text and not or_files:
        raise Invalid("nothing-to-send")
    if len(text) > intake.LONGEST_TEXT:
        raise Invalid("text-too-long", most=intake.LONGEST_TEXT, length=len(text))
    return text


# Urging, withdrawing ------------------------------------------------------------------------------------------


def urge(work: Work, person_id: int, ticket_id: int) -> None:
    """Urge the body on; its officer and its head are told.

    Raises `Stale` when it is settled and `Invalid("urge-too-soon")` within `office.urge_pause` of the last time.
    """
    ticket = _own(work, person_id, ticket_id)
    _must_be_lawful(ticket, Act.URGE)
    last, times = work.session.execute(
        select(func.max(TicketEvent.at), func.count()).where(
            TicketEvent.ticket_id == ticket_id, TicketEvent.act == Act.URGE, TicketEvent.actor_role == "citizen"
        )
    ).one()
    if times and work.now < last + work.office.urge_pause:
        raise Invalid("urge-too-soon", last=last, again=last + work.office.urge_pause)
    tickets.transition(work, ticket, Act.URGE, _citizen(ticket), times=times + 1)
    _tell_officials(work, ticket, "o-urged", head=True, times=times + 1)


def withdraw(work: Work, person_id: int, ticket_id: int) -> None:
    """Take the ticket back. Raises `Stale` when it is settled."""
    ticket = _own(work, person_id, ticket_id)
    tickets.transition(work, ticket, Act.WITHDRAW, _citizen(ticket))
    _tell_officials(work, ticket, "o-withdrawn")


# After the answer ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a citizen thinks of an answer. score: 1 (bad) to 5; reasons: of `REASONS`."""

    score: int
    reasons: tuple[str, ...] = ()
    comment: str = ""


def rate(work: Work, person_id: int, ticket_id: int, opinion: Opinion) -> None:
    """Rate the answer, once per answer.

    The `Rating` row names no person and no ticket (R52, Decree 224/2026 Art. 10); the ticket keeps the score.
    Raises `Invalid` "score-wrong" or "comment-too-long", and `Stale` "already-rated" or "ticket-moved-on".
    """
    if not 1 <= opinion.score <= 5 or not REASONS.issuperset(opinion.reasons):
        raise Invalid("score-wrong")
    comment = nfc(opinion.comment).strip()
    if len(comment) > LONGEST_COMMENT:
        raise Invalid("comment-too-long", most=LONGEST_COMMENT)
    ticket = _own(work, person_id, ticket_id)
    _must_be_lawful(ticket, Act.RATE)
    if ticket.score is not None:
        raise Stale("already-rated", code=ticket.code, score=ticket.score)
    reasons = [reason for reason in (*REASONS_GOOD, *REASONS_BAD) if reason in opinion.reasons]
    ticket.score = opinion.score
    _RATE.run(
        work.connection,
        body_code=ticket.body_code,
        field_code=ticket.field_code,
        area_code=ticket.area_code,
        score=opinion.score,
        reasons=reasons,
        comment=comment,
        rated_at=work.now,
    )
    tickets.transition(
        work, ticket, Act.RATE, Actor(None, "citizen"), comment, score=opinion.score, reasons=list(reasons)
    )
    low = opinion.score <= LOW_SCORE
    _tell_officials(work, ticket, "o-rated", head=low, score=opinion.score, reasons=reasons, text=comment)


_RATE = insert_into(Rating)


def reopen(work: Work, person_id: int, ticket_id: int, reason: str, attachment_ids: tuple[int, ...] = ()) -> None:
    """Send an answered or refused ticket back to the body, once, within the window; both clocks begin anew.

    Raises `Stale("ticket-moved-on")`, `Invalid` "reopen-used", "reopen-over", "reopen-reason", "text-too-long".
    """
    ticket = _own(work, person_id, ticket_id)
    _must_be_lawful(ticket, Act.REOPEN)
    if ticket.reopened:
        raise Invalid("reopen-used", code=ticket.code)
    if ticket.reopen_until is None or work.now >= ticket.reopen_until:
        raise Invalid("reopen-over", code=ticket.code)
    if not any(letter.isalnum() for letter in reason):
        raise Invalid("reopen-reason")
    text = read_text(reason)
    ticket.reopened += 1
    ticket.reopen_until = None
    ticket.score = None  # the next answer is rated on its own
    clocks.begin(work, ticket, ClockKind.ACCEPT)
    ticket.due_at = clocks.begin(work, ticket, ClockKind.SETTLE).at
    event_id = tickets.transition(work, ticket, Act.REOPEN, _citizen(ticket), text, files=len(attachment_ids))
    attachments.bind(work, person_id, attachment_ids, ticket.id, event_id)
    _tell_officials(work, ticket, "o-reopened", head=True, text=text, files=len(attachment_ids))


def close_settled(work: Work) -> int:
    """Close the tickets whose time for reopening is over, at most `CLOSE_BATCH`; how many.

    A sweep. Nobody is told: the answer was the news, and the card says that it is closed.
    """
    over = (
        select(Ticket.id)
        .where(
            Ticket.state.in_(transitions.SETTLED),
            Ticket.closed_at.is_(None),
            # Reopened once already: there is no window after the second answer.
            (Ticket.reopen_until <= work.now) | Ticket.reopen_until.is_(None),
        )
        .order_by(Ticket.id)
        .limit(CLOSE_BATCH)
        .with_for_update(skip_locked=True)
    )
    closed = work.session.scalars(over).all()
    for ticket_id in closed:
        tickets.transition(work, tickets.for_change(work, ticket_id), Act.CLOSE, tickets.SYSTEM)
    return len(closed)


# Lists --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One's own ticket in a list. `text` is the whole text."""

    id: int
    code: str
    kind: TicketKind
    state: TicketState
    field_names: dict[str, str]
    text: str
    received_at: datetime
    due_at: datetime
    late: bool


def mine(work: Work, person_id: int, offset: int = 0, size: int = 5) -> Page[Line]:
    """The person's tickets: first what waits for them, then what is open, then the newest."""
    own = Ticket.submitter_id == person_id
    total = work.session.scalar(select(func.count()).select_from(Ticket).where(own)) or 0
    start = page_start(total, offset, size)
    if not total:
        return Page((), 0, 0)
    rows = work.session.execute(
        select(
            Ticket.id,
            Ticket.code,
            Ticket.kind,
            Ticket.state,
            Ticket.text,
            Ticket.received_at,
            Ticket.due_at,
            Field.name_vi,
            Field.name_en,
        )
        .join(Field, Field.code == Ticket.field_code)
        .where(own)
        .order_by(
            (Ticket.state != TicketState.WAITING_CITIZEN),
            Ticket.state.not_in(transitions.OPEN),
            Ticket.id.desc(),
        )
        .offset(start)
        .limit(size)
    )
    lines = tuple(
        Line(
            id=row.id,
            code=row.code,
            kind=row.kind,
            state=row.state,
            field_names={"vi": row.name_vi, "en": row.name_en},
            text=row.text,
            received_at=row.received_at,
            due_at=row.due_at,
            late=row.state in transitions.OPEN and work.now >= row.due_at,
        )
        for row in rows
    )
    return Page(lines, start, total)


# Parts --------------------------------------------------------------------------------------------------------


def _own(work: Work, person_id: int, ticket_id: int) -> Locked:
    """The person's own ticket, locked. Raises `NotFound`, or `Forbidden` when it is somebody else's."""
    ticket = tickets.for_change(work, ticket_id)
    if ticket.submitter_id != person_id:
        raise Forbidden("no-authority")
    return ticket


def _citizen(ticket: Locked) -> Actor:
    return Actor(ticket.submitter_id, "citizen")


def _must_be_lawful(ticket: Locked, act: Act) -> None:
    if not transitions.lawful(act, ticket.state):
        raise Stale("ticket-moved-on", code=ticket.code, state=str(ticket.state))


def _tell_officials(work: Work, ticket: Locked, key: str, *, head: bool = False, **params: Any) -> None:
    """Tell the officer in charge, or who is on duty in the body; with `head` its head as well."""
    restricted = duty.restricted_field(work, ticket.field_code)
    told = duty.on_duty(work, ticket.body_code, ticket.officer_id, restricted=restricted)
    for person_id in told.with_head() if head else told.people:
        work.notify(Notice(key, person_id, ticket.id, params))
