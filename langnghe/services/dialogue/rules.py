"""The numbers of law about sessions, with their source: the office's own version, else the packaged one."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import bindparam, or_, select

from langnghe.models import DialogueRule, Prepared
from langnghe.services.calendar import local_date
from langnghe.services.data import rows
from langnghe.services.work import Work

#: The kind of case dialogues, beside those of `DialogueKind`.
CASE = "case"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of law. `unit`: "D" or "WD" of a notice, "month" or "year" of a frequency, "%" of a share."""

    number: int
    unit: str
    source: str


@lru_cache(maxsize=1)
def packaged() -> dict[tuple[str, str, str], Number]:
    """By (kind, what, level), from services/data/dialogue_rules.csv."""
    return {
        (row["kind"], row["what"], row["level"]): Number(int(row["number"]), row["unit"], row["source"])
        for row in rows("dialogue_rules.csv")
    }


_OWN = Prepared(
    select(DialogueRule.level, DialogueRule.number, DialogueRule.unit, DialogueRule.source)
    .where(
        DialogueRule.kind == bindparam("kind"),
        DialogueRule.what == bindparam("what"),
        DialogueRule.level.in_([bindparam("level"), ""]),
        DialogueRule.valid_from <= bindparam("day"),
        or_(DialogueRule.valid_to.is_(None), DialogueRule.valid_to >= bindparam("day")),
    )
    .order_by(DialogueRule.level.desc(), DialogueRule.valid_from.desc())
    .limit(1)
)


def number(work: Work, kind: str, what: str, level: str = "", day: date | None = None) -> Number | None:
    """The number in force on the day (default: today): that of the level before the general one, None for none."""
    own = _OWN.first(work.connection, kind=kind, what=what, level=level, day=day or local_date(work.now))
    if own is not None:
        return Number(own.number, own.unit, own.source)
    return packaged().get((kind, what, level)) or packaged().get((kind, what, ""))
