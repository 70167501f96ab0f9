"""Who may announce for whom, and the second person: above the office's size, for the version that was read."""

import asyncio

import pytest

from langnghe.models import BroadcastState, GroupChat, GroupState, RoleGrant, RoleKind
from langnghe.models.contract import InputKind
from langnghe.services.broadcast import approval_size, approving, counting, drafts, rights
from langnghe.services.refusals import Forbidden, Invalid
from langnghe.services.work import Work
from tests.broadcasts.desk import admin, every, keeper, of, people, sized, tries, written
from tests.conversations.desk import AREA, head, officer, person_of
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Citizen, Official

S = BroadcastState


async def asked(house: House) -> tuple[Official, Official, int]:
    """A maker, somebody who can approve, and a broadcast that waits for that."""
    await sized(house, 2)
    tam, son = await keeper(house), await head(house, body=CHAIR)
    await people(house, 3)
    made = await written(house, tam)
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    tam.reads("Đã trình", "Đã nhờ duyệt: Ông Sơn")
    return tam, son, made


async def test_the_second_person_reads_it_all_looks_and_approves(house: House) -> None:
    tam, son, made = await asked(house)
    son.reads("Cô Tâm nhờ ông/bà duyệt", "cắt nước từ 7 giờ", "Xã Lân Phong", "Sẽ nhận: 3 người")
    await son.presses("Xem trước")
    son.reads("sẽ nhận đúng như sau", "Chủ tịch UBND xã Lân Phong", "Hết phần xem trước")
    tam.looks()
    await son.presses("Duyệt")
    son.reads("Đã duyệt. Tin đang được gửi")
    tam.reads("Ông Sơn đã duyệt tin báo chung số")
    found = await of(house, made)
    assert (found.state, found.approved_by) == (S.SENDING, await person_of(son))


async def test_a_second_press_is_told_and_does_nothing(house: House) -> None:
    _, son, made = await asked(house)
    version = (await of(house, made)).version
    await son.forges(f"b.ok:{made}:{version}")
    await son.forges(f"b.ok:{made}:{version}")
    son.reads("không làm được việc đó nữa")
    assert len(await every(house)) == 1


async def test_who_has_made_it_does_not_approve_it(house: House) -> None:
    tam, _, made = await asked(house)
    await tam.forges(f"b.ok:{made}:{(await of(house, made)).version}")
    tam.reads("không tự duyệt được")
    await tam.forges(f"b.no:{made}")
    tam.reads("không tự duyệt được")
    assert (await of(house, made)).state is S.WAITING


async def test_nobody_without_a_post_above_approves(house: House) -> None:
    _, _, made = await asked(house)
    hoa, lan = await officer(house), Citizen(house)
    roads, other = await head(house, "Bà Đường"), await keeper(house, "Xa", body="21421.chu_tich")
    await lan.agrees()
    for person in (hoa, lan, roads, other):
        await person.forges(f"b.ok:{made}:{(await of(house, made)).version}")
        person.reads("không có quyền")
    assert (await of(house, made)).state is S.WAITING


async def test_changed_since_it_was_read_is_not_approved(house: House) -> None:
    tam, son, made = await asked(house)
    read = (await of(house, made)).version
    await tam.forges(f"b.ed:{made}:text")
    await tam.says("Mai cắt điện")
    tam.reads("trở lại thành bản nháp")
    await son.forges(f"b.ok:{made}:{read}")
    son.reads("không làm được việc đó nữa")
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    await son.forges(f"b.ok:{made}:{read}")
    son.reads("vừa được sửa", "cắt điện")
    assert (await of(house, made)).state is S.WAITING


async def test_the_maker_too_sends_what_was_seen(house: House) -> None:
    tam = await keeper(house)
    await people(house, 1)
    made = await written(house, tam)
    seen = (await of(house, made)).version
    await tam.forges(f"b.urs:{made}")
    await tam.forges(f"b.do:{made}:{seen}")
    tam.reads("vừa được sửa")
    assert (await of(house, made)).state is S.DRAFT


async def test_returned_with_the_reason_and_put_forward_again(house: House) -> None:
    tam, son, made = await asked(house)
    tam.looks()
    await son.presses("Trả lại")
    son.reads("Vì sao trả lại")
    await son.says("Sai giờ, phải là 8 giờ")
    son.reads("Đã trả lại")
    tam.reads("Ông Sơn trả lại", "Sai giờ, phải là 8 giờ")
    assert (await of(house, made)).state is S.DRAFT
    await son.forges(f"b.o:{made}")
    son.reads("Chỉ người soạn")
    await tam.presses("Về tin này")
    tam.reads("đang soạn")


async def test_up_to_the_size_nobody_is_asked_and_zero_asks_always(house: House) -> None:
    await sized(house, 2)
    tam, son = await keeper(house), await head(house, body=CHAIR)
    await people(house, 2)
    made = await written(house, tam)
    assert await tries(house, approving.send, tam, made, 2) is approving.Sent.SENDING
    quan = await admin(house)
    await house.does(approval_size.put, await person_of(quan), "0")
    second = await written(house, tam)
    assert await tries(house, approving.send, tam, second, 2) is approving.Sent.WAITING
    son.reads("nhờ ông/bà duyệt")


async def test_where_nobody_could_approve_it_says_whom_to_invite(house: House) -> None:
    tam = await keeper(house)
    await people(house, 101)
    made = await written(house, tam)
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    tam.reads("cần người thứ hai duyệt, mà chưa có ai", "người phụ trách đối thoại", "Chủ tịch UBND xã Lân Phong")
    assert (await of(house, made)).state is S.DRAFT


async def test_what_goes_to_groups_is_always_approved_by_a_second_person(quiet_house: House) -> None:
    tam, _ = await keeper(quiet_house), await head(quiet_house, body=CHAIR)

    def add(work: Work) -> None:
        work.session.add(
            GroupChat(
                channel="paper",
                external_id="-7",
                title="Thôn 1",
                state=GroupState.USED,
                area_code=AREA,
                changed_at=work.now,
            )
        )

    await quiet_house.does(add)
    made = await written(quiet_house, tam)
    await tam.forges(f"b.aw:{made}:g")
    tam.reads("chỉ gửi vào các nhóm", "1 nhóm")
    await tam.forges(f"b.do:{made}:{(await of(quiet_house, made)).version}")
    assert (await of(quiet_house, made)).state is S.WAITING


async def test_two_approvers_at_once_have_one_effect(quiet_house: House) -> None:
    house = quiet_house
    _, son, made = await asked(house)
    thu = await keeper(house, "Thư")
    version = (await of(house, made)).version
    events = [each.event(InputKind.CHOICE, choice=f"b.ok:{made}:{version}") for each in (son, thu)]
    await asyncio.gather(*(house.app.receiver.receive(each) for each in events))
    await house.settle()
    assert (await of(house, made)).state is S.SENDING
    assert sum("không làm được việc đó nữa" in each.news for each in (son, thu)) == 1


async def test_an_admin_announces_for_every_body_and_a_head_for_those_below(quiet_house: House) -> None:
    house = quiet_house
    quan, son, hoa = await admin(house), await head(house, body=CHAIR), await officer(house)
    for person, body, may in (
        (quan, "51.chu_tich", True),
        (quan, ROADS, True),
        (son, ROADS, True),
        (son, "51.chu_tich", False),
        (son, "21421.chu_tich", False),
        (hoa, ROADS, False),
    ):
        found = await tries(house, lambda work, by, body=body: rights.announces(work, by, body), person)
        assert found is may, (person.name, body)
    with pytest.raises(Forbidden):
        await tries(house, drafts.create, hoa, ROADS)


async def test_an_audience_never_reaches_beyond_the_body(quiet_house: House) -> None:
    house = quiet_house
    tam = await keeper(house)
    made = await written(house, tam)
    for areas, key in ((("21421",), "b-area-beyond"), (("51",), "b-area-beyond"), ((), "b-no-area")):
        with pytest.raises(Invalid) as no:
            await tries(
                house,
                lambda work, by, areas=areas: drafts.meant_for(
                    work, by, made, areas=areas, roles=(RoleKind.HEAD,), field_code="giao_thong"
                ),
                tam,
            )
        assert no.value.key == key
    await tam.forges(f"b.aadd:{made}:21421")
    tam.reads("Nút này đã cũ")
    assert (await of(house, made)).audience == {"areas": ["21433"]}


async def test_a_post_that_has_ended_approves_nothing(house: House) -> None:
    _, son, made = await asked(house)

    def end(work: Work, person_id: int) -> None:
        work.session.query(RoleGrant).filter_by(person_id=person_id).update({"ended_at": work.now})

    await house.does(end, await person_of(son))
    await son.forges(f"b.ok:{made}:{(await of(house, made)).version}")
    son.reads("không có quyền")


async def test_a_count_of_yesterday_decides_nothing(quiet_house: House) -> None:
    house = quiet_house
    await sized(house, 2)
    tam, _ = await keeper(house), await head(house, body=CHAIR)
    await people(house, 1)
    made = await written(house, tam)
    await house.wait(hours=24)
    await people(house, 5)
    assert await tries(house, approving.send, tam, made, 2) is approving.Sent.WAITING
    assert (await house.asks(lambda work: counting.of(work, made))).reached == 6


async def test_what_was_approved_reaches_everybody_who_was_counted(house: House) -> None:
    _, son, made = await asked(house)
    await son.presses("Duyệt")
    await house.broadcasts()
    found = await of(house, made)
    assert found.state is S.DONE
    screens = [screen for name, screen in house.paper.screens.items() if name.startswith("dan-")]
    assert ["cắt nước" in screen[-1].text for screen in screens] == [True] * 3
