"""People are told of sessions: who, in what words, each once, and what is not told any more."""

from datetime import timedelta

from sqlalchemy import select

from langnghe.models import (
    Audience,
    Commitment,
    CommitmentFollow,
    CommitmentNote,
    CommitmentState,
    DialogueAct,
    DialogueTold,
    NewsKind,
    OutboxMessage,
)
from langnghe.models.contract import Priority
from langnghe.services.dialogue import follows, life, telling
from langnghe.services.work import Work
from tests.conversations.desk import person_of
from tests.dialogues.announcing import (
    cancelled,
    comes,
    goes_round,
    moved,
    pending,
    postponed,
    takes_a_seat,
    tells,
)
from tests.dialogues.sessions import MORNING, announced, organiser
from tests.house import House
from tests.office import CHAIR
from tests.people import Citizen


async def citizen(house: House, name: str, place: str = "xã Lân Phong") -> Citizen:
    found = Citizen(house, name)
    await found.agrees(place)
    await found.says("menu")
    found.looks()
    return found


async def test_the_people_of_the_area_are_told_each_once(house: House) -> None:
    tam, lan, xa = await organiser(house), await citizen(house, "Lan"), await citizen(house, "Xa", "xã Ba Gia")
    stranger = Citizen(house, "Người lạ")
    await stranger.starts()
    stranger.looks()
    session = await announced(house, tam)
    token = (await house.asks(lambda work: life.view(work, session))).dialogue.token
    await goes_round(house, session)
    assert await tells(house) > 0
    lan.reads(
        "Mời bà con dự Hội nghị đối thoại", "Nước sạch và đường thôn", "08:00, thứ Ba 15/12/2026",
        "Hội trường UBND xã Lân Phong", "Chủ tịch UBND xã Lân Phong", f"/d/{token}",
    )  # fmt: skip
    assert lan.news.count("Mời bà con") == 1
    assert not xa.news
    assert not stranger.news
    assert lan.screen[-1].file or any(shown.file for shown in lan.screen)
    lan.looks()
    assert await tells(house) == 0
    assert not lan.news
    await lan.presses("Xem buổi này")
    lan.reads("Nước sạch và đường thôn", "đã thông báo")


async def test_who_follows_the_topic_hears_of_it_from_afar_and_only_once(quiet_house: House) -> None:
    house = quiet_house
    tam, lan, xa = await organiser(house), await citizen(house, "Lan"), await citizen(house, "Xa", "xã Ba Gia")
    for each in (lan, xa):
        await house.does(follows.follow, await person_of(each), "giao_thong", wish=True)
    session = await announced(house, tam, field_code="giao_thong")
    await goes_round(house, session)
    await tells(house)
    assert [each.news.count("Mời bà con") for each in (lan, xa)] == [1, 1]
    other = await announced(house, tam, field_code="dat_dai")
    await goes_round(house, other)
    xa.looks()
    await tells(house)
    assert not xa.news


async def test_who_cannot_be_reached_is_passed_over(quiet_house: House) -> None:
    house = quiet_house
    tam, lan, minh = await organiser(house), await citizen(house, "Lan"), await citizen(house, "Minh")
    await minh.leaves()
    session = await announced(house, tam)
    await goes_round(house, session)
    await tells(house)
    lan.reads("Mời bà con")
    assert not minh.news
    told = select(DialogueTold.person_id).where(DialogueTold.dialogue_id == session)
    assert await house.asks(lambda work: list(work.session.scalars(told))) == [await person_of(lan)]


async def test_a_reader_of_english_is_told_in_english(quiet_house: House) -> None:
    house = quiet_house
    tam, john = await organiser(house), await citizen(house, "John")
    await john.says("english")
    john.looks()
    await goes_round(house, await announced(house, tam))
    await tells(house)
    john.reads("You are invited", "08:00, Tuesday 15/12/2026")


# Changes ------------------------------------------------------------------------------------------------------


async def test_whoever_was_told_is_told_of_a_change_each_once(house: House) -> None:
    tam, lan, minh, ba = (
        await organiser(house), await citizen(house, "Lan"), await citizen(house, "Minh", "xã Ba Gia"),
        await citizen(house, "Ba", "xã Ba Gia"),
    )  # fmt: skip
    session = await announced(house, tam)
    await goes_round(house, session)
    await tells(house)
    await house.wait(minutes=5)
    await minh.forges(f"d.remind:{session}")  # from afar, by "Nhắc tôi" only
    minh.reads("sẽ nhắc ông/bà", "thứ Ba 15/12/2026")
    await takes_a_seat(house, ba, session)
    await house.wait(minutes=5)
    for each in (lan, minh, ba):
        each.looks()
    await moved(house, session, MORNING + timedelta(days=1, hours=6))
    await tells(house)
    for each in (lan, minh, ba):
        each.reads("Đổi lịch", "14:00, thứ Tư 16/12/2026")
        assert each.news.count("Đổi lịch") == 1
        each.looks()
    await tells(house)
    assert [each.news for each in (lan, minh, ba)] == ["", "", ""]
    await cancelled(house, session)
    await tells(house)
    for each in (lan, minh, ba):
        each.reads("Đã hủy", "14:00, thứ Tư 16/12/2026", "Bão số 12", "đừng đi")
        assert each.news.count("Đã hủy") == 1


async def test_a_session_called_off_is_announced_to_nobody_any_more(house: House) -> None:
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session = await announced(house, tam)
    await goes_round(house, session)
    await cancelled(house, session)
    await tells(house)
    assert not lan.news  # had heard nothing, and need not
    assert await pending(house, session) == []


async def test_who_had_heard_nothing_is_told_of_the_new_day_alone(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session = await announced(house, tam)
    await goes_round(house, session)
    await moved(house, session, MORNING + timedelta(days=1))
    await tells(house)
    lan.reads("Mời bà con", "08:00, thứ Tư 16/12/2026")
    lan.does_not_read("Đổi lịch", "15/12/2026")


async def test_postponed_in_the_middle_of_its_announcement_it_goes_on_with_the_new_day(quiet_house: House) -> None:
    house = quiet_house
    tam, lan, minh = await organiser(house), await citizen(house, "Lan"), await citizen(house, "Minh")
    session = await announced(house, tam)
    await house.does(follows.remind, await person_of(lan), session, wish=True)
    await goes_round(house, session)
    await postponed(house, session)
    await tells(house)
    lan.reads("Tạm hoãn", "Hội trường bị ngập")
    assert not minh.news
    assert await pending(house, session) == [("announced", 0)]
    await moved(house, session, MORNING + timedelta(days=7))
    lan.looks()
    await tells(house)
    lan.reads("Đổi lịch", "22/12/2026")
    minh.reads("Mời bà con", "22/12/2026")
    lan.does_not_read("Mời bà con")
    minh.does_not_read("Đổi lịch")


async def test_a_move_after_a_move_is_told_as_one(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session = await announced(house, tam)
    await goes_round(house, session)
    await tells(house)
    lan.looks()
    await moved(house, session, MORNING + timedelta(days=1))
    await moved(house, session, MORNING + timedelta(days=2))
    await tells(house)
    lan.reads("17/12/2026")
    assert lan.news.count("Đổi lịch") == 1
    lan.does_not_read("16/12/2026")


async def test_a_change_that_is_overtaken_on_its_way_is_dropped_for_the_later_one(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session = await announced(house, tam)
    await goes_round(house, session)
    await tells(house)
    lan.looks()
    await moved(house, session, MORNING + timedelta(days=1))
    await cancelled(house, session)
    await tells(house)
    lan.reads("Đã hủy")
    lan.does_not_read("Đổi lịch")


# Afterwards ---------------------------------------------------------------------------------------------------


async def test_what_comes_after_reaches_whom_it_is_for(quiet_house: House) -> None:
    house = quiet_house
    tam, lan, minh = await organiser(house), await citizen(house, "Lan"), await citizen(house, "Minh")
    session = await announced(house, tam)
    await goes_round(house, session)
    await tells(house)
    await takes_a_seat(house, lan, session)
    await comes(house, lan, session)
    hers = await person_of(tam)

    def publish(work: Work) -> None:
        dialogue = life.for_change(work, session)
        life.transition(work, dialogue, DialogueAct.HOLD, hers)
        dialogue.conclusion = "Xã làm đường thôn 3 trong quý I"
        life.transition(work, dialogue, DialogueAct.PUBLISH, hers)

    await house.does(publish)
    for each in (lan, minh):
        each.looks()
    await goes_round(house, session, NewsKind.CONCLUDED, Audience.TOLD)
    await goes_round(house, session, NewsKind.RATE, Audience.PRESENT)
    await tells(house)
    lan.reads("Đã có kết luận", "Xã làm đường thôn 3", "chấm điểm")
    minh.reads("Đã có kết luận")
    minh.does_not_read("chấm điểm")


async def test_who_follows_a_promise_reads_what_was_done(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan", "xã Ba Gia")
    session, hers = await announced(house, tam), await person_of(tam)
    his = await person_of(lan)

    def promise(work: Work) -> int:
        life.transition(work, life.for_change(work, session), DialogueAct.HOLD, hers)
        made = Commitment(
            dialogue_id=session, seq=1, what="Sửa cầu thôn 2", done_means="Xe tải qua được", body_code=CHAIR,
            due_on=MORNING.date(), state=CommitmentState.OPEN, made_at=work.now,
        )  # fmt: skip
        work.session.add(made)
        work.session.flush()
        note = CommitmentNote(commitment_id=made.id, at=work.now, actor_id=hers, text="Đã đổ xong trụ cầu")
        work.session.add_all([note, CommitmentFollow(commitment_id=made.id, person_id=his)])
        work.session.flush()
        return note.id

    note = await house.does(promise)
    await goes_round(house, session, NewsKind.PROMISE, Audience.PROMISE, item=note)
    await goes_round(
        house, session, NewsKind.PROMISE, Audience.PROMISE, item=note + 1000
    )  # of a note that is gone
    await tells(house)
    lan.reads("lời hứa", "Sửa cầu thôn 2", "Đã đổ xong trụ cầu")
    assert await pending(house, session) == []


# No news, the night -------------------------------------------------------------------------------------------


async def test_who_wants_no_news_gets_none_but_of_what_they_registered_for(house: House) -> None:
    tam, lan = await organiser(house), await citizen(house, "Lan")
    await lan.says("tin đối thoại")
    await lan.presses("Không nhận tin đối thoại nữa")
    lan.reads("đang không nhận tin")
    session, other = await announced(house, tam), await announced(house, tam, title="Rác thải")
    for each in (session, other):
        await goes_round(house, each)
    lan.looks()
    await tells(house)
    assert not lan.news
    await takes_a_seat(house, lan, session)
    await house.wait(minutes=1)
    for each in (session, other):
        await moved(house, each, MORNING + timedelta(days=1))
    await tells(house)
    lan.reads("Đổi lịch", "Nước sạch")
    lan.does_not_read("Rác thải")
    await lan.says("tin đối thoại")
    await lan.presses("Nhận lại tin đối thoại")
    lan.reads("được báo các buổi ở nơi mình ở")
    lan.looks()
    await goes_round(house, await announced(house, tam, title="Chợ xã"))
    await tells(house)
    lan.reads("Chợ xã")


async def test_at_night_only_what_cannot_wait_is_told(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    later = await announced(house, tam, title="Chợ xã")
    tomorrow = await announced(house, tam, starts_at=house.clock.now() + timedelta(hours=22))  # 07:00
    for each in (later, tomorrow):
        await goes_round(house, each)
    await tells(house)
    await house.wait(hours=13)  # 22:00
    lan.looks()
    await goes_round(house, await announced(house, tam, title="Trường học"))
    await moved(house, later, MORNING + timedelta(days=1))
    await cancelled(house, tomorrow)
    await tells(house)
    lan.reads("Đã hủy")
    lan.does_not_read("Trường học", "Chợ xã")
    lan.looks()
    await house.wait(hours=9)
    await tells(house)
    lan.reads("Trường học", "Chợ xã", "Đổi lịch")


async def test_a_session_that_has_begun_is_not_announced(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session = await announced(house, tam, starts_at=house.clock.now() + timedelta(hours=1))
    await goes_round(house, session)
    await house.wait(hours=1)
    await tells(house)
    assert not lan.news
    assert await pending(house, session) == []


async def test_what_is_told_to_everybody_lies_behind_answers(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    await goes_round(house, await announced(house, tam))
    while await house.does(telling.sweep):
        pass
    priorities = select(OutboxMessage.priority).where(OutboxMessage.leased_until.is_(None)).distinct()
    waiting = priorities.where(OutboxMessage.state == "pending")
    assert await house.asks(lambda work: list(work.session.scalars(waiting))) == [Priority.BROADCAST]
    await lan.says("menu")
    assert "Mời bà con" not in lan.news  # the answer came, the announcement still lies there
    await house.wait(seconds=1)
    assert "Mời bà con" in lan.last
