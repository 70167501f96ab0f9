"""Chats and the messages in them, as they stand now."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from tests.standin import keyboards
from tests.standin.html import Entity
from tests.standin.keyboards import Button


@dataclass(slots=True)
class Message:
    """One message. `text` is what is read (text or caption), `html` what was sent, `media` the Bot API object."""

    id: int
    chat: "Chat"
    sender: dict[str, Any]
    date: int
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    html: str = ""
    kind: str = "text"
    media: Any = None
    markup: dict[str, Any] | None = None
    extra: dict[str, Any] | None = None
    edited: int = 0
    shown: int = 0
    deleted: bool = False

    @property
    def from_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    @property
    def keyboard(self) -> list[list[Button]]:
        return keyboards.rows(self.markup)

    @property
    def buttons(self) -> list[str]:
        """The words on its buttons, in reading order."""
        return [button.text for row in self.keyboard for button in row]

    def button(self, wanted: str) -> Button | None:
        """The button with this text or data; else the only one whose text contains it."""
        all_buttons = [button for row in self.keyboard for button in row]
        for button in all_buttons:
            if wanted in {button.text, button.data}:
                return button
        near = [button for button in all_buttons if wanted and wanted in button.text]
        return near[0] if len(near) == 1 else None

    def json(self) -> dict[str, Any]:
        """The Message object of the Bot API."""
        told: dict[str, Any] = {
            "message_id": self.id,
            "from": self.sender,
            "chat": self.chat.json(),
            "date": self.date,
        }
        if self.chat.kind == "channel":
            del told["from"]
            told["sender_chat"] = told["chat"]
        if self.edited:
            told["edit_date"] = self.edited
        if self.extra:
            told.update(self.extra)
        words, marks = "text", "entities"
        if self.kind != "text":
            told[self.kind] = self.media
            words, marks = "caption", "caption_entities"
        if self.kind == "animation":
            told["document"] = self.media
        if self.text:
            told[words] = self.text
            if self.entities:
                told[marks] = self.entities
        if self.markup and "inline_keyboard" in self.markup:
            told["reply_markup"] = self.markup
        return told

    def __str__(self) -> str:
        what = "" if self.kind == "text" else f"({self.kind}) "
        return f"#{self.id} {what}{self.text!r} {self.buttons or ''}".rstrip()


@dataclass(slots=True)
class Chat:
    """One chat and what stands in it, by message id, oldest first."""

    id: int
    kind: str = "private"
    names: dict[str, Any] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    started: bool = False  # the person has written to the bot, or the bot is in the group
    blocked: bool = False  # blocked by the person, or thrown out of the group
    bot: dict[str, Any] = field(default_factory=lambda: {"status": "member"})  # how the bot stands in a group
    moved_to: int = 0  # the supergroup that it has become
    waiting: list[asyncio.Future[None]] = field(default_factory=list)

    def json(self) -> dict[str, Any]:
        return {"id": self.id, "type": self.kind, **self.names}

    @property
    def screen(self) -> list[Message]:
        """What the bot has put here and not taken away, newest last."""
        return [m for m in self.messages.values() if m.sender["is_bot"]]

    def wake(self) -> None:
        """Tell everyone who waits for a change of this chat."""
        for waiter in self.waiting:
            if not waiter.done():
                waiter.set_result(None)
        self.waiting.clear()

    async def change(self) -> None:
        """Wait for the next change."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting.append(waiter)
        try:
            await waiter
        finally:
            if waiter in self.waiting:
                self.waiting.remove(waiter)
