"""From the books to the messengers: what was just committed is handed over in memory; the rows are what counts.

One courier per channel. It sends with no transaction open, in order within a conversation, at the channel's pace,
and marks what became of each message in groups, in a lane. A crash leaves a lease that runs out. Of broadcasts it
takes a little at a time, so that whatever else there is to say overtakes them, and a pause holds within a second.
"""

import asyncio
import heapq
from collections import deque
from collections.abc import Iterable
from itertools import islice
from typing import Protocol

import structlog
from prometheus_client import Counter, Gauge, Histogram

from langnghe.bot.channels.channel import Channel
from langnghe.bot.clock import Clock
from langnghe.bot.lanes import LaneClosed
from langnghe.bot.marks import FINAL, Key, Marks, Write, is_awaited, key_of
from langnghe.bot.pacing import Pacer
from langnghe.models.contract import Delivery, SendOutcome, SendResult
from langnghe.services import outbox, pace
from langnghe.services.broadcast import taking
from langnghe.services.outbox import Attempt
from langnghe.services.pace import Pace
from langnghe.services.work import Work

log = structlog.get_logger()

SENT = Counter("langnghe_sends_total", "Attempts to send by channel and outcome", ["channel", "outcome"])
SECONDS = Histogram("langnghe_send_seconds", "One attempt to send", ["channel"])
BACKLOG = Gauge("langnghe_outbox_in_memory", "Messages a courier holds in memory", ["channel"])

#: Attempts under way at once per channel.
WORKERS = 64
#: Messages claimed from the outbox at once, and of broadcasts where the channel has no limit.
CLAIM = 500
#: Between two looks into the outbox for what became due.
LOOK = 1.0
#: Between two looks for a broadcast to send.
LOOK_FOR_BROADCASTS = 0.5
#: Of a broadcast so many seconds' worth is taken at once: what is in memory still goes out after a pause.
AHEAD = 0.5
#: Seconds. A broadcast's message that has waited longer for its turn goes back: it may have been paused meanwhile.
STALE_BROADCAST = 2.0
#: Any other one well before its lease runs out, when another process would send it too.
STALE = outbox.LEASE.total_seconds() / 2
#: So many attempts in a row have not reached the messenger: then one receiver of a broadcast is tried at a time.
OUT_OF_REACH = 5

#: Not tried at all. Back into the books, without its lease.
NOT_YET = SendResult(SendOutcome.RETRY, retry_after=0.001)


class Others(Protocol):
    """What a courier asks of `bot.peers`."""

    @property
    def share(self) -> float:
        """Which part of the channel's rate is this process's."""
        ...

    @property
    def settled(self) -> bool:
        """The other processes know of this one, and leave it its part."""
        ...


class Alone:
    """There is no other process."""

    share = 1.0
    settled = True


class Courier:
    """Delivers one channel's outbox, and this process's part of broadcasts."""

    def __init__(self, channel: Channel, write: Write, clock: Clock, others: Others | None = None) -> None:
        self.channel = channel
        self._write_books = write
        self._clock = clock
        self._others: Others = others or Alone()
        self._seconds = asyncio.get_running_loop().time
        self._pacer = Pacer(self._seconds, channel.rate, channel.chat_rate, channel.group_rate)
        self._waiting: dict[int, deque[Delivery]] = {}
        #: Since when each message is in memory.
        self._in_memory: dict[Key, float] = {}
        #: Messages of broadcasts in memory.
        self._broadcast = 0
        #: Conversations with a message on its way to the messenger.
        self._sending: set[int] = set()
        self._ready: list[tuple[str, int, int]] = []
        self._something = asyncio.Event()
        self._more_wanted = asyncio.Event()
        self._turn = 0
        #: Conversations with an older message still to be tried again: nothing may overtake it.
        self._held: set[int] = set()
        #: Attempts in a row that did not reach the messenger.
        self._unreached = 0
        #: The process ends: nothing new is taken.
        self._resting = False
        self._marks = Marks(channel.name, channel.rate, write, self._is_idle)
        self._under_way: set[asyncio.Task[None]] = set()
        self._free = asyncio.Semaphore(WORKERS)
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
        key = key_of(delivery)
        if key in self._in_memory or self._marks.knows(delivery):
            return  # its lease ran out meanwhile, and it was claimed anew
        self._in_memory[key] = self._seconds()
        self._broadcast += delivery.broadcast_id is not None
        self._idle.clear()
        waiting = self._waiting.setdefault(delivery.identity_id, deque())
        # Behind what goes first and what is on its way; an answer does not wait behind what is told to everybody.
        place = 1 if delivery.identity_id in self._sending else 0
        place += sum(each.priority <= delivery.priority for each in islice(waiting, place, None))
        waiting.insert(place, delivery)
        if place == 0:
            self._line_up(delivery)

    def _line_up(self, delivery: Delivery) -> None:
        """Let it be the next of its conversation, when the chat may have another message."""
        pause = self._pacer.until_chat(delivery)
        if pause > 0:
            asyncio.get_running_loop().call_later(pause, self._make_ready, delivery.priority, delivery.identity_id)
        else:
            self._make_ready(delivery.priority, delivery.identity_id)

    def _make_ready(self, priority: str, identity_id: int) -> None:
        self._turn += 1
        heapq.heappush(self._ready, (priority, self._turn, identity_id))
        self._something.set()
        BACKLOG.labels(self.channel.name).set(len(self._waiting))

    async def run(self) -> None:
        """Deliver until cancelled."""
        self._free = asyncio.Semaphore(WORKERS)
        for waiting in self._waiting.values():
            self._line_up(waiting[0])  # what an earlier run was broken off in
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._dispatch())
                tasks.create_task(self._look_for_due())
                tasks.create_task(self._look_for_broadcasts())
        finally:
            for task in self._under_way:
                task.cancel()

    async def _dispatch(self) -> None:
        """Whenever the pace allows a message, send the one that goes first at that moment."""
        while True:
            await self._free.acquire()
            while self._next() is None:
                self._something.clear()
                await self._something.wait()
            await self._wait_for_turn()
            if (identity_id := self._next()) is None:
                self._free.release()
                continue
            self._pacer.take(self._waiting[identity_id][0])
            task = asyncio.create_task(self._send_next(self._begin(identity_id)))
            self._under_way.add(task)
            task.add_done_callback(self._sent)

    async def _wait_for_turn(self) -> None:
        while True:
            pause = self._pacer.until_turn(self._others.share)
            if pause <= 0:
                return
            await asyncio.sleep(pause)  # it may have grown meanwhile: look again

    def _sent(self, task: "asyncio.Task[None]") -> None:
        self._under_way.discard(task)
        self._free.release()

    def _next(self) -> int | None:
        """The conversation whose message goes first now; what has waited too long is put back meanwhile."""
        while self._ready:
            identity_id = self._ready[0][2]
            waiting = self._waiting.get(identity_id)
            if not waiting or identity_id in self._sending:
                heapq.heappop(self._ready)  # lined up twice: something more urgent came meanwhile
            elif self._pacer.until_chat(waiting[0]) > 0:
                heapq.heappop(self._ready)
                self._line_up(waiting[0])
            elif self._is_stale(waiting[0]):
                heapq.heappop(self._ready)
                self._put_back(identity_id)
            else:
                return identity_id
        return None

    def _begin(self, identity_id: int) -> int:
        """The first in line is on its way from now on, before its task has begun: nobody else sends it too."""
        heapq.heappop(self._ready)
        self._sending.add(identity_id)
        return identity_id

    def _is_stale(self, delivery: Delivery) -> bool:
        waited = self._seconds() - self._in_memory[key_of(delivery)]
        return waited > (STALE if delivery.broadcast_id is None else STALE_BROADCAST)

    def _put_back(self, identity_id: int) -> None:
        for delivery in self._waiting.pop(identity_id):
            self._note(Attempt(delivery, NOT_YET))

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
        name, allowed = self.channel.name, self.channel.rate
        # What is claimed while nothing can go would only lie here while its lease runs out.
        most = 0 if self._resting or self._pacer.paused or len(self._waiting) > CLAIM else CLAIM

        def claim(work: Work) -> tuple[list[Delivery], set[int], Pace, float]:
            found = pace.of(work, name, allowed)
            pause = (found.paused_until - work.now).total_seconds() if found.paused_until else 0.0
            taken = outbox.claim(work, name, most) if most else []
            return taken, outbox.held_identities(work, name), found, pause

        taken, held, learned, pause = await self._write_books(claim)
        self._pacer.learn(learned.rate, pause)
        # What failed since then is not in the books yet.
        self._held = held | self._marks.held()
        for delivery in taken:
            self._put(delivery)
        return len(taken)

    async def _look_for_broadcasts(self) -> None:
        while True:
            more = 0
            try:
                if self._others.settled:
                    more = await self.take_broadcasts()
            except LaneClosed:
                return
            except Exception as error:  # noqa: BLE001 - the store may be away for a while
                log.warning("deliver.broadcast_failed", channel=self.channel.name, error=type(error).__name__)
            if more and self._broadcast:
                self._more_wanted.clear()
                await self._more_wanted.wait()
            else:
                await asyncio.sleep(LOOK_FOR_BROADCASTS)

    async def take_broadcasts(self) -> int:
        """Take what of broadcasts can be sent within `AHEAD` seconds and line it up; how much."""
        want = self._wanted() - self._broadcast
        if want <= 0 or self._pacer.paused or self._resting:
            return 0
        name = self.channel.name
        taken: list[Delivery] = await self._write_books(lambda work: taking.take(work, name, want))
        for delivery in taken:
            self._put(delivery)
        return len(taken)

    def _wanted(self) -> int:
        if self._unreached >= OUT_OF_REACH:
            return 1
        rate = self._pacer.rate * self._others.share
        return min(CLAIM, max(1, round(rate * AHEAD))) if rate else CLAIM

    async def deliver_now(self) -> None:
        """Send and mark everything in memory, without waiting for turns: for tests."""
        while self._waiting or self._marks.under_way:
            while (identity_id := self._next()) is not None:
                await self._send_next(self._begin(identity_id))
            await self._marks.finished()

    def rest(self) -> None:
        """Take nothing more, and give back what has not begun of broadcasts: the process ends."""
        self._resting = True
        for identity_id in [each for each in self._waiting if each not in self._sending]:
            if self._waiting[identity_id][0].broadcast_id is not None:
                self._put_back(identity_id)

    async def drained(self) -> None:
        """Wait until nothing is in memory and everything is marked."""
        await self._idle.wait()

    async def marked(self) -> None:
        """Wait until the books know of everything that was attempted."""
        await self._marks.finished()

    async def _send_next(self, identity_id: int) -> None:
        """Send the first message of a conversation that was begun."""
        waiting = self._waiting[identity_id]
        delivery = waiting[0]
        try:
            result = await self._attempt(delivery)
        finally:
            self._sending.discard(identity_id)
        waiting.popleft()
        self._note(Attempt(delivery, result))
        # Nobody waits behind a broadcast or a rewriting that failed, except where the chat itself takes no more.
        goes_on = result.outcome in FINAL or not (is_awaited(delivery) or result.retry_after)
        if goes_on and waiting:
            self._line_up(waiting[0])
        else:
            for following in waiting:
                self._note(Attempt(following, NOT_YET))
            del self._waiting[identity_id]
        if result.outcome not in FINAL and is_awaited(delivery):
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
        self._unreached = self._unreached + 1 if result.out_of_reach else 0
        if result.whole_channel and result.retry_after:
            self._pacer.pause(result.retry_after)
        return result

    def _note(self, attempt: Attempt) -> None:
        self._idle.clear()
        was_here = self._in_memory.pop(key_of(attempt.delivery), None) is not None
        if was_here and attempt.delivery.broadcast_id is not None:
            self._broadcast -= 1
            if self._broadcast <= self._wanted() // 2:
                self._more_wanted.set()
        self._marks.note(attempt)

    def _is_idle(self) -> None:
        if not self._waiting and not self._under_way:
            self._idle.set()
