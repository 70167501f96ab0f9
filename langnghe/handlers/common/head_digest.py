"""The head's digest of the morning in words: only the lines that say something, and the lists behind them."""

from collections.abc import Iterable

from langnghe.handlers.common.talk import Rows, in_rows, marked, token
from langnghe.locales.texts import Texts
from langnghe.models.contract import Choice, Marked
from langnghe.services.backlog import Aged
from langnghe.services.digest import Digest
from langnghe.services.worklist import Show

#: Bodies that are named; who heads more reads how many.
NAMED = 3


def words(texts: Texts, digest: Digest) -> tuple[Marked, Rows]:
    """The message and its choices."""
    return Marked("\n".join([texts("digest-title", day=digest.day), *_lines(texts, digest)])), _choices(
        texts, digest
    )


def _lines(texts: Texts, digest: Digest) -> Iterable[Marked]:
    names = digest.body_names
    yield texts("digest-bodies", names="; ".join(names[:NAMED]), more=len(names[NAMED:]), below=digest.below)
    yield from _late(texts, digest)
    if digest.due:
        yield texts("digest-due", count=digest.due)
    if digest.new:
        yield texts("digest-new", count=digest.new)
    if digest.to_decide:
        yield texts("digest-to-decide", count=digest.to_decide)
        yield from _parts(
            texts,
            ("digest-proposed", digest.proposed),
            ("digest-more-time", digest.more_time),
            ("digest-disputed", digest.disputed),
            ("digest-submitted", digest.submitted),
        )
    if digest.opinions_late or digest.opinions_due:
        yield texts("digest-opinions", late=digest.opinions_late, due=digest.opinions_due)
    hot = tuple(
        _parts(
            texts,
            ("digest-urgent", digest.urgent),
            ("digest-urged", digest.urged),
            ("digest-reopened", digest.reopened),
        )
    )
    if hot:
        yield texts("digest-hot")
        yield from hot


def _late(texts: Texts, digest: Digest) -> Iterable[Marked]:
    if digest.late:
        yield texts("digest-late", count=digest.late)
    for late in digest.oldest:
        days = marked(texts("o-late-days", days=late.days))
        yield texts("digest-oldest", code=late.code, body=late.body_name, late=days)
    if digest.brought:
        yield texts("digest-brought", count=digest.brought, new=digest.brought_new)
    for brought in digest.newest:
        clock = texts.label(f"clock-{brought.clock}")
        yield texts("digest-newest", code=brought.code, body=brought.body_name, clock_name=clock)
    if digest.red_line:
        yield texts("digest-red-line", days=digest.red_line_days, count=digest.red_line)


def _parts(texts: Texts, *parts: tuple[str, int]) -> Iterable[Marked]:
    return (texts(key, count=count) for key, count in parts if count)


def _choices(texts: Texts, digest: Digest) -> Rows:
    lists = (
        (Show.LATE, digest.late),
        (Show.BROUGHT, digest.brought),
        (Show.DUE, digest.due),
        (Show.APPROVAL, digest.to_decide),
    )
    buttons = [
        Choice(texts.label(f"btn-digest-{show}", count=count), token("o.list", show))
        for show, count in lists
        if count
    ]
    if waiting := digest.opinions_late + digest.opinions_due:
        buttons.append(Choice(texts.label("btn-digest-opinions", count=waiting), token("o.asked")))
    if digest.red_line:
        label = texts.label("btn-digest-red-line", days=digest.red_line_days, count=digest.red_line)
        buttons.append(Choice(label, token("l.aged", Aged.RED, 0)))
    return [*in_rows(buttons, 2), [Choice(texts.label("btn-o-list"), token("o.list"))]]
