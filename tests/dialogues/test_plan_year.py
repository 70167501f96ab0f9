"""Planning a year: dates that avoid days off, drafts made once, and what a changed calendar makes of them."""

import asyncio
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import func, select

from langnghe.models import Dialogue, DialogueAct, DialogueEvent, DialogueKind, DialogueState, RoleKind
from langnghe.services import office_calendar
from langnghe.services.calendar import HANOI, DayKind, DayRule, local_date
from langnghe.services.dialogue import life, planner, recurrence, replanning
from langnghe.services.dialogue.planner import Fate, Hours, Planned, Wanted
from langnghe.services.refusals import Forbidden, Invalid
from langnghe.services.work import Work
from tests.conversations.desk import head, person_of
from tests.dialogues.sessions import announced, organiser, secretary
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Admin, Citizen, Official

TOP = "51.chu_tich"
MORNING = Hours(time(8), time(11))


def wanted(said: str = "ngày 10 và 25 hằng tháng", year: int = 2027, body: str = CHAIR) -> Wanted:
    rule = recurrence.read(said)
    assert rule is not None
    return Wanted(body, DialogueKind.RECEPTION, year, rule, MORNING, "Phòng tiếp công dân")


async def sessions(house: House) -> list[Dialogue]:
    return await house.asks(
        lambda work: list(work.session.scalars(select(Dialogue).order_by(Dialogue.starts_at, Dialogue.id)))
    )


async def day_of(house: House, session: int) -> date:
    def ask(work: Work) -> date:
        starts_at = life.view(work, session).dialogue.starts_at
        assert starts_at is not None
        return local_date(starts_at)

    return await house.asks(ask)


async def closes(house: House, day: date, kind: DayKind = DayKind.OFF) -> None:
    """An admin sets the day off."""

    async def admin() -> int:
        found = Admin(house, "Quản")
        await found.joins(RoleKind.ADMIN, TOP)
        return await person_of(found)

    by = await admin()
    await house.does(office_calendar.set_days, by, [DayRule(day, kind, "Nghỉ bão")])


async def test_a_year_is_planned_in_the_messenger_and_a_second_press_makes_nothing(house: House) -> None:
    tam, bay = await organiser(house), await head(house, "Ông Bảy", CHAIR)
    await tam.says("menu")
    await tam.presses("Lịch đối thoại tôi phụ trách")
    await tam.presses("Lập lịch cả năm")
    tam.reads("Lập lịch cho cơ quan nào")
    await tam.says("không có đâu")
    tam.reads("Không thấy cơ quan nào", "không có đâu")
    await tam.says("chu tich")
    await tam.presses("Chủ tịch UBND xã Lân Phong")
    tam.reads("lập lịch cho việc gì")
    await tam.says("tiếp dân nhé")
    tam.reads("bằng một nút")
    await tam.presses("Tiếp công dân của người đứng đầu")
    await tam.presses("Năm 2027")
    tam.reads("Vào những ngày nào")
    await tam.says("hôm nào cũng được")
    tam.reads("Chưa hiểu những ngày đó")
    await tam.says("ngay 10 va 25 hang thang")
    await tam.says("sáng")
    tam.reads("Chưa hiểu giờ")
    await tam.says("11h đến 8h")
    tam.reads("Chưa hiểu giờ")
    await tam.says("từ 8h đến 11h30")
    await tam.says("Phòng tiếp công dân UBND xã")
    # 10/1 is a Sunday; 10/2 is within Tết 2027 (6/2 is the first day of the year).
    tam.reads(
        "Tiếp công dân năm 2027", "08:00–11:30", "Phòng tiếp công dân UBND xã",
        "thứ Hai 11/01/2027 (thay 10/01/2027: cuối tuần)", "thay 25/04/2027: cuối tuần", "Sẽ thêm 24 bản nháp",
    )  # fmt: skip
    assert await sessions(house) == []
    await tam.presses("Tạo 24 bản nháp")
    tam.reads("Đã tạo 24 bản nháp cho Chủ tịch UBND xã Lân Phong")
    made = await sessions(house)
    bay_id = await person_of(bay)
    assert {(each.state, each.host_id, each.place) for each in made} == {
        (DialogueState.DRAFT, bay_id, "Phòng tiếp công dân UBND xã")
    }
    days = [local_date(each.starts_at) for each in made if each.starts_at]
    calendar = await house.asks(lambda work: work.calendar)
    assert all(calendar.is_working(day) for day in days)
    # The days of each month stay in their month.
    assert sorted({day.month for day in days}) == list(range(1, 13))
    assert all(sum(day.month == month for day in days) == 2 for month in range(1, 13))
    await tam.forges("g.ppok")
    tam.reads("Đã tạo 0 bản nháp", "24 buổi đã có")
    assert len(await sessions(house)) == 24


async def test_days_that_are_over_are_left_out_and_near_ones_are_marked(quiet_house: House) -> None:
    house = quiet_house
    hers = await person_of(await organiser(house))
    found = await house.asks(lambda work: planner.preview(work, hers, wanted("ngày 10 và 25 hằng tháng", 2026)))
    fates = [each.fate for each in found.days]
    assert fates[:21] == [Fate.PAST] * 21
    # 25/11 comes before five working days are over, counted from 20/11.
    assert found.days[21].fate is Fate.SHORT
    assert fates[22:] == [Fate.NEW, Fate.NEW]
    assert found.new == 3


async def test_two_days_that_move_to_one_stay_two(quiet_house: House) -> None:
    house = quiet_house
    hers = await person_of(await organiser(house))
    found = await house.asks(lambda work: planner.preview(work, hers, wanted("ngày 9, 10, 11 hằng tháng")))
    january = found.days[:3]
    assert [each.day for each in january] == [date(2027, 1, 11), date(2027, 1, 12), date(2027, 1, 13)]
    # 31/1 is a Sunday: the next working day would be in another month.
    last = await house.asks(lambda work: planner.preview(work, hers, wanted("ngày 31 hằng tháng")))
    assert last.days[0] == Planned(date(2027, 1, 31), date(2027, 1, 29), Fate.NEW, last.days[0].off)


async def test_only_who_organises_plans(quiet_house: House) -> None:
    house = quiet_house
    thu, lan = await secretary(house), Citizen(house, "Lan")
    await lan.agrees()
    roads = await head(house, "Ông Sơn", ROADS)
    for each in (thu, lan, roads):
        person = await person_of(each)
        with pytest.raises(Forbidden):
            await house.does(planner.make, person, wanted())
    await lan.forges("g.pp")
    lan.does_not_read("cơ quan nào")
    for forged in ("g.ppk:reception", "g.ppok", "g.ppr:99", "g.pph:x"):
        await thu.forges(forged)
    assert await sessions(house) == []
    tam = await person_of(await organiser(house))
    with pytest.raises(Invalid, match="g-plan-year"):
        await house.does(planner.make, tam, wanted(year=2031))


async def test_a_head_plans_for_the_own_body_at_once(quiet_house: House) -> None:
    bay = await head(quiet_house, "Ông Bảy", CHAIR)
    await bay.forges("g.pp")
    bay.reads("Chủ tịch UBND xã Lân Phong", "lập lịch cho việc gì")
    await bay.presses("Hội nghị đối thoại")
    await bay.presses("Năm 2027")
    await bay.presses("Một lần một năm, tháng 11")
    await bay.presses("08:00-11:00")
    await bay.presses("Ghi địa điểm sau")
    bay.reads("Đối thoại năm 2027", "15/11/2027", "Sẽ thêm 1 bản nháp")
    await bay.presses("Chọn lại")
    await bay.presses("Thôi")
    bay.reads("Chưa tạo gì")
    await bay.forges("g.ppok")
    assert await sessions(quiet_house) == []


async def test_two_presses_at_once_make_the_drafts_once(quiet_house: House) -> None:
    house = quiet_house
    hers = await person_of(await organiser(house))
    made = await asyncio.gather(*(house.does(planner.make, hers, wanted()) for _ in range(3)))
    assert sorted(each.new for each in made) == [0, 0, 24]
    assert len(await sessions(house)) == 24


async def test_a_draft_on_a_new_day_off_moves_by_itself_and_its_maker_is_told(house: House) -> None:
    tam = await organiser(house)
    hers = await person_of(tam)
    await house.does(planner.make, hers, wanted("ngày 25 hằng tháng"))
    first = (await sessions(house))[0].id
    assert await house.does(replanning.follow_calendar) == 0
    await closes(house, date(2027, 1, 25))
    tam.looks()
    assert await house.does(replanning.follow_calendar) == 1
    tam.reads("25/01/2027 là ngày nghỉ (Nghỉ bão)", "đã tự chuyển sang 26/01/2027")
    assert await day_of(house, first) == date(2027, 1, 26)
    view = await house.asks(lambda work: life.view(work, first))
    assert view.dialogue.starts_at == datetime(2027, 1, 26, 8, tzinfo=HANOI)
    assert view.dialogue.ends_at == datetime(2027, 1, 26, 11, tzinfo=HANOI)
    await tam.presses("Mở buổi này")
    tam.reads("26/01/2027")
    tam.looks()
    assert await house.does(replanning.follow_calendar) == 0
    assert tam.news == ""
    # The plan knows its own day again, wherever it is now.
    found = await house.does(planner.make, hers, wanted("ngày 25 hằng tháng"))
    assert found.new == 0


async def test_what_is_announced_is_only_proposed_and_told_once(house: House) -> None:
    tam, lan = await organiser(house), Citizen(house, "Lan")
    await lan.agrees()
    session = await announced(house, tam)
    await closes(house, date(2026, 12, 15), DayKind.CLOSED)
    for each in (tam, lan):
        each.looks()
    assert await house.does(replanning.follow_calendar) == 1
    tam.reads("15/12/2026 là ngày nghỉ", "Đề xuất: 16/12/2026", "chưa bị đổi")
    assert lan.news == ""
    assert await day_of(house, session) == date(2026, 12, 15)
    tam.looks()
    # Another change of the calendar says it no second time.
    await closes(house, date(2026, 12, 22))
    assert await house.does(replanning.follow_calendar) == 0
    assert tam.news == ""
    events = await house.asks(
        lambda work: work.session.scalar(
            select(func.count()).select_from(DialogueEvent).where(DialogueEvent.act == DialogueAct.REMIND)
        )
    )
    assert events == 1


async def test_a_sunday_that_was_chosen_stays(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    sunday = datetime(2026, 12, 13, 1, tzinfo=UTC)
    session = await announced(house, tam, starts_at=sunday, ends_at=sunday.replace(hour=4))
    await closes(house, date(2026, 12, 22))
    assert await house.does(replanning.follow_calendar) == 0
    assert await day_of(house, session) == date(2026, 12, 13)


async def test_who_has_left_is_not_told_but_who_keeps_it_now(quiet_house: House) -> None:
    house = quiet_house
    bay, mai = await head(house, "Ông Bảy", CHAIR), await organiser(house, "Cô Mai", TOP)
    stranger = Official(house, "Tư")
    await stranger.joins(RoleKind.OFFICER, CHAIR)
    await announced(house, stranger)
    await closes(house, date(2026, 12, 15))
    for each in (bay, mai, stranger):
        each.looks()
    await house.does(replanning.follow_calendar)
    mai.reads("Đề xuất: 16/12/2026")
    assert (stranger.news, bay.news) == ("", "")


async def test_one_session_that_fails_is_tried_again(quiet_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = quiet_house
    tam = await organiser(house)
    first = await announced(house, tam)
    await announced(house, tam, DialogueKind.RECEPTION)
    await closes(house, date(2026, 12, 15))
    keepers = replanning.keepers
    broken = {first}

    def failing(work: Work, dialogue: life.Locked) -> tuple[int, ...]:
        if dialogue.id in broken:
            raise RuntimeError
        return keepers(work, dialogue)

    monkeypatch.setattr(replanning, "keepers", failing)
    tam.looks()
    assert await house.does(replanning.follow_calendar) == 1
    tam.reads("buổi tiếp công dân đang xếp vào ngày đó")
    tam.looks()
    assert await house.does(replanning.follow_calendar) == 0
    broken.clear()
    assert await house.does(replanning.follow_calendar) == 1
    tam.reads("buổi đối thoại đang xếp vào ngày đó")
    assert await house.does(replanning.follow_calendar) == 0
