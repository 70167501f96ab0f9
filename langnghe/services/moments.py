"""A day and an hour as people type them."""

import re
from datetime import datetime, time

from langnghe.services.calendar import HANOI
from langnghe.services.days import read_day
from langnghe.services.folding import fold

_HOUR = re.compile(r"\b(\d{1,2})\s*(?:gio|h|g|:)\s*(\d{2})?(?![\d/.\-])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{4})?")


def read_moment(typed: str, now: datetime) -> datetime | None:
    """The moment in "8h30 30/11/2026", "30/11 lúc 14 giờ", "2026-11-30 08:30", in Vietnam; else None."""
    said = fold(typed)
    hour = _HOUR.search(said)
    if hour is None:
        return None
    found = _DAY.search(said[: hour.start()] + " " + said[hour.end() :])
    day = read_day(found.group(), now) if found else None
    if day is None or int(hour[1]) > 23 or int(hour[2] or 0) > 59:
        return None
    return datetime.combine(day, time(int(hour[1]), int(hour[2] or 0)), HANOI).astimezone(now.tzinfo)
