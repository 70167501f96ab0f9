"""How often heads meet the people: what is owed, held, planned and missing, worst first; who watches over it."""

from collections.abc import Iterator

from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk, marked, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue.room import kept_list_offers, presses
from langnghe.locales.marked import shorten
from langnghe.models.contract import Choice, Marked
from langnghe.services.calendar import local_date
from langnghe.services.dialogue import behind, oversight
from langnghe.services.dialogue.behind import Standing
from langnghe.services.dialogue.obligations import MONTH, Level, Owed
from langnghe.services.dialogue.oversight import Without

#: Characters of a body's name on a button.
LABEL = 40


@kept_list_offers.append
def offer(talk: Talk) -> Rows:
    """Under the list of the sessions that somebody keeps."""
    return [
        [talk.button("btn-g-plan", "g.plan"), talk.button("btn-g-year", "g.pp")],
        [talk.button("btn-g-import", "g.imp"), talk.button("btn-g-asked", "g.asked")],
    ]


@presses.on("g.plan")
def plan(talk: Talk, args: Args) -> None:
    """One page of the bodies: "g.plan[:<year>[:<offset>]]"."""
    year = _year(talk, args)
    page = behind.listed(talk.work, talk.speaker.person_id, year, offset_of(args, 1))
    lines = [talk.texts("g-plan-title", year=str(year), count=page.total)]
    for each in page.items:
        lines += _lines(talk, each)
    if not page.items:
        lines.append(talk.texts("g-plan-none"))
    home = [talk.button("btn-g-list", "g.list"), talk.button("btn-menu", "m.menu")]
    rows = [
        *([_body(each, year)] for each in page.items),
        turns(talk, page, "g.plan", year, size=behind.PAGE),
        [talk.button("btn-g-plan-year", "g.plan", other, year=str(other)) for other in _other(talk, year)],
        *offer_watching(talk),
        home,
    ]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


def _year(talk: Talk, args: Args) -> int:
    this = local_date(talk.work.now).year
    year = number(args) if args else this
    return year if abs(year - this) <= 1 else this


def _other(talk: Talk, year: int) -> tuple[int, ...]:
    this = local_date(talk.work.now).year
    return tuple(each for each in (this - 1, this, this + 1) if each != year)


def _body(each: Standing, year: int) -> Choice:
    return Choice(shorten(each.host.name, LABEL), token("g.planb", year, each.host.code))


def offer_watching(talk: Talk) -> Rows:
    """The way to the report, for who watches over heads."""
    if not behind.watched(talk.work, talk.speaker.person_id):
        return []
    return [[talk.button("btn-g-behind", "g.behind")]]


def _lines(talk: Talk, each: Standing) -> Iterator[Marked]:
    yield talk.texts("g-plan-body", body=each.host.name, late=yes(each.late))
    yield from _sums(talk, each)
    if each.late:
        yield _late(talk, each)


def _sums(talk: Talk, each: Standing) -> Iterator[Marked]:
    for one in each.sums:
        yield talk.texts(
            "g-plan-sum",
            kind=str(one.kind),
            number=one.number,
            held=one.held,
            planned=one.planned,
            missing=one.missing,
            substituted=one.substituted,
            other=yes(one.substituted),
        )
    if not each.sums:
        yield talk.texts("g-plan-nothing")


def _late(talk: Talk, each: Standing) -> Marked:
    named = ", ".join(_period(talk, owed) for owed in each.late)
    return talk.texts("g-plan-late", periods=marked(Marked(named)))


def _period(talk: Talk, owed: Owed) -> Marked:
    first = owed.period.first
    return talk.texts("g-period", monthly=yes(owed.unit == MONTH), month=str(first.month), year=str(first.year))


@presses.on("g.planb")
def body(talk: Talk, args: Args) -> None:
    """One body, period by period: "g.planb:<year>:<code>"."""
    year, code = _year(talk, args), ":".join(args[1:])
    found = behind.one(talk.work, talk.speaker.person_id, code, year)
    host = found.host
    lines = [
        talk.texts("g-plan-body", body=host.name, late=yes(found.late)),
        talk.texts("g-plan-head", name=host.head_name, named=yes(host.head_name)),
        *_sums(talk, found),
        Marked(""),
        *(_one(talk, each) for each in found.owed),
    ]
    rows = [
        [talk.button("btn-g-year", "g.pp", code)],
        [talk.button("btn-g-plan", "g.plan", year), talk.button("btn-menu", "m.menu")],
    ]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


def _one(talk: Talk, owed: Owed) -> Marked:
    late = owed.level is Level.LATE
    done = owed.held >= owed.number
    standing = "done" if done else "late" if late else "missing" if owed.missing else "planned"
    return talk.texts(
        "g-plan-period",
        kind=str(owed.kind),
        monthly=yes(owed.unit == MONTH),
        month=str(owed.period.first.month),
        year=str(owed.period.first.year),
        standing=standing,
        held=owed.held,
        number=owed.number,
        planned=owed.planned,
        missing=owed.missing,
        until=owed.announce_by,
        substituted=owed.substituted,
        other=yes(owed.substituted),
    )


# Who watches over it --------------------------------------------------------------------------------------------


@presses.on("g.behind")
def behind_heads(talk: Talk, args: Args) -> None:
    """Heads without dialogues beside what lies open with them: "g.behind[:<offset>]"."""
    page = oversight.listed(talk.work, talk.speaker.person_id, offset_of(args))
    year = local_date(talk.work.now).year
    lines = [talk.texts("g-behind-title", year=str(year), count=page.total)]
    for each in page.items:
        lines += _without(talk, each)
    if not page.items:
        lines.append(talk.texts("g-behind-none"))
    rows = [
        *([_body(each.standing, year)] for each in page.items),
        turns(talk, page, "g.behind", size=oversight.PAGE),
        [talk.button("btn-menu", "m.menu")],
    ]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


def _without(talk: Talk, each: Without) -> Iterator[Marked]:
    standing = each.standing
    yield talk.texts("g-plan-body", body=standing.host.name, late=yes(standing.late))
    yield talk.texts("g-plan-head", name=standing.host.head_name, named=yes(standing.host.head_name))
    yield talk.texts("g-behind-line", held=standing.held, open=each.open, late=each.late)
    if standing.late:
        yield _late(talk, standing)
