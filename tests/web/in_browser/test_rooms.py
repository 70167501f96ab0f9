"""The rooms of officers, heads, supervisors and admins, walked through once on a phone."""

import re
from pathlib import Path

from playwright.async_api import expect

from tests.web.browser import NEEDS_CHROMIUM, Visitor, chromium, visiting
from tests.web.demo import demo, enter

pytestmark = NEEDS_CHROMIUM

#: More choices than this under one message is a wall.
MOST_CHOICES = 12
#: Through each room: what is pressed (">") or written, and what is read then.
OFFICER = (
    (">Việc cần làm", "Đang mở"),
    (">Chờ ý kiến phối hợp", "xin ý kiến Phòng Kinh tế"),
    (">còn 3 ngày", "Ông/bà chỉ cho ý kiến"),
    (">Cho ý kiến", "Mời ông/bà viết ý kiến"),
    ("Mái còn bảo hành đến hết năm 2027.", "Gửi rồi không sửa được"),
    (">Gửi ý kiến", "Đã gửi ý kiến"),
    (">Việc cần làm", "Đang mở"),
    (">Mới", "mới, chưa tiếp nhận"),
    (">·", "Đúng thẩm quyền thì tiếp nhận"),
    (">Báo tiến độ", "Ông/bà muốn báo gì"),
    ("Tổ điện đã nhận việc, thứ Năm thay bóng.", "Đã báo tiến độ"),
    (">Việc khác…", "muốn làm việc gì khác"),
    (">Sửa phân loại", "sửa mục nào"),
    (">Loại phiếu", "thuộc loại nào"),
    (">Kiến nghị", "Đã sửa phân loại"),
    (">Việc khác…", "muốn làm việc gì khác"),
    (">Xin ý kiến phối hợp", "Xin ý kiến cơ quan nào"),
    (">Công an", "cho ý kiến về điều gì"),
    ("Đoạn này có hay xảy ra tai nạn không?", "Hạn cho ý kiến"),
    (">Gửi xin ý kiến", "Đã xin ý kiến"),
    (">Việc khác…", "muốn làm việc gì khác"),
    (">Vì sao là ngày này?", "Căn cứ"),
    (">Quay lại phiếu", "Hạn trả lời"),
)
HEAD = (
    (">Tồn đọng", "Quá 45 ngày"),
    (">Quá 45 ngày", "47 ngày"),
    (">47 ngày", "Kế hoạch, chỉ đạo chưa xong: 2"),
    (">Kế hoạch, chỉ đạo", "Kế hoạch giải quyết"),
    (">Khảo sát", "Lê Văn Bình đặt"),
    (">Đổi ngày", "Phải xong đến hết ngày nào"),
    (">/", "vì sao đổi ngày"),
    ("Chờ nước rút", "Đã sửa kế hoạch"),
    (">Thêm mốc", "mốc này phải làm gì"),
    ("Báo cáo kết quả", "Ai chịu trách nhiệm"),
    (">Trần Thị Mai", "Phải xong đến hết ngày nào"),
    (">/", "Đã thêm mốc"),
    ("menu", "Ông/bà muốn làm gì"),
    (">Kế hoạch, chỉ đạo", "đang thực hiện"),
    (">Chỉ việc trễ", "Không có việc nào trễ hạn"),
    ("menu", "Ông/bà muốn làm gì"),
    (">Việc cần làm", "Đang mở"),
    (">còn 6 ngày", "trình người đứng đầu"),
    (">Cho ý kiến chỉ đạo", "cần làm gì"),
    ("Ứng quỹ, làm ngay trong tuần.", "phải xong đến hết ngày nào"),
    (">Không ấn định ngày", "Đã chỉ đạo"),
    (">Việc khác…", "muốn làm việc gì khác"),
    (">Vụ việc phức tạp", "155/2026"),
    (">hai nơi", "Mời ghi rõ lý do"),
    ("Phải đo đạc ở hai thôn", "là vụ việc phức tạp"),
)
SUPERVISOR = (
    (">Việc cần làm", "Đang mở"),
    (">quá hạn", "Kế hoạch, chỉ đạo chưa xong"),
    (">Đôn đốc", "Đã đôn đốc"),
    (">Lịch sử", "Huỳnh Văn Phúc"),
)
ADMIN = (
    (">Quản trị", "Thiết lập còn thiếu"),
    (">Thời hạn", "Mời chọn một bước"),
    (">Cho ý kiến phối hợp", "Một phiếu hợp với nhiều dòng"),
    (">Thêm quy định", "Bao nhiêu lâu"),
    (">Chỉ vùng xa", "vùng sâu, vùng xa"),
    ("5", "Theo văn bản nào"),
    ("QĐ 12/2026/QĐ-UBND, Điều 5", "Áp dụng từ ngày nào"),
    (">/", "Xin xem lại"),
    (">Ghi quy định", "Đã ghi"),
    (">Tính lại hạn", "không phiếu nào phải đổi hạn"),
    (">Thời hạn", "Mời chọn một bước"),
    (">Vùng sâu", "được tính là vùng sâu, vùng xa"),
    ("ba gia", "gần với"),
    (">Xã Ba Gia", "không tính là"),
    (">Đánh dấu", "được tính là"),
    (">Thời hạn", "Mời chọn một bước"),
    (">Nhập bảng", "Gửi một tệp .csv"),
    ("trả lời;;;khẩn;;;3 ngày;QĐ 12/2026;31/02/2027", "1 chỗ sai"),
    (">Thôi", "Mời chọn một bước"),
    (">Xuất bảng", "Muốn thêm nhiều quy định"),
    ("menu", "Ông/bà muốn làm gì"),
    (">Quản trị", "Thiết lập còn thiếu"),
    (">Mời cán bộ", "Mời làm việc gì"),
    (">Giám sát", "đơn vị nào"),
    ("chu tich lan phong", "Tìm thấy"),
    (">Chủ tịch", "Họ tên"),
    ("Bà Nguyễn Thị Hạnh", "Mời từ hôm nay"),
    (">Mời từ hôm nay", "Đã tạo lời mời"),
    ("menu", "Ông/bà muốn làm gì"),
    (">Quản trị", "Thiết lập còn thiếu"),
    (">Thôn, tổ dân phố", "đã ghi 0"),
    ("lan phong", "Xin gõ tên để thêm"),
    ("Thôn 1, Thôn 2, Tổ dân phố 3", "Đã thêm 3"),
    (">Thôn 2", "Người dân đã chọn nơi này: 0"),
    (">Đổi tên", "xin gõ tên mới"),
    ("Thôn Hai", "Đã đổi tên"),
    # Last: half a minute later it is told what the new day has changed, in the middle of whatever is done then.
    ("menu", "Ông/bà muốn làm gì"),
    (">Quản trị", "Thiết lập còn thiếu"),
    (">Lịch làm việc", "theo luật và thông báo chung"),
    (">Đặt một ngày", "Ngày nào?"),
    ("29/12/2027", "Từ nay là ngày gì"),
    (">Nghỉ", "Lý do là gì"),
    (">Không ghi", "Xin xem lại"),
    (">Ghi vào lịch", "Đã ghi vào lịch"),
)
ORGANISER = (
    (">Lịch đối thoại tôi phụ trách", "Các buổi ông/bà phụ trách"),
    (">Lập buổi mới", "lập buổi nào"),
    (">Tiếp công dân", "cơ quan nào chủ trì"),
    ("kinh te", "Tìm thấy"),
    (">Kinh tế", "Tên buổi là gì"),
    ("Tiếp công dân tháng này", "bàn việc gì"),
    ("Nghe nhân dân nói về đường thôn và chợ", "từ mấy giờ"),
    ("8h", "Chưa đọc được ngày giờ"),
    ("thôi", "Những gì đã ghi vẫn còn"),
    (">Trình duyệt", "ngày giờ; địa điểm"),
    (">Địa điểm", "Tổ chức ở đâu"),
    ("Phòng tiếp công dân xã", "Các mục của buổi này"),
    (">Các mục khác", "Căn cứ"),
    (">Lĩnh vực", "Về lĩnh vực nào"),
    (">Trang sau", "Về lĩnh vực nào"),
    ("giao thong", "Tìm thấy"),
    (">giao thông", "Hạ tầng giao thông"),
    (">Xem buổi này", "bản nháp"),
    (">Việc khác…", "làm gì với buổi"),
    (">Lịch sử", "sửa Địa điểm"),
    (">Xem buổi này", "bản nháp"),
)
#: Of a citizen, after the admin has entered the villages.
CITIZEN = (
    ("trợ giúp", "Cách dùng"),
    (">Tin báo, giờ yên lặng", "Thôn, tổ: Thôn Hai"),
    (">Thôn, tổ của tôi", "Chọn dưới đây hoặc gõ tên"),
    (">Tổ dân phố 3", "Đã ghi: Tổ dân phố 3"),
)
WALKS = {
    "officer": OFFICER,
    "head": HEAD,
    "supervisor": SUPERVISOR,
    "organiser": ORGANISER,
    "admin": ADMIN,
}
#: Lists of fields, kinds or bodies are as long as the office is large.
LONG = re.compile("Đang mở|thuộc loại nào")


async def walks(visitor: Visitor, name: str, rooms: tuple[tuple[str, str], ...]) -> None:
    """Through the rooms; every screen is without barriers and has a way on."""
    page, seen = visitor.page, set[str]()
    await visitor.writes("menu")
    await visitor.reads("Ông/bà muốn làm gì")
    for place, (act, read) in enumerate(rooms):
        lines = await page.locator("#log .line-office").count()
        if act.startswith(">"):
            await visitor.presses(act[1:])
        else:
            await visitor.writes(act)
        await page.locator("#log .line-office").nth(lines).wait_for(state="attached")
        await expect(page.locator("#log .line-office").last).to_contain_text(read)
        choices = page.locator(".choices-open .choice")
        await choices.first.wait_for()
        labels = await choices.all_inner_texts()
        assert len(labels) <= MOST_CHOICES or LONG.search(read), labels
        await visitor.looks(f"room-{name}-{place:02}")
        await visitor.finds_no_overflow()
        if read not in seen:
            seen.add(read)
            await visitor.finds_no_barrier("#log .line-office:last-of-type")
    await visitor.finds_no_barrier()


async def test_every_room_on_a_phone(tmp_path: Path) -> None:
    async with demo(tmp_path / "demo") as url, chromium() as browser, visiting(browser, url) as first:
        for name, rooms in WALKS.items():
            visitor = await enter(first.context, url, name)
            await walks(visitor, name, rooms)
            assert not visitor.faults
            code = re.search(r"\b\w{4}-\w{4}\b", await visitor.page.locator("#log").inner_text())
            await visitor.page.close()
            if name == "supervisor":
                assert code
                citizen = await enter(first.context, url, "citizen")
                await citizen.presses("Tôi đồng ý")
                await citizen.writes("lan phong")
                await citizen.writes(code.group())
                await citizen.reads("Chỉ người gửi mới xem được nội dung")
                await citizen.looks("room-citizen")
                await citizen.finds_no_barrier()
                await citizen.page.close()
        citizen = await enter(first.context, url, "citizen")
        await citizen.presses("Tôi đồng ý")
        await citizen.writes("lan phong")
        await citizen.reads("Ông/bà ở thôn, tổ nào")
        await citizen.looks("room-citizen-village")
        await citizen.writes("thon hai")
        await citizen.reads("Đã ghi: Thôn Hai")
        await walks(citizen, "citizen", CITIZEN)
        assert not citizen.faults
