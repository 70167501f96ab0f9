"""The year's plan of dialogues: what is owed and missing, who is told when they fall behind, who watches."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from langnghe.models import DialogueAct, DialogueKind, RoleKind
from langnghe.services.dialogue import behind, hosts, life, oversight
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work
from tests.conversations.desk import AREA, head, person_of, sends
from tests.dialogues.sessions import announced, fill, organiser
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Citizen, Official

TOP = "51.chu_tich"


def at(month: int, day: int, hour: int = 1, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


async def until(house: House, moment: datetime) -> None:
    house.clock.move(moment - house.clock.now())
    await house.settle()


async def swept(house: House) -> int:
    """Sweep until nothing is left; how many bodies were told of. A sweep right after says nothing more."""
    told = await house.does(behind.sweep)
    assert await house.does(behind.sweep) == 0
    await house.wait(hours=2)  # until the morning, where it is night
    return told


async def reception(house: House, by: Citizen, starts: datetime, *, held: bool = False, **given: Any) -> int:
    """A reception of the commune's chair, announced or held."""
    times = {"starts_at": starts, "ends_at": starts + timedelta(hours=3)}
    session = await announced(house, by, DialogueKind.RECEPTION, **times, **given)
    if held:
        await house.does(
            lambda work: life.transition(work, life.for_change(work, session), DialogueAct.HOLD, None)
        )
    return session


async def standing(house: House, year: int, code: str = CHAIR) -> behind.Standing:
    def ask(work: Work) -> behind.Standing:
        return behind.standings(work, hosts.hosts(work, [code]), year)[0]

    return await house.asks(ask)


async def test_the_plan_says_what_is_owed_held_planned_and_missing(house: House) -> None:
    tam, bay = await organiser(house), await head(house, "Ông Bảy", CHAIR)
    await reception(house, tam, at(12, 10), held=True)
    await reception(house, tam, at(12, 11), held=True, substitute="Bà Phó", substitute_reason="Chủ tịch đi họp")
    await until(house, at(12, 12))
    await tam.says("menu")
    await tam.presses("Lịch đối thoại tôi phụ trách")
    await tam.presses("Kế hoạch năm")
    tam.reads(
        "năm 2026", "Chủ tịch UBND xã Lân Phong",
        "Tiếp công dân: phải có 2 ngày, đã có 1, đã xếp lịch 0, còn thiếu 1", "thay 1, không tính",
        "Đối thoại: phải có 1 ngày, đã có 0, đã xếp lịch 0, còn thiếu 1",
    )  # fmt: skip
    tam.does_not_read("🔴")
    await tam.presses("Chủ tịch UBND xã Lân Phong")
    tam.reads("Ông Bảy", "tháng 12/2026: 1/2 ngày", "thiếu 1: thông báo chậm nhất 24/12/2026")
    tam.does_not_read("tháng 11/2026")  # it could not be announced in time when the books began
    await bay.forges("g.plan:2026:0")
    bay.reads("Chủ tịch UBND xã Lân Phong", "còn thiếu 1")
    await until(house, at(12, 28))
    await tam.forges("g.plan")
    tam.reads("🔴 Chủ tịch UBND xã Lân Phong", "Không còn kịp đúng hạn: tháng 12/2026")


async def test_the_worst_is_on_top_and_everybody_sees_their_own(quiet_house: House) -> None:
    house = quiet_house
    keeper = await organiser(house, "Cô Mai", TOP)
    son, bay = await head(house, "Ông Sơn", ROADS), await head(house, "Ông Bảy", CHAIR)
    tam = await organiser(house)
    await reception(house, tam, at(12, 10))
    await reception(house, tam, at(12, 14))
    await until(house, at(12, 28))
    hers, his = await person_of(keeper), await person_of(bay)
    page = await house.asks(lambda work: behind.listed(work, hers, 2026))
    assert page.total == 113  # 17 bodies of the province, 96 chairs of communes
    assert page.next_offset == behind.PAGE
    late = [each.missing_late for each in page.items]
    assert late == sorted(late, reverse=True)
    last = await house.asks(lambda work: behind.listed(work, hers, 2026, 1_000))
    assert last.items[-1].missing_late <= late[-1]
    page = await house.asks(lambda work: behind.listed(work, his, 2026))
    assert [each.host.code for each in page.items] == [CHAIR]
    # An office below a chair owes nothing; a citizen keeps nothing; a token is anybody's.
    roads = await person_of(son)
    assert (await house.asks(lambda work: behind.listed(work, roads, 2026))).total == 0
    lan = Citizen(house, "Lan")
    await lan.agrees()
    for token in ("g.plan", "g.behind", f"g.planb:2026:{CHAIR}", "g.plan:x:y"):
        await lan.forges(token)
        lan.does_not_read("Chủ tịch UBND")
    await bay.forges(f"g.planb:2026:{TOP}")
    bay.does_not_read("Tiếp công dân:")
    await son.forges(f"g.planb:2026:{ROADS}")
    son.reads("không thuộc diện")


async def test_the_head_is_told_in_time_and_once_when_it_is_too_late(house: House) -> None:
    bay, tam = await head(house, "Ông Bảy", CHAIR), await organiser(house)
    mai = await organiser(house, "Cô Mai", TOP)
    await until(house, at(12, 12))
    await house.does(behind.sweep)  # the provincial bodies and the year's conference have their own days
    for each in (bay, mai):
        each.looks()
    await until(house, at(12, 13))
    await swept(house)
    bay.reads("còn thiếu ngày tiếp công dân", "tháng 12/2026", "phải có 2, đã có 0", "chậm nhất 23/12/2026")
    mai.reads("Còn thiếu ngày tiếp công dân của tháng 12/2026: 96 nơi", "và 91 nơi nữa")
    tam.does_not_read("còn thiếu")
    bay.looks()
    await until(house, at(12, 16))
    await swept(house)
    bay.does_not_read("tiếp công dân")
    await reception(house, tam, at(12, 30))
    await until(house, at(12, 21))
    await swept(house)
    bay.reads("Sắp hết hạn thông báo ngày tiếp công dân", "phải có 2, đã có 0, đã xếp lịch 1")
    bay.looks()
    mai.looks()
    await until(house, at(12, 25))
    await swept(house)
    bay.reads("🔴", "không còn kịp đúng hạn ngày tiếp công dân", "tháng 12/2026")
    mai.reads("Không còn kịp đúng hạn ngày tiếp công dân của tháng 12/2026: 113 nơi")
    await bay.presses("Kế hoạch năm")
    bay.reads("🔴 Chủ tịch UBND xã Lân Phong")
    bay.looks()
    await until(house, at(1, 9, year=2027))
    await swept(house)
    bay.does_not_read("tháng 12/2026")


async def test_who_holds_what_is_owed_hears_nothing(quiet_house: House) -> None:
    house = quiet_house
    bay, tam = await head(house, "Ông Bảy", CHAIR), await organiser(house)
    await reception(house, tam, at(12, 10))
    await reception(house, tam, at(12, 14))
    conference = await announced(house, tam)
    bay.looks()
    for day in (13, 20, 28):
        await until(house, at(12, day))
        await swept(house)
    assert bay.news == ""
    # Announced, and nobody has said that they were held: after some days they do not count.
    await house.does(lambda work: life.transition(work, life.for_change(work, conference), DialogueAct.HOLD, None))
    await until(house, at(1, 4, year=2027))
    await swept(house)
    bay.reads("không còn kịp đúng hạn ngày tiếp công dân", "tháng 12/2026")
    bay.does_not_read("đối thoại với Nhân dân")
    found = await standing(house, 2026)
    assert [(each.kind, each.held, each.missing) for each in found.sums] == [
        (DialogueKind.RECEPTION, 0, 2), (DialogueKind.CONFERENCE, 1, 0),
    ]  # fmt: skip


async def test_where_nobody_keeps_dialogues_the_supervisors_are_told(quiet_house: House) -> None:
    house = quiet_house
    bay = await head(house, "Ông Bảy", CHAIR)
    watching = Official(house, "Bà Thu")
    await watching.joins(RoleKind.SUPERVISOR, TOP)
    watching.looks()
    await until(house, at(12, 13))
    await swept(house)
    watching.reads("Còn thiếu ngày tiếp công dân của tháng 12/2026")
    await watching.presses("Người đứng đầu chưa đối thoại")
    watching.reads("năm 2026", "phiếu đang mở")
    bay.reads("còn thiếu ngày tiếp công dân")


async def test_after_a_long_stop_only_the_newest_word_is_said(quiet_house: House) -> None:
    house = quiet_house
    bay = await head(house, "Ông Bảy", CHAIR)
    await until(house, at(12, 28))
    await swept(house)
    assert bay.news.count("tiếp công dân") == 1
    bay.reads("không còn kịp đúng hạn ngày tiếp công dân")


async def test_supervisors_see_who_holds_none_beside_what_lies_open(house: House) -> None:
    watching, bay = Official(house, "Bà Thu"), await head(house, "Ông Bảy", CHAIR)
    await watching.joins(RoleKind.SUPERVISOR, CHAIR)
    await sends(Citizen(house, "Lan"))
    await until(house, at(12, 28))
    await watching.says("menu")
    await watching.presses("Người đứng đầu chưa đối thoại")
    watching.reads(
        "Chủ tịch UBND xã Lân Phong", "Ông Bảy", "Đã tự chủ trì: 0 ngày", "phiếu đang mở: 1 · quá hạn: 1"
    )
    await watching.presses("Chủ tịch UBND xã Lân Phong")
    watching.reads("tháng 12/2026: 0/2 ngày, không còn kịp đúng hạn")
    # Only who watches over all, or is the head of all.
    await bay.forges("g.behind")
    bay.does_not_read("phiếu đang mở")


async def test_the_report_counts_a_chairs_area_and_puts_the_worst_first(quiet_house: House) -> None:
    house = quiet_house
    top, tam = await head(house, "Bà Chủ tịch", TOP), await organiser(house)
    for name in ("Lan", "Hùng"):
        await sends(Citizen(house, name))
    hers = await person_of(top)
    page = await house.asks(lambda work: oversight.listed(work, hers))
    # The province's chair has the whole province in charge, and the commune's its commune.
    found = {each.standing.host.code: (each.open, each.late) for each in page.items}
    assert (found[TOP], found[CHAIR]) == ((2, 0), (2, 0))
    for day in (10, 14):
        await reception(house, tam, at(12, day), held=True)
    await announced(house, tam)
    await until(house, at(12, 27))

    def codes(work: Work) -> list[str]:
        return [
            each.standing.host.code
            for start in range(0, 115, oversight.PAGE)
            for each in oversight.listed(work, hers, start).items
        ]

    assert CHAIR not in await house.asks(codes)
    lan = await person_of(tam)
    with pytest.raises(Forbidden):
        await house.asks(lambda work: oversight.listed(work, lan))


async def test_a_body_counts_from_when_it_came_into_the_books(quiet_house: House) -> None:
    house = quiet_house
    await head(house, "Ông Bảy", CHAIR)
    made = await standing(house, 2026)
    assert [(str(each.kind), each.period.first) for each in made.owed] == [
        ("reception", date(2026, 12, 1)), ("conference", date(2026, 1, 1)),
    ]  # fmt: skip
    assert len((await standing(house, 2027)).owed) == 13


async def test_a_draft_is_planned_and_a_cancelled_one_is_not(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    hers = await person_of(tam)

    def draft(work: Work) -> int:
        made = life.draft(work, DialogueKind.RECEPTION, CHAIR, AREA, None, hers)
        fill(made, {"starts_at": at(12, 18)})
        life.transition(work, made, DialogueAct.EDIT, hers)
        return made.id

    session = await house.does(draft)
    assert (await standing(house, 2026)).sums[0].planned == 1
    await house.does(lambda work: life.transition(work, life.for_change(work, session), DialogueAct.CANCEL, hers))
    assert (await standing(house, 2026)).sums[0].planned == 0


async def test_two_sweeps_at_once_tell_once(quiet_house: House) -> None:
    house = quiet_house
    bay, mai = await head(house, "Ông Bảy", CHAIR), await organiser(house, "Cô Mai", TOP)
    await until(house, at(12, 13))
    for each in (bay, mai):
        each.looks()
    await asyncio.gather(*(house.does(behind.sweep) for _ in range(3)))
    await house.wait(hours=2)
    assert bay.news.count("còn thiếu ngày tiếp công dân") == 1
    assert mai.news.count("Còn thiếu ngày tiếp công dân của tháng 12/2026: 96 nơi") == 1


async def test_one_that_fails_does_not_keep_the_others_from_hearing(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    bay, other = await head(house, "Ông Bảy", CHAIR), await head(house, "Bà Tám", "21025.chu_tich")
    await until(house, at(12, 13))
    words = behind._words
    broken = {CHAIR}

    def failing(case: behind._Case) -> dict[str, object]:
        if case.host.code in broken:
            raise RuntimeError
        return words(case)

    monkeypatch.setattr(behind, "_words", failing)
    await swept(house)
    other.reads("còn thiếu ngày tiếp công dân")
    bay.does_not_read("tiếp công dân")
    broken.clear()
    other.looks()
    assert await swept(house) == 1
    bay.reads("còn thiếu ngày tiếp công dân")
    assert other.news == ""
