"""How often something may be done: a little may come at once, more must wait."""

from langnghe.web.ports import Clock

#: Above so many keys, those at rest are forgotten.
_CROWD = 10_000


class Limits:
    """Counts acts by key in this process's memory. A restart forgets them, which harms nobody."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        #: When each key's budget will be whole again (the "theoretical arrival time" of a leaky bucket).
        self._whole_at: dict[str, float] = {}

    def spend(self, key: str, most: int, seconds: float) -> float:
        """Count one act of `key`, of which `most` may come within `seconds`.

        Gives 0.0 when it is allowed; otherwise, and then it is not counted, the seconds to wait.
        """
        now = self._clock.monotonic()
        step = seconds / most
        whole_at = max(self._whole_at.get(key, now), now)
        wait = whole_at + step - now - seconds
        if wait > 1e-9:
            return wait
        self._whole_at[key] = whole_at + step
        if len(self._whole_at) > _CROWD:
            self._whole_at = {other: at for other, at in self._whole_at.items() if at > now}
        return 0.0
