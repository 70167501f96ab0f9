"""Whom a piece of news about a session is for: walked through by the ids of persons, a bounded piece at a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, union

from langnghe.models import (
    Audience,
    CommitmentFollow,
    CommitmentNote,
    DialogueMute,
    DialogueQuestion,
    DialogueTold,
    Identity,
    NewsKind,
    Person,
    QuestionState,
    Seat,
    SeatState,
    TopicFollow,
)
from langnghe.services import areas
from langnghe.services.dialogue.life import Locked
from langnghe.services.work import Work

#: Registrations that hold: who comes, waits, or has been offered a seat.
HELD_SEATS = (SeatState.SEATED, SeatState.WAITING, SeatState.OFFERED)
#: News of how the session stands in a calendar: whoever knows this version of it need not be told.
VERSIONS = frozenset({NewsKind.ANNOUNCED, NewsKind.MOVED, NewsKind.POSTPONED, NewsKind.CANCELLED})


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of news as it stands in the books (`DialogueNews`)."""

    id: int
    dialogue_id: int
    kind: NewsKind
    audience: Audience
    item: int
    sequence: int
    made_at: datetime
    due_at: datetime
    last_person_id: int
    told: int
    again: dict[str, int] | None
    done_at: datetime | None


def following(work: Work, dialogue: Locked, news: Piece, most: int) -> list[int]:
    """The next persons of the audience, by id, also those who will not be told; [] at its end."""
    parts = [
        part.order_by(part.selected_columns[0]).limit(most).subquery() for part in _sources(work, dialogue, news)
    ]
    every = union(*(select(part.c[0].label("id")) for part in parts)).subquery()
    return list(work.session.scalars(select(every.c.id).order_by(every.c.id).limit(most)))


def to_tell(work: Work, dialogue: Locked, news: Piece, ids: list[int]) -> list[int]:
    """Those among these persons who can be reached, want it and do not know it yet."""
    reached = (
        select(Identity.id).where(Identity.person_id == Person.id, Identity.unreachable_at.is_(None)).exists()
    )
    where = [Person.id.in_(ids), reached]
    if news.audience in {Audience.AREA, Audience.TOLD}:
        muted = select(DialogueMute.person_id).where(DialogueMute.person_id == Person.id).exists()
        where.append(or_(_asked_for(dialogue.id, news), and_(Person.consented_at.is_not(None), ~muted)))
    if news.kind in VERSIONS:
        where.append(~_knows(dialogue.id, news))
    return list(work.session.scalars(select(Person.id).where(*where).order_by(Person.id)))


def _asked_for(dialogue_id: int, news: Piece) -> ColumnElement[bool]:
    """The person has registered, or wants to be reminded: that is more than news."""
    told = select(DialogueTold.person_id).where(
        DialogueTold.dialogue_id == dialogue_id, DialogueTold.person_id == Person.id, DialogueTold.remind
    )
    found = [_seats(dialogue_id).where(Seat.person_id == Person.id).exists(), told.exists()]
    if news.kind is NewsKind.CANCELLED:
        # The cancellation has ended their registration in the same moment; who gave it up before is left in peace.
        ended = select(Seat.id).where(
            Seat.dialogue_id == dialogue_id,
            Seat.person_id == Person.id,
            Seat.state == SeatState.CANCELLED,
            Seat.ended_at >= news.made_at,
        )
        found.append(ended.exists())
    return or_(*found)


def _knows(dialogue_id: int, news: Piece) -> ColumnElement[bool]:
    """Was told of this version or a later one, or has registered since."""
    told = select(DialogueTold.person_id).where(
        DialogueTold.dialogue_id == dialogue_id,
        DialogueTold.person_id == Person.id,
        DialogueTold.sequence >= news.sequence,
    )
    since = _seats(dialogue_id).where(Seat.person_id == Person.id, Seat.made_at > news.made_at)
    return or_(told.exists(), since.exists())


def _seats(dialogue_id: int) -> Select[int | None]:
    return select(Seat.person_id).where(
        Seat.dialogue_id == dialogue_id, Seat.state.in_(HELD_SEATS), Seat.person_id.is_not(None)
    )


def _sources(work: Work, dialogue: Locked, news: Piece) -> list[Select[int]]:
    """Where the audience comes from: the ids of persons beyond the last one, one column each."""
    told = select(DialogueTold.person_id).where(DialogueTold.dialogue_id == dialogue.id)
    seats = _seats(dialogue.id)
    asked = select(DialogueQuestion.asker_id).where(
        DialogueQuestion.dialogue_id == dialogue.id, DialogueQuestion.state != QuestionState.WITHDRAWN
    )
    present = select(Seat.person_id).where(
        Seat.dialogue_id == dialogue.id, Seat.came_at.is_not(None), Seat.person_id.is_not(None)
    )
    promise = select(CommitmentFollow.person_id).where(
        CommitmentFollow.commitment_id
        == select(CommitmentNote.commitment_id).where(CommitmentNote.id == news.item).scalar_subquery()
    )
    of: dict[Audience, list[Select[Any]]] = {
        Audience.TOLD: [told, seats, asked],
        Audience.COMING: [seats, told.where(DialogueTold.remind)],
        Audience.PRESENT: [present],
        Audience.PROMISE: [promise],
    }
    found = of[news.audience] if news.audience in of else _of_the_area(work, dialogue)
    return [part.where(part.selected_columns[0] > news.last_person_id).distinct() for part in found]


def _of_the_area(work: Work, dialogue: Locked) -> list[Select[int]]:
    """The people of the area and of those below it, and who follows its topic, wherever they live.

    Not those above: who has said no more than the province would hear of every commune. But who has said no more
    than the commune may live in the village that is meant. What is for the whole office's area is for everybody.
    """
    homes = areas.homes(work, (dialogue.area_code,))
    people = [select(Person.id)] if homes is None else [select(Person.id).where(each) for each in homes]
    followers = select(TopicFollow.person_id).where(TopicFollow.field_code == dialogue.field_code)
    return [*people, followers] if dialogue.field_code else people
