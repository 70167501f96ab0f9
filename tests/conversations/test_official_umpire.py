"""Transfers that cannot become buck-passing (R12): returned once, then the superior decides; that binds."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from langnghe.models import (
    Body,
    ClockKind,
    RoleKind,
    Ticket,
    TicketClock,
    TicketKind,
    TicketState,
    TicketTransfer,
)
from langnghe.services import deciding, following, handling, returning, transferring
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.tickets import TicketView
from langnghe.services.work import Work
from tests.conversations.desk import acts_of, head, officer, person_of, sends, the_ticket
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Admin, Citizen, Officer, Official

POLICE = "21433.cong_an"
CULTURE = "21433.van_hoa_xa_hoi"
CATCH_ALL = "51.hanh_chinh_cong"
TOP = "51.chu_tich"


async def passes(
    house: House, who: Official, ticket: TicketView, to: str, note: str = "Không phải việc của phòng"
) -> None:
    await house.wait(minutes=1)
    await house.does(transferring.transfer, await person_of(who), ticket.id, to, "other_field", note)


async def returns(house: House, who: Official, ticket: TicketView, note: str = "Của phòng kia") -> None:
    await house.wait(minutes=1)
    await house.does(returning.send_back, await person_of(who), ticket.id, "other_field", note)


async def decides(house: House, who: Official, ticket: TicketView, body: str) -> None:
    await house.wait(minutes=1)
    await house.does(deciding.decide, await person_of(who), ticket.id, body)


async def disputed(house: House, hoa: Official, minh: Official) -> TicketView:
    """A ticket that has come before the umpire: passed on, returned, passed on, returned."""
    ticket = await sends(Citizen(house, "Lan"))
    for _ in range(2):
        await passes(house, hoa, ticket, POLICE)
        await returns(house, minh, ticket)
    return ticket


async def hops(house: House, ticket_id: int) -> list[TicketTransfer]:
    def ask(work: Work) -> list[TicketTransfer]:
        asked = select(TicketTransfer).where(TicketTransfer.ticket_id == ticket_id).order_by(TicketTransfer.seq)
        return list(work.session.scalars(asked))

    return await house.asks(ask)


async def clocks(house: House, ticket_id: int) -> list[tuple[str, Any, Any]]:
    def ask(work: Work) -> list[tuple[str, Any, Any]]:
        rows = work.session.execute(
            select(TicketClock.kind, TicketClock.due_at, TicketClock.stopped_by)
            .where(TicketClock.ticket_id == ticket_id)
            .order_by(TicketClock.id)
        )
        return [(str(row.kind), row.due_at, row.stopped_by and str(row.stopped_by)) for row in rows]

    return await house.asks(ask)


# The whole life -------------------------------------------------------------------------------------------------


async def test_passed_on_returned_passed_on_returned_decided_and_binding(house: House) -> None:
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    son, lan = await head(house, "Ông Sơn", CHAIR), Citizen(house, "Lan")
    ticket = await sends(lan)
    await house.wait(minutes=1)
    await hoa.presses("Chuyển cơ quan khác")
    await hoa.presses("Công an xã Lân Phong")
    await hoa.presses("Thuộc lĩnh vực của cơ quan khác")
    await hoa.says("Đèn bị phá, cần công an xác minh")
    await hoa.presses("↪️ Chuyển")
    minh.reads("chuyển đến từ Phòng Kinh tế", "lĩnh vực của cơ quan khác", "trả lại trước")

    await house.wait(hours=1)
    await minh.presses("Trả lại nơi chuyển")
    minh.reads("Vì sao")
    await minh.says("không phải")
    minh.reads("chọn một lý do")
    await minh.presses("Nhiệm vụ được giao")
    minh.reads("Nghị định 150/2025", "Viết rõ")
    await minh.says("Đèn hỏng do chập điện, không ai phá")
    minh.reads("Trả lại phiếu", "chập điện")
    assert await acts_of(house, ticket.code) == ["submit", "transfer"]
    hoa.looks()
    lan.looks()
    await minh.presses("↩️ Trả lại")
    minh.reads(f"Đã trả lại phiếu {ticket.code} cho Phòng Kinh tế", "hạn trả lời không đổi")
    hoa.reads("Công an xã Lân Phong trả lại", "chập điện", "Đèn đường")
    lan.reads("Công an xã Lân Phong trả lại", "hiện do Phòng Kinh tế xã Lân Phong giữ", "chập điện", "07/12/2026")
    now = await the_ticket(house, ticket.code)
    assert (now.body_code, now.state, now.officer_id) == (ROADS, TicketState.RECEIVED, None)

    await passes(house, hoa, ticket, POLICE, "Có người thấy kẻ ném đá")
    for each in (son, lan, hoa):
        each.looks()
    await house.wait(hours=1)
    await minh.presses("Trả lại nơi chuyển")
    await minh.presses("Nhiệm vụ được giao")
    await minh.says("Đã xác minh: không ai ném")
    await minh.presses("↩️ Trả lại")
    minh.reads("Chủ tịch UBND xã Lân Phong quyết định")
    son.reads("quyết định cơ quan giải quyết", "không ai ném", "Đèn đường")
    hoa.reads("Công an xã Lân Phong lại trả phiếu", "Nay Chủ tịch UBND xã Lân Phong quyết định")
    lan.reads("Chủ tịch UBND xã Lân Phong đang giữ phiếu và sẽ quyết định", "không ai ném", "07/12/2026")
    now = await the_ticket(house, ticket.code)
    assert (now.body_code, now.state) == (CHAIR, TicketState.RECEIVED)

    await house.wait(hours=1)
    lan.looks()
    await son.presses("Giao Công an xã Lân Phong")
    son.reads("Đã quyết định: Công an xã Lân Phong giải quyết")
    minh.reads("Ông Sơn", "Không trả lại, không chuyển tiếp")
    lan.reads("đã quyết định Công an xã Lân Phong giải quyết", "07/12/2026")
    for verb in ("o.bk", "o.trf", "o.trfok", "o.bkok"):
        await minh.forges(f"{verb}:{ticket.id}")
        minh.reads("Ông Sơn (Chủ tịch UBND xã Lân Phong) đã quyết định Công an xã Lân Phong giải quyết", "lúc")
    assert (await the_ticket(house, ticket.code)).body_code == POLICE
    assert not any("Chuyển cơ quan khác" in offer or "Trả lại" in offer for offer in minh.offers)
    await minh.presses("Tiếp nhận")
    await minh.presses("Lịch sử")
    minh.reads(
        "Phòng Kinh tế xã Lân Phong → Công an xã Lân Phong",
        "Nhiệm vụ được giao cho cơ quan chuyên môn khác",
        "Đáng lẽ đến Phòng Kinh tế xã Lân Phong, đưa lên Chủ tịch UBND xã Lân Phong",
        "quyết định cơ quan giải quyết",
    )
    await lan.forges(f"c.show:{ticket.id}")
    lan.reads("trả lại, hiện ở Phòng Kinh tế", "cấp trên quyết định Công an xã Lân Phong giải quyết")
    assert await acts_of(house, ticket.code) == [
        "submit", "transfer", "send_back", "transfer", "send_back", "decide", "accept",
    ]  # fmt: skip


async def test_alaveteli_1151_no_move_restarts_the_citizens_clock(quiet_house: House) -> None:
    """Resending or transferring must not reset the clock; each holder gets its own time to accept."""
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    son = await head(house, "Ông Sơn", CHAIR)
    ticket = await disputed(house, hoa, minh)
    await house.wait(days=1)
    await decides(house, son, ticket, POLICE)
    every = await clocks(house, ticket.id)
    settle = [clock for clock in every if clock[0] == ClockKind.SETTLE]
    assert settle == [("settle", ticket.due_at, None)]
    accept = [stopped for kind, _, stopped in every if kind == ClockKind.ACCEPT]
    assert accept == ["transfer", "send_back", "transfer", "send_back", "decide", None]
    assert (await the_ticket(house, ticket.code)).due_at == ticket.due_at


async def test_a_circle_goes_to_the_common_superior(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    tam = await officer(house, "Tâm", CULTURE)
    son = await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    await passes(house, hoa, ticket, POLICE)
    await passes(house, minh, ticket, CULTURE)
    await passes(house, tam, ticket, ROADS, "Phòng Kinh tế mới đúng")
    assert (await the_ticket(house, ticket.code)).body_code == CHAIR
    son.reads("Phòng Văn hóa – Xã hội", "Phòng Kinh tế mới đúng")
    assert [hop.umpire_body for hop in await hops(house, ticket.id)] == [None, None, CHAIR]
    await house.wait(minutes=1)
    await son.forges(f"o.open:{ticket.id}")
    assert {"⚖️ Giao Phòng Kinh tế xã Lân Phong", "⚖️ Giao Công an xã Lân Phong"} <= set(son.offers)


async def test_who_passes_it_on_again_to_whom_it_came_from_is_told_of_the_umpire(house: House) -> None:
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    await passes(house, hoa, ticket, POLICE)
    await house.wait(minutes=1)
    await minh.presses("Chuyển cơ quan khác")
    await minh.presses("Phòng Kinh tế")
    await minh.presses("Phiếu bị phân nhầm")
    await minh.says("Của phòng Kinh tế")
    await minh.presses("↪️ Chuyển")
    minh.reads("Chủ tịch UBND xã Lân Phong quyết định")
    assert (await the_ticket(house, ticket.code)).body_code == CHAIR


# Returning ------------------------------------------------------------------------------------------------------


async def test_too_late_to_return_it_is_theirs(house: House) -> None:
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    ticket = await sends(Citizen(house, "Lan"))
    await passes(house, hoa, ticket, POLICE)
    # Friday; Tuesday 24/11 is a holiday: eight office hours are over at the end of Monday.
    (hop,) = await hops(house, ticket.id)
    assert hop.return_until is not None
    await house.wait(days=3, hours=14)
    assert house.clock.now() < hop.return_until
    await minh.forges(f"o.bk:{ticket.id}")
    minh.reads("Vì sao")
    await minh.presses("Thuộc lĩnh vực")
    await house.wait(hours=2)
    await minh.says("Không phải của chúng tôi")
    minh.reads(f"Đã quá hạn trả lại phiếu {ticket.code}", "phiếu thuộc đơn vị")
    assert not any("Trả lại" in offer for offer in minh.offers)
    assert await acts_of(house, ticket.code) == ["submit", "transfer"]
    await minh.presses("Tiếp nhận")
    assert (await hops(house, ticket.id))[0].taken_at == house.clock.now()


async def test_work_on_it_is_taking_it_a_note_is_not(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    person = await person_of(minh)
    for verb, args in ((handling.accept, ()), (handling.ask, ("Cột số mấy?",))):
        ticket = await sends(Citizen(house, "Lan"))
        await passes(house, hoa, ticket, POLICE)
        await house.wait(minutes=1)
        await house.does(handling.note, person, ticket.id, "Để tôi xem")
        assert (await hops(house, ticket.id))[0].ended_at is None
        await house.does(verb, person, ticket.id, *args)
        assert (await hops(house, ticket.id))[0].taken_at is not None
        with pytest.raises(Stale):
            await returns(house, minh, ticket)


async def test_what_was_never_passed_on_is_not_returned(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.forges(f"o.bk:{ticket.id}")
    hoa.reads("không trả lại được")
    with pytest.raises(Stale, match="nothing-to-return"):
        await returns(house, hoa, ticket)
    assert await acts_of(house, ticket.code) == ["submit"]


async def test_two_officers_return_it_at_once_and_one_does(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    binh = await officer(house, "Bình", POLICE)
    await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    await passes(house, hoa, ticket, POLICE)
    await house.wait(minutes=1)
    for each in (minh, binh):
        await each.forges(f"o.bk:{ticket.id}")
        await each.forges(f"o.bkr:{ticket.id}:misrouted")
        await each.says("Không phải của công an")
    await minh.presses("↩️ Trả lại")
    await binh.presses("↩️ Trả lại")
    binh.reads("đã được Minh trả lại nơi chuyển")
    assert await acts_of(house, ticket.code) == ["submit", "transfer", "send_back"]


async def test_a_withdrawn_ticket_leaves_no_open_transfer(quiet_house: House) -> None:
    house = quiet_house
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await passes(house, hoa, ticket, POLICE)
    await house.does(following.withdraw, await person_of(lan), ticket.id)
    (hop,) = await hops(house, ticket.id)
    assert hop.ended_at is not None
    assert hop.taken_at is None


async def test_never_two_open_transfers_of_one_ticket(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await passes(house, hoa, ticket, POLICE)

    def again(work: Work) -> None:
        (hop,) = work.session.scalars(select(TicketTransfer).where(TicketTransfer.ticket_id == ticket.id))
        names = [column.name for column in TicketTransfer.__table__.columns if column.name not in {"id", "seq"}]
        work.session.add(TicketTransfer(seq=2, **{name: getattr(hop, name) for name in names}))
        work.session.flush()

    with pytest.raises(IntegrityError):
        await house.does(again)


async def test_returned_to_a_body_that_has_ended_meanwhile_the_umpire_decides(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    await passes(house, hoa, ticket, POLICE)
    await house.does(
        lambda work: work.session.execute(
            update(Body).where(Body.code == ROADS).values(valid_to=date(2026, 11, 19))
        )
    )
    await returns(house, minh, ticket)
    assert (await the_ticket(house, ticket.code)).body_code == CHAIR


# The umpire -----------------------------------------------------------------------------------------------------


async def test_dodging_the_umpire_is_not_possible(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    son = await head(house, "Ông Sơn", CHAIR)
    ticket = await disputed(house, hoa, minh)
    for press in ("o.acc", "o.trf", "o.ref", "o.ans", "o.ask", "o.bk"):
        await son.forges(f"{press}:{ticket.id}")
        son.reads("đang chờ Chủ tịch UBND xã Lân Phong quyết định")
    person = await person_of(son)
    acts: tuple[tuple[Callable[..., Any], tuple[str, ...]], ...] = (
        (handling.accept, ()),
        (handling.ask, ("Ở đâu?",)),
        (transferring.transfer, (CULTURE, "other_field", "Không")),
        (returning.send_back, ("other_field", "Không")),
    )
    for verb, args in acts:
        with pytest.raises(Stale, match="must-decide"):
            await house.does(verb, person, ticket.id, *args)
    running = [kind for kind, _, stopped in await clocks(house, ticket.id) if stopped is None]
    assert sorted(running) == ["accept", "first_answer", "settle"]
    assert (await the_ticket(house, ticket.code)).body_code == CHAIR


async def test_the_umpire_finds_any_other_body_and_may_keep_it(house: House) -> None:
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    son = await head(house, "Ông Sơn", CHAIR)
    ticket = await disputed(house, hoa, minh)
    await house.wait(minutes=1)
    await son.forges(f"o.open:{ticket.id}")
    await son.presses("Cơ quan khác")
    await son.says("zzzz qqqq")
    son.reads("Không tìm thấy")
    await son.says("van hoa xa hoi lan phong")
    await son.presses("Phòng Văn hóa")
    son.reads("Đã quyết định: Phòng Văn hóa")
    await house.wait(minutes=1)
    await son.presses("Đổi quyết định")
    await son.says("chu tich ubnd xa lan phong")
    await son.presses("Giao Chủ tịch UBND xã Lân Phong")
    assert (await the_ticket(house, ticket.code)).body_code == CHAIR
    await son.presses("Tiếp nhận")
    assert (await the_ticket(house, ticket.code)).state is TicketState.IN_PROGRESS


async def test_only_the_umpire_changes_its_mind_and_both_words_stay_on_record(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    son, top = await head(house, "Ông Sơn", CHAIR), await head(house, "Bà Chủ tịch tỉnh", TOP)
    ticket = await disputed(house, hoa, minh)
    await decides(house, son, ticket, POLICE)
    for other in (hoa, minh, top):
        with pytest.raises(Forbidden):
            await decides(house, other, ticket, ROADS)
        await other.forges(f"o.dcs:{ticket.id}")
        other.does_not_read("Giao Phòng")
    with pytest.raises(Invalid, match="decided-so"):
        await decides(house, son, ticket, POLICE)
    await decides(house, son, ticket, ROADS)
    assert (await the_ticket(house, ticket.code)).body_code == ROADS
    assert [hop.decided_body for hop in await hops(house, ticket.id)] == [None, POLICE, ROADS]
    for verb, args in (
        (transferring.transfer, (POLICE, "other_field", "Không")),
        (returning.send_back, ("other_field", "Không")),
    ):
        with pytest.raises(Stale, match="bound"):
            await house.does(verb, await person_of(hoa), ticket.id, *args)


async def test_two_deciders_press_at_once_and_the_second_is_told(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    son, thu = await head(house, "Ông Sơn", CHAIR), Officer(house, "Thu")
    await thu.joins(RoleKind.INTAKE, CHAIR)
    ticket = await disputed(house, hoa, minh)
    await house.wait(minutes=1)
    await son.presses("Giao Công an")
    await thu.presses("Giao Phòng Kinh tế")
    thu.reads("vừa được Ông Sơn quyết định giao Công an xã Lân Phong", "không có tác dụng")
    assert (await the_ticket(house, ticket.code)).body_code == POLICE
    assert (await acts_of(house, ticket.code)).count("decide") == 1
    minh.looks()
    await house.wait(minutes=1)
    await thu.presses("Đổi quyết định")
    await thu.presses("Giao Phòng Kinh tế")
    thu.reads("Đã quyết định: Phòng Kinh tế")
    minh.reads(ticket.code, "do Phòng Kinh tế xã Lân Phong giải quyết")


async def test_forged_decisions_have_no_effect(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh, lan = await officer(house), await officer(house, "Minh", POLICE), Citizen(house, "Lan")
    son = await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(lan)
    for who in (hoa, minh, son, lan):
        await who.forges(f"o.dc:{ticket.id}:1:{POLICE}")
        who.does_not_read("Đã quyết định")
    for what in (str(ticket.id), f"{ticket.id}:x:{POLICE}", "999999:1:x", f"{ticket.id}:1:nope"):
        await son.forges(f"o.dc:{what}")
        son.does_not_read("Đã quyết định")
    assert await acts_of(house, ticket.code) == ["submit"]


async def test_the_nearest_superior_with_somebody_in_it_decides(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    await officer(house, "Thư ký", CHAIR)  # an officer alone does not decide
    top = await head(house, "Bà Chủ tịch tỉnh", TOP)
    ticket = await disputed(house, hoa, minh)
    assert (await the_ticket(house, ticket.code)).body_code == TOP
    await top.forges(f"o.open:{ticket.id}")
    assert any("Giao Công an" in offer for offer in top.offers)


async def test_no_superior_only_a_log_line(quiet_house: House) -> None:
    """DIGIT, chatbot_ssh: without a superior a case disappears. Ours is with the catch-all, and admins know."""
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    quan, thu = Admin(house, "Quân"), Officer(house, "Thu")
    await quan.joins(RoleKind.ADMIN, TOP)
    await thu.joins(RoleKind.INTAKE, CATCH_ALL)
    quan.looks()
    ticket = await disputed(house, hoa, minh)
    assert (await the_ticket(house, ticket.code)).body_code == CATCH_ALL
    quan.reads(ticket.code, "không có cấp trên chung", "Cần bổ sung")
    quan.does_not_read("Đèn đường")
    await house.wait(minutes=1)
    await thu.presses("Giao Phòng Kinh tế")
    assert (await the_ticket(house, ticket.code)).body_code == ROADS


async def test_of_a_restricted_matter_the_umpires_head_alone_decides(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await head(house, "Hoa", ROADS), await head(house, "Minh", POLICE)
    son, thu = await head(house, "Ông Sơn", CHAIR), Officer(house, "Thu")
    await thu.joins(RoleKind.INTAKE, CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(
        lambda work: work.session.execute(update(Ticket).where(Ticket.id == ticket.id).values(field_code="can_bo"))
    )
    thu.looks()
    for _ in range(2):
        await passes(house, hoa, ticket, POLICE)
        await returns(house, minh, ticket)
    assert thu.news == ""
    with pytest.raises(Forbidden):
        await decides(house, thu, ticket, POLICE)
    await decides(house, son, ticket, POLICE)


# Always somebody's, never closed by passing on ------------------------------------------------------------------


async def test_parking_lots(quiet_house: House) -> None:
    """DIGIT: cases that nobody holds are scanned by nobody. A ticket always has a body and a running clock."""
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    son = await head(house, "Ông Sơn", CHAIR)

    async def held(code: str, body: str) -> None:
        now = await the_ticket(house, code)
        assert now.body_code == body
        running = {kind for kind, _, stopped in await clocks(house, now.id) if stopped is None}
        assert running == {"accept", "first_answer", "settle"}

    ticket = await sends(Citizen(house, "Lan"))
    for _ in range(2):
        await passes(house, hoa, ticket, POLICE)
        await held(ticket.code, POLICE)
        await returns(house, minh, ticket)
        await held(ticket.code, ROADS if _ == 0 else CHAIR)
    await decides(house, son, ticket, CULTURE)
    await held(ticket.code, CULTURE)
    with pytest.raises(IntegrityError):
        await house.does(
            lambda work: work.session.execute(update(Ticket).where(Ticket.id == ticket.id).values(body_code=None))
        )


@pytest.mark.parametrize("kind", [TicketKind.COMPLAINT, TicketKind.DENUNCIATION])
async def test_complaints_and_denunciations_are_never_passed_on_here(quiet_house: House, kind: TicketKind) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(
        lambda work: work.session.execute(update(Ticket).where(Ticket.id == ticket.id).values(kind=kind))
    )
    with pytest.raises(Invalid, match="no-such-kind"):
        await passes(house, hoa, ticket, POLICE)


async def test_fixmystreet_4457_not_ours_closes_nothing_and_offers_the_transfer(house: House) -> None:
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.presses("Không tiếp nhận")
    await hoa.presses("Không có nội dung")
    await hoa.says("Việc này không thuộc thẩm quyền của phòng theo quy định.")
    hoa.reads("không đóng được phiếu", "Điều 26")
    assert any("Chuyển cơ quan khác" in offer for offer in hoa.offers)
    await hoa.presses("Chuyển cơ quan khác")
    hoa.reads("đến cơ quan nào")
    await hoa.presses("Thôi")
    await hoa.presses("Trả lời")
    await hoa.says("Việc này không thuộc trách nhiệm của đơn vị.")
    await hoa.presses("Xem trước")
    hoa.reads("không đóng được phiếu")
    await hoa.presses("Sửa")
    hoa.reads("không thuộc trách nhiệm")
    assert await acts_of(house, ticket.code) == ["submit"]


async def test_a_forward_is_no_refusal_either(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.forges(f"o.gr:{ticket.id}:pending_elsewhere")
    await hoa.says("Đã chuyển Sở Xây dựng xử lý")
    hoa.reads("chưa phải là trả lời")
    assert await acts_of(house, ticket.code) == ["submit"]


# Counting -------------------------------------------------------------------------------------------------------


async def test_a_head_sees_who_passes_on_returns_and_keeps(house: House) -> None:
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    son = await head(house, "Ông Sơn", CHAIR)
    await son.says("/menu")
    await son.presses("Chuyển, trả lại")
    son.reads("Không có phiếu nào")
    ticket = await sends(Citizen(house, "Lan"))
    await house.wait(days=3)  # Monday: one working day
    await passes(house, hoa, ticket, POLICE)
    await house.wait(hours=2)
    await returns(house, minh, ticket)
    await passes(house, hoa, ticket, POLICE)
    await returns(house, minh, ticket)
    await house.wait(days=2)  # Wednesday; Tuesday is a holiday
    await decides(house, son, ticket, ROADS)
    await son.says("/menu")
    await son.presses("Chuyển, trả lại")
    said = son.reads("30 ngày qua")
    lines = [line.strip() for line in said.splitlines()]
    assert lines[lines.index("▫️ Phòng Kinh tế xã Lân Phong") + 1] == (
        "Nhận: 1 · Chuyển đi: 2 · Trả lại: 0 · Phân xử: 0 · Giữ: 1 ngày làm việc"
    )
    assert lines[lines.index("▫️ Công an xã Lân Phong") + 1] == (
        "Nhận: 2 · Chuyển đi: 0 · Trả lại: 2 · Phân xử: 0 · Giữ: 0 ngày làm việc"
    )
    assert lines[lines.index("▫️ Chủ tịch UBND xã Lân Phong") + 1] == (
        "Nhận: 0 · Chuyển đi: 0 · Trả lại: 0 · Phân xử: 1 · Giữ: 1 ngày làm việc"
    )
    await son.presses("Phòng Kinh tế xã Lân Phong")
    son.reads("theo người", "▫️ Hoa", "Chuyển đi: 2")
    await son.presses("Các đơn vị")
    await house.wait(days=40)
    await son.presses("90 ngày")
    son.reads("90 ngày qua", "Công an")
    await son.presses("30 ngày")
    son.reads("Không có phiếu nào")


async def test_who_heads_nothing_counts_nothing(quiet_house: House) -> None:
    house = quiet_house
    hoa, other = await officer(house), await head(house, "Ông Tư", CULTURE)
    await hoa.forges("l.moves")
    hoa.does_not_read("ngày qua")
    await other.forges(f"l.movers:30:{POLICE}:0")
    other.does_not_read("theo người")
    for token in ("l.moves:x", "l.moves:30:x", "l.movers", "l.movers:30"):
        await other.forges(token)
        other.does_not_read("sự cố")


async def test_many_bodies_come_page_by_page(house: House) -> None:
    son = await head(house, "Bà Chủ tịch tỉnh", TOP)
    person = await person_of(son)
    lan = Citizen(house, "Lan")
    ticket = await sends(lan)

    def fill(work: Work) -> None:
        codes = work.session.scalars(
            select(Body.code).where(Body.template == "kinh_te").order_by(Body.code).limit(20)
        )
        for seq, code in enumerate(codes, 1):
            work.session.add(
                TicketTransfer(
                    ticket_id=ticket.id, seq=seq, from_body=code, to_body=CATCH_ALL, reason_code="misrouted",
                    ground="", note="", by_person=person, at=work.now, held_since=work.now, held_days=seq,
                    ended_at=work.now,
                )
            )  # fmt: skip

    await house.does(fill)
    await son.forges("l.moves")
    son.reads("Từ 1 đến 8 trong 21")
    await son.presses("Trang sau")
    son.reads("Từ 9 đến 16 trong 21")
    await son.presses("Trang sau")
    son.reads("Từ 17 đến 21 trong 21")
    await son.presses("Trang trước")
    son.reads("Từ 9 đến 16 trong 21")
