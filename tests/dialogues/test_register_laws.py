"""Laws of the seats: whatever people and clocks do in whatever order, and whatever comes in at once."""

import asyncio
import random
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from langnghe.bot.store import open_store
from langnghe.models import Dialogue, OutboxMessage, Person, Seat, SeatState, Wish
from langnghe.models.contract import InputKind
from langnghe.services.dialogue import life, registering, seats, waiting
from langnghe.services.dialogue.life import Locked
from langnghe.services.dialogue.registering import Asked
from langnghe.services.dialogue.seats import HOLDING, Held
from langnghe.services.refusals import Refusal, Stale
from langnghe.services.work import Work
from tests.conftest import NewDatabase
from tests.conversations.desk import person_of
from tests.dialogues.sessions import MORNING, announced, organiser
from tests.house import FRIDAY, House
from tests.people import Citizen

STEPS = 400
PEOPLE = 25


def every(work: Work, session: int) -> list[Held]:
    ids = work.session.scalars(select(Seat.id).where(Seat.dialogue_id == session).order_by(Seat.number)).all()
    return [seats.one(work, session, each) for each in ids]


def check(work: Work, session: int) -> None:
    """What is true after every act."""
    dialogue = life.view(work, session).dialogue
    rows = every(work, session)
    assert [each.number for each in rows] == list(range(1, dialogue.last_number + 1)), "a gap in the numbers"
    holding = [each for each in rows if each.state in HOLDING]
    assert dialogue.seats_taken == sum(each.chairs for each in holding)
    assert dialogue.turns_taken == sum(each.turns for each in holding)
    _, chairs, turns = room(dialogue)
    assert chairs >= 0
    assert turns >= 0
    active = Counter(each.person_id for each in rows if each.active)
    assert not active or max(active.values()) == 1, "somebody has two"
    assert all(each.active == (each.state in HOLDING | {SeatState.WAITING}) for each in rows)
    assert all((each.state is SeatState.OFFERED) == (each.offer_until is not None) for each in rows)
    assert passed_over(dialogue, rows) is None


def passed_over(dialogue: Locked, rows: list[Held]) -> Held | None:
    """The earliest who waits though what they wait for is free and nobody before them waits for it.

    Told in another way than the program's: of each it is asked whether somebody earlier has a claim to the chairs.
    """
    most, chairs, turns = room(dialogue)
    queue = [each for each in rows if each.state is SeatState.WAITING]
    for seat in queue:
        before = [each for each in queue if each.number < seat.number]
        # Somebody earlier who lacks nothing but chairs, and may have them some day.
        claimed = any(each.chairs and each.turns <= turns and each.chairs <= most for each in before)
        if seat.turns <= turns and (seat.chairs == 0 or (seat.chairs <= chairs and not claimed)):
            return seat
    return None


def room(dialogue: Locked) -> tuple[int, int, int]:
    """All chairs of the hall; chairs and turns that are left."""
    assert dialogue.seats is not None
    assert dialogue.turns is not None
    return dialogue.seats, dialogue.seats - dialogue.seats_taken, dialogue.turns - dialogue.turns_taken


class Story:
    """Acts of many people, one after the other, chosen by chance."""

    def __init__(self, session: int, people: list[int], seed: int) -> None:
        self.session = session
        self._people = people
        self.chance = random.Random(seed)
        self.seen: Counter[str] = Counter()

    def act(self, work: Work) -> None:
        person = self.chance.choice(self._people)
        mine = seats.of_person(work, self.session, person)
        what = self.chance.random()
        try:
            if what > 0.95:
                self._more_room(work)
            elif what > 0.8:
                self.seen["lapsed"] += waiting.sweep(work)
            elif mine is None:
                self._register(work, person)
            else:
                verb = (
                    registering.cancel
                    if what < 0.4
                    else waiting.confirm
                    if what < 0.7
                    else registering.only_listen
                )
                verb(work, person, self.session, mine.id)
        except Stale:
            self.seen["refused"] += 1
        check(work, self.session)

    def _register(self, work: Work, person: int) -> None:
        wish = self.chance.choice((Wish.ATTEND, Wish.ATTEND, Wish.SPEAK))
        group, most = self.chance.choice(((1, 1), (1, 1), (1, 1), (3, 3), (8, 2), (12, 5)))
        people = self.chance.randint(1, most)
        online = self.chance.random() < 0.1
        asked = Asked(wish, topic="Nước", group_size=group, people=people, online=online)
        done = registering.register(work, person, self.session, asked)
        self.seen[str(done.seat.state)] += 1

    def _more_room(self, work: Work) -> None:
        dialogue = life.for_change(work, self.session)
        most, _, _ = room(dialogue)
        dialogue.seats = most + self.chance.randint(0, 1)
        work.session.execute(update(Dialogue).where(Dialogue.id == self.session).values(seats=dialogue.seats))
        self.seen["filled"] += waiting.fill(work, dialogue)


@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_happens_in_whatever_order(quiet_house: House, seed: int) -> None:
    house = quiet_house
    tam = await organiser(house)
    session = await announced(house, tam, seats=6, turns=2, online_url="https://hop.lanphong.vn")

    def enter(work: Work) -> list[int]:
        made = [Person(name=f"Dân {number}", created_at=work.now) for number in range(PEOPLE)]
        work.session.add_all(made)
        work.session.flush()
        return [each.id for each in made]

    story = Story(session, await house.does(enter), seed)
    for _ in range(STEPS):
        house.clock.move(timedelta(minutes=story.chance.choice((0, 1, 30, 200))))
        await house.app.books.write(story.act)
    assert house.clock.now() < MORNING
    lacking = {"seated", "waiting", "lapsed", "refused", "filled"} - {
        each for each, many in story.seen.items() if many
    }
    assert not lacking, "the story had not everything in it"


async def test_a_group_that_does_not_fit_is_not_overtaken(quiet_house: House) -> None:
    house = quiet_house
    session = await announced(house, await organiser(house), seats=5, turns=1)
    first, group, single, speaker, other = [await person_of(await come(house, f"Dân {n}")) for n in range(5)]

    async def register(person: int, **asked: object) -> SeatState:
        done = await house.does(registering.register, person, session, Asked(**asked))  # type: ignore[arg-type]
        return done.seat.state

    assert await register(first, group_size=3, people=3) is SeatState.SEATED
    assert await register(group, group_size=3, people=3) is SeatState.WAITING
    assert await register(single) is SeatState.WAITING, "a chair is free, but the group was before"
    taken = await house.asks(lambda work: life.view(work, session).dialogue.seats_taken)
    assert taken == 3
    # Who waits for a turn holds up nobody's chair.
    await house.does(lambda work: work.session.execute(update(Dialogue).values(turns_taken=1)))
    assert await register(speaker, wish=Wish.SPEAK, topic="Nước") is SeatState.WAITING
    hers = await house.asks(lambda work: seats.of_person(work, session, group))
    assert hers is not None
    await house.does(registering.cancel, group, session, hers.id)
    states = await house.asks(lambda work: [each.state for each in every(work, session)])
    assert states == [SeatState.SEATED, SeatState.CANCELLED, SeatState.OFFERED, SeatState.WAITING]
    assert await register(other) is SeatState.SEATED


async def come(house: House, name: str) -> Citizen:
    found = Citizen(house, name)
    await found.agrees()
    return found


async def test_fault_9_all_press_at_once_and_none_is_seated_twice(quiet_house: House) -> None:
    """Fault 9: two take the last seat. Sixty press at once for twenty, each of them twice."""
    house = quiet_house
    session = await announced(house, await organiser(house), seats=20)
    people = [await come(house, f"Dân {number}") for number in range(60)]
    presses = [each.event(InputKind.CHOICE, choice=f"d.rega:{session}") for each in people for _ in range(2)]
    await asyncio.gather(*(house.app.receiver.receive(each) for each in presses))
    await house.settle()

    def books(work: Work) -> tuple[list[Held], Locked]:
        check(work, session)
        return every(work, session), life.view(work, session).dialogue

    rows, dialogue = await house.asks(books)
    assert dialogue.seats_taken == 20
    assert [each.state for each in rows] == [SeatState.SEATED] * 20 + [SeatState.WAITING] * 40
    by_person = {await person_of(each): each for each in people}
    for seat in rows:
        assert seat.person_id is not None
        screen = by_person[seat.person_id].screen
        shown = [message.text for message in screen if f"Số thứ tự: {seat.number}" in message.text]
        assert len(shown) == 2, "the answer to each of the two presses"
        if seat.state is SeatState.WAITING:
            assert f"thứ {seat.number - 20} trong danh sách chờ" in shown[0]


async def test_fault_9_giving_up_and_taking_at_once_never_overbooks(quiet_house: House) -> None:
    house = quiet_house
    session = await announced(house, await organiser(house), seats=5)
    people = [await come(house, f"Dân {number}") for number in range(20)]
    ids = [await person_of(each) for each in people]
    for person in ids[:10]:
        await house.does(registering.register, person, session, Asked())
    mine = {each.person_id: each.id for each in await house.asks(lambda work: every(work, session))}
    giving = [
        each.event(InputKind.CHOICE, choice=f"d.seatxx:{session}:{mine[person]}")
        for each, person in zip(people[:5], ids[:5], strict=True)
    ]
    taking = [each.event(InputKind.CHOICE, choice=f"d.rega:{session}") for each in people[10:]]
    mixed = [each for pair in zip(giving, taking[:5], strict=True) for each in pair] + taking[5:]
    await asyncio.gather(*(house.app.receiver.receive(each) for each in mixed))
    await house.settle()
    await house.asks(lambda work: check(work, session))
    states = Counter(each.state for each in await house.asks(lambda work: every(work, session)))
    assert states == {SeatState.CANCELLED: 5, SeatState.OFFERED: 5, SeatState.WAITING: 10}
    told = await house.asks(
        lambda work: [
            row.payload["text"]
            for row in work.session.scalars(select(OutboxMessage))
            if "Đã có chỗ cho ông/bà" in row.payload["text"]
        ]
    )
    assert len(told) == 5, "each offer is told once"


async def test_one_that_fails_does_not_hold_up_the_others(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    tam = await organiser(house)
    sessions = [await announced(house, tam, seats=1) for _ in range(2)]
    ids = [await person_of(await come(house, f"Dân {number}")) for number in range(2)]
    for session in sessions:
        for person in ids:
            await house.does(registering.register, person, session, Asked())
        first = await house.does(seats.of_person, session, ids[0])
        assert first is not None
        await house.does(registering.cancel, ids[0], session, first.id)
    lapse = waiting._lapse

    def fails(work: Work, dialogue_id: int, seat_id: int) -> None:
        lapse(work, dialogue_id, seat_id)
        if dialogue_id == sessions[0]:
            raise Refusal("button-old")

    house.clock.move(timedelta(hours=25))
    monkeypatch.setattr(waiting, "_lapse", fails)
    assert await house.does(waiting.sweep) == 2
    states = [(await house.does(every, each))[1].state for each in sessions]
    assert states == [SeatState.OFFERED, SeatState.LAPSED]
    monkeypatch.setattr(waiting, "_lapse", lapse)
    assert await house.does(waiting.sweep) == 0
    house.clock.move(waiting.AGAIN)
    assert await house.does(waiting.sweep) == 1


#: Half are offered and run out later; half hold a seat.
SEATS = """
    INSERT INTO dialogue_seat (dialogue_id, number, name, wish, state, people, group_size, topic, interpreter,
        wheelchair, online, code, offer_until, made_at)
    SELECT n / 500, n, '', 'attend', CASE WHEN n %% 2 = 0 THEN 'seated' ELSE 'offered' END, 1, 1, '', false,
        false, false, n::text, CASE WHEN n %% 2 = 1 THEN DATE '2026-12-10' END, '2026-11-01'
    FROM generate_series(1, 20000) AS n
"""


def test_the_sweep_reads_offers_by_index(new_database: NewDatabase) -> None:
    store = open_store(new_database("postgresql"))
    try:
        with store.writer.connect() as connection:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            connection.exec_driver_sql(SEATS)
            connection.exec_driver_sql("ANALYZE dialogue_seat")
            asked = waiting._RUN_OUT._for(connection.dialect)
            params = asked.bound({"now": FRIDAY, "most": waiting.BATCH})
            cursor = connection.connection.cursor()
            cursor.execute(f"EXPLAIN {asked.sql}", params)
            plan = "\n".join(line for (line,) in cursor.fetchall())
    finally:
        store.close()
    assert "ix_dialogue_seat_offer" in plan
    assert "Seq Scan on dialogue_seat" not in plan
