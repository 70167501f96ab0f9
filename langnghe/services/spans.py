"""Lengths of time as people type them: "10", "10 ngày làm việc", "10 ngay lam viec", "10 WD", "8 giờ". Pure."""

import re

from langnghe.services.deadlines import Span, Unit
from langnghe.services.folding import fold

_TYPED = re.compile(r"(\d{1,5})\s*([a-z ]*)", re.ASCII)
#: By the folded word; a number alone is meant in working days, as an office counts.
_UNITS = {
    **dict.fromkeys(
        ("", "wd", "ngay lam viec", "nlv", "lam viec", "working day", "working days"), Unit.WORKING_DAYS
    ),
    **dict.fromkeys(("d", "ngay", "ngay lich", "day", "days"), Unit.DAYS),
    **dict.fromkeys(("h", "gio", "gio lam viec", "tieng", "hour", "hours"), Unit.HOURS),
}
#: No step of an office takes longer; more is a slip of the finger.
MOST = {Unit.WORKING_DAYS: 250, Unit.DAYS: 366, Unit.HOURS: 1_000}


def read_span(typed: str) -> Span | None:
    """The span a person wrote; None when it is none, is nothing, or is longer than `MOST`."""
    found = _TYPED.fullmatch(fold(typed).strip(" .,"))
    unit = _UNITS.get(found[2].strip()) if found else None
    if found is None or unit is None or not 1 <= int(found[1]) <= MOST[unit]:
        return None
    return Span(int(found[1]), unit)
