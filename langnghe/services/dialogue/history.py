"""Who did what with a session, and when: for who keeps it or approves it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from langnghe.models import DialogueAct, DialogueEvent, DialogueState, Person
from langnghe.services.dialogue import organising
from langnghe.services.paging import Page, page_start
from langnghe.services.work import Work

PAGE = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the history. `who`: "" for the program itself."""

    seq: int
    act: DialogueAct
    at: datetime
    who: str
    state: DialogueState
    text: str
    data: dict[str, Any]


def lines(work: Work, person_id: int, dialogue_id: int, offset: int = 0) -> Page[Line]:
    """One page, newest first. Raises `NotFound`, `Forbidden`."""
    organising.read_by_approver(work, person_id, dialogue_id)
    mine = DialogueEvent.dialogue_id == dialogue_id
    total = work.session.scalar(select(func.count()).select_from(DialogueEvent).where(mine)) or 0
    start = page_start(total, offset, PAGE)
    rows = work.session.execute(
        select(
            DialogueEvent.seq,
            DialogueEvent.act,
            DialogueEvent.at,
            func.coalesce(Person.name, "").label("who"),
            DialogueEvent.state,
            DialogueEvent.text,
            DialogueEvent.data,
        )
        .outerjoin(Person, Person.id == DialogueEvent.actor_id)
        .where(mine)
        .order_by(DialogueEvent.seq.desc())
        .offset(start)
        .limit(PAGE)
    )
    return Page(tuple(Line(*row) for row in rows), start, total)
