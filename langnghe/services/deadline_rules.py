"""The office's deadline rules, version by version: how long each step may take, where that comes from, since when.

A rule is about a scope (a step, and what it is narrowed to) and holds from a day on. A new version ends the one
before it the day before; what has been in force is history and is never written over. The spans are the law's and
the office's, never the program's (facts F-3). Which rule a ticket gets is `rules_in_force.rule_for`'s to say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

import structlog
from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import aliased

from langnghe.models import DeadlineRule, Field, Person, TicketPriority
from langnghe.services import authority, clocks, office_settings
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import Span
from langnghe.services.folding import nfc
from langnghe.services.handling import KINDS
from langnghe.services.moving import RETURN_STEP
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import Invalid, NotFound
from langnghe.services.work import Work

log = structlog.get_logger()

#: What a rule may be about, in the order of a ticket's course.
STEPS: tuple[str, ...] = (*map(str, clocks.BY_RULE), RETURN_STEP)
LONGEST_SOURCE = 500
LAST_YEAR = 2100
#: Held by whoever changes the rules, so that two admins do it one after the other.
DOOR = "deadline_rules"
_DAY = timedelta(days=1)


class Standing(StrEnum):
    FORCE = "force"
    FUTURE = "future"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule is about. "" is any kind, any field, any priority; True is only remote, only complex."""

    step: str
    kind: str = ""
    field: str = ""
    priority: str = ""
    remote: bool = False
    complex: bool = False

    @property
    def general(self) -> bool:
        """Whether every ticket comes under it."""
        return self == Scope(self.step)

    def holds(self, other: "Scope") -> bool:
        """Whether every ticket that comes under the other one comes under this one too."""
        return (
            self.step == other.step
            and self.kind in {"", other.kind}
            and self.field in {"", other.field}
            and self.priority in {"", other.priority}
            and self.remote <= other.remote
            and self.complex <= other.complex
        )


@dataclass(frozen=True, slots=True)
class NewRule:
    """A rule that somebody wants from a day on."""

    scope: Scope
    span: Span
    source: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of a rule. `valid_to`: its last day, None while no end is set."""

    id: int
    scope: Scope
    field_names: dict[str, str]
    """By language; empty for any field."""
    span: Span
    source: str
    valid_from: date
    valid_to: date | None
    made_by: str
    """The name of who wrote it; "" where it came with the set-up."""
    made_at: datetime | None
    standing: Standing


# Reading ------------------------------------------------------------------------------------------------------

_AUTHOR = aliased(Person, name="author")
_RULES: Select[DeadlineRule, str, str, str] = (
    select(
        DeadlineRule,
        func.coalesce(Field.name_vi, "").label("vi"),
        func.coalesce(Field.name_en, "").label("en"),
        func.coalesce(_AUTHOR.name, "").label("author"),
    )
    .outerjoin(Field, Field.code == DeadlineRule.field_code)
    .outerjoin(_AUTHOR, _AUTHOR.id == DeadlineRule.made_by)
)
#: The general ones first, as the ladder from any ticket to a few.
_ORDER = (
    DeadlineRule.complex,
    DeadlineRule.remote,
    DeadlineRule.priority,
    DeadlineRule.field_code,
    DeadlineRule.kind,
    DeadlineRule.valid_from,
)


def standing_rules(work: Work, by: int, step: str, offset: int = 0, size: int = 8) -> Page[Rule]:
    """The rules of a step that are in force or will be. Raises `Forbidden`, `NotFound` for no such step."""
    today = local_date(work.now)
    return _page(
        work, by, step, or_(DeadlineRule.valid_to.is_(None), DeadlineRule.valid_to >= today), offset, size
    )


def past_rules(work: Work, by: int, step: str, offset: int = 0, size: int = 8) -> Page[Rule]:
    """The rules of a step that are no longer in force. Raises as `standing_rules`."""
    return _page(work, by, step, DeadlineRule.valid_to < local_date(work.now), offset, size)


def _page(work: Work, by: int, step: str, which: ColumnElement[bool], offset: int, size: int) -> Page[Rule]:
    authority.require_admin(work, by)
    _must_be_a_step(step)
    conditions = (DeadlineRule.step == step, which)
    total = work.session.scalar(select(func.count()).select_from(DeadlineRule).where(*conditions)) or 0
    start = page_start(total, offset, size)
    rows = work.session.execute(_RULES.where(*conditions).order_by(*_ORDER).offset(start).limit(size))
    return Page(tuple(_rule(work, row) for row in rows), start, total)


def every_rule(work: Work, by: int) -> list[Rule]:
    """All rules there are and were, step by step. Raises `Forbidden`."""
    authority.require_admin(work, by)
    rows = work.session.execute(_RULES.where(DeadlineRule.step.in_(STEPS)).order_by(*_ORDER))
    return sorted((_rule(work, row) for row in rows), key=lambda rule: STEPS.index(rule.scope.step))


def rule(work: Work, by: int, rule_id: int) -> Rule:
    """One rule. Raises `Forbidden`, `NotFound("rule-not-found")`."""
    authority.require_admin(work, by)
    row = work.session.execute(_RULES.where(DeadlineRule.id == rule_id)).one_or_none()
    if row is None:
        raise NotFound("rule-not-found")
    return _rule(work, row)


def _rule(work: Work, row: Any) -> Rule:
    found: DeadlineRule = row[0]
    return Rule(
        found.id,
        _scope(found),
        {"vi": row.vi, "en": row.en} if found.field_code else {},
        Span.parse(found.span),
        found.source,
        found.valid_from,
        found.valid_to,
        row.author,
        found.made_at,
        standing_of(found.valid_from, found.valid_to, local_date(work.now)),
    )


def standing_of(valid_from: date, valid_to: date | None, today: date) -> Standing:
    """Whether what holds from and to these days is in force today, was, or will be."""
    if valid_to is not None and valid_to < today:
        return Standing.PAST
    return Standing.FUTURE if valid_from > today else Standing.FORCE


def _scope(row: DeadlineRule) -> Scope:
    return Scope(row.step, row.kind, row.field_code, row.priority, row.remote, row.complex)


def _versions(work: Work, scope: Scope) -> list[DeadlineRule]:
    """Every version of a scope's rule, oldest first."""
    wanted = (
        select(DeadlineRule)
        .where(
            DeadlineRule.step == scope.step,
            DeadlineRule.kind == scope.kind,
            DeadlineRule.field_code == scope.field,
            DeadlineRule.priority == scope.priority,
            DeadlineRule.remote.is_(scope.remote),
            DeadlineRule.complex.is_(scope.complex),
        )
        .order_by(DeadlineRule.valid_from)
    )
    return list(work.session.scalars(wanted))


# A new version ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new version would do to the others of its scope."""

    ends: Rule | None
    """The version that it ends the day before."""
    replaces: Rule | None
    """The version from the same day that has not come into force yet and would be written over."""
    until: date | None
    """Its own last day, where another version follows."""
    same: bool
    """It stands there already: nothing would be done."""
    narrower: tuple[Rule, ...]
    """More particular rules of the step that stand then, and go before it for the tickets they are about."""


def plan(work: Work, by: int, new: NewRule) -> Plan:
    """What adding the rule would do; nothing is written.

    Raises `Forbidden`, `NotFound("field-not-found")`, and `Invalid`: "rule-no-source", "rule-source-long",
    "rule-past" for a day before today, "rule-far", "rule-same-day" where a version began to hold today already.
    """
    authority.require_admin(work, by)
    new = _checked(work, new)
    found = _placed(work, new)
    return Plan(
        None if found.before is None else rule(work, by, found.before.id),
        None if found.same_day is None else rule(work, by, found.same_day.id),
        found.until,
        found.same,
        _narrower(work, new),
    )


def _narrower(work: Work, new: NewRule) -> tuple[Rule, ...]:
    standing = or_(DeadlineRule.valid_to.is_(None), DeadlineRule.valid_to >= new.valid_from)
    rows = work.session.execute(_RULES.where(DeadlineRule.step == new.scope.step, standing).order_by(*_ORDER))
    rules = (_rule(work, row) for row in rows)
    return tuple(each for each in rules if each.scope != new.scope and new.scope.holds(each.scope))


def add(work: Work, by: int, new: NewRule) -> Rule:
    """Add a version. The one before it ends the day before; adding it a second time changes nothing.

    Raises as `plan`.
    """
    authority.require_admin(work, by)
    office_settings.hold(work, DOOR)
    new = _checked(work, new)
    found = _placed(work, new)
    row = found.same_day
    if found.same and row is not None:
        return rule(work, by, row.id)
    if row is None:
        scope = new.scope
        row = DeadlineRule(
            step=scope.step, kind=scope.kind, field_code=scope.field, priority=scope.priority, remote=scope.remote,
            complex=scope.complex, valid_from=new.valid_from, valid_to=found.until,
        )  # fmt: skip
        work.session.add(row)
    if found.before is not None:
        found.before.valid_to = new.valid_from - _DAY
    row.span, row.source, row.made_by, row.made_at = str(new.span), new.source, by, work.now
    work.session.flush()
    return rule(work, by, row.id)


def clean_source(text: str) -> str:
    """A source as it is kept: composed, on one line."""
    return " ".join(nfc(text).split())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a new version stands among the others of its scope."""

    before: DeadlineRule | None
    """The version that would still hold on its first day."""
    same_day: DeadlineRule | None
    until: date | None
    same: bool


def _placed(work: Work, new: NewRule) -> _Place:
    versions = _versions(work, new.scope)
    same_day = next((each for each in versions if each.valid_from == new.valid_from), None)
    if same_day is not None:
        same = (Span.parse(same_day.span), clean_source(same_day.source)) == (new.span, new.source)
        if not same and new.valid_from <= local_date(work.now):
            raise Invalid("rule-same-day", day=new.valid_from)
        return _Place(None, same_day, same_day.valid_to, same)
    before = max(
        (each for each in versions if each.valid_from < new.valid_from),
        key=lambda each: each.valid_from,
        default=None,
    )
    if before is not None and before.valid_to is not None and before.valid_to < new.valid_from:
        before = None
    after = [each.valid_from for each in versions if each.valid_from > new.valid_from]
    return _Place(before, None, min(after) - _DAY if after else None, same=False)


def _checked(work: Work, new: NewRule) -> NewRule:
    scope, source = new.scope, clean_source(new.source)
    _must_be_a_step(scope.step)
    if scope.kind not in {"", *map(str, KINDS)} or scope.priority not in {"", *map(str, TicketPriority)}:
        raise NotFound("button-old")
    if scope.field and work.session.get(Field, scope.field) is None:
        raise NotFound("field-not-found", field=scope.field)
    if not any(character.isalnum() for character in source):
        raise Invalid("rule-no-source")
    if len(source) > LONGEST_SOURCE:
        raise Invalid("rule-source-long", most=LONGEST_SOURCE, length=len(source))
    if new.valid_from < local_date(work.now):
        raise Invalid("rule-past", day=new.valid_from, today=local_date(work.now))
    if new.valid_from.year > LAST_YEAR:
        raise Invalid("rule-far", last=str(LAST_YEAR))
    return NewRule(scope, new.span, source, new.valid_from)


def _must_be_a_step(step: str) -> None:
    if step not in STEPS:
        raise NotFound("button-old")


# Ending a rule ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class End:
    """What ending a rule would do."""

    rule: Rule
    last_day: date | None
    """Its last day; None where it has not come into force and is taken out."""
    goes_on: Rule | None
    """The version before it, which holds on where a coming one is taken out."""


def first_end(work: Work, rule: Rule) -> date:
    """The first day from which the rule may hold no longer: what has been in force is not undone."""
    return max(local_date(work.now), rule.valid_from + _DAY)


def plan_end(work: Work, by: int, rule_id: int, from_day: date) -> End:
    """What ending the rule from this day on would do; nothing is written. A coming rule is taken out whole.

    Raises `Forbidden`, `NotFound("rule-not-found")`, and `Invalid`: "rule-is-history", "rule-end-day" for a day
    before `first_end`, "rule-ends-already", "rule-general-stays" where the step would be without a general rule.
    """
    found, row, goes_on = _ending(work, by, rule_id, from_day)
    last_day = None if found.standing is Standing.FUTURE else from_day - _DAY
    rest = [each for each in _versions(work, found.scope) if each is not row]
    if found.scope.general and not _covered(_after_end(rest, row, last_day, goes_on), local_date(work.now)):
        raise Invalid("rule-general-stays")
    return End(found, last_day, None if goes_on is None else rule(work, by, goes_on.id))


def end(work: Work, by: int, rule_id: int, from_day: date) -> End:
    """End the rule, so that from this day on the next general one decides. Raises as `plan_end`."""
    authority.require_admin(work, by)
    office_settings.hold(work, DOOR)
    planned = plan_end(work, by, rule_id, from_day)
    _, row, goes_on = _ending(work, by, rule_id, from_day)
    if planned.last_day is not None:
        row.valid_to = planned.last_day
    else:
        if goes_on is not None:
            goes_on.valid_to = row.valid_to
        work.session.delete(row)
    work.session.flush()
    log.info("deadline_rule.ended", rule=rule_id, by=by, last_day=str(planned.last_day))
    return planned


def _ending(work: Work, by: int, rule_id: int, from_day: date) -> tuple[Rule, DeadlineRule, DeadlineRule | None]:
    """The rule, its row, and the version that goes on where a coming rule is taken out."""
    found = rule(work, by, rule_id)
    row = work.session.get_one(DeadlineRule, rule_id)
    if found.standing is Standing.PAST:
        raise Invalid("rule-is-history")
    if found.standing is Standing.FUTURE:
        eve = found.valid_from - _DAY
        return found, row, next((each for each in _versions(work, found.scope) if each.valid_to == eve), None)
    if from_day < first_end(work, found) or from_day.year > LAST_YEAR:
        raise Invalid("rule-end-day", first=first_end(work, found), last=str(LAST_YEAR))
    if found.valid_to is not None and found.valid_to < from_day:
        raise Invalid("rule-ends-already", last=found.valid_to)
    return found, row, None


def _after_end(
    rest: Sequence[DeadlineRule], row: DeadlineRule, last_day: date | None, goes_on: DeadlineRule | None
) -> Iterable[tuple[date, date | None]]:
    """From when to when the versions of the scope hold when the rule has been ended so."""
    spells = [(each.valid_from, row.valid_to if each is goes_on else each.valid_to) for each in rest]
    return spells if last_day is None else [*spells, (row.valid_from, last_day)]


def _covered(spells: Iterable[tuple[date, date | None]], today: date) -> bool:
    """Whether one of them holds on every day from today on."""
    day = today
    for first, last in sorted(spells, key=lambda spell: spell[0]):
        if first > day:
            return False
        if last is None:
            return True
        day = max(day, last + _DAY)
    return False
