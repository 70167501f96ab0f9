"""What becomes of a question in the hall and afterwards: answered, answered in writing, or a ticket.

When the conclusions are published no question is left lying: what is still open becomes a ticket by itself, once
(R31). Whoever publishes calls `settle_open`; what a session has beyond one piece the sweep `settle_left` does.
"""

from collections.abc import Sequence

import structlog
from sqlalchemy import select

from langnghe.models import (
    Act,
    Area,
    Attachment,
    Dialogue,
    DialogueQuestion,
    DialogueState,
    Field,
    Level,
    Person,
    QuestionFile,
    QuestionState,
    TicketKind,
)
from langnghe.services import authority, duty, intake, tickets
from langnghe.services.clocks import last_day
from langnghe.services.dialogue import life, posts, question_desk, questions
from langnghe.services.dialogue.life import Locked
from langnghe.services.folding import nfc
from langnghe.services.handling import written
from langnghe.services.refusals import Invalid, Refusal, Stale
from langnghe.services.routing import RoutingIncomplete
from langnghe.services.tickets import Actor
from langnghe.services.work import Notice, Work

log = structlog.get_logger()

S, D = QuestionState, DialogueState

#: Characters of a note on what was said in the hall, and of an answer in writing.
LONGEST_NOTE = 1_000
LONGEST_ANSWER = 4_000
#: Questions that become tickets in one transaction.
PIECE = 50
#: When a session is over in one way or another, its open questions may become tickets.
OVER = (D.HELD, D.PUBLISHED, D.CLOSED, D.CANCELLED)
#: From here on they do so by themselves.
SETTLED = (D.PUBLISHED, D.CLOSED, D.CANCELLED)


def begun(dialogue: Locked, work: Work) -> bool:
    """Whether people sit in the hall, or sat there."""
    if dialogue.state is D.ANNOUNCED:
        return dialogue.starts_at is not None and work.now >= dialogue.starts_at
    return dialogue.state in {D.HELD, D.PUBLISHED, D.CLOSED}


def answer_in_hall(work: Work, person_id: int, question_id: int, note: str = "") -> None:
    """It was answered in the hall; everybody whom it concerns is told, with the note if there is one.

    Raises `Stale("g-q-not-begun")` before the session, `Stale("g-q-moved-on")`, `Invalid("o-text-long")`.
    """
    words = written(nfc(note), LONGEST_NOTE) if note.strip() else ""
    dialogue, question = question_desk.kept_open(work, person_id, question_id)
    if not begun(dialogue, work):
        raise Stale("g-q-not-begun")
    _end(work, question, S.ANSWERED, words)
    questions.tell(
        work,
        question,
        "q-answered",
        questions.concerned(work, question),
        answer=words,
        noted="yes" if words else "no",
    )


def answer_in_writing(work: Work, person_id: int, question_id: int, text: str) -> None:
    """Send the answer to everybody whom it concerns. Raises `Stale("g-q-moved-on")`, `Invalid`."""
    words = written(nfc(text), LONGEST_ANSWER)
    dialogue, question = question_desk.kept_open(work, person_id, question_id)
    _end(work, question, S.WRITTEN, words)
    people = questions.concerned(work, question)
    questions.tell(work, question, "q-written", people, answer=words, body=life.view(work, dialogue.id).body_name)


def open_ticket(work: Work, person_id: int, question_id: int) -> int:
    """Make it a ticket now; the ticket's id. By who keeps the session. Raises `Stale("g-q-moved-on")`,
    `Invalid("g-q-sensitive")` for what may be no ticket by law.
    """
    dialogue, question = question_desk.kept_open(work, person_id, question_id)
    if _denounces(work, question):
        raise Invalid("g-q-sensitive")
    return _to_ticket(work, dialogue, question)


def settle_all(work: Work, person_id: int, dialogue_id: int) -> int:
    """Have every open question of a session that is over become a ticket; how many did now.

    By who keeps it. Raises `Forbidden`, `Stale("g-q-not-over")`.
    """
    dialogue = life.for_change(work, dialogue_id)
    posts.keeper(work, person_id, dialogue.body_code)
    if dialogue.state not in OVER:
        raise Stale("g-q-not-over")
    return settle_open(work, dialogue, person_id)


def settle_open(work: Work, dialogue: Locked, by: int | None) -> int:
    """Have the open questions of a session become tickets, `PIECE` at a time; how many did now.

    `dialogue` is locked by `life.for_change`; `by` is who settles, None for the program. A question is open only
    once, so that a second call, or one after a crash, makes no second ticket. What reads like a denunciation is no
    ticket by law: its asker is guided. What cannot be a ticket now, because the office's set-up lacks something,
    stays open for the sweep and stops nothing else.
    """
    told = [each for each in questions.secretaries(work, dialogue.body_code) if each != by]
    done = last = 0
    # A piece of which none could be settled does not keep the next one waiting.
    while not done and (piece := _piece(work, dialogue.id, last)):
        done = sum(_settled(work, dialogue, question) for question in piece)
        last = piece[-1].id
    for person_id in told if done else ():
        work.notify(Notice("q-settled", person_id, params={"dialogue": dialogue.id, "count": done}, patient=True))
    return done


def _piece(work: Work, dialogue_id: int, last: int) -> Sequence[DialogueQuestion]:
    return work.session.scalars(
        select(DialogueQuestion)
        .where(
            DialogueQuestion.dialogue_id == dialogue_id,
            DialogueQuestion.state == S.OPEN,
            DialogueQuestion.id > last,
        )
        .order_by(DialogueQuestion.id)
        .limit(PIECE)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def _settled(work: Work, dialogue: Locked, question: DialogueQuestion) -> bool:
    if _denounces(work, question):
        question_desk.send_elsewhere(work, question)
        return True
    try:
        with work.step():
            _to_ticket(work, dialogue, question)
    except (Refusal, RoutingIncomplete) as no:
        log.warning("question.no_ticket", question=question.id, error=type(no).__name__)
        return False
    return True


def settle_left(work: Work) -> int:
    """A sweep: what is still open although its session is concluded or called off becomes tickets; how many."""
    last = 0
    while sessions := _unsettled(work, last):
        for dialogue_id in sessions:
            dialogue = life.for_change(work, dialogue_id)
            if dialogue.state in SETTLED and (done := settle_open(work, dialogue, None)):
                return done
        last = sessions[-1]
    return 0


def _unsettled(work: Work, last: int) -> Sequence[int]:
    return work.session.scalars(
        select(DialogueQuestion.dialogue_id)
        .join(Dialogue, Dialogue.id == DialogueQuestion.dialogue_id)
        .where(DialogueQuestion.state == S.OPEN, Dialogue.state.in_(SETTLED), DialogueQuestion.dialogue_id > last)
        .distinct()
        .order_by(DialogueQuestion.dialogue_id)
        .limit(PIECE)
    ).all()


# Parts ----------------------------------------------------------------------------------------------------------


def _end(work: Work, question: DialogueQuestion, state: QuestionState, answer: str) -> None:
    question.state, question.answer, question.ended_at = state, answer, work.now
    work.session.flush()


def _denounces(work: Work, question: DialogueQuestion) -> bool:
    return bool(question.text) and questions.kind_of(work, question.text) is TicketKind.DENUNCIATION


def _to_ticket(work: Work, dialogue: Locked, question: DialogueQuestion) -> int:
    reading = intake.read(work, question.text)
    taken = intake.take_in(
        work,
        question.asker_id,
        intake.Draft(
            area_code=_area(work, dialogue, question),
            text=question.text,
            attachment_ids=_files(work, question),
            # What its asker has sent as a question stays one where it could be a matter of another form.
            kind=reading.kind if reading.kind in intake.KINDS else TicketKind.QUESTION,
            field_code=_field(work, dialogue.field_code, reading.field),
            anonymous=question.anonymous,
        ),
    )
    question.ticket_id = taken.ticket_id
    _end(work, question, S.TICKET, "")
    _keep_prepared(work, question, taken.ticket_id)
    due = last_day(tickets.view(work, taken.ticket_id).due_at)
    asker = {question.asker_id}
    others = [each for each in questions.concerned(work, question) if each not in asker]
    questions.tell(work, question, "q-ticket", asker, code=taken.code, due=due, when=dialogue.title)
    questions.tell(work, question, "q-ticket-too", others, code=taken.code, due=due)
    return taken.ticket_id


def _keep_prepared(work: Work, question: DialogueQuestion, ticket_id: int) -> None:
    """What was prepared for the hall is not lost: whoever answers the ticket reads it."""
    if not question.prepared or question.prepared_by is None:
        return
    body_code = question.body_code
    posts_held = [
        post for post in authority.posts(work, question.prepared_by) if body_code in (None, post.body_code)
    ]
    role = str(posts_held[0].role) if posts_held else "officer"
    actor = Actor(question.prepared_by, role, body_code)
    ticket = tickets.for_change(work, ticket_id)
    if not duty.restricted_field(work, ticket.field_code):
        tickets.transition(work, ticket, Act.NOTE, actor, question.prepared)


def _field(work: Work, of_session: str | None, read: str) -> str:
    """The session's field, else what the words seem to be about, as far as the office still uses it."""
    wanted = [code for code in (of_session, read) if code and code != intake.OTHER]
    used = set(work.session.scalars(select(Field.code).where(Field.code.in_(wanted), Field.active)))
    return next((code for code in wanted if code in used), intake.OTHER)


def _area(work: Work, dialogue: Locked, question: DialogueQuestion) -> str:
    """The session's area; where that is a whole province, the commune in which the asker lives, if known."""
    level = work.session.scalar(select(Area.level).where(Area.code == dialogue.area_code))
    if level is not Level.PROVINCE:
        return dialogue.area_code
    home = work.session.scalar(select(Person.area_code).where(Person.id == question.asker_id))
    return home or dialogue.area_code


def _files(work: Work, question: DialogueQuestion) -> tuple[int, ...]:
    """What came along and belongs to no ticket yet."""
    return tuple(
        work.session.scalars(
            select(QuestionFile.attachment_id)
            .join(Attachment, Attachment.id == QuestionFile.attachment_id)
            .where(QuestionFile.question_id == question.id, Attachment.ticket_id.is_(None))
            .order_by(QuestionFile.attachment_id)
        )
    )
