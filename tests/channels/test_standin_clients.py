"""Second opinions: two independent clients talk to the Bot API stand-in and find nothing strange.

python-telegram-bot and aiogram know nothing of each other or of us. Both parse every answer strictly into their
own types and turn every refusal into their own exceptions; what one of them chokes on is a fault of the stand-in.
"""

import asyncio
import io
from collections.abc import AsyncIterator
from datetime import timedelta

import aiogram
import aiohttp
import pytest
import telegram
import telegram.error
import telegram.ext
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import web
from PIL import Image

from tests.standin.botapi import BotApi


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(out, "JPEG")
    return out.getvalue()


PHOTO = jpeg()


@pytest.fixture
async def api(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[BotApi]:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # durations as its next major version gives them; else it warns
    async with BotApi(webhook_pause=0.01) as running:
        yield running


async def story(api: BotApi) -> None:
    """What a person sees of either bot below."""
    lan = api.user(1001, first_name="Lan", last_name="Nguyễn", username="lan_qn")
    await lan.says("/start xa-123")
    menu = await lan.reads("Kính chào Lan & xa-123")
    assert menu.html == "Kính chào <b>Lan</b> &amp; xa-123"
    assert menu.buttons == ["Gửi phản ánh"]
    press = lan.presses("Gửi phản ánh")
    assert await press.answered() == "Đã nhận"
    assert (await lan.reads("Đã chọn menu:new")).id == menu.id
    lan.sends_photo(PHOTO, "ổ gà")
    echo = await lan.reads(f"{len(PHOTO)} byte: ổ gà")
    assert echo.kind == "photo"
    lan.sends_location(15.12, 108.8)
    await lan.reads("15.12")
    lan.sends_contact("+84901234567")
    await lan.reads("+84901234567")
    lan.sends_voice(b"OggS" * 10, duration=4)
    await lan.reads("4 giây")
    lan.blocks()
    await lan.unblocks()
    assert [m.kind for m in lan.screen] == ["text", "photo", "text", "text", "text"]


# python-telegram-bot


def ptb_application(api: BotApi, token: str = "") -> "telegram.ext.Application":  # type: ignore[type-arg]
    return (
        telegram.ext.Application.builder()
        .token(token or api.token)
        .base_url(f"{api.url}/bot")
        .base_file_url(f"{api.url}/file/bot")
        .job_queue(None)
        .build()
    )


class PtbBot:
    """The same small bot as below, in the words of python-telegram-bot."""

    def __init__(self, api: BotApi) -> None:
        self.application = ptb_application(api)
        add = self.application.add_handler
        add(telegram.ext.CommandHandler("start", self.start))
        add(telegram.ext.CallbackQueryHandler(self.choice))
        add(telegram.ext.MessageHandler(telegram.ext.filters.PHOTO, self.photo))
        add(telegram.ext.MessageHandler(telegram.ext.filters.ALL, self.other))
        add(telegram.ext.ChatMemberHandler(self.turned))
        self.turns: list[str] = []

    async def start(self, update: telegram.Update, context: "telegram.ext.ContextTypes.DEFAULT_TYPE") -> None:
        assert update.message
        assert update.effective_user
        assert update.effective_user.full_name == "Lan Nguyễn"
        button = telegram.InlineKeyboardButton("Gửi phản ánh", callback_data="menu:new")
        payload = (context.args or [""])[0]
        sent = await update.message.reply_html(
            f"Kính chào <b>Lan</b> &amp; {payload}", reply_markup=telegram.InlineKeyboardMarkup([[button]])
        )
        assert sent.entities[0].type == "bold"
        assert sent.reply_markup
        assert sent.reply_markup.inline_keyboard[0][0] == button

    async def choice(self, update: telegram.Update, _context: object) -> None:
        query = update.callback_query
        assert query
        assert await query.answer("Đã nhận")
        edited = await query.edit_message_text(f"Đã chọn {query.data}")
        assert isinstance(edited, telegram.Message)
        assert edited.edit_date

    async def photo(self, update: telegram.Update, context: "telegram.ext.ContextTypes.DEFAULT_TYPE") -> None:
        assert update.message
        await update.message.chat.send_action("upload_photo")
        file = await context.bot.get_file(update.message.photo[-1].file_id)
        data = bytes(await file.download_as_bytearray())
        assert data == PHOTO
        sent = await update.message.reply_photo(data, caption=f"{len(data)} byte: {update.message.caption}")
        assert sent.photo[-1].width == 300

    async def other(self, update: telegram.Update, _context: object) -> None:
        message = update.message
        assert message
        if message.location:
            await message.reply_text(str(message.location.latitude))
        elif message.contact:
            await message.reply_text(message.contact.phone_number)
        elif message.voice:
            duration = message.voice.duration
            assert isinstance(duration, timedelta)
            await message.reply_text(f"{duration.seconds} giây")

    async def turned(self, update: telegram.Update, _context: object) -> None:
        assert update.my_chat_member
        self.turns.append(update.my_chat_member.new_chat_member.status)


async def test_python_telegram_bot_polls(api: BotApi) -> None:
    bot = PtbBot(api)
    async with bot.application as application:
        assert application.updater
        assert (await application.bot.get_me()).username == "langnghe_bot"
        await application.start()
        await application.updater.start_polling(poll_interval=0, timeout=10)
        await story(api)
        await application.updater.stop()
        await application.stop()
    assert bot.turns == ["kicked", "member"]
    assert not [call for call in api.calls if call.status != 200]


async def test_python_telegram_bot_behind_a_webhook(api: BotApi) -> None:
    bot = PtbBot(api)
    secrets: set[str | None] = set()

    async def receive(request: web.BaseRequest) -> web.Response:
        secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        update = telegram.Update.de_json(await request.json(), bot.application.bot)
        await bot.application.process_update(update)
        return web.Response()

    runner = web.ServerRunner(web.Server(receive))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with bot.application as application:
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
        assert await application.bot.set_webhook(url, secret_token="bi-mat", max_connections=5)
        await story(api)
        info = await application.bot.get_webhook_info()
        assert (info.url, info.pending_update_count, info.max_connections) == (url, 0, 5)
        with pytest.raises(telegram.error.Conflict, match="webhook is active"):
            await application.bot.get_updates()
        assert await application.bot.delete_webhook()
    await runner.cleanup()
    assert secrets == {"bi-mat"}


async def test_python_telegram_bot_understands_every_refusal(api: BotApi) -> None:
    api.user(1001, first_name="Lan", started=True)
    async with ptb_application(api) as application:
        bot = application.bot
        with pytest.raises(telegram.error.BadRequest, match="Chat not found"):
            await bot.send_message(5, "a")
        with pytest.raises(telegram.error.BadRequest, match="Can't parse entities"):
            await bot.send_message(1001, "<b>", parse_mode="HTML")
        with pytest.raises(telegram.error.BadRequest, match="Message is too long"):
            await bot.send_message(1001, "ạ" * 4097)
        sent = await bot.send_message(1001, "a")
        with pytest.raises(telegram.error.BadRequest, match="Message is not modified"):
            await sent.edit_text("a")
        with pytest.raises(telegram.error.BadRequest, match="Query is too old"):
            await bot.answer_callback_query("77")
        api.faults.next("sendMessage", "429", retry_after=3)
        with pytest.raises(telegram.error.RetryAfter, match="Retry in 0:00:03"):
            await bot.send_message(1001, "a")
        for fault in ("500", "502", "garbage", "cut_before"):
            api.faults.next("sendMessage", fault)
            with pytest.raises(telegram.error.TelegramError):
                await bot.send_message(1001, "a")
        api.user(1001).blocks()
        with pytest.raises(telegram.error.Forbidden, match="bot was blocked by the user"):
            await bot.send_message(1001, "a")
        api.user(1002, first_name="Hoa")
        with pytest.raises(telegram.error.Forbidden, match="bot can't initiate conversation with a user"):
            await bot.send_message(1002, "a")
    with pytest.raises(telegram.error.InvalidToken):
        async with ptb_application(api, f"123456:{'x' * 35}").bot:
            pass


async def test_two_pollers_of_one_bot_meet(api: BotApi) -> None:
    async with ptb_application(api) as one, aiogram_bot(api) as other:
        first = asyncio.ensure_future(one.bot.get_updates(timeout=5))
        while api.world.updates._poller is None:  # noqa: ASYNC110 - it has no event of its own
            await asyncio.sleep(0)
        second = asyncio.ensure_future(other.get_updates(timeout=5))
        with pytest.raises(telegram.error.Conflict, match="terminated by other getUpdates request"):
            await first
        api.user(1002, first_name="Hoa").says("a")
        assert len(await second) == 1


# aiogram


def aiogram_bot(api: BotApi, token: str = "") -> aiogram.Bot:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
    return aiogram.Bot(token or api.token, session=session)


def aiogram_dispatcher(turns: list[str]) -> aiogram.Dispatcher:
    """The same small bot once more, in aiogram's words."""
    dispatcher = aiogram.Dispatcher()
    types = aiogram.types

    @dispatcher.message(aiogram.filters.CommandStart(deep_link=True))
    async def start(message: types.Message, command: aiogram.filters.CommandObject) -> None:
        button = types.InlineKeyboardButton(text="Gửi phản ánh", callback_data="menu:new")
        sent = await message.answer(
            f"Kính chào <b>Lan</b> &amp; {command.args}",
            parse_mode="HTML",
            reply_markup=types.InlineKeyboardMarkup(inline_keyboard=[[button]]),
        )
        assert sent.html_text == f"Kính chào <b>Lan</b> &amp; {command.args}"

    @dispatcher.callback_query()
    async def choice(query: types.CallbackQuery) -> None:
        assert isinstance(query.message, types.Message)
        await query.answer("Đã nhận")
        await query.message.edit_text(f"Đã chọn {query.data}")

    @dispatcher.message(aiogram.F.photo)
    async def photo(message: types.Message, bot: aiogram.Bot) -> None:
        assert message.photo
        file = await bot.download(message.photo[-1])
        assert file
        data = file.read()
        upload = types.BufferedInputFile(data, "ảnh.jpg")
        await message.answer_photo(upload, caption=f"{len(data)} byte: {message.caption}")

    @dispatcher.message()
    async def other(message: types.Message) -> None:
        if message.location:
            await message.answer(str(message.location.latitude))
        elif message.contact:
            await message.answer(message.contact.phone_number)
        elif message.voice:
            await message.answer(f"{message.voice.duration} giây")

    @dispatcher.my_chat_member()
    async def turned(change: types.ChatMemberUpdated) -> None:
        turns.append(change.new_chat_member.status)

    return dispatcher


async def test_aiogram_polls(api: BotApi) -> None:
    turns: list[str] = []
    bot = aiogram_bot(api)
    dispatcher = aiogram_dispatcher(turns)
    polling = asyncio.ensure_future(dispatcher.start_polling(bot, handle_signals=False))
    await story(api)
    await dispatcher.stop_polling()
    await polling
    assert turns == ["kicked", "member"]
    assert not [call for call in api.calls if call.status != 200]


async def test_aiogram_behind_a_webhook(api: BotApi) -> None:
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler

    turns: list[str] = []
    async with aiogram_bot(api) as bot:
        application = web.Application()
        handler = SimpleRequestHandler(
            aiogram_dispatcher(turns), bot, handle_in_background=False, secret_token="bi-mat"
        )
        handler.register(application, "/hook")
        runner = web.AppRunner(application)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="bi-mat")
        await story(api)
        await runner.cleanup()
    assert turns == ["kicked", "member"]


async def test_aiogram_understands_every_refusal(api: BotApi) -> None:
    api.user(1001, first_name="Lan", started=True)
    async with aiogram_bot(api) as bot:
        with pytest.raises(TelegramBadRequest, match="chat not found"):
            await bot.send_message(5, "a")
        sent = await bot.send_message(1001, "a")
        with pytest.raises(TelegramBadRequest, match="message is not modified"):
            await bot.edit_message_text("a", chat_id=1001, message_id=sent.message_id)
        api.faults.next("sendMessage", "429", retry_after=3)
        with pytest.raises(TelegramRetryAfter) as refused:
            await bot.send_message(1001, "a")
        assert refused.value.retry_after == 3
        api.faults.next("sendMessage", "500")
        with pytest.raises(TelegramServerError):
            await bot.send_message(1001, "a")
        api.user(1001).blocks()
        with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
            await bot.send_message(1001, "a")
        await bot.set_webhook("http://127.0.0.1:9/")
        with pytest.raises(TelegramConflictError, match="webhook is active"):
            await bot.get_updates()
        with pytest.raises(TelegramNotFound, match="method not found"):
            await bot.get_my_star_balance()
    async with aiogram_bot(api, f"123456:{'x' * 35}") as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()


async def test_every_answer_fits_both_clients_types(api: BotApi) -> None:
    """All methods that answer more than True, each parsed by both."""
    lan = api.user(1001, first_name="Lan", started=True)
    upload = aiogram.types.BufferedInputFile
    types = aiogram.types
    async with aiogram_bot(api) as bot, ptb_application(api) as application:
        ptb = application.bot
        for sent in (
            await bot.send_document(1001, upload(b"%PDF", "đơn.pdf"), caption="<i>a</i>", parse_mode="HTML"),
            await bot.send_audio(1001, upload(b"ID3", "a.mp3"), title="t", performer="p"),
            await bot.send_video(1001, upload(b"mp4", "a.mp4"), width=10, height=10),
            await bot.send_voice(1001, upload(b"OggS", "a.ogg"), duration=3),
            await bot.send_animation(1001, upload(b"gif", "a.gif")),
            await bot.send_location(1001, 15.1, 108.8),
            await bot.send_contact(1001, "+849", "Lan"),
            *await bot.send_media_group(1001, [types.InputMediaPhoto(media=upload(PHOTO, "a.jpg"))] * 2),
            await bot.forward_message(1001, 1001, 1),
        ):
            assert sent.chat.id == 1001
        assert (await bot.copy_message(1001, 1001, 1)).message_id == lan.last.id
        assert (await bot.edit_message_caption(chat_id=1001, message_id=1, caption="b")).caption == "b"  # type: ignore[union-attr]
        for message in (
            await ptb.send_document(1001, b"%PDF", filename="đơn.pdf"),
            await ptb.send_audio(1001, b"ID3"),
            await ptb.send_video(1001, b"mp4"),
            await ptb.send_voice(1001, b"OggS"),
            await ptb.send_location(1001, 15.1, 108.8),
            *await ptb.send_media_group(1001, [telegram.InputMediaPhoto(PHOTO), telegram.InputMediaPhoto(PHOTO)]),
        ):
            assert message.chat.id == 1001
        assert (await bot.get_chat(1001)).first_name == (await ptb.get_chat(1001)).first_name == "Lan"
        assert (await bot.get_chat_member(1001, 1001)).status == "member"
        commands = [types.BotCommand(command="start", description="Bắt đầu")]
        assert await bot.set_my_commands(commands, scope=types.BotCommandScopeAllPrivateChats())
        found = await ptb.get_my_commands(scope=telegram.BotCommandScopeAllPrivateChats())
        assert [(c.command, c.description) for c in found] == [("start", "Bắt đầu")]
        assert await bot.delete_messages(1001, [1, 2, 3])
        with pytest.raises(telegram.error.BadRequest, match="Message to delete not found"):
            await ptb.delete_message(1001, 1)


async def test_a_killed_client_leaves_no_trace(api: BotApi) -> None:
    """A connection that dies in the middle of a request has no effect and breaks nothing."""
    api.user(1001, first_name="Lan", started=True)
    _, writer = await asyncio.open_connection("127.0.0.1", int(api.url.rpartition(":")[2]))
    writer.write(
        f"POST /bot{api.token}/sendMessage HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\nchat".encode()
    )
    await writer.drain()
    writer.transport.abort()
    async with aiohttp.ClientSession() as session, session.get(f"{api.url}/bot{api.token}/getMe") as answer:
        assert answer.status == 200
    assert api.user(1001).screen == []
