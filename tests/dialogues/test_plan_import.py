"""A schedule brought in as a table: every fault named, written whole or not at all, twice makes nothing twice."""

import asyncio
from collections.abc import Sequence
from datetime import date, time

import pytest
from sqlalchemy import select

from langnghe.models import Attachment, Dialogue, DialogueKind, DialogueState
from langnghe.services import sheets
from langnghe.services.calendar import HANOI
from langnghe.services.dialogue import schedule_csv, schedule_import
from langnghe.services.refusals import Forbidden, Invalid
from langnghe.services.work import Work
from tests.conversations.desk import head, person_of
from tests.dialogues.sessions import organiser, secretary
from tests.dialogues.workbooks import Cell, ods, xlsx
from tests.house import House
from tests.office import CHAIR, ROADS
from tests.people import Citizen

HEADINGS = ["Cơ quan", "Loại", "Ngày", "Bắt đầu", "Kết thúc", "Địa điểm", "Chủ đề", "Số chỗ"]
BODY = "Chủ tịch UBND xã Lân Phong"
ROWS = [
    [BODY, "Tiếp công dân", "10/03/2027", "08:00", "11:00", "Phòng tiếp công dân", "", ""],
    ["chu tich ubnd xa lan phong", "tiep dan", "2027-03-25", "8h", "11h30", "Phòng, tầng 1", "", ""],
    [CHAIR, "Hội nghị đối thoại", "14/11/2027", "07:30", "11:00", "Hội trường", "Nước sạch", "120"],
]


def csv_of(rows: list[list[str]], headings: list[str] | None = None) -> bytes:
    lines = [headings or HEADINGS, *rows]
    return "\r\n".join(";".join(cells) for cells in lines).encode("utf-8-sig")


async def sessions(house: House) -> list[Dialogue]:
    return await house.asks(
        lambda work: list(work.session.scalars(select(Dialogue).order_by(Dialogue.starts_at, Dialogue.id)))
    )


async def sends(house: House, who: Citizen, name: str, body: bytes) -> None:
    """Send a file, and look at it when it has come."""
    await who.forges("g.imp")
    await who.sends_file(name, body)
    if "Đang nhận tệp" in who.last:
        await who.presses("Xem bảng")


async def test_a_schedule_comes_in_as_csv_and_twice_makes_nothing_twice(house: House) -> None:
    tam = await organiser(house)
    await tam.says("menu")
    await tam.presses("Lịch đối thoại tôi phụ trách")
    await tam.presses("Nhập lịch từ bảng")
    tam.reads("Excel", "Cơ quan, Loại, Ngày", "tiếp công dân, hội nghị đối thoại")
    await tam.sends_file("lich.csv", csv_of(ROWS))
    await tam.presses("Xem bảng")
    tam.reads("Buổi mới: 3", "10/03/2027 08:00", "25/03/2027 08:00", "14/11/2027 07:30", "Phòng, tầng 1")
    assert await sessions(house) == []
    await tam.presses("Ghi 3 bản nháp")
    tam.reads("Đã ghi 3 bản nháp", "Chưa ai được thông báo")
    made = await sessions(house)
    assert [(each.kind, each.state, each.body_code) for each in made] == [
        (DialogueKind.RECEPTION, DialogueState.DRAFT, CHAIR),
        (DialogueKind.RECEPTION, DialogueState.DRAFT, CHAIR),
        (DialogueKind.CONFERENCE, DialogueState.DRAFT, CHAIR),
    ]
    last = made[-1]
    assert last.starts_at is not None
    assert last.starts_at.astimezone(HANOI).time() == time(7, 30)
    assert (last.title, last.place, last.seats) == ("Nước sạch", "Hội trường", 120)
    await tam.forges("g.impok")
    tam.reads("Đã ghi 0 bản nháp", "3 buổi đã có")
    await sends(house, tam, "lich.csv", csv_of(ROWS))
    tam.reads("Buổi mới: 0", "giữ nguyên: 3")
    assert len(await sessions(house)) == 3


async def test_every_faulty_row_is_named_and_nothing_is_written(house: House) -> None:
    tam = await organiser(house)
    faulty = [
        ["UBND phường Nào Đó", "Tiếp công dân", "10/03/2027", "08:00", "11:00", "", "", ""],
        [BODY, "họp", "10/03/2027", "08:00", "11:00", "", "", ""],
        [BODY, "Tiếp công dân", "31/02/2027", "08:00", "11:00", "", "", ""],
        [BODY, "Tiếp công dân", "14/03/2027", "08:00", "11:00", "", "", ""],
        [BODY, "Tiếp công dân", "10/03/2026", "08:00", "11:00", "", "", ""],
        [BODY, "Tiếp công dân", "10/03/2031", "08:00", "11:00", "", "", ""],
        [BODY, "Tiếp công dân", "10/03/2027", "sáng", "11:00", "", "", ""],
        [BODY, "Tiếp công dân", "11/03/2027", "08:00", "", "", "", ""],
        [BODY, "Tiếp công dân", "12/03/2027", "11:00", "08:00", "", "", ""],
        [BODY, "Tiếp công dân", "16/03/2027", "08:00", "11:00", "p" * 301, "", "nhiều"],
        [BODY, "Tiếp công dân", "17/03/2027", "08:00", "11:00", "", "", ""],
        [BODY, "Tiếp công dân", "17/03/2027", "14:00", "16:00", "", "", ""],
    ]
    await sends(house, tam, "lich.csv", csv_of(faulty))
    tam.reads(
        "Bảng có 12 chỗ sai", "chưa ghi gì",
        "Dòng 2: không có cơ quan «UBND phường Nào Đó»", "Xin ghi, ví dụ: Chủ tịch UBND xã Lân Phong",
        "Dòng 3: không có loại «họp». Xin ghi một trong: tiếp công dân, hội nghị đối thoại",
        "Dòng 4: «31/02/2027» không phải ngày. Xin ghi như 25/03/2027",
        "Dòng 5: ngày 14/03/2027 là ngày nghỉ. Xin ghi ngày làm việc, ví dụ 15/03/2027",
        "Dòng 6: ngày 10/03/2026 đã qua", "Dòng 7: ngày 10/03/2031 xa quá. Xin ghi ngày đến hết năm 2027",
        "Dòng 8: «sáng» không phải giờ", "Dòng 9: thiếu giờ kết thúc", "Dòng 10: giờ kết thúc phải sau",
        "Dòng 11: chữ dài quá", "Địa điểm: 300", "Dòng 11: cột Số chỗ ghi «nhiều»",
        "Dòng 13: trùng với dòng 12",
    )  # fmt: skip
    await tam.forges("g.impok")
    assert await sessions(house) == []
    # Waiting for the corrected table: it can also be typed.
    await tam.says(f"{CHAIR};tiếp công dân;17/03/2027;8h;11h")
    tam.reads("Buổi mới: 1")
    await tam.presses("Thôi")
    tam.reads("Chưa ghi gì")


async def test_very_many_faults_come_as_a_file(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    await sends(house, tam, "lich.csv", csv_of([[BODY, "Tiếp công dân", "?", "8h", "9h", "", "", ""]] * 45))
    tam.reads("Bảng có 45 chỗ sai", "và 15 chỗ nữa", "Danh sách đầy đủ")
    files = [int(shown.file) for shown in tam.screen if shown.file]

    def text(work: Work) -> str:
        row = work.session.get_one(Attachment, files[-1])
        assert work.office.shelf is not None
        return work.office.shelf.read(row.path).decode("utf-8-sig")

    lines = (await house.asks(text)).splitlines()
    assert len(lines) == 45
    assert lines[-1].startswith("Dòng 46:")


async def test_excel_comes_in_with_its_days_and_numbers(house: House) -> None:
    tam = await organiser(house)
    day = (date(2027, 3, 10) - date(1899, 12, 30)).days
    rows: dict[int, Sequence[Cell]] = {
        1: HEADINGS,
        3: [BODY, "Tiếp công dân", ("d", day), "8:00", "11:00", "Phòng\ntiếp công dân", "", 30],
        5: [BODY, "Tiếp công dân", ("d", day + 4), "8:00", "11:00", "", "", ""],
    }
    await sends(house, tam, "lich.xlsx", xlsx(rows))
    tam.reads("Dòng 5: ngày 14/03/2027 là ngày nghỉ")
    del rows[5]
    await sends(house, tam, "lich.xlsx", xlsx(rows))
    tam.reads("Buổi mới: 1", "10/03/2027 08:00")
    await tam.presses("Ghi 1 bản nháp")
    made = await sessions(house)
    assert [(each.seats, each.place) for each in made] == [(30, "Phòng tiếp công dân")]
    await sends(house, tam, "lich.ods", ods([HEADINGS, *ROWS]))
    tam.reads("Buổi mới: 2", "giữ nguyên: 1")


async def test_what_is_no_table_is_refused_with_what_to_do(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    await sends(house, tam, "anh.pdf", b"%PDF-1.4\n%%EOF")
    tam.reads("Không đọc được bảng", ".xlsx hoặc .csv")
    await sends(house, tam, "lich.xlsx", xlsx([["a"]] * 10_500))
    tam.reads("Bảng quá lớn", "10.000 dòng")
    await sends(house, tam, "lich.xlsx", xlsx([["a"]] * 2_500))
    tam.reads("dài quá 2.000 dòng")
    await sends(house, tam, "lich.csv", csv_of([ROWS[0]] * 2_100))
    tam.reads("dài quá 2.000 dòng")
    await sends(house, tam, "lich.csv", csv_of([]))
    tam.reads("không có dòng nào")
    await sends(house, tam, "lich.csv", csv_of([[BODY, "10/03/2027"]], ["Cơ quan", "Ngày"]))
    tam.reads("thiếu cột Loại", "thiếu cột Bắt đầu")
    await sends(house, tam, "lich.csv", csv_of([[f'"{BODY}', *ROWS[0][1:]]]))
    tam.reads("mở mà không đóng")
    await tam.says("   ")
    assert await sessions(house) == []


def test_a_workbook_that_unfolds_without_end_is_refused() -> None:
    far = xlsx({1: ["x"], 1_048_576: [*[""] * 16_383, "x"]})
    for body in (far, b"PK\x03\x04" + b"\x00" * 64):
        with pytest.raises(Invalid, match="file-not-a-table"):
            sheets.as_csv(body)


async def test_the_template_can_be_sent_back_as_it_is(house: House) -> None:
    tam = await organiser(house)
    hers = await person_of(tam)
    await house.does(schedule_import.write, hers, csv_of(ROWS).decode("utf-8-sig"))
    await tam.forges("g.imp")
    await tam.presses("Xuất mẫu")
    tam.reads("Bảng mẫu", "gửi lại tệp ở đây")
    assert [shown for shown in tam.screen if shown.file]
    table = await house.asks(lambda work: schedule_import.template(work, hers))
    assert table.startswith("Cơ quan,Loại,Ngày,")
    assert "Ví dụ" in table
    found = await house.asks(lambda work: schedule_import.look(work, hers, table))
    assert (found.new, found.same, found.faults) == ((), 3, ())


async def test_a_template_of_an_empty_office_brings_nothing_in(quiet_house: House) -> None:
    house = quiet_house
    hers = await person_of(await organiser(house))
    table = await house.asks(lambda work: schedule_import.template(work, hers))
    with pytest.raises(Invalid, match="g-import-empty"):
        await house.asks(lambda work: schedule_import.look(work, hers, table))


async def test_only_for_bodies_that_one_organises(quiet_house: House) -> None:
    house = quiet_house
    bay, thu, lan = await head(house, "Ông Bảy", CHAIR), await secretary(house), Citizen(house, "Lan")
    await lan.agrees()
    for each in (thu, lan):
        person = await person_of(each)
        with pytest.raises(Forbidden):
            await house.does(schedule_import.write, person, csv_of(ROWS).decode("utf-8-sig"))
        await each.forges("g.imp")
        each.does_not_read("Excel")
    his = await person_of(bay)
    # A head organises for the own body: an empty cell means it, another body is a fault.
    row = ["", "Tiếp công dân", "10/03/2027", "08:00", "11:00", "", "", ""]
    found = await house.asks(lambda work: schedule_import.look(work, his, csv_of([row]).decode("utf-8-sig")))
    assert [each.body_code for each in found.new] == [CHAIR]
    row[0] = ROADS
    found = await house.asks(lambda work: schedule_import.look(work, his, csv_of([row]).decode("utf-8-sig")))
    assert [each.kind for each in found.faults] == [schedule_csv.FaultKind.BODY]


async def test_two_presses_at_once_write_once(quiet_house: House) -> None:
    house = quiet_house
    hers = await person_of(await organiser(house))
    text = csv_of(ROWS).decode("utf-8-sig")
    done = await asyncio.gather(*(house.does(schedule_import.write, hers, text) for _ in range(3)))
    assert sorted(len(each.new) for each in done) == [0, 0, 3]
    assert len(await sessions(house)) == 3


def test_hours_as_people_write_them() -> None:
    said = ("8:00", "08h30", "14 giờ", "7g30", "08:00:00", "25h", "8")
    assert [schedule_csv.read_hour(each) for each in said] == [
        time(8), time(8, 30), time(14), time(7, 30), time(8), None, None,
    ]  # fmt: skip
    both = (time(8), time(11, 30))
    assert [schedule_csv.read_hours(said) for said in ("8h-11h30", "từ 8:00 đến 11:30", "08:00 – 11:30")] == [
        both
    ] * 3
    assert schedule_csv.read_hours("8h") is None
