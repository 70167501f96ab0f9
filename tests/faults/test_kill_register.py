"""Five hundred press "Đến dự" at once for 120 seats, and the power goes in the middle of it.

Afterwards: exactly 120 seats are taken, the others wait in the order in which they came, with numbers without a
gap; nobody has two, and everybody was told once what they have.
"""

import asyncio
import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from langnghe.bot.clock import RealClock
from langnghe.bot.store import Store, open_store
from langnghe.locales.marked import plain
from langnghe.models import (
    Dialogue,
    DialogueAct,
    DialogueKind,
    FailedEvent,
    Identity,
    InboundEvent,
    OutboxMessage,
    OutboxState,
    Person,
    Seat,
    SeatState,
)
from langnghe.models.contract import Choice, Marked, Outbound, Priority
from langnghe.services import outbox
from langnghe.services.dialogue import life
from langnghe.services.work import Work
from tests.conftest import NewDatabase
from tests.conversations.desk import AREA
from tests.dialogues.sessions import fill
from tests.faults.bot import Bot
from tests.office import CHAIR, in_books
from tests.standin.botapi import BotApi

PEOPLE, SEATS = 500, 120
#: The power goes when so many are in the books: while the last seats are taken.
KILL_AT = 110
FIRST = 7000
BUTTON = "Đến dự"
#: Generous: the machine may be busy. A hang is what lasts longer than this.
PATIENCE = 90.0


def build(work: Work) -> int:
    """An announced session, and its button on its way to everybody; the session's id."""
    made = Person(name="Cô Tâm", created_at=work.now)
    people = [Person(name=f"Dân {number}", created_at=work.now, consented_at=work.now) for number in range(PEOPLE)]
    work.session.add_all([made, *people])
    work.session.flush()
    dialogue = life.draft(work, DialogueKind.CONFERENCE, CHAIR, AREA, None, made.id)
    fill(
        dialogue,
        {"seats": SEATS, "starts_at": work.now + timedelta(days=20), "ends_at": None, "announced_at": work.now},
    )
    for act in (DialogueAct.SUBMIT, DialogueAct.APPROVE, DialogueAct.ANNOUNCE):
        life.transition(work, dialogue, act, made.id)
    identities = [
        Identity(person_id=each.id, channel="telegram", external_id=str(FIRST + number), last_seen_at=work.now)
        for number, each in enumerate(people)
    ]
    work.session.add_all(identities)
    work.session.flush()
    offer = Outbound(Marked("Mời ông/bà đăng ký"), choices=((Choice(BUTTON, f"d.rega:{dialogue.id}"),),))
    for each in identities:
        to = outbox.Recipient(each.id, each.person_id, each.channel, each.external_id, "vi")
        outbox.enqueue(work, to, [offer], Priority.NOTICE)
    return dialogue.id


class Books:
    """What stands in the books, read from outside while the program runs or after it was killed."""

    def __init__(self, store: Store, session: int) -> None:
        self._store = store
        self._session = session

    def rows(self, asked: object) -> list[tuple[object, ...]]:
        with self._store.reader.connect() as connection:
            return [tuple(row) for row in connection.execute(asked)]  # type: ignore[call-overload]

    def registered(self) -> int:
        with self._store.reader.connect() as connection:
            asked = select(func.count()).select_from(Seat).where(Seat.dialogue_id == self._session)
            return connection.scalar(asked) or 0

    def to_send(self) -> bool:
        return bool(self.rows(select(OutboxMessage.id).where(OutboxMessage.state != OutboxState.SENT).limit(1)))

    async def until(self, many: int) -> None:
        """Wait until so many are registered."""
        async with asyncio.timeout(PATIENCE):
            while self.registered() < many:  # noqa: ASYNC110 - another process works
                await asyncio.sleep(0.05)

    async def delivered(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while self.to_send():  # noqa: ASYNC110 - another process works
                await asyncio.sleep(0.1)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_killed_while_everybody_registers(kind: str, new_database: NewDatabase, tmp_path: Path) -> None:
    database = new_database(kind)
    session = in_books(database, build, RealClock().now())
    store = open_store(database)
    books = Books(store, session)
    async with BotApi() as api, Bot(tmp_path, database=database, api=api.url, token=api.token) as bot:
        people = [api.user(FIRST + number, started=True) for number in range(PEOPLE)]
        await books.delivered()
        acts = [each.presses(BUTTON) for each in people]
        await books.until(KILL_AT)
        await bot.kill()
        amid = books.registered()
        await bot.start()
        await books.until(PEOPLE)
        await books.delivered()
        assert await bot.stop() == 0, bot.log
        assert amid < PEOPLE, "all were registered before the power went"
        check_books(books, session)
        check_told(books, {str(each.id): [message.text for message in each.screen] for each in people})
        # Each was taken in once, whether or not it was acknowledged before the power went.
        events = Counter(row[0] for row in books.rows(select(InboundEvent.event_id)))
        assert len(events) == len(acts) == PEOPLE
    store.close()


def check_books(books: Books, session: int) -> None:
    rows = books.rows(
        select(Seat.number, Seat.state, Seat.person_id).where(Seat.dialogue_id == session).order_by(Seat.number)
    )
    assert [number for number, _, _ in rows] == list(range(1, PEOPLE + 1)), "a gap in the numbers"
    assert [state for _, state, _ in rows] == [SeatState.SEATED] * SEATS + [SeatState.WAITING] * (PEOPLE - SEATS)
    assert len({person for _, _, person in rows}) == PEOPLE, "somebody has two"
    counted = select(Dialogue.seats_taken, Dialogue.last_number).where(Dialogue.id == session)
    assert books.rows(counted) == [(SEATS, PEOPLE)]
    assert books.rows(select(FailedEvent.id)) == []


def check_told(books: Books, screens: dict[str, list[str]]) -> None:
    """Everybody was told once, and reads on their own screen what they have."""
    said = Counter(
        external_id
        for external_id, payload in books.rows(
            select(Identity.external_id, OutboxMessage.payload).join(
                Identity, Identity.id == OutboxMessage.identity_id
            )
        )
        if "Số thứ tự" in plain(payload["text"])  # type: ignore[index]
    )
    assert set(said.values()) == {1}
    assert said.keys() == screens.keys()
    held = books.rows(
        select(Identity.external_id, Seat.number, Seat.code).join(Seat, Seat.person_id == Identity.person_id)
    )
    for external_id, number, code in held:
        words = "\n".join(screens[str(external_id)])
        assert re.search(rf"Số thứ tự: {number}\b", words)
        if int(str(number)) <= SEATS:
            assert f"Mã vào cửa: {code}" in words
        else:
            assert f"thứ {int(str(number)) - SEATS} trong danh sách chờ" in words
