"""From our messages to what stands on a screen in Telegram, and what we make of its refusals."""

import asyncio
import traceback
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from structlog.testing import capture_logs

from langnghe.bot.channels.telegram import TelegramChannel
from langnghe.bot.channels.telegram_api import ApiError, TelegramApi
from langnghe.bot.channels.telegram_send import Sender
from langnghe.bot.clock import SetClock
from langnghe.bot.files import FileStore
from langnghe.locales.fit import fit
from langnghe.locales.marked import escape
from langnghe.locales.texts import AllTexts
from langnghe.models.contract import Choice, Expects, Marked, MediaKind, Outbound, SendOutcome
from langnghe.services.attachments import Kept
from tests.channels.conftest import MakeChannel
from tests.channels.telling import delivery, menu, stored
from tests.samples import AAC, OGG, PDF, mp4, photo_with_place, picture
from tests.standin.botapi import BotApi

NASTY = "<b>&" * 1024
TEXTS = AllTexts()


async def test_a_message_stands_on_the_screen_as_it_was_meant(api: BotApi, channel: TelegramChannel) -> None:
    rows = (
        (Choice("Đồng ý", "c.yes:1"), Choice("Không", "c.no:1")),
        (Choice("Xem", url="https://example.org/x"),),
    )
    result = await channel.send(delivery('<b>Kính chào</b> &lt;Lan&gt; "A&amp;B"', choices=rows))
    shown = api.user(1001).last
    assert result.outcome is SendOutcome.SENT
    assert result.message_ref == str(shown.id)
    assert shown.text == 'Kính chào <Lan> "A&B"'
    assert [[button.data or button.url for button in row] for row in shown.keyboard] == [
        ["c.yes:1", "c.no:1"],
        ["https://example.org/x"],
    ]
    assert api.calls_of("sendMessage")[0].params["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize("before", ["", "<b>Phiếu</b>: "])
async def test_4096_characters_of_markup_arrive_letter_by_letter(
    api: BotApi, channel: TelegramChannel, before: str
) -> None:
    """Telegram's own parser (in the stand-in) takes every message, and nobody's words are cut or changed."""
    message = Outbound(Marked(before + escape(NASTY)))
    for piece in fit(message, channel.capabilities, TEXTS["vi"]).messages:
        assert (await channel.send(delivery(piece.text))).outcome is SendOutcome.SENT
    shown = "".join(shown.text for shown in api.user(1001).screen)
    assert shown == ("Phiếu: " if before else "") + NASTY


async def test_a_caption_of_4096_characters_goes_behind_its_picture(
    api: BotApi, channel: TelegramChannel, store: FileStore
) -> None:
    file = stored(await store.take(picture(), "a.jpg"))
    fitted = fit(Outbound(escape(NASTY), attachment_id=file.attachment_id), channel.capabilities, TEXTS["vi"])
    for piece in fitted.messages:
        sent = delivery(piece.text, file=file if piece.attachment_id else None)
        assert (await channel.send(sent)).outcome is SendOutcome.SENT
    assert [shown.kind for shown in api.user(1001).screen] == ["photo", "text"]
    assert api.user(1001).last.text == NASTY


# Menus ------------------------------------------------------------------------------------------------------


async def _menu(api: BotApi, channel: TelegramChannel) -> str:
    return (await channel.send(delivery("Chọn một mục", choices=menu("Có", "Không")))).message_ref


async def test_an_answered_menu_becomes_its_answer(api: BotApi, channel: TelegramChannel) -> None:
    ref = await _menu(api, channel)
    result = await channel.send(delivery("Đã chọn: Có", replaces=ref))
    assert (result.outcome, result.message_ref) == (SendOutcome.SENT, ref)
    assert [(shown.text, shown.buttons) for shown in api.user(1001).screen] == [("Đã chọn: Có", [])]


async def test_the_same_answer_twice_is_there_once(api: BotApi, channel: TelegramChannel) -> None:
    """Editing a message to what it is already is a 400 that means: done."""
    ref = await _menu(api, channel)
    for _ in range(2):
        result = await channel.send(delivery("Đã chọn", replaces=ref, choices=menu("Tiếp")))
        assert (result.outcome, result.message_ref) == (SendOutcome.SENT, ref)
    assert len(api.user(1001).screen) == 1


async def test_a_menu_that_was_a_picture_loses_its_buttons_and_the_answer_follows(
    api: BotApi, channel: TelegramChannel, store: FileStore
) -> None:
    file = stored(await store.take(picture(), "a.jpg"))
    ref = (await channel.send(delivery("Phiếu mới", file=file, choices=menu("Tiếp nhận")))).message_ref
    result = await channel.send(delivery("Đã tiếp nhận", replaces=ref))
    await channel.close()
    assert result.outcome is SendOutcome.SENT
    assert [(shown.text, shown.buttons) for shown in api.user(1001).screen] == [
        ("Phiếu mới", []),
        ("Đã tiếp nhận", []),
    ]


async def test_an_answer_with_a_file_cannot_be_an_edit(
    api: BotApi, channel: TelegramChannel, store: FileStore
) -> None:
    ref = await _menu(api, channel)
    file = stored(await store.take(PDF, "giấy mời.pdf"))
    await channel.send(delivery("Mời xem tệp", file=file, replaces=ref))
    await channel.close()
    assert [(shown.kind, shown.buttons) for shown in api.user(1001).screen] == [("text", []), ("document", [])]


async def test_a_menu_that_was_deleted_is_answered_all_the_same(api: BotApi, channel: TelegramChannel) -> None:
    ref = await _menu(api, channel)
    api.user(1001).chat.messages.clear()
    result = await channel.send(delivery("Đã chọn", replaces=ref))
    assert result.outcome is SendOutcome.SENT
    assert result.message_ref != ref
    assert api.user(1001).last.text == "Đã chọn"


async def test_a_press_is_answered_beside_the_message(api: BotApi, channel: TelegramChannel) -> None:
    await _menu(api, channel)
    lan = api.user(1001)
    press = lan.forges("c.Có")
    await channel.send(delivery("Đã chọn", press_ref=press.query_id))
    assert await press.answered() == ""
    assert lan.last.text == "Đã chọn"


@pytest.mark.parametrize("fault", ["", "429", "500", "cut_before", "cut_after", "garbage"])
async def test_a_press_that_cannot_be_answered_does_not_matter(
    api: BotApi, channel: TelegramChannel, fault: str
) -> None:
    if fault:
        api.faults.next("answerCallbackQuery", fault)
    result = await channel.send(delivery("Đã chọn", press_ref="4000000000"))
    await channel.close()
    assert result.outcome is SendOutcome.SENT
    assert len(api.calls_of("answerCallbackQuery")) == 1


# Places -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "words"), [("vi", "📍 Gửi vị trí của tôi"), ("en", "📍 Share my location")])
async def test_a_place_is_asked_for_with_a_button_in_the_persons_language(
    api: BotApi, channel: TelegramChannel, language: str, words: str
) -> None:
    lan = api.user(1001)
    ref = await _menu(api, channel)
    asked = Outbound(Marked("Ở đâu?"), expects=Expects.PLACE, replaces=ref)
    fitted = fit(asked, channel.capabilities, TEXTS[language]).messages[0]
    result = await channel.send(
        delivery("Ở đâu?", expects=Expects.PLACE, place_label=fitted.place_label, replaces=ref)
    )
    assert result.message_ref != ref  # such a button cannot be edited into a message
    assert lan.last.buttons == [words]
    where = lan.presses(words)
    assert where.message is not None
    assert where.message.kind == "location"
    await channel.send(delivery("Cảm ơn"))
    assert api.calls_of("sendMessage")[-1].params["reply_markup"] == {"remove_keyboard": True}


# Files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        (picture(), "a.jpg", "photo"),
        (OGG, "a.ogg", "voice"),
        (mp4(b"soun", brand=b"M4A "), "a.m4a", "voice"),
        (AAC, "a.aac", "document"),
        (mp4(b"vide", b"soun"), "a.mp4", "video"),
        (PDF, "Giấy mời họp.pdf", "document"),
        (picture(size=(2000, 40)), "a.jpg", "document"),
    ],
    ids=["photo", "voice", "m4a", "aac", "video", "pdf", "far-too-wide"],
)
async def test_a_file_of_the_store_goes_as_what_it_is(
    api: BotApi, channel: TelegramChannel, store: FileStore, body: bytes, name: str, kind: str
) -> None:
    kept = await store.take(body, name)
    result = await channel.send(delivery("<i>kèm theo</i>", file=stored(kept), choices=menu("Xem")))
    shown = api.user(1001).last
    assert result.outcome is SendOutcome.SENT
    assert (shown.kind, shown.text, shown.buttons) == (kind, "kèm theo", ["Xem"])
    media = shown.media[-1] if kind == "photo" else shown.media
    assert api.world.files.at(api.world.files.get(media["file_id"]).path).upload.data == (  # type: ignore[union-attr]
        store.path(kept.path).read_bytes()
    )
    if kind == "document":
        assert media["file_name"] == kept.name


async def test_a_picture_the_office_drew_goes_as_a_picture(
    api: BotApi, channel: TelegramChannel, store: FileStore
) -> None:
    drawn = BytesIO()
    Image.new("1", (296, 296)).save(drawn, "PNG")
    body = drawn.getvalue()
    kept = Kept(MediaKind.PHOTO, "image/png", len(body), "", store.put(body), "QR.png")
    assert (await channel.send(delivery("Mã", file=stored(kept)))).outcome is SendOutcome.SENT
    assert (api.user(1001).last.kind, api.user(1001).last.text) == ("photo", "Mã")


async def test_words_are_not_needed(api: BotApi, channel: TelegramChannel, store: FileStore) -> None:
    file = stored(await store.take(picture(), "a.jpg"))
    assert (await channel.send(delivery("", file=file))).outcome is SendOutcome.SENT
    assert (api.user(1001).last.kind, api.user(1001).last.text) == ("photo", "")


async def test_what_telegram_has_is_not_uploaded_again(
    api: BotApi, channel: TelegramChannel, store: FileStore
) -> None:
    came = api.user(1001).sends_voice(OGG).message
    assert came is not None
    file = stored(await store.take(OGG, ""), channel="telegram", ref=f"voice:{came.media['file_id']}")
    await channel.send(delivery(file=file))
    assert api.calls_of("sendVoice")[0].params["voice"] == came.media["file_id"]


async def test_what_was_uploaded_once_is_remembered(
    api: BotApi, channel: TelegramChannel, store: FileStore
) -> None:
    file = stored(await store.take(PDF, "thông báo.pdf"))
    api.user(1002, started=True)
    for person in (1001, 1002):
        await channel.send(delivery(file=file, to=person))
    first, second = api.calls_of("sendDocument")
    assert "document" not in first.params
    assert second.params["document"] == api.user(1001).last.media["file_id"]


async def test_a_file_id_of_another_bot_is_uploaded_instead(
    api: BotApi, channel: TelegramChannel, store: FileStore
) -> None:
    file = stored(await store.take(OGG, "a.ogg"), channel="telegram", ref="voice:AwACother")
    assert (await channel.send(delivery(file=file))).outcome is SendOutcome.SENT
    assert [call.status for call in api.calls_of("sendVoice")] == [400, 200]


@pytest.mark.parametrize("as_what", ["photo", "document"])
async def test_a_picture_never_goes_on_with_its_place(
    api: BotApi, channel: TelegramChannel, store: FileStore, as_what: str
) -> None:
    """Its file_id still holds the original; only our own copy is free of the place for certain."""
    lan = api.user(1001)
    body = photo_with_place()
    act = lan.sends_photo(body) if as_what == "photo" else lan.sends_document(body, "IMG_1.jpg", "image/jpeg")
    assert act.message is not None
    media = act.message.media
    ref = f"{as_what}:{(media[-1] if as_what == 'photo' else media)['file_id']}"
    file = stored(await store.take(body, "IMG_1.jpg"), channel="telegram", ref=ref)
    await channel.send(delivery(file=file))
    shown = lan.last
    assert shown.kind == "photo"
    assert b"Exif" not in api.world.files.get(shown.media[-1]["file_id"]).upload.data


async def test_what_is_not_there_cannot_be_sent(channel: TelegramChannel, store: FileStore) -> None:
    file = stored(await store.take(PDF, "a.pdf"))
    store.path(file.path).unlink()
    assert (await channel.send(delivery(file=file))).outcome is SendOutcome.REFUSED
    assert (await channel.send(delivery("", attachment_id=7))).outcome is SendOutcome.REFUSED


async def test_words_go_although_their_file_is_not_there_yet(api: BotApi, channel: TelegramChannel) -> None:
    assert (await channel.send(delivery("Phiếu mới", attachment_id=7))).outcome is SendOutcome.SENT
    assert api.user(1001).last.text == "Phiếu mới"


# Refusals ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ("429", SendOutcome.RETRY),
        ("500", SendOutcome.RETRY),
        ("502", SendOutcome.RETRY),
        ("garbage", SendOutcome.RETRY),
        ("cut_before", SendOutcome.UNKNOWN),
        ("cut_after", SendOutcome.UNKNOWN),
    ],
)
async def test_what_may_pass_is_tried_again(
    api: BotApi, channel: TelegramChannel, fault: str, outcome: SendOutcome
) -> None:
    """support-bot lost 200 of 212 messages because a 429 was not tried again."""
    api.faults.next("sendMessage", fault, retry_after=7)
    result = await channel.send(delivery())
    assert result.outcome is outcome
    assert result.retry_after == (7 if fault == "429" else 0)
    assert not result.whole_channel
    assert (await channel.send(delivery())).outcome is SendOutcome.SENT


async def test_a_limit_met_in_two_chats_at_once_is_everybodys(
    api: BotApi, channel: TelegramChannel, clock: SetClock
) -> None:
    async def limited(to: int) -> bool:
        api.faults.next("sendMessage", "429")
        return (await channel.send(delivery(to=to))).whole_channel

    assert not await limited(1001)
    assert not await limited(1001)
    assert await limited(1002)
    clock.move(timedelta(seconds=5))
    assert not await limited(1001)


async def test_a_lost_edit_can_be_done_again(api: BotApi, channel: TelegramChannel) -> None:
    """Of a message nobody knows whether it arrived; an edit done twice shows the same."""
    ref = await _menu(api, channel)
    api.faults.next("editMessageText", "cut_after")
    assert (await channel.send(delivery("Đã chọn", replaces=ref))).outcome is SendOutcome.RETRY
    assert (await channel.send(delivery("Đã chọn", replaces=ref))).outcome is SendOutcome.SENT


async def test_no_server_no_message(make_channel: MakeChannel) -> None:
    nowhere = make_channel(api_base="http://127.0.0.1:9")
    assert (await nowhere.send(delivery())).outcome is SendOutcome.RETRY


async def test_silence_is_not_an_answer(api: BotApi, store: FileStore, clock: SetClock) -> None:
    impatient = TelegramApi(api.token, api.url, 0.1)
    api.faults.next("sendMessage", "hang_after")
    assert (await Sender(impatient, store.root, clock).send(delivery())).outcome is SendOutcome.UNKNOWN
    await impatient.close()


async def test_who_blocked_the_bot_cannot_be_reached(api: BotApi, channel: TelegramChannel) -> None:
    api.user(1001).blocks()
    result = await channel.send(delivery())
    assert (result.outcome, result.reason) == (
        SendOutcome.UNREACHABLE,
        "Forbidden: bot was blocked by the user",
    )


@pytest.mark.parametrize("replaces", ["", "5"])
async def test_who_never_wrote_cannot_be_reached(channel: TelegramChannel, replaces: str) -> None:
    assert (await channel.send(delivery(to=424242, replaces=replaces))).outcome is SendOutcome.UNREACHABLE


async def test_a_message_that_telegram_refuses_says_why(channel: TelegramChannel) -> None:
    result = await channel.send(delivery("<b>không đóng"))
    assert result.outcome is SendOutcome.REFUSED
    assert "can't parse entities" in result.reason


async def test_a_strange_recipient_is_refused_here(channel: TelegramChannel) -> None:
    assert (await channel.send(delivery(to="zalo-17"))).outcome is SendOutcome.REFUSED


async def test_a_wrong_token_stops_the_channel_for_a_minute(make_channel: MakeChannel) -> None:
    result = await make_channel(token="123456:AAsomebodyElsesTokenOfTheSameLength_12").send(delivery())
    assert result.outcome is SendOutcome.MISCONFIGURED
    assert (result.retry_after, result.whole_channel) == (60, True)


@pytest.mark.parametrize("fault", ["", "429", "500", "garbage", "cut_before", "hang"])
async def test_the_token_is_in_no_error(api: BotApi, store: FileStore, fault: str) -> None:
    """Every address holds the token; nothing that is kept or logged may hold an address."""
    soon = 0.1
    bot = TelegramApi(api.token, api.url if fault else "http://127.0.0.1:9", soon, soon)
    told: list[str] = []
    causes: set[BaseException | None] = set()
    with capture_logs() as logged:
        for call in (bot.call("getMe", {}), bot.call("sendMessage", {}), bot.download("photos/x.jpg", 10)):
            api.faults.next("*", fault or "500")
            try:
                await call
            except ApiError as error:
                causes.add(error.__cause__)
                told += [error.description, *traceback.format_exception(error)]
    await bot.close()
    assert causes == {None}
    assert "AAStandIn" not in "".join(told) + str(logged)


async def test_many_messages_share_a_few_connections(api: BotApi, channel: TelegramChannel) -> None:
    for person in range(2000, 2060):
        api.user(person, started=True)
    results = await asyncio.gather(*(channel.send(delivery(to=person)) for person in range(2000, 2060)))
    assert all(result.outcome is SendOutcome.SENT for result in results)
    assert api.audit(range(2000, 2060))["once"] == 60
