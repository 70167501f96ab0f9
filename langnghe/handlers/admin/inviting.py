"""Inviting an official: role, body, name, dates if any, then link and code; and taking an invitation back."""

import re
from datetime import date, datetime, time

from langnghe.handlers.admin.room import (
    PAGE,
    answers,
    ask_text,
    begin,
    body_search,
    fill,
    form,
    home,
    leave,
    lines,
    presses,
    stop,
    turns,
)
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.common.turning import offset_of
from langnghe.models import RoleKind
from langnghe.models.contract import Choice, Marked
from langnghe.services import authority, bodies, invitations
from langnghe.services.calendar import HANOI
from langnghe.services.deadlines import end_of
from langnghe.services.invitations import Invited
from langnghe.services.refusals import Invalid

BODY, NAME, DATES = "admin.invite.body", "admin.invite.name", "admin.invite.dates"
_DATE = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")


@presses.on("a.inv")
def invite(talk: Talk, args: Args) -> None:
    """Begin: for which role; a body comes along where the invitation fills a gap."""
    begin(talk, None, body=":".join(args))
    talk.say("a-invite-role", choices=[*([_role(talk, role)] for role in RoleKind), stop(talk)])


def _role(talk: Talk, role: RoleKind) -> Choice:
    return talk.button(f"btn-a-role-{role}", "a.ir", role)


@presses.on("a.ir")
def role(talk: Talk, args: Args) -> None:
    chosen = _role_of(args[0] if args else "")
    body = str(form(talk).get("body", ""))
    if chosen is RoleKind.ADMIN:
        body = body or bodies.root(talk.work).code
    fill(talk, BODY, role=str(chosen))
    if body:
        _for_body(talk, body)
    else:
        ask_text(talk, "a-invite-body", role=str(chosen))


def begin_for(talk: Talk, chosen: RoleKind, body: str) -> None:
    """Begin with role and body known: filling a gap."""
    begin(talk, BODY, role=str(chosen), body=body)
    if body:
        _for_body(talk, body)
    else:
        ask_text(talk, "a-invite-body", role=str(chosen))


body_search(BODY, "a.ib")


@presses.on("a.ib")
def body(talk: Talk, args: Args) -> None:
    _for_body(talk, ":".join(args))


def _for_body(talk: Talk, code: str) -> None:
    chosen, found = _role_of(str(form(talk).get("role", ""))), bodies.card(talk.work, code)
    fill(talk, NAME, body=found.code, replace=False)
    head = authority.head_of(talk.work, code) if chosen is RoleKind.HEAD else None
    if head is None:
        _ask_name(talk)
        return
    fill(talk, None)
    rows = [[talk.button("btn-a-replace-head", "a.irep")], stop(talk)]
    talk.say("a-invite-head-there", choices=rows, body=found.name, name=head.name)


@presses.on("a.irep")
def replace_head(talk: Talk, _args: Args) -> None:
    fill(talk, NAME, replace=True)
    _ask_name(talk)


def _ask_name(talk: Talk) -> None:
    filled = form(talk)
    found = bodies.card(talk.work, str(filled.get("body", "")))
    skip = [talk.button("btn-a-no-name", "a.inone")]
    ask_text(talk, "a-invite-name", skip, role=str(filled.get("role", "")), body=found.name)


@answers.on(NAME)
def name(talk: Talk) -> None:
    typed = " ".join(talk.event.text.split())
    if len(typed) > invitations.LONGEST_NAME:
        raise Invalid("invitation-name-long", most=invitations.LONGEST_NAME)
    _confirm(talk, typed)


@presses.on("a.inone")
def no_name(talk: Talk, _args: Args) -> None:
    _confirm(talk, "")


def _confirm(talk: Talk, typed: str) -> None:
    fill(talk, DATES, name=typed)
    filled = form(talk)
    found = bodies.card(talk.work, str(filled.get("body", "")))
    ask_text(
        talk,
        "a-invite-dates",
        [talk.button("btn-a-invite-now", "a.igo")],
        role=str(filled.get("role", "")),
        body=found.name,
        name=typed,
        named=yes(typed),
    )


@answers.on(DATES)
def dates(talk: Talk) -> None:
    """One day is the last in office; two are the first and the last."""
    found = [_day(match) for match in _DATE.finditer(talk.event.text)]
    if len(found) not in {1, 2} or None in found:
        ask_text(talk, "a-invite-dates-unread", [talk.button("btn-a-invite-now", "a.igo")])
        return
    last = found[-1]
    first = found[0] if len(found) == 2 else None
    _create(talk, first, last)


def _day(match: re.Match[str]) -> date | None:
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


@presses.on("a.igo")
def go(talk: Talk, _args: Args) -> None:
    _create(talk, None, None)


def _create(talk: Talk, first: date | None, last: date | None) -> None:
    filled = form(talk)
    invited = invitations.create(
        talk.work,
        _role_of(str(filled.get("role", ""))),
        str(filled.get("body", "")),
        str(filled.get("name", "")),
        starts_at=None if first is None else datetime.combine(first, time.min, HANOI),
        ends_at=None if last is None else end_of(last),
        by=talk.speaker.person_id,
        replace=bool(filled.get("replace")),
    )
    leave(talk)
    _show(talk, invited, last)


def _show(talk: Talk, invited: Invited, last: date | None) -> None:
    words = [
        talk.texts(
            "a-invited",
            role=str(invited.role),
            body=invited.body_name,
            name=invited.name,
            named=yes(invited.name),
            starts=invited.starts_at,
            later=yes(invited.starts_at > talk.work.now),
            last=last or "",
            ends=yes(last),
        ),
        "",
        talk.texts("a-invited-code", code=invited.code),
        *(talk.texts("a-invited-link", link=link) for link in invited.links),
        "",
        talk.texts("a-invited-once", until=invited.expires_at),
    ]
    talk.say_marked(Marked("\n".join(words)), choices=[[talk.button("btn-a-invite-more", "a.inv")], home(talk)])


# Open invitations ---------------------------------------------------------------------------------------------


@presses.on("a.invs")
def invited(talk: Talk, args: Args) -> None:
    page = invitations.open_invitations(talk.work, talk.speaker.person_id, offset_of(args), PAGE)
    if not page.items:
        talk.say("a-invited-none", choices=lines(talk, [[talk.button("btn-a-invite", "a.inv")]]))
        return
    shown = [
        talk.texts(
            "a-invited-line",
            name=each.name,
            named=yes(each.name),
            role=str(each.role),
            body=each.body_name,
            until=each.expires_at,
        )
        for each in page.items
    ]
    rows = [
        [talk.button("btn-a-revoke", "a.rev", each.id, name=each.name or each.body_name)] for each in page.items
    ]
    text = Marked("\n".join([talk.texts("a-invited-list", count=page.total), "", *shown]))
    talk.say_marked(text, choices=lines(talk, [*rows, turns(talk, page, "a.invs")]))


@presses.on("a.rev")
def revoke(talk: Talk, args: Args) -> None:
    invitations.revoke(talk.work, number(args), talk.speaker.person_id)
    talk.say("a-revoked", choices=[[talk.button("btn-a-invited-back", "a.invs")], home(talk)])


def _role_of(typed: str) -> RoleKind:
    try:
        return RoleKind(typed)
    except ValueError:
        raise Invalid("button-old") from None
