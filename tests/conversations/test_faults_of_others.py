"""Faults found in other systems that are about clocks, transfers and notices, each with its name.

The first five are in `test_clock`, six and seven (claimed for ever, lost alerts) in `tests.unit.test_deliver`.
What has no test here concerns broadcasts (8), the room at a dialogue (9) and rankings (11).
"""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from langnghe.models import RoleGrant, RoleKind
from langnghe.services import digest, grants, handling, routing_table, tet
from langnghe.services.calendar import vietnam
from langnghe.services.deadlines import Span, due
from langnghe.services.work import Work
from tests.conversations.desk import acts_of, head, officer, person_of, sends
from tests.conversations.test_clock import ticks, until
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Admin, Citizen


async def test_fault_10_a_daily_run_that_was_missed_loses_no_reminder(quiet_house: House) -> None:
    """The program was off on the very day: what came then is said when it is back, once."""
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.presses("Tiếp nhận")
    await until(house, datetime(2026, 12, 3, 2, tzinfo=UTC))
    hoa.looks()
    house.clock.move(timedelta(days=4, hours=1))  # off over the four fifths, back on the last day
    await ticks(house)
    hoa.reads("Hôm nay là hạn trả lời", ticket.code)
    hoa.looks()
    await ticks(house)
    assert hoa.news == ""


async def test_fault_10_a_digest_that_was_missed_comes_later_in_the_morning(house: House) -> None:
    await officer(house)
    chief = await head(house, "Ông Bảy")
    await sends(Citizen(house, "Lan"))
    chief.looks()
    house.clock.move(datetime(2026, 11, 23, 3, tzinfo=UTC) - house.clock.now())  # ten o'clock
    while await house.does(digest.sweep):
        pass
    chief.reads("Việc sáng nay")


async def test_fault_12_officers_are_told_of_what_becomes_theirs(house: House) -> None:
    hoa, tu = await officer(house), await officer(house, "Tư")
    ticket = await sends(Citizen(house, "Lan"))
    hoa.reads(ticket.code)
    tu.looks()
    await house.does(handling.assign, await person_of(hoa), ticket.id, await person_of(tu))
    tu.reads(ticket.code, "Hoa")


async def test_the_weekday_is_the_one_in_vietnam() -> None:
    """Saturday 02:00 in Vietnam is Friday in UTC; as a Friday its first working day would be a day too early."""
    saturday = datetime(2026, 11, 27, 19, tzinfo=UTC)
    late_on_friday = datetime(2026, 11, 27, 16, 59, tzinfo=UTC)
    calendar = vietnam()
    assert due(saturday, Span.parse("1 D"), calendar).date == date(2026, 11, 30)
    assert due(saturday, Span.parse("1 D"), calendar).explanation[0].date == date(2026, 11, 28)
    assert due(late_on_friday, Span.parse("1 WD"), calendar).explanation[0].date == date(2026, 11, 27)


async def test_the_list_of_holidays_does_not_end_in_silence(quiet_house: House) -> None:
    """Public holidays are known for years ahead, and what only the State can announce is asked for."""
    calendar = vietnam()
    for year in range(2027, 2041):
        assert not calendar.is_working(date(year, 9, 2))
        assert not calendar.is_working(date(year, 1, 1))
    ha = Admin(quiet_house, "Hà")
    await ha.joins(RoleKind.ADMIN, CHAIR)
    ha.looks()
    quiet_house.clock.move(datetime(2027, 11, 2, 2, tzinfo=UTC) - quiet_house.clock.now())
    await quiet_house.does(tet.warn)
    ha.reads("Tết", "2028")


async def test_a_route_stays_when_the_person_behind_it_leaves(quiet_house: House) -> None:
    house = quiet_house
    hoa, chair = await officer(house), await head(house, "Ông Sơn", CHAIR)
    hers = await person_of(hoa)

    def leaves(work: Work) -> None:
        grant = work.session.scalars(select(RoleGrant.id).where(RoleGrant.person_id == hers)).one()
        grants.end(work, grant, by=None)

    await house.does(leaves)
    chair.looks()
    ticket = await sends(Citizen(house, "Lan"))
    assert ticket.body_code == ROADS
    assert (await house.asks(lambda work: routing_table.resolve(work, "giao_thong", "21433"))).body_code == ROADS
    chair.reads(ticket.code)  # somebody is told, at the next level
    await until(house, datetime(2026, 11, 26, 2, tzinfo=UTC))
    assert "escalate" in await acts_of(house, ticket.code)
