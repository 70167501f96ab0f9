"""From the outbox to the messengers: what was just committed is handed over in memory; the rows are what counts.

One courier per channel. It sends with no transaction open, in order within a conversation, at the channel's rate,
and marks what became of each message in groups, in a lane. A crash leaves a lease that runs out.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from typing import Any

import structlog
from prometheus_client import Counter, Gauge, Histogram

from langnghe.bot.channels.channel import Channel
from langnghe.bot.clock import Clock
from langnghe.bot.lanes import LaneClosed
from langnghe.models import OutboxState
from langnghe.models.contract import Delivery, SendOutcome, SendResult
from langnghe.services import outbox, undelivered
from langnghe.services.outbox import Attempt
from langnghe.services.work import Work

log = structlog.get_logger()

SENT = Counter("langnghe_sends_total", "Attempts to send by channel and outcome", ["channel", "outcome"])
SECONDS = Histogram("langnghe_send_seconds", "One attempt to send", ["channel"])
BACKLOG = Gauge("langnghe_outbox_in_memory", "Messages a courier holds in memory", ["channel"])

#: Attempts under way at once per channel.
WORKERS = 64
#: Messages claimed from the outbox at once.
CLAIM = 500
#: After these outcomes the next message to the same person may go.
FINAL = frozenset({SendOutcome.SENT, SendOutcome.REFUSED})
#: Between two looks into the outbox for what became due.
LOOK = 1.0

#: Not tried at all: an older message to the same person goes first. Back into the outbox, without its lease.
NOT_YET = SendResult(SendOutcome.RETRY, retry_after=0.001)

#: `Books.write`: a verb in a lane, in one transaction.
Write = Callable[[Callable[[Work], Any]], Awaitable[Any]]


class Courier:
    """Delivers one channel's outbox."""

    def __init__(self, channel: Channel, write: Write, clock: Clock) -> None:
        self.channel = channel
        self._write_books = write
        self._clock = clock
        self._waiting: dict[int, deque[Delivery]] = {}
        self._in_memory: set[int] = set()
        #: Conversations with a message on its way to the messenger.
        self._sending: set[int] = set()
        self._ready: asyncio.PriorityQueue[tuple[str, int, int]] = asyncio.PriorityQueue()
        self._turn = 0
        #: Conversations with an older message still to be tried again: nothing may overtake it.
        self._held: set[int] = set()
        self._attempts: list[Attempt] = []
        self._being_marked: list[Attempt] = []
        self._marking: asyncio.Task[None] | None = None
        self._next_send = 0.0
        self._paused_until = 0.0
        self._in_flight = 0
        self._idle = asyncio.Event()
        self._idle.set()

    # In the event loop --------------------------------------------------------------------------------------

    def hand_over(self, deliveries: Iterable[Delivery]) -> None:
        """Send these, just committed under this process's lease."""
        for delivery in deliveries:
            if delivery.identity_id in self._held:
                self._note(Attempt(delivery, NOT_YET))
            else:
                self._put(delivery)

    def _put(self, delivery: Delivery) -> None:
        if delivery.id in self._in_memory:
            return  # its lease ran out while it waited here (a long 429), and it was claimed anew
        self._in_memory.add(delivery.id)
        self._idle.clear()
        waiting = self._waiting.setdefault(delivery.identity_id, deque())
        # Behind what goes first and what is on its way; an answer does not wait behind what is told to everybody.
        place = 1 if delivery.identity_id in self._sending else 0
        place += sum(each.priority <= delivery.priority for each in islice(waiting, place, None))
        waiting.insert(place, delivery)
        if place == 0:
            self._line_up(delivery)

    def _line_up(self, delivery: Delivery) -> None:
        self._turn += 1
        self._ready.put_nowait((delivery.priority, self._turn, delivery.identity_id))
        BACKLOG.labels(self.channel.name).set(len(self._waiting))

    async def run(self) -> None:
        """Deliver until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            for _ in range(WORKERS):
                tasks.create_task(self._worker())
            tasks.create_task(self._look_for_due())

    async def _look_for_due(self) -> None:
        while True:
            try:
                await self.take_due()
            except LaneClosed:
                return
            except Exception as error:  # noqa: BLE001 - the store may be away for a while
                log.warning("deliver.claim_failed", channel=self.channel.name, error=type(error).__name__)
            await asyncio.sleep(LOOK)

    async def take_due(self) -> int:
        """Claim from the outbox what is due and line it up; how many."""
        if len(self._waiting) > CLAIM:
            return 0
        name = self.channel.name

        def claim(work: Work) -> tuple[list[Delivery], set[int]]:
            return outbox.claim(work, name, CLAIM), outbox.held_identities(work, name)

        taken, held = await self._write_books(claim)
        # What failed since then is not in the books yet.
        self._held = held | {
            attempt.delivery.identity_id
            for attempt in (*self._being_marked, *self._attempts)
            if attempt.result.outcome not in FINAL
        }
        for delivery in taken:
            self._put(delivery)
        return len(taken)

    async def _worker(self) -> None:
        while True:
            _, _, identity_id = await self._ready.get()
            await self._send_next(identity_id)

    async def deliver_now(self) -> None:
        """Send and mark everything in memory, without workers: for tests."""
        while self._waiting or self._marking:
            while not self._ready.empty():
                _, _, identity_id = self._ready.get_nowait()
                await self._send_next(identity_id)
            if self._marking:
                await self._marking

    async def drained(self) -> None:
        """Wait until nothing is in memory and everything is marked."""
        await self._idle.wait()

    async def _send_next(self, identity_id: int) -> None:
        waiting = self._waiting.get(identity_id)
        if not waiting or identity_id in self._sending:
            return  # lined up twice: something more urgent came meanwhile
        delivery = waiting[0]
        self._in_flight += 1
        self._sending.add(identity_id)
        try:
            await self._keep_pace()
            result = await self._attempt(delivery)
        finally:
            self._in_flight -= 1
            self._sending.discard(identity_id)
        waiting.popleft()
        self._note(Attempt(delivery, result))
        if result.outcome in FINAL and waiting:
            self._line_up(waiting[0])
        else:
            for following in waiting:
                self._note(Attempt(following, NOT_YET))
            del self._waiting[identity_id]
        if result.outcome not in FINAL:
            self._held.add(identity_id)
        BACKLOG.labels(self.channel.name).set(len(self._waiting))

    async def _attempt(self, delivery: Delivery) -> SendResult:
        begun = self._clock.monotonic()
        try:
            result = await self.channel.send(delivery)
        except Exception as error:  # noqa: BLE001 - a fault of ours in the channel must not stop the rest
            log.error("deliver.fault", channel=self.channel.name, message=delivery.id, error=type(error).__name__)
            result = SendResult(SendOutcome.RETRY, reason=f"fault: {type(error).__name__}")
        SECONDS.labels(self.channel.name).observe(self._clock.monotonic() - begun)
        SENT.labels(self.channel.name, result.outcome).inc()
        if result.whole_channel and result.retry_after:
            self._paused_until = max(self._paused_until, self._clock.monotonic() + result.retry_after)
        return result

    async def _keep_pace(self) -> None:
        """Wait for this message's turn under the channel's rate and after its last refusal."""
        now = self._clock.monotonic()
        # A quarter of a second's worth may go at once, so that a lone message never waits.
        turn = max(self._next_send, now - 0.25)
        if self.channel.rate:
            self._next_send = turn + 1 / self.channel.rate
        pause = max(turn, self._paused_until) - now
        if pause > 0:
            await asyncio.sleep(pause)

    # Marking ------------------------------------------------------------------------------------------------

    def _note(self, attempt: Attempt) -> None:
        self._idle.clear()
        self._in_memory.discard(attempt.delivery.id)
        self._attempts.append(attempt)
        if self._marking is None:
            self._marking = asyncio.create_task(self._mark())

    async def _mark(self) -> None:
        """Mark what has been attempted, whatever came together while the last marking was under way."""
        pause = 0.1
        while self._attempts:
            self._being_marked, self._attempts = self._attempts, []
            try:
                await self._write_books(partial(_mark_all, self._being_marked))
            except LaneClosed:
                break
            except Exception as error:  # noqa: BLE001 - keep what is known until the store is back
                log.warning("deliver.mark_failed", channel=self.channel.name, error=type(error).__name__)
                self._attempts = self._being_marked + self._attempts
                await asyncio.sleep(pause)
                pause = min(pause * 2, 10)
            self._being_marked = []
        self._marking = None
        if not self._waiting and not self._in_flight:
            self._idle.set()


def _mark_all(attempts: Sequence[Attempt], work: Work) -> None:
    sent = [attempt for attempt in attempts if attempt.result.outcome is SendOutcome.SENT]
    if sent:
        outbox.mark_sent(work, sent)
    for attempt in attempts:
        if attempt.result.outcome is not SendOutcome.SENT:
            state = outbox.mark_failed(work, attempt)
            if state is not OutboxState.PENDING:
                undelivered.follow_up(work, attempt.delivery.id, state, attempt.result.reason)
