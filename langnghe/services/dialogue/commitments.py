"""What was promised (nội dung cam kết): written down, published, followed in the open, and ended (R35).

While its session is being written up a promise is a draft: changed and taken out with a line in the history. Once
published it is never taken back and its day never moves: it ends kept, broken, or replaced by another one for a
reason. Who owes it tells how it goes; its body's head, or who organises the session, says that it is kept; that it
is broken or replaced only the head who promised says, or who organises their dialogues.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, insert, literal, select, update
from sqlalchemy.orm import aliased

from langnghe.models import (
    Audience,
    Body,
    Commitment,
    CommitmentFollow,
    CommitmentNote,
    CommitmentState,
    Dialogue,
    DialogueAct,
    DialogueClockKind,
    DialogueKind,
    DialogueState,
    NewsKind,
    Person,
    Prepared,
    RoleKind,
    insert_into,
    table,
)
from langnghe.services import authority, bodies, duty
from langnghe.services.authority import Official
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import end_of
from langnghe.services.dialogue import clocks, life, minutes, news, posts
from langnghe.services.dialogue.life import Locked
from langnghe.services.folding import nfc
from langnghe.services.handling import written
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Stale
from langnghe.services.work import Notice, Work

#: Characters of a promise, of what is said about it, and of a reason.
LONGEST, LONGEST_NOTE = 1_000, 1_500
#: Promises of one session: more than this nobody follows.
MOST = 50
#: A promise for later than this is none.
FURTHEST = timedelta(days=5 * 366)
#: Notes on one page.
NOTES = 3
#: Citizens read of promises once the conclusion is published.
OPEN_TO_ALL = frozenset({DialogueState.PUBLISHED, DialogueState.CLOSED})


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise with the names behind its codes, as it is now."""

    id: int
    dialogue_id: int
    seq: int
    what: str
    done_means: str
    body_code: str
    body_name: str
    owner_id: int | None
    owner_name: str
    """Of the person who answers for it; "" where nobody is named."""
    promised_by: int | None
    promised_name: str
    due_on: date
    state: CommitmentState
    ended_on: date | None
    replaced_by: int | None
    reason: str
    host_body: str
    session_state: DialogueState
    kind: DialogueKind
    title: str
    today: date

    @property
    def open(self) -> bool:
        return self.state is CommitmentState.OPEN

    @property
    def public(self) -> bool:
        return self.session_state in OPEN_TO_ALL

    @property
    def days_left(self) -> int:
        """From today to its last day, or from the day it ended; negative: late by so many days."""
        return (self.due_on - (self.ended_on or self.today)).days


@dataclass(frozen=True, slots=True)
class Note:
    """What was done for a promise, as everybody may read it."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Rights:
    """What a person may do about an open, published promise."""

    note: bool
    keep: bool
    settle: bool
    """Say that it is broken, or replace it."""


# Reading --------------------------------------------------------------------------------------------------------

_OWNER, _HEAD = aliased(Person), aliased(Person)
_VIEW = (
    select(
        Commitment.id,
        Commitment.dialogue_id,
        Commitment.seq,
        Commitment.what,
        Commitment.done_means,
        Commitment.body_code,
        Body.name.label("body_name"),
        Commitment.owner_id,
        func.coalesce(_OWNER.name, "").label("owner_name"),
        Commitment.promised_by,
        func.coalesce(_HEAD.name, "").label("promised_name"),
        Commitment.due_on,
        Commitment.state,
        Commitment.ended_on,
        Commitment.replaced_by,
        Commitment.reason,
        Dialogue.body_code.label("host_body"),
        Dialogue.state.label("session_state"),
        Dialogue.kind,
        Dialogue.title,
    )
    .join(Dialogue, Dialogue.id == Commitment.dialogue_id)
    .join(Body, Body.code == Commitment.body_code)
    .outerjoin(_OWNER, _OWNER.id == Commitment.owner_id)
    .outerjoin(_HEAD, _HEAD.id == Commitment.promised_by)
)
_ONE = Prepared(_VIEW.where(Commitment.id == bindparam("promise")))


def of(work: Work, promise_id: int) -> Promise:
    """The promise. Who may read it is the caller's to check. Raises `NotFound("promise-not-found")`."""
    row = _ONE.first(work.connection, promise=promise_id)
    if row is None:
        raise NotFound("promise-not-found")
    return Promise(**row._asdict(), today=local_date(work.now))


def public(work: Work, promise_id: int) -> Promise:
    """The promise as everybody may read it. `NotFound("promise-not-found")` before it is published."""
    found = of(work, promise_id)
    if not found.public:
        raise NotFound("promise-not-found")
    return found


def readable(work: Work, person_id: int, promise_id: int) -> Promise:
    """The promise for an official: as everybody, and as a draft for who keeps the session."""
    found = of(work, promise_id)
    if not found.public:
        posts.keeper(work, person_id, found.host_body)
    return found


def notes(work: Work, promise_id: int, offset: int = 0, size: int = NOTES) -> Page[Note]:
    """What was said about it, newest first."""
    about = CommitmentNote.commitment_id == promise_id
    total = work.session.scalar(select(func.count()).select_from(CommitmentNote).where(about)) or 0
    start = page_start(total, offset, size)
    rows = work.session.execute(
        select(CommitmentNote.at, CommitmentNote.text)
        .where(about)
        .order_by(CommitmentNote.id.desc())
        .offset(start)
        .limit(size)
    )
    return Page(tuple(Note(*row) for row in rows), start, total)


def many(work: Work, dialogue_id: int) -> int:
    """How many promises the session has."""
    asked = select(func.count()).select_from(Commitment).where(Commitment.dialogue_id == dialogue_id)
    return work.session.scalar(asked) or 0


def rights(work: Work, person_id: int, promise: Promise) -> Rights:
    """What the person may do about the promise now: nothing, once it has ended or while it is a draft."""
    if not promise.open or promise.session_state is not DialogueState.PUBLISHED:
        return Rights(note=False, keep=False, settle=False)
    organising = posts.organises(work, person_id, promise.host_body)
    roles = {
        post.role
        for post in authority.posts(work, person_id)
        if post.body_code == promise.body_code and post.role in authority.DESK
    }
    return Rights(note=organising or bool(roles), keep=organising or RoleKind.HEAD in roles, settle=organising)


def owners(work: Work, body_code: str) -> tuple[Official, ...]:
    """Who may be named as answering for a promise of this body: its officials."""
    return authority.officials_of(work, body_code, authority.DESK)


# Writing up -----------------------------------------------------------------------------------------------------


def add(
    work: Work,
    person_id: int,
    dialogue_id: int,
    what: str,
    done_means: str,
    body_code: str,
    owner_id: int | None,
    due_on: date,
) -> int:
    """Write a promise down; its id. By who keeps the session, until its conclusion is published.

    Raises `Forbidden`, `NotFound`, `Stale("dialogue-moved-on")`, `Invalid`: "o-text-empty", "o-text-long",
    "g-promise-many", "g-promise-owner", "g-promise-day".
    """
    dialogue = minutes.writable(work, person_id, dialogue_id)
    words, means = _words(what), _words(done_means)
    _check_owner(work, body_code, owner_id)
    check_day(work, due_on, _first_day(work, dialogue))
    if many(work, dialogue_id) >= MOST:
        raise Invalid("g-promise-many", most=MOST)
    promised_by = dialogue.host_id or _id(authority.head_of(work, dialogue.body_code))
    promise_id = _make(work, dialogue_id, words, means, body_code, owner_id, promised_by, due_on)
    life.transition(
        work, dialogue, DialogueAct.PROMISE, person_id, words,
        promise=promise_id, how="add", due=due_on.isoformat(),
    )  # fmt: skip
    return promise_id


def change(work: Work, person_id: int, promise_id: int, **new: Any) -> None:
    """Change a draft: `what`, `done_means`, `due_on`, or `body_code` with `owner_id`. Raises as `add`."""
    dialogue, promise = _draft(work, person_id, promise_id)
    for name in ("what", "done_means"):
        if name in new:
            new[name] = _words(new[name])
    if "body_code" in new:
        _check_owner(work, new["body_code"], new.get("owner_id"))
    if "due_on" in new:
        check_day(work, new["due_on"], _first_day(work, dialogue))
    before = {name: _plain(getattr(promise, name)) for name in new}
    work.session.execute(update(Commitment).where(Commitment.id == promise_id).values(**new))
    life.transition(
        work, dialogue, DialogueAct.PROMISE, person_id, promise.what,
        promise=promise_id, how="change", before=before,
    )  # fmt: skip


def remove(work: Work, person_id: int, promise_id: int, reason: str) -> None:
    """Take out a draft that nobody promised, for a reason; its words stay in the history. Raises as `add`."""
    why = written(nfc(reason), LONGEST_NOTE)
    dialogue, promise = _draft(work, person_id, promise_id)
    work.session.execute(delete(Commitment).where(Commitment.id == promise_id))
    life.transition(
        work, dialogue, DialogueAct.PROMISE, person_id, why, promise=promise_id, how="remove", what=promise.what
    )


def draft(work: Work, person_id: int, promise_id: int) -> Promise:
    """A promise that may still be changed, for who keeps the session. Raises as `change`."""
    return _draft(work, person_id, promise_id)[1]


def begin_all(work: Work, dialogue: Locked) -> None:
    """The conclusion is published: each promise has its clock from now on, and who owes it is told."""
    asked = select(Commitment.id).where(Commitment.dialogue_id == dialogue.id).order_by(Commitment.seq)
    for promise_id in work.session.scalars(asked).all():
        _begin(work, of(work, promise_id))


def check_day(work: Work, day: date, first: date) -> None:
    """`Invalid("g-promise-day")` for a day before `first`, or further off than anybody plans."""
    last = local_date(work.now) + FURTHEST
    if not first <= day <= last:
        raise Invalid("g-promise-day", first=first, last=last)


# How it goes ----------------------------------------------------------------------------------------------------


def progress(work: Work, person_id: int, promise_id: int, words: str) -> int:
    """Tell everybody how it goes; the note's id. By officials of the body that owes it, or who keeps the session.

    Raises `Forbidden`, `NotFound`, `Stale("promise-ended")`, `Invalid("o-text-empty")`, `Invalid("o-text-long")`.
    """
    said = written(nfc(words), LONGEST_NOTE)
    dialogue, promise, may = _open(work, person_id, promise_id)
    _allow(may.note)
    life.transition(work, dialogue, DialogueAct.PROMISE, person_id, said, promise=promise.id, how="progress")
    return _note(work, dialogue, promise, person_id, said)


def keep(work: Work, person_id: int, promise_id: int, how: str) -> None:
    """Say that it is kept, and how. By the head of the body that owes it, or who keeps the session.

    Raises as `progress`.
    """
    said = written(nfc(how), LONGEST_NOTE)
    dialogue, promise, may = _open(work, person_id, promise_id)
    _allow(may.keep)
    _end(work, dialogue, promise, person_id, CommitmentState.KEPT, said)
    close_if_done(work, dialogue)


def give_up(work: Work, person_id: int, promise_id: int, reason: str) -> None:
    """Say that it was not kept and will not be, and why. By who keeps the session, or the head. As `progress`."""
    said = written(nfc(reason), LONGEST_NOTE)
    dialogue, promise, may = _open(work, person_id, promise_id)
    _allow(may.settle)
    _end(work, dialogue, promise, person_id, CommitmentState.BROKEN, said)
    close_if_done(work, dialogue)


def replace(
    work: Work, person_id: int, promise_id: int, what: str, done_means: str, due_on: date, reason: str
) -> int:
    """Promise something else, or for another day, instead; its id. The old one stays to be read, with the reason.

    By who keeps the session, or the head. Whoever follows the old one follows the new one. Raises as `progress`,
    `Invalid("g-promise-day")`.
    """
    words, means, why = _words(what), _words(done_means), written(nfc(reason), LONGEST_NOTE)
    dialogue, old, may = _open(work, person_id, promise_id)
    _allow(may.settle)
    check_day(work, due_on, old.today)
    new_id = _make(work, dialogue.id, words, means, old.body_code, old.owner_id, old.promised_by, due_on)
    _end(work, dialogue, old, person_id, CommitmentState.REPLACED, why, replaced_by=new_id)
    followers: Select[int, int] = select(literal(new_id), CommitmentFollow.person_id).where(
        CommitmentFollow.commitment_id == old.id
    )
    copied = insert(CommitmentFollow).from_select(["commitment_id", "person_id"], followers)
    work.session.execute(copied)
    _begin(work, of(work, new_id))
    return new_id


def open_to(work: Work, person_id: int, promise_id: int, right: str) -> Promise:
    """The promise, if the person has this right ("note", "keep", "settle") now. Raises as `progress`."""
    _, promise, may = _open(work, person_id, promise_id)
    _allow(getattr(may, right))
    return promise


def close_if_done(work: Work, dialogue: Locked) -> None:
    """The session ends by itself when its last promise has."""
    asked = select(func.count()).where(
        Commitment.dialogue_id == dialogue.id, Commitment.state == CommitmentState.OPEN
    )
    if not work.session.scalar(asked):
        life.transition(work, dialogue, DialogueAct.CLOSE, None)


# Following ------------------------------------------------------------------------------------------------------


def follow(work: Work, person_id: int, promise_id: int) -> None:
    """Hear of it from now on; a second time changes nothing. Raises `NotFound`, `Stale("promise-ended")`."""
    promise = _followable(work, promise_id)
    if not promise.open:
        raise Stale("promise-ended")
    if not follows(work, person_id, promise_id):
        work.session.add(CommitmentFollow(commitment_id=promise_id, person_id=person_id))
        work.session.flush()


def unfollow(work: Work, person_id: int, promise_id: int) -> None:
    """Hear of it no more; a second time changes nothing. Raises `NotFound`."""
    _followable(work, promise_id)
    work.session.execute(
        delete(CommitmentFollow).where(
            CommitmentFollow.commitment_id == promise_id, CommitmentFollow.person_id == person_id
        )
    )


def follows(work: Work, person_id: int, promise_id: int) -> bool:
    """Whether the person wants to hear of it."""
    return work.session.get(CommitmentFollow, (promise_id, person_id)) is not None


def _followable(work: Work, promise_id: int) -> Promise:
    # Two presses at once wait for each other here, and the second finds what the first has done.
    work.session.execute(select(Commitment.id).where(Commitment.id == promise_id).with_for_update())
    work.session.expire_all()
    return public(work, promise_id)


@dataclass(frozen=True, slots=True)
class News:
    """What who follows a promise is told by one of its notes. `state`: that of the promise with this note."""

    promise_id: int
    what: str
    body_name: str
    state: CommitmentState
    text: str


def news_of(work: Work, note_id: int) -> News:
    """The news that is this note (`DialogueNews.item` of the kind `PROMISE`). `NotFound("promise-not-found")`."""
    note = work.session.get(CommitmentNote, note_id)
    if note is None:
        raise NotFound("promise-not-found")
    promise = of(work, note.commitment_id)
    newest = work.session.scalar(
        select(func.max(CommitmentNote.id)).where(CommitmentNote.commitment_id == promise.id)
    )
    state = promise.state if newest == note_id else CommitmentState.OPEN
    return News(promise.id, promise.what, promise.body_name, state, note.text)


# Parts ----------------------------------------------------------------------------------------------------------

_INSERT = insert_into(Commitment, "id")
_INSERT_NOTE = insert_into(CommitmentNote, "id")
_LAST = Prepared(select(func.max(Commitment.seq)).where(Commitment.dialogue_id == bindparam("dialogue")))
_WHERE = Prepared(select(Commitment.dialogue_id).where(Commitment.id == bindparam("promise")))
_END = Prepared(
    update(table(Commitment))
    .where(table(Commitment).c.id == bindparam("promise"))
    .values(
        state=bindparam("new_state"),
        ended_on=bindparam("day"),
        replaced_by=bindparam("instead"),
        reason=bindparam("why"),
    )
)


def _make(
    work: Work,
    dialogue_id: int,
    what: str,
    done_means: str,
    body_code: str,
    owner_id: int | None,
    promised_by: int | None,
    due_on: date,
) -> int:
    made: int = _INSERT.scalar(
        work.connection,
        dialogue_id=dialogue_id,
        seq=(_LAST.scalar(work.connection, dialogue=dialogue_id) or 0) + 1,
        what=what,
        done_means=done_means,
        body_code=body_code,
        owner_id=owner_id,
        promised_by=promised_by,
        due_on=due_on,
        state=CommitmentState.OPEN,
        ended_on=None,
        replaced_by=None,
        reason="",
        made_at=work.now,
    )
    return made


def _begin(work: Work, promise: Promise) -> None:
    """Its clock runs, and who owes it is told."""
    clocks.start(work, promise.dialogue_id, DialogueClockKind.COMMITMENT, end_of(promise.due_on), item=promise.id)
    params = {"dialogue": promise.dialogue_id, "item": promise.id, "what": promise.what, "due": promise.due_on}
    for person_id in duty.on_duty(work, promise.body_code, promise.owner_id).with_head():
        work.notify(Notice("after-promise-given", person_id, params=params, patient=True))


def _draft(work: Work, person_id: int, promise_id: int) -> tuple[Locked, Promise]:
    dialogue = minutes.writable(work, person_id, _session_of(work, promise_id))
    return dialogue, of(work, promise_id)


def _open(work: Work, person_id: int, promise_id: int) -> tuple[Locked, Promise, Rights]:
    """The promise and its session, locked, with what the person may do. Who may do nothing learns no more."""
    dialogue = life.for_change(work, _session_of(work, promise_id))
    promise = of(work, promise_id)
    if not promise.public:
        posts.keeper(work, person_id, promise.host_body)
        raise Stale("dialogue-moved-on", state=str(dialogue.state))
    if not promise.open:
        raise Stale("promise-ended")
    return dialogue, promise, rights(work, person_id, promise)


def _session_of(work: Work, promise_id: int) -> int:
    found: int | None = _WHERE.scalar(work.connection, promise=promise_id)
    if found is None:
        raise NotFound("promise-not-found")
    return found


def _end(
    work: Work,
    dialogue: Locked,
    promise: Promise,
    person_id: int,
    state: CommitmentState,
    said: str,
    replaced_by: int | None = None,
) -> None:
    _END.run(
        work.connection, promise=promise.id, new_state=state, day=promise.today, instead=replaced_by, why=said
    )
    clocks.stop(work, dialogue.id, DialogueClockKind.COMMITMENT, DialogueAct.PROMISE, promise.id)
    late = max(0, -promise.days_left)
    life.transition(
        work, dialogue, DialogueAct.PROMISE, person_id, said,
        promise=promise.id, how=str(state), days_late=late, replaced_by=replaced_by,
    )  # fmt: skip
    _note(work, dialogue, promise, person_id, said)
    _tell_ended(work, promise, person_id, state, said)


def _tell_ended(work: Work, promise: Promise, person_id: int, state: CommitmentState, said: str) -> None:
    """Who promised, who owes it and who keeps the session learn of its end from the program, not by chance."""
    told = dict.fromkeys(
        (
            promise.promised_by,
            *posts.admins_for(work, promise.host_body),
            *duty.on_duty(work, promise.body_code, promise.owner_id).people,
        )
    )
    params = {
        "dialogue": promise.dialogue_id,
        "item": promise.id,
        "what": promise.what,
        "state": str(state),
        "text": said,
    }
    for each in told:
        if each not in (None, person_id):
            work.notify(Notice("after-promise-ended", each, params=params, patient=True))


def _note(work: Work, dialogue: Locked, promise: Promise, person_id: int, said: str) -> int:
    """Everybody may read it, and whoever follows the promise hears of it, once."""
    note_id: int = _INSERT_NOTE.scalar(
        work.connection, commitment_id=promise.id, at=work.now, actor_id=person_id, text=said
    )
    news.tell(work, dialogue, NewsKind.PROMISE, Audience.PROMISE, item=note_id)
    return note_id


def _allow(may: bool) -> None:
    if not may:
        raise Forbidden(authority.NO_AUTHORITY)


def _check_owner(work: Work, body_code: str, owner_id: int | None) -> None:
    body = bodies.card(work, body_code)
    if body.valid_to is not None and body.valid_to < local_date(work.now):
        raise NotFound("body-not-found", body=body_code)
    if owner_id is not None and owner_id not in {each.person_id for each in owners(work, body_code)}:
        raise Invalid("g-promise-owner", body=body.name)


def _first_day(work: Work, dialogue: Locked) -> date:
    """A promise may be for the very day of the session, though it is written down later."""
    return local_date(dialogue.held_at or work.now)


def _words(text: str) -> str:
    return written(nfc(text), LONGEST)


def _id(official: Official | None) -> int | None:
    return None if official is None else official.person_id


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
