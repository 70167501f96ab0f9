"""Questions that citizens send before a session: asking, supporting, withdrawing, and what others may read (R31).

A question waits for the secretary (`question_desk`) before anybody else reads it. Who asks the same supports it,
counted once. Whoever asked or supports hears what becomes of it (`concerned`).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import Select, SQLColumnExpression, delete, exists, func, insert, select
from sqlalchemy.orm import aliased

from langnghe.models import (
    Attachment,
    AttachmentState,
    Body,
    DialogueQuestion,
    Person,
    QuestionFile,
    QuestionState,
    QuestionSupport,
    RoleKind,
    Ticket,
    TicketKind,
)
from langnghe.services import authority, intake
from langnghe.services.dialogue import life, posts, transitions
from langnghe.services.folding import fold, nfc
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import Invalid, NotFound, Stale
from langnghe.services.work import Notice, Work

S = QuestionState

#: Characters of a question, open questions of one person at one session, files of one question.
LONGEST = 2_000
MOST_OPEN = 5
MOST_FILES = 5
PAGE = 6
#: Characters of a question as a notice quotes it.
QUOTED = 200
#: How like another question one must be, of 100, to be shown to who is about to ask; how many are shown.
LIKE_ENOUGH = 70
MOST_ALIKE = 3
#: Shown questions among which one that is alike is looked for.
COMPARED = 500

#: Not settled yet.
WAITING = (S.OPEN, S.MERGED)
#: What everybody may read of a session once it was let through.
READ_BY_ALL = (S.OPEN, S.ANSWERED, S.WRITTEN, S.TICKET)
#: What the law keeps out of a public list and out of a chat (facts F-2, F-4).
SENSITIVE = (TicketKind.COMPLAINT, TicketKind.DENUNCIATION)


class Which(StrEnum):
    """The lists of who keeps a session."""

    NEW = "new"
    SHOWN = "shown"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Seen:
    """A question as one person reads it."""

    id: int
    dialogue_id: int
    text: str
    """"" while nobody has typed the words of a voice message."""
    typed: bool
    """The words were typed by an official."""
    state: QuestionState
    anonymous: bool
    asker_name: str
    """"" for who does not want to be named, except to who keeps the session."""
    supports: int
    shown: bool
    mine: bool
    supported: bool
    position: int | None
    body_name: str
    prepared: str
    answer: str
    ticket_id: int | None
    ticket_code: str
    files: int
    merged_into: int | None
    made_at: datetime


# Asking ---------------------------------------------------------------------------------------------------------


def kind_of(work: Work, text: str) -> TicketKind:
    """What the words seem to be in law; a complaint or a denunciation is not for a public list."""
    return intake.read(work, text).kind


def check(text: str, files: Collection[int]) -> None:
    """Raises `Invalid` for what is too much for one question."""
    if len(text) > LONGEST:
        raise Invalid("d-q-long", most=LONGEST, length=len(text))
    if len(files) > MOST_FILES:
        raise Invalid("too-many-files", most=MOST_FILES)


def takes(work: Work, person_id: int, dialogue_id: int) -> None:
    """Raises when this person cannot ask at this session now: `NotFound`, `Stale("d-q-closed")`, `Invalid`."""
    if not life.public_view(work, dialogue_id).takes_questions:
        raise Stale("d-q-closed")
    mine = select(func.count()).where(
        DialogueQuestion.dialogue_id == dialogue_id,
        DialogueQuestion.asker_id == person_id,
        DialogueQuestion.state.in_(WAITING),
    )
    if (work.session.scalar(mine) or 0) >= MOST_OPEN:
        raise Invalid("d-q-enough", most=MOST_OPEN)


def ask(
    work: Work, person_id: int, dialogue_id: int, text: str, files: Collection[int] = (), *, anonymous: bool = True
) -> int:
    """Send a question; its id. `files` are attachments of the asker's own.

    Raises as `takes`, `Invalid` ("nothing-to-send", "d-q-long", "too-many-files", and "d-q-not-here" for a
    denunciation, of which nothing is kept: facts F-4).
    """
    words = nfc(text).strip()
    if not words and not files:
        raise Invalid("nothing-to-send")
    check(words, files)
    if words and kind_of(work, words) is TicketKind.DENUNCIATION:
        raise Invalid("d-q-not-here")
    # Locked: neither does the session end meanwhile, nor does a second message of the same person slip by.
    life.for_change(work, dialogue_id)
    takes(work, person_id, dialogue_id)
    row = DialogueQuestion(
        dialogue_id=dialogue_id,
        asker_id=person_id,
        anonymous=anonymous,
        text=words,
        state=S.OPEN,
        made_at=work.now,
        shown=False,
        supports=0,
    )
    work.session.add(row)
    work.session.flush()
    for attachment_id in dict.fromkeys(files):
        work.session.add(QuestionFile(question_id=row.id, attachment_id=attachment_id))
    work.session.flush()
    if counts(work, person_id, dialogue_id).new == 1:
        # The first of those that wait; who reads it sees the others.
        body_code = life.view(work, dialogue_id).dialogue.body_code
        tell(work, row, "q-new", secretaries(work, body_code))
    return row.id


@dataclass(frozen=True, slots=True)
class Alike:
    """A question that may be the same."""

    id: int
    text: str
    supports: int


def alike(work: Work, person_id: int, dialogue_id: int, text: str) -> tuple[Alike, ...]:
    """The questions that others have sent and that seem to be the same, likest first."""
    if len(text.split()) < 2:
        return ()
    rows = work.session.execute(
        select(DialogueQuestion.id, DialogueQuestion.text, DialogueQuestion.supports)
        .where(
            DialogueQuestion.dialogue_id == dialogue_id,
            DialogueQuestion.state == S.OPEN,
            DialogueQuestion.shown,
            DialogueQuestion.asker_id != person_id,
        )
        .order_by(DialogueQuestion.supports.desc(), DialogueQuestion.id)
        .limit(COMPARED)
    )
    rated = [(likeness(text, row.text), Alike(*row)) for row in rows]
    like = [each for each in rated if each[0] >= LIKE_ENOUGH]
    return tuple(each for _, each in sorted(like, key=lambda one: -one[0])[:MOST_ALIKE])


def likeness(one: str, other: str) -> float:
    """How like each other two questions are, 0 to 100, in any spelling and order of words."""
    return fuzz.token_set_ratio(fold(one), fold(other))


# Withdrawing ----------------------------------------------------------------------------------------------------


def withdraw(work: Work, person_id: int, question_id: int) -> None:
    """Take the own question back. Where others ask the same, theirs takes its place.

    Raises `NotFound` for somebody else's, `Stale("d-q-moved-on")` for one that is settled.
    """
    question = for_change(work, question_id)
    if question.asker_id != person_id:
        raise NotFound("d-q-not-found")
    if question.state not in WAITING:
        raise Stale("d-q-moved-on", state=str(question.state))
    if question.state is S.MERGED and question.merged_into is not None:
        _take_back(work, one(work, question.merged_into), person_id)
    leave(work, question, S.WITHDRAWN, "q-asker-withdrew")


def leave(work: Work, question: DialogueQuestion, state: QuestionState, key: str) -> None:
    """The question ends without an answer. Whoever asked the same goes on in its place; if nobody did, who
    supported it is told by the notice `key`.
    """
    follower = work.session.scalars(
        select(DialogueQuestion)
        .where(DialogueQuestion.merged_into == question.id, DialogueQuestion.state == S.MERGED)
        .order_by(DialogueQuestion.id)
        .limit(1)
        .with_for_update()
    ).one_or_none()
    if follower is not None:
        _follow(work, question, follower)
    else:
        tell(work, question, key, supporters(work, question.id))
    question.state, question.ended_at, question.position = state, work.now, None
    work.session.flush()


def _follow(work: Work, question: DialogueQuestion, follower: DialogueQuestion) -> None:
    """What stood with one question stands with the other from now on."""
    follower.state, follower.merged_into = S.OPEN, None
    follower.position, follower.body_code = question.position, question.body_code
    follower.prepared, follower.prepared_by = question.prepared, question.prepared_by
    for other in work.session.scalars(
        select(DialogueQuestion).where(
            DialogueQuestion.merged_into == question.id, DialogueQuestion.state == S.MERGED
        )
    ):
        if other is not follower:
            other.merged_into = follower.id
    support_by(work, follower, supporters(work, question.id))


# Supporting -----------------------------------------------------------------------------------------------------


def support(work: Work, person_id: int, question_id: int) -> bool:
    """Say that one asks the same; False for who has said so already. Counted once, whatever comes at once.

    Raises `NotFound` for what is not let through, `Stale("d-q-moved-on")`, `Invalid("d-q-own")`.
    """
    question = _supportable(work, question_id)
    if question.asker_id == person_id:
        raise Invalid("d-q-own")
    return support_by(work, question, (person_id,)) > 0


def unsupport(work: Work, person_id: int, question_id: int) -> bool:
    """Take the support back; False for who gave none. Raises as `support`."""
    return _take_back(work, _supportable(work, question_id), person_id)


def support_by(work: Work, question: DialogueQuestion, people: Collection[int]) -> int:
    """Count these people as supporters of a locked question, each once and never its asker; how many came."""
    known = {question.asker_id, *supporters(work, question.id)}
    fresh = [person for person in dict.fromkeys(people) if person not in known]
    if fresh:
        rows = [{"question_id": question.id, "person_id": person, "at": work.now} for person in fresh]
        work.session.execute(insert(QuestionSupport), rows)
        _count(work, question)
    return len(fresh)


def _take_back(work: Work, question: DialogueQuestion, person_id: int) -> bool:
    if person_id not in supporters(work, question.id):
        return False
    work.session.execute(
        delete(QuestionSupport).where(
            QuestionSupport.question_id == question.id, QuestionSupport.person_id == person_id
        )
    )
    _count(work, question)
    return True


def _count(work: Work, question: DialogueQuestion) -> None:
    counted = select(func.count()).where(QuestionSupport.question_id == question.id)
    question.supports = work.session.scalar(counted) or 0
    work.session.flush()


def _supportable(work: Work, question_id: int) -> DialogueQuestion:
    question = for_change(work, question_id)
    if not question.shown:
        raise NotFound("d-q-not-found")
    over = life.public_view(work, question.dialogue_id).dialogue.state in transitions.ENDED
    if question.state is not S.OPEN or over:
        raise Stale("d-q-moved-on", state=str(question.state))
    return question


# Whom it concerns -----------------------------------------------------------------------------------------------


def supporters(work: Work, question_id: int) -> tuple[int, ...]:
    """Who supports it, in the order in which they came."""
    return tuple(
        work.session.scalars(
            select(QuestionSupport.person_id)
            .where(QuestionSupport.question_id == question_id)
            .order_by(QuestionSupport.at, QuestionSupport.person_id)
        )
    )


def concerned(work: Work, question: DialogueQuestion) -> tuple[int, ...]:
    """Who hears what becomes of it: its asker, who asked the same, and who supports it, each once."""
    merged = work.session.scalars(
        select(DialogueQuestion.asker_id)
        .where(DialogueQuestion.merged_into == question.id, DialogueQuestion.state == S.MERGED)
        .order_by(DialogueQuestion.id)
    )
    return tuple(dict.fromkeys((question.asker_id, *merged, *supporters(work, question.id))))


def secretaries(work: Work, body_code: str) -> tuple[int, ...]:
    """Who is told what happens to the questions of a body's sessions: its secretaries, else who organises them."""
    found = authority.officials_of(work, body_code, (RoleKind.SECRETARY,))
    return tuple(each.person_id for each in found) or posts.admins_for(work, body_code)


def tell(work: Work, question: DialogueQuestion, key: str, people: Collection[int], **params: Any) -> None:
    """Tell these people what became of a question, in the morning where it is night."""
    about = {"dialogue": question.dialogue_id, "item": question.id, **quoting(question), **params}
    for person_id in people:
        work.notify(Notice(key, person_id, params=about, patient=True))


def quoting(question: DialogueQuestion) -> dict[str, str]:
    """A question in a notice: its first words, or that it has none."""
    words = " ".join(question.text.split())
    text = words if len(words) <= QUOTED else f"{words[: QUOTED - 1].rstrip()}…"
    return {"text": text, "worded": "yes" if text else "no"}


# Reading --------------------------------------------------------------------------------------------------------


def one(work: Work, question_id: int) -> DialogueQuestion:
    """The question, locked until the commit and freshly read. `NotFound` when there is none."""
    found = work.session.get(DialogueQuestion, question_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound("d-q-not-found")
    return found


def for_change(work: Work, question_id: int) -> DialogueQuestion:
    """The question and its session, locked in this order everywhere, so that nobody waits for each other."""
    life.for_change(work, dialogue_of(work, question_id))
    return one(work, question_id)


def dialogue_of(work: Work, question_id: int) -> int:
    """The session at which it is asked. `NotFound` when there is no such question."""
    found = work.session.scalar(select(DialogueQuestion.dialogue_id).where(DialogueQuestion.id == question_id))
    if found is None:
        raise NotFound("d-q-not-found")
    return found


def public(work: Work, person_id: int, dialogue_id: int, offset: int = 0) -> Page[Seen]:
    """What the secretary has let through, most supported first."""
    life.public_view(work, dialogue_id)
    where = [
        DialogueQuestion.dialogue_id == dialogue_id,
        DialogueQuestion.shown,
        DialogueQuestion.state.in_(READ_BY_ALL),
    ]
    return _page(work, person_id, where, offset, most_supported=True)


def mine(work: Work, person_id: int, dialogue_id: int, offset: int = 0) -> Page[Seen]:
    """The own questions at a session, in the order in which they were sent."""
    life.public_view(work, dialogue_id)
    where = [DialogueQuestion.dialogue_id == dialogue_id, DialogueQuestion.asker_id == person_id]
    return _page(work, person_id, where, offset)


def kept(work: Work, person_id: int, dialogue_id: int, which: Which, offset: int = 0) -> Page[Seen]:
    """The questions of a session for who keeps it: new ones, those let through, those settled. `Forbidden`."""
    posts.keeper(work, person_id, life.view(work, dialogue_id).dialogue.body_code)
    where = [DialogueQuestion.dialogue_id == dialogue_id, *_OF[which]]
    return _page(work, person_id, where, offset, most_supported=which is Which.SHOWN, named=True)


_OF: dict[Which, tuple[SQLColumnExpression[bool], ...]] = {
    Which.NEW: (DialogueQuestion.state == S.OPEN, DialogueQuestion.shown.is_(False)),
    Which.SHOWN: (DialogueQuestion.state == S.OPEN, DialogueQuestion.shown.is_(True)),
    Which.DONE: (DialogueQuestion.state.not_in((S.OPEN, S.WITHDRAWN)),),
}


def in_order(work: Work, person_id: int, dialogue_id: int, most: int) -> tuple[Seen, ...]:
    """The questions that stand in the running order, in it. Who may ask is the caller's to check."""
    placed = _seen(person_id).where(
        DialogueQuestion.dialogue_id == dialogue_id, DialogueQuestion.position.is_not(None)
    )
    rows = work.session.execute(placed.order_by(DialogueQuestion.position, DialogueQuestion.id).limit(most))
    # On paper, which goes from hand to hand, nobody is named who does not want to be.
    return tuple(as_seen(row, person_id, named=False, inside=True) for row in rows)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many questions a session has: for everybody, of this person, new for the secretary, waiting at all."""

    public: int
    mine: int
    new: int
    open: int


def counts(work: Work, person_id: int, dialogue_id: int) -> Counts:
    """What the buttons under a session's card say."""
    row = work.session.execute(
        select(
            func.count().filter(DialogueQuestion.shown, DialogueQuestion.state.in_(READ_BY_ALL)),
            func.count().filter(DialogueQuestion.asker_id == person_id),
            func.count().filter(DialogueQuestion.state == S.OPEN, ~DialogueQuestion.shown),
            func.count().filter(DialogueQuestion.state == S.OPEN),
        ).where(DialogueQuestion.dialogue_id == dialogue_id)
    ).one()
    return Counts(*row)


def look(work: Work, person_id: int, question_id: int) -> Seen:
    """One question as a citizen reads it: the own one, one that was let through, or one into which the own one was
    merged. `NotFound`.
    """
    seen = _one(work, person_id, question_id)
    life.public_view(work, seen.dialogue_id)
    if seen.mine or (seen.state in READ_BY_ALL and (seen.shown or _merged_own(work, person_id, question_id))):
        return seen
    raise NotFound("d-q-not-found")


def _merged_own(work: Work, person_id: int, question_id: int) -> bool:
    own = select(DialogueQuestion.id).where(
        DialogueQuestion.merged_into == question_id,
        DialogueQuestion.asker_id == person_id,
        DialogueQuestion.state == S.MERGED,
    )
    return work.session.scalar(own.limit(1)) is not None


def look_kept(work: Work, person_id: int, question_id: int) -> Seen:
    """One question as who keeps the session reads it; what was withdrawn is nobody's. `Forbidden`, `NotFound`."""
    posts.keeper(work, person_id, life.view(work, dialogue_of(work, question_id)).dialogue.body_code)
    seen = _one(work, person_id, question_id, named=True)
    if seen.state is S.WITHDRAWN:
        raise NotFound("d-q-not-found")
    return seen


def file_ids(work: Work, question_id: int) -> tuple[int, ...]:
    """What came along and is stored. Who may have it is the caller's to check."""
    return tuple(
        work.session.scalars(
            select(QuestionFile.attachment_id)
            .join(Attachment, Attachment.id == QuestionFile.attachment_id)
            .where(QuestionFile.question_id == question_id, Attachment.state == AttachmentState.STORED)
            .order_by(QuestionFile.attachment_id)
        )
    )


def _one(work: Work, person_id: int, question_id: int, *, named: bool = False) -> Seen:
    row = work.session.execute(_seen(person_id).where(DialogueQuestion.id == question_id)).one_or_none()
    if row is None:
        raise NotFound("d-q-not-found")
    return as_seen(row, person_id, named=named)


def _page(
    work: Work,
    person_id: int,
    where: Sequence[SQLColumnExpression[bool]],
    offset: int,
    *,
    most_supported: bool = False,
    named: bool = False,
) -> Page[Seen]:
    total = work.session.scalar(select(func.count()).select_from(DialogueQuestion).where(*where)) or 0
    start = page_start(total, offset, PAGE)
    first = [DialogueQuestion.supports.desc()] if most_supported else []
    rows = work.session.execute(
        _seen(person_id).where(*where).order_by(*first, DialogueQuestion.id).offset(start).limit(PAGE)
    )
    return Page(tuple(as_seen(row, person_id, named=named) for row in rows), start, total)


_ASKER = aliased(Person, name="asker")


def _seen(person_id: int) -> Select[Any]:
    files = (
        select(func.count())
        .select_from(QuestionFile)
        .join(Attachment, Attachment.id == QuestionFile.attachment_id)
        .where(QuestionFile.question_id == DialogueQuestion.id, Attachment.state != AttachmentState.REFUSED)
        .scalar_subquery()
    )
    supported = exists().where(
        QuestionSupport.question_id == DialogueQuestion.id, QuestionSupport.person_id == person_id
    )
    return (
        select(
            DialogueQuestion,
            _ASKER.name.label("asker_name"),
            Body.name.label("body_name"),
            Ticket.code.label("ticket_code"),
            files.label("files"),
            supported.label("supported"),
        )
        .join(_ASKER, _ASKER.id == DialogueQuestion.asker_id)
        .outerjoin(Body, Body.code == DialogueQuestion.body_code)
        .outerjoin(Ticket, Ticket.id == DialogueQuestion.ticket_id)
    )


def as_seen(row: Any, person_id: int, *, named: bool, inside: bool = False) -> Seen:
    """A row of `_seen` as this person reads it.

    `named`: with the name of who does not want it public; `inside`: with what is the office's own.
    """
    inside = inside or named
    question: DialogueQuestion = row.DialogueQuestion
    mine = question.asker_id == person_id
    return Seen(
        id=question.id,
        dialogue_id=question.dialogue_id,
        text=question.text,
        typed=question.typed_by is not None,
        state=question.state,
        anonymous=question.anonymous,
        asker_name=(row.asker_name or "") if named or not question.anonymous else "",
        supports=question.supports,
        shown=question.shown,
        mine=mine,
        supported=bool(row.supported),
        position=question.position,
        body_name=row.body_name or "",
        prepared=question.prepared if inside else "",
        answer=question.answer,
        ticket_id=question.ticket_id if mine else None,
        ticket_code=(row.ticket_code or "") if mine or inside else "",
        files=row.files,
        merged_into=question.merged_into,
        made_at=question.made_at,
    )
