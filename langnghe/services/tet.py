"""Next year's Tết: computed until the Government announces it, so the office is asked to say yes (facts F-12)."""

from dataclasses import dataclass
from datetime import date

from langnghe.services import authority, office_calendar, office_settings
from langnghe.services.calendar import local_date
from langnghe.services.work import Notice, Work

CONFIRMED, TOLD = "calendar.tet", "calendar.tet-told"
_TET = "Tết Nguyên Đán"
#: From this month on the coming year is asked for; until the end of that one its Tết may still lie ahead.
_NOVEMBER, _FEBRUARY = 11, 2


@dataclass(frozen=True, slots=True)
class Tet:
    """The days off as the calendar computes them for a year."""

    year: int
    first: date
    last: date


def unconfirmed(work: Work) -> int | None:
    """The year whose Tết nobody has confirmed though it is time; None when all is well.

    Days of that year which the office has set itself are a confirmation too: somebody has looked at it.
    """
    today = local_date(work.now)
    if today.month >= _NOVEMBER:
        year = today.year + 1
    elif today.month <= _FEBRUARY:
        year = today.year
    else:
        return None
    found = office_settings.read(work.connection, CONFIRMED)
    if found is not None and year in found.value.get("years", ()):
        return None
    return None if office_calendar.has_days(work, year) else year


def of_year(work: Work, year: int) -> Tet | None:
    """Tết of a year as it is computed, with the office's own table left out of account."""
    off = work.calendar.year_days(year).off
    within = [day for day, name in off.items() if _TET in name]
    if not within:
        return None
    around = next(each for each in office_calendar.feasts(work, year) if each.first <= within[0] <= each.last)
    return Tet(year, around.first, around.last)


def confirm(work: Work, by: int, year: int) -> bool:
    """The office says yes to Tết of the year as the calendar has it; False when it had said so already."""
    authority.require_admin(work, by)
    held = office_settings.hold(work, CONFIRMED)
    years = list(held.get("years", ()))
    if year in years:
        return False
    office_settings.put(work, CONFIRMED, {"years": [*years, year], "by": by})
    return True


def warn(work: Work) -> int:
    """Tell the admins, once for each year, that its Tết waits for their yes; how many were told."""
    year = unconfirmed(work)
    if year is None or _told(office_settings.read(work.connection, TOLD), year):
        return 0
    tet, admins = of_year(work, year), authority.admins(work)
    if tet is None or not admins or office_settings.hold(work, TOLD).get("year") == year:
        return 0
    office_settings.put(work, TOLD, {"year": year})
    for admin in admins:
        params = {"year": str(year), "first": tet.first, "last": tet.last}
        work.notify(Notice("tet-unconfirmed", admin.person_id, params=params, patient=True))
    return len(admins)


def _told(setting: office_settings.Setting | None, year: int) -> bool:
    return setting is not None and setting.value.get("year") == year
