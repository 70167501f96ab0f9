"""Reminders of a session: so many minutes before it begins, derived anew whenever its day or hour changes.

A reminder is a row in the books from the moment the session is announced, due at a moment, never "the sessions of
exactly one day from now": a run that is missed loses none. What is due late is told as long as the session has not
begun, and of several only the newest.
"""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func, select

from langnghe.models import (
    Audience,
    Dialogue,
    DialogueAct,
    DialogueEvent,
    DialogueNews,
    DialogueState,
    NewsKind,
    Prepared,
    table,
)
from langnghe.services.dialogue import life, news
from langnghe.services.dialogue.life import Locked
from langnghe.services.work import Work

#: Minutes. Reminders as short as this do not wait for the morning: who comes has asked for them, and the one of
#: 6:00 for a session at 8:00 would be of no use to whoever has two hours to go. Longer ones lose nothing by it.
SHORT = 180
#: Sessions looked after in one transaction.
BATCH = 100

_D, _N, _E = table(Dialogue).c, table(DialogueNews).c, table(DialogueEvent).c
#: Announced sessions to come that have no reminders in this version of theirs.
_WITHOUT = Prepared(
    select(_D.id)
    .where(
        _D.state == DialogueState.ANNOUNCED,
        _D.starts_at > bindparam("now"),
        ~select(_N.id)
        .where(_N.dialogue_id == _D.id, _N.kind == NewsKind.REMINDER, _N.sequence == _D.sequence)
        .exists(),
    )
    .order_by(_D.starts_at, _D.id)
    .limit(BATCH)
)
_CHANGED = Prepared(
    select(func.max(_E.at).label("at")).where(
        _E.dialogue_id == bindparam("dialogue"), _E.act.in_([DialogueAct.ANNOUNCE, DialogueAct.MOVE])
    )
)
_NEWER = Prepared(
    select(_N.id)
    .where(
        _N.dialogue_id == bindparam("dialogue"),
        _N.kind == NewsKind.REMINDER,
        _N.sequence == bindparam("version"),
        _N.item > 0,
        _N.item < bindparam("minutes"),
        _N.due_at <= bindparam("now"),
    )
    .limit(1)
)
_NEAR = Prepared(
    select(_N.id)
    .where(
        _N.dialogue_id == bindparam("dialogue"),
        _N.kind == NewsKind.REMINDER,
        _N.item > 0,
        _N.item <= SHORT,
        _N.due_at > bindparam("since"),
        _N.due_at <= bindparam("until"),
    )
    .limit(1)
)


def derive(work: Work) -> int:
    """Enter the reminders that announced sessions lack, at most `BATCH` sessions; how many of these."""
    waiting = [row.id for row in _WITHOUT.all(work.connection, now=work.now)]
    for dialogue_id in waiting:
        plan_reminders(work, life.for_change(work, dialogue_id))
    return len(waiting)


def plan_reminders(work: Work, dialogue: Locked, since: datetime | None = None) -> None:
    """Enter the reminders of this version of the session; those of an earlier one die with it.

    Those after `since`, by default after people were told of this version: a moment before that needs no reminder.
    """
    if dialogue.state is not DialogueState.ANNOUNCED or dialogue.starts_at is None:
        return
    changed: datetime = since or _CHANGED.scalar(work.connection, dialogue=dialogue.id) or work.now
    moments = {minutes: dialogue.starts_at - timedelta(minutes=minutes) for minutes in dialogue.reminders}
    coming = {minutes: at for minutes, at in moments.items() if minutes > 0 and at > changed}
    for minutes, at in coming.items():
        news.tell(work, dialogue, NewsKind.REMINDER, Audience.COMING, at, minutes)
    if not coming:
        # A mark that it has none, so that nobody asks again.
        news.tell(work, dialogue, NewsKind.REMINDER, Audience.COMING, dialogue.starts_at)


def plan_anew(work: Work, dialogue: Locked) -> None:
    """The organiser wants other reminders for an announced session: the old ones still to come fall away."""
    _TAKE_BACK.run(work.connection, dialogue=dialogue.id, version=dialogue.sequence, now=work.now)
    plan_reminders(work, dialogue, since=work.now)


_TAKE_BACK = Prepared(
    delete(table(DialogueNews)).where(
        _N.dialogue_id == bindparam("dialogue"),
        _N.kind == NewsKind.REMINDER,
        _N.sequence == bindparam("version"),
        _N.done_at.is_(None),
        _N.due_at > bindparam("now"),
    )
)


def has_newer(work: Work, dialogue: Locked, minutes: int) -> bool:
    """Whether a reminder nearer to the start is due already."""
    return bool(
        _NEWER.first(
            work.connection, dialogue=dialogue.id, version=dialogue.sequence, minutes=minutes, now=work.now
        )
    )


def is_near(work: Work, dialogue: Locked, within: timedelta) -> bool:
    """Whether the session begins so soon, or was to begin so soon before it was changed.

    The former hour is not in its columns any more; its reminders still tell of it.
    """
    if dialogue.starts_at is not None and work.now < dialogue.starts_at <= work.now + within:
        return True
    since = work.now - timedelta(minutes=SHORT)
    return bool(_NEAR.first(work.connection, dialogue=dialogue.id, since=since, until=work.now + within))
