"""Sessions for calendars (RFC 5545): one of them as a file, all of an area or a body as a feed to subscribe to.

A session keeps its UID all its life; SEQUENCE rises with each change of day, place or state, so a calendar that
has taken it up moves it, or lets go of it. A postponed one counts as cancelled until its new day is known.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vCalAddress, vText
from sqlalchemy import ColumnElement, bindparam, func, or_, select

from langnghe.models import (
    Area,
    Body,
    Dialogue,
    DialogueAct,
    DialogueEvent,
    DialogueState,
    Prepared,
    table,
)
from langnghe.services.calendar import HANOI
from langnghe.services.dialogue import life, listing, public_page, transitions
from langnghe.services.dialogue.life import View
from langnghe.services.refusals import NotFound
from langnghe.services.work import Work

MIME = "text/calendar"
#: A feed goes back so far, so that a session which was called off is seen to be.
PAST = timedelta(days=60)
#: Sessions in one feed: the nearest to come first.
MOST = 400

_OFF = frozenset({DialogueState.POSTPONED, DialogueState.CANCELLED})
_ZONE = "Asia/Ho_Chi_Minh"
_A, _E = DialogueAct, table(DialogueEvent).c
#: What a calendar shows changes by these acts only.
_SHOWN = (_A.ANNOUNCE, _A.MOVE, _A.POSTPONE, _A.CANCEL, _A.SUBSTITUTE)
_CHANGED = Prepared(
    select(func.max(_E.at).label("at")).where(_E.dialogue_id == bindparam("dialogue"), _E.act.in_(_SHOWN))
)


def entry(work: Work, view: View) -> bytes:
    """One session as a file: taken up, or, when it was called off, let go of."""
    off = view.dialogue.state in _OFF
    return _written(work, "CANCEL" if off else "PUBLISH", work.office.name, [view])


def feed(work: Work, code: str) -> bytes:
    """All public sessions around the area, or of the body, with this code. `NotFound` for a code of neither."""
    area = work.session.get(Area, code)
    body = None if area else work.session.get(Body, code)
    if area is not None:
        where: ColumnElement[bool] = Dialogue.area_code.in_(listing.around(code))
        name = area.name
    elif body is not None:
        name, where = body.name, Dialogue.body_code == code
    else:
        raise NotFound("dialogue-feed-not-found")
    chosen = (
        select(Dialogue.id)
        .where(
            where,
            Dialogue.state.in_(sorted(transitions.PUBLIC)),
            # What was never announced is not public, whatever became of it.
            or_(Dialogue.announced_at.is_not(None), Dialogue.state != DialogueState.CANCELLED),
            Dialogue.starts_at >= work.now - PAST,
        )
        .order_by(Dialogue.starts_at, Dialogue.id)
        .limit(MOST)
    )
    views = [life.view(work, each) for each in work.session.scalars(chosen)]
    return _written(work, "PUBLISH", _say(work, "d-feed-name", name=name), views)


def _written(work: Work, method: str, name: str, views: Iterable[View]) -> bytes:
    made = Calendar()
    made.add("PRODID", "-//Lang Nghe//Doi thoai//VI")
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    made.add("METHOD", method)
    made.add("X-WR-CALNAME", name)
    made.add("X-WR-TIMEZONE", _ZONE)
    made.add("X-PUBLISHED-TTL", "PT1H")
    made.add_component(_zone())
    for view in views:
        made.add_component(_event(work, view))
    return bytes(made.to_ical())


def _zone() -> Timezone:
    """Vietnam: seven hours ahead all the year (since 1975; nothing here is older)."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("TZID", _ZONE)
    standard.add("DTSTART", datetime(1976, 1, 1))  # noqa: DTZ001 - local by definition
    standard.add("TZOFFSETFROM", timedelta(hours=7))
    standard.add("TZOFFSETTO", timedelta(hours=7))
    standard.add("TZNAME", "+07")
    zone.add_component(standard)
    return zone


def _event(work: Work, view: View) -> Event:
    dialogue = view.dialogue
    changed: datetime = _CHANGED.scalar(work.connection, dialogue=dialogue.id) or dialogue.made_at
    event = Event()
    event.add("UID", f"{dialogue.token}@langnghe")
    event.add("SEQUENCE", dialogue.sequence)
    event.add("DTSTAMP", changed.astimezone(UTC))
    event.add("LAST-MODIFIED", changed.astimezone(UTC))
    if dialogue.starts_at is not None:
        event.add("DTSTART", dialogue.starts_at.astimezone(HANOI))
        if dialogue.ends_at is not None and dialogue.ends_at > dialogue.starts_at:
            event.add("DTEND", dialogue.ends_at.astimezone(HANOI))
    event.add("SUMMARY", _summary(work, view))
    event.add("STATUS", "CANCELLED" if dialogue.state in _OFF else "CONFIRMED")
    event.add("CLASS", "PUBLIC")
    if place := dialogue.place or dialogue.online_url:
        event.add("LOCATION", place)
    if dialogue.lat is not None and dialogue.lon is not None:
        event.add("GEO", (dialogue.lat, dialogue.lon))
    event.add("DESCRIPTION", _description(work, view))
    event.add("URL", public_page.address(work, dialogue.token))
    event.add("ORGANIZER", _organizer(work, view))
    return event


def _organizer(work: Work, view: View) -> vCalAddress:
    address = vCalAddress(work.office.public_url)
    address.params["CN"] = vText(view.body_name)
    return address


def _summary(work: Work, view: View) -> str:
    kind = _say(work, f"d-kind-{view.dialogue.kind}")
    return f"{kind}: {view.dialogue.title}" if view.dialogue.title else kind


def _description(work: Work, view: View) -> str:
    dialogue = view.dialogue
    lines = [
        _say(work, "d-file-reason", words=dialogue.reason) if dialogue.state in _OFF and dialogue.reason else "",
        _say(work, "d-file-host", words=view.body_name),
        _say(work, "d-file-area", words=view.area_name),
        _say(work, "d-file-about", words=dialogue.about) if dialogue.about else "",
        _say(work, "d-file-online", words=dialogue.online_url) if dialogue.online_url else "",
        public_page.address(work, dialogue.token),
    ]
    return "\n".join(filter(None, lines))


def _say(work: Work, key: str, **params: str) -> str:
    """In the office's own language; the key itself in a process without words."""
    return work.office.words(key, **params) if work.office.words else key
