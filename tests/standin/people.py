"""People at the other end: they write, press, send, block, and read what stands on their screen."""

import asyncio
from typing import Any

from tests.standin.acts import Act
from tests.standin.files import Upload
from tests.standin.html import Formatted, parse
from tests.standin.keyboards import Button
from tests.standin.messages import Chat, Message
from tests.standin.world import World


class Person:
    """One person with one Telegram. Acts return at once; `await` them to wait until the bot has taken them."""

    def __init__(self, world: World, user: dict[str, Any]) -> None:
        self._world = world
        self.user = user
        self.id: int = user["id"]
        names: dict[str, Any] = {k: v for k, v in user.items() if k in {"first_name", "last_name", "username"}}
        self.chat = world.open(self.id, "private", names)
        self.acted = 0

    # what the person sees

    @property
    def screen(self) -> list[Message]:
        """What the bot's messages are now, edits applied, newest last."""
        return self.chat.screen

    @property
    def last(self) -> Message:
        """The newest message of the bot. AssertionError when there is none."""
        assert self.screen, f"{self} has an empty screen"
        return self.screen[-1]

    async def reads(
        self,
        words: str,
        timeout: float = 5.0,  # noqa: ASYNC109 - a test says how long it waits
        *,
        anywhere: bool = False,
    ) -> Message:
        """Wait for a message that contains `words` and was sent or edited since this person's last act.

        `anywhere=True` also takes what stood there before. After `timeout` seconds: AssertionError.
        """
        since = 0 if anywhere else self.acted
        try:
            async with asyncio.timeout(timeout):
                while True:
                    for message in reversed(self.screen):
                        if message.shown > since and words in message.text:
                            return message
                    await self.chat.change()
        except TimeoutError:
            seen = "\n".join(f"  {m}" for m in self.screen[-10:]) or "  (nothing)"
            raise AssertionError(f"{self} does not read {words!r}; on the screen:\n{seen}") from None

    # what the person does

    def says(self, text: str, *, chat: Chat | None = None, reply_to: Message | None = None) -> Act:
        extra = {"reply_to_message": reply_to.json()} if reply_to else None
        return self._sends(parse(text), chat=chat, extra=extra)

    def sends_photo(self, data: bytes, caption: str = "", *, album: str = "") -> Act:
        """A picture (JPEG, PNG …), which the bot sees in two sizes. `album`: one name for photos sent together."""
        return self._sends_file("photo", Upload(data, "photo.jpg", "image/jpeg"), caption, {}, album)

    def sends_voice(self, data: bytes, *, duration: int = 3, caption: str = "") -> Act:
        return self._sends_file("voice", Upload(data, "voice.oga", "audio/ogg"), caption, {"duration": duration})

    def sends_audio(self, data: bytes, name: str = "song.mp3", *, duration: int = 3) -> Act:
        return self._sends_file("audio", Upload(data, name, "audio/mpeg"), "", {"duration": duration})

    def sends_video(self, data: bytes, name: str = "video.mp4", *, caption: str = "", duration: int = 3) -> Act:
        return self._sends_file("video", Upload(data, name, "video/mp4"), caption, {"duration": duration})

    def sends_document(
        self,
        data: bytes,
        name: str = "file.pdf",
        mime: str = "application/pdf",
        *,
        caption: str = "",
        size: int = -1,
    ) -> Act:
        """Any file. `size` may claim more bytes than there are, to meet the 20 MB limit of getFile cheaply."""
        return self._sends_file("document", Upload(data, name, mime, size), caption, {})

    def sends_location(self, latitude: float, longitude: float) -> Act:
        place = {"latitude": latitude, "longitude": longitude}
        return self._sends(Formatted(""), kind="location", media=place)

    def sends_contact(self, phone: str, first_name: str = "", *, own: bool = True) -> Act:
        """A contact card; the person's own one carries the user id."""
        card = {"phone_number": phone, "first_name": first_name or self.user["first_name"]}
        if own:
            card["user_id"] = self.id
        return self._sends(Formatted(""), kind="contact", media=card)

    def edits(self, message: Message, text: str) -> Act:
        """Rewrite one of the person's own messages."""
        said = parse(text)
        message.text, message.entities, message.html = said.text, said.entities, text
        self._world.changed(message)
        return self._done(Act(message), "edited_message", message.chat, message.json())

    def presses(self, button: str, message: Message | None = None) -> Act:
        """Press a button, named by its words or its data, on `message` or the newest one that has it.

        One of a reply keyboard says its words, or sends the own contact or a place. AssertionError when no such
        button stands there.
        """
        covered = False  # a newer reply keyboard, or the removal of one, covers the older ones
        for shown in [message] if message else reversed(self.screen):
            found = shown.button(button)
            if found is not None and not shown.deleted and (found.inline or not covered):
                return self._presses(shown, found)
            covered = covered or (shown.markup is not None and "inline_keyboard" not in shown.markup)
        seen = "\n".join(f"  {m}" for m in self.screen[-10:]) or "  (nothing)"
        raise AssertionError(f"{self} finds no button {button!r}; on the screen:\n{seen}")

    def _presses(self, message: Message, button: Button) -> Act:
        if button.data is not None:
            return self.forges(button.data, message)
        if button.inline:
            raise AssertionError(f"the button {button.text!r} opens {button.url}; there is nothing to press")
        if button.asks == "contact":
            return self.sends_contact("+84900000000")
        if button.asks == "location":
            return self.sends_location(15.12, 108.8)
        return self.says(button.text)

    def forges(self, data: str, message: Message | None = None) -> Act:
        """A callback query with any data, whether or not a button has it: anyone can make one up."""
        world = self._world
        message = message or (self.screen[-1] if self.screen else None)
        number = str(world.tick() + 4_000_000_000)
        press = world.queries[number] = Act(message, query_id=number, seconds=world.query_seconds)
        query: dict[str, Any] = {"id": number, "from": self.user, "chat_instance": str(self.id), "data": data}
        if message is not None:
            gone = {"chat": message.chat.json(), "message_id": message.id, "date": 0}
            query["message"] = gone if message.deleted else message.json()
        return self._done(press, "callback_query", message.chat if message else self.chat, query)

    def blocks(self) -> Act:
        return self._turns("member", "kicked")

    def unblocks(self) -> Act:
        return self._turns("kicked", "member")

    def _turns(self, old: str, new: str) -> Act:
        world = self._world
        self.chat.blocked = new == "kicked"

        def standing(status: str) -> dict[str, Any]:
            return {"user": world.bot, "status": status, **({"until_date": 0} if status == "kicked" else {})}

        change = {
            "chat": self.chat.json(),
            "from": self.user,
            "date": world.now(),
            "old_chat_member": standing(old),
            "new_chat_member": standing(new),
        }
        return self._done(Act(None), "my_chat_member", self.chat, change)

    def _sends_file(self, kind: str, upload: Upload, caption: str, facts: dict[str, Any], album: str = "") -> Act:
        media = self._world.files.put(kind, upload, facts)
        extra = {"media_group_id": album} if album else None
        return self._sends(parse(caption), kind=kind, media=media, extra=extra)

    def _sends(self, said: Formatted, *, chat: Chat | None = None, **more: Any) -> Act:
        world = self._world
        chat = chat or self.chat
        chat.started = True
        message = world.post(chat, self.user, said, html=said.text, **more)
        if chat.kind != "private" and not self._meant_for_bot(message):
            return Act(message)
        return self._done(Act(message), "message", chat, message.json())

    def _done(self, act: Act, kind: str, chat: Chat, content: dict[str, Any]) -> Act:
        """Tell the bot of an act; what it shows from now on is newer than the act."""
        self.acted = self._world.tick()
        act.update = self._world.tell(kind, chat, content)
        return act

    def _meant_for_bot(self, message: Message) -> bool:
        """In groups a bot with privacy mode on is told only of commands, mentions and replies to itself."""
        replied = (message.extra or {}).get("reply_to_message")
        mention = f"@{self._world.bot['username']}"
        return (
            message.text.startswith("/") or mention in message.text or bool(replied and replied["from"]["is_bot"])
        )

    def __str__(self) -> str:
        return f"{self.user['first_name']} ({self.id})"
