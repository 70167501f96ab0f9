"""Villages below the communes: an admin adds, renames and takes them out, brings a table in and out."""

from time import perf_counter

import pytest
from sqlalchemy import func, select, update

from langnghe.models import Area, GroupChat, GroupState, Level, Person, RoleKind
from langnghe.services import areas, village_table, villages
from langnghe.services.broadcast import group_list, groups
from langnghe.services.dialogue import organising
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Stale
from langnghe.services.work import Work
from tests.conversations.citizens import person_of, takes_post
from tests.dialogues.workbooks import xlsx
from tests.house import House
from tests.office import CHAIR
from tests.people import Admin, Citizen, Officer

TOP = "51.chu_tich"
COMMUNE, BESIDE = "21433", "21421"


@pytest.fixture
async def ha(house: House) -> Admin:
    return await admin(house)


@pytest.fixture
async def ngoc(quiet_house: House) -> Admin:
    return await admin(quiet_house, "Ngọc")


async def admin(house: House, name: str = "Hà") -> Admin:
    found = Admin(house, name)
    await takes_post(house, found, RoleKind.ADMIN, TOP)
    found.looks()
    return found


async def there(house: House, commune: str = COMMUNE) -> dict[str, str]:
    """The villages of a commune, names by code."""
    return await house.asks(lambda work: areas.villages(work, commune))


async def added(house: House, by: Admin, typed: str, commune: str = COMMUNE) -> None:
    await house.does(villages.add, await person_of(house, by), commune, typed)


async def alone(house: House) -> None:
    """As if the office were that of one commune."""

    def leave_one(work: Work) -> None:
        others = update(Area).where(Area.level == Level.COMMUNE, Area.code != COMMUNE)
        work.session.execute(others.values(level=Level.PROVINCE))

    await house.does(leave_one)


# One by one -----------------------------------------------------------------------------------------------------


async def test_from_the_menu_to_the_first_villages(house: House, ha: Admin) -> None:
    await ha.says("/quantri")
    await ha.presses("Thôn, tổ dân phố")
    ha.reads("đã ghi 0, ở 96 xã, phường", "chưa ghi thôn, tổ nào: 96")
    await ha.says("lan phong")
    ha.reads("Xã Lân Phong: 0 thôn, tổ dân phố", "ví dụ: Thôn 1, Thôn 2, Tổ dân phố 3")
    await ha.says("Thôn 2, Thôn 1; Tổ dân phố 10\nTổ dân phố 9")
    ha.reads("Đã thêm 4: Thôn 2, Thôn 1, Tổ dân phố 10, Tổ dân phố 9", "Xã Lân Phong: 4 thôn")
    ha.does_not_read("Đã có từ trước")
    assert ha.offers[:4] == ["Thôn 1", "Thôn 2", "Tổ dân phố 9", "Tổ dân phố 10"]
    await ha.says("THON 01, Xóm Bàu, xom bau, tdp 9")
    ha.reads("Đã thêm 1: Xóm Bàu", "không thêm lần nữa: THON 01, tdp 9", "5 thôn")
    assert list((await there(house)).values()) == ["Thôn 1", "Thôn 2", "Tổ dân phố 9", "Tổ dân phố 10", "Xóm Bàu"]
    assert sorted(await there(house)) == [f"{COMMUNE}.{number}" for number in range(1, 6)]
    await ha.presses("Xã, phường khác")
    ha.reads("đã ghi 5", "chưa ghi thôn, tổ nào: 95")


async def test_what_is_no_name_is_refused_and_nothing_of_it_written(house: House, ha: Admin) -> None:
    await ha.forges(f"a.vilc:{COMMUNE}")
    for typed, said in (
        (",;\n ,", "Chưa có tên nào"),
        ("Thôn 1, ...", "«...» chưa phải là một tên"),
        ("Thôn 1, 2, 3", "«2» chưa phải là một tên. Xin gõ đủ cả chữ, ví dụ: Thôn 1. Chưa ghi gì"),
        ("Thôn 1\n" + "dài" * 41, "dài quá 120 chữ"),
    ):
        await ha.says(typed)
        ha.reads(said)
    assert await there(house) == {}
    await ha.sends_sticker()
    await ha.says("Thôn 1")  # and it still waits for a name
    ha.reads("Đã thêm 1: Thôn 1")


async def test_a_commune_is_found_in_any_spelling_or_among_several(house: House, ha: Admin) -> None:
    await ha.forges("a.vil")
    await ha.presses("Trang sau")
    await ha.presses("Trang trước")
    await ha.says("zzzzzz")
    ha.reads("Không tìm thấy")
    await ha.says("ba to")
    ha.reads("tên gần với «ba to»")
    assert {"Xã Ba Tơ (0)", "Xã Ba Tô (0)"} <= set(ha.offers)
    await ha.presses("Xã Ba Tô")
    ha.reads("Xã Ba Tô: 0")
    await ha.forges("a.vil")
    await ha.says("LANPHONG")
    ha.reads("Xã Lân Phong: 0")


async def test_a_long_list_is_paged(quiet_house: House, ngoc: Admin) -> None:
    await added(quiet_house, ngoc, ", ".join(f"Thôn {number}" for number in range(1, 21)))
    await ngoc.forges(f"a.vilc:{COMMUNE}")
    assert ngoc.offers[:2] == ["Thôn 1", "Thôn 2"]
    await ngoc.presses("Trang sau")
    assert ngoc.offers[:8] == [f"Thôn {number}" for number in range(9, 17)]
    await ngoc.presses("Trang sau")
    await ngoc.presses("Thôn 20")
    ngoc.reads("Thôn 20, Xã Lân Phong", "Người dân đã chọn nơi này: 0")


async def test_very_many_names_at_once_are_counted_and_not_all_said(quiet_house: House, ngoc: Admin) -> None:
    await ngoc.forges(f"a.vilc:{COMMUNE}")
    await ngoc.says("\n".join(f"Thôn {number}" for number in range(1, 101)))
    ngoc.reads("Đã thêm 100: Thôn 1, Thôn 2", "Thôn 20 và 80 tên nữa.")
    assert len(await there(quiet_house)) == 100


async def test_an_office_of_one_commune_goes_straight_to_it(house: House, ha: Admin) -> None:
    await alone(house)
    await ha.forges("a.vil")
    ha.reads("Xã Lân Phong: 0 thôn")
    assert not any("Xã, phường khác" in each for each in ha.offers)
    await ha.presses("Nhập bảng")
    await ha.says("Thôn 1\nThôn 2")
    ha.reads("Sẽ thêm: 2", "• Thôn 1, Xã Lân Phong")
    await ha.presses("Ghi thôn")
    assert list((await there(house)).values()) == ["Thôn 1", "Thôn 2"]


async def test_one_is_called_otherwise(house: House, ha: Admin) -> None:
    await added(house, ha, "Thôn 1, Thôn 2")
    await ha.forges(f"a.vilc:{COMMUNE}")
    await ha.presses("Thôn 2")
    await ha.presses("Đổi tên")
    ha.reads("Thôn 2, Xã Lân Phong: xin gõ tên mới")
    for typed, said in (
        ("thon 1", "đã có nơi tên «thon 1»"),
        ("-", "chưa phải là một tên"),
        (" ", "Chưa có tên nào"),
        ("Thôn A, Thôn B", "Xin gõ một tên"),
    ):
        await ha.says(typed)
        ha.reads(said)
    await ha.says("Thôn Phước Lộc")
    ha.reads("Đã đổi tên", "Thôn Phước Lộc, Xã Lân Phong")
    assert await there(house) == {f"{COMMUNE}.1": "Thôn 1", f"{COMMUNE}.2": "Thôn Phước Lộc"}
    await ha.presses("Đổi tên")
    await ha.says("THÔN PHƯỚC LỘC")  # its own name in other letters is no double
    assert (await there(house))[f"{COMMUNE}.2"] == "THÔN PHƯỚC LỘC"


async def test_one_is_taken_out_and_its_people_are_the_communes(house: House, ha: Admin) -> None:
    await added(house, ha, "Thôn 1, Thôn 2")
    lan = Citizen(house)
    await lan.agrees()
    person = await person_of(house, lan)
    lives = select(Person.area_code, Person.village_code).where(Person.id == person)
    await house.does(
        lambda work: work.session.execute(
            update(Person).where(Person.id == person).values(village_code=f"{COMMUNE}.2")
        )
    )
    await ha.forges(f"a.vilc:{COMMUNE}")
    await ha.presses("Thôn 2")
    ha.reads("Người dân đã chọn nơi này: 1")
    await ha.presses("Bỏ")
    ha.reads("Bỏ Thôn 2, Xã Lân Phong", "1 người đã chọn nơi này sẽ được tính là ở Xã Lân Phong")
    assert len(await there(house)) == 2
    await ha.presses("Vâng, bỏ")
    ha.reads("Đã bỏ Thôn 2", "Xã Lân Phong: 1 thôn")
    assert await there(house) == {f"{COMMUNE}.1": "Thôn 1"}
    assert await house.asks(lambda work: tuple(work.session.execute(lives).one())) == (COMMUNE, None)
    row = await house.asks(lambda work: work.session.get_one(Area, f"{COMMUNE}.2"))
    assert row.valid_to == house.clock.now().date()
    await ha.forges(f"a.vilxok:{COMMUNE}.2")  # the second press
    ha.reads("Thôn 2 đã được bỏ khỏi danh sách rồi")
    # Its name may be given again; its number is not.
    await ha.forges(f"a.vilc:{COMMUNE}")
    await ha.says("thôn 2")
    ha.reads("Đã thêm 1: thôn 2")
    assert await there(house) == {f"{COMMUNE}.1": "Thôn 1", f"{COMMUNE}.3": "thôn 2"}


async def test_while_a_group_is_used_for_it_it_stays(house: House, ha: Admin) -> None:
    await added(house, ha, "Thôn 1")
    by, code = await person_of(house, ha), f"{COMMUNE}.1"

    def group(work: Work) -> int:
        made = GroupChat(
            channel="paper", external_id="-1", title="Nhóm <b>thôn 1</b>", state=GroupState.USED, area_code=code,
            added_by_name="", used_by=by, changed_at=work.now, reason="", one_way=False,
        )  # fmt: skip
        work.session.add(made)
        work.session.flush()
        return made.id

    group_id = await house.does(group)
    await ha.forges(f"a.vilxok:{code}")
    ha.reads("Chưa bỏ được Thôn 1", "1 nhóm, kênh", "Nhóm <b>thôn 1</b>", "thôi dùng nhóm")
    assert len(await there(house)) == 1
    await house.does(groups.end_use, by, group_id)
    await ha.forges(f"a.vilxok:{code}")
    ha.reads("Đã bỏ Thôn 1")
    with pytest.raises(NotFound):
        await house.does(groups.use, by, group_id, code)


async def test_a_group_that_comes_back_is_looked_at_first(quiet_house: House, ngoc: Admin) -> None:
    """The bot was taken out of it while it was in use, and its village has been taken out since."""
    house = quiet_house
    await added(house, ngoc, "Thôn 1")
    by, code = await person_of(house, ngoc), f"{COMMUNE}.1"

    def gone(work: Work) -> int:
        made = GroupChat(
            channel="paper", external_id="-2", title="Nhóm", state=GroupState.LEFT, area_code=code, used_by=by,
            added_by_name="", changed_at=work.now, reason="silent", one_way=False,
        )  # fmt: skip
        work.session.add(made)
        work.session.flush()
        return made.id

    group_id = await house.does(gone)
    await house.does(villages.remove, by, code)
    await house.does(lambda work: groups.bring_back(work, work.session.get_one(GroupChat, group_id)))
    state = await house.asks(lambda work: group_list.one(work, by, group_id).state)
    assert state is GroupState.NEW


async def test_one_taken_out_is_offered_nowhere_and_lies_within_its_commune_still(
    quiet_house: House, ngoc: Admin
) -> None:
    house = quiet_house
    await added(house, ngoc, "Thôn Phước Lộc, Thôn 10, Thôn 9")
    by, gone = await person_of(house, ngoc), f"{COMMUNE}.1"

    def offered(work: Work) -> list[list[str]]:
        sessions = organising.areas(work, CHAIR, size=50).items
        of_groups = group_list.areas(work, by, "phước lộc")
        return [[each.name for each in sessions], [name for _, name in of_groups]]

    for_sessions, for_groups = await house.asks(offered)
    assert for_sessions == [
        "Xã Lân Phong", "Thôn 9, Xã Lân Phong", "Thôn 10, Xã Lân Phong", "Thôn Phước Lộc, Xã Lân Phong",
    ]  # fmt: skip
    assert "Thôn Phước Lộc, Xã Lân Phong" in for_groups
    await house.does(villages.remove, by, gone)
    for_sessions, for_groups = await house.asks(offered)
    assert for_sessions == ["Xã Lân Phong", "Thôn 9, Xã Lân Phong", "Thôn 10, Xã Lân Phong"]
    assert not any("Phước Lộc" in each for each in for_groups)
    assert gone in (await house.asks(lambda work: areas.within(work, (COMMUNE,))) or ())


async def test_of_two_admins_one_adds_it(quiet_house: House, ngoc: Admin) -> None:
    import asyncio

    house = quiet_house
    by = await person_of(house, ngoc)
    done = await asyncio.gather(*(house.does(villages.add, by, COMMUNE, "Thôn 1, Thôn 2") for _ in range(3)))
    assert sorted(len(each.new) for each in done) == [0, 0, 2]
    assert sorted(await there(house)) == [f"{COMMUNE}.1", f"{COMMUNE}.2"]


# As a table -----------------------------------------------------------------------------------------------------


async def test_a_table_is_written_whole_or_not_at_all(house: House, ha: Admin) -> None:
    await added(house, ha, "Thôn 1")
    await ha.forges("a.vil")
    await ha.presses("Nhập bảng")
    await ha.says(
        "xã;thôn\nLân Phong;Thôn 1\nLân Phong;Thôn 2\nxa lan phong;thon 2\nXứ Nào Đó;Thôn 3\nLan Phon;Thôn 4\n"
        f"Lân Phong;7\nLân Phong;{'dài' * 41}"
    )
    ha.reads(
        "Bảng có 5 chỗ sai", "Dòng 4: «thon 2» đã có ở dòng 3", "Dòng 5: không rõ xã, phường nào ở «Xứ Nào Đó»",
        "Dòng 6: không rõ xã, phường nào ở «Lan Phon». Có phải Xã Lân Phong?", "Dòng 7: «7» không phải là tên",
        "Dòng 8", "có 123 chữ, nhiều nhất là 120",
    )  # fmt: skip
    await ha.forges("a.vilok")
    assert list((await there(house)).values()) == ["Thôn 1"]
    rows = [["mã", "xã, phường", "thôn, tổ dân phố"], [COMMUNE, "Xã Lân Phong", "Thôn 1"], [COMMUNE, "", "Thôn 2"]]
    rows += [["", "Xã Bình Sơn", "Tổ dân phố 1"], ["21025", "", ""]]
    await ha.sends_file("thon.xlsx", xlsx(rows))
    await ha.presses("Xem bảng")
    ha.reads("Sẽ thêm: 2", "Đã có từ trước: 1", "• Thôn 2, Xã Lân Phong", "• Tổ dân phố 1, Xã Bình Sơn")
    assert len(await there(house)) == 1
    await ha.presses("Ghi thôn")
    ha.reads("Đã thêm 2 thôn, tổ dân phố; 1 nơi đã có từ trước")
    assert list((await there(house)).values()) == ["Thôn 1", "Thôn 2"]
    await ha.forges("a.vilok")  # the second press
    ha.reads("Nút này đã cũ")


async def test_what_goes_out_comes_in_again_and_changes_nothing(house: House, ha: Admin) -> None:
    await added(house, ha, 'Thôn 2, Thôn 10, Thôn "Đồng"')
    await ha.forges("a.vile")
    ha.reads("Bảng thôn, tổ dân phố", "nơi không ghi trong bảng không bị bỏ")
    assert any(shown.file for shown in ha.screen)
    by = await person_of(house, ha)
    table = await house.asks(lambda work: village_table.table(work, by))
    lines = table.splitlines()
    assert lines[0] == 'mã,"xã, phường","thôn, tổ dân phố"'
    at = lines.index(f"{COMMUNE},Xã Lân Phong,Thôn 2")
    assert lines[at + 1 : at + 3] == [f"{COMMUNE},Xã Lân Phong,Thôn 10", f'{COMMUNE},Xã Lân Phong,"Thôn ""Đồng"""']
    assert len(lines) == 1 + 95 + 3  # the other communes have a row to fill in
    found = await house.asks(lambda work: village_table.look(work, by, table))
    assert (found.new, found.same, found.faults) == ((), 3, ())
    for _ in range(2):
        await house.does(village_table.write, by, f"{table}{BESIDE};Thôn 1".replace(";", ","))
    assert list((await there(house, BESIDE)).values()) == ["Thôn 1"]
    assert len(await there(house)) == 3


async def test_a_table_that_says_nothing_or_breaks_off(quiet_house: House, ngoc: Admin) -> None:
    by = await person_of(quiet_house, ngoc)

    async def look(text: str) -> village_table.Table:
        return await quiet_house.asks(lambda work: village_table.look(work, by, text))

    for text in ("", "mã;xã;thôn", f"{COMMUNE};Xã Lân Phong;\nBình Sơn;"):
        with pytest.raises(Invalid, match="a-village-table-empty"):
            await look(text)
    found = await look('Lân Phong,Thôn 1\nLân Phong,"Thôn 2')
    assert [(each.line, each.kind) for each in found.faults] == [(2, "quotes")]
    assert [each.kind for each in (await look("Thôn 1\nThôn 2")).faults] == ["commune", "commune"]
    with pytest.raises(Invalid, match="a-village-table-faulty"):
        await quiet_house.does(village_table.write, by, "Lân Phong;Thôn 1\nXứ Nào;Thôn 2")
    with pytest.raises(Invalid, match="a-village-table-long"):
        await look("Lân Phong;Thôn\n" * (village_table.MOST_ROWS + 2))
    assert await there(quiet_house) == {}


async def test_communes_that_are_called_alike_are_told_apart_or_asked_about(
    quiet_house: House, ngoc: Admin
) -> None:
    house = quiet_house
    by = await person_of(house, ngoc)

    def twin(work: Work) -> None:
        work.session.get_one(Area, COMMUNE).name = "Xã Tân Thành"
        work.session.get_one(Area, BESIDE).name = "Xã Tân Thạnh"

    await house.does(twin)
    found = await house.asks(
        lambda work: village_table.look(work, by, "Tân Thạnh;Thôn 1\nxã tân thành;Thôn 1\nTan Thanh;Thôn 2")
    )
    assert [(each.commune_code, each.name) for each in found.new] == [(BESIDE, "Thôn 1"), (COMMUNE, "Thôn 1")]
    assert [(each.line, each.kind) for each in found.faults] == [(3, "which")]


async def test_ten_thousand_rows_in_good_time(quiet_house: House, ngoc: Admin) -> None:
    house = quiet_house
    by = await person_of(house, ngoc)
    every = await house.asks(lambda work: [each.name for each in villages.communes(work, by)])
    rows = [[every[number % len(every)], f"Thôn {number // len(every) + 1}"] for number in range(10_000)]
    began = perf_counter()
    await ngoc.forges("a.vili")
    await ngoc.sends_file("thon.xlsx", xlsx([["xã", "thôn"], *rows]))
    await ngoc.presses("Xem bảng")
    ngoc.reads("Sẽ thêm: 10.000", "… và 9.980 nơi nữa")
    await ngoc.presses("Ghi thôn")
    ngoc.reads("Đã thêm 10.000 thôn")
    await ngoc.forges("a.vil")
    ngoc.reads("đã ghi 10.000")
    took = perf_counter() - began
    counted = select(func.count()).select_from(Area).where(Area.level == Level.VILLAGE)
    assert await house.asks(lambda work: work.session.scalar(counted)) == 10_000
    assert took < 30  # about three seconds; what would take a minute is caught
    wrong = "\n".join(f"Xứ {number};Thôn {number}" for number in range(10_000))
    began = perf_counter()
    found = await house.asks(lambda work: village_table.look(work, by, wrong))
    assert len(found.faults) == 10_000
    assert perf_counter() - began < 20


# Nobody else ----------------------------------------------------------------------------------------------------


async def test_no_press_helps_who_is_no_admin(house: House, ha: Admin) -> None:
    await added(house, ha, "Thôn 1")
    minh = Officer(house, "Minh")
    await minh.joins_roads()
    code = f"{COMMUNE}.1"
    for token in (
        "a.vil", f"a.vilc:{COMMUNE}", f"a.vilv:{code}", f"a.viln:{code}", f"a.vilx:{code}", f"a.vilxok:{code}",
        "a.vile", "a.vili", "a.vilok", "a.vill:1",
    ):  # fmt: skip
        await minh.forges(token)
        minh.reads("không có quyền")
    theirs = await person_of(house, minh)
    for verb, given in (
        (villages.communes, ()),
        (villages.find, ("Lân Phong",)),
        (villages.commune, (COMMUNE,)),
        (villages.listed, (COMMUNE,)),
        (villages.one, (code,)),
        (villages.people, (code,)),
        (villages.add, (COMMUNE, "Thôn 2")),
        (villages.rename, (code, "Thôn 2")),
        (villages.remove, (code,)),
        (village_table.table, ()),
        (village_table.look, ("Lân Phong;Thôn 2",)),
        (village_table.write, ("Lân Phong;Thôn 2",)),
    ):
        with pytest.raises(Forbidden):
            await house.does(verb, theirs, *given)
    assert await there(house) == {code: "Thôn 1"}


async def test_nonsense_in_tokens_is_refused_and_breaks_nothing(house: House, ha: Admin) -> None:
    await added(house, ha, "Thôn 1")
    for token, said in (
        ("a.vilc", "Nút này đã cũ"), ("a.vilc:99999", "Không có địa bàn"), ("a.vilc:51", "Không có địa bàn"),
        (f"a.vilc:{COMMUNE}.1", "Không có địa bàn này"), (f"a.vilc:{COMMUNE}:x", "Nút này đã cũ"),
        (f"a.vilc:{COMMUNE}:999999", "1 thôn"), ("a.vil:-1", "Nút này đã cũ"), ("a.vilv", "Nút này đã cũ"),
        (f"a.vilv:{COMMUNE}", "Không có địa bàn này"), (f"a.vilv:{COMMUNE}.9", "Không có địa bàn này"),
        ("a.viln:x", "Không có địa bàn này"), ("a.vilx", "Nút này đã cũ"), ("a.vilxok:51", "Không có địa bàn này"),
        ("a.vilxok", "Nút này đã cũ"), ("a.vilok", "Nút này đã cũ"), ("a.vill", "Nút này đã cũ"),
    ):  # fmt: skip
        await ha.forges(token)
        ha.reads(said)
    assert len(await there(house)) == 1
    by = await person_of(house, ha)
    await house.does(villages.remove, by, f"{COMMUNE}.1")
    for verb, given in ((villages.one, ()), (villages.rename, ("Thôn 2",)), (villages.remove, ())):
        with pytest.raises(Stale):
            await house.does(verb, by, f"{COMMUNE}.1", *given)


async def test_what_the_form_was_about_is_gone_while_a_name_is_typed(quiet_house: House, ngoc: Admin) -> None:
    await added(quiet_house, ngoc, "Thôn 1")
    by = await person_of(quiet_house, ngoc)
    await ngoc.forges(f"a.viln:{COMMUNE}.1")
    await quiet_house.does(villages.remove, by, f"{COMMUNE}.1")
    await ngoc.says("Thôn Mới")
    ngoc.reads("Thôn 1 đã được bỏ")
