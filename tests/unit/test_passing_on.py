"""The closed list of reasons, the umpire over any bodies, what counts as "not ours", and what is counted."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from langnghe.locales.texts import AllTexts
from langnghe.models import Act, Body, RoleKind
from langnghe.models.contract import LANGUAGES
from langnghe.services import hops, moving, passing_on, umpires
from langnghe.services.calendar import OfficeHours, Opening, vietnam
from langnghe.services.forwards import disclaims_only
from langnghe.services.hops import Hop
from langnghe.services.refusals import Forbidden, Invalid, Stale
from langnghe.services.transfer_reasons import reason_of, reasons
from tests.unit.books import Books

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
ROADS, POLICE, CHAIR, TOP = "21433.kinh_te", "21433.cong_an", "21433.chu_tich", "51.chu_tich"
ELSEWHERE, PROVINCE_ROADS, CATCH_ALL = "24848.kinh_te", "51.so_xay_dung", "51.hanh_chinh_cong"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_ground_and_words(language: str) -> None:
    texts = AllTexts()[language]
    for reason in reasons():
        assert "Điều 26 khoản 2 điểm b" in reason.ground
        assert len(reason.code) <= 24
        assert len(texts.label(f"pass-{reason.code}")) <= 60


def test_the_list_is_closed() -> None:
    with pytest.raises(Invalid, match="no-such-reason"):
        reason_of("because")


@pytest.mark.parametrize(
    "text",
    [
        "Không thuộc thẩm quyền của xã.",
        "khong thuoc tham quyen",
        "Việc này không thuộc địa bàn phường quản lý, theo quy định.",
        "Nội dung ngoài phạm vi trách nhiệm của đơn vị",
        "Căn cứ Luật Tiếp công dân, nội dung thuộc thẩm quyền của cơ quan khác.",
        "Đây không phải việc của chúng tôi",
        "This is not our responsibility.",
    ],
)
def test_not_ours_settles_nothing(text: str) -> None:
    assert disclaims_only(text)


@pytest.mark.parametrize(
    "text",
    [
        "Đã sửa đèn ngày 20/11. Phần đường tỉnh không thuộc thẩm quyền của xã.",
        "Kiến nghị đã được trả lời tại văn bản số 12/UBND, không có tình tiết mới.",
        "Thẩm quyền cấp phép thuộc UBND xã; hồ sơ gồm đơn và bản vẽ.",
        "Đã kiểm tra, cột đèn không thuộc địa bàn thôn 3; đã thay bóng ở thôn 4.",
        "",
    ],
)
def test_an_answer_that_says_what_was_done_is_an_answer(text: str) -> None:
    assert not disclaims_only(text)


# The umpire ----------------------------------------------------------------------------------------------------


def umpire(books: Books, *parties: str, restricted: bool = False) -> tuple[str, bool]:
    found = books.does(umpires.umpire_over, parties, restricted=restricted)
    return found.code, found.gap


def test_the_umpire_is_the_nearest_common_superior_that_can_act(both_books: Books) -> None:
    both_books.person("Sơn", (RoleKind.HEAD, CHAIR))
    both_books.person("Bà", (RoleKind.HEAD, TOP))
    assert umpire(both_books, ROADS, POLICE) == (CHAIR, False)
    assert umpire(both_books, ROADS, PROVINCE_ROADS) == (TOP, False)
    # A party is not its own umpire, and who is above the top decides nothing.
    assert umpire(both_books, ROADS, CHAIR) == (TOP, False)
    assert umpire(both_books, ROADS, POLICE, PROVINCE_ROADS) == (TOP, False)
    assert umpire(both_books, ROADS, TOP) == (CATCH_ALL, True)


def test_an_intake_decides_but_not_of_restricted_matters(books: Books) -> None:
    books.person("Thu", (RoleKind.INTAKE, CHAIR))
    books.person("Bà", (RoleKind.HEAD, TOP))
    assert umpire(books, ROADS, POLICE) == (CHAIR, False)
    assert umpire(books, ROADS, POLICE, restricted=True) == (TOP, False)


def test_a_superior_that_has_ended_or_has_officers_only_is_passed_over(books: Books) -> None:
    books.person("Sơn", (RoleKind.HEAD, CHAIR))
    books.person("Viên", (RoleKind.OFFICER, TOP))
    with books.work() as work:
        work.session.execute(update(Body).where(Body.code == CHAIR).values(valid_to=NOW.date().replace(day=19)))
    assert umpire(books, ROADS, POLICE) == (CATCH_ALL, True)


# What a passing on forbids --------------------------------------------------------------------------------------


def hop(**changed: object) -> Hop:
    values: dict[str, object] = dict.fromkeys(Hop.__slots__)
    values |= {"return_until": NOW.replace(hour=9), "umpire_name": "Chủ tịch", "decided_by": "Sơn"}
    return Hop(**(values | changed))  # type: ignore[arg-type]


def test_until_the_hour_and_no_longer() -> None:
    hops.allow(hop(), "K", Act.SEND_BACK, NOW)
    with pytest.raises(Stale, match="too-late"):
        hops.allow(hop(), "K", Act.SEND_BACK, NOW.replace(hour=9))
    with pytest.raises(Stale, match="nothing-to-return"):
        hops.allow(hop(ended_at=NOW), "K", Act.SEND_BACK, NOW)


def test_before_the_umpire_only_deciding_noting_sorting() -> None:
    waiting = hop(umpire_body=CHAIR)
    assert {act for act in Act if hops.allows(waiting, act, NOW)} == {Act.DECIDE, Act.NOTE, Act.CORRECT}


def test_after_the_umpire_everything_but_getting_rid_of_it() -> None:
    decided = hop(umpire_body=CHAIR, decided_at=NOW, ended_at=NOW)
    assert set(Act) - {act for act in Act if hops.allows(decided, act, NOW)} == {Act.TRANSFER, Act.SEND_BACK}


def test_hours_for_returning_are_office_hours(books: Books) -> None:
    class Ticket:
        id, kind, field_code, area_code, priority, complex = 1, "report", "giao_thong", "21433", "normal", False

    until = books.does(moving.return_until, Ticket())
    assert until.isoformat() == "2026-11-23T17:00:00+00:00"  # no hours known: one working day, Monday 24:00
    morning = Opening(datetime(2026, 1, 1, 7).time(), datetime(2026, 1, 1, 11).time())  # noqa: DTZ001
    afternoon = Opening(datetime(2026, 1, 1, 13).time(), datetime(2026, 1, 1, 17).time())  # noqa: DTZ001
    books.calendar = vietnam(hours=OfficeHours(morning, afternoon))
    # Friday 09:00 to 17:00 are six hours; two more on Monday.
    assert books.does(moving.return_until, Ticket()).isoformat() == "2026-11-23T02:00:00+00:00"


def test_counts_are_for_heads_of_the_body_or_above(both_books: Books) -> None:
    hoa = both_books.person("Hoa", (RoleKind.OFFICER, ROADS))
    son = both_books.person("Sơn", (RoleKind.HEAD, CHAIR))
    with pytest.raises(Forbidden):
        both_books.does(passing_on.by_body, hoa)
    assert both_books.does(passing_on.by_body, son).items == ()
    name, page = both_books.does(passing_on.by_person, son, ROADS)
    assert (name, page.total) == ("Phòng Kinh tế xã Lân Phong", 0)
    with pytest.raises(Forbidden):
        both_books.does(passing_on.by_person, son, PROVINCE_ROADS)
