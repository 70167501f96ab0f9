"""A session in words, the same for everybody who may read of it."""

from collections.abc import Iterator

from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import marked
from langnghe.locales.texts import Texts
from langnghe.models import DialogueState
from langnghe.models.contract import Marked
from langnghe.services.calendar import HANOI
from langnghe.services.dialogue.life import View
from langnghe.services.dialogue.listing import Row


def card(texts: Texts, view: View) -> Marked:
    """What people must know to come (R28, facts F-7): when, where, host, whom for, about what, held under what."""
    return Marked("\n".join(_lines(texts, view)))


def _lines(texts: Texts, view: View) -> Iterator[Marked]:
    dialogue = view.dialogue
    yield texts("d-card-title", kind=str(dialogue.kind), title=dialogue.title, titled=yes(dialogue.title))
    yield texts("d-card-state", state=str(dialogue.state))
    if dialogue.reason:
        yield texts("d-card-reason", reason=dialogue.reason)
    yield from _where(texts, view)
    yield texts("d-card-host", body=view.body_name, name=view.host_name, named=yes(view.host_name))
    if dialogue.substitute:
        yield texts("d-card-substitute", name=dialogue.substitute, reason=dialogue.substitute_reason)
    yield texts("d-card-area", area=view.area_name)
    for key, value in (
        ("co-hosts", dialogue.co_hosts),
        ("about", dialogue.about),
        ("basis", dialogue.basis),
        ("urgent", dialogue.urgent_reason),
        ("conclusion", dialogue.conclusion if dialogue.published_at else ""),
    ):
        if value:
            yield texts(f"d-card-{key}", words=value)


def _where(texts: Texts, view: View) -> Iterator[Marked]:
    dialogue = view.dialogue
    if dialogue.starts_at is not None:
        postponed = dialogue.state is DialogueState.POSTPONED
        yield texts("d-card-was" if postponed else "d-card-when", when=marked(when(texts, view)))
    if dialogue.place:
        yield texts("d-card-place", place=dialogue.place)
    if dialogue.lat is not None and dialogue.lon is not None:
        yield texts("d-card-map", lat=f"{dialogue.lat:.6f}", lon=f"{dialogue.lon:.6f}")
    if dialogue.online_url:
        yield texts("d-card-online", url=dialogue.online_url)


def when(texts: Texts, view: View) -> Marked:
    """Day and hours in Vietnam."""
    begins, ends = view.dialogue.starts_at, view.dialogue.ends_at
    if begins is None:
        return texts("d-when-unknown")
    until = "" if ends is None else f"{ends.astimezone(HANOI):%H:%M}"
    return texts(
        "d-when",
        day=begins.astimezone(HANOI).date(),
        weekday=texts.label(f"weekday-{begins.astimezone(HANOI).isoweekday()}"),
        begins=f"{begins.astimezone(HANOI):%H:%M}",
        ends=until,
        ending=yes(until),
    )


def row(texts: Texts, each: Row) -> Marked:
    """A session as one line of a list."""
    begins = each.starts_at
    return texts(
        "d-list-line",
        day="" if begins is None else begins.astimezone(HANOI).date(),
        time="" if begins is None else f"{begins.astimezone(HANOI):%H:%M}",
        dated=yes(begins),
        kind=str(each.kind),
        title=each.title,
        titled=yes(each.title),
        body=each.body_name,
        state=str(each.state),
    )


def label(texts: Texts, each: Row) -> str:
    """Its button."""
    begins = each.starts_at
    return texts.label(
        "btn-d-row",
        day="" if begins is None else f"{begins.astimezone(HANOI):%d/%m}",
        dated=yes(begins),
        kind=str(each.kind),
        title=each.title or texts.label(f"d-kind-{each.kind}"),
    )
