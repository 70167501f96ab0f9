"""One of our messages as calls of the Bot API, and what became of it.

Ids below zero are groups and channels: what is said there is for many, so nothing of it can be pressed, and no
keyboard is taken from anybody.

An answered menu is edited into its answer. Where that cannot be (the menu was a picture, is gone, or the answer
carries a file) its buttons are taken away and the answer is sent as a message of its own.
"""

import asyncio
import re
from collections import OrderedDict
from collections.abc import Coroutine
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from langnghe.bot.channels.telegram_api import ApiError, Fault, TelegramApi
from langnghe.bot.clock import Clock
from langnghe.models.contract import (
    Choice,
    Delivery,
    MediaKind,
    Outbound,
    SendOutcome,
    SendResult,
    StoredFile,
)

#: Until somebody has mended the token there is no use in trying.
MISCONFIGURED_PAUSE = 60.0
#: Two chats refused for their rate within so many seconds: then it is the bot's own limit, not a chat's.
SAME_BURST = 1.0
#: Seconds that answers to presses may still take when the process ends.
LAST_WORDS = 2.0
#: A picture that is larger goes as a document (https://core.telegram.org/bots/api#sendphoto).
PHOTO_LIMIT = 10_000_000
#: Files sent before by this process, whose ids Telegram takes instead of the bytes.
REMEMBERED = 512

_SEND = {
    "photo": "sendPhoto",
    "voice": "sendVoice",
    "video": "sendVideo",
    "document": "sendDocument",
}
_NATIVE = {
    (MediaKind.PHOTO, "image/jpeg"): "photo",
    # Only what the office draws itself: people's pictures are kept as JPEG.
    (MediaKind.PHOTO, "image/png"): "photo",
    (MediaKind.VOICE, "audio/ogg"): "voice",
    (MediaKind.VOICE, "audio/mpeg"): "voice",
    (MediaKind.VOICE, "audio/mp4"): "voice",
    (MediaKind.VIDEO, "video/mp4"): "video",
}
#: What came in as one of these is kept byte for byte, so Telegram's copy is ours. Pictures, films and recorded
#: files lose the place and the camera in them when they are kept: only our own copy may go on.
_AS_IT_CAME = {("voice", MediaKind.VOICE), ("document", MediaKind.FILE)}

_NOT_LIMITED = ("", float("-inf"))
_SAME_ALREADY = "message is not modified"
_NOT_EDITABLE = (
    "message can't be edited",
    "message to edit not found",
    "no text in the message",
    "MESSAGE_ID_INVALID",
)
_STRANGE_FILE = (
    "file identifier",
    "file_id",
    "can't use file of type",
    "FILE_REFERENCE",
    "temporarily unavailable",
)
_NO_PICTURE = ("PHOTO_INVALID_DIMENSIONS", "IMAGE_PROCESS_FAILED", "too big for a photo", "PHOTO_EXT_INVALID")
_NOBODY = ("chat not found", "user not found", "user is deactivated", "PEER_ID_INVALID", "USER_IS_BLOCKED",
           "INPUT_USER_DEACTIVATED")  # fmt: skip
#: The bot may not write in this group or channel at all. That it may send no pictures there is another matter.
_NO_RIGHT = ("rights to send text", "no rights to send a message", "no write access", "CHAT_WRITE_FORBIDDEN",
             "CHAT_RESTRICTED", "CHAT_ADMIN_REQUIRED", "CHANNEL_PRIVATE", "need administrator rights",
             "group chat was deactivated", "group chat is deactivated")  # fmt: skip
_ID = re.compile(r"-?[0-9]{1,19}")


class Sender:
    """Sends for one bot. `files_root` is the file store's, from which paths are counted."""

    def __init__(self, api: TelegramApi, files_root: Path, clock: Clock) -> None:
        self._api = api
        self._files_root = files_root
        self._clock = clock
        #: While anybody carries a file up, or waits for it.
        self._carrying: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._sent_before: OrderedDict[int, tuple[str, str]] = OrderedDict()
        self._asides: set[asyncio.Task[None]] = set()
        self._last_limited = _NOT_LIMITED

    async def send(self, delivery: Delivery) -> SendResult:
        """One attempt. Raises nothing that Telegram or the network can answer."""
        if not _ID.fullmatch(delivery.external_id):
            return SendResult(SendOutcome.REFUSED, reason="not the id of a Telegram chat")
        out = delivery.outbound
        if out.attachment_id is not None and delivery.attachment is None and not out.text:
            return SendResult(SendOutcome.REFUSED, reason="nothing to send: the attachment is not stored")
        if out.press_ref:
            press = {"callback_query_id": out.press_ref}
            self._aside(self._api.call("answerCallbackQuery", press))
        begun = self._clock.monotonic()
        try:
            sent = SendResult(SendOutcome.SENT, message_ref=await self._deliver(delivery))
        except ApiError as error:
            return self._result(delivery.external_id, error)
        except FileNotFoundError:
            return SendResult(SendOutcome.REFUSED, reason="the file is not in the store")
        if begun >= self._last_limited[1]:
            self._last_limited = (
                _NOT_LIMITED  # somebody else's message passed since: it was that chat's limit alone
            )
        return sent

    async def leave(self, external_id: str) -> SendResult:
        """Leave a group or channel: SENT when it was left, UNREACHABLE when the bot was not in it."""
        if not _ID.fullmatch(external_id):
            return SendResult(SendOutcome.REFUSED, reason="not the id of a Telegram chat")
        try:
            await self._api.call("leaveChat", {"chat_id": int(external_id)})
        except ApiError as error:
            return self._result(external_id, error)
        return SendResult(SendOutcome.SENT)

    async def close(self) -> None:
        """Let the calls made beside the messages finish, but not wait for them long."""
        if self._asides:
            _, unfinished = await asyncio.wait(self._asides, timeout=LAST_WORDS)
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)

    # What is sent -------------------------------------------------------------------------------------------

    async def _deliver(self, delivery: Delivery) -> str:
        """Send or edit; the id of the message that carries it now."""
        out, chat = delivery.outbound, int(delivery.external_id)
        if out.replaces:
            if delivery.attachment is None and not out.place_label and await self._edited(chat, out):
                return out.replaces
            if out.only_in_place:
                return ""  # the person has taken that message away
            self._aside(self._api.call("editMessageReplyMarkup", _message(chat, out.replaces)))
        if delivery.attachment is not None:
            sent = await self._send_file(chat, out, delivery.attachment)
        else:
            sent = await self._api.call("sendMessage", _text_message(chat, out))
        return str(sent["message_id"])

    async def _edited(self, chat: int, out: Outbound) -> bool:
        """Whether the menu that was pressed now shows this message."""
        body = _message(chat, out.replaces) | {
            "text": out.text,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        }
        if out.choices:
            body["reply_markup"] = _buttons(out.choices)
        try:
            await self._api.call("editMessageText", body)
        except ApiError as error:
            if error.says(_SAME_ALREADY):
                return True
            if error.says(*_NOT_EDITABLE):
                return False
            if error.fault is Fault.LOST:
                # An edit done twice shows the same: it can be tried again without a doubt.
                raise ApiError(Fault.UNSENT, error.description) from None
            raise
        return True

    async def _send_file(self, chat: int, out: Outbound, file: StoredFile) -> Any:
        if self._at_telegram(file)[1]:
            return await self._send_this_file(chat, out, file)
        # Of many who get the same file one carries it up, and the others wait to name it.
        async with self._carrying.setdefault(file.attachment_id, asyncio.Lock()):
            return await self._send_this_file(chat, out, file)

    async def _send_this_file(self, chat: int, out: Outbound, file: StoredFile) -> Any:
        body = _file_message(chat, out)
        kind, file_id = self._at_telegram(file)
        if file_id:
            try:
                return await self._api.call(_SEND[kind], {**body, kind: file_id})
            except ApiError as error:
                if not error.says(*_STRANGE_FILE):
                    raise
                self._sent_before.pop(file.attachment_id, None)  # another bot's, or forgotten by Telegram
        kind = _NATIVE.get((file.kind, file.mime), "document")
        if kind == "photo" and file.size > PHOTO_LIMIT:
            kind = "document"
        try:
            sent = await self._upload(kind, body, file)
        except ApiError as error:
            if kind != "photo" or not error.says(*_NO_PICTURE):
                raise
            kind = "document"  # far too wide or high for a picture; as a document it goes
            sent = await self._upload(kind, body, file)
        self._remember(file, kind, sent)
        return sent

    async def _upload(self, kind: str, body: dict[str, Any], file: StoredFile) -> Any:
        opened = await asyncio.to_thread((self._files_root / file.path).open, "rb")
        with opened:
            return await self._api.upload(_SEND[kind], body, kind, opened, file.name, file.mime)

    def _at_telegram(self, file: StoredFile) -> tuple[str, str]:
        """As what, and under which id, Telegram has this very file; ("", "") when it has not."""
        if known := self._sent_before.get(file.attachment_id):
            return known
        kind, _, file_id = file.channel_ref.partition(":")
        same = file.channel == "telegram" and (kind, file.kind) in _AS_IT_CAME
        return (kind, file_id) if same else ("", "")

    def _remember(self, file: StoredFile, kind: str, sent: Any) -> None:
        media = sent.get(kind)
        newest = media[-1] if isinstance(media, list) and media else media
        if isinstance(newest, dict) and "file_id" in newest:
            self._sent_before[file.attachment_id] = (kind, newest["file_id"])
            if len(self._sent_before) > REMEMBERED:
                self._sent_before.popitem(last=False)

    def _aside(self, call: Coroutine[Any, Any, Any]) -> None:
        """Make a call whose failure must not matter: a press answered late, a menu that is gone already."""

        async def quietly() -> None:
            try:
                await call
            except ApiError:
                return

        task = asyncio.create_task(quietly())
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)

    # What became of it --------------------------------------------------------------------------------------

    def _result(self, chat: str, error: ApiError) -> SendResult:
        why = error.description
        match error.fault:
            case Fault.LIMITED:
                everybody = self._limited_before(chat)
                return SendResult(
                    SendOutcome.RETRY, reason=why, retry_after=error.retry_after, whole_channel=everybody
                )
            case Fault.LOST:
                return SendResult(SendOutcome.UNKNOWN, reason=why)
            case Fault.UNAUTHORIZED:
                return SendResult(
                    SendOutcome.MISCONFIGURED, reason=why, retry_after=MISCONFIGURED_PAUSE, whole_channel=True
                )
            case Fault.FORBIDDEN:
                return SendResult(SendOutcome.UNREACHABLE, reason=why)
            case Fault.REFUSED if not error.moved_to:
                nobody = error.says(*_NOBODY, *_NO_RIGHT)
                return SendResult(SendOutcome.UNREACHABLE if nobody else SendOutcome.REFUSED, reason=why)
            case fault:
                away = fault in {Fault.UNSENT, Fault.GARBLED}
                return SendResult(SendOutcome.RETRY, reason=why, moved_to=error.moved_to, out_of_reach=away)

    def _limited_before(self, chat: str) -> bool:
        """Whether another chat was refused for its rate just now, and nobody's message has passed since.

        Telegram does not say whose limit was met, a chat's (about one a second) or the bot's (about thirty).
        Two chats at once are no coincidence.
        """
        now = self._clock.monotonic()
        last_chat, at = self._last_limited
        self._last_limited = (chat, now)
        return last_chat not in {"", chat} and now - at <= SAME_BURST


def _message(chat: int, message_ref: str) -> dict[str, Any]:
    return {"chat_id": chat, "message_id": int(message_ref)}


def _text_message(chat: int, out: Outbound) -> dict[str, Any]:
    return {
        "chat_id": chat,
        "text": out.text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        **_markup(chat, out),
    }


def _file_message(chat: int, out: Outbound) -> dict[str, Any]:
    body: dict[str, Any] = {"chat_id": chat, **_markup(chat, out)}
    if out.text:
        body |= {"caption": out.text, "parse_mode": "HTML"}
    return body


def _markup(chat: int, out: Outbound) -> dict[str, Any]:
    if chat > 0:
        return {"reply_markup": _own_markup(out)}
    links = (tuple(choice for choice in row if choice.url) for row in out.choices)
    rows = tuple(row for row in links if row)
    return {"reply_markup": _buttons(rows)} if rows else {}


def _own_markup(out: Outbound) -> dict[str, Any]:
    if out.choices:
        return _buttons(out.choices)
    if out.place_label:
        button = {"text": out.place_label, "request_location": True}
        return {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}
    # Takes a location button away that was offered before; without one it does nothing. Whether one is open is
    # not worth remembering.
    return {"remove_keyboard": True}


def _buttons(choices: tuple[tuple[Choice, ...], ...]) -> dict[str, Any]:
    return {"inline_keyboard": [[_button(choice) for choice in row] for row in choices]}


def _button(choice: Choice) -> dict[str, str]:
    if choice.url:
        return {"text": choice.label, "url": choice.url}
    return {"text": choice.label, "callback_data": choice.token}
