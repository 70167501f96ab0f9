"""One ticket as one official sees it now: what it says, what may be done with it, what has been done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from langnghe.models import (
    Act,
    AttachmentState,
    CaseDialogue,
    Person,
    Prepared,
    RoleKind,
    TicketEvent,
    TicketState,
)
from langnghe.services import (
    answers,
    attachments,
    authority,
    consulting,
    deciding,
    extending,
    hops,
    instructing,
    opinions,
    steps,
    tickets,
)
from langnghe.services.answering import Answer
from langnghe.services.authority import DESK, OVER, Post
from langnghe.services.extending import Asked
from langnghe.services.handling import heads, lawful_acts, may_decide, moved_on, passed_on, readable
from langnghe.services.hops import Hop
from langnghe.services.instructing import Submission
from langnghe.services.opinions import Request
from langnghe.services.refusals import Forbidden
from langnghe.services.sayings import last_said
from langnghe.services.steps import Step
from langnghe.services.tickets import EventView, TicketView
from langnghe.services.transferring import Receiver
from langnghe.services.work import Work

#: Lines of history on a card, and on request.
STEPS = 3
HISTORY = 30


@dataclass(frozen=True, slots=True)
class Seen:
    """One ticket as one official sees it now, and what they may do with it."""

    ticket: TicketView
    readable: bool
    acts: tuple[Act, ...]
    head: bool
    """Whether they head the body that holds it."""
    hop: Hop | None = None
    """The newest passing on of the ticket, if it was ever passed on."""
    opinions: tuple[Request, ...] = ()
    """The opinions that were asked for, as far as they are this person's to read."""
    asked: tuple[Request, ...] = ()
    """The open requests for an opinion that this person may answer."""
    leads: bool = False
    """Whether they handle it for the body that holds it."""
    coordinating: bool = False
    """Seen because of an open request alone: what the matter is, not who sent it nor how it is handled inside."""
    sender: bool = True
    """Whether they may know who sent it, or that nobody is named."""
    headed: frozenset[str] = frozenset()
    """The bodies that they head."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a ticket's card shows beside the ticket itself."""

    steps: tuple[EventView, ...]
    files: int
    """Attachments that can be shown."""
    question: str
    """What the citizen has been asked, while the reply is awaited."""
    proposal: Answer | None
    """The answer that waits for the head's approval."""
    extension: Asked | None
    """More time that waits for the head's decision."""
    parties: tuple[Receiver, ...] = ()
    """The bodies among which the umpire has to choose, while it has."""
    tasks: tuple[Step, ...] = ()
    """Open milestones and instructions, what is due first on top."""
    planned: int = 0
    """How many milestones and instructions there ever were."""
    dialogues: int = 0
    """How many dialogues about it were invited to."""
    submission: Submission | None = None
    """What lies before a leader, for who may read it: who may read the ticket, and that leader."""
    asked: bool = False
    """It lies before the reader."""


def look(work: Work, person_id: int, ticket_id: int) -> Seen:
    """The ticket as this person sees it.

    Raises `Forbidden` for who may not see it, `Stale` for who no longer may because their own body passed it on or
    its opinion is no longer asked for, `NotFound` for none.
    """
    ticket = tickets.view(work, ticket_id)
    posts = authority.ticket_posts(work, person_id)
    if not seen_by(work, ticket, posts):
        requests = _requests(work, ticket)
        if ended := consulting.once(posts, requests, restricted=ticket.restricted):
            raise consulting.past(ended, ticket.code)
        if passed_on(work, ticket_id, posts):
            raise moved_on(ticket)
        raise Forbidden(authority.NO_AUTHORITY)
    return seen(work, ticket, posts)


def may_see(work: Work, person_id: int, ticket_id: int) -> bool:
    """Whether the person may see the ticket by a post; `NotFound` for none."""
    held = authority.ticket_posts(work, person_id)
    return bool(held) and seen_by(work, tickets.view(work, ticket_id), held)


def seen_by(work: Work, ticket: TicketView, posts: Sequence[Post]) -> bool:
    """Whether the holder of `posts` may see the ticket at all."""
    if _in_its_own_right(work, ticket, posts):
        return True
    requests = _requests(work, ticket) if posts else ()
    return consulting.sees(work, posts, requests, restricted=ticket.restricted)


def _requests(work: Work, ticket: TicketView) -> tuple[Request, ...]:
    return opinions.of_ticket(work, ticket.id) if ticket.consulted else ()


def _in_its_own_right(work: Work, ticket: TicketView, posts: Sequence[Post]) -> bool:
    """Whether a post in the body that holds it, over it, or as its umpire lets the holder see the ticket."""
    held = [post for post in posts if post.role in (*DESK, *OVER)]
    if any(post.body_code == ticket.body_code for post in held):
        return True
    if bool(held) and authority.scope(work, held[0].person_id).covers(ticket.body_code):
        return True
    # The umpire can still change its mind when the ticket is with the body that it chose.
    hop = hops.newest(work, ticket.id, ticket.rung) if held else None
    return hop is not None and may_decide(hop, held, restricted=ticket.restricted)


def _only_supervises(work: Work, ticket: TicketView, posts: Sequence[Post], hop: Hop | None) -> bool:
    """Whether the holder of `posts`, who may see the ticket, does so as a supervisor and nothing else."""
    if all(post.role is not RoleKind.SUPERVISOR for post in posts):
        return False
    held = [post for post in posts if post.role in DESK]
    if any(post.body_code == ticket.body_code for post in held):
        return False
    if hop is not None and may_decide(hop, held, restricted=ticket.restricted):
        return False
    above = {each.code for each in authority.superiors(work, ticket.body_code)}
    if any(post.role is RoleKind.HEAD and post.body_code in above for post in held):
        return False
    intakes = {post.body_code for post in held if post.role is RoleKind.INTAKE}
    return not intakes or authority.catch_all(work) not in intakes


def seen(work: Work, ticket: TicketView, posts: Sequence[Post]) -> Seen:
    """The ticket as the holder of `posts` sees it, who may see it at all."""
    requests = _requests(work, ticket)
    asked = consulting.answerable(work, posts, requests, restricted=ticket.restricted)
    may_read = readable(ticket, posts)
    if requests and not _in_its_own_right(work, ticket, posts):
        return Seen(
            ticket=replace(ticket, submitter_name="", submitter_phone=""),
            readable=may_read or bool(asked),
            acts=(),
            head=False,
            asked=asked,
            coordinating=True,
            sender=False,
        )
    hop = hops.newest(work, ticket.id, ticket.rung)
    watches = _only_supervises(work, ticket, posts, hop)
    if watches:
        # Supervisors see how a matter goes, not whose it is.
        ticket = replace(ticket, submitter_name="", submitter_phone="")
    return Seen(
        ticket=ticket,
        readable=may_read or bool(asked),
        acts=lawful_acts(ticket, posts, hop),
        head=heads(ticket, posts),
        hop=hop,
        opinions=requests if may_read else (),
        asked=asked,
        leads=may_read and any(post.body_code == ticket.body_code and post.role in DESK for post in posts),
        sender=not watches,
        headed=frozenset(post.body_code for post in posts if post.role is RoleKind.HEAD),
    )


def contents(work: Work, seen: Seen) -> Contents:
    """What the card of this ticket shows to who sees it so."""
    ticket, can_read = seen.ticket, seen.readable
    inside = can_read and not seen.coordinating
    question = proposal = None
    if can_read and ticket.state is TicketState.WAITING_CITIZEN:
        question = last_said(work, ticket.id, Act.ASK)
    if inside and ticket.state is TicketState.ANSWER_PROPOSED:
        proposal = answers.proposed(work, ticket)
    planned = steps.of(work, ticket.id) if inside and ticket.open and ticket.planned else ()
    lies_before_leader = ticket.open and ticket.submitted and not seen.coordinating
    submission = instructing.waiting(work, ticket.id) if lies_before_leader else None
    asked = submission is not None and submission.body_code in seen.headed
    return Contents(
        steps=_lines(work, seen, STEPS),
        files=ticket.files + (len(proposal.files) if proposal else 0) if can_read else 0,
        question=question.text if question else "",
        proposal=proposal,
        extension=extending.asked_for(work, ticket.id)
        if inside and ticket.open and ticket.extension_asked
        else None,
        parties=deciding.parties(work, ticket.id) if _to_decide(seen) else (),
        tasks=tuple(step for step in planned if step.open),
        planned=len(planned),
        dialogues=_dialogues(work, ticket) if inside else 0,
        submission=submission if can_read or asked else None,
        asked=asked,
    )


def _dialogues(work: Work, ticket: TicketView) -> int:
    if ticket.version == tickets.FIRST:
        return 0
    counted: int | None = _DIALOGUES.scalar(work.connection, ticket=ticket.id)
    return counted or 0


_DIALOGUES = Prepared(select(func.count()).where(CaseDialogue.ticket_id == bindparam("ticket")))


def _to_decide(seen: Seen) -> bool:
    return Act.DECIDE in seen.acts and seen.hop is not None and seen.hop.disputed


def file_ids(work: Work, person_id: int, ticket_id: int) -> tuple[int, ...]:
    """The ticket's stored files, oldest first, then those of a proposed answer.

    `Forbidden` for who may not read the ticket.
    """
    seen = look(work, person_id, ticket_id)
    if not seen.readable:
        raise Forbidden("o-restricted-readers", code=seen.ticket.code)
    files = attachments.of_ticket(work, ticket_id)
    if (proposal := contents(work, seen).proposal) is not None:
        files += attachments.views(work, proposal.files)
    return tuple(file.id for file in files if file.state is AttachmentState.STORED)


def history(work: Work, person_id: int, ticket_id: int) -> tuple[Seen, tuple[EventView, ...]]:
    """The ticket and the newest lines of its history, internal notes too, oldest first.

    The words of a restricted ticket are blank for who may not read it; who sees it for a request alone gets what
    the citizen could see. Questions and opinions, which stand in no line themselves, are put in for their readers.
    """
    looked = look(work, person_id, ticket_id)
    lines = _lines(work, looked, HISTORY)
    if not looked.readable:
        return looked, tuple(replace(line, text="", data=_wordless(line.data)) for line in lines)
    by_id = {request.id: request for request in (*looked.opinions, *looked.asked)}
    return looked, tuple(_with_opinion(line, by_id) for line in lines)


#: Of these the citizen reads that they were done; their words are the body's own.
_INSIDE = frozenset({Act.PLAN, Act.STEP_DONE, Act.DIALOGUE})


def _lines(work: Work, seen: Seen, limit: int) -> tuple[EventView, ...]:
    """The newest lines of the history; for who sees the ticket for a request alone what the citizen reads."""
    lines = tickets.timeline(work, seen.ticket.id, public_only=seen.coordinating, limit=limit)
    if not seen.coordinating:
        return lines
    return tuple(
        replace(line, text="", data=_wordless(line.data)) if line.act in _INSIDE else line for line in lines
    )


def _with_opinion(line: EventView, requests: Mapping[int, Request]) -> EventView:
    request = requests.get(line.data.get("opinion", 0))
    if request is None or line.act not in {Act.CONSULT, Act.OPINE}:
        return line
    return replace(line, text=request.question if line.act is Act.CONSULT else request.opinion)


def _wordless(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in {"what", "owner"}}


@dataclass(frozen=True, slots=True)
class Move:
    """The newest act that moved the ticket to where it is."""

    act: Act
    at: datetime
    actor_id: int | None
    actor_role: str
    actor_name: str


MOVES = (
    Act.ACCEPT,
    Act.ASK,
    Act.REPLY,
    Act.PROPOSE,
    Act.RETURN,
    Act.ANSWER,
    Act.REFUSE,
    Act.TRANSFER,
    Act.SEND_BACK,
    Act.DECIDE,
    Act.WITHDRAW,
    Act.REOPEN,
    Act.CLOSE,
)


def last_move(work: Work, ticket_id: int) -> Move | None:
    """What has happened last, for who pressed a button that came too late."""
    row = work.session.execute(
        select(TicketEvent.act, TicketEvent.at, TicketEvent.actor_id, TicketEvent.actor_role, Person.name)
        .outerjoin(Person, Person.id == TicketEvent.actor_id)
        .where(TicketEvent.ticket_id == ticket_id, TicketEvent.act.in_(MOVES))
        .order_by(TicketEvent.seq.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    name = "" if row.actor_role == "citizen" else row.name or ""
    return Move(row.act, row.at, row.actor_id, row.actor_role, name)
