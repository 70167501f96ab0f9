"""Pause, resume and stop: at any time, by whoever answers for it, each press asked anew."""

from datetime import timedelta

from sqlalchemy import update

from langnghe.models import BroadcastDelivery, BroadcastOutcome, BroadcastState, RoleGrant, RoleKind
from langnghe.models.contract import SendOutcome, SendResult
from tests.broadcasts.sending import announces, heard, neighbours, outcomes, state, sums
from tests.broadcasts.watching import announcer, begun, comes_to, deliveries, history, looks, passes, sets
from tests.conversations.desk import person_of
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Admin, Official

O, S = BroadcastOutcome, BroadcastState  # noqa: E741

LOST = SendResult(SendOutcome.UNKNOWN, reason="connection cut")


async def test_paused_resumed_and_stopped_from_the_message(house: House) -> None:
    tam = await announcer(house)
    sent = await begun(house, tam, 100)
    await looks(house)
    await tam.presses("Tạm dừng")
    tam.reads("Đã tạm dừng", "Tin báo đang tạm dừng")
    assert await state(house, sent) is S.PAUSED
    await tam.presses("Tiếp tục")
    tam.reads("gửi tiếp từ chỗ dừng", "Đang gửi tin báo")
    assert await state(house, sent) is S.SENDING
    await tam.presses("Dừng hẳn")
    tam.reads("Còn 100 người", "không gửi tiếp được")
    assert await state(house, sent) is S.SENDING
    await tam.presses("Không dừng")
    tam.reads("Đang gửi tin báo")
    await tam.presses("Dừng hẳn")
    await tam.presses("Dừng hẳn")
    tam.reads("Đã dừng hẳn", "Tin báo đã dừng hẳn")
    assert await state(house, sent) is S.STOPPED
    assert await history(house, sent) == ["approve", "start", "pause", "resume", "stop"]
    await house.broadcasts()  # whose turn never came
    await passes(house, 10)
    tam.reads("dừng trước khi tới lượt: 100")
    assert "Xem báo cáo" in tam.offers[-1]


async def test_a_second_press_has_no_second_effect(house: House) -> None:
    tam = await announcer(house)
    sent = await begun(house, tam, 10)
    await looks(house)
    for token, found in (("b.pp", S.PAUSED), ("b.pc", S.SENDING), ("b.pxy", S.STOPPED)):
        for _ in range(2):
            await tam.forges(f"{token}:{sent}")
            assert await state(house, sent) is found
    assert await history(house, sent) == ["approve", "start", "pause", "resume", "stop"]
    await tam.forges(f"b.pc:{sent}")
    tam.reads("đã dừng hẳn, nên không làm được")
    await tam.forges(f"b.px:{sent}")
    tam.reads("Tin báo đã dừng hẳn")
    assert await state(house, sent) is S.STOPPED


async def test_only_who_answers_for_it_may(house: House) -> None:
    tam, stranger = await announcer(house), (await neighbours(house, "Lan"))[0]
    officer, admin = Official(house, "Hoa"), Admin(house, "Anh")
    await officer.joins(RoleKind.OFFICER, ROADS)
    await admin.joins(RoleKind.ADMIN, ROADS)
    sent = await begun(house, tam, 10)
    for other in (stranger, officer):
        for token in ("b.p", "b.pp", "b.pc", "b.px", "b.pxy", "b.pr", "b.pu", "b.puy"):
            await other.forges(f"{token}:{sent}")
            other.reads("không có quyền")
            other.does_not_read("Mai cắt nước")
    assert await state(house, sent) is S.SENDING
    await admin.forges(f"b.pp:{sent}")
    admin.reads("Đã tạm dừng")
    hers = await person_of(tam)
    ended = update(RoleGrant).where(RoleGrant.person_id == hers).values(ended_at=house.clock.now())
    await house.does(lambda work: work.session.execute(ended))
    await tam.forges(f"b.pc:{sent}")
    tam.reads("không có quyền")
    for token in ("b.p", "b.pp:", "b.pp:x", "b.pxy:99999", f"b.pp:{2**63 - 1}", "b.pzz:1", "b.p:-1"):
        await admin.forges(token)
        assert admin.news
    assert await state(house, sent) is S.PAUSED


async def test_the_approver_reads_at_once_what_the_maker_did(quiet_house: House) -> None:
    house, tam, son = quiet_house, await announcer(quiet_house), await announcer(quiet_house, "Ông Sơn")
    sent = await begun(house, tam, 100, approved_by=await person_of(son))
    await looks(house)
    await tam.presses("Tạm dừng")
    await looks(house)
    son.reads("đang tạm dừng")
    assert len([shown for shown in son.screen if "tin báo" in shown.text.lower()]) == 1
    await son.presses("Tiếp tục")
    await looks(house)
    assert "Đang gửi tin báo" in tam.last
    assert await state(house, sent) is S.SENDING


async def test_what_is_on_its_way_is_said(quiet_house: House) -> None:
    house, tam = quiet_house, await announcer(quiet_house)
    lan, hoa = await neighbours(house, "Lan", "Hoa")
    house.paper.answers[lan.external_id] = [SendResult(SendOutcome.RETRY, reason="502")]
    sent = await announces(house, tam)
    leased = update(BroadcastDelivery).where(BroadcastDelivery.outcome == O.PENDING)
    await house.does(
        lambda work: work.session.execute(leased.values(leased_until=work.now + timedelta(seconds=60)))
    )
    await tam.forges(f"b.pp:{sent}")
    tam.reads("1 tin đang trên đường vẫn sẽ tới")
    assert heard(hoa) == 1


async def test_while_it_is_asked_whether_to_stop_the_question_stands(quiet_house: House) -> None:
    house, tam = quiet_house, await announcer(quiet_house)
    sent = await begun(house, tam, 100)
    await looks(house)
    await tam.presses("Dừng hẳn")
    await comes_to(house, sent, 50)
    await passes(house, 40)
    assert "không gửi tiếp được" in tam.last
    await passes(house, 40)
    assert "50 %" in tam.last


async def test_a_draft_has_no_progress(quiet_house: House) -> None:
    house, tam = quiet_house, await announcer(quiet_house)
    sent = await begun(house, tam, 10)
    await sets(house, sent, state=S.SCHEDULED, started_at=None)
    for token in ("b.p", "b.pr", "b.pp"):
        await tam.forges(f"{token}:{sent}")
        tam.reads("chờ đến giờ gửi")


async def test_a_plan_of_a_colleague_can_be_stopped(quiet_house: House) -> None:
    house, tam = quiet_house, await announcer(quiet_house)
    hoa = await announcer(quiet_house, "Hoa")
    planned = await begun(house, tam, 10)
    await sets(house, planned, state=S.SCHEDULED, started_at=None)
    await hoa.forges(f"b.o:{planned}")
    await hoa.presses("Dừng hẳn")
    hoa.reads("không được gửi nữa")
    await hoa.presses("Dừng hẳn")
    hoa.reads("sẽ không được gửi")
    assert await state(house, planned) is S.STOPPED
    await hoa.forges(f"b.pxy:{planned}")
    assert await state(house, planned) is S.STOPPED


# Those of whom it is not known --------------------------------------------------------------------------------


async def test_once_more_to_those_of_whom_it_is_not_known(house: House) -> None:
    tam = await announcer(house)
    lan, hoa, ba = await neighbours(house, "Lan", "Hoa", "Ba")
    house.paper.answers[lan.external_id] = [LOST]
    house.paper.answers[ba.external_id] = SendResult(SendOutcome.UNREACHABLE, reason="blocked")
    sent = await announces(house, tam, body_code=CHAIR)
    await passes(house, 10)
    tam.reads("Không rõ đã tới chưa: 1")
    await tam.presses("Xem báo cáo")
    tam.reads("Không rõ đã tới chưa: 1")
    await tam.presses("Gửi lại cho 1 người")
    tam.reads("hai lần")
    await tam.presses("Gửi lại")
    tam.reads("Đang gửi lại cho 1 người")
    assert await state(house, sent) is S.SENDING
    await tam.forges(f"b.puy:{sent}")
    tam.reads("gửi lại một lần rồi")
    await house.broadcasts()
    assert (heard(lan), heard(hoa)) == (2, 1)
    assert await outcomes(house, sent) == {"Cô Tâm": O.SENT, "Lan": O.SENT, "Hoa": O.SENT, "Ba": O.UNREACHABLE}
    found = await sums(house, sent)
    assert (found.listed, found.left) == (4, 0)
    assert await state(house, sent) is S.DONE
    assert (await history(house, sent))[-3:] == ["finish", "resend", "finish"]
    await passes(house, 10)
    tam.reads("Tin báo đã gửi xong", "Đã tới: 3")
    await tam.forges(f"b.puy:{sent}")
    tam.reads("gửi lại một lần rồi")


async def test_what_has_expired_or_was_stopped_is_not_sent_again(quiet_house: House) -> None:
    house, tam = quiet_house, await announcer(quiet_house)
    (lan,) = await neighbours(house, "Lan")
    house.paper.answers[lan.external_id] = [LOST, LOST]
    sent = await announces(house, tam, body_code=CHAIR, expires_at=house.clock.now() + timedelta(hours=1))
    stopped = await announces(house, tam, body_code=CHAIR)
    await sets(house, stopped, state=S.STOPPED)
    nobody = await begun(house, tam, 2)
    await house.wait(hours=2)
    for broadcast, said in ((sent, "đã hết hạn"), (stopped, "đã dừng hẳn"), (nobody, "Không còn ai")):
        await tam.forges(f"b.puy:{broadcast}")
        tam.reads(said)
    assert heard(lan) == 2
    assert [each.outcome for each in await deliveries(house, sent)].count(O.UNSURE) == 1


async def test_who_serves_elsewhere_now_may_hold_it_back_and_send_no_more(quiet_house: House) -> None:
    house, tam = quiet_house, await announcer(quiet_house)
    sent = await begun(house, tam, 10)
    hers = await person_of(tam)
    ended = update(RoleGrant).where(RoleGrant.person_id == hers).values(ended_at=house.clock.now())
    await house.does(lambda work: work.session.execute(ended))
    await tam.joins(RoleKind.OFFICER, ROADS)
    await comes_to(house, sent, 1, O.UNSURE)
    await tam.forges(f"b.puy:{sent}")
    tam.reads("không có quyền")
    await tam.forges(f"b.pp:{sent}")
    tam.reads("Đã tạm dừng")
    await tam.forges(f"b.pc:{sent}")
    tam.reads("không có quyền")
    assert await state(house, sent) is S.PAUSED
    await tam.forges(f"b.pxy:{sent}")
    assert await state(house, sent) is S.STOPPED
