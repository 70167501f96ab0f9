"""/metrics for whoever measures the process, and through it the office.

What the process counts itself is told as it stands. What stands in the books is asked for at each scrape, on a
read-only connection and never in a lane, one question at a time and with an end to its patience: books that are
out of reach show as `langnghe_books_reached 0`, and the rest is told all the same.
"""

import asyncio
import hmac
from collections.abc import Iterable, Iterator, Mapping
from ipaddress import ip_address

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, disable_created_metrics, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric

from langnghe.models.contract import Priority
from langnghe.services import watching
from langnghe.services.watching import Watched
from langnghe.web.health import Health
from langnghe.web.ports import Books, Channels, Clock

#: Seconds that a scrape waits for the books; Prometheus itself gives up after ten.
PATIENCE = 5.0
#: Several processes on one database say the same of it.
_SHARED = "From the books, the same from every process: use max()"
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")

# When a counter began is what Prometheus sees for itself; it would double what is told.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """What is measured, for this machine and for whoever has the token ("": nobody has)."""

    def __init__(self, books: Books, channels: Channels, clock: Clock, health: Health, token: str) -> None:
        self._books = books
        self._channels = channels
        self._clock = clock
        self._health = health
        self._token = token.encode()
        self._asking: asyncio.Task[Watched] | None = None

    async def serve(self, request: web.Request) -> web.Response:
        """Prometheus' text format. 404 for everybody else, who need not know that it is here."""
        if not _from_here(request) and not self._has_token(request):
            raise web.HTTPNotFound
        watched = await self._watched()
        told = generate_latest() + generate_latest(_Told(self._told(watched)))
        return web.Response(body=told, headers={"Content-Type": CONTENT_TYPE_LATEST})

    def _has_token(self, request: web.Request) -> bool:
        scheme, _, given = request.headers.get("Authorization", "").partition(" ")
        sent = given.strip().encode("utf-8", "replace")
        return bool(self._token) and scheme.lower() == "bearer" and hmac.compare_digest(sent, self._token)

    async def _watched(self) -> Watched | None:
        """What the books say; None when they do not in time. Scrapes at once share one question."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._books.read(watching.look))
            self._asking.add_done_callback(_heard)
        asking = self._asking
        done, _ = await asyncio.wait({asking}, timeout=PATIENCE)
        if not done or asking.cancelled() or asking.exception() is not None:
            return None
        return asking.result()

    def _told(self, watched: Watched | None) -> Iterator[Metric]:
        yield _gauge("langnghe_books_reached", "1 when the books answered this scrape", watched is not None)
        yield _gauges(
            "langnghe_channel_up",
            "1 while the messenger takes and brings messages, as far as this process knows",
            ("channel",),
            {(name,): state == "ok" for name, state in self._channels.states().items()},
        )
        yield _gauge(
            "langnghe_tickets_without_clock",
            f"Open tickets that nobody would be late with, counted to 20: a fault of the program. {_SHARED}",
            self._health.glance(),
        )
        if watched is not None:
            yield from self._in_books(watched)

    def _in_books(self, watched: Watched) -> Iterator[Metric]:
        now = self._clock.now()
        ages: dict[tuple[str, ...], float] = {
            (channel, _word(each)): 0.0 for channel in self._channels.states() for each in Priority
        }
        for each in watched.undelivered:
            ages[each.channel, _word(each.priority)] = max((now - each.since).total_seconds(), 0)
        yield _gauges(
            "langnghe_oldest_undelivered_seconds",
            f"How long the oldest message waits that is due and not with its recipient. {_SHARED}",
            ("channel", "priority"),
            ages,
        )
        yield _gauges(
            "langnghe_overdue_now",
            f"Clocks of open tickets that have run out, counted to {watching.MOST}. {_SHARED}",
            ("clock",),
            {(str(kind),): count for kind, count in watched.overdue.items()},
        )
        behind = watched.behind_since
        yield _gauge(
            "langnghe_sweep_behind_seconds",
            f"How long the oldest clock that has come waits for the sweep: long when no process ticks. {_SHARED}",
            0 if behind is None else max((now - behind).total_seconds(), 0),
        )
        yield _gauge("langnghe_dead_letters", f"Messages given up. {_SHARED}", watched.dead_letters)
        yield _gauge(
            "langnghe_failed_events",
            f"Events that a fault kept from being handled. {_SHARED}",
            watched.failed_events,
        )
        yield _gauges(
            "langnghe_broadcasts",
            f"Announcements with something still to come, by state. {_SHARED}",
            ("state",),
            {(str(state),): count for state, count in watched.broadcasts.items()},
        )
        by_channel = {channel: watching.Receivers() for channel in self._channels.states()} | dict(
            watched.receivers
        )
        yield _gauges(
            "langnghe_broadcast_receivers",
            f"Receivers listed of the announcements being sent or paused. {_SHARED}",
            ("channel",),
            {(channel,): each.listed for channel, each in by_channel.items()},
        )
        yield _gauges(
            "langnghe_broadcast_left",
            f"Those of them to whom nothing has happened yet. {_SHARED}",
            ("channel",),
            {(channel,): each.left for channel, each in by_channel.items()},
        )
        since = watched.broadcasts_since
        yield _gauge(
            "langnghe_broadcast_stalled_seconds",
            f"How long nothing has happened to an announcement that should be going on. {_SHARED}",
            0 if since is None else max((now - since).total_seconds(), 0),
        )


class _Told:
    """What was found for one scrape, as a registry that is asked once."""

    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._metrics = list(metrics)

    def collect(self) -> Iterable[Metric]:
        return self._metrics


def _heard(asked: asyncio.Task[Watched]) -> None:
    """Whatever it has come to, also when nobody waits for it any more."""
    if not asked.cancelled():
        asked.exception()


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(name, meaning, value=value)


def _gauges(name: str, meaning: str, labels: tuple[str, ...], values: Mapping[tuple[str, ...], float]) -> Metric:
    made = GaugeMetricFamily(name, meaning, labels=labels)
    for of, value in values.items():
        made.add_metric(of, value)
    return made


def _word(priority: Priority) -> str:
    """What people read: "answer" of "0-answer"."""
    return priority.partition("-")[2]


def _from_here(request: web.Request) -> bool:
    if any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ip_address(request.remote or "").is_loopback
    except ValueError:
        return False
