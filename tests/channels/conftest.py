"""A Telegram channel of ours on one side, the stand-in for Telegram on the other, and no waiting."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from langnghe.bot.channels.telegram import TelegramChannel
from langnghe.bot.clock import SetClock
from langnghe.bot.config import TelegramSection
from langnghe.bot.files import FileStore
from tests.channels.telling import FRIDAY, Pauses
from tests.standin.botapi import BotApi

MakeChannel = Callable[..., TelegramChannel]


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(webhook_pause=0.01) as running:
        running.user(1001, first_name="Lan", started=True)
        yield running


@pytest.fixture
def clock() -> SetClock:
    return SetClock(FRIDAY)


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files", max_mb=20)


@pytest.fixture
async def make_channel(
    api: BotApi, store: FileStore, clock: SetClock, pauses: Pauses
) -> AsyncIterator[MakeChannel]:
    """Channels of the stand-in's bot; settings by keyword. Closed at the end."""
    made: list[TelegramChannel] = []

    def make(public_url: str = "", **settings: Any) -> TelegramChannel:
        section = TelegramSection(**{"token": api.token, "api_base": api.url, **settings})
        channel = TelegramChannel(section, store.root, public_url, clock, pauses)
        made.append(channel)
        return channel

    yield make
    for channel in made:
        await channel.close()


@pytest.fixture
def channel(make_channel: MakeChannel) -> TelegramChannel:
    return make_channel()


@pytest.fixture
async def listening(channel: TelegramChannel) -> AsyncIterator[Callable[..., "asyncio.Task[None]"]]:
    """Start listening in the background; ended with the test."""
    tasks: list[asyncio.Task[None]] = []

    def listen(receive: Any, by: TelegramChannel | None = None) -> "asyncio.Task[None]":
        tasks.append(asyncio.create_task((by or channel).listen(receive)))
        return tasks[-1]

    yield listen
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
