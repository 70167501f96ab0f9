"""What people sent along is fetched by its reference; what Telegram will never give is said so."""

import pytest

from langnghe.bot.channels.channel import FetchRefused
from langnghe.bot.channels.telegram import FETCH_LIMIT, TelegramChannel
from langnghe.bot.channels.telegram_parse import parse
from langnghe.models.contract import Media, MediaKind
from tests.samples import OGG, PDF, picture
from tests.standin.acts import Act
from tests.standin.botapi import BotApi
from tests.standin.messages import Message


def media_of(act: Act) -> Media:
    message: Message | None = act.message
    assert message is not None
    event = parse({"update_id": 1, "message": message.json()})
    assert event is not None
    return event.media[0]


async def test_a_photo_is_fetched_in_its_largest_size(api: BotApi, channel: TelegramChannel) -> None:
    body = picture(size=(800, 600))
    assert await channel.fetch(media_of(api.user(1001).sends_photo(body))) == body


@pytest.mark.parametrize("kind", ["voice", "document"])
async def test_other_files_are_fetched_as_they_are(api: BotApi, channel: TelegramChannel, kind: str) -> None:
    lan = api.user(1001)
    act = lan.sends_voice(OGG) if kind == "voice" else lan.sends_document(PDF, "Đơn.pdf")
    assert await channel.fetch(media_of(act)) == (OGG if kind == "voice" else PDF)


async def test_what_is_too_large_is_not_even_asked_for(api: BotApi, channel: TelegramChannel) -> None:
    act = api.user(1001).sends_document(b"x", "a.pdf", size=FETCH_LIMIT + 1)
    with pytest.raises(FetchRefused, match="too-large"):
        await channel.fetch(media_of(act))
    assert api.calls == []


async def test_what_telegram_finds_too_large_is_refused(api: BotApi, channel: TelegramChannel) -> None:
    told = media_of(api.user(1001).sends_document(b"x", "a.pdf", size=FETCH_LIMIT + 1))
    with pytest.raises(FetchRefused, match="too-large"):
        await channel.fetch(Media(told.kind, told.ref))


async def test_more_bytes_than_allowed_are_not_read(
    api: BotApi, channel: TelegramChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("langnghe.bot.channels.telegram.FETCH_LIMIT", 100)
    told = media_of(api.user(1001).sends_document(bytes(101), "a.pdf"))
    with pytest.raises(FetchRefused, match="too-large"):
        await channel.fetch(Media(told.kind, told.ref))


@pytest.mark.parametrize("method", ["getFile", "download"])
@pytest.mark.parametrize("fault", ["429", "500", "502", "garbage", "cut_before"])
async def test_what_may_pass_can_be_tried_again(
    api: BotApi, channel: TelegramChannel, method: str, fault: str
) -> None:
    act = api.user(1001).sends_document(PDF, "a.pdf")
    api.faults.next(method, fault, times=2)  # a GET on a cut connection is repeated at once
    with pytest.raises(OSError, match="Telegram did not give the file") as failed:
        await channel.fetch(media_of(act))
    api.faults.clear()
    assert api.token not in str(failed.value)
    assert await channel.fetch(media_of(act)) == PDF


async def test_half_a_file_is_no_file(api: BotApi, channel: TelegramChannel) -> None:
    act = api.user(1001).sends_document(PDF, "a.pdf", size=len(PDF) + 1)
    with pytest.raises(OSError, match="in part"):
        await channel.fetch(media_of(act))


async def test_an_id_that_is_unknown_now_may_be_known_later(channel: TelegramChannel) -> None:
    """Telegram says "wrong file_id or the file is temporarily unavailable" for both."""
    with pytest.raises(OSError, match="refused"):
        await channel.fetch(Media(MediaKind.PHOTO, "photo:AgACnone"))
