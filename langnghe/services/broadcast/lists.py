"""The broadcasts that somebody makes, approves or watches: theirs, and those of the bodies they announce for."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select

from langnghe.models import Body, Broadcast, BroadcastRelation, BroadcastRepeat, BroadcastState
from langnghe.models.contract import Marked
from langnghe.services.broadcast import rights
from langnghe.services.broadcast.view import View
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work

S = BroadcastState

PAGE = 6
_GOING = (S.WAITING, S.SCHEDULED, S.SENDING, S.PAUSED)
_PAST = (S.DONE, S.STOPPED)


@dataclass(frozen=True, slots=True)
class Row:
    """A broadcast in a list."""

    id: int
    state: BroadcastState
    body_name: str
    text: Marked
    urgent: bool
    relation: BroadcastRelation | None
    repeat: BroadcastRepeat
    send_at: datetime | None
    started_at: datetime | None


def going(work: Work, person_id: int, offset: int = 0) -> Page[Row]:
    """Own drafts, and what waits, is planned or is being sent for the person's bodies, newest first.

    Raises `Forbidden` for who may announce for none.
    """
    own = and_(Broadcast.state == S.DRAFT, Broadcast.made_by == person_id)
    return _page(work, or_(own, and_(Broadcast.state.in_(_GOING), _mine(work, person_id))), offset)


def past(work: Work, person_id: int, offset: int = 0) -> Page[Row]:
    """What was sent for the person's bodies, newest first. Raises `Forbidden`."""
    return _page(work, and_(Broadcast.state.in_(_PAST), _mine(work, person_id)), offset)


def reader(work: Work, person_id: int, shown: View) -> None:
    """Raises `Forbidden` unless the person may read this one: a draft is its maker's alone."""
    rights.announcer(work, person_id, shown.body_code)
    if shown.made_by != person_id and shown.state in {S.DRAFT, S.DROPPED}:
        raise Forbidden("b-only-maker")


def _mine(work: Work, person_id: int) -> ColumnElement[bool]:
    codes = rights.scope(work, person_id)
    return Broadcast.id > 0 if codes is None else Broadcast.body_code.in_(codes)


def _page(work: Work, which: ColumnElement[bool], offset: int) -> Page[Row]:
    total = work.session.scalar(select(func.count()).select_from(Broadcast).where(which)) or 0
    start = page_start(total, offset, PAGE)
    rows = work.session.execute(
        select(
            Broadcast.id,
            Broadcast.state,
            Body.name,
            Broadcast.text,
            Broadcast.urgent,
            Broadcast.relation,
            Broadcast.repeat,
            Broadcast.send_at,
            Broadcast.started_at,
        )
        .join(Body, Body.code == Broadcast.body_code)
        .where(which)
        .order_by(Broadcast.id.desc())
        .offset(start)
        .limit(PAGE)
    )
    return Page(
        tuple(
            Row(each[0], each[1], each[2], Marked(each[3]), each[4], each[5], each[6], each[7], each[8])
            for each in rows
        ),
        start,
        total,
    )
