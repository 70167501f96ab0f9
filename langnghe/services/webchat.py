"""The transcript of the web chat: what was said on both sides, read in pages and as it arrives.

What the office says is delivered by being written there (`outbox.enqueue`); what the person says is written
there in the transaction of its effect (`record_own_line`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.sql import Select

from langnghe.models import Attachment, AttachmentState, Identity, InboundEvent, WebMessage, table
from langnghe.models.contract import Choice, Inbound, InputKind, MediaKind, Outbound, Point
from langnghe.services.outbox import CHANGED
from langnghe.services.websessions import CHANNEL
from langnghe.services.work import Work

PAGE = 50
#: How long after it a row with a smaller id may still be committed by another process (PostgreSQL gives ids out
#: before the commit). No transaction of ours comes near it.
LATE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class LineFile:
    """A file in a line. `token` is its address on the web, "" until it is stored; `state` says why."""

    kind: MediaKind
    state: AttachmentState
    token: str
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class OwnLine:
    """What the person said. `answers` is the id of the line whose menu was pressed."""

    client_id: str = ""
    text: str = ""
    choice_label: str = ""
    answers: int | None = None
    point: Point | None = None
    phone: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a transcript: either `said` by the office or `own`."""

    id: int
    at: datetime
    answered: bool
    said: Outbound | None = None
    own: OwnLine | None = None
    files: tuple[LineFile, ...] = ()
    anew: int | None = None
    """The id of an earlier line that now reads like this; this one is no line of its own."""


@dataclass(frozen=True, slots=True)
class Page:
    """Lines, oldest first; `more` when there are others beyond the side that was asked for."""

    lines: tuple[Line, ...]
    more: bool


# Reading ----------------------------------------------------------------------------------------------------


def before(work: Work, identity_id: int, line_id: int | None = None, limit: int = PAGE) -> Page:
    """The lines just before `line_id`; the newest ones when it is None."""
    query = _lines_of(identity_id).where(~_SAYS_CHANGED).order_by(WebMessage.id.desc())
    if line_id is not None:
        query = query.where(WebMessage.id < line_id)
    rows = work.session.execute(query.limit(limit + 1)).all()
    return Page(_lines(work, rows[:limit][::-1]), len(rows) > limit)


def after(work: Work, identity_id: int, line_id: int, known: Iterable[int] = (), limit: int = PAGE) -> Page:
    """The lines after `line_id`, and on PostgreSQL those committed late with a smaller id.

    `known` are ids the reader has already; somebody who names none gets lines of the last seconds twice there,
    and must look at their ids.
    """
    query = _lines_of(identity_id).order_by(WebMessage.id)
    rows = work.session.execute(query.where(WebMessage.id > line_id).limit(limit + 1)).all()
    late: Sequence[Row[Any]] = ()
    if work.connection.dialect.name == "postgresql":
        late = work.session.execute(
            query.where(
                WebMessage.id <= line_id,
                WebMessage.created_at > work.now - LATE,
                WebMessage.id.not_in(list(known)),
            ).limit(limit)
        ).all()
    return Page(_lines(work, [*late, *rows[:limit]]), len(rows) > limit)


def one(work: Work, identity_id: int, line_id: int) -> Line | None:
    """One line of a transcript; None when it is not in this one."""
    row = work.session.execute(_lines_of(identity_id).where(WebMessage.id == line_id)).one_or_none()
    return _lines(work, [row])[0] if row else None


def choice_of(line: Line | None, token: str) -> Choice | None:
    """The choice of that line which sends `token`; None when the line does not offer it."""
    rows = line.said.choices if line and line.said else ()
    return next((choice for row in rows for choice in row if choice.token == token), None)


def news(work: Work, line_id: int) -> tuple[int, frozenset[int]]:
    """The newest line of all transcripts, and the identities with lines after `line_id`.

    On PostgreSQL it looks back a little, for lines committed late; waking somebody for nothing does no harm.
    """
    since = WebMessage.id > line_id
    if work.connection.dialect.name == "postgresql":
        since = (WebMessage.id > line_id - 200) & (WebMessage.created_at > work.now - LATE) | since
    rows = work.session.execute(
        select(WebMessage.identity_id, func.max(WebMessage.id)).where(since).group_by(WebMessage.identity_id)
    ).all()
    return max([line_id, *(row[1] for row in rows)]), frozenset(row[0] for row in rows)


def newest(work: Work) -> int:
    """The id of the newest line of all transcripts, 0 when there is none."""
    return work.session.scalar(select(func.max(WebMessage.id))) or 0


def seen_before(work: Work, event_id: str) -> bool:
    """Whether this event of the web chat is in the books already."""
    return work.session.get(InboundEvent, (CHANNEL, event_id)) is not None


_ANY_LINE = select(
    WebMessage.id,
    WebMessage.from_person,
    WebMessage.payload,
    WebMessage.answered,
    WebMessage.created_at,
)
_SAYS_CHANGED = ~WebMessage.from_person & WebMessage.payload[CHANGED].as_integer().is_not(None)


def _lines_of(identity_id: int) -> Select[Any]:
    return _ANY_LINE.where(WebMessage.identity_id == identity_id)


def _lines(work: Work, rows: Sequence[Row[Any]]) -> tuple[Line, ...]:
    anew = {row.id: row.payload[CHANGED] for row in rows if not row.from_person and CHANGED in row.payload}
    if not anew:
        return _plain_lines(work, rows)
    told = _plain_lines(work, [row for row in rows if row.id not in anew])
    now = _plain_lines(work, work.session.execute(_ANY_LINE.where(WebMessage.id.in_(anew.values()))).all())
    by_id = {line.id: line for line in (*told, *now)}
    changed = {
        line_id: replace(by_id[other], id=line_id, anew=other) for line_id, other in anew.items() if other in by_id
    }
    found = by_id | changed
    return tuple(found[row.id] for row in rows if row.id in found)


def _plain_lines(work: Work, rows: Sequence[Row[Any]]) -> tuple[Line, ...]:
    files = _files(work, [number for row in rows for number in _attachment_ids(row)])
    return tuple(
        Line(
            id=row.id,
            at=row.created_at,
            answered=row.answered,
            said=None if row.from_person else Outbound.from_json(row.payload),
            own=_own(row.payload) if row.from_person else None,
            files=tuple(files[number] for number in _attachment_ids(row) if number in files),
        )
        for row in rows
    )


def _attachment_ids(row: Row[Any]) -> list[int]:
    if row.from_person:
        return list(row.payload.get("attachment_ids", ()))
    number = row.payload.get("attachment_id")
    return [number] if number else []


def _files(work: Work, numbers: list[int]) -> dict[int, LineFile]:
    if not numbers:
        return {}
    known = table(Attachment).c
    rows = work.session.execute(
        select(known.id, known.kind, known.state, known.token, known.name, known.mime, known.size).where(
            known.id.in_(numbers)
        )
    )
    return {
        row.id: LineFile(
            kind=row.kind,
            state=row.state,
            token=row.token if row.state is AttachmentState.STORED else "",
            name=row.name,
            mime=row.mime,
            size=row.size,
        )
        for row in rows
    }


def _own(payload: dict[str, Any]) -> OwnLine:
    point = payload.get("point")
    return OwnLine(
        client_id=payload.get("client_id", ""),
        text=payload.get("text", ""),
        choice_label=payload.get("choice_label", ""),
        answers=payload.get("answers"),
        point=Point(*point) if point else None,
        phone=payload.get("phone", ""),
        name=payload.get("name", ""),
    )


# Writing ----------------------------------------------------------------------------------------------------


def record_own_line(work: Work, event: Inbound, *, answered: bool = True) -> None:
    """Write what the person just did into their transcript, and mark the menu it answered.

    To be called in the event's transaction, after the person was recognised and before anything is said. With
    `answered=False` (the press was refused) the menu stays open. A start, or a person who left, is no line.
    """
    if event.kind in {InputKind.START, InputKind.LEFT}:
        return
    identity_id = work.session.scalars(
        select(Identity.id).where(Identity.channel == event.channel, Identity.external_id == event.external_id)
    ).one()
    menu = _answered_menu(work, identity_id, event) if event.kind is InputKind.CHOICE else None
    if menu and answered:
        work.session.execute(update(WebMessage).where(WebMessage.id == menu.id).values(answered=True))
    choice = choice_of(menu, event.choice)
    payload = {
        "client_id": event.event_id.partition(":")[2],
        "text": event.text,
        "choice_label": choice.label if choice else "",
        "answers": menu.id if menu else None,
        "attachment_ids": [media.attachment_id for media in event.media if media.attachment_id],
        "point": [event.point.lat, event.point.lon] if event.point else None,
        "phone": event.phone,
        "name": event.display_name if event.kind is InputKind.CONTACT else "",
    }
    work.session.add(
        WebMessage(
            identity_id=identity_id,
            from_person=True,
            payload={name: value for name, value in payload.items() if value},
            answered=False,
            created_at=work.now,
        )
    )
    work.session.flush()
    work.web_said.add(identity_id)


def _answered_menu(work: Work, identity_id: int, event: Inbound) -> Line | None:
    """The line that was pressed; for a choice that was typed, the newest open menu that offers it."""
    if event.message_ref.isdecimal():
        return one(work, identity_id, int(event.message_ref))
    recent = before(work, identity_id, None, 20).lines
    return next((line for line in reversed(recent) if not line.answered and choice_of(line, event.choice)), None)
