"""What a broadcast that is being sent says: one message for each channel, language and kind of receiver."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from langnghe.models import Body, Broadcast, BroadcastRelation, BroadcastState, Prepared, table
from langnghe.models.contract import Marked, Outbound, StoredFile
from langnghe.services import attachments
from langnghe.services.work import Announcement, Work


@dataclass(frozen=True, slots=True)
class Sending:
    """A broadcast that is being sent."""

    id: int
    text: str
    links: list[Any]
    attachment_id: int | None
    urgent: bool
    relation: BroadcastRelation | None
    expires_at: datetime | None
    body: str

    @property
    def announcement(self) -> Announcement:
        return Announcement(
            broadcast_id=self.id,
            body=self.body,
            text=Marked(self.text),
            links=tuple((each["label"], each["url"]) for each in self.links),
            attachment_id=self.attachment_id,
            urgent=self.urgent,
            relation=str(self.relation or ""),
        )


_B = table(Broadcast).c
_SENDING = Prepared(
    select(
        _B.id,
        _B.text,
        _B.links,
        _B.attachment_id,
        _B.urgent,
        _B.relation,
        _B.expires_at,
        table(Body).c.name.label("body"),
    )
    .join(table(Body), table(Body).c.code == _B.body_code)
    .where(_B.state == BroadcastState.SENDING)
    .order_by(_B.urgent.desc(), _B.started_at, _B.id)
)


def sendable(work: Work) -> "Iterator[Wording]":
    """Broadcasts of which something may go now, urgent ones first."""
    asleep = work.office.awake(work.now) > work.now
    for row in _SENDING.all(work.connection):
        broadcast = Sending(*row)
        expired = broadcast.expires_at is not None and broadcast.expires_at <= work.now
        if not expired and (broadcast.urgent or not asleep):
            yield Wording(work, broadcast)


class Wording:
    """The message of a broadcast, made when first asked for."""

    def __init__(self, work: Work, broadcast: Sending) -> None:
        self._work = work
        self.broadcast = broadcast
        self._made: dict[tuple[str, str, bool], tuple[Outbound, StoredFile | None]] = {}

    def message(self, channel: str, language: str, *, group: bool = False) -> Outbound:
        return self._whole(channel, language, group)[0]

    def file(self, channel: str, language: str, *, group: bool = False) -> StoredFile | None:
        """The file that goes with it there."""
        return self._whole(channel, language, group)[1]

    def _whole(self, channel: str, language: str, group: bool) -> tuple[Outbound, StoredFile | None]:
        key = (channel, language, group)
        if key not in self._made:
            said = self.broadcast.announcement
            outbound = self._work.composer.announce(self._work, said, channel, language, group=group)
            file_id = outbound.attachment_id
            file = attachments.stored(self._work.connection, file_id) if file_id is not None else None
            self._made[key] = outbound, file
        return self._made[key]
