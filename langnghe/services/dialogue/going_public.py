"""Announcing a session: in the time that the law gives, or as urgent with a reason that is published."""

from langnghe.models import Audience, DialogueAct, DialogueClockKind, NewsKind
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import end_of
from langnghe.services.dialogue import clocks, life, news, notice_days, organising, requests
from langnghe.services.dialogue.life import Locked
from langnghe.services.handling import written
from langnghe.services.refusals import Stale
from langnghe.services.work import Work


def announce(work: Work, person_id: int, dialogue_id: int, version: int, urgent: str | None = None) -> None:
    """Announce what was read: `version` is that of the card. The people of its area are told.

    `urgent`: why it is announced later than the law allows; published, and left out where it is in time after all.
    Raises `Forbidden`, `Stale` "dialogue-moved-on" or "g-changed-since", `LateNotice("g-late")`, `Invalid` for an
    empty reason, "g-lacking", "g-when-past".
    """
    why = "" if urgent is None else written(urgent, organising.LONGEST_REASON)
    dialogue = organising.taken(work, person_id, dialogue_id)
    organising.lawful(dialogue, DialogueAct.ANNOUNCE)
    if not life.unchanged_since(work, dialogue, version):
        raise Stale("g-changed-since")
    starts_at = organising.check_whole(work, dialogue)
    dialogue.urgent_reason = notice_days.urgency(work, dialogue, starts_at, why)
    life.host_now(work, dialogue)
    dialogue.announced_at = work.now
    dialogue.sequence += 1
    life.transition(work, dialogue, DialogueAct.ANNOUNCE, person_id, dialogue.urgent_reason)
    wait_for_day(work, dialogue, DialogueAct.ANNOUNCE)
    requests.answered_by(work, dialogue)
    news.tell(work, dialogue, NewsKind.ANNOUNCED, Audience.AREA)
    organising.tell(
        work, dialogue, "g-told", person_id, dialogue.host_id, act="announce", reason="", reasoned="no"
    )


def wait_for_day(work: Work, dialogue: Locked, act: DialogueAct) -> None:
    """Until the end of its day somebody has to say how it went: the clock HOLD runs to there."""
    if dialogue.starts_at is not None:
        due_at = end_of(local_date(dialogue.starts_at))
        clocks.restart(work, dialogue.id, DialogueClockKind.HOLD, due_at, act)
