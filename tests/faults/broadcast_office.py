"""An office with very many citizens and an announcement, and its books compared with their phones."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import String, cast, func, insert, literal, select

from langnghe.bot.clock import RealClock
from langnghe.bot.store import Store
from langnghe.models import (
    Broadcast,
    BroadcastAct,
    BroadcastChunk,
    BroadcastDelivery,
    BroadcastOutcome,
    BroadcastRepeat,
    BroadcastState,
    Identity,
    Person,
    table,
)
from langnghe.models.base import UtcDateTime
from langnghe.services.broadcast import life, listing, tally
from langnghe.services.broadcast.tally import Tally
from langnghe.services.work import Work
from tests.conversations.desk import AREA
from tests.office import CHAIR, in_books
from tests.standin.ledger import Call

#: By these words the announcement is known on a phone.
WORDS = "Lịch cắt điện tuần này"
TEXT = f"<b>{WORDS}</b>\nThôn 1 và thôn 2 từ 7 giờ đến 11 giờ sáng thứ Năm. Mong bà con thu xếp."
#: Telegram ids of the citizens are counted from here.
FIRST = 1_000_000


def fill(work: Work, many: int, channel: str = "telegram") -> None:
    """So many citizens who have agreed to be written to, each with one identity; FIRST is the first one's id."""
    now = literal(work.now, UtcDateTime())
    series = select(literal(1).label("number")).cte("series", recursive=True)
    series = series.union_all(select(series.c.number + 1).where(series.c.number < many))
    number = series.c.number
    people = select(
        literal("Dân ") + cast(number, String), literal(""), literal("vi"), literal(AREA), now, literal(""), now
    )
    work.session.execute(
        insert(Person).from_select(
            ["name", "phone", "language", "area_code", "consented_at", "consent_version", "created_at"], people
        )
    )
    before = work.session.scalar(select(func.min(Person.id)).where(Person.name == "Dân 1"))
    assert before is not None
    p = table(Person).c
    identities = select(p.id, literal(channel), cast(p.id + (FIRST - before), String), now, literal("")).where(
        p.id >= before
    )
    work.session.execute(
        insert(Identity).from_select(
            ["person_id", "channel", "external_id", "last_seen_at", "unreachable_reason"], identities
        )
    )


def announce(work: Work) -> int:
    """An announcement to everybody, not approved; its id."""
    made = Person(name="Cô Tâm", created_at=work.now)
    work.session.add(made)
    work.session.flush()
    broadcast = Broadcast(
        state=BroadcastState.DRAFT,
        made_by=made.id,
        made_at=work.now,
        body_code=CHAIR,
        text=TEXT,
        links=[],
        audience={},
        repeat=BroadcastRepeat.ONCE,
        counted={},
    )
    work.session.add(broadcast)
    work.session.flush()
    return broadcast.id


def begin(work: Work, broadcast_id: int) -> None:
    """Approve it, and begin."""
    broadcast = life.for_change(work, broadcast_id)
    life.move(work, broadcast, BroadcastAct.APPROVE, broadcast.made_by)
    listing.begin(work, broadcast)


class BroadcastBooks:
    """One broadcast as the books have it, read from outside while the program runs or after it was killed."""

    def __init__(self, url: str, store: Store, broadcast_id: int) -> None:
        self._url = url
        self._store = store
        self.broadcast_id = broadcast_id

    def rows(self, asked: Any) -> list[Any]:
        with self._store.reader.connect() as connection:
            return list(connection.execute(asked))

    def state(self) -> BroadcastState:
        found: BroadcastState = self.rows(select(Broadcast.state).where(Broadcast.id == self.broadcast_id))[0][0]
        return found

    def outcomes(self) -> dict[int, tuple[BroadcastOutcome, int]]:
        """Chat -> what became of its delivery, and in how many counted attempts. Raises where one has two."""
        rows = self.rows(
            select(Identity.external_id, BroadcastDelivery.outcome, BroadcastDelivery.attempts)
            .join(Identity, Identity.id == BroadcastDelivery.identity_id)
            .where(BroadcastDelivery.broadcast_id == self.broadcast_id)
        )
        found = {int(row[0]): (row[1], row[2]) for row in rows}
        assert len(found) == len(rows), "two deliveries to one chat"
        return found

    def unmarked(self, chats: Iterable[int]) -> set[int]:
        """Of these chats, those of which the books do not know that they have it."""
        known = {chat for chat, (outcome, _) in self.outcomes().items() if outcome is not BroadcastOutcome.PENDING}
        return set(chats) - known

    def left_in_chunks(self) -> int:
        c = table(BroadcastChunk).c
        counted = select(func.coalesce(func.sum(c["count"] - c.taken), 0))
        return int(self.rows(counted.where(c.broadcast_id == self.broadcast_id))[0][0])

    def tally(self) -> Tally:
        return in_books(self._url, lambda work: tally.of(work, self.broadcast_id), RealClock().now())


@dataclass(slots=True)
class Phones:
    """What the stand-in saw of one broadcast. Give `see` to `Ledger.watch`. Moments: seconds since its start."""

    #: Calls that send or edit a message by the status that was answered, "lost" where the answer was.
    statuses: Counter[str] = field(default_factory=Counter)
    #: How often it has come to each chat, whatever was answered.
    got: Counter[int] = field(default_factory=Counter)
    #: Chats of which the sender never learnt that it came: the answer was lost on the way.
    lost: Counter[int] = field(default_factory=Counter)
    #: When the announcement came to somebody; when any message was sent; when a call of any outcome was made.
    came: list[float] = field(default_factory=list)
    accepted: list[float] = field(default_factory=list)
    tried: list[float] = field(default_factory=list)
    #: Told of the calls that do not carry the announcement.
    others: Callable[[Call], None] | None = None

    def see(self, call: Call) -> None:
        if call.method not in {"sendMessage", "editMessageText"}:
            return
        self.statuses[f"{call.status or 'lost'}"] += 1
        self.tried.append(call.at)
        if call.method == "sendMessage" and call.took_effect:
            self.accepted.append(call.at)
        if WORDS not in str(call.params.get("text", "")):
            if self.others is not None:
                self.others(call)
        elif call.took_effect:
            chat = int(call.chat_id or 0)
            self.came.append(call.at)
            self.got[chat] += 1
            self.lost[chat] += call.status != 200

    def seconds(self, share: float = 1.0) -> float:
        """From the first announcement until this share of them had come."""
        return max(0.001, self._until(share) - self.came[0]) if self.came else 0.001

    def rate(self, calls: list[float], share: float = 1.0) -> float:
        """So many of these calls a second, from the first announcement until this share of them had come."""
        if not self.came:
            return 0.0
        first, last = self.came[0], self._until(share)
        return sum(first <= at <= last for at in calls) / self.seconds(share)

    def _until(self, share: float) -> float:
        return self.came[int((len(self.came) - 1) * share)]

    @property
    def limited(self) -> float:
        """The share of calls answered 429."""
        return self.statuses["429"] / max(1, self.statuses.total())


@dataclass(frozen=True, slots=True)
class Compared:
    """Phones and books side by side when all is over. Each set holds chats."""

    receivers: int
    missed: set[int]
    doubles: dict[int, int]
    #: Had it twice though no kill had caught it between the sending and the books.
    unexplained: set[int]
    strangers: set[int]
    #: Reached, by the books, and the phone shows nothing; or the other way round.
    untrue: set[int]
    outcomes: Counter[BroadcastOutcome]
    unsure: set[int]

    @property
    def well(self) -> bool:
        return not (self.missed or self.unexplained or self.strangers or self.untrue)


def compare(
    books: BroadcastBooks, phones: Phones, everybody: set[int], blocked: set[int], unmarked: Counter[int]
) -> Compared:
    """What became of everybody. `unmarked`: how many kills caught this chat's message before the books knew."""
    outcomes = books.outcomes()
    reached = {BroadcastOutcome.SENT, BroadcastOutcome.UNSURE}
    said_reached = {chat for chat, (outcome, _) in outcomes.items() if outcome in reached}
    doubles = {chat: times for chat, times in phones.got.items() if times > 1}
    return Compared(
        receivers=len(outcomes),
        missed=(everybody - blocked) - phones.got.keys(),
        doubles=doubles,
        unexplained={chat for chat, times in doubles.items() if times - 1 > unmarked[chat]},
        strangers=(phones.got.keys() | outcomes.keys()) - everybody,
        untrue=said_reached ^ phones.got.keys(),
        outcomes=Counter(outcome for outcome, _ in outcomes.values()),
        unsure={chat for chat, (outcome, _) in outcomes.items() if outcome is BroadcastOutcome.UNSURE},
    )
