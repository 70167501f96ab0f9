"""Recurring days as people say them: "ngày 10 và 25 hằng tháng", "thứ Năm tuần thứ hai hằng tháng". Pure."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from itertools import chain

from langnghe.services.folding import fold

#: Where only a month was said: its middle.
MIDDLE = 15
LAST = -1
_ORDINALS = {
    "mot": 1, "nhat": 1, "dau": 1, "dau tien": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4,
    "cuoi": LAST, "cuoi cung": LAST,
}  # fmt: skip
_WEEKDAYS = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6}
_YEARLY = re.compile(r"(?:moi|mot|1) nam (?:mot|1) lan|(?:(?:mot|1) lan )?(?:mot|1|moi|hang|/) ?nam\b")
_MONTHLY = re.compile(r"(?:(?:mot|hai|1|2) lan )?(?:hang|moi|mot|/) ?thang\b|trong thang|cua thang")
_MONTH = re.compile(r"\bthang (?:thu )?(1[0-2]|0?[1-9])\b")
_DAY_OF_MONTH = re.compile(r"\b(0?[1-9]|[12]\d|3[01])/(1[0-2]|0?[1-9])\b")
_WEEK = re.compile(r"\btuan (?:le )?(?:thu )?(mot|nhat|dau tien|dau|hai|ba|tu|bon|cuoi cung|cuoi|[1-4])\b")
_WEEKDAY = re.compile(r"\b(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat|cn))\b")
_WHICH = re.compile(r"\b(dau tien|dau|cuoi cung|cuoi|thu (?:nhat|hai|ba|tu|bon))\b")
_NUMBER = re.compile(r"\b\d{1,2}\b")
_FILLING = re.compile(
    r"\b(?:vao|cac|cac ngay|ngay|mong|va|cung|voi|nhung|dinh ky|buoi|lan|tiep dan|tuan)\b|[,;.+&-]"
)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Days of the month (31: the last one of a shorter month), or a weekday of a week; of one month or of each.

    weekday: 1 Monday to 7 Sunday, 0 where `days` are meant; week: 1 to 4, or `LAST`; month: 0 for every month.
    """

    days: tuple[int, ...] = ()
    weekday: int = 0
    week: int = 0
    month: int = 0


def read(typed: str) -> Recurrence | None:
    """What the words mean, None where they say no days."""
    text = _MONTHLY.sub(" ", _YEARLY.sub(" ", fold(typed)))
    month, text = _month(text)
    weekly = _weekly(text, month)
    if weekly is not None:
        return weekly
    days = sorted({int(found) for found in _NUMBER.findall(text)})
    if _FILLING.sub(" ", _NUMBER.sub(" ", text)).split() or any(not 1 <= day <= 31 for day in days):
        return None
    if not days:
        return Recurrence((MIDDLE,), month=month) if month else None
    return Recurrence(tuple(days), month=month)


def _month(text: str) -> tuple[int, str]:
    """The one month that is meant, 0 for every month; and the rest of the words."""
    if found := _DAY_OF_MONTH.search(text):
        return int(found[2]), f"{text[: found.start()]} {found[1]} {text[found.end() :]}"
    if found := _MONTH.search(text):
        return int(found[1]), f"{text[: found.start()]} {text[found.end() :]}"
    return 0, text


def _weekly(text: str, month: int) -> Recurrence | None:
    """A weekday and which one of the month: "thứ Năm tuần thứ hai", "thứ Năm đầu tiên"."""
    week = _WEEK.search(text)
    rest = text if week is None else f"{text[: week.start()]} {text[week.end() :]}"
    day = _WEEKDAY.search(rest)
    if day is None:
        return None
    rest = f"{rest[: day.start()]} {rest[day.end() :]}"
    which = week or _WHICH.search(rest)
    if which is None:
        return None
    said = which[1].removeprefix("thu ")
    number = int(said) if said.isdecimal() else _ORDINALS[said]
    if week is None:
        rest = f"{rest[: which.start()]} {rest[which.end() :]}"
    if _FILLING.sub(" ", rest).split():
        return None
    return Recurrence(weekday=_weekday(day), week=number, month=month)


def _weekday(found: re.Match[str]) -> int:
    if found[2]:
        return 7
    return int(found[1]) - 1 if found[1].isdecimal() else _WEEKDAYS[found[1]]


def dates(rule: Recurrence, year: int) -> list[date]:
    """The days of the year that are meant, in order, whatever the calendar makes of them."""
    months = [rule.month] if rule.month else range(1, 13)
    return sorted(set(chain.from_iterable(_of_month(rule, year, month) for month in months)))


def _of_month(rule: Recurrence, year: int, month: int) -> list[date]:
    begins, length = monthrange(year, month)
    if rule.days:
        return [date(year, month, min(day, length)) for day in rule.days]
    first = 1 + (rule.weekday - 1 - begins) % 7
    every = list(range(first, length + 1, 7))
    return [date(year, month, every[LAST if rule.week == LAST else rule.week - 1])]


def packed(rule: Recurrence) -> dict[str, int | list[int]]:
    """As a conversation remembers it."""
    return {"days": list(rule.days), "weekday": rule.weekday, "week": rule.week, "month": rule.month}


def unpacked(kept: dict[str, int | list[int]]) -> Recurrence:
    """What `packed` made. Raises KeyError, TypeError for anything else."""
    days = kept["days"]
    if not isinstance(days, list):
        raise TypeError("no days")
    numbers = {name: int(str(kept[name])) for name in ("weekday", "week", "month")}
    return Recurrence(tuple(int(day) for day in days), **numbers)
