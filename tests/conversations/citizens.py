"""What the citizens' stories share: an official acting on the newest ticket, and reading it from the books."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from langnghe.models import Identity, RoleKind, Ticket
from langnghe.services import answering, grants
from tests.house import House
from tests.people import Citizen


async def person_of(house: House, who: Citizen) -> int:
    """The id of this person in the books."""
    wanted = select(Identity.person_id).where(Identity.external_id == who.external_id)
    return await house.asks(lambda work: work.session.scalars(wanted).one())


async def takes_post(house: House, who: Citizen, role: RoleKind, body: str) -> None:
    """Somebody is in office, without the ceremony of an invitation (its hash is slow on purpose)."""
    await who.starts()
    await house.does(grants.give, await person_of(house, who), body, role)


async def ticket_of(house: House) -> Ticket:
    """The newest ticket."""
    newest = select(Ticket).order_by(Ticket.id.desc()).limit(1)
    return await house.asks(lambda work: work.session.scalars(newest).one())


async def act(house: House, verb: Callable[..., Any], who: Citizen, citizen: Citizen, *args: Any) -> None:
    """An official does something to the newest ticket; what the citizen reads of it is news."""
    person, ticket = await person_of(house, who), await ticket_of(house)
    citizen.looks()
    await house.does(verb, person, ticket.id, *args)


async def answer(house: House, who: Citizen, citizen: Citizen, text: str = "Đã thay bóng đèn ngày 20/11.") -> None:
    await act(house, answering.answer, who, citizen, text)
