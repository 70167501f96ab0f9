"""The routing table: the ladder over real rows, and an admin's changes to it."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from langnghe.models import Body, RoleKind, RoutingRule
from langnghe.services import catalog, routing, routing_table
from langnghe.services.refusals import Forbidden, Invalid, NotFound
from langnghe.services.routing import Candidate, Rung
from tests.unit.books import Books

COMMUNE, PROVINCE = "21433", "51"
ROADS, CHAIR, CATCH_ALL = "21433.kinh_te", "21433.chu_tich", "51.hanh_chinh_cong"
#: The rows of a new office, as the pure ladder takes them.
ROWS = [Candidate(plan.field, plan.area, plan.body) for plan in catalog.default_routing(PROVINCE)]


@pytest.fixture
def admin(books: Books) -> int:
    return books.person("Hà", (RoleKind.ADMIN, "51.chu_tich"))


def drop(books: Books, field: str, area: str) -> None:
    with books.work() as work:
        row = work.session.scalars(
            select(RoutingRule).where(RoutingRule.field_code == field, RoutingRule.area_code == area)
        ).one()
        work.session.delete(row)


def resolved(books: Books, field: str | None, area: str | None) -> tuple[str, Rung]:
    routed = books.does(routing_table.resolve, field, area)
    return routed.body_code, routed.rung


def test_the_ladder_rung_by_rung(books: Books, admin: int) -> None:
    books.does(routing_table.change, "giao_thong", PROVINCE, "51.so_xay_dung", admin)
    assert resolved(books, "giao_thong", COMMUNE) == (ROADS, Rung.FIELD_AREA)
    drop(books, "giao_thong", COMMUNE)
    assert resolved(books, "giao_thong", COMMUNE) == ("51.so_xay_dung", Rung.FIELD_PARENT_AREA)
    drop(books, "giao_thong", PROVINCE)
    assert resolved(books, "giao_thong", COMMUNE) == ("51.so_xay_dung", Rung.FIELD_DEFAULT)
    drop(books, "giao_thong", "")
    assert resolved(books, "giao_thong", COMMUNE) == ("21433.hanh_chinh_cong", Rung.AREA_DEFAULT)
    drop(books, "", COMMUNE)
    assert resolved(books, "giao_thong", COMMUNE) == (CATCH_ALL, Rung.AREA_DEFAULT)
    drop(books, "", PROVINCE)
    assert resolved(books, "giao_thong", COMMUNE) == (CATCH_ALL, Rung.CATCH_ALL)
    drop(books, "", "")
    with pytest.raises(routing.RoutingIncomplete):
        resolved(books, "giao_thong", COMMUNE)


def test_unknown_field_or_place_still_finds_somebody(both_books: Books) -> None:
    assert resolved(both_books, None, COMMUNE) == ("21433.hanh_chinh_cong", Rung.AREA_DEFAULT)
    assert resolved(both_books, "giao_thong", None) == ("51.so_xay_dung", Rung.FIELD_DEFAULT)
    assert resolved(both_books, None, None) == (CATCH_ALL, Rung.CATCH_ALL)
    assert resolved(both_books, "no_such_field", "no_such_area") == (CATCH_ALL, Rung.CATCH_ALL)


def test_a_rule_is_never_switched_off_silently(books: Books) -> None:
    """Signalen: a rule went out with its user. Here the body's end is told with every ticket it would have had."""
    with books.work() as work:
        work.session.get_one(Body, ROADS).valid_to = date(2026, 11, 19)
    routed = books.does(routing_table.resolve, "giao_thong", COMMUNE)
    assert (routed.body_code, routed.rung) == ("51.so_xay_dung", Rung.FIELD_DEFAULT)
    assert [(one.body_code, one.problem) for one in routed.passed_over] == [(ROADS, "body_ended")]
    with books.work() as work:
        work.session.get_one(Body, ROADS).valid_to = date(2026, 11, 20)
    assert resolved(books, "giao_thong", COMMUNE) == (ROADS, Rung.FIELD_AREA)  # its last day


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    field=st.sampled_from([None, *(field.code for field in catalog.fields())]),
    area=st.sampled_from([None, PROVINCE, COMMUNE, "21484", "none"]),
)
def test_the_rows_decide_as_the_pure_ladder_does(books: Books, field: str | None, area: str | None) -> None:
    chain = () if area is None else (area,) if area in {PROVINCE, "none"} else (area, PROVINCE)
    assert books.does(routing_table.resolve, field, area) == routing.choose(ROWS, field, chain)


# An admin's changes -------------------------------------------------------------------------------------------


def test_a_row_is_changed_added_and_taken_out(both_books: Books) -> None:
    books = both_books
    admin = books.person("Hà", (RoleKind.ADMIN, "51.chu_tich"))
    row = books.does(routing_table.change, "giao_thong", COMMUNE, CHAIR, admin)
    assert (row.body_code, row.field_names["vi"], row.area_name) == (CHAIR, "Hạ tầng giao thông", "Xã Lân Phong")
    assert row.changed_at == books.now
    assert resolved(books, "giao_thong", COMMUNE) == (CHAIR, Rung.FIELD_AREA)
    before = books.does(routing_table.routes, admin).total
    new = books.does(routing_table.change, "giao_thong", PROVINCE, "51.so_cong_thuong", admin)
    assert books.does(routing_table.routes, admin).total == before + 1
    books.does(routing_table.remove, new.id, admin)
    with pytest.raises(NotFound, match="route-not-found"):
        books.does(routing_table.remove, new.id, admin)  # a second press
    with books.work() as work:
        assert work.session.get_one(RoutingRule, row.id).changed_by == admin


def test_the_catch_all_can_be_replaced_and_not_removed(books: Books, admin: int) -> None:
    row = books.does(routing_table.route_of, "", "", admin)
    assert row is not None
    assert row.catch_all
    with pytest.raises(Invalid, match="catch-all-stays"):
        books.does(routing_table.remove, row.id, admin)
    assert books.does(routing_table.change, "", "", "51.van_phong_ubnd", admin).id == row.id
    assert resolved(books, None, None) == ("51.van_phong_ubnd", Rung.CATCH_ALL)


def test_only_what_there_is_can_be_named(books: Books, admin: int) -> None:
    for no, words in (
        ("field-not-found", ("none", COMMUNE, ROADS)),
        ("area-not-found", ("giao_thong", "none", ROADS)),
        ("body-not-found", ("giao_thong", COMMUNE, "none")),
    ):
        with pytest.raises(NotFound, match=no):
            books.does(routing_table.change, *words, admin)
    with books.work() as work:
        work.session.get_one(Body, ROADS).valid_to = date(2026, 11, 19)
    with pytest.raises(Invalid, match="body-has-ended"):
        books.does(routing_table.change, "giao_thong", COMMUNE, ROADS, admin)
    found = books.does(routing_table.route_of, "giao_thong", COMMUNE, admin)
    assert found is not None
    assert found.ended


def test_only_an_admin_sees_and_changes_it(books: Books) -> None:
    head = books.person("Bình", (RoleKind.HEAD, "51.chu_tich"))
    for verb, words in (
        (routing_table.routes, ()),
        (routing_table.fields, ()),
        (routing_table.change, ("giao_thong", COMMUNE, ROADS)),
        (routing_table.remove, (1,)),
    ):
        with pytest.raises(Forbidden):
            books.does(verb, *words, head)


def test_the_table_is_read_in_pages_and_areas_in_any_spelling(books: Books, admin: int) -> None:
    page = books.does(routing_table.routes, admin, "giao_thong", size=5)
    assert page.items[0].area_code == ""  # the general row first
    assert page.total == 97
    assert page.next_offset == 5
    assert books.does(routing_table.areas, admin, "lan phong")[0] == (COMMUNE, "Xã Lân Phong")
    assert (PROVINCE, "Tỉnh Quảng Ngãi") in books.does(routing_table.areas, admin, "tinh quang ngai")
    assert books.does(routing_table.areas, admin, "qqqq") == []
