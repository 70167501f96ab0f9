"""Telegram and the address of the web, as a doctor finds them."""

import asyncio
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from langnghe.bot.clock import RealClock, SetClock
from langnghe.bot.config import settings_from
from langnghe.bot.doctor import doors, messengers
from langnghe.bot.doctor.finding import Fact, Finding
from tests.conftest import NewDatabase
from tests.house import FRIDAY, OFFICE
from tests.standin.botapi import BotApi
from tests.web.site import serve

OURS = "https://langnghe.example.vn/telegram"


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(webhook_pause=0.01) as running:
        yield running


async def telegram(
    api: BotApi, clock: RealClock | SetClock | None = None, *, serving: bool = True, **section: str
) -> dict[str, Finding | Fact]:
    settings = settings_from(
        {
            "office": OFFICE,
            "http": {"public_url": "https://langnghe.example.vn"},
            "telegram": {"token": api.token, "api_base": api.url, "webhook_secret": "s" * 20, **section},
        },
        {},
    )
    looked = messengers.look(settings, clock or RealClock(), serving=serving)
    return {each.key: each async for each in looked}


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# Telegram -----------------------------------------------------------------------------------------------------


async def test_a_bot_that_is_well(api: BotApi) -> None:
    found = await telegram(api)
    assert set(found) == {"telegram"}
    assert found["telegram"].params["username"] == "langnghe_bot"


async def test_no_bot_is_not_looked_for() -> None:
    settings = settings_from({"office": OFFICE}, {})
    assert [each async for each in messengers.look(settings, RealClock(), serving=True)] == []


async def test_a_machine_without_a_network(api: BotApi) -> None:
    assert set(await telegram(api, api_base=f"http://127.0.0.1:{a_free_port()}")) == {"telegram-unreachable"}


@pytest.mark.parametrize(("fault", "key"), [("garbage", "telegram-garbled"), ("500", "telegram-trouble")])
async def test_something_else_answers(api: BotApi, fault: str, key: str) -> None:
    api.faults.next("getMe", fault)
    assert set(await telegram(api)) == {key}


async def test_a_token_that_is_not_accepted(api: BotApi) -> None:
    found = await telegram(api, token="42:hush")
    assert set(found) == {"telegram-token"}
    assert "hush" not in repr(found)


async def test_another_name_than_configured(api: BotApi) -> None:
    assert "telegram-other-name" in await telegram(api, username="old_bot")
    assert "telegram-other-name" not in await telegram(api, username="langnghe_bot")


async def test_a_webhook_where_there_should_be_none(api: BotApi) -> None:
    api.webhook.url = "https://u:p@elsewhere.example.vn:8443/hook/42:hush?key=hush"
    assert (await telegram(api))["webhook-in-the-way"].params["url"] == "https://elsewhere.example.vn:8443"
    assert "webhook-in-the-way" not in await telegram(api, serving=False)  # the next start takes it away


async def test_a_webhook_that_leads_elsewhere_or_fails(api: BotApi) -> None:
    assert (await telegram(api, mode="webhook"))["webhook-elsewhere"].params["there"] == "–"
    api.webhook.url = "https://elsewhere.example.vn/42:hush"
    found = await telegram(api, mode="webhook")
    assert found["webhook-elsewhere"].params["there"] == "https://elsewhere.example.vn"
    api.webhook.url = OURS
    assert set(await telegram(api, mode="webhook")) == {"telegram"}
    now = datetime.now(UTC)  # noqa: TID251 - what Telegram tells is of now
    api.webhook._last_error = int(now.timestamp()) - 60, "Connection refused"
    assert (await telegram(api, mode="webhook"))["webhook-fails"].params["reason"] == "Connection refused"
    api.webhook._last_error = int(now.timestamp()) - 7200, "Connection refused"
    assert "webhook-fails" not in await telegram(api, mode="webhook")


async def test_what_citizens_sent_and_nobody_takes(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messengers, "PENDING", 2)
    lan = api.user(1001, started=True)
    for number in range(3):
        lan.says(f"{number}")
    assert (await telegram(api))["updates-pending"].params["count"] == 3
    assert "updates-pending" not in await telegram(api, serving=False)


async def test_a_clock_that_goes_wrong(api: BotApi) -> None:
    assert "telegram-clock" not in await telegram(api)
    assert "telegram-clock" in await telegram(api, SetClock(FRIDAY - timedelta(days=400)))


# The address --------------------------------------------------------------------------------------------------


async def address(url: str, *, serving: bool = True) -> dict[str, Finding]:
    settings = settings_from({"office": OFFICE, "http": {"public_url": url}}, {})
    now = datetime.now(UTC)  # noqa: TID251 - certificates end in real time
    return {each.key: each async for each in doors.look(settings, now, serving=serving)}


async def test_an_address_that_leads_to_us(new_database: NewDatabase, tmp_path: Path) -> None:
    async with serve(new_database("sqlite"), tmp_path / "data") as site:
        assert set(await address(site.url)) == {"address-local"}


async def test_an_address_behind_which_nobody_is() -> None:
    url = f"http://127.0.0.1:{a_free_port()}"
    assert set(await address(url)) == {"address-local", "address-closed"}
    assert set(await address(url, serving=False)) == {"address-local"}  # nobody serves: nobody is expected


async def test_an_address_that_is_not_https() -> None:
    assert set(await address("http://langnghe.example.vn", serving=False)) == {"address-plain"}


@asynccontextmanager
async def answering(
    alive: bytes, healthz: bytes | None = None, context: ssl.SSLContext | None = None
) -> AsyncIterator[int]:
    """Answers to /alive and to /healthz (None: an empty 404, as of our proxies) on this machine; the port."""

    async def answer(request: web.Request) -> web.Response:
        if request.path == "/alive":
            return web.Response(body=alive)
        return web.Response(status=404) if healthz is None else web.Response(body=healthz, status=503)

    app = web.Application()
    app.router.add_get("/{any}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    try:
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


async def test_we_answer_behind_a_proxy_that_closes_how_the_office_is() -> None:
    async with answering(b"langnghe") as port:
        assert set(await address(f"http://127.0.0.1:{port}")) == {"address-local"}


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff\xfe", b"langnghe and more", b"x" * 1_000_000])
async def test_somebody_else_answers(body: bytes) -> None:
    async with answering(body, b'{"database": "ok"}') as port:
        assert "address-other" in await address(f"http://127.0.0.1:{port}")


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"\xff\xfe", b'{"status": "UP"}', b'{"database": "ok"}'])
async def test_how_the_office_is_was_not_said(body: bytes) -> None:
    async with answering(b"langnghe", body) as port:
        assert set(await address(f"http://127.0.0.1:{port}")) == {"address-local"}


async def test_a_sick_one_answers() -> None:
    async with answering(b"langnghe", b'{"database": "unreachable"}') as port:
        assert "books-unreached" in await address(f"http://127.0.0.1:{port}")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of this machine for ten days, signed by itself, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    made = folder / "cert.pem", folder / "key.pem"
    try:
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "10", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost", "-out", str(made[0]), "-keyout", str(made[1])],
            check=True, capture_output=True,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("no openssl on this machine")
    return made


async def test_certificates(certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    async with answering(b"langnghe", context=context) as port:
        url = f"https://localhost:{port}"
        found = await address(url)
        assert "certificate-bad" in found  # nobody knows who signed it
        assert "certificate-ends" not in found
        trusting = await asyncio.to_thread(ssl.create_default_context, cafile=str(certificate[0]))
        monkeypatch.setattr("ssl.create_default_context", lambda: trusting)
        ends = (await address(url, serving=False))["certificate-ends"].params["day"]
        assert timedelta(days=9) < ends - datetime.now(UTC) < timedelta(days=11)  # noqa: TID251 - as above
