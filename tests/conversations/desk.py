"""What the officials' stories begin with: an office with people in it, and tickets that were sent."""

from sqlalchemy import select, update

from langnghe.models import Body, Identity, RoleKind, Ticket, TicketEvent
from langnghe.models.contract import Inbound, InputKind, Media, MediaKind, Point
from langnghe.services import intake, tickets
from langnghe.services.tickets import TicketView
from langnghe.services.work import Work
from tests.house import House, jpeg
from tests.office import ROADS
from tests.people import Citizen, Head, Officer

AREA = "21433"


async def person_of(citizen: Citizen) -> int:
    """The person behind a phone."""

    def ask(work: Work) -> int:
        found = work.session.scalar(select(Identity.person_id).where(Identity.external_id == citizen.external_id))
        assert found is not None
        return found

    return await citizen.house.asks(ask)


async def sends(citizen: Citizen, text: str = "Đèn đường thôn 3 hỏng đã một tuần", **draft: object) -> TicketView:
    """The citizen sends a matter; the ticket."""
    if not citizen.screen:
        await citizen.starts()
    given = {"area_code": AREA, "field_code": "giao_thong", **draft}
    code = await citizen.house.does(intake.submit, await person_of(citizen), intake.Draft(text=text, **given))  # type: ignore[arg-type]
    citizen.looks()
    return await the_ticket(citizen.house, code)


async def the_ticket(house: House, code: str) -> TicketView:
    """The ticket as it is now."""

    def ask(work: Work) -> TicketView:
        ticket_id = tickets.id_of(work, code)
        assert ticket_id is not None
        return tickets.view(work, ticket_id)

    return await house.asks(ask)


async def acts_of(house: House, code: str) -> list[str]:
    """What has happened to the ticket, in order."""
    return await house.asks(
        lambda work: [
            str(act)
            for act in work.session.scalars(
                select(TicketEvent.act)
                .join(Ticket, Ticket.id == TicketEvent.ticket_id)
                .where(Ticket.code == code)
                .order_by(TicketEvent.seq)
            )
        ]
    )


def photo_event(citizen: Citizen) -> Inbound:
    """A photo on its way from this phone, and ready to be fetched."""
    event_id = citizen.house.event_id()
    citizen.channel.files[f"photo-{event_id}"] = jpeg()
    return Inbound(
        channel=citizen.channel.name,
        event_id=event_id,
        external_id=citizen.external_id,
        kind=InputKind.PHOTO,
        media=(Media(MediaKind.PHOTO, f"photo-{event_id}"),),
    )


async def officer(house: House, name: str = "Hoa", body: str = ROADS) -> Officer:
    """An officer of the body, in post."""
    found = Officer(house, name)
    await found.joins(RoleKind.OFFICER, body)
    found.looks()
    return found


async def head(house: House, name: str = "Ông Sơn", body: str = ROADS) -> Head:
    """The head of the body, in post."""
    found = Head(house, name)
    await found.joins(RoleKind.HEAD, body)
    found.looks()
    return found


async def wants_approval(house: House, body: str = ROADS) -> None:
    """From now on the body's answers need its head's approval."""
    await house.does(
        lambda work: work.session.execute(update(Body).where(Body.code == body).values(approval_required=True))
    )


HERE = Point(15.1205, 108.7923)
