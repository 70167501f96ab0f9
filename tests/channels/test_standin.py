"""The Bot API stand-in answers as api.telegram.org does: methods, limits, words of refusal."""

import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from PIL import Image

from tests.standin.botapi import BotApi

Call = Callable[..., Awaitable[tuple[int, dict[str, Any]]]]


def picture(kind: str = "JPEG", size: tuple[int, int] = (300, 200)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind)
    return out.getvalue()


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(webhook_pause=0.01) as running:
        running.user(1001, first_name="Lan", started=True)
        yield running


@pytest.fixture
async def call(api: BotApi) -> AsyncIterator[Call]:
    async with aiohttp.ClientSession() as session:

        async def post(method: str, **params: Any) -> tuple[int, dict[str, Any]]:
            async with session.post(f"{api.url}/bot{api.token}/{method}", json=params) as answer:
                return answer.status, await answer.json()

        yield post


async def said(call: Call, **params: Any) -> dict[str, Any]:
    """A sendMessage that must succeed; its Message."""
    status, body = await call("sendMessage", **{"chat_id": 1001, "text": "chào", **params})
    assert status == 200, body
    message: dict[str, Any] = body["result"]
    return message


def inline(*buttons: tuple[str, str]) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": data} for text, data in buttons]]}


class TestRequests:
    @pytest.mark.parametrize("form", ["query", "urlencoded", "multipart", "json"])
    async def test_parameters_come_in_four_forms(self, api: BotApi, form: str) -> None:
        params = {
            "chat_id": "1001",
            "text": "Đường “xóm 3” + <b>&",
            "reply_markup": json.dumps(inline(("Xem", "a=1&b"))),
        }
        url = f"{api.url}/bot{api.token}/sendMessage"
        async with aiohttp.ClientSession() as session:
            match form:
                case "query":
                    sent = session.get(url, params=params)
                case "urlencoded":
                    sent = session.post(url, data=params)
                case "multipart":
                    body = aiohttp.FormData(default_to_multipart=True)
                    body.add_fields(*params.items())
                    sent = session.post(url, data=body)
                case _:
                    sent = session.post(url, json={**params, "reply_markup": inline(("Xem", "a=1&b"))})
            async with sent as answer:
                assert (await answer.json())["result"]["text"] == params["text"]
        assert api.user(1001).last.text == params["text"]
        assert api.user(1001).last.keyboard[0][0].data == "a=1&b"

    async def test_another_token_is_401_and_another_path_404(self, api: BotApi) -> None:
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{api.url}/bot999:{'x' * 35}/getMe") as answer:
                assert (answer.status, await answer.json()) == (
                    401,
                    {"ok": False, "error_code": 401, "description": "Unauthorized"},
                )
            async with session.get(f"{api.url}/botnonsense/getMe") as answer:
                assert answer.status == 401
            async with session.get(f"{api.url}/elsewhere") as answer:
                assert (answer.status, (await answer.json())["description"]) == (404, "Not Found")

    async def test_an_unknown_method_is_404_and_case_does_not_matter(self, call: Call) -> None:
        status, body = await call("sendCarrierPigeon")
        assert (status, body["description"]) == (404, "Not Found: method not found")
        assert (await call("GETME"))[0] == 200

    @pytest.mark.parametrize(
        ("params", "words"),
        [
            ({"txt": "a"}, 'unknown parameter "txt"'),
            ({"message_thread_id": "abc"}, "must be an Integer"),
            ({"reply_markup": "{nonsense"}, "can't parse reply keyboard markup JSON object"),
            ({"reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}}, "Can't find field"),
            ({"reply_markup": {"inline_keyboard": [[{"text": "a", "Data": "x"}]]}}, 'unknown field "Data"'),
            ({"reply_markup": {"inline_keyboard": [[{"text": 5, "pay": True}]]}}, "must be of type String"),
            ({"reply_markup": {"inline_keyboard": {"text": "a"}}}, "must be an Array"),
            ({"entities": "bold"}, "can't parse entities JSON object"),
        ],
    )  # fmt: skip
    async def test_what_the_specification_does_not_know_is_refused(
        self, call: Call, params: dict[str, Any], words: str
    ) -> None:
        status, body = await call("sendMessage", **{"chat_id": 1001, "text": "a", **params})
        assert status == 400
        assert words.lower() in body["description"].lower()


class TestTexts:
    @pytest.mark.parametrize(
        ("params", "words"),
        [
            ({"text": ""}, "message text is empty"),
            ({"text": " \n "}, "text must be non-empty"),
            ({"text": "ă" * 4097}, "message is too long"),
            ({"text": "<b>x", "parse_mode": "HTML"},
             "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
            ({"text": "2 < 3", "parse_mode": "HTML"},
             'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
            ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
            ({"chat_id": None}, "chat_id is empty"),
            ({"chat_id": 5}, "chat not found"),
            ({"reply_parameters": {"message_id": 999}}, "message to be replied not found"),
            ({"reply_markup": inline(("ă" * 10, "ă" * 33))}, "BUTTON_DATA_INVALID"),
            ({"reply_markup": {"inline_keyboard": [[{"text": "a"}]]}},
             "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ],
    )  # fmt: skip
    async def test_refusals_in_telegrams_words(self, call: Call, params: dict[str, Any], words: str) -> None:
        status, body = await call("sendMessage", **{"chat_id": 1001, "text": "a", **params})
        assert (status, body["description"]) == (400, f"Bad Request: {words}")

    async def test_the_limit_counts_characters_after_parsing(self, call: Call) -> None:
        escaped = "&lt;b&gt;&amp;" * 1024  # 4,096 characters of <b>&
        message = await said(call, text=f"<b>{escaped}</b>", parse_mode="HTML")
        assert message["text"] == "<b>&" * 1024
        assert message["entities"] == [{"offset": 0, "length": 4096, "type": "bold"}]
        assert (await call("sendMessage", chat_id=1001, text=f"{escaped}!", parse_mode="HTML"))[0] == 400

    async def test_captions_end_at_1024(self, api: BotApi, call: Call) -> None:
        api.user(1001).sends_photo(picture())
        _, updates = await call("getUpdates")
        photo = updates["result"][0]["message"]["photo"][-1]["file_id"]
        assert (await call("sendPhoto", chat_id=1001, photo=photo, caption="ă" * 1024))[0] == 200
        status, body = await call("sendPhoto", chat_id=1001, photo=photo, caption="ă" * 1025)
        assert (status, body["description"]) == (400, "Bad Request: message caption is too long")

    async def test_blanks_at_the_ends_go_and_marks_follow(self, call: Call) -> None:
        message = await said(call, text="\n  a <b>b </b> \n", parse_mode="HTML")
        assert message["text"] == "a b"
        assert message["entities"] == [{"offset": 2, "length": 1, "type": "bold"}]

    async def test_links_and_commands_are_found(self, call: Call) -> None:
        message = await said(call, text="/start <code>http://a.vn</code> http://b.vn", parse_mode="HTML")
        assert [e["type"] for e in message["entities"]] == ["bot_command", "code", "url"]

    async def test_a_reply_carries_what_it_answers(self, call: Call) -> None:
        first = await said(call, text="một")
        second = await said(call, text="hai", reply_parameters={"message_id": first["message_id"]})
        assert second["reply_to_message"]["text"] == "một"


class TestWhoMayBeWrittenTo:
    async def test_blocked_is_403_until_unblocked(self, api: BotApi, call: Call) -> None:
        lan = api.user(1001)
        lan.blocks()
        status, body = await call("sendMessage", chat_id=1001, text="a")
        assert (status, body["description"]) == (403, "Forbidden: bot was blocked by the user")
        lan.unblocks()
        await said(call)
        _, updates = await call("getUpdates")
        turns = [u["my_chat_member"]["new_chat_member"]["status"] for u in updates["result"]]
        assert turns == ["kicked", "member"]

    async def test_who_never_started_is_403(self, api: BotApi, call: Call) -> None:
        hoa = api.user(1002, first_name="Hoa")
        status, body = await call("sendMessage", chat_id=1002, text="a")
        assert (status, body["description"]) == (403, "Forbidden: bot can't initiate conversation with a user")
        hoa.says("/start")
        await said(call, chat_id=1002)

    async def test_many_have_blocked_who_were_never_opened(self) -> None:
        seen: list[tuple[object, int, bool]] = []
        async with BotApi(known=True, remember=False, keep_calls=0) as api:
            api.world.blocked |= {7, 8}
            api.world.ledger.watch = lambda call: seen.append((call.chat_id, call.status, call.took_effect))
            for chat in (6, 7, 8):
                await api.perform_now("sendMessage", chat_id=chat, text="a")
            api.user(8, started=True).unblocks()
            await api.perform_now("sendMessage", chat_id=8, text="a")
            assert api.calls == []
        assert seen == [(6, 200, True), (7, 403, False), (8, 403, False), (8, 200, True)]

    async def test_a_million_people_are_known_by_a_predicate(self) -> None:
        async with BotApi(known=lambda number: number <= 1_000_000, remember=False) as api:
            for number in (1, 999_999):
                status, _ = await api.perform_now("sendMessage", chat_id=number, text="Thông báo")
                assert status == 200
            assert (await api.perform_now("sendMessage", chat_id=1_000_001, text="a"))[0] == 400
            assert not api.world.chats
            assert api.audit(range(1, 3)) == {"missed": [2], "twice": {}, "strangers": [999_999], "once": 1}

    async def test_a_group_hears_only_what_is_meant_for_the_bot(self, api: BotApi, call: Call) -> None:
        group = api.group(-1001, "Tổ tiếp nhận")
        lan = api.user(1001)
        lan.says("chuyện riêng", chat=group)
        lan.says("/list", chat=group)
        _, updates = await call("getUpdates")
        assert [u["message"]["text"] for u in updates["result"]] == ["/list"]
        assert updates["result"][0]["message"]["chat"] == {
            "id": -1001,
            "type": "supergroup",
            "title": "Tổ tiếp nhận",
        }
        await said(call, chat_id=-1001, text="Có việc mới")
        assert [m.text for m in group.screen] == ["Có việc mới"]


class TestEditing:
    async def test_an_edit_shows_on_the_screen(self, api: BotApi, call: Call) -> None:
        message = await said(call, text="Chọn", reply_markup=inline(("Có", "y"), ("Không", "n")))
        where = {"chat_id": 1001, "message_id": message["message_id"]}
        status, body = await call("editMessageText", **where, text="Đã chọn <b>Có</b>", parse_mode="HTML")
        assert (status, body["result"]["text"]) == (200, "Đã chọn Có")
        assert body["result"]["edit_date"]
        shown = api.user(1001).last
        assert (shown.text, shown.html, shown.buttons) == ("Đã chọn Có", "Đã chọn <b>Có</b>", [])

    async def test_an_edit_that_changes_nothing_is_400(self, call: Call) -> None:
        message = await said(call, text="<b>a</b>", parse_mode="HTML", reply_markup=inline(("Có", "y")))
        where = {"chat_id": 1001, "message_id": message["message_id"]}
        same = {"text": "<strong>a</strong>", "parse_mode": "HTML", "reply_markup": inline(("Có", "y"))}
        status, body = await call("editMessageText", **where, **same)
        assert status == 400
        assert body["description"].startswith(
            "Bad Request: message is not modified: specified new message content"
        )

    async def test_what_cannot_be_edited(self, api: BotApi, call: Call) -> None:
        api.user(1001).says("của tôi")
        own = next(iter(api.user(1001).chat.messages))
        for number, words in ((own, "message can't be edited"), (999, "message to edit not found")):
            status, body = await call("editMessageText", chat_id=1001, message_id=number, text="b")
            assert (status, body["description"]) == (400, f"Bad Request: {words}")

    async def test_markup_and_caption_are_edited_alone(self, api: BotApi, call: Call) -> None:
        message = await said(call, reply_markup=inline(("Có", "y")))
        where = {"chat_id": 1001, "message_id": message["message_id"]}
        assert (await call("editMessageReplyMarkup", **where))[0] == 200
        assert api.user(1001).last.buttons == []
        assert (await call("editMessageReplyMarkup", **where))[0] == 400
        status, body = await call("editMessageCaption", **where, caption="x")
        assert (status, body["description"]) == (400, "Bad Request: there is no caption in the message to edit")

    async def test_deleted_is_gone(self, api: BotApi, call: Call) -> None:
        message = await said(call)
        where = {"chat_id": 1001, "message_id": message["message_id"]}
        assert (await call("deleteMessage", **where))[0] == 200
        assert api.user(1001).screen == []
        status, body = await call("deleteMessage", **where)
        assert (status, body["description"]) == (400, "Bad Request: message to delete not found")


class TestPresses:
    async def test_a_press_is_answered_once(self, api: BotApi, call: Call) -> None:
        lan = api.user(1001)
        await said(call, reply_markup=inline(("Gửi phản ánh", "t:new"), ("Bỏ", "t:drop")))
        press = lan.presses("Gửi")
        _, updates = await call("getUpdates")
        query = updates["result"][-1]["callback_query"]
        assert (query["data"], query["from"]["id"], query["message"]["text"]) == ("t:new", 1001, "chào")
        status, _ = await call(
            "answerCallbackQuery", callback_query_id=query["id"], text="Đã nhận", show_alert=True
        )
        assert status == 200
        assert (await press.answered(), press.alert) == ("Đã nhận", True)
        status, body = await call("answerCallbackQuery", callback_query_id=query["id"])
        assert status == 400
        assert body["description"] == (
            "Bad Request: query is too old and response timeout expired or query ID is invalid"
        )

    async def test_a_late_answer_is_400(self, call: Call, api: BotApi) -> None:
        api.world.query_seconds = -1
        await said(call, reply_markup=inline(("Có", "y")))
        press = api.user(1001).presses("y")
        assert (await call("answerCallbackQuery", callback_query_id=press.query_id))[0] == 400

    async def test_only_what_stands_there_can_be_pressed_but_anything_can_be_forged(
        self, api: BotApi, call: Call
    ) -> None:
        lan = api.user(1001)
        await said(call, reply_markup=inline(("Có", "y")))
        with pytest.raises(AssertionError, match="finds no button 'z'"):
            lan.presses("z")
        lan.forges("admin:all")
        _, updates = await call("getUpdates")
        assert updates["result"][-1]["callback_query"]["data"] == "admin:all"

    async def test_a_reply_keyboard_speaks_for_the_person(self, api: BotApi, call: Call) -> None:
        lan = api.user(1001)
        rows = [["Theo dõi"], [{"text": "Gửi số", "request_contact": True}]]
        await said(call, reply_markup={"keyboard": rows})
        lan.presses("Theo dõi")
        lan.presses("Gửi số")
        _, updates = await call("getUpdates")
        first, second = (u["message"] for u in updates["result"])
        assert first["text"] == "Theo dõi"
        assert second["contact"]["user_id"] == 1001
        await said(call, reply_markup={"remove_keyboard": True})
        with pytest.raises(AssertionError):
            lan.presses("Theo dõi")


class TestFiles:
    async def test_a_photo_comes_in_two_sizes_and_is_downloaded(self, api: BotApi, call: Call) -> None:
        jpeg = picture()
        api.user(1001).sends_photo(jpeg, "ổ gà")
        _, updates = await call("getUpdates")
        message = updates["result"][0]["message"]
        assert message["caption"] == "ổ gà"
        small, large = message["photo"]
        assert (large["width"], large["height"], large["file_size"]) == (300, 200, len(jpeg))
        assert max(small["width"], small["height"]) == 90
        _, body = await call("getFile", file_id=large["file_id"])
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{api.url}/file/bot{api.token}/{body['result']['file_path']}") as answer:
                assert await answer.read() == jpeg
            async with session.get(f"{api.url}/file/bot{api.token}/photos/none.jpg") as answer:
                assert answer.status == 404

    async def test_photos_become_jpeg_of_at_most_1280(self, api: BotApi, call: Call) -> None:
        api.user(1001).sends_photo(picture("PNG", (2000, 1000)))
        _, updates = await call("getUpdates")
        large = updates["result"][0]["message"]["photo"][-1]
        assert (large["width"], large["height"]) == (1280, 640)

    @pytest.mark.parametrize("kind", ["photo", "voice", "audio", "video", "document"])
    async def test_an_upload_is_shown_and_can_be_sent_again(self, api: BotApi, call: Call, kind: str) -> None:
        body = aiohttp.FormData()
        body.add_field("chat_id", "1001")
        body.add_field("caption", "<i>tệp</i>")
        body.add_field("parse_mode", "HTML")
        if kind == "voice":  # the other way to name an upload
            body.add_field(kind, "attach://part")
        body.add_field(
            "part" if kind == "voice" else kind, picture(), filename="tệp.jpg", content_type="image/jpeg"
        )
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{api.url}/bot{api.token}/send{kind.title()}", data=body) as answer,
        ):
            message = (await answer.json())["result"]
        told = message[kind][-1] if kind == "photo" else message[kind]
        assert message["caption"] == "tệp"
        status, body2 = await call(f"send{kind.title()}", chat_id=1001, **{kind: told["file_id"]})
        assert status == 200
        assert body2["result"][kind] == message[kind]
        assert [m.kind for m in api.user(1001).screen] == [kind, kind]
        other = "document" if kind == "photo" else "photo"
        status, body3 = await call(f"send{other.title()}", chat_id=1001, **{other: told["file_id"]})
        assert status == 400
        assert "can't use file of type" in body3["description"]

    async def test_refused_files(self, api: BotApi, call: Call) -> None:
        status, body = await call("sendPhoto", chat_id=1001, photo="nonsense")
        assert (status, body["description"][:47]) == (400, "Bad Request: wrong remote file identifier speci")
        status, body = await call("sendPhoto", chat_id=1001)
        assert (status, body["description"]) == (400, "Bad Request: there is no photo in the request")
        status, body = await call("getFile", file_id="nonsense")
        assert status == 400
        api.user(1001).sends_document(b"%PDF-", "bản đồ.pdf", size=21 << 20)
        _, updates = await call("getUpdates")
        big = updates["result"][-1]["message"]["document"]["file_id"]
        status, body = await call("getFile", file_id=big)
        assert (status, body["description"]) == (400, "Bad Request: file is too big")

    async def test_what_is_no_picture_is_no_photo(self, api: BotApi) -> None:
        body = aiohttp.FormData({"chat_id": "1001"})
        body.add_field("photo", b"<html>", filename="a.jpg")
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{api.url}/bot{api.token}/sendPhoto", data=body) as answer,
        ):
            assert (await answer.json())["description"] == "Bad Request: IMAGE_PROCESS_FAILED"

    async def test_an_album_arrives_whole(self, api: BotApi) -> None:
        media = [
            {"type": "photo", "media": f"attach://p{n}", "caption": "hai ảnh" if n == 0 else ""} for n in (0, 1)
        ]
        body = aiohttp.FormData({"chat_id": "1001", "media": json.dumps(media)})
        for n in (0, 1):
            body.add_field(f"p{n}", picture(), filename="a.jpg")
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{api.url}/bot{api.token}/sendMediaGroup", data=body) as answer,
        ):
            sent = (await answer.json())["result"]
        assert len({m["media_group_id"] for m in sent}) == 1
        assert [m.text for m in api.user(1001).screen] == ["hai ảnh", ""]


class TestAboutItself:
    async def test_commands_are_kept_by_scope_and_language(self, call: Call) -> None:
        vi = [{"command": "start", "description": "Bắt đầu"}]
        assert (await call("setMyCommands", commands=vi, language_code="vi"))[0] == 200
        assert (await call("getMyCommands", language_code="vi"))[1]["result"] == vi
        assert (await call("getMyCommands"))[1]["result"] == []
        status, body = await call("setMyCommands", commands=[{"command": "Bắt", "description": "x"}])
        assert (status, body["description"]) == (400, "Bad Request: BOT_COMMAND_INVALID")

    async def test_the_rest(self, api: BotApi, call: Call) -> None:
        assert (await call("getMe"))[1]["result"]["is_bot"] is True
        assert (await call("getChat", chat_id=1001))[1]["result"]["first_name"] == "Lan"
        assert (await call("sendChatAction", chat_id=1001, action="typing"))[0] == 200
        assert (await call("sendChatAction", chat_id=1001, action="dancing"))[0] == 400
        status, body = await call("sendLocation", chat_id=1001, latitude=15.12, longitude=108.8)
        assert (status, body["result"]["location"]) == (200, {"latitude": 15.12, "longitude": 108.8})
        assert (await call("sendLocation", chat_id=1001, latitude=95, longitude=0))[0] == 400
