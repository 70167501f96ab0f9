"""What runs by the clock: which sweep, how often. Each is a verb in a lane, in a transaction of its own."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger
from prometheus_client import Counter

from langnghe.bot.clock import RealClock
from langnghe.services import (
    digest,
    escalation,
    following,
    grants,
    housekeeping,
    recomputing,
    red_line,
    reminding,
    rule_recomputing,
    tet,
    websessions,
)
from langnghe.services.broadcast import (
    counting,
    ending,
    group_errands,
    listing,
    progress,
    scheduling,
    taking,
)
from langnghe.services.dialogue import behind, clock_sweep, open_questions, replanning, telling, waiting
from langnghe.services.work import Work

log = structlog.get_logger()

RUNS = Counter("langnghe_sweeps_total", "Runs of each sweep in this process", ["sweep"])

Write = Callable[[Callable[[Work], Any]], Awaitable[Any]]


def _close_posts(work: Work) -> int:
    return len(grants.close_run_out(work))


#: (name, verb, how often). A verb does a bounded piece and returns how much it did.
Sweep = tuple[str, Callable[[Work], int], timedelta]
SWEEPS: tuple[Sweep, ...] = (
    ("clocks", reminding.sweep, timedelta(seconds=30)),
    ("close_settled", following.close_settled, timedelta(minutes=10)),
    ("forget_old_events", housekeeping.forget_old_events, timedelta(hours=1)),
    ("close_posts", _close_posts, timedelta(minutes=10)),
    ("recompute_deadlines", recomputing.recompute, timedelta(seconds=30)),
    ("recompute_by_rule", rule_recomputing.recompute, timedelta(seconds=30)),
    ("clear_escalations", escalation.clear, timedelta(hours=1)),
    ("digest", digest.sweep, timedelta(minutes=3)),
    ("red_line", red_line.sweep, timedelta(minutes=10)),
    ("dialogue_offers", waiting.sweep, timedelta(seconds=30)),
    ("settle_questions", open_questions.settle_left, timedelta(minutes=5)),
    ("dialogues_behind", behind.sweep, timedelta(hours=1)),
    ("dialogues_on_days_off", replanning.follow_calendar, timedelta(minutes=10)),
    ("warn_of_tet", tet.warn, timedelta(hours=1)),
    ("dialogue_clocks", clock_sweep.sweep, timedelta(seconds=30)),
    ("dialogue_news", telling.sweep, timedelta(seconds=30)),
    ("broadcast_count", counting.sweep, timedelta(seconds=1)),
    ("broadcast_begin", scheduling.sweep, timedelta(seconds=1)),
    ("broadcast_listing", listing.sweep, timedelta(seconds=1)),
    ("broadcast_inboxes", taking.fill_inboxes, timedelta(seconds=1)),
    ("broadcast_ending", ending.sweep, timedelta(seconds=1)),
    ("broadcast_progress", progress.sweep, timedelta(seconds=5)),
    ("forget_old_broadcasts", ending.forget_old, timedelta(hours=1)),
    ("leave_unused_groups", group_errands.leave_unused, timedelta(hours=6)),
)


def schedule(
    write: Write, session_life: timedelta, reports: Callable[[], Awaitable[int]], may_tick: Callable[[], bool]
) -> AsyncIOScheduler:
    """A scheduler with every sweep; the caller starts it and shuts it down.

    Each runs once right after the start: what came while the program was off has waited long enough.

    `session_life`: how long a browser's session may be left unused. `reports` draws the next report's picture.
    `may_tick`: whether it is this process that sweeps; asked before each piece.
    """
    scheduler = AsyncIOScheduler(timezone="Asia/Ho_Chi_Minh")
    at_once = RealClock().now()  # the scheduler itself goes by the real time
    sessions = ("sweep_sessions", partial(websessions.sweep, life=session_life), timedelta(hours=1))
    sweeps: list[Sweep] = [*SWEEPS, sessions]
    pieces: list[tuple[str, Callable[[], Awaitable[int]], timedelta]] = [
        (name, partial(write, verb), every) for name, verb, every in sweeps
    ]
    # No verb in a lane: it reads and draws beside them.
    pieces.append(("broadcast_reports", reports, timedelta(seconds=10)))
    for name, piece, every in pieces:
        scheduler.add_job(
            run_sweep,
            IntervalTrigger(seconds=int(every.total_seconds())),
            args=(name, piece, may_tick),
            id=name,
            next_run_time=at_once,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
    return scheduler


def run_all_at_once(scheduler: AsyncIOScheduler) -> None:
    """Let every sweep run now: this process has taken ticking over, and what is due need not wait its interval."""
    if scheduler.running:
        for job in scheduler.get_jobs():
            job.modify(next_run_time=RealClock().now())


async def run_sweep(
    name: str, piece: Callable[[], Awaitable[int]], may_tick: Callable[[], bool] = lambda: True
) -> int:
    """Run one sweep until it finds nothing more to do, or another process ticks; how much it did in all.

    A piece that is under way when another process takes over goes on to its commit. That is safe: every sweep
    takes the lock of what it is about (a ticket, a session, its place in the books) and looks again with the lock
    held, or is one conditional statement, so of two processes at the same piece one finds nothing left to do. One
    process ticks so that the others need not look in vain.
    """
    if not may_tick():
        return 0
    RUNS.labels(name).inc()
    total = 0
    try:
        while may_tick() and (done := await piece()):
            total += done
    except asyncio.CancelledError:
        # The process ends. Raised further, the scheduler would log it as a fault, with a traceback.
        log.info("sweep.broken_off", sweep=name)
    except Exception as error:  # noqa: BLE001 - the next run tries again
        log.warning("sweep.failed", sweep=name, error=type(error).__name__)
    if total:
        log.info("sweep.done", sweep=name, count=total)
    return total
