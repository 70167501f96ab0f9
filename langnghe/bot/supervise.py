"""Loops that must not end: each fails alone, is logged, and is started again after a growing pause."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

log = structlog.get_logger()

LONGEST_PAUSE = 60.0


async def keep_running(name: str, loop: Callable[[], Awaitable[None]]) -> None:
    """Run `loop` again whenever it ends, until cancelled."""
    pause = 1.0
    running = asyncio.get_running_loop()
    while True:
        begun = running.time()
        try:
            await loop()
            error = ""
        except Exception as failed:  # noqa: BLE001 - one loop's fault must not end the others
            error = type(failed).__name__
        if running.time() - begun > LONGEST_PAUSE:
            pause = 1.0
        log.warning("loop.ended", loop=name, error=error, pause=pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)
