"""What a secretary does with the questions of a session: let through, put into words, merge, have prepared.

The asker's own words are never changed: only what came as voice or picture alone is put into words, and who typed
them is kept (`DialogueQuestion.typed_by`), beside the recording itself.
"""

from dataclasses import dataclass

from sqlalchemy import select

from langnghe.models import Body, DialogueQuestion, QuestionFile, QuestionState, RoleKind, TicketKind
from langnghe.services import authority, bodies, duty, unsent
from langnghe.services.dialogue import life, posts, questions
from langnghe.services.dialogue.life import Locked
from langnghe.services.folding import nfc
from langnghe.services.handling import name_of, written
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Stale
from langnghe.services.work import Work

S = QuestionState

#: Characters of a prepared answer.
LONGEST_PREPARED = 4_000


def kept(work: Work, person_id: int, question_id: int) -> tuple[Locked, DialogueQuestion]:
    """The session and its question, both locked, for somebody who keeps it. Raises `Forbidden`, `NotFound`."""
    dialogue = life.for_change(work, questions.dialogue_of(work, question_id))
    posts.keeper(work, person_id, dialogue.body_code)
    return dialogue, questions.one(work, question_id)


def kept_open(work: Work, person_id: int, question_id: int) -> tuple[Locked, DialogueQuestion]:
    """As `kept`. Raises `Stale("g-q-moved-on")` when the question is settled or part of another one."""
    dialogue, question = kept(work, person_id, question_id)
    if question.state is not S.OPEN:
        raise Stale("g-q-moved-on", state=str(question.state))
    return dialogue, question


def let_through(work: Work, person_id: int, question_id: int) -> bool:
    """Let others read and support it; False when they may already.

    Raises `Invalid`: "g-q-words-first" without words, "g-q-sensitive" for what reads like a denunciation, which
    may not be published (facts F-4).
    """
    _, question = kept_open(work, person_id, question_id)
    if question.shown:
        return False
    if not question.text:
        raise Invalid("g-q-words-first")
    if questions.kind_of(work, question.text) is TicketKind.DENUNCIATION:
        raise Invalid("g-q-sensitive")
    question.shown = True
    work.session.flush()
    questions.tell(work, question, "q-shown", (question.asker_id,))
    return True


def hide(work: Work, person_id: int, question_id: int) -> bool:
    """Others no longer read it; it is answered all the same. False when they did not."""
    _, question = kept_open(work, person_id, question_id)
    if not question.shown:
        return False
    question.shown = False
    work.session.flush()
    questions.tell(work, question, "q-hidden", (question.asker_id,))
    return True


def type_words(work: Work, person_id: int, question_id: int, text: str) -> None:
    """Put a voice message or a picture into words, or mend what was typed before.

    Raises `Forbidden("g-q-own-words")` where the asker wrote, `Invalid("g-q-sensitive")` for what the law keeps
    out: then nothing is kept, and the asker is to be guided.
    """
    words = written(nfc(text), questions.LONGEST)
    _, question = kept_open(work, person_id, question_id)
    if question.text and question.typed_by is None:
        raise Forbidden("g-q-own-words")
    if questions.kind_of(work, words) in questions.SENSITIVE:
        raise Invalid("g-q-sensitive")
    question.text, question.typed_by = words, person_id
    work.session.flush()


def guide(work: Work, person_id: int, question_id: int) -> None:
    """It is a complaint or a denunciation: the asker is told where those go, and nothing of it is kept (F-4)."""
    _, question = kept_open(work, person_id, question_id)
    send_elsewhere(work, question)


def send_elsewhere(work: Work, question: DialogueQuestion) -> None:
    """End a locked open question that may not be one by law; its words and files are given up."""
    files = work.session.scalars(
        select(QuestionFile.attachment_id).where(QuestionFile.question_id == question.id)
    ).all()
    unsent.drop_files(work, question.asker_id, files)
    question.text, question.shown = "", False
    question.prepared, question.prepared_by, question.body_code = "", None, None
    questions.leave(work, question, S.GUIDED, "q-asker-withdrew")
    questions.tell(work, question, "q-guided", (question.asker_id,))


# Merging --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Target:
    """A question into which another can be merged."""

    id: int
    text: str
    supports: int


def targets(work: Work, person_id: int, question_id: int) -> tuple[Target, ...]:
    """The open questions of the same session with words, what is likest first. `Forbidden`."""
    view = questions.look_kept(work, person_id, question_id)
    others = work.session.execute(
        select(DialogueQuestion.id, DialogueQuestion.text, DialogueQuestion.supports)
        .where(
            DialogueQuestion.dialogue_id == view.dialogue_id,
            DialogueQuestion.id != question_id,
            DialogueQuestion.state == S.OPEN,
            DialogueQuestion.text != "",
        )
        .order_by(DialogueQuestion.supports.desc(), DialogueQuestion.id)
        .limit(questions.COMPARED)
    )
    found = [Target(*row) for row in others]
    return tuple(sorted(found, key=lambda each: -questions.likeness(view.text, each.text)))


def merge(work: Work, person_id: int, question_id: int, into_id: int) -> None:
    """Make it part of another question of the same session: supports add up, nobody is counted twice, and who
    asked or supported it hears of the other one from now on.

    Raises `Invalid("g-q-merge-other")` for another session's question or itself, `Invalid("g-q-merge-hidden")` for
    one that was not let through, `Stale("g-q-moved-on")`.
    """
    dialogue, question = kept_open(work, person_id, question_id)
    if into_id == question_id or questions.dialogue_of(work, into_id) != dialogue.id:
        raise Invalid("g-q-merge-other")
    into = questions.one(work, into_id)
    if not into.shown:
        raise Invalid("g-q-merge-hidden")  # who asked the other one is going to read it
    if into.state is not S.OPEN:
        raise Stale("g-q-moved-on", state=str(into.state))
    came = questions.concerned(work, question)
    for other in work.session.scalars(
        select(DialogueQuestion).where(
            DialogueQuestion.merged_into == question.id, DialogueQuestion.state == S.MERGED
        )
    ):
        other.merged_into = into.id
    question.state, question.merged_into = S.MERGED, into.id
    if into.position is None:
        into.position = question.position
    if into.body_code is None:
        into.body_code, into.prepared, into.prepared_by = (
            question.body_code,
            question.prepared,
            question.prepared_by,
        )
    question.position = None
    questions.support_by(work, into, came)
    work.session.flush()
    questions.tell(work, question, "q-merged", came, item=into.id, main=questions.quoting(into)["text"])


# Preparing the answer -------------------------------------------------------------------------------------------


def assign(work: Work, person_id: int, question_id: int, body_code: str) -> bool:
    """Have a body prepare the answer; False when it is doing so already. Its people are told.

    Raises `NotFound("body-not-found")`.
    """
    dialogue, question = kept_open(work, person_id, question_id)
    body = work.session.get(Body, body_code)
    if body is None or not bodies.stands(work, body):
        raise NotFound("body-not-found", body=body_code)
    if question.body_code == body_code:
        return False
    question.body_code = body_code
    work.session.flush()
    told = duty.on_duty(work, body_code).with_head()
    when = {"dated": "yes" if dialogue.starts_at else "no", "starts": dialogue.starts_at or ""}
    params = {"body": body.name, "by": name_of(work, person_id), "title": dialogue.title, **when}
    questions.tell(work, question, "q-assigned", told, **params)
    return True


@dataclass(frozen=True, slots=True)
class ToPrepare:
    """What whoever prepares an answer has to know."""

    id: int
    dialogue_id: int
    text: str
    prepared: str
    body_name: str
    files: tuple[int, ...]


def to_prepare(work: Work, person_id: int, question_id: int) -> ToPrepare:
    """A question for who prepares its answer. Raises `Forbidden`, `Stale("g-q-moved-on")`."""
    question = _preparable(work, person_id, question_id)
    body_name = bodies.name_of(work, question.body_code or "")
    files = questions.file_ids(work, question_id)
    return ToPrepare(question.id, question.dialogue_id, question.text, question.prepared, body_name, files)


def prepare(work: Work, person_id: int, question_id: int, text: str) -> None:
    """Write the prepared answer, which the chair reads beside the question; those who keep the session are told.

    Raises `Forbidden` for who is neither of the body asked nor keeps the session, `Stale("g-q-moved-on")`.
    """
    words = written(nfc(text), LONGEST_PREPARED)
    question = _preparable(work, person_id, question_id)
    question.prepared, question.prepared_by = words, person_id
    work.session.flush()
    dialogue = life.view(work, question.dialogue_id).dialogue
    params = {"body": bodies.name_of(work, question.body_code or "")}
    told = [each for each in questions.secretaries(work, dialogue.body_code) if each != person_id]
    questions.tell(work, question, "q-prepared", told, **params)


def _preparable(work: Work, person_id: int, question_id: int) -> DialogueQuestion:
    question = questions.for_change(work, question_id)
    _may_prepare(work, person_id, question)
    if question.state is not S.OPEN:
        raise Stale("g-q-moved-on", state=str(question.state))
    return question


def _may_prepare(work: Work, person_id: int, question: DialogueQuestion) -> None:
    held = authority.posts(work, person_id)
    if any(post.body_code == question.body_code and post.role in authority.DESK for post in held):
        return
    # Where the body has nobody, a head above it was told.
    above = {each.code for each in authority.superiors(work, question.body_code)} if question.body_code else set()
    if any(post.body_code in above and post.role is RoleKind.HEAD for post in held):
        return
    posts.keeper(work, person_id, life.view(work, question.dialogue_id).dialogue.body_code)
