"""What the stories about news of sessions share."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from langnghe.models import (
    Audience,
    Dialogue,
    DialogueAct,
    DialogueNews,
    NewsKind,
    Seat,
    SeatState,
    Wish,
)
from langnghe.services.dialogue import life, news, telling
from langnghe.services.work import Work
from tests.conversations.desk import person_of
from tests.house import House
from tests.people import Citizen

#: Seconds: the courier comes each second for what lies in the outbox, and takes one message for each person.
SOON = 4


async def tells(house: House) -> int:
    """Run the sweep until it finds nothing more, and see through what it said; how much it did."""
    done = 0
    while did := await house.does(telling.sweep):
        done += did
    for _ in range(SOON):
        await house.wait(seconds=1)
    return done


async def goes_round(
    house: House,
    session: int,
    kind: NewsKind = NewsKind.ANNOUNCED,
    audience: Audience = Audience.AREA,
    **given: Any,
) -> None:
    """People are to be told of the session."""
    await house.does(lambda work: news.tell(work, life.for_change(work, session), kind, audience, **given))


async def changes(house: House, session: int, act: DialogueAct, kind: NewsKind, **given: Any) -> None:
    """The session is moved, postponed or called off, and whoever was told is to be told again."""

    def change(work: Work) -> None:
        dialogue = life.for_change(work, session)
        for name, value in given.items():
            setattr(dialogue, name, value)
        dialogue.sequence += 1
        life.transition(work, dialogue, act, dialogue.made_by)
        news.tell(work, dialogue, kind, Audience.TOLD)

    await house.does(change)


async def moved(house: House, session: int, starts_at: datetime) -> None:
    ends = starts_at + timedelta(hours=3)
    await changes(house, session, DialogueAct.MOVE, NewsKind.MOVED, starts_at=starts_at, ends_at=ends)


async def cancelled(house: House, session: int) -> None:
    await changes(house, session, DialogueAct.CANCEL, NewsKind.CANCELLED, reason="Bão số 12")


async def postponed(house: House, session: int) -> None:
    await changes(house, session, DialogueAct.POSTPONE, NewsKind.POSTPONED, reason="Hội trường bị ngập")


async def takes_a_seat(house: House, who: Citizen, session: int, state: SeatState = SeatState.SEATED) -> None:
    """The person has registered."""
    person_id = await person_of(who)

    def seat(work: Work) -> None:
        dialogue = life.for_change(work, session)
        number = (work.session.scalar(select(Seat.number).order_by(Seat.number.desc()).limit(1)) or 0) + 1
        row = Seat(
            dialogue_id=session,
            person_id=person_id,
            number=number,
            wish=Wish.ATTEND,
            state=state,
            code=f"M{session}{number}",
            made_at=work.now,
        )
        work.session.add(row)
        assert dialogue.id == session

    await house.does(seat)


async def comes(house: House, who: Citizen, session: int) -> None:
    """They are in the hall."""
    person_id = await person_of(who)
    came = update(Seat).where(Seat.dialogue_id == session, Seat.person_id == person_id)
    await house.does(lambda work: work.session.execute(came.values(came_at=work.now)))


async def row_of(house: House, session: int) -> Dialogue:
    return await house.asks(lambda work: work.session.get_one(Dialogue, session))


async def pending(house: House, session: int) -> list[tuple[str, int]]:
    """What is still to be told of the session: kind and item."""
    asked = select(DialogueNews).where(DialogueNews.dialogue_id == session, DialogueNews.done_at.is_(None))
    rows = await house.asks(lambda work: list(work.session.scalars(asked.order_by(DialogueNews.due_at))))
    return [(str(row.kind), row.item) for row in rows]
