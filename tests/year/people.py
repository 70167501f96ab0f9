"""The people of the simulated year: officials who forget, are slow, pass on and fall ill, and citizens.

An official of the year knows nothing but what the program has told them: they look at a ticket when a notice about
it reaches them, or when the morning's digest says that something is late. Who is never told never acts.
"""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from langnghe.models import RoleKind


class Habit(StrEnum):
    PROMPT = "prompt"
    SLOW = "slow"
    FORGETFUL = "forgetful"


#: How many of a hundred are so; in hundredths, how many of the notices they get make them look at the ticket;
#: working days from looking to the next step, at most.
HABITS = {Habit.PROMPT: (68, 96, 2.0), Habit.SLOW: (14, 92, 7.0), Habit.FORGETFUL: (18, 40, 3.0)}


@dataclass(slots=True)
class Person:
    """One official. `away`: first and last days on which they see nothing."""

    id: int
    role: RoleKind
    body: str
    habit: Habit
    away: tuple[tuple[date, date], ...] = ()

    def is_away(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.away)

    def notices(self, chance: random.Random) -> bool:
        """Whether what they have just been told makes them look."""
        return chance.random() * 100 < HABITS[self.habit][1]

    def takes(self, chance: random.Random) -> timedelta:
        """How long until their next step with a ticket."""
        return timedelta(days=0.05 + chance.random() * HABITS[self.habit][2])


def habit(chance: random.Random) -> Habit:
    return chance.choices(list(HABITS), [share for share, _, _ in HABITS.values()])[0]


def absences(chance: random.Random, role: RoleKind, first: date, days: int) -> tuple[tuple[date, date], ...]:
    """Leave and illness in a year: two stretches of officers, one of heads, of five to twenty days."""
    times = 1 if role is RoleKind.HEAD else 2
    begins = sorted(first + timedelta(days=chance.randrange(days)) for _ in range(times))
    return tuple((day, day + timedelta(days=chance.randint(5, 20))) for day in begins)


@dataclass(slots=True)
class Town:
    """Everybody, by id, and the bodies that pass on what they can."""

    officials: dict[int, Person] = field(default_factory=dict)
    citizens: list[int] = field(default_factory=list)
    dodging: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Intent:
    """Somebody is going to do something with a ticket."""

    at: datetime
    order: int
    person: int = field(compare=False)
    ticket: int = field(compare=False)
    what: str = field(compare=False, default="look")
