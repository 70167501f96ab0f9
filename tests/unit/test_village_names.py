"""Names of villages: parted, made comparable, sorted as people count, and found as people type them."""

import pytest

from langnghe.services import village_names
from langnghe.services.village_names import Found, find, key, parts, wrong

NAMES = {
    "1": "Thôn 1",
    "2": "Thôn 2",
    "11": "Thôn 11",
    "3": "Tổ dân phố 3",
    "P": "Thôn Phước Lộc",
    "T": "Thôn Tú Sơn 1",
}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Thôn 1, Thôn 2; Tổ dân phố 3\nXóm Bàu", ["Thôn 1", "Thôn 2", "Tổ dân phố 3", "Xóm Bàu"]),
        ("  Thôn   1  ,,\r\n ; ", ["Thôn 1"]),
        ("Tho\u0302n 1", ["Thôn 1"]),  # decomposed, as some keyboards send it
        ("Th\u200bôn\u202e 1", ["Thôn 1"]),
        (" ,;\n", []),
    ],
)
def test_several_names_in_one_text(typed: str, names: list[str]) -> None:
    assert parts(typed) == names


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Thôn 1", ""),
        ("...", "letters"),
        ("12", "letters"),
        ("ộ" * 120, ""),
        ("ộ" * 121, "long"),
        ("😀", "letters"),
    ],
)
def test_what_can_be_a_name(name: str, why: str) -> None:
    assert wrong(name) == why


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Thôn 1", "thon 01", True),
        ("TDP 3", "Tổ dân phố 3", True),
        ("Khu phố 2", "KP.2", True),
        ("Thôn Hoà Bình", "thôn  HÒA-BÌNH", True),
        ("Thôn 1", "Thôn 10", False),
        ("Thôn 0", "Thôn", False),
    ],
)
def test_which_names_are_the_same(one: str, other: str, same: bool) -> None:
    assert (key(one) == key(other)) is same


def test_they_stand_as_people_count() -> None:
    names = ["Tổ dân phố 2", "Thôn 10", "Thôn 2", "Thôn An Hòa", "Thôn 1"]
    assert sorted(names, key=village_names.in_order) == [
        "Thôn 1", "Thôn 2", "Thôn 10", "Thôn An Hòa", "Tổ dân phố 2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("thon 1", Found("1")),
        ("Thôn 01", Found("1")),
        ("thon1", Found("1")),
        ("1", Found("1")),
        ("2.", Found("2")),
        ("tdp 3", Found("3")),
        ("tổ 3", Found("3")),
        ("3", Found("3")),
        ("phuoc loc", Found("P")),
        ("THÔN PHƯỚC LỘC", Found("P")),
        ("thon phuoc lock", Found(None, ("P",))),  # a slip: the person is asked
        ("xóm 3", Found(None, ("3",), named=True)),
        ("thôn 99", Found(None, (), named=True)),
        ("thon 12", Found(None, (), named=True)),  # no slip for "Thôn 11"
        ("thon tu son 2", Found(None)),
        ("Đèn đường thôn 2 hỏng ba hôm nay", Found(None)),
        ("thôn mất điện", Found(None)),
        ("thôn", Found(None)),
        ("...", Found(None)),
        ("", Found(None)),
    ],
)
def test_a_village_is_found_as_people_type_it(typed: str, found: Found) -> None:
    assert find(typed, NAMES) == found


def test_two_that_are_called_alike_are_both_offered() -> None:
    names = {"a": "Thôn Đông", "b": "Xóm Đông", "c": "Thôn Tây"}
    assert find("đông", names) == Found(None, ("a", "b"))
    assert find("xóm đông", names) == Found("b")
