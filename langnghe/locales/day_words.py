"""The way to a due date in words, a line for each run of like days: the same on the command line and in a chat."""

from datetime import date

from langnghe.locales.texts import Texts
from langnghe.services.day_runs import Course, Run, course
from langnghe.services.deadlines import Due, Span, StepReason, Unit

_SATURDAY = 6


def span_words(texts: Texts, span: Span) -> str:
    """The span as people say it: "10 ngày làm việc"."""
    return texts.label("span", unit=str(span.unit), amount=span.amount)


def course_lines(texts: Texts, end: Due, most: int | None = None) -> list[str]:
    """Plain text, a line for each run of days; of more than `most` runs the middle is only counted."""
    found: Course = course(end, most)
    year = end.explanation[0].date.year
    lines = [_line(texts, end.span, run, year) for run in found.head]
    if found.hidden:
        lines.append(texts.label("days-hidden", count=found.hidden))
    return [*lines, *(_line(texts, end.span, run, year) for run in found.tail)]


def _line(texts: Texts, span: Span, run: Run, year: int) -> str:
    if run.first == run.last:
        days = f"{texts.label(f'weekday-{run.first.isoweekday()}')} {_short(run.first, year)}"
    else:
        days = f"{_short(run.first, _told_by(run, year))} – {_short(run.last, year)}"
    named = f" ({', '.join(run.notes)})" if run.notes and run.reason is not StepReason.PAUSED else ""
    said = _counted(texts, span, run, named) if run.counted else _not_counted(texts, run, named)
    return f"{days}: {said}"


def _counted(texts: Texts, span: Span, run: Run, named: str) -> str:
    if span.unit is Unit.HOURS:
        hours, minutes = divmod(run.minutes, 60)
        return texts.label("days-hours", hours=hours, minutes=minutes, named=named)
    return texts.label(
        "days-counted",
        reason="over_weekends" if run.over_weekends else str(run.reason) if span.unit is not Unit.DAYS else "any",
        count=run.amount,
        first=run.number - run.amount + 1,
        last=run.number,
        named=named,
    )


def _not_counted(texts: Texts, run: Run, named: str) -> str:
    both = run.first.isoweekday() == _SATURDAY and run.first < run.last
    reason = "whole_weekend" if run.reason is StepReason.WEEKEND and both else str(run.reason)
    return texts.label(f"day-{reason.replace('_', '-')}", named=named)


def _short(day: date, year: int) -> str:
    return day.strftime("%d/%m") if day.year == year else day.strftime("%d/%m/%Y")


def _told_by(run: Run, year: int) -> int:
    """The year that need not be said with the first day: that of the start, or the one said with the last day."""
    return run.first.year if run.first.year == run.last.year else year
