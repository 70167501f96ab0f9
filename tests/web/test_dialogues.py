"""A session on the web: its page, its file for calendars, and feeds to subscribe to. Nobody logs in."""

from datetime import timedelta
from typing import Any

import aiohttp
import vobject

from langnghe.models import DialogueAct, DialogueKind, Person
from langnghe.services.dialogue import life
from langnghe.services.dialogue.life import Locked
from langnghe.services.work import Work
from tests.conversations.desk import AREA
from tests.dialogues.sessions import MORNING, fill
from tests.office import CHAIR
from tests.web.site import Guest, Site


async def session(site: Site, *acts: DialogueAct, **given: Any) -> Locked:
    """A session that is announced, with these columns set, and after these acts."""

    def make(work: Work) -> Locked:
        by = Person(name="Tâm", created_at=work.now)
        work.session.add(by)
        work.session.flush()
        dialogue = life.draft(work, DialogueKind.CONFERENCE, CHAIR, AREA, None, by.id)
        fill(dialogue, given)
        for act in (DialogueAct.SUBMIT, DialogueAct.APPROVE, DialogueAct.ANNOUNCE, *acts):
            if act is DialogueAct.ANNOUNCE:
                dialogue.announced_at = work.now
            life.transition(work, dialogue, act, by.id)
        return dialogue

    return await site.app.books.write(make)


async def moves(site: Site, dialogue: Locked, **given: Any) -> None:
    def move(work: Work) -> None:
        locked = life.for_change(work, dialogue.id)
        for name, value in given.items():
            setattr(locked, name, value)
        locked.sequence += 1
        life.transition(work, locked, DialogueAct.MOVE, locked.made_by)

    await site.app.books.write(move)


async def gets(guest: Guest, path: str, **headers: str) -> tuple[aiohttp.ClientResponse, str]:
    sent = {"Accept": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    async with guest.client.get(guest.site.url + path, headers=sent) as response:
        return response, await response.text()


async def test_the_page_says_what_people_must_know(site: Site, lan: Guest) -> None:
    made = await session(site, lat=15.1205, lon=108.7923, about="Nước sạch\nĐường thôn", basis="Quy chế 12")
    response, text = await gets(lan, f"/d/{made.token}")
    assert response.status == 200
    for words in (
        "Nước sạch và đường thôn", "Hội nghị đối thoại với Nhân dân", "thứ Ba 15/12/2026, 08:00–11:00",
        "Hội trường UBND xã Lân Phong", "Chủ tịch UBND xã Lân Phong", "Đường thôn", "Quy chế 12", "đã thông báo",
        "https://www.openstreetmap.org/?mlat=15.120500&amp;mlon=108.792300", f"/d/{made.token}.ics",
        f"/lich/{AREA}.ics", f"/lich/{CHAIR}.ics", f"/chat/?start=d_{made.token}",
    ):  # fmt: skip
        assert words in text, words
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "<script" not in text
    assert "Set-Cookie" not in response.headers
    _, english = await gets(lan, f"/d/{made.token}?lang=en")
    assert "Add to my calendar" in english
    robots = await gets(lan, "/robots.txt")
    assert "Disallow: /d/\n" not in robots[1]


async def test_a_conclusion_is_read_once_it_is_published(site: Site, lan: Guest) -> None:
    written = await session(site, conclusion="Bản nháp: xã sẽ xin tiền")
    _, text = await gets(lan, f"/d/{written.token}")
    assert "Bản nháp" not in text
    public = await session(site, conclusion="Xã làm đường thôn 3", published_at=MORNING)
    _, text = await gets(lan, f"/d/{public.token}")
    assert "Xã làm đường thôn 3" in text


async def test_what_people_wrote_is_text(site: Site, lan: Guest) -> None:
    given = {"title": "<b>Đường</b>", "place": '"><script>x</script>', "online_url": "javascript:alert(1)"}
    made = await session(site, **given)
    _, text = await gets(lan, f"/d/{made.token}")
    assert "<b>" not in text
    assert "<script" not in text
    assert 'href="javascript' not in text


async def test_what_is_not_announced_has_no_page(site: Site, lan: Guest) -> None:
    def draft(work: Work) -> str:
        by = Person(name="Tâm", created_at=work.now)
        work.session.add(by)
        work.session.flush()
        return life.draft(work, DialogueKind.CONFERENCE, CHAIR, AREA, None, by.id).token

    token = await site.app.books.write(draft)
    for path in (f"/d/{token}", f"/d/{token}.ics", "/d/" + "x" * 22, "/d/short", "/lich/99999.ics", "/lich/..ics"):
        response, _ = await gets(lan, path)
        assert response.status == 404, path


async def test_a_session_called_off_says_so_and_offers_nothing(site: Site, lan: Guest) -> None:
    made = await session(site, DialogueAct.CANCEL, reason="Bão số 12")
    _, text = await gets(lan, f"/d/{made.token}")
    assert "đã hủy" in text
    assert "Bão số 12" in text
    assert "/chat/?start=" not in text
    response, ics = await gets(lan, f"/d/{made.token}.ics")
    assert response.content_type == "text/calendar"
    assert vobject.readOne(ics).method.value == "CANCEL"


async def test_a_postponed_session_names_no_day(site: Site, lan: Guest) -> None:
    made = await session(site, DialogueAct.POSTPONE, reason="Hội trường bị ngập")
    _, text = await gets(lan, f"/d/{made.token}")
    assert "tạm hoãn" in text
    assert "chưa có ngày" in text
    assert "15/12/2026" not in text


async def test_the_page_opens_the_session_in_the_chat(site: Site, lan: Guest) -> None:
    made = await session(site)
    answer = await lan.opens(start=f"d_{made.token}")
    assert "Nước sạch và đường thôn" in str(answer)


async def test_a_feed_is_fetched_again_only_when_it_has_changed(site: Site, lan: Guest) -> None:
    made = await session(site)
    for code in (AREA, CHAIR):
        response, before = await gets(lan, f"/lich/{code}.ics")
        assert response.status == 200
        assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert "max-age=" in response.headers["Cache-Control"]
        tag = response.headers["ETag"]
        again, body = await gets(lan, f"/lich/{code}.ics", If_None_Match=tag)
        assert (again.status, body, again.headers["ETag"]) == (304, "", tag)
        other, _ = await gets(lan, f"/lich/{code}.ics", If_None_Match='"else", W/"x"')
        assert other.status == 200
        starts = vobject.readOne(before).vevent.dtstart.value
        await moves(site, made, starts_at=starts + timedelta(days=1), ends_at=starts + timedelta(days=1, hours=2))
        changed, after = await gets(lan, f"/lich/{code}.ics", If_None_Match=tag)
        assert changed.status == 200
        one, two = vobject.readOne(before).vevent, vobject.readOne(after).vevent
        assert one.uid.value == two.uid.value
        assert int(two.sequence.value) == int(one.sequence.value) + 1
        assert two.dtstart.value - one.dtstart.value == timedelta(days=1)
    assert starts - timedelta(days=1) == MORNING
