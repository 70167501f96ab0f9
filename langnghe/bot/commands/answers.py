"""`route`, `deadline` and `version`: what the program would do, asked without doing it."""

import json
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from langnghe.bot.commands.words import failure, say, texts, word, write
from langnghe.locales.day_words import course_lines
from langnghe.services import catalog, classify, places, routing
from langnghe.services.calendar import HANOI, WorkingCalendar, vietnam
from langnghe.services.deadlines import Due, Span, SpanError, Unit, due
from langnghe.services.places import Place
from langnghe.services.routing import Candidate, Routed

Json = Annotated[bool, Parameter(negative=(), help=word("cli-help-json"))]


@dataclass(frozen=True, slots=True)
class _Answer:
    """A body by code and name, and the rung that chose it."""

    body: str
    name: str
    rung: str


def route(
    *,
    text: Annotated[str, Parameter(help=word("cli-help-text"))],
    area: Annotated[str, Parameter(help=word("cli-help-area"))] = "",
    json: Json = False,
    config: Annotated[Path | None, Parameter(help=word("cli-help-route-config"))] = None,
) -> None:
    proposal = classify.propose(text)
    if config is None:
        place = _place(places.Gazetteer(places.load()), area, text)
        answer = _by_default(proposal.field, place) if place else None
    else:
        place, answer = _by_office(config, proposal.field, area, text)
    if json:
        _print_json(
            {
                "kind": str(proposal.kind),
                "field": proposal.field,
                "body": answer.body if answer else None,
                "rung": answer.rung if answer else None,
                "confidence": proposal.confidence,
            }
        )
        return
    names = {field.code: {"vi": field.name_vi, "en": field.name_en} for field in catalog.fields()}
    say("cli-route-kind", kind=str(proposal.kind), confidence=f"{proposal.confidence:.0%}")
    say("cli-route-field", field=names[proposal.field][texts().language], code=proposal.field)
    if answer is None:
        say("cli-route-where")
    else:
        say("cli-route-area", area=place.name if place else "–")
        say("cli-route-body", body=answer.name, code=answer.body, rung=answer.rung)
    if proposal.emergency:
        say("cli-route-emergency", number=proposal.emergency.number)


def _place(gazetteer: places.Gazetteer, area: str, text: str) -> Place | None:
    """The commune that was named, by code or name; without one, the commune that the text itself names."""
    if not area and len(gazetteer.places) == 1:
        return gazetteer.places[0]
    if not area:
        named = gazetteer.find(text)
        return named[0].place if places.is_clear(named) else None
    if found := gazetteer.by_code.get(area.strip()):
        return found
    matches = gazetteer.find(area)
    if places.is_clear(matches):
        return matches[0].place
    provinces = {one.code: one.name for one in places.provinces()}
    likely = "; ".join(
        f"{match.place.code} {match.place.name} ({provinces[match.place.province_code]})" for match in matches
    )
    raise failure("cli-area-unclear", area=area, likely=likely, named="yes" if likely else "no")


def _by_default(field: str, place: Place) -> _Answer:
    """By the routing a province starts with, in memory."""
    rules = [Candidate(plan.field, plan.area, plan.body) for plan in catalog.default_routing(place.province_code)]
    routed = routing.choose(rules, field, (place.code, place.province_code))
    names = {plan.code: plan.name for plan in catalog.bodies_for(place.province_code)}
    return _answer(routed, names[routed.body_code])


def _by_office(config: Path, field: str, area: str, text: str) -> tuple[Place | None, _Answer]:
    """By the office's own table."""
    # Not needed, and not loaded, for a question without an office.
    from langnghe.bot.commands.books import office_books, settings_of
    from langnghe.services import bodies, routing_table, setup

    with office_books(settings_of(config)) as work:
        setup.require_built(work)
        place = _place(work.office.gazetteer, area, text)
        routed = routing_table.resolve(work, field, place.code if place else None)
        return place, _answer(routed, bodies.card(work, routed.body_code).name)


def _answer(routed: Routed, name: str) -> _Answer:
    return _Answer(routed.body_code, name, str(routed.rung))


def deadline(
    *,
    start: Annotated[str, Parameter(name="--from", help=word("cli-help-deadline-from"))],
    span: Annotated[str, Parameter(help=word("cli-help-span"))],
    explain: Annotated[bool, Parameter(negative=(), help=word("cli-help-explain"))] = False,
    json: Json = False,
    config: Annotated[Path | None, Parameter(help=word("cli-help-deadline-config"))] = None,
) -> None:
    begins = _moment(start)
    try:
        length = Span.parse(span)
    except SpanError:
        raise failure("cli-bad-span", span=span) from None
    try:
        end = due(begins, length, _calendar(config))
    except ValueError:
        raise failure("cli-no-such-day", start=start, span=str(length)) from None
    if json:
        _print_json({"due": _iso(end), "from": start, "span": str(length)} | _explained(end, wanted=explain))
        return
    write(_iso(end))
    if explain:
        for line in course_lines(texts(), end):
            write(f"  {line}")


def _calendar(config: Path | None) -> WorkingCalendar:
    if config is None:
        return vietnam()
    from langnghe.bot.commands.books import office_books, settings_of

    with office_books(settings_of(config)) as work:
        return work.calendar


def _moment(text: str) -> datetime:
    """An instant; a date alone is its beginning, and what has no zone is read as in Vietnam."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise failure("cli-bad-date", date=text) from None
    return read if read.tzinfo else read.replace(tzinfo=HANOI)


def _iso(end: Due) -> str:
    """The last day; for a span in hours the instant, in Vietnam's time."""
    if end.span.unit is Unit.HOURS:
        return end.at.astimezone(HANOI).isoformat(timespec="minutes")
    return end.date.isoformat()


def _explained(end: Due, *, wanted: bool) -> dict[str, object]:
    if not wanted:
        return {}
    steps = [
        {
            "date": step.date.isoformat(),
            "counted": step.counted,
            "reason": str(step.reason),
            "number": step.number,
            "note": step.note,
            **({"minutes": step.minutes} if end.span.unit is Unit.HOURS else {}),
        }
        for step in end.explanation
    ]
    return {"explanation": steps}


def version() -> None:
    write(f"langnghe {metadata.version('langnghe')}")


def _print_json(answer: dict[str, object]) -> None:
    write(json.dumps(answer, ensure_ascii=False))
