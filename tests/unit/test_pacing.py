"""The pace of sending: the channel's rate, a chat's, and what refusals teach."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.bot.pacing import BURST, CHAT_BURST, Pacer
from langnghe.models.contract import Delivery, Marked, Outbound, Priority
from langnghe.services import pace
from langnghe.services.broadcast import packing
from tests.house import House


class Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def to(identity_id: int, priority: Priority = Priority.BROADCAST) -> Delivery:
    return Delivery(1, identity_id, "telegram", "1", Outbound(Marked("một")), priority=priority)


@pytest.mark.parametrize("share", [1.0, 0.5])
def test_the_rate_holds_over_any_time(share: float) -> None:
    seconds = Seconds()
    pacer = Pacer(seconds, 30, 0, 0)
    sent: list[float] = []
    while seconds.now < 1010:
        pause = pacer.until_turn(share)
        if pause > 0:
            seconds.now += pause
            continue
        pacer.take(to(len(sent)))
        sent.append(seconds.now)
    allowed = 30 * share
    assert len(sent) >= 10 * allowed * 0.99
    for first in sent:
        within = sum(first <= each < first + 1 for each in sent)
        assert within <= allowed * (1 + BURST) + 1


def test_a_late_turn_is_made_up_for_but_not_a_long_rest() -> None:
    seconds = Seconds()
    pacer = Pacer(seconds, 10, 0, 0)
    seconds.now += 60
    at_once = 0
    while pacer.until_turn(1) <= 0:
        pacer.take(to(at_once))
        at_once += 1
    assert at_once <= 10 * BURST + 1


def test_without_a_rate_only_a_pause_holds_anything_back() -> None:
    seconds = Seconds()
    pacer = Pacer(seconds, 0, 0, 0)
    for number in range(1000):
        assert pacer.until_turn(0.5) <= 0
        pacer.take(to(number))
    pacer.pause(3)
    assert pacer.paused
    assert pacer.until_turn(1) == pytest.approx(3)
    seconds.now += 3
    assert not pacer.paused


def test_a_chat_takes_a_few_at_once_and_a_group_one_every_three_seconds() -> None:
    seconds = Seconds()
    pacer = Pacer(seconds, 30, 1, 20 / 60)
    for _ in range(CHAT_BURST):
        assert pacer.until_chat(to(7)) <= 0
        pacer.take(to(7))
    assert pacer.until_chat(to(7)) == pytest.approx(1)
    assert pacer.until_chat(to(8)) <= 0
    assert pacer.until_chat(to(7, Priority.ANSWER)) <= 0
    pacer.take(to(-7))
    assert pacer.until_chat(to(-7)) == pytest.approx(3)


async def test_a_refusal_lowers_the_rate_once_and_time_lifts_it(quiet_house: House) -> None:
    async def now() -> pace.Pace:
        return await quiet_house.asks(lambda work: pace.of(work, "telegram", 30))

    assert await now() == pace.Pace(30)
    for _ in range(3):  # several calls met the same refusal
        await quiet_house.does(pace.limited, "telegram", 30, 4.0)
    lowered = await now()
    assert lowered.rate == pytest.approx(27)
    assert lowered.paused_until == quiet_house.clock.now() + timedelta(seconds=4)
    await quiet_house.wait(seconds=60)
    assert (await now()).rate == pytest.approx(28.5)
    await quiet_house.wait(minutes=10)
    assert (await now()).rate == 30
    for _ in range(100):
        await quiet_house.does(pace.limited, "telegram", 30, 1.0)
        quiet_house.clock.move(timedelta(seconds=6))
    assert (await now()).rate >= 3


@given(st.lists(st.integers(1, 2**62), unique=True, max_size=300))
def test_packed_ids_come_back_sorted(ids: list[int]) -> None:
    assert packing.unpack(packing.pack(ids)) == sorted(ids)


def test_a_thousand_neighbouring_ids_take_few_bytes() -> None:
    assert len(packing.pack(range(1_000_000, 1_002_000, 2))) < 100
