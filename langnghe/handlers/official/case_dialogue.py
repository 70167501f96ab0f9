"""Dialogues about a ticket, as its officer or head keeps them: inviting, the record, calling off.

What is being filled in stands in the step: an invitation when, (why so soon), where, with whom; a record who came,
what was agreed, what was not, the minutes. Nothing is sent or written down before it was seen whole.
"""

from datetime import datetime
from typing import Any

from langnghe.handlers.common import case_words, desk
from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk, in_rows, marked
from langnghe.handlers.official.room import ticket_press, ticket_step
from langnghe.handlers.official.steps import words_only
from langnghe.models import Act, CaseDialogueState
from langnghe.models.contract import Choice, Expects, Marked
from langnghe.services import authority, case_dialogues, casefile, handling
from langnghe.services.case_dialogues import Attendance, Round
from langnghe.services.casefile import Seen
from langnghe.services.moments import read_moment
from langnghe.services.refusals import Forbidden

WHEN, URGENT, PLACE, PARTIES, READY = (
    f"official.case.{name}" for name in ("when", "urgent", "place", "parties", "ready")
)
WHO, ABSENCE, WRITE, WRITTEN, CANCEL = (
    f"official.case.{name}" for name in ("who", "absence", "write", "written", "cancel")
)
#: Characters of a text that is a day and an hour and nothing else: a reason may speak of a day too.
LONGEST_MOMENT = 30
#: What a record consists of beside who came, in order; the first two may be left out.
PARTS = ("agreed", "disagreed", "minutes")


# Looking --------------------------------------------------------------------------------------------------------


@ticket_press("o.dlg")
def every(talk: Talk, ticket_id: int, _args: Args) -> None:
    """All rounds about the ticket, newest first, and the way to a new one."""
    say_all(talk, ticket_id)


def say_all(talk: Talk, ticket_id: int) -> None:
    seen = _readable(talk, ticket_id)
    found = case_dialogues.rounds(talk.work, ticket_id)
    lines = [talk.texts("case-list", code=seen.ticket.code)]
    lines += [case_words.line(talk.texts, each) for each in reversed(found)]
    if not found:
        lines.append(talk.texts("o-case-none"))
    rows = in_rows(
        talk.button("btn-case-round", "o.case", ticket_id, each.id, round=each.number) for each in reversed(found)
    )
    open_one = any(each.state is CaseDialogueState.INVITED for each in found)
    if Act.DIALOGUE in seen.acts and not open_one:
        rows.append([talk.button("btn-o-case-invite", "o.dinv", ticket_id)])
    talk.say_marked(Marked("\n".join(lines)), choices=[*rows, [talk.button("btn-o-back", "o.open", ticket_id)]])


@ticket_press("o.case")
def opened(talk: Talk, ticket_id: int, args: Args) -> None:
    """One round: "o.case:<ticket>:<its id>"."""
    say(talk, ticket_id, number(args))


def say(talk: Talk, ticket_id: int, case_id: int, key: str = "") -> None:
    """One round with what may be done about it, under the message `key`."""
    seen, each = _round(talk, ticket_id, case_id)
    text = case_words.card(talk.texts, each, seen.ticket.code)
    first = talk.texts(key) if key else None
    rows: list[list[Choice]] = []
    if each.state is CaseDialogueState.INVITED and seen.leads:
        if each.begun:
            rows.append([talk.button("btn-o-case-record", "o.drec", ticket_id, case_id)])
        rows.append([talk.button("btn-o-case-cancel", "o.dcan", ticket_id, case_id)])
    rows.append(
        [talk.button("btn-o-case-all", "o.dlg", ticket_id), talk.button("btn-o-back", "o.open", ticket_id)]
    )
    talk.say_marked(Marked(f"{first}\n\n{text}") if first else text, choices=rows)


def _round(talk: Talk, ticket_id: int, case_id: int) -> tuple[Seen, Round]:
    seen = _readable(talk, ticket_id)
    return seen, case_dialogues.one_of(case_dialogues.rounds(talk.work, ticket_id), case_id)


def _readable(talk: Talk, ticket_id: int) -> Seen:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    if seen.coordinating or not seen.sender:
        raise Forbidden(authority.NO_AUTHORITY)
    if not seen.readable:
        raise Forbidden("o-restricted-readers", code=seen.ticket.code)
    return seen


# Inviting -------------------------------------------------------------------------------------------------------


@ticket_press("o.dinv")
def invite(talk: Talk, ticket_id: int, _args: Args) -> None:
    case_dialogues.may_invite(talk.work, talk.speaker.person_id, ticket_id)
    desk.begin(talk, WHEN, ticket_id)
    first, days = case_dialogues.earliest(talk.work)
    desk.ask_text(talk, "o-case-when", ticket_id, days=days, first=first)


@ticket_step(WHEN)
def when(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    if not words_only(talk):
        return
    moment = read_moment(talk.event.text, talk.work.now)
    if moment is None:
        aside(talk, "o-case-when-unread")
        return
    starts = moment.isoformat()
    if case_dialogues.check_time(talk.work, moment):
        _ask_place(talk, ticket_id, starts=starts, urgent="")
        return
    first, days = case_dialogues.earliest(talk.work)
    desk.begin(talk, URGENT, ticket_id, starts=starts)
    desk.ask_text(talk, "o-case-urgent", ticket_id, days=days, first=first)


@ticket_step(URGENT)
def urgent(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    """A reason for the hurry, or another day."""
    if not words_only(talk):
        return
    if len(talk.event.text) <= LONGEST_MOMENT and read_moment(talk.event.text, talk.work.now) is not None:
        when(talk, ticket_id, step)
        return
    why = handling.written(talk.event.text, case_dialogues.LONGEST_REASON)
    _ask_place(talk, ticket_id, starts=step["starts"], urgent=why)


def _ask_place(talk: Talk, ticket_id: int, **what: Any) -> None:
    desk.begin(talk, PLACE, ticket_id, **what)
    desk.ask_text(talk, "o-case-place", ticket_id)


@ticket_step(PLACE)
def place(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if not words_only(talk):
        return
    where = handling.written(talk.event.text, case_dialogues.LONGEST_PLACE)
    desk.begin(talk, PARTIES, ticket_id, **_of(step, "starts", "urgent"), place=where)
    nobody = [talk.button("btn-o-case-nobody", "o.dnob", ticket_id)]
    _ask(talk, "o-case-parties", ticket_id, nobody)


@ticket_step(PARTIES)
def parties(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if words_only(talk):
        _preview(talk, ticket_id, step, case_dialogues.read_parties(talk.event.text))


@ticket_press("o.dnob")
def nobody_else(talk: Talk, ticket_id: int, _args: Args) -> None:
    step = desk.step_of(talk, ticket_id, PARTIES)
    if step is None:
        say_all(talk, ticket_id)
        return
    _preview(talk, ticket_id, step, ())


def _preview(talk: Talk, ticket_id: int, step: dict[str, Any], named: tuple[tuple[str, str], ...]) -> None:
    """The invitation as the citizen will read it."""
    kept = _of(step, "starts", "urgent", "place")
    desk.begin(talk, READY, ticket_id, **kept, parties=[list(each) for each in named])
    talk.say(
        "o-case-preview",
        choices=[[talk.button("btn-o-case-send", "o.dgo", ticket_id)], _stop(talk, ticket_id)],
        starts=datetime.fromisoformat(kept["starts"]),
        place=kept["place"],
        hurried=yes(kept["urgent"]),
        urgent=kept["urgent"],
        others=yes(named),
        names="; ".join(f"{name} ({role})" if role else name for name, role in named),
    )


@ticket_step(READY)
def words_at_the_end(talk: Talk, _ticket_id: int, _step: dict[str, Any]) -> None:
    aside(talk, "o-case-press-first")


@ticket_press("o.dgo")
def send(talk: Talk, ticket_id: int, _args: Args) -> None:
    step = desk.step_of(talk, ticket_id, READY)
    if step is None:
        say_all(talk, ticket_id)
        return
    case_id = case_dialogues.invite(
        talk.work,
        talk.speaker.person_id,
        ticket_id,
        datetime.fromisoformat(step["starts"]),
        step["place"],
        [(name, role) for name, role in step["parties"]],
        step["urgent"],
    )
    desk.leave(talk, ticket_id)
    say(talk, ticket_id, case_id, "o-done-case-invite")


# The record -----------------------------------------------------------------------------------------------------


@ticket_press("o.drec")
def begin_record(talk: Talk, ticket_id: int, args: Args) -> None:
    case_id = number(args)
    case_dialogues.may_keep(talk.work, talk.speaker.person_id, case_id)
    _ask_who(talk, ticket_id, {"case": case_id, "came": {}})


def _ask_who(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    """Whether the next party came; when all are known, what was said."""
    kept = _of(step, "case", "came")
    _, each = _round(talk, ticket_id, kept["case"])
    left = next((party for party in each.parties if str(party.id) not in kept["came"]), None)
    if left is None:
        _ask_part(talk, ticket_id, kept)
        return
    desk.begin(talk, WHO, ticket_id, **kept)
    talk.say(
        "o-case-who",
        choices=[
            [talk.button("btn-o-case-present", "o.dpr", ticket_id, left.id, "yes")],
            [talk.button("btn-o-case-absent-reason", "o.dpr", ticket_id, left.id, "why")],
            [talk.button("btn-o-case-absent", "o.dpr", ticket_id, left.id, "no")],
            _stop(talk, ticket_id),
        ],
        name=marked(case_words.named(talk.texts, left)),
    )


@ticket_step(WHO)
def words_before_who(talk: Talk, _ticket_id: int, _step: dict[str, Any]) -> None:
    aside(talk, "o-case-press-first")


@ticket_press("o.dpr")
def who(talk: Talk, ticket_id: int, args: Args) -> None:
    """One party: "o.dpr:<ticket>:<party>:<yes, no or why>"."""
    step = desk.step_of(talk, ticket_id, WHO)
    if step is None:
        say_all(talk, ticket_id)
        return
    party, how = str(number(args)), args[1] if len(args) > 1 else ""
    if how == "why":
        desk.begin(talk, ABSENCE, ticket_id, **_of(step, "case", "came"), party=party)
        desk.ask_text(talk, "o-case-absence", ticket_id)
        return
    came = {**step["came"], party: [how == "yes", ""]}
    _ask_who(talk, ticket_id, {"case": step["case"], "came": came})


@ticket_step(ABSENCE)
def absence(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if words_only(talk):
        why = handling.written(talk.event.text, case_dialogues.LONGEST_REASON)
        came = {**step["came"], step["party"]: [False, why]}
        _ask_who(talk, ticket_id, {"case": step["case"], "came": came})


def _ask_part(talk: Talk, ticket_id: int, kept: dict[str, Any]) -> None:
    """The next part of the record that is not written yet; when all are, the whole to look at."""
    part = next((name for name in PARTS if name not in kept), None)
    if part is None:
        _look_over(talk, ticket_id, kept)
        return
    desk.begin(talk, WRITE, ticket_id, **kept)
    nothing = [] if part == "minutes" else [talk.button("btn-o-case-nothing", "o.dnon", ticket_id, part)]
    _ask(talk, f"o-case-ask-{part}", ticket_id, nothing)


@ticket_step(WRITE)
def part(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if words_only(talk):
        _keep_part(talk, ticket_id, step, handling.written(talk.event.text, case_dialogues.LONGEST_RECORD))


@ticket_press("o.dnon")
def nothing(talk: Talk, ticket_id: int, args: Args) -> None:
    """There was nothing of this part: "o.dnon:<ticket>:<part>"."""
    step = desk.step_of(talk, ticket_id, WRITE)
    if step is None:
        say_all(talk, ticket_id)
    elif args[:1] != (_next_part(step),) or args[:1] == ("minutes",):
        _ask_part(talk, ticket_id, _of(step, "case", "came", *PARTS))
    else:
        _keep_part(talk, ticket_id, step, "")


def _next_part(step: dict[str, Any]) -> str:
    return next(name for name in PARTS if name not in step)


def _keep_part(talk: Talk, ticket_id: int, step: dict[str, Any], words: str) -> None:
    _ask_part(talk, ticket_id, {**_of(step, "case", "came", *PARTS), _next_part(step): words})


def _look_over(talk: Talk, ticket_id: int, kept: dict[str, Any]) -> None:
    desk.begin(talk, WRITTEN, ticket_id, **kept)
    present = sum(came for came, _ in kept["came"].values())
    talk.say(
        "o-case-look-over",
        choices=[[talk.button("btn-o-case-save", "o.dsave", ticket_id)], _stop(talk, ticket_id)],
        present=present,
        absent=len(kept["came"]) - present,
        **{name: kept[name] for name in PARTS},
        points=yes(kept["agreed"]),
        differ=yes(kept["disagreed"]),
    )


@ticket_step(WRITTEN)
def words_after_all(talk: Talk, _ticket_id: int, _step: dict[str, Any]) -> None:
    aside(talk, "o-case-press-first")


@ticket_press("o.dsave")
def save(talk: Talk, ticket_id: int, _args: Args) -> None:
    step = desk.step_of(talk, ticket_id, WRITTEN)
    if step is None:
        say_all(talk, ticket_id)
        return
    came = {int(party): Attendance(bool(present), why) for party, (present, why) in step["came"].items()}
    work, person = talk.work, talk.speaker.person_id
    case_dialogues.record(work, person, step["case"], came, step["agreed"], step["disagreed"], step["minutes"])
    desk.leave(talk, ticket_id)
    say(talk, ticket_id, step["case"], "o-done-case-record")


# Calling off ----------------------------------------------------------------------------------------------------


@ticket_press("o.dcan")
def ask_cancel(talk: Talk, ticket_id: int, args: Args) -> None:
    case_dialogues.may_cancel(talk.work, talk.speaker.person_id, number(args))
    desk.begin(talk, CANCEL, ticket_id, case=number(args))
    desk.ask_text(talk, "o-case-cancel-why", ticket_id)


@ticket_step(CANCEL)
def cancel(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if words_only(talk):
        case_dialogues.cancel(talk.work, talk.speaker.person_id, step["case"], talk.event.text)
        desk.leave(talk, ticket_id)
        say(talk, ticket_id, step["case"], "o-done-case-cancel")


# Parts ----------------------------------------------------------------------------------------------------------


def _of(step: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: step[name] for name in names if name in step}


def _stop(talk: Talk, ticket_id: int) -> list[Choice]:
    return [talk.button("btn-o-stop", "o.stop", ticket_id)]


def _ask(talk: Talk, key: str, ticket_id: int, row: list[Choice]) -> None:
    choices: Rows = [row, _stop(talk, ticket_id)]
    talk.say_marked(talk.texts(key), choices=choices, expects=Expects.TEXT)
