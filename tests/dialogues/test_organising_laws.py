"""What always holds of organising: the last day of the notice, what people type, presses at the same time."""

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from langnghe.locales.texts import AllTexts
from langnghe.models import DialogueAct, DialogueClock, DialogueEvent, DialogueKind, DialogueNews
from langnghe.models.contract import LANGUAGES
from langnghe.services.calendar import HANOI, DayKind, DayRule, local_date, plain, vietnam
from langnghe.services.deadlines import Span, Unit, due, end_of
from langnghe.services.dialogue import (
    calling_off,
    going_public,
    history,
    holding,
    life,
    organising,
    posts,
    rules,
    transitions,
    typed,
)
from langnghe.services.dialogue.calling_off import NewPlan
from langnghe.services.dialogue.life import Locked
from langnghe.services.dialogue.notice_days import LateNotice, latest_day
from langnghe.services.dialogue.rules import Number
from langnghe.services.dialogue.typed import When
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Refusal, Stale
from langnghe.services.work import Work
from tests.conversations.desk import head, officer, person_of
from tests.dialogues.sessions import MORNING, announced, fill, organiser, secretary
from tests.house import FRIDAY, House
from tests.office import CHAIR, ROADS
from tests.people import Citizen

SEVEN_DAYS, FIVE_WORKING = Number(7, "D", "Điều 43"), Number(5, "WD", "Điều 24")
DAYS = st.dates(date(2025, 1, 1), date(2031, 12, 31))


# The last day of the notice -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "notice", "last"),
    [
        (date(2026, 12, 15), SEVEN_DAYS, date(2026, 12, 8)),
        # A Saturday is a day like another: moving it forwards would shorten the people's time.
        (date(2026, 12, 12), SEVEN_DAYS, date(2026, 12, 5)),
        (date(2026, 3, 1), SEVEN_DAYS, date(2026, 2, 22)),
        # Tuesday: Mon, Fri, Thu, Wed, Tue.
        (date(2026, 12, 15), FIVE_WORKING, date(2026, 12, 8)),
        # 24/11 is a day off.
        (date(2026, 11, 27), FIVE_WORKING, date(2026, 11, 19)),
        # The session itself on a Sunday.
        (date(2026, 12, 13), FIVE_WORKING, date(2026, 12, 7)),
        # Tết 2026: 16/2 to 20/2 are off.
        (date(2026, 2, 25), FIVE_WORKING, date(2026, 2, 11)),
        (date(2026, 2, 16), FIVE_WORKING, date(2026, 2, 9)),
        # New Year with its swap: 1/1 and 2/1 off, 10/1 (a Saturday) worked.
        (date(2026, 1, 8), FIVE_WORKING, date(2025, 12, 30)),
        (date(2026, 1, 13), FIVE_WORKING, date(2026, 1, 7)),
        (date(2026, 12, 15), Number(1, "WD", ""), date(2026, 12, 14)),
        (date(2026, 12, 14), Number(1, "WD", ""), date(2026, 12, 11)),
    ],
)
def test_the_last_day_of_the_notice(starts: date, notice: Number, last: date) -> None:
    assert latest_day(starts, notice, vietnam()) == last


@given(DAYS, st.integers(1, 40))
def test_a_notice_in_working_days_leaves_exactly_so_many_before_the_session(starts: date, number: int) -> None:
    calendar = vietnam()
    last = latest_day(starts, Number(number, "WD", ""), calendar)
    day_before = starts - timedelta(days=1)
    assert calendar.is_working(last)
    assert calendar.working_days(last - timedelta(days=1), day_before) == number
    assert calendar.working_days(last, day_before) == number - 1


@given(DAYS, st.integers(1, 40), st.integers(1, 10))
def test_a_later_session_may_be_announced_later_and_a_longer_notice_sooner(
    starts: date, number: int, more: int
) -> None:
    calendar = vietnam()
    for unit in ("D", "WD"):
        last = latest_day(starts, Number(number, unit, ""), calendar)
        assert last < starts
        assert latest_day(starts + timedelta(days=more), Number(number, unit, ""), calendar) >= last
        assert latest_day(starts, Number(number + more, unit, ""), calendar) < last


@given(DAYS, st.integers(1, 30))
def test_counted_forwards_from_the_last_day_the_notice_ends_on_the_session_or_before(
    starts: date, number: int
) -> None:
    calendar = vietnam()
    last = latest_day(starts, Number(number, "WD", ""), calendar)
    morning = end_of(last) - timedelta(hours=12)
    counted = due(morning, Span(number, Unit.WORKING_DAYS), calendar).date
    assert calendar.on_or_after(starts) == counted


def test_what_is_no_notice_and_a_calendar_without_working_days_are_faults() -> None:
    with pytest.raises(ValueError, match="D or WD"):
        latest_day(date(2026, 12, 15), Number(1, "month", ""), vietnam())
    closed = [DayRule(date(2026, 1, 1) + timedelta(days=n), DayKind.CLOSED) for n in range(800)]
    with pytest.raises(ValueError, match="no working day"):
        latest_day(date(2027, 12, 15), FIVE_WORKING, plain(overlay=closed))


# What people type ---------------------------------------------------------------------------------------------


def at(day: int, hour: int, minute: int = 0, month: int = 12) -> datetime:
    """A moment of 2026 in Vietnam."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


@pytest.mark.parametrize(
    ("said", "begins", "ends"),
    [
        ("15/12/2026 8:00-11:00", at(15, 8), at(15, 11)),
        ("15/12/2026 08:00 – 11:30", at(15, 8), at(15, 11, 30)),
        ("15/12 8h", at(15, 8), None),
        ("15-12-2026 8h30 đến 11h", at(15, 8, 30), at(15, 11)),
        ("8h-11h ngày 15/12", at(15, 8), at(15, 11)),
        ("từ 8 giờ 15 đến 10 giờ, thứ ba 15/12/2026", at(15, 8, 15), at(15, 10)),
        ("8:00-11:00 15/12/2026", at(15, 8), at(15, 11)),
        ("8-11h 15/12", at(15, 8), at(15, 11)),
        ("15/12 8h tới 11h", at(15, 8), at(15, 11)),
        ("15/12 7h tối", at(15, 19), None),
        ("15.12.2026 8h", at(15, 8), None),
        ("15/12 2h chiều", at(15, 14), None),
        ("15/12 2h-4h chiều", at(15, 14), at(15, 16)),
        ("15/12 8h sáng đến 2h chiều", at(15, 8), at(15, 14)),
        ("chủ nhật 20/12 lúc 19:30", at(20, 19, 30), None),
        ("2026-12-15 14:00-16:00", at(15, 14), at(15, 16)),
        ("20/11 10h", at(20, 10, month=11), None),
    ],
)
def test_day_and_hours_as_people_type_them(said: str, begins: datetime, ends: datetime | None) -> None:
    assert typed.read_when(said, FRIDAY) == When(begins, ends)


@pytest.mark.parametrize(
    "said",
    [
        "", "15/12", "8h", "mai 8h", "32/12 8h", "15/13/2026 8h", "15/12/26 8h", "15/12 8h 9h 10h", "15/12 8h75",
        "15/12 24:30", "15/12/2026 tám giờ", "1" * 400,
    ],
)  # fmt: skip
def test_what_is_no_day_with_an_hour_is_refused(said: str) -> None:
    with pytest.raises(Invalid) as no:
        typed.read_when(said, FRIDAY)
    assert no.value.key == "g-when-unread"


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(said: str) -> None:
    assert {
        refusal(lambda: typed.read_when(said, FRIDAY)),
        refusal(lambda: typed.read_until(said, FRIDAY, MORNING)),
        refusal(lambda: typed.read_reminders(said)),
        refusal(lambda: typed.read_count(said)),
        refusal(lambda: typed.read_link(said)),
    } <= {"", "g-when-unread", "g-when-past", "g-when-far", "g-when-order", "g-until-unread", "g-until-wrong",
          "g-reminders-unread", "g-reminders-wrong", "g-count-wrong", "g-link-wrong", "g-link-long"}  # fmt: skip


def refusal(read: Callable[[], object]) -> str:
    """The key of the refusal; "" where it was read."""
    try:
        read()
    except Refusal as no:
        return no.key
    return ""


@given(st.datetimes(datetime(2026, 11, 21), datetime(2028, 10, 1)), st.integers(1, 600))  # noqa: DTZ001
def test_what_is_written_as_shown_is_read_back(moment: datetime, minutes: int) -> None:
    begins = moment.replace(second=0, microsecond=0)
    ends = min(begins + timedelta(minutes=minutes), begins.replace(hour=23, minute=59))
    if ends == begins:
        return
    found = typed.read_when(f"{begins:%d/%m/%Y %H:%M}-{ends:%H:%M}", FRIDAY)
    to_utc = timedelta(hours=7)
    assert found == When(begins.replace(tzinfo=UTC) - to_utc, ends.replace(tzinfo=UTC) - to_utc)


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("1 ngày, 2 giờ", [1440, 120]),
        ("2h, 1 ngay", [1440, 120]),
        ("1 tuần và 30 phút", [10080, 30]),
        ("trước 1 ngày; 1 ngày", [1440]),
        ("1 day, 2 hours", [1440, 120]),
    ],
)
def test_reminders_as_people_type_them(said: str, minutes: list[int]) -> None:
    assert typed.read_reminders(said) == minutes


@pytest.mark.parametrize("said", ["", "1", "một ngày", "1 ngày sau", "5 năm", "1 phút", "20 ngày", "-"])
def test_what_is_no_reminder_is_refused(said: str) -> None:
    with pytest.raises(Invalid, match="g-reminders"):
        typed.read_reminders(said)


@pytest.mark.parametrize(("said", "number"), [("120", 120), ("1.200", 1200), ("80 chỗ", 80), (" 5 ", 5)])
def test_numbers_of_people(said: str, number: int) -> None:
    assert typed.read_count(said) == number


@pytest.mark.parametrize("said", ["0", "-1", "1.5", "mười", "", "9999999", "12 13"])
def test_what_is_no_number_of_people_is_refused(said: str) -> None:
    with pytest.raises(Invalid, match="g-count-wrong"):
        typed.read_count(said)


@pytest.mark.parametrize(
    "said", ["http://a.vn", "a.vn", "https://", "https://a", "https://a b.vn", "https://[", "javascript:alert(1)",
             "https://ai@b.vn/", "https://a.vn/" + "x" * 300],
)  # fmt: skip
def test_links_that_nobody_should_press_are_refused(said: str) -> None:
    with pytest.raises(Invalid, match="g-link"):
        typed.read_link(said)


# Authority ----------------------------------------------------------------------------------------------------


async def test_only_organisers_organise_and_each_only_for_their_bodies(quiet_house: House) -> None:
    house = quiet_house
    tam, son = await person_of(await organiser(house)), await person_of(await head(house, "Ông Sơn", CHAIR))
    bay, thu = await person_of(await head(house, "Ông Bảy", ROADS)), await person_of(await secretary(house))
    hoa, nam = (
        await person_of(await officer(house, "Hoa", CHAIR)), await person_of(await officer(house, "Nam", ROADS)),
    )  # fmt: skip
    lan = Citizen(house, "Lan")
    await lan.starts()

    def organises(work: Work, person: int, body: str) -> bool:
        try:
            posts.organiser(work, person, body)
        except Forbidden:
            return False
        return True

    for person in (tam, son, bay, thu, hoa, nam, await person_of(lan)):
        mine = await house.does(posts.organisable, person)
        assert [body for body in (CHAIR, ROADS) if body in mine] == [
            body for body in (CHAIR, ROADS) if await house.does(organises, person, body)
        ]
        assert {each.code for each in (await house.does(organising.hosts, person, size=1000)).items} == set(mine)
    for person in (bay, thu, hoa, nam):
        with pytest.raises(Forbidden):
            await house.does(organising.create, person, "conference", CHAIR)
    session = await house.does(organising.create, tam, "conference", CHAIR)
    for what, given_ in (("title", "Khác"), ("host", ROADS)):
        with pytest.raises(Forbidden):
            await house.does(organising.edit, thu, session, what, given_)
    # The head of the commune does not give the session to a body that is not theirs.
    with pytest.raises(Forbidden):
        await house.does(organising.edit, son, session, "host", ROADS)
    with pytest.raises(NotFound):
        await house.does(organising.create, tam, "party", CHAIR)
    for verb in (history.lines, organising.read_by_approver):
        with pytest.raises(Forbidden):
            await house.does(verb, nam, session)
        await house.does(verb, hoa, session)  # of the head's office


# At the same time -----------------------------------------------------------------------------------------------


async def outcomes(house: House, *verbs: object) -> list[str]:
    """What became of verbs that were begun at the same time: "done", or the key of the refusal; sorted."""

    async def one(verb: object) -> str:
        try:
            await house.does(verb)  # type: ignore[arg-type]
        except Refusal as no:
            return no.key
        return "done"

    return sorted(await asyncio.gather(*(one(verb) for verb in verbs)))


async def acts(house: House, session: int) -> list[str]:
    asked = select(DialogueEvent.act).where(DialogueEvent.dialogue_id == session).order_by(DialogueEvent.seq)
    return await house.asks(lambda work: [str(act) for act in work.session.scalars(asked)])


async def approved(house: House, starts_at: datetime = MORNING) -> tuple[int, int, int]:
    """An approved session, its organiser, and its version."""
    tam = await person_of(await organiser(house))
    son = await person_of(await head(house, "Ông Sơn", CHAIR))

    def make(work: Work) -> tuple[int, int, int]:
        session = organising.create(work, tam, "conference", CHAIR)
        dialogue = life.for_change(work, session)
        fill(dialogue, {"starts_at": starts_at, "ends_at": None})
        life.transition(work, dialogue, DialogueAct.EDIT, tam, what="when", value=None)
        organising.submit(work, tam, session)
        organising.approve(work, son, session, life.view(work, session).dialogue.version)
        return session, tam, life.view(work, session).dialogue.version

    return await house.does(make)


async def test_two_presses_announce_once(quiet_house: House) -> None:
    house = quiet_house
    session, tam, version = await approved(house)

    def announce(work: Work) -> None:
        going_public.announce(work, tam, session, version)

    assert await outcomes(house, announce, announce, announce) == ["dialogue-moved-on"] * 2 + ["done"]
    assert (await acts(house, session)).count("announce") == 1
    told = await house.asks(lambda work: list(work.session.scalars(select(DialogueNews.kind))))
    assert [str(kind) for kind in told] == ["announced"]


async def test_moving_and_cancelling_at_once_ends_in_one_of_the_two(quiet_house: House) -> None:
    house = quiet_house
    session, tam, version = await approved(house)
    await house.does(going_public.announce, tam, session, version)
    plan = NewPlan(when=When(MORNING + timedelta(days=7), None))

    def move(work: Work) -> None:
        calling_off.move(work, tam, session, plan, "Bão")

    def cancel(work: Work) -> None:
        calling_off.cancel(work, tam, session, "Bão")

    found = await outcomes(house, move, cancel, cancel)
    assert found in (["dialogue-moved-on"] * 2 + ["done"], ["dialogue-moved-on", "done", "done"])
    done = await acts(house, session)
    assert done.count("cancel") == 1
    assert done[-1] == "cancel"


async def test_an_approval_meets_an_edit(quiet_house: House) -> None:
    """Whichever comes first: what is approved is what was read."""
    house = quiet_house
    tam, son = await person_of(await organiser(house)), await person_of(await head(house, "Ông Sơn", CHAIR))

    def make(work: Work) -> tuple[int, int]:
        session = organising.create(work, tam, "conference", CHAIR)
        dialogue = life.for_change(work, session)
        fill(dialogue, {})
        life.transition(work, dialogue, DialogueAct.EDIT, tam, what="when", value=None)
        organising.submit(work, tam, session)
        return session, life.view(work, session).dialogue.version

    session, version = await house.does(make)

    def approve(work: Work) -> None:
        organising.approve(work, son, session, version)

    def edit(work: Work) -> None:
        organising.edit(work, tam, session, "title", "Chuyện khác hẳn")

    assert "done" in await outcomes(house, approve, edit)
    view = await house.asks(lambda work: life.view(work, session))
    assert (view.dialogue.title, str(view.dialogue.state), view.dialogue.approved_by) == (
        "Chuyện khác hẳn", "draft", None,
    )  # fmt: skip


# Whatever is pressed in whatever order -------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_is_pressed_the_clocks_the_news_and_the_history_agree(
    quiet_house: House, seed: int
) -> None:
    house, luck = quiet_house, random.Random(seed)
    tam = await person_of(await organiser(house))
    son = await person_of(await head(house, "Ông Sơn", CHAIR))
    session = await house.does(organising.create, tam, luck.choice(["conference", "reception"]), CHAIR)

    def day(work: Work) -> datetime:
        return work.now + timedelta(days=luck.randrange(1, 30), hours=luck.randrange(12))

    def typed_day(work: Work) -> str:
        return f"{day(work).astimezone(HANOI):%d/%m/%Y %H:%M}"

    def version(work: Work) -> int:
        return life.view(work, session).dialogue.version - luck.choice([0, 0, 0, 1])

    def again(work: Work) -> NewPlan:
        return luck.choice([NewPlan(when=When(day(work), None)), NewPlan(place=f"Thôn {luck.randrange(9)}")])

    gritty = [None, "Gấp", "Gấp"]
    verbs: list[Callable[[Work], object]] = [
        lambda work: organising.edit(work, tam, session, "title", f"Việc {luck.randrange(9)}"),
        lambda work: organising.edit(work, tam, session, "about", "Nội dung"),
        lambda work: organising.edit(work, tam, session, "when", typed_day(work)),
        lambda work: organising.edit(work, tam, session, "place", "Hội trường"),
        lambda work: organising.edit(work, tam, session, "register", typed_day(work)),
        lambda work: organising.edit(work, tam, session, "seats", str(luck.randrange(200))),
        lambda work: organising.submit(work, tam, session),
        lambda work: organising.approve(work, son, session, version(work)),
        lambda work: organising.give_back(work, son, session, "Sửa"),
        lambda work: going_public.announce(work, tam, session, version(work), luck.choice(gritty)),
        lambda work: calling_off.move(work, tam, session, again(work), "Bão", luck.choice(gritty)),
        lambda work: calling_off.postpone(work, tam, session, "Bão"),
        lambda work: holding.substitute(work, tam, session, f"Bà {luck.randrange(9)}", "Ốm"),
        lambda work: holding.hold(work, tam, session, "3"),
    ]
    reached = set()
    # A straight way to the announcement first, then anything, and seldom the end of it.
    straight = [verbs[0], verbs[1], verbs[2], verbs[3], verbs[6], verbs[7], verbs[9]]
    for place in range(90):
        verb = straight[place] if place < len(straight) else luck.choice(verbs)
        if place > 60 and luck.random() < 0.05:
            verb = lambda work: calling_off.cancel(work, tam, session, "Thôi")  # noqa: E731
        with suppress(Refusal):
            await house.does(verb)
        house.clock.move(timedelta(minutes=luck.choice([0, 0, 1, 600, 2000])))
        reached.add(await agree(house, session))
    assert len(reached) >= 3


async def agree(house: House, session: int) -> str:
    """Assert what always holds of a session; the state it is in."""

    def ask(work: Work) -> tuple[Locked, list[DialogueEvent], list[DialogueClock], list[DialogueNews]]:
        return (
            life.view(work, session).dialogue,
            list(work.session.scalars(select(DialogueEvent).order_by(DialogueEvent.seq))),
            list(work.session.scalars(select(DialogueClock).where(DialogueClock.stopped_at.is_(None)))),
            list(work.session.scalars(select(DialogueNews))),
        )

    dialogue, events, clocks, news = await house.asks(ask)
    state, kinds = str(dialogue.state), sorted(str(each.kind) for each in clocks)
    # The history is without gaps, each act was lawful where it happened, and it ends in the state of now.
    assert [each.seq for each in events] == list(range(1, dialogue.version + 1))
    for before, each in pairwise(events):
        assert transitions.lawful(each.act, before.state)
        assert each.state == transitions.after(each.act, before.state)
    assert events[-1].state == dialogue.state
    # Exactly the clock of what is to be done next runs, to the right end.
    starts_on = None if dialogue.starts_at is None else local_date(dialogue.starts_at)
    if dialogue.state in transitions.INTERNAL:
        assert kinds == (["announce"] if starts_on else [])
    else:
        assert kinds == {"announced": ["hold"], "held": ["result"]}.get(state, [])
    if state == "announced":
        assert starts_on is not None
        assert clocks[0].due_at == end_of(starts_on)
    # People hear of what was announced only, each word once, and no older word after a newer one.
    if dialogue.announced_at is None:
        assert news == []
        assert dialogue.sequence == 0
    waiting = [str(each.kind) for each in news if each.done_at is None and str(each.kind) != "announced"]
    assert len(waiting) <= 1
    assert len({each.sequence for each in news if str(each.kind) != "rate"}) == len(
        [each for each in news if str(each.kind) != "rate"]
    )
    until = dialogue.register_until
    assert until is None or dialogue.starts_at is None or until <= dialogue.starts_at
    return state


def test_every_act_has_words_for_the_history() -> None:
    texts = AllTexts()
    for act in DialogueAct:
        for language in LANGUAGES:
            assert texts[language].has(f"g-did-{act}")


# Announcing, moving, holding ------------------------------------------------------------------------------------


@given(st.integers(0, 60))
def test_in_time_is_up_to_and_with_the_last_day(ahead: int) -> None:
    starts = date(2026, 12, 15)
    last = latest_day(starts, SEVEN_DAYS, vietnam())
    today = starts - timedelta(days=ahead)
    assert (today <= last) == (ahead >= 7)


async def test_the_last_day_itself_is_in_time_and_the_next_is_not(quiet_house: House) -> None:
    house = quiet_house
    session, tam, version = await approved(house)
    house.clock.move(datetime(2026, 12, 8, 16, 59, tzinfo=UTC) - house.clock.now())

    def too_late(work: Work) -> LateNotice | None:
        work.now = datetime(2026, 12, 8, 17, 1, tzinfo=UTC)
        try:
            going_public.announce(work, tam, session, version)
        except LateNotice as no:
            return no
        return None

    no = await house.does(too_late)
    assert no is not None
    assert (no.params["last"], no.params["number"], no.params["unit"]) == (date(2026, 12, 8), 7, "D")
    await house.does(going_public.announce, tam, session, version, "Không cần gấp")
    view = await house.asks(lambda work: life.view(work, session))
    assert (str(view.dialogue.state), view.dialogue.urgent_reason) == ("announced", "")


async def test_an_approved_session_whose_time_has_come_is_not_announced_any_more(quiet_house: House) -> None:
    house = quiet_house
    session, tam, version = await approved(house)
    await house.wait(days=30)
    with pytest.raises(Invalid, match="g-when-past"):
        await house.does(going_public.announce, tam, session, version, "Gấp")


async def test_the_office_may_set_a_longer_notice_than_the_law(quiet_house: House) -> None:
    from langnghe.models import DialogueRule

    house = quiet_house
    session, tam, version = await approved(house)
    rule = DialogueRule(
        kind="conference", what="announce", level="", number=30, unit="D", source="QĐ 5/QĐ-UBND",
        valid_from=date(2026, 1, 1), valid_to=None,
    )  # fmt: skip
    await house.does(lambda work: work.session.add(rule))
    with pytest.raises(LateNotice):
        await house.does(going_public.announce, tam, session, version)
    found = await house.asks(lambda work: rules.number(work, "conference", "announce"))
    assert found is not None
    assert found.source == "QĐ 5/QĐ-UBND"


async def test_registration_ends_move_along_or_fall_away(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    hers = await person_of(tam)
    until = MORNING - timedelta(days=1)
    session = await announced(house, tam, register_until=until, ask_until=MORNING - timedelta(days=20))
    later = NewPlan(when=When(MORNING + timedelta(days=7), None))
    await house.does(calling_off.move, hers, session, later, "Bão")
    now = (await house.asks(lambda work: life.view(work, session))).dialogue
    assert (now.register_until, now.ask_until) == (until + timedelta(days=7), MORNING - timedelta(days=13))
    sooner = NewPlan(when=When(MORNING - timedelta(days=7), None))
    await house.does(calling_off.move, hers, session, sooner, "Hết bão")
    now = (await house.asks(lambda work: life.view(work, session))).dialogue
    assert (now.register_until, now.ask_until) == (until - timedelta(days=7), None)


async def test_reception_results_and_late_entries_count_from_the_day_of_the_session(quiet_house: House) -> None:
    from langnghe.models import DialogueClockKind

    house = quiet_house
    tam = await organiser(house)
    hers = await person_of(tam)
    session = await announced(house, tam, DialogueKind.RECEPTION)
    with pytest.raises(Invalid, match="g-hold-early"):
        await house.does(holding.hold, hers, session, "5")
    house.clock.move(timedelta(days=40))
    with pytest.raises(Invalid, match="g-count-wrong"):
        await house.does(holding.hold, hers, session, "đông lắm")
    await house.does(holding.hold, hers, session, "5")
    asked = select(DialogueClock.due_at).where(DialogueClock.kind == DialogueClockKind.RESULT)
    assert await house.asks(lambda work: list(work.session.scalars(asked))) == [end_of(date(2026, 12, 25))]
    rate = await house.asks(lambda work: work.session.scalars(select(DialogueNews)).one())
    assert (str(rate.kind), rate.due_at) == ("rate", house.clock.now())
    with pytest.raises(Stale):
        await house.does(holding.hold, hers, session, "6")
    # Who presided can still be put right.
    await house.does(holding.substitute, hers, session, "Bà Hạnh", "Chủ tịch bị ốm")
    with pytest.raises(Invalid, match="g-substitute-same"):
        await house.does(holding.substitute, hers, session, "Bà Hạnh", "Chủ tịch bị ốm")
    now = (await house.asks(lambda work: life.view(work, session))).dialogue
    assert (now.substitute, str(now.state)) == ("Bà Hạnh", "held")


async def test_postponed_needs_a_day_and_the_notice_anew(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    hers = await person_of(tam)
    session = await announced(house, tam)
    await house.does(calling_off.postpone, hers, session, "Bão")
    with pytest.raises(Invalid, match="g-move-day-needed"):
        await house.does(calling_off.move, hers, session, NewPlan(place="Sân thôn 3"), "Bão")
    await house.wait(days=20)
    # The same day as before is another promise: people were told that it is off.
    with pytest.raises(LateNotice):
        await house.does(calling_off.move, hers, session, NewPlan(when=When(MORNING, None)), "Hết bão")
    await house.does(
        calling_off.move, hers, session, NewPlan(when=When(MORNING, None)), "Hết bão", "Nước rút sớm hơn dự kiến"
    )
    now = (await house.asks(lambda work: life.view(work, session))).dialogue
    assert (now.urgent_reason, now.reason, now.starts_at) == ("Nước rút sớm hơn dự kiến", "Hết bão", MORNING)
