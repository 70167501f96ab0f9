"""The sweep that tells people the news of sessions: piece by piece, each person once.

A piece of news walks through its audience by the ids of persons. How far it has come is written in the same
transaction as what was said, so a crash tells nobody twice and leaves nobody out; a hundred thousand people are
never one transaction nor one list. Who was told which version of a session is kept: a change is told to whoever
knows an older one. What can wait is not told at night at all, so that a session called off by the morning is not
announced.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import and_, bindparam, not_, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import (
    Dialogue,
    DialogueNews,
    DialogueState,
    DialogueTold,
    NewsKind,
    Prepared,
    table,
)
from langnghe.models.contract import Priority
from langnghe.services.dialogue import audiences, handouts, life, news_words, reminders
from langnghe.services.dialogue.audiences import VERSIONS, Piece
from langnghe.services.dialogue.life import Locked
from langnghe.services.work import Notice, Work

log = structlog.get_logger()

S, K = DialogueState, NewsKind

#: Persons in one transaction.
BATCH = 100
#: Pieces of news looked at in one run: those before it may all wait for something.
LOOK = 200
#: After a fault of ours a person is tried again, so often and after such a pause.
TRIES = 5
PAUSE = timedelta(minutes=5)
#: A change to a session that begins so soon waits for no morning: somebody would set out for nothing.
NEAR = timedelta(hours=12)

#: In which states a piece of news still holds; beyond, it is told to nobody any more.
_HOLDS: dict[NewsKind, frozenset[DialogueState]] = {
    K.ANNOUNCED: frozenset({S.ANNOUNCED}),
    K.MOVED: frozenset({S.ANNOUNCED}),
    K.POSTPONED: frozenset({S.POSTPONED}),
    K.CANCELLED: frozenset({S.CANCELLED}),
    K.REMINDER: frozenset({S.ANNOUNCED}),
    K.CONCLUDED: frozenset({S.PUBLISHED, S.CLOSED}),
    K.RATE: frozenset({S.HELD, S.PUBLISHED, S.CLOSED}),
    K.PROMISE: frozenset({S.HELD, S.PUBLISHED, S.CLOSED}),
}
#: These hold only for the version of the session that they are about. An announcement that is still under way when
#: the session is moved goes on with the new day, to those who have heard nothing yet.
_OF_A_VERSION = frozenset({K.MOVED, K.POSTPONED, K.REMINDER})
_CHANGES = frozenset({K.MOVED, K.POSTPONED, K.CANCELLED})

_NAMES = (
    "id", "dialogue_id", "kind", "audience", "item", "sequence", "made_at", "due_at", "last_person_id", "told",
    "again", "done_at",
)  # fmt: skip
_N, _D = table(DialogueNews).c, table(Dialogue).c
_READ = Prepared(select(*(_N[name] for name in _NAMES)).where(_N.id == bindparam("news")))
_DUE = Prepared(
    select(_N.id, _N.dialogue_id)
    .join(table(Dialogue), _D.id == _N.dialogue_id)
    .where(
        _N.done_at.is_(None),
        _N.due_at <= bindparam("now"),
        # Whoever has heard nothing yet is told of the new day, when it is known.
        not_(and_(_N.kind == K.ANNOUNCED, _D.state == S.POSTPONED)),
    )
    .order_by(_N.due_at, _N.id)
    .limit(LOOK)
)
_SAVE = Prepared(
    update(table(DialogueNews))
    .where(_N.id == bindparam("news"))
    .values({name: bindparam(f"new_{name}") for name in ("due_at", "last_person_id", "told", "again", "done_at")})
)


def _knowing(insert: Any) -> Prepared:
    """Enter which version the person knows; a wish to be reminded stays."""
    names = ("dialogue_id", "person_id", "at", "sequence")
    statement = insert(table(DialogueTold)).values({name: bindparam(name) for name in names} | {"remind": False})
    new = {name: statement.excluded[name] for name in ("at", "sequence")}
    return Prepared(statement.on_conflict_do_update(index_elements=["dialogue_id", "person_id"], set_=new))


_KNOWS = {"sqlite": _knowing(sqlite_insert), "postgresql": _knowing(pg_insert)}


def sweep(work: Work) -> int:
    """Enter reminders that are lacking, then tell the oldest news that is due to its next `BATCH` persons.

    How much was done; 0 when there is nothing to do now.
    """
    if planned := reminders.derive(work):
        return planned
    for row in _DUE.all(work.connection, now=work.now):
        try:
            with work.step():
                done = _piece(work, row.dialogue_id, row.id)
        except Exception as error:  # noqa: BLE001 - other news must not wait for it; the next run tries again
            log.error("dialogue.telling_failed", news=row.id, error=type(error).__name__)
            continue
        if done:
            return done
    return 0


def _piece(work: Work, dialogue_id: int, news_id: int) -> int:
    """Tell the next persons; how many were looked at, 1 for the end of the news, 0 where it waits."""
    # While this piece is told the session does not change, and no other process tells the same.
    dialogue = life.for_change(work, dialogue_id)
    news = Piece(*_READ.one(work.connection, news=news_id))
    if news.done_at is not None:
        return 0
    words = news_words.of(work, life.view(work, dialogue_id), news) if _holds(work, dialogue, news) else None
    if words is None:
        _save(work, replace(news, done_at=work.now))
        return 1
    urgent = _is_urgent(work, dialogue, news)
    if not urgent and work.office.awake(work.now) > work.now:
        return 0
    notice = Notice(
        f"dn-{news.kind}",
        0,
        params=words,
        patient=not urgent,
        attachment_id=_handout(work, dialogue_id, news.kind),
        priority=Priority.NOTICE if urgent else Priority.BROADCAST,
        bulk=True,
    )
    return _go_on(work, dialogue, news, notice)


def _holds(work: Work, dialogue: Locked, news: Piece) -> bool:
    if dialogue.state not in _HOLDS[news.kind]:
        return False
    if news.kind in _OF_A_VERSION and news.sequence != dialogue.sequence:
        return False
    if news.kind is K.ANNOUNCED:
        return dialogue.starts_at is None or work.now < dialogue.starts_at
    if news.kind is K.REMINDER:
        begun = dialogue.starts_at is None or work.now >= dialogue.starts_at
        return not begun and not reminders.has_newer(work, dialogue, news.item)
    return True


def _is_urgent(work: Work, dialogue: Locked, news: Piece) -> bool:
    """It waits neither for the morning nor behind announcements to everybody."""
    if news.kind is K.REMINDER:
        return news.item <= reminders.SHORT
    return news.kind in _CHANGES and reminders.is_near(work, dialogue, NEAR)


def _handout(work: Work, dialogue_id: int, kind: NewsKind) -> int | None:
    """The file that goes with it: the card of the session, or what takes it out of calendars."""
    if kind in {K.ANNOUNCED, K.MOVED}:
        return handouts.card(work, dialogue_id)
    if kind in {K.POSTPONED, K.CANCELLED}:
        return handouts.entry(work, dialogue_id)
    return None


def _go_on(work: Work, dialogue: Locked, news: Piece, notice: Notice) -> int:
    ids = audiences.following(work, dialogue, news, BATCH)
    if ids:
        failed = _tell(work, dialogue, news, notice, ids)
        tried = {**(news.again or {}), **{str(person_id): 1 for person_id in failed}}
        told = news.told + len(ids) - len(failed)
        _save(work, replace(news, last_person_id=ids[-1], told=told, again=tried or None))
        return len(ids)
    if news.again:
        return _once_more(work, dialogue, news, notice, news.again)
    _save(work, replace(news, done_at=work.now))
    return 1


def _once_more(work: Work, dialogue: Locked, news: Piece, notice: Notice, again: dict[str, int]) -> int:
    """Everybody else has been told: those with whom it failed have their turn."""
    turn = sorted(again, key=int)[:BATCH]
    failed = {str(each) for each in _tell(work, dialogue, news, notice, [int(each) for each in turn])}
    left = {each: times + (each in failed) for each, times in again.items() if each in failed or each not in turn}
    given_up = {each for each, times in left.items() if times >= TRIES}
    if given_up:
        log.error("dialogue.telling_given_up", news=news.id, persons=len(given_up))
    left = {each: times for each, times in left.items() if each not in given_up}
    told = news.told + len(turn) - len(failed)
    due_at = work.now + PAUSE if failed else news.due_at
    _save(work, replace(news, again=left or None, told=told, due_at=due_at))
    return len(turn)


def _tell(work: Work, dialogue: Locked, news: Piece, notice: Notice, ids: list[int]) -> list[int]:
    """Tell those of them who want it and do not know it yet, each in a step; with whom that failed."""
    failed = []
    for person_id in audiences.to_tell(work, dialogue, news, ids):
        try:
            with work.step():
                work.notify(replace(notice, person_id=person_id))
                if news.kind in VERSIONS:
                    _knows(work, dialogue, person_id)
        except Exception as error:  # noqa: BLE001 - the others must not wait for it; it is tried again
            log.error("dialogue.telling_one_failed", news=news.id, person=person_id, error=type(error).__name__)
            failed.append(person_id)
    return failed


def _knows(work: Work, dialogue: Locked, person_id: int) -> None:
    _KNOWS[work.connection.dialect.name].run(
        work.connection, dialogue_id=dialogue.id, person_id=person_id, at=work.now, sequence=dialogue.sequence
    )


def _save(work: Work, news: Piece) -> None:
    _SAVE.run(
        work.connection,
        news=news.id,
        new_due_at=news.due_at,
        new_last_person_id=news.last_person_id,
        new_told=news.told,
        new_again=news.again,
        new_done_at=news.done_at,
    )
