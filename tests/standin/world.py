"""What the stand-in knows: the bot, the chats, the messages, the files, and what is on its way. No HTTP here."""

import itertools
import time
from collections.abc import Callable
from typing import Any

from tests.standin import groups
from tests.standin.acts import Act
from tests.standin.errors import bad, forbidden
from tests.standin.faults import Faults
from tests.standin.files import Files
from tests.standin.html import Formatted
from tests.standin.ledger import Ledger
from tests.standin.limits import Limits
from tests.standin.messages import Chat, Message
from tests.standin.updates import Update, Updates

TOKEN = "123456:AAStandInTokenForTests_0123456789ab"
Known = Callable[[int], bool]


def own_clock() -> int:
    """Unix seconds. Telegram has a clock of its own, which ours need not agree with."""
    return time.time_ns() // 1_000_000_000


class World:
    """The state of one bot's Telegram.

    `known(id)` says whether a person whom nobody has opened with `user()` has started the bot, so that a million
    recipients cost nothing; `blocked` are those of them who have blocked it. With `remember=False` messages are
    kept only in chats that were opened.
    """

    def __init__(
        self,
        token: str = TOKEN,
        *,
        known: Known | bool = False,
        now: Callable[[], int] = own_clock,
        remember: bool = True,
        keep_calls: int | None = None,
        query_seconds: float = 60.0,
    ) -> None:
        self.token = token
        self.bot: dict[str, Any] = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Lắng Nghe",
            "username": "langnghe_bot",
        }
        self._known = known if callable(known) else lambda _id: known
        self.now = now
        self.remember = remember
        self.query_seconds = query_seconds
        self.chats: dict[int, Chat] = {}
        self.blocked: set[int] = set()
        self.files = Files()
        self.updates = Updates()
        self.ledger = Ledger(keep_calls)
        self.limits = Limits(time.monotonic)
        self.faults = Faults()
        self.commands: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self.queries: dict[str, Act] = {}
        self._message_ids = itertools.count(1)
        self._ticks = itertools.count(1)
        self.newest_id = 0

    def tick(self) -> int:
        """A number that grows with everything that is done or shown; it orders acts and answers."""
        return next(self._ticks)

    def chat(self, chat_id: int | str | None, *, write: bool = True) -> Chat:
        """The chat, as one the bot may write to (or only ask about). ApiError 400 or 403 in Telegram's words."""
        if chat_id is None:
            raise bad("chat_id is empty")
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else self._by_username(chat_id)
        if chat is None:
            if not (isinstance(chat_id, int) and chat_id > 0 and self._known(chat_id)):
                raise bad("chat not found")
            if write and chat_id in self.blocked:
                raise forbidden("bot was blocked by the user")
            chat = Chat(chat_id, names={"first_name": f"Người {chat_id}"}, started=True)
            if self.remember:
                self.chats[chat_id] = chat
            return chat
        if not write:
            return chat
        if chat.blocked:
            raise forbidden(
                "bot was blocked by the user"
                if chat.kind == "private"
                else f"bot was kicked from the {chat.kind} chat"
            )
        if chat.kind != "private":
            groups.refuse(chat)
        elif not chat.started and not self._known(chat.id):
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def _by_username(self, name: str) -> Chat | None:
        wanted = name.removeprefix("@").lower()
        for chat in self.chats.values():
            if str(chat.names.get("username", "")).lower() == wanted:
                return chat
        return None

    def open(self, chat_id: int, kind: str, names: dict[str, Any]) -> Chat:
        """The chat of a person or group, made when it is new."""
        chat = self.chats.get(chat_id)
        if chat is None:
            chat = self.chats[chat_id] = Chat(chat_id, kind, names, blocked=chat_id in self.blocked)
        return chat

    def post(self, chat: Chat, sender: dict[str, Any], said: Formatted, **more: Any) -> Message:
        """Put a message into a chat and wake who waits there."""
        number = self.newest_id = next(self._message_ids)
        if sender is self.bot:
            self.ledger.received[chat.id] += 1
        message = Message(number, chat, sender, self.now(), said.text, said.entities, shown=self.tick(), **more)
        if chat.id in self.chats:
            chat.messages[number] = message
            chat.wake()
        return message

    def find(self, chat: Chat, message_id: int | None, purpose: str) -> Message:
        """A message of the chat. ApiError 400 "message to … not found"."""
        if message_id is None:
            raise bad("Message identifier is not specified")
        message = chat.messages.get(message_id)
        if message is None and chat.id not in self.chats and message_id <= self.newest_id:
            return Message(message_id, chat, self.bot, self.now())  # nothing was kept here: believe the bot
        if message is None:
            raise bad(f"message to {purpose} not found")
        return message

    def changed(self, message: Message) -> None:
        """An edited message: shown anew."""
        message.edited = self.now()
        message.shown = self.tick()
        message.chat.wake()

    def tell(self, kind: str, chat: Chat, content: dict[str, Any]) -> Update | None:
        """Queue an update for the bot; it may not want this kind (then None)."""
        return self.updates.add(kind, chat.id, content)
