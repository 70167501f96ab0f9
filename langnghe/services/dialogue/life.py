"""A session and the one way in which it changes: every act enters its history, the state and the clocks follow."""

import secrets
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from langnghe.models import (
    Area,
    Body,
    Dialogue,
    DialogueAct,
    DialogueEvent,
    DialogueKind,
    DialogueState,
    Level,
    Person,
    Prepared,
    insert_into,
    table,
)
from langnghe.services import authority
from langnghe.services.dialogue import clocks, transitions
from langnghe.services.refusals import NotFound, Stale
from langnghe.services.work import Work

#: Minutes before the start, where the organiser says nothing: a day and two hours.
REMINDERS = (1440, 120)


@dataclass(slots=True)
class Locked:
    """A session locked until the commit and freshly read. What an act sets is written by `transition`."""

    id: int
    token: str
    kind: DialogueKind
    made_by: int
    made_at: datetime
    # From here on: what an act may change.
    state: DialogueState
    body_code: str
    area_code: str
    host_id: int | None
    substitute: str
    substitute_reason: str
    co_hosts: str
    title: str
    about: str
    basis: str
    field_code: str | None
    place: str
    lat: float | None
    lon: float | None
    online_url: str
    starts_at: datetime | None
    ends_at: datetime | None
    seats: int | None
    turns: int | None
    seats_taken: int
    turns_taken: int
    last_number: int
    register_until: datetime | None
    ask_until: datetime | None
    reminders: list[int]
    sequence: int
    announced_at: datetime | None
    urgent_reason: str
    reason: str
    held_at: datetime | None
    came: int | None
    minutes: str
    conclusion: str
    published_at: datetime | None
    approved_by: int | None
    version: int


_NAMES = tuple(each.name for each in fields(Locked))
_CHANGING = _NAMES[_NAMES.index("state") :]
_TABLE = table(Dialogue)
_LOCK = Prepared(
    select(*(_TABLE.c[name] for name in _NAMES)).where(_TABLE.c.id == bindparam("dialogue")).with_for_update()
)
_SAVE = Prepared(
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("dialogue"))
    .values({name: bindparam(f"new_{name}") for name in _CHANGING})
)
_APPEND = insert_into(DialogueEvent, "id")


def draft(work: Work, kind: DialogueKind, body_code: str, area_code: str, host_id: int | None, by: int) -> Locked:
    """A new session with nothing in it yet. Who may make it is the caller's to check."""
    row = Dialogue(
        token=secrets.token_urlsafe(16),
        kind=kind,
        state=DialogueState.DRAFT,
        body_code=body_code,
        area_code=area_code,
        host_id=host_id,
        reminders=list(REMINDERS),
        made_by=by,
        made_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    made = for_change(work, row.id)
    _append(work, made, DialogueAct.DRAFT, by, "", {})
    return made


def for_change(work: Work, dialogue_id: int) -> Locked:
    """The session, locked until the commit and freshly read. `NotFound` when there is none."""
    row = _LOCK.first(work.connection, dialogue=dialogue_id)
    if row is None:
        raise NotFound("dialogue-not-found")
    return Locked(*row)


def transition(
    work: Work, dialogue: Locked, act: DialogueAct, person_id: int | None, text: str = "", **data: Any
) -> int:
    """The one way in which a session changes: the act enters its history, the state and the clocks follow.

    `dialogue` comes from `for_change`, with what the act sets set; `person_id` None: the program. Gives the id of
    the line. Raises `Stale("dialogue-moved-on")` when the act is not lawful in the state it is in now.
    """
    if not transitions.lawful(act, dialogue.state):
        raise Stale("dialogue-moved-on", state=str(dialogue.state))
    dialogue.state = transitions.after(act, dialogue.state)
    clocks.stop_by(work, dialogue.id, act)
    return _append(work, dialogue, act, person_id, text, data)


def _append(
    work: Work, dialogue: Locked, act: DialogueAct, person_id: int | None, text: str, data: dict[str, Any]
) -> int:
    dialogue.version += 1
    _SAVE.run(
        work.connection, dialogue=dialogue.id, **{f"new_{name}": getattr(dialogue, name) for name in _CHANGING}
    )
    line_id: int = _APPEND.scalar(
        work.connection,
        dialogue_id=dialogue.id,
        seq=dialogue.version,
        act=act,
        at=work.now,
        actor_id=person_id,
        state=dialogue.state,
        text=text,
        data=data,
    )
    return line_id


_CHANGED_SINCE = Prepared(
    select(table(DialogueEvent).c.id)
    .where(
        table(DialogueEvent).c.dialogue_id == bindparam("dialogue"),
        table(DialogueEvent).c.seq > bindparam("version"),
        table(DialogueEvent).c.act.not_in([DialogueAct.REMIND, DialogueAct.ESCALATE]),
    )
    .limit(1)
)


def unchanged_since(work: Work, dialogue: Locked, version: int) -> bool:
    """Whether nobody has changed the session since this version was read; the program's reminders do not."""
    if version > dialogue.version:
        return False
    return _CHANGED_SINCE.first(work.connection, dialogue=dialogue.id, version=version) is None


def host_now(work: Work, dialogue: Locked) -> None:
    """Whoever heads the body now is its host: a plan is made long before. Without a head it stays as it was."""
    head = authority.head_of(work, dialogue.body_code)
    if head is not None:
        dialogue.host_id = head.person_id


@dataclass(frozen=True, slots=True)
class View:
    """A session as people read it, with the names behind its codes."""

    dialogue: Locked
    body_name: str
    body_level: Level
    area_name: str
    host_name: str
    """Of the head; "" where the body has none."""
    now: datetime

    @property
    def public(self) -> bool:
        # What was called off before anybody heard of it is nobody's but its keepers'.
        return self.dialogue.state in transitions.PUBLIC and self.dialogue.announced_at is not None

    @property
    def coming(self) -> bool:
        """Announced, and neither held nor called off."""
        return self.dialogue.state in transitions.COMING

    @property
    def takes_registrations(self) -> bool:
        return self._open_until(self.dialogue.register_until)

    @property
    def takes_questions(self) -> bool:
        return self._open_until(self.dialogue.ask_until)

    def _open_until(self, until: datetime | None) -> bool:
        if self.dialogue.state is not DialogueState.ANNOUNCED:
            return False
        ends = [each for each in (until, self.dialogue.starts_at) if each is not None]
        return not ends or self.now < min(ends)


_VIEW = Prepared(
    select(
        *(_TABLE.c[name] for name in _NAMES),
        Body.name.label("body_name"),
        Body.level.label("body_level"),
        Area.name.label("area_name"),
        Person.name.label("host_name"),
    )
    .join(Body, Body.code == _TABLE.c.body_code)
    .join(Area, Area.code == _TABLE.c.area_code)
    .outerjoin(Person, Person.id == _TABLE.c.host_id)
    .where(_TABLE.c.id == bindparam("dialogue"))
)


def view(work: Work, dialogue_id: int) -> View:
    """The session as people read it. Who may see it is the caller's to check. `NotFound` when there is none."""
    row = _VIEW.first(work.connection, dialogue=dialogue_id)
    if row is None:
        raise NotFound("dialogue-not-found")
    many = len(_NAMES)
    return View(Locked(*row[:many]), row.body_name, row.body_level, row.area_name, row.host_name or "", work.now)


def public_view(work: Work, dialogue_id: int) -> View:
    """The session as any citizen may read it. `NotFound` for what is not announced."""
    found = view(work, dialogue_id)
    if not found.public:
        raise NotFound("dialogue-not-found")
    return found
