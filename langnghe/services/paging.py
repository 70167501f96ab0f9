"""A page of a list that may be long."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """`items` from `offset` on, of `total` in all."""

    items: tuple[T, ...]
    offset: int
    total: int

    @property
    def next_offset(self) -> int | None:
        """Where the next page begins; None at the end."""
        after = self.offset + len(self.items)
        return after if self.items and after < self.total else None

    def previous_offset(self, size: int) -> int | None:
        """Where the page before begins; None at the start."""
        return max(0, self.offset - size) if self.offset > 0 else None


def page_of(every: Sequence[T], offset: int, size: int) -> Page[T]:
    """One page of a list held in memory; an offset beyond its end gives the last page."""
    if offset >= len(every):
        offset = max(0, (len(every) - 1) // size * size)
    offset = max(0, offset)
    return Page(tuple(every[offset : offset + size]), offset, len(every))
