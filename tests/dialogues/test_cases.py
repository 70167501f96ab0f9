"""Dialogues about one ticket: invited to in time, answered, held with minutes, read by both sides."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from langnghe.models import Act, CaseDialogue, CaseParty, RoleKind, TicketClock
from langnghe.services import answering, case_dialogues, handling, transitions
from langnghe.services.calendar import HANOI
from langnghe.services.case_dialogues import Attendance
from langnghe.services.moments import read_moment
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Stale
from langnghe.services.work import Work
from tests.conversations.desk import acts_of, head, officer, person_of, sends, the_ticket
from tests.house import FRIDAY, House
from tests.office import CHAIR
from tests.people import Citizen, Official

#: Monday 30/11/2026, 08:30 in Vietnam.
DAY = datetime(2026, 11, 30, 1, 30, tzinfo=UTC)


async def invited(house: House, by: Citizen, ticket: int, at: datetime = DAY, **more: object) -> int:
    return await house.does(case_dialogues.invite, await person_of(by), ticket, at, "Trụ sở xã", **more)


async def parties_of(house: House, case: int) -> list[CaseParty]:
    def ask(work: Work) -> list[CaseParty]:
        rows = select(CaseParty).where(CaseParty.case_dialogue_id == case).order_by(CaseParty.id)
        return list(work.session.scalars(rows))

    return await house.asks(ask)


async def test_a_dialogue_from_the_invitation_to_the_minutes(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.says(ticket.code)
    await hoa.presses("Mời đối thoại")
    hoa.reads("Chưa mời đối thoại lần nào")
    await hoa.presses("Mời đối thoại")
    hoa.reads("ít nhất 5 ngày", "25/11/2026")
    await hoa.says("bao giờ cũng được")
    hoa.reads("Chưa đọc được ngày giờ")
    await hoa.says("8h30 30/11/2026")
    await hoa.says("Hội trường thôn 3")
    hoa.reads("họ tên, tư cách")
    await hoa.says("Nguyễn Văn Bình, hộ liền kề\nTrần Thị Cúc, trưởng thôn")
    hoa.reads("30/11/2026 08:30", "Hội trường thôn 3", "Nguyễn Văn Bình (hộ liền kề)")
    lan.looks()
    await hoa.presses("Gửi giấy mời")
    hoa.reads("Đã gửi giấy mời", "chưa báo")
    lan.reads("mời ông/bà đối thoại", ticket.code, "30/11/2026 08:30", "Hội trường thôn 3")
    lan.does_not_read("Nguyễn Văn Bình", "Mời gấp")
    hoa.looks()
    await lan.presses("Tôi sẽ đến")
    lan.reads("ông/bà sẽ đến")
    hoa.reads("sẽ đến")
    hoa.looks()
    await lan.presses("Tôi không đến được")
    await lan.says("Tôi phải đi viện")
    lan.reads("không đến được")
    hoa.reads("không đến được", "đi viện")
    hoa.looks()
    await lan.presses("Tôi sẽ đến")
    await lan.presses("Tôi sẽ đến")  # the same word twice is one
    assert hoa.news.count("sẽ đến") == 1
    await hoa.presses("Xem buổi đối thoại")
    hoa.reads("Người gửi phiếu: báo sẽ đến", "Trần Thị Cúc, trưởng thôn: chưa báo")
    assert not any("biên bản" in each for each in hoa.offers)
    case = await house.asks(lambda work: work.session.scalars(select(CaseDialogue.id)).one())
    await hoa.forges(f"o.drec:{ticket.id}:{case}")
    hoa.reads("Chưa đến giờ đối thoại")
    house.clock.move(DAY + timedelta(hours=2) - house.clock.now())
    await lan.forges(f"d.cy:{ticket.id}:{case}")
    lan.reads("Đã đến giờ đối thoại")
    await hoa.forges(f"o.case:{ticket.id}:{case}")
    await hoa.presses("Ghi biên bản")
    hoa.reads("Người gửi phiếu có mặt không?")
    await hoa.presses("Có mặt")
    hoa.reads("Nguyễn Văn Bình có mặt không?")
    await hoa.presses("Vắng có lý do")
    await hoa.says("Ốm, có giấy")
    await hoa.presses("Vắng không lý do")
    await hoa.says("Thay đèn trong tuần")
    await hoa.presses("Không có")
    hoa.reads("biên bản")
    await hoa.says("Hai bên trao đổi, bà Lan đồng ý.")
    hoa.reads("1 có mặt, 2 vắng mặt", "Thay đèn trong tuần", "không có")
    lan.looks()
    await hoa.presses("Lưu biên bản")
    hoa.reads("Đã lưu biên bản", "Nguyễn Văn Bình, hộ liền kề: vắng mặt, lý do: Ốm, có giấy", "không có lý do")
    lan.reads("Đã có biên bản đối thoại lần 1")
    await lan.presses("Xem buổi đối thoại")
    lan.reads("có mặt", "Thay đèn trong tuần", "bà Lan đồng ý")
    await lan.presses("Xem phiếu")
    lan.reads("mời đối thoại", "đã đối thoại, có biên bản")
    await lan.presses("Đối thoại")
    lan.reads("Lần 1", "đã đối thoại")
    assert (await acts_of(house, ticket.code)).count("dialogue") == 5
    await hoa.says(ticket.code)
    await hoa.presses("Lịch sử")
    hoa.reads("mời đối thoại lần 1", "Hội trường thôn 3", "ghi biên bản đối thoại lần 1")
    # The next round.
    await hoa.says(ticket.code)
    await hoa.presses("Đối thoại (1)")
    await hoa.presses("Mời đối thoại")
    hoa.reads("Đối thoại ngày nào")
    await hoa.says("thôi")
    hoa.reads(ticket.code)


async def test_a_day_too_soon_needs_a_reason_that_the_citizen_reads(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.forges(f"o.dinv:{ticket.id}")
    await hoa.says("8h 19/11/2026")
    hoa.reads("đã qua")
    await hoa.says("8h 24/11/2026")
    hoa.reads("chưa đủ 5 ngày")
    await hoa.says("Cột điện sắp đổ, đêm 20/11 lúc 22h đã nghiêng thêm")
    await hoa.says("Tại chỗ cột điện")
    await hoa.presses("Không mời ai nữa")
    hoa.reads("Mời gấp: Cột điện sắp đổ, đêm 20/11")
    await hoa.presses("Gửi giấy mời")
    lan.reads("Mời gấp, lý do: Cột điện sắp đổ")
    await hoa.presses("Hủy buổi này")
    await hoa.says("Đã sửa xong cột")
    hoa.reads("Đã hủy")
    lan.reads("hủy", "Đã sửa xong cột")
    await lan.presses("Tôi sẽ đến")
    lan.reads("đã hủy")
    # Another day may be typed instead of a reason.
    await hoa.forges(f"o.dinv:{ticket.id}")
    await hoa.says("8h 24/11/2026")
    await hoa.says("8h 25/11/2026")
    hoa.reads("Ở đâu?")


async def test_the_law_on_the_day(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    for at, key in (
        (FRIDAY - timedelta(hours=1), "o-case-past"),
        (FRIDAY, "o-case-past"),
        (FRIDAY + timedelta(days=4, hours=14), "o-case-soon"),  # 24/11, 23:00 in Vietnam
        (FRIDAY + timedelta(days=400), "o-case-far"),
    ):
        with pytest.raises(Invalid, match=key):
            await invited(house, hoa, ticket.id, at)
    await invited(house, hoa, ticket.id, FRIDAY + timedelta(days=5, hours=-8), urgent_reason="không cần")
    rows = await house.asks(lambda work: work.session.scalars(select(CaseDialogue)).all())
    assert [row.urgent_reason for row in rows] == [""]  # 25/11 is in time: there is no hurry to give reasons for
    with pytest.raises(Invalid, match="o-case-open-already"):
        await invited(house, hoa, ticket.id)


async def test_who_may_do_what(house: House) -> None:
    hoa, son, nam = await officer(house), await head(house), await officer(house, "Nam")
    elsewhere, lan, binh = await officer(house, "Tư", CHAIR), Citizen(house, "Lan"), Citizen(house, "Bình")
    ticket = await sends(lan)
    await binh.starts()
    await house.does(handling.accept, await person_of(hoa), ticket.id)
    for who in (nam, elsewhere, lan, binh):
        with pytest.raises(Forbidden):
            await invited(house, who, ticket.id)
    case = await invited(house, son, ticket.id)
    mine = {party.id: Attendance(True) for party in await parties_of(house, case)}
    for who in (binh, hoa):
        with pytest.raises(NotFound):
            await house.does(case_dialogues.reply, await person_of(who), case, coming=True)
    house.clock.move(DAY - house.clock.now())
    for who in (nam, elsewhere, lan):
        with pytest.raises(Forbidden):
            await house.does(case_dialogues.cancel, await person_of(who), case, "vì thế")
        with pytest.raises(Forbidden):
            await house.does(case_dialogues.record, await person_of(who), case, mine, "", "", "Biên bản")
    hers = await person_of(hoa)
    with pytest.raises(Invalid, match="o-case-attendance"):
        await house.does(case_dialogues.record, hers, case, {}, "", "", "Biên bản")
    with pytest.raises(Invalid, match="o-text-empty"):
        await house.does(case_dialogues.record, hers, case, mine, "", "", " ")
    for token in (f"d.cs:{ticket.id}", f"d.co:{ticket.id}:{case}", f"d.cn:{ticket.id}:{case}"):
        binh.looks()
        await binh.forges(token)
        binh.reads("không có quyền")
    for token in (f"o.dlg:{ticket.id}", f"o.case:{ticket.id}:{case}", f"o.drec:{ticket.id}:{case}"):
        elsewhere.looks()
        await elsewhere.forges(token)
        elsewhere.reads("không có quyền")
    for token in (f"o.dgo:{ticket.id}", f"o.dsave:{ticket.id}", f"o.dnon:{ticket.id}:minutes", "o.dpr:1:x"):
        await hoa.forges(token)
    await hoa.forges(f"o.case:{ticket.id}:{case + 5}")
    hoa.reads("Không tìm thấy buổi đối thoại này")
    await house.does(case_dialogues.record, hers, case, mine, "", "", "Biên bản")
    with pytest.raises(Stale, match="case-moved-on"):
        await house.does(case_dialogues.record, hers, case, mine, "", "", "Biên bản khác")
    with pytest.raises(Stale, match="case-moved-on"):
        await house.does(case_dialogues.cancel, hers, case, "vì thế")


async def test_supervisors_and_who_gives_an_opinion_read_no_record(house: House) -> None:
    hoa, watch = await officer(house), Official(house, "Ông Giám")
    await watch.joins(RoleKind.SUPERVISOR, CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    case = await invited(house, hoa, ticket.id, parties=[("Nguyễn Văn Bình", "hàng xóm")])
    watch.looks()
    await watch.forges(f"o.case:{ticket.id}:{case}")
    watch.reads("không có quyền")
    watch.does_not_read("Nguyễn Văn Bình")


async def test_an_invitation_is_a_first_reply_and_what_is_settled_is_only_recorded(quiet_house: House) -> None:
    house = quiet_house
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    case = await invited(house, hoa, ticket.id)
    running = await house.asks(
        lambda work: [str(row.kind) for row in work.session.scalars(select(TicketClock)) if row.stopped_at is None]
    )
    assert "first_answer" not in running
    assert "settle" in running
    assert (await the_ticket(house, ticket.code)).officer_id == await person_of(hoa)
    await house.does(
        answering.answer, await person_of(hoa), ticket.id, "Đèn đã được thay ngày hôm nay, xin cảm ơn ông/bà."
    )
    with pytest.raises(Stale, match="ticket-moved-on"):
        await house.does(case_dialogues.may_invite, await person_of(hoa), ticket.id)
    await house.does(case_dialogues.cancel, await person_of(hoa), case, "Đã trả lời")
    assert (await acts_of(house, ticket.code))[-1] == "dialogue"


async def test_two_at_once_invite_once(quiet_house: House) -> None:
    house = quiet_house
    hoa, son = await officer(house), await head(house)
    ticket = await sends(Citizen(house, "Lan"))
    tries = [invited(house, who, ticket.id) for who in (hoa, son, hoa, son)]
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(each, int) for each in done) == 1
    assert await house.asks(lambda work: work.session.scalar(select(func.count(CaseDialogue.id)))) == 1


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("8h30 30/11/2026", "2026-11-30 08:30"),
        ("8h 24/11/2026", "2026-11-24 08:00"),
        ("8 giờ 30 24/11/2026", "2026-11-24 08:30"),
        ("30/11 lúc 14 giờ", "2026-11-30 14:00"),
        ("2026-11-30 08:05", "2026-11-30 08:05"),
        ("Thứ hai 30-11-2026, 7g15", "2026-11-30 07:15"),
        ("1/1 9h", "2027-01-01 09:00"),
        ("30/11/2026", None),
        ("8h30", None),
        ("25h 30/11/2026", None),
        ("8h75 30/11/2026", None),
        ("8h 31/11/2026", None),
        ("mai", None),
    ],
)
def test_days_and_hours_as_people_type_them(typed: str, read: str | None) -> None:
    found = read_moment(typed, FRIDAY)
    assert (found and f"{found.astimezone(HANOI):%Y-%m-%d %H:%M}") == read


def test_names_and_roles_are_read_line_by_line() -> None:
    assert case_dialogues.read_parties(" Nguyễn A , hộ liền kề, thôn 3 \n\nTrần B\n , x") == (
        ("Nguyễn A", "hộ liền kề, thôn 3"),
        ("Trần B", ""),
    )
    with pytest.raises(Invalid, match="o-case-many"):
        case_dialogues.read_parties("\n".join(f"Người {number}" for number in range(21)))
    with pytest.raises(Invalid, match="o-case-name"):
        case_dialogues.read_parties("a" * 121)


def test_a_dialogue_moves_no_ticket() -> None:
    assert all(transitions.after(Act.DIALOGUE, state) is state for state in transitions.RULES[Act.DIALOGUE].before)
