"""The way to a due date, folded: like days in a row become one run, short enough to read on a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from langnghe.services.deadlines import DayStep, Due, StepReason, Unit

#: Reasons for which the names of the days differ while the days are alike: Tết is one rest, not five.
_NAMED = frozenset({StepReason.HOLIDAY, StepReason.PAUSED})


@dataclass(frozen=True, slots=True)
class Run:
    """Like days in a row. `number`: days counted when it ends; `amount`: of them in this run."""

    first: date
    last: date
    counted: bool
    reason: StepReason
    notes: tuple[str, ...] = ()
    number: int = 0
    amount: int = 0
    minutes: int = 0
    over_weekends: bool = False
    """Working days with the weekends between them left out of the telling."""


@dataclass(frozen=True, slots=True)
class Course:
    """The runs to be told: all of them, or the first and the last with `hidden` between."""

    head: tuple[Run, ...]
    hidden: int = 0
    tail: tuple[Run, ...] = ()


def course(end: Due, most: int | None = None) -> Course:
    """The way there in at most `most` runs: first weekends are folded in, then the middle is left out."""
    runs = runs_of(end)
    if most is None or len(runs) <= most:
        return Course(tuple(runs))
    runs = _over_weekends(runs)
    if len(runs) <= most:
        return Course(tuple(runs))
    kept = most // 2
    return Course(tuple(runs[:kept]), len(runs) - 2 * kept, tuple(runs[-kept:]))


def runs_of(end: Due) -> list[Run]:
    """Every day of the way, like days together."""
    every_day = end.span.unit is Unit.DAYS
    alike = groupby(end.explanation, lambda step: _likeness(step, every_day=every_day))
    return [_run(tuple(steps)) for _, steps in alike]


def _likeness(step: DayStep, *, every_day: bool) -> tuple[object, ...]:
    if every_day and step.counted:
        return (True,)
    return step.counted, step.reason, "" if step.reason in _NAMED else step.note


def _run(steps: Sequence[DayStep]) -> Run:
    first, last = steps[0], steps[-1]
    alike = len({step.reason for step in steps}) == 1
    return Run(
        first=first.date,
        last=last.date,
        counted=first.counted,
        reason=first.reason if alike else StepReason.CALENDAR_DAY,
        notes=_names(step.note for step in steps) if alike else (),
        number=last.number,
        amount=len(steps) if first.counted else 0,
        minutes=sum(step.minutes for step in steps),
    )


def _names(notes: Iterable[str]) -> tuple[str, ...]:
    """The names, each once; "Tết Nguyên Đán" stands for "Mùng hai Tết Nguyên Đán" too."""
    named = tuple(dict.fromkeys(note for note in notes if note))
    return tuple(note for note in named if not any(other != note and other in note for other in named))


def _over_weekends(runs: Sequence[Run]) -> list[Run]:
    """Weeks of work that only weekends part become one run."""
    folded: list[Run] = []
    for run in runs:
        folded.append(run)
        if len(folded) > 2 and _is_week(folded[-3]) and _is_weekend(folded[-2]) and _is_week(folded[-1]):
            before, _, after = folded[-3:]
            folded[-3:] = [
                replace(
                    after,
                    first=before.first,
                    amount=before.amount + after.amount,
                    minutes=before.minutes + after.minutes,
                    over_weekends=True,
                )
            ]
    return folded


def _is_week(run: Run) -> bool:
    return run.counted and run.reason is StepReason.WORKING and not run.notes


def _is_weekend(run: Run) -> bool:
    return not run.counted and run.reason is StepReason.WEEKEND
