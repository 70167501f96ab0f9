"""What must be done about a session by when. A clock is stopped by its own act and by nothing else."""

from datetime import datetime

from sqlalchemy import bindparam, update

from langnghe.models import DialogueAct, DialogueClock, DialogueClockKind, Prepared, insert_into, table
from langnghe.services import stages
from langnghe.services.stages import Stage
from langnghe.services.work import Work

A, K = DialogueAct, DialogueClockKind

#: Which acts stop the clocks of the session itself. A promise's clock is stopped by `stop`, with its own end.
STOPS: dict[DialogueAct, tuple[DialogueClockKind, ...]] = {
    A.ANNOUNCE: (K.ANNOUNCE,),
    A.MOVE: (K.HOLD,),
    A.POSTPONE: (K.HOLD,),
    A.HOLD: (K.HOLD,),
    A.PUBLISH: (K.RESULT,),
    A.CANCEL: (K.ANNOUNCE, K.HOLD),
}

_INSERT = insert_into(DialogueClock, "id")
_CLOCKS = table(DialogueClock).c
_STOP = Prepared(
    update(table(DialogueClock))
    .where(
        _CLOCKS.dialogue_id == bindparam("dialogue"),
        _CLOCKS.kind == bindparam("which"),
        _CLOCKS.item == bindparam("one"),
        _CLOCKS.stopped_at.is_(None),
    )
    .values(stopped_at=bindparam("now"), stopped_by=bindparam("act"), next_at=None)
)


def start(
    work: Work, dialogue_id: int, kind: DialogueClockKind, due_at: datetime, source: str = "", item: int = 0
) -> int:
    """Start a clock that is late from `due_at` on; its id. A clock of the same kind and item must not run."""
    following = stages.next_moment(Stage.RUNNING, work.now, due_at, work.office.escalate_every, work.calendar)
    clock_id: int = _INSERT.scalar(
        work.connection,
        dialogue_id=dialogue_id,
        kind=kind,
        item=item,
        started_at=work.now,
        due_at=due_at,
        next_at=following,
        level=Stage.RUNNING,
        stopped_at=None,
        stopped_by=None,
        source=source,
    )
    return clock_id


_REVIVE = Prepared(
    update(table(DialogueClock))
    .where(
        _CLOCKS.dialogue_id == bindparam("dialogue"),
        _CLOCKS.kind == bindparam("which"),
        _CLOCKS.item == bindparam("one"),
        _CLOCKS.started_at == bindparam("now"),
    )
    .values(
        due_at=bindparam("due"),
        next_at=bindparam("following"),
        level=Stage.RUNNING,
        stopped_at=None,
        stopped_by=None,
        source=bindparam("rule"),
    )
)


def restart(
    work: Work, dialogue_id: int, kind: DialogueClockKind, due_at: datetime, act: DialogueAct, source: str = ""
) -> None:
    """Stop the session's clock of this kind, if it runs, and start it with another end."""
    stop(work, dialogue_id, kind, act)
    following = stages.next_moment(Stage.RUNNING, work.now, due_at, work.office.escalate_every, work.calendar)
    again = _REVIVE.run(
        work.connection,
        dialogue=dialogue_id,
        which=kind,
        one=0,
        now=work.now,
        due=due_at,
        following=following,
        rule=source,
    )
    if not again:  # usually: two ends within the same instant are one clock
        start(work, dialogue_id, kind, due_at, source)


def stop(work: Work, dialogue_id: int, kind: DialogueClockKind, act: DialogueAct, item: int = 0) -> None:
    """Stop the clock of this kind and item, if it runs."""
    _STOP.run(work.connection, dialogue=dialogue_id, which=kind, one=item, now=work.now, act=act)


def stop_by(work: Work, dialogue_id: int, act: DialogueAct) -> None:
    """Stop what this act stops."""
    for kind in STOPS.get(act, ()):
        stop(work, dialogue_id, kind, act)
