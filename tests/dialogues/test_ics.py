"""A session in calendars, read back by a parser that is not the one that wrote it."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject

from langnghe.models import Dialogue, DialogueAct, DialogueKind
from langnghe.services.dialogue import calendar_file, life
from langnghe.services.refusals import NotFound
from langnghe.services.work import Work
from tests.conversations.desk import AREA, person_of
from tests.dialogues.announcing import cancelled, moved, postponed
from tests.dialogues.sessions import MORNING, announced, organiser
from tests.house import House
from tests.office import CHAIR

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


async def written(house: House, session: int) -> bytes:
    return await house.asks(lambda work: calendar_file.entry(work, life.view(work, session)))


async def feed(house: House, code: str) -> Any:
    body = await house.asks(lambda work: calendar_file.feed(work, code))
    return vobject.readOne(body.decode("utf-8"))


def unfolded(body: bytes) -> list[str]:
    return body.decode("utf-8").replace("\r\n ", "").split("\r\n")


async def test_it_opens_at_the_right_hour_with_all_that_is_in_it(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    title = "Nước sạch, đường thôn; chợ \\ trường học – góp ý về quy hoạch khu dân cư nông thôn mới kiểu mẫu"
    about = "Việc thứ nhất: nước, điện;\nviệc thứ hai: đường “liên xã”"
    session = await announced(house, tam, title=title, about=about, lat=15.1205, lon=108.7923)
    body = await written(house, session)
    read = vobject.readOne(body.decode("utf-8"))
    found = read.vevent
    assert read.method.value == "PUBLISH"
    assert found.dtstart.value.astimezone(VIETNAM) == datetime(2026, 12, 15, 8, tzinfo=VIETNAM)
    assert found.dtend.value.astimezone(VIETNAM) == datetime(2026, 12, 15, 11, tzinfo=VIETNAM)
    assert found.summary.value == f"Hội nghị đối thoại với Nhân dân: {title}"
    assert about in found.description.value
    assert found.location.value == "Hội trường UBND xã Lân Phong"
    assert found.status.value == "CONFIRMED"
    token = (await house.asks(lambda work: life.view(work, session))).dialogue.token
    assert found.url.value.endswith(f"/d/{token}")
    assert token in found.uid.value
    lines = unfolded(body)
    assert "GEO:15.1205;108.7923" in lines
    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20261215T080000" in lines
    assert "TZOFFSETTO:+0700" in lines
    assert any("Nước sạch\\, đường thôn\\; chợ \\\\ trường học" in line for line in lines)
    assert any("điện\\;\\nviệc thứ hai" in line for line in lines)


async def test_lines_are_folded_at_75_octets_and_no_letter_is_torn(quiet_house: House) -> None:
    tam = await organiser(quiet_house)
    session = await announced(quiet_house, tam, title="Ưu tiên đường xá " * 11, about="Ặ" * 400)
    body = await written(quiet_house, session)
    physical = body.split(b"\r\n")
    assert max(map(len, physical)) <= 75
    assert [line.decode("utf-8") for line in physical]
    assert b"\n" not in body.replace(b"\r\n", b"")


async def test_a_change_raises_the_sequence_and_keeps_the_uid(quiet_house: House) -> None:
    house = quiet_house
    session = await announced(house, await organiser(house))
    seen = [vobject.readOne((await written(house, session)).decode()).vevent]
    await moved(house, session, MORNING + timedelta(days=1))
    seen.append(vobject.readOne((await written(house, session)).decode()).vevent)
    await postponed(house, session)
    off = vobject.readOne((await written(house, session)).decode())
    seen.append(off.vevent)
    await moved(house, session, MORNING + timedelta(days=9))
    seen.append(vobject.readOne((await written(house, session)).decode()).vevent)
    await cancelled(house, session)
    gone = vobject.readOne((await written(house, session)).decode())
    seen.append(gone.vevent)
    assert len({each.uid.value for each in seen}) == 1
    assert [int(each.sequence.value) for each in seen] == [0, 1, 2, 3, 4]
    states = [each.status.value for each in seen]
    assert states == ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED"]
    assert (off.method.value, gone.method.value) == ("CANCEL", "CANCEL")
    assert "Bão số 12" in gone.vevent.description.value
    assert seen[3].dtstart.value.astimezone(VIETNAM).day == 24


async def test_an_event_without_a_day_or_an_end_can_be_read(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    open_end = await announced(house, tam, ends_at=None, title="", place="", online_url="https://hop.gov.vn/a,b")
    without = await announced(house, tam, starts_at=None, ends_at=None)
    found = vobject.readOne((await written(house, open_end)).decode()).vevent
    assert not hasattr(found, "dtend")
    assert found.summary.value == "Hội nghị đối thoại với Nhân dân"
    assert found.location.value == "https://hop.gov.vn/a,b"
    assert not hasattr(vobject.readOne((await written(house, without)).decode()).vevent, "dtstart")


# Feeds --------------------------------------------------------------------------------------------------------


async def test_the_feed_of_a_commune_has_what_is_public_around_it(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    hers = await person_of(tam)
    coming = await announced(house, tam)
    off = await announced(house, tam, title="Chợ xã")
    await cancelled(house, off)
    await house.does(lambda work: life.draft(work, DialogueKind.CONFERENCE, CHAIR, AREA, None, hers).id)
    never = await announced(house, tam, title="Chưa từng báo")

    def unheard(work: Work) -> None:
        dialogue = life.for_change(work, never)
        dialogue.announced_at = None
        life.transition(work, dialogue, DialogueAct.CANCEL, hers)

    await house.does(unheard)
    await announced(house, tam, title="Năm ngoái", starts_at=MORNING - timedelta(days=365))

    def ask(work: Work) -> dict[int, str]:
        return {each: work.session.get_one(Dialogue, each).token for each in (coming, off)}

    tokens = await house.asks(ask)
    for code in (AREA, CHAIR, "51"):
        read = await feed(house, code)
        events = {each.uid.value.partition("@")[0]: each.status.value for each in read.vevent_list}
        assert events == {tokens[coming]: "CONFIRMED", tokens[off]: "CANCELLED"}
        assert read.method.value == "PUBLISH"
        assert "Lịch đối thoại" in read.contents["x-wr-calname"][0].value


async def test_the_feed_of_another_place_is_empty_and_one_of_nowhere_is_none(quiet_house: House) -> None:
    await announced(quiet_house, await organiser(quiet_house))
    read = await feed(quiet_house, "21433.kinh_te")
    assert "vevent" not in read.contents
    for code in ("99999", "", "21433.nothing"):
        with pytest.raises(NotFound):
            await feed(quiet_house, code)


async def test_a_feed_says_the_same_until_something_changes(quiet_house: House) -> None:
    house = quiet_house
    session = await announced(house, await organiser(house))

    async def body() -> bytes:
        return await house.asks(lambda work: calendar_file.feed(work, AREA))

    before = await body()
    await house.wait(hours=5)
    assert await body() == before
    await moved(house, session, MORNING + timedelta(days=1))
    assert await body() != before
