"""get… and setMy…: what the bot asks about itself, chats and files."""

import re
from typing import Any

import orjson

from tests.standin import groups
from tests.standin.errors import bad
from tests.standin.sending import Params, Uploads
from tests.standin.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}\Z")


def get_me(world: World, _params: Params, _uploads: Uploads) -> dict[str, Any]:
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_file(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    return world.files.get(params["file_id"]).json()


def get_chat(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    chat = world.chat(params.get("chat_id"), write=False)
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
    )
    return {**chat.json(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def get_chat_member(world: World, params: Params, _uploads: Uploads) -> dict[str, Any]:
    world.chat(params.get("chat_id"), write=False)
    if params["user_id"] == world.bot["id"]:
        return {"status": "member", "user": world.bot}
    person = world.chats.get(params["user_id"])
    if person is None:
        raise bad("user not found")
    user = {"id": person.id, "is_bot": False, **person.names}
    return {"status": "member", "user": user}


def leave_chat(world: World, params: Params, _uploads: Uploads) -> bool:
    chat = world.chat(params.get("chat_id"), write=False)
    if chat.kind == "private":
        raise bad("chat member status can't be changed in private chats")
    groups.refuse_absent(chat)
    groups.turn(world, chat, world.bot, {"status": "left"})
    return True


def set_my_commands(world: World, params: Params, _uploads: Uploads) -> bool:
    for command in params["commands"]:
        if not _COMMAND.match(command["command"].removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    if len(params["commands"]) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    world.commands[_scope(params)] = params["commands"]
    return True


def get_my_commands(world: World, params: Params, _uploads: Uploads) -> list[dict[str, Any]]:
    return world.commands.get(_scope(params), [])


def delete_my_commands(world: World, params: Params, _uploads: Uploads) -> bool:
    world.commands.pop(_scope(params), None)
    return True


def _scope(params: Params) -> tuple[str, str]:
    scope = params.get("scope") or {"type": "default"}
    return orjson.dumps(scope, option=orjson.OPT_SORT_KEYS).decode(), params.get("language_code", "")


def accept(_world: World, _params: Params, _uploads: Uploads) -> bool:
    """Calls that change nothing a test could see."""
    return True
