"""What a message is: its kind in law, its field, and whether someone must call for help first.

By rules over the phrases of services/data/lexicon.csv. Everything asks `Classifier.propose`, so that a better
classifier can take the place of `RULES`. A proposal is only shown to the citizen, who confirms or changes it;
therefore a complaint or denunciation is rather seen once too often (facts F-2, F-4) than missed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from langnghe.services import lexicon
from langnghe.services.lexicon import Reading

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
_HELP = 4.0  # what an emergency adds to its field
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
        danger = _danger(kind, weights)
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
    """The weight for each target; a phrase said twice counts once."""
    weights: dict[str, float] = defaultdict(float)
    for phrase in dict.fromkeys(hit.phrase for hit in reading.hits):
        weights[phrase.target] += phrase.weight
    return weights


def _kinds(text: str, reading: Reading, weights: Mapping[str, float], *, has_media: bool) -> dict[Kind, float]:
    kinds = {kind: weights.get(f"kind.{kind}", 0.0) for kind in Kind}
    if weights.get("sign.official") and weights.get("sign.bribe"):
        kinds[Kind.DENUNCIATION] += _SURE
    if weights.get("sign.disagree") and weights.get("sign.decision"):
        kinds[Kind.COMPLAINT] += _SURE
    kinds[Kind.QUESTION] += _asking(text, reading)
    kinds[Kind.REPORT] += 1 + has_media
    return kinds


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


def _danger(kind: Kind, weights: Mapping[str, float]) -> tuple[Emergency, str] | None:
    """The strongest emergency, with its field. Not for what is past, feared or asked about."""
    now = weights.get("sign.now", 0) > 0
    told = weights.get("sign.past", 0) > 0 or weights.get("sign.if", 0) > 0
    found = []
    for target, number, reason, field in _DANGERS:
        weight = weights.get(target, 0.0)
        if reason is Danger.CHILD:
            if weights.get("sign.child") and weights.get("sign.beaten"):
                weight += _SURE
        elif (told and not now) or kind in {Kind.PRAISE, Kind.SUGGESTION, Kind.COMPLAINT}:
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
    if kind is Kind.DENUNCIATION and (not fields or (weights.get("sign.official") and weights.get("sign.bribe"))):
        fields["tham_nhung"] = fields.get("tham_nhung", 0.0) + _HELP
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
