"""The admin's calendar: a year, one day, hours, Tết, tables in and out, and whose dates have moved."""

from datetime import date

import pytest
from sqlalchemy import select

from langnghe.models import Attachment, CalendarDay, RoleKind
from langnghe.models.contract import InputKind
from langnghe.services import recomputing, tet
from tests.conversations.citizens import ticket_of
from tests.house import House
from tests.people import Admin, Citizen, Officer

TOP = "51.chu_tich"


@pytest.fixture
async def ha(house: House) -> Admin:
    ha = Admin(house, "Hà")
    await ha.joins(RoleKind.ADMIN, TOP)
    return ha


async def calendar(admin: Admin) -> None:
    await admin.says("/quantri")
    await admin.presses("Lịch làm việc")


async def sweeps(house: House) -> None:
    await house.wait(seconds=recomputing.SETTLING.total_seconds())
    while await house.does(recomputing.recompute):
        pass


async def set_days(house: House) -> dict[date, str]:
    found = await house.asks(lambda work: work.session.execute(select(CalendarDay.day, CalendarDay.kind)).all())
    return {row.day: row.kind for row in found if row.day.year > 2026 or row.day.month > 10}


async def test_a_storm_moves_a_date_and_everybody_is_told(
    house: House, ha: Admin, lan: Citizen, minh: Officer
) -> None:
    await calendar(ha)
    assert "Lịch làm việc năm 2026" in ha.last
    assert "24/11/2026: nghỉ (Ngày Văn hóa Việt Nam)" in ha.last
    assert "Thứ Bảy, 22/08/2026: làm việc" in ha.last
    await ha.presses("Đặt một ngày")
    await ha.says("hôm nào bão")
    assert "Chưa đọc được ngày" in ha.last
    await ha.says("25/11/2026")
    assert "Thứ Tư, 25/11/2026. Bây giờ đang tính là ngày làm việc" in ha.last
    await ha.presses("Đóng cửa")
    await ha.says("Tránh bão số 12")
    assert "1 phiếu đang mở sẽ đổi hạn" in ha.last
    assert await set_days(house) == {}
    await ha.presses("Ghi vào lịch")
    assert "Đã ghi vào lịch" in ha.last
    await ha.forges("a.calok")  # the second press
    assert "Nút này đã cũ" in ha.last
    assert await set_days(house) == {date(2026, 11, 25): "closed"}
    await ha.forges("a.calm")
    assert "Đang tính lại" in ha.last
    for each in (ha, lan, minh):
        each.looks()
    await sweeps(house)
    lan.reads("hạn trả lời đổi từ 07/12/2026 sang 08/12/2026")
    minh.reads("hạn trả lời đổi từ 07/12/2026 sang 08/12/2026")
    ha.reads("1 phiếu đổi hạn")
    await ha.forges("a.calm")
    code = (await ticket_of(house)).code
    assert f"{code}: hạn trả lời 07/12/2026 → 08/12/2026, Phòng Kinh tế xã Lân Phong" in ha.last
    await lan.forges(f"c.show:{(await ticket_of(house)).id}")
    assert "hạn trả lời đổi từ 07/12/2026 sang 08/12/2026, do lịch làm việc" in lan.last
    await minh.forges(f"o.hist:{(await ticket_of(house)).id}")
    assert "tính lại hạn theo lịch làm việc" in minh.last
    assert "07/12/2026 → 08/12/2026" in minh.last


async def test_a_day_is_taken_back(house: House, ha: Admin) -> None:
    await ha.forges("a.cala")
    await ha.says("2026-11-25")
    await ha.presses("Nghỉ")
    await ha.presses("Không ghi")
    await ha.presses("Ghi vào lịch")
    await ha.presses("Ngày đặt riêng năm 2026")
    assert "Thứ Tư, 25/11/2026: nghỉ" in ha.last
    await ha.presses("25/11/2026")
    assert "Nếu bỏ ngày này: không phiếu nào" in ha.last
    await ha.presses("Bỏ ngày này")
    assert "Đã bỏ: Thứ Tư, 25/11/2026" in ha.last
    assert await set_days(house) == {}
    await ha.forges("a.calx:2026-11-25")
    assert "không có trong các ngày" in ha.last
    await ha.forges("a.cald:2029")
    assert "chưa có ngày nào" in ha.last


async def test_a_long_list_has_pages(house: House, ha: Admin) -> None:
    await ha.forges("a.cali")
    await ha.says("\n".join(f"{day:02}/12/2026, nghỉ" for day in range(1, 21)))
    await ha.presses("Ghi vào lịch")
    await ha.forges("a.cald:2026")
    await ha.presses("Trang sau")
    await ha.presses("Trang sau")
    assert "20/12/2026" in ha.last
    await ha.presses("Trang trước")
    assert "10/12/2026" in ha.last


async def test_a_faulty_file_is_named_line_by_line_and_a_whole_one_is_written(house: House, ha: Admin) -> None:
    await ha.forges("a.cali")
    await ha.sends_file(
        "lich.csv", "ngày,loại,ghi chú\n04/02/2027,nghỉ,Tết\n31/02/2027,ngủ,\n".encode("utf-8-sig")
    )
    await ha.presses("Xem bảng")
    ha.reads("2 chỗ sai", "Dòng 3: «31/02/2027» không phải là ngày", "20/11/2026 hoặc 2026-11-20")
    ha.reads("Dòng 3: «ngủ» không phải là loại ngày", "làm buổi sáng")
    await ha.forges("a.caliok")
    assert await set_days(house) == {}
    await ha.sends_file("lich.csv", "04/02/2027;nghi;Tết\n13/02/2027;lam bu;\n".encode("utf-16"))
    await ha.presses("Xem bảng")
    ha.reads("2 ngày mới", "Thứ Năm, 04/02/2027: nghỉ (Tết)", "Không phiếu nào")
    assert await set_days(house) == {}
    await ha.presses("Ghi vào lịch")
    ha.reads("Đã ghi vào lịch")
    assert await set_days(house) == {date(2027, 2, 4): "off", date(2027, 2, 13): "working"}
    await ha.forges("a.caliok")
    assert "Nút này đã cũ" in ha.last


async def test_what_is_no_table_is_refused_kindly(house: House, ha: Admin) -> None:
    await ha.forges("a.cali")
    await ha.sends_photo()
    await ha.presses("Xem bảng")
    assert ".csv" in ha.last
    await ha.says("mai cơ quan nghỉ")
    ha.reads("«mai cơ quan nghỉ» không phải là ngày", "thiếu loại ngày")
    await ha.says("ngày,loại")
    assert "không có ngày nào" in ha.last
    await ha.forges("a.calp:999999")
    assert await set_days(house) == {}


async def test_the_table_comes_as_a_file(house: House, ha: Admin) -> None:
    await ha.forges("a.cali")
    await ha.says("25/11/2026, đóng cửa, Bão số 12")
    await ha.presses("Ghi vào lịch")
    await ha.forges("a.cale:2026")
    assert any(shown.file for shown in ha.screen)
    made = await house.asks(lambda work: work.session.scalars(select(Attachment)).one())
    body = house.app.files.read(made.path).decode("utf-8-sig")
    assert "25/11/2026,đóng cửa,Bão số 12" in body
    assert (made.name, made.mime) == ("lich-2026.csv", "text/csv")


async def test_office_hours_are_typed_as_people_write_them(house: House, ha: Admin) -> None:
    await calendar(ha)
    assert "chưa đặt" in ha.last
    await ha.presses("Giờ làm việc")
    await ha.says("cả ngày")
    assert "Chưa đọc được" in ha.last
    await ha.says("13:30-17:00 07:00-11:30")
    assert "Chưa đọc được" in ha.last
    await ha.says("7h - 11h30, 13h30 - 17h")
    assert "sáng 07:00-11:30, chiều 13:30-17:00" in ha.last
    await ha.presses("Ghi vào lịch")
    assert "Đã ghi" in ha.last
    await ha.forges("a.calh")
    assert "sáng 07:00-11:30" in ha.last
    await ha.presses("Bỏ giờ làm việc")
    await ha.presses("Ghi vào lịch")
    await calendar(ha)
    assert "chưa đặt" in ha.last


async def test_tet_is_asked_for_in_red_and_confirmed_in_one_press(house: House, ha: Admin) -> None:
    await house.does(tet.warn)
    ha.reads("🔴 Xin xác nhận lịch nghỉ Tết 2027", "04/02/2027 đến hết 10/02/2027")
    await ha.says("/quantri")
    assert "🔴 Lịch nghỉ Tết 2027 chưa được xác nhận" in ha.last
    await ha.presses("Còn thiếu")
    await ha.presses("Xác nhận lịch Tết")
    assert "nghỉ từ 04/02/2027 đến hết 10/02/2027" in ha.last
    await ha.presses("Đúng, xác nhận")
    assert "Đã xác nhận" in ha.last
    await ha.forges("a.caltok:2027")
    assert "đã được xác nhận rồi" in ha.last
    await ha.says("/quantri")
    assert "🔴" not in ha.last
    await ha.forges("a.caltok:1492")
    assert "Nút này đã cũ" in ha.last


async def test_no_press_helps_who_is_no_admin(house: House, minh: Officer) -> None:
    for token in ("a.cal", "a.calok", "a.calx:2026-11-25", "a.caliok", "a.caltok:2027", "a.cale:2026", "a.calm"):
        await minh.forges(token)
        assert "không có quyền" in minh.last, token
    await minh.house.receive(minh.event(InputKind.TEXT, text="/quantri"))
    assert "chỉ dành cho quản trị viên" in minh.last
    assert await set_days(house) == {}


async def test_nonsense_in_tokens_is_an_old_button(house: House, ha: Admin) -> None:
    for token in ("a.cal1:x", "a.calx", "a.calk:ngu", "a.calt:99999", "a.calhok", "a.cald:x"):
        await ha.forges(token)
        assert "Nút này đã cũ" in ha.last, token
    await ha.forges("a.cal:9999")
    assert "từ 2000 đến 2100" in ha.last
