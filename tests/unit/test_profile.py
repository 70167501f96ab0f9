"""Names and phone numbers as people type them."""

import pytest

from langnghe.services.profile import read_name, read_phone
from langnghe.services.refusals import Invalid


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0905123456", "0905123456"),
        ("0905 123 456", "0905123456"),
        ("0905.123.456", "0905123456"),
        ("+84 905 123 456", "0905123456"),
        ("84905123456", "0905123456"),
        ("0084 905-123-456", "0905123456"),
        ("+84 (0)905 123 456", "0905123456"),
        ("(0255) 3 822 123", "02553822123"),
        ("024 3843 5678", "02438435678"),
    ],
)
def test_a_vietnamese_number_is_read_in_any_form(typed: str, kept: str) -> None:
    assert read_phone(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "123", "090512345", "09051234567", "0105123456", "abc", "+1 202 555 0100", "٠٩٠٥١٢٣٤٥٦"]
)
def test_what_is_no_vietnamese_number_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="phone-wrong"):
        read_phone(typed)


def test_a_name_is_kept_composed_and_without_extra_blanks() -> None:
    assert read_name("  Nguyễn   Thị Lan ") == "Nguyễn Thị Lan"


@pytest.mark.parametrize(("typed", "key"), [("  ", "name-empty"), ("123", "name-empty"), ("a" * 121, "name-long")])
def test_what_is_no_name_is_refused(typed: str, key: str) -> None:
    with pytest.raises(Invalid, match=key):
        read_name(typed)
