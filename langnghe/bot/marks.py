"""What became of attempts to send, on its way into the books: in groups, not lost while the store is away."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

import structlog

from langnghe.bot.lanes import LaneClosed
from langnghe.models import OutboxState
from langnghe.models.contract import Delivery, SendOutcome
from langnghe.services import outbox, pace, undelivered
from langnghe.services.broadcast import marking
from langnghe.services.outbox import Attempt
from langnghe.services.work import Work

log = structlog.get_logger()

#: `Books.write`: a verb in a lane, in one transaction.
Write = Callable[[Callable[[Work], Any]], Awaitable[Any]]
#: A message in memory: whether it is a broadcast's, and its id there.
Key = tuple[bool, int]
#: After these outcomes the next message to the same person may go.
FINAL = frozenset({SendOutcome.SENT, SendOutcome.REFUSED})


def key_of(delivery: Delivery) -> Key:
    return delivery.broadcast_id is not None, delivery.id


def is_awaited(delivery: Delivery) -> bool:
    """Whether what is said next to the same person waits until this one has arrived."""
    return delivery.broadcast_id is None and not delivery.outbound.only_in_place


class Marks:
    """The marks of one channel. `allowed`: messages a second by the settings. `done` is called at their end."""

    def __init__(self, channel: str, allowed: float, write: Write, done: Callable[[], None]) -> None:
        self._channel = channel
        self._allowed = allowed
        self._write_books = write
        self._done = done
        self._attempts: list[Attempt] = []
        self._being_marked: list[Attempt] = []
        self._keys: set[Key] = set()
        self._marking: asyncio.Task[None] | None = None

    @property
    def under_way(self) -> bool:
        """Something is not in the books yet."""
        return self._marking is not None

    def knows(self, delivery: Delivery) -> bool:
        """It was attempted, and the books do not say so yet: whatever they say, it must not be sent again."""
        return key_of(delivery) in self._keys

    def held(self) -> set[int]:
        """Conversations in which something failed that the next message must not overtake."""
        return {
            each.delivery.identity_id
            for each in (*self._being_marked, *self._attempts)
            if each.result.outcome not in FINAL and is_awaited(each.delivery)
        }

    def note(self, attempt: Attempt) -> None:
        self._attempts.append(attempt)
        self._keys.add(key_of(attempt.delivery))
        if self._marking is None:
            self._marking = asyncio.create_task(self._mark())

    async def finished(self) -> None:
        """Wait until everything is in the books, or the lanes are closed."""
        while self._marking is not None:
            await self._marking

    async def _mark(self) -> None:
        """Mark what has been attempted, whatever came together while the last marking was under way."""
        pause = 0.1
        while self._attempts:
            self._being_marked, self._attempts = self._attempts, []
            try:
                await self._write_books(partial(_enter, self._allowed, self._being_marked))
            except LaneClosed:
                break
            except Exception as error:  # noqa: BLE001 - keep what is known until the store is back
                log.warning("deliver.mark_failed", channel=self._channel, error=type(error).__name__)
                self._attempts = self._being_marked + self._attempts
                self._being_marked = []
                await asyncio.sleep(pause)
                pause = min(pause * 2, 10)
            self._keys.difference_update(key_of(each.delivery) for each in self._being_marked)
            self._being_marked = []
        self._marking = None
        self._done()


def _enter(allowed: float, attempts: Sequence[Attempt], work: Work) -> None:
    of_broadcasts = [attempt for attempt in attempts if attempt.delivery.broadcast_id is not None]
    said = [attempt for attempt in attempts if attempt.delivery.broadcast_id is None]
    sent = [attempt for attempt in said if attempt.result.outcome is SendOutcome.SENT]
    if sent:
        outbox.mark_sent(work, sent)
    failed = [attempt for attempt in said if attempt.result.outcome is not SendOutcome.SENT]
    if idle := [attempt for attempt in failed if attempt.delivery.outbound.only_in_place]:
        outbox.let_go(work, idle)
    for attempt in failed:
        if not attempt.delivery.outbound.only_in_place:
            _failed(work, attempt)
    if of_broadcasts:
        marking.mark(work, of_broadcasts)
    for attempt in attempts:
        result = attempt.result
        if result.whole_channel and result.outcome is SendOutcome.RETRY:
            pace.limited(work, attempt.delivery.channel, allowed, result.retry_after)


def _failed(work: Work, attempt: Attempt) -> None:
    state = outbox.mark_failed(work, attempt)
    if state is OutboxState.PENDING:
        return
    try:
        with work.step():
            undelivered.follow_up(work, attempt.delivery.id, state, attempt.result.reason)
    except Exception as error:  # noqa: BLE001 - the marks of all others must not wait for it
        log.error("deliver.follow_up_failed", message=attempt.delivery.id, error=type(error).__name__)
