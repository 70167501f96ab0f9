"""An announcement in the demo, from an admin's first press to the report: what each does and reads, act by act."""

import asyncio
from datetime import timedelta

from playwright.async_api import Browser, BrowserContext, FilePayload, expect

from langnghe.bot.clock import RealClock
from langnghe.services.calendar import HANOI
from tests.web.browser import Visitor, visiting
from tests.web.demo import enter, night_street

TEXT = "*Cắt nước* sáng mai, từ 7 giờ đến 11 giờ. Xin bà con trữ nước."
CORRECTION = "Cắt nước từ *8 giờ*, không phải 7 giờ."
LINK = "Xem lịch cắt nước https://langphong.example.vn/lich"
PICTURE = FilePayload(name="ống nước.jpg", mimeType="image/jpeg", buffer=night_street())
#: Milliseconds: the progress is written anew each ten seconds.
REWRITTEN = 25_000
#: More choices than this under one message is a wall.
MOST_CHOICES = 12
#: Before it is sent: what the admin presses (">") or writes, and what is read then.
SETS_THE_SIZE = (
    ("menu", "Ông/bà muốn làm gì"),
    (">Tin báo chung", "đang soạn, đang chờ, đang gửi: 0"),
    (">Ngưỡng duyệt tin", "nhiều hơn 100 người"),
    ("một ít", "Xin gõ một số từ 0"),
    ("0", "tin báo chung nào cũng cần"),
    (">Tin báo chung", "đang soạn, đang chờ, đang gửi: 0"),
    (">Nhóm, kênh", "Đang dùng: 0"),
    (">Cách thêm nhóm", "chưa nối với Telegram"),
    (">Nhóm và kênh", "Đang dùng: 0"),
    (">Tin báo chung", "đang soạn, đang chờ, đang gửi: 0"),
)
WRITES = (
    (">Soạn tin báo chung", "thay mặt cơ quan nào"),
    ("kinh te", "thay mặt cơ quan nào"),
    (">Phòng Kinh tế xã Lân Phong", "Xin viết nội dung tin"),
    ("...", "Nội dung cần có chữ"),
    ("dài " * 1_700, "dài quá"),
    (">Sửa chữ", "Đang có"),
    ("Xem [lịch](http://langphong.example.vn)", "chưa thành chữ bấm được"),
    (">Sửa chữ", "Đang có"),
    (TEXT, "từ 7 giờ đến 11 giờ"),
    (">Nút bấm", "Xin gõ chữ trên nút"),
    ("Xem lịch http://langphong.example.vn", "https://"),
    (LINK, "🔗 Xem lịch cắt nước"),
    (">Gửi cho ai", "người dân ở Xã Lân Phong"),
    (">Địa bàn", "chưa có thôn, tổ"),
    ("thon khong co", "Không thấy nơi nào"),
    (">◂ Gửi cho ai", "người dân ở Xã Lân Phong"),
    (">Về tin này", "đang soạn"),
    (">Khi nào", "ngay, không hẹn giờ"),
    ("25/11/2020 8:00", "đã qua rồi"),
    (">Quay lại", "vẫn còn nguyên"),
    (">Hết hạn", "Sau bao lâu"),
    ("1 phút", "chưa hiểu lúc gửi"),
    (">1 ngày", "Hết hạn: 1 ngày"),
    (">Tin khẩn", "đúng là khẩn không"),
    (">Quay lại", "đang soạn"),
    (">Ảnh, tệp", "Xin gửi một ảnh"),
)


async def walks(visitor: Visitor, name: str, *acts: tuple[str, str]) -> None:
    """Through the screens: each says what it should, fits a phone, is without barriers, and has a way on."""
    log, seen = visitor.page.locator("#log .line-office"), set[str]()
    await visitor.page.bring_to_front()
    for place, (act, read) in enumerate(acts):
        lines = await log.count()
        await (visitor.presses(act[1:]) if act.startswith(">") else visitor.writes(act))
        await log.nth(lines).wait_for(state="attached")
        await expect(log.last).to_contain_text(read)
        await fits(visitor, f"broadcast-{name}-{place:02}", known=read in seen)
        seen.add(read)


async def fits(visitor: Visitor, name: str, *, known: bool = False) -> None:
    """`known`: it was looked at for barriers before."""
    choices = visitor.page.locator(".choices-open .choice")
    await choices.first.wait_for()
    labels = await choices.all_inner_texts()
    assert len(labels) <= MOST_CHOICES, labels
    await visitor.looks(name)
    await visitor.finds_no_overflow()
    if not known:
        await visitor.finds_no_barrier("#log .line-office:last-of-type")


async def citizen_of(context: BrowserContext, url: str) -> Visitor:
    citizen = await enter(context, url, "citizen")
    await citizen.presses("Tôi đồng ý")
    await citizen.writes("lan phong")
    await citizen.reads("Đã ghi: Xã Lân Phong")
    return citizen


def quiet_now() -> str:
    """Quiet hours that began an hour ago and last as long as any test, as people type them."""
    here = RealClock().now().astimezone(HANOI)
    return f"{here - timedelta(hours=1):%Hh} den {here + timedelta(hours=3):%Hh}"


class Announcement:
    """It is written by the admin, approved by a head; one citizen reads it, another one sleeps."""

    def __init__(self, browser: Browser, first: Visitor, url: str) -> None:
        self.browser = browser
        self.context = first.context
        self.url = url
        self.reader: Visitor
        self.admin: Visitor
        self.head: Visitor

    async def begins(self) -> None:
        self.reader = await citizen_of(self.context, self.url)
        # The door of citizens is one cookie in a browser: the second citizen has a browser of their own.
        async with visiting(self.browser, self.url) as guest:
            sleeper = await citizen_of(guest.context, self.url)
            await walks(
                sleeper,
                "sleeper",
                ("trợ giúp", "Cách dùng"),
                (">Tin báo, giờ yên lặng", "đang nhận"),
                (">Giờ yên lặng", "Không đặt giờ yên lặng"),
                ("bảy giờ", "Chưa đọc được giờ"),
                (quiet_now(), "✅ Giờ yên lặng"),
            )
            assert not sleeper.faults
        self.head = await enter(self.context, self.url, "head")
        self.admin = await enter(self.context, self.url, "admin")

    async def is_written(self) -> None:
        admin = self.admin
        await walks(admin, "size", *SETS_THE_SIZE)
        await walks(admin, "write", *WRITES)
        await admin.page.set_input_files("#file-gallery", PICTURE)
        await admin.page.click("#send")
        await admin.reads("Có một ảnh hoặc tệp đi kèm")
        await walks(admin, "preview", (">Xem trước", "Hết phần xem trước"))
        likeness = admin.page.locator("#log .bubble", has_text="soạn «ngừng tin»").last
        await expect(likeness).to_contain_text("https://langphong.example.vn/lich")  # Zalo has no buttons
        await walks(
            admin,
            "send",
            (">📤 Gửi", "Mọi tin báo chung đều cần người thứ hai duyệt"),
            (">Vâng, gửi", "Đã nhờ duyệt: Lê Văn Bình"),
        )

    async def is_returned_and_approved(self) -> None:
        head, admin = self.head, self.admin
        await head.page.bring_to_front()
        await head.reads("nhờ ông/bà duyệt")
        await walks(
            head,
            "approve",
            (">Xem trước", "Hết phần xem trước"),
            (">Trả lại", "Vì sao trả lại"),
            ("Xin ghi thêm ngày", "Đã trả lại"),
        )
        await admin.page.bring_to_front()
        await admin.reads("Xin ghi thêm ngày")
        await walks(
            admin,
            "again",
            (">Về tin này", "đang soạn"),
            (">📤 Gửi", "Tin đã gửi thì không lấy lại được"),
            (">Vâng, gửi", "Đã nhờ duyệt"),
        )
        await self.approves()

    async def approves(self) -> None:
        asked = self.head.page.locator("#log .line-office", has_text="nhờ ông/bà duyệt")
        await self.head.page.bring_to_front()
        await expect(asked.last.locator(".choice", has_text="Duyệt")).to_be_visible()
        await asked.last.locator(".choice", has_text="Duyệt").click()
        await self.head.reads("Đã duyệt")

    async def is_steered(self) -> None:
        """One is asleep: it is not over, and the maker sees why."""
        admin = self.admin
        await admin.page.bring_to_front()
        going = admin.page.locator("#log .bubble", has_text="Đang gửi tin báo").last
        await expect(going).to_contain_text("1 người còn lại đang trong giờ yên lặng riêng", timeout=REWRITTEN)
        await fits(admin, "broadcast-progress")
        await walks(
            admin,
            "steer",
            (">Tạm dừng", "Đã tạm dừng"),
            (">Tiếp tục", "gửi tiếp từ chỗ dừng"),
            (">Dừng hẳn", "không gửi tiếp được"),
            (">Không dừng", "Đang gửi tin báo"),
        )

    async def is_read_and_refused(self) -> None:
        reader = self.reader
        await reader.page.bring_to_front()
        news = reader.page.locator("#log .line-office", has_text="Cắt nước sáng mai")
        await expect(news.locator("strong, b").first).to_be_visible()
        await expect(news.locator("img")).to_be_visible()
        await expect(news.locator("a[href='https://langphong.example.vn/lich']")).to_be_visible()
        await fits(reader, "broadcast-read")
        await walks(
            reader,
            "refuse",
            (">Không nhận tin báo chung", "không nhận tin báo chung nữa"),
            ("nhan lai tin", "lại nhận tin báo chung"),
            ("ngung tin", "không nhận tin báo chung nữa"),
            (">Chỉ nhận tin khẩn cấp", "chỉ nhận tin khẩn cấp"),
        )

    async def is_corrected(self) -> None:
        """The first one is stopped, so the correction goes at once, also to who wants no more announcements."""
        admin = self.admin
        await walks(
            admin,
            "correct",
            ("tin bao chung", "số 1 · đang gửi"),
            (">1 ·", "Xem tiến độ"),
            (">Đính chính", "Xin viết điều cần đính chính"),
            (CORRECTION, "Đính chính tin số 1"),
            (">📤 Gửi", "Tin đã gửi thì không lấy lại được"),
            (">Vâng, gửi", "chờ người thứ hai duyệt"),
        )
        await self.approves()
        await self.head.reads("chưa gửi xong: đính chính sẽ đi ngay sau khi")
        await walks(
            admin,
            "stop",
            ("tin bao chung", "số 2 · đã duyệt, chờ gửi"),
            (">1 ·", "đang gửi"),
            (">Xem tiến độ", "Đang gửi tin báo"),
            (">Dừng hẳn", "không gửi tiếp được"),
        )
        await admin.presses("⏹ Dừng hẳn")
        await admin.reads("Đã dừng hẳn")

    async def is_over(self) -> None:
        """The correction has come to the reader, and its end to the maker."""
        await self.reader.page.bring_to_front()
        await self.reader.reads("không phải 7 giờ")
        await self.admin.page.bring_to_front()
        ended = self.admin.page.locator("#log .bubble", has_text="Tin báo đã gửi xong").last
        await expect(ended).to_contain_text("100 %", timeout=REWRITTEN)

    async def is_reported(self) -> None:
        admin = self.admin
        await walks(
            admin,
            "past",
            ("tin bao chung", "đang gửi: 0"),
            (">Tin đã gửi", "Tin báo chung đã gửi: 2"),
            (">1 ·", "đã dừng hẳn"),
        )
        log = admin.page.locator("#log .line-office")
        async with asyncio.timeout(REWRITTEN / 1000):
            while True:
                lines = await log.count()
                await admin.presses("Xem báo cáo")
                await expect(log.nth(lines)).to_contain_text("dừng trước khi tới lượt: 1")
                if await log.nth(lines).locator("img").count():
                    break
                # It is drawn in the background, and the words say so.
                await expect(log.nth(lines)).to_contain_text("Biểu đồ đang được vẽ")
        await expect(log.last.locator("img")).to_be_visible()
        await fits(admin, "broadcast-report")
