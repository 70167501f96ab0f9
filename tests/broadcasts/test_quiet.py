"""Everybody's own quiet hours: chosen or typed, kept, and obeyed by what can wait."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.services import quiet, quiet_hours
from langnghe.services.calendar import HANOI
from langnghe.services.quiet_hours import LONGEST, QuietHours, read
from langnghe.services.refusals import Invalid
from langnghe.services.work import Notice
from tests.broadcasts.sending import announces, heard, neighbours
from tests.conversations.desk import person_of
from tests.house import House
from tests.people import Citizen


async def own(house: House, who: Citizen) -> QuietHours | None:
    person_id = await person_of(who)
    return await house.asks(lambda work: quiet_hours.of(work, person_id))


async def sets(house: House, who: Citizen, begins: time, ends: time) -> None:
    person_id = await person_of(who)
    await house.does(lambda work: quiet_hours.keep(work, person_id, QuietHours(begins, ends)))


# The room -----------------------------------------------------------------------------------------------------


async def test_chosen_typed_and_the_offices_again(house: House) -> None:
    (lan,) = await neighbours(house, "Lan")
    await lan.says("giờ yên lặng")
    lan.reads("21:00–07:00 (theo cơ quan)", "19h30 đến 6h")
    await lan.presses("20:00–06:00")
    lan.reads("Giờ yên lặng: 20:00–06:00")
    assert await own(house, lan) == QuietHours(time(20), time(6))
    await lan.presses("Giờ yên lặng")
    await lan.says("toi muon ngu")
    lan.reads("Chưa đọc được giờ")
    await lan.says("7 giờ sáng đến 6 giờ sáng")
    lan.reads("dài nhất là 16 tiếng")
    await lan.says("19h30 den 6h")
    lan.reads("Giờ yên lặng: 19:30–06:00")
    assert await own(house, lan) == QuietHours(time(19, 30), time(6))
    await lan.presses("Giờ yên lặng")
    await lan.presses("Lúc nào cũng gửi được")
    lan.reads("Không đặt giờ yên lặng")
    await lan.presses("Giờ yên lặng")
    await lan.presses("Theo cơ quan")
    lan.reads("theo cơ quan")
    assert await own(house, lan) is None
    for token in ("b.qs", "b.qs:", "b.qs:2500-0600", "b.qs:0000-0000", "b.qs:x"):
        await lan.forges(token)
        lan.reads("Nút này đã cũ")
    assert await own(house, lan) is None


async def test_a_photo_is_no_hours_and_the_menu_leads_out(house: House) -> None:
    (lan,) = await neighbours(house, "Lan")
    await lan.says("giờ yên lặng")
    await lan.sends_photo()
    lan.reads("Chưa đọc được giờ")
    await lan.says("menu")
    await lan.says("22h đến 5h")
    assert await own(house, lan) is None


# What obeys them ----------------------------------------------------------------------------------------------


async def test_what_can_wait_comes_when_the_person_is_awake(quiet_house: House) -> None:
    house = quiet_house
    lan, hoa, minh = await neighbours(house, "Lan", "Hoa", "Minh")
    await sets(house, lan, time(8), time(12))  # sleeps in the morning
    await sets(house, hoa, time(0), time(0))
    for hours in (0, 13):  # 9:00, 22:00
        await house.wait(hours=hours)
        for each in (lan, hoa, minh):
            each.looks()
            person_id = await person_of(each)
            notice = Notice("our-fault", person_id, params={"reference": "AB12"}, patient=True)
            await house.does(lambda work, said=notice: work.notify(said))
        assert [bool(each.news) for each in (lan, hoa, minh)] == [hours == 13, True, hours == 0]
    lan.looks()
    await house.wait(hours=10)  # 8:00
    assert "AB12" in minh.news


async def test_a_broadcast_waits_for_the_person_and_a_warning_for_nobody(quiet_house: House) -> None:
    house = quiet_house
    lan, hoa = await neighbours(house, "Lan", "Hoa")
    await sets(house, lan, time(8), time(12))
    await announces(house, hoa)
    assert (heard(lan), heard(hoa)) == (0, 1)
    await announces(house, hoa, urgent=True)
    assert (heard(lan), heard(hoa)) == (1, 2)
    await house.wait(hours=3, minutes=1)
    await house.broadcasts()
    assert (heard(lan), heard(hoa)) == (2, 2)


# Typed --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ("19h30 đến 6h", time(19, 30), time(6)),
        ("từ 19h30 đến 6h", time(19, 30), time(6)),
        ("19:30 - 06:00", time(19, 30), time(6)),
        ("19:30–6:00.", time(19, 30), time(6)),
        ("19.30 tới 6", time(19, 30), time(6)),
        ("9 giờ tối đến 6 giờ sáng", time(21), time(6)),
        ("9 giờ rưỡi tối tới 5 giờ rưỡi sáng", time(21, 30), time(5, 30)),
        ("9 gio 15 toi den 6 gio 15 sang", time(21, 15), time(6, 15)),
        ("22g30-5g", time(22, 30), time(5)),
        ("12 giờ trưa đến 2 giờ chiều", time(12), time(14)),
        ("11h trưa đến 1h trưa", time(11), time(13)),
        ("nửa đêm đến 6h", time(0), time(6)),
        ("12h đêm đến 6h sáng", time(0), time(6)),
        ("24h đến 6h", time(0), time(6)),
        ("10 giờ khuya đến 1 giờ đêm", time(22), time(1)),
        ("9 tối tới 5 sáng", time(21), time(5)),
        ("7 tới 6", time(19), time(6)),
        ("10h đến 6h", time(22), time(6)),
        ("10 pm to 6 am", time(22), time(6)),
        ("from 10:30 p.m. to 6:15 a.m.", time(22, 30), time(6, 15)),
        ("midnight till 7am", time(0), time(7)),
        ("12 am to 12 pm", time(0), time(12)),
        ("TỪ 20H ĐẾN 6H", time(20), time(6)),
    ],
)
def test_hours_as_people_write_them(typed: str, begins: time, ends: time) -> None:
    assert read(typed) == QuietHours(begins, ends)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "quiet-unreadable"),
        ("19h30", "quiet-unreadable"),
        ("25h đến 6h", "quiet-unreadable"),
        ("24h30 đến 6h", "quiet-unreadable"),
        ("19h75 đến 6h", "quiet-unreadable"),
        ("19h đến 6h đến 7h", "quiet-unreadable"),
        ("10 giờ kém 15 đến 6h", "quiet-unreadable"),
        ("hôm nay", "quiet-unreadable"),
        ("9" * 200 + " đến 6", "quiet-unreadable"),
        ("6h đến 6h", "quiet-same"),
        ("9 giờ tối đến 21h", "quiet-same"),
        ("13h đến 12h", "quiet-long"),
        ("7 giờ sáng đến 6 giờ sáng", "quiet-long"),
        ("7h đến 6h59", "quiet-same-or-read"),
    ],
)
def test_hours_that_nobody_can_read(typed: str, key: str) -> None:
    if key == "quiet-same-or-read":
        assert read(typed) == QuietHours(time(19), time(6, 59))  # a night, not a day of 23 hours
        return
    with pytest.raises(Invalid) as refused:
        read(typed)
    assert refused.value.key == key


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 23), st.integers(0, 59))
def test_hours_by_the_clock_of_24_are_read_as_written(h1: int, m1: int, h2: int, m2: int) -> None:
    length = ((h2 - h1) * 60 + m2 - m1) % 1440
    if not 0 < length <= LONGEST * 60:
        return
    for written in (
        f"{h1}h{m1:02} đến {h2}h{m2:02}",
        f"{h1:02}:{m1:02} - {h2:02}:{m2:02}",
        f"{h1}g{m1:02} to {h2}:{m2:02}",
    ):
        assert read(written) == QuietHours(time(h1, m1), time(h2, m2))


@given(st.text(max_size=100))
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        found = read(typed)
    except Invalid:
        return
    assert not found.never


# Counted ------------------------------------------------------------------------------------------------------


class Office:
    quiet_from, quiet_until = time(21), time(7)


@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    begins=st.none() | st.times(),
    ends=st.none() | st.times(),
)
def test_awake_is_the_first_moment_that_is_not_quiet(
    now: datetime, begins: time | None, ends: time | None
) -> None:
    found = quiet.awake(Office(), now, begins, ends)
    assert timedelta(0) <= found - now <= timedelta(days=1)
    assert quiet.awake(Office(), found, begins, ends) == found  # who is awake is left alone
    if found > now:
        until = ends if begins is not None and ends is not None else Office.quiet_until
        assert found.astimezone(HANOI).time() == until
        just_before = found - timedelta(microseconds=1)
        assert just_before < now or quiet.awake(Office(), just_before, begins, ends) == found
    if begins is None or ends is None:
        assert found == quiet.awake(Office(), now)
    elif begins == ends:
        assert found == now
