"""Who a browser is: private sessions, their cookies, the first words."""

from datetime import timedelta
from pathlib import Path

from langnghe.bot.clock import SetClock
from langnghe.models import Identity, WebSession
from langnghe.services import websessions
from tests.conftest import NewDatabase
from tests.house import FRIDAY
from tests.web.conftest import NewGuest
from tests.web.site import Guest, Site, new_id, serve, words


async def test_the_first_visit_gets_a_private_session_and_the_first_words(site: Site, new_guest: NewGuest) -> None:
    guest = new_guest(site)
    answer = await guest.opens()
    assert answer["language"] == "vi"
    assert len(answer["lines"]) >= 1
    assert not any(line.get("mine") for line in answer["lines"])
    assert answer["more"] is False


async def test_loading_the_page_again_says_nothing_twice(lan: Guest) -> None:
    first = lan.me
    again = await lan.opens()
    assert again["me"] == first["me"]
    assert again["lines"] == first["lines"]


async def test_a_session_whose_first_words_were_lost_gets_them_on_the_next_load(
    site: Site, new_guest: NewGuest
) -> None:
    guest = new_guest(site)
    token = await site.app.books.write(lambda work: websessions.open_private(work, "vi"))
    guest.client.cookie_jar.update_cookies({"langnghe_chat": token})
    assert (await guest.opens())["lines"]


async def test_two_visitors_do_not_see_each_other(site: Site, new_guest: NewGuest) -> None:
    lan, minh = new_guest(site), new_guest(site)
    await lan.opens()
    await minh.opens()
    await lan.writes("Đèn đường hỏng")
    assert all(words(line) != "Đèn đường hỏng" for line in await minh.lines())
    assert lan.me["me"] != minh.me["me"]


async def test_the_cookie_is_for_this_door_alone_and_for_no_script(site: Site, new_guest: NewGuest) -> None:
    guest = new_guest(site)
    body = {"client_id": new_id()}
    async with guest.client.post(guest.address("session"), json=body, headers={"X-Langnghe": "1"}) as response:
        cookie = response.headers["Set-Cookie"]
    assert "; Path=/chat/" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Secure" not in cookie  # http here; see the next test


async def test_over_https_the_cookie_is_secure(
    new_database: NewDatabase, tmp_path: Path, new_guest: NewGuest
) -> None:
    http = {"port": 0, "public_url": "https://langnghe.example.vn"}
    async with serve(new_database("sqlite"), tmp_path / "data", http=http) as site:
        guest = new_guest(site)
        body = {"client_id": new_id()}
        async with guest.client.post(guest.address("session"), json=body, headers={"X-Langnghe": "1"}) as response:
            assert "Secure" in response.headers["Set-Cookie"]
            assert "max-age" in response.headers["Strict-Transport-Security"]


async def test_only_hashes_of_tokens_are_kept(site: Site, lan: Guest) -> None:
    def kept(work):
        return work.session.query(WebSession.token_hash).all()

    hashes = [row[0] for row in await site.asks(kept)]
    assert hashes == [websessions.hashed(lan.cookie)]
    assert lan.cookie not in hashes


async def test_a_session_slides_on_while_it_is_used_and_ends_when_it_is_not(site: Site, lan: Guest) -> None:
    clock = site.app.clock
    assert isinstance(clock, SetClock)
    for _ in range(4):
        clock.move(timedelta(days=100))
        assert (await lan.opens())["me"] == lan.me["me"]
    clock.move(timedelta(days=181))
    status, answer = await lan.gets("history")
    assert status == 401
    assert answer["error"] == "web-session-gone"


async def test_a_made_up_token_opens_nothing(site: Site, new_guest: NewGuest) -> None:
    guest = new_guest(site)
    guest.client.cookie_jar.update_cookies({"langnghe_chat": "x" * 43})
    assert (await guest.gets("history"))[0] == 401
    assert (await guest.gets("events"))[0] == 401


async def test_the_language_follows_the_browser_at_first(site: Site, new_guest: NewGuest) -> None:
    english, both = new_guest(site), new_guest(site)
    assert (await english.opens(Accept_Language="en-GB,en;q=0.8"))["language"] == "en"
    assert (await both.opens(Accept_Language="en-US,en;q=0.8,vi;q=0.5"))["language"] == "vi"


async def test_a_start_link_brings_its_payload_once(site: Site, lan: Guest) -> None:
    before = len(await lan.lines())
    body = {"client_id": new_id(), "start": "inv_NOSUCHCODE"}
    await lan.posts("session", body)
    after = len(await lan.lines())
    assert after > before
    await lan.posts("session", body)
    assert len(await lan.lines()) == after


async def test_a_start_payload_that_is_none_is_refused(lan: Guest) -> None:
    status, _ = await lan.posts("session", {"client_id": new_id(), "start": "<script>"})
    assert status == 400


async def test_opening_the_page_alone_makes_no_session(site: Site, new_guest: NewGuest) -> None:
    guest = new_guest(site)
    async with guest.client.get(guest.address("")) as response:
        assert response.status == 200
        assert "Set-Cookie" not in response.headers

    def identities(work):
        return work.session.query(Identity).count()

    assert await site.asks(identities) == 0


async def test_old_sessions_and_codes_are_swept(site: Site, lan: Guest) -> None:
    clock = site.app.clock
    assert isinstance(clock, SetClock)
    await lan.posts("resume-code")
    clock.set(FRIDAY + timedelta(days=200))
    life = timedelta(days=180)
    assert await site.app.books.write(lambda work: websessions.sweep(work, life)) == 1
    assert await site.app.books.write(lambda work: websessions.sweep(work, life)) == 0
