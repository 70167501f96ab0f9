"""Folding: what people type becomes comparable."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.services.folding import fold, nfc, spell


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Quảng Ngãi", "quang ngai"),
        ("ĐƯỜNG  HƯ\n hỏng ", "duong hu hong"),
        ("Đắk Pxi", "dak pxi"),
        ("xã Ea H’leo", "xa ea h’leo"),
        (unicodedata.normalize("NFD", "Đổ rác bừa bãi"), "do rac bua bai"),
        ("k\u200bhông", "khong"),
        ("khu\u00a0phố", "khu pho"),
        ("Ƀơ̆m Čư", "bom cu"),
        ("𝐓𝐨̂𝐢 𝗯𝗮́𝗼", "toi bao"),
        ("already plain", "already plain"),
        ("đèn 💡 tắt", "den 💡 tat"),
        ("", ""),
    ],
)
def test_fold(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_fold_is_idempotent_and_blind_to_normal_forms(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert fold(unicodedata.normalize("NFD", text)) == once
    assert "  " not in once
    assert once == once.strip()


@given(st.text(alphabet="aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđĐ "))
def test_every_vietnamese_letter_becomes_plain(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text.upper()) == fold(text)


def test_nfc_composes() -> None:
    assert nfc(unicodedata.normalize("NFD", "Đất đai")) == "Đất đai"


def test_spelling_keeps_tones_but_not_their_place() -> None:
    assert spell("Xã  Hoà An") == spell("xã hòa an")
    assert spell("Tân Thạnh") != spell("Tân Thành")
    assert spell("Thuỷ") == spell("thủy")
