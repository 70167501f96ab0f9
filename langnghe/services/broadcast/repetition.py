"""When a repeated broadcast is sent: the same time of day in Vietnam, on the days of its rule. Pure."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from langnghe.models import BroadcastRepeat
from langnghe.services.calendar import HANOI

_STEP = {BroadcastRepeat.DAILY: timedelta(days=1), BroadcastRepeat.WEEKLY: timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class Times:
    """What is due of a plan: its newest time that has come, and its next one (None after the last day)."""

    newest: datetime | None
    following: datetime | None


def after(rule: BroadcastRepeat, sent_at: datetime, day: int | None) -> datetime:
    """The next time after `sent_at`. `day`: of a monthly one, for which a shorter month's last day stands in."""
    here = sent_at.astimezone(HANOI)
    if rule is not BroadcastRepeat.MONTHLY:
        return (here + _STEP[rule]).astimezone(sent_at.tzinfo)
    year, month = (here.year, here.month + 1) if here.month < 12 else (here.year + 1, 1)
    last = monthrange(year, month)[1]
    return here.replace(year=year, month=month, day=min(day or here.day, last)).astimezone(sent_at.tzinfo)


def times(rule: BroadcastRepeat, first: datetime, day: int | None, until: date | None) -> Iterator[datetime]:
    """All times from `first` on, up to the last day."""
    at = first
    while until is None or at.astimezone(HANOI).date() <= until:
        yield at
        at = after(rule, at, day)


def due(rule: BroadcastRepeat, first: datetime, day: int | None, until: date | None, now: datetime) -> Times:
    """What has come of a plan whose next time was `first`. Of several that were missed the newest alone counts."""
    newest = None
    for at in times(rule, first, day, until):
        if at > now:
            return Times(newest, at)
        newest = at
    return Times(newest, None)
