"""Groups and channels: people add the bot, throw it out, rename and upgrade; and what Telegram refuses there.

village = api.outside(-100200, "Thôn 1")
adds_bot(lan, village)                       # my_chat_member, as Telegram tells it
adds_bot(lan, channel, can_post_messages=False)
restricts_bot(lan, village); removes_bot(lan, village); renames(lan, village, "Thôn 2")
upgrades(lan, village, -1009)                # both groups tell of the move; the old one refuses with the new id
"""

from typing import TYPE_CHECKING, Any

from tests.standin.errors import ApiError, bad, forbidden
from tests.standin.messages import Chat

if TYPE_CHECKING:
    from tests.standin.people import Person
    from tests.standin.world import World

#: The rights of an admin that every channel and supergroup tells of (ChatMemberAdministrator).
_ADMIN = dict.fromkeys((
    "can_be_edited", "is_anonymous", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_send_welcome_messages",
), False)  # fmt: skip
#: GroupAnonymousBot: whom Telegram names when an admin acts as the group itself.
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


def adds_bot(person: "Person", chat: Chat, *, hidden: bool = False, **rights: bool) -> None:
    """Take the bot in: as a member of a group, or, in a channel or with `rights`, as an admin.

    `hidden`: as an admin who acts as the group itself.
    """
    standing: dict[str, Any] = {"status": "member"}
    if chat.kind == "channel":
        rights = {"can_post_messages": True, **rights}
    if rights:
        standing = {"status": "administrator", **_ADMIN, "can_manage_chat": True, **rights}
    turn(person._world, chat, ANONYMOUS if hidden else person.user, standing)


def restricts_bot(person: "Person", chat: Chat, *, may_write: bool = False) -> None:
    """Take the right to write away, or give it back."""
    standing = {"status": "restricted", "is_member": True, "can_send_messages": may_write, "until_date": 0}
    turn(person._world, chat, person.user, standing)


def removes_bot(person: "Person", chat: Chat) -> None:
    """Throw the bot out."""
    turn(person._world, chat, person.user, {"status": "kicked", "until_date": 0})


def renames(person: "Person", chat: Chat, title: str) -> None:
    """Give the group another name; a service message says so."""
    chat.names["title"] = title
    _service(person, chat, new_chat_title=title)


def upgrades(person: "Person", chat: Chat, chat_id: int) -> Chat:
    """Make a supergroup of the group; both tell of it."""
    world = person._world
    new = world.open(chat_id, "supergroup", dict(chat.names))
    new.started, new.bot, chat.moved_to = True, dict(chat.bot), chat_id
    _service(person, chat, migrate_to_chat_id=chat_id)
    _service(person, new, migrate_from_chat_id=chat.id)
    return new


def turn(world: "World", chat: Chat, by: dict[str, Any], standing: dict[str, Any]) -> None:
    """The bot stands otherwise in the group: `my_chat_member` tells it."""
    old, chat.bot = chat.bot, standing
    chat.started = standing["status"] not in {"left", "kicked"}
    chat.blocked = standing["status"] == "kicked"
    change = {
        "chat": chat.json(),
        "from": by,
        "date": world.now(),
        "old_chat_member": {"user": world.bot, **old},
        "new_chat_member": {"user": world.bot, **standing},
    }
    world.tell("my_chat_member", chat, change)


def refuse(chat: Chat) -> None:
    """Refuse to write there, in Telegram's words, where the bot may not."""
    if chat.moved_to:
        raise ApiError(
            400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to
        )
    refuse_absent(chat)
    if chat.kind == "channel" and not chat.bot.get("can_post_messages"):
        raise bad("need administrator rights in the channel chat")
    if chat.bot["status"] == "restricted" and not chat.bot.get("can_send_messages"):
        raise bad("not enough rights to send text messages to the chat")


def refuse_absent(chat: Chat) -> None:
    """Refuse what only a member may do."""
    if not chat.started:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def _service(person: "Person", chat: Chat, **what: Any) -> None:
    world = person._world
    told = {"message_id": world.tick(), "from": person.user, "chat": chat.json(), "date": world.now(), **what}
    world.tell("message", chat, told)
