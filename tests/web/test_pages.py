"""The first page, the demo's doors, pages that are not there, and what health says."""

from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from langnghe.bot.file_desk import FileDesk
from langnghe.services import clocks, websessions
from langnghe.web.app import make_web_app
from langnghe.web.live import Hub
from langnghe.web.ports import WebSettings
from tests.conftest import NewDatabase
from tests.web.conftest import NewGuest
from tests.web.site import Guest, Site, new_id, serve


async def page(guest: Guest, path: str, **headers: str) -> tuple[int, str]:
    sent = {"Accept": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    async with guest.client.get(guest.site.url + path, headers=sent) as response:
        return response.status, await response.text()


async def test_the_first_page_leads_to_the_chat_and_names_the_channels(site: Site, lan: Guest) -> None:
    status, text = await page(lan, "/")
    assert status == 200
    assert 'href="/chat/"' in text
    assert "UBND tỉnh Quảng Ngãi" in text
    assert "Các kênh chính thức" in text
    assert "OTP" in text
    assert "0255 123 456" in text
    assert "t.me" not in text


async def test_the_first_page_speaks_english_too(lan: Guest) -> None:
    assert 'lang="en"' in (await page(lan, "/?lang=en"))[1]
    assert "Official channels" in (await page(lan, "/", Accept_Language="en-US"))[1]


async def test_without_the_chat_the_page_names_the_channels_there_are(site: Site) -> None:
    settings = WebSettings("UBND xã", "http://127.0.0.1", telegram_username="langnghe_bot", chat_enabled=False)
    app = site.app
    made = make_web_app(settings, app.books, FileDesk(app.books, app.files), Hub(), app.texts, app.clock, app)
    async with TestClient(TestServer(made)) as client:
        async with client.get("/") as response:
            text = await response.text()
        assert "hiện chưa mở" in text
        assert 'href="https://t.me/langnghe_bot"' in text
        assert "/chat/" not in text
        async with client.get("/chat/") as response:
            assert response.status == 404


async def test_names_with_markup_are_text(new_database: NewDatabase, tmp_path: Path, new_guest: NewGuest) -> None:
    office = {"name": '</script><b>"Xã"</b>', "province": "Quảng Ngãi", "contact": "<i>0255</i>"}
    async with serve(new_database("sqlite"), tmp_path / "data", office=office) as site:
        for path in ("/", "/chat/"):
            _, text = await page(new_guest(site), path)
            assert "<b>" not in text
            assert "<i>0255" not in text


async def test_a_page_that_is_not_there_leads_back(lan: Guest) -> None:
    status, text = await page(lan, "/nowhere")
    assert status == 404
    assert 'href="/"' in text


async def test_a_door_without_its_slash_keeps_the_start(lan: Guest) -> None:
    async with lan.client.get(f"{lan.site.url}/chat?start=inv_X", allow_redirects=False) as response:
        assert response.status == 308
        assert response.headers["Location"] == "/chat/?start=inv_X"


async def test_scripts_and_styles_are_packed_and_kept(site: Site, lan: Guest) -> None:
    _, text = await page(lan, "/chat/")
    address = text.split('stylesheet" href="')[1].split('"')[0]
    async with lan.client.get(site.url + address) as response:
        assert response.headers["Content-Encoding"] == "gzip"
        assert "immutable" in response.headers["Cache-Control"]
    async with lan.client.get(f"{site.url}/static/langnghe.css?v=old") as response:
        assert response.headers["Cache-Control"] == "no-cache"
    async with lan.client.get(f"{site.url}/static/%2e%2e/app.py") as response:
        assert response.status == 404


async def test_behind_a_path_of_a_proxy_addresses_begin_with_it(
    new_database: NewDatabase, tmp_path: Path, new_guest: NewGuest
) -> None:
    http = {"port": 0, "public_url": "https://xa.example.vn/lang-nghe"}
    async with serve(new_database("sqlite"), tmp_path / "data", http=http) as site:
        guest = new_guest(site)
        _, text = await page(guest, "/chat/")
        assert 'href="/lang-nghe/static/' in text
        body = {"client_id": new_id()}
        async with guest.client.post(guest.address("session"), json=body, headers={"X-Langnghe": "1"}) as response:
            assert "Path=/lang-nghe/chat/" in response.headers["Set-Cookie"]


# The demo ---------------------------------------------------------------------------------------------------


class Players:
    """Somebody behind every door."""

    def __init__(self) -> None:
        self.site: Site | None = None
        self.tokens: dict[str, str] = {}

    async def session_for(self, role: str) -> str:
        assert self.site
        self.tokens[role] = await self.site.app.books.write(lambda work: websessions.open_private(work, "vi"))
        return self.tokens[role]


async def test_four_doors_side_by_side_in_one_browser(
    new_database: NewDatabase, tmp_path: Path, new_guest: NewGuest
) -> None:
    players = Players()
    async with serve(new_database("sqlite"), tmp_path / "data", demo=players) as site:
        players.site = site
        browser = new_guest(site)
        _, text = await page(browser, "/")
        assert text.count("<form") == 6
        doors = {}
        for role in ("citizen", "officer", "head", "supervisor", "organiser", "admin"):
            assert f'action="/demo/{role}"' in text
            headers = {"Sec-Fetch-Site": "same-origin"}
            async with browser.client.post(f"{site.url}/demo/{role}", headers=headers) as response:
                assert response.status == 200
                assert response.url.path == f"/demo/{role}/"
            doors[role] = Guest(site, browser.client, f"/demo/{role}/")
            await doors[role].opens()
        assert len({door.me["me"] for door in doors.values()}) == 6
        await doors["citizen"].writes("Chỉ của người dân")
        assert any(line.get("mine") for line in await doors["citizen"].lines())
        assert not any(line.get("mine") for line in await doors["officer"].lines())


async def test_a_demo_door_without_a_session_leads_to_the_first_page(
    new_database: NewDatabase, tmp_path: Path, new_guest: NewGuest
) -> None:
    async with serve(new_database("sqlite"), tmp_path / "data", demo=Players()) as site:
        browser = new_guest(site, "/demo/head/")
        async with browser.client.get(browser.address(""), allow_redirects=False) as response:
            assert (response.status, response.headers["Location"]) == (303, "/")
        assert (await browser.posts("session", {}))[0] == 401
        async with browser.client.post(f"{site.url}/demo/king") as response:
            assert response.status in {404, 405}


async def test_another_site_opens_no_door(new_database: NewDatabase, tmp_path: Path, new_guest: NewGuest) -> None:
    async with serve(new_database("sqlite"), tmp_path / "data", demo=Players()) as site:
        headers = {"Sec-Fetch-Site": "cross-site"}
        async with new_guest(site).client.post(f"{site.url}/demo/admin", headers=headers) as response:
            assert response.status == 403


# Health -----------------------------------------------------------------------------------------------------


async def test_that_it_is_us_is_said_even_without_books(
    site: Site, lan: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unreachable(_question: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(site.app.books, "read", unreachable)
    async with lan.client.get(f"{site.url}/alive") as response:
        assert (response.status, await response.text()) == (200, "langnghe")


async def test_health_tells_of_books_and_channels(site: Site, lan: Guest) -> None:
    async with lan.client.get(f"{site.url}/healthz") as response:
        assert response.status == 200
        said = {"ok": True, "database": "ok", "channels": {}, "tickets_without_clock": []}
        assert await response.json() == said


async def test_an_open_ticket_without_a_clock_is_503(
    site: Site, lan: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clocks, "without", lambda _work: ("K7M2-9QXP",))
    async with lan.client.get(f"{site.url}/healthz") as response:
        assert response.status == 503
        said = await response.json()
        assert (said["ok"], said["database"], said["tickets_without_clock"]) == (False, "ok", ["K7M2-9QXP"])


async def test_health_without_books_is_503(site: Site, lan: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    async def unreachable(_question: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(site.app.books, "read", unreachable)
    async with lan.client.get(f"{site.url}/healthz") as response:
        assert response.status == 503
        assert (await response.json())["database"] == "unreachable"


async def test_metrics_are_for_this_machine_alone(site: Site, lan: Guest) -> None:
    async with lan.client.get(f"{site.url}/metrics") as response:
        assert response.status == 200
        assert "langnghe_events_total" in await response.text()
    for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP"):
        async with lan.client.get(f"{site.url}/metrics", headers={name: "127.0.0.1"}) as response:
            assert response.status == 404


async def test_search_engines_stay_out_of_conversations(site: Site) -> None:
    async with aiohttp.ClientSession() as client, client.get(f"{site.url}/robots.txt") as response:
        assert "Disallow: /chat/" in await response.text()
