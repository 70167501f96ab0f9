"""The village (thôn, tổ dân phố) in which a person lives: offered once, never needed, changed in the settings.

It stands in nobody's way: what is no village is taken as what the person came to say.
"""

from langnghe.handlers.citizen import draft as drafts
from langnghe.handlers.citizen import flow
from langnghe.handlers.citizen.places import home
from langnghe.handlers.citizen.room import answers, presses, words
from langnghe.handlers.common import menu, start
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Rows, Talk, in_rows, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.locales.marked import shorten
from langnghe.models.contract import Choice, Expects, InputKind, Marked
from langnghe.services import areas, profile, village_names
from langnghe.services.folding import fold
from langnghe.services.paging import page_of

STATE = "citizen.village"
#: Whether it is asked in the settings: there the way back leads there.
ROOM = "village_room"
PAGE = 8
LABEL = 60
#: Nobody types more than this to name a village.
LONGEST = 80
SKIP = frozenset({"bo qua", "khong", "thoi", "khong biet", "de sau", "huy", "skip", "no", "later", "cancel"})


def offer(talk: Talk, first: Marked) -> None:
    """Ask for the village under `first`, where there are some and none was chosen; else go on to the writing."""
    if _names(talk) and profile.village_of(talk.work, talk.speaker.person_id) is None:
        _ask(talk, Marked(f"{first}\n\n{talk.texts('village-ask')}"), room=False)
    else:
        flow.invite(talk, first)


# In the settings ------------------------------------------------------------------------------------------------


@presses.on("c.vilq")
def change(talk: Talk, _args: Args) -> None:
    """Another village, or none: asked for in the settings."""
    if not talk.speaker.consented:
        start.welcome(talk)
        return
    if not _names(talk):
        talk.say(
            "village-none", choices=_ways_on(talk), known="yes" if home(talk) else "no", commune=_commune(talk)
        )
        return
    _ask(talk, talk.texts("village-ask-again", commune=_commune(talk)), room=True)


@presses.on("c.vilx")
def leave(talk: Talk, _args: Args) -> None:
    """Without a village."""
    profile.leave_village(talk.work, talk.speaker.person_id)
    talk.forget(ROOM)
    talk.say("village-left", choices=_ways_on(talk), commune=_commune(talk))


# The question ---------------------------------------------------------------------------------------------------


@presses.on("c.vil")
def turned(talk: Talk, args: Args) -> None:
    """Another page: "c.vil:<offset>"."""
    if not talk.speaker.consented:
        start.welcome(talk)
        return
    asked = talk.texts("village-ask-again", commune=_commune(talk))
    _ask(talk, asked, offset_of(args), room=bool(talk.data.get(ROOM)))


def _ask(talk: Talk, text: Marked, offset: int = 0, *, room: bool) -> None:
    talk.go(STATE, **{ROOM: room})
    page = page_of(list(_names(talk).items()), offset, PAGE)
    rows: Rows = [
        *in_rows((_choice(code, name) for code, name in page.items), 2),
        turns(talk, page, "c.vil", size=PAGE),
        *_ways_out(talk),
    ]
    # A number that is typed is the village's, not that of a choice.
    talk.say_marked(text, choices=rows, expects=Expects.TEXT)


def _choice(code: str, name: str) -> Choice:
    return Choice(shorten(name, LABEL), token("c.vils", code))


def _ways_out(talk: Talk) -> Rows:
    if not talk.data.get(ROOM):
        return [[talk.button("btn-village-skip", "c.vilno")]]
    chosen = profile.village_of(talk.work, talk.speaker.person_id)
    off = [talk.button("btn-village-off", "c.vilx")] if chosen else []
    return [[*off, talk.button("btn-back", "b.q")]]


# Answers --------------------------------------------------------------------------------------------------------


@answers.on(STATE)
def answered(talk: Talk) -> None:
    typed = talk.event.text.strip()
    if talk.event.kind is not InputKind.TEXT or len(typed) > LONGEST or "\n" in typed:
        _take(talk)
        return
    names = _names(talk)
    found = village_names.find(typed, names)
    said = fold(typed)
    if found.code is not None:
        _settle(talk, found.code)
    elif said in SKIP:
        skip(talk, ())
    elif act := menu.words.get(said) or words.get(said):
        act(talk)
    elif found.near:
        rows = [*in_rows(_choice(code, names[code]) for code in found.near), *_ways_out(talk)]
        talk.say("village-which", choices=rows, expects=Expects.TEXT)
    elif found.named:
        first = talk.texts("village-unknown", typed=typed, commune=_commune(talk))
        asked = talk.texts("village-ask-again", commune=_commune(talk))
        _ask(talk, Marked(f"{first}\n\n{asked}"), room=bool(talk.data.get(ROOM)))
    else:
        _take(talk)


def _take(talk: Talk) -> None:
    """It is no village: what they came to say."""
    talk.forget(ROOM)
    flow.take(talk)


@presses.on("c.vils")
def chosen(talk: Talk, args: Args) -> None:
    """They live there: "c.vils:<village>"."""
    if not talk.speaker.consented:
        start.welcome(talk)
        return
    _settle(talk, ":".join(args))


def _settle(talk: Talk, code: str) -> None:
    commune = home(talk)
    name = profile.live_in_village(talk.work, talk.speaker.person_id, commune, code)
    talk.speaker.area_code = commune
    said = talk.texts("village-set", village=name, commune=_commune(talk))
    if talk.data.get(ROOM):
        talk.forget(ROOM)
        talk.say_marked(said, choices=_ways_on(talk))
    else:
        _go_on(talk, said)


@presses.on("c.vilno")
def skip(talk: Talk, _args: Args) -> None:
    """They would rather not say."""
    _go_on(talk)


def _go_on(talk: Talk, first: Marked | None = None) -> None:
    """To the writing; what is being written by now goes before."""
    talk.forget(ROOM)
    draft = drafts.current(talk)
    if draft is not None:
        flow.proceed(talk, draft, first)
    else:
        flow.invite(talk, first)


def _ways_on(talk: Talk) -> Rows:
    own = [talk.button("btn-draft-continue", "c.card")] if menu.DRAFT in talk.data else []
    return [own, [talk.button("btn-b-settings", "b.q"), talk.button("btn-menu", "m.menu")]]


# What there is --------------------------------------------------------------------------------------------------


def _names(talk: Talk) -> dict[str, str]:
    """The villages of the speaker's commune; none while that is not known."""
    commune = home(talk)
    return areas.villages(talk.work, commune) if commune else {}


def _commune(talk: Talk) -> str:
    place = talk.work.office.gazetteer.by_code.get(home(talk))
    return place.name if place else ""
