"""The conclusion notice (thông báo kết luận): published with its promises, in time or late, never without a word.

Luật Tổ chức chính quyền địa phương 2025 Art. 43; NĐ 154/2026/NĐ-CP Art. 25(2). Publishing ends the clock of the
result, tells everybody who was told of the session, and starts a clock for each promise. Late is recorded, and
everybody may read it.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from langnghe.models import Audience, DialogueAct, DialogueEvent, NewsKind
from langnghe.services.dialogue import commitments, life, news, open_questions, posts, results, transitions
from langnghe.services.dialogue.life import Locked
from langnghe.services.dialogue.results import Deadline
from langnghe.services.refusals import Invalid, Stale
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class Readiness:
    """How a session stands before its conclusion is published. `version`: what was looked at."""

    version: int
    conclusion: str
    promises: int
    deadline: Deadline | None
    days_late: int


@dataclass(frozen=True, slots=True)
class Published:
    """How its publication went, for everybody. `due`: None where no rule asks for a day."""

    due: date | None
    days_late: int


def look(work: Work, person_id: int, dialogue_id: int) -> Readiness:
    """What would be published now, for who may. Raises `Forbidden`, `NotFound`, `Stale("dialogue-moved-on")`."""
    return _readiness(work, _publishable(work, person_id, dialogue_id))


def publish(work: Work, person_id: int, dialogue_id: int, version: int, *, none: bool = False) -> int:
    """Publish what was looked at; by how many days it is late.

    `none`: "no promise was made" is said in so many words, which must be where there is none, and may stand for
    the conclusion's own words. Raises as `look`; `Stale("g-after-changed")` where it has changed since;
    `Invalid("g-after-no-conclusion")`, "g-after-say-none", "g-after-not-none".
    """
    dialogue = _publishable(work, person_id, dialogue_id)
    ready = _readiness(work, dialogue)
    if not life.unchanged_since(work, dialogue, version):
        raise Stale("g-after-changed")
    _check(ready, none=none)
    dialogue.published_at = work.now
    due = ready.deadline.last_day.isoformat() if ready.deadline else ""
    life.transition(
        work, dialogue, DialogueAct.PUBLISH, person_id,
        due=due, days_late=ready.days_late, promises=ready.promises, none=none,
    )  # fmt: skip
    commitments.begin_all(work, dialogue)
    open_questions.settle_open(work, dialogue, person_id)
    news.tell(work, dialogue, NewsKind.CONCLUDED, Audience.TOLD)
    commitments.close_if_done(work, dialogue)
    return ready.days_late


def published(work: Work, dialogue_id: int) -> Published | None:
    """How it was published; None while it is not."""
    data = work.session.scalar(
        select(DialogueEvent.data).where(
            DialogueEvent.dialogue_id == dialogue_id, DialogueEvent.act == DialogueAct.PUBLISH
        )
    )
    if data is None:
        return None
    return Published(date.fromisoformat(data["due"]) if data["due"] else None, data["days_late"])


def _publishable(work: Work, person_id: int, dialogue_id: int) -> Locked:
    dialogue = life.for_change(work, dialogue_id)
    posts.organiser(work, person_id, dialogue.body_code)
    if not transitions.lawful(DialogueAct.PUBLISH, dialogue.state):
        raise Stale("dialogue-moved-on", state=str(dialogue.state))
    return dialogue


def _readiness(work: Work, dialogue: Locked) -> Readiness:
    deadline = results.deadline_of(work, dialogue)
    return Readiness(
        version=dialogue.version,
        conclusion=dialogue.conclusion,
        promises=commitments.many(work, dialogue.id),
        deadline=deadline,
        days_late=results.days_late(work, deadline),
    )


def _check(ready: Readiness, *, none: bool) -> None:
    if none and ready.promises:
        raise Invalid("g-after-not-none", count=ready.promises)
    if not none and not ready.promises:
        raise Invalid("g-after-say-none")
    if not none and not ready.conclusion:
        raise Invalid("g-after-no-conclusion")
