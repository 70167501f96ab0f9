"""Setting an office up, and saying what it still lacks."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from langnghe.bot import migrate
from langnghe.bot.store import open_store
from langnghe.models import Area, Body, CalendarDay, DeadlineRule, Field, RoleKind, RoutingRule, TicketKind
from langnghe.models.tickets import ClockKind
from langnghe.services import bodies, gaps, routing_table, rules_in_force, served_place, setup
from langnghe.services.gaps import GapKind
from langnghe.services.intake import Draft
from langnghe.services.places import load
from langnghe.services.refusals import Forbidden, Invalid, NotFound
from langnghe.services.routing import Rung
from tests.unit.books import Books

COMMUNE, ROADS = "21433", "21433.kinh_te"


@pytest.fixture(scope="session")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("schema") / "empty.db"
    migrate.upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
def nothing(schema: Path, tmp_path: Path) -> Iterator[Books]:
    """Books with tables and no office."""
    (tmp_path / "new.db").write_bytes(schema.read_bytes())
    made = Books(open_store(f"sqlite:///{tmp_path / 'new.db'}"))
    yield made
    made.close()


# Building -----------------------------------------------------------------------------------------------------


def test_a_province_is_built_whole(nothing: Books) -> None:
    report = nothing.does(setup.build, province="quang ngai")
    assert (report.area_code, report.area_name) == ("51", "tỉnh Quảng Ngãi")
    assert report.areas.new == len(load("51")) + 1
    assert report.bodies.new == report.bodies.all > 700
    assert report.routes.new > 2900
    assert report.catch_all == "Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi"
    with nothing.work() as work:
        for model, made in (
            (Area, report.areas),
            (Body, report.bodies),
            (Field, report.fields),
            (DeadlineRule, report.deadline_rules),
            (CalendarDay, report.days),
            (RoutingRule, report.routes),
        ):
            assert work.session.scalar(select(func.count()).select_from(model)) == made.all
        for kind in (TicketKind.REPORT, TicketKind.QUESTION):
            assert rules_in_force.rule_for(work, ClockKind.SETTLE, Draft("51", kind=kind)).source


def test_building_again_adds_nothing_and_changes_nothing(both_books: Books) -> None:
    with both_books.work() as work:
        work.session.get_one(Body, ROADS).name = "Phòng Kinh tế mới"
        rule = work.session.scalars(select(RoutingRule).where(RoutingRule.body_code == ROADS)).first()
        assert rule is not None
        rule.body_code = "21433.chu_tich"
        changed = rule.id
    report = both_books.does(setup.build, province="Quảng Ngãi")
    kinds = (report.areas, report.bodies, report.fields, report.deadline_rules, report.days, report.routes)
    assert [made.new for made in kinds] == [0] * 6
    with both_books.work() as work:
        assert work.session.get_one(Body, ROADS).name == "Phòng Kinh tế mới"
        assert work.session.get_one(RoutingRule, changed).body_code == "21433.chu_tich"


def test_what_is_missing_is_added(books: Books) -> None:
    with books.work() as work:
        row = work.session.scalars(select(RoutingRule).where(RoutingRule.field_code == "dien")).first()
        work.session.delete(row)
    assert books.does(setup.build, province="Quảng Ngãi").routes.new == 1


def test_one_commune_alone(nothing: Books) -> None:
    report = nothing.does(setup.build, commune=COMMUNE)
    assert report.areas.new == 1
    assert report.area_name == "Xã Lân Phong"
    routed = nothing.does(routing_table.resolve, "tham_nhung", COMMUNE)
    assert routed.body_code.startswith(f"{COMMUNE}.")


def test_a_province_is_meant_by_any_spelling_and_by_former_names() -> None:
    spellings = ("Hà Nội", "TP HCM", "thanh pho ho chi minh", "Hue", "kon tum", "51", "LAM DONG")
    codes = [served_place.province(spelling).code for spelling in spellings]
    assert codes == ["01", "79", "79", "46", "51", "51", "68"]


@pytest.mark.parametrize(
    ("typed", "nearest"), [("Quảng Nga", "Quảng Ngãi"), ("Atlantis", ""), ("", ""), ("Ha Nooi", "Hà Nội")]
)
def test_an_unknown_province_is_told_the_nearest_names(nothing: Books, typed: str, nearest: str) -> None:
    with pytest.raises(NotFound, match="province-unknown") as caught:
        nothing.does(setup.build, province=typed)
    assert nearest in caught.value.params["nearest"]


def test_an_unknown_commune_is_told_the_nearest_with_their_codes(nothing: Books) -> None:
    assert served_place.commune("Xã Lân Phong").code == COMMUNE
    with pytest.raises(NotFound, match="commune-unknown") as caught:
        nothing.does(setup.build, commune="Tân Thành")
    assert "05923 Xã Tân Thành (Thái Nguyên)" in caught.value.params["nearest"]
    with pytest.raises(NotFound, match="commune-unknown"):
        served_place.commune("99999")


def test_two_offices_do_not_share_books(books: Books) -> None:
    with pytest.raises(Invalid, match="office-set-up"):
        books.does(setup.build, province="Hà Nội")
    with pytest.raises(Invalid, match="office-set-up"):
        books.does(setup.build, commune=COMMUNE)


def test_whether_the_books_are_this_office_s(nothing: Books, books: Books) -> None:
    books.does(setup.require_built)
    with pytest.raises(Invalid, match="office-empty"):
        nothing.does(setup.require_built)
    nothing.does(setup.build, commune=COMMUNE)
    with pytest.raises(Invalid, match="office-set-up"):
        nothing.does(setup.require_built)


# Gaps ---------------------------------------------------------------------------------------------------------


def kinds(books: Books) -> Counter[GapKind]:
    return Counter(gap.kind for gap in books.does(gaps.incomplete))


def test_a_new_office_lacks_its_people_and_addresses(both_books: Books) -> None:
    found = both_books.does(gaps.incomplete)
    counted = Counter(gap.kind for gap in found)
    expected = [GapKind.NO_ADMIN, GapKind.TET_UNCONFIRMED, GapKind.NO_OFFICER, GapKind.NO_HEAD, GapKind.NO_ADDRESS]
    assert list(counted) == expected
    assert counted[GapKind.NO_ADDRESS] == len(load("51")) + 1
    first = next(gap for gap in found if gap.kind is GapKind.NO_HEAD)
    assert first.code.startswith("51.")  # the province's bodies first


def test_a_gap_goes_when_it_is_filled_and_comes_back_with_the_end_of_office(books: Books) -> None:
    before = kinds(books)
    admin = books.person("Hà", (RoleKind.ADMIN, "51.chu_tich"))
    books.person("Bình", (RoleKind.HEAD, ROADS))
    books.person("Mai", (RoleKind.INTAKE, ROADS))
    books.does(bodies.describe, "51.chu_tich", "address", "52 Hùng Vương", admin)
    after = kinds(books)
    assert after[GapKind.NO_ADMIN] == 0
    for kind in (GapKind.NO_HEAD, GapKind.NO_OFFICER, GapKind.NO_ADDRESS):
        assert after[kind] == before[kind] - 1


def test_what_would_keep_tickets_from_being_handled_comes_first(books: Books) -> None:
    with books.work() as work:
        work.session.get_one(Body, "51.hanh_chinh_cong").valid_to = date(2026, 11, 1)
        for rule in work.session.scalars(select(DeadlineRule).where(DeadlineRule.step == "settle")):
            work.session.delete(rule)
    found = books.does(gaps.incomplete)
    assert [gap.kind for gap in found[:3]] == [
        GapKind.NO_CATCH_ALL,
        GapKind.NO_DEADLINE_RULE,
        GapKind.NO_ADMIN,
    ]
    ended = [gap for gap in found if gap.kind is GapKind.ROUTE_TO_ENDED]
    assert "Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi" in {gap.name for gap in ended}
    # A body that has ended needs nobody any more.
    assert "51.hanh_chinh_cong" not in {gap.code for gap in found if gap.kind is GapKind.NO_HEAD}


# Bodies -------------------------------------------------------------------------------------------------------


def test_a_body_is_found_by_code_words_and_likeness(books: Books) -> None:
    def found(typed: str) -> list[str]:
        return [body.code for body in books.does(bodies.find, typed).items]

    assert found(ROADS) == [ROADS]
    assert found("phong kinh te lan phong") == [ROADS]
    assert found("PVHCC tỉnh")[0] == "51.hanh_chinh_cong"
    assert found("phòng kinh tê lân phông")[0] == ROADS  # a slip
    assert found("zzzz qqqq") == []
    page = books.does(bodies.find, "phong kinh te")
    assert (page.total, page.next_offset) == (len(load("51")), 8)


def test_what_people_are_told_of_a_body_is_changed_by_an_admin(books: Books) -> None:
    admin = books.person("Hà", (RoleKind.ADMIN, "51.chu_tich"))
    card = books.does(bodies.describe, ROADS, "phone", "  0255   3 822 822 ", admin)
    assert card.phone == "0255 3 822 822"
    assert books.does(bodies.require_approval, ROADS, True, admin).approval_required
    assert books.does(bodies.describe, ROADS, "phone", "", admin).phone == ""
    with pytest.raises(Invalid, match="detail-too-long"):
        books.does(bodies.describe, ROADS, "phone", "0" * 41, admin)
    with pytest.raises(NotFound):
        books.does(bodies.describe, "none", "phone", "0", admin)
    with pytest.raises(NotFound):
        books.does(bodies.describe, ROADS, "code", "0", admin)
    eve = books.person("Eve", (RoleKind.HEAD, ROADS))
    with pytest.raises(Forbidden):
        books.does(bodies.describe, ROADS, "phone", "0", eve)
    with pytest.raises(Forbidden):
        books.does(bodies.require_approval, ROADS, False, eve)


def test_the_catch_all_takes_what_the_ladder_does_not(books: Books) -> None:
    assert books.does(routing_table.resolve, None, None).rung is Rung.CATCH_ALL
