"""Questions beforehand: citizens ask and support, the secretary lets through, merges and has them answered."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, insert, select

from langnghe.models import (
    Attachment,
    AttachmentState,
    DialogueAct,
    DialogueQuestion,
    QuestionState,
    RoleKind,
    RoutingRule,
    Ticket,
    table,
)
from langnghe.services.dialogue import life, open_questions, question_desk, questions
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Stale
from langnghe.services.work import Work
from tests.conversations.desk import officer, person_of
from tests.dialogues.sessions import MORNING, announced, organiser, secretary
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Citizen, Official
from tests.samples import OGG

WATER = "Bao giờ thôn 3 có nước sạch, cả xóm chờ hai năm rồi?"


async def citizen(house: House, name: str = "Lan") -> Citizen:
    found = Citizen(house, name)
    await found.agrees()
    found.looks()
    return found


async def sent(house: House, by: Citizen, session: int, text: str = WATER) -> int:
    person = await person_of(by)
    return await house.does(questions.ask, person, session, text)


async def let(house: House, keeper: Official, question: int) -> None:
    await house.does(question_desk.let_through, await person_of(keeper), question)


async def the_question(house: House, question: int) -> DialogueQuestion:
    def ask(work: Work) -> DialogueQuestion:
        found = work.session.get(DialogueQuestion, question)
        assert found is not None
        return found

    return await house.asks(ask)


# Asking ---------------------------------------------------------------------------------------------------------


async def test_a_citizen_asks_and_hears_that_it_was_let_through(house: House) -> None:
    tam, thu, lan = await organiser(house), await secretary(house), await citizen(house)
    session = await announced(house, tam)
    await lan.says("đối thoại")
    await lan.presses("Nước sạch")
    await lan.presses("Gửi câu hỏi trước")
    lan.reads("viết", "ảnh", "ghi âm")
    await lan.says(WATER)
    lan.reads("Câu hỏi sắp gửi", "nước sạch", "không thấy tên")
    await lan.presses("Gửi câu hỏi")
    lan.reads("Đã gửi", "chờ trả lời")
    # Nobody else reads it before the secretary has.
    binh = await citizen(house, "Bình")
    await binh.forges(f"d.qs:{session}")
    binh.reads("Chưa có câu hỏi nào")
    await thu.says("menu")
    await thu.presses("Lịch đối thoại tôi phụ trách")
    await thu.presses("Nước sạch")
    await thu.presses("Câu hỏi gửi trước (1 mới)")
    await thu.presses("1. Bao giờ")
    thu.reads("Lan", "không muốn nêu tên công khai")
    lan.looks()
    await thu.presses("Đưa ra")
    thu.reads("Đã đưa ra")
    lan.reads("đã được đưa ra để bà con cùng hỏi")
    lan.looks()
    await thu.forges(f"g.qy:{(await the_question(house, 1)).id}")
    thu.reads("đã được đưa ra rồi")
    assert lan.news == ""
    await binh.says("đối thoại")
    await binh.presses("Nước sạch")
    await binh.presses("Câu hỏi của bà con (1)")
    binh.reads("nước sạch", "0 người cùng hỏi")
    binh.does_not_read("Lan")


async def test_who_asks_the_same_supports_it_instead(house: House) -> None:
    tam, thu = await organiser(house), await secretary(house)
    lan, binh = await citizen(house), await citizen(house, "Bình")
    session = await announced(house, tam)
    question = await sent(house, lan, session)
    await let(house, thu, question)
    await binh.forges(f"d.ask:{session}")
    await binh.says("thon 3 bao gio co nuoc sach")
    binh.reads("Có phải câu này không?", "nước sạch")
    await binh.presses("tôi cũng hỏi câu 1")
    binh.reads("Đã tính ông/bà cùng hỏi", "1 người cùng hỏi")
    await binh.forges(f"d.sup:{question}")
    binh.reads("mỗi người được tính một lần", "1 người cùng hỏi")
    await binh.presses("Thôi cùng hỏi")
    binh.reads("0 người cùng hỏi")
    await lan.forges(f"d.sup:{question}")
    lan.reads("câu hỏi của chính ông/bà")
    assert (await the_question(house, question)).supports == 0
    # Who says no sends the own one.
    await binh.forges(f"d.ask:{session}")
    await binh.says("nước sạch thôn 3 bao giờ có, giá bao nhiêu?")
    await binh.presses("Không, gửi câu của tôi")
    await binh.presses("Cho bà con thấy tên tôi")
    binh.reads("Bà con thấy tên: Bình")
    thu.looks()
    await binh.presses("Gửi câu hỏi")
    binh.reads("Đã gửi")
    thu.reads("Có câu hỏi mới")
    await thu.presses("Xem câu hỏi này")
    await thu.presses("Đưa ra")
    await lan.forges(f"d.qs:{session}")
    lan.reads("giá bao nhiêu", "· Bình ·")


async def test_a_second_press_sends_nothing_twice(house: House) -> None:
    tam, lan = await organiser(house), await citizen(house)
    session = await announced(house, tam)
    await lan.forges(f"d.ask:{session}")
    await lan.says(WATER)
    await lan.presses("Gửi câu hỏi")
    await lan.forges(f"d.qsend:{session}")
    lan.reads("Câu hỏi của tôi: 1")
    assert await house.asks(lambda work: work.session.scalar(select(func.count(DialogueQuestion.id)))) == 1


async def test_what_is_too_long_or_too_much_is_said_and_nothing_is_lost(house: House) -> None:
    tam, lan = await organiser(house), await citizen(house)
    session = await announced(house, tam)
    await lan.forges(f"d.ask:{session}")
    await lan.says("Đường thôn 3 bao giờ sửa?")
    await lan.says("a" * 1990)
    lan.reads("tối đa 2.000", "vẫn còn")
    await lan.says("Xin cho biết.")
    lan.reads("Đường thôn 3 bao giờ sửa?", "Xin cho biết.")
    await lan.presses("Không gửi nữa")
    lan.reads("Đã bỏ câu hỏi này")
    for number in range(questions.MOST_OPEN):
        await sent(house, lan, session, f"Câu hỏi số {number} về đường?")
    await lan.forges(f"d.ask:{session}")
    lan.reads("5 câu hỏi chờ trả lời")
    with pytest.raises(Invalid, match="d-q-enough"):
        await sent(house, lan, session)
    await lan.forges(f"d.qm:{session}")
    lan.reads("Câu hỏi của tôi: 5")
    await lan.presses("2. Câu hỏi số 1")
    await lan.presses("Rút câu hỏi")
    await lan.presses("Rút câu này")
    lan.reads("Đã rút câu hỏi", "người hỏi đã rút")
    await lan.forges(f"d.ask:{session}")
    lan.reads("Mời ông/bà gửi câu hỏi")


async def test_a_closed_session_and_a_stranger_to_the_notice(house: House) -> None:
    tam, lan, new = await organiser(house), await citizen(house), Citizen(house, "Mới")
    session = await announced(house, tam, ask_until=MORNING - timedelta(days=3))
    await new.forges(f"d.ask:{session}")
    new.reads("Ông/bà có đồng ý không?")
    await lan.forges(f"d.ask:{session}")
    await lan.says(WATER)
    house.clock.move(MORNING - timedelta(days=2) - house.clock.now())
    await lan.presses("Gửi câu hỏi")
    lan.reads("không nhận thêm câu hỏi")
    await lan.forges(f"d.open:{session}")
    assert not any("Gửi câu hỏi" in each for each in lan.offers)
    await lan.forges(f"d.ask:{session + 7}")
    lan.reads("Không tìm thấy buổi này")


async def test_a_photo_and_a_voice_message_are_a_question(house: House) -> None:
    tam, thu, lan = await organiser(house), await secretary(house), await citizen(house)
    session = await announced(house, tam)
    await lan.forges(f"d.ask:{session}")
    await lan.sends_voice(OGG)
    lan.reads("tin nhắn thoại hoặc ảnh", "Kèm 1 tệp")
    await lan.sends_photo("Đường thế này bao giờ sửa?")
    lan.reads("Đường thế này", "Kèm 2 tệp")
    await lan.presses("Gửi câu hỏi")
    await lan.forges(f"d.ask:{session}")
    await lan.sends_voice(OGG)
    await lan.presses("Gửi câu hỏi")
    await thu.forges(f"g.q:{session}")
    await thu.presses("2. (thoại, ảnh)")
    await thu.presses("Nghe, xem tệp")
    assert any(shown.file for shown in thu.screen)
    await thu.presses("Xem câu hỏi này")
    await thu.presses("Đưa ra")
    thu.reads("chưa có lời")
    await thu.presses("Ghi lời")
    await thu.says("Bao giờ trạm y tế có bác sĩ?")
    thu.reads("Đã ghi lời", "trạm y tế", "do thư ký ghi lại")
    await thu.presses("Đưa ra")
    lan.reads("trạm y tế", "đã được đưa ra")
    # What somebody wrote nobody changes.
    first = await house.asks(lambda work: work.session.scalars(select(func.min(DialogueQuestion.id))).one())
    await thu.forges(f"g.qt:{first}")
    await thu.says("Câu khác hẳn")
    thu.reads("không sửa được")
    assert (await the_question(house, first)).text == "Đường thế này bao giờ sửa?"


async def test_a_denunciation_is_guided_and_not_kept(house: House) -> None:
    tam, lan = await organiser(house), await citizen(house)
    session = await announced(house, tam)
    await lan.forges(f"d.ask:{session}")
    await lan.says("Tôi tố cáo ông Nguyễn Văn A cán bộ địa chính nhận hối lộ 20 triệu đồng")
    lan.reads("tố cáo")
    await lan.forges(f"d.qsend:{session}")
    lan.reads("chưa gửi câu hỏi nào")
    with pytest.raises(Invalid, match="d-q-not-here"):
        await sent(house, lan, session, "Tôi tố cáo ông Nguyễn Văn A cán bộ địa chính nhận hối lộ 20 triệu đồng")
    await lan.forges(f"d.ask:{session}")
    await lan.says("Tôi khiếu nại quyết định thu hồi đất số 12 của UBND xã")
    lan.reads("giống khiếu nại")
    await lan.sends_photo()
    lan.reads("giống khiếu nại")
    lan.does_not_read("sắp gửi")
    await lan.forges(f"d.ask:{session}")
    lan.does_not_read("sắp gửi")
    await lan.presses("Không phải khiếu nại")
    lan.reads("Câu hỏi sắp gửi")


# The secretary's desk -------------------------------------------------------------------------------------------


async def test_a_denunciation_in_a_voice_message_is_guided_by_the_secretary(house: House) -> None:
    tam, thu, lan = await organiser(house), await secretary(house), await citizen(house)
    session = await announced(house, tam)
    await lan.forges(f"d.ask:{session}")
    await lan.sends_voice(OGG)
    await lan.presses("Gửi câu hỏi")
    lan.looks()
    await thu.forges(f"g.q:{session}")
    await thu.presses("1. (thoại, ảnh)")
    await thu.presses("Ghi lời")
    await thu.says("Tôi tố cáo ông Nguyễn Văn A cán bộ địa chính nhận hối lộ 20 triệu đồng")
    thu.reads("không đưa ra được")
    thu.does_not_read("Nguyễn Văn A")
    await thu.presses("Là khiếu nại, tố cáo")
    await thu.presses("Đúng, hướng dẫn người hỏi")
    lan.reads("không trả lời công khai và không lưu")
    await lan.presses("Khiếu nại, tố cáo")
    await lan.presses("Tố cáo")
    lan.reads("Luật Tố cáo")
    question = await house.asks(lambda work: work.session.scalars(select(DialogueQuestion)).one())
    assert (question.text, question.state) == ("", QuestionState.GUIDED)
    kept = await house.asks(lambda work: work.session.scalars(select(Attachment.state)).all())
    assert set(kept) == {AttachmentState.REFUSED}


async def test_merged_questions_count_nobody_twice_and_all_hear_the_answer(house: House) -> None:
    tam, thu = await organiser(house), await secretary(house)
    lan, binh, cuc, dung = [await citizen(house, name) for name in ("Lan", "Bình", "Cúc", "Dũng")]
    session = await announced(house, tam)
    first = await sent(house, lan, session)
    second = await sent(house, binh, session, "Nước sạch thôn 3 khi nào về?")
    for question in (first, second):
        await let(house, thu, question)
    # Cúc supports both, Dũng and Lan the second.
    for who, which in ((cuc, first), (cuc, second), (dung, second), (lan, second)):
        await who.forges(f"d.sup:{which}")
    for each in (lan, binh, cuc, dung):
        each.looks()
    await thu.forges(f"g.qo:{session}:{second}")
    await thu.presses("Gộp")
    await thu.presses("1. Bao giờ thôn 3")
    thu.reads("Không tách ra lại được")
    await thu.presses("Gộp lại")
    thu.reads("Đã gộp", "3 người cùng hỏi")  # Bình, Cúc, Dũng: Lan asks it herself
    for each in (binh, cuc, dung, lan):
        each.reads("được gộp với câu giống")
        each.looks()
    await thu.forges(f"g.qiy:{second}:{first}")
    thu.reads("đã gộp với câu giống", "không làm việc này được nữa")
    await thu.presses("Xem câu đã gộp")
    thu.reads("Bao giờ thôn 3", "3 người cùng hỏi")
    await thu.forges(f"g.qo:{session}:{first}")
    await thu.presses("Trả lời bằng văn bản")
    await thu.says("Quý II năm 2027 sẽ có nước sạch.")
    for each in (lan, binh, cuc, dung):
        assert each.reads("Quý II năm 2027").count("Quý II") == 1
        each.looks()
    await thu.forges(f"g.qws:{first}")
    thu.reads("đã trả lời bằng văn bản")
    assert lan.news == ""
    await binh.forges(f"d.qo:{session}:{first}")
    binh.reads("Quý II năm 2027")


async def test_when_the_asker_withdraws_others_go_on(house: House) -> None:
    tam, thu = await organiser(house), await secretary(house)
    lan, binh, cuc = [await citizen(house, name) for name in ("Lan", "Bình", "Cúc")]
    session = await announced(house, tam)
    first, second = await sent(house, lan, session), await sent(house, binh, session, "Nước sạch khi nào về?")
    await let(house, thu, first)
    await let(house, thu, second)
    await cuc.forges(f"d.sup:{first}")
    await house.does(question_desk.merge, await person_of(thu), second, first)
    await house.does(questions.withdraw, await person_of(lan), first)
    gone, on = await the_question(house, first), await the_question(house, second)
    assert (gone.state, on.state, on.merged_into, on.supports) == ("withdrawn", "open", None, 1)
    cuc.looks()
    await house.does(questions.withdraw, await person_of(binh), second)
    cuc.reads("không còn nữa")
    with pytest.raises(Stale, match="d-q-moved-on"):
        await house.does(questions.withdraw, await person_of(binh), second)


async def test_a_body_prepares_the_answer(house: House) -> None:
    tam, thu, hoa, lan = await organiser(house), await secretary(house), await officer(house), await citizen(house)
    session = await announced(house, tam)
    question = await sent(house, lan, session, "Đường thôn 3 bao giờ sửa xong?")
    await thu.forges(f"g.qo:{session}:{question}")
    await thu.presses("Giao chuẩn bị")
    await thu.says("xyz không có")
    thu.reads("Không có cơ quan nào như vậy")
    await thu.says("phong kinh te xa lan phong")
    await thu.presses("Lân Phong")
    thu.reads("Đã giao")
    hoa.reads("được giao chuẩn bị trả lời", "Đường thôn 3")
    thu.looks()
    await hoa.presses("Soạn trả lời")
    await hoa.says("Đã có vốn, khởi công tháng 1/2027.")
    hoa.reads("Đã giữ trả lời chuẩn bị")
    thu.reads("đã chuẩn bị trả lời")
    await thu.presses("Xem câu hỏi này")
    thu.reads("khởi công tháng 1/2027")
    lan.does_not_read("khởi công")
    chair, stranger = Official(house, "Ông Chủ"), Official(house, "Tư")
    await chair.joins(RoleKind.HEAD, CHAIR)
    await house.does(question_desk.to_prepare, await person_of(chair), question)
    await stranger.joins(RoleKind.OFFICER, CHAIR)
    with pytest.raises(Forbidden):
        await house.does(question_desk.prepare, await person_of(stranger), question, "x y z")
    await hoa.forges(f"g.qp:{session}:{question}")
    await hoa.says("thôi")
    assert (await the_question(house, question)).prepared == "Đã có vốn, khởi công tháng 1/2027."


async def test_forged_presses_do_nothing(house: House) -> None:
    tam, lan, binh = await organiser(house), await citizen(house), await citizen(house, "Bình")
    session = await announced(house, tam)
    question = await sent(house, lan, session)
    for token in (
        f"g.q:{session}", f"g.qo:{session}:{question}", f"g.qy:{question}", f"g.qx:{question}", f"g.qm:{question}",
        f"g.qiy:{question}:{question}", f"g.qb:{question}:{ROADS}", f"g.qhn:{question}", f"g.qws:{question}",
        f"g.qky:{question}", f"g.quy:{question}", f"g.qr:{question}", f"g.rm:{question}:up:1", f"g.rf:{session}",
        f"g.rl:{session}", f"g.ro:{session}", f"g.qally:{session}", f"g.qf:{question}",
        f"g.qp:{session}:{question}",
    ):  # fmt: skip
        binh.looks()
        await binh.forges(token)
        binh.reads("không có quyền")
    for token in (f"d.qo:{session}:{question}", f"d.sup:{question}", f"d.qwy:{question}", "d.qo:1:x", "d.sup"):
        await binh.forges(token)
        binh.does_not_read("nước sạch")
    now = await the_question(house, question)
    assert (now.state, now.shown, now.position, now.supports) == ("open", False, None, 0)
    with pytest.raises(NotFound):
        await house.does(questions.withdraw, await person_of(binh), question)


# In the hall and after ------------------------------------------------------------------------------------------


async def test_what_is_still_open_becomes_a_ticket_once(house: House) -> None:
    tam, thu, hoa = await organiser(house), await secretary(house), await officer(house)
    lan, binh, cuc = [await citizen(house, name) for name in ("Lan", "Bình", "Cúc")]
    session = await announced(house, tam, field_code="giao_thong")
    answered = await sent(house, lan, session)
    left = await sent(house, binh, session, "Đường thôn 3 bao giờ sửa?")
    await let(house, thu, answered)
    await let(house, thu, left)
    await cuc.forges(f"d.sup:{left}")
    await house.does(question_desk.prepare, await person_of(thu), left, "Đang xin vốn.")
    await thu.forges(f"g.qhn:{answered}")
    thu.reads("chưa bắt đầu")
    house.clock.move(MORNING + timedelta(minutes=30) - house.clock.now())
    await thu.forges(f"g.qo:{session}:{answered}")
    await thu.presses("Đã trả lời tại chỗ")
    await thu.says("Quý II sang năm")
    lan.reads("đã được trả lời tại buổi đối thoại", "Quý II sang năm")
    await thu.forges(f"g.qally:{session}")
    thu.reads("chưa tổ chức xong")
    await _held(house, session, await person_of(tam))
    for each in (lan, binh, cuc, hoa):
        each.looks()
    await thu.forges(f"g.q:{session}:shown")
    await thu.presses("Chuyển hết thành phiếu")
    thu.reads("Còn 1 câu")
    await thu.presses("Chuyển thành phiếu")
    thu.reads("Đã chuyển 1 câu")
    code = binh.code
    binh.reads("nay thành phiếu", code)
    cuc.reads("ông/bà cùng hỏi", code)
    hoa.reads(code)
    assert lan.news == ""
    await binh.presses("Xem câu hỏi")
    await binh.presses("Xem phiếu")
    binh.reads(code, "Hạn trả lời")
    binh.looks()
    await thu.forges(f"g.qally:{session}")
    await thu.forges(f"g.qky:{left}")
    assert await house.does(open_questions.settle_left) == 0
    assert binh.news == ""
    tickets = await house.asks(lambda work: work.session.scalars(select(Ticket)).all())
    assert [(each.code, each.field_code, each.body_code) for each in tickets] == [(code, "giao_thong", ROADS)]
    await hoa.says(code)
    await hoa.presses("Lịch sử")
    hoa.reads("Đang xin vốn.")


async def test_the_sweep_settles_what_was_published_also_voices(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house)
    hers = await person_of(tam)
    session = await announced(house, tam)
    await lan.forges(f"d.ask:{session}")
    await lan.sends_voice(OGG)
    await lan.presses("Gửi câu hỏi")
    await sent(house, lan, session)
    house.clock.move(MORNING + timedelta(hours=4) - house.clock.now())
    assert await house.does(open_questions.settle_left) == 0
    await _held(house, session, hers)
    assert await house.does(open_questions.settle_left) == 0
    await _published(house, session, hers)
    assert await house.does(open_questions.settle_left) == 2
    assert await house.does(open_questions.settle_left) == 0
    states = await house.asks(lambda work: work.session.scalars(select(DialogueQuestion.state)).all())
    assert set(states) == {QuestionState.TICKET}
    bound = await house.asks(lambda work: work.session.scalars(select(Attachment.ticket_id)).all())
    assert None not in bound


async def test_a_session_that_is_called_off_loses_no_question(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house)
    session = await announced(house, tam)
    question = await sent(house, lan, session)
    hers = await person_of(tam)
    await house.does(lambda work: life.transition(work, life.for_change(work, session), DialogueAct.CANCEL, hers))
    assert await house.does(open_questions.settle_left) == 1
    assert (await the_question(house, question)).state is QuestionState.TICKET
    lan.reads("nay thành phiếu")


async def test_what_the_office_cannot_take_in_stays_and_stops_nothing(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house)
    hers = await person_of(tam)
    session = await announced(house, tam)
    question = await sent(house, lan, session)
    rules = await house.does(_without_routing)
    await _held(house, session, hers)
    await _published(house, session, hers)
    assert await house.does(open_questions.settle_left) == 0
    assert (await the_question(house, question)).state is QuestionState.OPEN
    await house.does(lambda work: work.session.execute(insert(RoutingRule), rules))
    assert await house.does(open_questions.settle_left) == 1


def _without_routing(work: Work) -> list[dict[str, object]]:
    """Take every routing rule away; what they were."""
    columns = table(RoutingRule).columns.keys()
    rows = work.session.scalars(select(RoutingRule)).all()
    kept = [{name: getattr(row, name) for name in columns} for row in rows]
    work.session.execute(delete(RoutingRule))
    return kept


async def _held(house: House, session: int, by: int) -> None:
    await house.does(lambda work: life.transition(work, life.for_change(work, session), DialogueAct.HOLD, by))


async def _published(house: House, session: int, by: int) -> None:
    await house.does(lambda work: life.transition(work, life.for_change(work, session), DialogueAct.PUBLISH, by))
