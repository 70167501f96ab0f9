"""When the next message may go: the channel's rate and its pauses, and the rate within one chat."""

from collections.abc import Callable

from langnghe.models.contract import Delivery, Priority

#: So many seconds' worth may go at once, so that a lone message never waits and a short delay is made up for.
BURST = 0.25
#: So many messages to one person pass at once, as messengers allow; the rest at the rate of a chat.
CHAT_BURST = 10
#: Chats are forgotten when so many are remembered and their time is over.
REMEMBERED = 10_000


class Pacer:
    """Counts what goes out, by `seconds`, a clock that never goes back.

    Rates in messages a second, 0 for no limit: `rate` over all chats of the channel and all processes, `chat_rate`
    in one person's chat, `group_rate` in a group.
    """

    def __init__(self, seconds: Callable[[], float], rate: float, chat_rate: float, group_rate: float) -> None:
        self.rate = rate
        self._chat_rate = chat_rate
        self._group_rate = group_rate
        self._seconds = seconds
        self._next = 0.0
        self._step = 0.0
        self._paused_until = 0.0
        #: When each chat will have had no more than its rate.
        self._chats: dict[int, float] = {}

    @property
    def paused(self) -> bool:
        """The messenger has asked to wait."""
        return self._paused_until > self._seconds()

    def learn(self, rate: float, pause: float) -> None:
        """What all processes have learned: the rate that holds, and for how many seconds from now nothing goes."""
        self.rate = rate
        self.pause(pause)

    def pause(self, seconds: float) -> None:
        self._paused_until = max(self._paused_until, self._seconds() + seconds)

    def until_turn(self, share: float) -> float:
        """Seconds until the next message may go, where `share` of the rate is ours."""
        now = self._seconds()
        self._step = 1 / (self.rate * share) if self.rate else 0.0
        turn = max(self._next, now - BURST) if self.rate else now
        return max(turn, self._paused_until) - now

    def take(self, delivery: Delivery) -> None:
        """Count this message: it goes now."""
        now = self._seconds()
        self._next = max(self._next, now - BURST) + self._step
        if rate := self._rate_in(delivery):
            self._chats[delivery.identity_id] = max(self._chats.get(delivery.identity_id, now), now) + 1 / rate
            if len(self._chats) > REMEMBERED:
                self._chats = {chat: due for chat, due in self._chats.items() if due > now}

    def until_chat(self, delivery: Delivery) -> float:
        """Seconds until its chat may have another message; not above 0 when it may now.

        Who presses quickly is answered quickly: an answer is counted, and waits only when the messenger says so.
        """
        rate = self._rate_in(delivery)
        due = self._chats.get(delivery.identity_id)
        if not rate or due is None or delivery.priority is Priority.ANSWER:
            return 0.0
        burst = 1 if delivery.identity_id < 0 else CHAT_BURST
        return due - self._seconds() - (burst - 1) / rate

    def _rate_in(self, delivery: Delivery) -> float:
        return self._group_rate if delivery.identity_id < 0 else self._chat_rate
