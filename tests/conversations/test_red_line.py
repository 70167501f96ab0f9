"""The red line: told once when it comes near and once when it is there, in order of date."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from langnghe.models import Identity, RoleKind, Ticket, TicketEvent
from langnghe.services import answering, following, handling, office_settings, red_line
from langnghe.services.work import Notice, Work
from tests.conversations.desk import head, officer, person_of, sends
from tests.house import FRIDAY, House
from tests.office import CHAIR, FRONT_DESK
from tests.people import Citizen

NEAR, OVER = "đã 40 ngày kể từ khi nhận", "đã 45 ngày kể từ khi nhận"


async def swept(house: House) -> int:
    """The sweep runs until nothing more has come, as it does in the program."""
    total = 0
    while done := await house.does(red_line.sweep):
        total += done
    return total


async def day(house: House, number: int) -> None:
    """It is a morning so many days after the Friday on which the story begins, and the sweep has run."""
    house.clock.move(FRIDAY + timedelta(days=number) - house.clock.now())
    await swept(house)
    await house.settle()


async def red(house: House) -> list[tuple[str, str, int]]:
    """What was said of the line: the act, the ticket and its age, in order."""

    def ask(work: Work) -> list[tuple[str, str, int]]:
        rows = work.session.execute(
            select(TicketEvent.act, Ticket.code, TicketEvent.data)
            .join(Ticket, Ticket.id == TicketEvent.ticket_id)
            .order_by(TicketEvent.id)
        )
        return [(str(row.act), row.code, row.data["days"]) for row in rows if "red_line" in row.data]

    return await house.asks(ask)


async def test_the_head_hears_at_40_and_45_days_and_the_head_above_at_45(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief, chair = await officer(house), await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR)
    lan = Citizen(house, "Lan")
    ticket = await sends(lan)
    for each in (hoa, chief, chair):
        each.looks()
    await day(house, 39)
    assert hoa.news + chief.news + chair.news == ""
    await day(house, 40)
    chief.reads(ticket.code, NEAR, "45 ngày", "Điều 41")
    assert hoa.news + chair.news == ""
    chief.looks()
    await day(house, 44)
    assert chief.news + chair.news == ""
    await day(house, 45)
    chief.reads(ticket.code, OVER, "Cấp trên đã được báo")
    chair.reads(ticket.code, OVER, "Phòng Kinh tế")
    for number in (46, 60, 100):
        await day(house, number)
    assert [chief.news.count(ticket.code), chair.news.count(ticket.code)] == [1, 1]
    assert await red(house) == [("remind", ticket.code, 40), ("escalate", ticket.code, 45)]
    await lan.says(ticket.code)
    lan.reads("đã 45 ngày kể từ khi nhận, đã báo")
    lan.does_not_read("đã 40 ngày")
    await chief.says(ticket.code)
    await chief.presses("Lịch sử")
    chief.reads("Đã 40 ngày kể từ khi nhận (mốc 45 ngày)", "Đã 45 ngày")
    chief.reads("nhắc việc, sắp đến mốc 45 ngày", "báo cấp trên, quá mốc 45 ngày")


async def test_a_day_is_a_day_in_vietnam(quiet_house: House) -> None:
    house = quiet_house
    chief = await head(house, "Ông Bảy")
    house.clock.move(datetime(2026, 11, 20, 16, 59, tzinfo=UTC) - house.clock.now())  # 23:59 there
    await sends(Citizen(house, "Lan"))
    chief.looks()
    midnight = datetime(2026, 12, 29, 17, tzinfo=UTC)  # the 40th day after the 20th begins
    house.clock.move(midnight - timedelta(seconds=1) - house.clock.now())
    assert await swept(house) == 0
    house.clock.move(timedelta(seconds=1))
    assert await swept(house) == 1
    assert chief.news == ""  # it is night
    await house.wait(hours=7)
    chief.reads(NEAR)


async def test_after_weeks_of_downtime_each_is_told_once_oldest_first(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    chief, chair = await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR)
    sent = []
    for number in range(9):
        house.clock.move(FRIDAY + timedelta(days=number) - house.clock.now())
        sent.append(await sends(Citizen(house, f"Lan {number}")))
    monkeypatch.setattr(red_line, "BATCH", 2)
    chief.looks()
    chair.looks()
    await day(house, 50)
    # Those of the first six days are over; of these nobody hears any more that it comes near.
    told = await red(house)
    assert sorted(told) == sorted(
        [("escalate", sent[number].code, 50 - number) for number in range(6)]
        + [("remind", sent[number].code, 50 - number) for number in range(6, 9)]
    )
    for act in ("escalate", "remind"):
        ages = [days for each, _, days in told if each == act]
        assert ages == sorted(ages, reverse=True)
    assert all(chief.news.count(ticket.code) == 1 for ticket in sent)
    assert [chair.news.count(ticket.code) for ticket in sent] == [1] * 6 + [0] * 3
    await day(house, 51)
    await day(house, 52)
    await day(house, 53)
    assert len(await red(house)) == 12
    await day(house, 200)
    assert len(await red(house)) == 12


async def test_what_is_settled_in_time_is_not_told_of(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief, lan = await officer(house), await head(house, "Ông Bảy"), Citizen(house, "Lan")
    hers = await person_of(hoa)
    done, withdrawn, again, waits = [await sends(lan, f"Đèn số {number} hỏng") for number in range(4)]
    await house.does(handling.ask, hers, waits.id, "Cột số mấy ạ?")
    await house.wait(hours=2)
    await house.does(answering.answer, hers, done.id, "Đã thay.")
    await house.does(answering.answer, hers, again.id, "Đã thay.")
    await house.does(following.withdraw, await person_of(lan), withdrawn.id)
    await house.wait(hours=2)
    await house.does(following.reopen, await person_of(lan), again.id, "Vẫn tối")
    chief.looks()
    await day(house, 45)
    # Asking the citizen stops no calendar, and what was reopened before is open.
    assert {code for _, code, _ in await red(house)} == {again.code, waits.code}


async def test_a_crash_says_nothing_twice_and_one_that_fails_holds_up_nobody(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    chief = await head(house, "Ông Bảy")
    bad = await sends(Citizen(house, "Lan"))
    await house.wait(minutes=1)
    good = await sends(Citizen(house, "Cúc"))
    house.clock.move(FRIDAY + timedelta(days=45) - house.clock.now())
    put = office_settings.put

    def dies(*_: object) -> None:
        raise RuntimeError("hỏng")

    chief.looks()
    monkeypatch.setattr(office_settings, "put", dies)
    with pytest.raises(RuntimeError):
        await house.does(red_line.sweep)
    assert await red(house) == []
    assert chief.news == ""
    monkeypatch.setattr(office_settings, "put", put)
    notify = Work.notify

    def fails_for_one(work: Work, notice: Notice) -> None:
        if notice.ticket_id == bad.id:
            raise RuntimeError("hỏng")
        notify(work, notice)

    monkeypatch.setattr(Work, "notify", fails_for_one)
    assert await swept(house) == 2
    assert [code for _, code, _ in await red(house)] == [good.code]
    assert await swept(house) == 0
    monkeypatch.undo()
    await swept(house)
    assert [code for _, code, _ in await red(house)] == [good.code, bad.code]
    assert [chief.news.count(bad.code), chief.news.count(good.code)] == [1, 1]
    await swept(house)
    assert len(await red(house)) == 2


async def test_without_a_head_somebody_hears_all_the_same(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief, chair = await officer(house), await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR)
    gone = (
        update(Identity).where(Identity.external_id == chief.external_id).values(unreachable_at=house.clock.now())
    )
    await house.does(lambda work: work.session.execute(gone))
    ticket = await sends(Citizen(house, "Lan"))
    for each in (hoa, chair):
        each.looks()
    await day(house, 45)
    hoa.reads(ticket.code, OVER)
    assert chair.reads(ticket.code, OVER).count(ticket.code) == 1


async def test_the_topmost_head_is_told_once(quiet_house: House) -> None:
    """Who heads the body and the one above is one person; there is no further one."""
    house = quiet_house
    chair = await head(house, "Ông Sơn", CHAIR)
    await chair.joins(RoleKind.HEAD, FRONT_DESK)
    ticket = await sends(Citizen(house, "Lan"))
    moved = update(Ticket).where(Ticket.id == ticket.id).values(body_code=FRONT_DESK)
    await house.does(lambda work: work.session.execute(moved))
    chair.looks()
    await day(house, 45)
    assert chair.news.count(ticket.code) == 1


async def test_the_office_sets_the_days(quiet_house: House) -> None:
    house = quiet_house
    chief, ticket = await head(house, "Ông Bảy"), await sends(Citizen(house, "Lan"))
    office = house.app.make_work.office
    house.app.make_work.office = replace(office, red_line_days=30, red_line_warn_days=0)
    chief.looks()
    await day(house, 29)
    assert await red(house) == []
    await day(house, 30)
    assert await red(house) == [("escalate", ticket.code, 30)]
    chief.reads("mốc 30 ngày")
    await chief.forges("l.backlog")
    chief.reads("Quá 30 ngày: 0", "trong 7 ngày tới: 1")
