"""Asking for a dialogue in the own commune, taking it back; and what people ask, for who has to answer."""

from langnghe.handlers.common import start
from langnghe.handlers.common.acts import Args, aside
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk, in_rows, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue.room import answers, denounced, presses, public_list_offers, words
from langnghe.locales.marked import shorten
from langnghe.models.contract import Choice, Expects, InputKind, Marked
from langnghe.services import profile
from langnghe.services.dialogue import requests
from langnghe.services.dialogue.requests import Asking, Standing
from langnghe.services.refusals import NotFound

PLACE, WORDS = "dialogue.want.place", "dialogue.want.words"
LABEL = 60
#: Characters of what somebody says in a list.
SHOWN = 200


@public_list_offers.append
def offer(talk: Talk) -> Rows:
    """Under the list of what is to come."""
    return [[talk.button("btn-d-want", "d.want")]]


@words.on("xin doi thoai", "de nghi doi thoai", "yeu cau doi thoai", "ask for a dialogue")
def ask_word(talk: Talk) -> None:
    ask(talk, ())


@presses.on("d.want")
def ask(talk: Talk, _args: Args) -> None:
    """How the commune stands with requests, and what this person can do."""
    if not (talk.speaker.consented or talk.speaker.official):
        start.welcome(talk)
        return
    talk.go(None)
    if requests.place_of(talk.work, talk.speaker.person_id) is None:
        _ask_place(talk)
        return
    _show(talk, requests.look(talk.work, talk.speaker.person_id))


def _show(talk: Talk, standing: Standing, key: str = "") -> None:
    lines = [talk.texts(key)] if key else []
    lines.append(_standing(talk, standing))
    if standing.mine is None:
        act = talk.button("btn-d-want-write", "d.wantw")
    else:
        lines.append(talk.texts("d-ask-mine", text=standing.mine))
        act = talk.button("btn-d-want-back", "d.wantx")
    rows = [[act], [talk.button("btn-d-list", "d.list"), talk.button("btn-menu", "m.menu")]]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


def _standing(talk: Talk, standing: Standing) -> Marked:
    return talk.texts(
        "d-ask-standing",
        area=standing.commune.name,
        asked=standing.asked,
        needed=standing.needed or 0,
        share=standing.share,
        known=yes(standing.needed),
        reached=yes(standing.needed is not None and standing.asked >= standing.needed),
    )


# Where ----------------------------------------------------------------------------------------------------------


def _ask_place(talk: Talk) -> None:
    talk.go(PLACE)
    talk.say("d-ask-place", choices=[_stop(talk)], expects=Expects.TEXT)


def _stop(talk: Talk) -> list[Choice]:
    return [talk.button("btn-d-want-stop", "d.wantno")]


@answers.on(PLACE)
def place_typed(talk: Talk) -> None:
    typed = talk.event.text[:LABEL]
    found = requests.find(talk.work, typed)
    names = [Choice(each.name, token("d.wantp", each.code)) for each in found]
    key = "d-ask-place-found" if found else "d-ask-place-none"
    talk.say(key, choices=[*in_rows(names), _stop(talk)], expects=Expects.TEXT, typed=typed)


@presses.on("d.wantp")
def place_pressed(talk: Talk, args: Args) -> None:
    """They live there: "d.wantp:<commune>". Who has said so before lives where they said."""
    commune = requests.commune_of(talk.work, args[0] if args else None)
    if commune is None:
        raise NotFound("button-old")
    if talk.speaker.area_code is None and talk.speaker.state == PLACE:
        profile.live_in(talk.work, talk.speaker.person_id, commune.code)
        talk.speaker.area_code = commune.code
    ask(talk, ())


# Asking ---------------------------------------------------------------------------------------------------------


@presses.on("d.wantw")
def write(talk: Talk, _args: Args) -> None:
    if not (talk.speaker.consented or talk.speaker.official):
        start.welcome(talk)
        return
    standing = requests.look(talk.work, talk.speaker.person_id)
    if standing.mine is not None:
        _show(talk, standing)
        return
    talk.go(WORDS)
    area = standing.commune.name
    talk.say("d-ask-why", choices=[_stop(talk)], expects=Expects.TEXT, area=area, most=requests.LONGEST)


@answers.on(WORDS)
def written(talk: Talk) -> None:
    if talk.event.kind is not InputKind.TEXT:
        aside(talk, "d-ask-text-only")
        return
    if denounced(talk):
        return
    standing = requests.ask(talk.work, talk.speaker.person_id, talk.event.text)
    talk.go(None)
    _show(talk, standing, "d-ask-done")


@presses.on("d.wantx")
def take_back(talk: Talk, _args: Args) -> None:
    requests.withdraw(talk.work, talk.speaker.person_id)
    _show(talk, requests.look(talk.work, talk.speaker.person_id), "d-ask-taken-back")


@presses.on("d.wantno")
def stop(talk: Talk, _args: Args) -> None:
    talk.go(None)
    talk.say("d-ask-stopped", choices=[[talk.button("btn-d-list", "d.list"), talk.button("btn-menu", "m.menu")]])


# For who has to answer -----------------------------------------------------------------------------------------


@presses.on("g.asked")
def asked(talk: Talk, args: Args) -> None:
    """The communes in which people ask: "g.asked[:<offset>]"."""
    page = requests.asking(talk.work, talk.speaker.person_id, offset_of(args))
    lines = [talk.texts("g-asked-title", count=page.total), *(_asking(talk, each) for each in page.items)]
    if not page.items:
        lines.append(talk.texts("g-asked-none"))
    rows = [
        *([Choice(each.commune.name, token("g.askedw", each.commune.code))] for each in page.items),
        turns(talk, page, "g.asked", size=requests.PAGE),
        [talk.button("btn-g-list", "g.list"), talk.button("btn-menu", "m.menu")],
    ]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


def _asking(talk: Talk, each: Asking) -> Marked:
    return talk.texts(
        "g-asked-line",
        area=each.commune.name,
        asked=each.asked,
        needed=each.needed or 0,
        known=yes(each.needed),
        reached=yes(each.reached),
    )


@presses.on("g.askedw")
def asked_words(talk: Talk, args: Args) -> None:
    """What people of a commune say: "g.askedw:<commune>[:<offset>]"."""
    code = args[0] if args else ""
    page = requests.words(talk.work, talk.speaker.person_id, code, offset_of(args, 1))
    lines = [talk.texts("g-asked-words", count=page.total)]
    lines += [talk.texts("g-asked-word", text=shorten(each, SHOWN)) for each in page.items]
    rows = [
        turns(talk, page, "g.askedw", code, size=requests.PAGE),
        [talk.button("btn-g-asked", "g.asked"), talk.button("btn-menu", "m.menu")],
    ]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)
