"""An announcement over Telegram: as people and a village's group get it, and the one message its maker watches."""

import asyncio
from functools import partial

from langnghe.models import RoleKind
from langnghe.services import invitations
from langnghe.services.broadcast import ending, progress
from tests import samples
from tests.channels.telling import until
from tests.channels.test_telegram_office import Office, Open, at_work, presses  # noqa: F401 - a fixture
from tests.standin.groups import adds_bot
from tests.standin.messages import Chat, Message
from tests.standin.people import Person

ADDRESS = "https://langphong.example.vn/lich"


async def official(office: Office, number: int, name: str, role: RoleKind) -> Person:
    invited = await office.app.books.write(
        lambda work: invitations.create(work, role=role, body_code="51.chu_tich", name=name, by=None)
    )
    person = office.person(number, name)
    await person.says(f"/start inv_{invited.code}")
    return person


async def village_of(office: Office, admin: Person) -> Chat:
    """A village's group that gets announcements."""
    village = office.api.outside(-445566, "Thôn Tú Sơn")
    adds_bot(admin, village)
    await presses(admin, "Dùng cho thôn")
    await admin.reads("là của nơi nào")
    admin.says("lan phong")
    await presses(admin, "Xã Lân Phong")
    await admin.reads("sẽ nhận tin báo chung")
    return village


async def written(office: Office, admin: Person) -> None:
    """Up to its being put before a second person."""
    admin.says("/tinbaochung")
    await presses(admin, "Soạn tin báo chung")
    await presses(admin, "Chủ tịch UBND tỉnh")
    await admin.reads("Xin viết nội dung tin")
    admin.sends_photo(samples.picture(size=(640, 480)), "*Cắt nước* sáng mai & chiều mai <7 giờ>")
    await admin.reads("Đã ghi")
    await office.fetched()
    await presses(admin, "Nút bấm")
    admin.says(f"Xem lịch {ADDRESS}")
    await presses(admin, "Gửi cho ai")
    await presses(admin, "Gửi cả vào nhóm")
    await presses(admin, "Về tin này")
    await presses(admin, "📤 Gửi")
    await admin.reads("luôn cần người thứ hai duyệt")
    await presses(admin, "Vâng, gửi")
    await admin.reads("Đã trình")


def news_in(chat: Chat) -> Message | None:
    return next((each for each in chat.screen if "Cắt nước" in each.text), None)


async def goes_on(office: Office, shown: Message, words: str) -> None:
    """Time passes until the maker's message says so."""
    async with asyncio.timeout(15):
        while words not in shown.text:
            await office.later(seconds=10)
            await office.app.books.write(ending.sweep)
            await office.app.books.write(progress.sweep)


async def test_people_a_group_and_one_message_for_its_maker(at_work: Open) -> None:  # noqa: F811
    office = await at_work()
    ha = await official(office, 3001, "Hà", RoleKind.ADMIN)
    son = await official(office, 3002, "Sơn", RoleKind.HEAD)
    lan, ba = await office.citizen(), await office.citizen(1002, "Ba")
    ba.says("gio yen lang")
    await ba.reads("gõ giờ")
    ba.says("8h den 10h")  # it is nine o'clock
    await ba.reads("08:00–10:00")
    village = await village_of(office, ha)
    await written(office, ha)
    await presses(son, "Duyệt")
    await son.reads("Đã duyệt")

    head = "<b>Chủ tịch UBND tỉnh Quảng Ngãi</b>"
    for chat, buttons in ((lan.chat, ["Xem lịch", "🔕 Không nhận tin báo chung"]), (village, ["Xem lịch"])):
        await until(partial(news_in, chat))
        news = news_in(chat)
        assert news is not None
        assert (news.kind, news.buttons) == ("photo", buttons)
        assert news.keyboard[0][0].url == ADDRESS
        assert head in news.html
        assert "<b>Cắt nước</b> sáng mai &amp; chiều mai &lt;7 giờ&gt;" in news.html
    assert news_in(ba.chat) is None

    await office.app.books.write(progress.sweep)
    shown = await ha.reads("Đang gửi tin báo")
    await goes_on(office, shown, "1 người còn lại đang trong giờ yên lặng riêng")
    assert shown.edited
    await office.later(hours=1)
    await ba.reads("Cắt nước")
    await goes_on(office, shown, "đã gửi xong")
    assert shown.buttons == ["📊 Xem báo cáo"]

    await presses(lan, "Không nhận tin báo chung")
    await lan.reads("không nhận tin báo chung nữa")
    assert office.refusals() == []
