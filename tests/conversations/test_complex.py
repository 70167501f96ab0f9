"""A complex matter: found so by the head alone, on a listed ground, in writing, once, before it is late."""

from datetime import UTC, date, datetime

from langnghe.models import RoleKind
from langnghe.services import deadline_rules
from langnghe.services.deadline_rules import NewRule, Scope
from langnghe.services.deadlines import Span
from tests.conversations.citizens import takes_post
from tests.conversations.desk import acts_of, head, officer, person_of, sends, the_ticket
from tests.conversations.test_clock import until
from tests.house import House
from tests.people import Admin, Citizen

NEW = datetime(2026, 12, 21, 17, tzinfo=UTC)


async def rule_for_complex_matters(house: House) -> None:
    """Twenty working days from today."""
    ha = Admin(house, "Hà")
    await takes_post(house, ha, RoleKind.ADMIN, "51.chu_tich")
    new = NewRule(Scope("settle", complex=True), Span.parse("20 WD"), "QĐ 12/2026, Điều 7", date(2026, 11, 20))
    await house.does(deadline_rules.add, await person_of(ha), new)


async def test_the_head_finds_it_complex_and_the_citizen_is_told_why(house: House) -> None:
    await rule_for_complex_matters(house)
    hoa, chief, lan = await officer(house), await head(house, "Ông Bảy"), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Tiếp nhận")
    assert not any("phức tạp" in each for each in await hoa.may())
    await chief.says(ticket.code)
    await chief.presses("Vụ việc phức tạp")
    chief.reads("155/2026", ticket.code)
    await chief.presses("hai nơi")
    chief.reads("Mời ghi rõ lý do")
    await chief.sends_sticker()
    await chief.says(" . ")
    assert (await the_ticket(house, ticket.code)).due_at == ticket.due_at
    hoa.looks()
    lan.looks()
    await chief.says("Phải đo đạc ở hai thôn")
    chief.reads("là vụ việc phức tạp", "từ 07/12/2026 sang 21/12/2026", "người dân đã được báo")
    assert not any("phức tạp" in each for each in await chief.may())
    lan.reads("vụ việc phức tạp", "từ 07/12/2026 sang 21/12/2026", "hai nơi", "Phải đo đạc ở hai thôn")
    hoa.reads("Ông Bảy", "vụ việc phức tạp", "21/12/2026")
    now = await the_ticket(house, ticket.code)
    assert (now.due_at, now.complex) == (NEW, True)
    assert (await acts_of(house, ticket.code))[-1] == "complex"
    await chief.forges(f"l.cx:{ticket.id}")  # an old button
    assert "đã được xác định" in chief.last
    await hoa.forges(f"o.hist:{ticket.id}")
    assert "Phải xác minh ở từ hai nơi" in hoa.last
    assert "Phải đo đạc" in hoa.last
    await lan.forges(f"c.due:{ticket.id}")
    assert "QĐ 12/2026, Điều 7" in lan.last


async def test_without_a_rule_for_it_the_date_stays_and_the_head_is_told(house: House) -> None:
    chief, lan = await head(house, "Ông Bảy"), Citizen(house, "Lan")
    ticket = await sends(lan)
    await chief.says(ticket.code)
    await chief.presses("Vụ việc phức tạp")
    await chief.presses("nước ngoài")
    await chief.says("Chủ đất ở nước ngoài")
    chief.reads("Hạn trả lời vẫn là 07/12/2026", "chưa có quy định")
    assert (await the_ticket(house, ticket.code)).due_at == ticket.due_at
    lan.does_not_read("phức tạp")


async def test_nobody_else_and_no_nonsense(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief = await officer(house), await head(house, "Ông Bảy")
    chair = await head(house, "Ông Sơn", "21433.chu_tich")
    ticket = await sends(Citizen(house, "Lan"))
    for other in (hoa, chair):
        for token in (f"l.cx:{ticket.id}", f"l.cxg:{ticket.id}:places"):
            await other.forges(token)
            assert "không có quyền" in other.last, (other.name, token)
    await chief.forges(f"l.cxg:{ticket.id}:mood")
    assert "chọn một căn cứ" in chief.last
    assert "complex" not in await acts_of(house, ticket.code)


async def test_not_when_it_is_late_also_from_an_old_button(quiet_house: House) -> None:
    house = quiet_house
    chief = await head(house, "Ông Bảy")
    ticket = await sends(Citizen(house, "Lan"))
    await until(house, datetime(2026, 12, 8, 2, tzinfo=UTC))
    await chief.says(ticket.code)
    assert not any("phức tạp" in each for each in await chief.may())
    await chief.forges(f"l.cx:{ticket.id}")
    assert "quá hạn" in chief.last
    assert not (await the_ticket(house, ticket.code)).complex


async def test_the_way_out(house: House) -> None:
    chief = await head(house, "Ông Bảy")
    ticket = await sends(Citizen(house, "Lan"))
    await chief.says(ticket.code)
    await chief.presses("Vụ việc phức tạp")
    await chief.presses("mâu thuẫn")
    await chief.says("thôi")
    await chief.says("Phải đo đạc ở hai thôn")
    assert not (await the_ticket(house, ticket.code)).complex
