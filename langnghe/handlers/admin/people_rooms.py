"""Who is in office: the list, a search in it, one person's post, and taking it back."""

from langnghe.handlers.admin.room import (
    LABEL,
    PAGE,
    answers,
    ask_text,
    fill,
    form,
    home,
    leave,
    named,
    presses,
    turns,
)
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.common.turning import offset_of
from langnghe.models.contract import Choice, Marked
from langnghe.services import staff
from langnghe.services.staff import Holder

SEARCH = "admin.people"
#: Codes of tickets that are named; more are counted.
NAMED_TICKETS = 10


@presses.on("a.people")
def people(talk: Talk, args: Args) -> None:
    """Everybody, or with an offset the same search turned on."""
    _list(talk, str(form(talk).get("typed", "")) if args else "", offset_of(args))


@answers.on(SEARCH)
def searched(talk: Talk) -> None:
    _list(talk, talk.event.text[:LABEL], 0)


def _list(talk: Talk, typed: str, offset: int) -> None:
    fill(talk, SEARCH, typed=typed)
    page = staff.holders(talk.work, talk.speaker.person_id, typed, offset, PAGE)
    if not page.items:
        ask_text(talk, "a-people-none" if typed else "a-people-empty", typed=typed)
        return
    rows = [named(talk, _label(talk, each), "a.who", each.grant_id) for each in page.items]
    key = "a-people-found" if typed else "a-people"
    ask_text(talk, key, *rows, turns(talk, page, "a.people"), count=page.total, typed=typed)


def _label(talk: Talk, each: Holder) -> str:
    return talk.texts.label("a-people-label", name=each.name, role=str(each.role), body=each.body_name)


@presses.on("a.who")
def who(talk: Talk, args: Args) -> None:
    each = staff.holder(talk.work, number(args), talk.speaker.person_id)
    rows: list[list[Choice]] = [[talk.button("btn-a-remove", "a.rm", each.grant_id)], _back(talk)]
    _say(talk, "a-person", each, rows)


@presses.on("a.rm")
def remove(talk: Talk, args: Args) -> None:
    each = staff.holder(talk.work, number(args), talk.speaker.person_id)
    rows = [[talk.button("btn-a-remove-yes", "a.rmok", each.grant_id)], _back(talk)]
    _say(talk, "a-remove-ask", each, rows)


@presses.on("a.rmok")
def removed(talk: Talk, args: Args) -> None:
    ended = staff.remove(talk.work, number(args), talk.speaker.person_id)
    leave(talk)
    first = talk.texts("a-removed", name=ended.name, role=str(ended.role), body=ended.body_name)
    said = [first]
    if ended.tickets:
        said.append(
            talk.texts(
                "a-removed-tickets",
                count=len(ended.tickets),
                codes=", ".join(ended.tickets[:NAMED_TICKETS]),
                more=yes(len(ended.tickets) > NAMED_TICKETS),
            )
        )
    rows = [[talk.button("btn-a-invite-instead", "a.inv", ended.body_code)], _back(talk), home(talk)]
    talk.say_marked(Marked("\n".join(said)), choices=rows)


def _back(talk: Talk) -> list[Choice]:
    return [talk.button("btn-a-people-back", "a.people")]


def _say(talk: Talk, key: str, each: Holder, rows: list[list[Choice]]) -> None:
    talk.speaker.state = None
    talk.say(
        key,
        choices=rows,
        name=each.name,
        role=str(each.role),
        body=each.body_name,
        since=each.since,
        until=each.ends_on or "",
        ends=yes(each.ends_on),
    )
