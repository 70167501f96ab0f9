"""A session that cannot be as it was planned: moved, postponed or cancelled, always with the reason.

Everybody who was told of it is told again.
"""

from dataclasses import dataclass
from typing import Any

from langnghe.models import Audience, DialogueAct, DialogueState, NewsKind
from langnghe.services.calendar import local_date
from langnghe.services.dialogue import (
    going_public,
    life,
    news,
    notice_days,
    organising,
    transitions,
    typed,
    waiting,
)
from langnghe.services.dialogue.life import Locked
from langnghe.services.dialogue.typed import When
from langnghe.services.handling import written
from langnghe.services.refusals import Invalid
from langnghe.services.work import Work

#: What a newer word about its day overtakes. Who has not heard of the session yet still hears of it.
OVERTAKEN = (NewsKind.REMINDER, NewsKind.MOVED, NewsKind.POSTPONED)


@dataclass(frozen=True, slots=True)
class NewPlan:
    """Where a session is moved to; None: as it was."""

    when: When | None = None
    place: str | None = None
    point: tuple[float, float] | None = None
    online: str | None = None


def move(
    work: Work, person_id: int, dialogue_id: int, plan: NewPlan, reason: str, urgent: str | None = None
) -> None:
    """Give an announced session another day, hour or place, or a postponed one its new day.

    Another day needs the law's notice anew; `urgent`: why it is later than that. Raises `Forbidden`, `Stale`,
    `LateNotice("g-late")`, `Invalid` "g-move-same", "g-move-day-needed", "g-when-past", and for empty words.
    """
    why = written(reason, organising.LONGEST_REASON)
    pressing = "" if urgent is None else written(urgent, organising.LONGEST_REASON)
    dialogue = organising.taken(work, person_id, dialogue_id)
    organising.lawful(dialogue, DialogueAct.MOVE)
    check_plan(work, dialogue, plan)
    columns = _columns(dialogue, plan)
    before = dialogue.starts_at
    if plan.when is not None and (before is None or _another_day(dialogue, plan.when)):
        dialogue.urgent_reason = notice_days.urgency(work, dialogue, plan.when.begins, pressing)
    for name, value in columns.items():
        setattr(dialogue, name, value)
    organising.shift_deadlines(work, dialogue, before)
    dialogue.reason = why
    dialogue.sequence += 1
    said = {"before": before.isoformat() if before else "", **_said(plan)}
    life.transition(work, dialogue, DialogueAct.MOVE, person_id, why, **said)
    going_public.wait_for_day(work, dialogue, DialogueAct.MOVE)
    waiting.session_moved(work, dialogue)
    _tell(work, dialogue, NewsKind.MOVED, DialogueAct.MOVE, person_id, why)


def check_plan(work: Work, dialogue: Locked, plan: NewPlan) -> None:
    """Raises `Invalid` for a plan that changes nothing, has no day where one is needed, or lies in the past."""
    if dialogue.state is DialogueState.POSTPONED and plan.when is None:
        raise Invalid("g-move-day-needed")
    if plan.when is not None and plan.when.begins <= work.now:
        raise Invalid("g-when-past", begins=plan.when.begins)
    columns = _columns(dialogue, plan)
    same = all(getattr(dialogue, name) == value for name, value in columns.items())
    if same and dialogue.state is not DialogueState.POSTPONED:
        raise Invalid("g-move-same")
    if plan.when is None and dialogue.starts_at is not None and dialogue.starts_at <= work.now:
        # It has begun: another place alone helps nobody any more.
        raise Invalid("g-move-day-needed")


def _another_day(dialogue: Locked, when: When) -> bool:
    if dialogue.starts_at is None or dialogue.state is DialogueState.POSTPONED:
        return True
    return local_date(when.begins) != local_date(dialogue.starts_at)


def _columns(dialogue: Locked, plan: NewPlan) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if plan.when is not None:
        found |= {"starts_at": plan.when.begins, "ends_at": plan.when.ends}
    if plan.place is not None:
        found["place"] = organising.words_of("place", plan.place)
        if found["place"] != dialogue.place:
            # The old point on the map belongs to the old place.
            found |= {"lat": None, "lon": None}
    if plan.point is not None:
        typed.check_point(*plan.point)
        found |= {"lat": plan.point[0], "lon": plan.point[1]}
    if plan.online is not None:
        found["online_url"] = typed.read_link(plan.online)
    return found


def _said(plan: NewPlan) -> dict[str, Any]:
    when = None if plan.when is None else organising.said_when(plan.when)
    said = {"when": when, "place": plan.place, "online": plan.online}
    return {name: value for name, value in said.items() if value is not None}


def postpone(work: Work, person_id: int, dialogue_id: int, reason: str) -> None:
    """It will not be on its day; the new one is not known yet. Raises `Forbidden`, `Stale`, `Invalid`."""
    why = written(reason, organising.LONGEST_REASON)
    dialogue = organising.taken(work, person_id, dialogue_id)
    organising.lawful(dialogue, DialogueAct.POSTPONE)
    dialogue.reason = why
    dialogue.sequence += 1
    before = dialogue.starts_at.isoformat() if dialogue.starts_at else ""
    life.transition(work, dialogue, DialogueAct.POSTPONE, person_id, why, before=before)
    _tell(work, dialogue, NewsKind.POSTPONED, DialogueAct.POSTPONE, person_id, why)


def cancel(work: Work, person_id: int, dialogue_id: int, reason: str) -> None:
    """It will not be at all. Only one that was announced is news. Raises `Forbidden`, `Stale`, `Invalid`."""
    why = written(reason, organising.LONGEST_REASON)
    dialogue = organising.taken(work, person_id, dialogue_id)
    organising.lawful(dialogue, DialogueAct.CANCEL)
    announced = dialogue.state in transitions.COMING
    dialogue.reason = why
    dialogue.sequence += announced
    waiting.session_cancelled(work, dialogue)
    life.transition(work, dialogue, DialogueAct.CANCEL, person_id, why)
    if announced:
        news.drop(work, dialogue.id, NewsKind.ANNOUNCED)
        _tell(work, dialogue, NewsKind.CANCELLED, DialogueAct.CANCEL, person_id, why)
    else:
        _tell_keepers(work, dialogue, DialogueAct.CANCEL, person_id, why)


def _tell(work: Work, dialogue: Locked, kind: NewsKind, act: DialogueAct, by: int, reason: str) -> None:
    news.drop(work, dialogue.id, *OVERTAKEN)
    news.tell(work, dialogue, kind, Audience.TOLD)
    _tell_keepers(work, dialogue, act, by, reason)


def _tell_keepers(work: Work, dialogue: Locked, act: DialogueAct, by: int, reason: str) -> None:
    organising.tell(
        work, dialogue, "g-told", by, dialogue.host_id, dialogue.approved_by,
        act=str(act), reason=reason, reasoned="yes",
    )  # fmt: skip
