"""Writing an announcement in the chat: words, marks, file, buttons, what it looks like, and throwing it away."""

from langnghe.models import Broadcast, BroadcastState
from langnghe.models.contract import InputKind
from langnghe.services.broadcast import drafts
from tests.broadcasts.desk import admin, every, keeper, of, people, sized, village, written
from tests.conversations.desk import head, officer
from tests.house import House
from tests.office import ROADS
from tests.people import Citizen, Official
from tests.samples import EXE

LONG = "Nước sạch về đến mọi nhà trong thôn. " * 200


async def begun(house: House, tam: Official, text: str = "Mai *cắt nước* từ 7 giờ.") -> int:
    """A draft, as a maker begins it who speaks for several bodies."""
    await tam.says("menu")
    await tam.presses("Tin báo chung")
    await tam.presses("Soạn tin báo chung")
    if "thay mặt" in tam.last:
        await tam.says("chu tich lan phong")
        await tam.presses("Chủ tịch UBND xã Lân Phong")
    tam.reads("Xin viết nội dung tin")
    await tam.says(text)
    return (await of(house)).id


async def test_from_the_menu_to_everybody_in_the_commune(house: House) -> None:
    lan, tam = Citizen(house), await keeper(house)
    await lan.agrees()
    made = await begun(house, tam)
    tam.reads("số", "đang soạn", "Mai cắt nước từ 7 giờ", "Xã Lân Phong", "Sẽ nhận: 1 người")
    await tam.presses("📤 Gửi")
    tam.reads("không lấy lại được", "Trên 100 người nhận thì cần người thứ hai duyệt")
    await tam.presses("Vâng, gửi")
    tam.reads("Tin đang được gửi")
    await house.broadcasts()
    assert "Mai cắt nước từ 7 giờ" in lan.last
    assert "Chủ tịch UBND xã Lân Phong" in lan.last
    assert (await of(house, made)).state is BroadcastState.DONE


async def test_marks_become_marks_and_everything_else_stays(quiet_house: House) -> None:
    tam = await keeper(quiet_house)
    await begun(quiet_house, tam, "*Khẩn* <b>3*4</b> _nhé_ & [lịch](https://a.vn/x_y)")
    kept = (await of(quiet_house)).text
    assert kept == '<b>Khẩn</b> &lt;b&gt;3*4&lt;/b&gt; <i>nhé</i> &amp; <a href="https://a.vn/x_y">lịch</a>'


async def test_who_may_not_announce_sees_no_way_and_forges_none(house: House) -> None:
    hoa, lan = await officer(house), Citizen(house)
    await lan.agrees()
    for person in (hoa, lan):
        await person.says("menu")
        assert not any("Tin báo chung" in offer for offer in person.offers)
        for token in ("b.list", "b.new", "b.past"):
            await person.forges(token)
            person.reads("không có quyền")
    assert await every(house) == []


async def test_another_announcer_reads_no_draft_and_changes_none(house: House) -> None:
    tam, thu = await keeper(house), await keeper(house, "Thư")
    made = await written(house, tam)
    version = (await of(house, made)).version
    for verb in (
        "b.o",
        "b.ed:{}:text",
        "b.au",
        "b.wh",
        "b.ex",
        "b.ur",
        "b.urs",
        "b.send",
        "b.x",
        "b.xs",
        "b.view",
    ):
        await thu.forges(verb.format(made) if "{}" in verb else f"{verb}:{made}")
        thu.reads("Chỉ người soạn tin này")
    await thu.forges(f"b.do:{made}:{version}")
    thu.reads("Chỉ người soạn tin này")
    assert (await of(house, made)).state is BroadcastState.DRAFT
    assert (await of(house, made)).version == version


async def test_a_head_of_another_commune_changes_and_reads_nothing(house: House) -> None:
    tam = await keeper(house)
    other = await keeper(house, "Xa", body="21421.chu_tich")
    made = await written(house, tam)
    await other.forges(f"b.o:{made}")
    other.reads("không có quyền")
    await other.forges("b.list")
    assert "cắt nước" not in other.last


async def test_a_head_of_one_body_is_not_asked_for_which(house: House) -> None:
    son = await head(house)
    await son.forges("b.new")
    son.reads("Xin viết nội dung tin")
    assert (await of(house)).body_code == ROADS


async def test_the_second_press_on_a_body_makes_no_second_draft(house: House) -> None:
    tam = await keeper(house)
    await tam.forges("b.new")
    await tam.forges("b.nb:21433.chu_tich")
    await tam.forges("b.nb:21433.chu_tich")
    assert len(await every(house)) == 1


async def test_a_picture_with_its_caption_is_a_whole_announcement(house: House) -> None:
    lan, tam = Citizen(house), await keeper(house)
    await lan.agrees()
    await tam.forges("b.new")
    if "thay mặt" in tam.last:
        await tam.forges("b.nb:21433.chu_tich")
    await tam.sends_photo("Sơ đồ *cắt nước*")
    tam.reads("Sơ đồ cắt nước", "ảnh hoặc tệp")
    made = (await of(house)).id
    await tam.forges(f"b.o:{made}")
    tam.reads("Có một ảnh hoặc tệp đi kèm")
    await tam.forges(f"b.do:{made}:{(await of(house)).version}")
    await house.broadcasts()
    assert "Sơ đồ cắt nước" in lan.last
    assert lan.screen[-1].file


async def test_a_file_that_is_not_there_yet_or_never_is_keeps_it_from_going(quiet_house: House) -> None:
    tam = await keeper(quiet_house)
    await people(quiet_house, 1)
    made = await written(quiet_house, tam)
    await tam.forges(f"b.ed:{made}:file")
    event = tam.event(InputKind.PHOTO, media=())
    await quiet_house.receive(event)
    tam.reads("đúng một ảnh")
    await tam.sends_file("cat-nuoc.exe", EXE)
    await tam.forges(f"b.do:{made}:{(await of(quiet_house)).version}")
    tam.reads("không nhận được")
    await tam.forges(f"b.ed:{made}:file")
    await tam.presses("Bỏ ảnh, tệp")
    await tam.forges(f"b.do:{made}:{(await of(quiet_house)).version}")
    tam.reads("Tin đang được gửi")


async def test_buttons_are_added_and_each_is_taken_off_once(house: House) -> None:
    tam = await keeper(house)
    made = await written(house, tam)
    for typed, said in (
        ("Đăng ký http://a.vn", "bắt đầu bằng https://"),
        ("https://a.vn", "chữ trên nút"),
        (f"{'Đăng ký ' * 9} https://a.vn", "nhiều nhất là 40"),
    ):
        await tam.forges(f"b.ed:{made}:link")
        await tam.says(typed)
        tam.reads(said)
    for name in ("Một", "Hai", "Ba"):
        await tam.forges(f"b.ed:{made}:link")
        await tam.says(f"{name} https://a.vn/{name}")
        tam.reads(f"{name}: https://a.vn/")
    await tam.forges(f"b.ed:{made}:link")
    await tam.says("Bốn https://a.vn/4")
    tam.reads("Đã đủ 3 nút")
    mark = drafts.mark_of("Hai", "https://a.vn/Hai")
    await tam.forges(f"b.lx:{made}:{mark}")
    await tam.forges(f"b.lx:{made}:{mark}")
    assert [each["label"] for each in (await of(house, made)).links] == ["Một", "Ba"]


async def test_what_is_too_long_says_by_how_much_and_does_not_go(house: House) -> None:
    tam = await keeper(house)
    await people(house, 1)
    made = await begun(house, tam, LONG)
    tam.reads("dài quá", "ký tự để gửi trong một tin")
    await tam.forges(f"b.do:{made}:{(await of(house)).version}")
    tam.reads("Tin dài quá một tin nhắn")
    assert (await of(house, made)).state is BroadcastState.DRAFT


async def test_nothing_but_words_is_taken_as_a_text(house: House) -> None:
    tam = await keeper(house)
    await tam.forges("b.new")
    await tam.forges("b.nb:21433.chu_tich")
    await tam.says("* * *")
    tam.reads("Nội dung cần có chữ")
    await tam.sends_sticker()
    tam.reads("chỉ nhận chữ viết, ảnh hoặc tệp")
    await tam.says("Họp thôn")
    tam.reads("Họp thôn")
    assert (await of(house)).text == "Họp thôn"


async def test_a_lone_stop_leaves_the_step_and_keeps_what_is_written(house: House) -> None:
    tam = await keeper(house)
    made = await written(house, tam)
    await tam.forges(f"b.ed:{made}:text")
    await tam.says("thôi")
    tam.reads("vẫn còn nguyên", "cắt nước")
    assert "cắt nước" in (await of(house, made)).text


async def test_the_old_words_come_back_after_a_restart(house: House) -> None:
    """Nothing is kept in the conversation alone: another device, another day."""
    tam = await keeper(house)
    made = await written(house, tam)
    await house.wait(hours=30)
    await tam.says("/tinbaochung")
    tam.reads("đang soạn", "Mai cắt nước")
    await tam.presses(f"{made} · ")
    tam.reads("đang soạn", "Mai cắt nước từ 7 giờ đến 11 giờ")


async def test_the_same_again_changes_nothing(quiet_house: House) -> None:
    tam = await keeper(quiet_house)
    made = await written(quiet_house, tam)
    before = (await of(quiet_house, made)).version
    await tam.forges(f"b.urs:{made}")
    await tam.forges(f"b.urs:{made}")
    assert (await of(quiet_house, made)).version == before + 1


async def test_urgent_is_explained_and_asked_once_more(house: House) -> None:
    tam = await keeper(house)
    made = await written(house, tam)
    await tam.forges(f"b.o:{made}")
    await tam.presses("Tin khẩn")
    tam.reads("cả ban đêm", "đánh thức", "đúng là khẩn")
    assert not (await of(house, made)).urgent
    await tam.presses("Đúng, đây là tin khẩn")
    tam.reads("Khẩn: gửi ngay cả ban đêm")
    assert (await of(house, made)).urgent
    await tam.presses("Bỏ khẩn")
    assert not (await of(house, made)).urgent


async def test_thrown_away_after_one_more_question_and_only_once(house: House) -> None:
    tam = await keeper(house)
    made = await written(house, tam)
    await tam.forges(f"b.o:{made}")
    await tam.presses("Bỏ tin")
    tam.reads("Chưa ai nhận")
    await tam.presses("Vâng, bỏ")
    tam.reads("Đã bỏ tin")
    await tam.forges(f"b.xs:{made}")
    tam.reads("Đã bỏ tin")
    await tam.forges(f"b.ed:{made}:text")
    tam.reads("không làm được việc đó nữa")
    assert (await of(house, made)).state is BroadcastState.DROPPED


async def test_ten_thousand_lines_of_a_list_are_six_on_a_page(quiet_house: House) -> None:
    tam = await keeper(quiet_house)
    made = await written(quiet_house, tam)

    def many(work: object) -> None:
        session = work.session  # type: ignore[attr-defined]
        row = session.get_one(Broadcast, made)
        names = [c.name for c in Broadcast.__table__.columns if c.name != "id"]
        session.add_all(Broadcast(**{name: getattr(row, name) for name in names}) for _ in range(40))

    await quiet_house.does(many)
    await tam.forges("b.list")
    tam.reads("41")
    assert sum("·" in offer for offer in tam.offers) == 6
    await tam.presses("Trang sau")
    await tam.forges("b.list:36")
    assert "Trang trước" in " ".join(tam.offers)
    await tam.forges("b.list:-3")
    tam.reads("Nút này đã cũ")


# Looking at it --------------------------------------------------------------------------------------------------


async def test_the_preview_is_the_very_message_and_its_button_does_nothing(house: House) -> None:
    lan, tam = Citizen(house), await keeper(house)
    await lan.agrees()
    made = await written(house, tam)
    await tam.forges(f"b.view:{made}")
    previewed = [shown.text for shown in tam.screen]
    tam.reads("sẽ nhận đúng như sau", "Zalo (khi được nối)", "Hết phần xem trước")
    if house.paper.capabilities.buttons:
        await tam.presses("Không nhận tin báo chung")
        tam.reads("Đây là bản xem trước")
    await tam.forges(f"b.do:{made}:{(await of(house, made)).version}")
    await house.broadcasts()
    assert lan.last in previewed


async def test_zalo_is_shown_without_marks_and_by_how_much_it_is_too_long(quiet_house: House) -> None:
    tam = await keeper(quiet_house)
    made = await begun(quiet_house, tam, "*Nước sạch* " + "về thôn " * 260)
    tam.reads("Khi Zalo được nối: dài quá")
    await tam.forges(f"b.view:{made}")
    tam.reads("Dài quá")
    await tam.forges(f"b.ed:{made}:text")
    await tam.says("*Nước sạch* về thôn")
    await tam.forges(f"b.view:{made}")
    sent = [each.outbound.text for each in quiet_house.paper.sent if each.external_id == tam.external_id]
    likeness = next(each for each in reversed(sent) if "ngừng tin" in each)
    assert "<b>" not in likeness
    assert "Nước sạch về thôn" in likeness


async def test_an_urgent_one_is_shown_in_both_languages(quiet_house: House) -> None:
    tam = await keeper(quiet_house)
    made = await written(quiet_house, tam)
    await tam.forges(f"b.urs:{made}")
    await tam.forges(f"b.view:{made}")
    tam.reads("KHẨN", "URGENT")


async def test_the_size_from_which_others_are_asked_is_the_offices(house: House) -> None:
    await sized(house, 5)
    tam = await keeper(house)
    await people(house, 6)
    made = await written(house, tam)
    await tam.forges(f"b.o:{made}")
    await tam.presses("📤 Gửi")
    tam.reads("Trên 5 người nhận")
    await tam.presses("Vâng, gửi")
    tam.reads("Đã trình")
    assert (await of(house, made)).state is BroadcastState.WAITING


async def test_an_admin_sets_the_size_by_typing_it(house: House) -> None:
    quan, tam = await admin(house), await keeper(house)
    await quan.says("tin bao chung")
    await quan.presses("Ngưỡng duyệt tin")
    quan.reads("nhiều hơn 100 người")
    for typed in ("nhiều", "-1", "99999999", "١٢"):
        await quan.says(typed)
        quan.reads("Xin gõ một số từ 0")
    await quan.says("1.000 người")
    quan.reads("nhiều hơn 1.000 người")
    await quan.presses("Tin báo chung")
    await quan.presses("Ngưỡng duyệt tin")
    await quan.says("0")
    quan.reads("nào cũng cần người thứ hai duyệt")
    quan.does_not_read("nhiều hơn 0")
    await tam.says("tin bao chung")
    tam.does_not_read("Ngưỡng", "Nhóm")
    await tam.forges("a.size")
    tam.reads("không có quyền")


async def test_who_gets_an_urgent_one_is_said_before_it_is_one(quiet_house: House) -> None:
    tam = await keeper(quiet_house)
    made = await written(quiet_house, tam)
    await tam.forges(f"b.ur:{made}")
    tam.reads("ai chọn «chỉ nhận tin khẩn» vẫn nhận, ai đã tắt hết thì không")


async def test_a_double_tap_begins_one(house: House) -> None:
    tam = await keeper(house, body=ROADS)
    await tam.forges("b.new")
    await tam.forges("b.new")
    tam.reads("Xin viết nội dung")
    (made,) = await every(house)
    await tam.says("Mai cắt nước")
    await tam.forges("b.new")
    assert [each.id == made.id for each in await every(house)] == [True, False]
    assert (await of(house, made.id)).text == "Mai cắt nước"


async def test_the_own_body_comes_first_then_those_below(house: House) -> None:
    """An admin of one commune in the office of a whole province."""
    quan = await admin(house)
    await quan.says("tin bao chung")
    await quan.presses("Soạn tin báo chung")
    assert quan.offers[0] == "Chủ tịch UBND xã Lân Phong"
    assert quan.offers[1].endswith("xã Lân Phong")
    await quan.says("kinh te")
    assert quan.offers[0] == "Phòng Kinh tế xã Lân Phong"


async def test_words_with_an_address_that_nobody_could_open_are_named(house: House) -> None:
    tam = await keeper(house)
    made = await begun(house, tam, "Xem [lịch](http://a.vn) nhé")
    tam.reads("«[lịch](http://a.vn)» chưa thành chữ bấm được", "https://")
    await tam.presses("Sửa chữ")
    await tam.says("Xem [lịch](https://a.vn) nhé (thôn [5])")
    tam.does_not_read("chưa thành chữ bấm được")
    assert "<a href" in (await of(house, made)).text


async def test_an_area_with_nothing_below_it_says_so(house: House) -> None:
    tam = await keeper(house)
    made = await begun(house, tam)
    await tam.forges(f"b.aa:{made}")
    tam.reads("Danh mục chưa có thôn, tổ")
    await village(house)
    await tam.forges(f"b.aa:{made}")
    tam.reads("Xin chọn nơi cần gửi")
    assert any("Thôn Phước Lộc" in offer for offer in tam.offers)
