"""What an official does with a ticket on its way: accept, assign, ask, inform, note, correct.

Every verb asks for authority anew, locks the ticket, checks everything, and only then writes. Answers, approvals
and refusals are in `answering`, passing a ticket on is in `transferring`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from langnghe.models import (
    Act,
    Body,
    ClockKind,
    Field,
    Person,
    Prepared,
    RoleKind,
    TicketEvent,
    TicketKind,
    TicketPriority,
    TicketState,
)
from langnghe.services import authority, clocks, hops, tickets, transitions
from langnghe.services.authority import DESK, OVER, Official, Post
from langnghe.services.hops import Hop
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.tickets import Actor, Locked, TicketView
from langnghe.services.umpires import deciders
from langnghe.services.work import Notice, Work

#: Characters. A question is read on a small phone; a note or a reason is for colleagues.
LONGEST_QUESTION = 2_000
LONGEST_NOTE = 4_000
#: Kinds a ticket may be corrected to. A chat message is no lawful complaint or denunciation (facts F-2).
KINDS = (
    TicketKind.REPORT,
    TicketKind.PETITION,
    TicketKind.SUGGESTION,
    TicketKind.QUESTION,
    TicketKind.PRAISE,
)

#: In the order in which a card offers them: what is most likely next comes first.
_OFFERED = (
    Act.DECIDE,
    Act.APPROVE,
    Act.RETURN,
    Act.ACCEPT,
    Act.SEND_BACK,
    Act.ANSWER,
    Act.PROPOSE,
    Act.ASK,
    Act.INFORM,
    Act.ASSIGN,
    Act.NOTE,
    Act.CONSULT,
    Act.PLAN,
    Act.STEP_DONE,
    Act.TO_LEADER,
    Act.DIALOGUE,
    Act.TRANSFER,
    Act.REFUSE,
    Act.EXTEND_ASK,
    Act.COMPLEX,
    Act.CORRECT,
)
_HEAD_ONLY = frozenset({Act.APPROVE, Act.RETURN, Act.EXTEND, Act.EXTEND_NO, Act.COMPLEX})
#: Of the head, and of who is in charge of the ticket.
_IN_CHARGE_ONLY = frozenset({Act.PLAN, Act.TO_LEADER, Act.DIALOGUE})


def readable(ticket: TicketView, posts: Sequence[Post]) -> bool:
    """Whether the holder of `posts`, who may see the ticket, may also read what the citizen wrote.

    Of a restricted field only the head of the holding body and the assigned officer may (F-16).
    """
    if not ticket.restricted:
        return True  # to supervisors too, who are never shown who sent it
    held = [post for post in posts if post.body_code == ticket.body_code and post.role in DESK]
    return any(post.role is RoleKind.HEAD or post.person_id == ticket.officer_id for post in held)


def heads(ticket: TicketView, posts: Sequence[Post]) -> bool:
    """Whether the holder of `posts` heads the body that holds the ticket."""
    return any(post.role is RoleKind.HEAD and post.body_code == ticket.body_code for post in posts)


def lawful_acts(ticket: TicketView, posts: Sequence[Post], hop: Hop | None = None) -> tuple[Act, ...]:
    """What the holder of `posts` may do with the ticket now, what is most likely next first.

    `hop`: the newest passing on of the ticket, if it was ever passed on.
    """
    decides = hop is not None and may_decide(hop, posts, restricted=ticket.restricted)
    roles = {post.role for post in posts if post.body_code == ticket.body_code and post.role in DESK}
    if not roles or not readable(ticket, posts):
        above = {post.role for post in posts}
        from_above = {
            Act.DECIDE: decides,
            Act.URGE: bool(above.intersection(OVER)),
            Act.INSTRUCT: RoleKind.HEAD in above,
        }
        return tuple(act for act, may in from_above.items() if may and fits(act, ticket.state))
    head = RoleKind.HEAD in roles
    in_charge = head or ticket.officer_id in {None, *(post.person_id for post in posts)}
    return tuple(
        act
        for act in _OFFERED
        if (in_charge or act not in _IN_CHARGE_ONLY)
        and _open_to(act, ticket, head=head, decides=decides)
        and hops.allows(hop, act, ticket.now)
    )


def may_decide(hop: Hop, posts: Sequence[Post], *, restricted: bool) -> bool:
    """Whether the holder of `posts` is the umpire of this passing on."""
    roles = deciders(restricted=restricted)
    return any(post.body_code == hop.umpire_body and post.role in roles for post in posts)


def _open_to(act: Act, ticket: TicketView, *, head: bool, decides: bool) -> bool:
    if (act is Act.DECIDE and not decides) or (act in _HEAD_ONLY and not head):
        return False
    if act is Act.ANSWER and ticket.approval_required and not head:
        return False
    if act in {Act.EXTEND_ASK, Act.COMPLEX} and ticket.late:
        return False
    if (act is Act.COMPLEX and ticket.complex) or (act is Act.DIALOGUE and not ticket.open):
        return False
    if act is Act.PROPOSE and (head or not ticket.approval_required):
        return False
    return fits(act, ticket.state)


def fits(act: Act, state: TicketState) -> bool:
    """Whether officials may do this in this state; what waits for approval is never answered past its head."""
    return transitions.lawful(act, state) and (act is not Act.ANSWER or state in transitions.WORKABLE)


# Taking a ticket in hand ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class InHand:
    """A ticket locked for one act of somebody who may do it."""

    ticket: Locked
    actor: Actor
    person_id: int
    head: bool
    body_name: str
    approval_required: bool
    restricted: bool
    hop: Hop | None = None
    """The newest passing on of the ticket, if it was ever passed on."""

    def take_on(self) -> None:
        """Who first does something with a ticket that is nobody's has it from then on."""
        if self.ticket.officer_id is None:
            self.ticket.officer_id = self.person_id


_HOLDING = Prepared(
    select(Body.name, Body.approval_required, Field.restricted)
    .join(Field, Field.code == bindparam("field"))
    .where(Body.code == bindparam("body"))
)
_NAME = Prepared(select(Person.name).where(Person.id == bindparam("person")))


def take(work: Work, person_id: int, ticket_id: int, act: Act) -> InHand:
    """The ticket, locked, for an act of this person.

    Raises `Forbidden` without authority, `Stale` when the act is not lawful in the state it is in now, or when
    the ticket has left the person's body since the button was shown.
    """
    ticket = tickets.for_change(work, ticket_id)
    try:
        post = authority.post_in(work, person_id, ticket.body_code, *DESK)
    except Forbidden:
        if passed_on(work, ticket_id, authority.ticket_posts(work, person_id)):
            raise moved_on(ticket) from None
        raise
    holding = _HOLDING.one(work.connection, field=ticket.field_code, body=ticket.body_code)
    head = post.role is RoleKind.HEAD
    if holding.restricted and not head and ticket.officer_id != person_id:
        raise Forbidden("o-restricted-readers", code=ticket.code)
    if act in _HEAD_ONLY and not head:
        raise Forbidden(authority.NO_AUTHORITY)
    if not fits(act, ticket.state):
        raise moved_on(ticket)
    hop = hops.newest(work, ticket_id, ticket.rung)
    hops.allow(hop, ticket.code, act, work.now)
    return InHand(
        ticket=ticket,
        actor=Actor(person_id, str(post.role), post.body_code),
        person_id=person_id,
        head=head,
        body_name=holding.name,
        approval_required=holding.approval_required,
        restricted=holding.restricted,
        hop=hop,
    )


def moved_on(ticket: Locked | TicketView) -> Stale:
    """Somebody was faster."""
    return Stale("ticket-moved-on", code=ticket.code, state=str(ticket.state))


_AWAY = (Act.TRANSFER, Act.SEND_BACK, Act.DECIDE)


def passed_on(work: Work, ticket_id: int, posts: Sequence[Post]) -> bool:
    """Whether one of the bodies in which these posts are held has had the ticket and passed it on."""
    bodies = [post.body_code for post in posts if post.role in DESK]
    if not bodies:
        return False
    passed = select(TicketEvent.id).where(
        TicketEvent.ticket_id == ticket_id, TicketEvent.act.in_(_AWAY), TicketEvent.body_code.in_(bodies)
    )
    return work.session.execute(passed).first() is not None


def written(text: str, longest: int) -> str:
    """The text without blank ends. `Invalid` when nothing is left or it is longer than `longest`."""
    text = text.strip()
    if not any(character.isalnum() for character in text):
        raise Invalid("o-text-empty")
    if len(text) > longest:
        raise Invalid("o-text-long", length=len(text), longest=longest)
    return text


def name_of(work: Work, person_id: int) -> str:
    """The name an official is known by."""
    return _NAME.scalar(work.connection, person=person_id) or ""


# The verbs ------------------------------------------------------------------------------------------------------


def accept(work: Work, person_id: int, ticket_id: int) -> None:
    """Begin to handle a received ticket; it is the person's unless it was assigned to a colleague."""
    taken = take(work, person_id, ticket_id, Act.ACCEPT)
    taken.take_on()
    tickets.transition(work, taken.ticket, Act.ACCEPT, taken.actor)
    submitter, params = taken.ticket.submitter_id, {"body": taken.body_name}
    work.notify(Notice("c-accepted", submitter, ticket_id, params, waiting_person_id=person_id))


def colleagues(work: Work, person_id: int, ticket_id: int) -> tuple[Official, ...]:
    """To whom the person may assign the ticket: everybody who handles tickets in its body. `Forbidden`."""
    ticket = tickets.view(work, ticket_id)
    authority.post_in(work, person_id, ticket.body_code, *DESK)
    return authority.officials_of(work, ticket.body_code, DESK)


def assign(work: Work, person_id: int, ticket_id: int, officer_id: int) -> bool:
    """Give the ticket to an official of its body; False when they have it already."""
    taken = take(work, person_id, ticket_id, Act.ASSIGN)
    ticket = taken.ticket
    if ticket.officer_id == officer_id:
        return False
    officials = authority.officials_of(work, ticket.body_code, DESK)
    chosen = next((one for one in officials if one.person_id == officer_id), None)
    if chosen is None:
        raise Invalid("o-not-a-colleague", body=taken.body_name)
    ticket.officer_id = officer_id
    tickets.transition(work, ticket, Act.ASSIGN, taken.actor, officer_id=officer_id, officer=chosen.name)
    if officer_id != person_id:
        work.notify(Notice("o-assigned", officer_id, ticket_id, {"by": name_of(work, person_id)}))
    return True


def ask(work: Work, person_id: int, ticket_id: int, text: str) -> None:
    """Ask the citizen something; the ticket waits for the reply."""
    question = written(text, LONGEST_QUESTION)
    taken = take(work, person_id, ticket_id, Act.ASK)
    taken.take_on()
    tickets.transition(work, taken.ticket, Act.ASK, taken.actor, question)
    work.notify(
        Notice(
            "c-question",
            taken.ticket.submitter_id,
            ticket_id,
            {"text": question, "body": taken.body_name},
            waiting_person_id=person_id,
        )
    )


def inform(work: Work, person_id: int, ticket_id: int, text: str) -> None:
    """Tell the citizen how far it is, as a first reply or later. Nothing is asked, no date moves."""
    word = written(text, LONGEST_QUESTION)
    taken = take(work, person_id, ticket_id, Act.INFORM)
    taken.take_on()
    tickets.transition(work, taken.ticket, Act.INFORM, taken.actor, word)
    params = {"text": word, "body": taken.body_name}
    work.notify(Notice("c-informed", taken.ticket.submitter_id, ticket_id, params, waiting_person_id=person_id))


def note(work: Work, person_id: int, ticket_id: int, text: str) -> None:
    """Write an internal note into the ticket's history. The citizen never sees it."""
    remark = written(text, LONGEST_NOTE)
    taken = take(work, person_id, ticket_id, Act.NOTE)
    tickets.transition(work, taken.ticket, Act.NOTE, taken.actor, remark)


def correct(
    work: Work,
    person_id: int,
    ticket_id: int,
    *,
    field: str | None = None,
    kind: TicketKind | None = None,
    priority: TicketPriority | None = None,
) -> bool:
    """Correct what the ticket is about; False when it is so already. No deadline is restarted by it.

    To find that the field is right as it is classifies a ticket whose field was not known.
    Raises `Invalid` for a field the office does not use and for a kind that needs another form by law.
    """
    taken = take(work, person_id, ticket_id, Act.CORRECT)
    ticket = taken.ticket
    changed: dict[str, Any] = {}
    chosen = None
    if field is not None and field != ticket.field_code:
        chosen = work.session.get(Field, field)
        if chosen is None or not chosen.active:
            raise Invalid("o-no-such-field")
        changed["field"] = [ticket.field_code, field]
    if kind is not None and kind is not ticket.kind:
        if kind not in KINDS:
            raise Invalid("o-no-such-kind")
        changed["kind"] = [str(ticket.kind), str(kind)]
    if priority is not None and priority is not ticket.priority:
        changed["priority"] = [str(ticket.priority), str(priority)]
    if not changed and not (field == ticket.field_code and unclassified(work, ticket_id)):
        return False
    ticket.field_code = field or ticket.field_code
    if field is not None:
        clocks.stop_item(work, ticket, ClockKind.CLASSIFY, 0, Act.CORRECT)
    ticket.kind = kind or ticket.kind
    ticket.priority = priority or ticket.priority
    tickets.transition(work, ticket, Act.CORRECT, taken.actor, **changed)
    if changed.keys() & {"field", "kind"}:
        work.notify(Notice("c-corrected", ticket.submitter_id, ticket_id, {"changed": changed}))
    if chosen is not None and chosen.restricted and not taken.restricted:
        _tell_head(work, taken)
    return True


def unclassified(work: Work, ticket_id: int) -> bool:
    """Whether nobody has yet said what the ticket is about, which came without a field or body of its own."""
    return clocks.runs(work, ticket_id, ClockKind.CLASSIFY)


def fields_now(work: Work) -> dict[str, dict[str, str]]:
    """The fields in use, in the order in which people see them: names by language, by code."""
    rows = work.session.execute(
        select(Field.code, Field.name_vi, Field.name_en).where(Field.active).order_by(Field.position)
    )
    return {row.code: {"vi": row.name_vi, "en": row.name_en} for row in rows}


def _tell_head(work: Work, taken: InHand) -> None:
    """A ticket has come under restricted reading: its head learns of it, because others no longer see it."""
    head = authority.head_of(work, taken.ticket.body_code)
    if head is not None and head.person_id != taken.person_id:
        work.notify(Notice("o-restricted", head.person_id, taken.ticket.id))
