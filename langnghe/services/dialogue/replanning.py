"""When the calendar changes: planned days that have become days off.

Drafts move by themselves. What is announced or approved is moved by nobody but its organiser, who is shown a new
day. Once for each stamp of the calendar; a session that is on a weekend on purpose is left alone unless the plan
had put it on a working day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import select

from langnghe.models import Dialogue, DialogueAct, DialogueEvent, DialogueState
from langnghe.services import authority, office_calendar, office_settings
from langnghe.services.calendar import Reason, WorkingCalendar, local_date
from langnghe.services.dialogue import life, organising, planner, posts
from langnghe.services.dialogue.life import Locked
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Notice, Work

log = structlog.get_logger()

#: Sessions attended to in one transaction.
BATCH = 50
SEEN = "dialogue.calendar"
#: In a session's history: the day off that its keepers were told of.
OFF = "day_off"

S = DialogueState
_AHEAD = (S.DRAFT, S.SUBMITTED, S.APPROVED, S.ANNOUNCED)


@dataclass(frozen=True, slots=True)
class _Affected:
    """A session whose day has become a day off."""

    id: int
    day: date


def follow_calendar(work: Work) -> int:
    """Attend to what a change of the calendar has made of planned days, at most `BATCH`; how many."""
    stamp = office_calendar.stamp(work.connection)
    seen = office_settings.read(work.connection, SEEN)
    if (seen.value if seen else {}).get("stamp", "") == stamp:
        return 0
    # Asked again with the place held: another process may have been faster.
    if office_settings.hold(work, SEEN).get("stamp", "") == stamp:
        return 0
    calendar = office_calendar.current(work)
    affected = _affected(work, calendar)
    done = sum(_attended(work, each, calendar) for each in affected[:BATCH])
    if done == len(affected):
        office_settings.put(work, SEEN, {"stamp": stamp})
    return done


def _attended(work: Work, each: _Affected, calendar: WorkingCalendar) -> bool:
    """Attend to it in a step of its own; False when that failed and is tried again."""
    try:
        with work.step():
            _attend(work, each, calendar)
    except Exception as error:  # noqa: BLE001 - the others must not wait for it
        log.error("dialogues.replanning.failed", dialogue=each.id, error=type(error).__name__)
        return False
    return True


def _affected(work: Work, calendar: WorkingCalendar) -> list[_Affected]:
    """Sessions to come on a day off of which nobody was told yet."""
    rows = work.session.execute(
        select(Dialogue.id, Dialogue.starts_at)
        .where(Dialogue.state.in_(_AHEAD), Dialogue.starts_at > work.now)
        .order_by(Dialogue.starts_at, Dialogue.id)
    )
    days = [_Affected(found, local_date(at)) for found, at in rows if at is not None]
    off = [each for each in days if not calendar.is_working(each.day)]
    lines = _lines(work, [each.id for each in off])
    return [
        each
        for each in off
        if _by_calendar(each, calendar, lines.get(each.id, ()))
        and not any(line.get(OFF) == each.day.isoformat() for line in lines.get(each.id, ()))
    ]


def _by_calendar(each: _Affected, calendar: WorkingCalendar, lines: Sequence[dict[str, Any]]) -> bool:
    """Whether the day is off against the plan: not a weekend that somebody has chosen."""
    return calendar.day(each.day).reason is not Reason.WEEKEND or any(planner.PLANNED in line for line in lines)


def _lines(work: Work, ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    rows = work.session.execute(
        select(DialogueEvent.dialogue_id, DialogueEvent.data).where(
            DialogueEvent.dialogue_id.in_(ids), DialogueEvent.act.in_((DialogueAct.EDIT, DialogueAct.REMIND))
        )
    )
    for dialogue, data in rows:
        found.setdefault(dialogue, []).append(data)
    return found


def _attend(work: Work, each: _Affected, calendar: WorkingCalendar) -> None:
    dialogue = life.for_change(work, each.id)
    if dialogue.state not in _AHEAD or dialogue.starts_at is None or local_date(dialogue.starts_at) != each.day:
        return  # it has changed meanwhile
    day = _proposed(work, dialogue, each.day, calendar)
    kept = {OFF: each.day.isoformat(), "proposed": day.isoformat()}
    if dialogue.state is S.DRAFT:
        _move(dialogue, day - each.day)
        life.transition(work, dialogue, DialogueAct.EDIT, None, **kept)
        organising.watch_notice(work, dialogue, DialogueAct.EDIT)
        key = "g-plan-moved"
    else:
        life.transition(work, dialogue, DialogueAct.REMIND, None, **kept)
        key = "g-plan-day-off"
    params = {
        "dialogue": dialogue.id,
        "kind": str(dialogue.kind),
        "day": each.day,
        "note": calendar.day(each.day).note,
        "noted": "yes" if calendar.day(each.day).note else "no",
        "proposed": day,
    }
    for person_id in keepers(work, dialogue):
        work.notify(Notice(key, person_id, params=params, patient=True))


def _proposed(work: Work, dialogue: Locked, day: date, calendar: WorkingCalendar) -> date:
    used = set(planner.taken(work, dialogue.body_code, dialogue.kind, day.year))
    used |= set(planner.taken(work, dialogue.body_code, dialogue.kind, day.year + 1))
    tomorrow = local_date(work.now) + timedelta(days=1)
    return planner.free_day(calendar, day, used, planner.unit_of(dialogue.kind), tomorrow)


def _move(dialogue: Locked, by: timedelta) -> None:
    dialogue.starts_at = _later(dialogue.starts_at, by)
    dialogue.ends_at = _later(dialogue.ends_at, by)
    dialogue.register_until = _later(dialogue.register_until, by)
    dialogue.ask_until = _later(dialogue.ask_until, by)


def _later(moment: datetime | None, by: timedelta) -> datetime | None:
    return None if moment is None else moment + by


def keepers(work: Work, dialogue: Locked) -> tuple[int, ...]:
    """Who keeps the session: who made it, if they still may, else the body's dialogue admins, else its head."""
    try:
        posts.organiser(work, dialogue.made_by, dialogue.body_code)
    except Forbidden:
        head = authority.head_of(work, dialogue.body_code)
        return posts.admins_for(work, dialogue.body_code) or ((head.person_id,) if head else ())
    return (dialogue.made_by,)
