"""What every page of the web shares."""

from dataclasses import dataclass

from langnghe.locales.texts import AllTexts
from langnghe.web.limits import Limits
from langnghe.web.live import Hub
from langnghe.web.pages import Pages
from langnghe.web.ports import Books, Clock, FileDesk, WebSettings


@dataclass(frozen=True, slots=True)
class Parts:
    settings: WebSettings
    books: Books
    files: FileDesk
    hub: Hub
    texts: AllTexts
    clock: Clock
    limits: Limits
    pages: Pages


@dataclass(frozen=True, slots=True)
class Door:
    """One place where the web chat is mounted. Cookies of different doors do not meet, by their path.

    `private`: whoever comes without a session gets one of their own; otherwise they are sent to `/`.
    """

    prefix: str
    """Begins and ends with a slash."""
    private: bool = True
    sign: str = ""
    """Key of the words that tell this door from others ("web-demo-officer"), "" for none."""
