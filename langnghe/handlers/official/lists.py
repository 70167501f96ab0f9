"""The work list and search."""

from langnghe.handlers.common.acts import Args, aside
from langnghe.handlers.common.official_list import say_list, say_rows
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.official.room import answers, presses, words
from langnghe.models.contract import Expects, InputKind
from langnghe.services import searching
from langnghe.services.folding import fold
from langnghe.services.worklist import After, Show

#: A search is a few words; what is longer is something people want to tell.
LONGEST_SEARCH = 60


@presses.on("o.list")
def list_press(talk: Talk, args: Args) -> None:
    show = Show(args[0]) if args and args[0] in set(Show) else Show.ALL
    say_list(talk, show, After.read(args[1]) if len(args) > 1 else None)


@words.on("viec", "work", "viec can lam")
def list_word(talk: Talk) -> None:
    say_list(talk, Show.ALL)


@words.on("tim", "find", "tim phieu")
def search_word(talk: Talk) -> None:
    talk.go("official.search")
    talk.say("o-search-ask", choices=[[talk.button("btn-o-list", "o.list")]], expects=Expects.TEXT)


@presses.on("o.search")
def search_press(talk: Talk, _args: Args) -> None:
    search_word(talk)


@answers.on("official.search")
def search_answer(talk: Talk) -> None:
    if talk.event.kind is not InputKind.TEXT:
        aside(talk, "o-text-only")
        return
    say_found(talk, talk.event.text)


def searched_for(text: str) -> str:
    """What "tìm …" or "/tim …" asks for; "" for anything else."""
    command, _, rest = text.strip().partition(" ")
    if fold(command).removeprefix("/") not in {"tim", "find"} or len(text) > LONGEST_SEARCH:
        return ""
    return rest.strip()


def say_found(talk: Talk, typed: str) -> None:
    """Search and say what was found."""
    talk.speaker.state = None
    typed = typed.strip()[:LONGEST_SEARCH]
    found = searching.search(talk.work, talk.speaker.person_id, typed)
    texts = talk.texts
    last = None if found.whole else texts("o-search-newest")
    if found.rows:
        first = texts("o-search-found", typed=typed, count=len(found.rows))
    else:
        first = texts("o-search-none", typed=typed)
    say_rows(talk, first, found.rows, last)
