"""In which village people live: offered once, never in the way, changed and taken off in the settings."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from langnghe.models import Person, RoleKind, Ticket
from langnghe.services import areas, profile, villages
from langnghe.services.places import Gazetteer
from tests.conversations.citizens import person_of, takes_post
from tests.house import House, jpeg
from tests.people import Admin, Citizen

TOP = "51.chu_tich"
COMMUNE, BESIDE = "21433", "21421"
ASKED = "Ông/bà ở thôn, tổ nào? (để nhận đúng tin báo của thôn)"
NAMES = "Thôn 1, Thôn 2, Thôn Phước Lộc, Tổ dân phố 3"


@pytest.fixture
async def ha(house: House) -> Admin:
    """An admin, who has entered the villages of xã Lân Phong."""
    return await admin(house)


@pytest.fixture
async def ngoc(quiet_house: House) -> Admin:
    return await admin(quiet_house)


async def admin(house: House, names: str = NAMES) -> Admin:
    found = Admin(house, "Hà")
    await takes_post(house, found, RoleKind.ADMIN, TOP)
    await house.does(villages.add, await person_of(house, found), COMMUNE, names)
    return found


async def lives(house: House, who: Citizen) -> tuple[str | None, str | None]:
    """The commune and the village of this person, by code."""
    asked = select(Person.area_code, Person.village_code).where(Person.id == await person_of(house, who))
    row = await house.asks(lambda work: work.session.execute(asked).one())
    return row.area_code, row.village_code


async def of_one_commune(house: House) -> None:
    """As if the office were that of xã Lân Phong alone."""
    office = house.app.make_work.office
    place = office.gazetteer.by_code[COMMUNE]
    house.app.make_work.office = replace(office, gazetteer=Gazetteer([place]), root_area=COMMUNE)


# On the way in --------------------------------------------------------------------------------------------------


async def test_who_has_said_the_commune_is_asked_once_and_presses(house: House, ha: Admin) -> None:
    lan = Citizen(house)
    await lan.agrees()
    lan.reads("Đã ghi: Xã Lân Phong", ASKED, "bấm Bỏ qua")
    assert lan.offers == ["Thôn 1", "Thôn 2", "Thôn Phước Lộc", "Tổ dân phố 3", "Bỏ qua"]
    await lan.presses("Tổ dân phố 3")
    lan.reads("Đã ghi: Tổ dân phố 3, Xã Lân Phong", "hãy viết việc cần phản ánh")
    assert await lives(house, lan) == (COMMUNE, f"{COMMUNE}.4")
    await lan.says("/menu")
    await lan.presses("Gửi phản ánh mới")
    lan.does_not_read("thôn, tổ nào")
    await lan.says("Đèn đường trước nhà hỏng ba hôm nay")
    await lan.presses("Gửi")
    lan.reads("Mã tra cứu")
    asked = select(Ticket.area_code)
    assert await house.asks(lambda work: work.session.scalars(asked).all()) == [COMMUNE]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("thon 1", 1), ("2", 2), ("THÔN PHƯỚC LỘC.", 3), ("phuoc loc", 3), ("tổ 3", 4), ("3", 4), ("tdp3", 4)],
)
async def test_it_may_be_typed_in_any_spelling_or_by_its_number(house: House, ha: Admin, typed: str, number: int):
    lan = Citizen(house)
    await lan.agrees()
    await lan.says(typed)
    lan.reads("Đã ghi")
    assert await lives(house, lan) == (COMMUNE, f"{COMMUNE}.{number}")


@pytest.mark.parametrize("said", ["Bỏ qua", "bo qua", "không", "/huy"])
async def test_nobody_has_to_say_it(house: House, ha: Admin, said: str) -> None:
    lan = Citizen(house)
    await lan.agrees()
    if said == "Bỏ qua":
        await lan.presses(said)
        lan.reads("hãy viết việc cần phản ánh")
    else:
        await lan.says(said)
        lan.does_not_read("thôn, tổ nào")
    assert await lives(house, lan) == (COMMUNE, None)
    await lan.says("/menu")
    await lan.presses("Gửi phản ánh mới")
    lan.does_not_read("thôn, tổ nào")


@pytest.mark.parametrize(
    "report", ["Đèn đường thôn 2 hỏng ba hôm nay", "thôn mất điện", "Thôn Phước Lộc ngập", "Đường hỏng\nở thôn 1"]
)
async def test_what_people_came_to_say_is_taken_instead(house: House, ha: Admin, report: str) -> None:
    lan = Citizen(house)
    await lan.agrees()
    await lan.says(report)
    lan.reads(report.partition("\n")[0], "Hạn trả lời")
    await lan.presses("Gửi")
    lan.reads("Mã tra cứu")
    assert await lives(house, lan) == (COMMUNE, None)


async def test_a_photo_and_a_word_of_the_menu_are_taken_too(house: House, ha: Admin) -> None:
    lan = Citizen(house)
    await lan.agrees()
    await lan.says("trợ giúp")
    lan.reads("Cách dùng")
    hoa = Citizen(house, "Hoa")
    await hoa.agrees()
    await hoa.sends_photo("Ổ gà trước nhà", jpeg())
    hoa.reads("Ổ gà trước nhà", "Kèm 1 tệp")


async def test_who_is_in_the_middle_of_a_report_is_not_asked(house: House, ha: Admin) -> None:
    lan = Citizen(house)
    await lan.says("Đường trước nhà tôi ngập nặng từ hôm qua")
    await lan.presses("Tôi đồng ý")
    await lan.says("xã Lân Phong")
    lan.reads("Đường trước nhà tôi ngập nặng", "Hạn trả lời")
    lan.does_not_read("thôn, tổ nào")
    await lan.presses("Gửi")
    lan.reads("Mã tra cứu")
    lan.does_not_read("thôn, tổ nào")


async def test_a_press_on_the_old_question_does_not_lose_what_is_being_written(house: House, ha: Admin) -> None:
    lan = Citizen(house)
    await lan.agrees()
    await lan.says("Đèn đường trước nhà hỏng")
    await lan.forges(f"c.vils:{COMMUNE}.1")
    lan.reads("Đã ghi: Thôn 1", "Đèn đường trước nhà hỏng", "Hạn trả lời")
    await lan.forges("c.vilno")
    lan.reads("Đèn đường trước nhà hỏng", "Hạn trả lời")
    await lan.presses("Gửi")
    lan.reads("Mã tra cứu")


async def test_what_may_be_meant_is_offered_and_what_there_is_not_is_said(house: House, ha: Admin) -> None:
    lan = Citizen(house)
    await lan.agrees()
    await lan.says("thôn 99")
    lan.reads("Không thấy «thôn 99» trong danh sách thôn, tổ của Xã Lân Phong")
    assert "Thôn 1" in lan.offers
    await lan.says("thon phuoc lock")
    lan.reads("một trong những nơi này")
    assert lan.offers == ["Thôn Phước Lộc", "Bỏ qua"]
    await lan.says("xóm 3")
    assert lan.offers == ["Tổ dân phố 3", "Bỏ qua"]
    await lan.presses("Tổ dân phố 3")
    assert await lives(house, lan) == (COMMUNE, f"{COMMUNE}.4")


async def test_many_villages_are_paged(house: House) -> None:
    await admin(house, ", ".join(f"Thôn {number}" for number in range(1, 21)))
    lan = Citizen(house)
    await lan.agrees()
    assert lan.offers[:2] == ["Thôn 1", "Thôn 2"]
    await lan.presses("Trang sau")
    assert lan.offers[:8] == [f"Thôn {number}" for number in range(9, 17)]
    await lan.says("20")
    assert (await lives(house, lan))[1] == f"{COMMUNE}.20"


async def test_where_one_commune_is_served_the_village_is_all_that_is_asked(house: House, ha: Admin) -> None:
    await of_one_commune(house)
    lan = Citizen(house)
    await lan.starts()
    await lan.presses("Đồng ý")
    lan.reads(ASKED)
    await lan.says("1")
    assert await lives(house, lan) == (COMMUNE, f"{COMMUNE}.1")
    hoa = Citizen(house, "Hoa")
    await hoa.says("Đường trước nhà tôi ngập nặng")
    await hoa.presses("Đồng ý")
    hoa.reads("ngập nặng", "Hạn trả lời")
    hoa.does_not_read("thôn, tổ nào")


async def test_a_commune_without_villages_asks_nothing(house: House, ha: Admin) -> None:
    lan = Citizen(house)
    await lan.agrees("Bình Sơn")
    lan.reads("Đã ghi: Xã Bình Sơn", "hãy viết")
    lan.does_not_read("thôn, tổ")
    await lan.forges("b.q")
    lan.does_not_read("thôn, tổ")
    await lan.forges("c.vilq")
    lan.reads("Xã Bình Sơn chưa có danh sách thôn, tổ")


# In the settings ------------------------------------------------------------------------------------------------


async def test_it_is_chosen_changed_and_taken_off_in_the_settings(house: House, ha: Admin) -> None:
    lan = Citizen(house)
    await lan.agrees()
    await lan.presses("Bỏ qua")
    await lan.says("trợ giúp")
    await lan.presses("Tin báo, giờ yên lặng")
    lan.reads("Chưa chọn thôn, tổ")
    await lan.presses("Thôn, tổ của tôi")
    lan.reads("thôn, tổ nào của Xã Lân Phong")
    assert not any("Bỏ qua" in each for each in lan.offers)
    await lan.presses("Thôn 2")
    lan.reads("Đã ghi: Thôn 2, Xã Lân Phong")
    lan.does_not_read("hãy viết việc")
    await lan.presses("Tin báo, giờ yên lặng")
    lan.reads("Thôn, tổ: Thôn 2")
    await lan.presses("Thôn, tổ của tôi")
    await lan.says("phước lộc")
    assert await lives(house, lan) == (COMMUNE, f"{COMMUNE}.3")
    await lan.presses("Tin báo, giờ yên lặng")
    await lan.presses("Thôn, tổ của tôi")
    await lan.presses("Bỏ thôn, tổ đã chọn")
    lan.reads("Đã bỏ thôn, tổ", "vẫn nhận tin báo của Xã Lân Phong")
    assert await lives(house, lan) == (COMMUNE, None)
    await lan.forges("c.vilx")  # the second press
    assert await lives(house, lan) == (COMMUNE, None)


async def test_the_settings_in_the_middle_of_a_report_keep_it(house: House, ha: Admin) -> None:
    lan = Citizen(house)
    await lan.agrees()
    await lan.says("Đèn đường trước nhà hỏng")
    await lan.forges("c.vilq")
    await lan.presses("Thôn 1")
    lan.reads("Đã ghi: Thôn 1")
    await lan.presses("Viết tiếp")
    lan.reads("Đèn đường trước nhà hỏng")


async def test_in_another_commune_the_village_is_not_known(quiet_house: House, ngoc: Admin) -> None:
    house = quiet_house
    lan = Citizen(house)
    await lan.agrees()
    await lan.presses("Thôn 1")
    person = await person_of(house, lan)
    await house.does(profile.live_in, person, COMMUNE)
    assert await lives(house, lan) == (COMMUNE, f"{COMMUNE}.1")
    await house.does(profile.live_in, person, BESIDE)
    assert await lives(house, lan) == (BESIDE, None)


async def test_a_village_that_is_taken_out_lets_its_people_go(quiet_house: House, ngoc: Admin) -> None:
    house = quiet_house
    lan = Citizen(house)
    await lan.agrees()
    await lan.presses("Thôn 1")
    await ngoc.forges(f"a.vilv:{COMMUNE}.1")
    ngoc.reads("Người dân đã chọn nơi này: 1")
    await ngoc.forges(f"a.vilxok:{COMMUNE}.1")
    ngoc.reads("Đã bỏ Thôn 1")
    assert await lives(house, lan) == (COMMUNE, None)
    await lan.forges(f"c.vils:{COMMUNE}.1")
    lan.reads("không còn trong danh sách")
    assert await lives(house, lan) == (COMMUNE, None)


# Nobody else ----------------------------------------------------------------------------------------------------


async def test_forged_presses_change_nothing(house: House, ha: Admin) -> None:
    await house.does(villages.add, await person_of(house, ha), BESIDE, "Thôn Bên")
    lan = Citizen(house)
    await lan.agrees()
    for token in (
        f"c.vils:{BESIDE}.1", "c.vils", "c.vils:", "c.vils:x:y", f"c.vils:{COMMUNE}", "c.vils:51", "c.vil:x",
        "c.vil:-1", "c.vil:99999", "c.vilq:x", "c.vilno:1",
    ):  # fmt: skip
        await lan.forges(token)
        assert lan.news, token
        assert await lives(house, lan) == (COMMUNE, None), token


async def test_nothing_is_kept_of_who_has_not_agreed(house: House, ha: Admin) -> None:
    await of_one_commune(house)
    eve = Citizen(house, "Eve")
    await eve.starts()
    for token in (f"c.vils:{COMMUNE}.1", "c.vilq", "c.vil:0"):
        await eve.forges(token)
        eve.reads("có đồng ý không")
    await eve.forges("b.q")
    eve.does_not_read("thôn, tổ")
    assert await lives(house, eve) == (None, None)
    said = select(func.count()).select_from(Person).where(Person.village_code.is_not(None))
    assert await house.asks(lambda work: work.session.scalar(said)) == 0
    assert len(await house.asks(lambda work: areas.villages(work, COMMUNE))) == 4
