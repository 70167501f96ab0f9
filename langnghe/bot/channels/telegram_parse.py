"""From a Telegram update to our own event: raw JSON in, `Inbound` out. Pure, every update passes here.

Fields are those of https://core.telegram.org/bots/api (10.3). An album comes as one update per picture, and each
is an event of its own, so that no picture waits for another.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from langnghe.models.contract import Group, Inbound, InputKind, Media, MediaKind, Point

Json = Mapping[str, Any]

NAME = "telegram"
#: What we ask Telegram for; `parse` understands these and nothing else.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

_START = re.compile(r"/start(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
#: Where a message holds a single file. An animation also fills `document`, so it comes first.
_FILES = ("voice", "audio", "video", "video_note", "animation", "document")
_KINDS = {
    "photo": (InputKind.PHOTO, MediaKind.PHOTO),
    "voice": (InputKind.VOICE, MediaKind.VOICE),
    "audio": (InputKind.VOICE, MediaKind.VOICE),
    "video": (InputKind.VIDEO, MediaKind.VIDEO),
    "video_note": (InputKind.VIDEO, MediaKind.VIDEO),
    "animation": (InputKind.VIDEO, MediaKind.VIDEO),
    "document": (InputKind.FILE, MediaKind.FILE),
}
#: A document of such a type was meant as a picture, a recording or a film; its bytes decide later.
_BY_MIME = {"image": _KINDS["photo"], "audio": _KINDS["voice"], "video": _KINDS["video"]}
_KNOWN_MIME = {"photo": "image/jpeg", "voice": "audio/ogg", "video_note": "video/mp4"}
#: Chats of many, and the standings in which the bot is in one of them.
_GROUPS = frozenset({"group", "supergroup", "channel"})
_INSIDE = frozenset({"creator", "administrator", "member"})
#: What Telegram itself writes into a private chat. Nobody waits for an answer to these.
_SERVICE = frozenset((
    "chat_background_set", "chat_shared", "checklist_tasks_added", "checklist_tasks_done", "connected_website",
    "forum_topic_closed", "forum_topic_created", "forum_topic_edited", "forum_topic_reopened",
    "general_forum_topic_hidden", "general_forum_topic_unhidden", "gift", "gift_upgrade_sent",
    "managed_bot_created", "message_auto_delete_timer_changed", "paid_message_price_changed", "passport_data",
    "pinned_message", "poll_option_added", "poll_option_deleted", "proximity_alert_triggered",
    "refunded_payment", "successful_payment", "unique_gift", "user_shared", "users_shared", "web_app_data",
    "write_access_allowed",
))  # fmt: skip


def parse(update: Json) -> Inbound | None:
    """The event in an update; None when there is nothing to take in, which is acknowledged like everything else.

    What people say is read in private chats only: in a group the bot would answer people who did not speak to it,
    in front of others. Of groups and channels it is read whether the bot is in them, and what they are called.
    Raises KeyError or TypeError for an update that does not follow the Bot API.
    """
    if message := update.get("message"):
        return _message(update, message)
    if query := update.get("callback_query"):
        return _press(update, query)
    if edited := update.get("edited_message"):
        return _edit(update, edited)
    if change := update.get("my_chat_member"):
        return _standing(update, change)
    return None


def _message(update: Json, message: Json) -> Inbound | None:
    if not _private(message):
        return _news_of_group(update, message)
    return _said(update, message) if "from" in message else None


def _said(update: Json, message: Json) -> Inbound | None:
    text = message.get("text")
    if text is not None:
        return _text(update, message, clean(text))
    field, file = _file_in(message)
    if file:
        return _with_media(update, message, field, file)
    if place := message.get("location"):
        return _place(update, message, place)
    if card := message.get("contact"):
        return _contact(update, message, card)
    # A new kind of content is answered too: who sent it must not wait for nothing.
    return _event(update, message["from"], InputKind.UNSUPPORTED) if _SERVICE.isdisjoint(message) else None


def _text(update: Json, message: Json, text: str) -> Inbound:
    if text.startswith("/start") and (start := _START.fullmatch(text)):
        return _event(update, message["from"], InputKind.START, text=(start[1] or "").strip())
    return _event(update, message["from"], InputKind.TEXT, text=text)


def _file_in(message: Json) -> tuple[str, Json | None]:
    """The one file of a message, and the field it is in."""
    if sizes := message.get("photo"):
        # Telegram lists smaller versions of the same picture beside it.
        return "photo", max(sizes, key=lambda size: (size["width"] * size["height"], size.get("file_size", 0)))
    return next(((field, file) for field in _FILES if (file := message.get(field))), ("", None))


def _with_media(update: Json, message: Json, field: str, file: Json) -> Inbound:
    mime = str(file.get("mime_type") or _KNOWN_MIME.get(field, ""))
    input_kind, media_kind = _KINDS[field]
    if field == "document":
        input_kind, media_kind = _BY_MIME.get(mime.partition("/")[0], _KINDS[field])
    media = Media(
        kind=media_kind,
        # Telegram sends a file again only as what it came as, so the reference says what that was.
        ref=f"{field}:{file['file_id']}",
        name=clean(file.get("file_name") or ""),
        mime=mime,
        size=int(file.get("file_size") or 0),
    )
    text = clean(message.get("caption") or "")
    return _event(update, message["from"], input_kind, text=text, media=(media,))


def _place(update: Json, message: Json, place: Json) -> Inbound:
    venue = message.get("venue") or {}
    text = clean(", ".join(filter(None, (venue.get("title"), venue.get("address")))))
    point = Point(float(place["latitude"]), float(place["longitude"]))
    return _event(update, message["from"], InputKind.LOCATION, text=text, point=point)


def _contact(update: Json, message: Json, card: Json) -> Inbound:
    phone = "+" + str(card["phone_number"]).lstrip("+")
    if card.get("user_id") == message["from"]["id"]:
        return _event(update, message["from"], InputKind.CONTACT, phone=phone)
    # Somebody else's card is something said about them, never the speaker's own number.
    words = " ".join(filter(None, (card.get("first_name"), card.get("last_name"), phone)))
    return _event(update, message["from"], InputKind.TEXT, text=clean(words))


def _press(update: Json, query: Json) -> Inbound | None:
    message = query.get("message")
    if message is None or not _private(message) or "data" not in query:
        return None
    return _event(
        update,
        query["from"],
        InputKind.CHOICE,
        choice=clean(query["data"]),
        message_ref=str(message["message_id"]),
        press_ref=str(query["id"]),
    )


def _edit(update: Json, message: Json) -> Inbound | None:
    """An edited text cannot change what is in the books, and who edits it must not believe that it did.

    They are told that this cannot be taken, and write again. A live location edits itself every few seconds:
    that is nobody's wish to be answered.
    """
    if not _private(message) or "from" not in message or "location" in message:
        return None
    if "text" not in message and "caption" not in message:
        return None
    return _event(update, message["from"], InputKind.UNSUPPORTED)


def _standing(update: Json, change: Json) -> Inbound | None:
    """Whether the bot may write: in a person's own chat, in a group, in a channel."""
    chat, new = change["chat"], change["new_chat_member"]
    if chat.get("type") in _GROUPS:
        one_way = chat["type"] == "channel"
        standing = Group(
            title=clean(chat.get("title") or ""),
            one_way=one_way,
            present=_present(new),
            may_write=_present(new) and _may_write(new, one_way=one_way),
            joined=_present(new) and not _present(change["old_chat_member"]),
        )
        return _group_event(update, chat["id"], change["from"], standing)
    if not _private(change) or new["status"] != "kicked":
        return None
    return _event(update, change["from"], InputKind.LEFT, text="blocked")


def _present(member: Json) -> bool:
    """Whether the bot is in the group; who is restricted may have left it."""
    return member["status"] in _INSIDE or (member["status"] == "restricted" and bool(member.get("is_member")))


def _may_write(member: Json, *, one_way: bool) -> bool:
    """As far as Telegram says: what a group forbids all its members comes to light when something is sent."""
    if one_way:
        return bool(member.get("can_post_messages"))
    return member["status"] != "restricted" or bool(member.get("can_send_messages"))


def _news_of_group(update: Json, message: Json) -> Inbound | None:
    """A group has another name or another id. Both the old and the new group tell of a move: either is enough."""
    chat = message["chat"]
    if chat.get("type") not in _GROUPS:
        return None
    if moved_to := message.get("migrate_to_chat_id"):
        return _group_event(update, chat["id"], {}, Group(moved_to=str(moved_to)))
    if moved_from := message.get("migrate_from_chat_id"):
        return _group_event(update, moved_from, {}, Group(moved_to=str(chat["id"])))
    if title := message.get("new_chat_title"):
        return _group_event(update, chat["id"], {}, Group(title=clean(title)))
    return None


def _group_event(update: Json, chat_id: int, user: Json, group: Group) -> Inbound:
    # Admins may act as the group itself; Telegram then names a bot of its own, which is nobody.
    known = "id" in user and not user.get("is_bot")
    return Inbound(
        channel=NAME,
        event_id=str(update["update_id"]),
        external_id=str(chat_id),
        kind=InputKind.GROUP,
        display_name=_name(user) if known else "",
        group=replace(group, by=str(user["id"])) if known else group,
    )


def _private(holder: Json) -> bool:
    return bool(holder["chat"].get("type") == "private")


def _event(update: Json, user: Json, kind: InputKind, **rest: Any) -> Inbound:
    return Inbound(
        channel=NAME,
        event_id=str(update["update_id"]),
        external_id=str(user["id"]),
        kind=kind,
        display_name=_name(user),
        language=str(user.get("language_code") or ""),
        **rest,
    )


def _name(user: Json) -> str:
    return clean(" ".join(filter(None, (user.get("first_name"), user.get("last_name")))))


def clean(text: str) -> str:
    """NFC, and without the one character that PostgreSQL cannot keep."""
    if text.isascii():
        return text.replace("\0", "")
    return unicodedata.normalize("NFC", text).replace("\0", "")
