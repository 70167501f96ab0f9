"""The door: who stands there is found and let in once, wrong presses are undone, who came unannounced gets in."""

from datetime import timedelta

import pytest

from langnghe.models import DialogueAct, Person, RoleKind, SeatState, Wish
from langnghe.services import profile
from langnghe.services.dialogue import door, life, passes, registering, seats, waiting
from langnghe.services.dialogue.registering import Asked
from langnghe.services.dialogue.seats import Held
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.work import Work
from tests.conversations.desk import person_of
from tests.dialogues.sessions import MORNING, announced, organiser, secretary
from tests.house import House
from tests.office import ROADS
from tests.people import Citizen, Official


async def comes(house: House, session: int, name: str, **asked: object) -> Held:
    """Somebody registers."""
    who = Citizen(house, name)
    await who.agrees()
    person = await person_of(who)
    given = Asked(name=name, **asked)  # type: ignore[arg-type]
    return (await house.does(registering.register, person, session, given)).seat


def to_the_day(house: House, before: timedelta = timedelta(minutes=30)) -> None:
    house.clock.move(MORNING - before - house.clock.now())


async def test_found_by_code_number_phone_or_name_and_let_in_once(house: House) -> None:
    tam, thu = await organiser(house), await secretary(house)
    session = await announced(house, tam)
    lan = await comes(house, session, "Nguyễn Thị Lan", interpreter=True)
    await comes(house, session, "Trần Văn Hải")
    assert lan.person_id is not None
    await house.does(profile.give_name, lan.person_id, "Nguyễn Thị Lan", "0905123789")
    to_the_day(house)
    await thu.says("menu")
    await thu.presses("Lịch đối thoại tôi phụ trách")
    await thu.presses("Nước sạch")
    await thu.presses("Cửa vào")
    thu.reads("Trong hội trường: 0", "/ 120 chỗ", "có chỗ: 2")
    spaced = f" {lan.code[:3].lower()} {lan.code[3:]} "
    for typed in (
        lan.code,
        spaced,
        "#1",
        "số 1",
        "789",
        "lan nguyen",
        "LÂN",
        f"https://t.me/x?start=seat_{lan.code}",
    ):
        await thu.says(typed)
        thu.reads("1 · Nguyễn Thị Lan", "0905123789", "Có chỗ", "phiên dịch")
    await thu.presses("✅ Vào")
    thu.reads("1 · Nguyễn Thị Lan đã vào lúc 15/12/2026 07:30", "Trong hội trường: 1")
    await house.wait(minutes=5)
    await thu.forges(f"g.doorin:{session}:{lan.id}")
    thu.reads("đã vào rồi", "Đã vào từ 15/12/2026 07:30")
    assert (await house.asks(lambda work: door.count(work, session))).inside == 1
    await thu.presses("Bấm nhầm")
    thu.reads("Đã bỏ lần bấm nhầm", "Có chỗ")
    assert (await house.asks(lambda work: door.count(work, session))).inside == 0
    await thu.says("nguoi la")
    thu.reads("Không thấy «nguoi la»")
    await thu.says("???")
    thu.reads("Xin gõ mã")
    await thu.sends_sticker()
    thu.reads("gõ chữ")
    await thu.presses("rời cửa")
    thu.reads("Nước sạch và đường thôn")


async def test_many_of_one_name_are_a_list_with_pages(house: House) -> None:
    tam = await organiser(house)
    session = await announced(house, tam)
    for number in range(10):
        await comes(house, session, f"Hoa {number}")
    to_the_day(house)
    await tam.forges(f"g.door:{session}")
    await tam.says("hoa")
    tam.reads("Có 10 người", "8 · Hoa 7")
    tam.does_not_read("9 · Hoa 8")
    await tam.presses("Trang sau")
    tam.reads("10 · Hoa 9")
    await tam.presses("10 · Hoa 9")
    await tam.presses("✅ Vào")
    tam.reads("10 · Hoa 9 đã vào")


async def test_five_hundred_are_found_and_counted(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    session = await announced(house, tam, seats=500)
    keeper = await person_of(tam)

    def fill(work: Work) -> None:
        people = [Person(name=f"Nguyễn Văn {number:03}a", created_at=work.now) for number in range(500)]
        work.session.add_all(people)
        work.session.flush()
        for each in people:
            registering.register(work, each.id, session, Asked())

    await house.does(fill)
    to_the_day(house)
    await tam.forges(f"g.door:{session}")
    await tam.says("nguyen 499a")
    tam.reads("500 · Nguyễn Văn 499a")
    await tam.says("nguyễn văn")
    tam.reads("Có 500 người")
    last = await house.does(door.find, keeper, session, "nguyen", 496)
    assert [each.number for each in last.items] == [497, 498, 499, 500]
    assert last.next_offset is None
    for seat in last.items:
        await house.does(door.let_in, keeper, session, seat.id)
    page = await house.does(door.listed, keeper, session, "in", 0)
    assert (page.total, [each.number for each in page.items]) == (4, [497, 498, 499, 500])
    count = await house.asks(lambda work: door.count(work, session))
    assert (count.seated, count.waiting, count.inside) == (500, 0, 4)


async def test_who_did_not_register_gets_a_number_and_a_chair_or_stands(house: House) -> None:
    tam = await organiser(house)
    session = await announced(house, tam, seats=2)
    await comes(house, session, "Lan")
    to_the_day(house)
    await tam.forges(f"g.door:{session}")
    await tam.presses("Người chưa đăng ký")
    await tam.says("Bà Năm")
    tam.reads("2 · Bà Năm đã vào", "Trong hội trường: 1")
    tam.does_not_read("không có ghế riêng")
    await tam.says("Ông Sáu")
    tam.reads("Không thấy «Ông Sáu»")
    await tam.presses("Ghi mới: Ông Sáu")
    tam.reads("Hết chỗ", "Cho Ông Sáu vào đứng")
    assert (await house.asks(lambda work: door.count(work, session))).inside == 1
    await tam.presses("Cho vào đứng")
    tam.reads("3 · Ông Sáu đã vào", "không có ghế riêng", "Trong hội trường: 2")
    dialogue = (await house.asks(lambda work: life.view(work, session))).dialogue
    assert (dialogue.seats_taken, dialogue.last_number) == (2, 3)
    # A name that was entered by mistake is taken off again, and the chair is free.
    await tam.says("2")
    await tam.presses("Bấm nhầm")
    tam.reads("Đã hủy đăng ký")
    assert (await house.asks(lambda work: life.view(work, session))).dialogue.seats_taken == 2  # Ông Sáu sits down
    assert (await house.asks(lambda work: door.count(work, session))).inside == 1
    # It was right after all: in by the number she had, however often it is pressed.
    await tam.presses("như người mới đến")
    tam.reads("Hết chỗ", "Cho Bà Năm vào đứng")
    await tam.presses("Cho vào đứng")
    tam.reads("2 · Bà Năm đã vào", "Trong hội trường: 2")
    number = (await house.asks(lambda work: life.view(work, session))).dialogue.last_number
    assert number == 3


async def test_who_waits_is_let_in_beside_the_chairs(house: House) -> None:
    tam = await organiser(house)
    session = await announced(house, tam, seats=1)
    await comes(house, session, "Lan")
    ba = await comes(house, session, "Ba")
    to_the_day(house, timedelta())
    await tam.forges(f"g.doorone:{session}:{ba.id}")
    tam.reads("Đang chờ chỗ")
    await tam.presses("Cho vào dù chưa có chỗ")
    tam.reads("2 · Ba đã vào", "không có ghế riêng")
    await tam.presses("Bấm nhầm")
    after = await house.asks(lambda work: seats.one(work, session, ba.id))
    assert after == ba


async def test_whose_registration_had_ended_comes_in_with_a_new_number(house: House) -> None:
    tam = await organiser(house)
    session = await announced(house, tam)
    lan = await comes(house, session, "Lan")
    await house.does(registering.cancel, lan.person_id, session, lan.id)
    to_the_day(house)
    await tam.forges(f"g.door:{session}")
    await tam.says(lan.code)
    tam.reads("Đã hủy đăng ký")
    await tam.forges(f"g.doorin:{session}:{lan.id}")
    tam.reads("Đăng ký này đã hủy")
    await tam.forges(f"g.doorone:{session}:{lan.id}")
    await tam.presses("như người mới đến")
    tam.reads("2 · Lan đã vào")
    await tam.forges(f"g.dooragain:{session}:{lan.id}")
    tam.reads("2 · Lan đã vào", "Trong hội trường: 1")


async def test_an_offered_seat_is_confirmed_by_coming(quiet_house: House) -> None:
    house = quiet_house
    keeper = await person_of(await organiser(house))
    tam = await organiser(house, "Cô Tư")
    session = await announced(house, tam, seats=1)
    lan, ba = await comes(house, session, "Lan"), await comes(house, session, "Ba")
    to_the_day(house, timedelta(hours=4))
    await house.does(registering.cancel, lan.person_id, session, lan.id)
    done = await house.does(door.let_in, keeper, session, ba.id)
    assert (done.seat.state, done.again) == (SeatState.SEATED, False)
    house.clock.move(timedelta(hours=3))
    assert await house.does(waiting.sweep) == 0


async def test_the_lists(house: House) -> None:
    tam = await organiser(house)
    session = await announced(house, tam, seats=9)
    for number in range(8):
        await comes(house, session, f"Hoa {number}")
    await comes(house, session, "Ba", wish=Wish.SPEAK, topic="Nước sạch thôn 3", wheelchair=True)
    await comes(house, session, "Tư", wish=Wish.SPEAK, topic="Đường thôn 2")
    await tam.forges(f"g.open:{session}")
    await tam.presses("Người đăng ký")
    tam.reads("Có chỗ: 9", "8 · Hoa 7")
    tam.does_not_read("9 · Ba")
    await tam.presses("Trang sau")
    tam.reads("9 · Ba", "xe lăn")
    await tam.presses("Đang chờ")
    tam.reads("Đang chờ, theo thứ tự: 1", "10 · Tư")
    await tam.presses("Phát biểu")
    news = tam.reads("Phát biểu, theo thứ tự: 2", "Nước sạch thôn 3", "Đường thôn 2")
    assert news.index("Nước sạch thôn 3") < news.index("Đường thôn 2")
    await tam.presses("Cần giúp")
    tam.reads("tham gia từ xa: 1", "9 · Ba")
    await tam.presses("Đã vào")
    tam.reads("Đã vào: 0")
    await tam.forges(f"g.seats:{session}:nothing:999999")
    tam.reads("Có chỗ: 9", "9 · Ba")


async def test_only_keepers_of_the_body_and_only_on_the_day(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    session = await announced(house, tam)
    lan = await comes(house, session, "Lan")
    keeper = await person_of(tam)
    stranger = Official(house, "Tư")
    await stranger.joins(RoleKind.SECRETARY, ROADS)
    ba = Citizen(house, "Ba")
    await ba.agrees()
    tokens = ("g.door", "g.doorone", "g.doorin", "g.doorout", "g.dooragain", "g.doornew", "g.seats", "g.doorend")
    for who in (stranger, ba):
        for verb in tokens:
            who.looks()
            await who.forges(f"{verb}:{session}:{lan.id}")
            who.does_not_read("Lan", lan.code, "Trong hội trường")
        person = await person_of(who)
        with pytest.raises(Forbidden):
            await house.does(door.walk_in, person, session, "Ai đó")
        with pytest.raises(Forbidden):
            await house.does(door.find, person, session, "Lan")
    with pytest.raises(Invalid, match="g-door-early"):
        await house.does(door.let_in, keeper, session, lan.id)
    to_the_day(house)

    def call_off(work: Work) -> None:
        life.transition(work, life.for_change(work, session), DialogueAct.CANCEL, keeper)

    await house.does(call_off)
    with pytest.raises(Stale, match="g-door-closed"):
        await house.does(door.let_in, keeper, session, lan.id)


async def test_the_link_in_the_picture_opens_the_door_for_its_keeper_only(house: House) -> None:
    tam = await organiser(house)
    session = await announced(house, tam)
    lan = await comes(house, session, "Lan")
    to_the_day(house)
    await tam.starts(f"{passes.PAYLOAD}{lan.code}")
    tam.reads("1 · Lan", "Có chỗ")
    await tam.presses("✅ Vào")
    tam.reads("1 · Lan đã vào")
    ba = Citizen(house, "Ba")
    await ba.agrees()
    await ba.starts(f"{passes.PAYLOAD}{lan.code}")
    ba.reads("Không tìm thấy đăng ký này")
    await ba.starts(f"{passes.PAYLOAD}XXXXXX")
    ba.reads("Mã này không đúng")


def test_a_code_is_read_as_people_type_it() -> None:
    for _ in range(200):
        code = seats.new_code()
        assert seats.read_code(f" {code[:2]} {code[2:].lower()}. ") == code
    assert seats.read_code("k7m2qđ") == "K7M2QD"
    for typed in ("", "123456", "abcdef", "K7M2Q", "K7M2QXX", "K7M2Q0"):
        assert seats.read_code(typed) is None
