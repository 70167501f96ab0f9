"""Supervisors of the Fatherland Front and the People's Council: they see how matters go, and may urge."""

from datetime import UTC, datetime

import pytest

from langnghe.models import RoleKind
from langnghe.services import casefile, handling, urging
from langnghe.services.refusals import Forbidden, Invalid
from tests.conversations.desk import acts_of, head, officer, person_of, sends
from tests.conversations.test_clock import until
from tests.conversations.test_official_umpire import POLICE
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Admin, Citizen, Official

LATE = datetime(2026, 12, 8, 2, tzinfo=UTC)


async def supervisor(house: House, body: str = CHAIR) -> Official:
    found = Official(house, "Bà Tám")
    await found.joins(RoleKind.SUPERVISOR, body)
    return found


async def test_an_admin_invites_a_supervisor(house: House) -> None:
    ha = Admin(house, "Hà")
    await ha.joins(RoleKind.ADMIN, CHAIR)
    await ha.forges(f"a.inv:{CHAIR}")
    await ha.presses("Giám sát")
    await ha.says("Nguyễn Thị Tám")
    await ha.presses("Mời từ hôm nay")
    ha.reads("người giám sát")
    tam = await supervisor(house)
    tam.reads("người giám sát", "Đôn đốc")


async def test_what_is_late_is_found_and_urged_on_the_record(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief, tam = await officer(house), await head(house, "Ông Bảy"), await supervisor(house)
    lan = Citizen(house, "Nguyệt")
    await lan.agrees()
    ticket = await sends(lan, anonymous=False)
    await hoa.says(ticket.code)
    hoa.reads("Nguyệt")
    await until(house, LATE)
    await tam.presses("Việc cần làm")
    tam.reads(ticket.code, "quá")
    assert not any(word in offer for offer in tam.offers for word in ("Giao cho tôi", "Chờ duyệt", "Chờ ý kiến"))
    await tam.says(ticket.code)
    tam.reads("Đèn đường thôn 3", "Phòng Kinh tế xã Lân Phong")
    tam.does_not_read("Nguyệt", "Người gửi", "Ẩn danh")  # whose it is, and whether they are named, is not for them
    assert not any(word in offer for offer in tam.offers for word in ("Trả lời", "Tiếp nhận", "Chuyển", "Gia hạn"))
    hoa.looks()
    chief.looks()
    await tam.presses("Đôn đốc")
    tam.reads("Đã đôn đốc")
    hoa.reads("Bà Tám", "đôn đốc", ticket.code)
    chief.reads("Bà Tám", ticket.code)
    await tam.presses("Đôn đốc")
    tam.reads("Có thể đôn đốc lại")
    assert (await acts_of(house, ticket.code)).count("urge") == 1
    await lan.says(ticket.code)
    lan.reads("đôn đốc")


async def test_a_supervisor_does_nothing_but_urge_and_only_below(house: House) -> None:
    await officer(house)
    tam, beside = await supervisor(house, ROADS), await supervisor(house, POLICE)
    ticket = await sends(Citizen(house, "Lan"))
    hers = await person_of(tam)
    for verb, words in ((handling.accept, ()), (handling.ask, ("Cột nào?",)), (handling.inform, ("Đang làm",))):
        with pytest.raises(Forbidden):
            await house.does(verb, hers, ticket.id, *words)
    other = await person_of(beside)
    with pytest.raises(Forbidden):
        await house.asks(lambda work: casefile.look(work, other, ticket.id))
    with pytest.raises(Forbidden):
        await house.does(urging.urge, other, ticket.id)
    await house.does(urging.urge, hers, ticket.id)  # of the body itself
    with pytest.raises(Invalid):
        await house.does(urging.urge, hers, ticket.id)


async def test_a_restricted_matter_is_not_read_and_nothing_is_sent_to_supervisors(quiet_house: House) -> None:
    house = quiet_house
    tam = await supervisor(house)
    tam.looks()
    ticket = await sends(Citizen(house, "Lan"), "Cán bộ quát dân", field_code="can_bo")
    await until(house, LATE)
    assert tam.news == ""  # duties are told to those who have them
    await tam.says(ticket.code)
    tam.does_not_read("quát dân")
