"""When a broadcast goes out, how often, until when somebody may still get it, and whether it may wake people."""

from typing import Any

from langnghe.handlers.broadcast.compose import changed
from langnghe.handlers.broadcast.room import ask, begin, filled, leave, press, step
from langnghe.handlers.common import broadcast_card
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.models import BroadcastRepeat
from langnghe.models.contract import Marked
from langnghe.services.broadcast import drafts
from langnghe.services.broadcast.view import View
from langnghe.services.refusals import NotFound

WHEN, UNTIL, EXPIRY = "broadcast.when", "broadcast.until", "broadcast.expiry"
#: Hours that are offered beside what can be typed.
HOURS = (6, 24, 72, 168)
R = BroadcastRepeat


@press("b.wh")
def when(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """Ask for the moment, with the ways to repeat it: "b.wh:<id>"."""
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    begin(talk, WHEN, broadcast_id)
    lines = [*broadcast_card.when(talk.work, talk.texts, shown), talk.texts("b-ask-when")]
    ask(talk, Marked("\n".join(lines)), broadcast_id, [*_now(talk, shown), *_repeats(talk, shown)])


def _now(talk: Talk, shown: View) -> Rows:
    return [[talk.button("btn-b-now", "b.now", shown.id)]] if shown.send_at is not None else []


def _repeats(talk: Talk, shown: View) -> Rows:
    if shown.send_at is None or shown.about_id is not None:
        return []
    rules = [talk.button(f"btn-b-repeat-{rule}", "b.rep", shown.id, rule) for rule in R if rule != shown.repeat]
    ends = [talk.button("btn-b-until", "b.un", shown.id)] if shown.repeat is not R.ONCE else []
    return [rules[:2], rules[2:], ends]


@step(WHEN)
def when_typed(talk: Talk, broadcast_id: int, _form: dict[str, Any]) -> None:
    again = drafts.send_at(talk.work, talk.speaker.person_id, broadcast_id, talk.event.text)
    changed(talk, broadcast_id, again)


@press("b.now")
def at_once(talk: Talk, broadcast_id: int, _args: Args) -> None:
    changed(talk, broadcast_id, drafts.at_once(talk.work, talk.speaker.person_id, broadcast_id))


@press("b.rep")
def repeat(talk: Talk, broadcast_id: int, args: Args) -> None:
    """Again and again, or once: "b.rep:<id>:<rule>". A repeated one is asked for its last day."""
    if not args or args[0] not in {str(rule) for rule in R}:
        raise NotFound("button-old")
    rule = R(args[0])
    again = drafts.repeat(talk.work, talk.speaker.person_id, broadcast_id, rule)
    if rule is R.ONCE:
        changed(talk, broadcast_id, again)
    else:
        until(talk, broadcast_id, ())


@press("b.un")
def until(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """Ask for the last day: "b.un:<id>"."""
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    begin(talk, UNTIL, broadcast_id)
    lines = [*broadcast_card.when(talk.work, talk.texts, shown), talk.texts("b-ask-until")]
    ask(talk, Marked("\n".join(lines)), broadcast_id, [[talk.button("btn-b-no-end", "b.ue", broadcast_id)]])


@step(UNTIL)
def until_typed(talk: Talk, broadcast_id: int, _form: dict[str, Any]) -> None:
    again = drafts.repeat_until(talk.work, talk.speaker.person_id, broadcast_id, talk.event.text)
    changed(talk, broadcast_id, again)


@press("b.ue")
def endless(talk: Talk, broadcast_id: int, _args: Args) -> None:
    changed(talk, broadcast_id, drafts.repeat_until(talk.work, talk.speaker.person_id, broadcast_id, ""))


# Until when somebody may still get it ---------------------------------------------------------------------------


@press("b.ex")
def expiry(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """Ask until when: "b.ex:<id>"."""
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    begin(talk, EXPIRY, broadcast_id)
    hours = [talk.button("btn-b-hours", "b.exs", broadcast_id, each, number=each) for each in HOURS]
    rows = [hours[:2], hours[2:]]
    if shown.expires_at is not None or shown.expires_hours is not None:
        rows.append([talk.button("btn-b-no-expiry", "b.exs", broadcast_id, 0)])
    ask(talk, talk.texts("b-ask-expiry", repeated=yes(shown.repeat is not R.ONCE)), broadcast_id, rows)


@step(EXPIRY)
def expiry_typed(talk: Talk, broadcast_id: int, _form: dict[str, Any]) -> None:
    again = drafts.expire(talk.work, talk.speaker.person_id, broadcast_id, talk.event.text)
    changed(talk, broadcast_id, again)


@press("b.exs")
def expiry_chosen(talk: Talk, broadcast_id: int, args: Args) -> None:
    """So many hours, 0 for no end: "b.exs:<id>:<hours>"."""
    if not args or args[0] not in {str(each) for each in (0, *HOURS)}:
        raise NotFound("button-old")
    given = f"{args[0]} gio" if args[0] != "0" else ""
    changed(talk, broadcast_id, drafts.expire(talk.work, talk.speaker.person_id, broadcast_id, given))


# Urgent ---------------------------------------------------------------------------------------------------------


@press("b.ur")
def urgent(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """What urgent means, and once more whether it is: "b.ur:<id>". Taking it back asks nothing."""
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    if filled(talk, broadcast_id):
        leave(talk)
    if shown.urgent:
        changed(talk, broadcast_id, drafts.urge(talk.work, talk.speaker.person_id, broadcast_id, urgent=False))
        return
    rows = [
        [talk.button("btn-b-urgent-yes", "b.urs", broadcast_id)],
        [talk.button("btn-b-back", "b.o", broadcast_id)],
    ]
    talk.say("b-urgent-ask", choices=rows)


@press("b.urs")
def urgent_yes(talk: Talk, broadcast_id: int, _args: Args) -> None:
    changed(talk, broadcast_id, drafts.urge(talk.work, talk.speaker.person_id, broadcast_id, urgent=True))
