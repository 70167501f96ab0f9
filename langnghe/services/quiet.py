"""Quiet hours: the office's, and instead of them a person's own."""

from datetime import datetime, time, timedelta
from typing import Protocol

from langnghe.services.calendar import HANOI


class Hours(Protocol):
    """An office's quiet hours, in Vietnam; the same time twice: none."""

    @property
    def quiet_from(self) -> time: ...

    @property
    def quiet_until(self) -> time: ...


def awake(
    office: Hours, now: datetime, quiet_from: time | None = None, quiet_until: time | None = None
) -> datetime:
    """The first moment from now on at which the person may be reached with what can wait.

    `quiet_from` and `quiet_until` are the person's own, in Vietnam; without both of them the office's hold.
    """
    if quiet_from is None or quiet_until is None:
        quiet_from, quiet_until = office.quiet_from, office.quiet_until
    here = now.astimezone(HANOI)
    if not _between(quiet_from, here.time(), quiet_until):
        return now
    morning = datetime.combine(here.date(), quiet_until, HANOI)
    return (morning if morning > here else morning + timedelta(days=1)).astimezone(now.tzinfo)


def risen(office: Hours, now: datetime) -> datetime | None:
    """When the office's quiet hours ended last; None where it has none."""
    if office.quiet_from == office.quiet_until:
        return None
    here = now.astimezone(HANOI)
    morning = datetime.combine(here.date(), office.quiet_until, HANOI)
    return (morning if morning <= here else morning - timedelta(days=1)).astimezone(now.tzinfo)


def _between(begins: time, moment: time, ends: time) -> bool:
    if begins <= ends:
        return begins <= moment < ends
    return moment >= begins or moment < ends
