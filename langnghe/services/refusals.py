"""What the office says no to, expectedly: one small tree, turned into words in one place."""

from typing import Any


class Refusal(Exception):
    """A lawful no. `key` names the message in locales/, `params` fill it."""

    def __init__(self, key: str, **params: Any) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class Forbidden(Refusal):
    """The person has no authority for this, whatever the button said."""


class Stale(Refusal):
    """The state has moved on since the button was shown; the press has no effect."""


class NotFound(Refusal):
    """There is no such thing, or not for this person."""


class Invalid(Refusal):
    """The input cannot be taken as it is; the message says what to do instead."""
