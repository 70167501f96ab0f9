"""Who did what with a session, and when: for who keeps it or approves it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from langnghe.models import DialogueAct, DialogueEvent, DialogueState, Person
from langnghe.services.dialogue import organising, posts
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
    view = organising.read_by_approver(work, person_id, dialogue_id)
    keeps = posts.keeps(work, person_id, view.dialogue.body_code)
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
    every = (Line(*row) for row in rows)
    return Page(tuple(each if keeps else _as_approver_reads(each) for each in every), start, total)


def _as_approver_reads(line: Line) -> Line:
    """Minutes and promises that are not published yet are their keepers' alone."""
    return replace(line, text="", data={}) if line.act in {DialogueAct.MINUTES, DialogueAct.PROMISE} else line
