"""Who comes is reminded: by rows in the books, never by "the sessions of exactly one day from now"."""

from datetime import timedelta

from sqlalchemy import select

from langnghe.models import DialogueNews, NewsKind, SeatState
from langnghe.services.work import Work
from tests.conversations.desk import person_of
from tests.dialogues.announcing import cancelled, moved, pending, postponed, takes_a_seat, tells
from tests.dialogues.sessions import MORNING, announced, organiser
from tests.dialogues.test_telling import citizen
from tests.house import House

DAY, HOURS = timedelta(days=1), timedelta(hours=2)


async def until(house: House, moment: object) -> None:
    """Let time pass up to the moment."""
    await house.wait(seconds=(moment - house.clock.now()).total_seconds())  # type: ignore[operator]


async def test_a_day_and_two_hours_before_whoever_comes_is_reminded(house: House) -> None:
    tam, lan, minh, ba = (
        await organiser(house), await citizen(house, "Lan"), await citizen(house, "Minh", "xã Ba Gia"),
        await citizen(house, "Ba"),
    )  # fmt: skip
    session = await announced(house, tam)
    await takes_a_seat(house, lan, session)
    await minh.forges(f"d.remind:{session}")
    await tells(house)
    await until(house, MORNING - DAY)
    for each in (lan, minh, ba):
        each.looks()
    assert await tells(house) > 0
    for each in (lan, minh):
        each.reads("Nhắc ông/bà", "Nước sạch", "08:00, thứ Ba 15/12/2026", "Hội trường")
        each.looks()
    assert not ba.news
    await until(house, MORNING - HOURS)  # six in the morning, in the quiet hours: they have asked for it
    await tells(house)
    for each in (lan, minh):
        assert each.news.count("Nhắc ông/bà") == 1
    assert not ba.news
    await until(house, MORNING)
    lan.looks()
    await tells(house)
    assert not lan.news


async def test_reminder_window_a_missed_run_loses_no_reminder(quiet_house: House) -> None:
    """Fault of others (Decidim, "Reminder window"): the program was off when the reminder was due."""
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session = await announced(house, tam)
    await takes_a_seat(house, lan, session)
    await until(house, MORNING - DAY + timedelta(hours=7))  # nothing ran before, not even what derives reminders
    lan.looks()
    await tells(house)
    assert lan.news.count("Nhắc ông/bà") == 1
    await until(house, MORNING - timedelta(minutes=30))
    lan.looks()
    await tells(house)
    assert lan.news.count("Nhắc ông/bà") == 1  # an hour and a half late


async def test_of_several_that_are_late_only_the_newest_is_told(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session = await announced(house, tam, reminders=[2880, 1440, 120])
    await takes_a_seat(house, lan, session)
    await until(house, MORNING - timedelta(minutes=10))
    lan.looks()
    await tells(house)
    assert lan.news.count("Nhắc ông/bà") == 1
    assert await pending(house, session) == []


async def test_after_the_start_nobody_is_reminded(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session = await announced(house, tam)
    await takes_a_seat(house, lan, session)
    await tells(house)
    await until(house, MORNING + timedelta(minutes=1))
    lan.looks()
    await tells(house)
    assert not lan.news
    assert await pending(house, session) == []


async def test_a_moved_session_reminds_of_its_new_hour_only(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session = await announced(house, tam)
    await takes_a_seat(house, lan, session)
    await tells(house)
    await house.wait(minutes=1)
    await moved(house, session, MORNING + timedelta(days=7))
    await tells(house)
    await until(house, MORNING - HOURS)
    lan.looks()
    await tells(house)
    assert not lan.news
    await until(house, MORNING + timedelta(days=6))
    await tells(house)
    lan.reads("Nhắc ông/bà", "22/12/2026")


async def test_what_is_postponed_or_called_off_reminds_nobody(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    one, other = await announced(house, tam), await announced(house, tam)
    for session in (one, other):
        await takes_a_seat(house, lan, session)
    await tells(house)
    await postponed(house, one)
    await cancelled(house, other)
    await tells(house)
    await until(house, MORNING - HOURS)
    lan.looks()
    await tells(house)
    assert not lan.news


async def test_who_gave_the_seat_back_or_thinks_otherwise_is_not_reminded(quiet_house: House) -> None:
    house = quiet_house
    tam, lan, minh = await organiser(house), await citizen(house, "Lan"), await citizen(house, "Minh")
    session = await announced(house, tam)
    await takes_a_seat(house, lan, session, SeatState.CANCELLED)
    await minh.forges(f"d.remind:{session}")
    await minh.presses("Thôi nhắc tôi")
    minh.reads("không nhắc ông/bà")
    await until(house, MORNING - HOURS)
    for each in (lan, minh):
        each.looks()
    await tells(house)
    assert [lan.news, minh.news] == ["", ""]


async def test_just_announced_nobody_is_reminded_of_what_they_are_being_told(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), await citizen(house, "Lan")
    session = await announced(
        house, tam, starts_at=house.clock.now() + timedelta(minutes=90), reminders=[1440, 120]
    )
    await takes_a_seat(house, lan, session)
    lan.looks()
    await tells(house)
    assert not lan.news


async def test_reminders_are_derived_once(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    session = await announced(house, tam, reminders=[1440, 120])
    without = await announced(house, tam, reminders=[])
    for _ in range(3):
        await tells(house)

    def ask(work: Work) -> list[tuple[int, int]]:
        rows = work.session.scalars(
            select(DialogueNews).where(DialogueNews.kind == NewsKind.REMINDER).order_by(DialogueNews.item.desc())
        )
        return [(row.dialogue_id, row.item) for row in rows]

    assert await house.asks(ask) == [(session, 1440), (session, 120), (without, 0)]
    assert await person_of(tam)
