"""Files that people send along: known at once, fetched after the commit, kept when they pass the checks.

A messenger's file is entered as pending by its reference; whoever fetches it claims it for a while, so that a
crash leaves nothing behind but a lease that runs out. A refused one is told to its sender.
"""

import secrets
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select, update

from langnghe.models import Attachment, AttachmentState, Prepared, table
from langnghe.models.contract import Inbound, Media, MediaKind, StoredFile
from langnghe.services.refusals import NotFound
from langnghe.services.work import Notice, Work

#: How long one process alone may fetch what it claimed. Longer than any single attempt.
LEASE = timedelta(minutes=5)
#: Pauses before the next attempt, in seconds: about two days, through which a messenger may be out of reach.
PAUSES = (5, 15, 60, 300, 900, 1800, *(3600,) * 47)

_COLUMNS = table(Attachment).c


@dataclass(frozen=True, slots=True)
class Kept:
    """A checked file in the store. `path` is relative to the store's root; `name` is safe to show and to save."""

    kind: MediaKind
    mime: str
    size: int
    sha256: str
    path: str
    name: str


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """An attachment as people see it. `token` is its address on the web; it opens only what is stored."""

    id: int
    kind: MediaKind
    state: AttachmentState
    name: str
    mime: str
    size: int
    token: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """A pending attachment, leased to whoever claimed it."""

    id: int
    channel: str
    media: Media


# Entering ---------------------------------------------------------------------------------------------------


def enter(work: Work, owner_id: int, event: Inbound) -> tuple[int, ...]:
    """Enter what came with the event; the ids, in its order.

    What a web chat stored beforehand is only looked up. Raises NotFound when that is not the owner's own, or
    belongs to a ticket already.
    """
    before = [media.attachment_id for media in event.media if media.attachment_id is not None]
    _own_and_free(work, owner_id, before)
    return tuple(
        media.attachment_id if media.attachment_id is not None else _enter(work, owner_id, event.channel, media)
        for media in event.media
    )


def enter_stored(work: Work, owner_id: int, channel: str, kept: Kept) -> int:
    """Enter a file that is in the store already (an upload); its id."""
    return _insert(
        work,
        owner_id=owner_id,
        kind=kept.kind,
        state=AttachmentState.STORED,
        channel=channel,
        name=kept.name,
        mime=kept.mime,
        size=kept.size,
        sha256=kept.sha256,
        path=kept.path,
    )


def _enter(work: Work, owner_id: int, channel: str, media: Media) -> int:
    work.to_fetch = True
    return _insert(
        work,
        owner_id=owner_id,
        kind=media.kind,
        state=AttachmentState.PENDING,
        channel=channel,
        channel_ref=media.ref,
        name=unicodedata.normalize("NFC", media.name)[:200],
        mime=media.mime[:80],
        size=media.size,
    )


def _insert(work: Work, **values: object) -> int:
    row = {
        "channel_ref": "",
        "sha256": "",
        "path": "",
        "reason": "",
        "attempts": 0,
        "token": secrets.token_urlsafe(32),
        "not_before": work.now,
        "created_at": work.now,
        **values,
    }
    entered = work.session.execute(insert(table(Attachment)).returning(_COLUMNS.id), row)
    return int(entered.scalar_one())


def bind(work: Work, owner_id: int, ids: Collection[int], ticket_id: int, event_id: int | None = None) -> None:
    """Make these part of a ticket, and of the act they came with.

    Raises NotFound, before anything is written, unless all are the owner's and belong to no ticket yet.
    """
    if not ids:
        return
    _own_and_free(work, owner_id, ids)
    work.session.execute(
        update(Attachment).where(Attachment.id.in_(ids)).values(ticket_id=ticket_id, event_id=event_id)
    )


def _own_and_free(work: Work, owner_id: int, ids: Collection[int]) -> None:
    if not ids:
        return
    query = select(Attachment.id).where(
        Attachment.id.in_(ids), Attachment.owner_id == owner_id, Attachment.ticket_id.is_(None)
    )
    if set(work.session.scalars(query.with_for_update())) != set(ids):
        raise NotFound("file-gone")


# Fetching ---------------------------------------------------------------------------------------------------


def claim(work: Work, channels: Collection[str], limit: int) -> list[Claimed]:
    """Lease the pending attachments of these channels that are due, oldest first.

    An attempt is counted when it begins: a file that takes the process down with it is not tried for ever.
    """
    rows = work.session.execute(_DUE, {"channels": list(channels), "now": work.now, "most": limit}).all()
    claimed = []
    for row in rows:
        if row.attempts > len(PAUSES):
            refuse(work, row.id, "file-gone")
            continue
        work.session.execute(
            update(Attachment)
            .where(Attachment.id == row.id)
            .values(not_before=work.now + LEASE, attempts=row.attempts + 1)
        )
        media = Media(kind=row.kind, ref=row.channel_ref, name=row.name, mime=row.mime, size=row.size)
        claimed.append(Claimed(row.id, row.channel, media))
    return claimed


_DUE = (
    select(table(Attachment))
    .where(
        _COLUMNS.state == AttachmentState.PENDING,
        _COLUMNS.not_before <= bindparam("now"),
        _COLUMNS.channel.in_(bindparam("channels", expanding=True)),
    )
    .order_by(_COLUMNS.not_before, _COLUMNS.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)


def mark_stored(work: Work, attachment_id: int, kept: Kept) -> bool:
    """The file is in the store; False when it was settled before (a lease had run out)."""
    done = work.session.execute(
        update(Attachment)
        .where(Attachment.id == attachment_id, Attachment.state == AttachmentState.PENDING)
        .values(
            state=AttachmentState.STORED,
            kind=kept.kind,
            mime=kept.mime,
            size=kept.size,
            sha256=kept.sha256,
            path=kept.path,
            name=kept.name,
        )
        .returning(Attachment.id)
    )
    return done.first() is not None


def put_off(work: Work, attachment_id: int) -> None:
    """It could not be fetched this time: again after a growing pause, or, after the last one, it is refused."""
    tried = work.session.scalar(
        select(Attachment.attempts).where(
            Attachment.id == attachment_id, Attachment.state == AttachmentState.PENDING
        )
    )
    if tried is None:
        return
    if tried > len(PAUSES):
        refuse(work, attachment_id, "file-gone")
        return
    pause = timedelta(seconds=PAUSES[max(tried, 1) - 1])
    work.session.execute(
        update(Attachment).where(Attachment.id == attachment_id).values(not_before=work.now + pause)
    )


def refuse(work: Work, attachment_id: int, reason: str, max_mb: int = 0) -> None:
    """It will never be kept; its sender is told. `reason` is the key of the refusal's message."""
    refused = work.session.execute(
        update(Attachment)
        .where(Attachment.id == attachment_id, Attachment.state == AttachmentState.PENDING)
        .values(state=AttachmentState.REFUSED, reason=reason[:200])
        .returning(Attachment.owner_id, Attachment.kind, Attachment.name)
    ).first()
    if refused is None:
        return
    params = {
        "kind": str(refused.kind),
        "named": "yes" if refused.name else "no",
        "name": refused.name,
        "reason": reason,
        "max_mb": max_mb,
    }
    work.notify(Notice("attachment-refused", refused.owner_id, params=params))


# Reading ----------------------------------------------------------------------------------------------------


def by_token(work: Work, token: str) -> StoredFile | None:
    """The stored file behind an address. Knowing the address is the authority to read it."""
    return _stored(work.connection, _COLUMNS.token == token)


def stored(connection: Connection, attachment_id: int) -> StoredFile | None:
    """What a channel needs to send it; None while it is pending, or when it was refused."""
    return _stored(connection, _COLUMNS.id == attachment_id)


def _stored(connection: Connection, which: ColumnElement[bool]) -> StoredFile | None:
    row = connection.execute(
        select(table(Attachment)).where(which, _COLUMNS.state == AttachmentState.STORED)
    ).one_or_none()
    if row is None:
        return None
    return StoredFile(
        attachment_id=row.id,
        kind=row.kind,
        path=row.path,
        name=row.name,
        mime=row.mime,
        size=row.size,
        sha256=row.sha256,
        token=row.token,
        channel=row.channel,
        channel_ref=row.channel_ref,
    )


def views(work: Work, ids: Collection[int]) -> tuple[AttachmentView, ...]:
    """These attachments, in the order they were entered. Who may ask is the caller's to know."""
    return tuple(map(_view, work.session.execute(_VIEW.where(_COLUMNS.id.in_(ids))))) if ids else ()


def of_ticket(work: Work, ticket_id: int) -> tuple[AttachmentView, ...]:
    """Everything that belongs to a ticket, in the order it was entered."""
    return tuple(map(_view, _OF_TICKET.all(work.connection, ticket=ticket_id)))


_VIEW = select(table(Attachment)).order_by(_COLUMNS.id)
_OF_TICKET = Prepared(_VIEW.where(_COLUMNS.ticket_id == bindparam("ticket")))


def _view(row: Any) -> AttachmentView:
    return AttachmentView(row.id, row.kind, row.state, row.name, row.mime, row.size, row.token)
