"""Long polling: what was taken in is confirmed only once it is in the books, and nothing stops the loop."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from structlog.testing import capture_logs

from langnghe.bot.channels import telegram
from langnghe.bot.channels.telegram import TelegramChannel
from langnghe.bot.lanes import LaneClosed
from langnghe.models.contract import InputKind
from tests.channels.conftest import MakeChannel
from tests.channels.telling import Pauses, Taken, store_is_away, until
from tests.standin.botapi import BotApi

Listen = Callable[..., "asyncio.Task[None]"]


@pytest.fixture
def taken() -> Taken:
    return Taken()


async def test_the_first_message_of_a_new_person_is_not_lost(api: BotApi, listening: Listen, taken: Taken) -> None:
    """bostrot/telegram-support-bot lost that of 14 of 15 new people."""
    waiting = [api.user(3000 + number).says(f"Lần đầu {number}") for number in range(15)]
    listening(taken)
    for act in waiting:
        await act
    assert sorted(taken.texts) == sorted(f"Lần đầu {number}" for number in range(15))


async def test_who_we_are_is_known_once_telegram_is_reached(
    api: BotApi, channel: TelegramChannel, listening: Listen, taken: Taken
) -> None:
    assert (channel.username, channel.state) == ("", "starting")
    listening(taken)
    await api.user(1001).says("chào")
    assert (channel.username, channel.state) == ("langnghe_bot", "ok")


async def test_nothing_is_confirmed_before_its_commit(api: BotApi, listening: Listen, taken: Taken) -> None:
    """The trap of polling loops that confirm first: killed here, they lose what they hold."""
    taken.gate.clear()
    listening(taken)
    act = api.user(1001).says("Đèn hỏng")
    await taken.until("Đèn hỏng", attempted=1)
    assert act.update is not None
    assert not act.update.done
    taken.gate.set()
    await act


async def test_killed_before_the_commit_it_comes_again(
    api: BotApi, make_channel: MakeChannel, listening: Listen, taken: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram, "LAST_BATCH", 0)
    taken.gate.clear()
    killed = listening(taken)
    for number in range(120):
        api.user(1001).says(f"tin {number}")
    await taken.until("tin 0", attempted=1)
    killed.cancel()
    await asyncio.gather(killed, return_exceptions=True)
    assert api.world.updates.confirmed == 0

    after = Taken()
    listening(after, make_channel())
    await after.until("tin 119")
    assert after.texts == [f"tin {number}" for number in range(120)]


async def test_told_to_stop_it_finishes_what_is_in_the_lanes(api: BotApi, listening: Listen, taken: Taken) -> None:
    taken.gate.clear()
    stopped = listening(taken)
    for person in range(2000, 2005):
        api.user(person).says(f"của {person}")
    await taken.until("của 2004", attempted=1)
    stopped.cancel()
    await asyncio.sleep(0)
    taken.gate.set()
    with pytest.raises(asyncio.CancelledError):
        await stopped
    assert len(taken.events) == 5


async def test_each_person_is_heard_in_order_and_all_side_by_side(
    api: BotApi, listening: Listen, taken: Taken
) -> None:
    taken.gate.clear()
    for number in range(3):
        for person in range(2000, 2010):
            api.user(person).says(f"{person}-{number}")
    listening(taken)
    for person in range(2000, 2010):
        await taken.until(f"{person}-0", attempted=1)
    assert all(taken.attempts[f"{person}-1"] == 0 for person in range(2000, 2010))
    taken.gate.set()
    await taken.until("2009-2")
    for person in range(2000, 2010):
        mine = [text for text in taken.texts if text.startswith(str(person))]
        assert mine == [f"{person}-{number}" for number in range(3)]


@pytest.mark.parametrize("error", [store_is_away(), LaneClosed()], ids=["store-away", "lanes-closing"])
async def test_what_the_books_could_not_take_comes_again(
    api: BotApi, listening: Listen, taken: Taken, pauses: Pauses, error: Exception
) -> None:
    """Of Lan's three messages the second fails: the third waits for it, and Hoa's is taken meanwhile."""
    taken.fails["hai"] = [error, error]
    api.user(1001).says("một")
    api.user(1001).says("hai")
    api.user(2002).says("của Hoa")
    last = api.user(1001).says("ba")
    listening(taken)
    await last
    assert [text for text in taken.texts if text != "của Hoa"] == ["một", "hai", "ba"]
    assert taken.attempts["hai"] == 3
    assert taken.attempts["một"] == 1  # it was confirmed: the offset stood at what failed
    assert pauses.asked[:2] == [1.0, 2.0]


async def test_a_fault_of_ours_does_not_hold_everybody_up_for_ever(
    api: BotApi, listening: Listen, taken: Taken
) -> None:
    taken.fails["độc"] = [ValueError("x")] * 99
    api.user(1001).says("độc")
    after = api.user(2002).says("sau đó")
    listening(taken)
    with capture_logs() as logged:
        await after
    assert taken.attempts["độc"] == telegram.FAULTY_TRIES
    assert [entry["given_up"] for entry in logged if entry["event"] == "telegram.fault"] == [False, False, True]


async def test_an_update_that_nobody_can_read_is_passed_over(api: BotApi, listening: Listen, taken: Taken) -> None:
    chat = api.user(1001).chat
    api.world.tell("message", chat, {"message_id": 1, "from": {}, "chat": chat.json(), "text": "?"})
    listening(taken)
    await api.user(1001).says("còn đây")
    assert taken.texts == ["còn đây"]


async def test_what_concerns_nobody_is_confirmed_too(api: BotApi, listening: Listen, taken: Taken) -> None:
    group = api.group(-100200, "Tổ dân phố")
    listening(taken)
    await api.user(1001).says("@langnghe_bot", chat=group)
    assert taken.events == []


@pytest.mark.parametrize("fault", ["500", "502", "garbage", "cut_before", "cut_after"])
async def test_a_failing_telegram_is_waited_for(
    api: BotApi, channel: TelegramChannel, listening: Listen, taken: Taken, pauses: Pauses, fault: str
) -> None:
    api.faults.next("getUpdates", fault, times=4)
    listening(taken)
    with capture_logs() as logged:
        await api.user(1001).says("chào")
    assert taken.texts == ["chào"]
    assert pauses.asked == [1.0, 2.0, 5.0, 10.0]
    assert channel.state == "ok"
    assert [entry["event"] for entry in logged if entry["event"] == "telegram.trouble"] == ["telegram.trouble"]


async def test_an_answer_that_was_lost_costs_nothing(api: BotApi, listening: Listen, taken: Taken) -> None:
    """The poll that confirmed a message was answered, and the answer was lost: the confirmation is said again."""
    listening(taken)
    await api.user(1001).says("một")
    api.faults.next("getUpdates", "cut_after", times=2)
    await api.user(1001).says("hai")
    assert taken.texts == ["một", "hai"]


async def test_telegrams_own_pause_is_kept(api: BotApi, listening: Listen, taken: Taken, pauses: Pauses) -> None:
    api.faults.next("getUpdates", "429", retry_after=17)
    listening(taken)
    await api.user(1001).says("chào")
    assert pauses.asked == [17.0]


async def test_telegram_out_of_reach_at_the_start_is_waited_for(
    api: BotApi, channel: TelegramChannel, listening: Listen, taken: Taken
) -> None:
    api.faults.next("getMe", "cut_before", times=3)
    listening(taken)
    await api.user(1001).says("chào")
    assert channel.username == "langnghe_bot"


async def test_another_poller_is_told_and_waited_for(
    api: BotApi, make_channel: MakeChannel, listening: Listen, taken: Taken, pauses: Pauses
) -> None:
    other = Taken()
    second = make_channel()
    listening(taken)
    await api.user(1001).says("một")
    with capture_logs() as logged:
        listening(other, second)
        await until(lambda: api.world.updates.conflicts)
        await api.user(1001).says("hai")
        await api.user(1001).says("ba")
    assert sorted({*taken.texts, *other.texts}) == ["ba", "hai", "một"]
    troubles = [entry for entry in logged if entry["event"] == "telegram.trouble"]
    assert troubles
    assert {(entry["state"], entry["pause"]) for entry in troubles} == {("conflict", 30.0)}


async def test_a_wrong_token_is_told_once_and_tried_slowly(
    api: BotApi, make_channel: MakeChannel, listening: Listen, taken: Taken, pauses: Pauses
) -> None:
    wrong = make_channel(token="123456:AAsomebodyElsesTokenOfTheSameLength_12")
    with capture_logs() as logged:
        listening(taken, wrong)
        await until(lambda: len(pauses.asked) > 2)
    assert set(pauses.asked) == {60.0}
    assert wrong.state == "unauthorized"
    assert len([entry for entry in logged if entry["event"] == "telegram.trouble"]) == 1
    assert "AAsomebody" not in str(logged)


async def test_a_webhook_left_behind_is_taken_away_and_its_updates_kept(
    api: BotApi, make_channel: MakeChannel, listening: Listen, taken: Taken
) -> None:
    await make_channel()._api.call("setWebhook", {"url": "http://127.0.0.1:9/old"})
    act = api.user(1001).says("vẫn còn")
    listening(taken)
    await act
    assert taken.texts == ["vẫn còn"]


async def test_a_quiet_week_does_not_swallow_what_comes_after(
    api: BotApi, listening: Listen, taken: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram then numbers anew from anywhere, and an offset that was kept would stand above."""
    monkeypatch.setattr(telegram, "POLL", 0)
    listening(taken)
    await api.user(1001).says("trước")
    await until(lambda: "offset" not in api.calls_of("getUpdates")[-1].params)
    api.world.updates._next = 7
    await api.user(1001).says("tuần sau")
    assert taken.texts == ["trước", "tuần sau"]


async def test_what_we_ask_for_is_what_we_understand(api: BotApi, listening: Listen, taken: Taken) -> None:
    lan = api.user(1001)
    listening(taken)
    said = lan.says("Ổ gà ở số 12")
    await said
    assert said.message is not None
    await lan.edits(said.message, "Ổ gà ở số 14")
    await lan.blocks()
    assert [event.kind for event in taken.events] == [InputKind.TEXT, InputKind.UNSUPPORTED, InputKind.LEFT]
    asked: dict[str, Any] = api.calls_of("getUpdates")[0].params
    assert "chat_member" not in asked["allowed_updates"]
