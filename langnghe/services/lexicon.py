"""Words and phrases in what citizens write, with diacritics or without, with slips and short forms.

A phrase is looked for on whole words of the folded text. Where the writer uses diacritics they must agree
(hỏi and ngã are taken for one tone, as half the country speaks them); where the writer uses none, a phrase marked
"!" in the data is not recognised, because folded it means too many things ("chợ", "cho", "chỗ").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from langnghe.services.data import rows
from langnghe.services.folding import fold, spell

_WORD = re.compile(r"[^\W_]+")
_ONE_TONE = str.maketrans("ãẵẫẽễĩõỗỡũữỹ", "ảẳẩẻểỉỏổởủửỷ")
_ACCENTED_FROM = 0.2  # share of words with diacritics from which the writer is taken to use them
_MOST_WORDS = 900  # more than the longest message of any channel holds


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry: what it speaks for (`target`), how strongly, and its words folded and spelled."""

    target: str
    weight: float
    text: str
    folded: tuple[str, ...]
    spelled: tuple[str, ...]
    strict: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase at words `start` to `end` of the message."""

    phrase: Phrase
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one message. `words` are folded; `hits` in order of their place."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]


class _Node(dict[str, "_Node"]):
    """A step in the tree of phrases by word."""

    __slots__ = ("phrases",)

    def __init__(self) -> None:
        super().__init__()
        self.phrases: list[Phrase] = []


class Lexicon:
    """Phrases ready to be looked for, and the short forms people type for words."""

    def __init__(self, phrases: Iterable[Phrase], short_forms: Mapping[str, str]) -> None:
        self._short = {typed: _split(meant) for typed, meant in short_forms.items()}
        self._root = _Node()
        for phrase in phrases:
            node = self._root
            for word in phrase.folded:
                node = node.setdefault(word, _Node())
            node.phrases.append(phrase)

    def read(self, text: str) -> Reading:
        """Every phrase of the text. A hit inside a mask ("mask.x" for targets "x.…") does not count."""
        typed = _split(text)[:_MOST_WORDS]
        accented = sum(not word.isascii() for word in typed) >= _ACCENTED_FROM * len(typed)
        spelled = [part for word in typed for part in self._short.get(word, (word,))]
        folded = [fold(word) for word in spelled]
        hits = []
        for start in range(len(folded)):
            node = self._root
            for end in range(start, len(folded)):
                found = node.get(folded[end])
                if found is None:
                    break
                node = found
                written = spelled[start : end + 1]
                hits += [
                    Hit(phrase, start, end + 1)
                    for phrase in node.phrases
                    if _agrees(phrase, written, accented=accented)
                ]
        return Reading(tuple(folded), tuple(_unmasked(hits)))


def load() -> Lexicon:
    """The packaged lexicon: rows of target, weight, and phrases separated by ";", some marked "!"."""
    phrases = [
        _phrase(row["target"], float(row["weight"]), text)
        for row in rows("lexicon.csv")
        for text in row["phrases"].split(";")
    ]
    return Lexicon(phrases, {row["typed"]: row["meant"] for row in rows("short_forms.csv")})


def _phrase(target: str, weight: float, text: str) -> Phrase:
    bare = text.removeprefix("!")
    spelled = _split(bare)
    folded = tuple(fold(word) for word in spelled)
    return Phrase(target, weight, bare, folded, spelled, strict=bare != text)


def _agrees(phrase: Phrase, written: Sequence[str], *, accented: bool) -> bool:
    """Whether what was written may be this phrase and not another that folds alike."""
    bare = wrong = 0
    for typed, meant, folded in zip(written, phrase.spelled, phrase.folded, strict=True):
        if typed == meant:
            continue
        if typed == folded:
            bare += 1
        else:
            wrong += 1
    if phrase.strict:
        return not bare and not wrong
    if wrong:
        return wrong == 1 and not bare and len(written) >= 3  # one slip of a mark in a longer phrase
    return not bare or not accented or len(written) >= 2


def _unmasked(hits: list[Hit]) -> list[Hit]:
    masks = [hit for hit in hits if hit.phrase.target.startswith("mask.")]
    if not masks:
        return hits
    return [hit for hit in hits if not any(_hides(mask, hit) for mask in masks)]


def _hides(mask: Hit, hit: Hit) -> bool:
    scope = mask.phrase.target.removeprefix("mask.")
    if not hit.phrase.target.startswith(scope + "."):
        return False
    apart = hit.end <= mask.start or mask.end <= hit.start
    longer = hit.start <= mask.start and mask.end <= hit.end and hit.end - hit.start > mask.end - mask.start
    return not apart and not longer


def _split(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(spell(text).translate(_ONE_TONE)))
