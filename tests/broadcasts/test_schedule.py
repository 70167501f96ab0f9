"""When it goes: at its moment, again and again, in the morning, until its time runs out; and what is typed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.models import Broadcast, BroadcastRepeat, BroadcastState
from langnghe.services.broadcast import approving, repetition, typed
from langnghe.services.calendar import HANOI
from langnghe.services.refusals import Invalid
from langnghe.services.work import Work
from tests.broadcasts.desk import begins, every, keeper, of, passes, people, written
from tests.conversations.desk import head
from tests.house import FRIDAY, House
from tests.office import CHAIR
from tests.people import Citizen, Official

R, S = BroadcastRepeat, BroadcastState


def here(day: int, month: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=HANOI).astimezone(UTC)


async def planned(
    house: House, tam: Official, when: str, rule: str = "", until: str = "", expiry: str = ""
) -> int:
    """A broadcast for later, as its maker types it, up to its approval where nobody else is asked; its id."""
    made = await written(house, tam)
    await tam.forges(f"b.wh:{made}")
    await tam.says(when)
    if rule:
        await tam.forges(f"b.rep:{made}:{rule}")
        if until:
            await tam.says(until)
    if expiry:
        await tam.forges(f"b.ex:{made}")
        await tam.says(expiry)
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    return made


async def states(house: House) -> list[BroadcastState]:
    return [each.state for each in await every(house)]


# Once -----------------------------------------------------------------------------------------------------------


async def test_at_its_moment_and_not_before(house: House) -> None:
    tam, lan = await keeper(house), Citizen(house)
    await lan.agrees()
    lan.looks()
    made = await planned(house, tam, "thứ hai 8 giờ")
    tam.reads("Tin chưa gửi ngay", "23/11/2026 08:00")
    assert await begins(house) == 0
    await passes(house, seconds=(here(23, 11, 7, 59) - house.clock.now()).total_seconds())
    assert (await of(house, made)).state is S.SCHEDULED
    await passes(house, minutes=1)
    assert (await of(house, made)).state is S.SENDING
    assert await begins(house) == 0
    await house.broadcasts()
    lan.reads("cắt nước")


async def test_bad_moments_say_what_to_type(house: House) -> None:
    tam = await keeper(house)
    made = await written(house, tam)
    await tam.forges(f"b.wh:{made}")
    for given_words, said in (
        ("khi nào rảnh", "chưa hiểu lúc gửi"),
        ("19/11/2026 8h", "đã qua rồi"),
        ("25/11 25h", "chưa hiểu lúc gửi"),
        ("1/1/2029 8h", "xa hơn một năm"),
    ):
        await tam.says(given_words)
        tam.reads(said)
    await tam.says("25/11 14:30")
    tam.reads("25/11/2026 14:30")
    await tam.forges(f"b.rep:{made}:hourly")
    tam.reads("Nút này đã cũ")


async def test_a_moment_that_has_passed_before_it_was_sent_is_said(house: House) -> None:
    tam = await keeper(house)
    await people(house, 1)
    made = await written(house, tam)
    await tam.forges(f"b.wh:{made}")
    await tam.says("10h")
    await house.wait(hours=2)
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    tam.reads("đã qua rồi")
    await tam.forges(f"b.now:{made}")
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    assert (await of(house, made)).state is S.SENDING


async def test_before_its_time_it_can_be_changed_and_stopped(house: House) -> None:
    tam = await keeper(house)
    await people(house, 1)
    made = await planned(house, tam, "25/11 14:30")
    await tam.forges(f"b.ed:{made}:text")
    await tam.says("Hoãn cắt nước")
    tam.reads("trở lại thành bản nháp")
    await passes(house, days=6)
    assert (await of(house, made)).state is S.DRAFT
    made = await planned(house, tam, "28/11 14:30")
    await tam.forges(f"b.x:{made}")
    tam.reads("đang chờ giờ gửi")
    await tam.forges(f"b.xs:{made}")
    await passes(house, days=6)
    assert (await of(house, made)).state is S.STOPPED


async def test_in_the_evening_the_card_says_that_it_begins_in_the_morning(house: House) -> None:
    tam, lan = await keeper(house), Citizen(house)
    await lan.agrees()
    lan.looks()
    await house.wait(hours=13)
    made = await written(house, tam)
    await tam.forges(f"b.o:{made}")
    tam.reads("Ban đêm không gửi", "21/11/2026 07:00")
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    await house.broadcasts()
    lan.does_not_read("cắt nước")
    await house.wait(hours=9)
    await house.broadcasts()
    lan.reads("cắt nước")


async def test_an_urgent_one_does_not_wait_for_the_morning(house: House) -> None:
    tam, lan = await keeper(house), Citizen(house)
    await lan.agrees()
    lan.looks()
    await house.wait(hours=13)
    made = await written(house, tam)
    await tam.forges(f"b.urs:{made}")
    tam.does_not_read("Ban đêm không gửi")
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    await house.broadcasts()
    lan.reads("KHẨN", "cắt nước")


# Expiry ---------------------------------------------------------------------------------------------------------


async def test_its_time_runs_from_its_beginning(house: House) -> None:
    tam = await keeper(house)
    await people(house, 1)
    made = await planned(house, tam, "25/11 14:30", expiry="12 giờ")
    tam.reads("12 giờ sau khi bắt đầu gửi")
    await passes(house, days=6)
    # The program was off, and its time ran out before it could begin.
    assert (await of(house, made)).state is S.DONE
    tam.reads("đã hết hạn trước khi gửi được")
    made = await planned(house, tam, "30/11 14:30", expiry="2 ngày")
    await passes(house, seconds=(here(30, 11, 14, 30) - house.clock.now()).total_seconds())
    found = await of(house, made)
    assert (found.state, found.expires_at) == (S.SENDING, here(2, 12, 14, 30))


async def test_what_would_expire_before_the_morning_does_not_go(house: House) -> None:
    tam = await keeper(house)
    await people(house, 1)
    await house.wait(hours=13)
    made = await written(house, tam)
    await tam.forges(f"b.ex:{made}")
    await tam.presses("6 giờ")
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    tam.reads("không ai nhận được")
    await tam.forges(f"b.exs:{made}:0")
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    assert (await of(house, made)).state is S.SENDING


async def test_an_expiry_that_is_nonsense_says_what_to_type(house: House) -> None:
    tam = await keeper(house)
    made = await written(house, tam)
    await tam.forges(f"b.ex:{made}")
    for given_words, said in (
        ("lúc nào cũng được", "chưa hiểu lúc gửi"),
        ("900 ngày", "từ 1 giờ đến 60 ngày"),
        ("0 giờ", "từ 1 giờ đến 60 ngày"),
    ):
        await tam.says(given_words)
        tam.reads(said)
    await tam.says("25/11")
    tam.reads("26/11/2026 00:00")


# Again and again ------------------------------------------------------------------------------------------------


async def test_every_day_until_its_last_one(house: House) -> None:
    tam, lan = await keeper(house), Citizen(house)
    await lan.agrees()
    plan = await planned(house, tam, "25/11 8h", "daily", "27/11")
    tam.reads("hằng ngày", "đến hết ngày 27/11/2026")
    await passes(house, seconds=(here(25, 11, 8) - house.clock.now()).total_seconds())
    await house.broadcasts()
    assert await states(house) == [S.SCHEDULED, S.DONE]
    assert (await of(house, plan)).send_at == here(26, 11, 8)
    for _ in range(3):
        await passes(house, days=1)
        await house.broadcasts()
    assert await states(house) == [S.DONE] * 4
    tam.reads("đã đến ngày cuối")
    rows = await every(house)
    assert [each.series_id for each in rows] == [None, plan, plan, plan]
    assert [each.send_at for each in rows[1:]] == [here(day, 11, 8) for day in (25, 26, 27)]
    assert sum("cắt nước" in shown.text for shown in lan.screen) == 3


async def test_of_missed_times_only_the_newest_goes_and_none_that_has_run_out(quiet_house: House) -> None:
    house = quiet_house
    tam = await keeper(house)
    await people(house, 1)
    await planned(house, tam, "25/11 8h", "daily")
    await passes(house, seconds=(here(29, 11, 12) - house.clock.now()).total_seconds())
    rows = await every(house)
    assert [each.send_at for each in rows] == [here(30, 11, 8), here(29, 11, 8)]
    second = await planned(house, tam, "1/12 8h", "weekly", expiry="3 giờ")
    await passes(house, seconds=(here(9, 12, 8) - house.clock.now()).total_seconds())
    assert [each.send_at for each in await every(house) if each.series_id == second] == []
    assert (await of(house, second)).send_at == here(15, 12, 8)


async def test_a_monthly_one_of_the_31st_keeps_to_the_last_day(quiet_house: House) -> None:
    house = quiet_house
    tam = await keeper(house)
    await people(house, 1)
    plan = await planned(house, tam, "31/12 8h", "monthly")
    sent = []
    for _ in range(4):
        await passes(house, seconds=((await of(house, plan)).send_at - house.clock.now()).total_seconds())  # type: ignore[operator]
        sent.append((await every(house))[-1].send_at.astimezone(HANOI).date())  # type: ignore[union-attr]
    assert sent == [date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


async def test_a_changed_plan_is_approved_anew_and_a_stopped_one_sends_nothing(quiet_house: House) -> None:
    house = quiet_house
    tam = await keeper(house)
    await people(house, 1)
    plan = await planned(house, tam, "25/11 8h", "daily")
    await passes(house, seconds=(here(25, 11, 8) - house.clock.now()).total_seconds())
    await tam.forges(f"b.ed:{plan}:text")
    await tam.says("Mai có nước lại")
    await passes(house, days=1)
    assert len(await every(house)) == 2
    await tam.forges(f"b.do:{plan}:{(await of(house, plan)).version}")
    tam.reads("đã qua rồi")
    await tam.forges(f"b.wh:{plan}")
    await tam.says("27/11 8h")
    await tam.forges(f"b.do:{plan}:{(await of(house, plan)).version}")
    await passes(house, days=1)
    rows = await every(house)
    assert [each.text for each in rows[1:]] == ["Mai <b>cắt nước</b> từ 7 giờ đến 11 giờ.", "Mai có nước lại"]
    await tam.forges(f"b.xs:{plan}")
    await passes(house, days=1)
    assert len(await every(house)) == 3


async def test_a_repetition_needs_a_moment_first_and_ends_after_it(house: House) -> None:
    tam = await keeper(house)
    made = await written(house, tam)
    await tam.forges(f"b.rep:{made}:daily")
    tam.reads("Xin đặt giờ gửi trước")
    await tam.forges(f"b.wh:{made}")
    await tam.says("25/11 8h")
    await tam.forges(f"b.wh:{made}")
    await tam.presses("Lặp lại hằng tuần")
    tam.reads("Lặp lại đến hết ngày nào")
    for given_words, said in (("24/11", "đứng trước lần gửi"), ("mai kia", "chưa hiểu ngày cuối")):
        await tam.says(given_words)
        tam.reads(said)
    await tam.presses("Không có ngày cuối")
    tam.reads("hằng tuần, lần tới 25/11/2026 08:00")
    await tam.forges(f"b.ex:{made}")
    await tam.says("26/11 8h")
    tam.reads("tính theo giờ sau mỗi lần gửi")


async def test_one_that_cannot_begin_holds_up_no_other(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    tam = await keeper(house)
    await people(house, 1)
    first, second = await planned(house, tam, "25/11 8h"), await planned(house, tam, "25/11 8h")
    start = approving.start

    def breaks(work: Work, broadcast: Broadcast) -> None:
        if broadcast.id == first:
            raise RuntimeError("broken")
        start(work, broadcast)

    monkeypatch.setattr(approving, "start", breaks)
    await passes(house, days=6)
    assert [(await of(house, each)).state for each in (first, second)] == [S.SCHEDULED, S.SENDING]


async def test_after_its_moment_it_is_not_approved_any_more(house: House) -> None:
    tam, son = await keeper(house), await head(house, body=CHAIR)
    await people(house, 101)
    made = await planned(house, tam, "25/11 8h")
    await son.forges(f"b.o:{made}")
    son.does_not_read("đã qua")
    await house.wait(days=6)
    son.looks()
    await son.forges(f"b.o:{made}")
    son.reads("Giờ ấy đã qua", "Không duyệt được nữa")
    await son.forges(f"b.ok:{made}:{(await of(house, made)).version}")
    son.reads("Giờ gửi 25/11/2026 08:00 đã qua", "xin bấm Trả lại")
    assert (await of(house, made)).state is S.WAITING
    await son.forges(f"b.no:{made}")
    await son.says("Xin chọn lúc khác")
    assert (await of(house, made)).state is S.DRAFT


async def test_a_plan_approved_after_its_first_moment_says_that_it_goes_at_once(house: House) -> None:
    tam, son = await keeper(house), await head(house, body=CHAIR)
    await people(house, 101)
    made = await planned(house, tam, "25/11 8h", "daily")
    await passes(house, seconds=(here(25, 11, 9) - house.clock.now()).total_seconds())
    await son.forges(f"b.o:{made}")
    son.reads("Giờ ấy đã qua", "lần này gửi ngay")
    await son.forges(f"b.ok:{made}:{(await of(house, made)).version}")
    await begins(house)
    assert await states(house) == [S.SCHEDULED, S.SENDING]


# The rule, pure -------------------------------------------------------------------------------------------------

_FIRST = st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 31)).map(lambda each: each.replace(tzinfo=UTC))  # noqa: DTZ001
_RULES = st.sampled_from([R.DAILY, R.WEEKLY, R.MONTHLY])


@given(_FIRST, _RULES, st.integers(0, 800))
def test_times_keep_their_hour_and_never_stand_still(first: datetime, rule: BroadcastRepeat, days: int) -> None:
    day = first.astimezone(HANOI).day
    now = first + timedelta(days=days)
    found = repetition.due(rule, first, day, None, now)
    if found.newest is None or found.following is None:
        raise AssertionError("a plan without a last day has always come and will come again")
    assert first <= found.newest <= now < found.following
    assert found.following.astimezone(HANOI).time() == first.astimezone(HANOI).time()
    longest = {R.DAILY: 1, R.WEEKLY: 7, R.MONTHLY: 31}[rule]
    assert found.following - found.newest <= timedelta(days=longest)


@given(_FIRST, st.integers(1, 60))
def test_a_monthly_one_is_sent_in_every_month_on_its_day_or_the_last(first: datetime, months: int) -> None:
    start = first.astimezone(HANOI)
    times = repetition.times(R.MONTHLY, first, start.day, None)
    for number, at in zip(range(months), times, strict=False):
        local = at.astimezone(HANOI)
        assert (local.year * 12 + local.month) - (start.year * 12 + start.month) == number
        assert local.day == start.day or (local + timedelta(days=1)).month != local.month


@given(_FIRST, _RULES, st.integers(0, 40), st.integers(0, 400))
def test_nothing_is_sent_after_the_last_day(first: datetime, rule: BroadcastRepeat, left: int, days: int) -> None:
    until = first.astimezone(HANOI).date() + timedelta(days=left)
    found = repetition.due(rule, first, None, until, first + timedelta(days=days))
    for at in (found.newest, found.following):
        assert at is None or at.astimezone(HANOI).date() <= until


# What is typed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("thứ hai 8 giờ", here(23, 11, 8)),
        ("Thu 2, 8h", here(23, 11, 8)),
        ("thứ hai tuần sau 8h", here(23, 11, 8)),
        ("thứ sáu 8h", here(27, 11, 8)),
        ("thứ sáu 10h", here(20, 11, 10)),
        ("cn 9 giờ tối", here(22, 11, 21)),
        ("25/11 14:30", here(25, 11, 14, 30)),
        ("ngày 25/11 lúc 2 giờ rưỡi chiều", here(25, 11, 14, 30)),
        ("14 giờ 30 phút thứ tư, 25/11", here(25, 11, 14, 30)),
        ("8h30 sáng mai", here(21, 11, 8, 30)),
        ("tối nay 8h", here(20, 11, 20)),
        ("11h trưa", here(20, 11, 11)),
        ("1 giờ trưa mai", here(21, 11, 13)),
        ("8h", here(21, 11, 8)),
        ("friday 10:00", here(20, 11, 10)),
        ("7:00 tomorrow", here(21, 11, 7)),
        ("2026-12-01 8:00", here(1, 12, 8)),
        ("ngày 25 tháng 11 lúc 14 giờ", here(25, 11, 14)),
        ("14h ngày 25 tháng 11 năm 2026", here(25, 11, 14)),
        ("25-11 14h", here(25, 11, 14)),
        ("8h 25.11", here(25, 11, 8)),
        ("25.11.2026, 8h", here(25, 11, 8)),
        ("12 giờ đêm nay", here(21, 11, 0)),
        ("12 giờ kém 15 đêm nay", here(20, 11, 23, 45)),
        ("10 giờ đêm nay", here(20, 11, 22)),
        ("1 giờ đêm nay", here(21, 11, 1)),
        ("2 giờ đêm", here(21, 11, 2)),
        ("12 giờ đêm 25/11", here(26, 11, 0)),
        ("0h 25/11", here(25, 11, 0)),
        ("8 giờ kém 15 sáng mai", here(21, 11, 7, 45)),
        ("sau 2 tiếng", here(20, 11, 11)),
        ("30 phút nữa", here(20, 11, 9, 30)),
        ("in 2 hours", here(20, 11, 11)),
        ("next monday at 9 am", here(23, 11, 9)),
        ("next friday 10:00", here(27, 11, 10)),
        ("thứ hai tới 8 giờ", here(23, 11, 8)),
        ("thứ hai tuần tới 8 giờ", here(23, 11, 8)),
        ("tối thứ hai 8 giờ", here(23, 11, 20)),
        ("8h mùng 5 tháng 12", here(5, 12, 8)),
        ("12:30 pm tomorrow", here(21, 11, 12, 30)),
    ],
)
def test_a_moment_as_people_say_it(words: str, meant: datetime) -> None:
    assert typed.read_moment(words, FRIDAY) == meant


@pytest.mark.parametrize(
    "words",
    ["7-11h", "8.30", "25/13 8h", "24h mai", "8h60", "sau 2 con vịt", "1-1-0001 3h", "12 giờ đêm 31/12/9999"],
)
def test_what_is_no_moment_is_not_guessed(words: str) -> None:
    with pytest.raises(Invalid):
        typed.read_moment(words, FRIDAY)


@pytest.mark.parametrize(
    ("words", "hours"),
    [("24", 24), ("12 giờ", 12), ("1 tháng", 720), ("2 tuần", 336), ("3 days", 72), ("hết ngày mai", None)],
)
def test_so_many_hours_as_people_say_them(words: str, hours: int | None) -> None:
    assert typed.read_hours(words) == hours


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("hết ngày mai", here(22, 11, 0)),
        ("đến hết hôm nay", here(21, 11, 0)),
        ("cuối ngày 25 tháng 11", here(26, 11, 0)),
        ("25/11", here(26, 11, 0)),
        ("25-11 17h", here(25, 11, 17)),
        ("hết thứ hai", here(24, 11, 0)),
        ("5 giờ chiều mai", here(21, 11, 17)),
        ("end of tomorrow", here(22, 11, 0)),
    ],
)
def test_the_last_moment_as_people_say_it(words: str, end: datetime) -> None:
    assert typed.read_expiry(words, FRIDAY) == end


async def test_now_is_at_once(quiet_house: House) -> None:
    tam = await keeper(quiet_house)
    made = await written(quiet_house, tam)
    await tam.forges(f"b.wh:{made}")
    await tam.says("sáng mai 8h")
    await tam.forges(f"b.wh:{made}")
    await tam.says("Bây giờ")
    tam.reads("Gửi: ngay, không hẹn giờ")
    assert (await of(quiet_house, made)).send_at is None


@pytest.mark.parametrize("words", ["1 phút", "30 phut", "hôm qua", "8 giờ 75"])
def test_what_is_no_moment_is_not_taken_for_one(words: str) -> None:
    with pytest.raises(Invalid, match="b-when-unread"):
        typed.read_moment(words, FRIDAY)


@given(st.text(max_size=40))
def test_any_words_are_a_moment_ahead_or_a_kind_no(words: str) -> None:
    try:
        moment = typed.read_moment(words, FRIDAY)
    except Invalid:
        return
    assert moment > FRIDAY


_WORDS = "ngày 25 11 8 12 8h 25-11 8.30 tháng năm đêm nay mai tới sau kém 15 phút nữa hết thứ hai next monday giờ"
_PIECES = st.sampled_from(_WORDS.split())


@given(st.lists(_PIECES, max_size=7).map(" ".join))
def test_any_of_the_words_too(words: str) -> None:
    for read in (typed.read_moment, typed.read_expiry):
        try:
            moment = read(words, FRIDAY)
        except Invalid:
            continue
        assert moment > FRIDAY
