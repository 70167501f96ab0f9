"""What the stories of what comes after a session begin with: one that was held, one that is published."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select, update

from langnghe.models import (
    Dialogue,
    DialogueAct,
    DialogueClock,
    DialogueClockKind,
    DialogueKind,
    DialogueNews,
    DialogueState,
    NewsKind,
    RoleGrant,
    RoleKind,
    Seat,
    SeatState,
    Wish,
)
from langnghe.services import authority
from langnghe.services.dialogue import clock_sweep, clocks, commitments, conclusions, life, minutes, results
from langnghe.services.work import Work
from tests.conversations.desk import person_of
from tests.dialogues.sessions import announced
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Citizen


async def held(house: House, by: Citizen, kind: DialogueKind = DialogueKind.CONFERENCE, **given: Any) -> int:
    """A session of the commune's chair that was held just now; its id."""
    session = await announced(house, by, kind, **{"starts_at": house.clock.now(), **given})
    keeper = await person_of(by)

    def hold(work: Work) -> None:
        dialogue = life.for_change(work, session)
        dialogue.held_at = work.now
        head = authority.head_of(work, dialogue.body_code)
        dialogue.host_id = None if head is None else head.person_id
        life.transition(work, dialogue, DialogueAct.HOLD, keeper)
        deadline = results.counted(work, dialogue)
        assert deadline is not None
        clocks.start(work, session, DialogueClockKind.RESULT, deadline.at, deadline.source)

    await house.does(hold)
    return session


async def promised(
    house: House, by: Citizen, session: int, what: str = "Sửa đường thôn 3", days: int = 30, body: str = ROADS
) -> int:
    """A promise of that session, for so many days from today on; its id."""
    due = today(house) + timedelta(days=days)
    means = f"{what}: dân dùng được"
    return await house.does(commitments.add, await person_of(by), session, what, means, body, None, due)


async def published(house: House, by: Citizen, session: int) -> None:
    """Its conclusion is published as it is."""
    keeper = await person_of(by)

    def publish(work: Work) -> None:
        minutes.write(work, keeper, session, "conclusion", "Chủ tịch xã kết luận như sau.")
        ready = conclusions.look(work, keeper, session)
        conclusions.publish(work, keeper, session, ready.version, none=not ready.promises)

    await house.does(publish)


async def with_promise(house: House, by: Citizen, days: int = 30, body: str = ROADS) -> tuple[int, int]:
    """A session that is published with one promise; the ids of both."""
    session = await held(house, by)
    promise = await promised(house, by, session, days=days, body=body)
    await published(house, by, session)
    return session, promise


async def sat(house: House, citizen: Citizen, session: int, *, people: int = 1) -> None:
    """The citizen was checked in at the door."""
    person = await person_of(citizen)

    def sit(work: Work) -> None:
        number = len(work.session.scalars(select(Seat.id).where(Seat.dialogue_id == session)).all()) + 1
        work.session.add(
            Seat(
                dialogue_id=session, person_id=person, number=number, wish=Wish.ATTEND, state=SeatState.SEATED,
                people=people, code=f"S{session}-{number}", made_at=work.now, came_at=work.now,
            )
        )  # fmt: skip
        work.session.flush()

    await house.does(sit)


def today(house: House) -> date:
    return (house.clock.now() + timedelta(hours=7)).date()


async def state_of(house: House, session: int) -> DialogueState:
    return (await house.asks(lambda work: life.view(work, session))).dialogue.state


async def clocks_of(house: House, session: int, kind: DialogueClockKind) -> list[DialogueClock]:
    asked = (
        select(DialogueClock)
        .where(DialogueClock.dialogue_id == session, DialogueClock.kind == kind)
        .order_by(DialogueClock.id)
    )
    return await house.asks(lambda work: list(work.session.scalars(asked)))


async def news_of(house: House, session: int, kind: NewsKind) -> list[DialogueNews]:
    asked = (
        select(DialogueNews)
        .where(DialogueNews.dialogue_id == session, DialogueNews.kind == kind)
        .order_by(DialogueNews.id)
    )
    return await house.asks(lambda work: list(work.session.scalars(asked)))


async def days_pass(house: House, days: float, *, every: float = 1.0) -> None:
    """Let days pass, with the sweep run each day; patient news is read."""
    left = days
    while left > 0:
        await house.wait(days=min(every, left))
        left -= every
        await sweeps(house)


async def sweeps(house: House) -> int:
    """Run the sweep over the clocks until it finds nothing more; how many clocks it attended to."""
    total = 0
    while done := await house.does(clock_sweep.sweep):
        total += done
    await house.settle()
    return total


async def without(house: House, role: RoleKind, body: str = CHAIR) -> None:
    """Nobody holds this role in the body any more."""
    await house.does(
        lambda work: work.session.execute(
            update(RoleGrant).where(RoleGrant.role == role, RoleGrant.body_code == body).values(ended_at=work.now)
        )
    )


async def columns(house: House, session: int) -> Dialogue:
    return await house.asks(lambda work: work.session.get_one(Dialogue, session))
