"""The admin's deadline rules: a new version in a few presses, an end, tables, remote areas, open tickets."""

import pytest
from sqlalchemy import delete, select

from langnghe.models import Area, Attachment, DeadlineRule, RoleKind
from langnghe.services import recomputing, rule_recomputing
from tests.conversations.citizens import ticket_of
from tests.house import House
from tests.people import Admin, Citizen, Officer

TOP = "51.chu_tich"
SOURCE = "Quyết định 12/2026/QĐ-UBND, Điều 5"


@pytest.fixture
async def ha(house: House) -> Admin:
    ha = Admin(house, "Hà")
    await ha.joins(RoleKind.ADMIN, TOP)
    return ha


async def rules(admin: Admin, step: str = "Trả lời người dân") -> None:
    await admin.says("/quantri")
    await admin.presses("Thời hạn")
    await admin.presses(step)


async def written(house: House, step: str = "settle") -> list[tuple[str, str, bool, bool, str, str, str]]:
    """Every version of the step's rules that did not come with the set-up."""
    found = select(DeadlineRule).where(DeadlineRule.step == step, DeadlineRule.made_by.is_not(None))
    return await house.asks(
        lambda work: [
            (
                each.kind, each.field_code, each.remote, each.complex, each.span, each.source,
                each.valid_from.isoformat(),
            )
            for each in work.session.scalars(found)
        ]
    )  # fmt: skip


async def sweeps(house: House) -> None:
    await house.wait(seconds=recomputing.SETTLING.total_seconds())
    while await house.does(rule_recomputing.recompute):
        pass


async def test_a_general_rule_in_a_few_presses(house: House, ha: Admin) -> None:
    await rules(ha, "Cho ý kiến phối hợp")
    ha.reads("mọi phiếu: 3 ngày làm việc", "khẩn: 1 ngày làm việc", "gợi ý")
    await ha.presses("Thêm quy định")
    ha.reads("Áp dụng cho: mọi phiếu")
    await ha.says("vài ngày")
    ha.reads("Chưa đọc được «vài ngày»")
    await ha.says("5 ngay lam viec")
    ha.reads("5 ngày làm việc. Theo văn bản nào")
    await ha.says("...")
    ha.reads("cần có căn cứ")
    await ha.says(SOURCE)
    assert [each for each in ha.offers if "/" in each] == ["20/11/2026", "01/12/2026", "01/01/2027"]
    await ha.says("sang năm")
    ha.reads("Chưa đọc được ngày")
    await ha.says("19/11/2026")
    ha.reads("ngày ấy đã qua", "20/11/2026")
    await ha.presses("01/01/2027")
    ha.reads("xem lại trước khi ghi", "5 ngày làm việc", SOURCE, "Từ 01/01/2027", "trước ngày 01/01/2027")
    ha.reads("1 quy định riêng hơn", "khẩn: 1 ngày làm việc")  # which the new one does not reach
    assert await written(house, "opinion") == []
    await ha.presses("Ghi quy định")
    ha.reads("Đã ghi", "Sẽ áp dụng từ 01/01/2027", "Người ghi: Hà", "Phiếu đang mở giữ hạn đã có")
    assert await written(house, "opinion") == [("", "", False, False, "5 WD", SOURCE, "2027-01-01")]
    await ha.forges("a.drok")  # the second press
    assert "Nút này đã cũ" in ha.last
    await rules(ha, "Cho ý kiến phối hợp")
    ha.reads("mọi phiếu: 3 ngày làm việc, từ 01/07/2025 đến hết 31/12/2026", "sẽ áp dụng từ 01/01/2027")


async def test_a_rule_for_some_tickets_only(house: House, ha: Admin) -> None:
    await rules(ha)
    await ha.presses("Thêm quy định")
    await ha.presses("Loại phiếu")
    await ha.presses("Kiến nghị")
    await ha.presses("Lĩnh vực")
    await ha.presses("Trang sau")
    await ha.presses("Trang trước")
    await ha.presses("Hạ tầng giao thông")
    await ha.presses("Chỉ phiếu khẩn")
    await ha.presses("Chỉ phiếu không khẩn")
    await ha.presses("Khẩn hay không")
    await ha.presses("Chỉ vùng xa")
    await ha.presses("Chỉ việc phức tạp")
    ha.reads("Kiến nghị; Hạ tầng giao thông; vùng sâu, vùng xa; vụ việc phức tạp")
    await ha.presses("Mọi vụ việc")
    await ha.says("45 ngày")
    await ha.says(SOURCE)
    await ha.presses("20/11/2026")
    await ha.presses("Ghi quy định")
    assert await written(house) == [("petition", "giao_thong", True, False, "45 D", SOURCE, "2026-11-20")]
    # The same once more: nothing to write; another span from today: not over what is in force.
    for span, said in (("45 ngày", "đã có rồi"), ("40 ngày", "không ghi đè được")):
        await ha.forges("a.drs:settle")
        await ha.presses("Xem 5")
        await ha.presses("Đặt thời hạn mới")
        await ha.says(span)
        await ha.says(SOURCE)
        await ha.presses("20/11/2026")
        ha.reads(said)
    assert len(await written(house)) == 1


async def test_a_rule_is_ended_and_the_general_one_is_not(house: House, ha: Admin) -> None:
    await rules(ha)
    await ha.presses("Xem 4")
    ha.reads("Áp dụng cho: khẩn", "Đang áp dụng từ 01/07/2025", "Có sẵn khi thiết lập")
    await ha.presses("Ngừng áp dụng")
    await ha.says("1/1/2020")
    ha.reads("phải từ 20/11/2026 trở đi")
    await ha.says("ba hôm nữa")
    ha.reads("Chưa đọc được ngày")
    await ha.says("24/12/2026")
    ha.reads("Ngày cuối cùng: 23/12/2026")
    await ha.presses("Đúng vậy")
    ha.reads("áp dụng đến hết 23/12/2026")
    await ha.forges("a.drxok")
    assert "Nút này đã cũ" in ha.last
    await ha.forges("a.drs:settle")
    await ha.presses("Xem 1")
    await ha.presses("Ngừng áp dụng")
    await ha.presses("20/11/2026")
    ha.reads("quy định chung của bước này")
    await house.wait(days=40)
    await ha.forges("a.drh:settle")
    assert "khẩn: 5 ngày" in ha.last
    await ha.presses("Xem 1")
    assert "Đã áp dụng từ 01/07/2025 đến hết 23/12/2026" in ha.last
    assert not any("Ngừng" in each or "Đặt" in each for each in ha.offers)
    await ha.forges("a.drh:accept")
    assert "chưa có quy định cũ" in ha.last


async def test_a_coming_rule_is_taken_out(house: House, ha: Admin) -> None:
    await ha.forges("a.dra:return")
    await ha.says("2 ngày làm việc")
    await ha.says(SOURCE)
    await ha.presses("01/12/2026")
    await ha.presses("Ghi quy định")
    await ha.forges("a.drs:return")
    await ha.presses("Xem 2")
    await ha.presses("Bỏ quy định này")
    ha.reads("Bỏ quy định sắp áp dụng", "mọi phiếu: 8 giờ", "áp dụng tiếp")
    await ha.presses("Đúng vậy")
    ha.reads("Đã bỏ quy định")
    assert await written(house, "return") == []
    await ha.forges("a.drs:return")
    assert "đến hết" not in ha.last


async def test_open_tickets_move_only_when_asked_and_everybody_is_told(
    house: House, ha: Admin, lan: Citizen, minh: Officer
) -> None:
    await ha.forges("a.drn")
    assert "không phiếu nào phải đổi hạn" in ha.last
    await ha.forges("a.drm")
    assert "không làm phiếu nào đổi hạn" in ha.last
    await ha.forges("a.drs:settle")
    await ha.presses("Xem 3")
    ha.reads("Áp dụng cho: Phản ánh")
    await ha.presses("Đặt thời hạn mới")
    await ha.says("12")
    await ha.says(SOURCE)
    await ha.presses("20/11/2026")
    await ha.presses("Ghi quy định")
    await sweeps(house)
    assert (await ticket_of(house)).due_at.day == 7
    await ha.presses("Tính lại hạn")
    ha.reads("1 phiếu sẽ đổi hạn")
    await ha.presses("Tính lại hạn 1 phiếu")
    ha.reads("trong ít phút")
    await ha.forges("a.drnok")  # the second press
    assert "Nút này đã cũ" in ha.last
    await ha.forges("a.drn")
    assert "Đang tính lại" in ha.last
    for each in (ha, lan, minh):
        each.looks()
    await sweeps(house)
    lan.reads("hạn trả lời đổi từ 07/12/2026 sang 09/12/2026", "do quy định về thời hạn thay đổi")
    lan.does_not_read("lịch làm việc")
    minh.reads("hạn trả lời đổi từ 07/12/2026 sang 09/12/2026", "do quy định về thời hạn")
    ha.reads("1 phiếu đổi hạn")
    await ha.presses("Phiếu đã đổi hạn")
    ticket = await ticket_of(house)
    assert f"{ticket.code}: hạn trả lời 07/12/2026 → 09/12/2026, Phòng Kinh tế xã Lân Phong" in ha.last
    await lan.forges(f"c.show:{ticket.id}")
    assert "sang 09/12/2026, do quy định về thời hạn thay đổi" in lan.last
    await lan.forges(f"c.due:{ticket.id}")
    assert SOURCE in lan.last
    assert "12 ngày làm việc" in lan.last
    await minh.forges(f"o.hist:{ticket.id}")
    assert "tính lại hạn theo quy định mới" in minh.last
    await ha.forges("a.calm")
    assert ticket.code not in ha.last


async def test_a_kept_day_is_explained(house: House, ha: Admin, lan: Citizen) -> None:
    await house.wait(days=12)
    await ha.forges("a.dra:settle")
    await ha.presses("Loại phiếu")
    await ha.presses("Phản ánh")
    for typed in ("5", SOURCE, "2/12/2026"):
        await ha.says(typed)
    await ha.presses("Ghi quy định")
    await ha.presses("Tính lại hạn")
    await ha.presses("Tính lại hạn 1 phiếu")
    await sweeps(house)
    ticket = await ticket_of(house)
    await lan.forges(f"c.due:{ticket.id}")
    assert "Quy định mới ngắn hơn" in lan.last
    assert "lùi đến 03/12/2026" in lan.last


async def test_tables_out_and_in_with_every_fault_named(house: House, ha: Admin) -> None:
    await ha.forges("a.dr")
    await ha.presses("Xuất bảng")
    assert any(shown.file for shown in ha.screen)
    made = await house.asks(lambda work: work.session.scalars(select(Attachment)).one())
    body = house.app.files.read(made.path).decode("utf-8-sig")
    assert "trả lời,phản ánh,,,,,10 ngày làm việc," in body
    assert (made.name, made.mime) == ("thoi-han.csv", "text/csv")
    await ha.forges("a.dri")
    await ha.says("ngủ;;;;;;mười;QĐ 1;31/02/2027\ntrả lời;;;;;;9;QĐ 1;01/07/2025")
    ha.reads("4 chỗ sai", "Dòng 1: «ngủ» không phải là một bước", "tiếp nhận", "thời hạn «mười» không đọc được")
    ha.reads("từ ngày «31/02/2027» không dùng được", "Dòng 2: từ ngày 01/07/2025 đã qua")
    await ha.forges("a.driok")
    assert await written(house) == []
    new = f'\r\ntrả lời,phản ánh,,,có,,45 ngày,"{SOURCE}",01/01/2027,\r\n'
    await ha.sends_file("thoi-han.csv", (body.rstrip() + new).encode("utf-8-sig"))
    await ha.presses("Xem bảng")
    ha.reads(
        "1 quy định mới", "12 đã có", "Trả lời người dân, Phản ánh; vùng sâu, vùng xa: 45 ngày, từ 01/01/2027"
    )
    assert await written(house) == []
    await ha.presses("Ghi các quy định này")
    ha.reads("Đã ghi: 1 quy định mới")
    assert await written(house) == [("report", "", True, False, "45 D", SOURCE, "2027-01-01")]
    await ha.forges("a.driok")
    assert "Nút này đã cũ" in ha.last
    await ha.forges("a.dri")
    await ha.says(f"trả lời;phản ánh;;;có;;45 ngày;{SOURCE};01/01/2027")
    ha.reads("0 quy định mới", "1 đã có")
    assert not any("Ghi" in each for each in ha.offers)
    await ha.forges("a.dri")
    await ha.says("bước;loại")
    ha.reads("không có quy định nào")
    await ha.sends_photo()
    await ha.presses("Xem bảng")
    assert ".csv" in ha.last


async def test_remote_areas_are_found_without_diacritics(house: House, ha: Admin) -> None:
    await ha.forges("a.dr")
    await ha.presses("⛰ Vùng sâu")
    ha.reads("vùng sâu, vùng xa (0)")
    await ha.says("zzzzzz")
    ha.reads("Không tìm thấy")
    await ha.says("lan phong")
    await ha.presses("Xã Lân Phong")
    ha.reads("Xã Lân Phong: không tính là vùng sâu")
    await ha.presses("Đánh dấu")
    ha.reads("Xã Lân Phong: được tính là vùng sâu", "Phiếu đang mở giữ hạn")
    marked = select(Area.code).where(Area.remote)
    assert await house.asks(lambda work: list(work.session.scalars(marked))) == ["21433"]
    await ha.presses("⛰ Vùng sâu")
    ha.reads("(1)", "Xã Lân Phong")
    await ha.presses("Xã Lân Phong")
    await ha.presses("Bỏ dấu")
    assert await house.asks(lambda work: list(work.session.scalars(marked))) == []


async def test_a_step_without_a_general_rule_is_mended_from_the_list_of_gaps(house: House, ha: Admin) -> None:
    await house.does(lambda work: work.session.execute(delete(DeadlineRule).where(DeadlineRule.step == "opinion")))
    await ha.forges("a.gaps")
    assert "1 bước chưa có thời hạn chung" in ha.last
    await ha.presses("Thêm quy định thời hạn")
    await ha.presses("Cho ý kiến phối hợp")
    await ha.presses("Thêm quy định")
    for typed in ("3", SOURCE, "20/11/2026"):
        await ha.says(typed)
    await ha.presses("Ghi quy định")
    await ha.forges("a.gaps")
    assert "chưa có thời hạn chung" not in ha.last


async def test_no_press_helps_who_is_no_admin(house: House, minh: Officer) -> None:
    tokens = (
        "a.dr", "a.drs:settle", "a.dra:settle", "a.drok", "a.drx:1", "a.drxok", "a.drn", "a.drnok", "a.dre",
        "a.dri", "a.driok", "a.drv", "a.drz:yes:21433",
    )  # fmt: skip
    for token in tokens:
        await minh.forges(token)
        assert "không có quyền" in minh.last, token
    assert await written(house) == []


async def test_nonsense_in_tokens_is_an_old_button(house: House, ha: Admin) -> None:
    tokens = (
        "a.drs", "a.drs:ngu", "a.drh:x", "a.dr1:x", "a.drk", "a.drf", "a.drg:giao_thong", "a.drp", "a.drr",
        "a.drc", "a.dro", "a.drd:2027-01-01", "a.drok", "a.dry:2027-01-01", "a.drxok", "a.drnok", "a.driok",
        "a.drz:maybe:1", "a.drw", "a.drz:yes",
    )  # fmt: skip
    for token in tokens:
        await ha.forges(token)
        assert "Nút này đã cũ" in ha.last, token
    await ha.forges("a.dra:settle")
    for token in ("a.drk:denunciation", "a.drg:nowhere", "a.drd:mai"):
        await ha.forges(token)
        assert "Nút này đã cũ" in ha.last, token
    await ha.forges("a.dr1:999999")
    assert "không còn" in ha.last
