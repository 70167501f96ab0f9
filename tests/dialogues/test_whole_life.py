"""One session from the first draft to the last promise: all parts together, with every sweep of the program."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from langnghe.bot.jobs import SWEEPS
from langnghe.models import DialogueState, RoleKind, SeatState, Ticket
from langnghe.services.dialogue import calling_off, commitments, promise_lists
from langnghe.services.dialogue.calling_off import NewPlan
from langnghe.services.dialogue.typed import When
from tests.conversations.desk import head, officer, person_of
from tests.dialogues.afterwards import published, state_of
from tests.dialogues.sessions import organiser, secretary
from tests.dialogues.test_organising import approved
from tests.dialogues.test_register import attends, citizen, seat_of
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Head

#: Where it is moved to: Wednesday 23/12/2026, 14:00 to 17:00 in Vietnam.
AFTERNOON = datetime(2026, 12, 23, 7, tzinfo=UTC)
ADDRESS = "Hội trường UBND xã Lân Phong"


async def runs(house: House) -> None:
    """Every sweep of the program runs until it finds nothing more, and what is said arrives."""
    for _, verb, _ in SWEEPS:
        while await house.does(verb):
            pass
    for _ in range(4):
        await house.wait(seconds=1)


async def until(house: House, moment: datetime) -> None:
    """Time passes, with every sweep each half day."""
    while house.clock.now() < moment:
        house.clock.move(min(timedelta(hours=12), moment - house.clock.now()))
        await runs(house)


async def test_from_the_draft_to_the_kept_promise(house: House) -> None:
    tam, thu, son = await organiser(house), await secretary(house), await head(house, "Ông Sơn", CHAIR)
    await officer(house)
    bay = Head(house, "Ông Bảy")
    await bay.joins(RoleKind.HEAD, ROADS)
    lan, cuc, mai, nam = [await citizen(house, name) for name in ("Lan", "Cúc", "Mai", "Nam")]
    people = (lan, cuc, mai, nam)

    # Drafted, approved, announced: the people of the commune are told.
    session = await approved(tam, son)
    await tam.forges(f"g.edit:{session}:seats")
    await tam.says("2")
    tam.reads("bản nháp")  # what was approved was changed
    await tam.forges(f"g.send:{session}")
    await son.forges(f"g.look:{session}")
    await son.presses("Duyệt")
    await tam.forges(f"g.ann:{session}")
    await tam.presses("Thông báo")
    assert await state_of(house, session) is DialogueState.ANNOUNCED
    await runs(house)
    for each in people:
        each.reads("Nước sạch và đường thôn", "15/12/2026", "08:00", ADDRESS)

    # Two seats, the third person waits; one gives up and the next is offered the seat.
    assert [(await attends(each, session)).state for each in (lan, cuc, mai)] == [
        SeatState.SEATED, SeatState.SEATED, SeatState.WAITING,
    ]  # fmt: skip
    await nam.forges(f"d.ask:{session}")
    await nam.says("Bao giờ thôn 5 có nước sạch?")
    await nam.presses("Gửi")
    nam.reads("Đã gửi")
    mai.looks()
    await lan.says("đăng ký của tôi")
    await lan.presses("Hủy đăng ký")
    await lan.presses("Hủy, tôi không đến")
    mai.reads("Đã có chỗ cho ông/bà", "số 3")
    await mai.presses("Tôi nhận chỗ")
    assert (await seat_of(mai, session)).state is SeatState.SEATED

    # Postponed and then moved: whoever was told is told again, and the seats stay.
    hers = await person_of(tam)
    for each in people:
        each.looks()
    await house.does(calling_off.postpone, hers, session, "Bão số 12")
    await runs(house)
    for each in people:
        each.reads("hoãn", "Bão số 12")
        each.looks()
    plan = NewPlan(when=When(AFTERNOON, AFTERNOON + timedelta(hours=3)))
    await house.does(calling_off.move, hers, session, plan, "Bão đã tan")
    await runs(house)
    for each in people:
        each.reads("23/12/2026", "14:00")
        each.looks()
    await until(house, AFTERNOON - timedelta(hours=24))
    await until(house, AFTERNOON - timedelta(hours=2))
    for each in (cuc, mai):
        assert each.news.count("14:00") == 2, each.news  # a day and two hours before, for who comes
    lan.does_not_read("14:00")

    # At the door; held; what was not answered becomes a ticket when the conclusions are published.
    await until(house, AFTERNOON)
    for each in (cuc, mai):
        await thu.forges(f"g.door:{session}")
        await thu.says((await seat_of(each, session)).code)
        await thu.presses("Vào")
    await until(house, AFTERNOON + timedelta(hours=4))
    await tam.forges(f"g.held:{session}")
    await tam.presses("Người đứng đầu")
    await tam.presses("2")
    assert await state_of(house, session) is DialogueState.HELD
    await until(house, AFTERNOON + timedelta(hours=20))
    cuc.reads("chấm điểm")
    due = house.clock.now().date() + timedelta(days=20)
    promises = [
        await house.does(commitments.add, hers, session, what, f"{what}: dân dùng được", ROADS, None, due)
        for what in ("Sửa đường thôn 3", "Kéo nước về thôn 5", "Thắp đèn đầu cầu")
    ]
    nam.looks()
    await published(house, tam, session)
    await runs(house)
    for each in people:
        each.reads("kết luận")
    (code,) = await house.asks(lambda work: list(work.session.scalars(select(Ticket.code))))
    nam.reads(code)

    # One is kept in time, one late, one is replaced by another that is kept; then the session ends by itself.
    await cuc.forges(f"d.com1:{promises[0]}")
    await cuc.presses("Theo dõi")
    his = await person_of(bay)
    await house.does(commitments.keep, his, promises[0], "Đã đổ bê tông 600 m")
    await runs(house)
    cuc.reads("Đã đổ bê tông 600 m")
    son.looks()
    bay.looks()
    await until(house, datetime(due.year, due.month, due.day, 2, tzinfo=UTC) + timedelta(days=2))
    bay.reads("Kéo nước về thôn 5")
    son.reads("Kéo nước về thôn 5")
    later = due + timedelta(days=40)
    new = await house.does(
        commitments.replace,
        hers,
        promises[2],
        "Đèn năng lượng mặt trời",
        "Sáng cả đêm",
        later,
        "Chưa có điện lưới",
    )
    await house.does(commitments.keep, his, promises[1], "Nước đã về")
    assert await state_of(house, session) is DialogueState.PUBLISHED
    await house.does(commitments.keep, his, new, "Đèn đã sáng")
    assert await state_of(house, session) is DialogueState.CLOSED
    (tally,) = (await house.does(promise_lists.tallies, hers)).items
    assert (tally.on_time, tally.late, tally.replaced, tally.broken, tally.open) == (2, 1, 1, 0, 0)
    assert (tally.in_person, tally.by_substitute) == (1, 0)
