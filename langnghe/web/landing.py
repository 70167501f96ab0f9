"""The office's first page: what this is, the door to the chat, and which channels are really the office's."""

from dataclasses import dataclass

from aiohttp import web

from langnghe.web.pages import Pages
from langnghe.web.ports import WebSettings


@dataclass(frozen=True, slots=True)
class OfficialChannel:
    """A channel the office answers for: people must be able to tell it from a false one (law facts F-15)."""

    key: str
    """Of its words, without "web-channel-"."""
    url: str
    shown: str


def official_channels(settings: WebSettings) -> list[OfficialChannel]:
    """The channels in use, the office's own first."""
    found = []
    if settings.chat_enabled:
        found.append(OfficialChannel("chat", f"{settings.base}/chat/", f"{settings.public_url}/chat/"))
    if settings.telegram_username:
        name = settings.telegram_username
        found.append(OfficialChannel("telegram", f"https://t.me/{name}", f"t.me/{name}"))
    return found


class Landing:
    """`/` of an office."""

    def __init__(self, settings: WebSettings, pages: Pages) -> None:
        self._settings = settings
        self._pages = pages

    async def page(self, request: web.Request) -> web.Response:
        channels = official_channels(self._settings)
        return self._pages.show(request, "landing.html", channels=channels, chat=self._settings.chat_enabled)


async def robots(_request: web.Request) -> web.Response:
    """Search engines may know the office's page; conversations and files are nobody's business."""
    return web.Response(
        text="User-agent: *\nDisallow: /chat/\nDisallow: /f/\nDisallow: /d/*/order\nDisallow: /demo/\n"
    )
