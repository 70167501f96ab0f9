"""A season of a small district on the simulated clock; `bench/year.py` runs the whole year of a province."""

from datetime import UTC, date, datetime
from pathlib import Path

from tests.year.reckoning import reckon
from tests.year.simulation import Plan, Year


def test_nothing_is_forgotten_no_circle_lasts_and_every_escalation_reaches_somebody(
    tmp_path: Path,
) -> None:
    """From before Tết 2026 until after it: officials forget, fall ill, pass on; the program does not."""
    url = f"sqlite:///{tmp_path}/year.db"
    plan = Plan(
        communes=2, tickets=320, citizens=100, first=date(2026, 1, 26), days=35, after=40, storm=date(2026, 3, 2)
    )
    year = Year(url, plan)
    diary = year.run()
    year.close()
    found = reckon(url, diary, datetime(2026, 4, 11, tzinfo=UTC))
    assert sum(month.received for month in found.months.values()) >= 320
    assert (found.forgotten, found.clockless, found.undecided) == ((), 0, 0)
    assert (found.told_nobody, found.unheard) == (0, 0)
    assert max(found.passed_on) <= 4
    # It was a year in which all that happened.
    assert {"escalate", "transfer", "ask", "extend", "reopen", "urge", "resume", "inform"} <= found.acts.keys()
    assert sum(month.late for month in found.months.values()) > 0
