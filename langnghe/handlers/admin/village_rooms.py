"""Villages (thôn, tổ dân phố) below the communes: lists, adding by typing, another name, taking one out."""

from langnghe.handlers.admin.room import (
    LABEL,
    PAGE,
    answers,
    ask_marked,
    ask_text,
    begin,
    form,
    home,
    leave,
    named,
    presses,
    turns,
)
from langnghe.handlers.admin.tables import SHOWN
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.common.turning import offset_of
from langnghe.locales.marked import shorten
from langnghe.models.contract import Choice, Marked
from langnghe.services import places, villages
from langnghe.services.paging import page_of
from langnghe.services.refusals import NotFound
from langnghe.services.villages import Added, Commune, Village

SEARCH, ADD, NAME = "admin.villages", "admin.villages.add", "admin.villages.name"


# Communes -------------------------------------------------------------------------------------------------------


@presses.on("a.vil")
def listed(talk: Talk, args: Args) -> None:
    """The communes with the numbers of their villages, or the only one: "a.vil[:<offset>]"."""
    every = villages.communes(talk.work, talk.speaker.person_id)
    if len(every) == 1:
        _show(talk, every[0].code)
        return
    begin(talk, SEARCH)
    page = page_of(every, offset_of(args), PAGE)
    said = talk.texts(
        "a-villages",
        count=sum(each.count for each in every),
        communes=len(every),
        missing=sum(not each.count for each in every),
    )
    ask_marked(talk, said, *_names(talk, page.items), turns(talk, page, "a.vil"), _table(talk))


@answers.on(SEARCH)
def searched(talk: Talk) -> None:
    typed = " ".join(talk.event.text[:LABEL].split())
    found = villages.find(talk.work, talk.speaker.person_id, typed)
    if places.is_clear(talk.work.office.gazetteer.find(typed)) and found:
        _show(talk, found[0].code)
    else:
        ask_text(talk, "a-remote-found" if found else "a-remote-none", *_names(talk, found), typed=typed)


def _names(talk: Talk, found: tuple[Commune, ...]) -> list[list[Choice]]:
    return [
        [
            talk.button(
                "btn-a-village-commune", "a.vilc", each.code, name=shorten(each.name, LABEL), count=each.count
            )
        ]
        for each in found
    ]


def _table(talk: Talk) -> list[Choice]:
    return [talk.button("btn-a-voters-import", "a.vili"), talk.button("btn-a-voters-export", "a.vile")]


# One commune ----------------------------------------------------------------------------------------------------


@presses.on("a.vilc")
def commune(talk: Talk, args: Args) -> None:
    """The villages of a commune; what is typed is added: "a.vilc:<commune>[:<offset>]"."""
    _show(talk, _code(args), offset_of(args, 1))


def _show(talk: Talk, code: str, offset: int = 0, *first: Marked) -> None:
    by = talk.speaker.person_id
    above = villages.commune(talk.work, by, code)
    page = villages.listed(talk.work, by, code, offset, PAGE)
    begin(talk, ADD, commune=code)
    said = [
        *(line for each in first for line in (each, Marked(""))),
        talk.texts("a-villages-of", name=above.name, count=above.count),
        talk.texts("a-villages-ask", some=yes(above.count)),
    ]
    alone = len(villages.communes(talk.work, by)) == 1
    rows = [
        *(named(talk, each.name, "a.vilv", each.code) for each in page.items),
        turns(talk, page, "a.vilc", code),
        _table(talk) if alone else [talk.button("btn-a-villages-other", "a.vil")],
    ]
    ask_marked(talk, Marked("\n".join(said)), *rows)


@answers.on(ADD)
def typed(talk: Talk) -> None:
    done = villages.add(talk.work, talk.speaker.person_id, _kept(talk, "commune"), talk.event.text)
    _show(talk, done.commune.code, 0, *_added(talk, done))


def _added(talk: Talk, done: Added) -> list[Marked]:
    said = []
    for key, names in (("a-villages-added", done.new), ("a-villages-known", done.known)):
        if names:
            more = len(names) - SHOWN
            said.append(
                talk.texts(
                    key, count=len(names), names=", ".join(names[:SHOWN]), more=max(0, more), cut=yes(more > 0)
                )
            )
    return said


# One village ----------------------------------------------------------------------------------------------------


@presses.on("a.vilv")
def card(talk: Talk, args: Args) -> None:
    """One village: "a.vilv:<code>"."""
    _show_one(talk, villages.one(talk.work, talk.speaker.person_id, _code(args)))


def _show_one(talk: Talk, found: Village, key: str = "a-village-card") -> None:
    leave(talk)
    people = villages.people(talk.work, talk.speaker.person_id, found.code)
    rows = [
        [
            talk.button("btn-a-village-name", "a.viln", found.code),
            talk.button("btn-a-village-remove", "a.vilx", found.code),
        ],
        _back(talk, found),
        home(talk),
    ]
    talk.say(key, choices=rows, name=found.name, commune=found.commune_name, people=people)


@presses.on("a.viln")
def ask_name(talk: Talk, args: Args) -> None:
    """What it shall be called: "a.viln:<code>"."""
    found = villages.one(talk.work, talk.speaker.person_id, _code(args))
    begin(talk, NAME, village=found.code)
    ask_text(talk, "a-village-ask-name", _back(talk, found), name=found.name, commune=found.commune_name)


@answers.on(NAME)
def renamed(talk: Talk) -> None:
    done = villages.rename(talk.work, talk.speaker.person_id, _kept(talk, "village"), talk.event.text)
    _show_one(talk, done, "a-village-renamed")


@presses.on("a.vilx")
def ask_remove(talk: Talk, args: Args) -> None:
    """Whether it shall be taken out: "a.vilx:<code>"."""
    found = villages.one(talk.work, talk.speaker.person_id, _code(args))
    leave(talk)
    rows = [[talk.button("btn-a-village-remove-yes", "a.vilxok", found.code)], _back(talk, found)]
    people = villages.people(talk.work, talk.speaker.person_id, found.code)
    talk.say("a-village-ask-remove", choices=rows, name=found.name, commune=found.commune_name, people=people)


@presses.on("a.vilxok")
def remove(talk: Talk, args: Args) -> None:
    """Take it out: "a.vilxok:<code>"."""
    done = villages.remove(talk.work, talk.speaker.person_id, _code(args))
    _show(talk, done.commune_code, 0, talk.texts("a-village-removed", name=done.name, commune=done.commune_name))


def _back(talk: Talk, found: Village) -> list[Choice]:
    return [talk.button("btn-a-villages-back", "a.vilc", found.commune_code)]


def _kept(talk: Talk, name: str) -> str:
    """What the form is about. `NotFound` where the form has been left."""
    if name not in form(talk):
        raise NotFound("button-old")
    return str(form(talk)[name])


def _code(args: Args) -> str:
    if not args:
        raise NotFound("button-old")
    return args[0]
