"""From a channel's event to the books: one event, one lane, one transaction, then the acknowledgement."""

import secrets
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace

import structlog
from prometheus_client import Counter, Histogram
from sqlalchemy import Connection
from sqlalchemy.exc import InterfaceError, OperationalError

from langnghe.bot.clock import Clock
from langnghe.bot.lanes import Lanes
from langnghe.handlers.common.talk import Converse, Talk, typed_choice
from langnghe.locales.texts import AllTexts
from langnghe.models.contract import Delivery, Inbound, InputKind
from langnghe.services import failures, people, webchat
from langnghe.services.broadcast import groups
from langnghe.services.refusals import Refusal
from langnghe.services.work import Errand, Work

log = structlog.get_logger()

EVENTS = Counter("langnghe_events_total", "Events by channel and what became of them", ["channel", "outcome"])
LATENCY = Histogram(
    "langnghe_event_seconds",
    "From taking an event in to its commit",
    ["channel"],
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5),
)

WorkMaker = Callable[[Connection], Work]


@dataclass(frozen=True, slots=True)
class Said:
    """What a committed transaction leaves to be done outside of it."""

    deliveries: tuple[Delivery, ...] = ()
    web_identities: frozenset[int] = frozenset()
    to_fetch: bool = False
    calendar_changed: bool = False
    errands: tuple[Errand, ...] = ()

    @classmethod
    def of(cls, work: Work) -> "Said":
        return cls(
            tuple(work.said),
            frozenset(work.web_said),
            work.to_fetch,
            work.calendar_changed,
            tuple(work.errands),
        )


class Receiver:
    """Takes events in. `receive` returns when the event is in the books for good; only then acknowledge it."""

    def __init__(
        self,
        lanes: Lanes,
        converse: Converse,
        texts: AllTexts,
        make_work: WorkMaker,
        hand_over: Callable[[Said], None],
        clock: Clock,
    ) -> None:
        self._lanes = lanes
        self._converse = converse
        self._texts = texts
        self._make_work = make_work
        self._hand_over = hand_over
        self._clock = clock

    async def receive(self, event: Inbound) -> None:
        """Handle one event to its commit. An event seen before has no effect.

        Raises when the store is out of reach or the process shuts down: do not acknowledge then, the
        messenger will bring the event again.
        """
        begun = self._clock.monotonic()
        key = f"{event.channel}:{event.external_id}"
        try:
            said = await self._lanes.run(lambda connection: self._handle(connection, event), key)
            outcome = "handled"
        except Refusal as refusal:
            no = refusal
            said = await self._lanes.run(lambda connection: self._refuse(connection, event, no), key)
            outcome = "refused"
        except (OperationalError, InterfaceError):
            EVENTS.labels(event.channel, "store_error").inc()
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the person is told and the event kept
            said = await self._failed(event, error, key)
            outcome = "failed"
        EVENTS.labels(event.channel, outcome).inc()
        LATENCY.labels(event.channel).observe(self._clock.monotonic() - begun)
        self._hand_over(said)

    # In a lane ----------------------------------------------------------------------------------------------

    def _handle(self, connection: Connection, event: Inbound) -> Said:
        with closing(self._make_work(connection)) as work:
            if not people.first_time(work, event):
                return Said()
            if event.kind is InputKind.GROUP:
                groups.changed(work, event)
                work.flush()
                return Said.of(work)
            talk = self._talk(work, event)
            self._keep_own_line(work, talk.event)
            if event.kind is InputKind.LEFT:
                people.left(work, talk.speaker.identity_id, event.text or "left", work.now)
            else:
                self._converse(talk)
            people.save_conversation(work, talk.speaker)
            work.flush()
            return Said.of(work)

    def _talk(self, work: Work, event: Inbound) -> Talk:
        speaker = people.recognise(work, event)
        if chosen := typed_choice(event, speaker):
            event = replace(event, kind=InputKind.CHOICE, choice=chosen)
        return Talk(work, speaker, event, self._texts, self._converse)

    def _keep_own_line(self, work: Work, event: Inbound, *, answered: bool = True) -> None:
        """Where we keep the transcript ourselves, what the person wrote belongs into it."""
        if work.office.channels[event.channel].inbox:
            webchat.record_own_line(work, event, answered=answered)

    def _refuse(self, connection: Connection, event: Inbound, refusal: Refusal) -> Said:
        """The event's own transaction was rolled back; the person is told why, and where they stand stays."""
        with closing(self._make_work(connection)) as work:
            if not people.first_time(work, event):
                return Said()
            talk = self._talk(work, event)
            self._keep_own_line(work, talk.event, answered=False)
            menu, numbers = talk.speaker.menu, talk.speaker.menu_numbers
            talk.event = replace(talk.event, message_ref="")  # the menu stays: another choice may be lawful
            talk.say(refusal.key, **refusal.params)
            talk.speaker.menu, talk.speaker.menu_numbers = menu, numbers
            people.save_conversation(work, talk.speaker)
            work.flush()
            return Said.of(work)

    async def _failed(self, event: Inbound, error: Exception, key: str) -> Said:
        """Our own fault: the event is kept for inspection and the person gets a reference to quote."""
        reference = secrets.token_hex(4).upper()
        log.error(
            "event.failed",
            reference=reference,
            channel=event.channel,
            event_id=event.event_id,
            kind=event.kind,
            error=type(error).__name__,
            where=_where(error),
        )

        def keep(connection: Connection) -> Said:
            with closing(self._make_work(connection)) as work:
                if not people.first_time(work, event):
                    return Said()
                failures.keep_event(work, event, reference, f"{type(error).__name__} {_where(error)}")
                if event.kind is InputKind.GROUP:
                    # Nobody spoke, and nothing is said in a group.
                    work.flush()
                    return Said()
                talk = Talk(work, people.recognise(work, event), event, self._texts, self._converse)
                self._keep_own_line(work, event, answered=False)
                talk.say("our-fault", reference=reference)
                work.flush()
                return Said.of(work)

        return await self._lanes.run(keep, key)


def _where(error: BaseException) -> str:
    """The innermost place of our own code; never the error's message, which may quote what a person wrote."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if "langnghe" in code.co_filename:
            place = f"{code.co_filename.rsplit('langnghe', 1)[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
