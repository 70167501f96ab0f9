"""Which body answers for a matter: a ladder from the most particular rule to the mandatory catch-all.

Pure: the caller brings the candidate rules (one query), the choice is made here, and says on which rung it fell.
A rule that cannot be used (its body has ended, it was switched off) is never passed over silently: it is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Rung(StrEnum):
    """Where on the ladder the decision fell, from the most particular down."""

    FIELD_AREA = "field_area"
    FIELD_PARENT_AREA = "field_parent_area"
    FIELD_DEFAULT = "field_default"
    AREA_DEFAULT = "area_default"
    CATCH_ALL = "catch_all"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One rule that may decide. `field` and `area`: None or "" for any.

    problem: why it cannot be used today ("body_ended", "switched_off" …), "" when it can.
    """

    field: str | None
    area: str | None
    body_code: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Routed:
    """The body, the rung that chose it, and the unusable rules that would have come first (tell an admin)."""

    body_code: str
    rung: Rung
    passed_over: tuple[Candidate, ...] = ()


class RoutingIncomplete(LookupError):
    """No usable catch-all: an error of the set-up, to be found before the first citizen is."""


class RuleLookup(Protocol):
    """Finds every rule that may decide: for this field or any, in one of these areas or any."""

    def __call__(self, field: str | None, chain: tuple[str, ...]) -> Iterable[Candidate]: ...


def route(field: str | None, area_chain: tuple[str, ...], rules: RuleLookup) -> Routed:
    """The body for a field in an area.

    field: code, or None when nobody could tell. area_chain: codes from the commune up to the province, empty when
    the place is unknown. Raises RoutingIncomplete.
    """
    return choose(rules(field, area_chain), field, area_chain)


def choose(candidates: Iterable[Candidate], field: str | None, chain: tuple[str, ...]) -> Routed:
    """The first usable candidate down the ladder; rules for other fields and areas are ignored."""
    by_place: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in candidates:
        by_place.setdefault((candidate.field or "", candidate.area or ""), []).append(candidate)
    passed_over: list[Candidate] = []
    for rung, key in _ladder(field, chain):
        for candidate in by_place.get(key, ()):
            if not candidate.problem:
                return Routed(candidate.body_code, rung, tuple(passed_over))
            passed_over.append(candidate)
    raise RoutingIncomplete("There is no usable catch-all rule: name a body for any field in any area.")


def check(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The unusable rules of a whole set-up. Raises RoutingIncomplete when the catch-all is missing or unusable."""
    known = tuple(candidates)
    choose(known, None, ())
    return tuple(candidate for candidate in known if candidate.problem)


def _ladder(field: str | None, chain: tuple[str, ...]) -> Iterator[tuple[Rung, tuple[str, str]]]:
    if field:
        for height, area in enumerate(chain):
            yield (Rung.FIELD_PARENT_AREA if height else Rung.FIELD_AREA), (field, area)
        yield Rung.FIELD_DEFAULT, (field, "")
    for area in chain:
        yield Rung.AREA_DEFAULT, ("", area)
    yield Rung.CATCH_ALL, ("", "")
