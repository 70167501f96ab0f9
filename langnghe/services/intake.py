"""From what a citizen wrote to a ticket with a body, a deadline, and somebody who has been told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from langnghe.models import (
    Act,
    Area,
    Body,
    ClockKind,
    Field,
    Person,
    Prepared,
    RoleGrant,
    RoleKind,
    Ticket,
    TicketKind,
    TicketPriority,
    TicketState,
    insert_into,
)
from langnghe.models.contract import Point
from langnghe.services import attachments, catalog, clocks, duty, routing_table, rules_in_force, tickets, tracking
from langnghe.services.folding import fold, nfc
from langnghe.services.refusals import Invalid
from langnghe.services.routing import Rung
from langnghe.services.tickets import Actor
from langnghe.services.work import Notice, Work

LONGEST_TEXT = 10_000
MOST_FILES = 20
#: What a chat message may become (facts F-2). A complaint or denunciation needs another form by law.
KINDS = (
    TicketKind.REPORT,
    TicketKind.PETITION,
    TicketKind.SUGGESTION,
    TicketKind.QUESTION,
    TicketKind.PRAISE,
)
OTHER = "khac"
#: From this confidence on the field is proposed; below it the likely ones are asked about.
SURE_FROM = 0.5
MOST_LIKELY = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """What is about to be sent. `area_code` is of a commune; `attachment_ids` are the submitter's own."""

    area_code: str
    text: str = ""
    attachment_ids: tuple[int, ...] = ()
    point: Point | None = None
    kind: TicketKind = TicketKind.REPORT
    field_code: str = OTHER
    anonymous: bool = True

    @property
    def priority(self) -> TicketPriority:
        """Urgent where the field is one in which hours count."""
        return TicketPriority.URGENT if self.field_code in _urgent_fields() else TicketPriority.NORMAL

    @property
    def complex(self) -> bool:
        """What is complex the head finds out later."""
        return False


@cache
def _urgent_fields() -> frozenset[str]:
    return frozenset(field.code for field in catalog.fields() if field.urgent)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words seem to be about. `likely` are the fields to ask about, best first, where not `sure`."""

    kind: TicketKind
    field: str
    sure: bool
    likely: tuple[str, ...] = ()
    emergency: str = ""
    """The number to call first, "" when nothing burns."""


def read(work: Work, text: str, *, has_media: bool = False) -> Reading:
    """Propose kind and field of a text. It is only a proposal: the citizen sees it and can change it."""
    found = work.office.classifier.propose(text, has_media=has_media)
    return Reading(
        kind=TicketKind(found.kind),
        field=found.field,
        sure=found.confidence >= SURE_FROM or not found.other_fields,
        likely=(found.field, *found.other_fields)[:MOST_LIKELY],
        emergency=found.emergency.number if found.emergency else "",
    )


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would become of a draft now: who gets it, and by when an answer is due."""

    field_names: dict[str, str]
    """By language."""
    restricted: bool
    area_name: str
    body_name: str
    head_name: str
    due_date: date


def propose(work: Work, draft: Draft) -> Proposal:
    """Route the draft without sending it. Raises `Invalid` for a field the office does not have."""
    routed = routing_table.resolve(work, draft.field_code, draft.area_code)
    row = _PROPOSED.first(work.connection, body=routed.body_code, field=draft.field_code, area=draft.area_code)
    if row is None:
        raise Invalid("field-gone")
    end, _ = rules_in_force.due_for(work, ClockKind.SETTLE, draft)
    return Proposal(
        field_names={"vi": row.name_vi, "en": row.name_en},
        restricted=row.restricted,
        area_name=row.area_name,
        body_name=row.body_name,
        head_name=row.head_name or "",
        due_date=clocks.last_day(end.at),
    )


_HEAD = aliased(Person, name="head")
_PROPOSED = Prepared(
    select(
        Field.name_vi,
        Field.name_en,
        Field.restricted,
        Area.name.label("area_name"),
        Body.name.label("body_name"),
        _HEAD.name.label("head_name"),
    )
    .select_from(Field)
    .join(Area, Area.code == bindparam("area"))
    .join(Body, Body.code == bindparam("body"))
    .outerjoin(
        RoleGrant,
        (RoleGrant.body_code == Body.code) & (RoleGrant.role == RoleKind.HEAD) & RoleGrant.ended_at.is_(None),
    )
    .outerjoin(_HEAD, _HEAD.id == RoleGrant.person_id)
    .where(Field.code == bindparam("field"))
)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A draft that is a ticket now."""

    ticket_id: int
    code: str


def submit(work: Work, submitter_id: int, draft: Draft) -> str:
    """Take the draft in; its tracking code. As `take_in`."""
    return take_in(work, submitter_id, draft).code


def take_in(work: Work, submitter_id: int, draft: Draft) -> TakenIn:
    """Take the draft in as a ticket and tell the body.

    Its clocks start now, at receipt. Raises `Invalid` "nothing-to-send", "text-too-long", "too-many-files",
    "kind-not-here", "field-gone"; nothing is written then.
    """
    text = nfc(draft.text).strip()
    restricted = _check(work, draft, text)
    routed = routing_table.resolve(work, draft.field_code, draft.area_code)
    code = _new_code(work)
    # Asked for beforehand: without a rule for each nothing is written.
    steps = rules_in_force.due_for_each(work, _steps(draft, routed.rung), draft)
    told = duty.on_duty(work, routed.body_code, restricted=restricted)
    ticket_id = _ENTER.scalar(
        work.connection,
        code=code,
        kind=draft.kind,
        state=TicketState.RECEIVED,
        priority=draft.priority,
        complex=False,
        field_code=draft.field_code,
        area_code=draft.area_code,
        body_code=routed.body_code,
        rung=str(routed.rung),
        officer_id=None,
        submitter_id=submitter_id,
        anonymous=draft.anonymous,
        text=text,
        folded=fold(f"{code} {code.replace('-', '')} {text}"),
        lat=draft.point.lat if draft.point else None,
        lon=draft.point.lon if draft.point else None,
        received_at=work.now,
        due_at=steps[ClockKind.SETTLE][0].at,
        answered_at=None,
        reopen_until=None,
        reopened=0,
        closed_at=None,
        score=None,
        version=tickets.FIRST,
    )
    clocks.start(work, ticket_id, steps)
    event_id = tickets.append(
        work,
        ticket_id,
        tickets.FIRST,
        TicketState.RECEIVED,
        Act.SUBMIT,
        Actor(submitter_id, "citizen"),
        {"rung": str(routed.rung), "told": len(told.people), "files": len(draft.attachment_ids)},
    )
    attachments.bind(work, submitter_id, draft.attachment_ids, ticket_id, event_id)
    key = "o-new-nobody" if told.nobody else "o-new"
    for person_id in told.people:
        work.notify(Notice(key, person_id, ticket_id))
    return TakenIn(ticket_id, code)


_ENTER = insert_into(Ticket, "id")


def _steps(draft: Draft, rung: Rung) -> Iterator[ClockKind]:
    """What begins with receipt; classifying only where a field, or a body of its own, is missing."""
    yield ClockKind.ACCEPT
    if draft.field_code == OTHER or rung is Rung.CATCH_ALL:
        yield ClockKind.CLASSIFY
    yield ClockKind.FIRST_ANSWER
    yield ClockKind.SETTLE


def _check(work: Work, draft: Draft, text: str) -> bool:
    """Whether the draft's field is restricted. Raises `Invalid` when it cannot be sent."""
    if not text and not draft.attachment_ids:
        raise Invalid("nothing-to-send")
    if len(text) > LONGEST_TEXT:
        raise Invalid("text-too-long", most=LONGEST_TEXT, length=len(text))
    if len(draft.attachment_ids) > MOST_FILES:
        raise Invalid("too-many-files", most=MOST_FILES)
    if draft.kind not in KINDS:
        raise Invalid("kind-not-here")
    restricted = _RESTRICTED.scalar(work.connection, field=draft.field_code)
    if restricted is None:
        raise Invalid("field-gone")
    return bool(restricted)


_RESTRICTED = Prepared(select(Field.restricted).where(Field.code == bindparam("field"), Field.active))


def _new_code(work: Work) -> str:
    code = tracking.new_code()
    while tickets.id_of(work, code) is not None:
        code = tracking.new_code()
    return code


# What a citizen chooses from ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FieldChoice:
    code: str
    names: dict[str, str]
    """By language."""


def fields(work: Work, codes: tuple[str, ...] | None = None) -> tuple[FieldChoice, ...]:
    """The fields that can be chosen, in the office's order; with `codes` those alone, in the order given."""
    chosen = select(Field.code, Field.name_vi, Field.name_en).where(Field.active).order_by(Field.position)
    if codes is not None:
        chosen = chosen.where(Field.code.in_(codes))
    found = [FieldChoice(row.code, {"vi": row.name_vi, "en": row.name_en}) for row in work.session.execute(chosen)]
    if codes is not None:
        found.sort(key=lambda field: codes.index(field.code))
    return tuple(found)
