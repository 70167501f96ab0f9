"""What the office lacks: counted by kind, listed by pages, and each with the way to mend it."""

from collections import Counter

from langnghe.handlers.admin import body_rooms, calendar_rooms, inviting, route_rooms, rule_rooms
from langnghe.handlers.admin.room import PAGE, home, leave, lines, named, presses, turns
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.common.turning import offset_of
from langnghe.models import RoleKind
from langnghe.models.contract import Choice, Marked
from langnghe.services import gaps
from langnghe.services.gaps import GapKind
from langnghe.services.paging import page_of
from langnghe.services.refusals import NotFound

#: Kinds whose one gap has no name to list: they are mended from the summary.
_SINGLE = {GapKind.NO_CATCH_ALL, GapKind.NO_DEADLINE_RULE, GapKind.NO_ADMIN, GapKind.TET_UNCONFIRMED}


@presses.on("a.gaps")
def summary(talk: Talk, _args: Args) -> None:
    leave(talk)
    counted = Counter(gap.kind for gap in gaps.incomplete(talk.work))
    if not counted:
        talk.say("a-gaps-none", choices=[home(talk)])
        return
    said = [talk.texts(f"a-gap-{kind}", count=count) for kind, count in counted.items()]
    rows = [
        [
            talk.button(
                f"btn-a-gap-{kind}",
                *(("a.fix", kind) if kind in _SINGLE else ("a.gap", kind)),
                count=count,
            )
        ]
        for kind, count in counted.items()
    ]
    text = Marked("\n".join([talk.texts("a-gaps"), "", *said]))
    talk.say_marked(text, choices=lines(talk, rows))


@presses.on("a.gap")
def listed(talk: Talk, args: Args) -> None:
    kind = _kind(args)
    page = page_of([gap for gap in gaps.incomplete(talk.work) if gap.kind is kind], offset_of(args, 1), PAGE)
    if not page.items:
        talk.say("a-gaps-mended", choices=[_back(talk), home(talk)])
        return
    rows = [named(talk, gap.name, "a.fix", kind, gap.code) for gap in page.items]
    first = page.offset + 1
    talk.say(
        "a-gap-list",
        what=talk.texts.label(f"a-gap-{kind}", count=page.total),
        first=first,
        last=page.offset + len(page.items),
        count=page.total,
        choices=lines(talk, [*rows, turns(talk, page, "a.gap", kind), _back(talk)]),
    )


@presses.on("a.fix")
def mend(talk: Talk, args: Args) -> None:
    """The way to what is missing: an invitation, a body's address, a row of the routing table."""
    kind, code = _kind(args), ":".join(args[1:])
    if kind is GapKind.NO_HEAD:
        inviting.begin_for(talk, RoleKind.HEAD, code)
    elif kind is GapKind.NO_OFFICER:
        inviting.begin_for(talk, RoleKind.OFFICER, code)
    elif kind is GapKind.NO_ADMIN:
        inviting.begin_for(talk, RoleKind.ADMIN, "")
    elif kind in {GapKind.NO_ADDRESS, GapKind.NO_SUPERIOR}:
        body_rooms.card(talk, (code,))
    elif kind is GapKind.TET_UNCONFIRMED:
        calendar_rooms.tet_that_waits(talk)
    elif kind is GapKind.NO_DEADLINE_RULE:
        rule_rooms.steps(talk, ())
    elif kind is GapKind.NO_CATCH_ALL:
        route_rooms.ask_body(talk, "", "")
    else:
        route_rooms.mend(talk, code)


def _kind(args: Args) -> GapKind:
    try:
        return GapKind(args[0])
    except (IndexError, ValueError):
        raise NotFound("button-old") from None


def _back(talk: Talk) -> list[Choice]:
    return [talk.button("btn-a-gaps-back", "a.gaps")]
