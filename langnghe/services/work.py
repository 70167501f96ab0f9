"""The unit of work that every service verb gets: it never makes its own and never commits."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from langnghe.models.contract import Capabilities, Delivery, Marked, Outbound, Priority
from langnghe.services import quiet
from langnghe.services.calendar import WorkingCalendar
from langnghe.services.classify import Classifier
from langnghe.services.deadlines import Span, Unit
from langnghe.services.places import Gazetteer

#: In Vietnam. What belongs to the morning does not come after it.
NOON = time(12)
TWO_DAYS = Span(2, Unit.WORKING_DAYS)


class Shelf(Protocol):
    """Where the bytes of stored files are. For small ones only: whoever asks waits in a lane."""

    def read(self, path: str) -> bytes:
        """The bytes at a path that was given by the store. Raises OSError."""
        ...

    def put(self, body: bytes) -> str:
        """Keep these bytes; their path."""
        ...


@dataclass(frozen=True, slots=True)
class Office:
    """What the office knows and has decided, the same for every event of a process."""

    name: str
    root_area: str
    """Code of the province, or of the one commune that is served."""
    gazetteer: Gazetteer
    classifier: Classifier
    channels: Mapping[str, Capabilities]
    public_url: str = ""
    contact: str = ""
    """How else the office is reached: a phone number, an address. Shown to people who decline the notice."""
    telegram_username: str = ""
    reopen_window: timedelta = timedelta(days=15)
    """After an answer or a refusal the citizen may reopen once within it."""
    urge_pause: timedelta = timedelta(days=2)
    """Between two urgings of one ticket by its citizen."""
    invitation_life: timedelta = timedelta(days=7)
    pause_limit: int = 5
    """Working days that the citizen's clock may stand still in all while a reply is awaited."""
    extend_times: int = 1
    """How often more time may be granted for one matter."""
    extend_days: int = 20
    """Working days that may be granted at once, counted from the day on which it is due."""
    escalate_every: Span = TWO_DAYS
    """Between two levels that are told of a clock that has run out."""
    red_line_days: int = 45
    """Days since receipt by which a matter must be settled (NĐ 154/2026 Art. 41(3)(b))."""
    red_line_warn_days: int = 5
    """So many days before, the head is told that the red line comes near."""
    quiet_from: time = time(21)
    quiet_until: time = time(7)
    """In Vietnam. What can wait until the morning reaches nobody's phone in between; clocks know no night."""
    digest_at: time = time(7, 30)
    """In Vietnam, before noon: from then on each head gets the morning's digest, on working days."""
    shelf: Shelf | None = None
    words: Callable[..., str] | None = None
    """Plain words of the office's own language by their key, for what the office makes itself: files, pictures."""

    def awake(self, now: datetime) -> datetime:
        """The first moment from now on at which people may be reached with what can wait."""
        return quiet.awake(self, now)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person is to be told because of what happened, in no words yet.

    `key` names the notice ("ticket-new", "ticket-answered" …); `params` hold plain values for its words.
    `waiting_person_id` is told when the notice cannot reach the person.
    """

    key: str
    person_id: int
    ticket_id: int | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    waiting_person_id: int | None = None
    patient: bool = False
    """It can wait until the morning: nobody is woken by it."""
    attachment_id: int | None = None
    """A file of the store that goes with it."""
    priority: Priority = Priority.NOTICE
    bulk: bool = False
    """One of very many: it lies in the outbox until its turn and is not kept in memory."""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that will not arrive where it was sent."""

    person_id: int
    outbound: Outbound
    priority: Priority
    ticket_id: int | None
    waiting_person_id: int | None


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a broadcast says, in its maker's words."""

    broadcast_id: int
    body: str
    """The name of the body it speaks for."""
    text: Marked
    links: tuple[tuple[str, str], ...] = ()
    """Buttons that open an address: (label, https address)."""
    attachment_id: int | None = None
    urgent: bool = False
    relation: str = ""
    """"correction" or "cancellation" of what the receiver got before, "" for neither."""


class ErrandKind(StrEnum):
    #: Say `Errand.text` in the group.
    TEST = "test"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Errand:
    """A call to a messenger about a group, made once, after the commit. A crash loses it: nothing hangs on it."""

    kind: ErrandKind
    group_id: int
    channel: str
    external_id: str
    by: int | None
    """The person who reads how it went."""
    text: Marked | None = None


class Composer(Protocol):
    """Puts notices into words, for the channel a person uses, and into the outbox."""

    def compose(self, work: "Work", notice: Notice) -> None: ...

    def say_elsewhere(self, work: "Work", said: Undelivered) -> bool:
        """Say what could not be delivered on the next channel of the person; False when there is none."""
        ...

    def announce(
        self, work: "Work", said: Announcement, channel: str, language: str, *, group: bool = False
    ) -> Outbound:
        """The one message by which the announcement is made there; in a group without what is for one person."""
        ...


@dataclass(slots=True)
class Work:
    """One transaction's worth of work.

    `said` and `web_said` collect what was written to be delivered, for handing over after the commit.
    """

    connection: Connection
    """The transaction, which whoever made this commits or rolls back."""
    now: datetime
    office: Office
    calendar: WorkingCalendar
    composer: Composer
    process: int = 0
    """The number of this process: what it leases is free again when it dies (PostgreSQL)."""
    said: list[Delivery] = field(default_factory=list)
    web_said: set[int] = field(default_factory=set)
    """Identities of the web chat with something new to read."""
    to_fetch: bool = False
    """Something was sent along that is still with the messenger."""
    calendar_changed: bool = False
    """The office's calendar was changed: after the commit this process reads it anew."""
    errands: list[Errand] = field(default_factory=list)
    """Calls to messengers about groups, to be made after the commit."""
    _session: Session | None = None

    @property
    def session(self) -> Session:
        """A session inside the transaction, which it does not end. Not for what every event asks."""
        if self._session is None:
            self._session = Session(self.connection, join_transaction_mode="rollback_only", expire_on_commit=False)
        return self._session

    @contextmanager
    def step(self) -> Iterator[None]:
        """One of several steps of a sweep: when it fails, nothing of it stays written or said."""
        said, web, errands = len(self.said), set(self.web_said), len(self.errands)
        try:
            with self.connection.begin_nested():
                yield
                self.flush()
        except BaseException:
            del self.said[said:]
            del self.errands[errands:]
            self.web_said = web
            raise

    def flush(self) -> None:
        """Write what the session still holds."""
        if self._session is not None:
            self._session.flush()

    def close(self) -> None:
        """Let go of the session's objects; the transaction stays as it is."""
        if self._session is not None:
            self._session.close()

    def notify(self, notice: Notice) -> None:
        """Have the notice put into words and into the outbox, in this transaction."""
        self.composer.compose(self, notice)
