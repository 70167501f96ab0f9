"""The plan of a matter that takes long: its milestones and the leader's instructions, and every step with them.

A milestone is made in three parts (what, whose, until when). A change is chosen first and then given its reason.
"""

from datetime import date
from typing import Any

from langnghe.handlers.common import desk, official_card
from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.talk import Rows, Talk, in_rows, marked
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.official.room import ticket_press, ticket_step
from langnghe.handlers.official.steps import words_only
from langnghe.locales.marked import shorten
from langnghe.locales.texts import day as as_read
from langnghe.models import Act, StepOrigin
from langnghe.models.contract import Marked
from langnghe.services import casefile, handling, planning, steps
from langnghe.services.authority import NO_AUTHORITY
from langnghe.services.calendar import local_date
from langnghe.services.casefile import Seen
from langnghe.services.days import read_day
from langnghe.services.paging import page_of
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.steps import Step

WHAT, OWNER, DAY = "official.plan.what", "official.plan.owner", "official.plan.day"
REASON, NOTE = "official.plan.reason", "official.plan.note"
#: Steps on one page.
PAGE = 6
#: Characters of a step's words on its own card and on a button.
WHOLE, LABEL = 1_000, 24
#: Who is told to choose somebody: nobody in particular.
ANYBODY = 0


# Looking --------------------------------------------------------------------------------------------------------


@ticket_press("o.plan")
def plan(talk: Talk, ticket_id: int, args: Args) -> None:
    """The whole plan: "o.plan:<ticket>:<offset>"."""
    say_plan(talk, ticket_id, offset=offset_of(args))


def say_plan(talk: Talk, ticket_id: int, key: str = "", offset: int = 0) -> None:
    """The plan, under the message `key`."""
    seen = _readable(talk, ticket_id)
    shown = [step for step in steps.of(talk.work, ticket_id) if step.open or step.done_at]
    page = page_of(shown, offset, PAGE)
    today = local_date(talk.work.now)
    lines = [talk.texts("o-plan-title", code=seen.ticket.code)]
    lines += [official_card.task(talk.texts, step, today) for step in page.items]
    if not page.items:
        lines.append(talk.texts("o-plan-none"))
    open_ones = [step for step in page.items if step.open]
    rows: list[list[Any]] = [
        [talk.button("btn-o-step", "o.stp", ticket_id, step.id, what=shorten(step.what, LABEL))]
        for step in open_ones
    ]
    if Act.PLAN in seen.acts:
        rows.append([talk.button("btn-o-step-add", "o.padd", ticket_id)])
    rows += [turns(talk, page, "o.plan", ticket_id, size=PAGE), [talk.button("btn-o-back", "o.open", ticket_id)]]
    text = Marked("\n".join(lines))
    first = talk.texts(key, code=seen.ticket.code) if key else None
    talk.say_marked(Marked(f"{first}\n\n{text}") if first else text, choices=rows)


@ticket_press("o.stp")
def one(talk: Talk, ticket_id: int, args: Args) -> None:
    """One step, and what may be done with it."""
    seen = _readable(talk, ticket_id)
    step = _open_step(talk, seen, number(args))
    text = talk.texts(
        "o-step-card",
        code=seen.ticket.code,
        line=marked(official_card.task(talk.texts, step, local_date(talk.work.now))),
        text=shorten(step.what, WHOLE),
        by=step.set_by_name,
        at=step.set_at,
    )
    talk.say_marked(text, choices=_choices(talk, seen, step))


def _choices(talk: Talk, seen: Seen, step: Step) -> Rows:
    ticket, person = seen.ticket, talk.speaker.person_id
    finish = Act.STEP_DONE in seen.acts and planning.may_finish(step, person, ticket.officer_id, head=seen.head)
    rows = [[talk.button("btn-o-step-done", "o.sdone", ticket.id, step.id)]] if finish else []
    if Act.PLAN in seen.acts and step.origin is StepOrigin.PLAN:
        rows += [
            [
                talk.button("btn-o-step-day", "o.sday", ticket.id, step.id),
                talk.button("btn-o-step-owner", "o.sown", ticket.id, step.id),
            ],
            [
                talk.button("btn-o-step-words", "o.swords", ticket.id, step.id),
                talk.button("btn-o-step-drop", "o.sdrop", ticket.id, step.id),
            ],
        ]
    return [*rows, [talk.button("btn-o-plan-back", "o.plan", ticket.id)]]


def _readable(talk: Talk, ticket_id: int) -> Seen:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    if seen.coordinating:
        raise Forbidden(NO_AUTHORITY)
    if not seen.readable:
        raise Forbidden("o-restricted-readers", code=seen.ticket.code)
    return seen


def _open_step(talk: Talk, seen: Seen, step_id: int) -> Step:
    every = steps.of(talk.work, seen.ticket.id)
    found = next((step for step in every if step.id == step_id and step.open), None)
    if found is None:
        raise Stale("o-step-ended", code=seen.ticket.code)
    return found


def _plannable(talk: Talk, ticket_id: int) -> Seen:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.PLAN)
    return seen


# A new milestone, and changes to one ---------------------------------------------------------------------------


@ticket_press("o.padd")
def add(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = _plannable(talk, ticket_id)
    desk.begin(talk, WHAT, ticket_id, how="add")
    desk.ask_text(talk, "o-step-what", ticket_id, code=seen.ticket.code)


@ticket_press("o.swords")
def words(talk: Talk, ticket_id: int, args: Args) -> None:
    seen, step = _changeable(talk, ticket_id, args)
    desk.begin(talk, WHAT, ticket_id, how="words", step=step.id)
    desk.ask_text(talk, "o-step-what", ticket_id, code=seen.ticket.code)


@ticket_press("o.sown")
def owner(talk: Talk, ticket_id: int, args: Args) -> None:
    _, step = _changeable(talk, ticket_id, args)
    _ask_owner(talk, ticket_id, but=step.owner_id or ANYBODY, how="owner", step=step.id)


@ticket_press("o.sday")
def day(talk: Talk, ticket_id: int, args: Args) -> None:
    _, step = _changeable(talk, ticket_id, args)
    _ask_day(talk, ticket_id, but=step.last_day, how="day", step=step.id)


@ticket_press("o.sdrop")
def drop(talk: Talk, ticket_id: int, args: Args) -> None:
    seen, step = _changeable(talk, ticket_id, args)
    _ask_reason(talk, seen, how="drop", step=step.id)


def _changeable(talk: Talk, ticket_id: int, args: Args) -> tuple[Seen, Step]:
    seen = _plannable(talk, ticket_id)
    return seen, _open_step(talk, seen, number(args))


@ticket_step(WHAT)
def what_written(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if not words_only(talk):
        return
    said = handling.written(talk.event.text, planning.LONGEST_STEP)
    seen = _plannable(talk, ticket_id)
    if step["how"] == "add":
        _ask_owner(talk, ticket_id, how="add", what=said)
    else:
        _ask_reason(talk, seen, how="words", step=step["step"], what=said)


def _ask_owner(talk: Talk, ticket_id: int, but: int | None = None, **what: Any) -> None:
    officials = planning.owners(talk.work, talk.speaker.person_id, ticket_id)
    desk.begin(talk, OWNER, ticket_id, **what)
    names = [
        talk.button("o-step-owner-choice", "o.pown", ticket_id, each.person_id, name=each.name)
        for each in officials
        if each.person_id != but
    ]
    anybody = [] if but == ANYBODY else [talk.button("o-step-owner-anybody", "o.pown", ticket_id, ANYBODY)]
    talk.say(
        "o-step-owner",
        choices=[*in_rows(names, 2), anybody, [talk.button("btn-o-stop", "o.stop", ticket_id)]],
    )


@ticket_step(OWNER)
def words_too_early(talk: Talk, _ticket_id: int, _step: dict[str, Any]) -> None:
    aside(talk, "o-step-owner-first")


@ticket_press("o.pown")
def owner_pressed(talk: Talk, ticket_id: int, args: Args) -> None:
    step = desk.step_of(talk, ticket_id, OWNER)
    if step is None:
        say_plan(talk, ticket_id)
        return
    seen, chosen = _plannable(talk, ticket_id), number(args)
    if step["how"] == "add":
        _ask_day(talk, ticket_id, how="add", what=step["what"], owner=chosen)
    else:
        _ask_reason(talk, seen, how="owner", step=step["step"], owner=chosen)


def _ask_day(talk: Talk, ticket_id: int, but: date | None = None, **what: Any) -> None:
    desk.begin(talk, DAY, ticket_id, **what)
    days = [
        talk.button("o-step-day-choice", "o.pday", ticket_id, each.isoformat(), day=as_read(each))
        for each in steps.choices(talk.work)
        if each != but
    ]
    talk.say("o-step-day-ask", choices=[*in_rows(days, 2), [talk.button("btn-o-stop", "o.stop", ticket_id)]])


@ticket_press("o.pday")
def day_pressed(talk: Talk, ticket_id: int, args: Args) -> None:
    step = desk.step_of(talk, ticket_id, DAY)
    if step is None:
        say_plan(talk, ticket_id)
        return
    _day(talk, ticket_id, step, read_day(args[0] if args else "", talk.work.now))


@ticket_step(DAY)
def day_typed(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    _day(talk, ticket_id, step, read_day(talk.event.text, talk.work.now))


def _day(talk: Talk, ticket_id: int, step: dict[str, Any], chosen: date | None) -> None:
    if chosen is None:
        aside(talk, "o-extend-day-unread")
        return
    if step["how"] == "add":
        person = talk.speaker.person_id
        planning.add(talk.work, person, ticket_id, step["what"], step["owner"] or None, chosen)
        desk.leave(talk, ticket_id)
        say_plan(talk, ticket_id, "o-done-step-add")
        return
    steps.check_day(talk.work, chosen)
    seen = _plannable(talk, ticket_id)
    if chosen == _open_step(talk, seen, step["step"]).last_day:
        raise Invalid("o-step-same")  # before anybody is asked for a reason
    _ask_reason(talk, seen, how="day", step=step["step"], day=chosen.isoformat())


def _ask_reason(talk: Talk, seen: Seen, **what: Any) -> None:
    desk.begin(talk, REASON, seen.ticket.id, **what)
    desk.ask_text(talk, "o-step-reason", seen.ticket.id, code=seen.ticket.code, how=what["how"])


@ticket_step(REASON)
def reason(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if not words_only(talk):
        return
    work, person, why, which = talk.work, talk.speaker.person_id, talk.event.text, step["step"]
    if step["how"] == "day":
        planning.move(work, person, ticket_id, which, date.fromisoformat(step["day"]), why)
    elif step["how"] == "owner":
        planning.give(work, person, ticket_id, which, step["owner"] or None, why)
    elif step["how"] == "words":
        planning.reword(work, person, ticket_id, which, step["what"], why)
    else:
        planning.drop(work, person, ticket_id, which, why)
    desk.leave(talk, ticket_id)
    say_plan(talk, ticket_id, "o-done-step-change")


# Done -----------------------------------------------------------------------------------------------------------


@ticket_press("o.sdone")
def done(talk: Talk, ticket_id: int, args: Args) -> None:
    seen = _readable(talk, ticket_id)
    desk.must_be_lawful(seen, Act.STEP_DONE)
    step = _open_step(talk, seen, number(args))
    desk.begin(talk, NOTE, ticket_id, step=step.id)
    desk.ask_text(talk, "o-step-note", ticket_id, code=seen.ticket.code, what=shorten(step.what, WHOLE))


@ticket_step(NOTE)
def note(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if words_only(talk):
        planning.done(talk.work, talk.speaker.person_id, ticket_id, step["step"], talk.event.text)
        desk.leave(talk, ticket_id)
        say_plan(talk, ticket_id, "o-done-step")
