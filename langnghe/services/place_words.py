"""What people type around the name of a place, as words: kinds of units, noise, and runs that may be a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from langnghe.services.folding import fold, spell

_WORD = re.compile(r"\w+")
_IN_WORD_MARKS = str.maketrans("", "", "'’‘`ʼ")
_GLUED = re.compile(r"(p|f|q)0*(\d{1,2})")  # "p7", "q.1"
_MOST_WORDS = 200  # of one message; a place is named early, and a 4,096 character story stays cheap
_MOST_WINDOWS = 12

_KINDS: Mapping[tuple[str, ...], str] = {
    **dict.fromkeys([("xa",), ("x",)], "xa"),
    **dict.fromkeys([("phuong",), ("p",), ("f",)], "phuong"),
    **dict.fromkeys([("thi", "tran"), ("tt",)], "thi tran"),
    **dict.fromkeys([("dac", "khu"), ("dk",)], "dac khu"),
    **dict.fromkeys([("huyen",), ("h",)], "huyen"),
    **dict.fromkeys([("quan",), ("q",)], "quan"),
    **dict.fromkeys([("thi", "xa"), ("tx",)], "thi xa"),
    **dict.fromkeys([("thanh", "pho"), ("tp",)], "thanh pho"),
    **dict.fromkeys([("tinh",), ("t",)], "tinh"),
}
# With its marks a word must be the kind itself: "xà cừ bị đổ" names no commune (xã).
_KIND_SPELLED = dict(
    zip(
        "xa phuong thi tran dac khu huyen quan thanh pho tinh".split(),  # noqa: SIM905
        "xã phường thị trấn đặc khu huyện quận thành phố tỉnh".split(),  # noqa: SIM905
        strict=True,
    )
)
# Words around a place that say nothing about which one it is.
_NOISE_WORDS = """
    toi em minh chau con chung ta o tai thuoc ve den la thon to xom khu ap lang buon pho so dia ban cua khoi duong
    day ne a nhe nha ah da vang thua co chu bac anh chi ong ba cu nay moi truoc thi va voi cho hien dang song
    thuong tru viet nam
"""
_NOISE = frozenset(_NOISE_WORDS.split())
COMMUNE_KINDS = frozenset({"xa", "phuong", "thi tran", "dac khu"})
_LEADS = frozenset({"o", "ở", "tai", "tại", "thuoc", "thuộc"})


@dataclass(frozen=True, slots=True)
class Span:
    """Words `start` to `end` of the message, and the kind named right before them ("" if none)."""

    start: int
    end: int
    kind: str
    before: int  # index of the first word of the kind, or `start`


def compact(text: str) -> str:
    """A name as one folded word without marks, i for y: "Ea H'leo" and "ea hleo", "Mỹ" and "Mĩ" become equal."""
    return "".join(words_of(fold(text))).replace("y", "i")


def split_kind(name: str) -> tuple[str, str]:
    """The folded kind and the rest of a full name: "Thị trấn Lạc Dương" gives ("thi tran", "Lạc Dương")."""
    words = name.split()
    folded = [fold(word) for word in words]
    for length in (2, 1):
        # A name must remain: the ward "Phường Đúc" of Huế begins with a kind.
        if len(words) > length and (kind := _KINDS.get(tuple(folded[:length]))):
            return kind, " ".join(words[length:])
    return "", name


class Message:
    """What was typed, as words: folded for finding, spelled for telling apart."""

    def __init__(self, text: str) -> None:
        raw = words_of(spell(text))[:_MOST_WORDS]
        self.words: list[str] = []
        self._spelled: list[str] = []
        for word in raw:
            folded = fold(word)
            if glued := _GLUED.fullmatch(folded):
                self.words += [glued[1], glued[2]]
                self._spelled += [glued[1], glued[2]]
            else:
                plain = (folded.lstrip("0") or "0") if folded.isdecimal() else folded
                self.words.append(plain)
                self._spelled.append(plain if folded.isdecimal() else word)
        self._key = [word.replace("y", "i") for word in self.words]
        self.names_a_commune = any(
            self.span(start, start).kind in COMMUNE_KINDS for start in range(1, len(self.words))
        )
        self.content = [word for word in self.words if word not in _NOISE and (word,) not in _KINDS]

    def joined(self, span: Span) -> str:
        return "".join(self._key[span.start : span.end])

    def parts(self, span: Span) -> tuple[str, ...]:
        return tuple(self._key[span.start : span.end])

    def spelled(self, span: Span) -> str:
        return "".join(self._spelled[span.start : span.end]).replace("y", "i")

    def accented(self, span: Span) -> bool:
        return self._spelled[span.start : span.end] != self.words[span.start : span.end]

    def span(self, start: int, end: int) -> Span:
        for length in (2, 1):
            if start >= length and (kind := self._kind(start - length, start)):
                return Span(start, end, kind, start - length)
        return Span(start, end, "", start)

    def _kind(self, start: int, end: int) -> str:
        kind = _KINDS.get(tuple(self.words[start:end]), "")
        for n in range(start, end) if kind else ():
            if self._spelled[n] not in {self.words[n], _KIND_SPELLED.get(self.words[n])}:
                return ""
        return kind

    def spans(self, longest: int) -> Iterator[Span]:
        """Every run of words that could be a name: a lone short word only where a kind or nothing else stands."""
        for start in range(len(self.words)):
            span = self.span(start, start + 1)
            length = 0
            for end in range(start + 1, min(start + 8, len(self.words) + 1)):
                length += len(self._key[end - 1])
                if length > longest:
                    break
                if end - start > 1 or length > 4 or span.kind or len(self.content) <= 3:
                    yield Span(start, end, span.kind, span.before)

    def windows(self) -> list[Span]:
        """The likeliest runs of words for a name with a slip: after a kind, else what is left without noise."""
        found = []
        for start in range(1, len(self.words)):
            if self.span(start, start).kind in COMMUNE_KINDS:
                ends = range(min(start + 4, len(self.words)), start, -1)
                found += [self.span(start, end) for end in ends]
        if not found:
            inner = [n for n, word in enumerate(self.words) if word not in _NOISE or len(self.words) <= 3]
            if inner and inner[-1] - inner[0] < 6:
                first, last = inner[0], inner[-1] + 1
                found = [self.span(first, end) for end in range(last, first, -1)]
                found += [self.span(start, last) for start in range(first + 1, last)]
        return found[:_MOST_WINDOWS]

    def beside(self, span: Span) -> Iterator[Span]:
        """Runs of up to four words near the span that may name its district or province."""
        for start in range(max(0, span.before - 6), min(len(self.words), span.end + 8)):
            for end in range(start + 1, min(start + 5, len(self.words) + 1)):
                if end <= span.before or start >= span.end:
                    yield self.span(start, end)

    def stray(self, span: Span, covered: set[int]) -> float:
        """The cost of words left unexplained: a name alone is surer than the same letters in a long story."""
        left = sum(
            n not in covered and word not in _NOISE and (word,) not in _KINDS for n, word in enumerate(self.words)
        )
        if span.kind:
            return min(left, 6) * 1.5
        if span.start and self._spelled[span.start - 1] in _LEADS:
            return min(left, 4) * 1.5
        return min(left, 8) * 4.0


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.translate(_IN_WORD_MARKS))
