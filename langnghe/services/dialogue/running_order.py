"""The running order of a session: which question comes when, for the chair in the chat and on a page to print.

The page is opened by a link that a keeper makes: signed for this session and this keeper, good for half a day, and
worth nothing once they keep the session no more.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select

from langnghe.models import Dialogue, DialogueQuestion, QuestionState
from langnghe.services import office_settings
from langnghe.services.dialogue import life, posts, question_desk, questions
from langnghe.services.dialogue.life import View
from langnghe.services.dialogue.questions import Seen
from langnghe.services.refusals import Forbidden, NotFound, Stale
from langnghe.services.work import Work

#: For how long a link to the page is good.
LIFE = timedelta(hours=12)
#: Questions of one order: more than a day could hold.
MOST = 300
#: Where the key is kept with which links are signed.
KEY = "signing_key"
#: Characters of a signature.
SIGNED = 32


class Move(StrEnum):
    UP = "up"
    DOWN = "down"
    TOP = "top"
    OUT = "out"


# The order ------------------------------------------------------------------------------------------------------


def order(work: Work, person_id: int, dialogue_id: int) -> tuple[Seen, ...]:
    """The questions in their order, also those answered meanwhile. `Forbidden` for who does not keep it."""
    posts.keeper(work, person_id, life.view(work, dialogue_id).dialogue.body_code)
    return questions.in_order(work, person_id, dialogue_id, MOST)


def place(work: Work, person_id: int, question_id: int) -> bool:
    """Put an open question at the end of the order; False where it stands in it already."""
    dialogue, question = question_desk.kept_open(work, person_id, question_id)
    if question.position is not None:
        return False
    _write(work, [*_ids(work, dialogue.id), question_id])
    return True


def move(work: Work, person_id: int, question_id: int, how: Move, position: int) -> None:
    """Move a question that stands at `position` (from 1), as whoever pressed has seen it.

    Raises `Stale("g-order-changed")` when it stands elsewhere by now: the same press twice moves once.
    """
    dialogue, question = question_desk.kept(work, person_id, question_id)
    if question.position != position:
        raise Stale("g-order-changed")
    ids = _ids(work, dialogue.id)
    here = ids.index(question_id)
    ids.remove(question_id)
    if how is not Move.OUT:
        there = {Move.UP: max(here - 1, 0), Move.DOWN: here + 1, Move.TOP: 0}[how]
        ids.insert(there, question_id)
    else:
        question.position = None
    _write(work, ids)


def fill(work: Work, person_id: int, dialogue_id: int) -> int:
    """Append every question that was let through and is not placed, most supported first; how many."""
    dialogue = life.for_change(work, dialogue_id)
    posts.keeper(work, person_id, dialogue.body_code)
    ids = _ids(work, dialogue_id)
    more = work.session.scalars(
        select(DialogueQuestion.id)
        .where(
            DialogueQuestion.dialogue_id == dialogue_id,
            DialogueQuestion.state == QuestionState.OPEN,
            DialogueQuestion.shown,
            DialogueQuestion.position.is_(None),
        )
        .order_by(DialogueQuestion.supports.desc(), DialogueQuestion.id)
        .limit(max(MOST - len(ids), 0))
    ).all()
    if more:
        _write(work, [*ids, *more])
    return len(more)


def _ids(work: Work, dialogue_id: int) -> list[int]:
    return list(
        work.session.scalars(
            select(DialogueQuestion.id)
            .where(DialogueQuestion.dialogue_id == dialogue_id, DialogueQuestion.position.is_not(None))
            .order_by(DialogueQuestion.position, DialogueQuestion.id)
        )
    )


def _write(work: Work, ids: list[int]) -> None:
    """Number the questions 1, 2, 3 … in this order."""
    rows = {
        row.id: row for row in work.session.scalars(select(DialogueQuestion).where(DialogueQuestion.id.in_(ids)))
    }
    for position, question_id in enumerate(ids, 1):
        rows[question_id].position = position
    work.session.flush()


# The page -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page to print: the session and its questions."""

    view: View
    lines: tuple[Seen, ...]
    made_at: datetime


def link(work: Work, person_id: int, dialogue_id: int) -> str:
    """The address of the page for this keeper. `Forbidden`."""
    dialogue = life.view(work, dialogue_id).dialogue
    posts.keeper(work, person_id, dialogue.body_code)
    until = int((work.now + LIFE).timestamp())
    signature = _sign(_secret(work), dialogue.token, person_id, until)
    return f"{work.office.public_url}/d/{dialogue.token}/order?key={person_id}.{until}.{signature}"


def sheet(work: Work, token: str, key: str) -> Sheet:
    """What the page shows. Raises `Forbidden("g-order-link-dead")` for a key that is forged, old, or of somebody
    who keeps the session no more, and for a session that is not there.
    """
    setting = office_settings.read(work.connection, KEY)
    person_id, until, signature = _parts(key)
    secret = str(setting.value.get("key", "")) if setting else ""
    good = bool(secret) and hmac.compare_digest(
        _sign(secret, token, person_id, until).encode(), signature.encode()
    )
    dialogue_id = work.session.scalar(select(Dialogue.id).where(Dialogue.token == token))
    if not good or work.now >= datetime.fromtimestamp(until, UTC) or dialogue_id is None:
        raise Forbidden("g-order-link-dead")
    try:
        lines = order(work, person_id, dialogue_id)
    except (Forbidden, NotFound):
        raise Forbidden("g-order-link-dead") from None
    return Sheet(life.view(work, dialogue_id), lines, work.now)


def _parts(key: str) -> tuple[int, int, str]:
    person, _, rest = key.partition(".")
    until, _, signature = rest.partition(".")
    if not (person.isdecimal() and until.isdecimal() and len(person) < 19 and len(until) < 12):
        raise Forbidden("g-order-link-dead")
    return int(person), int(until), signature


def _sign(secret: str, token: str, person_id: int, until: int) -> str:
    made = hmac.new(secret.encode(), f"order:{token}:{person_id}:{until}".encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(made).decode()[:SIGNED]


def _secret(work: Work) -> str:
    """The office's own key, made when first needed."""
    held = office_settings.hold(work, KEY)
    if "key" not in held:
        held["key"] = secrets.token_urlsafe(32)
        office_settings.put(work, KEY, held)
    return str(held["key"])
