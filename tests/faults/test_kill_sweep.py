"""SIGKILL in the middle of the sweep over the clocks: no reminder is lost, none is given twice.

The program is started on an office where hundreds of clocks have come while it was off, killed while it
catches up, and started again. Afterwards history, episodes, outbox and the screens on the Bot API stand-in are
compared with what the moments of the clocks say.
"""

import asyncio
import random
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from langnghe.bot.clock import RealClock
from langnghe.bot.store import Store, open_store
from langnghe.locales.marked import plain
from langnghe.models import (
    Act,
    ClockKind,
    Escalation,
    Identity,
    OutboxMessage,
    OutboxState,
    OverdueEpisode,
    TicketClock,
    TicketEvent,
)
from langnghe.services.work import Work
from tests.conftest import NewDatabase
from tests.faults import overdue_office
from tests.faults.bot import Bot
from tests.faults.overdue_office import Due, Outcome
from tests.office import in_books
from tests.standin.botapi import BotApi

KILLS = 5
TICKETS = 400
#: Generous: the machine may be busy. A hang is what lasts longer than this.
PATIENCE = 60.0
#: What the program sent last is read by the stand-in.
ARRIVED = 0.05

#: A message by whose screen it is on and its words.
Seen = tuple[str, str]


class Books:
    """What stands in the books, read from outside while the program runs or after it was killed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.start = RealClock().now()

    def rows(self, asked: Any) -> list[Any]:
        with self._store.reader.connect() as connection:
            return list(connection.execute(asked))

    def to_come(self) -> bool:
        return bool(self.rows(overdue_office.still_come(RealClock().now()).limit(1)))

    def to_send(self) -> bool:
        return bool(self.rows(select(OutboxMessage.id).where(OutboxMessage.state == OutboxState.PENDING).limit(1)))

    def acts(self) -> int:
        asked = select(func.count()).where(TicketEvent.act.in_((Act.REMIND, Act.ESCALATE)))
        return int(self.rows(asked)[0][0])

    def said(self) -> list[Any]:
        """(ticket_id, whose, payload, state) of what was said since the start."""
        return self.rows(
            select(OutboxMessage.ticket_id, Identity.external_id, OutboxMessage.payload, OutboxMessage.state)
            .join(Identity, Identity.id == OutboxMessage.identity_id)
            .where(OutboxMessage.created_at >= self.start)
        )

    def pending(self) -> Counter[Seen]:
        return Counter(
            (row.external_id, plain(row.payload["text"]))
            for row in self.said()
            if row.state is OutboxState.PENDING
        )


def on_screens(api: BotApi, people: set[str]) -> Counter[Seen]:
    return Counter((each, message.text) for each in people for message in api.user(int(each)).screen)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_killed_in_the_middle_of_the_sweep(kind: str, new_database: NewDatabase, tmp_path: Path) -> None:
    database = new_database(kind)
    chance = random.Random(20261121)
    begun = RealClock().now()
    clocks = overdue_office.build(database, begun, TICKETS)
    store = open_store(database)
    async with BotApi() as api, Bot(tmp_path, database=database, api=api.url, token=api.token) as bot:
        books = Books(store)
        books.start = begun
        people = {each.external_id for each in books.rows(select(Identity.external_id))}
        for each in people:
            api.user(int(each), started=True)
        unmarked: Counter[Seen] = Counter()
        amid = 0
        for _ in range(KILLS):
            await one_more_step(books)
            await asyncio.sleep(chance.random() * 0.1)
            await bot.kill()
            await asyncio.sleep(ARRIVED)
            amid += books.to_come()
            # It is on the screen and the books do not know: this one, and no other, may be sent once more.
            unmarked += books.pending() & on_screens(api, people)
            await bot.start()
        await caught_up(books)
        assert await bot.stop() == 0, bot.log
        assert amid >= KILLS // 2, "the sweep was over before it could be killed"
        check_books(database, books, clocks, begun)
        check_screens(books, on_screens(api, people), unmarked)
    store.close()


async def one_more_step(books: Books) -> None:
    """Wait until the sweep has got further than it is now."""
    before = books.acts()
    async with asyncio.timeout(PATIENCE):
        while books.acts() == before and books.to_come():  # noqa: ASYNC110 - another process works
            await asyncio.sleep(0.02)


async def caught_up(books: Books) -> None:
    """Wait until nothing that has come is left and everything said has been sent."""
    async with asyncio.timeout(PATIENCE):
        while books.to_come() or books.to_send():  # noqa: ASYNC110 - another process works
            await asyncio.sleep(0.1)


def check_books(database: str, books: Books, clocks: list[Due], begun: datetime) -> None:
    """Each clock has led to what had to follow from it, once."""
    found = followed(books, clocks)
    ended = RealClock().now()

    def wrong(work: Work) -> list[tuple[Due, Outcome]]:
        return [
            (due, found[due.ticket_id, due.kind])
            for due in clocks
            if found[due.ticket_id, due.kind] not in overdue_office.outcomes(work, due, begun, ended)
        ]

    assert in_books(database, wrong, ended + timedelta(seconds=1)) == []
    running = {(due.ticket_id, due.kind) for due in clocks}
    assert found.keys() == running, "a clock that has stopped was attended to"
    assert sum(each.acts.total() for each in found.values()) > TICKETS


def followed(books: Books, clocks: list[Due]) -> dict[tuple[int, ClockKind], Outcome]:
    """What has followed from each clock, as the books have it."""
    found: dict[tuple[int, ClockKind], Outcome] = defaultdict(lambda: Outcome(0))
    for due in clocks:
        found[due.ticket_id, due.kind] = Outcome(due.level)
    for row in books.rows(
        select(TicketClock.ticket_id, TicketClock.kind, TicketClock.level).where(TicketClock.stopped_at.is_(None))
    ):
        found[row.ticket_id, row.kind].level = row.level
    for row in books.rows(
        select(TicketEvent.ticket_id, TicketEvent.act, TicketEvent.data).where(
            TicketEvent.act.in_((Act.REMIND, Act.ESCALATE))
        )
    ):
        data = row.data
        what = data["stage"] if row.act is Act.REMIND else f"{data['level']} {to_body(data['to'])}"
        found[row.ticket_id, ClockKind(data["clock"])].acts[str(row.act), what] += 1
    for row in books.rows(
        select(OverdueEpisode.ticket_id, TicketClock.kind).join(
            TicketClock, TicketClock.id == OverdueEpisode.clock_id
        )
    ):
        found[row.ticket_id, row.kind].episodes += 1
    for row in books.rows(
        select(TicketClock.ticket_id, TicketClock.kind, Escalation.body_code).join(
            TicketClock, TicketClock.id == Escalation.clock_id
        )
    ):
        found[row.ticket_id, row.kind].brought[to_body(row.body_code)] += 1
    for row in books.said():
        if row.ticket_id is None:
            continue  # who is behind with dialogues is told when the program starts
        kind, which = overdue_office.clock_of(plain(row.payload["text"]))
        found[row.ticket_id, kind].messages[int(row.external_id), which] += 1
    return dict(found)


def to_body(code: str) -> str:
    """A body's code, without which commune it is in."""
    return code if code in overdue_office.PROVINCE else code.partition(".")[2]


def check_screens(books: Books, screens: Counter[Seen], unmarked: Counter[Seen]) -> None:
    """Everything said has arrived; twice only what a kill caught between the sending and the books."""
    said = Counter((row.external_id, plain(row.payload["text"])) for row in books.said())
    assert said - screens == Counter(), "said, but never read"
    assert screens - said - unmarked == Counter(), "sent again though the books knew that it was sent"
