"""Who presides in the head's place, and saying that a session was held (R30, facts F-5).

A substitute is recorded with the reason and counted apart: the law does not provide for one.
"""

from datetime import datetime, time, timedelta

from langnghe.models import Audience, DialogueAct, DialogueClockKind, NewsKind
from langnghe.services.calendar import HANOI, local_date
from langnghe.services.deadlines import Span, Unit, due
from langnghe.services.dialogue import calling_off, clocks, life, minutes, news, organising, rules, typed
from langnghe.services.dialogue.life import Locked
from langnghe.services.folding import nfc
from langnghe.services.handling import written
from langnghe.services.refusals import Invalid
from langnghe.services.work import Work

LONGEST_NAME = 120
#: In Vietnam, on the morning after: who came is asked how it was.
RATE_AT = time(8)


def substitute(work: Work, person_id: int, dialogue_id: int, name: str, reason: str) -> None:
    """Somebody else presides, for a reason that is shown. The head is told.

    Raises `Forbidden`, `Stale`, `Invalid` for empty words, "g-substitute-same".
    """
    who, why = read_name(name), written(reason, organising.LONGEST_REASON)
    dialogue = organising.taken(work, person_id, dialogue_id)
    organising.lawful(dialogue, DialogueAct.SUBSTITUTE)
    if (dialogue.substitute, dialogue.substitute_reason) == (who, why):
        raise Invalid("g-substitute-same")
    _set(dialogue, who, why)
    life.transition(work, dialogue, DialogueAct.SUBSTITUTE, person_id, why, name=who)
    said = {"act": "substitute", "reason": f"{who}. {why}", "reasoned": "yes"}
    organising.tell(work, dialogue, "g-told", person_id, dialogue.host_id, **said)


def head_presides(work: Work, person_id: int, dialogue_id: int) -> None:
    """The head presides after all. Raises `Forbidden`, `Stale`, `Invalid("g-substitute-none")`."""
    dialogue = organising.taken(work, person_id, dialogue_id)
    organising.lawful(dialogue, DialogueAct.SUBSTITUTE)
    if not dialogue.substitute:
        raise Invalid("g-substitute-none")
    _set(dialogue, "", "")
    life.transition(work, dialogue, DialogueAct.SUBSTITUTE, person_id, name="")


def read_name(name: str) -> str:
    """The substitute's name and post, on one line. `Invalid` when empty or too long."""
    return written(" ".join(nfc(name).split()), LONGEST_NAME)


def _set(dialogue: Locked, name: str, reason: str) -> None:
    dialogue.substitute, dialogue.substitute_reason = name, reason


def may_hold(work: Work, person_id: int, dialogue_id: int) -> Locked:
    """The session, locked, where it may be said to be held. Raises as `hold`."""
    dialogue = organising.taken(work, person_id, dialogue_id)
    organising.lawful(dialogue, DialogueAct.HOLD)
    if dialogue.starts_at is None or work.now < dialogue.starts_at:
        raise Invalid("g-hold-early", begins=dialogue.starts_at or "")
    return dialogue


def hold(
    work: Work, person_id: int, dialogue_id: int, came: str = "", *, name: str = "", reason: str = ""
) -> None:
    """It was held: by the head in person, or by `name` for a `reason`; `came`: how many, "" for those checked in.

    From its day on the time for publishing the result runs. Raises `Forbidden`, `Stale`, `Invalid` "g-hold-early",
    "g-count-wrong", and for empty words.
    """
    who, why = (read_name(name), written(reason, organising.LONGEST_REASON)) if name else ("", "")
    dialogue = may_hold(work, person_id, dialogue_id)
    door = minutes.at_the_door(work, dialogue_id)
    number = typed.read_count(came, least=door) if came.strip() else None
    _set(dialogue, who, why)
    life.host_now(work, dialogue)
    # Without a number it is the door that counts, also who is entered there later.
    dialogue.came = number
    # The day on which it was: it may be entered only later.
    dialogue.held_at = dialogue.starts_at
    # Why it was moved or postponed before is in its history; it stood above a session to come.
    dialogue.reason = ""
    life.transition(
        work, dialogue, DialogueAct.HOLD, person_id, why, name=who, came=door if number is None else number
    )
    news.drop(work, dialogue_id, NewsKind.ANNOUNCED, *calling_off.OVERTAKEN)
    _start_result(work, dialogue)
    news.tell(work, dialogue, NewsKind.RATE, Audience.PRESENT, _morning_after(work, dialogue))


def _start_result(work: Work, dialogue: Locked) -> None:
    level = life.view(work, dialogue.id).body_level
    rule = rules.number(work, dialogue.kind, "result", level)
    if rule is not None and dialogue.starts_at is not None:
        due_at = due(dialogue.starts_at, Span(rule.number, Unit(rule.unit)), work.calendar).at
        clocks.restart(work, dialogue.id, DialogueClockKind.RESULT, due_at, DialogueAct.HOLD, rule.source)


def _morning_after(work: Work, dialogue: Locked) -> datetime:
    day = local_date(dialogue.starts_at or work.now)
    morning = datetime.combine(day + timedelta(days=1), RATE_AT, HANOI)
    return max(morning, work.now)
