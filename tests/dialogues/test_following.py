"""Reminders by "Nhắc tôi", topics, a session for one's own calendar, a link from its page."""

from sqlalchemy import select

from langnghe.models import DialogueAct, DialogueKind, DialogueTold, Field, TopicFollow
from langnghe.services.dialogue import life
from langnghe.services.work import Work
from tests.conversations.desk import AREA, person_of
from tests.dialogues.announcing import cancelled, goes_round, postponed, tells
from tests.dialogues.sessions import MORNING, announced, organiser
from tests.dialogues.test_telling import citizen
from tests.house import House
from tests.office import CHAIR
from tests.people import Citizen


async def wishes(house: House, session: int) -> list[bool]:
    asked = select(DialogueTold.remind).where(DialogueTold.dialogue_id == session)
    return await house.asks(lambda work: list(work.session.scalars(asked)))


async def test_to_be_reminded_and_not(house: House) -> None:
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session = await announced(house, tam)
    await lan.says("lịch đối thoại")
    await lan.presses("Nước sạch")
    await lan.presses("Nhắc tôi")
    lan.reads("sẽ nhắc ông/bà", "Nước sạch", "thứ Ba 15/12/2026, 08:00–11:00")
    await lan.forges(f"d.remind:{session}")  # a second press
    assert await wishes(house, session) == [True]
    await lan.presses("Xem buổi này")
    await lan.presses("Thôi nhắc tôi")
    lan.reads("không nhắc ông/bà")
    await lan.forges(f"d.forget:{session}")
    assert await wishes(house, session) == [False]
    await lan.presses("Nhắc tôi")
    assert await wishes(house, session) == [True]


async def test_a_wish_outlives_the_announcement(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session = await announced(house, tam)
    await goes_round(house, session)
    await tells(house)
    await lan.presses("Nhắc tôi")
    await postponed(house, session)
    await tells(house)
    assert await wishes(house, session) == [True]
    await house.wait(seconds=(MORNING - house.clock.now()).total_seconds())  # the day that was
    await lan.forges(f"d.forget:{session}")
    await lan.forges(f"d.remind:{session}")
    lan.reads("sẽ nhắc ông/bà", "chưa có ngày")
    assert await wishes(house, session) == [True]


async def test_nobody_is_reminded_of_what_is_not_to_come(house: House) -> None:
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session, other = await announced(house, tam), await announced(house, tam)
    hers = await person_of(tam)
    await cancelled(house, session)
    await lan.forges(f"d.remind:{session}")
    lan.reads("vừa thay đổi", "đã hủy")
    draft = await house.does(lambda work: life.draft(work, DialogueKind.RECEPTION, CHAIR, AREA, None, hers).id)
    for token in (f"d.remind:{draft}", "d.remind:999", "d.remind:x", "d.remind", f"d.ics:{draft}", "d.ics:"):
        await lan.forges(token)
        lan.does_not_read("sẽ nhắc", "tệp này")
        assert lan.news
    await house.wait(seconds=(MORNING - house.clock.now()).total_seconds())
    await lan.forges(f"d.remind:{other}")
    lan.does_not_read("sẽ nhắc")
    assert await wishes(house, session) + await wishes(house, draft) + await wishes(house, other) == []


async def test_who_has_agreed_to_nothing_is_asked_first(house: House) -> None:
    tam, lan = await organiser(house), Citizen(house, "Lan")
    session = await announced(house, tam)
    for token in (f"d.remind:{session}", "d.topics", "d.topic:giao_thong:1:0", "d.mute:1"):
        await lan.forges(token)
        assert any("đồng ý" in each for each in lan.offers)
    assert await wishes(house, session) == []
    assert await house.asks(lambda work: list(work.session.scalars(select(TopicFollow)))) == []


# Topics -------------------------------------------------------------------------------------------------------


async def test_topics_are_followed_and_let_go_page_by_page(house: House) -> None:
    lan = await citizen(house, "Lan")

    async def followed() -> list[str]:
        asked = select(TopicFollow.field_code).order_by(TopicFollow.field_code)
        return await house.asks(lambda work: list(work.session.scalars(asked)))

    await lan.says("lịch đối thoại")
    await lan.presses("Chọn tin muốn nhận")
    first = list(lan.offers)
    await lan.presses(first[0])
    assert len(await followed()) == 1
    assert lan.offers[0].startswith("✅")
    await lan.forges(f"d.topic:{(await followed())[0]}:1:0")  # twice the same
    assert len(await followed()) == 1
    await lan.presses("Sau")
    assert lan.offers[0] not in first
    await lan.presses(lan.offers[0])
    assert len(await followed()) == 2
    assert lan.offers[0].startswith("✅")
    await lan.presses(lan.offers[0])
    assert len(await followed()) == 1
    assert max(len(each) for each in lan.offers) < 64


async def test_what_only_named_people_may_read_is_no_topic(quiet_house: House) -> None:
    house, lan = quiet_house, await citizen(quiet_house, "Lan")
    hidden = await house.asks(
        lambda work: work.session.scalars(select(Field.code).where(Field.restricted).limit(1)).one()
    )
    for code in (hidden, "nothing", "", "a:b"):
        await lan.forges(f"d.topic:{code}:1:0")
        assert lan.news
    await lan.forges("d.mute:x")
    assert await house.asks(lambda work: list(work.session.scalars(select(TopicFollow)))) == []


# The calendar, the link ---------------------------------------------------------------------------------------


async def test_a_session_is_put_into_the_calendar(house: House) -> None:
    tam, lan, minh = await organiser(house), await citizen(house, "Lan"), await citizen(house, "Minh")
    session = await announced(house, tam)
    for each in (lan, minh):
        await each.forges(f"d.open:{session}")
        await each.presses("Thêm vào lịch")
        each.reads("Mở tệp này", "/lich/21433.ics", "/d/")
    files = [next(shown.file for shown in reversed(each.screen) if shown.file) for each in (lan, minh)]
    assert files[0] == files[1]  # one file for everybody


async def test_the_link_of_its_page_opens_it_in_the_chat(house: House) -> None:
    tam, lan, minh = await organiser(house), await citizen(house, "Lan"), Citizen(house, "Minh")
    session = await announced(house, tam)
    token = (await house.asks(lambda work: life.view(work, session))).dialogue.token
    for each in (lan, minh):
        await each.starts(f"d_{token}")
        each.reads("Nước sạch và đường thôn", "Hội trường")
    await minh.presses("Nhắc tôi")
    assert any("đồng ý" in each for each in minh.offers)
    await lan.starts("d_" + "x" * 22)
    lan.reads("Không tìm thấy buổi này")


async def test_what_was_called_off_before_anybody_heard_of_it_has_no_page(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session = await announced(house, tam)

    def forget(work: Work) -> str:
        dialogue = life.for_change(work, session)
        dialogue.announced_at = None
        life.transition(work, dialogue, DialogueAct.CANCEL, dialogue.made_by)
        return dialogue.token

    token = await house.does(forget)
    await lan.starts(f"d_{token}")
    lan.reads("Không tìm thấy buổi này")
