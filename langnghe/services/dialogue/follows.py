"""What a person wants to hear of: to be reminded of a session, sessions about a topic, or no news of sessions."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import DialogueMute, DialogueState, DialogueTold, Field, Prepared, Seat, TopicFollow, table
from langnghe.services.dialogue import audiences, life
from langnghe.services.dialogue.life import View
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import NotFound, Stale
from langnghe.services.work import Work

#: Topics on one page of a phone.
PAGE = 8

_T, _S = table(DialogueTold).c, table(Seat).c
_REMIND = Prepared(
    select(_T.remind).where(_T.dialogue_id == bindparam("dialogue"), _T.person_id == bindparam("person"))
)
_SEAT = Prepared(
    select(_S.id)
    .where(
        _S.dialogue_id == bindparam("dialogue"),
        _S.person_id == bindparam("person"),
        _S.state.in_(audiences.HELD_SEATS),
    )
    .limit(1)
)
_SET = Prepared(
    update(table(DialogueTold))
    .where(_T.dialogue_id == bindparam("dialogue"), _T.person_id == bindparam("person"))
    .values(remind=bindparam("wish"))
)


def _entering(insert: Any) -> Prepared:
    names = ("dialogue_id", "person_id", "at", "remind", "sequence")
    statement = insert(table(DialogueTold)).values({name: bindparam(name) for name in names})
    new = {"remind": statement.excluded.remind}
    return Prepared(statement.on_conflict_do_update(index_elements=["dialogue_id", "person_id"], set_=new))


_ENTER = {"sqlite": _entering(sqlite_insert), "postgresql": _entering(pg_insert)}


def _muting(insert: Any) -> Prepared:
    statement = insert(table(DialogueMute)).values(person_id=bindparam("person"), at=bindparam("now"))
    return Prepared(statement.on_conflict_do_nothing(index_elements=["person_id"]))


_MUTE = {"sqlite": _muting(sqlite_insert), "postgresql": _muting(pg_insert)}


def _following(insert: Any) -> Prepared:
    statement = insert(table(TopicFollow)).values(person_id=bindparam("person"), field_code=bindparam("field"))
    return Prepared(statement.on_conflict_do_nothing(index_elements=["person_id", "field_code"]))


_FOLLOW = {"sqlite": _following(sqlite_insert), "postgresql": _following(pg_insert)}


# Reminders ----------------------------------------------------------------------------------------------------


def remind(work: Work, person_id: int, dialogue_id: int, *, wish: bool) -> View:
    """From now on the person is reminded of the session, or is not; the session.

    Twice the same has one effect. Raises `NotFound` for what is not public, `Stale("dialogue-moved-on")` where
    there is nothing to be reminded of any more.
    """
    view = life.public_view(work, dialogue_id)
    if not wish:
        _SET.run(work.connection, dialogue=dialogue_id, person=person_id, wish=False)
        return view
    dialogue = view.dialogue
    begins = dialogue.starts_at if dialogue.state is DialogueState.ANNOUNCED else None
    if not view.coming or (begins is not None and begins <= work.now):
        raise Stale("dialogue-moved-on", state=str(dialogue.state))
    # Who asks reads how the session stands now; a version they were told before stays the one they know.
    _ENTER[work.connection.dialect.name].run(
        work.connection,
        dialogue_id=dialogue_id,
        person_id=person_id,
        at=work.now,
        remind=True,
        sequence=dialogue.sequence,
    )
    return view


def is_reminded(work: Work, person_id: int, dialogue_id: int) -> bool:
    """The person has asked to be reminded."""
    return bool(_REMIND.scalar(work.connection, dialogue=dialogue_id, person=person_id))


def has_seat(work: Work, person_id: int, dialogue_id: int) -> bool:
    """The person has registered: reminders come without asking."""
    return _SEAT.first(work.connection, dialogue=dialogue_id, person=person_id) is not None


# Topics -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Topic:
    """A field, and whether the person hears of sessions about it."""

    code: str
    name_vi: str
    name_en: str
    followed: bool


def topics(work: Work, person_id: int, offset: int = 0) -> Page[Topic]:
    """The topics that can be followed, in the office's order. What only named people may read is none."""
    chosen = select(Field).where(Field.active, Field.restricted.is_(False))
    total = work.session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
    start = page_start(total, offset, PAGE)
    rows = work.session.scalars(chosen.order_by(Field.position, Field.code).offset(start).limit(PAGE))
    own = set(work.session.scalars(select(TopicFollow.field_code).where(TopicFollow.person_id == person_id)))
    found = tuple(Topic(row.code, row.name_vi, row.name_en, row.code in own) for row in rows)
    return Page(found, start, total)


def follow(work: Work, person_id: int, field_code: str, *, wish: bool) -> None:
    """From now on the person hears of sessions about this field, or does not. `NotFound` for one of no list."""
    field = work.session.get(Field, field_code)
    if field is None or field.restricted or not field.active:
        raise NotFound("button-old")
    if wish:
        _FOLLOW[work.connection.dialect.name].run(work.connection, person=person_id, field=field_code)
    else:
        work.session.execute(
            delete(TopicFollow).where(TopicFollow.person_id == person_id, TopicFollow.field_code == field_code)
        )


# No news ------------------------------------------------------------------------------------------------------


def mute(work: Work, person_id: int, *, wish: bool) -> None:
    """From now on the person gets no news of sessions, or gets them again.

    What they registered for or want to be reminded of still comes.
    """
    if wish:
        _MUTE[work.connection.dialect.name].run(work.connection, person=person_id, now=work.now)
    else:
        work.session.execute(delete(DialogueMute).where(DialogueMute.person_id == person_id))


def is_mute(work: Work, person_id: int) -> bool:
    """The person wants no news of sessions."""
    return work.session.get(DialogueMute, person_id, populate_existing=True) is not None
