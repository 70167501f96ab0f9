"""What a messenger's refusals have taught about its limit, kept for all processes.

A 429 for the whole channel lowers the rate by a tenth and stops everybody for as long as the messenger says; then
the rate climbs back to what the settings allow within a few minutes. Several calls that met the same refusal lower
it once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from langnghe.models import ChannelPace, Prepared, table
from langnghe.services.work import Work

#: Refusals within this time are one and the same.
SAME = timedelta(seconds=5)
#: What is left of the rate after a refusal, and never less than this share of what the settings allow.
LOWERED, LEAST = 0.9, 0.1
#: In this time the rate climbs by as much as the settings allow.
CLIMB = timedelta(minutes=20)

_P = table(ChannelPace).c
_READ = Prepared(select(_P.rate, _P.paused_until, _P.learned_at).where(_P.channel == bindparam("name")))

_PAUSED = Prepared(select(_P.channel, _P.paused_until).where(_P.paused_until.is_not(None)))


@dataclass(frozen=True, slots=True)
class Pace:
    """Messages a second over all processes (0: no limit), and until when nothing is sent."""

    rate: float
    paused_until: datetime | None = None


def of(work: Work, channel: str, allowed: float) -> Pace:
    """The pace that holds now; `allowed` is what the settings say, 0 for no limit."""
    row = _READ.first(work.connection, name=channel)
    if row is None:
        return Pace(allowed)
    return Pace(_climbed(row.rate, row.learned_at, allowed, work.now), row.paused_until)


def paused(work: Work) -> Mapping[str, datetime]:
    """Until when nothing is sent on which channel, also where that is over."""
    return {row.channel: row.paused_until for row in _PAUSED.all(work.connection)}


def limited(work: Work, channel: str, allowed: float, retry_after: float) -> None:
    """The messenger refused for the rate of the whole channel; nobody sends for `retry_after` seconds."""
    until = work.now + timedelta(seconds=retry_after)
    known = work.session.get(ChannelPace, channel, with_for_update=True, populate_existing=True)
    if known is None:
        work.session.add(
            ChannelPace(channel=channel, rate=_lower(allowed, allowed), paused_until=until, learned_at=work.now)
        )
    else:
        known.paused_until = max(known.paused_until or until, until)
        if work.now - known.learned_at > SAME:
            known.rate = _lower(_climbed(known.rate, known.learned_at, allowed, work.now), allowed)
            known.learned_at = work.now
    work.session.flush()


def _lower(rate: float, allowed: float) -> float:
    return max(rate * LOWERED, allowed * LEAST)


def _climbed(rate: float, since: datetime, allowed: float, now: datetime) -> float:
    return min(allowed, rate + allowed * ((now - since) / CLIMB))
