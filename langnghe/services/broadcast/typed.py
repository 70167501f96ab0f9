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
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY_EN = re.compile(rf"\b(next )?({'|'.join(_ENGLISH)})\b")
#: "thứ hai tới" is the coming one. Folded it would be the evening ("tối"), so it is taken out before.
_COMING = re.compile(r"(?<!tuần )\btới\b")
_NEXT_WEEK = re.compile(r"\b(?:tuan (?:sau|toi)|next week)\b")
_NEAR = re.compile(
    r"\b(?:(hom nay|today|tonight|(?<=sang )nay|(?<=trua )nay|(?<=chieu )nay|(?<=toi )nay|(?<=dem )nay)"
    r"|(ngay mai|mai|tomorrow)|(ngay kia|ngay mot))\b"
)
_DATE = re.compile(
    r"(?<![\d/.\-:])(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}(?:/\d{4})?"
    # "7-11h" is from seven to eleven, and "8.30" a time.
    r"|\d{1,2}[.\-](?:1[0-2]|0?[1-9])(?:[.\-]\d{4})?)(?![\d/:]|\s*(?:h|gio)\b)"
)
_MONTH = re.compile(r"\b(?:mung |mong )?(\d{1,2}) thang (\d{1,2})(?:,? (?:nam )?(\d{4}))?\b")
_HALF = r"(sang|trua|chieu|toi|dem|am|pm)?"
_HOUR = re.compile(
    rf"{_HALF}\s*\b(\d{{1,2}})(?:\s*(?:h|:|gio|g)(?:\s*(\d{{1,2}})\s*(?:phut)?)?)?\s*(ruoi)?"
    rf"(?:\s*kem\s*(\d{{1,2}})\s*(?:phut)?)?\s*{_HALF}"
)
_FILLING = re.compile(r"\b(?:luc|vao|ngay|hoi|khoang|tu|den|until|at|on)\b|[,;.]")
_AFTERNOON = frozenset({"trua", "chieu", "toi", "dem", "pm"})
#: A night is said to begin in the evening; hours before this one belong to its end.
_NIGHTS_END = 6
_DAY = timedelta(days=1)
_NOW = frozenset({"bay gio", "ngay bay gio", "ngay", "gui ngay", "now", "at once"})
_AHEAD = re.compile(
    r"(?:(?:sau|trong|in) (\d{1,3}) ?(\w+)(?: nua)?|(\d{1,3}) ?(\w+) (?:nua|from now))",
)
_UNITS = {
    **dict.fromkeys(("phut", "minute", "minutes"), timedelta(minutes=1)),
    **dict.fromkeys(("tieng", "gio", "h", "hour", "hours"), timedelta(hours=1)),
    **dict.fromkeys(("ngay", "day", "days"), _DAY),
}
_HOURS = re.compile(r"(\d{1,4}) ?(gio|tieng|h|hours?|ngay|days?|tuan|weeks?|thang|months?)?")
_IN_HOURS = {
    **dict.fromkeys(("ngay", "day", "days"), 24),
    **dict.fromkeys(("tuan", "week", "weeks"), 7 * 24),
    **dict.fromkeys(("thang", "month", "months"), 30 * 24),
}
_END_OF = re.compile(r"^(?:den )?(?:het|cuoi|(?:until )?(?:the )?end of)\b")


def is_now(typed: str) -> bool:
    """Whether it says "at once": "bây giờ", "gửi ngay"."""
    return fold(typed).strip(" .!") in _NOW


def read_moment(typed: str, now: datetime) -> datetime:
    """An instant ahead, in UTC: "thứ hai 8 giờ", "25/11 14:30", "8h30 sáng mai", "sau 2 tiếng", "20h".

    Raises `Invalid`: "b-when-unread", "b-when-past", "b-when-far".
    """
    said = _dates(fold(_COMING.sub(" ", nfc(typed).lower())))
    moment = _ahead(said, now) or _named(said, now)
    _check(moment, now)
    return moment


def _ahead(said: str, now: datetime) -> datetime | None:
    """So long from now: "sau 2 tiếng", "30 phút nữa"; None where something else is said."""
    found = _AHEAD.fullmatch(said.strip(" ."))
    unit = _UNITS.get(found[2] or found[4]) if found else None
    return now + int(found[1] or found[3]) * unit if found and unit else None


def _named(said: str, now: datetime) -> datetime:
    day, rest = _day(said, now)
    rest = " ".join(_FILLING.sub(" ", rest).split())
    found = _HOUR.fullmatch(rest)
    if found is None:
        raise Invalid("b-when-unread")
    at = _since_midnight(found, said)
    if day is None:
        today = now.astimezone(HANOI).date()
        moment = _at(today, at)
        return moment if moment > now else _at(today, at + _DAY)
    moment = _at(day, at)
    weekday = _WEEKDAY.search(said) or _WEEKDAY_EN.search(said)
    return moment + 7 * _DAY if moment <= now and weekday and not _DATE.search(said) else moment


def _dates(folded: str) -> str:
    """Days of months as numbers: "25 tháng 11" becomes "25/11"."""
    return _MONTH.sub(lambda found: "/".join(filter(None, found.groups())), folded)


def _day(said: str, now: datetime) -> tuple[date | None, str]:
    """The day that is meant, None where none is said; and the rest of the words."""
    today = now.astimezone(HANOI).date()
    if found := _DATE.search(said):
        day = read_day(found[1], now)
        if day is None:
            raise Invalid("b-when-unread")
        # A weekday beside a date only says it once more.
        return day, _WEEKDAY.sub(" ", _without(said, found))
    weekday = _WEEKDAY.search(said) or _WEEKDAY_EN.search(said)
    if weekday is not None:
        ahead = (_number(weekday) - today.weekday()) % 7
        rest = _without(said, weekday)
        if week := _NEXT_WEEK.search(rest):
            monday = today - timedelta(days=today.weekday())
            return monday + timedelta(days=7 + _number(weekday)), _without(rest, week)
        # "Next friday", said on a friday, is not today.
        later = weekday.re is _WEEKDAY_EN and weekday[1] and not ahead
        return today + timedelta(days=7 if later else ahead), rest
    if near := _NEAR.search(said):
        ahead = 0 if near[1] else 1 if near[2] else 2
        return today + timedelta(days=ahead), _without(said, near)
    return None, said


def _number(found: re.Match[str]) -> int:
    """0 Monday to 6 Sunday."""
    if found.re is _WEEKDAY_EN:
        return _ENGLISH.index(found[2])
    if found[3]:
        return 6
    return _WEEKDAYS[found[1]] if found[1] else int(found[2]) - 2


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _since_midnight(found: re.Match[str], said: str) -> timedelta:
    """The time of day that is said, from the beginning of its day on: "12 giờ đêm" is at the day's end."""
    before, hour, minutes, half_past, less, behind = found.groups()
    number, half = int(hour), behind or before
    minute, minus = 30 if half_past else int(minutes or 0), int(less or 0)
    if number > 23 or minute > 59 or minus > 59:
        raise Invalid("b-when-unread")
    return timedelta(hours=_of_day(number, half, said), minutes=minute - minus)


def _of_day(number: int, half: str | None, said: str) -> int:
    """The hour as a clock of 24 hours has it, beyond 23 where a night ends on the next day."""
    if half == "am":
        return number % 12 if number <= 12 else number
    if half == "dem" and number % 12 < _NIGHTS_END and number <= 12:
        ends_a_named_night = number == 12 or _NEAR.search(said)
        return number % 12 + (24 if ends_a_named_night else 0)
    if half in _AFTERNOON and number < 12 and not (half == "trua" and number >= 10):
        return number + 12
    return number


def _at(day: date, since_midnight: timedelta) -> datetime:
    try:
        return (datetime.combine(day, time(0), HANOI) + since_midnight).astimezone(UTC)
    except OverflowError:  # the year 1, or 9999
        raise Invalid("b-when-unread") from None


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
    midnight = _at(day, timedelta())
    if midnight - now > FURTHEST:
        raise Invalid("b-when-far", at=midnight)
    return day


def read_hours(typed: str) -> int | None:
    """So many hours: "24 giờ", "24", "3 ngày", "1 tháng"; None for anything else. Raises `Invalid`."""
    found = _HOURS.fullmatch(fold(typed).strip(" ."))
    if found is None:
        return None
    hours = int(found[1]) * _IN_HOURS.get(found[2], 1)
    if not 1 <= hours <= MOST_HOURS:
        raise Invalid("b-expiry-wrong", days=MOST_HOURS // 24)
    return hours


def read_expiry(typed: str, now: datetime) -> datetime:
    """A moment ahead, or a day for its end: "25/11 17h", "25/11", "hết ngày mai". Raises `Invalid`."""
    said = _END_OF.sub("", _dates(fold(typed)).strip(" .")).strip()
    day, rest = _day(said, now)
    if day is None or _FILLING.sub(" ", rest).strip():
        return read_moment(said, now)
    end = _at(day, _DAY)
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
