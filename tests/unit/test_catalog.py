"""The catalogue: an office of any province or commune can be built from it, whole and without loose ends."""

import pytest

from langnghe.services import catalog
from langnghe.services.catalog import BodyPlan, RoutingPlan
from langnghe.services.places import load, provinces
from langnghe.services.routing import Candidate, Routed, Rung, check, choose

FIELDS = {field.code: field for field in catalog.fields()}


def candidates(plans: list[RoutingPlan]) -> list[Candidate]:
    return [Candidate(plan.field, plan.area, plan.body) for plan in plans]


def test_the_fields_are_the_listed_ones() -> None:
    assert len(FIELDS) == 31
    assert [field.position for field in FIELDS.values()] == list(range(1, 32))
    assert {code for code, field in FIELDS.items() if field.restricted} == {
        "can_bo",
        "tham_nhung",
        "dan_toc_ton_giao",
    }
    assert {code for code, field in FIELDS.items() if field.never_public} == {"can_bo", "tham_nhung"}
    urgent = {code: field.urgent_number for code, field in FIELDS.items() if field.urgent_number}
    assert urgent == {"an_ninh": "113", "pccc": "114", "y_te": "115", "an_sinh": "111"}
    assert all(field.name_vi and field.name_en for field in FIELDS.values())


def test_names_and_codes_fit_the_tables() -> None:
    for province in provinces():
        for body in catalog.bodies_for(province.code):
            assert len(body.code) <= 48
            assert len(body.name) <= 200
            assert len(body.short_name) <= 80
            assert body.code.isascii()
            assert "{" not in body.name + body.short_name


@pytest.mark.parametrize("code", [province.code for province in provinces()])
def test_every_province_is_whole(code: str) -> None:
    """Every parent, every routed body exists; every field is routed in every commune and without a place."""
    seen: set[str] = set()
    for body in catalog.bodies_for(code):
        assert body.parent_code is None or body.parent_code in seen
        assert body.code not in seen
        seen.add(body.code)
    routing = list(catalog.default_routing(code))
    assert {plan.body for plan in routing} <= seen
    assert len({(plan.field, plan.area) for plan in routing}) == len(routing)
    assert check(candidates(routing)) == ()
    assert sum(1 for plan in routing if plan.field is None and plan.area is None) == 1
    by_area = {(plan.field, plan.area) for plan in routing}
    for place in load(code):
        assert (None, place.code) in by_area
    assert {(field, None) for field in FIELDS} <= by_area


def test_quang_ngai() -> None:
    bodies = {body.code: body for body in catalog.bodies_for("51")}
    assert bodies["51.so_xay_dung"] == BodyPlan(
        "51.so_xay_dung",
        "Sở Xây dựng tỉnh Quảng Ngãi",
        "Sở Xây dựng",
        "51",
        "province",
        "51.chu_tich",
        "so_xay_dung",
    )
    departments = [body for body in bodies.values() if body.template.startswith("so_")]
    assert len(departments) == 10  # with the inspectorate and the office: the 12 bodies found everywhere
    assert len(bodies) == 17 + 8 * 96
    assert bodies["21025.chu_tich"].parent_code == "51.chu_tich"


def test_a_ward_has_another_economic_office_than_a_commune() -> None:
    assert [b.name for b in catalog.bodies_for_commune("24848") if b.template == "kinh_te"] == [
        "Phòng Kinh tế xã Lạc Dương"
    ]
    urban = "Phòng Kinh tế, Hạ tầng và Đô thị"
    for code, area in (("24846", "phường Lang Biang - Đà Lạt"), ("31078", "đặc khu Phú Quốc")):
        assert [b.name for b in catalog.bodies_for_commune(code) if b.template == "kinh_te"] == [f"{urban} {area}"]
    assert [b.name for b in catalog.bodies_for_commune("21548") if b.template == "kinh_te"] == [
        "Phòng Kinh tế đặc khu Lý Sơn"
    ]


def test_cities_are_called_cities() -> None:
    names = {body.code: body.name for body in catalog.bodies_for("01") if body.level == "province"}
    assert names["01.chu_tich"] == "Chủ tịch UBND thành phố Hà Nội"
    assert names["01.quan_su"] == "Bộ Tư lệnh Thủ đô Hà Nội"


def test_a_road_in_a_commune_goes_to_its_economic_office() -> None:
    rules = candidates(list(catalog.default_routing("68")))
    assert choose(rules, "giao_thong", ("24848", "68")) == Routed("24848.kinh_te", Rung.FIELD_AREA)
    assert choose(rules, "giao_thong", ("68",)) == Routed("68.so_xay_dung", Rung.FIELD_DEFAULT)
    assert choose(rules, None, ("24848", "68")) == Routed("24848.hanh_chinh_cong", Rung.AREA_DEFAULT)
    assert choose(rules, None, ()) == Routed("68.hanh_chinh_cong", Rung.CATCH_ALL)


def test_corruption_is_not_sent_to_the_body_it_may_be_about() -> None:
    rules = candidates(list(catalog.default_routing("68")))
    assert choose(rules, "tham_nhung", ("24848", "68")) == Routed("68.thanh_tra", Rung.FIELD_DEFAULT)
    alone = candidates(list(catalog.default_routing_for_commune("24848")))
    assert choose(alone, "tham_nhung", ("24848",)).body_code == "24848.don_thu"


def test_a_commune_can_be_an_office_of_its_own() -> None:
    bodies = {body.code: body for body in catalog.bodies_for_commune("24848")}
    assert len(bodies) == 8
    assert bodies["24848.chu_tich"].parent_code is None
    rules = candidates(list(catalog.default_routing_for_commune("24848")))
    assert check(rules) == ()
    for field in FIELDS:
        assert choose(rules, field, ("24848",)).body_code in bodies


@pytest.mark.parametrize("code", ["", "5", "99", "24848"])
def test_an_unknown_province_is_said_plainly(code: str) -> None:
    with pytest.raises(LookupError, match="no province"):
        list(catalog.bodies_for(code))
    with pytest.raises(LookupError, match="no province"):
        list(catalog.default_routing(code))


@pytest.mark.parametrize("code", ["", "51", "00000"])
def test_an_unknown_commune_is_said_plainly(code: str) -> None:
    with pytest.raises(LookupError, match="no commune"):
        list(catalog.bodies_for_commune(code))
    with pytest.raises(LookupError, match="no commune"):
        list(catalog.default_routing_for_commune(code))


def test_deadline_rules_name_their_source() -> None:
    rules = catalog.deadline_rules()
    assert {rule.step for rule in rules} == {"accept", "classify", "first_answer", "opinion", "return", "settle"}
    assert all(rule.source and rule.confidence in {"A", "B", "C", "suggestion"} for rule in rules)
    spans = {(rule.step, rule.kind, rule.priority): str(rule.span) for rule in rules}
    assert spans["settle", "report", None] == spans["settle", "petition", None] == "10 WD"
    assert spans["settle", None, "urgent"] == "5 D"
    for step in ("accept", "classify", "first_answer", "opinion", "return", "settle"):
        assert (step, None, None) in spans  # every kind and field has a rule
    keys = [(rule.step, rule.kind, rule.field, rule.priority, rule.valid_from) for rule in rules]
    assert len(set(keys)) == len(keys)


def test_data_files_name_only_known_things() -> None:
    templates = {body.template for body in catalog.bodies_for("51")}
    for field in FIELDS.values():
        assert field.commune_bodies
        assert field.province_bodies
        assert set(field.commune_bodies + field.province_bodies) <= templates
