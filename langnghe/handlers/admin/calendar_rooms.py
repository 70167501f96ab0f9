"""The working calendar: a year's days, one day set or taken back, office hours, Tết, and whose dates have moved.

Before anything is written the admin reads how many open tickets would get another date.
"""

import re
from datetime import date, time

from langnghe.handlers.admin import moved_tickets
from langnghe.handlers.admin.room import (
    PAGE,
    answers,
    ask_marked,
    ask_text,
    begin,
    fill,
    form,
    home,
    leave,
    lines,
    presses,
    turns,
)
from langnghe.handlers.admin.tables import give
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk, marked
from langnghe.handlers.common.turning import offset_of
from langnghe.models.contract import Choice, Marked
from langnghe.services import calendar_csv, office_calendar, recomputing, tet
from langnghe.services.calendar import DayKind, DayRule, OfficeHours, Opening, WorkingCalendar, local_date
from langnghe.services.office_calendar import YearView
from langnghe.services.refusals import NotFound

DATE, NOTE, HOURS = "admin.cal.date", "admin.cal.note", "admin.cal.hours"
#: A form that is filled in and waits for the last press.
READY = "admin.cal.ready"
_TIME = r"(\d{1,2})\s*[:hg]\s*(\d{2})?"
_SPELL = re.compile(rf"{_TIME}\s*(?:-|–|—|den|đến|to)\s*{_TIME}", re.IGNORECASE | re.ASCII)


# A year -------------------------------------------------------------------------------------------------------


@presses.on("a.cal")
def calendar(talk: Talk, args: Args) -> None:
    """The calendar of a year: "a.cal[:<year>]"."""
    leave(talk)
    talk.go(None, calendar_year=number(args) if args else local_date(talk.work.now).year)
    view = office_calendar.year(talk.work, talk.speaker.person_id, shown_year(talk))
    said = [
        talk.texts("a-cal", year=str(view.year)),
        talk.texts("a-cal-law"),
        *_law(talk, view),
        talk.texts("a-cal-own", count=view.own),
        talk.texts("a-cal-hours", hours=marked(hours_words(talk, view.hours))),
    ]
    waiting = tet.unconfirmed(talk.work)
    if waiting is not None:
        said.append(talk.texts("a-cal-tet-waits", year=str(waiting)))
    talk.say_marked(Marked("\n".join(said)), choices=_doors(talk, view, waiting))


def _law(talk: Talk, view: YearView) -> list[Marked]:
    found = []
    for feast in view.feasts:
        one = yes(feast.first == feast.last)
        found.append(talk.texts("a-cal-feast", first=feast.first, last=feast.last, one=one, name=feast.name))
    return found + [day_line(talk, rule) for rule in view.swaps]


def _doors(talk: Talk, view: YearView, waiting: int | None) -> list[list[Choice]]:
    years = [
        talk.button("btn-a-cal-year", "a.cal", year, year=str(year))
        for year in (view.year - 1, view.year + 1)
        if calendar_csv.FIRST_YEAR <= year <= calendar_csv.LAST_YEAR
    ]
    return [
        [talk.button("btn-a-cal-tet", "a.calt", waiting, year=str(waiting))] if waiting is not None else [],
        [
            talk.button("btn-a-cal-add", "a.cala"),
            talk.button("btn-a-cal-days", "a.cald", view.year, count=view.own),
        ],
        [talk.button("btn-a-cal-hours", "a.calh"), talk.button("btn-a-cal-moved", "a.calm")],
        [talk.button("btn-a-cal-import", "a.cali"), talk.button("btn-a-cal-export", "a.cale", view.year)],
        years,
        home(talk),
    ]


def shown_year(talk: Talk) -> int:
    """The year the admin looked at last."""
    return int(talk.data.get("calendar_year", local_date(talk.work.now).year))


def back(talk: Talk) -> list[Choice]:
    """The way back to the calendar."""
    return [talk.button("btn-a-cal-back", "a.cal", shown_year(talk))]


def way_out(talk: Talk) -> list[Choice]:
    """Leave what is being filled in; nothing is written."""
    return [talk.button("btn-a-stop", "a.cal", shown_year(talk))]


@presses.on("a.cald")
def days(talk: Talk, args: Args) -> None:
    """The office's own days of a year: "a.cald:<year>[:<offset>]"."""
    leave(talk)
    year = number(args)
    page = office_calendar.days(talk.work, talk.speaker.person_id, year, offset_of(args, 1), PAGE)
    if not page.items:
        rows = [[talk.button("btn-a-cal-add", "a.cala")], back(talk)]
        talk.say("a-cal-days-none", choices=lines(talk, rows), year=str(year))
        return
    said = [talk.texts("a-cal-days", year=str(year), count=page.total), ""]
    said += [day_line(talk, rule) for rule in page.items]
    rows = [[talk.button("btn-a-cal-day", "a.cal1", rule.date, day=_written(rule.date))] for rule in page.items]
    rows = [*rows, turns(talk, page, "a.cald", year), back(talk)]
    talk.say_marked(Marked("\n".join(said)), choices=lines(talk, rows))


def day_line(talk: Talk, rule: DayRule) -> Marked:
    """One day of the office's own, in a list."""
    return talk.texts("a-cal-day-line", day=marked(day_words(talk, rule.date)), what=marked(_what(talk, rule)))


def _what(talk: Talk, rule: DayRule) -> Marked:
    kind = marked(talk.texts(f"day-kind-{rule.kind}"))
    return talk.texts("a-cal-what", kind=kind, noted=yes(rule.note), note=rule.note)


def day_words(talk: Talk, day: date) -> Marked:
    """A date with its weekday."""
    return talk.texts("a-cal-date", weekday=day.isoweekday(), day=day)


@presses.on("a.cal1")
def day(talk: Talk, args: Args) -> None:
    """One of the office's own days, and what taking it back would move."""
    wanted = _day_of(args)
    work, admin = talk.work, talk.speaker.person_id
    rule = office_calendar.day(work, admin, wanted)
    said = [
        day_line(talk, rule),
        "",
        _would_move(talk, office_calendar.without(work, admin, wanted), "a-cal-if-gone"),
    ]
    rows = [[talk.button("btn-a-cal-remove", "a.calx", wanted)], _days_back(talk, wanted), home(talk)]
    talk.say_marked(Marked("\n".join(said)), choices=rows)


@presses.on("a.calx")
def removed(talk: Talk, args: Args) -> None:
    rule = office_calendar.remove(talk.work, talk.speaker.person_id, _day_of(args))
    talk.say(
        "a-cal-removed",
        day=marked(day_words(talk, rule.date)),
        choices=lines(talk, [_days_back(talk, rule.date), back(talk)]),
    )


def _days_back(talk: Talk, day: date) -> list[Choice]:
    return [talk.button("btn-a-cal-days-back", "a.cald", day.year, year=str(day.year))]


def _day_of(args: Args) -> date:
    found = calendar_csv.read_date(args[0]) if args else None
    if found is None or not calendar_csv.in_range(found):
        raise NotFound("button-old")
    return found


# Setting a day ------------------------------------------------------------------------------------------------


@presses.on("a.cala")
def add(talk: Talk, _args: Args) -> None:
    """Set a day: which one?"""
    begin(talk, DATE)
    ask_text(talk, "a-cal-ask-date", year=str(shown_year(talk)))


@answers.on(DATE)
def date_typed(talk: Talk) -> None:
    typed = talk.event.text[:40].strip()
    found = calendar_csv.read_date(typed)
    if found is None or not calendar_csv.in_range(found):
        ask_text(talk, "a-cal-date-unread", typed=typed)
        return
    begin(talk, READY, day=found.isoformat())
    now = talk.work.calendar.day(found)
    said = talk.texts(
        "a-cal-ask-kind",
        day=marked(day_words(talk, found)),
        working=yes(now.working),
        noted=yes(now.note),
        note=now.note,
    )
    rows = [[talk.button(f"btn-day-kind-{kind}", "a.calk", kind)] for kind in DayKind]
    talk.say_marked(said, choices=[*rows, way_out(talk)])


@answers.on(READY)
def words_instead(talk: Talk) -> None:
    """Words where a press is waited for: another day is meant, if it is one."""
    date_typed(talk)


@presses.on("a.calk")
def kind(talk: Talk, args: Args) -> None:
    chosen = calendar_csv.read_kind(args[0]) if args else None
    if chosen is None or "day" not in form(talk):
        raise NotFound("button-old")
    fill(talk, NOTE, kind=str(chosen))
    ask_marked(talk, talk.texts("a-cal-ask-note"), [talk.button("btn-a-cal-no-note", "a.caln")])


@answers.on(NOTE)
def note_typed(talk: Talk) -> None:
    _confirm(talk, " ".join(talk.event.text.split()))


@presses.on("a.caln")
def no_note(talk: Talk, _args: Args) -> None:
    _confirm(talk, "")


def _confirm(talk: Talk, note: str) -> None:
    rule = _filled(talk, note)
    planned = office_calendar.plan(talk.work, talk.speaker.person_id, [rule])
    fill(talk, READY, note=note)
    said = [talk.texts("a-cal-confirm"), day_line(talk, rule), "", _would_move(talk, planned.calendar)]
    talk.say_marked(Marked("\n".join(said)), choices=[[talk.button("btn-a-cal-yes", "a.calok")], way_out(talk)])


@presses.on("a.calok")
def confirmed(talk: Talk, _args: Args) -> None:
    filled = form(talk)
    if "note" not in filled:
        raise NotFound("button-old")
    rule = _filled(talk, str(filled["note"]))
    office_calendar.set_days(talk.work, talk.speaker.person_id, [rule])
    leave(talk)
    said = [talk.texts("a-cal-set"), day_line(talk, rule), "", talk.texts("a-cal-soon")]
    rows = [[talk.button("btn-a-cal-add", "a.cala")], _days_back(talk, rule.date), back(talk)]
    talk.say_marked(Marked("\n".join(said)), choices=lines(talk, rows))


def _filled(talk: Talk, note: str) -> DayRule:
    filled = form(talk)
    if "day" not in filled or "kind" not in filled:
        raise NotFound("button-old")
    return DayRule(date.fromisoformat(str(filled["day"])), DayKind(str(filled["kind"])), note)


def _would_move(talk: Talk, planned: WorkingCalendar, key: str = "a-cal-would-move") -> Marked:
    return talk.texts(key, count=recomputing.would_move(talk.work, talk.speaker.person_id, planned))


# Office hours -------------------------------------------------------------------------------------------------


@presses.on("a.calh")
def hours(talk: Talk, _args: Args) -> None:
    begin(talk, HOURS)
    now = office_calendar.hours(talk.work.connection)
    rows = [] if now is None else [[talk.button("btn-a-cal-no-hours", "a.calhx")]]
    ask_marked(talk, talk.texts("a-cal-ask-hours", hours=marked(hours_words(talk, now))), *rows)


@answers.on(HOURS)
def hours_typed(talk: Talk) -> None:
    typed = talk.event.text[:80].strip()
    new = read_hours(typed)
    if new is None:
        ask_text(talk, "a-cal-hours-unread", typed=typed)
        return
    _confirm_hours(talk, new, typed)


@presses.on("a.calhx")
def no_hours(talk: Talk, _args: Args) -> None:
    _confirm_hours(talk, None, "")


def _confirm_hours(talk: Talk, new: OfficeHours | None, typed: str) -> None:
    begin(talk, HOURS, hours=typed)
    said = [
        talk.texts("a-cal-confirm"),
        hours_words(talk, new),
        "",
        _would_move(talk, office_calendar.with_hours(talk.work, talk.speaker.person_id, new)),
    ]
    ask_marked(talk, Marked("\n".join(said)), [talk.button("btn-a-cal-yes", "a.calhok")])


@presses.on("a.calhok")
def hours_confirmed(talk: Talk, _args: Args) -> None:
    if "hours" not in form(talk):
        raise NotFound("button-old")
    typed = str(form(talk)["hours"])
    new = read_hours(typed) if typed else None
    office_calendar.set_hours(talk.work, talk.speaker.person_id, new)
    leave(talk)
    said = [talk.texts("a-cal-set"), hours_words(talk, new), "", talk.texts("a-cal-soon")]
    talk.say_marked(Marked("\n".join(said)), choices=lines(talk, [back(talk)]))


def read_hours(typed: str) -> OfficeHours | None:
    """Morning and afternoon as people write them: "07:00-11:30 13:30-17:00", "7h - 11h30, 13h30 - 17h"."""
    found = _SPELL.findall(typed)
    if len(found) != 2:
        return None
    try:
        parts = [Opening(time(int(h1), int(m1 or 0)), time(int(h2), int(m2 or 0))) for h1, m1, h2, m2 in found]
        return OfficeHours(*parts)
    except ValueError:
        return None


def hours_words(talk: Talk, hours: OfficeHours | None) -> Marked:
    """Office hours in words."""
    if hours is None:
        return talk.texts("a-cal-hours-none")
    return talk.texts("a-cal-hours-are", morning=_spell(hours.morning), afternoon=_spell(hours.afternoon))


def _spell(part: Opening) -> str:
    return f"{part.opens:%H:%M}-{part.closes:%H:%M}"


# Tết ----------------------------------------------------------------------------------------------------------


@presses.on("a.calt")
def tet_card(talk: Talk, args: Args) -> None:
    """Tết of a year as the calendar has it, to be confirmed in one press."""
    leave(talk)
    year = number(args)
    found = tet.of_year(talk.work, year)
    if found is None or not calendar_csv.FIRST_YEAR <= year <= calendar_csv.LAST_YEAR:
        raise NotFound("button-old")
    rows = [
        [talk.button("btn-a-cal-tet-yes", "a.caltok", year)],
        [talk.button("btn-a-cal-add", "a.cala"), talk.button("btn-a-cal-import", "a.cali")],
        back(talk),
    ]
    talk.say("a-cal-tet", year=str(year), first=found.first, last=found.last, choices=lines(talk, rows))


def tet_that_waits(talk: Talk) -> None:
    """The way to the yes that is missing; the calendar when it is missing no more."""
    year = tet.unconfirmed(talk.work)
    if year is None:
        calendar(talk, ())
    else:
        tet_card(talk, (str(year),))


@presses.on("a.caltok")
def tet_confirmed(talk: Talk, args: Args) -> None:
    year = number(args)
    if not calendar_csv.FIRST_YEAR <= year <= calendar_csv.LAST_YEAR:
        raise NotFound("button-old")
    first = tet.confirm(talk.work, talk.speaker.person_id, year)
    rows = lines(talk, [back(talk)])
    talk.say("a-cal-tet-confirmed" if first else "a-cal-tet-already", year=str(year), choices=rows)


# Whose dates have moved ---------------------------------------------------------------------------------------


@presses.on("a.calm")
def moved(talk: Talk, args: Args) -> None:
    leave(talk)
    found = recomputing.course(talk.work, talk.speaker.person_id, offset_of(args), PAGE)
    moved_tickets.say(talk, found, "a-cal-moved", "a-cal-moved-none", "a.calm", back(talk))


# As a file ----------------------------------------------------------------------------------------------------


@presses.on("a.cale")
def export(talk: Talk, args: Args) -> None:
    """The office's own days of a year as a CSV file."""
    year = number(args)
    table = office_calendar.table(talk.work, talk.speaker.person_id, year)
    give(talk, f"lich-{year}.csv", table, talk.texts("a-cal-exported", year=str(year)))
    talk.say("a-cal-exported-next", choices=lines(talk, [back(talk)]))


def _written(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def kinds_words() -> str:
    """The kinds as they may be written in a table, whatever language is spoken."""
    return ", ".join(words[0] for words in calendar_csv.WORDS.values())
