"""Sending a broadcast: everybody once, whatever happens on the way."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from langnghe.handlers.common import broadcast_message
from langnghe.locales.texts import Texts
from langnghe.models import (
    BroadcastChunk,
    BroadcastDelivery,
    BroadcastMute,
    BroadcastOutcome,
    BroadcastRelation,
    BroadcastState,
    Person,
    WebMessage,
)
from langnghe.models.contract import InputKind, Outbound, SendOutcome, SendResult
from langnghe.services.broadcast import audience, ending, life, listing, mutes, steering, taking
from langnghe.services.broadcast.audience import Audience
from langnghe.services.refusals import Stale
from langnghe.services.work import Announcement, Work
from tests.broadcasts.desk import admin
from tests.broadcasts.sending import (
    WORDS,
    also_on,
    announces,
    enter,
    heard,
    neighbours,
    outcomes,
    state,
    sums,
)
from tests.conversations.desk import person_of
from tests.house import House
from tests.people import Citizen

O, S = BroadcastOutcome, BroadcastState  # noqa: E741

RETRY = SendResult(SendOutcome.RETRY, reason="502")
LOST = SendResult(SendOutcome.UNKNOWN, reason="connection cut")
GONE = SendResult(SendOutcome.UNREACHABLE, reason="bot was blocked by the user")


async def test_everybody_of_the_area_gets_it_once(house: House) -> None:
    lan, hoa = await neighbours(house, "Lan", "Hoa")
    far = Citizen(house, "Xa")
    await far.agrees("xã Ba Tơ")
    stranger = Citizen(house, "Minh")
    await stranger.starts()  # has not agreed to anything
    person_id = await person_of(lan)
    lan_phong = await house.asks(lambda work: work.session.get_one(Person, person_id).area_code)
    assert lan_phong is not None
    sent = await announces(house, lan, Audience(areas=(lan_phong,)))
    assert [heard(each) for each in (lan, hoa, far, stranger)] == [1, 1, 0, 0]
    assert await state(house, sent) is S.DONE
    found = await sums(house, sent)
    assert (found.listed, found.left, dict(found.outcomes)) == (2, 0, {O.SENT: 2})
    await house.broadcasts()
    assert heard(lan) == 1


async def test_it_leaves_what_somebody_is_writing_alone(house: House) -> None:
    (lan,) = await neighbours(house, "Lan")
    await lan.says("Đường thôn 3 có ổ gà sâu")
    offered = lan.offers
    await announces(house, lan)
    assert heard(lan) == 1
    await lan.presses(next(each for each in offered if "Gửi" in each))
    assert "Mã tra cứu" in lan.news


async def test_pieces_smaller_than_the_people_leave_nobody_out(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audience, "WINDOW", 2)
    people = await neighbours(quiet_house, *"ABCDEFG")
    sent = await announces(quiet_house, people[0])
    assert [heard(each) for each in people] == [1] * 7
    assert (await sums(quiet_house, sent)).listed == 7


async def test_who_comes_after_the_approval_is_not_meant(quiet_house: House) -> None:
    (lan,) = await neighbours(quiet_house, "Lan")
    maker = await person_of(lan)
    await quiet_house.does(lambda work: enter(work, maker))
    (hoa,) = await neighbours(quiet_house, "Hoa")
    await quiet_house.broadcasts()
    assert (heard(lan), heard(hoa)) == (1, 0)


async def test_several_channels_one_message_and_the_next_one_when_the_first_is_gone(quiet_house: House) -> None:
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    now = quiet_house.clock.now()
    await also_on(quiet_house, lan, "other", "lan-o", now - timedelta(days=1))
    await also_on(quiet_house, hoa, "other", "hoa-o", now - timedelta(days=1))
    quiet_house.paper.answers[hoa.external_id] = GONE
    sent = await announces(quiet_house, lan)
    elsewhere = quiet_house.other.screens
    assert (heard(lan), heard(hoa), "lan-o" in elsewhere) == (1, 0, False)
    assert WORDS in elsewhere["hoa-o"][0].text
    found = await sums(quiet_house, sent)
    assert {name: each.listed for name, each in found.channels.items()} == {quiet_house.paper.name: 1, "other": 1}
    assert found.left == 0


async def test_who_blocked_us_everywhere_is_counted_as_unreachable(quiet_house: House) -> None:
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    quiet_house.paper.answers[hoa.external_id] = GONE
    sent = await announces(quiet_house, lan)
    assert await outcomes(quiet_house, sent) == {"Lan": O.SENT, "Hoa": O.UNREACHABLE}
    assert await state(quiet_house, sent) is S.DONE


async def test_a_server_error_is_tried_again_and_the_broadcast_waits_for_it(quiet_house: House) -> None:
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    quiet_house.paper.answers[hoa.external_id] = [RETRY]
    sent = await announces(quiet_house, lan)
    assert (heard(lan), heard(hoa), await state(quiet_house, sent)) == (1, 0, S.SENDING)
    await quiet_house.wait(seconds=3)
    await quiet_house.broadcasts()
    assert (heard(lan), heard(hoa), await state(quiet_house, sent)) == (1, 1, S.DONE)


async def test_a_lost_answer_makes_no_double_but_of_a_warning_of_danger(quiet_house: House) -> None:
    (lan,) = await neighbours(quiet_house, "Lan")
    quiet_house.paper.answers[lan.external_id] = [LOST]
    sent = await announces(quiet_house, lan)
    assert await outcomes(quiet_house, sent) == {"Lan": O.UNSURE}
    assert await state(quiet_house, sent) is S.DONE
    quiet_house.paper.answers[lan.external_id] = [LOST]
    urgent = await announces(quiet_house, lan, urgent=True)
    await quiet_house.wait(seconds=3)
    await quiet_house.broadcasts()
    assert heard(lan) == 3
    assert await outcomes(quiet_house, urgent) == {"Lan": O.SENT}


async def test_the_office_sleeps_and_a_warning_does_not(quiet_house: House) -> None:
    (lan,) = await neighbours(quiet_house, "Lan")
    await quiet_house.wait(hours=13)  # 22:00
    sent = await announces(quiet_house, lan)
    assert heard(lan) == 0
    await announces(quiet_house, lan, urgent=True)
    assert heard(lan) == 1
    assert "KHẨN" in lan.last
    await quiet_house.wait(hours=9, minutes=1)
    await quiet_house.broadcasts()
    assert (heard(lan), await state(quiet_house, sent)) == (2, S.DONE)


async def test_a_persons_own_quiet_hours_put_off_theirs_alone(quiet_house: House) -> None:
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    person_id = await person_of(hoa)
    hours = update(Person).where(Person.id == person_id).values(quiet_from=time(8), quiet_until=time(13))
    await quiet_house.does(lambda work: work.session.execute(hours))
    sent = await announces(quiet_house, lan)  # at nine in the morning
    assert (heard(lan), heard(hoa), await state(quiet_house, sent)) == (1, 0, S.SENDING)
    await quiet_house.wait(hours=4, minutes=1)
    await quiet_house.broadcasts()
    assert (heard(lan), heard(hoa), await state(quiet_house, sent)) == (1, 1, S.DONE)


@pytest.mark.parametrize(
    ("urgent_too", "urgent", "expected"), [(True, True, 0), (False, True, 1), (False, False, 0)]
)
async def test_who_wants_none_gets_none(quiet_house: House, urgent_too: bool, urgent: bool, expected: int) -> None:
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    muted, maker = await person_of(hoa), await person_of(lan)
    now = quiet_house.clock.now()
    # Said before the receivers are listed, and by somebody else after it: the same.
    sent = await quiet_house.does(lambda work: enter(work, maker, urgent=urgent))
    await quiet_house.does(
        lambda work: work.session.add(BroadcastMute(person_id=muted, at=now, urgent_too=urgent_too))
    )
    await quiet_house.broadcasts()
    later = await announces(quiet_house, lan, urgent=urgent)
    assert heard(hoa) == 2 * expected
    assert heard(lan) == 2
    assert (await sums(quiet_house, sent)).outcomes.get(O.MUTED, 0) == 1 - expected
    assert (await sums(quiet_house, later)).listed == 1 + expected


async def test_who_says_so_in_their_quiet_hours_is_not_told_in_the_morning(quiet_house: House) -> None:
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    person_id = await person_of(hoa)
    hours = update(Person).where(Person.id == person_id).values(quiet_from=time(8), quiet_until=time(13))
    await quiet_house.does(lambda work: work.session.execute(hours))
    sent = await announces(quiet_house, lan)
    await quiet_house.does(mutes.mute, person_id)
    assert await outcomes(quiet_house, sent) == {"Lan": O.SENT, "Hoa": O.MUTED}
    await quiet_house.wait(hours=5)
    await quiet_house.broadcasts()
    assert (heard(hoa), await state(quiet_house, sent)) == (0, S.DONE)


async def test_one_that_cannot_be_put_into_words_holds_up_no_other(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    (lan,) = await neighbours(quiet_house, "Lan")
    await also_on(quiet_house, lan, "webchat", "lan-w", quiet_house.clock.now() - timedelta(days=1))
    real = broadcast_message.message

    def message(work: Work, texts: Texts, said: Announcement, *able: Any, **group: Any) -> Outbound:
        if said.text == "hỏng":
            raise ValueError("a broadcast of more than one message")
        return real(work, texts, said, *able, **group)

    monkeypatch.setattr(broadcast_message, "message", message)
    maker = await person_of(lan)
    broken = await quiet_house.does(lambda work: enter(work, maker, text="hỏng"))
    await announces(quiet_house, lan)
    assert heard(lan) == 1
    assert (await state(quiet_house, broken), (await sums(quiet_house, broken)).left) == (S.SENDING, 1)


async def test_a_village_does_not_wait_for_a_province(quiet_house: House) -> None:
    people = await neighbours(quiet_house, *"ABCDEF")
    maker = await person_of(people[0])
    long = await quiet_house.does(lambda work: enter(work, maker))
    short = await quiet_house.does(lambda work: enter(work, maker))
    taken = await quiet_house.does(taking.take, quiet_house.paper.name, 4)
    assert [each.broadcast_id for each in taken] == [long, long, short, short]
    rest = await quiet_house.does(taking.take, quiet_house.paper.name, 20)
    assert len(rest) == 8


async def test_whose_channel_the_office_has_no_more_gets_it_elsewhere_or_is_counted(quiet_house: House) -> None:
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    maker = await person_of(lan)
    await also_on(quiet_house, lan, "other", "lan-o", quiet_house.clock.now() - timedelta(days=1))
    sent = await quiet_house.does(lambda work: enter(work, maker))
    able = dict(quiet_house.app.office.channels)
    del able[quiet_house.paper.name]
    quiet_house.app.make_work.office = replace(quiet_house.app.office, channels=able)
    del quiet_house.app.couriers[quiet_house.paper.name]
    await quiet_house.broadcasts()
    assert WORDS in quiet_house.other.screens["lan-o"][0].text
    assert await outcomes(quiet_house, sent) == {"Lan": O.SENT, "Hoa": O.UNREACHABLE}
    assert await state(quiet_house, sent) is S.DONE
    assert heard(hoa) == 0


async def test_a_warning_that_may_have_arrived_is_called_off_there_too(quiet_house: House) -> None:
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    maker = await person_of(lan)
    quiet_house.paper.answers[hoa.external_id] = [LOST]
    sent = await announces(quiet_house, lan, urgent=True)
    await quiet_house.does(life.stop, sent, maker)
    await quiet_house.broadcasts()
    assert await outcomes(quiet_house, sent) == {"Lan": O.SENT, "Hoa": O.UNSURE}
    relation = BroadcastRelation.CANCELLATION
    await announces(quiet_house, lan, text="Không có bão.", about_id=sent, relation=relation)
    assert "HỦY TIN" in hoa.last


async def test_what_was_corrected_is_not_sent_again(quiet_house: House) -> None:
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    maker = await person_of(await admin(quiet_house))
    quiet_house.paper.answers[hoa.external_id] = [LOST]
    sent = await announces(quiet_house, lan)
    await announces(
        quiet_house, lan, text="Không cắt nước.", about_id=sent, relation=BroadcastRelation.CANCELLATION
    )
    with pytest.raises(Stale, match="b-again-corrected"):
        await quiet_house.does(steering.send_again, sent, maker)


async def test_a_messenger_out_of_reach_for_a_day_loses_nobody(quiet_house: House) -> None:
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    away = SendResult(SendOutcome.RETRY, reason="no route", out_of_reach=True)
    quiet_house.paper.answers[hoa.external_id] = [away] * 60
    sent = await announces(quiet_house, lan)
    for _ in range(60):
        await quiet_house.wait(minutes=1)
        await quiet_house.broadcasts()
    assert (heard(hoa), await state(quiet_house, sent)) == (1, S.DONE)


async def test_paused_resumed_and_stopped(quiet_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    people = await neighbours(quiet_house, *"ABCD")
    maker = await person_of(people[0])
    sent = await quiet_house.does(lambda work: enter(work, maker))
    name = quiet_house.paper.name
    courier = quiet_house.app.couriers[name]
    monkeypatch.setattr(courier, "_wanted", lambda: 1)
    await courier.take_broadcasts()
    await quiet_house.does(life.pause, sent, maker)
    await quiet_house.does(life.pause, sent, maker)
    await quiet_house.broadcasts()
    assert sum(map(heard, people)) == 1
    assert await state(quiet_house, sent) is S.PAUSED
    await quiet_house.does(life.resume, sent, maker)
    assert await courier.take_broadcasts() == 1
    await quiet_house.settle()
    await quiet_house.does(life.stop, sent, maker)
    await quiet_house.broadcasts()
    assert sum(map(heard, people)) == 2
    found = await sums(quiet_house, sent)
    assert (found.left, dict(found.outcomes)) == (0, {O.SENT: 2, O.STOPPED: 2})


async def test_what_has_run_out_is_told_to_nobody_any_more(quiet_house: House) -> None:
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    quiet_house.paper.answers[hoa.external_id] = [RETRY]
    until = quiet_house.clock.now() + timedelta(seconds=1)
    sent = await announces(quiet_house, lan, expires_at=until)
    await quiet_house.wait(seconds=5)
    await quiet_house.broadcasts()
    assert (heard(lan), heard(hoa), await state(quiet_house, sent)) == (1, 0, S.DONE)
    assert await outcomes(quiet_house, sent) == {"Lan": O.SENT, "Hoa": O.EXPIRED}


async def test_what_a_dead_process_had_taken_is_sent_by_another(quiet_house: House) -> None:
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    maker = await person_of(lan)
    sent = await quiet_house.does(lambda work: enter(work, maker))
    taken = await quiet_house.does(taking.take, quiet_house.paper.name, 1)
    assert len(taken) == 1  # and never sent: the power went
    await quiet_house.broadcasts()
    assert heard(lan) + heard(hoa) == 1
    await quiet_house.wait(minutes=11)
    await quiet_house.broadcasts()
    assert (heard(lan), heard(hoa), await state(quiet_house, sent)) == (1, 1, S.DONE)


async def test_fault_8_broadcast_holes(quiet_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """mailroom: the schedule commits, then the task is queued; failed batches are logged; busy people are skipped.

    Here the approval itself is what is queued; a piece that fails is done again; nobody is busy.
    """
    monkeypatch.setattr(audience, "WINDOW", 2)
    people = await neighbours(quiet_house, *"ABCDEF")
    maker = await person_of(people[0])
    sent = await quiet_house.does(lambda work: enter(work, maker))
    real, broken = audience.piece, [True]

    def fails_once(*args: object) -> object:
        if broken:
            broken.clear()
            raise RuntimeError("the database went away")
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(audience, "piece", fails_once)
    await people[1].says("Đường thôn 3 có ổ gà sâu")  # busy with something else
    assert await quiet_house.does(listing.sweep) == 0
    assert not broken
    await quiet_house.broadcasts()
    assert [heard(each) for each in people] == [1] * 6
    assert await state(quiet_house, sent) is S.DONE


async def test_in_the_web_chat_it_is_a_line_of_the_transcript(quiet_house: House) -> None:
    lan, hoa = await neighbours(quiet_house, "Lan", "Hoa")
    await also_on(quiet_house, hoa, "webchat", "hoa-w", quiet_house.clock.now() + timedelta(minutes=5))
    sent = await announces(quiet_house, lan)
    assert (heard(lan), heard(hoa)) == (1, 0)
    lines = await quiet_house.asks(lambda work: [line.payload["text"] for line in work.session.scalars(
        select(WebMessage))])  # fmt: skip
    assert sum(WORDS in line for line in lines) == 1
    assert await outcomes(quiet_house, sent) == {"Lan": O.SENT, "Hoa": O.SENT}


async def test_an_answer_overtakes_what_is_told_to_everybody(quiet_house: House) -> None:
    people = await neighbours(quiet_house, *"ABCDE")
    maker = await person_of(people[0])
    await quiet_house.does(lambda work: enter(work, maker))
    courier = quiet_house.app.couriers[quiet_house.paper.name]
    await courier.take_broadcasts()
    before = len(quiet_house.paper.sent)
    last = people[-1]
    await quiet_house.app.receiver.receive(last.event(InputKind.TEXT, text="menu"))
    await courier.deliver_now()
    first = quiet_house.paper.sent[before]
    assert first.external_id == last.external_id
    assert WORDS not in first.outbound.text
    assert [heard(each) for each in people] == [1] * 5


async def test_nothing_stays_behind_but_who_got_it(quiet_house: House) -> None:
    lan, _ = await neighbours(quiet_house, "Lan", "Hoa")
    await announces(quiet_house, lan)
    left = await quiet_house.asks(lambda work: work.session.scalars(select(BroadcastChunk)).all())
    assert not left
    await quiet_house.wait(days=366)
    assert await quiet_house.does(ending.forget_old) == 2
    assert not await quiet_house.asks(lambda work: work.session.scalars(select(BroadcastDelivery)).all())


async def test_listing_goes_on_while_it_is_paused(quiet_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audience, "WINDOW", 1)
    people = await neighbours(quiet_house, *"ABC")
    maker = await person_of(people[0])
    sent = await quiet_house.does(lambda work: enter(work, maker))
    await quiet_house.does(life.pause, sent, maker)
    while await quiet_house.does(listing.sweep):
        pass
    assert (await sums(quiet_house, sent)).listed == 3
    assert sum(map(heard, people)) == 0
