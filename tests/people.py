"""The people of the stories: they write, press and send, and read what comes back."""

import re
from itertools import count
from typing import Any

from langnghe.models import RoleKind
from langnghe.models.contract import Choice, Inbound, InputKind, Media, MediaKind, Point
from langnghe.services import invitations
from langnghe.services.folding import fold
from tests.house import House, PaperChannel, Shown, jpeg
from tests.office import ROADS

_ids = count(1001)
#: Where a card with very many acts keeps the seldom ones.
MORE = "Việc khác…"


class Citizen:
    """A person with a phone. What comes in is on `screen`; `news` is what came since their last act."""

    def __init__(self, house: House, name: str = "Lan", *, channel: PaperChannel | None = None) -> None:
        self.house = house
        self.name = name
        self.channel = channel or house.paper
        self.external_id = f"{name.lower()}-{next(_ids)}"
        self._seen: list[tuple[str, str]] = []

    # What they do -------------------------------------------------------------------------------------------

    async def says(self, text: str) -> None:
        await self._acts(InputKind.TEXT, text=text)

    async def starts(self, payload: str = "") -> None:
        await self._acts(InputKind.START, text=payload)

    async def agrees(self, place: str = "xã Lân Phong") -> None:
        """The way in: start, agree to the notice, say where."""
        await self.starts()
        await self.presses("Đồng ý")
        await self.says(place)

    async def presses(self, label: str, on: Shown | None = None) -> None:
        """Press the newest choice whose words contain `label`; on a plain channel, type its number."""
        if not self.channel.capabilities.buttons:
            await self.says(self._number(label))
            return
        message, choice = self._find(label, on)
        await self._acts(InputKind.CHOICE, choice=choice.token, message_ref=message.ref)

    async def forges(self, token: str) -> None:
        """Send a choice nobody offered."""
        await self._acts(InputKind.CHOICE, choice=token)

    async def sends_photo(self, caption: str = "", body: bytes | None = None) -> None:
        await self._sends(MediaKind.PHOTO, InputKind.PHOTO, caption, jpeg() if body is None else body)

    async def sends_voice(self, body: bytes) -> None:
        await self._sends(MediaKind.VOICE, InputKind.VOICE, "", body)

    async def sends_file(self, name: str, body: bytes, caption: str = "") -> None:
        await self._sends(MediaKind.FILE, InputKind.FILE, caption, body, name)

    async def sends_location(self, lat: float, lon: float) -> None:
        await self._acts(InputKind.LOCATION, point=Point(lat, lon))

    async def sends_contact(self, phone: str) -> None:
        await self._acts(InputKind.CONTACT, phone=phone)

    async def sends_sticker(self) -> None:
        await self._acts(InputKind.UNSUPPORTED)

    async def leaves(self) -> None:
        await self._acts(InputKind.LEFT)

    async def _sends(self, media: MediaKind, kind: InputKind, caption: str, body: bytes, name: str = "") -> None:
        ref = f"file-{self.house.event_id()}"
        self.channel.files[ref] = body
        await self._acts(kind, text=caption, media=(Media(media, ref, name=name, size=len(body)),))

    def event(self, kind: InputKind, **what: Any) -> Inbound:
        """The event of this act, for handing in by hand (twice, say)."""
        return Inbound(
            channel=self.channel.name,
            event_id=self.house.event_id(),
            external_id=self.external_id,
            kind=kind,
            display_name=self.name,
            **what,
        )

    async def _acts(self, kind: InputKind, **what: Any) -> None:
        self._seen = self._state()
        await self.house.receive(self.event(kind, **what))

    # What they see ------------------------------------------------------------------------------------------

    @property
    def screen(self) -> list[Shown]:
        return self.channel.screens.setdefault(self.external_id, [])

    @property
    def last(self) -> str:
        return self.screen[-1].text if self.screen else ""

    @property
    def news(self) -> str:
        """All that came or changed since the last act, oldest first."""
        seen = set(self._seen)
        return "\n".join(shown.text for shown in self.screen if (shown.ref, shown.text) not in seen)

    @property
    def offers(self) -> list[str]:
        """The words of the newest message's choices."""
        if self.channel.capabilities.buttons:
            return [choice.label for choice in self.screen[-1].choices] if self.screen else []
        return re.findall(r"^(?:\d+\. |«)(.+?)»?$", self.last, re.MULTILINE)

    def looks(self) -> None:
        """From here on, only what comes later is news."""
        self._seen = self._state()

    def reads(self, *words: str) -> str:
        """Assert that all the words are in the news, in any spelling; the news."""
        news = self.news
        for each in words:
            assert fold(each) in fold(news), f"{self.name} does not read {each!r} in:\n{news or '(nothing)'}"
        return news

    def does_not_read(self, *words: str) -> None:
        for each in words:
            assert fold(each) not in fold(self.news), f"{self.name} reads {each!r} in:\n{self.news}"

    @property
    def code(self) -> str:
        """The newest tracking code on the screen."""
        for shown in reversed(self.screen):
            if found := re.search(r"\b[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b", shown.text):
                return found.group()
        raise AssertionError(f"{self.name} has seen no code")

    def _state(self) -> list[tuple[str, str]]:
        return [(shown.ref, shown.text) for shown in self.screen]

    def _find(self, label: str, on: Shown | None) -> tuple[Shown, Choice]:
        wanted = fold(label)
        for shown in [on] if on else reversed(self.screen):
            for choice in shown.choices:
                if wanted in fold(choice.label):
                    return shown, choice
        raise AssertionError(f"{self.name} sees no choice {label!r}; the newest offers {self.offers}")

    def _number(self, label: str) -> str:
        wanted = fold(label)
        for shown in reversed(self.screen):
            for line in shown.text.splitlines():
                if found := re.fullmatch(r"(\d+)\. (.+)", line):
                    if wanted in fold(found[2]):
                        return found[1]
                elif (quoted := re.fullmatch(r"«(.+)»", line)) and wanted in fold(quoted[1]):
                    return quoted[1]
        raise AssertionError(f"{self.name} sees no choice {label!r} in:\n{self.last}")


class Official(Citizen):
    """Somebody with a role in a body. `joins` is how they came to it: by invitation."""

    async def presses(self, label: str, on: Shown | None = None) -> None:
        """As everybody; what the newest card keeps behind "Việc khác…" is reached through it."""
        if on is None and self._behind_more(label):
            await super().presses(MORE)
        await super().presses(label, on)

    async def may(self) -> list[str]:
        """The words of all that the newest card offers, also behind "Việc khác…"."""
        offers = self.offers
        if self._offered(MORE):
            await self.presses(MORE)
            offers = [*offers, *self.offers]
        return offers

    def _behind_more(self, label: str) -> bool:
        """Whether a card that keeps acts back is newer than any message that offers this choice."""
        if not self.channel.capabilities.buttons:
            return not self._offered(label) and self._offered(MORE)
        for shown in reversed(self.screen):
            labels = [fold(choice.label) for choice in shown.choices]
            if any(fold(label) in each for each in labels):
                return False
            if fold(MORE) in labels:
                return True
        return False

    def _offered(self, label: str) -> bool:
        return any(fold(label) in fold(each) for each in self.offers)

    async def joins(self, role: RoleKind, body: str) -> None:
        invited = await self.house.does(invitations.create, role=role, body_code=body, name=self.name, by=None)
        await self.starts(f"inv_{invited.code}")


class Officer(Official):
    async def joins_roads(self) -> None:
        """Into the office that mends the roads of xã Lân Phong."""
        await self.joins(RoleKind.OFFICER, ROADS)


class Head(Official):
    pass


class Admin(Official):
    pass
