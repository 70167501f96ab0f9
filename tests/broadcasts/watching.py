"""What the stories about watching and steering a broadcast share."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update

from langnghe.models import (
    Broadcast,
    BroadcastDelivery,
    BroadcastEvent,
    BroadcastOutcome,
    BroadcastWatch,
    Identity,
    OutboxMessage,
    Person,
    RoleKind,
)
from langnghe.services.broadcast import progress, tally
from langnghe.services.broadcast.audience import Audience
from langnghe.services.work import Work
from tests.broadcasts.sending import enter
from tests.conversations.desk import person_of
from tests.house import House
from tests.office import CHAIR
from tests.people import Citizen, Official


async def announcer(house: House, name: str = "Cô Tâm") -> Official:
    """Who announces for the commune: keeps its dialogues, as of today."""
    found = Official(house, name)
    await found.joins(RoleKind.DIALOGUE_ADMIN, CHAIR)
    found.looks()
    return found


async def crowd(house: House, count: int) -> None:
    """So many people on a channel of their own that nobody sends on in these stories."""

    def come(work: Work) -> None:
        people = [
            Person(name=f"N{n}", language="en", consented_at=work.now, consent_version="1", created_at=work.now)
            for n in range(count)
        ]
        work.session.add_all(people)
        work.session.flush()
        work.session.add_all(
            Identity(person_id=each.id, channel="other", external_id=f"n-{each.id}", last_seen_at=work.now)
            for each in people
        )

    await house.does(come)


async def begun(house: House, maker: Citizen, receivers: int, **given: Any) -> int:
    """A broadcast of the commune to that many that has just begun; nothing of it has been sent."""
    await crowd(house, receivers)
    made_by = await person_of(maker)

    def make(work: Work) -> int:
        # Of the people of these stories only the crowd speaks English.
        broadcast_id = enter(work, made_by, Audience(language="en"), **given)
        work.session.get_one(Broadcast, broadcast_id).body_code = CHAIR
        return broadcast_id

    return await house.does(make)


async def comes_to(
    house: House, broadcast_id: int, count: int, outcome: BroadcastOutcome = BroadcastOutcome.SENT
) -> None:
    """So many more have come to this outcome."""
    await house.does(lambda work: tally.add(work, {(broadcast_id, "other", outcome): count}))


async def looks(house: House) -> int:
    """The sweep that shows how far it has come; how many followers were looked at."""
    done = 0
    while did := await house.does(progress.sweep):
        done += did
    await house.settle()
    return done


async def passes(house: House, seconds: float) -> None:
    """So much time, with the sweep each five seconds."""
    for _ in range(int(seconds // 5)):
        await house.wait(seconds=5)
        await looks(house)


async def watches(house: House, broadcast_id: int) -> Sequence[BroadcastWatch]:
    query = select(BroadcastWatch).where(BroadcastWatch.broadcast_id == broadcast_id)
    return await house.asks(lambda work: work.session.scalars(query).all())


async def rows_of_outbox(house: House, who: Citizen) -> int:
    query = (
        select(OutboxMessage.id)
        .join(Identity, Identity.id == OutboxMessage.identity_id)
        .where(Identity.external_id == who.external_id)
    )
    return len(await house.asks(lambda work: work.session.scalars(query).all()))


async def history(house: House, broadcast_id: int) -> list[str]:
    query = (
        select(BroadcastEvent.act).where(BroadcastEvent.broadcast_id == broadcast_id).order_by(BroadcastEvent.id)
    )
    return [str(act) for act in await house.asks(lambda work: work.session.scalars(query).all())]


async def sets(house: House, broadcast_id: int, **columns: Any) -> None:
    change = update(Broadcast).where(Broadcast.id == broadcast_id).values(**columns)
    await house.does(lambda work: work.session.execute(change))


async def deliveries(house: House, broadcast_id: int) -> list[BroadcastDelivery]:
    query = select(BroadcastDelivery).where(BroadcastDelivery.broadcast_id == broadcast_id)
    return list(await house.asks(lambda work: work.session.scalars(query.order_by(BroadcastDelivery.id)).all()))
