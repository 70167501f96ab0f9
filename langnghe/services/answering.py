"""What ends a matter: an answer, approved by the head where the body wants it, or a refusal on a lawful ground."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from sqlalchemy import bindparam, select

from langnghe.models import Act, AttachmentState, Body, Person, Prepared, TicketKind
from langnghe.services import attachments, authority, overdue, tickets
from langnghe.services.forwards import disclaims_only, forwards_only
from langnghe.services.handling import LONGEST_NOTE, InHand, moved_on, name_of, take, written
from langnghe.services.refusals import Invalid, Stale
from langnghe.services.sayings import Said, last_said
from langnghe.services.work import Notice, Work

#: Characters and files of one answer.
LONGEST_ANSWER = 10_000
MOST_FILES = 10


class Outcome(StrEnum):
    """What became of a suggestion (R40; Law 10/2022 Art. 28): it must be said, and why not where it was not."""

    ADOPT = "adopt"
    ADOPT_PART = "adopt_part"
    EXPLAIN = "explain"


#: Kinds whose answer must say what became of them.
NEEDS_OUTCOME = frozenset({TicketKind.SUGGESTION})


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground on which a matter may be refused, with where the law says so."""

    code: str
    source: str


#: The closed list (Luật Tiếp công dân Art. 9; NĐ 154/2026 Art. 4), as far as it can be said of a message.
#: "Not ours" is none of them: that is a transfer.
GROUNDS = (
    Ground("nothing_new", "NĐ 154/2026/NĐ-CP Điều 4"),
    Ground("settled", "Luật Tiếp công dân Điều 9 khoản 3"),
    Ground("court", "NĐ 154/2026/NĐ-CP Điều 4"),
    Ground("pending_elsewhere", "NĐ 154/2026/NĐ-CP Điều 4"),
    Ground("no_matter", "NĐ 154/2026/NĐ-CP Điều 4"),
    Ground("abuse", "Luật Tiếp công dân Điều 9 khoản 2"),
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who answers, for whom, and where to reach them (R86)."""

    officer: str
    body: str
    phone: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as its citizen reads it: whose, to whom, and what it says."""

    code: str
    kind: TicketKind
    submitter_name: str
    """Empty where they chose not to be named."""
    text: str
    outcome: str
    signed: Signature
    files: tuple[int, ...] = ()
    """Ids of the attachments that come with it."""


#: Nos to which passing the ticket on is the way out.
TRANSFER_INSTEAD = frozenset({"o-forward-only", "o-not-ours"})

# Verbs ----------------------------------------------------------------------------------------------------------


def answer(
    work: Work,
    person_id: int,
    ticket_id: int,
    text: str,
    attachment_ids: tuple[int, ...] = (),
    outcome: str = "",
    late: str = "",
) -> None:
    """Answer the citizen. Raises `Invalid("o-approval-needed")` where the head has to see it first.

    `late`: why it comes late (`overdue.REASONS`), without which a late answer does not go.
    """
    words = words_of(text)
    taken = take(work, person_id, ticket_id, Act.ANSWER)
    if taken.approval_required and not taken.head:
        raise Invalid("o-approval-needed")
    outcome = outcome_of(taken.ticket.kind, outcome)
    _check_files(work, attachment_ids)
    why = overdue.reason_of(work, taken.ticket, late)
    taken.take_on()
    _send(work, taken, words, attachment_ids, outcome, person_id, why)


def propose(
    work: Work,
    person_id: int,
    ticket_id: int,
    text: str,
    attachment_ids: tuple[int, ...] = (),
    outcome: str = "",
    late: str = "",
) -> None:
    """Put an answer before the head (trình lãnh đạo), where the body wants it."""
    words = words_of(text)
    taken = take(work, person_id, ticket_id, Act.PROPOSE)
    if not taken.approval_required:
        raise Invalid("o-approval-not-needed")
    outcome = outcome_of(taken.ticket.kind, outcome)
    head = authority.head_of(work, taken.ticket.body_code)
    if head is None:
        raise Invalid("o-no-head", body=taken.body_name)
    _check_files(work, attachment_ids)
    why = overdue.reason_of(work, taken.ticket, late)
    taken.take_on()
    # The files stay the author's own until the answer goes out: nothing of a proposal is the ticket's yet.
    tickets.transition(
        work, taken.ticket, Act.PROPOSE, taken.actor, words, outcome=outcome, attachment_ids=list(attachment_ids),
        why_late=why,
    )  # fmt: skip
    work.notify(Notice("o-approval", head.person_id, ticket_id, {"by": name_of(work, person_id)}, person_id))


def approve(work: Work, person_id: int, ticket_id: int, version: int | None = None) -> None:
    """Approve the proposed answer as the head: it goes to the citizen as it stands, its author is told.

    Raises `Stale("o-changed-meanwhile")` when the ticket is no longer the `version` the head has read.
    """
    taken = take(work, person_id, ticket_id, Act.APPROVE)
    if version is not None and version != taken.ticket.version:
        raise Stale("o-changed-meanwhile", code=taken.ticket.code)
    proposed = proposal(work, ticket_id)
    if proposed is None:
        raise moved_on(taken.ticket)
    # The kind may have been corrected since.
    outcome = outcome_of(taken.ticket.kind, proposed.data.get("outcome", ""))
    author = proposed.actor_id or person_id
    tickets.transition(work, taken.ticket, Act.APPROVE, taken.actor)
    _send(
        work,
        taken,
        proposed.text,
        tuple(proposed.data["attachment_ids"]),
        outcome,
        author,
        # On time when it was proposed: then it ran out here, with the head.
        overdue.reason_of(work, taken.ticket, proposed.data.get("why_late") or overdue.BY_ITSELF),
    )
    if author != person_id:
        work.notify(Notice("o-approved", author, ticket_id, {"by": name_of(work, person_id)}))


def return_(work: Work, person_id: int, ticket_id: int, reason: str) -> None:
    """Send the proposed answer back to its author, saying what is missing."""
    why = written(reason, LONGEST_NOTE)
    taken = take(work, person_id, ticket_id, Act.RETURN)
    proposed = proposal(work, ticket_id)
    tickets.transition(work, taken.ticket, Act.RETURN, taken.actor, why)
    author = proposed.actor_id if proposed else taken.ticket.officer_id
    if author is not None and author != person_id:
        params = {"by": name_of(work, person_id), "reason": why}
        work.notify(Notice("o-returned", author, ticket_id, params))


def refuse(work: Work, person_id: int, ticket_id: int, ground: str, text: str, late: str = "") -> None:
    """Refuse on one ground of the closed list, with words for the citizen; every refusal stays countable.

    `late` as in `answer`.
    """
    words = refusal_words(text)
    chosen = ground_of(ground)
    taken = take(work, person_id, ticket_id, Act.REFUSE)
    why = overdue.reason_of(work, taken.ticket, late)
    taken.take_on()
    tickets.transition(
        work,
        taken.ticket,
        Act.REFUSE,
        taken.actor,
        words,
        ground=chosen.code,
        source=chosen.source,
        late=why,
        **asdict(signature(work, person_id, taken.ticket.body_code)),
    )
    params = {"ground": chosen.code, "source": chosen.source, "text": words}
    work.notify(Notice("c-refused", taken.ticket.submitter_id, ticket_id, params, waiting_person_id=person_id))


def ground_of(code: str) -> Ground:
    """The ground with this code. `Invalid` when the list has none such."""
    for ground in GROUNDS:
        if ground.code == code:
            return ground
    raise Invalid("o-no-such-ground")


# Sending --------------------------------------------------------------------------------------------------------


def _send(
    work: Work,
    taken: InHand,
    text: str,
    attachment_ids: tuple[int, ...],
    outcome: str,
    officer_id: int,
    late: str,
) -> None:
    signed = asdict(signature(work, officer_id, taken.ticket.body_code))
    event_id = tickets.transition(
        work,
        taken.ticket,
        Act.ANSWER,
        taken.actor,
        text,
        outcome=outcome,
        attachment_ids=list(attachment_ids),
        late=late,
        **signed,
    )
    attachments.bind(work, officer_id, attachment_ids, taken.ticket.id, event_id)
    work.notify(
        Notice(
            "c-answered",
            taken.ticket.submitter_id,
            taken.ticket.id,
            {"text": text, "outcome": outcome, "attachment_ids": list(attachment_ids), **signed},
            waiting_person_id=officer_id,
        )
    )


_SIGNATURE = Prepared(
    select(Person.name, Body.name.label("body_name"), Body.phone)
    .join(Body, Body.code == bindparam("body"))
    .where(Person.id == bindparam("person"))
)


def signature(work: Work, officer_id: int, body_code: str) -> Signature:
    """The officer's signature as it is now: it stands in the history even after they have moved on."""
    row = _SIGNATURE.one(work.connection, person=officer_id, body=body_code)
    return Signature(*row)


def words_of(text: str) -> str:
    """The words of an answer. `Invalid` for nothing, too much, a bare forward or "not ours" (R13)."""
    return _settling(written(text, LONGEST_ANSWER))


def refusal_words(text: str) -> str:
    """The words of a refusal. `Invalid` for nothing, too much, a bare forward or "not ours" (R13)."""
    return _settling(written(text, LONGEST_NOTE))


def _settling(words: str) -> str:
    """The words, if they can close a matter. `Invalid` with one of `TRANSFER_INSTEAD` if they cannot."""
    if forwards_only(words):
        raise Invalid("o-forward-only")
    if disclaims_only(words):
        raise Invalid("o-not-ours")
    return words


def outcome_of(kind: TicketKind, outcome: str) -> str:
    """The outcome as it is kept: "" for kinds without one. `Invalid` where one is missing."""
    if kind not in NEEDS_OUTCOME:
        return ""
    if outcome not in set(Outcome):
        raise Invalid("o-outcome-missing")
    return outcome


def _check_files(work: Work, attachment_ids: tuple[int, ...]) -> None:
    if len(attachment_ids) > MOST_FILES:
        raise Invalid("o-too-many-files", most=MOST_FILES)
    if any(file.state is AttachmentState.PENDING for file in attachments.views(work, attachment_ids)):
        # The answer would arrive without them.
        raise Invalid("o-files-pending")


# Proposals ------------------------------------------------------------------------------------------------------


def proposal(work: Work, ticket_id: int) -> Said | None:
    """The newest proposed answer, whether it still waits or was returned."""
    return last_said(work, ticket_id, Act.PROPOSE)
