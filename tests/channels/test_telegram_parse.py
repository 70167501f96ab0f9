"""What Telegram sends, as it sends it, and the event that we make of it."""

from typing import Any

import pytest

from langnghe.bot.channels.telegram_parse import parse
from langnghe.models.contract import Inbound, InputKind, Media, MediaKind, Point

LAN = {"id": 1001, "is_bot": False, "first_name": "Lan", "last_name": "Trần", "language_code": "vi"}
CHAT = {"id": 1001, "type": "private", "first_name": "Lan", "last_name": "Trần"}
GROUP = {"id": -1002000, "type": "supergroup", "title": "Tổ dân phố 5"}


def message(chat: dict[str, Any] = CHAT, **content: Any) -> dict[str, Any]:
    return {
        "update_id": 823_914_551,
        "message": {"message_id": 17, "from": LAN, "chat": chat, "date": 1_795_140_000, **content},
    }


def read(**content: Any) -> Inbound:
    event = parse(message(**content))
    assert event is not None
    return event


def test_a_text_carries_who_said_it_and_which_update_it_was() -> None:
    assert read(text="Ổ gà trước số nhà 12") == Inbound(
        channel="telegram",
        event_id="823914551",
        external_id="1001",
        kind=InputKind.TEXT,
        text="Ổ gà trước số nhà 12",
        display_name="Lan Trần",
        language="vi",
    )


def test_text_becomes_nfc_whatever_the_keyboard_made() -> None:
    assert read(text="U\u031b\u0323ng Ho\u0300a").text == "Ựng Hòa"


def test_what_postgresql_cannot_keep_is_left_out() -> None:
    assert read(text="a\0b").text == "ab"
    assert read(text="đ\0b").text == "đb"


@pytest.mark.parametrize(
    ("said", "payload"),
    [
        ("/start", ""),
        ("/start i_Zm9vYmFy", "i_Zm9vYmFy"),
        ("/start@langnghe_bot", ""),
        ("/start@langnghe_bot abc", "abc"),
    ],
)
def test_a_start_carries_the_payload_of_its_link(said: str, payload: str) -> None:
    event = read(text=said)
    assert (event.kind, event.text) == (InputKind.START, payload)


@pytest.mark.parametrize("said", ["/started", "start", "/huy"])
def test_other_words_are_words(said: str) -> None:
    event = read(text=said)
    assert (event.kind, event.text) == (InputKind.TEXT, said)


def test_a_press_names_the_choice_the_menu_and_itself() -> None:
    event = parse({
        "update_id": 5,
        "callback_query": {
            "id": "4382bfdwdsb323b2d9",
            "from": LAN,
            "chat_instance": "-1",
            "data": "c.confirm:12",
            "message": {"message_id": 90, "chat": CHAT, "date": 1, "text": "Xác nhận?"},
        },
    })  # fmt: skip
    assert event is not None
    assert (event.kind, event.choice) == (InputKind.CHOICE, "c.confirm:12")
    assert (event.message_ref, event.press_ref) == ("90", "4382bfdwdsb323b2d9")


def test_a_press_on_a_menu_too_old_to_be_shown_still_counts() -> None:
    gone = {"message_id": 90, "chat": CHAT, "date": 0}
    event = parse({"update_id": 5, "callback_query": {"id": "1", "from": LAN, "data": "m.home", "message": gone}})
    assert event is not None
    assert event.message_ref == "90"


def test_a_picture_alone_opens_an_event_of_its_own() -> None:
    """Zammad 774: a picture without words must not be lost. The largest size is the one to keep."""
    event = read(photo=[
        {"file_id": "small", "file_unique_id": "a", "width": 90, "height": 67, "file_size": 1_253},
        {"file_id": "large", "file_unique_id": "b", "width": 1280, "height": 960, "file_size": 201_877},
        {"file_id": "middle", "file_unique_id": "c", "width": 320, "height": 240, "file_size": 20_101},
    ])  # fmt: skip
    assert event.kind is InputKind.PHOTO
    assert event.text == ""
    assert event.media == (Media(MediaKind.PHOTO, "photo:large", mime="image/jpeg", size=201_877),)


def test_a_caption_is_what_was_said_with_it() -> None:
    photo = [{"file_id": "x", "width": 1, "height": 1}]
    event = read(photo=photo, caption="Đèn hỏng", media_group_id="13579")
    assert (event.text, event.media[0].size) == ("Đèn hỏng", 0)


FILE = {"file_id": "BAAC", "file_unique_id": "u", "file_size": 4_096}


@pytest.mark.parametrize(
    ("field", "file", "kind", "media"),
    [
        ("voice", {"mime_type": "audio/ogg", "duration": 3}, InputKind.VOICE, MediaKind.VOICE),
        ("audio", {"mime_type": "audio/mpeg", "file_name": "Ghi âm 1.mp3"}, InputKind.VOICE, MediaKind.VOICE),
        ("video", {"mime_type": "video/mp4", "file_name": "a.mp4"}, InputKind.VIDEO, MediaKind.VIDEO),
        ("video_note", {"length": 240, "duration": 9}, InputKind.VIDEO, MediaKind.VIDEO),
        ("document", {"mime_type": "application/pdf", "file_name": "Đơn.pdf"}, InputKind.FILE, MediaKind.FILE),
        ("document", {"mime_type": "image/heic", "file_name": "IMG.heic"}, InputKind.PHOTO, MediaKind.PHOTO),
        ("document", {}, InputKind.FILE, MediaKind.FILE),
    ],
)
def test_a_file_is_known_by_what_it_came_as(
    field: str, file: dict[str, Any], kind: InputKind, media: MediaKind
) -> None:
    event = read(**{field: {**FILE, **file}})
    assert event.kind is kind
    assert event.media[0].kind is media
    assert event.media[0].ref == f"{field}:BAAC"
    assert event.media[0].name == file.get("file_name", "")
    assert event.media[0].size == 4_096


def test_a_moving_picture_is_a_film_though_telegram_also_calls_it_a_document() -> None:
    event = read(animation={**FILE, "mime_type": "video/mp4"}, document={**FILE, "mime_type": "video/mp4"})
    assert event.media[0].ref == "animation:BAAC"


def test_a_place_is_a_point_and_a_venue_has_a_name() -> None:
    where = {"latitude": 15.1205, "longitude": 108.7923}
    assert read(location=where).point == Point(15.1205, 108.7923)
    event = read(location=where, venue={"location": where, "title": "Chợ Quảng Ngãi", "address": "Lê Lợi"})
    assert (event.kind, event.text) == (InputKind.LOCATION, "Chợ Quảng Ngãi, Lê Lợi")


def test_only_ones_own_card_is_ones_own_number() -> None:
    own = read(contact={"phone_number": "84905123456", "first_name": "Lan", "user_id": 1001})
    assert (own.kind, own.phone) == (InputKind.CONTACT, "+84905123456")
    for other in ({"user_id": 2002}, {}):
        card = read(contact={"phone_number": "+84905999888", "first_name": "Ông", "last_name": "Bảy", **other})
        assert (card.kind, card.phone) == (InputKind.TEXT, "")
        assert card.text == "Ông Bảy +84905999888"


@pytest.mark.parametrize("content", ["sticker", "poll", "dice", "story", "checklist", "something_of_next_year"])
def test_what_we_cannot_take_is_answered(content: str) -> None:
    assert read(**{content: {"emoji": "👍"}}).kind is InputKind.UNSUPPORTED


@pytest.mark.parametrize(
    "content", ["pinned_message", "message_auto_delete_timer_changed", "write_access_allowed"]
)
def test_what_telegram_itself_writes_is_not_answered(content: str) -> None:
    assert parse(message(**{content: {}})) is None


def test_who_edits_is_told_that_it_does_not_count() -> None:
    edited = message(text="Ổ gà trước số 14", edit_date=1)
    event = parse({"update_id": 6, "edited_message": edited["message"]})
    assert event is not None
    assert (event.kind, event.text) == (InputKind.UNSUPPORTED, "")


def test_a_live_location_moves_on_unanswered() -> None:
    moved = message(location={"latitude": 15.0, "longitude": 108.0, "live_period": 900}, edit_date=1)
    assert parse({"update_id": 6, "edited_message": moved["message"]}) is None


def _standing(status: str, chat: dict[str, Any] = CHAT) -> dict[str, Any]:
    bot = {"id": 1, "is_bot": True, "first_name": "b"}
    return {
        "update_id": 7,
        "my_chat_member": {
            "chat": chat,
            "from": LAN,
            "date": 1,
            "old_chat_member": {"user": bot, "status": "member"},
            "new_chat_member": {"user": bot, "status": status},
        },
    }


def test_who_blocks_the_bot_has_left() -> None:
    event = parse(_standing("kicked"))
    assert event is not None
    assert (event.kind, event.external_id) == (InputKind.LEFT, "1001")
    assert parse(_standing("member")) is None


def test_what_is_said_in_groups_is_not_read() -> None:
    assert parse(message(GROUP, text="@langnghe_bot ơi")) is None
    press = {"id": "1", "from": LAN, "data": "x", "message": {"message_id": 1, "chat": GROUP, "date": 1}}
    assert parse({"update_id": 8, "callback_query": press}) is None


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 9},
        {"update_id": 9, "channel_post": {"message_id": 1}},
        {"update_id": 9, "callback_query": {"id": "1", "from": LAN, "inline_message_id": "x", "data": "y"}},
        {"update_id": 9, "message": {"message_id": 1, "chat": CHAT, "date": 1, "text": "from nobody"}},
    ],
)
def test_what_concerns_nobody_is_nothing(update: dict[str, Any]) -> None:
    assert parse(update) is None
