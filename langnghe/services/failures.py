"""What went wrong on our side, kept for an admin: failed events and dead letters."""

from dataclasses import asdict

from langnghe.models import FailedEvent
from langnghe.models.contract import Inbound
from langnghe.services.work import Work


def keep_event(work: Work, event: Inbound, reference: str, error: str) -> None:
    """Keep an event that could not be handled. It stays in the store, never in a log."""
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
