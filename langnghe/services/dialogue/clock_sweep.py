"""The sweep over the clocks of sessions: to announce, to say how it went, to publish the result, to keep promises.

Built like that over the clocks of tickets (`services/reminding.py`): it reads what has come, in order of due date,
each in a step of its own under the lock of its session; where a clock stands is written with what was said. Who
has to act is reminded; what is late is brought before the nearest head, then one level up with each step. There is
always somebody: where no head can be reached, the admins. What was missed while the program was off is made good
once, by the newest that has come.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import bindparam, select, update

from langnghe.models import DialogueAct, DialogueClock, DialogueClockKind, Prepared, table
from langnghe.services import authority, clocks, duty, outbox, stages
from langnghe.services.dialogue import commitments, life, posts, transitions
from langnghe.services.dialogue.commitments import Promise
from langnghe.services.dialogue.life import Locked
from langnghe.services.stages import Stage
from langnghe.services.work import Notice, Work

log = structlog.get_logger()
K = DialogueClockKind

#: Clocks attended to in one transaction.
BATCH = 50
#: That the day of a session is over is no lateness yet, and of a promise its body's head is told with its owner:
#: the heads above are told from the next step on.
_HEADS_LATER = frozenset({K.HOLD, K.COMMITMENT})
#: What failed is looked at again after this time.
AGAIN = timedelta(minutes=10)

_COME = Prepared(
    select(DialogueClock.id, DialogueClock.dialogue_id)
    .where(DialogueClock.stopped_at.is_(None), DialogueClock.next_at <= bindparam("now"))
    .order_by(DialogueClock.due_at, DialogueClock.id)
    .limit(bindparam("most"))
)
#: Read again under the lock of its session: another process, or the organiser, may have been faster.
_STILL_COME = Prepared(
    select(
        DialogueClock.id,
        DialogueClock.kind,
        DialogueClock.item,
        DialogueClock.started_at,
        DialogueClock.due_at,
        DialogueClock.level,
    ).where(
        DialogueClock.id == bindparam("clock"),
        DialogueClock.stopped_at.is_(None),
        DialogueClock.next_at <= bindparam("now"),
    )
)
_CLOCKS = table(DialogueClock).c
_GONE = Prepared(
    update(table(DialogueClock))
    .where(_CLOCKS.id == bindparam("clock"))
    .values(level=bindparam("new_level"), next_at=bindparam("next"))
)
_LATER = Prepared(
    update(table(DialogueClock)).where(_CLOCKS.id == bindparam("clock")).values(next_at=bindparam("next"))
)


def sweep(work: Work) -> int:
    """Attend to what has come, at most `BATCH` clocks; how many were."""
    come = _COME.all(work.connection, now=work.now, most=BATCH)
    for clock in come:
        try:
            with work.step():
                _attend(work, clock.id, clock.dialogue_id)
        except Exception as error:  # noqa: BLE001 - the others must not wait for it; it is tried again
            log.error("dialogue_clock.failed", clock=clock.id, error=type(error).__name__)
            _LATER.run(work.connection, clock=clock.id, next=work.now + AGAIN)
    return len(come)


def _attend(work: Work, clock_id: int, dialogue_id: int) -> None:
    dialogue = life.for_change(work, dialogue_id)
    clock = _STILL_COME.first(work.connection, clock=clock_id, now=work.now)
    if clock is None:
        return
    if dialogue.state in transitions.ENDED:
        # Nothing is left to be done about it: the clock stands as it was, and nobody is told.
        _LATER.run(work.connection, clock=clock.id, next=None)
        return
    every, calendar = work.office.escalate_every, work.calendar
    stage = stages.reached(clock.level, clock.started_at, clock.due_at, every, calendar, work.now)
    further = True
    if stage >= Stage.LATE:
        further = _late(work, dialogue, clock, stage)
    elif stage > clock.level and clock.kind is not K.HOLD:
        _remind(work, dialogue, clock, Stage(stage))
    following = stages.next_moment(stage, clock.started_at, clock.due_at, every, calendar) if further else None
    _GONE.run(work.connection, clock=clock.id, new_level=stage, next=following)


# In time --------------------------------------------------------------------------------------------------------


def _remind(work: Work, dialogue: Locked, clock: Any, stage: Stage) -> None:
    """Half of the time is over, four fifths of it, or it is the last day: who has to act is told."""
    told = _in_charge(work, dialogue, clock)
    life.transition(
        work, dialogue, DialogueAct.REMIND, None,
        clock=str(clock.kind), item=clock.item, stage=stage.name.lower(), told=list(told),
    )  # fmt: skip
    key = "after-promise-remind" if clock.kind is K.COMMITMENT else "after-remind"
    params = {**_said(work, dialogue, clock), "stage": stage.name.lower()}
    for person_id in told:
        work.notify(Notice(key, person_id, params=params, patient=True))


# Late -----------------------------------------------------------------------------------------------------------


def _late(work: Work, dialogue: Locked, clock: Any, stage: int) -> bool:
    """It is late: who has to act is told once, the heads one level further with each step.

    The levels missed while the program was off are told together, each person once. False when nobody is further
    above, or all of them know.
    """
    answerable = _answerable(work, dialogue, clock)
    levels = _levels(work, dialogue, clock)
    ahead = int(Stage.LATE)
    if clock.kind in _HEADS_LATER:
        ahead += 1
        levels = [new for level in levels if (new := tuple(each for each in level if each not in answerable))]
    acting = answerable if clock.level < Stage.LATE else ()
    come = range(max(clock.level + 1, Stage.LATE), stage + 1)
    above = [each for at in come if 0 <= at - ahead < len(levels) for each in levels[at - ahead]]
    _tell_late(work, dialogue, clock, stage, acting, [each for each in above if each not in acting])
    return stage < ahead + len(levels) - 1


def _tell_late(
    work: Work, dialogue: Locked, clock: Any, stage: int, acting: Sequence[int], above: Sequence[int]
) -> None:
    told = [*acting, *above]
    if not told:
        return
    life.transition(
        work, dialogue, DialogueAct.ESCALATE, None,
        clock=str(clock.kind), item=clock.item, level=stage - Stage.LATE, told=told,
    )  # fmt: skip
    said = _said(work, dialogue, clock)
    for person_id in acting:
        key = "after-promise-late" if clock.kind is K.COMMITMENT else "after-late"
        work.notify(Notice(key, person_id, params=said, patient=True))
    for person_id in above:
        work.notify(Notice(_key_above(dialogue, clock), person_id, params=said, patient=True))


def _key_above(dialogue: Locked, clock: Any) -> str:
    """A head above may open what is public, not a session that the public does not know yet."""
    if clock.kind is K.COMMITMENT:
        return "after-promise-above"
    return "after-above-internal" if dialogue.state in transitions.INTERNAL else "after-above"


# Who ------------------------------------------------------------------------------------------------------------


def _in_charge(work: Work, dialogue: Locked, clock: Any) -> tuple[int, ...]:
    """Who has to act: of a promise its owner, of a session its organisers, else the nearest head, else admins."""
    if clock.kind is K.COMMITMENT:
        promise = commitments.of(work, clock.item)
        return duty.on_duty(work, promise.body_code, promise.owner_id).people
    if found := _reachable(work, posts.admins_for(work, dialogue.body_code)):
        return found
    head = duty.head_at_or_above(work, dialogue.body_code)
    return _admins(work) if head is None else (head,)


def _answerable(work: Work, dialogue: Locked, clock: Any) -> tuple[int, ...]:
    """Who is told first that it is late: who has to act; of a promise its body's head and who promised it too."""
    if clock.kind is not K.COMMITMENT:
        return _in_charge(work, dialogue, clock)
    promise = commitments.of(work, clock.item)
    owing = duty.on_duty(work, promise.body_code, promise.owner_id).with_head()
    return tuple(dict.fromkeys((*owing, *_promised(work, promise))))


def _promised(work: Work, promise: Promise) -> tuple[int, ...]:
    return () if promise.promised_by is None else _reachable(work, (promise.promised_by,))


def _levels(work: Work, dialogue: Locked, clock: Any) -> list[tuple[int, ...]]:
    """The heads who can be reached, from the body that has to act upwards, each once; the admins for none."""
    body = dialogue.body_code
    if clock.kind is K.COMMITMENT:
        body = commitments.of(work, clock.item).body_code
    by_body = duty.heads(work)
    chain = (body, *(each.code for each in authority.superiors(work, body)))
    found = dict.fromkeys(by_body[code] for code in chain if code in by_body)
    return [(each,) for each in found] or [_admins(work)]


def _admins(work: Work) -> tuple[int, ...]:
    return _reachable(work, (each.person_id for each in authority.admins(work)))


def _reachable(work: Work, people: Iterable[int]) -> tuple[int, ...]:
    return tuple(each for each in people if outbox.recipient_of(work, each) is not None)


# What is said ---------------------------------------------------------------------------------------------------


def _said(work: Work, dialogue: Locked, clock: Any) -> dict[str, Any]:
    """Which session, or which promise, and its date."""
    said: dict[str, Any] = {"dialogue": dialogue.id, "due": clocks.last_day(clock.due_at)}
    if clock.kind is K.COMMITMENT:
        promise = commitments.of(work, clock.item)
        return said | {"item": promise.id, "what": promise.what, "body": promise.body_name}
    view = life.view(work, dialogue.id)
    return said | {
        "clock": str(clock.kind),
        "kind": str(dialogue.kind),
        "title": dialogue.title,
        "titled": "yes" if dialogue.title else "no",
        "body": view.body_name,
        "starts": dialogue.starts_at or "",
        "dated": "yes" if dialogue.starts_at else "no",
    }
