"""The message that shows how far a broadcast has come: one, written anew, never for nothing, never late."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from langnghe.models import BroadcastOutcome, Identity
from langnghe.models.contract import SendOutcome, SendResult
from langnghe.services import quiet, quiet_hours
from langnghe.services.broadcast import ending
from langnghe.services.broadcast.progress import FAR, expected_end
from langnghe.services.quiet_hours import QuietHours
from tests.broadcasts.sending import announces, neighbours, outcomes
from tests.broadcasts.watching import (
    announcer,
    begun,
    comes_to,
    looks,
    passes,
    rows_of_outbox,
    sets,
    watches,
)
from tests.conversations.desk import person_of
from tests.house import FRIDAY, House
from tests.people import Citizen

O = BroadcastOutcome  # noqa: E741


def about(who: Citizen) -> list[str]:
    """What stands on the screen about a broadcast being sent."""
    return [shown.text for shown in who.screen if "tin báo" in shown.text.lower() and "Đã xong" in shown.text]


async def test_the_maker_sees_one_message_that_goes_on(house: House) -> None:
    tam = await announcer(house)
    sent = await begun(house, tam, 100)
    await looks(house)
    tam.reads("Đang gửi tin báo", "Mai cắt nước", "0 %", "/ 100", "còn 100", "đang tính")
    assert any("Tạm dừng" in each for each in tam.offers)
    await comes_to(house, sent, 30)
    await comes_to(house, sent, 5, O.UNREACHABLE)
    await passes(house, 10)
    assert len(about(tam)) == (1 if house.paper.capabilities.edit else 2)
    tam.reads("35 %", "Đã xong 35 / 100", "Đã tới: 30", "đã chặn hoặc không còn dùng ứng dụng: 5")
    # 35 in ten seconds: the 65 left take 19 seconds more.
    tam.reads("Dự kiến xong: 20/11/2026 09:00")
    await comes_to(house, sent, 65)
    await house.does(ending.sweep)
    await house.wait(seconds=60)
    await looks(house)
    await sets(house, sent, state="done", finished_at=house.clock.now())
    await passes(house, 35)
    tam.reads("Tin báo đã gửi xong", "100 %", "còn 0")
    assert tam.offers[-1] == "📊 Xem báo cáo"
    assert await watches(house, sent) == []
    if house.paper.capabilities.edit:
        assert len(about(tam)) == 1


@pytest.mark.parametrize("house", ["sqlite-plain"], indirect=True)
async def test_without_rewriting_each_quarter_is_a_message(house: House) -> None:
    tam = await announcer(house)
    sent = await begun(house, tam, 100)
    for _ in range(20):
        await passes(house, 30)
        await comes_to(house, sent, 5)
    await sets(house, sent, state="done", finished_at=house.clock.now())
    await passes(house, 30)
    shown = about(tam)
    assert [text.split(" %")[0].split()[-1] for text in shown] == ["0", "25", "50", "75", "100"]


async def test_nothing_is_written_while_nothing_changes(quiet_house: House) -> None:
    house, tam = quiet_house, await announcer(quiet_house)
    sent = await begun(house, tam, 100)
    await looks(house)
    sends = len(house.paper.sent)
    await passes(house, 120)
    assert len(house.paper.sent) == sends
    await comes_to(house, sent, 1)
    await passes(house, 30)
    assert len(house.paper.sent) == sends + 1


async def test_at_first_each_ten_seconds_later_each_thirty(quiet_house: House) -> None:
    house, tam = quiet_house, await announcer(quiet_house)
    sent = await begun(house, tam, 1000)
    await looks(house)
    sends = len(house.paper.sent)
    for _ in range(12):
        await comes_to(house, sent, 10)
        await passes(house, 5)
    assert len(house.paper.sent) - sends == 6
    await passes(house, 60)
    sends = len(house.paper.sent)
    for _ in range(24):
        await comes_to(house, sent, 10)
        await passes(house, 5)
    assert len(house.paper.sent) - sends == 4
    assert await rows_of_outbox(house, tam) < 10  # of what is written anew one row is kept


async def test_an_edit_that_fails_is_let_go_and_no_other_waits_behind(quiet_house: House) -> None:
    house, tam = quiet_house, await announcer(quiet_house)
    sent = await begun(house, tam, 100)
    await looks(house)
    standing = len(tam.screen)
    house.paper.answers[tam.external_id] = [SendResult(SendOutcome.RETRY, reason="502")]
    await comes_to(house, sent, 10)
    await passes(house, 10)
    assert "0 %" in tam.last  # as it stood
    await tam.says("menu")  # is answered at once
    assert len(tam.screen) == standing + 1
    await comes_to(house, sent, 10)
    await passes(house, 20)
    assert about(tam)[-1].count("20 %") == 1
    assert len(about(tam)) == 1


async def test_who_has_taken_the_message_away_is_not_sent_another_until_a_quarter(quiet_house: House) -> None:
    house, tam = quiet_house, await announcer(quiet_house)
    sent = await begun(house, tam, 100)
    await looks(house)
    tam.screen.clear()
    await comes_to(house, sent, 3)
    await passes(house, 20)
    await comes_to(house, sent, 3)
    await passes(house, 60)
    assert tam.screen == []
    await comes_to(house, sent, 30)
    await passes(house, 30)
    assert "36 %" in tam.last
    await comes_to(house, sent, 4)
    await passes(house, 30)
    assert [text for text in about(tam) if "40 %" in text] == [tam.last]


async def test_a_small_one_is_over_before_it_is_looked_at(house: House) -> None:
    lan, hoa = await neighbours(house, "Lan", "Hoa")
    house.paper.answers[hoa.external_id] = SendResult(SendOutcome.UNREACHABLE, reason="blocked")
    sent = await announces(house, lan)
    assert await outcomes(house, sent) == {"Lan": O.SENT, "Hoa": O.UNREACHABLE}
    await passes(house, 10)
    lan.reads("Tin báo đã gửi xong", "Đã tới: 1", "đã chặn")
    assert len(about(lan)) == 1
    assert await watches(house, sent) == []


async def test_who_is_left_sleeps_and_the_maker_reads_until_when(house: House) -> None:
    tam = await announcer(house)
    lan, hoa, ba = await neighbours(house, "Lan", "Hoa", "Ba")
    for sleeper, until in ((lan, time(12)), (hoa, time(14))):
        await house.does(quiet_hours.keep, await person_of(sleeper), QuietHours(time(8), until))
    house.paper.answers[ba.external_id] = [SendResult(SendOutcome.RETRY, reason="502")]
    await announces(house, tam)
    await looks(house)
    tam.does_not_read("giờ yên lặng riêng")  # somebody is tried again: it goes on before they wake
    await house.wait(seconds=30)
    await house.broadcasts()
    await tam.presses("Cập nhật")
    tam.reads("2 người còn lại đang trong giờ yên lặng riêng", "chậm nhất 20/11/2026 14:00")
    tam.does_not_read("Dự kiến xong")
    await house.wait(hours=3, minutes=1)
    await house.broadcasts()
    await tam.presses("Cập nhật")
    tam.reads("1 người còn lại đang trong giờ yên lặng riêng", "chậm nhất 20/11/2026 14:00")
    await house.wait(hours=2)
    await house.broadcasts()
    await passes(house, 30)
    tam.reads("đã gửi xong")


async def test_at_night_it_says_when_it_goes_on(house: House) -> None:
    tam = await announcer(house)
    sent = await begun(house, tam, 1000)
    await looks(house)
    await comes_to(house, sent, 300)
    await passes(house, 10)
    await house.wait(hours=12, minutes=30)  # 21:30
    await looks(house)
    if house.paper.capabilities.edit:
        tam.reads("Nghỉ đêm, tiếp tục 21/11/2026 07:00")
    urgent = await begun(house, tam, 10, urgent=True)
    await looks(house)
    assert urgent != sent
    assert "khẩn" in tam.last
    assert "Nghỉ đêm" not in tam.last


async def test_the_approver_watches_too_and_who_uses_another_channel_now_sees_it_there(
    quiet_house: House,
) -> None:
    house, tam, son = quiet_house, await announcer(quiet_house), await announcer(quiet_house, "Ông Sơn")
    approver = await person_of(son)
    sent = await begun(house, tam, 100, approved_by=approver)
    await looks(house)
    for each in (tam, son):
        each.reads("Đang gửi tin báo")
    assert len(await watches(house, sent)) == 2
    elsewhere = Citizen(house, "Cô Tâm", channel=house.other)
    await elsewhere.starts()
    tams, hers = await person_of(tam), await person_of(elsewhere)
    await house.wait(minutes=2)
    await elsewhere.says("menu")
    same = update(Identity).where(Identity.person_id == hers).values(person_id=tams)
    await house.does(lambda work: work.session.execute(same))
    await comes_to(house, sent, 10)
    await passes(house, 30)
    assert "10 %" in elsewhere.last
    assert "10 %" not in tam.last


# When it will end ---------------------------------------------------------------------------------------------


class Nights:
    """An office's quiet hours."""

    def __init__(self, begins: time, ends: time) -> None:
        self.quiet_from, self.quiet_until = begins, ends


def test_the_end_leaves_out_the_nights() -> None:
    office = Nights(time(21), time(7))
    evening = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)  # 20:00
    found = expected_end(office, evening, 2 * 3600, urgent=False)  # type: ignore[arg-type]
    assert found == datetime(2026, 11, 21, 1, 0, tzinfo=UTC)  # an hour tonight, an hour from 7:00 on
    assert expected_end(office, evening, 2 * 3600, urgent=True) == evening + timedelta(hours=2)  # type: ignore[arg-type]
    assert expected_end(office, evening, 1e12, urgent=False) is None  # type: ignore[arg-type]


@given(
    begins=st.times(),
    ends=st.times(),
    seconds=st.floats(0, 20 * 86400),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
)
def test_sending_takes_as_long_as_it_takes_while_people_are_awake(
    begins: time, ends: time, seconds: float, hour: int, minute: int
) -> None:
    office = Nights(begins, ends)
    now = FRIDAY.replace(hour=hour, minute=minute)
    found = expected_end(office, now, seconds, urgent=False)  # type: ignore[arg-type]
    if found is None:
        return
    assert now + timedelta(seconds=seconds) <= found + timedelta(seconds=1)
    assert found - now <= FAR + timedelta(days=2)
    just_before = found - timedelta(milliseconds=1)
    if found > now and seconds > 1:
        assert quiet.awake(office, just_before) == just_before
