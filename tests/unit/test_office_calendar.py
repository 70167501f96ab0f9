"""The office's calendar in the books: who may change it, what each change does to it, and Tết."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import delete

from langnghe.models import CalendarDay, RoleKind
from langnghe.services import gaps, office_calendar, tet
from langnghe.services.calendar import DayKind, DayRule, OfficeHours, Opening, local_date
from langnghe.services.gaps import GapKind
from langnghe.services.refusals import Forbidden, Invalid, NotFound
from tests.unit.books import Books

TOP, ROADS = "51.chu_tich", "21433.kinh_te"
STORM = DayRule(date(2026, 11, 25), DayKind.CLOSED, "Bão số 12")
HOURS = OfficeHours(Opening(time(7), time(11, 30)), Opening(time(13, 30), time(17)))


@pytest.fixture
def admin(both_books: Books) -> int:
    return both_books.person("Hà", (RoleKind.ADMIN, TOP))


def test_a_day_is_set_listed_and_removed(both_books: Books, admin: int) -> None:
    books = both_books
    done = books.does(office_calendar.set_days, admin, [STORM])
    assert (done.new, done.changed, done.same) == (1, 0, 0)
    with books.work() as work:
        assert not office_calendar.current(work).is_working(STORM.date)
        page = office_calendar.days(work, admin, 2026, 0, 2)
        assert (page.total, page.next_offset) == (3, 2)  # with the swap of New Year, which `init` has written
        assert office_calendar.days(work, admin, 2026, 999, 2).items == (STORM,)
    assert books.does(office_calendar.remove, admin, STORM.date) == STORM
    with pytest.raises(NotFound, match="calendar-day-not-found"):
        books.does(office_calendar.remove, admin, STORM.date)
    with books.work() as work:
        assert office_calendar.current(work).is_working(STORM.date)


def test_setting_a_day_a_second_time_changes_nothing(both_books: Books, admin: int) -> None:
    books = both_books
    books.does(office_calendar.set_days, admin, [STORM])
    before = books.does(office_calendar.last_change)
    books.wait(minutes=1)
    assert books.does(office_calendar.set_days, admin, [STORM]).same == 1
    assert books.does(office_calendar.last_change) == before
    other = DayRule(STORM.date, DayKind.HALF, "Bão tan")
    assert books.does(office_calendar.set_days, admin, [other]).changed == 1
    assert books.does(office_calendar.last_change) != before


def test_nobody_but_an_admin(books: Books) -> None:
    officer = books.person("Minh", (RoleKind.HEAD, ROADS))
    for verb, what in [
        (office_calendar.year, (2026,)),
        (office_calendar.days, (2026,)),
        (office_calendar.day, (STORM.date,)),
        (office_calendar.table, (2026,)),
        (office_calendar.set_days, ([STORM],)),
        (office_calendar.remove, (STORM.date,)),
        (office_calendar.set_hours, (HOURS,)),
        (office_calendar.import_table, ("25/11/2026,nghỉ",)),
        (tet.confirm, (2027,)),
    ]:
        with pytest.raises(Forbidden):
            books.does(verb, officer, *what)  # type: ignore[arg-type]


def test_the_swaps_that_were_announced_hold_without_a_row_and_the_culture_day_can_be_worked(books: Books) -> None:
    admin = books.person("Hà", (RoleKind.ADMIN, TOP))
    with books.work() as work:
        work.session.execute(delete(CalendarDay))
        assert not office_calendar.current(work).is_working(date(2026, 1, 2))
        assert office_calendar.current(work).is_working(date(2026, 1, 10))
        assert [rule.date for rule in office_calendar.year(work, admin, 2026).swaps] == [
            date(2026, 1, 2),
            date(2026, 1, 10),
            date(2026, 8, 22),
        ]
        assert not office_calendar.current(work).is_working(date(2026, 11, 24))
        office_calendar.set_days(work, admin, [DayRule(date(2026, 11, 24), DayKind.WORKING)])
        assert office_calendar.current(work).is_working(date(2026, 11, 24))


def test_hours_are_kept_and_taken_back(both_books: Books, admin: int) -> None:
    books = both_books
    books.does(office_calendar.set_hours, admin, HOURS)
    with books.work() as work:
        assert office_calendar.current(work).hours == HOURS
        assert office_calendar.load(work.connection, culture_day=True).hours == HOURS
    books.does(office_calendar.set_hours, admin, None)
    with books.work() as work:
        assert office_calendar.current(work).hours is None


def test_a_faulty_table_writes_nothing(books: Books) -> None:
    admin = books.person("Hà", (RoleKind.ADMIN, TOP))
    with pytest.raises(Invalid, match="calendar-table-faulty"):
        books.does(office_calendar.import_table, admin, "25/11/2026,nghỉ\n32/11/2026,nghỉ")
    with pytest.raises(Invalid, match="calendar-table-empty"):
        books.does(office_calendar.import_table, admin, "ngày,loại\n")
    with books.work() as work:
        assert work.session.get(CalendarDay, date(2026, 11, 25)) is None
        assert office_calendar.last_change(work) is None


def test_a_year_without_a_working_day_is_refused(books: Books) -> None:
    admin = books.person("Hà", (RoleKind.ADMIN, TOP))
    whole = [DayRule(date(2027, 1, 1) + timedelta(days=n), DayKind.OFF) for n in range(400)]
    with pytest.raises(Invalid, match="calendar-no-working-day"):
        books.does(office_calendar.set_days, admin, whole)
    with pytest.raises(Invalid, match="calendar-year"):
        books.does(office_calendar.set_days, admin, [DayRule(date(1999, 1, 1), DayKind.OFF)])


def test_the_table_goes_out_and_in_again(books: Books) -> None:
    admin = books.person("Hà", (RoleKind.ADMIN, TOP))
    books.does(office_calendar.set_days, admin, [STORM])
    out = books.does(office_calendar.table, admin, 2026)
    assert "25/11/2026,đóng cửa,Bão số 12" in out
    assert books.does(office_calendar.import_table, admin, out).same == 3


def test_saturday_at_two_in_the_morning_is_not_friday() -> None:
    # Signalen counts the weekday in UTC: there it is still Friday 19:00.
    assert local_date(datetime(2026, 11, 20, 19, 0, tzinfo=UTC)).weekday() == 5


# Tết ----------------------------------------------------------------------------------------------------------


def at(books: Books, day: int, month: int, year: int = 2026) -> int | None:
    books.now = datetime(year, month, day, 3, tzinfo=UTC)
    return books.does(tet.unconfirmed)


def test_the_coming_tet_is_asked_for_from_november_until_it_is_confirmed(both_books: Books, admin: int) -> None:
    books = both_books
    assert at(books, 31, 10) is None
    books.now = datetime(2026, 10, 31, 17, tzinfo=UTC)  # 1 November in Vietnam
    assert books.does(tet.unconfirmed) == 2027
    assert at(books, 5, 1, 2027) == 2027
    assert at(books, 1, 3, 2027) is None
    assert at(books, 20, 11) == 2027
    assert GapKind.TET_UNCONFIRMED in [gap.kind for gap in books.does(gaps.incomplete)]
    assert books.does(tet.confirm, admin, 2027) is True
    assert books.does(tet.confirm, admin, 2027) is False  # the second press
    assert at(books, 20, 11) is None
    assert GapKind.TET_UNCONFIRMED not in [gap.kind for gap in books.does(gaps.incomplete)]
    assert at(books, 20, 11, 2027) == 2028


def test_entering_days_of_the_year_is_a_confirmation(books: Books) -> None:
    admin = books.person("Hà", (RoleKind.ADMIN, TOP))
    books.does(office_calendar.import_table, admin, "04/02/2027,nghỉ,Tết")
    assert books.does(tet.unconfirmed) is None


def test_admins_are_told_once_a_year(both_books: Books) -> None:
    books = both_books
    assert books.does(tet.warn) == 0  # nobody there yet: it is not lost
    first, second = (books.person(name, (RoleKind.ADMIN, TOP)) for name in ("Hà", "Nam"))
    assert books.does(tet.warn) == 2
    assert books.does(tet.warn) == 0
    assert books.told.keys(first) == books.told.keys(second) == ["tet-unconfirmed"]
    said = books.told.notices[0].params
    assert (said["first"], said["last"]) == (date(2027, 2, 4), date(2027, 2, 10))
