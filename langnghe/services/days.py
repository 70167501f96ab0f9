"""Dates as people type them."""

import re
from datetime import date, datetime

from langnghe.services.calendar import local_date

_TYPED = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}))?")


def read_day(typed: str, now: datetime) -> date | None:
    """The date in "25/12/2026", "25-12-2026", "25/12" (the next one from today on) or "2026-12-25"; else None."""
    typed = typed.strip()
    try:
        return date.fromisoformat(typed)
    except ValueError:
        found = _TYPED.fullmatch(typed)
    if found is None:
        return None
    today = local_date(now)
    years = [int(found[3])] if found[3] else [today.year, today.year + 1]
    for year in years:
        try:
            day = date(year, int(found[2]), int(found[1]))
        except ValueError:
            continue
        if found[3] or day >= today:
            return day
    return None
