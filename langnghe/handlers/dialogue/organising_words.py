"""The values of a session in words: what is there when one is asked for, and what the history tells."""

from datetime import datetime
from typing import Any

from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.official_card import field_name
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.dialogue import words as said
from langnghe.locales.marked import plain, shorten
from langnghe.locales.texts import Texts, moment
from langnghe.models.contract import Marked
from langnghe.services.calendar import HANOI
from langnghe.services.dialogue import notice_days, organising
from langnghe.services.dialogue.life import View
from langnghe.services.dialogue.notice_days import last_day
from langnghe.services.handling import fields_now

#: Characters of a value in a list of all of them.
IN_LIST = 70
_UNITS = ((10_080, "week"), (1440, "day"), (60, "hour"), (1, "minute"))


def value(talk: Talk, view: View, what: str) -> str:
    """What is there now, in plain words; "" for nothing."""
    dialogue = view.dialogue
    if what == "when":
        return "" if dialogue.starts_at is None else plain(said.when(talk.texts, view))
    if what == "field":
        names = fields_now(talk.work).get(dialogue.field_code or "")
        return "" if names is None else field_name(talk.texts, names)
    found: dict[str, Any] = {
        "title": dialogue.title,
        "about": dialogue.about,
        "place": dialogue.place,
        "online": dialogue.online_url,
        "area": view.area_name,
        "host": view.body_name,
        "seats": dialogue.seats,
        "turns": dialogue.turns,
        "register": dialogue.register_until,
        "ask": dialogue.ask_until,
        "co_hosts": dialogue.co_hosts,
        "basis": dialogue.basis,
    }
    if what == "reminders":
        return reminders(talk.texts, dialogue.reminders)
    return _plain(found[what])


def _plain(found: Any) -> str:
    if isinstance(found, datetime):
        return moment(found)
    return "" if found is None else str(found)


def reminders(texts: Texts, minutes: list[int]) -> str:
    """As people say it: "1 ngày, 2 giờ"."""
    return ", ".join(_reminder(texts, each) for each in minutes)


def _reminder(texts: Texts, minutes: int) -> str:
    length, unit = next(each for each in _UNITS if minutes % each[0] == 0)
    return texts.label("g-reminder", number=minutes // length, unit=unit)


def line(talk: Talk, view: View, what: str) -> Marked:
    """A value as one line of the list of all of them."""
    there = " ".join(value(talk, view, what).split())
    return talk.texts(
        "g-value-line", what=talk.texts.label(f"g-what-{what}"), value=shorten(there, IN_LIST), set=yes(there)
    )


def warnings(talk: Talk, view: View) -> list[Marked]:
    """What is allowed about its day and worth a word: a day off, and until when it must be announced."""
    found = []
    starts_at = view.dialogue.starts_at
    if (off := organising.day_off(talk.work, starts_at)) is not None:
        found.append(talk.texts("g-warn-day-off", day=off.date, note=off.note, noted=yes(off.note)))
    if (last := last_day(talk.work, view.dialogue, starts_at)) is not None:
        late = notice_days.late(talk.work, view.dialogue, starts_at)
        found.append(talk.texts("g-warn-late" if late else "g-warn-last-day", last=last))
    return found


def recorded(texts: Texts, data: dict[str, Any]) -> str:
    """A value as the history keeps it: words, a number, or instants."""
    kept = data.get("value")
    if kept is None:
        return texts.label("g-value-none")
    if isinstance(kept, list):
        return instants(kept)
    return shorten(str(kept), IN_LIST)


def instants(kept: list[str]) -> str:
    """One instant, or from one to another, as read in Vietnam."""
    begins, *ends = (datetime.fromisoformat(each).astimezone(HANOI) for each in kept)
    same_day = bool(ends) and ends[0].date() == begins.date()
    return " – ".join([moment(begins), *(f"{each:%H:%M}" if same_day else moment(each) for each in ends)])
