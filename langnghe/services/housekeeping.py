"""Keeping the books small: what need not be remembered for ever."""

from datetime import timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, delete, select, tuple_

from langnghe.models import InboundEvent
from langnghe.services.work import Work

#: A messenger repeats an unanswered event for a day at most (Telegram keeps updates 24 hours).
EVENT_MEMORY = timedelta(days=14)
#: Rows at once, so that a lane is never held for long.
BATCH = 1000


def forget_old_events(work: Work) -> int:
    """Forget the ids of events so old that nobody repeats them; how many."""
    old = (
        select(InboundEvent.channel, InboundEvent.event_id)
        .where(InboundEvent.received_at < work.now - EVENT_MEMORY)
        .limit(BATCH)
    )
    done = work.session.execute(
        delete(InboundEvent)
        .where(tuple_(InboundEvent.channel, InboundEvent.event_id).in_(old))
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", done).rowcount
