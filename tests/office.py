"""The sample office of the tests: the province of Quảng Ngãi, as `langnghe init` builds it, without officials."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from langnghe.bot.books import WorkMaker
from langnghe.bot.clock import SetClock
from langnghe.bot.config import settings_from
from langnghe.bot.office import make_office
from langnghe.bot.store import open_store
from langnghe.handlers.common.notices import Composer
from langnghe.locales.texts import AllTexts
from langnghe.services import setup
from langnghe.services.work import Work
from tests.house import FRIDAY, OFFICE, RICH

T = TypeVar("T")

#: Bodies of xã Lân Phong that the stories play in.
ROADS = "21433.kinh_te"
CHAIR = "21433.chu_tich"
FRONT_DESK = "21433.hanh_chinh_cong"


def build_office(url: str) -> None:
    """Fill a migrated database with the sample office."""
    in_books(url, lambda work: setup.build(work, province="Quảng Ngãi"))


def in_books(url: str, verb: Callable[[Work], T], now: datetime = FRIDAY) -> T:
    """Run a service verb in a transaction on the database at `url`, without a process around it."""
    settings = settings_from({"data_dir": Path("unused"), "office": OFFICE})
    office = make_office(settings, {"paper": RICH, "telegram": RICH})
    make_work = WorkMaker(office, SetClock(now), Composer(AllTexts()), culture_day=True)
    store = open_store(url)
    try:
        with store.writer.begin() as connection:
            work = make_work(connection)
            done = verb(work)
            work.flush()
            return done
    finally:
        store.close()
