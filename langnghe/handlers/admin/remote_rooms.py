"""Remote areas: which communes are marked, and marking one or taking the mark back."""

from langnghe.handlers.admin.room import (
    LABEL,
    PAGE,
    answers,
    ask_marked,
    ask_text,
    begin,
    leave,
    lines,
    named,
    presses,
    turns,
)
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.common.turning import offset_of
from langnghe.models.contract import Choice, Marked
from langnghe.services import remote_areas
from langnghe.services.refusals import NotFound
from langnghe.services.remote_areas import Commune

SEARCH = "admin.remote"


@presses.on("a.drv")
def listed(talk: Talk, args: Args) -> None:
    """The communes that are marked; a name that is typed finds any: "a.drv[:<offset>]"."""
    begin(talk, SEARCH)
    page = remote_areas.listed(talk.work, talk.speaker.person_id, offset_of(args), PAGE)
    said: list[Marked] = [talk.texts("a-remote", count=page.total)]
    said += [talk.texts("a-remote-line", name=each.name) for each in page.items]
    said += [Marked(""), talk.texts("a-remote-ask")]
    rows = [*_names(talk, page.items), turns(talk, page, "a.drv"), _rules_back(talk)]
    ask_marked(talk, Marked("\n".join(said)), *rows)


@answers.on(SEARCH)
def typed(talk: Talk) -> None:
    wanted = " ".join(talk.event.text[:LABEL].split())
    found = remote_areas.find(talk.work, talk.speaker.person_id, wanted)
    ask_text(talk, "a-remote-found" if found else "a-remote-none", *_names(talk, found), typed=wanted)


@presses.on("a.drw")
def one(talk: Talk, args: Args) -> None:
    """One commune: "a.drw:<code>"."""
    _show(talk, remote_areas.commune(talk.work, talk.speaker.person_id, _code(args)))


@presses.on("a.drz")
def mark(talk: Talk, args: Args) -> None:
    """Mark it, or take the mark back: "a.drz:<yes|no>:<code>"."""
    if not args or args[0] not in {"yes", "no"}:
        raise NotFound("button-old")
    found = remote_areas.mark(talk.work, talk.speaker.person_id, _code(args[1:]), remote=args[0] == "yes")
    _show(talk, found, changed=True)


def _show(talk: Talk, found: Commune, *, changed: bool = False) -> None:
    leave(talk)
    other = yes(not found.remote)
    said = [talk.texts("a-remote-card", name=found.name, remote=yes(found.remote))]
    if changed:
        said.append(talk.texts("a-rule-keeps"))
    rows = [
        [talk.button(f"btn-a-remote-{other}", "a.drz", other, found.code)],
        [talk.button("btn-a-remote", "a.drv")],
        _rules_back(talk),
    ]
    talk.say_marked(Marked("\n".join(said)), choices=lines(talk, rows))


def _names(talk: Talk, found: tuple[Commune, ...]) -> list[list[Choice]]:
    return [named(talk, each.name, "a.drw", each.code) for each in found]


def _code(args: Args) -> str:
    if not args:
        raise NotFound("button-old")
    return args[0]


def _rules_back(talk: Talk) -> list[Choice]:
    return [talk.button("btn-a-rules-back", "a.dr")]
