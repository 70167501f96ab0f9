"""Tracking codes: read in any spelling, slips found, made of letters nobody takes for one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.services.tracking import ALPHABET, LENGTH, looks_like_code, new_code, read_code

_CODES = st.builds(new_code)


@given(_CODES)
def test_a_code_is_read_in_any_case_and_spacing(code: str) -> None:
    assert set(code.replace("-", "")) <= set(ALPHABET)
    for typed in (code, code.lower(), code.replace("-", ""), code.replace("-", " "), f" {code} "):
        assert read_code(typed) == code
    assert looks_like_code(code) or not any(letter.isdigit() for letter in code)


@given(_CODES, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_found(code: str, place: int, letter: str) -> None:
    bare = code.replace("-", "")
    wrong = bare[:place] + letter + bare[place + 1 :]
    assert read_code(wrong) == (code if letter == bare[place] else None)


@given(_CODES, st.integers(0, LENGTH - 2))
def test_two_letters_swapped_are_found(code: str, place: int) -> None:
    bare = code.replace("-", "")
    swapped = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
    assert read_code(swapped) == (code if swapped == bare else None)


@pytest.mark.parametrize(
    "typed", ["", "abc", "đèn đường hỏng", "0O1I-L0O1", "12345678901234567890123456", "K7M2-9QX"]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("K7M2-9QX0", True), ("k7m29qx0", True), ("hỏng đèn", False), ("denduong", False), ("Đường 12", False)],
)
def test_a_code_with_a_slip_is_told_from_words(typed: str, meant: bool) -> None:
    assert looks_like_code(typed) is meant


def test_codes_do_not_repeat() -> None:
    assert len({new_code() for _ in range(2000)}) == 2000
