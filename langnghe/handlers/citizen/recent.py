"""The ticket a citizen spoke about last: what follows in a moment often belongs to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from langnghe.handlers.common.talk import Talk

RECENT = "recent"
#: So long is a new message offered as a part of the ticket before it.
OFFERED_FOR = timedelta(minutes=10)
#: So long do further photos go to the same ticket by themselves: an album arrives within seconds.
ALBUM = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Recent:
    id: int
    code: str
    at: datetime


def remember(talk: Talk, ticket_id: int, code: str) -> None:
    """The person has just sent something about this ticket."""
    talk.data[RECENT] = [ticket_id, code, talk.work.now.isoformat()]


def recent_ticket(talk: Talk, within: timedelta = OFFERED_FOR) -> Recent | None:
    """The ticket of the last moments, if any."""
    kept = talk.data.get(RECENT)
    if not kept:
        return None
    found = Recent(int(kept[0]), str(kept[1]), datetime.fromisoformat(kept[2]))
    return found if talk.work.now - found.at <= within else None
