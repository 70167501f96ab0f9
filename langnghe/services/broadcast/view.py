"""A broadcast as it stands, for those who make, approve and watch it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import aliased

from langnghe.models import (
    Body,
    Broadcast,
    BroadcastDelivery,
    BroadcastRelation,
    BroadcastRepeat,
    BroadcastState,
    Person,
)
from langnghe.models.contract import Marked
from langnghe.services.broadcast import tally
from langnghe.services.broadcast.audience import Audience
from langnghe.services.broadcast.tally import Tally
from langnghe.services.refusals import NotFound
from langnghe.services.work import Announcement, Work


@dataclass(frozen=True, slots=True)
class View:
    """All there is to know of a broadcast. Who may read it is the caller's to know."""

    id: int
    state: BroadcastState
    version: int
    made_by: int
    made_by_name: str
    made_at: datetime
    body_code: str
    body_name: str
    urgent: bool
    text: Marked
    attachment_id: int | None
    links: tuple[tuple[str, str], ...]
    audience: Audience
    send_at: datetime | None
    repeat: BroadcastRepeat
    repeat_until: date | None
    series_id: int | None
    expires_at: datetime | None
    expires_hours: int | None
    about_id: int | None
    relation: BroadcastRelation | None
    approved_by: int | None
    approved_by_name: str
    approved_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    listed: bool
    """All receivers are listed: the tally's `listed` grows no more."""
    report_attachment_id: int | None
    tally: Tally
    groups: bool
    """There are groups among the receivers: the tally's numbers are not of people alone."""

    @property
    def announcement(self) -> Announcement:
        return Announcement(
            broadcast_id=self.id,
            body=self.body_name,
            text=self.text,
            links=self.links,
            attachment_id=self.attachment_id,
            urgent=self.urgent,
            relation=str(self.relation or ""),
        )


def view(work: Work, broadcast_id: int) -> View:
    """The broadcast. Raises `NotFound("broadcast-gone")`."""
    maker, approver = aliased(Person), aliased(Person)
    row = work.session.execute(
        select(Broadcast, Body.name, maker.name, approver.name)
        .join(Body, Body.code == Broadcast.body_code)
        .join(maker, maker.id == Broadcast.made_by)
        .outerjoin(approver, approver.id == Broadcast.approved_by)
        .where(Broadcast.id == broadcast_id)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if row is None:
        raise NotFound("broadcast-gone")
    broadcast, body_name, made_by_name, approved_by_name = row
    return View(
        id=broadcast.id,
        state=broadcast.state,
        version=broadcast.version,
        made_by=broadcast.made_by,
        made_by_name=made_by_name,
        made_at=broadcast.made_at,
        body_code=broadcast.body_code,
        body_name=body_name,
        urgent=broadcast.urgent,
        text=Marked(broadcast.text),
        attachment_id=broadcast.attachment_id,
        links=tuple((each["label"], each["url"]) for each in broadcast.links),
        audience=Audience.from_json(broadcast.audience),
        send_at=broadcast.send_at,
        repeat=broadcast.repeat,
        repeat_until=broadcast.repeat_until,
        series_id=broadcast.series_id,
        expires_at=broadcast.expires_at,
        expires_hours=broadcast.expires_hours,
        about_id=broadcast.about_id,
        relation=broadcast.relation,
        approved_by=broadcast.approved_by,
        approved_by_name=approved_by_name or "",
        approved_at=broadcast.approved_at,
        started_at=broadcast.started_at,
        finished_at=broadcast.finished_at,
        listed=broadcast.frozen_at is not None,
        report_attachment_id=broadcast.report_attachment_id,
        tally=tally.of(work, broadcast_id),
        groups=_groups(work, broadcast_id),
    )


def _groups(work: Work, broadcast_id: int) -> bool:
    entered = select(BroadcastDelivery.id).where(
        BroadcastDelivery.broadcast_id == broadcast_id, BroadcastDelivery.group_id.is_not(None)
    )
    return work.session.scalar(entered.limit(1)) is not None
