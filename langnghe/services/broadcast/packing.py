"""Ids of many identities in a few bytes each: differences of sorted ids, deflated."""

import zlib
from array import array
from collections.abc import Iterable
from itertools import accumulate, pairwise


def pack(ids: Iterable[int]) -> bytes:
    """These ids, which come back sorted. Up to 2^63."""
    ordered = sorted(ids)
    steps = array("q", [later - earlier for earlier, later in pairwise([0, *ordered])])
    return zlib.compress(steps.tobytes(), level=1)


def unpack(packed: bytes) -> list[int]:
    """What `pack` was given, sorted."""
    steps = array("q")
    steps.frombytes(zlib.decompress(packed))
    return list(accumulate(steps))
