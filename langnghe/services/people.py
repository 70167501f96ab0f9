"""Who speaks: identities, persons, and the state of their conversations."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import Conversation, Identity, InboundEvent, Person, Prepared, RoleGrant, insert_into, table
from langnghe.models.contract import Inbound
from langnghe.services.work import Work

#: "Last used" need not be truer than this; writing it at every message would cost a statement each.
SEEN_STEP = timedelta(minutes=1)


@dataclass(slots=True)
class Speaker:
    """The person behind an event, and where their conversation stands. Saved by `save_conversation`."""

    person_id: int
    identity_id: int
    channel: str
    external_id: str
    name: str
    language: str
    area_code: str | None
    consented: bool
    official: bool
    """Holds some role now; which one is asked when it matters."""
    state: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    menu: list[Any] = field(default_factory=list)
    menu_numbers: bool = True
    new: bool = False
    _loaded: bytes = b""

    def remember(self) -> None:
        self._loaded = self._standing()

    @property
    def changed(self) -> bool:
        return self._loaded != self._standing()

    def _standing(self) -> bytes:
        return orjson.dumps((self.state, self.data, self.menu, self.menu_numbers))


def first_time(work: Work, event: Inbound) -> bool:
    """Enter the event into the books; False when it is there already and must have no second effect.

    On PostgreSQL the same statement takes a lock on the chat until the commit, so that several processes
    handle one person's events one after the other.
    """
    row = {"channel": event.channel, "event_id": event.event_id, "received_at": work.now}
    if work.connection.dialect.name == "postgresql":
        return _ENTER_PG.run(work.connection, **row, chat=f"{event.channel}:{event.external_id}") == 1
    return _ENTER_SQLITE.run(work.connection, **row) == 1


_INBOUND = table(InboundEvent)
_EVENT = {name: bindparam(name, type_=_INBOUND.c[name].type) for name in ("channel", "event_id", "received_at")}
_ENTER_SQLITE = Prepared(sqlite_insert(_INBOUND).values(_EVENT).on_conflict_do_nothing())
_LOCKED_CHAT = select(
    func.pg_advisory_xact_lock(func.hashtextextended(bindparam("chat"), 0)).label("locked")
).subquery()
# The row comes out of the lock: it is entered after all waiting, and what others have entered meanwhile is seen.
_ENTER_PG = Prepared(
    pg_insert(_INBOUND)
    .from_select(list(_EVENT), select(*_EVENT.values()).select_from(_LOCKED_CHAT))
    .on_conflict_do_nothing()
)

_FIND = Prepared(
    select(
        Identity.id,
        Identity.person_id,
        Identity.last_seen_at,
        Identity.unreachable_at,
        Person.name,
        Person.language,
        Person.area_code,
        Person.consented_at,
        Conversation.state,
        Conversation.data,
        Conversation.menu,
        Conversation.menu_numbers,
        Conversation.identity_id.label("conversation_id"),
        select(RoleGrant.id)
        .where(RoleGrant.person_id == Identity.person_id, RoleGrant.ended_at.is_(None))
        .exists()
        .label("official"),
    )
    .join(Person, Person.id == Identity.person_id)
    .outerjoin(Conversation, Conversation.identity_id == Identity.id)
    .where(Identity.channel == bindparam("channel"), Identity.external_id == bindparam("external_id"))
)
_SEEN = Prepared(
    update(table(Identity))
    .where(table(Identity).c.id == bindparam("identity"))
    .values(last_seen_at=bindparam("now"), unreachable_at=None, unreachable_reason="")
)
_INSERT_CONVERSATION = insert_into(Conversation, without=())
_UPDATE_CONVERSATION = Prepared(
    update(table(Conversation))
    .where(table(Conversation).c.identity_id == bindparam("identity"))
    .values(
        state=bindparam("new_state"),
        data=bindparam("new_data"),
        menu=bindparam("new_menu"),
        menu_numbers=bindparam("new_numbers"),
        updated_at=bindparam("now"),
    )
)


def recognise(work: Work, event: Inbound) -> Speaker:
    """The speaker of the event, entered as a new person when never heard of."""
    row = _FIND.first(work.connection, channel=event.channel, external_id=event.external_id)
    if row is None:
        return _enter(work, event)
    if row.unreachable_at is not None or work.now - row.last_seen_at > SEEN_STEP:
        _SEEN.run(work.connection, identity=row.id, now=work.now)
    speaker = Speaker(
        person_id=row.person_id,
        identity_id=row.id,
        channel=event.channel,
        external_id=event.external_id,
        name=row.name,
        language=row.language,
        area_code=row.area_code,
        consented=row.consented_at is not None,
        official=row.official,
        state=row.state,
        data=dict(row.data or {}),
        menu=list(row.menu or []),
        menu_numbers=row.menu_numbers if row.menu_numbers is not None else True,
        new=row.conversation_id is None,
    )
    speaker.remember()
    return speaker


def _enter(work: Work, event: Inbound) -> Speaker:
    language = "en" if event.language.lower().startswith("en") else "vi"
    person = Person(
        name=event.display_name[:120], phone="", language=language, consent_version="", created_at=work.now
    )
    work.session.add(person)
    work.session.flush()
    identity = enter_identity(work, person.id, event.channel, event.external_id)
    speaker = Speaker(
        person_id=person.id,
        identity_id=identity,
        channel=event.channel,
        external_id=event.external_id,
        name=person.name,
        language=language,
        area_code=None,
        consented=False,
        official=False,
        new=True,
    )
    speaker.remember()
    return speaker


def enter_identity(work: Work, person_id: int, channel: str, external_id: str) -> int:
    """A new identity of a person; its id."""
    identity = Identity(
        person_id=person_id,
        channel=channel,
        external_id=external_id,
        last_seen_at=work.now,
        unreachable_reason="",
    )
    work.session.add(identity)
    work.session.flush()
    return identity.id


def save_conversation(work: Work, speaker: Speaker) -> None:
    """Keep the conversation as it stands now; nothing is written when nothing changed."""
    if not speaker.changed:
        return
    if speaker.new:
        _INSERT_CONVERSATION.run(
            work.connection,
            identity_id=speaker.identity_id,
            state=speaker.state,
            data=speaker.data,
            menu=speaker.menu,
            menu_numbers=speaker.menu_numbers,
            updated_at=work.now,
        )
        speaker.new = False
    else:
        _UPDATE_CONVERSATION.run(
            work.connection,
            identity=speaker.identity_id,
            new_state=speaker.state,
            new_data=speaker.data,
            new_menu=speaker.menu,
            new_numbers=speaker.menu_numbers,
            now=work.now,
        )
    speaker.remember()


def left(work: Work, identity_id: int, reason: str, at: datetime) -> None:
    """The person cannot be reached there any more, until they write again."""
    work.session.execute(
        update(Identity)
        .where(Identity.id == identity_id)
        .values(unreachable_at=at, unreachable_reason=reason[:200])
    )


_SET_MENU = Prepared(
    update(table(Conversation))
    .where(table(Conversation).c.identity_id == bindparam("identity"))
    .values(menu=bindparam("new_menu"), menu_numbers=True)
)


def set_menu(work: Work, identity_id: int, choices: tuple[tuple[str, str], ...]) -> None:
    """A notice with choices came in: they are the open menu of that conversation now."""
    menu = [list(choice) for choice in choices]
    if _SET_MENU.run(work.connection, identity=identity_id, new_menu=menu) == 0:
        _INSERT_CONVERSATION.run(
            work.connection,
            identity_id=identity_id,
            state=None,
            data={},
            menu=menu,
            menu_numbers=True,
            updated_at=work.now,
        )


def person_of(work: Work, identity_id: int) -> int:
    """The person behind an identity. Raises NoResultFound for an id that never was."""
    return work.session.scalars(select(Identity.person_id).where(Identity.id == identity_id)).one()
