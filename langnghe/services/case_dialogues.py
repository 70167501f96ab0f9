"""Dialogues inside one ticket (NĐ 155/2026 Art. 11; R32, R33): invited to in time, answered, held with minutes.

The officer in charge or the head of the body that holds the ticket invites, as often as it takes, one round after
the other. Who sent the ticket is a party and answers in the chat; other parties are named with their role. Each
act is a line of the ticket's history; the record itself is read by both sides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from langnghe.models import Act, CaseDialogue, CaseDialogueState, CaseParty, Person
from langnghe.services import duty, planning, tickets, transitions
from langnghe.services.calendar import local_date
from langnghe.services.dialogue import rules
from langnghe.services.folding import nfc
from langnghe.services.handling import InHand, moved_on, name_of, take, written
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Stale
from langnghe.services.tickets import Actor, Locked
from langnghe.services.work import Notice, Work

S = CaseDialogueState

#: Characters.
LONGEST_PLACE = 300
LONGEST_NAME = 120
LONGEST_REASON = 1_000
LONGEST_RECORD = 4_000
#: Parties beside who sent the ticket.
MOST_PARTIES = 20
#: Nobody is invited to a day farther off; more is a slip of the finger.
FARTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody invited. `submitter`: who sent the ticket, whose name is "" where they chose not to be named."""

    id: int
    name: str
    role: str
    submitter: bool
    coming: bool | None
    present: bool | None
    absence_reason: str


@dataclass(frozen=True, slots=True)
class Round:
    """One dialogue about a ticket, with everything that was said of it."""

    id: int
    ticket_id: int
    number: int
    state: CaseDialogueState
    starts_at: datetime
    place: str
    invited_at: datetime
    urgent_reason: str
    by_name: str
    held_at: datetime | None
    agreed: str
    disagreed: str
    minutes: str
    reason: str
    parties: tuple[Party, ...]
    begun: bool
    """Its hour has come."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """Whether a party came; `reason` of an absence, "" where none was given."""

    present: bool
    reason: str = ""


# Inviting -------------------------------------------------------------------------------------------------------


def earliest(work: Work) -> tuple[date, int]:
    """The first day to which people may be invited without a reason for the hurry, and how many days that is."""
    number = rules.number(work, rules.CASE, "invite")
    days = number.number if number else 0
    return local_date(work.now) + timedelta(days=days), days


def check_time(work: Work, starts_at: datetime) -> bool:
    """Whether it is in time; False where it needs a reason. `Invalid`: "o-case-past", "o-case-far"."""
    if starts_at <= work.now:
        raise Invalid("o-case-past")
    if starts_at > work.now + FARTHEST:
        raise Invalid("o-case-far")
    return local_date(starts_at) >= earliest(work)[0]


def may_invite(work: Work, person_id: int, ticket_id: int) -> None:
    """Raises what `invite` would raise before anything is typed."""
    _inviting(work, person_id, ticket_id)


def invite(
    work: Work,
    person_id: int,
    ticket_id: int,
    starts_at: datetime,
    place: str,
    parties: Sequence[tuple[str, str]] = (),
    urgent_reason: str = "",
) -> int:
    """Invite who sent the ticket and the other `parties` (name, role) to the next round; its id.

    Raises `Forbidden` for who neither heads the body nor is in charge, `Stale` for a ticket that is settled,
    `Invalid`: "o-case-open-already", "o-case-past", "o-case-far", "o-case-soon" without a reason, "o-case-many".
    """
    where = written(nfc(place), LONGEST_PLACE)
    if len(parties) > MOST_PARTIES:
        raise Invalid("o-case-many", most=MOST_PARTIES)
    in_time = check_time(work, starts_at)
    if not in_time:
        first, days = earliest(work)
        if not urgent_reason.strip():
            raise Invalid("o-case-soon", days=days, first=first)
        urgent_reason = written(nfc(urgent_reason), LONGEST_REASON)
    taken = _inviting(work, person_id, ticket_id)
    taken.take_on()
    number = 1 + (
        work.session.scalar(select(func.max(CaseDialogue.round)).where(CaseDialogue.ticket_id == ticket_id)) or 0
    )
    row = CaseDialogue(
        ticket_id=ticket_id,
        round=number,
        state=S.INVITED,
        starts_at=starts_at,
        place=where,
        invited_at=work.now,
        urgent_reason="" if in_time else urgent_reason,
        made_by=person_id,
    )
    work.session.add(row)
    work.session.flush()
    _add(work, row.id, _submitter(work, taken.ticket), "", taken.ticket.submitter_id)
    for name, role in parties:
        _add(work, row.id, name, role)
    _enter(work, taken.ticket, row, "invite", taken.actor, row.urgent_reason, what=where)
    _tell_submitter(work, taken, row, "case-invited", urgent=row.urgent_reason, hurried="no" if in_time else "yes")
    return row.id


def read_parties(typed: str) -> tuple[tuple[str, str], ...]:
    """Names with roles, one a line: "Nguyễn Văn A, hàng xóm". Raises `Invalid("o-case-many")`, "o-case-name"."""
    found = []
    for line in nfc(typed).splitlines():
        name, _, role = (part.strip() for part in line.partition(","))
        if not name:
            continue
        if max(len(name), len(role)) > LONGEST_NAME:
            raise Invalid("o-case-name", most=LONGEST_NAME)
        found.append((name, role))
    if len(found) > MOST_PARTIES:
        raise Invalid("o-case-many", most=MOST_PARTIES)
    return tuple(found)


# The citizen's word ---------------------------------------------------------------------------------------------


def reply(work: Work, person_id: int, case_id: int, *, coming: bool, reason: str = "") -> bool:
    """Say whether one comes; the last word counts. False where that was said already.

    Raises `NotFound("case-not-found")` for who was not invited, `Stale("case-moved-on")` once its hour has come,
    or when it was called off.
    """
    why = "" if coming or not reason.strip() else written(nfc(reason), LONGEST_REASON)
    ticket, case = _locked(work, case_id)
    party = work.session.scalars(
        select(CaseParty).where(CaseParty.case_dialogue_id == case_id, CaseParty.person_id == person_id)
    ).one_or_none()
    if party is None:
        raise NotFound("case-not-found")
    if case.state is not S.INVITED or work.now >= case.starts_at:
        raise Stale("case-moved-on", state=str(case.state))
    if (party.coming, party.absence_reason) == (coming, why):
        return False
    party.coming, party.absence_reason = coming, why
    _enter(work, ticket, case, "coming" if coming else "not-coming", Actor(person_id, "citizen"), why)
    restricted = duty.restricted_field(work, ticket.field_code)
    told = duty.on_duty(work, ticket.body_code, ticket.officer_id, restricted=restricted).people
    said = {"coming": "yes" if coming else "no", "reason": why, "reasoned": "yes" if why else "no"}
    # The words of a restricted matter are not pushed to anybody.
    words = said | {"reason": "", "reasoned": "no"} if restricted else said
    for each in told:
        about = _about(ticket, case) | words
        work.notify(Notice("case-reply", each, ticket.id, about, patient=True))
    return True


# What became of it ----------------------------------------------------------------------------------------------


def may_keep(work: Work, person_id: int, case_id: int) -> None:
    """Raises what `record` would raise before anything is typed."""
    _keeping(work, person_id, case_id, begun=True)


def may_cancel(work: Work, person_id: int, case_id: int) -> None:
    """Raises what `cancel` would raise before anything is typed."""
    _keeping(work, person_id, case_id)


def record(
    work: Work,
    person_id: int,
    case_id: int,
    attendance: Mapping[int, Attendance],
    agreed: str,
    disagreed: str,
    minutes: str,
) -> None:
    """Write down how it went: who came, what was agreed and what was not, the minutes. The citizen reads it too.

    Raises `Forbidden`, `Stale("case-moved-on")` where it was written or called off before, `Invalid`:
    "o-case-early" before its hour, "o-case-attendance" unless every party is accounted for, "o-text-empty" without
    minutes.
    """
    words = written(nfc(minutes), LONGEST_RECORD)
    points = [written(nfc(each), LONGEST_RECORD) if each.strip() else "" for each in (agreed, disagreed)]
    taken, case = _keeping(work, person_id, case_id, begun=True)
    parties = work.session.scalars(select(CaseParty).where(CaseParty.case_dialogue_id == case_id)).all()
    if {party.id for party in parties} != set(attendance):
        raise Invalid("o-case-attendance")
    for party in parties:
        came = attendance[party.id]
        party.present, party.absence_reason = came.present, "" if came.present else came.reason[:LONGEST_REASON]
    case.state, case.held_at, case.minutes = S.HELD, work.now, words
    case.agreed, case.disagreed = points
    _enter(work, taken.ticket, case, "held", taken.actor, words)
    _tell_submitter(work, taken, case, "case-held")


def cancel(work: Work, person_id: int, case_id: int, reason: str) -> None:
    """Call it off, for a reason; who was invited here is told. Raises `Forbidden`, `Stale`, `Invalid`."""
    why = written(nfc(reason), LONGEST_REASON)
    taken, case = _keeping(work, person_id, case_id)
    case.state, case.reason = S.CANCELLED, why
    _enter(work, taken.ticket, case, "cancel", taken.actor, why)
    _tell_submitter(work, taken, case, "case-cancelled", reason=why)


# Reading --------------------------------------------------------------------------------------------------------


def rounds(work: Work, ticket_id: int) -> tuple[Round, ...]:
    """All dialogues about the ticket, oldest first. Who may read them is the caller's to check."""
    rows = work.session.execute(
        select(CaseDialogue, Person.name)
        .join(Person, Person.id == CaseDialogue.made_by)
        .where(CaseDialogue.ticket_id == ticket_id)
        .order_by(CaseDialogue.round)
    ).all()
    return tuple(_round(work, case, name) for case, name in rows)


def own_rounds(work: Work, person_id: int, ticket_id: int) -> tuple[Round, ...]:
    """The same for who sent the ticket. Raises `Forbidden` for anybody else."""
    if tickets.view(work, ticket_id).submitter_id != person_id:
        raise Forbidden("no-authority")
    return rounds(work, ticket_id)


def one_of(found: Sequence[Round], case_id: int) -> Round:
    """The round with this id among those of a ticket. Raises `NotFound("case-not-found")`."""
    for each in found:
        if each.id == case_id:
            return each
    raise NotFound("case-not-found")


def _round(work: Work, case: CaseDialogue, by_name: str) -> Round:
    parties = work.session.scalars(
        select(CaseParty).where(CaseParty.case_dialogue_id == case.id).order_by(CaseParty.id)
    )
    return Round(
        id=case.id,
        ticket_id=case.ticket_id,
        number=case.round,
        state=case.state,
        starts_at=case.starts_at,
        place=case.place,
        invited_at=case.invited_at,
        urgent_reason=case.urgent_reason,
        by_name=by_name,
        held_at=case.held_at,
        agreed=case.agreed,
        disagreed=case.disagreed,
        minutes=case.minutes,
        reason=case.reason,
        parties=tuple(map(_party, parties)),
        begun=work.now >= case.starts_at,
    )


def _party(row: CaseParty) -> Party:
    return Party(
        row.id, row.name, row.role, row.person_id is not None, row.coming, row.present, row.absence_reason
    )


# Parts ----------------------------------------------------------------------------------------------------------


def _in_charge(work: Work, person_id: int, ticket_id: int) -> InHand:
    taken = take(work, person_id, ticket_id, Act.DIALOGUE)
    if not planning.may_plan(person_id, taken.ticket.officer_id, head=taken.head):
        raise Forbidden("o-plan-in-charge", code=taken.ticket.code)
    return taken


def _inviting(work: Work, person_id: int, ticket_id: int) -> InHand:
    taken = _in_charge(work, person_id, ticket_id)
    if taken.ticket.state not in transitions.OPEN:
        raise moved_on(taken.ticket)
    waiting = select(CaseDialogue.id).where(CaseDialogue.ticket_id == ticket_id, CaseDialogue.state == S.INVITED)
    if work.session.scalar(waiting) is not None:
        raise Invalid("o-case-open-already", code=taken.ticket.code)
    return taken


def _keeping(work: Work, person_id: int, case_id: int, *, begun: bool = False) -> tuple[InHand, CaseDialogue]:
    ticket_id = work.session.scalar(select(CaseDialogue.ticket_id).where(CaseDialogue.id == case_id))
    if ticket_id is None:
        raise NotFound("case-not-found")
    taken = _in_charge(work, person_id, ticket_id)
    case = _case(work, case_id)
    if case.state is not S.INVITED:
        raise Stale("case-moved-on", state=str(case.state))
    if begun and work.now < case.starts_at:
        raise Invalid("o-case-early", starts=case.starts_at)
    return taken, case


def _locked(work: Work, case_id: int) -> tuple[Locked, CaseDialogue]:
    """The ticket, then its dialogue, both locked."""
    ticket_id = work.session.scalar(select(CaseDialogue.ticket_id).where(CaseDialogue.id == case_id))
    if ticket_id is None:
        raise NotFound("case-not-found")
    return tickets.for_change(work, ticket_id), _case(work, case_id)


def _case(work: Work, case_id: int) -> CaseDialogue:
    return work.session.get_one(CaseDialogue, case_id, with_for_update=True, populate_existing=True)


def _submitter(work: Work, ticket: Locked) -> str:
    """The name under which the officials know who sent the ticket."""
    return "" if ticket.anonymous else name_of(work, ticket.submitter_id)


def _add(work: Work, case_id: int, name: str, role: str, person_id: int | None = None) -> None:
    work.session.add(CaseParty(case_dialogue_id=case_id, name=name, role=role, person_id=person_id))
    work.session.flush()


def _enter(
    work: Work, ticket: Locked, case: CaseDialogue, how: str, actor: Actor, text: str, what: str = ""
) -> None:
    """The act as a line of the ticket's history."""
    work.session.flush()
    said: dict[str, Any] = {"case": how, "round": case.round, "starts": case.starts_at.isoformat()}
    if what:
        said["what"] = what
    tickets.transition(work, ticket, Act.DIALOGUE, actor, text, **said)


def _tell_submitter(work: Work, taken: InHand, case: CaseDialogue, key: str, **params: str) -> None:
    about = _about(taken.ticket, case) | {"body": taken.body_name, **params}
    submitter = taken.ticket.submitter_id
    work.notify(Notice(key, submitter, taken.ticket.id, about, waiting_person_id=taken.person_id, patient=True))


def _about(ticket: Locked, case: CaseDialogue) -> dict[str, Any]:
    """What a notice says of it; "dialogue" and "item" are what its buttons are about."""
    return {
        "dialogue": ticket.id,
        "item": case.id,
        "code": ticket.code,
        "round": case.round,
        "starts": case.starts_at,
        "place": case.place,
    }
