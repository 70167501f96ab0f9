"""send…: everything that puts a message into a chat."""

from typing import Any

from tests.standin import keyboards
from tests.standin.errors import bad
from tests.standin.files import Upload
from tests.standin.html import CAPTION_LIMIT, TEXT_LIMIT, Formatted, parse
from tests.standin.messages import Chat, Message
from tests.standin.world import World

Params = dict[str, Any]
Uploads = dict[str, Upload]
_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
_FACTS = ("duration", "width", "height", "performer", "title")


def text_of(params: Params) -> Formatted:
    """The text of sendMessage and editMessageText, 1 to 4,096 characters after parsing."""
    if "text" not in params:
        raise bad("message text is empty")
    said = parse(params["text"], params.get("parse_mode", ""), params.get("entities"))
    if not said.text:
        raise bad("text must be non-empty")
    if len(said.text) > TEXT_LIMIT:
        raise bad("message is too long")
    return said


def caption_of(params: Params) -> Formatted:
    said = parse(params.get("caption", ""), params.get("parse_mode", ""), params.get("caption_entities"))
    if len(said.text) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    return said


def send_message(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    said = text_of(params)
    return put(world, params, said, html=params["text"]).json()


def put(world: World, params: Params, said: Formatted, **more: Any) -> Message:
    """The part that all sends share: the chat, the keyboard, the rates, then the message."""
    markup = params.get("reply_markup")
    if markup is not None:
        keyboards.check(markup)
        if not any(markup.get("inline_keyboard", (markup,))):
            markup = None
    chat = world.chat(params.get("chat_id"))
    if world.limits.on:
        world.limits.take(chat.id, paid=bool(params.get("allow_paid_broadcast")))
    return _post(world, chat, params, said, markup=markup, **more)


def _post(world: World, chat: Chat, params: Params, said: Formatted, **more: Any) -> Message:
    extra = {**_reply(world, chat, params), **more.pop("extra", {})}
    if "link_preview_options" in params:
        extra["link_preview_options"] = params["link_preview_options"]
    if params.get("protect_content"):
        extra["has_protected_content"] = True
    return world.post(chat, world.bot, said, extra=extra or None, **more)


def _reply(world: World, chat: Chat, params: Params) -> dict[str, Any]:
    reply = params.get("reply_parameters") or {}
    wanted = reply.get("message_id", params.get("reply_to_message_id"))
    if wanted is None:
        return {}
    message = chat.messages.get(wanted)
    if message is not None:
        told = message.json()
        told.pop("reply_to_message", None)
        return {"reply_to_message": told}
    if reply.get("allow_sending_without_reply", params.get("allow_sending_without_reply")) or not world.remember:
        return {}
    raise bad("message to be replied not found")


def send_file(kind: str) -> Any:
    """sendPhoto, sendVoice, sendAudio, sendDocument, sendVideo, sendAnimation."""

    def send(world: World, params: Params, uploads: Uploads) -> dict[str, Any]:
        said = caption_of(params)
        world.chat(params.get("chat_id"))  # a stranger's upload is not stored
        media = _media(world, kind, kind, params, uploads)
        extra = {"show_caption_above_media": True} if params.get("show_caption_above_media") else {}
        message = put(world, params, said, html=params.get("caption", ""), kind=kind, media=media, extra=extra)
        return message.json()

    return send


def _media(world: World, kind: str, field: str, params: Params, uploads: Uploads) -> Any:
    """The upload under the parameter's own name or by attach://name, or a file_id known from before."""
    given = params.get(field)
    upload = uploads.get(field)
    if isinstance(given, str) and given.startswith("attach://"):
        upload = uploads.get(given.removeprefix("attach://"))
        if upload is None:
            raise bad(f"there is no {kind} in the request")
    if upload is not None:
        return world.files.put(kind, upload, {key: params[key] for key in _FACTS if key in params})
    if not given:
        raise bad(f"there is no {kind} in the request")
    return world.files.again(kind, given)


def send_media_group(world: World, params: Params, uploads: Uploads) -> list[dict[str, Any]]:
    """2 to 10 photos, videos, audios or documents as one album, all or none; it counts once against the rates."""
    chat = world.chat(params.get("chat_id"))
    ready = []
    for item in params["media"]:
        said = caption_of(item)
        ready.append((item, said, _media(world, item["type"], "media", item, uploads)))
    if world.limits.on:
        world.limits.take(chat.id)
    album = {"media_group_id": str(world.tick())}
    return [
        _post(
            world, chat, params, said, html=item.get("caption", ""), kind=item["type"], media=media, extra=album
        ).json()
        for item, said, media in ready
    ]


def send_location(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    for field in ("latitude", "longitude"):
        if field not in params:
            raise bad(f"{field} is empty")
    place = {key: params[key] for key in ("latitude", "longitude", "horizontal_accuracy") if key in params}
    if not (-90 <= place["latitude"] <= 90 and -180 <= place["longitude"] <= 180):
        raise bad("wrong latitude or longitude specified")
    return put(world, params, Formatted(""), kind="location", media=place).json()


def send_contact(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    contact = {key: params[key] for key in ("phone_number", "first_name", "last_name", "vcard") if key in params}
    return put(world, params, Formatted(""), kind="contact", media=contact).json()


def send_chat_action(world: World, params: Params, _uploads: Uploads) -> bool:
    if params["action"] not in _ACTIONS:
        raise bad("Wrong parameter action in request")
    world.chat(params.get("chat_id"))
    return True


def copy_message(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    message = _source(world, params, "copy")
    caption = caption_of(params) if "caption" in params else Formatted(message.text, message.entities)
    copied = put(world, params, caption, html=params.get("caption", message.html), kind=message.kind,
                 media=message.media)  # fmt: skip
    return {"message_id": copied.id}


def forward_message(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    message = _source(world, params, "forward")
    origin = {"type": "user", "date": message.date, "sender_user": message.sender}
    said = Formatted(message.text, message.entities)
    forwarded = put(world, params, said, html=message.html, kind=message.kind, media=message.media,
                    extra={"forward_origin": origin})  # fmt: skip
    return forwarded.json()


def _source(world: World, params: Params, purpose: str) -> Message:
    return world.find(world.chat(params.get("from_chat_id")), params.get("message_id"), purpose)
