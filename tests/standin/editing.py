"""Changing and taking away what stands in a chat, and answering presses."""

from typing import Any

from tests.standin import keyboards
from tests.standin.errors import NOT_MODIFIED, QUERY_TOO_OLD, bad
from tests.standin.html import Formatted
from tests.standin.messages import Message
from tests.standin.sending import Params, Uploads, caption_of, text_of
from tests.standin.world import World


def edit_text(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    said = text_of(params)
    message = _editable(world, params)
    if message.kind != "text":
        raise bad("there is no text in the message to edit")
    return _edit(world, message, said, params["text"], _inline(params))


def edit_caption(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    said = caption_of(params)
    message = _editable(world, params)
    if message.kind in {"text", "location", "contact"}:
        raise bad("there is no caption in the message to edit")
    return _edit(world, message, said, params.get("caption", ""), _inline(params))


def edit_markup(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    message = _editable(world, params)
    same = Formatted(message.text, message.entities)
    return _edit(world, message, same, message.html, _inline(params))


def _inline(params: Params) -> dict[str, Any] | None:
    """The new inline keyboard; none given, or an empty one, takes the old one away."""
    markup: dict[str, Any] | None = params.get("reply_markup")
    if markup is None or not any(markup.get("inline_keyboard", ())):
        return None
    keyboards.check(markup)
    return markup


def _editable(world: World, params: Params) -> Message:
    if "inline_message_id" in params:
        raise bad("MESSAGE_ID_INVALID")
    if "chat_id" not in params:
        raise bad("Chat identifier is not specified")
    chat = world.chat(params["chat_id"])
    message = world.find(chat, params.get("message_id"), "edit")
    if not message.from_bot or (message.markup and "inline_keyboard" not in message.markup):
        raise bad("message can't be edited")
    if world.limits.on:
        world.limits.take(chat.id)
    return message


def _edit(
    world: World, message: Message, said: Formatted, html: str, markup: dict[str, Any] | None
) -> dict[str, Any]:
    if (message.text, message.entities, message.markup) == (said.text, said.entities, markup):
        raise bad(NOT_MODIFIED)
    message.text, message.entities, message.html, message.markup = said.text, said.entities, html, markup
    world.changed(message)
    return message.json()


def delete(world: World, params: Params, _uploads: Uploads) -> bool:
    chat = world.chat(params.get("chat_id"))
    message = world.find(chat, params.get("message_id"), "delete")
    _take_away(message)
    return True


def delete_many(world: World, params: Params, _uploads: Uploads) -> bool:
    """Those that are not there are skipped, as on the real server."""
    chat = world.chat(params.get("chat_id"))
    if not 1 <= len(params["message_ids"]) <= 100:
        raise bad("Too many message identifiers specified")
    for number in params["message_ids"]:
        if number in chat.messages:
            _take_away(chat.messages[number])
    return True


def _take_away(message: Message) -> None:
    message.deleted = True
    message.chat.messages.pop(message.id, None)
    message.chat.wake()


def answer_query(world: World, params: Params, _uploads: Uploads) -> bool:
    """Once, and in time; otherwise the 400 that must not matter."""
    press = world.queries.pop(params["callback_query_id"], None)
    if press is None or press.expired:
        raise bad(QUERY_TOO_OLD)
    if len(params.get("text", "")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    press.answer(params)
    return True
