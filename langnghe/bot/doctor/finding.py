"""What a look at the office finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Gravity(StrEnum):
    #: People feel it now, or soon will.
    WRONG = "wrong"
    #: It goes on, and somebody should look at it.
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. Its words are `doctor-<key>`, what to do about it `doctor-<key>-do`.

    `params` hold plain values for both: counts, sizes in MiB, instants; nothing of a person and no secret.
    """

    key: str
    gravity: Gravity = Gravity.WRONG
    since: datetime | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


def wrong(key: str, since: datetime | None = None, **params: Any) -> Finding:
    return Finding(key, Gravity.WRONG, since, params)


def warning(key: str, since: datetime | None = None, **params: Any) -> Finding:
    return Finding(key, Gravity.WARNING, since, params)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something worth knowing that is not wrong. Its words are `doctor-fact-<key>`."""

    key: str
    params: Mapping[str, Any] = field(default_factory=dict)
