"""Put before the leader with a proposal, and the leader's instruction with a day (R18)."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, update

from langnghe.models import Act, ClockKind, Field, RoleGrant, StepOrigin, TicketSubmission
from langnghe.services import (
    answering,
    deciding,
    digest,
    grants,
    handling,
    instructing,
    planning,
    returning,
    shares,
    transferring,
    worklist,
)
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.tickets import TicketView
from langnghe.services.worklist import Show
from tests.conversations.desk import acts_of, head, officer, person_of, sends, the_ticket, wants_approval
from tests.conversations.test_clock import episodes, morning, until
from tests.conversations.test_digest import MONDAY, at
from tests.conversations.test_official_umpire import POLICE, TOP, disputed
from tests.conversations.test_plans import clock, step_clocks, steps_of
from tests.house import House
from tests.office import CHAIR, FRONT_DESK, ROADS
from tests.people import Citizen, Head, Officer

PROVINCE_ROADS = "51.so_xay_dung"
DAY = date(2026, 11, 30)


async def lying(house: House, ticket_id: int) -> list[TicketSubmission]:
    asked = select(TicketSubmission).where(TicketSubmission.ticket_id == ticket_id).order_by(TicketSubmission.id)
    return await house.asks(lambda work: list(work.session.scalars(asked)))


async def test_the_officer_submits_the_head_instructs_and_hears_when_it_is_done(house: House) -> None:
    hoa, chief, lan = await officer(house), await head(house, "Ông Bảy"), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Tiếp nhận")
    await hoa.presses("Trình lãnh đạo")
    hoa.reads("người đứng đầu Phòng Kinh tế", "vẫn tính")
    chief.looks()
    await hoa.says("Đèn thuộc dự án chưa bàn giao. Đề xuất làm việc với nhà thầu.")
    hoa.reads("Đã trình phiếu")
    chief.reads("Hoa", "trình phiếu", "Đề xuất làm việc với nhà thầu", "Đèn đường thôn 3")
    await hoa.presses("Trình lãnh đạo")
    hoa.reads("đang chờ ý kiến")
    await house.wait(minutes=1)
    await chief.presses("Cho ý kiến chỉ đạo")
    chief.reads("cần làm gì")
    await chief.says("Mời nhà thầu lên làm việc, lập biên bản")
    chief.reads("phải xong đến hết ngày nào")
    assert chief.offers[:4] == ["26/11/2026", "30/11/2026", "07/12/2026", "21/12/2026"]
    await chief.says("29/11/2026")  # a Sunday
    chief.reads("phải là ngày làm việc")
    hoa.looks()
    await chief.presses("30/11/2026")
    chief.reads("Đã chỉ đạo", "Chỉ đạo của Ông Bảy", "30/11/2026")
    hoa.reads("Ông Bảy", "cho ý kiến chỉ đạo", "Mời nhà thầu lên làm việc")
    (row,) = await lying(house, ticket.id)
    assert (row.instruction[:13], row.instructed_at, row.ended_at) == (
        "Mời nhà thầu ", house.clock.now(), house.clock.now(),
    )  # fmt: skip
    (step,) = await steps_of(house, ticket.id)
    assert (step.origin, step.last_day, step.body_code) == (StepOrigin.INSTRUCTION, DAY, ROADS)
    # Done, with a note; the leader is told.
    await house.wait(minutes=1)
    await hoa.says(ticket.code)
    await hoa.presses("Kế hoạch, chỉ đạo (1)")
    await hoa.presses("Mời nhà thầu")
    assert not any("Bỏ mốc" in each for each in hoa.offers)  # the leader's word is not hers to drop
    chief.looks()
    await hoa.presses("Đã xong")
    await hoa.says("Đã lập biên bản, nhà thầu hẹn 5/12")
    hoa.reads("xong một việc")
    chief.reads("làm xong ý kiến chỉ đạo", "nhà thầu hẹn 5/12")
    assert [each.stopped_by for each in await step_clocks(house, ticket.id)] == [Act.STEP_DONE]
    assert (await acts_of(house, ticket.code))[2:] == ["to_leader", "instruct", "step_done"]
    await hoa.says(ticket.code)
    await hoa.presses("Lịch sử")
    hoa.reads("Trình người đứng đầu Phòng Kinh tế", "Đề xuất", "Chỉ đạo, hạn 30/11/2026", "nhà thầu hẹn 5/12")
    await lan.says(ticket.code)
    lan.does_not_read("nhà thầu", "chỉ đạo", "trình lãnh đạo", "kế hoạch")
    assert (await the_ticket(house, ticket.code)).due_at == ticket.due_at


async def test_the_head_submits_to_the_head_above_who_returns_it_with_a_word(house: House) -> None:
    chief, chair = await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    await chief.says(ticket.code)
    await chief.presses("Trình lãnh đạo")
    chair.looks()
    await chief.says("Xin kinh phí thay 12 cột đèn")
    chair.reads("Ông Bảy", "Xin kinh phí")
    assert [each.body_code for each in await lying(house, ticket.id)] == [CHAIR]
    await house.wait(minutes=1)
    await chair.presses("Trả lại, không chỉ đạo")
    chief.looks()
    await chair.says("Làm tờ trình gửi phòng tài chính trước")
    chair.reads("Đã trả lại")
    chief.reads("trả lại phiếu", "Làm tờ trình")
    await chair.forges(f"l.insno:{ticket.id}")
    chair.reads("không còn chờ ông/bà cho ý kiến")
    (row,) = await lying(house, ticket.id)
    assert (row.instruction, row.ended_at is None) == ("", False)
    assert await steps_of(house, ticket.id) == ()
    # It may be put before the leader again.
    await chief.says(ticket.code)
    await chief.presses("Trình lãnh đạo")
    await chief.says("Đã có tờ trình, xin ý kiến")
    chief.reads("Đã trình phiếu")


async def test_a_head_above_instructs_unasked_and_without_a_day(house: House) -> None:
    hoa, chief, chair = await officer(house), await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(handling.accept, await person_of(hoa), ticket.id)
    await chair.says(ticket.code)
    await chair.presses("Cho ý kiến chỉ đạo")
    await chair.says("Làm ngay trong tuần")
    hoa.looks()
    chief.looks()
    await chair.presses("Không ấn định ngày")
    chair.reads("Đã chỉ đạo")
    for each in (hoa, chief):
        each.reads("Ông Sơn", "Làm ngay trong tuần")
    assert await step_clocks(house, ticket.id) == []
    (step,) = await steps_of(house, ticket.id)
    assert step.last_day is None
    await chair.forges(f"l.insd:{ticket.id}:none")  # pressed again
    assert len(await steps_of(house, ticket.id)) == 1
    await chair.forges("l.plans")
    chair.reads(ticket.code, "📌 Chỉ đạo", "Làm ngay")


async def test_it_waits_in_the_heads_list_and_is_counted_in_the_morning(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief, chair = await officer(house), await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR)
    await wants_approval(house)
    first, second = await sends(Citizen(house, "Lan")), await sends(Citizen(house, "Cúc"))
    third = await sends(Citizen(house, "Mai"))
    hers, his = await person_of(hoa), await person_of(chief)
    await house.does(instructing.submit, hers, first.id, "Xin ý kiến")
    await house.does(answering.propose, hers, first.id, "Đã thay bóng đèn.")  # waits on two counts, shown once
    await house.does(instructing.submit, his, second.id, "Xin kinh phí")
    for person, code in ((his, first.code), (await person_of(chair), second.code)):
        found = await house.asks(lambda work, person=person: worklist.mine(work, person, Show.APPROVAL))  # type: ignore[misc]
        assert [row.code for row in found.rows] == [code]
    assert not (await house.asks(lambda work: worklist.mine(work, hers, Show.APPROVAL))).next
    chief.looks()
    chair.looks()
    await at(house, MONDAY)
    chief.reads("Chờ ông/bà quyết định: 1", "trình xin ý kiến chỉ đạo: 1", "trả lời chờ duyệt: 1")
    chair.reads("Chờ ông/bà quyết định: 1", "trình xin ý kiến chỉ đạo: 1")
    await chair.presses("Chờ quyết định (1)")
    chair.reads(second.code)
    chair.does_not_read(first.code, third.code)
    await house.does(instructing.return_, await person_of(chair), second.id, "Chưa có nguồn")
    chair.looks()
    await chair.forges("l.approvals")
    chair.does_not_read(second.code)


async def test_only_the_leader_it_was_put_before_or_one_above_has_a_word(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh, chief = await officer(house), await officer(house, "Minh"), await head(house, "Ông Bảy")
    chair, beside = await head(house, "Ông Sơn", CHAIR), await head(house, "Bà Tư", FRONT_DESK)
    ticket = await sends(Citizen(house, "Lan"))
    hers, his, top = await person_of(hoa), await person_of(chief), await person_of(chair)
    with pytest.raises(Stale):  # nothing lies before him
        await house.does(instructing.instruct, his, ticket.id, "Làm đi", None)
    await house.does(handling.accept, hers, ticket.id)
    with pytest.raises(Forbidden):
        await house.does(instructing.submit, await person_of(minh), ticket.id, "Xin ý kiến")
    await house.does(instructing.submit, hers, ticket.id, "Xin ý kiến")
    for person in (hers, await person_of(minh), await person_of(beside)):
        with pytest.raises(Forbidden):
            await house.does(instructing.instruct, person, ticket.id, "Làm đi", None)
        with pytest.raises(Forbidden):
            await house.does(instructing.return_, person, ticket.id, "Không")
    with pytest.raises(Stale):
        await house.does(instructing.return_, top, ticket.id, "Không phải trình tôi")
    await house.does(instructing.instruct, top, ticket.id, "Cứ làm", None)
    # Another leader's word does not take it from the one it lies before.
    assert (await lying(house, ticket.id))[0].ended_at is None
    with pytest.raises(Invalid, match="o-step-day"):
        await house.does(instructing.instruct, his, ticket.id, "Làm đi", date(2026, 11, 21))
    await house.does(instructing.instruct, his, ticket.id, "Làm đi", house.clock.now().date())
    for person in (his,):
        with pytest.raises(Stale):
            await house.does(instructing.instruct, person, ticket.id, "Lần nữa", None)
    await house.does(answering.answer, hers, ticket.id, "Đã thay bóng đèn.")
    for verb, args in ((instructing.instruct, ("Muộn rồi", None)), (instructing.return_, ("Muộn rồi",))):
        with pytest.raises(Stale):
            await house.does(verb, top, ticket.id, *args)


async def test_without_a_head_it_goes_higher_and_without_any_it_is_said(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.forges(f"o.sub:{ticket.id}")
    hoa.reads("chưa có người đứng đầu", "quản trị viên")
    chair = await head(house, "Ông Sơn", CHAIR)
    assert "Chủ tịch" in await house.does(instructing.submit, await person_of(hoa), ticket.id, "Xin ý kiến")
    chair.reads("Xin ý kiến")


async def test_who_has_put_it_before_a_head_who_leaves_is_told(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief, chair = await officer(house), await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(instructing.submit, await person_of(hoa), ticket.id, "Xin ý kiến")
    his = await person_of(chief)
    post = select(RoleGrant.id).where(RoleGrant.person_id == his)
    hoa.looks()
    await house.does(lambda work: grants.end(work, work.session.scalars(post).one(), None))
    hoa.reads(ticket.code, "không còn người đứng đầu", "trình lại")
    await hoa.presses("Trình lãnh đạo")
    await hoa.says("Xin ý kiến Chủ tịch")
    chair.reads("xin ý kiến chỉ đạo", "Xin ý kiến Chủ tịch")


async def test_a_late_instruction_climbs(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief, chair = await officer(house), await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(handling.accept, await person_of(hoa), ticket.id)
    await house.does(instructing.instruct, await person_of(chair), ticket.id, "Làm ngay", date(2026, 11, 26))
    for each in (hoa, chief, chair):
        each.looks()
    await until(house, datetime(2026, 11, 27, 2, tzinfo=UTC))
    hoa.reads("Hôm nay là hạn thực hiện", "quá hạn thực hiện")
    await morning(house)
    chair.reads("Phòng Kinh tế xã Lân Phong · quá hạn thực hiện")
    chief.reads("Phòng Kinh tế xã Lân Phong · quá hạn thực hiện")
    (step,) = await steps_of(house, ticket.id)
    assert (await clock(house, step.id)).id in {each.clock_id for each in await episodes(house, ClockKind.STEP)}


async def test_what_lies_before_a_leader_ends_with_the_matter(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief = await officer(house), await head(house, "Ông Bảy")
    ticket = await sends(Citizen(house, "Lan"))
    hers = await person_of(hoa)
    await house.does(instructing.submit, hers, ticket.id, "Xin ý kiến")
    await house.does(answering.answer, hers, ticket.id, "Đã thay bóng đèn.")
    assert [each.ended_at for each in await lying(house, ticket.id)] == [house.clock.now()]
    await chief.presses("Cho ý kiến chỉ đạo")
    chief.does_not_read("cần làm gì")


# When the ticket moves ------------------------------------------------------------------------------------------


async def instructed(house: House) -> tuple[Officer, Head, Head, TicketView]:
    """A ticket of the roads with an instruction of the chair and another of the head, and a plan."""
    hoa, chief, chair = await officer(house), await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    hers = await person_of(hoa)
    await house.does(instructing.submit, hers, ticket.id, "Xin ý kiến")
    await house.does(instructing.instruct, await person_of(chief), ticket.id, "Trưởng phòng bảo", DAY)
    await house.does(instructing.instruct, await person_of(chair), ticket.id, "Chủ tịch bảo", DAY)
    await house.does(planning.add, hers, ticket.id, "Khảo sát", None, DAY)
    await house.wait(minutes=1)
    return hoa, chief, chair, ticket


async def open_steps(house: House, ticket_id: int) -> list[tuple[str, str]]:
    return [(step.what, step.body_code) for step in await steps_of(house, ticket_id) if step.open]


async def test_an_instruction_goes_along_where_its_leader_stands_above(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief, chair, ticket = await instructed(house)
    desk = await officer(house, "Cô Ba", FRONT_DESK)
    for each in (chief, chair):
        each.looks()
    before = {each.item: each.due_at for each in await step_clocks(house, ticket.id)}
    await house.does(
        transferring.transfer, await person_of(hoa), ticket.id, FRONT_DESK, "other_field", "Của trung tâm"
    )
    assert await open_steps(house, ticket.id) == [("Chủ tịch bảo", FRONT_DESK)]
    (running,) = [each for each in await step_clocks(house, ticket.id) if each.stopped_at is None]
    assert (running.body_code, running.due_at) == (FRONT_DESK, before[running.item])
    chief.reads("ngoài phạm vi chỉ đạo", "Phòng Kinh tế")
    chair.does_not_read("ngoài phạm vi")
    desk.reads("Chỉ đạo của Ông Sơn", "Chủ tịch bảo")
    await house.does(planning.done, await person_of(desk), ticket.id, running.item, "Đã làm")
    chair.reads("làm xong ý kiến chỉ đạo", "Đã làm")


async def test_it_ends_where_its_leader_has_nothing_to_say(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief, chair, ticket = await instructed(house)
    await officer(house, "Tú", PROVINCE_ROADS)
    await house.does(instructing.submit, await person_of(hoa), ticket.id, "Xin ý kiến lần nữa")
    for each in (chief, chair):
        each.looks()
    await house.does(
        transferring.transfer, await person_of(hoa), ticket.id, PROVINCE_ROADS, "other_level", "Đường tỉnh"
    )
    assert await open_steps(house, ticket.id) == []
    chief.reads("ngoài phạm vi chỉ đạo", "không cần ông/bà cho ý kiến nữa", "Sở Xây dựng")
    chair.reads("ngoài phạm vi chỉ đạo", "Sở Xây dựng")
    assert all(each.ended_at for each in await lying(house, ticket.id))
    assert (await acts_of(house, ticket.code))[-4:] == ["instruct", "instruct", "plan", "transfer"]


async def test_it_comes_back_with_a_return_and_with_the_umpires_word(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    chair = await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(instructing.instruct, await person_of(chair), ticket.id, "Chủ tịch bảo", DAY)
    for verb, who, args in (
        (transferring.transfer, hoa, (POLICE, "other_field", "Của công an")),
        (returning.send_back, minh, ("other_field", "Của phòng kia")),
    ):
        await house.wait(minutes=1)
        await house.does(verb, await person_of(who), ticket.id, *args)
    assert await open_steps(house, ticket.id) == [("Chủ tịch bảo", ROADS)]
    other = await disputed(house, hoa, minh)
    with pytest.raises(Stale, match="o-must-decide"):
        await house.does(instructing.submit, await person_of(chair), other.id, "Xin ý kiến")
    await house.wait(minutes=1)
    await house.does(deciding.decide, await person_of(chair), other.id, POLICE)
    await house.does(instructing.instruct, await person_of(chair), other.id, "Làm ngay", DAY)
    assert await open_steps(house, other.id) == [("Làm ngay", POLICE)]


async def test_the_word_is_the_offices_and_outlives_who_held_the_post(quiet_house: House) -> None:
    house = quiet_house
    hoa, old = await officer(house), await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(instructing.instruct, await person_of(old), ticket.id, "Chủ tịch bảo", DAY)
    ended = update(RoleGrant).where(RoleGrant.person_id == await person_of(old)).values(ended_at=house.clock.now())
    await house.does(lambda work: work.session.execute(ended))
    new = await head(house, "Bà Mới", CHAIR)
    await house.wait(minutes=1)
    await house.does(
        transferring.transfer, await person_of(hoa), ticket.id, FRONT_DESK, "other_field", "Của trung tâm"
    )
    ((what, body),) = await open_steps(house, ticket.id)
    assert (what, body) == ("Chủ tịch bảo", FRONT_DESK)
    desk = await officer(house, "Cô Ba", FRONT_DESK)
    (step,) = await steps_of(house, ticket.id)
    new.looks()
    old.looks()
    await house.does(planning.done, await person_of(desk), ticket.id, step.id, "Đã làm")
    new.reads("làm xong ý kiến chỉ đạo")
    assert old.news == ""


async def test_of_a_restricted_matter_the_leader_reads_what_was_written_to_them_and_no_more(
    quiet_house: House,
) -> None:
    house = quiet_house
    chief, chair, top = (
        await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR), await head(house, "Bà Cả", TOP),
    )  # fmt: skip
    ticket = await sends(Citizen(house, "Lan"), "Cán bộ Tám vòi tiền")
    await house.does(
        lambda work: work.session.execute(update(Field).where(Field.code == "giao_thong").values(restricted=True))
    )
    chair.looks()
    await house.does(instructing.submit, await person_of(chief), ticket.id, "Xin xác minh người bị nêu tên")
    chair.reads("trình phiếu")
    chair.does_not_read("Xin xác minh", "vòi tiền")  # nothing of it is pushed
    await chair.presses("Mở phiếu")
    chair.reads("Xin xác minh")
    chair.does_not_read("vòi tiền")
    await top.says(ticket.code)
    top.does_not_read("Xin xác minh", "vòi tiền")
    await chair.says(ticket.code)
    await chair.presses("Cho ý kiến chỉ đạo")
    await chair.says("Giao thanh tra vào cuộc")
    chief.looks()
    await chair.presses("30/11/2026")
    chief.reads("cho ý kiến chỉ đạo")
    chief.does_not_read("thanh tra")
    await chief.presses("Mở phiếu")
    chief.reads("Giao thanh tra vào cuộc")


async def test_the_digest_counts_what_lies_before_a_head_in_the_same_statements(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    await head(house, "Ông Bảy")
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(instructing.submit, await person_of(hoa), ticket.id, "Xin ý kiến")
    share = shares.Share((ROADS,))
    found = await house.asks(lambda work: digest.of(work, share, {ROADS: "x"}, work.now))
    assert (found.to_decide, found.submitted, found.nothing) == (1, 1, False)
    empty = await house.asks(lambda work: digest.of(work, shares.Share((CHAIR,)), {CHAIR: "x"}, work.now))
    assert empty.nothing
