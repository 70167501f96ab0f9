"""What runs by the clock, when the process ends in the middle of it and when it fails."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from langnghe.bot import jobs


async def test_the_end_of_the_process_in_the_middle_of_a_sweep_is_no_fault(
    caplog: pytest.LogCaptureFixture,
) -> None:
    begun = asyncio.Event()

    async def never_done(_verb: Any) -> Any:
        begun.set()
        await asyncio.Event().wait()

    async def nothing() -> int:
        return 0

    scheduler = jobs.schedule(never_done, timedelta(days=1), nothing, lambda: True)
    scheduler.start()
    async with asyncio.timeout(10):
        await begun.wait()
    scheduler.shutdown(wait=False)
    under_way = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*under_way, return_exceptions=True)
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


async def test_what_a_sweep_has_done_before_it_fails_is_told() -> None:
    pieces = iter([3, 2])

    async def piece() -> int:
        if (done := next(pieces, None)) is None:
            raise OSError
        return done

    assert await jobs.run_sweep("clocks", piece) == 5


async def test_who_may_not_tick_does_nothing() -> None:
    async def piece() -> int:
        raise AssertionError

    assert await jobs.run_sweep("clocks", piece, lambda: False) == 0
