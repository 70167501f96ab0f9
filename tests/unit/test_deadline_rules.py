"""Deadline rules by version: the most particular wins, a coming one counts from its day, history stays."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select

from langnghe.models import Area, ClockKind, DeadlineRule, RoleKind, TicketKind, TicketPriority
from langnghe.services import clocks, deadline_rules, remote_areas, rules_in_force
from langnghe.services.deadline_rules import NewRule, Rule, Scope, Standing
from langnghe.services.deadlines import Span
from langnghe.services.refusals import Forbidden, Invalid, NotFound
from tests.unit.books import Books

TOP, ROADS, COMMUNE = "51.chu_tich", "21433.kinh_te", "21433"
TODAY = date(2026, 11, 20)
LATER = date(2027, 1, 1)
SETTLE = Scope("settle")


@dataclass(frozen=True)
class Matter:
    """What the rule of a ticket depends on."""

    kind: TicketKind = TicketKind.QUESTION
    field_code: str = "giao_thong"
    area_code: str = COMMUNE
    priority: TicketPriority = TicketPriority.NORMAL
    complex: bool = False


class Desk:
    """An office with an admin."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.admin = books.person("Hà", (RoleKind.ADMIN, TOP))
        self.officer = books.person("Minh", (RoleKind.OFFICER, ROADS))

    def add(self, scope: Scope, span: str, first: date = TODAY, source: str = "QĐ 12/2026, Điều 5") -> Rule:
        return self.books.does(deadline_rules.add, self.admin, NewRule(scope, Span.parse(span), source, first))

    def end(self, rule: Rule, day: date) -> None:
        self.books.does(deadline_rules.end, self.admin, rule.id, day)

    def span(self, step: str = "settle", **matter: Any) -> str:
        """How long a matter has now."""
        with self.books.work() as work:
            return str(rules_in_force.rule_for(work, step, Matter(**matter)).span)

    def standing(self, step: str = "settle") -> list[Rule]:
        with self.books.work() as work:
            return list(deadline_rules.standing_rules(work, self.admin, step, size=100).items)

    def past(self, step: str = "settle") -> list[Rule]:
        with self.books.work() as work:
            return list(deadline_rules.past_rules(work, self.admin, step, size=100).items)

    def version(self, scope: Scope, first: date) -> Rule:
        return next(rule for rule in self.standing(scope.step) if (rule.scope, rule.valid_from) == (scope, first))


@pytest.fixture
def desk(both_books: Books) -> Desk:
    return Desk(both_books)


# Which one counts ---------------------------------------------------------------------------------------------


def test_the_most_particular_rule_wins(desk: Desk) -> None:
    report: dict[str, Any] = {"kind": TicketKind.REPORT}
    assert desk.span(**report) == "10 WD"
    steps = [
        (Scope("settle", kind="report"), "11 WD"),
        (Scope("settle", field="giao_thong"), "12 WD"),
        (Scope("settle", kind="report", field="giao_thong"), "13 WD"),
        (Scope("settle", remote=True), "14 WD"),
        (Scope("settle", complex=True), "15 WD"),
        (Scope("settle", remote=True, complex=True), "16 WD"),
        (Scope("settle", priority="urgent", complex=True), "17 WD"),
    ]
    desk.books.does(remote_areas.mark, desk.admin, COMMUNE, remote=True)
    with desk.books.work() as work:  # the seeded rule for reports would stand in the way of the first
        work.session.execute(delete(DeadlineRule).where(DeadlineRule.kind != ""))
    urgent = report | {"priority": TicketPriority.URGENT}
    for scope, span in steps[:-1]:
        desk.add(scope, span)
        assert desk.span(complex=True, **report) == span
    assert desk.span(**report) == "14 WD"  # not complex
    assert desk.span(complex=True, area_code="21439", **report) == "15 WD"  # not remote
    assert desk.span(complex=True, **urgent) == "5 D"
    desk.add(*steps[-1])
    assert desk.span(complex=True, **urgent) == "17 WD"


def test_a_village_is_as_remote_as_its_commune_and_the_mark_can_be_taken_back(desk: Desk) -> None:
    desk.add(Scope("accept", remote=True), "4 WD")
    desk.books.does(remote_areas.mark, desk.admin, COMMUNE, remote=True)
    with desk.books.work() as work:
        work.session.add(
            Area(
                code="21433.1", name="Thôn 1", level="village", parent_code=COMMUNE, remote=False, valid_from=TODAY
            )
        )
    assert (desk.span("accept"), desk.span("accept", area_code="21433.1")) == ("4 WD", "4 WD")
    with desk.books.work() as work:
        assert [each.code for each in remote_areas.listed(work, desk.admin).items] == [COMMUNE]
    desk.books.does(remote_areas.mark, desk.admin, COMMUNE, remote=False)
    assert desk.span("accept") == "2 WD"


def test_only_communes_are_marked(desk: Desk) -> None:
    for code in ("51", "nowhere"):
        with pytest.raises(NotFound, match="area-not-found"):
            desk.books.does(remote_areas.mark, desk.admin, code, remote=True)


# Over time ----------------------------------------------------------------------------------------------------


def test_a_rule_from_a_coming_day_counts_from_that_day(desk: Desk) -> None:
    scope = Scope("settle", kind="report")
    rule = desk.add(scope, "7 WD", LATER)
    assert (rule.standing, rule.valid_to, rule.made_by, rule.made_at) == (
        Standing.FUTURE, None, "Hà", desk.books.now,
    )  # fmt: skip
    before = desk.version(scope, date(2025, 7, 1))
    assert (before.valid_to, before.standing) == (date(2026, 12, 31), Standing.FORCE)
    assert desk.span(kind=TicketKind.REPORT) == "10 WD"
    desk.books.now += timedelta(days=41)  # 31/12, the last day
    assert desk.span(kind=TicketKind.REPORT) == "10 WD"
    desk.books.wait(days=1)
    assert desk.span(kind=TicketKind.REPORT) == "7 WD"
    assert [(each.scope, str(each.span)) for each in desk.past()] == [(scope, "10 WD")]


def test_a_rule_from_today_ends_the_one_before_it_yesterday(desk: Desk) -> None:
    desk.add(Scope("accept"), "3 WD")
    assert desk.span("accept") == "3 WD"
    assert [(each.valid_to, str(each.span)) for each in desk.past("accept")] == [(date(2026, 11, 19), "2 WD")]


def test_between_two_versions_one_is_set_in(desk: Desk) -> None:
    scope = Scope("opinion")
    desk.add(scope, "5 WD", LATER)
    desk.add(scope, "4 WD", date(2026, 12, 1))
    spells = [(each.valid_from, each.valid_to, str(each.span)) for each in desk.standing("opinion")][:3]
    assert spells == [
        (date(2025, 7, 1), date(2026, 11, 30), "3 WD"),
        (date(2026, 12, 1), date(2026, 12, 31), "4 WD"),
        (LATER, None, "5 WD"),
    ]


def test_the_same_twice_is_once_and_a_coming_one_may_be_written_over(desk: Desk) -> None:
    scope = Scope("classify", priority="urgent")
    first = desk.add(scope, "4 H", LATER)
    assert desk.add(scope, "4 H", LATER, "QĐ 12/2026,   Điều 5").id == first.id
    over = desk.add(scope, "6 H", LATER)
    assert (over.id, str(over.span)) == (first.id, "6 H")
    with desk.books.work() as work:
        found = work.session.scalars(select(DeadlineRule.span).where(DeadlineRule.priority == "urgent"))
        assert sorted(found).count("4 H") == 0


def test_what_counts_today_is_not_written_over(desk: Desk) -> None:
    desk.add(Scope("accept"), "3 WD")
    with pytest.raises(Invalid, match="rule-same-day"):
        desk.add(Scope("accept"), "5 WD")
    with pytest.raises(Invalid, match="rule-past"):
        desk.add(Scope("accept"), "5 WD", TODAY - timedelta(days=1))
    assert desk.span("accept") == "3 WD"


def test_what_a_plan_says_is_what_is_done(desk: Desk) -> None:
    new = NewRule(SETTLE, Span.parse("12 WD"), "QĐ 12", LATER)
    with desk.books.work() as work:
        planned = deadline_rules.plan(work, desk.admin, new)
        assert planned.ends is not None
        assert (planned.ends.scope, planned.replaces, planned.until, planned.same) == (SETTLE, None, None, False)
    assert desk.version(SETTLE, date(2025, 7, 1)).valid_to is None  # nothing was written
    desk.books.does(deadline_rules.add, desk.admin, new)
    with desk.books.work() as work:
        assert deadline_rules.plan(work, desk.admin, new).same


@pytest.mark.parametrize(
    ("scope", "source", "first", "key"),
    [
        (SETTLE, " . ", LATER, "rule-no-source"),
        (SETTLE, "a" * 501, LATER, "rule-source-long"),
        (SETTLE, "QĐ 12", date(2101, 1, 1), "rule-far"),
        (Scope("settle", field="nowhere"), "QĐ 12", LATER, "field-not-found"),
        (Scope("settle", kind="denunciation"), "QĐ 12", LATER, "button-old"),
        (Scope("step"), "QĐ 12", LATER, "button-old"),
    ],
)
def test_what_makes_no_rule_is_refused(desk: Desk, scope: Scope, source: str, first: date, key: str) -> None:
    with pytest.raises((Invalid, NotFound), match=key):
        desk.add(scope, "10 WD", first, source)


# Ending -------------------------------------------------------------------------------------------------------


def test_a_particular_rule_ends_and_the_general_one_decides(desk: Desk) -> None:
    rule = desk.version(Scope("settle", priority="urgent"), date(2025, 7, 1))
    desk.end(rule, LATER)
    assert desk.span(priority=TicketPriority.URGENT) == "5 D"
    with pytest.raises(Invalid, match="rule-ends-already"):
        desk.end(rule, LATER + timedelta(days=5))
    desk.books.now += timedelta(days=45)
    assert desk.span(priority=TicketPriority.URGENT, kind=TicketKind.QUESTION) == "10 WD"
    with pytest.raises(Invalid, match="rule-is-history"):
        desk.end(rule, LATER + timedelta(days=90))


def test_the_general_rule_of_a_step_stays(desk: Desk) -> None:
    general = desk.version(SETTLE, date(2025, 7, 1))
    with pytest.raises(Invalid, match="rule-general-stays"):
        desk.end(general, LATER)
    coming = desk.add(SETTLE, "12 WD", LATER)
    with pytest.raises(Invalid, match="rule-general-stays"):
        desk.end(general, date(2026, 12, 1))  # a month would be without
    desk.end(coming, LATER)
    assert desk.version(SETTLE, date(2025, 7, 1)).valid_to is None  # and the one before it goes on


def test_a_rule_that_began_today_holds_for_today(desk: Desk) -> None:
    rule = desk.add(Scope("settle", complex=True), "20 WD")
    with pytest.raises(Invalid, match="rule-end-day"):
        desk.end(rule, TODAY)
    desk.end(rule, TODAY + timedelta(days=1))
    assert desk.span(complex=True, kind=TicketKind.QUESTION) == "20 WD"


def test_only_admins_see_and_change_them(desk: Desk) -> None:
    new = NewRule(SETTLE, Span.parse("1 WD"), "QĐ 12", LATER)
    attempts = [
        lambda work: deadline_rules.add(work, desk.officer, new),
        lambda work: deadline_rules.plan(work, desk.officer, new),
        lambda work: deadline_rules.end(work, desk.officer, 1, LATER),
        lambda work: deadline_rules.standing_rules(work, desk.officer, "settle"),
        lambda work: deadline_rules.every_rule(work, desk.officer),
        lambda work: remote_areas.mark(work, desk.officer, COMMUNE, remote=True),
        lambda work: remote_areas.find(work, desk.officer, "lan phong"),
    ]
    for attempt in attempts:
        with pytest.raises(Forbidden):
            desk.books.does(attempt)


def test_every_step_with_a_clock_by_rule_is_there() -> None:
    assert set(deadline_rules.STEPS) == {*map(str, clocks.BY_RULE), "return"}
    assert str(ClockKind.STEP) not in deadline_rules.STEPS
