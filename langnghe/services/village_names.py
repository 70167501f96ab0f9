"""Names of villages (thôn, tổ dân phố) as people write them: parted, made comparable, found again. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz

from langnghe.services.folding import fold, nfc

LONGEST = 120
#: Villages offered where it is not clear which one was meant.
MOST_NEAR = 5
#: From this likeness on, what was typed may be the name with a slip (0 to 100).
_LIKE = 82
_SLIPS = 2
_PARTS = re.compile(r"[,;\n]")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SHORT = {"tdp": "to dan pho", "kp": "khu pho"}
#: What villages are, folded, the longer ones first, and what each counts as: people say "tổ 3" for "Tổ dân phố 3".
_KINDS = {
    "to dan pho": "to", "to dan cu": "to", "to": "to", "khu dan cu": "khu", "khu pho": "khu", "khu": "khu",
    "thon": "thon", "xom": "xom", "ap": "ap", "khom": "khom", "lang": "lang", "ban": "ban", "buon": "buon",
    "bon": "bon", "plei": "plei", "soc": "soc", "phum": "phum", "khoi": "khoi", "doi": "doi",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What a text may name: the one village that is meant, or those that may be; both empty for none.

    `named`: it can only be the name of a village, also of one there is not: "thôn 99".
    """

    code: str | None
    near: tuple[str, ...] = ()
    named: bool = False


def parts(typed: str) -> list[str]:
    """The names in a text, one a line or parted by commas or semicolons, each as it is kept."""
    return [name for part in _PARTS.split(typed) if (name := clean(part))]


def clean(name: str) -> str:
    """The name as it is kept: composed (NFC), one line, single blanks, nothing in it that nobody sees."""
    seen = "".join(letter for letter in nfc(name) if letter.isprintable() or letter.isspace())
    return " ".join(seen.split())


def wrong(name: str) -> str:
    """Why it cannot be a name: "letters" where it has none, "long", or "" where it can."""
    if not any(letter.isalpha() for letter in name):
        return "letters"
    return "long" if len(name) > LONGEST else ""


def key(name: str) -> str:
    """By which two names of a commune are the same: no diacritics, no marks, "TDP 01" as "Tổ dân phố 1"."""
    words = _WORD.findall(fold(name))
    return " ".join(_SHORT.get(word) or (word.lstrip("0") or "0" if word.isdecimal() else word) for word in words)


def in_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """For sorting as people count: "Thôn 2" before "Thôn 10"."""
    return tuple((0, int(word), "") if word.isdecimal() else (1, 0, word) for word in key(name).split())


def find(typed: str, names: Mapping[str, str]) -> Found:
    """The village of these (names by code) that a text names: in any spelling, "thon 1", or the number alone."""
    said = key(typed)
    kind, rest = _split(said)
    if not rest:
        return Found(None)
    keys = {code: key(name) for code, name in names.items()}
    if found := [code for code, each in keys.items() if each == said]:
        return _meant(found)
    by_rest = [code for code, each in keys.items() if rest in {_split(each)[1], each}]
    same_kind = [code for code in by_rest if kind in {"", _split(keys[code])[0]}]
    if same_kind:
        return _meant(same_kind)
    # "xóm 3" where there is a "Thôn 3": it may be the same, and only the person knows.
    near = by_rest or [code for code, each in keys.items() if _like(said, each)]
    return Found(None, tuple(islice(near, MOST_NEAR)), named=bool(kind) and rest.isdecimal())


def _meant(codes: list[str]) -> Found:
    return Found(codes[0]) if len(codes) == 1 else Found(None, tuple(codes[:MOST_NEAR]))


def _split(folded: str) -> tuple[str, str]:
    """The kind and the rest of a folded name: "to dan pho 3" gives ("to", "3")."""
    for kind, counts_as in _KINDS.items():
        # A name must remain: there is a village that is called "Làng".
        if folded.startswith(f"{kind} "):
            return counts_as, folded[len(kind) + 1 :]
    return "", folded


def _like(said: str, other: str) -> bool:
    # Of numbers no slip is forgiven: the village beside is one digit away. And with a word more it says something.
    as_long = abs(len(said) - len(other)) <= _SLIPS
    return as_long and _numbers(said) == _numbers(other) and fuzz.ratio(said, other) >= _LIKE


def _numbers(folded: str) -> list[str]:
    return re.findall(r"\d+", folded)


def keys(names: Iterable[str]) -> frozenset[str]:
    """By which these names are known."""
    return frozenset(map(key, names))
