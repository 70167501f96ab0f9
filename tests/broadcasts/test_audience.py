"""To whom: areas with their villages, topics, roles, languages, sessions, groups; and the count of them."""

from dataclasses import replace

import pytest

from langnghe.models import BroadcastMute, BroadcastState, Identity, TopicFollow, Wish
from langnghe.services import villages
from langnghe.services.broadcast import approving, audience, counting
from langnghe.services.broadcast.counting import Count
from langnghe.services.dialogue import registering
from langnghe.services.dialogue.registering import Asked
from langnghe.services.work import Work
from tests.broadcasts.desk import (
    BESIDE,
    admin,
    every,
    keeper,
    listed,
    of,
    people,
    tries,
    village,
    written,
)
from tests.conversations.desk import officer, person_of
from tests.dialogues.sessions import announced
from tests.house import House
from tests.people import Citizen


async def counted(house: House, made: int) -> Count:
    return await house.asks(lambda work: counting.of(work, made))


async def begins(house: House, tam: Citizen, made: int) -> set[int]:
    """Send it, whatever its size; for whom it was listed."""
    version = (await of(house, made)).version
    assert await tries(house, approving.send, tam, made, version) is approving.Sent.SENDING
    return await listed(house, made)


async def test_the_commune_beside_hears_nothing(house: House) -> None:
    tam = await keeper(house)
    here, beside = await people(house, 3), await people(house, 2, BESIDE)
    made = await written(house, tam)
    got = await begins(house, tam, made)
    assert set(here) <= got
    assert not got & set(beside)


async def test_a_village_is_found_without_diacritics_and_is_told_with_its_commune(house: House) -> None:
    tam = await keeper(house)
    code = await village(house)
    there = await people(house, 2, code)
    whole = await people(house, 1)
    other = await people(house, 1, await village(house, "Thôn Châu Me", "21433.2"))
    made = await written(house, tam)
    await tam.forges(f"b.au:{made}")
    await tam.presses("Địa bàn")
    await tam.says("thon phuoc loc")
    await tam.presses("Thôn Phước Lộc, Xã Lân Phong")
    tam.reads("người dân ở Thôn Phước Lộc", "Sẽ nhận: 3 người")
    assert (await of(house, made)).audience == {"areas": [code]}
    got = await begins(house, tam, made)
    # Who has named no more than the commune may live there.
    assert got == {*there, *whole}
    assert not got & set(other)


async def test_a_village_is_for_who_has_said_it_and_who_has_said_no_more_than_the_commune(house: House) -> None:
    tam = await keeper(house)
    code = await village(house)
    other = await village(house, "Thôn Châu Me", "21433.2")
    there = await people(house, 3, village_code=code)
    whole = await people(house, 2)
    elsewhere = await people(house, 4, village_code=other)
    beside = await people(house, 5, BESIDE)
    made, all_of_it = await written(house, tam), await written(house, tam)
    await tam.forges(f"b.aadd:{made}:{code}")
    tam.reads("người dân ở Thôn Phước Lộc", "Sẽ nhận: 5 người")
    assert await begins(house, tam, made) == {*there, *whole}
    got = await begins(house, tam, all_of_it)
    assert {*there, *whole, *elsewhere} <= got
    assert not got & set(beside)


async def test_a_village_and_a_whole_commune(quiet_house: House) -> None:
    house = quiet_house
    quan = await admin(house, body="51.chu_tich")
    code = await village(house)
    other = await village(house, "Thôn Châu Me", "21433.2")
    far = await village(house, "Thôn Xa", f"{BESIDE}.1", BESIDE)
    there, whole = await people(house, 1, village_code=code), await people(house, 1)
    await people(house, 1, village_code=other)
    beside = await people(house, 2, BESIDE, village_code=far)
    made = await written(house, quan, body="51.chu_tich")
    for chosen in (BESIDE, code):
        await quan.forges(f"b.aadd:{made}:{chosen}")
    assert await begins(house, quan, made) == {*there, *whole, *beside}


async def test_where_one_commune_is_served_nobody_has_named_it(quiet_house: House) -> None:
    house = quiet_house
    office = house.app.make_work.office
    house.app.make_work.office = replace(office, root_area="21433")
    tam = await keeper(house)
    code = await village(house)
    other = await village(house, "Thôn Châu Me", "21433.2")
    there = await people(house, 2, None, village_code=code)
    unsaid = await people(house, 3, None)
    elsewhere = await people(house, 4, None, village_code=other)
    made = await written(house, tam)
    await tam.forges(f"b.aadd:{made}:{code}")
    got = await begins(house, tam, made)
    assert {*there, *unsaid} <= got
    assert not got & set(elsewhere)


async def test_a_village_that_is_taken_out_meanwhile_breaks_no_draft(house: House) -> None:
    tam, quan = await keeper(house), await admin(house, body="51.chu_tich")
    code = await village(house)
    there, whole = await people(house, 2, village_code=code), await people(house, 1)
    made, later = await written(house, tam), await written(house, tam)
    await tam.forges(f"b.aadd:{made}:{code}")
    await house.does(villages.remove, await person_of(quan), code)
    await tam.forges(f"b.au:{made}")
    tam.reads("người dân ở Thôn Phước Lộc")
    await tam.forges(f"b.aa:{made}")
    assert not any(each.startswith("Thôn Phước Lộc") for each in tam.offers)
    await tam.forges(f"b.als:{made}:")  # and it can be changed still
    tam.reads("Đã ghi")
    await tam.forges(f"b.aadd:{later}:{code}")
    tam.reads("Nút này đã cũ")
    # The same people as before: they have fallen back to the commune.
    assert await begins(house, tam, made) == {*there, *whole}


async def test_areas_are_added_taken_off_and_what_lies_within_goes_without_saying(quiet_house: House) -> None:
    house = quiet_house
    quan = await admin(house, body="51.chu_tich")
    made = await written(house, quan, body="51.chu_tich")
    assert (await of(house, made)).audience == {"areas": ["51"]}
    code = await village(house)
    for chosen, kept in (
        (BESIDE, [BESIDE]),
        ("21433", [BESIDE, "21433"]),
        (code, [BESIDE, code]),
        (code, [BESIDE, code]),
        ("21433", [BESIDE, "21433"]),
    ):
        await quan.forges(f"b.aadd:{made}:{chosen}")
        assert (await of(house, made)).audience["areas"] == kept
    await quan.forges(f"b.ax:{made}:{BESIDE}")
    await quan.forges(f"b.ax:{made}:{BESIDE}")
    assert (await of(house, made)).audience["areas"] == ["21433"]
    await quan.forges(f"b.ax:{made}:21433")
    quan.reads("ít nhất một địa bàn")
    await quan.forges(f"b.aadd:{made}:51")
    assert (await of(house, made)).audience["areas"] == ["51"]


async def test_a_place_nobody_has_heard_of_says_so(house: House) -> None:
    tam = await keeper(house)
    made = await written(house, tam)
    await tam.forges(f"b.aa:{made}")
    await tam.says("Paris")
    tam.reads("Không thấy nơi nào có tên «Paris»", "Đang gửi cho: Xã Lân Phong")
    await tam.says("thôi")
    tam.reads("vẫn còn nguyên")


async def test_who_follows_a_topic_within_the_area(house: House) -> None:
    tam = await keeper(house)
    here, beside = await people(house, 2), await people(house, 1, BESIDE)

    def follow(work: Work) -> None:
        work.session.add_all(TopicFollow(person_id=each, field_code="giao_thong") for each in (here[0], beside[0]))

    await house.does(follow)
    made = await written(house, tam)
    await tam.forges(f"b.at:{made}")
    await tam.presses("Giao thông")
    tam.reads("chỉ người theo dõi", "Sẽ nhận: 1 người")
    assert await begins(house, tam, made) == {here[0]}


async def test_roles_switch_on_and_off_and_twice_is_once(house: House) -> None:
    tam = await keeper(house)
    hoa, _ = await officer(house), await officer(house, "Xa", "21421.kinh_te")
    await people(house, 2)
    made = await written(house, tam)
    await tam.forges(f"b.ars:{made}:officer:1")
    await tam.forges(f"b.ars:{made}:officer:1")
    assert any("✅ cán bộ xử lý" in offer for offer in tam.offers)
    assert (await of(house, made)).audience["roles"] == ["officer"]
    await tam.forges(f"b.ars:{made}:admin:1")
    tam.reads("Nút này đã cũ")
    assert await begins(house, tam, made) == {await person_of(hoa)}


async def test_one_language_alone(house: House) -> None:
    tam = await keeper(house)
    await people(house, 2)
    made = await written(house, tam)
    await tam.forges(f"b.als:{made}:en")
    tam.reads("chỉ người dùng tiếng Anh", "Sẽ nhận: 0 người")
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    tam.reads("Chưa có ai nhận được tin này")
    await tam.forges(f"b.als:{made}:fr")
    tam.reads("Nút này đã cũ")
    await tam.forges(f"b.als:{made}:")
    tam.reads("Sẽ nhận: 2 người")


async def test_who_has_registered_for_a_session_of_the_area(house: House) -> None:
    tam, lan = await keeper(house), Citizen(house)
    await lan.agrees()
    await people(house, 2)
    session = await announced(house, tam)
    await house.does(registering.register, await person_of(lan), session, Asked(Wish.ATTEND))
    made = await written(house, tam)
    await tam.forges(f"b.as:{made}")
    await tam.presses("Nước sạch và đường thôn")
    tam.reads("đã đăng ký buổi", "Sẽ nhận: 1 người")
    await tam.forges(f"b.ass:{made}:9999")
    tam.reads("Nút này đã cũ")
    assert await begins(house, tam, made) == {await person_of(lan)}


async def test_who_has_registered_from_elsewhere_is_told_too(house: House) -> None:
    tam = await keeper(house)
    code = await village(house)
    (here,), (there,) = await people(house, 1, code), await people(house, 1, BESIDE)
    session = await announced(house, tam)
    for each in (here, there):
        await house.does(registering.register, each, session, Asked(Wish.ATTEND))
    made = await written(house, tam)
    await tam.forges(f"b.ass:{made}:{session}")
    tam.reads("mọi người đã đăng ký buổi", "dù ở đâu", "Sẽ nhận: 2 người")
    tam.does_not_read("người dân ở")
    await tam.forges(f"b.aadd:{made}:{code}")  # narrowed on purpose
    tam.reads("người dân ở Thôn Phước Lộc; chỉ người đã đăng ký", "Sẽ nhận: 1 người")
    await tam.forges(f"b.aadd:{made}:21433")
    assert await begins(house, tam, made) == {here, there}


async def test_who_is_not_reached_and_why(house: House) -> None:
    tam = await keeper(house)
    here = await people(house, 6)
    await people(house, 1, consented_at=None)

    def lose(work: Work) -> None:
        work.session.add(BroadcastMute(person_id=here[0], at=work.now, urgent_too=False))
        work.session.add(BroadcastMute(person_id=here[1], at=work.now, urgent_too=True))
        for person_id in here[2:4]:
            row = work.session.query(Identity).filter_by(person_id=person_id).one()
            row.unreachable_at = work.now

    await house.does(lose)
    made = await written(house, tam)
    await tam.forges(f"b.o:{made}")
    tam.reads(
        "Sẽ nhận: 2 người",
        "Không nhận được: 5 người",
        "1 người chưa đồng ý",
        "2 người đã chọn không nhận",
        "2 người đã rời mọi kênh",
        "giờ yên lặng riêng",
    )
    await tam.forges(f"b.urs:{made}")
    tam.reads("Sẽ nhận: 3 người", "1 người đã chọn không nhận")


async def test_a_large_audience_is_counted_by_the_sweep_and_its_maker_told(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    monkeypatch.setattr(audience, "WINDOW", 5)
    tam = await keeper(house)
    await people(house, 60)
    made = await written(house, tam)
    assert not (await counted(house, made)).done
    await tam.forges(f"b.o:{made}")
    tam.reads("Đang đếm người nhận")
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    tam.reads("Còn đang đếm người nhận")
    while await house.does(counting.sweep):
        pass
    tam.reads("Đã đếm xong", "60 người sẽ nhận")
    assert (await counted(house, made)).reached == 60
    assert await house.does(counting.sweep) == 0


async def test_above_the_size_it_need_not_be_counted_to_the_end(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    monkeypatch.setattr(audience, "WINDOW", 60)
    tam, _ = await keeper(house), await keeper(house, "Thư")
    await people(house, 300)
    made = await written(house, tam)
    assert not (await counted(house, made)).done
    assert await tries(house, approving.send, tam, made, 2) is approving.Sent.WAITING


async def test_a_changed_audience_is_counted_anew_and_one_thrown_away_no_more(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    monkeypatch.setattr(audience, "WINDOW", 5)
    tam = await keeper(house)
    code = await village(house)
    await people(house, 40)
    await people(house, 20, code)
    made, other = await written(house, tam), await written(house, tam)
    await house.does(counting.sweep)
    await tam.forges(f"b.aadd:{made}:{code}")
    await tam.forges(f"b.xs:{other}")
    tam.looks()
    while await house.does(counting.sweep):
        pass
    assert (await counted(house, made)).reached == 60
    assert not (await counted(house, other)).done
    assert tam.news.count("Đã đếm xong") == 1


async def test_nobody_meant_at_all_is_refused(quiet_house: House) -> None:
    tam = await keeper(quiet_house)
    made = await written(quiet_house, tam)
    await tam.forges(f"b.aw:{made}:x")
    tam.reads("Nút này đã cũ")
    await tam.forges(f"b.aw:{made}:g")
    await tam.forges(f"b.do:{made}:{(await of(quiet_house, made)).version}")
    tam.reads("Chưa có ai nhận được")
    assert (await every(quiet_house))[0].state is BroadcastState.DRAFT


async def test_how_long_it_takes_at_the_channels_rate(quiet_house: House) -> None:
    house = quiet_house
    house.app.make_work.office = replace(house.app.make_work.office, rates={"paper": 0.5})
    tam = await keeper(house)
    await people(house, 100)
    made = await written(house, tam)
    await tam.forges(f"b.o:{made}")
    tam.reads("mất khoảng 4 phút")
