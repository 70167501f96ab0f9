"""What a maker types about a broadcast, made into values. Pure: now is passed in.

Each reading raises `Invalid` with a message that says what to type instead.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

from langnghe.services.calendar import HANOI
from langnghe.services.days import read_day
from langnghe.services.dialogue.typed import read_link
from langnghe.services.folding import fold, nfc
from langnghe.services.refusals import Invalid

#: Further ahead than this nobody plans an announcement: the year was mistyped.
FURTHEST = timedelta(days=366)
MOST_HOURS = 24 * 60
LONGEST_LABEL = 40

_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_WEEKDAY = re.compile(r"\b(?:thu (hai|ba|tu|nam|sau|bay)|(?:thu |t)([2-7])|(chu nhat|cn))\b")
_WEEKDAY_EN = re.compile(r"\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEXT_WEEK = re.compile(r"\b(?:tuan (?:sau|toi)|next week)\b")
_NEAR = re.compile(
    r"\b(?:(hom nay|today|(?<=sang )nay|(?<=trua )nay|(?<=chieu )nay|(?<=toi )nay)"
    r"|(ngay mai|mai|tomorrow)|(ngay kia|ngay mot))\b"
)
_DATE = re.compile(
    r"(?<![\d/])(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}[.\-]\d{1,2}[.\-]\d{4})(?![\d/])"
)
_HALF = r"(sang|trua|chieu|toi|dem|am|pm)?"
_HOUR = re.compile(
    rf"{_HALF}\s*\b(\d{{1,2}})(?:\s*(?:h|:|gio|g)(?:\s*(\d{{1,2}})\s*(?:phut)?)?)?\s*(ruoi)?\s*{_HALF}"
)
_FILLING = re.compile(r"\b(?:luc|vao|ngay|hoi|khoang|tu|den|until|at|on)\b|[,;.]")
_AFTERNOON = frozenset({"trua", "chieu", "toi", "dem", "pm"})
_HOURS = re.compile(r"(\d{1,4}) ?(gio|tieng|h|hours?|ngay|days?|tuan|weeks?)")
_IN_HOURS = {"ngay": 24, "day": 24, "days": 24, "tuan": 168, "week": 168, "weeks": 168}


def read_moment(typed: str, now: datetime) -> datetime:
    """An instant ahead, in UTC: "thứ hai 8 giờ", "25/11 14:30", "8h30 sáng mai", "20h" (the next one).

    Raises `Invalid`: "b-when-unread", "b-when-past", "b-when-far".
    """
    day, rest = _day(fold(typed), now)
    rest = " ".join(_FILLING.sub(" ", rest).split())
    found = _HOUR.fullmatch(rest)
    if found is None:
        raise Invalid("b-when-unread")
    at = _time(found)
    if day is None:
        today = now.astimezone(HANOI).date()
        moment = _at(today, at)
        moment = moment if moment > now else _at(today + timedelta(days=1), at)
    else:
        moment = _at(day, at)
        weekday = _WEEKDAY.search(fold(typed)) or _WEEKDAY_EN.search(fold(typed))
        if moment <= now and weekday and not _DATE.search(fold(typed)):
            moment += timedelta(days=7)
    _check(moment, now)
    return moment


def _day(folded: str, now: datetime) -> tuple[date | None, str]:
    """The day that is meant, None where none is said; and the rest of the words."""
    today = now.astimezone(HANOI).date()
    if found := _DATE.search(folded):
        day = read_day(found[1], now)
        if day is None:
            raise Invalid("b-when-unread")
        # A weekday beside a date only says it once more.
        return day, _WEEKDAY.sub(" ", _without(folded, found))
    weekday = _WEEKDAY.search(folded) or _WEEKDAY_EN.search(folded)
    if weekday is not None:
        ahead = (_number(weekday) - today.weekday()) % 7
        rest = _without(folded, weekday)
        if week := _NEXT_WEEK.search(rest):
            monday = today - timedelta(days=today.weekday())
            return monday + timedelta(days=7 + _number(weekday)), _without(rest, week)
        return today + timedelta(days=ahead), rest
    if near := _NEAR.search(folded):
        ahead = 0 if near[1] else 1 if near[2] else 2
        return today + timedelta(days=ahead), _without(folded, near)
    return None, folded


def _number(found: re.Match[str]) -> int:
    """0 Monday to 6 Sunday."""
    if found[0] in _ENGLISH:
        return _ENGLISH.index(found[0])
    if found[3]:
        return 6
    return _WEEKDAYS[found[1]] if found[1] else int(found[2]) - 2


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _time(found: re.Match[str]) -> time:
    before, hour, minute, half_past, behind = found.groups()
    number, half = int(hour), behind or before
    if half in _AFTERNOON and number < 12 and not (half == "trua" and number >= 10):
        number += 12
    if half in {"dem", "am"} and hour == "12":
        number = 0
    try:
        return time(number, 30 if half_past else int(minute or 0))
    except ValueError:
        raise Invalid("b-when-unread") from None


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, HANOI).astimezone(UTC)


def _check(moment: datetime, now: datetime) -> None:
    if moment <= now:
        raise Invalid("b-when-past", at=moment)
    if moment - now > FURTHEST:
        raise Invalid("b-when-far", at=moment)


def read_last_day(typed: str, now: datetime, first: datetime) -> date:
    """The last day of a repeated one: "31/12", "2026-12-31". Raises `Invalid`."""
    day = read_day(typed, now)
    if day is None:
        raise Invalid("b-until-unread")
    if day < first.astimezone(HANOI).date():
        raise Invalid("b-until-before", at=first)
    if _at(day, time(0)) - now > FURTHEST:
        raise Invalid("b-when-far", at=_at(day, time(0)))
    return day


def read_hours(typed: str) -> int | None:
    """So many hours: "24 giờ", "3 ngày", "1 tuần"; None for anything else. Raises `Invalid`."""
    found = _HOURS.fullmatch(fold(typed).strip(" ."))
    if found is None:
        return None
    hours = int(found[1]) * _IN_HOURS.get(found[2], 1)
    if not 1 <= hours <= MOST_HOURS:
        raise Invalid("b-expiry-wrong", days=MOST_HOURS // 24)
    return hours


def read_expiry(typed: str, now: datetime) -> datetime:
    """A moment ahead, or a day for its end: "25/11 17h", "25/11". Raises `Invalid`."""
    day = read_day(typed, now)
    if day is None:
        return read_moment(typed, now)
    end = _at(day + timedelta(days=1), time(0))
    _check(end, now)
    return end


def read_button(typed: str) -> tuple[str, str]:
    """A button's words and its address: "Đăng ký https://…". Raises `Invalid`."""
    words = nfc(typed).split()
    places = [number for number, word in enumerate(words) if "://" in word or word.startswith("www.")]
    if len(places) != 1 or len(words) < 2:
        raise Invalid("b-link-unread")
    url = read_link(words.pop(places[0]))
    label = " ".join(words).strip(" :|-–→")
    if not any(character.isalnum() for character in label):
        raise Invalid("b-link-unread")
    if len(label) > LONGEST_LABEL:
        raise Invalid("b-link-long", most=LONGEST_LABEL, length=len(label))
    return label, url
