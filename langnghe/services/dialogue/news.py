"""What people are to be told of a session: written down with the act, told piece by piece by a sweep."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import Audience, DialogueNews, NewsKind, Prepared, table
from langnghe.services.dialogue.life import Locked
from langnghe.services.work import Work

_NAMES = (
    "dialogue_id", "kind", "audience", "item", "sequence", "made_at", "due_at", "last_person_id", "told",
    "done_at",
)  # fmt: skip


def _telling(insert: Any) -> Prepared:
    """Enter the piece of news; one that was entered before stays as it is."""
    statement = insert(table(DialogueNews)).values({name: bindparam(name) for name in _NAMES})
    return Prepared(statement.on_conflict_do_nothing(index_elements=["dialogue_id", "kind", "item", "sequence"]))


_TELL = {"sqlite": _telling(sqlite_insert), "postgresql": _telling(pg_insert)}


_NEWS = table(DialogueNews).c
_DROP = Prepared(
    update(table(DialogueNews))
    .where(
        _NEWS.dialogue_id == bindparam("dialogue"),
        _NEWS.kind == bindparam("which"),
        _NEWS.done_at.is_(None),
    )
    .values(done_at=bindparam("now"))
)


def drop(work: Work, dialogue_id: int, *kinds: NewsKind) -> None:
    """What of these kinds is still to be told is not told any more: something newer has overtaken it."""
    for kind in kinds:
        _DROP.run(work.connection, dialogue=dialogue_id, which=kind, now=work.now)


def tell(
    work: Work, dialogue: Locked, kind: NewsKind, audience: Audience, due_at: datetime | None = None, item: int = 0
) -> None:
    """Have these people told of it, not before `due_at` (default: at once). The same news twice is told once."""
    _TELL[work.connection.dialect.name].run(
        work.connection,
        dialogue_id=dialogue.id,
        kind=kind,
        audience=audience,
        item=item,
        sequence=dialogue.sequence,
        made_at=work.now,
        due_at=due_at or work.now,
        last_person_id=0,
        told=0,
        done_at=None,
    )
