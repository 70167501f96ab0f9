"""Finding names of places in what people type: without diacritics, without prefixes, with slips, in sentences.

Pure and general: it knows words and names, and answers with the number of their owner. Scores run from 0 to 100;
100 is today's name with its kind, 78 and more is good enough to act on when nothing else comes near.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from langnghe.services.folding import fold, spell
from langnghe.services.place_words import COMMUNE_KINDS, Message, Span, split_kind, words_of

_MOST_EXACT = 16
_PLACE_WORDS = 10  # of a message that is about a place and little else
_LEAST = 60.0  # below it, a name is not worth proposing
_SLIP_FROM = 80  # least likeness in per cent for a slip
_SHORTEST_SLIP = 5  # letters; below it everything is like everything


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


def known(owner: int, rank: Rank, full_name: str, district: str = "") -> Known:
    kind, bare = split_kind(full_name)
    spelled = "".join(words_of(spell(bare))).replace("y", "i")
    words = tuple(word.replace("y", "i") for word in words_of(fold(bare)))
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
        message = Message(text)
        best: dict[int, Hit] = {}
        for score, name in self._candidates(message):
            if name.owner not in best or score > best[name.owner].score:
                best[name.owner] = Hit(name.owner, score, name)
        likely = [hit for hit in best.values() if hit.score >= _LEAST]
        return tuple(sorted(likely, key=lambda hit: (-hit.score, hit.owner))[:limit])

    def _candidates(self, message: Message) -> Iterator[tuple[float, Known]]:
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

    def _exact(self, message: Message) -> list[Span]:
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

    def _score(self, message: Message, span: Span, name: Known, lost: float = 0.0) -> float:
        score = _WORTH[name.rank] - lost
        if not span.kind:
            score -= 20 if message.names_a_commune else 3
        elif span.kind != name.kind:
            score -= 20 if span.kind in COMMUNE_KINDS else 30
        if not lost and message.accented(span) and message.spelled(span) != name.spelled:
            score -= 12
        if not lost and span.end - span.start > 1 and message.parts(span) != name.words:
            score -= 8  # "gà ổ" is not Gào; but who glues words together ("lacduong") is understood
        score += self._context(message, span, name)
        if lost and self._ends_elsewhere(message, span, name):
            score -= 25
        if lost and len(message.words) > _PLACE_WORDS:
            score -= 6  # in a story, what is only like a name is most often no name
        return max(0.0, min(100.0, score))

    def _ends_elsewhere(self, message: Message, span: Span, name: Known) -> bool:
        """Whether the last words, which a slip may have swallowed, name another province ("Tân Thành, Cà Mau")."""
        last = len(message.words)
        tails = (message.joined(message.span(start, last)) for start in range(max(span.start + 1, last - 4), last))
        return any(self._provinces.get(tail, self._home[name.owner]) != self._home[name.owner] for tail in tails)

    def _context(self, message: Message, span: Span, name: Known) -> float:
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
