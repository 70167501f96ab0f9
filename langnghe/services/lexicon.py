"""Words and phrases in what citizens write, with diacritics or without, with slips and short forms.

A phrase is looked for on whole words of the folded text. Where the writer uses diacritics they must agree
(hỏi and ngã are taken for one tone, as half the country speaks them); where the writer uses none, a phrase marked
"!" in the data is not recognised, because folded it means too many things ("chợ", "cho", "chỗ"). A pair such as
"cân|đong + điêu|thiếu" is found where a word of each side stands near one of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from langnghe.services.data import rows
from langnghe.services.folding import fold, spell

_WORD = re.compile(r"[^\W_]+")
_ONE_TONE = str.maketrans("ãẵẫẽễĩõỗỡũữỹ", "ảẳẩẻểỉỏổởủửỷ")
_ACCENTED_FROM = 0.2  # share of words with diacritics from which the writer is taken to use them
_MOST_WORDS = 900  # more than the longest message of any channel holds
_NEAR = 5  # words between the two sides of a pair


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a phrase, for comparing. exact: for "!", with every mark, hỏi and ngã apart."""

    folded: tuple[str, ...]
    spelled: tuple[str, ...]
    exact: tuple[str, ...] | None


_NO_WORDS = Words((), (), None)  # of a pair, whose words are in its sides


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One entry: what it speaks for (`target`), how strongly, and its words.

    Compared by identity: the same text may stand for several targets.
    """

    target: str
    weight: float
    text: str
    words: Words = _NO_WORDS


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


class _Side:
    """Words that are one side of some pairs; bit n of `first` or `second` stands for pair n."""

    __slots__ = ("first", "second", "words")

    def __init__(self, words: Words) -> None:
        self.words = words
        self.first = self.second = 0


class _Node(dict[str, "_Node"]):
    """A step in the tree of phrases by word."""

    __slots__ = ("phrases", "sides")

    def __init__(self) -> None:
        super().__init__()
        self.phrases: list[Phrase] = []
        self.sides: list[_Side] = []


class Lexicon:
    """Phrases ready to be looked for, and the short forms people type for words."""

    def __init__(self, entries: Iterable[tuple[str, float, str]], short_forms: Mapping[str, str]) -> None:
        """entries: target, weight, text; text "a|b + c|d" is a pair, "!" marks words that need diacritics."""
        self._short = {typed: _split(meant) for typed, meant in short_forms.items()}
        self._root = _Node()
        self._pairs: list[Phrase] = []
        sides: dict[Words, _Side] = {}
        for target, weight, text in entries:
            if " + " not in text:
                words = _words(text)
                self._node(words).phrases.append(Phrase(target, weight, text.removeprefix("!"), words))
                continue
            bit = 1 << len(self._pairs)
            first, second = text.split(" + ")
            shown = f"{first.split('|')[0]} + {second.split('|')[0]}".replace("!", "")
            self._pairs.append(Phrase(target, weight, shown))
            for word in first.split("|"):
                self._side(_words(word), sides).first |= bit
            for word in second.split("|"):
                self._side(_words(word), sides).second |= bit

    def read(self, text: str) -> Reading:
        """Every phrase of the text. A hit inside a mask ("mask.x" for targets "x.…") does not count."""
        typed = _split(text)[:_MOST_WORDS]
        accented = sum(not word.isascii() for word in typed) >= _ACCENTED_FROM * len(typed)
        exact = [part for word in typed for part in self._short.get(word, (word,))]
        folded, spelled = zip(*map(_forms, exact), strict=True) if exact else ((), ())
        hits: list[Hit] = []
        sides: list[tuple[_Side, int, int]] = []
        self._search(exact, folded, spelled, accented, hits, sides)
        masks = _masks(hits)
        if sides:
            fields = masks.get("field", {})
            hits += self._paired([side for side in sides if not _inside(fields.get(side[1]), side[1], side[2])])
            hits.sort(key=lambda hit: hit.start)
        return Reading(folded, tuple(hit for hit in hits if not _hidden(hit, masks)))

    def _search(
        self,
        exact: Sequence[str],
        folded: Sequence[str],
        spelled: Sequence[str],
        accented: bool,
        hits: list[Hit],
        sides: list[tuple[_Side, int, int]],
    ) -> None:
        for start in range(len(folded)):
            node = self._root
            for end in range(start, len(folded)):
                following = node.get(folded[end])
                if following is None:
                    break
                node = following
                written = slice(start, end + 1)
                if node.phrases:
                    hits += [
                        Hit(phrase, start, end + 1)
                        for phrase in node.phrases
                        if _agrees(phrase.words, exact[written], spelled[written], accented=accented)
                    ]
                if node.sides:
                    sides += [
                        (side, start, end + 1)
                        for side in node.sides
                        if _agrees(side.words, exact[written], spelled[written], accented=accented)
                    ]

    def _paired(self, sides: list[tuple[_Side, int, int]]) -> Iterator[Hit]:
        """A hit from the first to the last word of every pair whose two sides stand near each other."""
        firsts = seconds = 0
        for side, _, _ in sides:
            firsts |= side.first
            seconds |= side.second
        both = firsts & seconds
        while both:
            bit = both & -both
            both ^= bit
            ones = [(start, end) for side, start, end in sides if side.first & bit]
            others = [(start, end) for side, start, end in sides if side.second & bit]
            for one in ones:
                for other in others:
                    if 0 <= max(one[0], other[0]) - min(one[1], other[1]) <= _NEAR:
                        yield Hit(self._pairs[bit.bit_length() - 1], min(one[0], other[0]), max(one[1], other[1]))

    def _node(self, words: Words) -> _Node:
        node = self._root
        for word in words.folded:
            node = node.setdefault(word, _Node())
        return node

    def _side(self, words: Words, known: dict[Words, _Side]) -> _Side:
        if words not in known:
            known[words] = _Side(words)
            self._node(words).sides.append(known[words])
        return known[words]


def load() -> Lexicon:
    """The packaged lexicon: rows of target, weight, and phrases separated by ";"."""
    entries = [
        (row["target"], float(row["weight"]), text)
        for row in rows("lexicon.csv")
        for text in row["phrases"].split(";")
    ]
    return Lexicon(entries, {row["typed"]: row["meant"] for row in rows("short_forms.csv")})


def _words(text: str) -> Words:
    exact = _split(text.removeprefix("!"))
    return Words(
        folded=tuple(_forms(word)[0] for word in exact),
        spelled=tuple(_forms(word)[1] for word in exact),
        exact=exact if text.startswith("!") else None,
    )


def _agrees(words: Words, exact: Sequence[str], spelled: Sequence[str], *, accented: bool) -> bool:
    """Whether what was written may be these words and not others that fold alike."""
    if words.exact:
        return tuple(exact) == words.exact
    bare = wrong = 0
    for typed, meant, folded in zip(spelled, words.spelled, words.folded, strict=True):
        if typed == meant:
            continue
        if typed == folded:
            bare += 1
        else:
            wrong += 1
    if wrong:
        return wrong == 1 and not bare and len(spelled) >= 3  # one slip of a mark in a longer phrase
    return not bare or not accented or len(spelled) >= 2


def _masks(hits: list[Hit]) -> dict[str, dict[int, Hit]]:
    """For each scope ("field", "kind", "emergency") the masked words and the mask over them."""
    masks: dict[str, dict[int, Hit]] = {}
    for hit in hits:
        if hit.phrase.target.startswith("mask."):
            words = masks.setdefault(hit.phrase.target.removeprefix("mask."), {})
            words.update(dict.fromkeys(range(hit.start, hit.end), hit))
    return masks


def _inside(mask: Hit | None, start: int, end: int) -> bool:
    """Whether these words are only a part of the mask ("điện" in "sóng điện thoại")."""
    return mask is not None and mask.start <= start and end <= mask.end and end - start < mask.end - mask.start


def _hidden(hit: Hit, masks: Mapping[str, Mapping[int, Hit]]) -> bool:
    """Whether a mask of its scope touches the hit, and the hit says no more than the mask."""
    if not masks or not (words := masks.get(hit.phrase.target.partition(".")[0])):
        return False
    over = {words[n] for n in range(hit.start, hit.end) if n in words}
    return any(not (hit.start <= mask.start and mask.end <= hit.end) for mask in over)


@lru_cache(maxsize=8192)
def _forms(word: str) -> tuple[str, str]:
    """A word folded, and spelled with hỏi and ngã as one tone."""
    return fold(word), word.translate(_ONE_TONE)


def _split(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(spell(text)))
