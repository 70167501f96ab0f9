"""The clocks of sessions: who is reminded, who is told when it is late, in order, each once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from langnghe.models import DialogueAct, DialogueClockKind, DialogueEvent, DialogueKind, RoleKind
from langnghe.services import bodies
from langnghe.services.calendar import local_date
from langnghe.services.deadlines import end_of
from langnghe.services.dialogue import clock_sweep, clocks, life
from langnghe.services.work import Work
from tests.conversations.desk import AREA, head, officer, person_of
from tests.dialogues.afterwards import clocks_of, days_pass, held, published, sweeps, with_promise, without
from tests.dialogues.sessions import announced, fill, organiser
from tests.house import House
from tests.office import CHAIR
from tests.people import Admin, Citizen

K = DialogueClockKind


async def drafted(house: House, by: Citizen, days: int = 10) -> int:
    """A session that must be announced by the end of that day; its id."""
    keeper = await person_of(by)

    def make(work: Work) -> int:
        dialogue = life.draft(work, DialogueKind.CONFERENCE, CHAIR, AREA, None, keeper)
        fill(dialogue, {})
        life.transition(work, dialogue, DialogueAct.EDIT, keeper)
        clocks.start(work, dialogue.id, K.ANNOUNCE, end_of(local_date(work.now) + timedelta(days=days)))
        return dialogue.id

    return await house.does(make)


async def lines(house: House, session: int) -> list[tuple[str, dict[str, object]]]:
    asked = (
        select(DialogueEvent.act, DialogueEvent.data)
        .where(
            DialogueEvent.dialogue_id == session,
            DialogueEvent.act.in_([DialogueAct.REMIND, DialogueAct.ESCALATE]),
        )
        .order_by(DialogueEvent.seq)
    )
    return [(str(act), data) for act, data in await house.asks(lambda work: work.session.execute(asked).all())]


async def test_to_announce_is_reminded_and_climbs(house: House) -> None:
    tam, chair = await organiser(house), await head(house, "Ông Sơn", CHAIR)
    session = await drafted(house, tam)
    for each in (tam, chair):
        each.looks()
    await days_pass(house, 6)
    tam.reads("Phải thông báo", "Nước sạch", "đã qua nửa thời gian")
    assert chair.news == ""
    tam.looks()
    await days_pass(house, 3)
    tam.reads("Chỉ còn ít thời gian")
    tam.looks()
    await days_pass(house, 1)
    tam.reads("Hôm nay là ngày cuối")
    tam.looks()
    await days_pass(house, 1)
    tam.reads("quá hạn thông báo")
    chair.reads("Kính báo để chỉ đạo", "chưa được thông báo")
    said = await lines(house, session)
    assert [act for act, _ in said] == ["remind", "remind", "remind", "escalate"]
    assert [data["stage"] for act, data in said if act == "remind"] == ["half", "most", "last_day"]
    # Nobody further above is on record: it is quiet from now on.
    for each in (tam, chair):
        each.looks()
    await days_pass(house, 30, every=5)
    assert (tam.news, chair.news) == ("", "")
    await tam.forges(f"g.open:{session}")
    tam.reads("bản nháp")


async def test_the_day_is_over_and_somebody_must_say_how_it_went(quiet_house: House) -> None:
    house = quiet_house
    tam, chair = await organiser(house), await head(house, "Ông Sơn", CHAIR)
    session = await announced(house, tam, starts_at=house.clock.now())
    await house.does(lambda work: clocks.start(work, session, K.HOLD, work.now + timedelta(hours=15)))
    for each in (tam, chair):
        each.looks()
    await house.wait(hours=14)
    await sweeps(house)
    assert tam.news == ""  # nobody is reminded of a day that has not passed
    await days_pass(house, 10 / 24)
    tam.reads("đã tổ chức, tạm hoãn hay hủy")
    assert chair.news == ""
    await days_pass(house, 6)
    assert tam.news.count("tạm hoãn hay hủy") == 1
    chair.reads("chưa rõ đã tổ chức hay chưa")
    await chair.presses("Xem buổi này")
    chair.reads("Nước sạch")
    (clock,) = await clocks_of(house, session, K.HOLD)
    assert clock.next_at is None
    assert clock.stopped_at is None


async def test_the_result_is_chased_from_the_host_up(quiet_house: House) -> None:
    house = quiet_house
    tam, chair = await organiser(house), await head(house, "Ông Sơn", CHAIR)
    root = await house.asks(_root)
    governor = await head(house, "Bà Tỉnh", root)
    session = await held(house, tam)
    for each in (tam, chair, governor):
        each.looks()
    await days_pass(house, 10)
    tam.reads("Phải công bố kết quả", "nửa thời gian", "Chỉ còn ít thời gian", "Hôm nay là ngày cuối")
    assert (chair.news, governor.news) == ("", "")
    await days_pass(house, 1)
    tam.reads("Đã quá hạn công bố kết quả")
    chair.reads("Kính báo để chỉ đạo: đã quá hạn công bố kết quả")
    assert governor.news == ""
    await days_pass(house, 3)
    governor.reads("đã quá hạn công bố kết quả")
    assert chair.news.count("quá hạn") == 1
    await published(house, tam, session)
    tam.looks()
    await days_pass(house, 10, every=5)
    tam.does_not_read("công bố kết quả")


async def test_a_promise_is_chased_with_its_owner_first(quiet_house: House) -> None:
    house = quiet_house
    tam, hoa = await organiser(house), await officer(house)
    chief, chair = await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR)
    governor = await head(house, "Bà Tỉnh", await house.asks(_root))
    session, promise = await with_promise(house, tam, days=20)
    for each in (tam, hoa, chief, chair, governor):
        each.looks()
    await days_pass(house, 20)
    hoa.reads("Sửa đường thôn 3", "nửa thời gian", "Chỉ còn ít thời gian", "Hôm nay là ngày cuối")
    assert [each.news for each in (chief, chair, governor)] == ["", "", ""]
    await days_pass(house, 1)
    for each in (hoa, chief, chair):  # the owner, the head of the body, the head who promised
        assert each.news.count("đã quá hạn") == 1
    assert governor.news == ""
    await days_pass(house, 5)
    governor.reads("Kính báo để chỉ đạo: lời hứa «Sửa đường thôn 3»")
    await governor.presses("Xem lời hứa")
    governor.reads("quá hạn", "Sửa đường thôn 3")
    assert not any("Đã thực hiện" in each for each in governor.offers)
    before = len(await lines(house, session))
    await days_pass(house, 20, every=5)
    assert len(await lines(house, session)) == before
    assert all(
        data["item"] == promise for _, data in (await lines(house, session)) if data["clock"] == "commitment"
    )


async def test_after_days_off_the_newest_stage_is_said_once(quiet_house: House) -> None:
    house = quiet_house
    tam, hoa, chief = await organiser(house), await officer(house), await head(house, "Ông Bảy")
    chair = await head(house, "Ông Sơn", CHAIR)
    session, _ = await with_promise(house, tam, days=20)
    for each in (hoa, chief, chair):
        each.looks()
    await days_pass(house, 17, every=17)
    hoa.reads("Chỉ còn ít thời gian")
    hoa.does_not_read("nửa thời gian")
    hoa.looks()
    await days_pass(house, 30, every=30)
    for each in (hoa, chief, chair):
        assert each.news.count("đã quá hạn") == 1
    assert await sweeps(house) == 0
    assert [act for act, _ in await lines(house, session)] == ["remind", "escalate"]


async def test_where_nobody_keeps_dialogues_somebody_is_told_all_the_same(quiet_house: House) -> None:
    house = quiet_house
    tam, chair, boss = await organiser(house), await head(house, "Ông Sơn", CHAIR), Admin(house, "Quản trị")
    await boss.joins(RoleKind.ADMIN, await house.asks(_root))
    first = await drafted(house, tam)
    await without(house, RoleKind.DIALOGUE_ADMIN)
    chair.looks()
    await days_pass(house, 6)
    chair.reads("Phải thông báo")
    chair.looks()
    await days_pass(house, 6)
    assert chair.news.count("quá hạn thông báo") == 1
    # No head either: the admins, who are told that the office is not set up for it.
    second = await drafted(house, tam)
    await without(house, RoleKind.HEAD)
    boss.looks()
    await days_pass(house, 12)
    boss.reads("Phải thông báo", "quá hạn thông báo")
    assert [data["told"] for _, data in await lines(house, second)] == [[await person_of(boss)]] * 4
    assert first != second


async def test_whoever_has_left_the_channel_is_not_counted_on(quiet_house: House) -> None:
    house = quiet_house
    tam, chair = await organiser(house), await head(house, "Ông Sơn", CHAIR)
    await drafted(house, tam)
    await tam.leaves()
    chair.looks()
    await days_pass(house, 6)
    chair.reads("Phải thông báo")


async def test_one_clock_that_fails_holds_up_no_other(quiet_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = quiet_house
    tam = await organiser(house)
    broken, whole = await drafted(house, tam), await drafted(house, tam)
    view = life.view

    def fails(work: Work, dialogue_id: int) -> life.View:
        if dialogue_id == broken:
            raise RuntimeError("a fault of ours")
        return view(work, dialogue_id)

    monkeypatch.setattr(life, "view", fails)
    await house.wait(days=6)
    tam.looks()
    assert await house.does(clock_sweep.sweep) == 2
    assert tam.news.count("Phải thông báo") == 1
    assert (await lines(house, broken), len(await lines(house, whole))) == ([], 1)
    monkeypatch.undo()
    await house.wait(minutes=11)
    await sweeps(house)
    assert len(await lines(house, broken)) == 1


async def test_what_is_over_reminds_nobody(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    session = await held(house, tam)
    await house.does(lambda work: clocks.start(work, session, K.ANNOUNCE, work.now + timedelta(days=2)))
    await published(house, tam, session)  # without promises: it is closed
    tam.looks()
    await days_pass(house, 5)
    assert tam.news == ""
    (clock,) = await clocks_of(house, session, K.ANNOUNCE)
    assert clock.next_at is None


async def test_at_night_nobody_is_woken(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    await drafted(house, tam)
    tam.looks()
    house.clock.move(datetime(2026, 11, 26, 18, tzinfo=UTC) - house.clock.now())  # one in the morning
    await sweeps(house)
    assert tam.news == ""
    await house.wait(hours=7)
    tam.reads("Phải thông báo")


def _root(work: Work) -> str:
    return bodies.root(work).code
