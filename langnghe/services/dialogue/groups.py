"""How many of a group come in for it. Pure."""

from dataclasses import dataclass

#: People in a group; more are no group of one matter.
LARGEST = 1_000


@dataclass(frozen=True, slots=True)
class Share:
    """A group of at least so many people is spoken for by at most so many representatives (None: all may come)."""

    least: int
    representatives: int | None
    source: str


#: Largest first. For fewer than five the law says nothing: each may come.
SHARES = (
    Share(11, 5, "Luật Tiếp công dân 2013, Điều 29: trên 10 người cử không quá 05 người đại diện"),
    Share(5, 2, "Luật Tiếp công dân 2013, Điều 29: từ 05 đến 10 người cử 01 hoặc 02 người đại diện"),
    Share(1, None, ""),
)


def representatives(size: int) -> int:
    """How many people at most come in for a group of this size (1 for one's own self)."""
    share = next(each for each in SHARES if size >= each.least)
    return size if share.representatives is None else share.representatives


def allowed(size: int, people: int) -> bool:
    """Whether so many may come in for a group of this size."""
    return 1 <= size <= LARGEST and 1 <= people <= representatives(size)
