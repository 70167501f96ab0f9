"""Telegram as it answers now: who we are there, where it brings updates, and what time it is."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from yarl import URL

from langnghe.bot.channels.telegram_api import ApiError, Fault, TelegramApi
from langnghe.bot.clock import Clock
from langnghe.bot.config import Settings
from langnghe.bot.doctor.database import skewed
from langnghe.bot.doctor.finding import Fact, Finding, warning, wrong

#: Seconds.
PATIENCE = 10.0
#: More updates than a busy minute brings: they are not being taken.
PENDING = 100
#: Seconds for which an error of the webhook counts as one of now.
RECENT = 3600.0

_SAYS = {
    Fault.UNSENT: "telegram-unreachable",
    Fault.LOST: "telegram-unreachable",
    Fault.GARBLED: "telegram-garbled",
    Fault.UNAUTHORIZED: "telegram-token",
}


async def look(settings: Settings, clock: Clock, *, serving: bool) -> AsyncIterator[Finding | Fact]:
    """Everything about Telegram; nothing where the office has no bot."""
    section = settings.telegram
    if not section.token.get_secret_value():
        return
    api = TelegramApi(section.token.get_secret_value(), section.api_base, PATIENCE)
    try:
        me = await api.call("getMe", {})
        info = await api.call("getWebhookInfo", {})
    except ApiError as error:
        yield wrong(_SAYS.get(error.fault, "telegram-trouble"), state=error.fault.value)
        return
    finally:
        await api.close()
    username = str(me.get("username", ""))
    yield Fact("telegram", {"username": username})
    if section.username and section.username != username:
        yield warning("telegram-other-name", configured=section.username, username=username)
    for found in _bringing(settings, info, clock.now(), serving=serving):
        yield found
    there, here = await _time_there(section.api_base, clock)
    if there is not None:
        for found in skewed("telegram-clock", there, here):
            yield found


def _bringing(settings: Settings, info: dict[str, Any], now: datetime, *, serving: bool) -> list[Finding]:
    """How updates come to us. While nobody serves it is put right by the next start."""
    found: list[Finding] = []
    section, there = settings.telegram, str(info.get("url", ""))
    ours = settings.http.public_url + section.webhook_path if section.mode == "webhook" else ""
    if serving and there != ours:
        if not ours:
            found.append(wrong("webhook-in-the-way", url=_host(there)))
        else:
            found.append(wrong("webhook-elsewhere", url=ours, there=_host(there)))
    failed_at = datetime.fromtimestamp(int(info.get("last_error_date", 0)), UTC)
    if ours and (now - failed_at).total_seconds() < RECENT:
        reason = str(info.get("last_error_message", "–"))
        found.append(wrong("webhook-fails", failed_at, reason=reason))
    pending = int(info.get("pending_update_count", 0))
    if serving and pending > PENDING:
        found.append(wrong("updates-pending", count=pending))
    return found


def _host(url: str) -> str:
    """Scheme and host of another program's address, whose rest may hold its token; "–" where there is none."""
    try:
        return str(URL(url).origin())
    except ValueError:
        return "–"


async def _time_there(address: str, clock: Clock) -> tuple[datetime | None, datetime]:
    """What time a server says it is, None when it does not say, and what time it was here."""
    try:
        async with (
            ClientSession(timeout=ClientTimeout(total=PATIENCE)) as client,
            client.head(address, allow_redirects=False) as answer,
        ):
            return parsedate_to_datetime(answer.headers["Date"]), clock.now()
    except (ClientError, TimeoutError, OSError, KeyError, ValueError):
        return None, clock.now()
