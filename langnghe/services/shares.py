"""Which bodies a head hears of: the own ones, and those below that have no head who can be reached."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from langnghe.models import Body, Prepared
from langnghe.services import duty
from langnghe.services.authority import DEEPEST
from langnghe.services.work import Work


@dataclass(frozen=True, slots=True)
class Share:
    """The bodies of one head."""

    own: tuple[str, ...]
    """Codes of the bodies that the person heads."""
    below: tuple[str, ...] = ()
    """Codes of bodies below them that have no head who can be reached."""
    reach: tuple[str, ...] = ()
    """Codes of all bodies whose matters they may look into: the own ones and all below."""

    @property
    def codes(self) -> tuple[str, ...]:
        return (*self.own, *self.below)


_PARENTS = Prepared(select(Body.code, Body.parent_code).order_by(Body.code))


def current(work: Work) -> dict[int, Share]:
    """The share of every head who can be reached, by person."""
    heads = duty.heads(work)
    if not heads:
        return {}
    return shares({row.code: row.parent_code for row in _PARENTS.all(work.connection)}, heads)


def shares(parents: Mapping[str, str | None], heads: Mapping[str, int]) -> dict[int, Share]:
    """By person: each body goes to its own head, else to the nearest head above it. Pure."""
    own: dict[int, list[str]] = defaultdict(list)
    below: dict[int, list[str]] = defaultdict(list)
    reach: dict[int, list[str]] = defaultdict(list)
    for code in parents:
        headed = [each for each in _upwards(parents, code) if each in heads]
        for person in {heads[each] for each in headed}:
            reach[person].append(code)
        if headed:
            (own if headed[0] == code else below)[heads[headed[0]]].append(code)
    return {
        person: Share(tuple(codes), tuple(below[person]), tuple(reach[person])) for person, codes in own.items()
    }


def _upwards(parents: Mapping[str, str | None], code: str) -> Iterator[str]:
    """The body itself and those above it; a circle in the data ends."""
    at: str | None = code
    for _ in range(DEEPEST):
        if at is None:
            return
        yield at
        at = parents.get(at)
