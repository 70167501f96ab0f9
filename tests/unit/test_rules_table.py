"""Deadline rules as a table: every form people write, every fault by its line, out and in again."""

from datetime import date

import pytest

from langnghe.models import RoleKind
from langnghe.services import deadline_rules, rules_csv, rules_table
from langnghe.services.deadline_rules import NewRule, Scope
from langnghe.services.deadlines import Span
from langnghe.services.refusals import Forbidden, Invalid
from langnghe.services.rules_csv import FaultKind
from langnghe.services.rules_table import Looked
from tests.unit.books import Books

FIELDS = {"giao_thong": "giao_thong", "ha tang giao thong": "giao_thong"}
TOP = "51.chu_tich"
NEW = "trả lời;;;khẩn;;;6 ngày;QĐ 12/2026, Điều 5;01/01/2027"


@pytest.mark.parametrize(
    "text",
    [
        "trả lời;phản ánh;Hạ tầng giao thông;khẩn;có;x;20 ngày làm việc;QĐ 12, Điều 5;01/01/2027",
        'settle,report,giao_thong,urgent,yes,1,20,"QĐ 12, Điều 5",2027-01-01',
        "\ufeffBước\tLoại\r\n\r\nTRA LOI\treport\tgiao_thong\tKHẨN\tco\tCo\t20wd\tQĐ  12, Điều 5\t1-1-2027",
    ],
)
def test_a_rule_is_read_however_it_is_written(text: str) -> None:
    found = rules_csv.read(text, FIELDS)
    assert found.faults == ()
    scope = Scope("settle", "report", "giao_thong", "urgent", remote=True, complex=True)
    assert [line.rule for line in found.lines] == [
        NewRule(scope, Span.parse("20 WD"), "QĐ 12, Điều 5", date(2027, 1, 1))
    ]


def test_empty_cells_mean_any() -> None:
    found = rules_csv.read("tiếp nhận;*;bất kỳ;;không;;10;QĐ 12;01/01/2027;31/12/2027", FIELDS)
    assert [(line.rule.scope, line.until) for line in found.lines] == [(Scope("accept"), date(2027, 12, 31))]


def test_every_fault_is_named_with_its_line() -> None:
    text = "\n".join(
        [
            "bước;loại",
            NEW,
            "ngủ;tố cáo;mây;rất;chắc;hơi;mười;;mai",
            "trả lời;;;;;;10",
            NEW.upper(),
            NEW + ";hôm kia",
            NEW + ";;thừa",
            f"phân loại;;;;;;1;{'a' * 501};01/01/2027",
            'trả lời;;;;;;"10',
        ]
    )
    found = rules_csv.read(text, FIELDS)
    assert [(fault.line, fault.kind, fault.first) for fault in found.faults] == [
        (3, FaultKind.STEP, 0),
        (3, FaultKind.KIND, 0),
        (3, FaultKind.FIELD, 0),
        (3, FaultKind.PRIORITY, 0),
        (3, FaultKind.REMOTE, 0),
        (3, FaultKind.COMPLEX, 0),
        (3, FaultKind.SPAN, 0),
        (3, FaultKind.SOURCE, 0),
        (3, FaultKind.FROM, 0),
        (4, FaultKind.SOURCE, 0),
        (4, FaultKind.FROM, 0),
        (5, FaultKind.TWICE, 2),
        (6, FaultKind.UNTIL, 0),
        (7, FaultKind.CELLS, 0),
        (8, FaultKind.SOURCE_LONG, 0),
        (9, FaultKind.QUOTES, 0),
    ]
    assert [line.line for line in found.lines] == [2]


def test_a_table_without_end_is_refused() -> None:
    assert rules_csv.read("\n".join([NEW] * 1_002), FIELDS).too_long


class Desk:
    def __init__(self, books: Books) -> None:
        self.books = books
        self.admin = books.person("Hà", (RoleKind.ADMIN, TOP))

    def look(self, text: str) -> Looked:
        return self.books.does(rules_table.look, self.admin, text)

    def kinds(self, text: str) -> list[FaultKind]:
        return [fault.kind for fault in self.look(text).faults]

    def spells(self, scope: Scope) -> list[tuple[date, date | None, str]]:
        with self.books.work() as work:
            every = deadline_rules.every_rule(work, self.admin)
        return [(each.valid_from, each.valid_to, str(each.span)) for each in every if each.scope == scope]


@pytest.fixture
def desk(both_books: Books) -> Desk:
    return Desk(both_books)


def test_what_goes_out_comes_in_again_and_changes_nothing(desk: Desk) -> None:
    new = NewRule(
        Scope("settle", field="giao_thong", remote=True), Span.parse("8 H"), 'QĐ "12", Điều 5', date(2027, 1, 1)
    )
    desk.books.does(deadline_rules.add, desk.admin, new)
    table = desk.books.does(rules_table.export, desk.admin)
    assert table.count("\n") == 14
    found = desk.look(table)
    assert (found.new, found.replaced, found.same, found.faults) == ((), (), 13, ())


def test_new_lines_are_added_and_history_is_left_alone(desk: Desk) -> None:
    scope = Scope("settle", priority="urgent")
    before = desk.spells(scope)
    done = desk.books.does(rules_table.write, desk.admin, NEW)
    assert (len(done.new), len(done.replaced), done.same) == (1, 0, 0)
    assert desk.spells(scope) == [
        (before[0][0], date(2026, 12, 31), "5 D"), (date(2027, 1, 1), None, "6 D"),
    ]  # fmt: skip
    again = desk.books.does(rules_table.write, desk.admin, NEW)
    assert (len(again.new), again.same) == (0, 1)
    other = desk.books.does(rules_table.write, desk.admin, NEW.replace("6 ngày", "7 ngày"))
    assert len(other.replaced) == 1
    assert desk.spells(scope)[-1] == (date(2027, 1, 1), None, "7 D")


def test_two_versions_in_one_table_follow_each_other(desk: Desk) -> None:
    later = NEW.replace("6 ngày", "9 ngày").replace("01/01/2027", "01/06/2027")
    desk.books.does(rules_table.write, desk.admin, f"{later}\n{NEW}")
    assert desk.spells(Scope("settle", priority="urgent"))[1:] == [
        (date(2027, 1, 1), date(2027, 5, 31), "6 D"),
        (date(2027, 6, 1), None, "9 D"),
    ]


def test_history_is_not_written_over(desk: Desk) -> None:
    assert desk.kinds("trả lời;;;;;;12;QĐ 12;01/07/2025") == [FaultKind.PAST]
    assert desk.kinds("trả lời;;;;có;;12;QĐ 12;19/11/2026") == [FaultKind.PAST]
    assert desk.kinds(NEW + ";31/12/2027") == [FaultKind.UNTIL_SET]
    assert desk.kinds(NEW.replace("2027", "2101")) == [FaultKind.FROM]
    desk.books.does(rules_table.write, desk.admin, NEW.replace("01/01/2027", "20/11/2026"))
    assert desk.kinds(NEW.replace("01/01/2027", "20/11/2026").replace("6 ", "7 ")) == [FaultKind.TODAY]


def test_with_a_fault_nothing_is_written(desk: Desk) -> None:
    scope = Scope("settle", priority="urgent")
    before = desk.spells(scope)
    with pytest.raises(Invalid, match="rules-table-faulty"):
        desk.books.does(rules_table.write, desk.admin, f"{NEW}\nngủ")
    assert desk.spells(scope) == before
    with pytest.raises(Invalid, match="rules-table-empty"):
        desk.look("bước,loại")
    with pytest.raises(Invalid, match="rules-table-long"):
        desk.look("\n".join([NEW] * 1_002))


def test_only_admins(desk: Desk) -> None:
    stranger = desk.books.person("Lan")
    for verb in (rules_table.look, rules_table.write):
        with pytest.raises(Forbidden):
            desk.books.does(verb, stranger, NEW)
    with pytest.raises(Forbidden):
        desk.books.does(rules_table.export, stranger)
