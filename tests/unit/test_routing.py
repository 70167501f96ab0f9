"""The ladder of routing: every rung, and no rule passed over in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.services.routing import Candidate, Routed, RoutingIncomplete, Rung, check, choose, route

CHAIN = ("24848", "68")
CATCH_ALL = Candidate(None, None, "68.hanh_chinh_cong")
LADDER = (
    Candidate("dien", "24848", "24848.kinh_te"),
    Candidate("dien", "68", "68.dien_luc"),
    Candidate("dien", None, "68.so_cong_thuong"),
    Candidate(None, "24848", "24848.hanh_chinh_cong"),
    Candidate(None, "68", "68.ban_tiep_cong_dan"),
    CATCH_ALL,
)
RUNGS = (
    Rung.FIELD_AREA,
    Rung.FIELD_PARENT_AREA,
    Rung.FIELD_DEFAULT,
    Rung.AREA_DEFAULT,
    Rung.AREA_DEFAULT,
    Rung.CATCH_ALL,
)


@pytest.mark.parametrize("missing", range(len(LADDER)))
def test_each_rung_decides_when_those_above_are_missing(missing: int) -> None:
    left = LADDER[missing:]
    assert choose(left, "dien", CHAIN) == Routed(left[0].body_code, RUNGS[missing])


def test_the_order_of_candidates_does_not_matter() -> None:
    assert choose(reversed(LADDER), "dien", CHAIN).rung is Rung.FIELD_AREA


def test_an_unknown_field_goes_to_the_area_and_an_unknown_place_to_the_field() -> None:
    assert choose(LADDER, None, CHAIN) == Routed("24848.hanh_chinh_cong", Rung.AREA_DEFAULT)
    assert choose(LADDER, "dien", ()) == Routed("68.so_cong_thuong", Rung.FIELD_DEFAULT)
    assert choose(LADDER, None, ()) == Routed("68.hanh_chinh_cong", Rung.CATCH_ALL)


def test_rules_of_other_fields_and_areas_do_not_decide() -> None:
    others = (Candidate("y_te", "24848", "x"), Candidate("dien", "24846", "x"), Candidate(None, "51", "x"))
    assert choose((*others, CATCH_ALL), "dien", CHAIN).rung is Rung.CATCH_ALL


def test_a_rule_is_never_switched_off_silently() -> None:
    """Fault of a peer: a routing rule silently switched off when its user left."""
    off = Candidate("dien", "24848", "24848.kinh_te", problem="body_ended")
    found = choose((off, *LADDER[2:]), "dien", CHAIN)
    assert found == Routed("68.so_cong_thuong", Rung.FIELD_DEFAULT, passed_over=(off,))
    assert check((off, CATCH_ALL)) == (off,)


def test_empty_text_means_any_as_it_does_in_the_table() -> None:
    assert choose([Candidate("", "", "x")], "dien", CHAIN) == Routed("x", Rung.CATCH_ALL)


@pytest.mark.parametrize("rules", [(), LADDER[:1], (Candidate(None, None, "x", problem="body_ended"),)])
def test_no_catch_all_is_an_error_of_the_set_up(rules: tuple[Candidate, ...]) -> None:
    with pytest.raises(RoutingIncomplete, match="catch-all"):
        check(rules)


def test_route_asks_once_for_all_candidates() -> None:
    asked = []

    def lookup(field: str | None, chain: tuple[str, ...]) -> tuple[Candidate, ...]:
        asked.append((field, chain))
        return LADDER

    assert route("dien", CHAIN, lookup).body_code == "24848.kinh_te"
    assert asked == [("dien", CHAIN)]


CODES = st.sampled_from(["a", "b", "c", ""])
CANDIDATES = st.lists(st.builds(Candidate, CODES, CODES, st.just("x"), st.sampled_from(["", "", "off"])))


@given(CANDIDATES, CODES, st.lists(st.sampled_from("abc"), max_size=3, unique=True))
def test_law_a_catch_all_always_finds_a_body(rules: list[Candidate], field: str, chain: list[str]) -> None:
    found = choose([*rules, CATCH_ALL], field, tuple(chain))
    assert found.body_code in {"x", CATCH_ALL.body_code}
    assert all(candidate.problem for candidate in found.passed_over)
