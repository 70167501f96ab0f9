"""Why this date: the rule, the days and the result, on the citizen's card and on the official's."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import delete, insert, select, update

from langnghe.models import Act, CalendarDay, ClockKind, TicketClock, TicketPause
from langnghe.services import consulting, following, handling
from langnghe.services.work import Work
from tests.conversations.channels import ON_RICH, ON_SQLITE
from tests.conversations.citizens import act, answer, ticket_of
from tests.conversations.desk import officer, person_of, sends
from tests.conversations.test_official_umpire import POLICE
from tests.house import FRIDAY, House
from tests.people import Citizen, Head, Officer

WHY = "Vì sao là ngày này?"
MONDAY = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


async def test_a_citizen_asks_why_and_goes_back(house: House, lan: Citizen) -> None:
    await lan.presses("Theo dõi")
    await lan.presses(WHY)
    lan.reads(
        "Hạn trả lời",
        "10 ngày làm việc",
        "Căn cứ: Luật Tiếp công dân 2013, Điều 28 khoản 1",
        "Bắt đầu tính: 20/11/2026 09:00",
        "thứ Sáu 20/11: ngày bắt đầu, không tính",
        "21/11 – 22/11: thứ bảy, chủ nhật, không tính",
        "thứ Ba 24/11: nghỉ lễ (Ngày Văn hóa Việt Nam), không tính",
        "25/11 – 27/11: 3 ngày làm việc (2–4)",
        "thứ Hai 07/12: ngày làm việc thứ 10",
        "Hạn là hết ngày 07/12/2026",
        "Thời hạn đang tính",
    )
    lan.does_not_read("Hạn tiếp nhận", "Hạn đang ghi trong phiếu")
    await lan.presses("Xem phiếu")
    lan.reads("Đèn đường thôn 2", "Quá trình")
    assert any(WHY in label for label in lan.offers)


async def test_an_official_sees_every_clock(house: House) -> None:
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.says(ticket.code)
    await hoa.presses(WHY)
    hoa.reads("Hạn là hết ngày 07/12/2026", "Tiếp nhận: 2 ngày làm việc", "hạn 25/11/2026", "Thời hạn đang tính")
    await hoa.presses("Quay lại phiếu")
    hoa.reads("Đèn đường thôn 3")
    await hoa.presses("Tiếp nhận")
    await hoa.presses(WHY)
    hoa.reads("Đã dừng lúc 20/11/2026 09:00: tiếp nhận", "Thời hạn đang tính")


@ON_SQLITE
async def test_in_english_too(house: House, lan: Citizen) -> None:
    await lan.says("/language en")
    await lan.says(lan.code)
    await lan.presses("Why this date")
    lan.reads("10 working days", "Saturday and Sunday, not counted", "Due by the end of 07/12/2026")


@ON_RICH
async def test_a_stranger_and_an_official_elsewhere_are_told_nothing(house: House, lan: Citizen) -> None:
    ticket = await ticket_of(house)
    nam, mai = Citizen(house, "Nam"), await officer(house, "Mai", "21433.van_hoa_xa_hoi")
    await nam.says(lan.code)
    assert not any(WHY in label for label in nam.offers)
    for stranger in (nam, mai):
        for verb in ("c.due", "o.due"):
            await stranger.forges(f"{verb}:{ticket.id}")
            assert stranger.news
            stranger.does_not_read("Căn cứ", "ngày làm việc (2–4)", "Đèn đường thôn 2")


# Pauses -------------------------------------------------------------------------------------------------------


async def stands_still(
    house: House, *, until: datetime | None, limit: datetime, due: datetime | None = None
) -> None:
    """The answer's clock was stopped on Monday the 23rd, as asking the citizen does it."""

    def write(work: Work) -> None:
        clock = work.session.scalars(select(TicketClock).where(TicketClock.kind == ClockKind.SETTLE)).one()
        clock.paused_at = None if until else MONDAY
        clock.due_at = due or clock.due_at
        work.session.execute(
            insert(TicketPause).values(clock_id=clock.id, began_at=MONDAY, limit_at=limit, ended_at=until)
        )

    await house.does(write)


@ON_SQLITE
async def test_a_pause_is_shown_among_the_days(house: House, lan: Citizen) -> None:
    # Two working days (25 and 26) do not count: 7/12 becomes 9/12.
    replied = MONDAY + timedelta(days=3)
    due = datetime(2026, 12, 9, 17, 0, tzinfo=UTC)
    await stands_still(house, until=replied, limit=MONDAY + timedelta(days=7), due=due)
    await lan.says(lan.code)
    await lan.presses(WHY)
    lan.reads("24/11 – 26/11: tạm dừng, chờ người gửi trả lời", "Hạn là hết ngày 09/12/2026", "Thời hạn đang tính")
    lan.does_not_read("Hạn đang ghi trong phiếu", "Ngày Văn hóa")


@ON_SQLITE
async def test_a_clock_that_stands_still_says_since_and_until_when(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    code = (await sends(lan)).code
    await stands_still(house, until=None, limit=MONDAY + timedelta(days=7))
    for who in (lan, hoa):
        await who.says(code)
        await who.presses(WHY)
        who.reads(
            "24/11 – 30/11: tạm dừng",
            "Hạn là hết ngày 11/12/2026",
            "Hạn đang ghi trong phiếu là 07/12/2026; hạn này được tính lại khi hết tạm dừng",
            "tạm dừng từ 23/11/2026 10:00",
            "chậm nhất 30/11/2026 10:00",
        )


# What does not add up -----------------------------------------------------------------------------------------


@ON_SQLITE
async def test_a_calendar_that_was_changed_is_said_plainly(house: House, lan: Citizen) -> None:
    """The office is closed by a storm on the 25th, and the stored date is still the old one."""
    storm = {"day": date(2026, 11, 25), "kind": "closed", "note": "Bão số 12"}
    await house.does(lambda work: work.session.execute(insert(CalendarDay).values(**storm)))
    house.app.make_work.calendar_changed()
    await lan.says(lan.code)
    await lan.presses(WHY)
    lan.reads("cơ quan đóng cửa (Bão số 12), không tính", "Hạn là hết ngày 08/12/2026")
    lan.reads("Hạn đang ghi trong phiếu là 07/12/2026", "lịch làm việc đã đổi", "hạn đang dùng")


@ON_RICH
async def test_a_long_way_is_folded_to_fit_a_phone(house: House, lan: Citizen) -> None:
    def lengthen(span: str, due: datetime):
        return lambda work: work.session.execute(
            update(TicketClock).where(TicketClock.kind == ClockKind.SETTLE).values(span=span, due_at=due)
        )

    await house.does(lengthen("40 WD", datetime(2027, 1, 19, 17, 0, tzinfo=UTC)))
    await lan.says(lan.code)
    await lan.presses(WHY)
    lan.reads("25/11 – 31/12: 27 ngày làm việc (2–28), không tính thứ bảy, chủ nhật", "Hạn là hết ngày 19/01/2027")
    await house.does(lengthen("900 WD", datetime(2030, 7, 1, 17, 0, tzinfo=UTC)))
    await lan.says(lan.code)
    await lan.presses(WHY)
    lan.reads("đoạn ngày nữa ở giữa")
    assert len(lan.last) < 2_000
    await house.does(lengthen("8 H", FRIDAY + timedelta(hours=8)))
    await lan.says(lan.code)
    await lan.presses(WHY)
    lan.reads("8 giờ", "thứ Sáu 20/11: tính 8 giờ", "Hạn là 20/11/2026 17:00")
    lan.does_not_read("Hạn đang ghi")


@ON_RICH
async def test_an_answered_a_reopened_and_a_clockless_ticket(
    house: House, lan: Citizen, minh: Officer, hoa: Head
) -> None:
    await act(house, handling.accept, minh, lan)
    await answer(house, minh, lan)
    await lan.says(lan.code)
    await lan.presses(WHY)
    lan.reads("Đã dừng lúc 20/11/2026 09:00: trả lời")
    await house.wait(days=3)
    ticket = await ticket_of(house)
    await house.does(following.reopen, ticket.submitter_id, ticket.id, "Đèn vẫn chưa sáng")
    await minh.says(lan.code)
    await minh.presses(WHY)
    minh.reads("Bắt đầu tính: 23/11/2026 09:00", "Hạn trả lời (lần trước): 10 ngày làm việc", "Thời hạn đang tính")
    await house.does(lambda work: work.session.execute(delete(TicketClock)))
    await lan.says(lan.code)
    await lan.presses(WHY)
    lan.reads("chưa có thời hạn nào được ghi lại", "Hạn trả lời trên phiếu")


@ON_RICH
async def test_of_very_many_clocks_the_newest_are_shown(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)

    def write(work: Work) -> None:
        for day in range(1, 10):
            at = FRIDAY - timedelta(days=day)
            work.session.add(
                TicketClock(
                    ticket_id=ticket.id, kind=ClockKind.ACCEPT, started_at=at, span="2 WD", due_at=at, level=0,
                    stopped_at=at, stopped_by=Act.TRANSFER, rule="accept.*.*.*", source="Quyết định",
                )
            )  # fmt: skip

    await house.does(write)
    await hoa.says(ticket.code)
    await hoa.presses(WHY)
    hoa.reads("chuyển cơ quan khác", "… và 5 thời hạn cũ hơn")


async def test_whose_a_clock_is_that_is_not_the_holders(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    await officer(house, "Minh", POLICE)
    ticket = await sends(Citizen(house, "Lan"))
    await house.wait(minutes=1)
    await house.does(consulting.ask, await person_of(hoa), ticket.id, POLICE, "Ai phá đèn?")
    await hoa.says(ticket.code)
    await hoa.presses("Vì sao là ngày này?")
    hoa.reads("Hạn cho ý kiến (Công an xã Lân Phong): 3 ngày làm việc", "hạn 26/11/2026")
