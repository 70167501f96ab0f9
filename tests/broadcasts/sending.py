"""What the stories about sending a broadcast share."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from langnghe.models import (
    Body,
    Broadcast,
    BroadcastAct,
    BroadcastDelivery,
    BroadcastOutcome,
    BroadcastRepeat,
    BroadcastState,
    Identity,
    Person,
)
from langnghe.services.broadcast import life, listing, tally
from langnghe.services.broadcast.audience import Audience
from langnghe.services.broadcast.tally import Tally
from langnghe.services.work import Work
from tests.conversations.desk import person_of
from tests.house import House
from tests.people import Citizen

WORDS = "Mai cắt nước từ 8 giờ đến 11 giờ."


async def neighbours(house: House, *names: str) -> list[Citizen]:
    """People who have agreed to the notice, with nothing new on their screens."""
    found = []
    for name in names:
        person = Citizen(house, name)
        await person.agrees()
        person.looks()
        found.append(person)
    return found


def enter(work: Work, maker: int, audience: Audience | None = None, **given: Any) -> int:
    """A broadcast that was approved, its moment come; its id."""
    body = work.session.scalars(select(Body.code).where(Body.parent_code.is_(None))).first()
    assert body is not None
    broadcast = Broadcast(
        state=BroadcastState.DRAFT,
        made_by=maker,
        made_at=work.now,
        links=[],
        audience=(audience or Audience()).to_json(),
        repeat=BroadcastRepeat.ONCE,
        counted={},
        **{"text": WORDS, "body_code": body, **given},
    )
    work.session.add(broadcast)
    work.session.flush()
    life.move(work, broadcast, BroadcastAct.APPROVE, maker)
    listing.begin(work, broadcast, maker)
    return broadcast.id


async def announces(house: House, maker: Citizen, audience: Audience | None = None, **given: Any) -> int:
    """Enter it and send as far as it goes now; its id."""
    person_id = await person_of(maker)
    broadcast_id = await house.does(lambda work: enter(work, person_id, audience, **given))
    await house.broadcasts()
    return broadcast_id


async def state(house: House, broadcast_id: int) -> BroadcastState:
    return await house.asks(lambda work: work.session.get_one(Broadcast, broadcast_id).state)


async def sums(house: House, broadcast_id: int) -> Tally:
    return await house.asks(lambda work: tally.of(work, broadcast_id))


async def outcomes(house: House, broadcast_id: int) -> dict[str, BroadcastOutcome]:
    """What became of each person, by the name they go by."""

    def ask(work: Work) -> dict[str, BroadcastOutcome]:
        rows = work.session.execute(
            select(Person.name, BroadcastDelivery.outcome)
            .join(Person, Person.id == BroadcastDelivery.person_id)
            .where(BroadcastDelivery.broadcast_id == broadcast_id)
        )
        return {row.name: row.outcome for row in rows}

    return await house.asks(ask)


async def also_on(house: House, who: Citizen, channel: str, external_id: str, seen: datetime) -> None:
    """The same person is reached there too, and was last there at that time."""
    person_id = await person_of(who)
    await house.does(
        lambda work: work.session.add(
            Identity(person_id=person_id, channel=channel, external_id=external_id, last_seen_at=seen)
        )
    )


def heard(who: Citizen) -> int:
    """How often the words stand on the person's screen."""
    return sum(WORDS in shown.text for shown in who.screen)
