"""What one part of a session means for another: seats for news, edits for reminders, posts for words."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from langnghe.models import (
    Dialogue,
    DialogueAct,
    DialogueMute,
    DialogueNews,
    DialogueQuestion,
    DialogueRequest,
    NewsKind,
    QuestionState,
    Seat,
)
from langnghe.services.dialogue import calling_off, going_public, holding, life, organising, question_desk, telling
from langnghe.services.refusals import Invalid
from langnghe.services.work import Work
from tests.conversations.desk import head, officer, person_of
from tests.dialogues.announcing import tells
from tests.dialogues.sessions import MORNING, announced, organiser, secretary
from tests.dialogues.test_organising import approved
from tests.dialogues.test_register import attends, citizen
from tests.house import House
from tests.office import CHAIR

ACCUSED = "Tôi tố cáo ông Chủ tịch xã nhận hối lộ 50 triệu đồng của doanh nghiệp"


async def test_who_wants_no_news_still_hears_that_what_they_registered_for_is_off(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    session = await announced(house, tam)
    lan, ba = await citizen(house, "Lan"), await citizen(house, "Ba")
    for each in (lan, ba):
        await attends(each, session)
        person = await person_of(each)
        await house.does(lambda work, p=person: work.session.add(DialogueMute(person_id=p, at=work.now)))
    await ba.says("đăng ký của tôi")
    await ba.presses("Hủy đăng ký")
    await ba.presses("Hủy, tôi không đến")
    await house.wait(minutes=1)
    for each in (lan, ba):
        each.looks()
    await house.does(calling_off.cancel, await person_of(tam), session, "Bão số 12")
    await tells(house)
    lan.reads("hủy", "Bão số 12")
    assert ba.news == ""  # had given it up before


async def test_other_reminders_for_an_announced_session_take_the_place_of_the_old_ones(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    session = await announced(house, tam)
    hers = await person_of(tam)
    while await house.does(telling.sweep):
        pass
    await house.does(organising.edit, hers, session, "reminders", "3 giờ")

    def due(work: Work) -> list[tuple[int, timedelta]]:
        rows = work.session.scalars(
            select(DialogueNews).where(DialogueNews.kind == NewsKind.REMINDER, DialogueNews.done_at.is_(None))
        )
        return [(row.item, MORNING - row.due_at) for row in rows]

    assert await house.asks(due) == [(180, timedelta(hours=3))]


async def test_the_programs_own_reminder_makes_no_approval_stale_and_an_edit_does(house: House) -> None:
    tam, son = await organiser(house), await head(house, "Ông Sơn", CHAIR)
    session = await approved(tam, son)
    hers = await person_of(tam)
    version = (await house.asks(lambda work: life.view(work, session))).dialogue.version

    def reminds(work: Work) -> None:
        life.transition(work, life.for_change(work, session), DialogueAct.REMIND, None)

    await house.does(reminds)

    def unchanged(work: Work, since: int) -> bool:
        return life.unchanged_since(work, life.for_change(work, session), since)

    assert await house.does(unchanged, version)
    await house.does(going_public.announce, hers, session, version)
    assert (await house.asks(lambda work: life.view(work, session))).dialogue.host_id == await person_of(son)
    assert not await house.does(unchanged, version)
    assert not await house.does(unchanged, 99)


async def test_a_seat_of_a_postponed_session_can_be_given_up_after_its_old_hour(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    session = await announced(house, tam)
    lan = await citizen(house, "Lan")
    await attends(lan, session)
    await house.does(calling_off.postpone, await person_of(tam), session, "Bão số 12")
    house.clock.move(MORNING + timedelta(days=1) - house.clock.now())
    await lan.says("đăng ký của tôi")
    await lan.presses("Hủy đăng ký")
    await lan.presses("Hủy, tôi không đến")
    lan.reads("Đã hủy")


async def test_who_is_let_in_after_it_was_entered_as_held_counts_too(quiet_house: House) -> None:
    house = quiet_house
    tam, thu = await organiser(house), await secretary(house)
    session = await announced(house, tam)
    lan = await citizen(house, "Lan")
    seat = await attends(lan, session)
    house.clock.move(MORNING + timedelta(hours=1) - house.clock.now())
    hers = await person_of(tam)
    await house.does(holding.hold, hers, session)
    await thu.forges(f"g.door:{session}")
    await thu.says(seat.code)
    await thu.presses("Vào")
    rows = await house.asks(lambda work: list(work.session.scalars(select(Dialogue.came))))
    assert rows == [None]
    asked = select(func.count()).where(DialogueNews.kind == NewsKind.RATE)
    assert await house.asks(lambda work: work.session.scalar(asked)) == 1


async def test_fewer_than_came_through_the_door_are_refused(quiet_house: House) -> None:
    house = quiet_house
    tam, thu = await organiser(house), await secretary(house)
    session = await announced(house, tam)
    seat = await attends(await citizen(house, "Lan"), session)
    house.clock.move(MORNING + timedelta(hours=1) - house.clock.now())
    await thu.forges(f"g.door:{session}")
    await thu.says(seat.code)
    await thu.presses("Vào")
    with pytest.raises(Invalid, match="g-count-wrong"):
        await house.does(holding.hold, await person_of(tam), session, "0")


# Words that are nobody's ----------------------------------------------------------------------------------------


async def test_a_denunciation_is_kept_neither_as_a_request_nor_as_a_topic(house: House) -> None:
    tam = await organiser(house)
    session = await announced(house, tam)
    lan = await citizen(house, "Lan")
    await lan.forges("d.wantw")
    await lan.says(ACCUSED)
    lan.reads("tố cáo")
    await lan.forges(f"d.regs:{session}")
    await lan.says(ACCUSED)
    lan.reads("tố cáo")

    def kept(work: Work) -> list[str]:
        return [*work.session.scalars(select(DialogueRequest.words)), *work.session.scalars(select(Seat.topic))]

    assert await house.asks(kept) == []


async def test_who_does_not_keep_a_session_reads_no_draft_of_its_conclusion_or_promises(
    quiet_house: House,
) -> None:
    house = quiet_house
    tam = await organiser(house)
    clerk = await officer(house, "Cô Ba", CHAIR)
    session = await announced(house, tam)
    hers = await person_of(tam)

    def writes(work: Work) -> None:
        dialogue = life.for_change(work, session)
        life.transition(work, dialogue, DialogueAct.HOLD, hers)
        life.transition(work, dialogue, DialogueAct.MINUTES, hers, "Bản nháp kết luận", part="conclusion")

    await house.does(writes)
    await clerk.forges(f"g.history:{session}")
    clerk.does_not_read("Bản nháp kết luận", "hệ thống vừa gặp lỗi")
    await tam.forges(f"g.history:{session}")
    tam.does_not_read("hệ thống vừa gặp lỗi")


async def test_nobody_reads_by_merging_what_was_not_let_through(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session, hers, asker = await announced(house, tam), await person_of(tam), await person_of(lan)

    def asked(work: Work) -> list[int]:
        rows = [
            DialogueQuestion(
                dialogue_id=session, asker_id=asker, text=text, state=QuestionState.OPEN, made_at=work.now
            )
            for text in ("Bao giờ có nước?", "Ông X nợ tiền tôi?")
        ]
        work.session.add_all(rows)
        work.session.flush()
        return [row.id for row in rows]

    one, hidden = await house.does(asked)
    with pytest.raises(Invalid, match="g-q-merge-hidden"):
        await house.does(question_desk.merge, hers, one, hidden)
