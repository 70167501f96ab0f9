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


def page_start(total: int, offset: int, size: int) -> int:
    """Where the page begins; an offset beyond the end (the list has shrunk) gives the last page."""
    return max(0, offset if offset < total else (total - 1) // size * size)


def page_of(every: Sequence[T], offset: int, size: int) -> Page[T]:
    """One page of a list held in memory."""
    start = page_start(len(every), offset, size)
    return Page(tuple(every[start : start + size]), start, len(every))
