"""The address by which people come: whether it leads here, and how long its certificate holds."""

import asyncio
import contextlib
import json
import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from aiohttp import ClientConnectorCertificateError, ClientError, ClientSession, ClientTimeout
from yarl import URL

from langnghe.bot.config import Settings
from langnghe.bot.doctor.finding import Finding, warning, wrong
from langnghe.web.health import MARK

PATIENCE = ClientTimeout(total=15, connect=5)
#: Bytes of an answer that are looked at: another program's may have no end.
MOST = 100_000
#: Certificates are renewed a month before their end; one that ends sooner than this is not.
ENDS_SOON = timedelta(days=14)


async def look(settings: Settings, now: datetime, *, serving: bool) -> AsyncIterator[Finding]:
    """Everything about `public_url`. Nobody is expected behind it while nobody serves."""
    url = URL(settings.http.public_url)
    local = _is_local(url.host or "")
    if local:
        yield warning("address-local", url=str(url))
    elif url.scheme != "https":
        yield warning("address-plain", url=str(url))
    if serving:
        async for found in _knock(url):
            yield found
    if url.scheme == "https" and (ends := await _certificate_ends(url)) is not None and ends - now < ENDS_SOON:
        yield warning("certificate-ends", day=ends, host=str(url.host))


def _is_local(host: str) -> bool:
    with contextlib.suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


async def _knock(url: URL) -> AsyncIterator[Finding]:
    try:
        async with ClientSession(timeout=PATIENCE) as client:
            if await _said(client, url / "alive") != MARK.encode():
                yield wrong("address-other", url=str(url))
            elif _sick(await _said(client, url / "healthz")):
                yield wrong("books-unreached", url=str(url))
    except ClientConnectorCertificateError:
        yield wrong("certificate-bad", host=str(url.host))
    except (ClientError, TimeoutError, OSError) as error:
        yield wrong("address-closed", url=str(url), reason=type(error).__name__)


async def _said(client: ClientSession, url: URL) -> bytes:
    """The beginning of what is answered there, whatever its status."""
    said = b""
    async with client.get(url) as answer:
        while len(said) < MOST and (more := await answer.content.read(MOST)):
            said += more
    return said


def _sick(said: bytes) -> bool:
    """Whether the process says that it does not reach its database. Behind a proxy it says nothing."""
    try:
        told = json.loads(said)
    except ValueError:
        return False
    return isinstance(told, dict) and told.get("database", "ok") != "ok"


async def _certificate_ends(url: URL) -> datetime | None:
    """When the certificate of the address ends; None when it cannot be read, which other looks tell."""
    try:
        async with asyncio.timeout(5):
            _, writer = await asyncio.open_connection(url.host, url.port, ssl=ssl.create_default_context())
    except (OSError, TimeoutError):
        return None
    certificate = writer.get_extra_info("peercert")
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(certificate["notAfter"]), UTC)
