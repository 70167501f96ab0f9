"""A settlement plan: milestones with an owner and a day, which remind and escalate by themselves (R17)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from langnghe.models import Act, ClockKind, Field, OverdueEpisode, TicketClock, TicketStep
from langnghe.services import answering, following, handling, overdue, planning, steps, transferring
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.steps import Step
from tests.conversations.desk import acts_of, head, officer, person_of, sends, the_ticket
from tests.conversations.test_clock import clock_of, episodes, morning, until
from tests.house import House
from tests.office import CHAIR, FRONT_DESK, ROADS
from tests.people import Citizen

#: Three, five, ten and twenty working days after Friday 20/11/2026 (24/11 is a day off).
OFFERED = ["26/11/2026", "30/11/2026", "07/12/2026", "21/12/2026"]
DAY = date(2026, 11, 30)


async def steps_of(house: House, ticket_id: int) -> tuple[Step, ...]:
    return await house.asks(lambda work: steps.of(work, ticket_id))


async def step_clocks(house: House, ticket_id: int) -> list[TicketClock]:
    asked = (
        select(TicketClock)
        .where(TicketClock.ticket_id == ticket_id, TicketClock.kind == ClockKind.STEP)
        .order_by(TicketClock.id)
    )
    return await house.asks(lambda work: list(work.session.scalars(asked)))


async def test_a_plan_is_made_changed_and_carried_out(house: House) -> None:
    hoa, minh, lan = await officer(house), await officer(house, "Minh"), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.says(ticket.code)
    await hoa.presses("Tiếp nhận")
    await hoa.presses("Lập kế hoạch")
    hoa.reads("Chưa có mốc nào", "vẫn tính")
    await hoa.presses("Thêm mốc")
    hoa.reads("phải làm gì")
    await hoa.says("?!")
    hoa.reads("đang trống")
    await hoa.says("Khảo sát hiện trường cùng thôn 3")
    hoa.reads("Ai chịu trách nhiệm")
    await hoa.says("anh nào cũng được")
    hoa.reads("bằng một nút")
    minh.looks()
    await hoa.presses("Minh")
    hoa.reads("Phải xong đến hết ngày nào")
    for wrong in ("28/11/2026", "19/11/2026", "30/11/2029"):  # a Saturday, yesterday, too far ahead
        await hoa.says(wrong)
        hoa.reads("phải là ngày làm việc")
    await hoa.says("hôm nào rảnh")
    hoa.reads("Chưa đọc được ngày")
    await hoa.says("30/11")
    hoa.reads("Đã thêm mốc", "Khảo sát hiện trường", "30/11/2026", "Minh")
    minh.reads("Hoa", "một mốc", "30/11/2026", "Khảo sát hiện trường")
    await house.wait(minutes=1)
    await hoa.presses("Thêm mốc")
    await hoa.says("Mời thầu thay đèn")
    await hoa.presses("Người đang xử lý")
    assert hoa.offers[:4] == OFFERED
    await hoa.presses("07/12/2026")
    hoa.reads("Mời thầu", "07/12/2026")
    assert len(await step_clocks(house, ticket.id)) == 2
    await house.wait(minutes=1)
    # A change needs its reason; the day it had is kept.
    await hoa.presses("Mời thầu")
    await hoa.presses("Đổi ngày")
    await hoa.presses("21/12/2026")
    hoa.reads("vì sao đổi ngày")
    await hoa.says("Chờ duyệt kinh phí")
    hoa.reads("Đã sửa kế hoạch", "21/12/2026")
    await hoa.presses("Mời thầu")
    await hoa.presses("Sửa nội dung")
    await hoa.says("Chỉ định thầu thay đèn")
    await hoa.says("Gói nhỏ, không cần đấu thầu")
    hoa.reads("Chỉ định thầu")
    await hoa.presses("Chỉ định thầu")
    await hoa.presses("Đổi người")
    await hoa.presses("Minh")
    await hoa.says("Anh Minh phụ trách thầu")
    hoa.reads("21/12/2026 · Minh")
    await house.wait(minutes=1)
    # The owner says it is done, with a note.
    await minh.says(ticket.code)
    minh.reads("Kế hoạch, chỉ đạo chưa xong: 2", "Khảo sát", "Chỉ định thầu")
    await minh.presses("Kế hoạch, chỉ đạo (2)")
    await minh.presses("Khảo sát")
    minh.reads("Khảo sát hiện trường cùng thôn 3")
    assert not any("Đổi ngày" in each for each in minh.offers)  # it is Hoa's plan, not his
    await minh.presses("Đã xong")
    await minh.says("Đã khảo sát, 12 cột đèn hỏng")
    minh.reads("xong một việc", "✅ Khảo sát")
    await house.wait(minutes=1)
    await hoa.says(ticket.code)
    await hoa.presses("Kế hoạch, chỉ đạo (1)")
    await hoa.presses("Chỉ định thầu")
    await hoa.presses("Bỏ mốc")
    await hoa.says("Điện lực thay luôn")
    hoa.does_not_read("Chỉ định thầu")
    assert [clock.stopped_by for clock in await step_clocks(house, ticket.id)] == [
        Act.STEP_DONE, Act.PLAN, Act.PLAN,
    ]  # fmt: skip
    await hoa.says(ticket.code)
    await hoa.presses("Lịch sử")
    hoa.reads(
        "Thêm mốc, hạn 30/11/2026, Minh", "07/12/2026 → 21/12/2026", "Chờ duyệt kinh phí", "Đổi người: Minh",
        "Sửa nội dung", "12 cột đèn", "Bỏ mốc", "Điện lực thay luôn",
    )  # fmt: skip
    # The citizen reads once that there is a plan and that a step was done, and none of the words.
    await lan.says(ticket.code)
    news = lan.reads("lập kế hoạch giải quyết", "làm xong một bước")
    assert news.count("lập kế hoạch") == 1
    lan.does_not_read("Khảo sát", "thầu", "12 cột", "Điện lực")
    assert (await the_ticket(house, ticket.code)).due_at == ticket.due_at
    assert (await acts_of(house, ticket.code)).count("plan") == 6


async def test_a_late_milestone_reminds_its_owner_and_climbs_without_the_citizen(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh, chief = await officer(house), await officer(house, "Minh"), await head(house, "Ông Bảy")
    chair, lan = await head(house, "Ông Sơn", CHAIR), Citizen(house, "Lan")
    ticket = await sends(lan)
    hers, his = await person_of(hoa), await person_of(minh)
    await house.does(handling.accept, hers, ticket.id)
    step_id = await house.does(planning.add, hers, ticket.id, "Khảo sát", his, date(2026, 11, 26))
    for each in (hoa, minh, chief, chair, lan):
        each.looks()
    await until(house, datetime(2026, 11, 26, 2, tzinfo=UTC))
    minh.reads("Hôm nay là hạn thực hiện")
    hoa.does_not_read("hạn thực hiện")
    await until(house, datetime(2026, 11, 27, 2, tzinfo=UTC))
    minh.reads("quá hạn thực hiện")
    await morning(house)
    chief.reads("quá hạn thực hiện", ticket.code)
    chair.reads("quá hạn thực hiện", ticket.code)
    assert lan.news == ""
    await lan.says(ticket.code)
    lan.does_not_read("quá hạn", "đã báo")
    late = [
        each for each in await episodes(house, ClockKind.STEP) if each.clock_id == (await clock(house, step_id)).id
    ]
    assert [(each.body_code, each.ended_at) for each in late] == [(ROADS, None)]
    # Another day does not undo that it was late.
    await house.does(planning.move, hers, ticket.id, step_id, date(2026, 12, 10), "Trời mưa")
    (episode,) = [each for each in await episodes(house, ClockKind.STEP) if each.id == late[0].id]
    assert (episode.ended_by, episode.ended_at) == (Act.PLAN, house.clock.now())
    minh.looks()
    await until(house, datetime(2026, 12, 10, 2, tzinfo=UTC))
    assert minh.news.count("Hôm nay là hạn thực hiện") == 1
    (step,) = [each for each in await steps_of(house, ticket.id) if each.open]
    await house.does(planning.done, his, ticket.id, step.id, "Đã khảo sát")
    minh.looks()
    await until(house, datetime(2026, 12, 11, 2, tzinfo=UTC))
    minh.does_not_read("quá hạn thực hiện")


async def clock(house: House, step_id: int) -> TicketClock:
    asked = select(TicketClock).where(TicketClock.kind == ClockKind.STEP, TicketClock.item == step_id)
    return await house.asks(lambda work: work.session.scalars(asked).one())


async def test_only_who_is_in_charge_plans_and_an_old_button_does_nothing(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh, chief = await officer(house), await officer(house, "Minh"), await head(house, "Ông Bảy")
    chair, stranger = await head(house, "Ông Sơn", CHAIR), await officer(house, "Tư", FRONT_DESK)
    ticket = await sends(Citizen(house, "Lan"))
    hers, his, top = await person_of(hoa), await person_of(minh), await person_of(chair)
    await house.does(handling.accept, hers, ticket.id)
    first = await house.does(planning.add, hers, ticket.id, "Khảo sát", hers, DAY)
    await house.does(planning.add, await person_of(chief), ticket.id, "Mời thầu", None, DAY)
    for person in (his, top, await person_of(stranger)):
        with pytest.raises(Forbidden):
            await house.does(planning.add, person, ticket.id, "Chen ngang", None, DAY)
        with pytest.raises(Forbidden):
            await house.does(planning.drop, person, ticket.id, first, "Thừa")
        with pytest.raises(Forbidden):
            await house.does(planning.done, person, ticket.id, first, "Xong")
    with pytest.raises(Invalid, match="o-step-owner-wrong"):
        await house.does(planning.add, hers, ticket.id, "Khảo sát", await person_of(stranger), DAY)
    await minh.says(ticket.code)
    assert not any("Trình lãnh đạo" in each for each in await minh.may())
    await minh.forges(f"o.padd:{ticket.id}")
    minh.does_not_read("phải làm gì")
    await hoa.forges(f"o.stp:{ticket.id}:{first}")
    old = hoa.screen[-1]
    await hoa.presses("Đã xong", on=old)
    await hoa.says("Đã khảo sát")
    hoa.reads("xong một việc")
    await hoa.presses("Đã xong", on=old)
    hoa.reads("đã xong, đã bỏ hoặc đã đổi")
    with pytest.raises(Stale):
        await house.does(planning.done, hers, ticket.id, first, "Lần nữa")
    other = await sends(Citizen(house, "Cúc"))
    with pytest.raises(Stale):  # the step of another ticket
        await house.does(planning.drop, hers, other.id, first + 1, "Nhầm phiếu")
    for token in (f"o.stp:{ticket.id}", f"o.stp:{ticket.id}:x", f"o.pown:{ticket.id}:7", f"o.pday:{ticket.id}:x"):
        await hoa.forges(token)
    assert len([each for each in await steps_of(house, ticket.id) if each.open]) == 1


async def test_a_plan_is_not_endless_and_turns_its_pages(quiet_house: House) -> None:
    house = quiet_house
    hoa, ticket = await officer(house), await sends(Citizen(house, "Lan"))
    hers = await person_of(hoa)
    for number in range(planning.MOST_STEPS):
        await house.does(
            planning.add, hers, ticket.id, f"Bước {number:02}", None, DAY + timedelta(days=number // 28)
        )
    with pytest.raises(Invalid, match="o-step-many"):
        await house.does(planning.add, hers, ticket.id, "Một bước nữa", None, DAY)
    with pytest.raises(Invalid, match="o-text-long"):
        await house.does(planning.add, hers, ticket.id, "x" * 501, None, DAY)
    await hoa.forges(f"o.plan:{ticket.id}")
    hoa.reads("Bước 00", "Bước 05")
    hoa.does_not_read("Bước 06")
    for _ in range(4):
        await hoa.presses("Trang sau")
    hoa.reads("Bước 28", "Bước 29")
    await hoa.presses("Trang trước")
    hoa.reads("Bước 18")


async def test_steps_end_with_the_matter(quiet_house: House) -> None:
    house = quiet_house
    hoa, lan = await officer(house), Citizen(house, "Lan")
    hers = await person_of(hoa)
    answered, withdrawn = await sends(lan), await sends(lan, "Đèn số 2 hỏng")
    for ticket in (answered, withdrawn):
        await house.does(planning.add, hers, ticket.id, "Khảo sát", None, DAY)
    await until(house, datetime(2026, 12, 1, 2, tzinfo=UTC))
    await house.does(answering.answer, hers, answered.id, "Đã thay bóng đèn.")
    await house.does(following.withdraw, await person_of(lan), withdrawn.id)
    for ticket, act in ((answered, Act.ANSWER), (withdrawn, Act.WITHDRAW)):
        assert [step.ended_at for step in await steps_of(house, ticket.id)] == [house.clock.now()]
        assert [each.stopped_by for each in await step_clocks(house, ticket.id)] == [act]
    (step,) = await steps_of(house, answered.id)
    with pytest.raises(Stale):
        await house.does(planning.done, hers, answered.id, step.id, "Xong")
    late = select(OverdueEpisode).join(TicketClock, TicketClock.id == OverdueEpisode.clock_id)
    ended = await house.asks(
        lambda work: work.session.scalars(late.where(TicketClock.kind == ClockKind.STEP)).all()
    )
    assert len(ended) == 2
    assert all(each.ended_at == house.clock.now() for each in ended)


async def test_a_plan_ends_where_the_ticket_leaves_and_the_history_says_so(quiet_house: House) -> None:
    house = quiet_house
    hoa, desk = await officer(house), await officer(house, "Cô Ba", FRONT_DESK)
    ticket = await sends(Citizen(house, "Lan"))
    hers = await person_of(hoa)
    step_id = await house.does(planning.add, hers, ticket.id, "Khảo sát", None, DAY)
    await house.wait(minutes=1)
    await house.does(transferring.transfer, hers, ticket.id, FRONT_DESK, "other_field", "Việc của trung tâm")
    assert not any(step.open for step in await steps_of(house, ticket.id))
    assert (await clock(house, step_id)).stopped_by is Act.TRANSFER
    assert (await acts_of(house, ticket.code))[-2:] == ["plan", "transfer"]
    await desk.says(ticket.code)
    desk.does_not_read("chưa xong: 1")
    await desk.presses("Lịch sử")
    desk.reads("Kế hoạch kết thúc", "còn 1 mốc")
    # The new body makes its own.
    await house.does(planning.add, await person_of(desk), ticket.id, "Xem lại hồ sơ", None, DAY)
    assert [step.body_code for step in await steps_of(house, ticket.id) if step.open] == [FRONT_DESK]


async def test_a_restricted_matter_is_planned_by_those_who_may_read_it(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh, chief = await officer(house), await officer(house, "Minh"), await head(house, "Ông Bảy")
    chair = await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    hers, his, bosses = await person_of(hoa), await person_of(minh), await person_of(chief)
    await house.does(handling.accept, hers, ticket.id)
    await house.does(
        lambda work: work.session.execute(update(Field).where(Field.code == "giao_thong").values(restricted=True))
    )
    names = await house.does(planning.owners, hers, ticket.id)
    assert {each.person_id for each in names} == {hers, bosses}
    with pytest.raises(Invalid, match="o-step-owner-wrong"):
        await house.does(planning.add, hers, ticket.id, "Xác minh ông Tám", his, DAY)
    await house.does(planning.add, hers, ticket.id, "Xác minh ông Tám", bosses, DAY)
    chief.reads("một mốc")
    chief.does_not_read("ông Tám")  # nothing of it is pushed
    for each in (minh, chair):
        await each.forges(f"o.plan:{ticket.id}")
        each.does_not_read("ông Tám")
        await each.forges(f"o.hist:{ticket.id}")
        each.does_not_read("ông Tám")
    await chair.forges("l.plans")
    chair.reads(ticket.code)
    chair.does_not_read("ông Tám")
    await chief.forges(f"o.plan:{ticket.id}")
    chief.reads("Xác minh ông Tám")


async def test_the_heads_list_has_what_is_due_next_on_top(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief, chair = await officer(house), await head(house, "Ông Bảy"), await head(house, "Ông Sơn", CHAIR)
    hers = await person_of(hoa)
    await chief.forges("l.plans")
    chief.reads("Không có kế hoạch")
    sent = [await sends(Citizen(house, f"Lan {number}")) for number in range(8)]
    for number, ticket in enumerate(sent):
        day = date(2026, 11, 30) + timedelta(days=number % 5 + 7 * (number // 5))
        await house.does(planning.add, hers, ticket.id, f"Bước {number}", None, day)
        await house.does(planning.add, hers, ticket.id, "Bước sau cùng", None, date(2026, 12, 31))
    await chair.says("menu")
    await chair.presses("Kế hoạch, chỉ đạo")
    news = chair.reads("Bước 0", "hạn 30/11/2026", "Chưa xong: 2", "Từ 1 đến 6 trong 8")
    order = [news.index(ticket.code) for ticket in sent[:6]]
    assert order == sorted(order)
    await chair.presses("Trang sau")
    chair.reads(sent[6].code, sent[7].code)
    await chair.presses("Chỉ việc trễ")
    chair.reads("Không có việc nào trễ hạn")
    house.clock.move(datetime(2026, 12, 2, 2, tzinfo=UTC) - house.clock.now())
    await chair.forges("l.plans:1")
    chair.reads(sent[0].code, sent[1].code, "trễ: 1")
    chair.does_not_read(sent[2].code)
    await chair.presses(sent[0].code)
    chair.reads("Kế hoạch giải quyết", "🔴 Bước 0")
    await hoa.forges("l.plans")
    hoa.does_not_read(sent[0].code)  # she heads nothing


async def test_the_citizens_clock_knows_nothing_of_it(quiet_house: House) -> None:
    house = quiet_house
    hoa, ticket = await officer(house), await sends(Citizen(house, "Lan"))
    hers = await person_of(hoa)
    step_id = await house.does(planning.add, hers, ticket.id, "Khảo sát", None, date(2026, 12, 31))
    assert (await clock_of(house, ticket)).due_at == ticket.due_at
    await until(house, datetime(2026, 12, 8, 2, tzinfo=UTC))
    settle = (await clock_of(house, ticket)).id
    assert settle in {each.clock_id for each in await episodes(house)}
    await house.does(answering.answer, hers, ticket.id, "Đã thay.", late=overdue.REASONS[0])
    ended = await house.asks(lambda work: work.session.get(TicketStep, step_id))
    assert ended is not None
    assert ended.ended_at is not None
    assert ended.done_at is None


async def test_what_it_is_already_is_neither_offered_nor_asked_a_reason_for(quiet_house: House) -> None:
    house = quiet_house
    chief, minh = await head(house, "Ông Bảy"), await officer(house, "Minh")
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(planning.add, await person_of(chief), ticket.id, "Đo đạc", await person_of(minh), DAY)
    for asks, now, typed in (("Đổi ngày", f"{DAY:%d/%m/%Y}", f"{DAY:%d/%m/%Y}"), ("Đổi người", "Minh", "")):
        await chief.says(ticket.code)
        await chief.presses("Kế hoạch")
        await chief.presses("Đo đạc")
        await chief.presses(asks)
        assert chief.offers
        assert now not in chief.offers
        if typed:
            await chief.says(typed)
            chief.reads("Không có gì thay đổi")
            chief.does_not_read("vì sao")
