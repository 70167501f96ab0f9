"""Delivery: what a committed transaction said reaches its person, whatever the messenger answers."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from langnghe.bot.deliver import STALE
from langnghe.locales.marked import escape
from langnghe.models import Act, Identity, OutboxMessage, OutboxState, TicketEvent
from langnghe.models.contract import Delivery, InputKind, Outbound, Priority, SendOutcome, SendResult
from langnghe.services import outbox, undelivered
from langnghe.services.outbox import Recipient
from langnghe.services.work import Work
from tests.house import House
from tests.people import Citizen, Officer

RETRY = SendResult(SendOutcome.RETRY, reason="502")
LOST = SendResult(SendOutcome.UNKNOWN, reason="connection cut")
GONE = SendResult(SendOutcome.UNREACHABLE, reason="bot was blocked by the user")
REFUSED = SendResult(SendOutcome.REFUSED, reason="can't parse entities")


def rows(work: Work) -> list[OutboxMessage]:
    return list(work.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def say(work: Work, who: Citizen, *texts: str) -> None:
    """Write messages to somebody who has written before."""
    identity = work.session.scalars(select(Identity).where(Identity.external_id == who.external_id)).one()
    here = Recipient(identity.id, identity.person_id, identity.channel, who.external_id, "vi")
    outbox.enqueue(work, here, [Outbound(escape(text)) for text in texts], Priority.NOTICE)


async def acquainted(house: House, name: str = "Lan") -> Citizen:
    person = Citizen(house, name)
    await person.starts()
    person.looks()
    return person


async def test_a_server_error_is_tried_again_after_growing_pauses(quiet_house: House) -> None:
    lan = await acquainted(quiet_house)
    quiet_house.paper.answers[lan.external_id] = [RETRY, RETRY]
    await quiet_house.does(say, lan, "một")
    assert not lan.news
    await quiet_house.wait(seconds=outbox.PAUSES[0])
    assert not lan.news
    await quiet_house.wait(seconds=outbox.PAUSES[0])
    assert not lan.news  # the second pause is longer than the first
    await quiet_house.wait(seconds=outbox.PAUSES[1])
    lan.reads("một")


async def test_retry_after_is_obeyed_to_the_second_and_is_nobodys_failed_attempt(quiet_house: House) -> None:
    lan = await acquainted(quiet_house)
    limit = SendResult(SendOutcome.RETRY, reason="429", retry_after=17)
    quiet_house.paper.answers[lan.external_id] = [limit]
    await quiet_house.does(say, lan, "một")
    await quiet_house.wait(seconds=16)
    assert not lan.news
    await quiet_house.wait(seconds=1)
    lan.reads("một")
    assert [row.attempts for row in (await quiet_house.asks(rows))[-1:]] == [1]


async def test_nothing_overtakes_a_message_that_waits_for_its_next_attempt(quiet_house: House) -> None:
    lan = await acquainted(quiet_house)
    quiet_house.paper.answers[lan.external_id] = [RETRY]
    await quiet_house.does(say, lan, "một", "hai")
    await quiet_house.does(say, lan, "ba")
    assert not lan.news
    for _ in range(3):
        await quiet_house.wait(seconds=120)
    assert lan.news.splitlines() == ["một", "hai", "ba"]


async def test_a_lost_answer_is_sent_again_because_a_double_is_better_than_none(quiet_house: House) -> None:
    lan = await acquainted(quiet_house)
    quiet_house.paper.answers[lan.external_id] = [LOST]
    await quiet_house.does(say, lan, "một")
    assert lan.news == "một"  # it had arrived
    await quiet_house.wait(seconds=60)
    assert lan.news == "một\nmột"
    last = (await quiet_house.asks(rows))[-1]
    assert (last.state, last.attempts) == (OutboxState.SENT, 2)


async def test_what_is_refused_is_a_dead_letter_with_its_reason_and_stops_nothing(quiet_house: House) -> None:
    lan = await acquainted(quiet_house)
    quiet_house.paper.answers[lan.external_id] = [REFUSED]
    await quiet_house.does(say, lan, "một", "hai")
    assert lan.news == "hai"
    dead = [row for row in await quiet_house.asks(rows) if row.state is OutboxState.DEAD]
    assert [row.reason for row in dead] == ["can't parse entities"]


async def test_after_the_last_pause_a_message_is_given_up(quiet_house: House) -> None:
    lan = await acquainted(quiet_house)
    quiet_house.paper.answers[lan.external_id] = RETRY
    await quiet_house.does(say, lan, "một")
    for pause in outbox.PAUSES:
        await quiet_house.wait(seconds=pause)
    last = (await quiet_house.asks(rows))[-1]
    assert (last.state, last.attempts) == (OutboxState.DEAD, len(outbox.PAUSES) + 1)


async def test_fault_6_claimed_for_ever_a_lease_left_by_a_crash_runs_out(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FixMyStreet: `processing` is committed before sending, and a kill leaves it there."""
    lan = await acquainted(quiet_house)
    courier = quiet_house.app.couriers["paper"]
    monkeypatch.setattr(courier, "hand_over", lambda _deliveries: None)  # the process dies here
    await quiet_house.app.books.write(lambda work: say(work, lan, "một"))
    await quiet_house.settle()
    assert not lan.news
    quiet_house.clock.move(outbox.LEASE - timedelta(seconds=1))
    await quiet_house.settle()
    assert not lan.news
    quiet_house.clock.move(timedelta(seconds=1))
    await quiet_house.settle()
    lan.reads("một")


async def test_fault_7_lost_alerts_sent_is_written_after_sending(quiet_house: House) -> None:
    """FixMyStreet: "sent" is written before the mail goes."""
    lan = await acquainted(quiet_house)
    states: list[OutboxState] = []
    send = quiet_house.paper.send

    async def looking(delivery: object) -> SendResult:
        states.extend(row.state for row in await quiet_house.asks(rows) if row.id == delivery.id)  # type: ignore[attr-defined]
        return await send(delivery)  # type: ignore[arg-type]

    quiet_house.paper.send = looking  # type: ignore[method-assign]
    await quiet_house.does(say, lan, "một")
    assert states == [OutboxState.PENDING]
    assert (await quiet_house.asks(rows))[-1].state is OutboxState.SENT


async def test_who_blocked_one_channel_is_told_on_the_next(quiet_house: House) -> None:
    lan = await acquainted(quiet_house)
    elsewhere = Citizen(quiet_house, "Lan", channel=quiet_house.other)
    await elsewhere.starts()
    elsewhere.looks()

    def join(work: Work) -> None:
        identities = {row.external_id: row for row in work.session.scalars(select(Identity))}
        identities[elsewhere.external_id].person_id = identities[lan.external_id].person_id

    await quiet_house.does(join)
    await quiet_house.wait(minutes=5)
    await lan.starts()
    lan.looks()
    quiet_house.paper.answers[lan.external_id] = GONE
    await quiet_house.does(say, lan, "phiếu của bà đã có trả lời")
    assert not lan.news
    elsewhere.reads("phiếu của bà đã có trả lời")


async def test_a_person_who_writes_again_is_reachable_again(quiet_house: House) -> None:
    lan = await acquainted(quiet_house)
    await lan.leaves()
    where = select(Identity.unreachable_at).where(Identity.external_id == lan.external_id)
    assert await quiet_house.asks(lambda work: work.session.scalar(where)) is not None
    await lan.says("menu")
    assert await quiet_house.asks(lambda work: work.session.scalar(where)) is None


async def test_the_officer_who_waits_is_told_when_the_citizen_blocked_us(house: House) -> None:
    """Show staff that the person blocked the bot (prog-time/tg-support-bot PR 230)."""
    mai = Officer(house, "Mai")
    await mai.joins_roads()
    lan = Citizen(house, "Lan")
    await lan.agrees()
    await lan.says("Đường liên thôn có ổ gà rất sâu, xe máy hay ngã")
    await lan.presses("Gửi")
    code = lan.code
    house.paper.answers[lan.external_id] = GONE
    await mai.presses("Tiếp nhận")
    mai.reads(code, "Không liên lạc được")
    acts = select(TicketEvent.act).order_by(TicketEvent.seq)
    assert Act.UNREACHABLE in await house.asks(lambda work: work.session.scalars(acts).all())


@pytest.mark.parametrize("kind", [InputKind.TEXT])
async def test_an_event_delivered_twice_has_one_effect(house: House, kind: InputKind) -> None:
    lan = Citizen(house)
    await lan.starts()
    event = lan.event(kind, text="menu")
    await house.receive(event)
    lan.looks()
    await house.receive(event)
    assert not lan.news


async def test_an_answer_goes_before_what_is_told_to_everybody(quiet_house: House) -> None:
    """Also to the same person, and also when both are in the courier's memory already."""
    lan = await acquainted(quiet_house)
    courier = quiet_house.app.couriers["paper"]

    def tell(work: Work) -> None:
        here = _recipient(work, lan)
        for text in ("tin một", "tin hai"):
            outbox.enqueue(work, here, [Outbound(escape(text))], Priority.BROADCAST, bulk=True)

    await quiet_house.app.books.write(tell)
    quiet_house.clock.move(timedelta(seconds=1))
    assert await courier.take_due() == 1
    assert not lan.news

    def answer(work: Work) -> None:
        here = _recipient(work, lan)
        outbox.enqueue(work, here, [Outbound(escape(text)) for text in ("trả lời một", "trả lời hai")])

    await quiet_house.app.books.write(answer)
    await quiet_house.settle()
    assert lan.news.splitlines()[:3] == ["trả lời một", "trả lời hai", "tin một"]
    await quiet_house.wait(seconds=1)
    assert lan.news.splitlines()[3:] == ["tin hai"]
    assert [row.state for row in (await quiet_house.asks(rows))[-4:]] == [OutboxState.SENT] * 4


def _recipient(work: Work, who: Citizen) -> Recipient:
    identity = work.session.scalars(select(Identity).where(Identity.external_id == who.external_id)).one()
    return Recipient(identity.id, identity.person_id, identity.channel, who.external_id, "vi")


async def test_a_fault_in_what_follows_one_failure_keeps_no_mark_of_others_from_the_books(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan, hoa = await acquainted(quiet_house), await acquainted(quiet_house, "Hoa")

    def breaks(*_args: object) -> None:
        raise KeyError("a channel that is gone")

    monkeypatch.setattr(undelivered, "follow_up", breaks)
    quiet_house.paper.answers[lan.external_id] = GONE

    def both(work: Work) -> None:
        say(work, lan, "một")
        say(work, hoa, "hai")

    await quiet_house.does(both)
    found = {row.payload["text"]: row.state for row in await quiet_house.asks(rows)}
    assert (found["một"], found["hai"]) == (OutboxState.UNREACHABLE, OutboxState.SENT)
    for _ in range(3):
        quiet_house.clock.move(outbox.LEASE)
        await quiet_house.wait(seconds=1)
    assert [shown.text for shown in hoa.screen].count("hai") == 1


async def test_what_waits_too_long_in_memory_goes_back_before_its_lease_runs_out(quiet_house: House) -> None:
    lan = await acquainted(quiet_house)
    courier = quiet_house.app.couriers[quiet_house.paper.name]
    now = courier._seconds()
    await quiet_house.app.books.write(lambda work: say(work, lan, "một"))
    courier._seconds = lambda: now + STALE + 1
    assert courier._next() is None
    await courier.marked()
    (row,) = [row for row in await quiet_house.asks(rows) if row.payload["text"] == "một"]
    assert (row.state, row.leased_until, row.attempts) == (OutboxState.PENDING, None, 0)
    await quiet_house.wait(seconds=1)
    lan.reads("một")


async def test_another_process_has_sent_it_meanwhile(quiet_house: House) -> None:
    """A late word of failure does not turn back what is with its recipient."""
    lan = await acquainted(quiet_house)
    await quiet_house.does(say, lan, "một")
    (row,) = [row for row in await quiet_house.asks(rows) if row.payload["text"] == "một"]
    late = outbox.Attempt(Delivery(row.id, row.identity_id, row.channel, "", Outbound(escape("một"))), RETRY)
    assert await quiet_house.does(outbox.mark_failed, late) is OutboxState.PENDING
    (row,) = [row for row in await quiet_house.asks(rows) if row.payload["text"] == "một"]
    assert row.state is OutboxState.SENT


async def test_who_used_a_channel_last_that_is_gone_is_told_on_another(quiet_house: House) -> None:
    lan = await acquainted(quiet_house)
    seen = quiet_house.clock.now() + timedelta(minutes=1)

    def gone(work: Work) -> int:
        known = work.session.scalars(select(Identity).where(Identity.external_id == lan.external_id)).one()
        work.session.add(
            Identity(person_id=known.person_id, channel="gone", external_id="lan-g", last_seen_at=seen)
        )
        return known.person_id

    person_id = await quiet_house.does(gone)
    found = await quiet_house.asks(lambda work: outbox.recipient_of(work, person_id))
    assert found is not None
    assert found.channel == quiet_house.paper.name


async def test_at_the_end_of_the_process_nothing_more_is_taken(quiet_house: House) -> None:
    lan = await acquainted(quiet_house)
    courier = quiet_house.app.couriers[quiet_house.paper.name]
    courier.rest()
    await quiet_house.app.books.write(lambda work: say(work, lan, "một"))
    assert await courier.take_due() == 0
    assert await courier.take_broadcasts() == 0
    await courier.deliver_now()  # what was said already is still sent
    lan.reads("một")
