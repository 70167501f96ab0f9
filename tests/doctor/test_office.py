"""What the books tell a doctor: each finding when it is provoked, and not before; nothing of any person in it."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from langnghe.bot.doctor.finding import Gravity
from langnghe.models import (
    Broadcast,
    BroadcastAct,
    BroadcastEvent,
    BroadcastState,
    ChannelPace,
    Identity,
    OutboxMessage,
    OutboxState,
    Person,
    RoleKind,
    RoutingRule,
    TicketClock,
)
from langnghe.models.broadcasts import BroadcastRepeat
from langnghe.models.contract import Inbound, InputKind, Marked, Outbound
from langnghe.services import failures, grants, intake, outbox, people, reminding
from langnghe.services.work import Work
from tests.doctor.conftest import Patient
from tests.house import FRIDAY
from tests.office import ROADS

SECRET = "Ông Ba ở xóm 3 đánh vợ"
NAME = "Nguyễn Thị Bí Mật"
TOP = "51.chu_tich"


def enter(work: Work, role: RoleKind | None = None, **until: float) -> int:
    """A person on Telegram, with a role until then; their id."""
    person = Person(name=NAME, phone="0905123456", created_at=work.now)
    work.session.add(person)
    work.session.flush()
    people.enter_identity(work, person.id, "telegram", f"77{person.id}")
    if role is not None:
        ends = work.now + timedelta(**until) if until else None
        grants.give(work, person.id, TOP if role is RoleKind.ADMIN else ROADS, role, ends_at=ends)
    return person.id


def say(work: Work) -> None:
    recipient = outbox.recipient_of(work, enter(work))
    assert recipient is not None
    outbox.enqueue(work, recipient, [Outbound(Marked(SECRET))])


def send(work: Work) -> None:
    """A ticket."""
    intake.submit(work, enter(work), intake.Draft(text=SECRET, area_code="21433", field_code="giao_thong"))


def later(patient: Patient, **by: float) -> None:
    patient.clock.move(timedelta(**by))  # type: ignore[attr-defined]


# Messages -----------------------------------------------------------------------------------------------------


async def test_what_does_not_arrive(patient: Patient) -> None:
    patient.sections["telegram"] = {"token": "1:x", "api_base": "http://127.0.0.1:9"}
    patient.does(say)
    later(patient, minutes=4)
    assert "undelivered" not in await patient.keys()
    later(patient, minutes=2)
    found = (await patient.findings())["undelivered"]
    assert (found.params["channel"], found.since) == ("telegram", FRIDAY)
    patient.does(lambda work: work.session.execute(update(OutboxMessage).values(state=OutboxState.SENT)))
    assert "undelivered" not in await patient.keys()


async def test_messages_for_a_messenger_that_was_taken_out(patient: Patient) -> None:
    patient.does(say)
    later(patient, minutes=6)
    assert (await patient.findings())["channel-gone"].params["channel"] == "telegram"


async def test_what_waits_for_an_admin(patient: Patient) -> None:
    assert not {"dead-letters", "failed-events"} & await patient.keys()

    def fail(work: Work) -> None:
        say(work)
        work.session.execute(update(OutboxMessage).values(state=OutboxState.DEAD))
        event = Inbound("telegram", "1", "77", InputKind.TEXT, text=SECRET)
        failures.keep_event(work, event, "AB12", "KeyError services/x.py:1")

    patient.does(fail)
    found = await patient.findings()
    for key in ("dead-letters", "failed-events"):
        assert (found[key].params["count"], found[key].since) == (1, FRIDAY)


async def test_a_messenger_that_tells_us_to_wait(patient: Patient) -> None:
    def pause(work: Work) -> None:
        until = work.now + timedelta(minutes=3)
        work.session.add(ChannelPace(channel="telegram", rate=14.2, paused_until=until, learned_at=work.now))

    found = await patient.only_after("channel-paused", lambda: patient.does(pause))
    assert found.params["until"] == FRIDAY + timedelta(minutes=3)
    later(patient, minutes=4)
    assert "channel-paused" not in await patient.keys()


# Tickets ------------------------------------------------------------------------------------------------------


async def test_a_ticket_without_a_clock(patient: Patient) -> None:
    patient.does(send)

    def lose(work: Work) -> None:
        work.session.execute(delete(TicketClock))

    found = await patient.only_after("without-clock", lambda: patient.does(lose))
    assert len(found.params["codes"].split(", ")) == 1


async def test_an_office_that_is_late(patient: Patient) -> None:
    patient.does(send)
    assert "overdue" not in await patient.keys()
    later(patient, days=60)
    found = (await patient.findings())["overdue"]
    assert (found.params["settle"], found.params["accept"]) == (1, 1)
    assert found.params["count"] >= 2


async def test_clocks_that_nobody_attends_to(patient: Patient) -> None:
    patient.does(send)
    later(patient, days=60)
    assert "nobody-ticks" not in await patient.keys()  # nobody serves: that is said, once
    with patient.serving():
        assert (await patient.findings())["nobody-ticks"].since is not None
        while patient.does(reminding.sweep):
            pass
        assert "nobody-ticks" not in await patient.keys()


# The set-up ---------------------------------------------------------------------------------------------------


async def test_what_the_set_up_lacks(patient: Patient) -> None:
    found = await patient.findings()
    assert found["gap-no-admin"].gravity == "wrong"
    assert found["gap-no-head"].params["count"] == 785
    assert "gap-tet-unconfirmed" in found  # it is November
    assert "gap-no-catch-all" not in found

    def change(work: Work) -> None:
        enter(work, RoleKind.ADMIN)
        work.session.execute(delete(RoutingRule).where(RoutingRule.field_code == "", RoutingRule.area_code == ""))

    patient.does(change)
    after = await patient.keys()
    assert "gap-no-catch-all" in after
    assert "gap-no-admin" not in after


async def test_admins_whom_nobody_reaches(patient: Patient) -> None:
    assert "admins-unreachable" not in await patient.keys()  # there is none, which is said otherwise
    patient.does(lambda work: enter(work, RoleKind.ADMIN))
    assert "admins-unreachable" not in await patient.keys()
    patient.does(lambda work: work.session.execute(update(Identity).values(unreachable_at=work.now)))
    assert (await patient.findings())["admins-unreachable"].params["count"] == 1


async def test_roles_that_end_soon(patient: Patient) -> None:
    patient.does(lambda work: enter(work, RoleKind.OFFICER, days=20))
    assert "grants-ending" not in await patient.keys()
    patient.does(lambda work: enter(work, RoleKind.HEAD, days=10))
    found = (await patient.findings())["grants-ending"]
    assert (found.params["role"], found.params["count"]) == ("head", 1)
    assert found.params["day"] == FRIDAY + timedelta(days=10)


# Announcements ------------------------------------------------------------------------------------------------


def announce(work: Work, state: BroadcastState, act: BroadcastAct, **send_in: float) -> None:
    maker = enter(work)
    made = Broadcast(
        state=state, made_by=maker, made_at=work.now, body_code=TOP, text=SECRET, links=[], audience={},
        repeat=BroadcastRepeat.ONCE, counted={}, send_at=work.now + timedelta(**send_in) if send_in else None,
    )  # fmt: skip
    work.session.add(made)
    work.session.flush()
    work.session.add(BroadcastEvent(broadcast_id=made.id, act=act, person_id=maker, at=work.now))


@pytest.mark.parametrize(
    ("state", "act", "key"),
    [
        (BroadcastState.WAITING, BroadcastAct.ASK, "broadcasts-unapproved"),
        (BroadcastState.PAUSED, BroadcastAct.PAUSE, "broadcasts-paused"),
    ],
)
async def test_announcements_that_stand_still(
    patient: Patient, state: BroadcastState, act: BroadcastAct, key: str
) -> None:
    patient.does(lambda work: announce(work, state, act))
    later(patient, hours=20)
    assert key not in await patient.keys()
    later(patient, hours=5)
    found = (await patient.findings())[key]
    assert (found.params["count"], found.since) == (1, FRIDAY)


async def test_an_announcement_not_approved_by_its_time(patient: Patient) -> None:
    patient.does(lambda work: announce(work, BroadcastState.WAITING, BroadcastAct.ASK, hours=2))
    later(patient, hours=1)
    assert "broadcasts-unapproved" not in await patient.keys()
    later(patient, hours=2)
    assert "broadcasts-unapproved" in await patient.keys()


async def test_an_announcement_that_does_not_begin_or_go_on(patient: Patient) -> None:
    patient.does(lambda work: announce(work, BroadcastState.SCHEDULED, BroadcastAct.APPROVE, minutes=2))
    later(patient, minutes=6)
    assert "broadcasts-stalled" not in await patient.keys()
    later(patient, minutes=2)
    found = (await patient.findings())["broadcasts-stalled"]
    assert (found.gravity, found.params["count"], found.since) == (
        Gravity.WRONG,
        1,
        FRIDAY + timedelta(minutes=2),
    )
    patient.does(lambda work: work.session.execute(update(Broadcast).values(state=BroadcastState.SENDING)))
    later(patient, minutes=1)
    assert "broadcasts-stalled" not in await patient.keys()  # ten minutes of its own
    later(patient, minutes=2)
    assert "broadcasts-stalled" in await patient.keys()  # and nobody has been listed


# Nobody in it -------------------------------------------------------------------------------------------------


async def test_nothing_of_any_person_is_in_what_is_found(patient: Patient) -> None:
    def everything(work: Work) -> None:
        send(work)
        say(work)
        work.session.execute(update(OutboxMessage).values(state=OutboxState.DEAD))
        failures.keep_event(work, Inbound("telegram", "1", "77", InputKind.TEXT, text=SECRET), "AB12", "KeyError")
        enter(work, RoleKind.ADMIN, days=3)
        announce(work, BroadcastState.PAUSED, BroadcastAct.PAUSE)
        work.session.execute(update(Identity).values(unreachable_at=work.now))

    patient.does(everything)
    later(patient, days=2)
    said = json.dumps([repr(each) for each in (await patient.report()).findings], ensure_ascii=False)
    assert "dead-letters" in said
    assert "broadcasts-paused" in said
    for private in (SECRET, NAME, "0905123456", "Bí Mật"):
        assert private not in said
