"""Taking a conversation up on another device, and leaving one."""

from datetime import timedelta

import pytest

from langnghe.bot.clock import SetClock
from langnghe.models import ResumeCode
from langnghe.models.contract import Marked, Outbound
from langnghe.services import websessions
from langnghe.services.refusals import Invalid
from langnghe.services.websessions import CODE_LETTERS
from langnghe.services.work import Work
from tests.house import House
from tests.web.conftest import NewGuest
from tests.web.site import Guest, Site, words


async def code_of(guest: Guest) -> str:
    status, answer = await guest.posts("resume-code")
    assert status == 200
    assert answer["minutes"] == 15
    return str(answer["code"])


async def test_a_code_opens_the_same_conversation_elsewhere(site: Site, lan: Guest, new_guest: NewGuest) -> None:
    await lan.writes("Viết trên điện thoại")
    code = await code_of(lan)
    assert len(code.replace("-", "")) == 8
    assert set(code.replace("-", "")) <= set(CODE_LETTERS)
    desk = new_guest(site)
    await desk.opens()
    status, answer = await desk.posts("resume", {"code": f" {code.lower().replace('-', ' ')} "})
    assert status == 200
    assert answer["me"] == lan.me["me"]
    assert "Viết trên điện thoại" in [words(line) for line in answer["lines"]]
    assert desk.cookie != lan.cookie
    await desk.writes("Viết trên máy bàn")
    assert "Viết trên máy bàn" in [words(line) for line in await lan.lines()]


async def test_both_devices_are_told(site: Site, lan: Guest, new_guest: NewGuest) -> None:
    code = await code_of(lan)
    await new_guest(site).posts("resume", {"code": code})
    assert "máy khác" in words(await lan.last())


async def test_a_code_works_once_and_a_quarter_of_an_hour(site: Site, lan: Guest, new_guest: NewGuest) -> None:
    code = await code_of(lan)
    assert (await new_guest(site).posts("resume", {"code": code}))[0] == 200
    status, answer = await new_guest(site).posts("resume", {"code": code})
    assert (status, answer["error"]) == (422, "web-code-wrong")
    late = await code_of(lan)
    assert isinstance(site.app.clock, SetClock)
    site.app.clock.move(timedelta(minutes=15))
    assert (await new_guest(site).posts("resume", {"code": late}))[0] == 422


async def test_a_new_code_makes_the_earlier_one_worthless(site: Site, lan: Guest, new_guest: NewGuest) -> None:
    early, late = await code_of(lan), await code_of(lan)
    assert (await new_guest(site).posts("resume", {"code": early}))[0] == 422
    assert (await new_guest(site).posts("resume", {"code": late}))[0] == 200


async def test_codes_are_kept_as_hashes(site: Site, lan: Guest) -> None:
    code = (await code_of(lan)).replace("-", "")
    rows = await site.asks(lambda work: [row[0] for row in work.session.query(ResumeCode.code_hash)])
    assert len(rows) == 1
    assert code not in rows[0]


async def test_guessing_is_slowed_down(site: Site, lan: Guest, new_guest: NewGuest) -> None:
    guesser = new_guest(site)
    await guesser.opens()
    statuses = [(await guesser.posts("resume", {"code": f"AAAA-AAA{letter}"}))[0] for letter in "CDEFGH"]
    assert statuses == [422] * 5 + [429]
    # From one address, with a new session each time, not for ever either; and a right code must wait then too.
    for _ in range(15):
        await new_guest(site).posts("resume", {"code": "AAAA-AAAA"})
    assert (await new_guest(site).posts("resume", {"code": await code_of(lan)}))[0] == 429


async def test_codes_cannot_be_made_without_end(lan: Guest) -> None:
    statuses = [(await lan.posts("resume-code"))[0] for _ in range(6)]
    assert statuses == [200] * 5 + [429]


async def test_the_session_that_was_left_behind_ends(site: Site, lan: Guest, new_guest: NewGuest) -> None:
    desk = new_guest(site)
    await desk.opens()
    old = desk.cookie
    await desk.posts("resume", {"code": await code_of(lan)})
    stranger = new_guest(site)
    stranger.client.cookie_jar.update_cookies({"langnghe_chat": old})
    assert (await stranger.gets("history"))[0] == 401


async def test_other_devices_are_listed_and_ended(site: Site, lan: Guest, new_guest: NewGuest) -> None:
    desk = new_guest(site)
    await desk.posts("resume", {"code": await code_of(lan)})
    _, answer = await lan.gets("devices")
    assert sorted(device["here"] for device in answer["devices"]) == [False, True]
    async with desk.listens(after=10**9) as stream:
        assert (await lan.posts("devices/end"))[1] == {"ended": 1}
        assert (await stream.event())[0] == "gone"
    assert (await desk.gets("history"))[0] == 401
    assert (await lan.gets("history"))[0] == 200


async def test_ending_other_devices_takes_open_codes_with_them(
    site: Site, lan: Guest, new_guest: NewGuest
) -> None:
    code = await code_of(lan)
    await lan.posts("devices/end")
    assert (await new_guest(site).posts("resume", {"code": code}))[0] == 422


async def test_leaving_a_device_ends_its_session_alone(site: Site, lan: Guest, new_guest: NewGuest) -> None:
    desk = new_guest(site)
    await desk.posts("resume", {"code": await code_of(lan)})
    assert (await desk.posts("logout"))[0] == 200
    assert (await desk.gets("history"))[0] == 401
    assert (await lan.gets("history"))[0] == 200


async def test_the_same_on_both_databases(quiet_house: House) -> None:
    """A code is made, taken up once, and the sessions are seen, ended and swept."""
    house, life = quiet_house, timedelta(days=180)

    def visitor(work: Work, token: str) -> websessions.Visitor:
        found = websessions.visitor_of(work, websessions.hashed(token), life)
        assert found
        return found

    phone = await house.does(websessions.open_private, "vi")
    me = await house.does(visitor, phone)
    code = await house.does(websessions.make_code, me.identity_id)
    told = {"vi": Outbound(Marked("Mở trên máy khác"))}
    desk = await house.does(websessions.redeem_code, code.shown, None, told)
    assert (await house.does(visitor, desk)).identity_id == me.identity_id
    with pytest.raises(Invalid):
        await house.does(websessions.redeem_code, code.shown, None, told)
    assert len(await house.does(websessions.open_sessions, me, life)) == 2
    assert await house.does(websessions.end_others, me) == 1
    assert [each.here for each in await house.does(websessions.open_sessions, me, life)] == [True]
    house.clock.move(life)
    assert await house.does(websessions.sweep, life) == 1
