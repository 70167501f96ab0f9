"""The whole program over Telegram: its own loops on one side, the stand-in with its people on the other."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import func, select

from langnghe.bot.app import App
from langnghe.bot.channels.telegram import TelegramChannel
from langnghe.bot.clock import Clock, RealClock, SetClock
from langnghe.bot.config import settings_from
from langnghe.bot.store import open_store
from langnghe.models import (
    Attachment,
    AttachmentState,
    OutboxMessage,
    OutboxState,
    Rating,
    RoleKind,
    Ticket,
    TicketState,
)
from langnghe.services import invitations
from tests import samples
from tests.channels.telling import FRIDAY, until
from tests.conftest import NewDatabase
from tests.house import OFFICE
from tests.office import ROADS
from tests.standin.botapi import BotApi
from tests.standin.people import Person

Open = Callable[..., "Awaitable[Office]"]


class Office:
    """The program at work, and the words in which the stories look at it."""

    def __init__(self, app: App, api: BotApi, clock: Clock) -> None:
        self.app = app
        self.api = api
        self.clock = clock

    def person(self, number: int, name: str) -> Person:
        return self.api.user(number, first_name=name)

    async def citizen(self, number: int = 1001, name: str = "Lan") -> Person:
        """Somebody who has agreed to the notice and said where they live."""
        person = self.person(number, name)
        person.says("/start")
        await presses(person, "Tôi đồng ý")
        await person.reads("xã, phường nào")
        person.says("lan phong")
        await person.reads("Đã ghi: Xã Lân Phong")
        return person

    async def officer(self, number: int = 2001, name: str = "Hoa") -> Person:
        """Somebody who came by the one-time link of an invitation."""
        invited = await self.app.books.write(
            lambda work: invitations.create(work, role=RoleKind.OFFICER, body_code=ROADS, name=name, by=None)
        )
        person = self.person(number, name)
        await person.says(f"/start inv_{invited.code}")
        await person.reads("Phòng Kinh tế", anywhere=True)
        return person

    async def tickets(self) -> list[Ticket]:
        return await self.app.books.read(
            lambda work: list(work.session.scalars(select(Ticket).order_by(Ticket.id)))
        )

    async def later(self, **by: float) -> None:
        """Let time pass, and deliver what is due then."""
        assert isinstance(self.clock, SetClock)
        self.clock.move(timedelta(**by))
        for courier in self.app.couriers.values():
            await courier.take_due()

    async def waiting(self) -> int:
        """How many messages are still to be delivered."""
        pending = select(func.count()).where(OutboxMessage.state == OutboxState.PENDING)
        return await self.app.books.read(lambda work: work.session.scalar(pending) or 0)

    async def fetched(self) -> None:
        """Wait until everything that was sent along is in the store."""
        pending = select(func.count()).where(Attachment.state == AttachmentState.PENDING)
        async with asyncio.timeout(10):
            while await self.app.books.read(lambda work: work.session.scalar(pending)):
                pass

    def refusals(self) -> list[str]:
        """What Telegram refused of our messages: nothing, if every one was valid."""
        ours = [call for call in self.api.calls if call.method.startswith(("send", "editMessageText"))]
        return [str(call.answer) for call in ours if call.status == 400]


async def presses(person: Person, words: str) -> None:
    """Press the button as soon as it comes after the person's last act."""
    async with asyncio.timeout(10):
        while True:
            for message in reversed(person.screen):
                found = next((label for label in message.buttons if words in label), None)
                if found is not None and message.shown > person.acted:
                    person.presses(found, message)
                    return
            await person.chat.change()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
async def at_work(api: BotApi, new_database: NewDatabase, tmp_path: Path) -> AsyncIterator[Open]:
    """Start the program on a database, in a mode; stopped as by SIGTERM at the end."""
    running: list[App] = []

    async def start(kind: str = "sqlite", mode: str = "polling", clock: Clock | None = None) -> Office:
        port = free_port()
        url = new_database(kind)
        settings = settings_from({
            "data_dir": tmp_path / "data",
            "office": OFFICE,
            "database": {"url": url, "lanes": 2},
            "http": {"port": port, "public_url": f"http://127.0.0.1:{port}"},
            "telegram": {"token": api.token, "api_base": api.url, "mode": mode, "messages_per_second": 0,
                         "webhook_secret": "mot-bi-mat-rat-dai"},
        })  # fmt: skip
        clock = clock or SetClock(FRIDAY)
        channel = TelegramChannel(settings.telegram, settings.data_dir / "files", settings.http.public_url, clock)
        app = App(settings, clock, open_store(url), [channel])
        running.append(app)
        await app.start()
        return Office(app, api, clock)

    yield start
    for app in running:
        await app.stop()


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("sqlite", "polling"), ("sqlite", "webhook"), ("postgresql", "polling"), ("postgresql", "webhook")],
)
async def test_from_a_photo_to_a_rated_answer(at_work: Open, kind: str, mode: str) -> None:
    office = await at_work(kind, mode)
    hoa, lan = await office.officer(), await office.citizen()

    lan.sends_photo(samples.photo_with_place((1280, 960)), "Đèn đường trước chợ hỏng ba hôm nay, tối om")
    card = await lan.reads("Hạn trả lời")
    await office.fetched()
    assert "Chiếu sáng" in card.text
    await presses(lan, "✅ Gửi")
    receipt = await lan.reads("Mã tra cứu")
    (ticket,) = await office.tickets()
    assert ticket.code in receipt.text

    await hoa.reads(ticket.code)
    await presses(hoa, "Xem tệp gửi kèm (1)")
    await hoa.reads("Hết tệp")
    picture = next(message for message in hoa.screen if message.kind == "photo")
    assert b"Exif" not in office.api.world.files.get(picture.media[-1]["file_id"]).upload.data
    await presses(hoa, "Quay lại phiếu")
    await presses(hoa, "Tiếp nhận")
    await hoa.reads("tiếp nhận")

    await presses(hoa, "Hỏi người dân")
    await hoa.reads("hỏi người dân điều gì")
    hoa.says("Cột đèn số mấy ạ?")
    await lan.reads("Cột đèn số mấy ạ?")
    await presses(lan, "Trả lời")
    lan.says("Cột số 12")
    await hoa.reads("Cột số 12")

    await presses(hoa, "Trả lời")
    await hoa.reads("Viết nội dung trả lời")
    hoa.says("Đã thay bóng đèn cột số 12.")
    await hoa.reads("Đã ghi vào bản thảo")
    hoa.sends_document(samples.PDF, "Biên bản nghiệm thu.pdf")
    await hoa.reads("bản thảo")
    await office.fetched()
    await presses(hoa, "Xem trước")
    await presses(hoa, "Gửi cho người dân")
    await hoa.reads(f"Đã gửi trả lời phiếu {ticket.code}")
    await lan.reads("Đã thay bóng đèn cột số 12.")
    sent = next(message for message in lan.screen if message.kind == "document")
    assert sent.media["file_name"] == "Biên bản nghiệm thu.pdf"

    await presses(lan, "(5 điểm)")
    await presses(lan, "Xong, gửi điểm")
    await lan.reads("Cảm ơn")
    (ticket,) = await office.tickets()
    assert (ticket.state, ticket.score) == (TicketState.ANSWERED, 5)
    assert await office.app.books.read(lambda work: len(work.session.scalars(select(Rating)).all())) == 1
    assert office.refusals() == []


async def test_a_picture_alone_is_a_report_to_be(at_work: Open) -> None:
    """Zammad 774: a picture without a word opened nothing."""
    office = await at_work()
    lan = await office.citizen()
    lan.sends_photo(samples.picture(size=(800, 600)))
    await lan.reads("1 tệp")
    lan.says("Ổ gà trước số nhà 12")
    await presses(lan, "✅ Gửi")
    await lan.reads("Mã tra cứu")
    assert len(await office.tickets()) == 1


async def test_4096_characters_of_markup_go_the_whole_way(at_work: Open) -> None:
    office = await at_work()
    hoa, lan = await office.officer(), await office.citizen()
    nasty = "Đèn đường hỏng, " + "<b>&" * 1020
    lan.says(nasty)
    await presses(lan, "✅ Gửi")
    await lan.reads("Mã tra cứu")
    await presses(hoa, "Tiếp nhận")
    await hoa.reads("tiếp nhận")
    await presses(hoa, "Trả lời")
    await hoa.reads("Viết nội dung trả lời")
    hoa.says(nasty)
    await presses(hoa, "Xem trước")
    await presses(hoa, "Gửi cho người dân")
    await presses(lan, "(5 điểm)")
    await lan.reads("Vì sao?")
    assert office.refusals() == []
    for reader in (hoa, lan):
        assert "".join(message.text for message in reader.screen).count("<b>&") >= 1020


async def test_under_telegrams_limits_nothing_is_lost(at_work: Open) -> None:
    """support-bot lost 200 of 212 messages under Telegram's limits, because it does not try again after a 429."""
    office = await at_work(clock=RealClock())
    office.api.limits.set(per_second=10)
    people = range(3000, 3025)
    for number in people:
        office.person(number, f"Dân {number}").says("/start")
    await until(lambda: not office.api.audit(people)["missed"], patience=60)
    assert office.api.audit(people)["twice"] == {}
    assert office.api.limits.refused > 0


async def test_a_receipt_whose_sending_was_not_confirmed_comes_again(at_work: Open) -> None:
    """A double is better than none: whoever got no receipt would not know their code."""
    office = await at_work()
    lan = await office.citizen()
    lan.says("Đèn đường thôn 2 hỏng ba hôm nay")
    await lan.reads("Hạn trả lời")
    office.api.faults.next("sendMessage", "cut_before")
    office.api.faults.next("editMessageText", "cut_before")
    await presses(lan, "✅ Gửi")
    await until(lambda: office.api.faults.dealt)
    while await office.waiting():
        await office.later(seconds=5)
    await lan.reads("Mã tra cứu")


async def test_who_blocked_the_bot_is_named_to_the_officer_who_waits(at_work: Open) -> None:
    """prog-time 230: staff must see that the person cannot be reached."""
    office = await at_work()
    hoa, lan = await office.officer(), await office.citizen()
    lan.says("Đèn đường thôn 2 hỏng ba hôm nay")
    await presses(lan, "✅ Gửi")
    await lan.reads("Mã tra cứu")
    await presses(hoa, "Tiếp nhận")
    await lan.reads("Phòng Kinh tế", anywhere=True)
    await lan.blocks()
    await presses(hoa, "Hỏi người dân")
    await hoa.reads("hỏi người dân điều gì")
    hoa.says("Cột đèn số mấy ạ?")
    await hoa.reads("Không liên lạc được với người gửi phiếu")


async def test_a_place_is_shared_with_one_press(at_work: Open) -> None:
    office = await at_work()
    lan = office.person(1001, "Lan")
    lan.says("/start")
    await presses(lan, "Tôi đồng ý")
    asked = await lan.reads("xã, phường nào")
    assert any("vị trí" in label for label in asked.buttons)
    lan.presses("📍 Gửi vị trí của tôi")  # the stand-in's people live in the middle of the town
    near = await lan.reads("một trong những nơi sau")
    await presses(lan, near.buttons[0])
    await lan.reads(f"Đã ghi: {near.buttons[0]}")


async def test_a_wrong_secret_opens_nothing(at_work: Open) -> None:
    office = await at_work(mode="webhook")
    async with aiohttp.ClientSession() as session:
        address = f"http://127.0.0.1:{office.app.port}/telegram"
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "mot-bi-mat-khac-han"}):
            async with session.post(address, json={"update_id": 1}, headers=headers) as answer:
                assert answer.status == 403
