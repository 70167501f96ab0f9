"""To whom a broadcast goes: areas with their villages, and what narrows them."""

from typing import Any

from langnghe.handlers.broadcast.room import LABEL, ask, begin, filled, leave, press, step
from langnghe.handlers.common import broadcast_card
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.official_card import field_name
from langnghe.handlers.common.talk import Talk, in_rows, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.locales.marked import shorten
from langnghe.models import RoleKind
from langnghe.models.contract import LANGUAGES, Choice, Marked
from langnghe.services.broadcast import audience_choice, counting, drafts
from langnghe.services.broadcast.view import View
from langnghe.services.handling import fields_now
from langnghe.services.paging import page_of
from langnghe.services.refusals import NotFound

AREA = "broadcast.area"
#: Topics on one page.
PAGE = 8


@press("b.au")
def audience(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """Who gets it as it stands, and the ways to change that: "b.au:<id>"."""
    leave(talk)
    _say(talk, drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id))


def _say(talk: Talk, shown: View, first: Marked | None = None) -> None:
    work, texts, meant = talk.work, talk.texts, shown.audience
    lines = [first] if first else []
    lines.append(texts("b-audience"))
    lines.append(broadcast_card.whom(work, texts, meant))
    lines += broadcast_card.open_groups(texts, meant)
    lines += broadcast_card.count_lines(work, texts, counting.renewed(work, shown.id, talk.speaker.person_id))
    who = "g" if not meant.persons else "b" if meant.groups else "p"
    ways = [
        talk.button("btn-b-areas", "b.aa", shown.id),
        talk.button("btn-b-topic", "b.at", shown.id),
        talk.button("btn-b-roles", "b.ar", shown.id),
        talk.button("btn-b-language", "b.al", shown.id),
        talk.button("btn-b-session", "b.as", shown.id),
        *(talk.button(f"btn-b-who-{each}", "b.aw", shown.id, each) for each in "pbg" if each != who),
    ]
    talk.say_marked(
        Marked("\n".join(lines)), choices=[*in_rows(ways, 2), [talk.button("btn-b-card", "b.o", shown.id)]]
    )


def _set(talk: Talk, broadcast_id: int, **parts: Any) -> None:
    again = drafts.meant_for(talk.work, talk.speaker.person_id, broadcast_id, **parts)
    leave(talk)
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    _say(talk, shown, talk.texts("b-changed", again=yes(again)))


# Areas ----------------------------------------------------------------------------------------------------------


@press("b.aa")
def areas(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """The areas that are chosen, and the search for more: "b.aa:<id>"."""
    begin(talk, AREA, broadcast_id, typed="")
    _say_areas(talk, broadcast_id, "", 0)


@step(AREA)
def area_typed(talk: Talk, broadcast_id: int, _form: dict[str, Any]) -> None:
    typed = talk.event.text[:LABEL]
    begin(talk, AREA, broadcast_id, typed=typed)
    _say_areas(talk, broadcast_id, typed, 0)


@press("b.aap")
def area_page(talk: Talk, broadcast_id: int, args: Args) -> None:
    """Another page of what was found: "b.aap:<id>:<offset>"."""
    typed = str(filled(talk, broadcast_id).get("typed", ""))
    begin(talk, AREA, broadcast_id, typed=typed)
    _say_areas(talk, broadcast_id, typed, offset_of(args))


def _say_areas(talk: Talk, broadcast_id: int, typed: str, offset: int) -> None:
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    chosen = shown.audience.areas
    page = audience_choice.areas(talk.work, shown.body_code, typed, offset)
    names = audience_choice.names(talk.work, shown.audience).areas
    found = [
        Choice(shorten(each.name, LABEL), token("b.aadd", broadcast_id, each.code))
        for each in page.items
        if each.code not in chosen
    ]
    away = [
        talk.button("btn-b-area-off", "b.ax", broadcast_id, code, name=shorten(name, LABEL))
        for code, name in zip(chosen, names, strict=True)
    ]
    less = in_rows(away) if len(chosen) > 1 else []
    # Nothing typed and nothing found but what is chosen already: there is nothing smaller.
    key = "b-areas-none" if not page.items else "b-ask-areas" if found or typed or less else "b-areas-only"
    text = talk.texts(key, chosen=", ".join(names), typed=shorten(typed, LABEL))
    rows = [
        *in_rows(found),
        turns(talk, page, "b.aap", broadcast_id, size=audience_choice.PAGE),
        *less,
        [talk.button("btn-b-audience-back", "b.au", broadcast_id)],
    ]
    ask(talk, text, broadcast_id, rows)


@press("b.aadd")
def area_add(talk: Talk, broadcast_id: int, args: Args) -> None:
    """One more area: "b.aadd:<id>:<code>". The whole area of the body gives way to a part of it that is named."""
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    areas = audience_choice.with_area(talk.work, shown.body_code, shown.audience.areas, ":".join(args))
    _set(talk, broadcast_id, areas=areas)


@press("b.ax")
def area_drop(talk: Talk, broadcast_id: int, args: Args) -> None:
    """Without this area: "b.ax:<id>:<code>"."""
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    code = ":".join(args)
    _set(talk, broadcast_id, areas=tuple(each for each in shown.audience.areas if each != code))


# What narrows them ----------------------------------------------------------------------------------------------


@press("b.at")
def topics(talk: Talk, broadcast_id: int, args: Args) -> None:
    """The topics people follow: "b.at:<id>[:<offset>]"."""
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    every = list(fields_now(talk.work).items())
    page = page_of(every, offset_of(args), PAGE)
    names = [
        Choice(shorten(field_name(talk.texts, each), LABEL), token("b.ats", broadcast_id, code))
        for code, each in page.items
    ]
    off = [talk.button("btn-b-any-topic", "b.ats", broadcast_id, "")] if shown.audience.field_code else []
    rows = [*in_rows(names), turns(talk, page, "b.at", broadcast_id, size=PAGE), off, _back(talk, broadcast_id)]
    talk.say("b-ask-topic", choices=rows)


@press("b.ats")
def topic(talk: Talk, broadcast_id: int, args: Args) -> None:
    """Who follows this topic, "" for everybody: "b.ats:<id>:<code>"."""
    _set(talk, broadcast_id, field_code=":".join(args))


@press("b.ar")
def roles(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """The roles, each with its switch: "b.ar:<id>"."""
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    _say_roles(talk, shown)


def _say_roles(talk: Talk, shown: View) -> None:
    held = shown.audience.roles
    switches = [
        talk.button(
            "btn-b-role", "b.ars", shown.id, role, int(role not in held), role=str(role), set=yes(role in held)
        )
        for role in audience_choice.ROLES
    ]
    talk.say("b-ask-roles", choices=[*in_rows(switches), _back(talk, shown.id)])


@press("b.ars")
def role(talk: Talk, broadcast_id: int, args: Args) -> None:
    """Put one role in or out: "b.ars:<id>:<role>:<1|0>"."""
    if len(args) < 2 or args[0] not in {str(each) for each in audience_choice.ROLES}:
        raise NotFound("button-old")
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    chosen = {*shown.audience.roles} - {RoleKind(args[0])}
    if args[1] == "1":
        chosen.add(RoleKind(args[0]))
    kept = tuple(each for each in audience_choice.ROLES if each in chosen)
    drafts.meant_for(talk.work, talk.speaker.person_id, broadcast_id, roles=kept)
    _say_roles(talk, drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id))


@press("b.al")
def languages(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """Those who read one language, or all: "b.al:<id>"."""
    drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    rows = [[talk.button(f"language-{each}", "b.als", broadcast_id, each)] for each in LANGUAGES]
    rows.append([talk.button("btn-b-any-language", "b.als", broadcast_id, "")])
    talk.say("b-ask-language", choices=[*rows, _back(talk, broadcast_id)])


@press("b.als")
def language(talk: Talk, broadcast_id: int, args: Args) -> None:
    """Only who reads this language, "" for everybody: "b.als:<id>:<language>"."""
    given = args[0] if args else ""
    if given and given not in LANGUAGES:
        raise NotFound("button-old")
    _set(talk, broadcast_id, language=given)


@press("b.as")
def sessions(talk: Talk, broadcast_id: int, args: Args) -> None:
    """The sessions people have registered for: "b.as:<id>[:<offset>]"."""
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    page = audience_choice.sessions(talk.work, shown.body_code, offset_of(args))
    names = [
        Choice(shorten(f"{each.code} · {each.name}", LABEL), token("b.ass", broadcast_id, each.code))
        for each in page.items
    ]
    off = [talk.button("btn-b-no-session", "b.ass", broadcast_id, 0)] if shown.audience.dialogue_id else []
    turning = turns(talk, page, "b.as", broadcast_id, size=audience_choice.PAGE)
    key = "b-ask-session" if page.items else "b-no-sessions"
    talk.say(key, choices=[*in_rows(names), turning, off, _back(talk, broadcast_id)])


@press("b.ass")
def session(talk: Talk, broadcast_id: int, args: Args) -> None:
    """Who has registered for this session, 0 for everybody: "b.ass:<id>:<session>"."""
    shown = drafts.changeable(talk.work, talk.speaker.person_id, broadcast_id)
    chosen = offset_of(args) or None
    if chosen is not None and not audience_choice.is_session(talk.work, shown.body_code, chosen):
        raise NotFound("button-old")
    _set(talk, broadcast_id, dialogue_id=chosen)


@press("b.aw")
def who(talk: Talk, broadcast_id: int, args: Args) -> None:
    """Persons, groups of villages, or both: "b.aw:<id>:<p|g|b>"."""
    given = args[0] if args else ""
    if given not in {"p", "g", "b"}:
        raise NotFound("button-old")
    _set(talk, broadcast_id, persons=given != "g", groups=given != "p")


def _back(talk: Talk, broadcast_id: int) -> list[Choice]:
    return [talk.button("btn-b-audience-back", "b.au", broadcast_id)]
