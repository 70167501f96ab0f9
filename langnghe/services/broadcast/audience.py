"""Whom a broadcast is for, and walking through them by the ids of persons, a bounded piece at a time."""

from dataclasses import asdict, dataclass
from typing import Any, Self

from sqlalchemy import ColumnElement, Select, func, or_, select, true

from langnghe.models import (
    Body,
    Broadcast,
    BroadcastDelivery,
    BroadcastMute,
    BroadcastOutcome,
    Dialogue,
    Identity,
    Person,
    RoleGrant,
    RoleKind,
    Seat,
    TopicFollow,
)
from langnghe.services import areas, authority
from langnghe.services.dialogue.audiences import HELD_SEATS
from langnghe.services.work import Work

#: Persons that one piece looks at, whoever they are: its cost does not hang on how many are meant.
WINDOW = 2000
#: Who may have got a broadcast: they get its correction.
RECEIVED = (BroadcastOutcome.SENT, BroadcastOutcome.UNSURE)


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody who meets all of what is said; what is empty does not narrow."""

    areas: tuple[str, ...] = ()
    """Codes of areas, each with everything below it, and for a village also who named only its commune. Empty: the
    whole area of the office."""
    field_code: str = ""
    """Follows this topic."""
    roles: tuple[RoleKind, ...] = ()
    """Holds one of these roles in a body of the areas."""
    language: str = ""
    dialogue_id: int | None = None
    """Has registered for this session; wherever they live, where the areas hold that of the session."""
    persons: bool = True
    """Persons, each in their own chat; without them it is for groups alone."""
    groups: bool = False
    """Also the groups and channels in use in these areas."""

    def to_json(self) -> dict[str, Any]:
        """The smallest dict from which `from_json` makes the same."""
        return {name: value for name, value in asdict(self).items() if value != _DEFAULTS[name]}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        roles = tuple(map(RoleKind, data.get("roles", ())))
        return cls(**{**data, "areas": tuple(data.get("areas", ())), "roles": roles})


_DEFAULTS = asdict(Audience())


@dataclass(frozen=True, slots=True)
class Met:
    """A person of the audience, and where they are reached. `identity_id` is None when nowhere."""

    person_id: int
    identity_id: int | None
    channel: str | None
    agreed: bool
    """Has agreed to the notice on data, or holds an office: without it nobody is written to unasked."""
    muted: bool


def piece(work: Work, broadcast: Broadcast, beyond: int, top: int) -> tuple[list[Met], int]:
    """The persons of the audience with ids beyond `beyond`, up to `top`; and to which id it has looked.

    It has come to the end when that is `top`.
    """
    to = min(beyond + WINDOW, top)
    if broadcast.about_id is not None:
        query = _receivers_of(broadcast.about_id)
    else:
        query = _persons(work, Audience.from_json(broadcast.audience), urgent=broadcast.urgent)
    people = work.session.execute(query.where(Person.id > beyond, Person.id <= to).order_by(Person.id)).all()
    reached = _reached(work, beyond, to) if people else {}
    met = []
    for person_id, agreed, muted in people:
        identity_id, channel = reached.get(person_id, (None, None))
        met.append(Met(person_id, identity_id, channel, agreed, muted))
    return met, to


def _reached(work: Work, beyond: int, to: int) -> dict[int, tuple[int, str]]:
    """Where these persons are reached: the identity they used last, and its channel.

    A question of its own: inside the other one PostgreSQL reads all identities of a channel for each person while
    it knows little of the tables (19 seconds for one piece just after 100,000 people had come).
    """
    rows = work.session.execute(
        select(Identity.person_id, Identity.id, Identity.channel)
        .where(Identity.person_id > beyond, Identity.person_id <= to, Identity.unreachable_at.is_(None))
        .order_by(Identity.person_id, Identity.last_seen_at, Identity.id)
    )
    return {row.person_id: (row.id, row.channel) for row in rows if row.channel in work.office.channels}


def top(work: Work) -> int:
    """The highest id of a person now."""
    return work.session.scalar(select(func.max(Person.id))) or 0


def _persons(work: Work, audience: Audience, *, urgent: bool) -> Select[*tuple[Any, ...]]:
    if not audience.persons:
        return _asked(true(), true()).where(~true())
    office_holder = _holds_office(work)
    muted = select(BroadcastMute.person_id).where(BroadcastMute.person_id == Person.id)
    if urgent:
        muted = muted.where(BroadcastMute.urgent_too)
    query = _asked(or_(Person.consented_at.is_not(None), office_holder.exists()), muted.exists())
    if audience.roles:
        held = office_holder.where(RoleGrant.role.in_(audience.roles))
        if (codes := areas.within(work, audience.areas)) is not None:
            held = held.join(Body, Body.code == RoleGrant.body_code).where(Body.area_code.in_(codes))
        query = query.where(held.exists())
    elif not whole_session(work, audience) and (homes := areas.homes(work, audience.areas)) is not None:
        query = query.where(or_(*homes))
    if audience.field_code:
        follows = select(TopicFollow.person_id).where(
            TopicFollow.person_id == Person.id, TopicFollow.field_code == audience.field_code
        )
        query = query.where(follows.exists())
    if audience.language:
        query = query.where(Person.language == audience.language)
    if audience.dialogue_id is not None:
        seats = select(Seat.id).where(
            Seat.dialogue_id == audience.dialogue_id, Seat.person_id == Person.id, Seat.state.in_(HELD_SEATS)
        )
        query = query.where(seats.exists())
    return query


def _receivers_of(broadcast_id: int) -> Select[*tuple[Any, ...]]:
    """Exactly those who got it, also who has muted announcements since: it is about what they have read."""
    got = select(BroadcastDelivery.id).where(
        BroadcastDelivery.broadcast_id == broadcast_id,
        BroadcastDelivery.person_id == Person.id,
        BroadcastDelivery.outcome.in_(RECEIVED),
    )
    return _asked(true(), ~true()).where(got.exists())


def _asked(agreed: ColumnElement[bool], muted: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return select(Person.id, agreed.label("agreed"), muted.label("muted"))


def _holds_office(work: Work) -> Select[*tuple[Any, ...]]:
    return select(RoleGrant.id).where(RoleGrant.person_id == Person.id, *authority.in_force(work.now))


def whole_session(work: Work, audience: Audience) -> bool:
    """Whether all who have registered for a session are meant, also who has come from elsewhere.

    Areas beneath that of the session narrow it to who lives there.
    """
    if audience.dialogue_id is None:
        return False
    codes = areas.within(work, audience.areas)
    held = select(Dialogue.area_code).where(Dialogue.id == audience.dialogue_id)
    return codes is None or work.session.scalar(held) in codes
