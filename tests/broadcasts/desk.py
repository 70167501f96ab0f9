"""What the stories about announcements begin with: who makes them, people who get them, and a broadcast's row."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from langnghe.locales.typed_marks import marks
from langnghe.models import (
    Area,
    Broadcast,
    BroadcastChunk,
    BroadcastDelivery,
    BroadcastOutcome,
    BroadcastState,
    Identity,
    Person,
    RoleKind,
)
from langnghe.services.broadcast import approval_size, approving, drafts, listing, packing, scheduling
from langnghe.services.work import Work
from tests.conversations.desk import AREA, person_of
from tests.house import House
from tests.office import CHAIR
from tests.people import Citizen, Official

#: The commune beside xã Lân Phong of the stories.
BESIDE = "21421"
TEXT = "Mai *cắt nước* từ 7 giờ đến 11 giờ."


async def keeper(house: House, name: str = "Cô Tâm", body: str = CHAIR) -> Official:
    """Somebody who may announce for this body and those below."""
    found = Official(house, name)
    await found.joins(RoleKind.DIALOGUE_ADMIN, body)
    found.looks()
    return found


async def admin(house: House, name: str = "Quản Trị", body: str = CHAIR) -> Official:
    found = Official(house, name)
    await found.joins(RoleKind.ADMIN, body)
    found.looks()
    return found


async def people(house: House, many: int, area: str | None = AREA, **given: Any) -> list[int]:
    """So many citizens of the area who have agreed to the notice, each with a phone on paper; their ids."""
    channel = given.pop("channel", "paper")

    def enter(work: Work) -> list[int]:
        made = [
            Person(
                name=f"Dân {number}",
                language="vi",
                area_code=area,
                consent_version="1",
                created_at=work.now,
                **{"consented_at": work.now, **given},
            )
            for number in range(many)
        ]
        work.session.add_all(made)
        work.session.flush()
        work.session.add_all(
            Identity(person_id=each.id, channel=channel, external_id=f"dan-{each.id}", last_seen_at=work.now)
            for each in made
        )
        return [each.id for each in made]

    return await house.does(enter)


async def village(house: House, name: str = "Thôn Phước Lộc", code: str = "21433.1", commune: str = AREA) -> str:
    """A village of the commune; its code."""

    def enter(work: Work) -> str:
        beside = work.session.get(Area, commune)
        assert beside is not None
        work.session.add(
            Area(code=code, name=name, level="village", parent_code=commune, valid_from=beside.valid_from)
        )
        return code

    return await house.does(enter)


async def sized(house: House, size: int) -> None:
    """From now on a second person approves what goes to more than so many."""
    by = await admin(house, "Người Đặt")
    await house.does(approval_size.put, await person_of(by), str(size))


async def of(house: House, broadcast_id: int = 0) -> Broadcast:
    """A broadcast's row; the newest one when none is named."""

    def ask(work: Work) -> Broadcast:
        query = select(Broadcast).order_by(Broadcast.id.desc()).limit(1)
        if broadcast_id:
            query = select(Broadcast).where(Broadcast.id == broadcast_id)
        found = work.session.scalars(query).one()
        work.session.expunge(found)
        return found

    return await house.asks(ask)


async def every(house: House) -> list[Broadcast]:
    """All broadcasts, in the order in which they were made."""

    def ask(work: Work) -> list[Broadcast]:
        found = list(work.session.scalars(select(Broadcast).order_by(Broadcast.id)))
        work.session.expunge_all()
        return found

    return await house.asks(ask)


async def listed(house: House, broadcast_id: int) -> set[int]:
    """The persons for whom it was listed, once the listing is done."""
    while await house.does(listing.sweep):
        pass

    def ask(work: Work) -> set[int]:
        packed = work.session.scalars(
            select(BroadcastChunk.ids).where(BroadcastChunk.broadcast_id == broadcast_id)
        )
        ids = [each for one in packed for each in packing.unpack(one)]
        return set(work.session.scalars(select(Identity.person_id).where(Identity.id.in_(ids))))

    return await house.asks(ask)


async def written(house: House, by: Citizen, text: str = TEXT, *, body: str = CHAIR) -> int:
    """A draft by this person that says something; its id."""
    maker = await person_of(by)

    def make(work: Work) -> int:
        made = drafts.create(work, maker, body)
        drafts.write(work, maker, made, marks(text))
        return made

    return await house.does(make)


async def sent(house: House, by: Citizen, text: str = TEXT) -> int:
    """A broadcast of this person that is being sent, to fewer than need an approval; its id."""
    made = await written(house, by, text)
    version = (await of(house, made)).version
    assert await house.does(approving.send, await person_of(by), made, version) is approving.Sent.SENDING
    return made


async def delivered(
    house: House,
    broadcast_id: int,
    persons: list[int],
    outcome: BroadcastOutcome = BroadcastOutcome.SENT,
    *,
    leased_until: datetime | None = None,
) -> None:
    """As if these persons' turn had come, with this outcome."""

    def enter(work: Work) -> None:
        for person_id in persons:
            identity = work.session.scalars(
                select(Identity.id).where(Identity.person_id == person_id).limit(1)
            ).one()
            work.session.add(
                BroadcastDelivery(
                    broadcast_id=broadcast_id,
                    person_id=person_id,
                    identity_id=identity,
                    channel="paper",
                    outcome=outcome,
                    not_before=work.now,
                    leased_until=leased_until,
                )
            )

    await house.does(enter)


async def ends(house: House, broadcast_id: int, state: BroadcastState = BroadcastState.DONE) -> None:
    """As if everybody had it."""

    def end(work: Work) -> None:
        work.session.get_one(Broadcast, broadcast_id).state = state

    await house.does(end)


async def begins(house: House) -> int:
    """What is due begins, as it does every second."""
    total = 0
    while done := await house.does(scheduling.sweep):
        total += done
    return total


async def passes(house: House, **by: float) -> None:
    """Let time pass, and what is due begin."""
    house.clock.move(timedelta(**by))
    await begins(house)
    await house.settle()


async def tries(house: House, verb: Callable[..., Any], by: Citizen, *args: Any, **kwargs: Any) -> Any:
    """A service verb in this person's name."""
    return await house.does(verb, await person_of(by), *args, **kwargs)
