"""What binds every request: headers, other sites, the log."""

import pytest
import structlog

from langnghe.web.chat import SHARED_BY
from tests.house import jpeg
from tests.web.conftest import NewGuest
from tests.web.site import Guest, Site, new_id

PAGES = ["/", "/chat/", "/alive", "/healthz", "/static/langnghe.css", "/nowhere"]


async def test_every_answer_binds_the_browser(site: Site, lan: Guest) -> None:
    for path in PAGES:
        async with lan.client.get(site.url + path) as response:
            policy = response.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "script-src 'self'" in policy
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Referrer-Policy"] == "no-referrer"
            assert "geolocation=(self)" in response.headers["Permissions-Policy"]
            assert "Server" not in response.headers


async def test_the_page_holds_no_script_or_style_of_its_own(site: Site, lan: Guest) -> None:
    async with lan.client.get(lan.address("")) as response:
        page = await response.text()
    assert "<script>" not in page
    assert "style=" not in page
    assert "<style" not in page
    assert " on" + "click=" not in page
    assert 'type="application/json"' in page


async def test_other_sites_cannot_post(site: Site, lan: Guest) -> None:
    body = {"client_id": new_id(), "text": "từ trang khác"}
    foreign = [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "X-Langnghe": "1"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ]
    for path in ("messages", "files", "session", "resume", "resume-code", "devices/end", "logout"):
        for headers in foreign:
            async with lan.client.post(lan.address(path), json=body, headers=headers) as response:
                assert response.status == 403, (path, headers)
    assert not any(line.get("mine") for line in await lan.lines())


async def test_the_own_page_can_post(site: Site, lan: Guest) -> None:
    own = [{"Sec-Fetch-Site": "same-origin"}, {"Origin": site.url}, {"X-Langnghe": "1"}]
    for headers in own:
        body = {"client_id": new_id(), "text": "từ trang này"}
        async with lan.client.post(lan.address("messages"), json=body, headers=headers) as response:
            assert response.status == 202


async def test_nothing_is_posted_by_a_link(site: Site, lan: Guest) -> None:
    for path in ("messages", "session", "logout", "resume"):
        async with lan.client.get(lan.address(path)) as response:
            assert response.status == 405


async def test_the_log_names_routes_and_ids_and_nothing_else(site: Site, lan: Guest) -> None:
    with structlog.testing.capture_logs() as entries:
        await lan.writes("Chuyện riêng 0912345678")
        await lan.opens("inv_SECRETCODE")
        await lan.sends(jpeg(), "riêng.jpg", "image/jpeg")
        url = next(line["files"][0]["url"] for line in await lan.lines() if line.get("files"))
        async with lan.client.get(f"{site.url}{url}?secret=1"):
            pass
    written = repr(entries)
    for secret in ("0912345678", "riêng", "SECRETCODE", url.rsplit("/", 1)[-1], "secret=1", lan.cookie):
        assert secret not in written
    routes = {entry.get("route") for entry in entries}
    assert "/chat/messages" in routes
    assert "/f/{token}" in routes


async def test_a_fault_of_ours_is_told_without_its_details(
    site: Site, lan: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_question: object) -> None:
        raise RuntimeError("mật khẩu là 1234")

    monkeypatch.setattr(site.app.books, "read", broken)
    with structlog.testing.capture_logs() as entries:
        status, answer = await lan.gets("history")
    assert status == 500
    assert answer["retry"] > 0
    assert "1234" not in repr(answer)
    assert "1234" not in repr(entries)


async def test_one_address_cannot_post_for_everybody(site: Site, new_guest: NewGuest) -> None:
    guests = [new_guest(site) for _ in range(SHARED_BY + 1)]
    for guest in guests:
        await guest.opens()
    statuses = [await guest.writes("x") for guest in guests for _ in range(28)]
    assert statuses.count(202) == 30 * SHARED_BY
    assert statuses[-1] == 429
