"""The clock that cannot be dodged: reminders, levels, pauses, and why it was late.

The tests called `fault_…` are faults of other systems; the others of them are in `test_faults_of_others`.
"""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, select, update

from langnghe.models import (
    Act,
    Body,
    ClockKind,
    OverdueEpisode,
    RoleKind,
    RoutingRule,
    TicketClock,
)
from langnghe.services import authority, clocks, digest, following, handling, reminding, transferring, urging
from langnghe.services.refusals import Forbidden
from langnghe.services.tickets import TicketView
from langnghe.services.work import Notice, Work
from tests.conversations.desk import acts_of, head, officer, person_of, sends, the_ticket, wants_approval
from tests.house import House
from tests.office import CHAIR, FRONT_DESK, ROADS
from tests.people import Admin, Citizen, Officer

#: Ten working days from Friday 20/11/2026 end with Monday 7/12 (24/11 is a day off).
LATE = datetime(2026, 12, 8, 2, tzinfo=UTC)


async def ticks(house: House) -> None:
    """The sweep runs until nothing more has come, as it does in the program."""
    while await house.does(reminding.sweep):
        pass


async def until(house: House, moment: datetime) -> None:
    """Time passes, with the sweep running every half day."""
    while house.clock.now() < moment:
        house.clock.move(min(timedelta(hours=12), moment - house.clock.now()))
        await ticks(house)


async def morning(house: House) -> None:
    """Every head who has not had it gets the digest of this morning."""
    while await house.does(digest.sweep):
        pass


async def clock_of(house: House, ticket: TicketView, kind: ClockKind = ClockKind.SETTLE) -> TicketClock:
    """The newest clock of this kind."""
    newest = (
        select(TicketClock)
        .where(TicketClock.ticket_id == ticket.id, TicketClock.kind == kind)
        .order_by(TicketClock.id.desc())
        .limit(1)
    )
    return await house.asks(lambda work: work.session.scalars(newest).one())


async def episodes(house: House, kind: ClockKind = ClockKind.SETTLE) -> list[OverdueEpisode]:
    """Those of clocks of this kind, oldest first."""
    of_kind = (
        select(OverdueEpisode)
        .join(TicketClock, TicketClock.id == OverdueEpisode.clock_id)
        .where(TicketClock.kind == kind)
        .order_by(OverdueEpisode.id)
    )
    return await house.asks(lambda work: list(work.session.scalars(of_kind)))


# Silence ------------------------------------------------------------------------------------------------------


async def test_fault_1_never_acknowledged_is_late_all_the_same(house: House) -> None:
    hoa, chair = await officer(house), await head(house, "Ông Sơn", CHAIR)
    ticket = await sends(Citizen(house, "Lan"))
    hoa.looks()
    chair.looks()
    await until(house, datetime(2026, 11, 26, 2, tzinfo=UTC))  # two working days to accept end with 25/11
    assert chair.news == ""  # no message per ticket
    await morning(house)
    chair.reads("Chậm, cần ông/bà đôn đốc: 1, trong đó mới 1", ticket.code, "quá hạn tiếp nhận")
    await chair.presses("Cần đôn đốc (1)")
    chair.reads("chậm, cần đôn đốc", ticket.code)
    hoa.reads("quá hạn tiếp nhận", "trách nhiệm vẫn ở")
    now = await the_ticket(house, ticket.code)
    assert (now.body_code, now.due_at) == (ROADS, ticket.due_at)
    assert "escalate" in await acts_of(house, ticket.code)
    (episode,) = await episodes(house, ClockKind.ACCEPT)
    assert (episode.body_code, episode.ended_at) == (ROADS, None)
    assert (await clock_of(house, ticket)).stopped_at is None


async def test_silence_climbs_level_by_level_once_each_and_the_citizen_is_told(quiet_house: House) -> None:
    house = quiet_house
    hoa, chair = await officer(house), await head(house, "Ông Sơn", CHAIR)
    lan = Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Tiếp nhận")
    hoa.looks()
    chair.looks()
    await until(house, LATE)
    news = hoa.reads("nửa thời hạn", "sắp hết hạn", "hôm nay là hạn trả lời", "quá hạn trả lời")
    assert news.count("sắp hết hạn") + news.count("Sắp hết hạn") == 1
    await morning(house)
    chair.reads("Chậm, cần ông/bà đôn đốc: 1", f"{ticket.code} · Phòng Kinh tế xã Lân Phong · quá hạn trả lời")
    lan.reads("quá hạn", "đã báo cấp trên")
    before = await acts_of(house, ticket.code)
    assert before.count("remind") == 4  # one of them: today is the last day for a first reply
    await until(house, LATE + timedelta(days=20))
    after = await acts_of(house, ticket.code)
    levels = await house.asks(lambda work: len(_chain(work)))
    assert after.count("escalate") == levels + 1  # that there was no first reply goes up one level only


def _chain(work: Work) -> set[str]:
    above = {each.code for each in authority.superiors(work, ROADS)}
    return above | {authority.catch_all(work) or ROADS} - {ROADS}


async def test_after_weeks_of_downtime_everything_is_made_good_once(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.presses("Tiếp nhận")
    hoa.looks()
    house.clock.move(timedelta(days=40))
    await ticks(house)
    said = await acts_of(house, ticket.code)
    assert said.count("remind") == 0  # what is over needs no reminder
    assert said.count("escalate") >= 2
    hoa.reads("quá hạn trả lời")
    (episode,) = await episodes(house)
    assert episode.began_at == ticket.due_at  # when it ran out, not when it was found
    await ticks(house)
    assert await acts_of(house, ticket.code) == said


async def test_fault_2_the_oldest_comes_first_and_none_is_passed_over(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    await officer(house)
    monkeypatch.setattr(reminding, "BATCH", 2)
    sent = []
    for number in range(7):
        sent.append(await sends(Citizen(house, f"Lan {number}")))
        await house.wait(minutes=1)
    order = (
        select(TicketClock.ticket_id)
        .join(OverdueEpisode, OverdueEpisode.clock_id == TicketClock.id)
        .where(TicketClock.kind == ClockKind.SETTLE)
        .order_by(OverdueEpisode.id)
    )
    house.clock.move(timedelta(days=60))
    await ticks(house)
    found = await house.asks(lambda work: list(work.session.scalars(order)))
    assert found == [ticket.id for ticket in sent]


async def test_fault_3_no_touch_resets_the_clock(quiet_house: House) -> None:
    house = quiet_house
    hoa, tu = await officer(house), await officer(house, "Tư")
    lan = Citizen(house, "Lan")
    ticket = await sends(lan)
    mine, hers = await person_of(lan), await person_of(hoa)
    before = await clock_of(house, ticket)
    touches = (
        (handling.accept, hers, ticket.id),
        (handling.note, hers, ticket.id, "đã gọi điện"),
        (following.add, mine, ticket.id, "thêm ảnh"),
        (handling.assign, hers, ticket.id, await person_of(tu)),
        (following.urge, mine, ticket.id),
    )
    for verb, *args in touches:
        await house.wait(hours=30)
        await house.does(verb, *args)
        await ticks(house)
        now = await clock_of(house, ticket)
        assert (now.started_at, now.due_at, now.stopped_at) == (before.started_at, before.due_at, None)
    assert (await the_ticket(house, ticket.code)).due_at == ticket.due_at


async def test_fault_4_there_is_no_parking_lot(quiet_house: House) -> None:
    """Unassigned, or waiting for the head: the clock runs, and those who have it are told."""
    house = quiet_house
    hoa, chief = await officer(house), await head(house, "Ông Bảy")
    await wants_approval(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.presses("Tiếp nhận")
    await hoa.presses("Trả lời")
    await hoa.says("Đã thay bóng đèn.")
    await hoa.presses("Xem trước")
    await hoa.presses("Trình")
    chief.looks()
    await until(house, LATE)
    await morning(house)
    chief.reads("Quá hạn: 1", ticket.code)
    assert "escalate" in await acts_of(house, ticket.code)


async def test_fault_5_without_a_superior_the_catch_all_is_told_and_then_the_admins(quiet_house: House) -> None:
    house = quiet_house
    await officer(house)
    boss, desk = Admin(house, "Chị Mai"), Officer(house, "Cô Ba")
    await boss.joins(RoleKind.ADMIN, CHAIR)
    catch_all = await house.asks(
        lambda work: work.session.scalars(
            select(RoutingRule.body_code).where(RoutingRule.field_code == "", RoutingRule.area_code == "")
        ).one()
    )
    await desk.joins(RoleKind.INTAKE, catch_all)
    await house.does(
        lambda work: work.session.execute(update(Body).where(Body.code == ROADS).values(parent_code=None))
    )
    first = await sends(Citizen(house, "Lan"))
    desk.looks()
    await until(house, LATE)
    desk.reads(first.code, "chưa trả lời")
    await house.does(
        lambda work: work.session.execute(
            delete(RoutingRule).where(RoutingRule.field_code == "", RoutingRule.area_code == "")
        )
    )
    second = await sends(Citizen(house, "Cúc"))
    boss.looks()
    await until(house, LATE + timedelta(days=30))
    boss.reads(second.code)
    assert "escalate" in await acts_of(house, second.code)


async def test_what_fails_is_tried_again_and_holds_nobody_up(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    hoa = await officer(house)
    bad, good = await sends(Citizen(house, "Lan")), await sends(Citizen(house, "Cúc"))
    notify = Work.notify

    def fails_for_one(work: Work, notice: Notice) -> None:
        if notice.ticket_id == bad.id:
            raise RuntimeError("hỏng")
        notify(work, notice)

    monkeypatch.setattr(Work, "notify", fails_for_one)
    hoa.looks()
    house.clock.move(timedelta(days=30))
    await ticks(house)
    hoa.reads(good.code)
    hoa.does_not_read(bad.code)
    assert await acts_of(house, bad.code) == ["submit"]  # nothing was done by halves
    monkeypatch.undo()
    await house.wait(minutes=11)
    await ticks(house)
    hoa.reads(bad.code)


async def test_night_wakes_nobody_and_holds_no_answer_back(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.presses("Tiếp nhận")
    await house.does(handling.inform, await person_of(hoa), ticket.id, "Đang chờ bóng mới.")
    hoa.looks()
    house.clock.move(datetime(2026, 12, 7, 17, 30, tzinfo=UTC) - house.clock.now())  # half past midnight
    await ticks(house)
    assert hoa.news == ""
    assert "escalate" in await acts_of(house, ticket.code)  # the clock knows no night
    await hoa.says("menu")
    hoa.reads("muốn làm gì")
    hoa.looks()
    await house.wait(hours=7)
    hoa.reads("quá hạn trả lời")


# From above ---------------------------------------------------------------------------------------------------


async def test_a_head_above_urges_on_the_record_and_others_may_not(house: House) -> None:
    hoa, chair, lan = await officer(house), await head(house, "Ông Sơn", CHAIR), Citizen(house, "Lan")
    desk = await head(house, "Cô Ba", FRONT_DESK)
    ticket = await sends(lan)
    await chair.says(ticket.code)
    hoa.looks()
    await chair.presses("Đôn đốc")
    chair.reads("Đã đôn đốc")
    hoa.reads("Ông Sơn", "đôn đốc", ticket.code)
    await chair.presses("Đôn đốc")
    chair.reads("Có thể đôn đốc lại")
    assert (await acts_of(house, ticket.code)).count("urge") == 1
    await lan.says(ticket.code)
    lan.reads("đôn đốc")
    for stranger in (desk, hoa):  # neither beside nor within the body
        with pytest.raises(Forbidden):
            await house.does(urging.urge, await person_of(stranger), ticket.id)
    await house.does(following.urge, await person_of(lan), ticket.id)  # the citizen's own turn is not used up
    now = await the_ticket(house, ticket.code)
    assert (now.body_code, now.due_at) == (ROADS, ticket.due_at)


# Standing still -----------------------------------------------------------------------------------------------


async def asked(house: House) -> tuple[Officer, Citizen, TicketView]:
    """A ticket about which the citizen is asked on Friday 20/11."""
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Tiếp nhận")
    await hoa.presses("Hỏi")
    await hoa.says("Cột điện số mấy ạ?")
    return hoa, lan, ticket


async def test_asking_stops_the_clock_for_all_to_see_and_the_reply_moves_the_date(house: House) -> None:
    _hoa, lan, ticket = await asked(house)
    await lan.says(ticket.code)
    lan.reads("tạm dừng", "30/11/2026")  # five working days: 23, 25, 26, 27, 30 November
    await until(house, datetime(2026, 11, 26, 2, tzinfo=UTC))
    await lan.presses("Trả lời")
    await lan.says("Cột số 7")
    clock = await clock_of(house, ticket)
    # It stood still on 23, 25 and 26 November: three working days later than 7/12 is 10/12.
    assert clock.due_at == datetime(2026, 12, 10, 17, tzinfo=UTC)
    assert (await the_ticket(house, ticket.code)).due_at == clock.due_at
    assert clock.paused_at is None


async def test_without_a_reply_the_clock_runs_on_and_both_are_told(quiet_house: House) -> None:
    house = quiet_house
    hoa, lan, ticket = await asked(house)
    hoa.looks()
    lan.looks()
    await until(house, datetime(2026, 12, 1, 2, tzinfo=UTC))
    hoa.reads("thời hạn tính tiếp", ticket.code)
    lan.reads("tiếp tục xử lý", "14/12/2026")
    now = await the_ticket(house, ticket.code)
    assert str(now.state) == "in_progress"
    assert now.due_at == datetime(2026, 12, 14, 17, tzinfo=UTC)  # 7/12 and five working days


async def test_the_limit_holds_also_when_nobody_looked(quiet_house: House) -> None:
    house = quiet_house
    _hoa, lan, ticket = await asked(house)
    house.clock.move(timedelta(days=14))
    await house.does(following.reply, await person_of(lan), ticket.id, "Cột số 7")
    assert (await the_ticket(house, ticket.code)).due_at == datetime(2026, 12, 14, 17, tzinfo=UTC)


async def test_asking_again_and_again_gains_no_time(quiet_house: House) -> None:
    house = quiet_house
    hoa, lan, ticket = await asked(house)
    hers, mine = await person_of(hoa), await person_of(lan)
    for _ in range(4):
        await house.wait(days=3)
        await house.does(following.reply, mine, ticket.id, "Cột số 7")
        await house.does(handling.ask, hers, ticket.id, "Cột nào ạ?")
    assert (await clock_of(house, ticket)).due_at <= datetime(2026, 12, 14, 17, tzinfo=UTC)


async def test_what_has_run_out_cannot_be_stopped_by_asking(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.presses("Tiếp nhận")
    await until(house, LATE)
    await house.does(handling.ask, await person_of(hoa), ticket.id, "Cột nào ạ?")
    clock = await clock_of(house, ticket)
    assert (clock.paused_at, clock.due_at) == (None, ticket.due_at)


async def test_who_is_asked_when_it_is_late_already_is_not_waited_for_for_ever(quiet_house: House) -> None:
    """The year of a province found it: a late ticket that waited for a reply had nothing more to come."""
    house = quiet_house
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Tiếp nhận")
    await until(house, LATE + timedelta(days=40))  # everybody above has been told
    await house.does(handling.ask, await person_of(hoa), ticket.id, "Cột nào ạ?")
    hoa.looks()
    lan.looks()
    await until(house, LATE + timedelta(days=45))
    assert str((await the_ticket(house, ticket.code)).state) == "waiting_citizen"
    await until(house, LATE + timedelta(days=49))
    hoa.reads("Hết thời gian chờ", ticket.code)
    lan.reads("tiếp tục xử lý")
    now = await the_ticket(house, ticket.code)
    assert (str(now.state), now.due_at) == ("in_progress", ticket.due_at)
    await until(house, LATE + timedelta(days=70))
    assert (await acts_of(house, ticket.code)).count("resume") == 1


async def test_a_transfer_ends_the_pause_and_never_the_clock(quiet_house: House) -> None:
    house = quiet_house
    hoa, _lan, ticket = await asked(house)
    await house.wait(days=5)
    before = await clock_of(house, ticket)
    await house.does(
        transferring.transfer, await person_of(hoa), ticket.id, FRONT_DESK, "other_field", "thuộc trung tâm"
    )
    after = await clock_of(house, ticket)
    assert (after.id, after.started_at, after.paused_at, after.stopped_at) == (
        before.id, before.started_at, None, None,
    )  # fmt: skip
    assert after.due_at <= before.due_at


# Why it was late ----------------------------------------------------------------------------------------------


async def test_a_late_answer_goes_only_with_its_reason(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await hoa.presses("Tiếp nhận")
    await until(house, LATE)
    await hoa.says(ticket.code)
    await hoa.presses("Trả lời")
    await hoa.says("Đã thay bóng đèn.")
    await hoa.presses("Xem trước")
    hoa.reads("vì sao trễ")
    await hoa.presses("Chờ cơ quan khác")
    await hoa.presses("Gửi cho người dân")
    lan.reads("Đã thay bóng đèn.")
    (episode,) = [each for each in await episodes(house) if each.ended_at]
    assert (episode.ended_by, episode.reason, episode.body_code) == (Act.ANSWER, "other_body", ROADS)
    assert episode.officer_id == await person_of(hoa)


async def test_a_late_refusal_needs_its_reason_too(quiet_house: House) -> None:
    house = quiet_house
    hoa, lan = await officer(house), Citizen(house, "Lan")
    ticket = await sends(lan)
    await until(house, LATE)
    await hoa.says(ticket.code)
    await hoa.presses("Không tiếp nhận")
    await hoa.presses(hoa.offers[0])
    await hoa.says("Việc này đã được trả lời ngày 01/11, không có gì mới.")
    await hoa.presses("Gửi")
    hoa.reads("vì sao trễ")
    await hoa.presses("Quá nhiều việc")
    assert str((await the_ticket(house, ticket.code)).state) == "refused"
    assert {each.reason for each in await episodes(house)} == {"work_load"}


async def test_what_ran_out_with_the_head_says_so_by_itself(quiet_house: House) -> None:
    house = quiet_house
    hoa, chief = await officer(house), await head(house, "Ông Bảy")
    await wants_approval(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.presses("Tiếp nhận")
    await hoa.presses("Trả lời")
    await hoa.says("Đã thay bóng đèn.")
    await hoa.presses("Xem trước")
    await hoa.presses("Trình")
    await until(house, LATE)
    await chief.says(ticket.code)
    await chief.presses("Duyệt")
    (episode,) = [each for each in await episodes(house) if each.ended_at]
    assert (episode.reason, episode.officer_id) == ("by_itself", await person_of(hoa))


async def test_an_answer_before_the_sweep_has_looked_is_late_all_the_same(quiet_house: House) -> None:
    house = quiet_house
    hoa = await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    await hoa.presses("Tiếp nhận")
    house.clock.move(LATE - house.clock.now())
    await house.does(handling.note, await person_of(hoa), ticket.id, "xong rồi")
    await house.does(following.withdraw, ticket.submitter_id, ticket.id)
    (episode,) = await episodes(house)
    assert (episode.began_at, episode.ended_at, episode.ended_by) == (ticket.due_at, LATE, Act.WITHDRAW)


# Health -------------------------------------------------------------------------------------------------------


async def test_an_open_ticket_without_a_clock_is_found(quiet_house: House) -> None:
    house = quiet_house
    await officer(house)
    ticket = await sends(Citizen(house, "Lan"))
    assert await house.asks(clocks.without) == ()
    await house.does(lambda work: work.session.execute(update(TicketClock).values(stopped_at=work.now)))
    assert await house.asks(clocks.without) == (ticket.code,)
    await house.does(following.withdraw, ticket.submitter_id, ticket.id)
    assert await house.asks(clocks.without) == ()
