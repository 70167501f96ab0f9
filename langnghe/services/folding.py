"""Text as people type it, made comparable: NFC, and a folded form without diacritics.

Shape of the folded form: lower case, no diacritics, đ as d, one space between words. It is an index and a
search key, never something a person reads.
"""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not decompose; ƀ is written in Ba Na and Ê Đê names.
_UNDECOMPOSED = {"đ": "d", "ð": "d", "ƀ": "b", "ø": "o", "ł": "l"}
# Dropped: combining marks, and characters without width (zero-width joiners, soft hyphens, byte order marks).
_DROPPED = frozenset({"Mn", "Me", "Cf"})
# Tone marks may stand on either vowel ("hoà", "hòa"); official names use both.
_OLD_TONES = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ"
_NEW_TONES = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy"
_TONES = [(_OLD_TONES[i : i + 2], _NEW_TONES[i : i + 2]) for i in range(0, len(_OLD_TONES), 2)]
_CACHED_BELOW = 0x3000  # every Latin letter; beyond it, text could make the table grow


class _Folds(dict[int, str]):
    """Code point to folded text, computed when first met (`str.translate` asks `__missing__`)."""

    def __missing__(self, code: int) -> str:
        plain = "".join(
            _UNDECOMPOSED.get(part, part)
            for part in unicodedata.normalize("NFKD", chr(code).casefold())
            if unicodedata.category(part) not in _DROPPED
        )
        folded = plain.casefold()
        if code < _CACHED_BELOW:
            self[code] = folded
        return folded


_FOLDS = _Folds()


def nfc(text: str) -> str:
    """The text in Unicode's composed form (NFC), the only form that is stored."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case, without diacritics, đ as d, single spaces. Idempotent; about 1 µs for a short message."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(nfc(text).translate(_FOLDS).split())


def spell(text: str) -> str:
    """Lower case with diacritics kept, the tone mark on the customary vowel, single spaces.

    For telling apart what folding makes equal: "Tân Thạnh" and "Tân Thành", but not "Hoà" and "Hòa".
    """
    spelled = " ".join(nfc(text).casefold().split())
    for old, new in _TONES:
        spelled = spelled.replace(old, new)
    return spelled
