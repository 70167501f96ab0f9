"""A person's own quiet hours: what they typed, and what is kept. How they are counted is in `quiet`."""

import re
from dataclasses import dataclass
from datetime import time

from sqlalchemy import bindparam, select, update

from langnghe.models import Person, Prepared, table
from langnghe.services.folding import fold
from langnghe.services.refusals import Invalid
from langnghe.services.work import Work

#: Hours that may be quiet at most: somebody who is never to be written to wants no announcements instead.
LONGEST = 16


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From when until when, in Vietnam; the same time twice: never quiet."""

    begins: time
    ends: time

    @property
    def never(self) -> bool:
        return self.begins == self.ends


NEVER = QuietHours(time(0), time(0))
#: What is offered besides the office's own.
OFFERED = (QuietHours(time(20), time(6)), QuietHours(time(22), time(6)))

_P = table(Person).c
_OF = Prepared(select(_P.quiet_from, _P.quiet_until).where(_P.id == bindparam("person")))
_KEEP = Prepared(
    update(table(Person))
    .where(_P.id == bindparam("person"))
    .values(quiet_from=bindparam("begins"), quiet_until=bindparam("ends"))
)


def of(work: Work, person_id: int) -> QuietHours | None:
    """The person's own; None where those of the office hold."""
    row = _OF.one(work.connection, person=person_id)
    if row.quiet_from is None or row.quiet_until is None:
        return None
    return QuietHours(row.quiet_from, row.quiet_until)


def keep(work: Work, person_id: int, hours: QuietHours | None) -> None:
    """From now on these; None for the office's."""
    _KEEP.run(
        work.connection,
        person=person_id,
        begins=hours.begins if hours else None,
        ends=hours.ends if hours else None,
    )


# Typed --------------------------------------------------------------------------------------------------------

#: "19h30", "7 giờ tối", "9 rưỡi tối", "10 pm", "6:15 sáng", "19.30"; folded.
_PART = r"(?:\s*(sang|trua|chieu|toi|dem|khuya|[ap]\.?m\.?))?"
_TIME = rf"(\d{{1,2}})(?:\s*(?:h|g|gio|:|\.)\s*(\d{{2}})?)?(\s*ruoi)?{_PART}"
_RANGE = re.compile(
    rf"(?:tu\s+|from\s+|between\s+)?{_TIME}\s*(?:den|toi|cho den|to|until|till|and|-|–|—|→)\s*{_TIME}"
)
_NAMED = (("nua dem", "12 dem"), ("midnight", "12 am"), ("noon", "12 pm"))
_PM = frozenset({"chieu", "pm"})
_AM = frozenset({"sang", "am"})
_EVENING = frozenset({"toi", "dem", "khuya"})


def read(typed: str) -> QuietHours:
    """The hours as people write them: "19h30 đến 6h", "9 giờ tối tới 5 giờ sáng", "10 pm to 6:30 am".

    Raises `Invalid` "quiet-unreadable", "quiet-same", "quiet-long" (hours: most).
    """
    said = fold(typed).strip(" .,!")
    for words, plain in _NAMED:
        said = said.replace(words, plain)
    found = _RANGE.fullmatch(said) if len(said) <= 80 else None
    if found is None:
        raise Invalid("quiet-unreadable")
    begins, ends = _time(*found.groups()[:4]), _time(*found.groups()[4:])
    if begins == ends:
        raise Invalid("quiet-same")
    # "7 tới 6" is said of a night, never of a day of twenty-three hours.
    if _minutes(begins, ends) > LONGEST * 60 and not found[4] and begins.hour < 12:
        begins = begins.replace(hour=begins.hour + 12)
    if begins == ends or _minutes(begins, ends) > LONGEST * 60:
        raise Invalid("quiet-long", hours=LONGEST)
    return QuietHours(begins, ends)


def _time(hour: str, minute: str | None, half: str | None, part: str | None) -> time:
    number, minutes = int(hour), 30 if half else int(minute or 0)
    if number > 24 or minutes > 59 or (number == 24 and minutes):
        raise Invalid("quiet-unreadable")
    return time(_of_day(number % 24, (part or "").replace(".", "")), minutes)


def _of_day(hour: int, part: str) -> int:
    """The hour by the clock of 24 hours: at night "12" and "1" come after midnight, "9" before it."""
    if not part or hour > 12:
        return hour
    if part in _AM:
        return hour % 12
    if part in _PM or (part == "trua" and hour < 10):
        return hour % 12 + 12
    if part in _EVENING:
        return hour % 12 if hour == 12 or hour < 5 else hour + 12
    return hour


def _minutes(begins: time, ends: time) -> int:
    return ((ends.hour - begins.hour) * 60 + ends.minute - begins.minute) % (24 * 60)
