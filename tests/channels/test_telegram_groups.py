"""Groups and channels on Telegram: what is told of them, what goes into them, and what Telegram refuses there."""

from typing import Any

import pytest

from langnghe.bot.channels.telegram import TelegramChannel
from langnghe.bot.channels.telegram_parse import parse
from langnghe.bot.files import FileStore
from langnghe.models import RoleKind
from langnghe.models.contract import Choice, Group, Inbound, InputKind, SendOutcome
from langnghe.services import invitations
from tests.channels.telling import delivery, stored, until
from tests.channels.test_telegram_office import Open, at_work, presses  # noqa: F401 - a fixture
from tests.samples import picture
from tests.standin.botapi import BotApi
from tests.standin.groups import adds_bot, removes_bot, renames, restricts_bot, upgrades

BOT = {"id": 123456, "is_bot": True, "first_name": "Lắng Nghe", "username": "langnghe_bot"}
HA = {"id": 3001, "is_bot": False, "first_name": "Hà", "last_name": "Lê", "language_code": "vi"}
HIDDEN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
VILLAGE = {"id": -1002233445566, "type": "supergroup", "title": "Thôn Tú Sơn"}
SMALL = {"id": -445566, "type": "group", "title": "Tổ 5", "all_members_are_administrators": True}
CHANNEL = {"id": -1007788990011, "type": "channel", "title": "Loa thôn", "username": "loathon"}
RESTRICTED = {"can_send_messages": False, "until_date": 0}


def change(chat: dict[str, Any], old: dict[str, Any], new: dict[str, Any], by: Any = HA) -> Inbound:
    event = parse({
        "update_id": 823_914_552,
        "my_chat_member": {
            "chat": chat,
            "from": by,
            "date": 1_795_140_000,
            "old_chat_member": {"user": BOT, **old},
            "new_chat_member": {"user": BOT, **new},
        },
    })  # fmt: skip
    assert event is not None
    return event


def standing(chat: dict[str, Any], old: dict[str, Any], new: dict[str, Any]) -> tuple[bool | None, bool, bool]:
    told = change(chat, old, new).group
    assert told is not None
    return told.present, told.may_write, told.joined


def service(chat: dict[str, Any], **what: Any) -> Inbound | None:
    return parse({"update_id": 7, "message": {"message_id": 1, "from": HA, "chat": chat, "date": 1, **what}})


# What is told ---------------------------------------------------------------------------------------------------


def test_the_bot_is_added_to_a_group() -> None:
    assert change(VILLAGE, {"status": "left"}, {"status": "member"}) == Inbound(
        channel="telegram",
        event_id="823914552",
        external_id="-1002233445566",
        kind=InputKind.GROUP,
        display_name="Hà Lê",
        group=Group(title="Thôn Tú Sơn", present=True, may_write=True, joined=True, by="3001"),
    )


def test_who_acts_as_the_group_itself_is_nobody() -> None:
    event = change(VILLAGE, {"status": "left"}, {"status": "member"}, HIDDEN)
    assert event.group is not None
    assert (event.display_name, event.group.by) == ("", "")


@pytest.mark.parametrize(
    ("chat", "old", "new", "told"),
    [
        (SMALL, {"status": "left"}, {"status": "member"}, (True, True, True)),
        (VILLAGE, {"status": "kicked", "until_date": 0}, {"status": "administrator"}, (True, True, True)),
        (VILLAGE, {"status": "member"}, {"status": "administrator"}, (True, True, False)),
        (VILLAGE, {"status": "member"}, {"status": "restricted", "is_member": True, **RESTRICTED},
         (True, False, False)),
        (VILLAGE, {"status": "restricted", "is_member": True, **RESTRICTED}, {"status": "member"},
         (True, True, False)),
        (VILLAGE, {"status": "member"}, {"status": "restricted", "is_member": False, **RESTRICTED},
         (False, False, False)),
        (VILLAGE, {"status": "restricted", "is_member": False, **RESTRICTED}, {"status": "member"},
         (True, True, True)),
        (VILLAGE, {"status": "member"}, {"status": "left"}, (False, False, False)),
        (VILLAGE, {"status": "member"}, {"status": "kicked", "until_date": 0}, (False, False, False)),
        (CHANNEL, {"status": "left"}, {"status": "administrator", "can_post_messages": True}, (True, True, True)),
        (CHANNEL, {"status": "left"}, {"status": "administrator"}, (True, False, True)),
        (CHANNEL, {"status": "administrator"}, {"status": "administrator", "can_post_messages": True},
         (True, True, False)),
        (CHANNEL, {"status": "administrator"}, {"status": "member"}, (True, False, False)),
    ],
)  # fmt: skip
def test_every_standing_says_whether_it_may_write(
    chat: dict[str, Any], old: dict[str, Any], new: dict[str, Any], told: tuple[bool, bool, bool]
) -> None:
    assert standing(chat, old, new) == told


def test_a_channel_is_one_way() -> None:
    told = change(CHANNEL, {"status": "left"}, {"status": "administrator"}).group
    assert told is not None
    assert told.one_way


def test_a_move_is_told_by_both_groups_alike() -> None:
    old, new = (
        service(SMALL, migrate_to_chat_id=-1009),
        service({**VILLAGE, "id": -1009}, migrate_from_chat_id=-445566),
    )
    assert old == new
    assert old is not None
    assert (old.external_id, old.group) == ("-445566", Group(moved_to="-1009"))


def test_a_new_name_says_nothing_of_the_standing() -> None:
    event = service(VILLAGE, new_chat_title="Tho\u0302n\0 Mới")
    assert event is not None
    assert event.group == Group(title="Thôn Mới")


@pytest.mark.parametrize(
    "said",
    [
        {"text": "hôm nay họp thôn"},
        {"text": "/start@langnghe_bot true"},
        {"text": "@langnghe_bot ơi"},
        {"text": "trả lời", "reply_to_message": {"message_id": 1, "from": BOT, "chat": VILLAGE, "date": 1}},
        {"new_chat_members": [BOT]},
        {"left_chat_member": BOT},
        {"group_chat_created": True},
        {"photo": [{"file_id": "x", "width": 1, "height": 1}]},
        {"location": {"latitude": 15.0, "longitude": 108.0}},
    ],
)
@pytest.mark.parametrize("chat", [VILLAGE, SMALL])
def test_nothing_that_is_said_in_a_group_is_taken_in(chat: dict[str, Any], said: dict[str, Any]) -> None:
    assert service(chat, **said) is None


def test_posts_of_channels_are_not_even_asked_for() -> None:
    post = {"message_id": 3, "sender_chat": CHANNEL, "chat": CHANNEL, "date": 1, "text": "Mất điện chiều nay"}
    assert parse({"update_id": 9, "channel_post": post}) is None
    assert parse({"update_id": 9, "message": post}) is None


# What goes in -------------------------------------------------------------------------------------------------


async def test_into_a_group_goes_no_keyboard_and_nothing_to_press(api: BotApi, channel: TelegramChannel) -> None:
    village = api.group(-1002000, "Thôn 1")
    rows = ((Choice("Nhận", "b.off:1"), Choice("Xem", url="https://example.org/x")), (Choice("Thôi", "b.x"),))
    assert (await channel.send(delivery("Họp thôn", to=-1002000, choices=rows))).outcome is SendOutcome.SENT
    assert (await channel.send(delivery("Họp thôn", to=-1002000))).outcome is SendOutcome.SENT
    assert [shown.buttons for shown in village.screen] == [["Xem"], []]
    first, second = api.calls_of("sendMessage")
    assert first.params["reply_markup"] == {"inline_keyboard": [[{"text": "Xem", "url": "https://example.org/x"}]]}
    assert "reply_markup" not in second.params


async def test_a_picture_goes_into_a_channel(api: BotApi, channel: TelegramChannel, store: FileStore) -> None:
    loud = api.outside(-1003000, "Loa thôn", channel=True)
    adds_bot(api.user(1001), loud)
    kept = await store.take(picture(size=(800, 600)), "a.jpg")
    sent = await channel.send(delivery("Lịch họp", to=-1003000, file=stored(kept)))
    assert sent.outcome is SendOutcome.SENT
    assert [shown.kind for shown in loud.screen] == ["photo"]


@pytest.mark.parametrize("to", ["", "-", "--5", "1e3", "12a", "@thon1", "-100200 ", "９９", "9" * 20])
async def test_what_is_no_id_is_refused_before_anything_is_sent(
    api: BotApi, channel: TelegramChannel, to: str
) -> None:
    assert (await channel.send(delivery(to=to))).outcome is SendOutcome.REFUSED
    assert (await channel.leave(to)).outcome is SendOutcome.REFUSED
    assert api.calls == []


async def test_a_group_that_cannot_be_written_to_is_out_of_reach(api: BotApi, channel: TelegramChannel) -> None:
    lan = api.user(1001)
    village, loud = api.outside(-1002000, "Thôn 1"), api.outside(-1003000, "Loa thôn", channel=True)
    for refused in (village, loud):
        assert (await channel.send(delivery(to=refused.id))).outcome is SendOutcome.UNREACHABLE  # not a member
    adds_bot(lan, village)
    adds_bot(lan, loud, can_post_messages=False)
    restricts_bot(lan, village)
    results = [await channel.send(delivery(to=chat.id)) for chat in (village, loud)]
    assert [result.outcome for result in results] == [SendOutcome.UNREACHABLE, SendOutcome.UNREACHABLE]
    assert "not enough rights" in results[0].reason
    assert "need administrator rights" in results[1].reason
    restricts_bot(lan, village, may_write=True)
    assert (await channel.send(delivery(to=village.id))).outcome is SendOutcome.SENT
    removes_bot(lan, village)
    kicked = await channel.send(delivery(to=village.id))
    assert (kicked.outcome, kicked.moved_to) == (SendOutcome.UNREACHABLE, "")


async def test_a_group_that_has_moved_says_where(api: BotApi, channel: TelegramChannel) -> None:
    small = api.group(-445566, "Tổ 5")
    upgrades(api.user(1001), small, -1009)
    result = await channel.send(delivery(to=-445566))
    assert (result.outcome, result.moved_to) == (SendOutcome.RETRY, "-1009")
    assert small.screen == []
    assert (await channel.send(delivery(to=int(result.moved_to)))).outcome is SendOutcome.SENT


async def test_leaving(api: BotApi, channel: TelegramChannel) -> None:
    village = api.group(-1002000, "Thôn 1")
    assert (await channel.leave("-1002000")).outcome is SendOutcome.SENT
    assert not village.started
    assert (await channel.leave("-1002000")).outcome is SendOutcome.UNREACHABLE
    assert (await channel.leave("-77")).outcome is SendOutcome.UNREACHABLE
    api.group(-1004000, "Thôn 2")
    api.faults.next("leaveChat", "429", retry_after=3)
    assert (await channel.leave("-1004000")).retry_after == 3


# The whole program --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_from_adding_the_bot_to_a_test_in_the_group(at_work: Open, mode: str) -> None:  # noqa: F811
    office = await at_work("sqlite", mode)
    api = office.api
    invited = await office.app.books.write(
        lambda work: invitations.create(work, role=RoleKind.ADMIN, body_code="51.chu_tich", name="Hà Lê", by=None)
    )
    ha, lan = office.person(3001, "Hà"), office.person(1001, "Lan")
    await ha.says(f"/start inv_{invited.code}")
    ha.says("/tinbaochung")
    await presses(ha, "Nhóm, kênh")
    await presses(ha, "Cách thêm")
    shown = await ha.reads("@langnghe_bot")
    assert [button.url for row in shown.keyboard for button in row if button.url] == [
        "https://t.me/langnghe_bot?startgroup=true",
        "https://t.me/langnghe_bot?startchannel&admin=post_messages",
    ]

    village = api.outside(-445566, "Thôn Tú Sơn")
    adds_bot(ha, village)
    await ha.reads("Ông/bà vừa thêm bot vào nhóm Thôn Tú Sơn")
    lan.says("/menu@langnghe_bot", chat=village)
    lan.says("@langnghe_bot hôm nay có họp không", chat=village)
    await presses(ha, "Dùng cho thôn")
    await ha.reads("là của nơi nào")
    ha.says("lan phong")
    await presses(ha, "Xã Lân Phong")
    await ha.reads("sẽ nhận tin báo chung")
    renames(lan, village, "Thôn Tú Sơn 1")
    now = upgrades(lan, village, -1009)
    await until(lambda: not api.world.updates.waiting)
    await presses(ha, "Gửi thử")
    await ha.reads("Đã gửi thử vào Thôn Tú Sơn 1")
    assert [shown.text for shown in village.screen] == []
    assert [shown.text[:30] for shown in now.screen] == ["🔔 UBND tỉnh Quảng Ngãi gửi thử"[:30]]

    await presses(ha, "Rời nhóm")
    await presses(ha, "Rời nhóm")
    await ha.reads("Đang rời")
    await until(lambda: not now.started)
    assert office.refusals() == []
