"""Who sees which sessions, and who keeps them."""

import pytest

from langnghe.models import DialogueAct, DialogueKind, RoleKind
from langnghe.services import authority, worklist
from langnghe.services.dialogue import life, posts
from langnghe.services.refusals import Forbidden, NotFound, Stale
from langnghe.services.work import Work
from tests.conversations.desk import AREA, officer, person_of, sends
from tests.dialogues.sessions import announced, organiser, secretary
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Citizen, Official


async def test_a_citizen_finds_what_is_to_come_and_opens_it(house: House) -> None:
    tam, lan = await organiser(house), Citizen(house, "Lan")
    await lan.agrees()
    await lan.says("lịch đối thoại")
    lan.reads("chưa có buổi nào được thông báo")
    await announced(house, tam)
    await announced(house, tam, DialogueKind.RECEPTION, title="", place="Phòng tiếp công dân")
    await lan.says("đối thoại")
    lan.reads("15/12/2026", "Nước sạch và đường thôn", "Tiếp công dân của người đứng đầu")
    await lan.presses("Nước sạch")
    lan.reads("thứ Ba 15/12/2026, 08:00–11:00", "Hội trường UBND xã Lân Phong", "Chủ tịch UBND xã Lân Phong")


async def test_what_is_not_announced_is_nobodys_but_its_keepers(house: House) -> None:
    tam, lan = await organiser(house), Citizen(house, "Lan")
    await lan.agrees()
    hers = await person_of(tam)
    draft = await house.does(lambda work: life.draft(work, DialogueKind.CONFERENCE, CHAIR, AREA, None, hers).id)
    await lan.forges(f"d.open:{draft}")
    lan.reads("Không tìm thấy buổi này")
    await lan.forges(f"g.open:{draft}")
    lan.does_not_read("bản nháp")
    await tam.says("menu")
    await tam.presses("Lịch đối thoại tôi phụ trách")
    tam.reads("chưa có ngày")
    await tam.presses("Hội nghị đối thoại")
    tam.reads("bản nháp")
    with pytest.raises(NotFound):
        await house.asks(lambda work: life.public_view(work, draft))


async def test_who_keeps_dialogues_reads_no_tickets(house: House) -> None:
    await officer(house)
    tam, thu = await organiser(house), await secretary(house)
    ticket = await sends(Citizen(house, "Lan"))
    for each in (tam, thu):
        person = await person_of(each)
        assert not (await house.does(authority.scope, person)).covers(ROADS)
        with pytest.raises(Forbidden):
            await house.does(worklist.mine, person)
        each.looks()
        await each.forges(f"o.open:{ticket.id}")
        each.does_not_read(ticket.code, "Đèn đường")


async def test_each_role_keeps_what_is_its_own(quiet_house: House) -> None:
    house = quiet_house
    tam, thu = await person_of(await organiser(house)), await person_of(await secretary(house))
    head, stranger = Official(house, "Ông Bảy"), Official(house, "Tư")
    await head.joins(RoleKind.HEAD, ROADS)
    await stranger.joins(RoleKind.OFFICER, CHAIR)
    his, theirs = await person_of(head), await person_of(stranger)

    def may(work: Work, person: int, body: str) -> list[str]:
        found = []
        for name, asked in (("organise", posts.organiser), ("keep", posts.keeper)):
            try:
                asked(work, person, body)
            except Forbidden:
                continue
            found.append(name)
        return found

    asked = ((tam, CHAIR), (tam, ROADS), (thu, CHAIR), (thu, ROADS), (his, ROADS), (his, CHAIR), (theirs, CHAIR))
    assert [await house.does(may, *each) for each in asked] == [
        ["organise", "keep"], ["organise", "keep"], ["keep"], [], ["organise", "keep"], [], [],
    ]  # fmt: skip


async def test_an_act_out_of_turn_changes_nothing(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    hers = await person_of(tam)
    session = await announced(house, tam)

    def approve(work: Work) -> None:
        life.transition(work, life.for_change(work, session), DialogueAct.APPROVE, hers)

    with pytest.raises(Stale, match="dialogue-moved-on"):
        await house.does(approve)
    view = await house.asks(lambda work: life.view(work, session))
    assert (str(view.dialogue.state), view.coming, view.takes_registrations) == ("announced", True, True)
