"""Why is it due on this date? The rule, the start, the days in a few lines, and the result."""

from collections.abc import Sequence

from langnghe.handlers.common.talk import marked
from langnghe.locales.day_words import course_lines, span_words
from langnghe.locales.marked import escape
from langnghe.locales.texts import Texts, day, moment
from langnghe.models import ClockKind
from langnghe.models.contract import Marked
from langnghe.services.clocks import last_day
from langnghe.services.deadlines import Unit
from langnghe.services.explaining import ClockView, Explanation, Standing

#: Lines of days, and of other clocks: what a phone shows without much turning.
MOST_LINES = 16
MOST_OTHERS = 6


def words(texts: Texts, why: Explanation) -> Marked:
    """The whole explanation as one message."""
    if why.clock is None:
        return texts("why-none", code=why.ticket.code, due=why.ticket.due_date)
    blocks = [
        _rule(texts, why, why.clock),
        *_count(texts, why, why.clock),
        _standing(texts, why.clock),
        *_others(texts, why.others),
    ]
    return Marked("\n\n".join(blocks))


def _rule(texts: Texts, why: Explanation, clock: ClockView) -> Marked:
    lines = [
        texts("why-title", code=why.ticket.code),
        texts("why-clock", clock=_name(texts, clock), span=_span(texts, clock)),
        texts("why-source", source=clock.source),
        texts("why-from", at=clock.started_at),
    ]
    return Marked("\n".join(lines))


def _name(texts: Texts, clock: ClockView) -> str:
    name = texts.label(f"clock-{clock.kind}")
    whose = f" ({clock.body_name})" if clock.body_name else ""
    return name[:1].upper() + name[1:] + whose


def _span(texts: Texts, clock: ClockView) -> str:
    return span_words(texts, clock.span) if clock.span else texts.label("why-by-hand")


def _count(texts: Texts, why: Explanation, clock: ClockView) -> list[Marked]:
    """The days, and what they come to; where the date in force is another one, that is said at once."""
    if why.count is None:
        return [texts("why-unknown", due=_due(clock))]
    days = Marked("\n".join(escape(line) for line in course_lines(texts, why.count, MOST_LINES)))
    if _in_hours(clock):
        result = texts("why-result-time", due=why.count.at)
    else:
        result = texts("why-result-day", due=why.count.date)
    if not why.differs:
        return [days, result]
    return [days, result, texts("why-differs", due=_due(clock), reason=_reason(clock))]


def _reason(clock: ClockView) -> str:
    """Why another date is in force. While the clock stands still it waits for the reply: nothing was changed."""
    if clock.standing is Standing.PAUSED:
        return "paused"
    if clock.extended_to is None:
        return "changed"
    return "extended" if clock.granted else "kept"


def _due(clock: ClockView) -> str:
    """The date in force, with its time where the span is one of hours."""
    return moment(clock.due_at) if _in_hours(clock) else day(last_day(clock.due_at))


def _in_hours(clock: ClockView) -> bool:
    return clock.span is not None and clock.span.unit is Unit.HOURS


def _standing(texts: Texts, clock: ClockView) -> Marked:
    if clock.standing is Standing.RUNNING:
        return texts("why-running")
    if clock.standing is Standing.PAUSED:
        return texts("why-paused", since=clock.since, limit=clock.limit_at)
    if clock.stopped_by is None:
        return texts("why-stopped", at=clock.since)
    return texts("why-stopped-by", at=clock.since, act=marked(texts(f"act-{clock.stopped_by}")))


def _others(texts: Texts, clocks: Sequence[ClockView]) -> list[Marked]:
    if not clocks:
        return []
    lines = [texts("why-others")]
    for clock in clocks[:MOST_OTHERS]:
        rule = texts(
            "why-clock-line",
            clock=_name(texts, clock),
            earlier="yes" if clock.kind is ClockKind.SETTLE else "no",
            span=_span(texts, clock),
            started=clock.started_at,
            due=_due(clock),
        )
        lines.append(Marked(f"• {rule} {_standing(texts, clock)}"))
    if len(clocks) > MOST_OTHERS:
        lines.append(texts("why-others-more", count=len(clocks) - MOST_OTHERS))
    return [Marked("\n".join(lines))]
