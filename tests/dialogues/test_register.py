"""Registering for a session, as people do it: two presses, the waiting list, an offered seat, giving it up."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select, update

from langnghe.models import Attachment, Dialogue, DialogueAct, DialogueTold, Person, Seat, SeatState, Wish
from langnghe.services.dialogue import life, passes, registering, seats, waiting
from langnghe.services.dialogue.registering import Asked
from langnghe.services.dialogue.seats import Held
from langnghe.services.refusals import Invalid, NotFound, Stale
from langnghe.services.work import Work
from tests.conversations.desk import person_of
from tests.dialogues.sessions import MORNING, announced, organiser
from tests.house import House
from tests.people import Citizen


async def citizen(house: House, name: str) -> Citizen:
    found = Citizen(house, name)
    await found.agrees()
    return found


async def seat_of(who: Citizen, session: int) -> Held:
    """The newest registration of this person."""
    person = await person_of(who)

    def ask(work: Work) -> Held:
        found = work.session.scalar(
            select(Seat.id)
            .where(Seat.dialogue_id == session, Seat.person_id == person)
            .order_by(Seat.number.desc())
            .limit(1)
        )
        assert found is not None
        return seats.one(work, session, found)

    return await who.house.asks(ask)


async def attends(who: Citizen, session: int) -> Held:
    """The plain case: open the session, two presses."""
    await who.forges(f"d.open:{session}")
    await who.presses("Đăng ký tham dự")
    await who.presses("✅ Đến dự")
    return await seat_of(who, session)


async def test_two_presses_and_a_second_time_changes_nothing(house: House) -> None:
    session = await announced(house, await organiser(house))
    lan = await citizen(house, "Lan")
    seat = await attends(lan, session)
    lan.reads("Đã đăng ký", "Số thứ tự: 1", seat.code, "thứ Ba 15/12/2026", "Hội trường UBND xã Lân Phong")
    assert (seat.number, seat.state, seat.people, seat.name) == (1, SeatState.SEATED, 1, "Lan")
    await lan.forges(f"d.rega:{session}")
    lan.reads("đã đăng ký buổi này rồi", "Số thứ tự: 1")
    await lan.forges(f"d.open:{session}")
    await lan.presses("Đăng ký của tôi (số 1)")
    lan.reads("Đã có chỗ", seat.code)
    told = await house.asks(lambda work: work.session.scalars(select(DialogueTold.person_id)).all())
    assert told == [await person_of(lan)]


async def test_who_has_not_agreed_yet_agrees_first_and_goes_on(house: House) -> None:
    session = await announced(house, await organiser(house))
    ba = Citizen(house, "Ba")
    await ba.starts()
    await ba.forges(f"d.rega:{session}")
    ba.reads("Trước khi đăng ký", "dữ liệu của ông/bà")
    await ba.presses("Tôi đồng ý")
    await ba.presses("✅ Đến dự")
    ba.reads("Đã đăng ký")


async def test_a_name_is_asked_only_where_none_is_known(house: House) -> None:
    session = await announced(house, await organiser(house))
    lan = await citizen(house, "Lan")
    hers = await person_of(lan)
    await house.does(lambda work: work.session.execute(update(Person).where(Person.id == hers).values(name="")))
    await lan.forges(f"d.rega:{session}")
    lan.reads("họ tên")
    await lan.says("?!")
    lan.reads("tên")
    await lan.says("Nguyễn Thị Lan")
    lan.reads("Người đăng ký: Nguyễn Thị Lan")
    await lan.presses("✅ Đến dự")
    assert (await seat_of(lan, session)).name == "Nguyễn Thị Lan"
    other = await announced(house, await organiser(house, "Cô Tư"))
    await lan.forges(f"d.reg:{other}")
    lan.reads("Người đăng ký: Nguyễn Thị Lan")


async def test_a_group_sends_as_many_as_the_law_lets_in(house: House) -> None:
    session = await announced(house, await organiser(house), online_url="https://hop.lanphong.vn")
    lan = await citizen(house, "Lan")
    await lan.forges(f"d.reg:{session}")
    await lan.presses("Tôi cần thêm")
    await lan.presses("đi theo đoàn")
    await lan.says("đông lắm")
    lan.reads("từ 1 đến 1.000")
    await lan.says("12 người")
    lan.reads("Điều 29", "nhiều nhất 5")
    assert not any(label.startswith("6") for label in lan.offers)
    await lan.presses("5 người")
    lan.reads("Đoàn 12 người, 5 người vào")
    await lan.presses("Tôi cần thêm")
    await lan.presses("phiên dịch")
    await lan.presses("xe lăn")
    await lan.presses("từ xa")
    await lan.presses("✓ Tham gia từ xa")
    await lan.presses("Xong")
    lan.reads("Cần người phiên dịch", "Đi xe lăn")
    await lan.presses("✅ Đến dự")
    seat = await seat_of(lan, session)
    assert (seat.people, seat.group_size, seat.interpreter, seat.wheelchair, seat.online) == (
        5,
        12,
        True,
        True,
        False,
    )
    taken = await house.asks(lambda work: life.view(work, session).dialogue.seats_taken)
    assert taken == 5


@pytest.mark.parametrize(("size", "most"), [(1, 1), (4, 4), (5, 2), (10, 2), (11, 5), (900, 5)])
async def test_more_representatives_than_the_law_lets_in_are_refused(
    quiet_house: House, size: int, most: int
) -> None:
    house = quiet_house
    session = await announced(house, await organiser(house))
    person = await person_of(await citizen(house, "Lan"))
    with pytest.raises(Invalid, match="d-reg-group-wrong"):
        await house.does(registering.register, person, session, Asked(group_size=size, people=most + 1))
    done = await house.does(registering.register, person, session, Asked(group_size=size, people=most))
    assert done.seat.people == most


async def test_to_speak_takes_a_turn_and_a_topic(house: House) -> None:
    session = await announced(house, await organiser(house), turns=1)
    lan, ba = await citizen(house, "Lan"), await citizen(house, "Ba")
    await lan.forges(f"d.reg:{session}")
    await lan.presses("phát biểu")
    await lan.sends_sticker()
    lan.reads("gõ chữ")
    await lan.says("…")
    lan.reads("viết vài chữ")
    await lan.says("Nước sạch thôn 3")
    lan.reads("Phát biểu về: Nước sạch thôn 3", "Đã có chỗ")
    await ba.forges(f"d.reg:{session}")
    await ba.presses("phát biểu")
    ba.reads("đã đủ")
    await ba.says("Đường thôn 2")
    ba.reads("thứ 1 trong danh sách chờ")
    # There are chairs enough: to listen, nobody has to wait.
    await ba.presses("Chỉ đến nghe")
    ba.reads("Đã có chỗ")
    assert (await seat_of(ba, session)).wish is Wish.ATTEND
    dialogue = (await house.asks(lambda work: life.view(work, session))).dialogue
    assert (dialogue.seats_taken, dialogue.turns_taken) == (2, 1)


async def test_no_turns_no_speaking_and_no_link_no_taking_part_from_afar(house: House) -> None:
    session = await announced(house, await organiser(house), turns=0)
    lan = await citizen(house, "Lan")
    await lan.forges(f"d.reg:{session}")
    assert not any("phát biểu" in label for label in lan.offers)
    await lan.presses("Tôi cần thêm")
    assert not any("từ xa" in label for label in lan.offers)
    await lan.forges(f"d.regs:{session}")
    await lan.says("Nước sạch")
    lan.reads("không có lượt phát biểu")
    person = await person_of(lan)
    with pytest.raises(Invalid, match="d-reg-no-online"):
        await house.does(registering.register, person, session, Asked(online=True))


async def test_from_afar_takes_no_chair(quiet_house: House) -> None:
    house = quiet_house
    session = await announced(house, await organiser(house), seats=0, online_url="https://hop.lanphong.vn")
    lan, ba = await person_of(await citizen(house, "Lan")), await person_of(await citizen(house, "Ba"))
    with pytest.raises(Invalid, match="d-reg-hall-small"):
        await house.does(registering.register, ba, session, Asked())
    done = await house.does(registering.register, lan, session, Asked(online=True))
    assert (done.seat.state, done.seat.number) == (SeatState.SEATED, 1)


async def test_where_nobody_counts_everybody_has_a_seat(house: House) -> None:
    session = await announced(house, await organiser(house), seats=None, turns=None)
    for name in ("Lan", "Ba"):
        who = await citizen(house, name)
        await attends(who, session)
        who.reads("Đã có chỗ")
    speaker = await citizen(house, "Tư")
    await speaker.forges(f"d.regs:{session}")
    await speaker.says("Nước sạch")
    speaker.reads("Đã có chỗ", "Số thứ tự: 3")


async def test_in_english_too(house: House) -> None:
    session = await announced(house, await organiser(house), seats=1)
    ann, bob = await citizen(house, "Ann"), await citizen(house, "Bob")
    for each in (ann, bob):
        await each.says("english")
        await each.forges(f"d.reg:{session}")
        await each.presses("Attend")
    ann.reads("You have a seat", "Queue number: 1")
    bob.reads("1 on the waiting list")
    await ann.says("my seats")
    await ann.presses("Cancel registration")
    await ann.presses("I will not come")
    bob.reads("There is a seat for you")


async def test_a_seat_given_up_is_offered_to_the_next_and_confirmed_by_one_press(house: House) -> None:
    session = await announced(house, await organiser(house), seats=1)
    lan, ba, tu = await citizen(house, "Lan"), await citizen(house, "Ba"), await citizen(house, "Tư")
    await attends(lan, session)
    await attends(ba, session)
    ba.reads("danh sách chờ", "thứ 1", "Số thứ tự: 2")
    await attends(tu, session)
    tu.reads("thứ 2", "Số thứ tự: 3")
    ba.looks()
    tu.looks()
    await lan.says("đăng ký của tôi")
    await lan.presses("Hủy đăng ký")
    lan.reads("lấy số mới")
    await lan.presses("Hủy, tôi không đến")
    lan.reads("Đã hủy", "Cảm ơn")
    offered = await seat_of(ba, session)
    ba.reads("Đã có chỗ cho ông/bà", "số 2", offered.code, "21/11/2026 09:00", "Hội trường")
    assert tu.news == ""
    assert len(ba.news.split("Đã có chỗ cho ông/bà")) == 2
    await ba.presses("Tôi nhận chỗ")
    ba.reads("Ông/bà đã nhận chỗ", offered.code)
    await ba.forges(f"d.seatok:{session}:{offered.id}")
    ba.reads("Đã có chỗ")
    await tu.forges(f"d.seatok:{session}:{(await seat_of(tu, session)).id}")
    tu.reads("Chưa có chỗ trống")
    # Registering again means a new number.
    assert (await attends(lan, session)).number == 4


async def test_an_offer_that_is_not_taken_lapses_and_goes_on(house: House) -> None:
    session = await announced(house, await organiser(house), seats=1)
    lan, ba, tu = await citizen(house, "Lan"), await citizen(house, "Ba"), await citizen(house, "Tư")
    for each in (lan, ba, tu):
        await attends(each, session)
    lans = await seat_of(lan, session)
    await house.does(registering.cancel, await person_of(lan), session, lans.id)
    await house.wait(hours=23, minutes=59)
    assert await house.does(waiting.sweep) == 0
    ba.looks()
    tu.looks()
    await house.wait(minutes=1)
    assert await house.does(waiting.sweep) == 1
    ba.reads("Đã quá giờ nhận chỗ", "số 2")
    tu.reads("Đã có chỗ cho ông/bà", "số 3")
    assert await house.does(waiting.sweep) == 0
    bas = await seat_of(ba, session)
    assert bas.state is SeatState.LAPSED
    await ba.forges(f"d.seatok:{session}:{bas.id}")
    ba.reads("chỗ đã chuyển cho người khác")
    await ba.presses("Xem đăng ký của tôi")
    await ba.presses("Đăng ký lại")
    await ba.presses("✅ Đến dự")
    ba.reads("Số thứ tự: 4", "thứ 1")


async def test_close_to_the_start_nobody_has_to_confirm(house: House) -> None:
    session = await announced(house, await organiser(house), seats=1)
    lan, ba = await citizen(house, "Lan"), await citizen(house, "Ba")
    for each in (lan, ba):
        await attends(each, session)
    house.clock.move(MORNING - house.clock.now() - timedelta(hours=2, minutes=59))
    ba.looks()
    await house.does(registering.cancel, await person_of(lan), session, (await seat_of(lan, session)).id)
    seat = await seat_of(ba, session)
    assert seat.state is SeatState.SEATED
    ba.reads("Ông/bà đã có chỗ", seat.code)
    house.clock.move(timedelta(hours=3))
    await ba.forges(f"d.seatxx:{session}:{seat.id}")
    ba.reads("đã bắt đầu")


@pytest.mark.parametrize(
    ("before", "time"),
    [
        (timedelta(days=3), timedelta(hours=24)),
        (timedelta(hours=26), timedelta(hours=24)),
        (timedelta(hours=20), timedelta(hours=18)),
        (timedelta(hours=3), timedelta(hours=1)),
        (timedelta(hours=2, minutes=59), None),
    ],
)
def test_how_long_there_is_to_confirm(before: timedelta, time: timedelta | None) -> None:
    now = MORNING - before
    assert waiting.offer_end(now, MORNING) == (None if time is None else now + time)


async def test_nobody_touches_what_is_anothers(quiet_house: House) -> None:
    house = quiet_house
    session = await announced(house, await organiser(house))
    lan, ba = await citizen(house, "Lan"), await citizen(house, "Ba")
    seat = await attends(lan, session)
    for verb in ("d.seat", "d.seatok", "d.seatq", "d.seatl", "d.seatn", "d.seatx", "d.seatxx"):
        await ba.forges(f"{verb}:{session}:{seat.id}")
        ba.reads("Không tìm thấy đăng ký này")
        ba.does_not_read(seat.code)
    await ba.forges(f"d.seat:{session + 1}:{seat.id}")
    ba.reads("Không tìm thấy đăng ký này")
    await ba.forges("d.seatok:x:y")
    await lan.forges(f"d.seatn:{session}:{seat.id}:code")
    assert await seat_of(lan, session) == seat


async def test_only_what_is_announced_and_open_takes_registrations(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    lan = await citizen(house, "Lan")
    late = await announced(house, tam, register_until=house.clock.now() + timedelta(hours=1))
    await lan.forges(f"d.reg:{late}")
    house.clock.move(timedelta(hours=1))
    await lan.presses("✅ Đến dự")
    lan.reads("không nhận đăng ký nữa")
    await lan.forges(f"d.open:{late}")
    assert not any("Đăng ký" in label for label in lan.offers)
    hers, his = await person_of(lan), await person_of(tam)

    def hide(work: Work) -> None:
        work.session.execute(update(Dialogue).where(Dialogue.id == late).values(state="draft"))

    await house.does(hide)
    with pytest.raises(NotFound):
        await house.does(registering.register, hers, late, Asked())
    postponed = await announced(house, tam)

    def postpone(work: Work) -> None:
        life.transition(work, life.for_change(work, postponed), DialogueAct.POSTPONE, his)

    await house.does(postpone)
    with pytest.raises(Stale, match="d-reg-closed"):
        await house.does(registering.register, hers, postponed, Asked())


async def test_the_picture_for_the_door(house: House) -> None:
    session = await announced(house, await organiser(house))
    lan = await citizen(house, "Lan")
    seat = await attends(lan, session)
    await lan.presses("QR")
    lan.reads(seat.code)
    assert lan.screen[-1].file
    first = await house.asks(lambda work: sorted(work.session.scalars(select(Attachment.id)).all()))
    await lan.forges(f"d.seatq:{session}:{seat.id}")
    assert await house.asks(lambda work: sorted(work.session.scalars(select(Attachment.id)).all())) == first
    assert len(first) == 1


async def test_what_the_picture_says(quiet_house: House) -> None:
    house = quiet_house
    session = await announced(house, await organiser(house))
    lan = await citizen(house, "Lan")
    seat = await attends(lan, session)

    def ask(work: Work) -> tuple[str, str, bytes]:
        usual = work.office
        work.office = replace(usual, public_url="")
        bare = passes.content(work, seat.code)
        work.office = replace(usual, telegram_username="lang_nghe_bot")
        file = work.session.get(Attachment, passes.picture(work, seat))
        assert file is not None
        assert work.office.shelf is not None
        return bare, passes.content(work, seat.code), work.office.shelf.read(file.path)

    bare, link, body = await house.does(ask)
    assert bare == seat.code
    assert link == f"https://t.me/lang_nghe_bot?start=seat_{seat.code}"
    assert seats.read_code(link) == seat.code
    drawn = Image.open(BytesIO(body))
    assert drawn.format == "PNG"
    assert min(drawn.size) >= 200


async def test_what_is_needed_can_be_said_later(house: House) -> None:
    session = await announced(house, await organiser(house))
    lan = await citizen(house, "Lan")
    await attends(lan, session)
    await lan.presses("Tôi cần thêm")
    await lan.presses("phiên dịch")
    await lan.presses("Xong")
    lan.reads("Cần người phiên dịch")
    assert (await seat_of(lan, session)).interpreter


async def test_a_cancelled_session_ends_all_and_a_moved_one_keeps_all(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    session = await announced(house, tam, seats=1)
    lan, ba, tu = await citizen(house, "Lan"), await citizen(house, "Ba"), await citizen(house, "Tư")
    for each in (lan, ba, tu):
        await attends(each, session)
    his = await person_of(tam)
    await house.does(registering.cancel, await person_of(lan), session, (await seat_of(lan, session)).id)
    sooner = house.clock.now() + timedelta(hours=10)

    def move(work: Work) -> None:
        dialogue = life.for_change(work, session)
        dialogue.starts_at, dialogue.seats = sooner, 2
        life.transition(work, dialogue, DialogueAct.MOVE, his)
        waiting.session_moved(work, dialogue)

    ba.looks()
    tu.looks()
    await house.does(move)
    assert [(each.state, each.number) for each in (await seat_of(ba, session), await seat_of(tu, session))] == [
        (SeatState.OFFERED, 2),
        (SeatState.OFFERED, 3),
    ]
    assert (await seat_of(ba, session)).offer_until == sooner - timedelta(hours=2)
    ba.reads("Đã có chỗ cho ông/bà", "20/11/2026 17:00")
    tu.reads("Đã có chỗ cho ông/bà")

    def call_off(work: Work) -> int:
        dialogue = life.for_change(work, session)
        ended = waiting.session_cancelled(work, dialogue)
        life.transition(work, dialogue, DialogueAct.CANCEL, his)
        return ended

    assert await house.does(call_off) == 2
    dialogue = (await house.asks(lambda work: life.view(work, session))).dialogue
    assert (dialogue.seats_taken, dialogue.turns_taken, dialogue.last_number) == (0, 0, 3)
    assert await house.does(waiting.sweep) == 0
    assert (await seat_of(ba, session)).state is SeatState.CANCELLED


async def test_a_list_of_ones_own(house: House) -> None:
    tam = await organiser(house)
    lan = await citizen(house, "Lan")
    await lan.says("đăng ký của tôi")
    lan.reads("chưa đăng ký buổi nào")
    for title in ("Nước sạch", "Đường thôn"):
        await attends(lan, await announced(house, tam, title=title))
    await lan.says("dang ky cua toi")
    lan.reads("Nước sạch", "Đường thôn")


async def test_an_offer_wakes_nobody_where_there_is_time_until_the_morning(quiet_house: House) -> None:
    house = quiet_house
    session = await announced(house, await organiser(house), seats=1)
    lan, ba = await citizen(house, "Lan"), await citizen(house, "Ba")
    for each in (lan, ba):
        await attends(each, session)
    await house.wait(hours=14)  # 23:00
    ba.looks()
    await house.does(registering.cancel, await person_of(lan), session, (await seat_of(lan, session)).id)
    assert ba.news == ""
    await house.wait(hours=8)
    ba.reads("Đã có chỗ cho ông/bà", "21/11/2026 23:00")


async def test_an_offer_that_cannot_wait_for_the_morning_is_told_at_night(quiet_house: House) -> None:
    house = quiet_house
    session = await announced(house, await organiser(house), seats=1)
    lan, ba = await citizen(house, "Lan"), await citizen(house, "Ba")
    for each in (lan, ba):
        await attends(each, session)
    house.clock.move(MORNING - timedelta(hours=9) - house.clock.now())  # 23:00 of the day before
    await house.settle()
    ba.looks()
    await house.does(registering.cancel, await person_of(lan), session, (await seat_of(lan, session)).id)
    ba.reads("Đã có chỗ cho ông/bà", "15/12/2026 06:00")


async def test_old_buttons_ask_for_what_is_lacking_first(house: House) -> None:
    session = await announced(house, await organiser(house))
    ba = Citizen(house, "Ba")
    await ba.starts()
    await ba.forges(f"d.regs:{session}")
    ba.reads("Trước khi đăng ký")
    await ba.forges("d.rega:999999")
    ba.reads("Không tìm thấy buổi này")
    await ba.forges("d.reg:abc")
    await ba.forges(f"d.regp:{session}:77")
    ba.reads("Xin gõ một con số")
