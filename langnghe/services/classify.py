"""What a message is: its kind in law, its field, and whether someone must call for help first.

By rules over the phrases of services/data/lexicon.csv. Everything asks `Classifier.propose`, so that a better
classifier can take the place of `RULES`. A proposal is only shown to the citizen, who confirms or changes it;
therefore a complaint or denunciation is rather seen once too often (facts F-2, F-4) than missed.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from langnghe.services import lexicon
from langnghe.services.lexicon import Hit, Phrase, Reading

OTHER_FIELD = "khac"


class Kind(StrEnum):
    """Kinds of matter; they differ in law (F-2)."""

    REPORT = "report"
    PETITION = "petition"
    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    QUESTION = "question"
    PRAISE = "praise"
    SUGGESTION = "suggestion"


class Danger(StrEnum):
    """Why someone must call first."""

    FIRE = "fire"  # fire and rescue, drowning, gas
    CRIME = "crime"
    MEDICAL = "medical"
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class Emergency:
    """The number to call before anything else (111, 113, 114 or 115), and why."""

    number: str
    reason: Danger


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a message seems to be.

    field: code of the catalogue, "khac" when nothing speaks for another. confidence: 0 to 1, of kind and field
    together. other_fields: the next likely ones, best first. other_kinds: further kinds that the same message
    speaks of and that the law wants apart (Luật TCD Art. 25(3)). signals: the phrases that decided.
    """

    kind: Kind
    field: str
    confidence: float
    emergency: Emergency | None = None
    other_fields: tuple[str, ...] = ()
    other_kinds: tuple[Kind, ...] = ()
    signals: tuple[str, ...] = ()


class Classifier(Protocol):
    """Anything that proposes what a message is."""

    def propose(self, text: str, *, has_media: bool = False) -> Proposal:
        """`has_media`: a photo, video or voice came with the text."""
        ...


_DANGERS = (
    ("emergency.114", "114", Danger.FIRE, "pccc"),
    ("emergency.115", "115", Danger.MEDICAL, "y_te"),
    ("emergency.113", "113", Danger.CRIME, "an_ninh"),
    ("emergency.111", "111", Danger.CHILD, "an_sinh"),
)
_SURE = 4.0  # weight from which a sensitive kind or an emergency is taken for real
_CALM = frozenset({Kind.PRAISE, Kind.SUGGESTION, Kind.COMPLAINT})
_HELP = 4.0  # what an emergency adds to its field
_OPENS = 2  # what a kind gains when the message begins with its words ("Đề nghị lắp …", "Xin hỏi …")
_ACCUSATION = "field.tham_nhung"  # counts in full for a denunciation, however late it is said
_AGAIN = 0.3  # what each repetition of a phrase adds
_EARLY = 35  # words; beyond them a story has told its subject
_LATE = 0.6
# Kinds that a message is by what it says first; a complaint or denunciation is one wherever it is said.
_EARLY_KINDS = frozenset({"kind.suggestion", "kind.petition", "kind.praise", "kind.question"})
_BESIDE = frozenset({"canh", "gan", "truoc", "dien", "sat", "ke", "quanh", "giap"})  # "đối diện" ends in "diện"
_PRESENT = 2  # what "đang", "cứu với" add to a danger that is told of
_LANDMARK = 0.25  # "cạnh trường học" says where, not what
_SHORT = 6  # half the words of a message that has no closing formula yet
_MANNERS = 2  # weight of thanks that may be mere manners
_CRY = 4  # words: "cháy nhà", "có trộm" are cries for help, not tales
_LONG_STORY = 60  # words; who is in danger writes less, or says it at once
_ASKING_ENDS = frozenset({"khong", "gi", "nao", "dau", "sao", "may", "nhieu", "chua"})


class RuleClassifier:
    """Weighs phrases. The lexicon is read when first needed."""

    @cached_property
    def _lexicon(self) -> lexicon.Lexicon:
        return lexicon.load()

    def propose(self, text: str, *, has_media: bool = False) -> Proposal:
        reading = self._lexicon.read(text)
        weights = _weigh(reading)
        kinds = _kinds(text, reading, weights, has_media=has_media)
        kind = _choose_kind(kinds)
        danger = _danger(kind, reading, weights)
        if danger and kind is Kind.QUESTION:
            kind = Kind.REPORT  # "what shall I do?" beside a person on the ground is no question of procedure
        fields = _fields(kind, weights, danger)
        ranked = sorted(fields, key=lambda code: (-fields[code], code))
        field = ranked[0] if ranked else OTHER_FIELD
        return Proposal(
            kind=kind,
            field=field,
            confidence=_confidence(kinds, kind, fields, ranked),
            emergency=danger[0] if danger else None,
            other_fields=tuple(ranked[1:4]),
            other_kinds=_other_kinds(kinds, kind),
            signals=tuple(dict.fromkeys(hit.phrase.text for hit in reading.hits)),
        )


#: The classifier of today.
RULES = RuleClassifier()


def propose(text: str, *, has_media: bool = False) -> Proposal:
    """What the message seems to be, by the rules of today."""
    return RULES.propose(text, has_media=has_media)


def _weigh(reading: Reading) -> dict[str, float]:
    """The weight for each target.

    A phrase said again counts a little more; what a field is comes early in a story, and what is told late counts
    less. Thanks at the end of a longer message are manners, not praise.
    """
    hits = _longest(reading.hits)
    times = Counter(hit.phrase for hit in hits)
    length = len(reading.words)
    weights: dict[str, float] = defaultdict(float)
    seen: set[Phrase] = set()
    for hit in hits:
        phrase = hit.phrase
        manners = phrase.target == "kind.praise" and phrase.weight <= _MANNERS and hit.start > length / 2 > _SHORT
        if phrase in seen:
            continue
        seen.add(phrase)
        if manners:
            weights["manners"] += phrase.weight
            continue
        weight = phrase.weight + (_OPENS if hit.start <= 1 and phrase.target.startswith("kind.") else 0)
        if phrase.target in _EARLY_KINDS and hit.start >= _EARLY:
            weight *= _LATE
        if phrase.target == _ACCUSATION:
            weights["accused"] += phrase.weight
        if phrase.target.startswith("field."):
            weight *= (1 + _AGAIN * min(times[phrase] - 1, 4)) * (1 if hit.start < _EARLY else _LATE)
            if hit.start and reading.words[hit.start - 1] in _BESIDE:
                weight *= _LANDMARK
        weights[phrase.target] += weight
    return weights


def _longest(hits: tuple[Hit, ...]) -> list[Hit]:
    """Without the hits that lie inside a longer one for the same target: "hôi" in "mùi hôi thối"."""
    kept: list[Hit] = []
    covered: dict[str, tuple[int, int]] = {}
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        start, end = covered.get(hit.phrase.target, (-1, -1))
        if start <= hit.start and hit.end <= end:
            continue
        covered[hit.phrase.target] = (hit.start, hit.end)
        kept.append(hit)
    return kept


def _kinds(text: str, reading: Reading, weights: Mapping[str, float], *, has_media: bool) -> dict[Kind, float]:
    kinds = {kind: weights.get(f"kind.{kind}", 0.0) for kind in Kind}
    # What fills this field is an accusation, whether the word "tố cáo" is there or not.
    kinds[Kind.DENUNCIATION] += weights.get("accused", 0.0)
    if _bribe(weights):
        kinds[Kind.DENUNCIATION] += _SURE
    if weights.get("sign.disagree") and weights.get("sign.decision"):
        kinds[Kind.COMPLAINT] += _SURE
    kinds[Kind.QUESTION] += _asking(text, reading)
    if not (kinds[Kind.REPORT] or kinds[Kind.PETITION] or kinds[Kind.QUESTION] > 1):
        kinds[Kind.PRAISE] += weights.get("manners", 0.0)
    kinds[Kind.REPORT] += 1 + 2 * has_media
    return kinds


def _bribe(weights: Mapping[str, float]) -> bool:
    return weights.get("sign.official", 0.0) > 0 and weights.get("sign.bribe", 0.0) > 0


def _asking(text: str, reading: Reading) -> float:
    """The form of a question: its mark, and how its last sentence ends."""
    words = [word for word in reading.words if word not in {"a", "vay", "nhi", "the", "ha", "ta"}]
    ends = bool(words) and words[-1] in _ASKING_ENDS
    return 1.5 * ("?" in text) + 1.5 * ends


def _choose_kind(kinds: Mapping[Kind, float]) -> Kind:
    if kinds[Kind.DENUNCIATION] >= _SURE:
        return Kind.DENUNCIATION
    if kinds[Kind.COMPLAINT] >= _SURE:
        return Kind.COMPLAINT
    if kinds[Kind.SUGGESTION] >= _SURE:
        return Kind.SUGGESTION
    ordinary = (Kind.REPORT, Kind.QUESTION, Kind.PRAISE, Kind.PETITION, Kind.SUGGESTION)
    # On a tie the report wins: it has the body act, whatever else was meant.
    return max(ordinary, key=lambda kind: kinds[kind])


def _other_kinds(kinds: Mapping[Kind, float], chosen: Kind) -> tuple[Kind, ...]:
    sensitive = (Kind.DENUNCIATION, Kind.COMPLAINT)
    others = [kind for kind in sensitive if kind is not chosen and kinds[kind] >= _SURE]
    if chosen in sensitive and kinds[Kind.REPORT] >= 2 * _SURE:
        others.append(Kind.REPORT)
    return tuple(others)


def _danger(kind: Kind, reading: Reading, weights: Mapping[str, float]) -> tuple[Emergency, str] | None:
    """The strongest emergency, with its field. Not for what is past, feared or asked about."""
    long_story = len(reading.words) > _LONG_STORY
    cry = len(reading.words) <= _CRY
    now = cry or weights.get("sign.now", 0) > 0 or (weights.get("sign.current", 0) > 0 and not long_story)
    told = long_story or weights.get("sign.past", 0) > 0 or weights.get("sign.if", 0) > 0
    found = []
    for target, number, reason, field in _DANGERS:
        weight = weights.get(target, 0.0)
        if weight:
            weight += _PRESENT * (now or weights.get("sign.current", 0) > 0)
        if reason is Danger.CHILD:
            if weights.get("sign.child") and weights.get("sign.beaten"):
                weight += _SURE
        elif (told and not now) or kind in _CALM or (kind is Kind.PETITION and not now):
            continue
        if weight >= _SURE:
            found.append((weight, Emergency(number, reason), field))
    if not found:
        return None
    _, emergency, field = max(found, key=lambda row: row[0])
    return emergency, field


def _fields(kind: Kind, weights: Mapping[str, float], danger: tuple[Emergency, str] | None) -> dict[str, float]:
    fields = {
        target.removeprefix("field."): weight for target, weight in weights.items() if target.startswith("field.")
    }
    if danger:
        fields[danger[1]] = fields.get(danger[1], 0.0) + _HELP
    if kind is Kind.DENUNCIATION and (not fields or "tham_nhung" in fields or _bribe(weights)):
        # Who accuses an official of taking money is read by the restricted desk, whatever the money was for.
        fields["tham_nhung"] = max(fields.values(), default=0.0) + _HELP
    if kind is Kind.PRAISE and weights.get("sign.official"):
        fields["can_bo"] = fields.get("can_bo", 0.0) + _HELP / 2
    if kind is Kind.SUGGESTION and not fields:
        fields["gop_y"] = 1.0
    return fields


def _confidence(kinds: Mapping[Kind, float], kind: Kind, fields: Mapping[str, float], ranked: list[str]) -> float:
    """How far the first is ahead of the second, for kind and field; nothing said is nothing known."""
    if not ranked:
        return 0.0
    second_kind = max(weight for other, weight in kinds.items() if other is not kind)
    second_field = fields[ranked[1]] if len(ranked) > 1 else 0.0
    lead_kind = kinds[kind] / (kinds[kind] + second_kind + 1)
    lead_field = fields[ranked[0]] / (fields[ranked[0]] + second_field + 1)
    return round(math.sqrt(lead_kind * lead_field), 2)
