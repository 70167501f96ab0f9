"""A process keeps the calendar, and notices what another process has changed."""

from datetime import date
from pathlib import Path

import pytest

from langnghe.bot.books import CALENDAR_LOOK, WorkMaker
from langnghe.bot.clock import SetClock
from langnghe.bot.config import settings_from
from langnghe.bot.office import make_office
from langnghe.bot.store import open_store
from langnghe.handlers.common.notices import Composer
from langnghe.locales.texts import AllTexts
from langnghe.models import RoleKind
from langnghe.services import office_calendar, recomputing
from langnghe.services.calendar import DayKind, DayRule
from tests.house import FRIDAY, OFFICE, RICH
from tests.unit.books import Books

WEDNESDAY = date(2026, 11, 25)


def test_a_change_by_another_process_is_noticed_within_seconds(both_books: Books) -> None:
    clock = SetClock(FRIDAY)
    office = make_office(settings_from({"data_dir": Path("unused"), "office": OFFICE}), {"telegram": RICH})
    make_work = WorkMaker(office, clock, Composer(AllTexts()), culture_day=True)
    store = open_store(str(both_books.store.url.render_as_string(hide_password=False)))
    admin = both_books.person("Hà", (RoleKind.ADMIN, "51.chu_tich"))

    def works() -> bool:
        with store.reader.connect() as connection:
            return make_work(connection).calendar.is_working(WEDNESDAY)

    try:
        assert works()
        both_books.does(office_calendar.set_days, admin, [DayRule(WEDNESDAY, DayKind.CLOSED)])
        clock.set(FRIDAY.replace(minute=1))
        assert not works()
        both_books.does(office_calendar.remove, admin, WEDNESDAY)
        assert not works()  # not looked at again so soon
        make_work.calendar_changed()
        assert works()
    finally:
        store.close()


def test_open_deadlines_are_not_computed_before_every_process_has_noticed() -> None:
    assert recomputing.SETTLING.total_seconds() > 2 * CALENDAR_LOOK


@pytest.mark.parametrize("culture_day", [True, False])
def test_the_culture_day_is_the_offices_choice(books: Books, culture_day: bool) -> None:
    with books.work() as work:
        calendar = office_calendar.load(work.connection, culture_day=culture_day)
        assert calendar.is_working(date(2026, 11, 24)) is not culture_day
        assert not calendar.is_working(date(2026, 1, 2))
