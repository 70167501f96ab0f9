"""The table of methods: each `(world, params, uploads) -> result`, raising ApiError. Only getUpdates waits."""

from collections.abc import Callable
from typing import Any

from tests.standin import asking, editing, sending
from tests.standin.files import Upload
from tests.standin.world import World

Verb = Callable[[World, dict[str, Any], dict[str, Upload]], Any]

VERBS: dict[str, Verb] = {
    "getMe": asking.get_me,
    "logOut": asking.accept,
    "close": asking.accept,
    "sendMessage": sending.send_message,
    **{f"send{kind.title()}": sending.send_file(kind)
       for kind in ("photo", "voice", "audio", "document", "video", "animation")},
    "sendMediaGroup": sending.send_media_group,
    "sendLocation": sending.send_location,
    "sendContact": sending.send_contact,
    "sendChatAction": sending.send_chat_action,
    "copyMessage": sending.copy_message,
    "forwardMessage": sending.forward_message,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete,
    "deleteMessages": editing.delete_many,
    "answerCallbackQuery": editing.answer_query,
    "setMyCommands": asking.set_my_commands,
    "getMyCommands": asking.get_my_commands,
    "deleteMyCommands": asking.delete_my_commands,
    "setMyDescription": asking.accept,
    "setMyShortDescription": asking.accept,
    "getFile": asking.get_file,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_chat_member,
    "leaveChat": asking.leave_chat,
}  # fmt: skip
