"""How many receivers of a broadcast have come to which outcome, kept as sums: nobody counts a million rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from langnghe.models import BroadcastOutcome, BroadcastTally, Prepared, table
from langnghe.services.work import Work

_T = table(BroadcastTally).c
Key = tuple[int, str, BroadcastOutcome]
"""Broadcast, channel, outcome."""


def _adding(insert: Any) -> Prepared:
    names = ("broadcast_id", "channel", "outcome", "count", "changed_at")
    statement = insert(table(BroadcastTally)).values(
        {name: bindparam(name, type_=_T[name].type) for name in names}
    )
    return Prepared(
        statement.on_conflict_do_update(
            index_elements=["broadcast_id", "channel", "outcome"],
            set_={
                "count": _T["count"] + statement.excluded["count"],
                "changed_at": statement.excluded["changed_at"],
            },
        )
    )


_ADD = {"sqlite": _adding(sqlite_insert), "postgresql": _adding(pg_insert)}
_OF = Prepared(
    select(_T.channel, _T.outcome, _T["count"].label("number")).where(_T.broadcast_id == bindparam("broadcast"))
)


@dataclass(frozen=True, slots=True)
class OnChannel:
    """One channel: how many were listed, and how many have come to each outcome."""

    listed: int = 0
    outcomes: Mapping[BroadcastOutcome, int] = field(default_factory=dict)

    @property
    def left(self) -> int:
        return self.listed - sum(self.outcomes.values())


@dataclass(frozen=True, slots=True)
class Tally:
    """A broadcast's receivers. While they are still being listed, `listed` grows."""

    channels: Mapping[str, OnChannel] = field(default_factory=dict)

    @property
    def listed(self) -> int:
        return sum(each.listed for each in self.channels.values())

    @property
    def left(self) -> int:
        """Listed, and nothing has become of them yet."""
        return sum(each.left for each in self.channels.values())

    @property
    def done(self) -> int:
        return self.listed - self.left

    @property
    def outcomes(self) -> Mapping[BroadcastOutcome, int]:
        """Over all channels; only what there is."""
        found: dict[BroadcastOutcome, int] = {}
        for each in self.channels.values():
            for outcome, count in each.outcomes.items():
                found[outcome] = found.get(outcome, 0) + count
        return found


def add(work: Work, counts: Mapping[Key, int]) -> None:
    """Add these; a negative number takes away. In one order for everybody, so that nobody waits in a circle."""
    adding = _ADD[work.connection.dialect.name]
    for (broadcast_id, channel, outcome), count in sorted(counts.items()):
        if count:
            adding.run(
                work.connection,
                broadcast_id=broadcast_id,
                channel=channel,
                outcome=outcome,
                count=count,
                changed_at=work.now,
            )


def of(work: Work, broadcast_id: int) -> Tally:
    """The sums of a broadcast as they stand."""
    listed: dict[str, int] = {}
    outcomes: dict[str, dict[BroadcastOutcome, int]] = {}
    for row in _OF.all(work.connection, broadcast=broadcast_id):
        listed.setdefault(row.channel, 0)
        if row.outcome is BroadcastOutcome.PENDING:
            listed[row.channel] = row.number
        elif row.number:
            outcomes.setdefault(row.channel, {})[row.outcome] = row.number
    return Tally({name: OnChannel(count, outcomes.get(name, {})) for name, count in sorted(listed.items())})
