"""Opinions of coordinating bodies: the lead body asks, each has its own clock; the citizen gets one answer."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from langnghe.models import (
    Act,
    ClockKind,
    Field,
    OverdueEpisode,
    RoleKind,
    TicketClock,
    TicketOpinion,
    TicketState,
)
from langnghe.services import (
    answering,
    casefile,
    consulting,
    coordinating,
    following,
    handling,
    opinions,
    planning,
    profile,
    returning,
    tickets,
    transferring,
)
from langnghe.services.opinions import Outcome, Request
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Stale
from langnghe.services.tickets import TicketView
from tests.conversations.desk import acts_of, head, officer, person_of, sends, the_ticket, wants_approval
from tests.conversations.test_clock import morning, until
from tests.conversations.test_digest import at
from tests.conversations.test_official_umpire import CULTURE, POLICE, decides, passes, returns
from tests.house import House
from tests.office import CHAIR, FRONT_DESK, ROADS
from tests.people import Admin, Citizen, Officer, Official

#: Asked on Friday 20/11/2026, three working days (24/11 is a day off): the end of Thursday 26/11.
DUE = datetime(2026, 11, 26, 17, tzinfo=UTC)
QUESTION = "Ai phá đèn, có hồ sơ chưa?"


async def requests(house: House, ticket: TicketView) -> tuple[Request, ...]:
    return await house.asks(lambda work: opinions.of_ticket(work, ticket.id))


async def asks(house: House, who: Official, ticket: TicketView, body: str, question: str = QUESTION) -> int:
    """The officer asks the body; the id of the request."""
    await house.wait(minutes=1)
    await house.does(consulting.ask, await person_of(who), ticket.id, body, question)
    return (await requests(house, ticket))[-1].id


async def gives(house: House, who: Official, ticket: TicketView, request: int, text: str, **how: Any) -> None:
    await house.wait(minutes=1)
    await house.does(consulting.give, await person_of(who), ticket.id, request, text, **how)


async def may_see(house: House, who: Official, ticket: TicketView) -> bool:
    person = await person_of(who)
    return await house.asks(lambda work: casefile.may_see(work, person, ticket.id))


async def opinion_clocks(house: House, ticket: TicketView) -> list[TicketClock]:
    found = (
        select(TicketClock)
        .where(TicketClock.ticket_id == ticket.id, TicketClock.kind == ClockKind.OPINION)
        .order_by(TicketClock.id)
    )
    return await house.asks(lambda work: list(work.session.scalars(found)))


async def three(house: House) -> tuple[Officer, Officer, Officer]:
    """An officer of the roads, one of the police, one of culture."""
    return await officer(house), await officer(house, "Minh", POLICE), await officer(house, "Vân", CULTURE)


async def restrict(house: House) -> None:
    """From now on matters of the roads are for heads and the assigned officer only."""
    await house.does(
        lambda work: work.session.execute(update(Field).where(Field.code == "giao_thong").values(restricted=True))
    )


# The whole way --------------------------------------------------------------------------------------------------


async def test_two_are_asked_one_is_late_and_the_citizen_gets_one_answer(house: House) -> None:
    hoa, minh, van = (
        await officer(house),
        await officer(house, "Minh", POLICE),
        await officer(house, "Vân", CULTURE),
    )
    son, lan = await head(house, "Ông Sơn", CHAIR), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Tiếp nhận")
    lan.looks()
    await house.wait(minutes=1)

    await hoa.presses("Xin ý kiến phối hợp")
    hoa.reads("cơ quan nào", "hạn trả lời không dừng")
    await hoa.says("cong an lan phong")
    await hoa.presses("Công an xã Lân Phong")
    await hoa.says(QUESTION)
    hoa.reads("Hạn cho ý kiến: 26/11/2026", "không đổi: 07/12/2026", "không thấy tên")
    assert await acts_of(house, ticket.code) == ["submit", "accept"]
    minh.looks()
    await hoa.presses("Gửi xin ý kiến")
    hoa.reads("Đã xin ý kiến Công an xã Lân Phong", "chờ ý kiến, hạn 26/11/2026 (còn 3 ngày làm việc)")
    minh.reads("Phòng Kinh tế xã Lân Phong xin ý kiến của Công an xã Lân Phong", "Đèn đường thôn 3", QUESTION)
    minh.does_not_read("Người gửi")
    assert not [each for each in minh.offers if "Tiếp nhận" in each or "Trả lời" in each or "Chuyển" in each]
    await hoa.forges(f"o.csk:{ticket.id}")  # pressed again
    assert len(await requests(house, ticket)) == 1
    await asks(house, hoa, ticket, CULTURE, "Có lễ hội nào cần đèn không?")
    assert lan.news == ""  # in the timeline, no message

    await minh.presses("Cho ý kiến")
    minh.reads(QUESTION)
    await minh.says("Chưa có hồ sơ, đèn bị xe tải va gãy")
    minh.reads("gửi Phòng Kinh tế", "xe tải", "Gửi?")
    assert (await requests(house, ticket))[0].outcome is Outcome.OPEN
    hoa.looks()
    await minh.presses("Gửi ý kiến")
    minh.reads("Đã gửi ý kiến")
    hoa.reads("Công an xã Lân Phong (Minh) cho ý kiến", "xe tải")
    assert await acts_of(house, ticket.code) == ["submit", "accept", "consult", "consult", "opine"]

    for each in (hoa, minh, van, son, lan):
        each.looks()
    await until(house, datetime(2026, 11, 27, 2, tzinfo=UTC))
    van.reads(
        "hạn 26/11/2026", "Hôm nay là hạn cho ý kiến", "quá hạn cho ý kiến", "trách nhiệm vẫn ở Phòng Văn hóa"
    )
    await morning(house)
    son.reads("Phòng Văn hóa – Xã hội xã Lân Phong · quá hạn cho ý kiến")
    hoa.reads("Phòng Văn hóa – Xã hội xã Lân Phong chưa cho ý kiến")
    minh.does_not_read("hạn cho ý kiến")
    lan.does_not_read("quá hạn")
    found = await house.asks(lambda work: list(work.session.scalars(select(OverdueEpisode))))
    assert [(each.body_code, each.officer_id, each.ended_at) for each in found] == [(CULTURE, None, None)]

    await hoa.says(ticket.code)
    await hoa.presses("✍️ Trả lời")
    await hoa.says("Đèn bị xe va gãy, đã thay ngày 27/11.")
    van.looks()
    minh.looks()
    await hoa.presses("Xem trước")
    hoa.reads("Ý kiến phối hợp đã có", "xe tải va gãy", "Còn 1 cơ quan chưa cho ý kiến", "Phòng Văn hóa", "Gửi?")
    lan.looks()
    await hoa.presses("Gửi cho người dân")
    assert lan.reads("Đèn bị xe va gãy").count("Kính gửi") == 1
    lan.does_not_read("xe tải", "hồ sơ")
    van.reads("đã giải quyết xong", "không cần ý kiến của Phòng Văn hóa – Xã hội xã Lân Phong nữa")
    assert minh.news == ""
    now = await the_ticket(house, ticket.code)
    assert (now.state, now.due_at) == (TicketState.ANSWERED, ticket.due_at)
    assert [each.outcome for each in await requests(house, ticket)] == [Outcome.GIVEN, Outcome.OVER]
    assert [each.stopped_by for each in await opinion_clocks(house, ticket)] == [Act.OPINE, Act.ANSWER]
    found = await house.asks(lambda work: list(work.session.scalars(select(OverdueEpisode))))
    assert [(each.body_code, each.ended_by) for each in found] == [(CULTURE, Act.ANSWER)]


async def test_the_citizen_sees_that_it_was_asked_and_given_and_no_word_of_it(house: House) -> None:
    hoa, minh, lan = await officer(house), await officer(house, "Minh", POLICE), Citizen(house, "Lan")
    ticket = await sends(lan)
    request = await asks(house, hoa, ticket, POLICE)
    await gives(house, minh, ticket, request, "Đèn bị xe tải va gãy")
    await lan.says(ticket.code)
    lan.reads("xin ý kiến phối hợp của Công an xã Lân Phong", "Công an xã Lân Phong đã cho ý kiến")
    lan.does_not_read("xe tải", "hồ sơ")
    # Not even where the lines of the citizen's history are read with their words.
    lines = await house.asks(lambda work: tickets.timeline(work, ticket.id, public_only=True))
    assert [each.text for each in lines if each.act in {Act.CONSULT, Act.OPINE}] == ["", ""]


async def test_the_lead_reads_all_of_it_in_full_and_in_the_history(house: House) -> None:
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    ticket = await sends(Citizen(house, "Lan"))
    request = await asks(house, hoa, ticket, POLICE)
    long = "Đèn bị xe tải va gãy. " * 40 + "Hết."
    await gives(house, minh, ticket, request, long)
    await hoa.says(ticket.code)
    hoa.reads("đã cho ý kiến", "đúng hạn")
    hoa.does_not_read("Hết.")
    await hoa.presses("Ý kiến phối hợp (1)")
    hoa.reads("Hết.", QUESTION, "Hỏi (Phòng Kinh tế xã Lân Phong, Hoa")
    assert not [each for each in hoa.offers if "Thôi xin" in each]
    await hoa.presses("Quay lại phiếu")
    await hoa.presses("Lịch sử")
    hoa.reads("xin ý kiến cơ quan phối hợp", "Cơ quan phối hợp: Công an xã Lân Phong", QUESTION, "xe tải")


# What who is asked may do ---------------------------------------------------------------------------------------


async def test_who_is_asked_can_do_nothing_else_with_it(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh, chief = (
        await officer(house),
        await officer(house, "Minh", POLICE),
        await head(house, "Bà Tư", POLICE),
    )
    ticket = await sends(Citizen(house, "Lan"))
    await asks(house, hoa, ticket, POLICE)
    his = await person_of(minh)
    for verb, *args in (
        (handling.accept,),
        (handling.ask, "Ở đâu?"),
        (handling.note, "ghi"),
        (handling.assign, his),
        (answering.answer, "Đã thay bóng đèn."),
        (answering.refuse, "nothing_new", "Đã trả lời tại văn bản 12"),
        (transferring.transfer, ROADS, "other_field", "không phải việc của chúng tôi"),
        (transferring.transfer, CULTURE, "other_field", "không phải việc của chúng tôi"),
        (returning.send_back, "other_field", "không phải"),
        (consulting.ask, CULTURE, "Sao?"),
    ):
        for person in (his, await person_of(chief)):
            with pytest.raises(Forbidden):
                await house.does(verb, person, ticket.id, *args)
    for token in ("acc", "ans", "ask", "note", "asg", "trf", "bk", "ref", "ext", "cor", "cs", "prev", "send"):
        minh.looks()
        await minh.forges(f"o.{token}:{ticket.id}")
        minh.does_not_read("Viết", "Chọn", "Đã tiếp nhận")
    for token in ("urge", "app", "ret"):
        await chief.forges(f"l.{token}:{ticket.id}:1")
    assert await acts_of(house, ticket.code) == ["submit", "consult"]
    assert (await the_ticket(house, ticket.code)).state is TicketState.RECEIVED


async def test_who_is_asked_sees_no_name_no_note_and_no_draft(house: House) -> None:
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    chief = await head(house, "Ông Bảy")
    await wants_approval(house)
    lan = Citizen(house, "Nguyễn Thị Lan")
    await lan.starts()
    await house.does(profile.give_name, await person_of(lan), "Nguyễn Thị Lan", "0905123456")
    ticket = await sends(lan, anonymous=False)
    hers = await person_of(hoa)
    await house.does(handling.note, hers, ticket.id, "Người này hay gọi điện")
    await house.does(answering.propose, hers, ticket.id, "Đã lập kế hoạch sửa đèn trong tháng 12.")
    await house.does(answering.return_, await person_of(chief), ticket.id, "Hỏi công an đã")
    await asks(house, hoa, ticket, POLICE)
    await house.does(answering.propose, hers, ticket.id, "Đã lập kế hoạch sửa đèn trong tháng 12.")
    await minh.says(ticket.code)
    minh.reads("Đèn đường thôn 3", QUESTION)
    await minh.presses("Lịch sử")
    await minh.says(ticket.code)
    everything = "\n".join(shown.text for shown in minh.screen)
    for secret in ("Nguyễn Thị Lan", "0905123456", "hay gọi điện", "ghi chú", "kế hoạch sửa đèn", "Hỏi công an"):
        assert secret not in everything
    chief.looks()
    await chief.says(ticket.code)
    chief.reads("Nguyễn Thị Lan", "0905123456", "Còn 1 cơ quan chưa cho ý kiến")


async def test_who_is_asked_reads_no_plan_by_a_forged_button(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    ticket = await sends(Citizen(house, "Lan"))
    hers, day = await person_of(hoa), DUE.date()
    step_id = await house.does(planning.add, hers, ticket.id, "Mời thầu cột đèn", None, day)
    await asks(house, hoa, ticket, POLICE)
    for forged in ("o.plan:{}", f"o.stp:{{}}:{step_id}", f"o.sdone:{{}}:{step_id}", "o.hist:{}", "o.due:{}"):
        await minh.forges(forged.format(ticket.id))
        minh.does_not_read("Mời thầu")
        minh.does_not_read("hạn thực hiện")
    await hoa.forges(f"o.plan:{ticket.id}")
    hoa.reads("Mời thầu cột đèn")


async def test_after_it_is_given_only_what_was_said_can_be_read(house: House) -> None:
    hoa, minh, stranger = await three(house)
    ticket = await sends(Citizen(house, "Lan"))
    request = await asks(house, hoa, ticket, POLICE)
    await gives(house, minh, ticket, request, "Đèn bị xe tải va gãy")
    for old in (f"o.opi:{ticket.id}:{request}", f"o.opn:{ticket.id}:{request}", f"o.hist:{ticket.id}"):
        await minh.forges(old)
        minh.reads("đã cho ý kiến lúc", QUESTION, "xe tải")
        minh.does_not_read("Đèn đường thôn 3")
    await minh.says(ticket.code)
    minh.reads("đã cho ý kiến lúc", "xe tải")
    minh.does_not_read("Đèn đường thôn 3")
    await stranger.forges(f"o.open:{ticket.id}")
    stranger.does_not_read("xe tải", "Đèn đường")
    assert len([each for each in await acts_of(house, ticket.code) if each == "opine"]) == 1


async def test_not_ours_is_an_opinion_with_a_reason(house: House) -> None:
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    ticket = await sends(Citizen(house, "Lan"))
    await asks(house, hoa, ticket, POLICE)
    await minh.presses("Không thuộc lĩnh vực")
    minh.reads("Vì sao")
    await minh.says("   ")
    minh.reads("đang trống")
    await minh.sends_photo()
    minh.reads("chỉ nhận chữ viết")
    await minh.says("Việc của điện lực")
    minh.reads("không thuộc lĩnh vực của đơn vị", "điện lực")
    await minh.says("Việc của điện lực xã")  # words instead of a press: they take their place
    hoa.looks()
    await minh.presses("Gửi ý kiến")
    hoa.reads("không thuộc lĩnh vực của mình", "điện lực xã")
    (request,) = await requests(house, ticket)
    assert (request.outcome, request.opinion, request.late) == (Outcome.NOT_OURS, "Việc của điện lực xã", False)
    assert [each.stopped_by for each in await opinion_clocks(house, ticket)] == [Act.OPINE]
    await asks(house, hoa, ticket, POLICE, "Xem lại giúp")  # it may be asked again


async def test_two_officers_at_once_give_one_opinion(house: House) -> None:
    hoa, minh, binh = (
        await officer(house),
        await officer(house, "Minh", POLICE),
        await officer(house, "Bình", POLICE),
    )
    ticket = await sends(Citizen(house, "Lan"))
    await asks(house, hoa, ticket, POLICE)
    for each in (minh, binh):
        await each.presses("Cho ý kiến")
        await each.says(f"Ý của {each.name}")
    sent = minh.screen[-1]
    await minh.presses("Gửi ý kiến")
    await binh.presses("Gửi ý kiến")
    binh.reads("đã cho ý kiến lúc", "(Minh)", "Ý của Minh")
    if sent.choices:
        await minh.presses("Gửi ý kiến", on=sent)
        minh.reads("đã cho ý kiến lúc")
    (request,) = await requests(house, ticket)
    assert request.opinion == "Ý của Minh"
    assert (await acts_of(house, ticket.code)).count("opine") == 1


async def test_only_for_the_own_body_and_only_this_ticket(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh, van = (
        await officer(house),
        await officer(house, "Minh", POLICE),
        await officer(house, "Vân", CULTURE),
    )
    ticket, other = await sends(Citizen(house, "Lan")), await sends(Citizen(house, "Cúc"))
    request = await asks(house, hoa, ticket, POLICE)
    theirs = await asks(house, hoa, other, CULTURE)
    for person in (await person_of(van), await person_of(hoa)):
        with pytest.raises(Forbidden):
            await house.does(consulting.give, person, ticket.id, request, "Của tôi")
    for wrong in (theirs, 999):
        with pytest.raises(NotFound):
            await house.does(consulting.give, await person_of(minh), ticket.id, wrong, "Của tôi")
    with pytest.raises(Forbidden):
        await house.does(consulting.withdraw, await person_of(minh), ticket.id, request)
    with pytest.raises(NotFound):
        await house.does(consulting.withdraw, await person_of(hoa), ticket.id, theirs)
    for token in (
        f"o.opi:{ticket.id}:{theirs}",
        f"o.opk:{ticket.id}:x",
        f"o.opi:{ticket.id}",
        f"o.csz:{ticket.id}:-1",
    ):
        await minh.forges(token)
        minh.reads("nút")
    await van.forges(f"o.opk:{ticket.id}:{request}")
    assert [each.outcome for each in await requests(house, ticket)] == [Outcome.OPEN]


# Asking ---------------------------------------------------------------------------------------------------------


async def test_whom_a_body_may_ask(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    hers = await person_of(hoa)
    with pytest.raises(Invalid, match="o-consult-itself"):
        await asks(house, hoa, ticket, ROADS)
    with pytest.raises(NotFound):
        await asks(house, hoa, ticket, "21433.khong_co")
    with pytest.raises(Invalid, match="o-text-empty"):
        await asks(house, hoa, ticket, POLICE, " ? ")
    await asks(house, hoa, ticket, POLICE)
    with pytest.raises(Invalid, match="o-consult-open"):
        await asks(house, hoa, ticket, POLICE)
    near = await house.asks(lambda work: consulting.receivers(work, hers, ticket.id))
    assert {POLICE, ROADS}.isdisjoint(each.code for each in near)
    typed = await house.asks(lambda work: consulting.receivers(work, hers, ticket.id, "so xay dung"))
    assert typed[0].code == "51.so_xay_dung"
    for body in (CULTURE, CHAIR, FRONT_DESK, "51.so_xay_dung"):
        await asks(house, hoa, ticket, body)
    with pytest.raises(Invalid, match="o-consult-many"):
        await asks(house, hoa, ticket, "51.cong_an")
    await hoa.forges(f"o.cs:{ticket.id}")
    hoa.reads("5 cơ quan, là nhiều nhất")


async def test_asking_shows_that_the_body_has_taken_it(quiet_house: House) -> None:
    """A body that was passed a ticket and makes others work on it does not return it afterwards."""
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    ticket = await sends(Citizen(house, "Lan"))
    await house.wait(minutes=1)
    await house.does(transferring.transfer, await person_of(hoa), ticket.id, POLICE, "other_field", "cần xác minh")
    await asks(house, minh, ticket, CULTURE)
    with pytest.raises(Stale, match="o-nothing-to-return"):
        await house.does(returning.send_back, await person_of(minh), ticket.id, "other_field", "không phải")


async def test_the_lead_asks_no_more_and_the_body_is_told(house: House) -> None:
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    ticket = await sends(Citizen(house, "Lan"))
    request = await asks(house, hoa, ticket, POLICE)
    await hoa.says(ticket.code)
    await hoa.presses("Ý kiến phối hợp (1)")
    await hoa.presses("Thôi xin ý kiến Công an")
    hoa.reads("sẽ được báo")
    assert (await requests(house, ticket))[0].open
    minh.looks()
    await hoa.presses("Đúng, thôi xin ý kiến")
    hoa.reads("Đã thôi xin ý kiến", "đã thôi xin ý kiến lúc")
    minh.reads("thôi xin ý kiến của Công an xã Lân Phong", "Không cần nữa")
    await minh.forges(f"o.opi:{ticket.id}:{request}")
    minh.reads("không cần ý kiến của Công an xã Lân Phong nữa")
    await hoa.forges(f"o.csz:{ticket.id}:{request}")
    hoa.reads("không cần ý kiến")
    assert await acts_of(house, ticket.code) == ["submit", "consult", "consult_end"]
    (clock,) = await opinion_clocks(house, ticket)
    assert (clock.stopped_by, clock.next_at) == (Act.CONSULT_END, None)
    assert not await may_see(house, minh, ticket)


async def test_an_opinion_that_came_after_the_look_is_looked_at_first(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    ticket = await sends(Citizen(house, "Lan"))
    request = await asks(house, hoa, ticket, POLICE)
    await hoa.says(ticket.code)
    await hoa.presses("✍️ Trả lời")
    await hoa.says("Sẽ thay đèn trong tuần sau.")
    await hoa.presses("Xem trước")
    hoa.reads("Còn 1 cơ quan chưa cho ý kiến")
    await gives(house, minh, ticket, request, "Khoan, đang điều tra")
    await hoa.presses("Gửi cho người dân")
    hoa.reads("Khoan, đang điều tra", "Gửi?")
    hoa.does_not_read("Còn 1 cơ quan")
    assert (await the_ticket(house, ticket.code)).open
    await hoa.presses("Gửi cho người dân")
    assert not (await the_ticket(house, ticket.code)).open


# While the ticket goes its way ----------------------------------------------------------------------------------


async def test_a_transfer_takes_the_open_requests_along(house: House) -> None:
    hoa, minh, van = (
        await officer(house),
        await officer(house, "Minh", POLICE),
        await officer(house, "Vân", CULTURE),
    )
    ticket = await sends(Citizen(house, "Lan"))
    request = await asks(house, hoa, ticket, CULTURE)
    await house.does(transferring.transfer, await person_of(hoa), ticket.id, POLICE, "other_field", "cần xác minh")
    (clock,) = await opinion_clocks(house, ticket)
    assert (clock.stopped_at, clock.due_at) == (None, DUE)
    await van.says(ticket.code)
    van.reads("Công an xã Lân Phong xin ý kiến của Phòng Văn hóa")
    hoa.looks()
    minh.looks()
    await gives(house, van, ticket, request, "Không có lễ hội")
    minh.reads("cho ý kiến", "Không có lễ hội")
    assert hoa.news == ""
    await minh.says(ticket.code)
    minh.reads("Không có lễ hội")
    second = await asks(house, minh, ticket, CHAIR)
    with pytest.raises(Stale):  # it has left the body
        await house.does(consulting.withdraw, await person_of(hoa), ticket.id, second)
    await house.does(consulting.withdraw, await person_of(minh), ticket.id, second)


async def test_who_gets_the_ticket_itself_is_not_asked_any_more(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    ticket = await sends(Citizen(house, "Lan"))
    request = await asks(house, hoa, ticket, POLICE)
    await asks(house, hoa, ticket, CULTURE)
    await house.does(transferring.transfer, await person_of(hoa), ticket.id, POLICE, "other_field", "của công an")
    assert [each.open for each in await requests(house, ticket)] == [False, True]
    assert [each.stopped_by for each in await opinion_clocks(house, ticket)] == [Act.CONSULT_END, None]
    assert await acts_of(house, ticket.code) == ["submit", "consult", "consult", "transfer", "consult_end"]
    with pytest.raises(Stale):
        await gives(house, minh, ticket, request, "Để tôi")
    await minh.says(ticket.code)
    assert any("Tiếp nhận" in each for each in minh.offers)


async def test_while_the_umpire_decides_opinions_still_come(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh, van = await three(house)
    son = await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    request = await asks(house, hoa, ticket, CULTURE)
    for _ in range(2):
        await passes(house, hoa, ticket, POLICE)
        await returns(house, minh, ticket)
    with pytest.raises(Stale, match="o-must-decide"):
        await asks(house, son, ticket, FRONT_DESK)
    with pytest.raises(Stale, match="o-must-decide"):
        await house.does(consulting.withdraw, await person_of(son), ticket.id, request)
    son.looks()
    await gives(house, van, ticket, request, "Không có lễ hội")
    son.reads("Không có lễ hội")
    await decides(house, son, ticket, POLICE)
    await minh.says(ticket.code)
    minh.reads("Không có lễ hội")
    second = await asks(house, minh, ticket, CULTURE, "Chắc không?")
    await decides(house, son, ticket, ROADS)  # thinks again
    hoa.looks()
    await gives(house, van, ticket, second, "Chắc")
    hoa.reads("Chắc")


async def test_a_withdrawn_or_refused_ticket_ends_the_requests(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh, lan = await officer(house), await officer(house, "Minh", POLICE), Citizen(house, "Lan")
    withdrawn, refused = await sends(lan), await sends(lan, "Rác ở chợ")
    for ticket in (withdrawn, refused):
        await asks(house, hoa, ticket, POLICE)
    minh.looks()
    await house.does(following.withdraw, await person_of(lan), withdrawn.id)
    await house.does(
        answering.refuse, await person_of(hoa), refused.id, "nothing_new", "Đã trả lời tại văn bản 12/UBND"
    )
    assert minh.reads("đã giải quyết xong").count("không cần ý kiến") == 2
    for ticket in (withdrawn, refused):
        (request,) = await requests(house, ticket)
        assert request.outcome is Outcome.OVER
        assert (await opinion_clocks(house, ticket))[0].stopped_at is not None
    await until(house, datetime(2026, 11, 30, 2, tzinfo=UTC))
    assert "hạn cho ý kiến" not in minh.news


async def test_who_refuses_is_warned_too(house: House) -> None:
    hoa = await officer(house)
    await officer(house, "Minh", POLICE)
    ticket = await sends(Citizen(house, "Lan"))
    await asks(house, hoa, ticket, POLICE)
    await hoa.says(ticket.code)
    await hoa.presses("Không tiếp nhận")
    await hoa.presses("Đã được trả lời bằng văn bản")
    await hoa.says("Đã trả lời tại văn bản 12/UBND ngày 3/11")
    hoa.reads("Còn 1 cơ quan chưa cho ý kiến", "Công an xã Lân Phong", "Gửi?")


async def test_the_citizens_photo_can_be_looked_at_by_who_is_asked(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh, lan = await officer(house), await officer(house, "Minh", POLICE), Citizen(house, "Lan")
    await lan.agrees()
    await lan.sends_photo("Đèn đường thôn 2 hỏng ba hôm nay")
    await lan.presses("Gửi")
    ticket = await the_ticket(house, lan.code)
    request = await asks(house, hoa, ticket, POLICE)
    await minh.says(ticket.code)
    await minh.presses("Xem tệp gửi kèm (1)")
    assert [shown.file for shown in minh.screen if shown.file]
    await gives(house, minh, ticket, request, "Xe va")
    before = len([shown for shown in minh.screen if shown.file])
    await minh.forges(f"o.files:{ticket.id}")
    assert len([shown for shown in minh.screen if shown.file]) == before


async def test_a_reopened_ticket_may_be_asked_about_again(house: House) -> None:
    hoa, minh, lan = await officer(house), await officer(house, "Minh", POLICE), Citizen(house, "Lan")
    ticket = await sends(lan)
    first = await asks(house, hoa, ticket, POLICE)
    await gives(house, minh, ticket, first, "Đèn bị xe tải va gãy")
    await asks(house, hoa, ticket, CULTURE)
    await house.does(answering.answer, await person_of(hoa), ticket.id, "Đã thay bóng đèn.")
    await house.wait(hours=1)
    await house.does(following.reopen, await person_of(lan), ticket.id, "Vẫn tối")
    assert not await may_see(house, minh, ticket)
    await hoa.says(ticket.code)
    hoa.reads("xe tải", "chưa cho ý kiến khi phiếu giải quyết xong")
    second = await asks(house, hoa, ticket, POLICE, "Nay lại gãy, vì sao?")
    await minh.says(ticket.code)
    minh.reads("Nay lại gãy", "Đèn đường thôn 3")
    await gives(house, minh, ticket, second, "Xe khác")
    assert [each.outcome for each in await requests(house, ticket)] == [Outcome.GIVEN, Outcome.OVER, Outcome.GIVEN]


# Restricted fields, bodies without officials --------------------------------------------------------------------


async def test_of_a_restricted_field_only_the_head_is_told_and_answers(house: House) -> None:
    minh, tu = await officer(house, "Minh", POLICE), await head(house, "Bà Tư", POLICE)
    bay, hoa = await head(house, "Ông Bảy"), await officer(house)
    await restrict(house)
    ticket = await sends(Citizen(house, "Lan"))
    with pytest.raises(Forbidden):
        await asks(house, hoa, ticket, POLICE)
    request = await asks(house, bay, ticket, POLICE)
    assert minh.news == ""
    tu.reads("xin ý kiến của Công an", "bấm Mở phiếu")
    tu.does_not_read("Đèn đường thôn 3", QUESTION)
    await tu.presses("Mở phiếu")
    tu.reads("Đèn đường thôn 3", QUESTION)
    with pytest.raises(Forbidden):
        await gives(house, minh, ticket, request, "Tôi biết")
    await minh.forges(f"o.open:{ticket.id}")
    minh.does_not_read("Đèn đường", QUESTION, ticket.code)
    his, hers = await person_of(minh), await person_of(tu)
    assert (await house.asks(lambda work: coordinating.waiting_for(work, his))).total == 0
    assert (await house.asks(lambda work: coordinating.waiting_for(work, hers))).total == 1
    await tu.presses("Cho ý kiến")
    await tu.says("Có hồ sơ mật")
    bay.looks()
    await tu.presses("Gửi ý kiến")
    bay.reads("Bà Tư", "bấm Mở phiếu")
    bay.does_not_read("hồ sơ mật")
    await bay.says(ticket.code)
    bay.reads("hồ sơ mật")
    await hoa.says(ticket.code)
    hoa.does_not_read("hồ sơ mật")
    await minh.says(ticket.code)
    minh.does_not_read("hồ sơ mật", "Đèn đường")


async def test_for_a_body_without_officials_its_superior_speaks(house: House) -> None:
    hoa, son = await officer(house), await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    request = await asks(house, hoa, ticket, POLICE)
    son.reads("xin ý kiến của Công an xã Lân Phong")
    await son.presses("Cho ý kiến")
    await son.says("Công an chưa vào hệ thống, tôi xác nhận")
    await son.presses("Gửi ý kiến")
    hoa.reads("Công an xã Lân Phong (Ông Sơn) cho ý kiến")
    assert (await requests(house, ticket))[0].id == request
    await officer(house, "Minh", POLICE)  # now it has somebody, who speaks for it
    again = await asks(house, hoa, ticket, POLICE, "Còn gì nữa không?")
    with pytest.raises(Forbidden):
        await gives(house, son, ticket, again, "Không")


async def test_where_nobody_is_the_admins_learn_that_somebody_has_to_be_invited(quiet_house: House) -> None:
    house = quiet_house
    hoa, root = await officer(house), Admin(house, "Quản trị")
    await root.joins(RoleKind.ADMIN, "51.chu_tich")
    ticket = await sends(Citizen(house, "Lan"))
    root.looks()
    request = await asks(house, hoa, ticket, POLICE)
    root.reads("Công an xã Lân Phong được xin ý kiến nhưng chưa có ai")
    with pytest.raises(Forbidden):
        await gives(house, root, ticket, request, "Tôi là quản trị")


# Lists, digest, counts ------------------------------------------------------------------------------------------


async def test_what_is_asked_for_is_a_list_of_its_own_oldest_due_first(house: House) -> None:
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    await minh.says("việc")
    await minh.presses("Chờ ý kiến phối hợp")
    minh.reads("Không có cơ quan nào đang chờ")
    found = [await sends(Citizen(house, f"Lan {number}")) for number in range(10)]
    for ticket in found[5:]:
        await asks(house, hoa, ticket, POLICE)
    await house.wait(days=3)
    for ticket in found[:5]:
        await asks(house, hoa, ticket, POLICE)
    await minh.says("việc")
    minh.reads("Đang mở: 0")
    await minh.presses("Chờ ý kiến phối hợp")
    news = minh.reads("Chờ ý kiến phối hợp · 10", "Phòng Kinh tế xã Lân Phong xin ý kiến Công an xã Lân Phong")
    shown = [each.code for each in (*found[5:], *found[:3])]
    places = [news.index(each) for each in shown]
    assert places == sorted(places)
    minh.does_not_read(found[3].code, "Đèn đường")
    await minh.presses("Trang sau")
    minh.reads(found[3].code, found[4].code)
    await minh.presses("Trang trước")
    await minh.presses(found[5].code)
    minh.reads("Đèn đường thôn 3", QUESTION)
    await hoa.says("ý kiến")
    hoa.reads("Không có cơ quan nào đang chờ")


async def test_the_head_reads_of_it_in_the_digest(house: House) -> None:
    hoa, tu = await officer(house), await head(house, "Bà Tư", POLICE)
    ticket, other = await sends(Citizen(house, "Lan")), await sends(Citizen(house, "Cúc"))
    await asks(house, hoa, ticket, POLICE)
    await house.wait(days=3)
    await asks(house, hoa, other, POLICE)
    tu.looks()
    await at(house, datetime(2026, 11, 26, 0, 30, tzinfo=UTC))
    tu.reads("Việc sáng nay", "Cơ quan khác chờ ý kiến: quá hạn 0, đến hạn hôm nay 1")
    tu.looks()
    await at(house, datetime(2026, 11, 27, 0, 30, tzinfo=UTC))
    tu.reads("Cơ quan khác chờ ý kiến: quá hạn 1, đến hạn hôm nay 1")
    await tu.presses("Chờ ý kiến (")
    tu.reads(ticket.code)


async def test_each_body_is_counted(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh, van = (
        await officer(house),
        await officer(house, "Minh", POLICE),
        await officer(house, "Vân", CULTURE),
    )
    son = await head(house, "Ông Sơn", CHAIR)
    found = [await sends(Citizen(house, f"Lan {number}")) for number in range(5)]
    ids = [await asks(house, hoa, ticket, POLICE) for ticket in found]
    theirs = await asks(house, hoa, found[0], CULTURE)
    await gives(house, minh, found[0], ids[0], "Đúng vậy")
    await gives(house, minh, found[1], ids[1], "Của điện lực", not_ours=True)
    await house.does(consulting.withdraw, await person_of(hoa), found[2].id, ids[2])
    await until(house, datetime(2026, 11, 27, 2, tzinfo=UTC))
    await gives(house, minh, found[3], ids[3], "Chậm nhưng có")
    await gives(house, van, found[0], theirs, "Chậm, không phải của tôi", not_ours=True)
    await son.says("menu")
    await son.presses("Chuyển, trả lại")
    await son.presses("Cho ý kiến phối hợp")
    son.reads(
        "Công an xã Lân Phong",
        "Được hỏi: 5 · Đúng hạn: 1 · Trễ: 2 · Không thuộc lĩnh vực: 1 · Đang chờ: 1",
        "Được hỏi: 1 · Đúng hạn: 0 · Trễ: 1 · Không thuộc lĩnh vực: 1 · Đang chờ: 0",
    )
    await son.presses("90 ngày")
    son.reads("90 ngày qua")
    await house.wait(days=40)
    await son.forges("l.opinions:30:0")
    son.reads("Không đơn vị nào")
    await hoa.forges("l.opinions:30:0")
    hoa.does_not_read("Được hỏi")


async def test_the_late_reason_of_the_lead_is_not_that_of_the_body_that_was_asked(quiet_house: House) -> None:
    house = quiet_house
    hoa, _minh = await officer(house), await officer(house, "Minh", POLICE)
    ticket = await sends(Citizen(house, "Lan"))
    await house.does(handling.accept, await person_of(hoa), ticket.id)
    await asks(house, hoa, ticket, POLICE)
    await until(house, datetime(2026, 12, 8, 2, tzinfo=UTC))
    await house.does(answering.answer, await person_of(hoa), ticket.id, "Đã thay bóng đèn.", late="other_body")
    found = await house.asks(lambda work: list(work.session.scalars(select(OverdueEpisode))))
    reasons = {each.body_code: each.reason for each in found if each.ended_by is Act.ANSWER}
    assert reasons == {POLICE: "", ROADS: "other_body"}


async def test_the_row_says_all_there_is(quiet_house: House) -> None:
    house = quiet_house
    hoa, minh = await officer(house), await officer(house, "Minh", POLICE)
    ticket = await sends(Citizen(house, "Lan"))
    request = await asks(house, hoa, ticket, POLICE)
    await gives(house, minh, ticket, request, "Đúng vậy")
    row = await house.asks(lambda work: work.session.get_one(TicketOpinion, request))
    assert (row.asked_by, row.asked_body, row.question) == (await person_of(hoa), ROADS, QUESTION)
    assert (row.given_by, row.opinion) == (await person_of(minh), "Đúng vậy")
    assert row.given_at == row.ended_at
    (clock,) = await opinion_clocks(house, ticket)
    assert (clock.item, clock.body_code, clock.span) == (request, POLICE, "3 WD")
