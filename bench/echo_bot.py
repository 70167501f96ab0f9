"""The bare aiogram bot that everything is measured against: it answers what it reads and stores nothing.

Run by bench/journey.py: python bench/echo_bot.py API_BASE TOKEN [CALLS]

With CALLS (21/9, say) it makes so many calls an update on average, as our journey does: the echo and calls beside
it that show nothing. That is what the messenger's protocol alone costs, before a word is understood or kept.
"""

import asyncio
import sys
from fractions import Fraction
from itertools import count

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

dispatcher = Dispatcher()
updates = count()


@dispatcher.message()
async def echo(message: Message, bot: Bot, calls: Fraction) -> None:
    number = next(updates)
    beside = int((number + 1) * calls) - int(number * calls) - 1
    await message.answer(message.text or "…")
    for _ in range(beside):
        await bot.send_chat_action(message.chat.id, "typing")


async def main(api_base: str, token: str, calls: str = "1") -> None:
    bot = Bot(token, AiohttpSession(api=TelegramAPIServer.from_base(api_base)))
    await dispatcher.start_polling(bot, calls=Fraction(calls))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:4]))
