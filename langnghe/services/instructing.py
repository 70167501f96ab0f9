"""Putting a matter before the leader (trình lãnh đạo), and the leader's instruction (ý kiến chỉ đạo) with a date
(R18).

An officer puts it before the head of the body, the head before the head above; one lies before a leader at a time.
The leader instructs or returns it with a word. A head above may also instruct without being asked. An instruction
is a step of the body that holds the ticket, with a clock of its own where it has a date. Nothing of this touches
the citizen's clock: the matter does not wait because a leader is asked.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select, update

from langnghe.models import (
    Act,
    Body,
    Person,
    Prepared,
    RoleKind,
    StepOrigin,
    TicketSubmission,
    insert_into,
    table,
)
from langnghe.services import authority, duty, hops, steps, tickets, transitions
from langnghe.services.authority import Official, Post, Superior
from langnghe.services.handling import LONGEST_NOTE, InHand, moved_on, name_of, take, written
from langnghe.services.planning import may_plan
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.tickets import Actor, Locked
from langnghe.services.work import Notice, Work


@dataclass(frozen=True, slots=True)
class Submission:
    """What lies before a leader, the head of `body_code`."""

    id: int
    body_code: str
    body_name: str
    proposal: str
    by_person: int
    by_name: str
    at: datetime


_WAITING = Prepared(
    select(
        TicketSubmission.id,
        TicketSubmission.body_code,
        Body.name,
        TicketSubmission.proposal,
        TicketSubmission.by_person,
        Person.name.label("by_name"),
        TicketSubmission.at,
    )
    .join(Body, Body.code == TicketSubmission.body_code)
    .join(Person, Person.id == TicketSubmission.by_person)
    .where(TicketSubmission.ticket_id == bindparam("ticket"), TicketSubmission.ended_at.is_(None))
)
_SUBMIT = insert_into(TicketSubmission)
_COLUMNS = table(TicketSubmission).c
_END = Prepared(
    update(table(TicketSubmission))
    .where(_COLUMNS.id == bindparam("submission"))
    .values(
        instruction=bindparam("text"),
        instructed_by=bindparam("person"),
        instructed_at=bindparam("at"),
        ended_at=bindparam("now"),
    )
)


def waiting(work: Work, ticket_id: int) -> Submission | None:
    """What lies before a leader."""
    row = _WAITING.first(work.connection, ticket=ticket_id)
    return None if row is None else Submission(*row)


# Putting it before the leader ----------------------------------------------------------------------------------


def submit(work: Work, person_id: int, ticket_id: int, proposal: str) -> str:
    """Put the ticket before the leader with a proposal; the name of the leader's body.

    Raises `Forbidden` for who neither heads the body nor is in charge, `Invalid` "o-submitted-already", "o-no-
    leader".
    """
    words = written(proposal, LONGEST_NOTE)
    taken = _submitting(work, person_id, ticket_id)
    leader, body = _leader_for(work, taken)
    taken.take_on()
    if (left := waiting(work, ticket_id)) is not None:
        end(work, left)
    _SUBMIT.run(
        work.connection, ticket_id=ticket_id, body_code=body.code, proposal=words, by_person=person_id,
        at=work.now, instruction="", instructed_by=None, instructed_at=None, ended_at=None,
    )  # fmt: skip
    tickets.transition(work, taken.ticket, Act.TO_LEADER, taken.actor, words, to=body.code, to_name=body.name)
    params = {"by": name_of(work, person_id), "from": taken.body_name}
    work.notify(Notice("o-submitted", leader.person_id, ticket_id, params, person_id))
    return body.name


def to_whom(work: Work, person_id: int, ticket_id: int) -> str:
    """The name of the body before whose head the ticket would be put now. Raises as `submit`."""
    return _leader_for(work, _submitting(work, person_id, ticket_id))[1].name


def _submitting(work: Work, person_id: int, ticket_id: int) -> InHand:
    taken = take(work, person_id, ticket_id, Act.TO_LEADER)
    if not may_plan(person_id, taken.ticket.officer_id, head=taken.head):
        raise Forbidden("o-plan-in-charge", code=taken.ticket.code)
    lying = waiting(work, ticket_id)
    # What lies before a head who has left, with nobody after them, is put before the next one.
    if lying is not None and authority.head_of(work, lying.body_code) is not None:
        raise Invalid("o-submitted-already", body=lying.body_name, at=lying.at)
    return taken


def _leader_for(work: Work, taken: InHand) -> tuple[Official, Superior]:
    """The head of the own body, for its head the nearest one above; also where the own body has no head."""
    own = Superior(taken.ticket.body_code, taken.body_name)
    chain = authority.superiors(work, own.code)
    for body in chain if taken.head else (own, *chain):
        head = authority.head_of(work, body.code)
        if head is not None and head.person_id != taken.person_id:
            return head, body
    raise Invalid("o-no-leader", body=taken.body_name)


# The leader's word ---------------------------------------------------------------------------------------------


def instruct(work: Work, person_id: int, ticket_id: int, text: str, last_day: date | None) -> None:
    """Instruct the body that holds the ticket, by the end of this day where one is set.

    As the leader before whom it was put, which ends that, or as the head of a body above, unasked. Its officer,
    its head and who put it there are told. Raises `Forbidden`, `Stale` when it is settled or nothing lies there
    any more, `Invalid("o-step-day")`.
    """
    words = written(text, LONGEST_NOTE)
    ticket, post, lying = _leading(work, person_id, ticket_id)
    if last_day is not None:
        steps.check_day(work, last_day)
    name = name_of(work, person_id)
    if lying is not None:
        _END.run(work.connection, submission=lying.id, text=words, person=person_id, at=work.now, now=work.now)
    step_id = steps.begin(
        work, ticket_id, StepOrigin.INSTRUCTION, words, last_day, ticket.body_code, set_by=person_id,
        source=f"{name}, {post.body_name}",
    )  # fmt: skip
    tickets.transition(
        work, ticket, Act.INSTRUCT, _actor(post), words, instruct="given", step=step_id,
        until=last_day.isoformat() if last_day else "",
    )  # fmt: skip
    restricted = duty.restricted_field(work, ticket.field_code)
    told = duty.on_duty(work, ticket.body_code, ticket.officer_id, restricted=restricted).with_head()
    for each in dict.fromkeys((*told, *([lying.by_person] if lying else []))):
        if each != person_id:
            work.notify(Notice("o-instructed", each, ticket_id, {"by": name, "from": post.body_name}))


def return_(work: Work, person_id: int, ticket_id: int, word: str) -> None:
    """Return what lies before the leader without an instruction, with a word; who put it there is told.

    Raises `Forbidden` for anybody else, `Stale` when nothing lies there any more.
    """
    why = written(word, LONGEST_NOTE)
    ticket, post, lying = _leading(work, person_id, ticket_id)
    if lying is None:
        raise Stale("o-submission-gone", code=ticket.code)
    _END.run(work.connection, submission=lying.id, text="", person=person_id, at=work.now, now=work.now)
    tickets.transition(work, ticket, Act.INSTRUCT, _actor(post), why, instruct="returned")
    params = {"by": name_of(work, person_id), "text": why}
    work.notify(Notice("o-submission-returned", lying.by_person, ticket_id, params))


def check(work: Work, person_id: int, ticket_id: int) -> Submission | None:
    """Whether the person may instruct now; what lies before them, None who does so unasked. Raises as
    `instruct`.
    """
    return _leading(work, person_id, ticket_id)[2]


def end(work: Work, submission: Submission) -> None:
    """Nothing is asked of that leader any more: the ticket has moved, or there is no such leader now."""
    _END.run(work.connection, submission=submission.id, text="", person=None, at=None, now=work.now)


def _leading(work: Work, person_id: int, ticket_id: int) -> tuple[Locked, Post, Submission | None]:
    """The ticket, locked, the post by which the person instructs, and what lies before them."""
    ticket = tickets.for_change(work, ticket_id)
    headed = {post.body_code: post for post in authority.posts(work, person_id) if post.role is RoleKind.HEAD}
    lying = waiting(work, ticket_id)
    if lying is not None and lying.body_code in headed:
        post = headed[lying.body_code]
    else:
        lying = None
        above = (each.code for each in authority.superiors(work, ticket.body_code))
        found = next((headed[code] for code in above if code in headed), None)
        if found is None:
            # The button was there while something lay before them.
            raise (
                Stale("o-submission-gone", code=ticket.code)
                if ticket.body_code in headed
                else Forbidden(authority.NO_AUTHORITY)
            )
        post = found
    if not transitions.lawful(Act.INSTRUCT, ticket.state):
        raise moved_on(ticket)
    hops.allow(hops.newest(work, ticket_id, ticket.rung), ticket.code, Act.INSTRUCT, work.now)
    return ticket, post, lying


def _actor(post: Post) -> Actor:
    return Actor(post.person_id, str(post.role), post.body_code)
