"""The admins' rooms: inviting, leaving, gaps, routing, bodies, what failed. And everybody else is told no."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from langnghe.models import (
    Body,
    FailedEvent,
    InboundEvent,
    OutboxMessage,
    OutboxState,
    RoleGrant,
    RoleKind,
    Ticket,
)
from langnghe.models.contract import InputKind, SendOutcome, SendResult
from langnghe.services import authority, gaps, invitations, routing_table
from langnghe.services.gaps import GapKind
from langnghe.services.work import Work
from tests.house import House
from tests.office import CHAIR, FRONT_DESK, ROADS
from tests.people import Admin, Citizen, Head, Officer

TOP = "51.chu_tich"
ROADS_NAME = "Phòng Kinh tế xã Lân Phong"


@pytest.fixture
async def ha(house: House) -> Admin:
    """Hà, the admin."""
    ha = Admin(house, "Hà")
    await ha.joins(RoleKind.ADMIN, TOP)
    return ha


async def admin_page(admin: Admin) -> None:
    await admin.says("/quantri")


def code_in(text: str) -> str:
    found = re.search(r"Mã: (\S+)", text)
    assert found is not None, text
    return found[1]


async def posts_of(house: House, person: Citizen) -> list[tuple[RoleKind, str]]:
    def ask(work: Work) -> list[tuple[RoleKind, str]]:
        from langnghe.services import people

        speaker = people.recognise(work, person.event(InputKind.TEXT))
        return [(post.role, post.body_code) for post in authority.posts(work, speaker.person_id)]

    return await house.does(ask)


# The way in ---------------------------------------------------------------------------------------------------


async def test_a_new_official_is_greeted_and_shown_what_to_do_first(house: House) -> None:
    ha = Admin(house, "Hà")
    await ha.joins(RoleKind.ADMIN, TOP)
    assert "quản trị viên" in ha.last
    assert "Còn thiếu" in ha.last
    await ha.presses("Quản trị")
    assert "Quản trị · UBND tỉnh Quảng Ngãi" in ha.last
    mai = Officer(house, "Mai")
    await mai.joins_roads()
    assert ROADS_NAME in mai.last
    await mai.presses("Việc cần làm")
    assert "Việc" in mai.last


async def test_a_code_can_be_typed_where_links_do_not_work(house: House, ha: Admin) -> None:
    made = await house.does(invitations.create, RoleKind.OFFICER, ROADS, by=None)
    mai = Officer(house, "Mai")
    await mai.says(made.code.lower())
    assert "cán bộ xử lý" in mai.last
    other = await house.does(invitations.create, RoleKind.INTAKE, ROADS, by=None)
    await mai.says(f"mã mời {other.code}")
    assert "cán bộ tiếp nhận" in mai.last
    assert len(await posts_of(house, mai)) == 2


async def test_a_wrong_or_used_code_is_a_clear_no(house: House, ha: Admin) -> None:
    eve = Citizen(house, "Eve")
    await eve.starts("inv_AAAAAAAAAA")
    assert "Mã mời không đúng" in eve.last
    made = await house.does(invitations.create, RoleKind.OFFICER, ROADS, by=None)
    await Officer(house, "Mai").starts(f"inv_{made.code}")
    await eve.starts(f"inv_{made.code}")
    assert "đã có người dùng" in eve.last
    for _ in range(4):
        await eve.starts("inv_AAAAAAAAAB")
    await eve.starts("inv_AAAAAAAAAC")
    assert "thử sai nhiều lần" in eve.last
    assert await posts_of(house, eve) == []


async def test_administration_is_for_admins_only(house: House, ha: Admin) -> None:
    lan = Citizen(house)
    await lan.agrees()
    head = Head(house, "Bình")
    await head.joins(RoleKind.HEAD, ROADS)
    for person in (lan, head):
        await person.says("/quantri")
        assert "chỉ dành cho quản trị viên" in person.last
    for token in (
        "a.menu",
        "a.inv",
        "a.igo",
        "a.people",
        "a.rmok:1",
        "a.rok",
        "a.dldok:1",
        "a.fer:1",
        "a.nothing",
    ):
        await head.forges(token)
        assert "không có quyền" in head.last, token
    assert await posts_of(house, ha) == [(RoleKind.ADMIN, TOP)]


async def test_who_is_no_admin_any_more_does_not_stay_in_the_room(house: House, ha: Admin) -> None:
    await ha.forges("a.body")
    assert "Đơn vị nào?" in ha.last
    await house.does(lambda work: work.session.execute(update(RoleGrant).values(ended_at=work.now)))
    await ha.says("phòng kinh tế")
    assert "không có quyền" in ha.last
    await ha.says("/menu")
    assert "Quản trị" not in ha.last


# Inviting -----------------------------------------------------------------------------------------------------


async def test_an_officer_is_invited_in_a_few_steps(house: House, ha: Admin) -> None:
    await admin_page(ha)
    await ha.presses("Mời cán bộ")
    await ha.presses("Xử lý")
    await ha.says("phong kinh te lan phong")
    await ha.presses(ROADS_NAME)
    await ha.says("Trần Thị Mai")
    assert "Trần Thị Mai" in ha.last
    assert ROADS_NAME in ha.last
    await ha.presses("Mời từ hôm nay")
    code = code_in(ha.last)
    mai = Officer(house, "mai98")
    await mai.starts(f"inv_{code.replace('-', '')}")
    assert "Trần Thị Mai" in mai.last
    assert await posts_of(house, mai) == [(RoleKind.OFFICER, ROADS)]
    assert "Trần Thị Mai đã nhận lời mời" in ha.last


async def test_an_invitation_with_dates_and_without_a_name(house: House, ha: Admin) -> None:
    await ha.forges("a.inv")
    await ha.presses("Tiếp nhận")
    await ha.says("không có đơn vị này đâu")
    assert "Không thấy đơn vị nào" in ha.last
    await ha.says(FRONT_DESK)
    await ha.presses("Trung tâm Phục vụ hành chính công xã Lân Phong")
    await ha.presses("Không ghi tên")
    await ha.says("31/02/2027")
    assert "Chưa đọc được ngày" in ha.last
    await ha.says("01/12/2026 - 30.06.2027")
    assert "đến hết ngày 30/06/2027" in ha.last
    early = Officer(house, "Tú")
    await early.starts(f"inv_{code_in(ha.last)}")
    assert "dùng được từ ngày 01/12/2026" in early.last
    code = code_in("\n".join(shown.text for shown in ha.screen))
    await house.wait(days=12)
    await early.starts(f"inv_{code}")
    assert await posts_of(house, early) == [(RoleKind.INTAKE, FRONT_DESK)]


async def test_a_second_head_only_in_place_of_the_first(house: House, ha: Admin) -> None:
    old = Head(house, "Bình")
    await old.joins(RoleKind.HEAD, ROADS)
    await ha.forges("a.inv:21433.kinh_te")
    await ha.presses("Người đứng đầu")
    assert "đã có người đứng đầu là Bình" in ha.last
    await ha.presses("Mời thay")
    await ha.says("Lê Thị Dung")
    await ha.presses("Mời từ hôm nay")
    new = Head(house, "Dung")
    await new.starts(f"inv_{code_in(ha.last)}")
    assert "Ông/bà thay Bình" in new.last
    assert "đã thôi làm người đứng đầu" in old.last
    assert await posts_of(house, old) == []


async def test_an_open_invitation_is_taken_back(house: House, ha: Admin) -> None:
    made = await house.does(invitations.create, RoleKind.OFFICER, ROADS, "Mai", by=None)
    await admin_page(ha)
    assert "Lời mời đang chờ: 1" in ha.last
    await ha.presses("Lời mời (1)")
    await ha.presses("Hủy lời mời: Mai")
    assert "Đã hủy lời mời" in ha.last
    mai = Officer(house, "Mai")
    await mai.starts(f"inv_{made.code}")
    assert "đã được hủy" in mai.last
    await ha.forges("a.rev:1")
    assert "không còn chờ" in ha.last
    await ha.forges("a.invs")
    assert "Không có lời mời nào" in ha.last


async def test_a_press_on_an_old_step_creates_nothing(house: House, ha: Admin) -> None:
    await ha.forges("a.igo")
    assert "Nút này đã cũ" in ha.last
    for token in (
        "a.ir:king",
        "a.ir",
        "a.ib:",
        "a.rb:x",
        "a.rok",
        "a.bset:code:x",
        "a.bclr",
        "a.fix:x",
        "a.who:x",
    ):
        await ha.forges(token)
        assert "Quản trị ·" in ha.last or "cũ" in ha.last or "Không có đơn vị" in ha.last, (token, ha.last)


# Leaving ------------------------------------------------------------------------------------------------------


async def test_who_is_removed_leaves_no_ticket_claimed(house: House, ha: Admin) -> None:
    head, mai = Head(house, "Bình"), Officer(house, "Mai")
    await head.joins(RoleKind.HEAD, ROADS)
    await mai.joins_roads()
    lan = Citizen(house)
    await lan.agrees()
    await lan.says("Đường thôn 2 đầy ổ gà")
    await lan.presses("Gửi")
    await mai.presses("Tiếp nhận")
    await admin_page(ha)
    await ha.presses("👥")
    await ha.says("mai kinh te")
    await ha.presses("Mai")
    assert ROADS_NAME in ha.last
    await ha.presses("Thôi nhiệm vụ này")
    await ha.presses("Đúng, cho thôi")
    assert "1 phiếu đang chờ giao người khác" in ha.last
    assert "đã thôi làm cán bộ xử lý" in mai.last
    assert "Mai đã thôi nhiệm vụ" in head.last
    assert await house.does(lambda work: work.session.scalars(select(Ticket.officer_id)).all()) == [None]
    await ha.forges("a.rmok:3")
    assert "không còn giữ nhiệm vụ" in ha.last


async def test_the_last_admin_cannot_remove_themselves(house: House, ha: Admin) -> None:
    await ha.forges("a.rmok:1")
    assert "quản trị viên duy nhất" in ha.last
    await ha.says("/quantri")
    assert "Quản trị ·" in ha.last


# Gaps ---------------------------------------------------------------------------------------------------------


async def test_what_is_missing_is_counted_listed_and_mended(house: House, ha: Admin) -> None:
    await admin_page(ha)
    await ha.presses("Còn thiếu")
    assert "785 đơn vị chưa có người đứng đầu" in ha.last
    assert "Chưa có quản trị viên" not in ha.last
    await ha.presses("Chưa có người đứng đầu")
    assert "Xem 1–8 trong 785" in ha.last
    await ha.presses("Trang sau")
    assert "Xem 9–16 trong 785" in ha.last
    await ha.presses("Trang trước")
    await ha.presses("Chủ tịch UBND tỉnh Quảng Ngãi")
    await ha.presses("Không ghi tên")
    await ha.presses("Mời từ hôm nay")
    chair = Head(house, "Minh")
    await chair.starts(f"inv_{code_in(ha.last)}")
    await ha.forges("a.gaps")
    assert "784 đơn vị chưa có người đứng đầu" in ha.last
    await ha.forges("a.gap:no-head:99999")  # beyond the end: the last page
    assert "trong 784" in ha.last
    await ha.forges("a.fix:no-address:51.chu_tich")
    await ha.presses("Địa chỉ")
    await ha.says("52 Hùng Vương, Quảng Ngãi")
    assert "52 Hùng Vương" in ha.last


async def test_a_route_to_a_body_that_ended_is_found_and_mended(house: House, ha: Admin) -> None:
    def end(work: Work) -> None:
        work.session.get_one(Body, ROADS).valid_to = (work.now - timedelta(days=2)).date()

    await house.does(end)
    await ha.forges("a.gaps")
    await ha.presses("Định tuyến hỏng")
    await ha.presses("Hạ tầng giao thông")
    assert "đã kết thúc" in ha.last
    await ha.says("van phong lan phong")
    await ha.presses("Văn phòng HĐND và UBND xã Lân Phong")
    await ha.presses("Đúng, đổi")
    routed = await house.does(routing_table.resolve, "giao_thong", "21433")
    assert routed.body_code == "21433.van_phong"


# Routing ------------------------------------------------------------------------------------------------------


async def test_a_row_is_changed_and_new_reports_follow_it(house: House, ha: Admin) -> None:
    await admin_page(ha)
    await ha.presses("Định tuyến")
    await ha.presses("Hạ tầng giao thông")
    assert "97 dòng" in ha.last
    await ha.says("nơi không có")
    await ha.says("lan phong")
    await ha.presses("Xã Lân Phong")
    assert f"Đang về: {ROADS_NAME}" in ha.last
    await ha.says("cong an lan phong")
    await ha.presses("Công an xã Lân Phong")
    assert "Từ nay về Công an xã Lân Phong" in ha.last
    await ha.presses("Đúng, đổi")
    assert "Đã đổi" in ha.last
    lan = Citizen(house)
    await lan.agrees()
    await lan.says("Đường thôn 2 đầy ổ gà")
    assert "Công an xã Lân Phong" in lan.last


async def test_a_row_is_taken_out_but_never_the_catch_all(house: House, ha: Admin) -> None:
    await ha.forges("a.rf:giao_thong")
    await ha.says("lan phong")
    await ha.presses("Xã Lân Phong")
    await ha.presses("Bỏ dòng riêng này")
    await ha.presses("Đúng, bỏ dòng này")
    assert "Đã bỏ dòng" in ha.last
    await ha.forges("a.rf:giao_thong")
    await ha.says("lan phong")
    await ha.presses("Xã Lân Phong")
    assert "Theo lĩnh vực, đang về: Sở Xây dựng" in ha.last
    await ha.forges("a.rt")
    await ha.presses("Mọi lĩnh vực")
    await ha.presses("Mọi địa bàn")
    assert "Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi" in ha.last
    assert "Bỏ dòng riêng này" not in ha.last
    catch_all = await house.does(lambda work: routing_table.route_of(work, "", "", 1))
    assert catch_all is not None
    await ha.forges(f"a.rdelok:{catch_all.id}")
    assert "Không thể bỏ nơi nhận chung" in ha.last


# Bodies -------------------------------------------------------------------------------------------------------


async def test_a_body_without_a_superior_is_shown_in_red_and_placed(house: House, ha: Admin) -> None:
    def orphaned(work: Work) -> None:
        work.session.execute(update(Body).where(Body.code == ROADS).values(parent_code=None))

    await house.does(orphaned)
    await admin_page(ha)
    await ha.presses("Còn thiếu")
    assert "🔴 1 đơn vị chưa có cấp trên" in ha.last
    await ha.presses("Chưa có cấp trên (1)")
    await ha.presses("Phòng Kinh tế xã Lân Phong")
    assert "Cấp trên: không có" in ha.last
    await ha.presses("Cấp trên")
    await ha.says("phong kinh te xa lan phong")
    await ha.presses("Phòng Kinh tế xã Lân Phong")
    assert "không thể là cấp trên" in ha.last
    await ha.says("chu tich xa lan phong")  # it is still asked
    await ha.presses("Chủ tịch UBND xã Lân Phong")
    assert "Cấp trên: Chủ tịch UBND xã Lân Phong" in ha.last
    await ha.forges(f"a.babove:{CHAIR}")
    await ha.says("phong kinh te xa lan phong")
    await ha.presses("Phòng Kinh tế xã Lân Phong")
    assert "không thể là cấp trên" in ha.last  # a circle
    left = await house.asks(gaps.incomplete)
    assert GapKind.NO_SUPERIOR not in {gap.kind for gap in left}


async def test_what_people_are_told_of_a_body(house: House, ha: Admin) -> None:
    await admin_page(ha)
    await ha.presses("Đơn vị")
    await ha.says("phong kinh te lan phong")
    await ha.presses(ROADS_NAME)
    await ha.presses("Điện thoại")
    await ha.sends_sticker()
    assert "bằng chữ" in ha.last
    await ha.says("0255 3 822 822")
    assert "Đã lưu." in ha.last
    assert "Điện thoại: 0255 3 822 822" in ha.last
    await ha.presses("Cần duyệt trả lời")
    assert "người đứng đầu duyệt trước khi gửi" in ha.last
    await ha.presses("Điện thoại")
    await ha.presses("Xóa")
    assert "Điện thoại: chưa có" in ha.last
    await ha.presses("Giờ làm việc")
    await ha.says("x" * 300)
    assert "Dài quá" in ha.last
    await ha.says("Thứ Hai đến thứ Sáu <b>7:30</b>")  # what people write is never markup
    assert "<b>7:30</b>" in ha.last


async def test_a_long_list_of_bodies_is_turned_and_searched_again(house: House, ha: Admin) -> None:
    await ha.forges("a.body")
    await ha.says("phong kinh te")
    assert "Tìm thấy 96 đơn vị" in ha.last
    await ha.presses("Trang sau")
    await ha.presses("Trang sau")
    await ha.presses("Trang trước")
    await ha.says("phong kinh te lan phong")
    await ha.presses(ROADS_NAME)
    assert ROADS in ha.last


# What failed --------------------------------------------------------------------------------------------------


async def test_a_message_that_was_refused_is_sent_again(house: House, ha: Admin) -> None:
    lan = Citizen(house)
    house.paper.answers[lan.external_id] = SendResult(SendOutcome.REFUSED, reason="message is too strange")
    await lan.starts()
    del house.paper.answers[lan.external_id]
    await admin_page(ha)
    assert "Tin không gửi được: 1" in ha.last
    await ha.presses("Tin lỗi")
    assert "message is too strange" in ha.last
    assert "gửi người dân" in ha.last
    await ha.presses("Xem ")
    await ha.presses("Gửi lại")
    await house.settle()
    await house.wait(seconds=1)
    assert "lắng nghe" in lan.last
    await ha.forges("a.dead")
    assert "Không có tin nào bị lỗi" in ha.last


async def test_a_message_is_dropped_after_asking(house: House, ha: Admin) -> None:
    lan = Citizen(house)
    house.paper.answers[lan.external_id] = SendResult(SendOutcome.REFUSED, reason="no")
    await lan.starts()
    await ha.forges("a.dead")
    await ha.presses("Xem ")
    await ha.presses("Bỏ")
    await ha.presses("Đúng, bỏ")
    assert "Đã bỏ." in ha.last
    states = await house.does(
        lambda work: work.session.scalars(
            select(OutboxMessage.id).where(OutboxMessage.state == OutboxState.DEAD)
        ).all()
    )
    assert states == []


async def test_an_event_that_failed_is_handled_again_once_the_fault_is_gone(
    house: House, ha: Admin, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = Citizen(house)
    await lan.agrees()
    await house.wait(minutes=5)

    def broken(*_: object, **__: object) -> None:
        raise KeyError("Đường thôn 2 đầy ổ gà")

    with monkeypatch.context() as patched:
        patched.setattr("langnghe.services.intake.propose", broken)
        await lan.says("Đường thôn 2 đầy ổ gà")
    assert "hệ thống vừa gặp lỗi" in lan.last
    await admin_page(ha)
    assert "Sự cố: 1" in ha.last
    await ha.presses("Sự cố")
    await ha.presses("Xem ")
    assert "KeyError" in ha.last
    assert "ổ gà" not in ha.last  # what the citizen wrote stays in the store
    await ha.presses("Xử lý lại")
    assert "Đã xử lý lại" in ha.last
    assert ROADS_NAME in lan.last
    assert await house.does(lambda work: work.session.scalars(select(FailedEvent.id)).all()) == []
    assert await house.does(
        lambda work: work.session.scalars(
            select(InboundEvent.event_id).where(InboundEvent.event_id.startswith("retry-"))
        ).all()
    )
    await lan.presses("Gửi")
    assert await house.does(lambda work: len(work.session.scalars(select(Ticket.id)).all())) == 1


async def test_an_event_is_not_handled_again_when_its_person_has_gone_on(
    house: House, ha: Admin, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = Citizen(house)
    await lan.agrees()

    def broken(*_: object, **__: object) -> None:
        raise KeyError

    with monkeypatch.context() as patched:
        patched.setattr("langnghe.services.intake.propose", broken)
        await lan.says("Đường thôn 2 đầy ổ gà")
    await house.wait(minutes=1)
    await lan.says("Đèn đường thôn 3 hỏng")
    await ha.forges("a.fail")
    await ha.presses("Xem ")
    await ha.presses("Xử lý lại")
    assert "đã nhắn tiếp" in ha.last
    await ha.presses("Bỏ")
    await ha.presses("Đúng, bỏ")
    await ha.forges("a.fail")
    assert "Không có sự cố nào" in ha.last
