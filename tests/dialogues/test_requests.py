"""Citizens ask for a dialogue; a tenth of the voters is told once, however it is reached."""

import asyncio

import pytest
from sqlalchemy import select

from langnghe.models import DialogueKind, DialogueRequest, RoleKind, Voters
from langnghe.services import profile
from langnghe.services.dialogue import life, requests, voters
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.work import Work
from tests.conversations.desk import AREA, head, person_of
from tests.dialogues.sessions import announced, organiser, secretary
from tests.dialogues.workbooks import xlsx
from tests.house import House
from tests.office import CHAIR
from tests.people import Admin, Citizen

TOP = "51.chu_tich"


async def admin(house: House) -> Admin:
    found = Admin(house, "Quản")
    await found.joins(RoleKind.ADMIN, TOP)
    return found


async def citizen(house: House, name: str) -> Citizen:
    """Somebody who has agreed and lives in xã Lân Phong."""
    found = Citizen(house, name)
    await found.agrees()
    await house.does(profile.live_in, await person_of(found), AREA)
    return found


async def has_voters(house: House, number: int) -> None:
    await house.does(lambda work: _enter(work, number))


def _enter(work: Work, number: int) -> None:
    work.session.merge(Voters(area_code=AREA, number=number))


async def open_requests(house: House) -> int:
    def ask(work: Work) -> int:
        return len(
            work.session.scalars(select(DialogueRequest.id).where(DialogueRequest.ended_at.is_(None))).all()
        )

    return await house.asks(ask)


async def answers(house: House, session: int) -> int:
    return await house.does(lambda work: requests.answered_by(work, life.for_change(work, session)))


async def test_a_citizen_asks_once_and_takes_it_back(house: House) -> None:
    lan = await citizen(house, "Lan")
    await lan.says("lịch đối thoại")
    await lan.presses("Đề nghị tổ chức đối thoại")
    lan.reads("Xã Lân Phong: 0 người", "Khi đủ 10% cử tri", "chưa được ghi")
    await lan.presses("Gửi đề nghị của tôi")
    lan.reads("đối thoại về việc gì")
    await lan.sends_sticker()
    lan.reads("Xin viết bằng chữ")
    await lan.says("?!")
    lan.reads("đang trống")
    await lan.says("a" * 501)
    lan.reads("501", "500")
    await lan.says("Nước sinh hoạt bẩn từ tháng 9")
    lan.reads("Đã ghi đề nghị", "Xã Lân Phong: 1 người", "«Nước sinh hoạt bẩn từ tháng 9»")
    await lan.forges("d.wantw")
    lan.reads("Ông/bà đã đề nghị")
    hers = await person_of(lan)
    with pytest.raises(Stale, match="d-ask-already"):
        await house.does(requests.ask, hers, "Lần nữa")
    await lan.presses("Rút đề nghị")
    lan.reads("Đã rút", "0 người")
    await lan.forges("d.wantx")
    lan.reads("không có đề nghị nào")
    await lan.says("xin đối thoại")
    await lan.presses("Gửi đề nghị của tôi")
    await lan.presses("Thôi")
    lan.reads("Chưa gửi gì")
    assert await open_requests(house) == 0


async def test_who_has_not_said_where_they_live_is_asked(house: House) -> None:
    lan = Citizen(house, "Lan")
    await lan.forges("d.want")
    lan.reads("Đồng ý")  # nothing is kept of who has not agreed
    hers = await person_of(lan)
    await lan.presses("Đồng ý")
    await lan.forges("d.want")
    lan.reads("ở xã, phường nào")
    await lan.says("zzz qqq")
    lan.reads("Không thấy xã, phường nào")
    await lan.says("lan phong")
    await lan.presses("Xã Lân Phong")
    lan.reads("Xã Lân Phong: 0 người")
    # A forged button moves nobody to another commune.
    await lan.forges("d.wantp:21025")
    lan.reads("Xã Lân Phong")
    place = await house.asks(lambda work: requests.place_of(work, hers))
    assert place is not None
    assert place.code == AREA


async def test_when_a_tenth_has_asked_the_chair_and_the_keepers_are_told_once(house: House) -> None:
    bay, tam, mai = (
        await head(house, "Ông Bảy", CHAIR),
        await organiser(house),
        await organiser(house, "Cô Mai", TOP),
    )
    people = [await citizen(house, name) for name in ("Lan", "Hùng", "Dũng")]
    await has_voters(house, 15)  # a tenth is 1.5: two people
    for each in (bay, tam, mai):
        each.looks()
    await house.does(requests.ask, await person_of(people[0]), "Nước sạch")
    assert bay.news == ""
    await people[1].forges("d.want")
    people[1].reads("1 người", "Cần 2 người (10% cử tri)")
    await people[1].presses("Gửi đề nghị của tôi")
    await people[1].says("Đường thôn")
    people[1].reads("2 người", "Đã đủ số cần có (2 người)")
    for each in (bay, tam):
        each.reads("Xã Lân Phong: 2 người", "10% của 15 cử tri", "Điều 43")
    assert mai.news == ""  # the nearest keeper looks after it
    await bay.presses("Người dân đề nghị")
    bay.reads("🔴 Xã Lân Phong: 2 người / cần 2")
    await bay.presses("Xã Lân Phong")
    bay.reads("«Nước sạch»", "«Đường thôn»")
    bay.does_not_read("Lan:", "Hùng")
    for each in (bay, tam):
        each.looks()
    await house.does(requests.ask, await person_of(people[2]), "Đất đai")
    # Less and again enough: it is said no second time.
    for one in people[1:]:
        await house.does(requests.withdraw, await person_of(one))
    await house.does(requests.ask, await person_of(people[1]), "Đường thôn")
    assert (bay.news, tam.news) == ("", "")


async def test_a_change_of_the_number_of_voters_reaches_it_too(house: House) -> None:
    bay, quan = await head(house, "Ông Bảy", CHAIR), await admin(house)
    await house.does(requests.ask, await person_of(await citizen(house, "Lan")), "Nước sạch")
    await quan.says("quản trị")
    await quan.presses("Số cử tri")
    quan.reads("96 xã, phường", "chưa ghi: 96")
    await quan.says("Lân Phong")
    quan.reads("Chưa hiểu", "Lân Phong 8505")
    await quan.says("Xứ Nào Đó 100")
    quan.reads("Không thấy xã, phường nào")
    await quan.says("xã lân phong: 8.505 cử tri")
    quan.reads("Xã Lân Phong có 8.505 cử tri")
    assert bay.news == ""
    await quan.says("lan phong 10")
    quan.reads("Xã Lân Phong có 10 cử tri")
    bay.reads("Xã Lân Phong: 1 người", "10% của 10 cử tri")
    bay.looks()
    await quan.says("Lân Phong 9")
    assert bay.news == ""


async def test_two_who_ask_at_the_same_moment_do_not_tell_twice(quiet_house: House) -> None:
    house = quiet_house
    bay = await head(house, "Ông Bảy", CHAIR)
    people = [await person_of(await citizen(house, name)) for name in ("Lan", "Hùng", "Dũng", "Mười")]
    await has_voters(house, 20)
    bay.looks()
    await asyncio.gather(*(house.does(requests.ask, each, "Nước sạch") for each in people))
    assert await open_requests(house) == 4
    assert bay.news.count("đã đề nghị tổ chức") == 1


async def test_asking_while_the_number_is_entered_is_not_missed(quiet_house: House) -> None:
    house = quiet_house
    bay, quan = await head(house, "Ông Bảy", CHAIR), await person_of(await admin(house))
    lan = await person_of(await citizen(house, "Lan"))
    bay.looks()
    await asyncio.gather(house.does(requests.ask, lan, "Nước sạch"), house.does(voters.put, quan, AREA, 10))
    assert bay.news.count("đã đề nghị tổ chức") == 1


async def test_one_person_on_two_channels_asks_once(quiet_house: House) -> None:
    house = quiet_house
    lan = await person_of(await citizen(house, "Lan"))
    done = await asyncio.gather(
        *(house.does(requests.ask, lan, "Nước sạch") for _ in range(3)), return_exceptions=True
    )
    assert sum(isinstance(each, Stale) for each in done) == 2
    assert await open_requests(house) == 1
    # Nor in a second commune while the first has not answered.
    await house.does(profile.live_in, lan, "21025")
    with pytest.raises(Stale, match="d-ask-already"):
        await house.does(requests.ask, lan, "Nước sạch")


async def test_an_announced_conference_ends_them_and_people_may_ask_anew(quiet_house: House) -> None:
    house = quiet_house
    bay, tam = await head(house, "Ông Bảy", CHAIR), await organiser(house)
    lan = await person_of(await citizen(house, "Lan"))
    await has_voters(house, 10)
    await house.does(requests.ask, lan, "Nước sạch")
    assert await answers(house, await announced(house, tam, DialogueKind.RECEPTION)) == 0
    conference = await announced(house, tam)
    assert await answers(house, conference) == 1
    assert await answers(house, conference) == 0
    assert await open_requests(house) == 0
    bay.looks()
    await house.does(requests.ask, lan, "Đường thôn")
    bay.reads("đã đề nghị tổ chức")  # a new one, told anew


async def test_without_a_chair_the_head_above_is_told(quiet_house: House) -> None:
    house = quiet_house
    top = await head(house, "Bà Chủ tịch", TOP)
    await has_voters(house, 10)
    await house.does(requests.ask, await person_of(await citizen(house, "Lan")), "Nước sạch")
    top.reads("Xã Lân Phong: 1 người")


async def test_who_may_read_what_people_ask(quiet_house: House) -> None:
    house = quiet_house
    thu, lan = await secretary(house), await citizen(house, "Lan")
    await house.does(requests.ask, await person_of(lan), "Nước sạch")
    theirs, hers = await person_of(thu), await person_of(lan)
    assert (await house.asks(lambda work: requests.words(work, theirs, AREA))).items == ("Nước sạch",)
    with pytest.raises(Forbidden):
        await house.asks(lambda work: requests.words(work, hers, AREA))
    with pytest.raises(Forbidden):
        await house.asks(lambda work: requests.asking(work, hers))
    await thu.forges("g.askedw:nowhere")
    await thu.forges("g.askedw")
    thu.does_not_read("Nước sạch")


async def test_voters_come_as_a_table_whole_or_not_at_all(house: House) -> None:
    quan = await admin(house)
    bay = await head(house, "Ông Bảy", CHAIR)
    await house.does(requests.ask, await person_of(await citizen(house, "Lan")), "Nước sạch")
    await quan.says("quản trị")
    await quan.presses("Số cử tri")
    await quan.presses("Nhập bảng")
    await quan.says("Lân Phong;8505\nBình Sơn;nhiều\nXứ Nào Đó;5\nxã lân phong;9\nLan Phon;7")
    quan.reads(
        "Bảng có 4 chỗ sai", "Dòng 2: «nhiều» không phải số", "Dòng 3: không có xã, phường «Xứ Nào Đó»",
        "Dòng 4: Xã Lân Phong đã có ở dòng 1", "Dòng 5: không có xã, phường «Lan Phon». Có phải Xã Lân Phong?",
    )  # fmt: skip
    await quan.sends_file(
        "cu-tri.xlsx", xlsx([["mã", "xã", "số cử tri"], [AREA, "Xã Lân Phong", 10], ["21025", "", ""]])
    )
    await quan.presses("Xem bảng")
    quan.reads("Sẽ ghi: 1", "Xã Lân Phong: 10")
    assert bay.news == ""
    await quan.presses("Ghi số cử tri")
    quan.reads("Đã ghi 1 nơi")
    bay.reads("10% của 10 cử tri")
    bay.looks()
    await quan.forges("a.votok")
    quan.does_not_read("Đã ghi")
    await quan.presses("Số cử tri")
    await quan.presses("Xuất bảng")
    quan.reads("Bảng số cử tri")
    by = await person_of(quan)
    table = await house.asks(lambda work: voters.table(work, by))
    found = await house.asks(lambda work: voters.look(work, by, table))
    assert (found.new, found.same, found.faults) == ((), 1, ())
    assert bay.news == ""


async def test_only_an_admin_enters_voters(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    hers = await person_of(tam)
    for verb, given in (
        (voters.put, (AREA, 5)),
        (voters.write, ("Lân Phong;5",)),
        (voters.look, ("Lân Phong;5",)),
    ):
        with pytest.raises(Forbidden):
            await house.does(verb, hers, *given)
    await tam.forges("a.vot")
    tam.does_not_read("Số cử tri")
    by = await person_of(await admin(house))
    for wrong in (0, voters.MOST + 1):
        with pytest.raises(Invalid):
            await house.does(voters.put, by, AREA, wrong)
