"""Finding names of places in what people type: without diacritics, without prefixes, with slips, in sentences.

Pure and general: it knows words and names, and answers with the number of their owner. Scores run from 0 to 100;
100 is today's name with its kind, 78 and more is good enough to act on when nothing else comes near.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from langnghe.services.folding import fold, spell

_WORD = re.compile(r"\w+")
_IN_WORD_MARKS = str.maketrans("", "", "'’‘`ʼ")
_GLUED = re.compile(r"(p|f|q)0*(\d{1,2})")  # "p7", "q.1"
_MOST_WORDS = 200  # of one message; a place is named early, and a 4,096 character story stays cheap
_MOST_EXACT = 16
_MOST_WINDOWS = 12
_LEAST = 60.0  # below it, a name is not worth proposing
_SLIP_FROM = 80  # least likeness in per cent for a slip
_SHORTEST_SLIP = 5  # letters; below it everything is like everything

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
# Words around a place that say nothing about which one it is.
_NOISE_WORDS = """
    toi em minh chau con chung ta o tai thuoc ve den la thon to xom khu ap lang buon pho so dia ban cua khoi duong
    day ne a nhe nha ah da vang thua co chu bac anh chi ong ba cu nay moi truoc thi va voi cho hien dang song
    thuong tru viet nam
"""
_NOISE = frozenset(_NOISE_WORDS.split())
_COMMUNE_KINDS = frozenset({"xa", "phuong", "thi tran", "dac khu"})
_LEADS = frozenset({"o", "ở", "tai", "tại", "thuoc", "thuộc"})


class Rank(StrEnum):
    """What kind of name was found; today's own name counts most."""

    NAME = "name"
    FORMER = "former"
    DISTRICT = "district"


_WORTH = {Rank.NAME: 100.0, Rank.FORMER: 92.0, Rank.DISTRICT: 82.0}


@dataclass(frozen=True, slots=True)
class Known:
    """One name of one owner. `shown` is the name as people read it, the rest is for comparing."""

    owner: int
    rank: Rank
    shown: str
    kind: str
    compact: str
    spelled: str
    words: tuple[str, ...]
    district: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One owner with the best score among its names, and the name that was recognised."""

    owner: int
    score: float
    known: Known


@dataclass(frozen=True, slots=True)
class _Span:
    """Words `start` to `end` of the message, and the kind named right before them ("" if none)."""

    start: int
    end: int
    kind: str
    before: int  # index of the first word of the kind, or `start`


def compact(text: str) -> str:
    """A name as one folded word without marks, i for y: "Ea H'leo" and "ea hleo", "Mỹ" and "Mĩ" become equal."""
    return "".join(_words(fold(text))).replace("y", "i")


def split_kind(name: str) -> tuple[str, str]:
    """The folded kind and the rest of a full name: "Thị trấn Lạc Dương" gives ("thi tran", "Lạc Dương")."""
    words = name.split()
    folded = [fold(word) for word in words]
    for length in (2, 1):
        # A name must remain: the ward "Phường Đúc" of Huế begins with a kind.
        if len(words) > length and (kind := _KINDS.get(tuple(folded[:length]))):
            return kind, " ".join(words[length:])
    return "", name


def known(owner: int, rank: Rank, full_name: str, district: str = "") -> Known:
    kind, bare = split_kind(full_name)
    spelled = "".join(_words(spell(bare))).replace("y", "i")
    words = tuple(word.replace("y", "i") for word in _words(fold(bare)))
    return Known(owner, rank, full_name, kind, "".join(words), spelled, words, district)


class NameIndex:
    """Names of places, ready to be found. Built once; searching changes nothing."""

    def __init__(self, names: Iterable[Known], provinces: Mapping[str, str], home: Mapping[int, str]) -> None:
        """provinces: compact province name to code; home: owner to the code of its province."""
        self._provinces = provinces
        self._home = home
        self._names: dict[str, list[Known]] = defaultdict(list)
        self._districts: dict[str, set[int]] = defaultdict(set)
        for name in names:
            self._names[name.compact].append(name)
            if name.district:
                self._districts[name.district].add(name.owner)
        self._keys = sorted(self._names)
        self._longest = max((len(key) for key in self._keys), default=0)

    def find(self, text: str, limit: int) -> tuple[Hit, ...]:
        """The best `limit` owners, best first."""
        message = _Message(text)
        best: dict[int, Hit] = {}
        for score, name in self._candidates(message):
            if name.owner not in best or score > best[name.owner].score:
                best[name.owner] = Hit(name.owner, score, name)
        likely = [hit for hit in best.values() if hit.score >= _LEAST]
        return tuple(sorted(likely, key=lambda hit: (-hit.score, hit.owner))[:limit])

    def _candidates(self, message: _Message) -> Iterator[tuple[float, Known]]:
        explained = False  # an exact name that leaves no other word over: slips need not be looked for
        exact = self._exact(message)
        for span in exact:
            part = any(other.start <= span.start and span.end <= other.end for other in exact if other != span)
            for name in self._names[message.joined(span)]:
                score = self._score(message, span, name) - (12 if part else 0)
                explained = explained or score >= _WORTH[name.rank] - 3
                yield score, name
        for span in message.windows():
            key = message.joined(span)
            if len(key) < _SHORTEST_SLIP - bool(span.kind):
                continue
            similar = self._longer(key) if explained else (*self._longer(key), *self._slips(key))
            for like, lost in similar:
                for name in self._names[like]:
                    yield self._score(message, span, name, lost) - (6 if explained else 0), name

    def _exact(self, message: _Message) -> list[_Span]:
        """Where known names stand, each name once, those with their kind before them first."""
        known_spans = [span for span in message.spans(self._longest) if message.joined(span) in self._names]
        kind_last = sorted(known_spans, key=lambda span: bool(span.kind))
        once = {message.joined(span): span for span in kind_last}
        return list(once.values())[::-1][:_MOST_EXACT]

    def _longer(self, key: str) -> Iterator[tuple[str, float]]:
        """Names that begin with what was typed ("Văn Miếu", "Đam Rông"), and what their score loses."""
        at = bisect_left(self._keys, key)
        while at < len(self._keys) and self._keys[at].startswith(key):
            if self._keys[at] != key:
                yield self._keys[at], 14.0
            at += 1

    def _slips(self, key: str) -> Iterator[tuple[str, float]]:
        """Names that are nearly what was typed, and what their score loses."""
        like = process.extract(key, self._keys, scorer=fuzz.ratio, score_cutoff=_SLIP_FROM, limit=10)
        for name, likeness, _ in like:
            yield name, 102 - likeness

    def _score(self, message: _Message, span: _Span, name: Known, lost: float = 0.0) -> float:
        score = _WORTH[name.rank] - lost
        if not span.kind:
            score -= 20 if message.names_a_commune else 3
        elif span.kind != name.kind:
            score -= 20 if span.kind in _COMMUNE_KINDS else 30
        if not lost and message.accented(span) and message.spelled(span) != name.spelled:
            score -= 12
        if not lost and span.end - span.start > 1 and message.parts(span) != name.words:
            score -= 8  # "gà ổ" is not Gào; but who glues words together ("lacduong") is understood
        score += self._context(message, span, name)
        if lost and self._ends_elsewhere(message, span, name):
            score -= 25
        return max(0.0, min(100.0, score))

    def _ends_elsewhere(self, message: _Message, span: _Span, name: Known) -> bool:
        """Whether the last words, which a slip may have swallowed, name another province ("Tân Thành, Cà Mau")."""
        last = len(message.words)
        tails = (message.joined(message.span(start, last)) for start in range(max(span.start + 1, last - 4), last))
        return any(self._provinces.get(tail, self._home[name.owner]) != self._home[name.owner] for tail in tails)

    def _context(self, message: _Message, span: _Span, name: Known) -> float:
        """What the other words say: the district or province named beside it, or a story around a chance word."""
        score = 0.0
        covered = set(range(span.before, span.end))
        for beside in message.beside(span):
            key = message.joined(beside)
            owners = self._districts.get(key, ())
            code = self._provinces.get(key)
            said = beside.kind or beside.end == len(message.words)
            if name.owner in owners and name.rank is not Rank.DISTRICT:
                score = max(score, 10.0 if name.district == key else 4.0)
            elif code and said:
                score += 2 if code == self._home[name.owner] else -25
            elif owners and said and name.owner not in owners:
                score -= 6
            else:
                continue
            covered.update(range(beside.before, beside.end))
        stray = message.stray(span, covered)
        alone = stray and len(name.words) == 1 and not span.kind  # "Lâm", "Đu": a syllable of many other names
        return score - stray - (15 if alone else 0)


class _Message:
    """What was typed, as words: folded for finding, spelled for telling apart."""

    def __init__(self, text: str) -> None:
        raw = _words(spell(text))[:_MOST_WORDS]
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
            self.span(start, start).kind in _COMMUNE_KINDS for start in range(1, len(self.words))
        )
        self.content = [word for word in self.words if word not in _NOISE and (word,) not in _KINDS]

    def joined(self, span: _Span) -> str:
        return "".join(self._key[span.start : span.end])

    def parts(self, span: _Span) -> tuple[str, ...]:
        return tuple(self._key[span.start : span.end])

    def spelled(self, span: _Span) -> str:
        return "".join(self._spelled[span.start : span.end]).replace("y", "i")

    def accented(self, span: _Span) -> bool:
        return self._spelled[span.start : span.end] != self.words[span.start : span.end]

    def span(self, start: int, end: int) -> _Span:
        for length in (2, 1):
            if start >= length and (kind := _KINDS.get(tuple(self.words[start - length : start]))):
                return _Span(start, end, kind, start - length)
        return _Span(start, end, "", start)

    def spans(self, longest: int) -> Iterator[_Span]:
        """Every run of words that could be a name: a lone short word only where a kind or nothing else stands."""
        for start in range(len(self.words)):
            span = self.span(start, start + 1)
            length = 0
            for end in range(start + 1, min(start + 8, len(self.words) + 1)):
                length += len(self._key[end - 1])
                if length > longest:
                    break
                if end - start > 1 or length > 4 or span.kind or len(self.content) <= 3:
                    yield _Span(start, end, span.kind, span.before)

    def windows(self) -> list[_Span]:
        """The likeliest runs of words for a name with a slip: after a kind, else what is left without noise."""
        found = []
        for start in range(1, len(self.words)):
            if self.span(start, start).kind in _COMMUNE_KINDS:
                ends = range(min(start + 4, len(self.words)), start, -1)
                found += [self.span(start, end) for end in ends]
        if not found:
            inner = [n for n, word in enumerate(self.words) if word not in _NOISE or len(self.words) <= 3]
            if inner and inner[-1] - inner[0] < 6:
                first, last = inner[0], inner[-1] + 1
                found = [self.span(first, end) for end in range(last, first, -1)]
                found += [self.span(start, last) for start in range(first + 1, last)]
        return found[:_MOST_WINDOWS]

    def beside(self, span: _Span) -> Iterator[_Span]:
        """Runs of up to four words near the span that may name its district or province."""
        for start in range(max(0, span.before - 6), min(len(self.words), span.end + 8)):
            for end in range(start + 1, min(start + 5, len(self.words) + 1)):
                if end <= span.before or start >= span.end:
                    yield self.span(start, end)

    def stray(self, span: _Span, covered: set[int]) -> float:
        """The cost of words left unexplained: a name alone is surer than the same letters in a long story."""
        left = sum(
            n not in covered and word not in _NOISE and (word,) not in _KINDS for n, word in enumerate(self.words)
        )
        if span.kind:
            return min(left, 6) * 1.5
        if span.start and self._spelled[span.start - 1] in _LEADS:
            return min(left, 4) * 1.5
        return min(left, 8) * 4.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.translate(_IN_WORD_MARKS))
