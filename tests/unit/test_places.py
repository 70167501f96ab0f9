"""Places: by any spelling of a name of today or of before July 2025, and by a point on the map."""

import statistics
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langnghe.services.data import rows
from langnghe.services.folding import fold
from langnghe.services.places import (
    Gazetteer,
    Match,
    Place,
    PlaceKind,
    find_province,
    is_clear,
    load,
    provinces,
)

LAC_DUONG = "24848"
LANG_BIANG = "24846"
LAM_DONG = Gazetteer(load("68"))
QUANG_NGAI = Gazetteer(load("51"))
VIETNAM = Gazetteer(load())


def first(matches: tuple[Match, ...]) -> str:
    return matches[0].place.code if matches else ""


def test_the_official_list_is_whole() -> None:
    assert len(provinces()) == 34
    assert len(load()) == 3321
    assert len({place.code for place in load()}) == 3321
    assert sum(len(load(province.code)) for province in provinces()) == 3321
    assert sum(place.kind is PlaceKind.SPECIAL_ZONE for place in load()) == 13
    assert not any("  " in place.name for place in load())
    assert load("99") == ()


def test_our_data_joins_the_official_codes_one_to_one() -> None:
    codes = {place.code for place in load()}
    points = [row["code"] for row in rows("commune_points.csv")]
    assert sorted(points) == sorted(codes)
    assert {row["code"] for row in rows("former_names.csv")} == codes
    assert {row["code"] for row in rows("province_names.csv")} == {one.code for one in provinces()}


def test_points_and_former_names_belong_to_their_commune() -> None:
    """A commune that kept a former unit's name has it among its former names: a shifted join would not."""
    kept = [p for p in load() if any(fold(p.name) == fold(f.split(", ")[0]) for f in p.former_names)]
    assert len(kept) > 1500
    assert all(8.0 < place.lat < 23.5 and 102.0 < place.lon < 115.0 for place in load())
    assert sum(place.area_km2 == 0 for place in load()) == 4


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Xã Lạc Dương", LAC_DUONG),
        ("xa lac duong", LAC_DUONG),
        ("x. Lạc Dương", LAC_DUONG),
        ("XÃ LẠC DƯƠNG", LAC_DUONG),
        ("xã lạc dưong", LAC_DUONG),
        ("xã lacduong", LAC_DUONG),
        ("tôi ở xã lạc dương", LAC_DUONG),
        ("dạ nhà cháu ở thôn 2 xã Lạc Dương tỉnh Lâm Đồng ạ", LAC_DUONG),
        ("tt lạc dương", LANG_BIANG),
        ("thị trấn Lạc Dương", LANG_BIANG),
        ("xã Lát", LANG_BIANG),
        ("Lát, huyện Lạc Dương", LANG_BIANG),
        ("p7 đà lạt", LANG_BIANG),
        ("P.7, TP. Đà Lạt", LANG_BIANG),
        ("lang biang", LANG_BIANG),
        ("phuong lang bian", LANG_BIANG),
        ("đam rông 4", "24853"),
        ("xã Đưng K'Nớ", "24853"),
        ("Dung KNo", "24853"),
        ("Mũi Né", "22918"),
        ("con đường trước chợ, phường Cam Ly, hư hỏng nặng lắm rồi", "24787"),
    ],
)
def test_a_commune_of_lam_dong_is_found_and_clear(typed: str, code: str) -> None:
    matches = LAM_DONG.find(typed)
    assert first(matches) == code, matches
    assert is_clear(matches), matches


def test_what_was_recognised_is_told() -> None:
    today, former = LAM_DONG.find("xã Lạc Dương")[0], LAM_DONG.find("thị trấn Lạc Dương")[0]
    assert (today.by, today.via) == ("name", "Xã Lạc Dương")
    assert (former.by, former.via) == ("former", "thị trấn Lạc Dương")
    district = LAM_DONG.find("huyện Lạc Dương")
    assert {match.by for match in district} == {"district"}
    assert {match.place.code for match in district} >= {LAC_DUONG, LANG_BIANG, "24853"}


def test_a_name_that_is_two_places_asks() -> None:
    """The former town of Lạc Dương is not in the commune of that name: a bare "Lạc Dương" can be either."""
    matches = LAM_DONG.find("lạc dương")
    assert [match.place.code for match in matches[:2]] == [LAC_DUONG, LANG_BIANG]
    assert not is_clear(matches)
    assert not is_clear(LAM_DONG.find("Bảo Lộc"))


def test_diacritics_tell_apart_when_they_are_typed() -> None:
    places = (
        Place("1", "Xã Tân Thành", PlaceKind.COMMUNE, "80"),
        Place("2", "Xã Tân Thạnh", PlaceKind.COMMUNE, "80"),
    )
    both = Gazetteer(places)
    assert first(both.find("Tân Thạnh")) == "2"
    assert is_clear(both.find("Tân Thạnh"))
    assert not is_clear(both.find("tan thanh"))


def test_a_province_named_after_it_decides() -> None:
    assert VIETNAM.find("xã Đăk Pxi, Kon Tum")[0].place.province_code == "51"
    assert VIETNAM.find("xã Tân Thành, Cà Mau")[0].place.province_code == "96"
    assert not is_clear(LAM_DONG.find("xã Tân Thành, Cà Mau"))


@pytest.mark.parametrize(
    "typed", ["", "   ", "??", "💡", "xã", "phường", "tôi ở", "aaaa" * 900, "0", "' OR 1=1 --"]
)
def test_nothing_is_found_in_nothing(typed: str) -> None:
    assert not is_clear(LAM_DONG.find(typed))


@pytest.mark.parametrize(
    "story",
    [
        "con đường thôn 3 hư hỏng nặng ổ gà ổ voi mong bà con được sửa sớm, an toàn là trên hết",
        "Cây xà cừ bị bật gốc sau mưa đêm qua, nằm chắn ngang đường",
        "UBND phường cưỡng chế tháo dỡ nhà tôi sai quy định, tôi gửi đơn khiếu nại lần 2",
        "Gia đình tôi khiếu nại quyết định thôi hưởng trợ cấp xã hội của con tôi",
    ],
)
def test_a_story_is_not_taken_for_a_place(story: str) -> None:
    assert not is_clear(VIETNAM.find(story))


def test_every_commune_is_found_by_its_own_name_in_its_province() -> None:
    gazetteers = {one.code: Gazetteer(load(one.code)) for one in provinces()}
    for place in load():
        gazetteer = gazetteers[place.province_code]
        assert first(gazetteer.find(place.name)) == place.code
        assert place in [match.place for match in gazetteer.find(fold(place.name))]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_law_any_text_is_taken(text: str) -> None:
    matches = LAM_DONG.find(text)
    assert len(matches) <= 5
    assert all(60 <= match.score <= 100 for match in matches)
    assert list(matches) == sorted(matches, key=lambda match: -match.score)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(load("51")), st.data())
def test_law_one_slip_in_a_longer_name_is_still_found(place: Place, data: st.DataObject) -> None:
    name = fold(place.name)
    own = len("dac khu ") if name.startswith("dac khu ") else name.index(" ") + 1  # behind xã, phường, đặc khu
    at = data.draw(st.integers(own, len(name) - 1))
    slipped = name[:at] + name[at + 1 :]
    if len(name) - own > 6:
        assert place in [match.place for match in QUANG_NGAI.find(slipped)]


def test_a_gazetteer_can_hold_one_commune_or_none() -> None:
    alone = Gazetteer([VIETNAM.by_code[LAC_DUONG]])
    assert is_clear(alone.find("lạc dương"))
    assert Gazetteer([]).find("xã Lạc Dương") == ()
    assert Gazetteer([]).near(12.0, 108.4) == ()


def test_finding_is_quick() -> None:
    def usual_ms(gazetteer: Gazetteer, text: str) -> float:
        gazetteer.find(text)
        times = []
        for _ in range(15):
            began = perf_counter()
            gazetteer.find(text)
            times.append(perf_counter() - began)
        return statistics.median(times) * 1000

    for text in ("tôi ở xã lạc dưong", "phường 7 đà lạt", "x tan thanhh"):
        assert usual_ms(LAM_DONG, text) < 2
        assert usual_ms(VIETNAM, text) < 15


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [
        (21.0287, 105.8524, "Phường Hoàn Kiếm"),
        (15.1214, 108.8044, "Phường Cẩm Thành"),
        (12.0057, 108.4247, "Phường Lang Biang - Đà Lạt"),
        (14.35, 108.0, "Phường Kon Tum"),
        (15.38, 109.12, "Đặc khu Lý Sơn"),
        (10.22, 103.96, "Đặc khu Phú Quốc"),
        (8.644, 111.92, "Đặc khu Trường Sa"),
        (16.53, 111.61, "Đặc khu Hoàng Sa"),
    ],
)
def test_a_point_is_in_its_commune(lat: float, lon: float, name: str) -> None:
    found = VIETNAM.near(lat, lon)
    assert found[0].place.name == name
    assert 1 <= len(found) <= 3


def test_distance_is_in_km() -> None:
    place = VIETNAM.by_code[LAC_DUONG]
    (near, *_) = Gazetteer([place]).near(place.lat + 0.1, place.lon)
    assert near.distance_km == pytest.approx(11.1, abs=0.1)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (17.97, 102.6),
        (11.55, 104.92),
        (22.8, 108.3),
        (14.6, 121.0),
        (12.0, 110.5),
        (0, 0),
        (90, 0),
        (float("nan"),) * 2,
    ],
)
def test_a_point_outside_vietnam_is_in_no_commune(lat: float, lon: float) -> None:
    assert VIETNAM.near(lat, lon) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Quảng Ngãi", "51"),
        ("quang ngai", "51"),
        ("tỉnh Quảng Ngãi", "51"),
        ("51", "51"),
        ("Kon Tum", "51"),
        ("TP.HCM", "79"),
        ("Thành phố Hồ Chí Minh", "79"),
        ("Huế", "46"),
        ("Thừa Thiên Huế", "46"),
        ("Đắk Lắk", "66"),
        ("dak lak", "66"),
        (" 01 ", "01"),
    ],
)
def test_provinces_are_found(text: str, code: str) -> None:
    province = find_province(text)
    assert province is not None
    assert province.code == code


@pytest.mark.parametrize("text", ["", "Atlantis", "99", "tỉnh"])
def test_no_province(text: str) -> None:
    assert find_province(text) is None


def test_every_province_is_found_by_its_name() -> None:
    for province in provinces():
        assert find_province(province.name) == province
