"""What an organiser types about a session, made into values. Pure: now is passed in.

Each reading raises `Invalid` with a message that says what to type instead.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from langnghe.services.calendar import HANOI
from langnghe.services.days import read_day
from langnghe.services.folding import fold
from langnghe.services.refusals import Invalid

#: Further ahead than this nobody plans a session: the year was mistyped.
FURTHEST = timedelta(days=732)
MOST_PEOPLE = 100_000
LONGEST_LINK = 300
MOST_REMINDERS = 5
#: Minutes before the start: a reminder later than this comes too late, an earlier one is forgotten.
REMINDER_LEAST, REMINDER_MOST = 10, 14 * 24 * 60
#: Degrees around Vietnam with its islands.
LATITUDES, LONGITUDES = (6.0, 24.0), (101.0, 118.5)

_ISO = r"\d{4}-\d{1,2}-\d{1,2}"
#: Without a year only with a slash: "8-11" are hours.
_DAY = r"\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}[.\-]\d{1,2}[.\-]\d{4}"
_DATE = re.compile(rf"(?<![\d/])({_ISO}|{_DAY})(?![\d/])")
_FILLING = re.compile(r"\b(?:luc|ngay|tu|vao|sang|trua|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|at|from|on)\b|,")
_HOUR = r"(\d{1,2})(?:\s*(?:h|:|gio|g)\s*(\d{1,2})?)?\s*(chieu|toi|pm)?"
_HOURS = re.compile(rf"{_HOUR}(?:\s*(?:-|–|—|den|toi|to)\s*{_HOUR})?")
_UNITS = {
    "tuan": 10_080, "week": 10_080, "weeks": 10_080, "ngay": 1440, "day": 1440, "days": 1440,
    "gio": 60, "tieng": 60, "hour": 60, "hours": 60, "h": 60, "phut": 1, "minute": 1, "minutes": 1,
}  # fmt: skip
_REMINDER = re.compile(r"(\d{1,4})\s*([a-z]+)")


@dataclass(frozen=True, slots=True)
class When:
    """Aware instants in UTC; `ends` None where only the start was given."""

    begins: datetime
    ends: datetime | None


def read_when(typed: str, now: datetime) -> When:
    """Day and hours: "15/12/2026 8:00-11:00", "15/12 8h", "8h30 đến 11h ngày 15/12", "15/12 2h chiều"."""
    day, rest = _day_and_rest(typed, now)
    found = _HOURS.fullmatch(rest) if rest else None
    if day is None or found is None:
        raise Invalid("g-when-unread")
    hour, minute, half, end_hour, end_minute, end_half = found.groups()
    end_half = end_half or half
    # "2h-4h chiều": what is said at the end is meant for both.
    half = half or (end_half if end_hour and int(hour) <= int(end_hour) else None)
    begins = _at(day, hour, minute, half)
    when = When(begins, _at(day, end_hour, end_minute, end_half) if end_hour else None)
    _check_when(when, now)
    return when


def _day_and_rest(typed: str, now: datetime) -> tuple[date | None, str]:
    folded = fold(typed)
    found = _DATE.search(folded)
    if found is None:
        return None, ""
    rest = _FILLING.sub(" ", f"{folded[: found.start()]} {folded[found.end() :]}")
    return read_day(found[1], now), " ".join(rest.split())


def _at(day: date, hour: str, minute: str | None, half: str | None) -> datetime:
    number = int(hour)
    if half and number < 12:
        number += 12
    try:
        return datetime.combine(day, time(number, int(minute or 0)), HANOI).astimezone(UTC)
    except ValueError:
        raise Invalid("g-when-unread") from None


def _check_when(when: When, now: datetime) -> None:
    if when.begins <= now:
        raise Invalid("g-when-past", begins=when.begins)
    if when.begins - now > FURTHEST:
        raise Invalid("g-when-far", begins=when.begins)
    if when.ends is not None and when.ends <= when.begins:
        raise Invalid("g-when-order")


def read_until(typed: str, now: datetime, starts_at: datetime | None) -> datetime:
    """A moment before the start: "14/12 17h", or "14/12" for the end of that day."""
    if starts_at is None:
        raise Invalid("g-until-no-day")
    day, rest = _day_and_rest(typed, now)
    found = _HOURS.fullmatch(rest) if rest else None
    if day is None or (rest and (found is None or found[4])):
        raise Invalid("g-until-unread")
    until = _at(day, found[1], found[2], found[3]) if found else _at(day, "23", "59", None)
    # The day of the session itself, said as a day, means until it begins.
    until = min(until, starts_at) if found is None and day == starts_at.astimezone(HANOI).date() else until
    if not now < until <= starts_at:
        raise Invalid("g-until-wrong", begins=starts_at)
    return until


def read_reminders(typed: str) -> list[int]:
    """Minutes before the start, the longest first: "1 ngày, 2 giờ" is [1440, 120]."""
    folded = fold(typed)
    found = _REMINDER.findall(folded)
    left = re.sub(r"\b(?:truoc|va|and|before)\b|[,;.+]", " ", _REMINDER.sub(" ", folded)).strip()
    if not found or left or any(unit not in _UNITS for _, unit in found):
        raise Invalid("g-reminders-unread")
    minutes = sorted({int(number) * _UNITS[unit] for number, unit in found}, reverse=True)
    if len(minutes) > MOST_REMINDERS or minutes[-1] < REMINDER_LEAST or minutes[0] > REMINDER_MOST:
        raise Invalid("g-reminders-wrong", most=MOST_REMINDERS)
    return minutes


def read_count(typed: str, *, least: int = 1) -> int:
    """A number of people: "120", "120 chỗ", "1.200"."""
    found = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+|\d{1,9})(?:\s+[a-z ]{1,12})?", fold(typed))
    number = int(re.sub(r"[.,]", "", found[1])) if found else -1
    if not least <= number <= MOST_PEOPLE:
        raise Invalid("g-count-wrong", least=least, most=MOST_PEOPLE)
    return number


def read_link(typed: str) -> str:
    """An address on the web that begins with https://."""
    link = typed.strip()
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        raise Invalid("g-link-wrong") from None
    if parts.scheme != "https" or "." not in host or any(mark.isspace() for mark in link) or parts.username:
        raise Invalid("g-link-wrong")
    if len(link) > LONGEST_LINK:
        raise Invalid("g-link-long", most=LONGEST_LINK)
    return link


def check_point(lat: float, lon: float) -> None:
    """`Invalid` for a place on the map that is nowhere near Vietnam."""
    if not (LATITUDES[0] <= lat <= LATITUDES[1] and LONGITUDES[0] <= lon <= LONGITUDES[1]):
        raise Invalid("g-point-far")
