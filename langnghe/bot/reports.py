"""The pictures of reports on broadcasts: counted on a reading connection, drawn in a thread, out of every lane."""

import asyncio
from functools import partial

import structlog

from langnghe.bot.books import Books
from langnghe.services.broadcast import report, report_picture

log = structlog.get_logger()


class Reports:
    """Draws what is lacking, one after the other. A report that cannot be drawn does without, until a restart."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self._failed: set[int] = set()

    async def draw_next(self) -> int:
        """Draw and keep the picture of the next report; 0 when none is lacking."""
        without = frozenset(self._failed)
        drawing = await self._books.read(lambda work: report_picture.next_one(work, without))
        if drawing is None:
            return 0
        drawn, words = drawing
        try:
            body = await asyncio.to_thread(report_picture.draw, words)
            await self._books.write(partial(report.keep_picture, drawing=drawn, body=body))
        except Exception as error:  # noqa: BLE001 - the words do without it, and others are drawn
            log.error("broadcast.report_failed", broadcast=drawn.view.id, error=type(error).__name__)
            self._failed.add(drawn.view.id)
        return 1
