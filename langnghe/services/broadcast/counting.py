"""How many a broadcast would reach, while it is written: counted piece by piece, and kept with it.

The first pieces are counted in the press itself; the rest of a large audience by a sweep, which knows from one row
of the office's settings what there is to count. It is counted anew when who is meant is changed, when somebody is
to decide by an old count, and when the time comes of what nobody else has approved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import select

from langnghe.models import Broadcast, BroadcastState
from langnghe.services import office_settings
from langnghe.services.broadcast import audience, groups, life
from langnghe.services.broadcast.audience import Met
from langnghe.services.work import Notice, Work

log = structlog.get_logger()

#: Pieces (`audience.WINDOW` persons each) in the transaction of a press, and in one run of the sweep.
AT_ONCE, IN_A_RUN = 3, 2
#: A count this old may not decide any more whether a second person is asked.
FRESH = timedelta(minutes=30)
KEY = "broadcast_counting"

WRITTEN = frozenset({BroadcastState.DRAFT, BroadcastState.WAITING})
_COUNTED = WRITTEN | {BroadcastState.SCHEDULED}


@dataclass(frozen=True, slots=True)
class Count:
    """Who would get it, and who would not and why. While it is not `done`, so far."""

    done: bool = False
    channels: Mapping[str, int] = field(default_factory=dict)
    groups: int = 0
    not_agreed: int = 0
    """Have not agreed to the notice on data."""
    muted: int = 0
    no_channel: int = 0
    """Have left or blocked every channel the office has."""
    at: datetime | None = None

    @property
    def reached(self) -> int:
        """Persons, each once."""
        return sum(self.channels.values())

    @property
    def unreached(self) -> int:
        return self.not_agreed + self.muted + self.no_channel


def of(work: Work, broadcast_id: int) -> Count:
    """The count as it stands; nothing counted where there is none."""
    kept = work.session.scalar(select(Broadcast.counted).where(Broadcast.id == broadcast_id)) or {}
    return _count(kept)


def _count(kept: Mapping[str, Any]) -> Count:
    unreached = kept.get("unreached", {})
    return Count(
        done=bool(kept.get("done")),
        channels=dict(kept.get("channels", {})),
        groups=int(kept.get("groups", 0)),
        not_agreed=unreached.get("not_agreed", 0),
        muted=unreached.get("muted", 0),
        no_channel=unreached.get("no_channel", 0),
        at=datetime.fromisoformat(kept["at"]) if "at" in kept else None,
    )


def begin(work: Work, broadcast: Broadcast, **kept: Any) -> None:
    """Count anew: the first pieces now, the rest by the sweep. `broadcast` is locked.

    `kept` stands with the count. "tell": whom the sweep tells of its end; its maker where nothing else is said.
    """
    broadcast.counted = {
        "tell": [broadcast.made_by],
        **kept,
        "to": 0,
        "top": audience.top(work),
        "done": False,
        "channels": {},
        "unreached": {},
        "groups": len(groups.meant(work, broadcast)),
        "at": work.now.isoformat(),
    }
    _walk(work, broadcast, AT_ONCE)
    waiting = office_settings.read(work.connection, KEY)
    listed = waiting is not None and broadcast.id in waiting.value.get("ids", [])
    if listed == broadcast.counted["done"]:
        _list(work, broadcast.id, wanted=not listed)


def fresh(work: Work, broadcast: Broadcast, person_id: int | None = None) -> Count:
    """The count, begun anew where it is too old to decide by; the person is told of its end if that is to come."""
    count = _count(broadcast.counted)
    if count.at is None or (count.done and work.now - count.at > FRESH):
        begin(work, broadcast, tell=[person_id or broadcast.made_by])
        count = _count(broadcast.counted)
    told = broadcast.counted.get("tell", [])
    if not count.done and person_id is not None and person_id not in told:
        broadcast.counted = {**broadcast.counted, "tell": [*told, person_id]}
    return count


def renewed(work: Work, broadcast_id: int, person_id: int) -> Count:
    """What this person decides by: `fresh` while it is written or waits for approval, afterwards as it stands."""
    broadcast = life.for_change(work, broadcast_id)
    return fresh(work, broadcast, person_id) if broadcast.state in WRITTEN else _count(broadcast.counted)


def at_its_time(work: Work, broadcast: Broadcast) -> Count:
    """The count for the moment that has come, begun when it is first asked for; nobody is told of its end."""
    moment = broadcast.send_at.isoformat() if broadcast.send_at else "at once"
    if broadcast.counted.get("moment") != moment:
        begin(work, broadcast, tell=[], moment=moment)
    return _count(broadcast.counted)


def sweep(work: Work) -> int:
    """Count on for one broadcast; who waits for it is told at the end. 0 when nothing is being counted."""
    waiting = office_settings.read(work.connection, KEY)
    for broadcast_id in [] if waiting is None else waiting.value.get("ids", []):
        try:
            with work.step():
                _go_on(work, broadcast_id)
        except Exception as error:  # noqa: BLE001 - others must not wait for it; the next run tries again
            log.error("broadcast.counting_failed", broadcast=broadcast_id, error=type(error).__name__)
        else:
            return 1
    return 0


def _go_on(work: Work, broadcast_id: int) -> None:
    broadcast = life.for_change(work, broadcast_id)
    if broadcast.state not in _COUNTED or broadcast.counted.get("done", True):
        _list(work, broadcast.id, wanted=False)
        return
    _walk(work, broadcast, IN_A_RUN)
    if broadcast.counted["done"]:
        _list(work, broadcast.id, wanted=False)
        count = _count(broadcast.counted)
        params = {"broadcast": broadcast.id, "reached": count.reached, "unreached": count.unreached}
        for person_id in broadcast.counted.get("tell", [broadcast.made_by]):
            work.notify(Notice("b-counted", person_id, params=params))


def _walk(work: Work, broadcast: Broadcast, pieces: int) -> None:
    kept = dict(broadcast.counted)
    channels, unreached = dict(kept["channels"]), dict(kept["unreached"])
    for _ in range(pieces):
        if kept["to"] >= kept["top"]:
            break
        met, kept["to"] = audience.piece(work, broadcast, kept["to"], kept["top"])
        for person in met:
            into, name = _place(person, channels, unreached)
            into[name] = into.get(name, 0) + 1
    done = kept["to"] >= kept["top"]
    broadcast.counted = {**kept, "channels": channels, "unreached": unreached, "done": done}
    work.session.flush()


def _place(person: Met, channels: dict[str, int], unreached: dict[str, int]) -> tuple[dict[str, int], str]:
    """Where somebody is counted: by the reason that would hold even if the others did not."""
    if not person.agreed:
        return unreached, "not_agreed"
    if person.muted:
        return unreached, "muted"
    if person.channel is None:
        return unreached, "no_channel"
    return channels, person.channel


def _list(work: Work, broadcast_id: int, *, wanted: bool) -> None:
    """Enter what is to be counted, or take it off. The row is locked after the broadcast's, by everybody."""
    ids = [each for each in office_settings.hold(work, KEY).get("ids", []) if each != broadcast_id]
    office_settings.put(work, KEY, {"ids": [*ids, broadcast_id] if wanted else ids})
