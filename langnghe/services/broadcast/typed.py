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
_NEXT_WEEK = re.compile(r"\b(?:tuan (?:sau|toi)|next(?: week)?)\b")
#: "thứ hai tới" is the coming one. Folded it would be the evening ("tối"), so it is taken out before.
_COMING = re.compile(r"(?<!tuần )\btới\b")
_NEAR = re.compile(
    r"\b(?:(hom nay|today|(?<=sang )nay|(?<=trua )nay|(?<=chieu )nay|(?<=toi )nay|(?<=dem )nay)"
    r"|(ngay mai|mai|tomorrow)|(ngay kia|ngay mot))\b"
)
_DATE = re.compile(
    r"(?<![\d/])(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}[.\-]\d{1,2}[.\-]\d{4})(?![\d/])"
)
_SAID = re.compile(r"\b(?:mung |mong )?(\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?\b")
#: Without a year, and no hours from and to ("8-10h") nor a time with a full stop ("8.30").
_SHORT = re.compile(r"(?<![\d/:.\-])(\d{1,2})[.\-](\d{1,2})(?![\d/:.\-]|\s*(?:h|g|gio)\b)")
_HALF = r"(sang|trua|chieu|toi|dem|am|pm)?"
_HOUR = re.compile(
    rf"{_HALF}\s*\b(\d{{1,2}})(?:\s*(?:h|:|gio|g)\s*(\d{{1,2}})?)?\s*(?:phut)?\s*(ruoi)?"
    rf"(?:\s*kem\s*(\d{{1,2}})\s*(?:phut)?)?\s*{_HALF}"
)
_NOW = frozenset({"bay gio", "ngay bay gio", "ngay", "gui ngay", "ngay lap tuc", "now", "at once", "immediately"})
_UNIT = r"(phut|minutes?|gio|tieng|h|hours?|ngay|days?|tuan|weeks?)"
_LATER = re.compile(rf"(?:(?:sau|in) (\d{{1,3}}) ?{_UNIT}(?: nua)?|(\d{{1,3}}) ?{_UNIT} nua)")
_FILLING = re.compile(r"\b(?:luc|vao|ngay|hoi|khoang|tu|den|until|at|on)\b|[,;.]")
_AFTERNOON = frozenset({"trua", "chieu", "toi", "dem", "pm"})
_HOURS = re.compile(
    r"(?:sau |after |in )?(\d{1,4}) ?(gio|tieng|h|hours?|ngay|days?|tuan|weeks?|thang|months?)?(?: nua)?"
)
_IN_HOURS = {"ngay": 24, "day": 24, "days": 24, "tuan": 168, "week": 168, "weeks": 168}
_IN_HOURS |= dict.fromkeys(("thang", "month", "months"), 30 * 24)
_UNTIL_END = re.compile(r"\b(?:het|cuoi|end of)\b")


def is_now(typed: str) -> bool:
    """Whether it says at once: "bây giờ", "ngay"."""
    return fold(typed).strip(" .!") in _NOW


def read_moment(typed: str, now: datetime) -> datetime:
    """An instant ahead, in UTC: "thứ hai 8 giờ", "25/11 14:30", "8h30 sáng mai", "20h" (the next), "sau 2 tiếng".

    Raises `Invalid`: "b-when-unread", "b-when-past", "b-when-far".
    """
    if later := _LATER.fullmatch(fold(typed).strip(" .")):
        return _later(later, now)
    folded = fold(_COMING.sub(" ", nfc(typed).lower()))
    day, rest = _day(folded, now)
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
        # The small hours of a night that is said by its evening: "12 giờ đêm nay".
        small = "dem" in {found[1], found[6]} and at.hour < 6 and _NEAR.search(folded)
        moment = _at(day + timedelta(days=1 if small else 0), at)
        weekday = _WEEKDAY.search(folded) or _WEEKDAY_EN.search(folded)
        if moment <= now and weekday and _dated(folded, now) is None:
            moment += timedelta(days=7)
    _check(moment, now)
    return moment


def _later(found: re.Match[str], now: datetime) -> datetime:
    number, unit = int(found[1] or found[3]), found[2] or found[4]
    minutes = number if unit.startswith(("phut", "minute")) else number * 60 * _IN_HOURS.get(unit, 1)
    moment = now.replace(second=0, microsecond=0) + timedelta(minutes=minutes)
    _check(moment, now)
    return moment


def _dated(folded: str, now: datetime) -> tuple[date, re.Match[str]] | None:
    """The date that is said by its numbers, and where; None for none. Raises `Invalid` for no real day."""
    if found := _DATE.search(folded):
        day = read_day(found[1], now)
    elif found := _SAID.search(folded):
        day = read_day("/".join(each for each in found.groups() if each), now)
    elif (found := _SHORT.search(folded)) and not _NEAR.search(folded):
        day = read_day(f"{found[1]}/{found[2]}", now)
        if day is None:
            return None
    else:
        return None
    if day is None:
        raise Invalid("b-when-unread")
    return day, found


def _day(folded: str, now: datetime) -> tuple[date | None, str]:
    """The day that is meant, None where none is said; and the rest of the words."""
    today = now.astimezone(HANOI).date()
    if dated := _dated(folded, now):
        # A weekday beside a date only says it once more.
        return dated[0], _WEEKDAY.sub(" ", _without(folded, dated[1]))
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
    before, hour, minute, half_past, short_of, behind = found.groups()
    number, half = int(hour), behind or before
    if half in {"dem", "am"} and number == 12:
        number = 0
    elif half in _AFTERNOON and number < 12 and not _as_said(half, number):
        number += 12
    try:
        at = time(number, 30 if half_past else int(minute or 0))
    except ValueError:
        raise Invalid("b-when-unread") from None
    if short_of is None:
        return at
    minutes = number * 60 - int(short_of)
    if at.minute or not 0 < int(short_of) < 60 or minutes < 0:
        raise Invalid("b-when-unread")
    return time(*divmod(minutes, 60))


def _as_said(half: str, hour: int) -> bool:
    """Eleven at noon is before twelve, and one at night is after midnight."""
    return (half == "trua" and hour >= 10) or (half == "dem" and hour < 6)


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
    """So many hours: "24 giờ", "24", "3 ngày", "1 tháng" (30 days); None for anything else. Raises `Invalid`."""
    found = _HOURS.fullmatch(fold(typed).strip(" ."))
    if found is None:
        return None
    hours = int(found[1]) * _IN_HOURS.get(found[2], 1)
    if not 1 <= hours <= MOST_HOURS:
        raise Invalid("b-expiry-wrong", days=MOST_HOURS // 24)
    return hours


def read_expiry(typed: str, now: datetime) -> datetime:
    """A moment ahead, or a day for its end: "25/11 17h", "25/11", "hết ngày mai". Raises `Invalid`."""
    folded = _UNTIL_END.sub(" ", fold(typed))
    day, rest = _day(" ".join(folded.split()), now)
    if day is None or _FILLING.sub(" ", rest).strip():
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
