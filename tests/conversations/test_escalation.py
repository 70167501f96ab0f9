"""What ran out is brought before the heads in the morning, in one message, and into a list until it is over."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select, update

from langnghe.models import Escalation, Field, Ticket, TicketPriority
from langnghe.services import answering, authority, escalation, handling, shares, transferring, worklist
from langnghe.services.work import Work
from langnghe.services.worklist import Show
from tests.conversations.desk import head, officer, person_of, sends
from tests.conversations.test_clock import LATE, morning, until
from tests.conversations.test_official_umpire import POLICE
from tests.house import House
from tests.office import CHAIR
from tests.people import Citizen

#: The clock to accept has run out: two working days from Friday 20/11/2026 (24/11 is a day off).
UNACCEPTED = datetime(2026, 11, 26, 2, tzinfo=UTC)  #: So has the one for the first reply.
NO_WORD = datetime(2026, 12, 1, 2, tzinfo=UTC)
DAY = timedelta(days=1)


async def lying(house: House) -> int:
    """Rows that lie before heads."""
    return await house.asks(lambda work: work.session.scalar(select(func.count()).select_from(Escalation)) or 0)


async def test_many_tickets_are_one_message_and_only_what_is_new_is_called_new(house: House) -> None:
    await officer(house)
    chair = await head(house, "Ông Sơn", CHAIR)
    first = [await sends(Citizen(house, f"Lan {number}")) for number in range(5)]
    chair.looks()
    await until(house, UNACCEPTED)
    assert chair.news == ""
    await morning(house)
    news = chair.reads("Chậm, cần ông/bà đôn đốc: 5, trong đó mới 5", "quá hạn tiếp nhận")
    assert news.count("Việc sáng nay") == 1
    assert sum(ticket.code in news for ticket in first) == escalation.NAMED
    chair.looks()
    await until(house, UNACCEPTED + DAY)
    await morning(house)
    chair.reads("Chậm, cần ông/bà đôn đốc: 5")
    chair.does_not_read("trong đó mới")
    await chair.presses("Cần đôn đốc (5)")
    news = chair.reads("chậm, cần đôn đốc")
    assert all(ticket.code in news for ticket in first)


async def test_what_is_urgent_is_told_at_once_too(quiet_house: House) -> None:
    house = quiet_house
    await officer(house)
    chief, chair = await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    urgent = update(Ticket).where(Ticket.id == ticket.id).values(priority=TicketPriority.URGENT)
    await house.does(lambda work: work.session.execute(urgent))
    chief.looks()
    chair.looks()
    await until(house, UNACCEPTED)
    chief.reads(ticket.code, "quá hạn tiếp nhận")
    chair.reads(ticket.code, "chưa tiếp nhận")
    await morning(house)
    chair.reads("Chậm, cần ông/bà đôn đốc: 1")


async def test_it_is_over_with_the_answer_and_the_books_stay_small(quiet_house: House) -> None:
    house = quiet_house
    hoa, chair = await officer(house), await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(handling.accept, await person_of(hoa), ticket.id)
    await until(house, LATE)
    assert await lying(house) > 0
    assert await house.does(escalation.clear) == 0  # it is still late
    await house.does(answering.answer, await person_of(hoa), ticket.id, "Đã thay bóng đèn.", late="work_load")
    page = await house.does(worklist.mine, await person_of(chair), Show.BROUGHT)
    assert page.rows == ()
    chair.looks()
    await morning(house)
    chair.does_not_read("đôn đốc")
    assert await house.does(escalation.clear) > 0
    assert await lying(house) == 0
    assert await house.does(escalation.clear) == 0


async def test_who_may_not_look_into_it_any_more_does_not_find_it(quiet_house: House) -> None:
    """It was brought before the head of the roads; then the police got the ticket."""
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    chief, chair = await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(handling.accept, await person_of(hoa), ticket.id)
    await until(house, NO_WORD)
    his = await person_of(chief)
    assert [row.id for row in (await house.does(worklist.mine, his, Show.BROUGHT)).rows] == [ticket.id]
    await house.does(
        transferring.transfer, await person_of(hoa), ticket.id, POLICE, "other_field", "Va chạm giao thông"
    )
    assert (await house.does(worklist.mine, his, Show.BROUGHT)).rows == ()
    above = await house.does(worklist.mine, await person_of(chair), Show.BROUGHT)
    assert [row.id for row in above.rows] == [ticket.id]
    assert (await house.does(worklist.mine, await person_of(minh), Show.BROUGHT)).rows == ()  # no head


async def test_what_is_restricted_is_in_the_number_and_is_not_named(quiet_house: House) -> None:
    house = quiet_house
    await head(house, "Ông Bảy")
    chair = await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))

    def restrict(work: Work) -> None:
        work.session.execute(update(Field).values(restricted=True))

    await house.does(restrict)
    chair.looks()
    await until(house, UNACCEPTED)
    await morning(house)
    chair.reads("Chậm, cần ông/bà đôn đốc: 1")
    chair.does_not_read(ticket.code)


async def test_without_a_head_the_next_one_above_reads_of_it(quiet_house: House) -> None:
    """The commune has officers and no head: the province's head reads of it, nobody is sent a message for each."""
    house = quiet_house
    await officer(house)
    clerk = await officer(house, "Cô Ba", CHAIR)
    top = await house.asks(lambda work: authority.superiors(work, CHAIR)[-1].code)
    governor = await head(house, "Ông Cả", top)
    ticket = await sends(Citizen(house, "Lan"))
    clerk.looks()
    governor.looks()
    await until(house, UNACCEPTED)
    await morning(house)
    governor.reads("Chậm, cần ông/bà đôn đốc: 1", ticket.code)
    assert clerk.news == ""
    share = (await house.asks(shares.current))[await person_of(governor)]
    assert CHAIR in share.below


async def test_the_list_is_offered_to_heads_alone(house: House) -> None:
    hoa, chief = await officer(house), await head(house, "Ông Bảy")
    await sends(Citizen(house, "Lan"))
    await hoa.says("việc")
    assert not any("đôn đốc" in each for each in hoa.offers)
    await hoa.forges("o.list:brought")
    hoa.reads("Không có việc nào chậm cần ông/bà đôn đốc")
    await chief.says("việc")
    assert any("đôn đốc" in each for each in chief.offers)
