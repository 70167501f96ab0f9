"""The hours in which nobody is woken by what can wait."""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest

from langnghe.bot.config import settings_from
from langnghe.bot.office import make_office
from tests.house import OFFICE, RICH


def awake(hour: int, **hours: Any) -> datetime:
    office = make_office(settings_from({"data_dir": Path("unused"), "office": OFFICE | hours}), {"paper": RICH})
    return office.awake(datetime(2026, 11, 20, hour, 30, tzinfo=UTC))


def test_at_night_it_waits_for_the_morning() -> None:
    assert awake(15) == datetime(2026, 11, 21, 0, tzinfo=UTC)  # 22:30 in Vietnam, until 07:00
    assert awake(20) == datetime(2026, 11, 21, 0, tzinfo=UTC)  # 03:30 of the next day there
    assert awake(2) == datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("equal", [time(0), time(21)])
def test_equal_times_mean_no_quiet_hours(hour: int, equal: time) -> None:
    at = datetime(2026, 11, 20, hour, 30, tzinfo=UTC)
    assert awake(hour, quiet_from=equal, quiet_until=equal) == at
