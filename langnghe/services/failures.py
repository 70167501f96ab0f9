"""Events that our own fault kept from being handled: kept for an admin, to be handled again or laid aside."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select

from langnghe.models import Conversation, FailedEvent, GroupChat, Identity
from langnghe.models.contract import Group, Inbound, InputKind, Media, MediaKind, Point
from langnghe.services import authority
from langnghe.services.classify import Kind
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import NotFound, Stale
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class Failed:
    """A failed event as an admin sees it: which kind, why, and never what the person wrote."""

    id: int
    channel: str
    kind: InputKind
    reference: str
    error: str
    """The exception's class and the place in our code."""
    failed_at: datetime


def keep_event(work: Work, event: Inbound, reference: str, error: str) -> None:
    """Keep an event that could not be handled. It stays in the store, never in a log.

    Words that read like a denunciation are not kept: they belong to no chat and no inspection (F-4).
    """
    if work.office.classifier.propose(event.text).kind is Kind.DENUNCIATION:
        event = replace(event, text="")
    work.session.add(
        FailedEvent(
            channel=event.channel,
            event_id=event.event_id,
            external_id=event.external_id,
            payload=asdict(event),
            reference=reference,
            error=error,
            failed_at=work.now,
        )
    )


def count(work: Work) -> int:
    """How many events wait for an admin."""
    return work.session.scalar(select(func.count()).select_from(FailedEvent)) or 0


def failed(work: Work, by: int, offset: int = 0, size: int = 8) -> Page[Failed]:
    """The failed events, newest first."""
    authority.require_admin(work, by)
    total = count(work)
    offset = page_start(total, offset, size)
    rows = work.session.execute(
        select(
            FailedEvent.id,
            FailedEvent.channel,
            FailedEvent.payload["kind"].as_string().label("kind"),
            FailedEvent.reference,
            FailedEvent.error,
            FailedEvent.failed_at,
        )
        .order_by(FailedEvent.id.desc())
        .offset(offset)
        .limit(size)
    )
    items = tuple(
        Failed(row.id, row.channel, InputKind(row.kind), row.reference, row.error, row.failed_at) for row in rows
    )
    return Page(items, offset, total)


def one(work: Work, failed_id: int, by: int) -> Failed:
    """One failed event. Raises `NotFound("failed-not-found")` when it was handled or laid aside."""
    authority.require_admin(work, by)
    row = work.session.get(FailedEvent, failed_id)
    if row is None:
        raise NotFound("failed-not-found")
    kind = InputKind(row.payload["kind"])
    return Failed(row.id, row.channel, kind, row.reference, row.error, row.failed_at)


def take_for_retry(work: Work, failed_id: int, by: int) -> Inbound:
    """The event, to be handled now in this transaction, under an id of its own; it leaves the list.

    Raises `NotFound("failed-not-found")`, and `Stale("failed-moved-on")` when the person's conversation has
    gone on since: an old text must not be taken for the answer to another question. So with a group that has
    changed since.
    """
    authority.require_admin(work, by)
    row = work.session.execute(
        select(FailedEvent).where(FailedEvent.id == failed_id).with_for_update()
    ).scalar_one_or_none()
    if row is None:
        raise NotFound("failed-not-found")
    gone_on = work.session.scalar(
        select(Conversation.updated_at)
        .join(Identity, Identity.id == Conversation.identity_id)
        .where(
            Identity.channel == row.channel,
            Identity.external_id == row.external_id,
            Conversation.updated_at > row.failed_at,
        )
    )
    changed = work.session.scalar(
        select(GroupChat.id).where(
            GroupChat.channel == row.channel,
            GroupChat.external_id == row.external_id,
            GroupChat.changed_at > row.failed_at,
        )
    )
    if gone_on is not None or changed is not None:
        raise Stale("failed-moved-on", reference=row.reference)
    event = replace(_inbound(row.payload), event_id=f"retry-{row.id}", press_ref="")
    work.session.delete(row)
    work.session.flush()
    return event


def discard(work: Work, failed_id: int, by: int) -> None:
    """Lay a failed event aside for good. Raises `NotFound("failed-not-found")`."""
    authority.require_admin(work, by)
    found = work.session.execute(
        delete(FailedEvent).where(FailedEvent.id == failed_id).returning(FailedEvent.id)
    ).first()
    if found is None:
        raise NotFound("failed-not-found")


def _inbound(payload: Mapping[str, Any]) -> Inbound:
    media = tuple(Media(**{**each, "kind": MediaKind(each["kind"])}) for each in payload.get("media") or ())
    point = Point(**payload["point"]) if payload.get("point") else None
    group = Group(**payload["group"]) if payload.get("group") else None
    kind = InputKind(payload["kind"])
    return Inbound(**{**payload, "kind": kind, "media": media, "point": point, "group": group})
